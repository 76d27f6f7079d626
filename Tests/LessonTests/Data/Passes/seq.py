# A gated recurrent step over three characters, a contrastive loss, and a penalty.
import torch
import torch.nn.functional as F

torch.manual_seed(21)
N, D, H = 6, 4, 5
ids = torch.tensor([[0, 3, 2], [1, 1, 4], [2, 0, 3], [4, 2, 2], [3, 4, 0], [0, 1, 3]])
Y = torch.tensor([1, 0, 3, 2, 2, 1])
emb = torch.randn(5, D, requires_grad=True)
Wz = torch.randn(D, H, requires_grad=True)
Wh = torch.randn(D, H, requires_grad=True)
Wo = torch.randn(H, 4, requires_grad=True)
bo = torch.randn(4, requires_grad=True)
tau = torch.tensor(0.7, requires_grad=True)

e = emb[ids]
mean = e.mean(1)
last = e[:, -1]
zpre = mean @ Wz
z = torch.sigmoid(zpre)
hpre = last @ Wh
hc = torch.tanh(hpre)
keep = 1 - z
h = z * hc + keep * hpre
length = h.norm(dim=1, keepdim=True)
unit = h / length
sim = unit @ unit.T
soft = F.softplus(sim)
aux = soft.mean()
logits = unit @ Wo + bo
temp = logits / tau
m = temp.max(1, keepdim=True).values
ex = torch.exp(temp - m)
s = ex.sum(1, keepdim=True)
p = ex / s
py = p.gather(1, Y.view(-1, 1))
nll = -torch.log(py)
loss = nll.mean() + 0.5 * aux
