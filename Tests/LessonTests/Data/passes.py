# Forward passes of the leaves in leaves.py, one a cell.

# %%
r = F.softmax(x @ m, 1)[:, 0].log()
loss = r.mean()

# %%
loss = ((a - w)**2).sum(1).sqrt().mean()

# %%
r = (x @ m + b).tanh()[j]
loss = r.sum()

# %%
r = torch.cat([x, w], 1)[:, ::2]
loss = (r * r).sum()

# %%
loss = x.view(-1, 3)[[0, 1, 1]].sum()

# %%
p = F.softmax(x, -1)
loss = -(p * p.log()).sum(-1).mean()

# %%
r = x.T[0] @ w
loss = (r**2).sum()

# %%
r = torch.where(x > 0, x * 2, x.exp())
loss = (r * w).sum()

# %%
r = x[mask]
loss = (r**2).sum()

# %%
r = x.gather(1, i)
loss = (r**2).sum()

# %%
values, indices = x.max(1)
loss = (values**2).sum()

# %%
f, g = torch.split(x, [2, 1])
loss = (f**2).sum() + g.exp().sum()

# %%
f, g, h = x.unbind(0)
loss = (f * g + h).sum()

# %%
f, g = x.chunk(2, 1)
loss = (f * g).sum()

# %%
h = x @ m
h = h.tanh()
h = h * 2 + h
loss = (h**2).sum()

# %%
h = x @ m
h += 1
h *= b
loss = (h**2).sum()

# %%
lp = x.log_softmax(1)[range(3), y]
loss = -lp.mean()

# %%
h = (x.tanh() * w)[0] + x[1].exp()[None]
loss = h.sum()

# %%
def layer(h, w, b):
    u = h @ w + b
    return u.tanh()
h = layer(x, w.T @ a, v)
h = layer(h, w.T @ a, v)
loss = (h**2).mean()

# %%
h = x
for i in range(3):
    h = torch.tanh(h @ (w.T @ a)) * (i + 1)
loss = (h * w).sum()

# %%
net = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3))
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(4, 4)
    def forward(self, x):
        h = self.inner(x)
        return h * torch.sigmoid(h)
block = Block()
g = block(x)
logits = net(g)
loss = F.cross_entropy(logits, y)

# %%
r = x.float()
h = r * 2
d = F.dropout(h.contiguous(), 0.0)
loss = (d * r).sum() + x.exp().sum()

# %%
h = x * 2
if h.sum() > 100:
    h = h * 3
else:
    h = h.exp() + h
loss = -h.reshape(h.shape).log_softmax(1)[range(3), y].mean()

# %%
h = x * a
h += w
h.mul_(2)
loss = (h**2).sum()

# %%
scores = q @ k.transpose(-2, -1) / 4**0.5
att = scores.masked_fill(torch.ones(3, 3).triu(1).bool(), float('-inf')).softmax(-1)
o = (att @ q).permute(1, 0, 2).reshape(3, -1)
loss = (o[:, ::2] * o[:, 1::2]).mean()

# %%
n = (x - x.mean(1, keepdim=True)) / (x.var(1, keepdim=True) + 1e-5).sqrt()
loss = (n * v).pow(2).sum(1).sqrt().mean()

# %%
loss = ((x > 0).float() * x + torch.where(x > 0, w, a).exp()).sum(0).max()

# %%
loss = -torch.log(torch.sigmoid(((x * w).sum(1) - (x * a).sum(-1)))).mean()

# %%
e = w[[0, 2, 2]].view(1, -1) @ torch.cat([a, x]).view(12, 2)
loss = F.cross_entropy(e, y[:1])
