# Tensors cut, joined and put in order.
import torch

torch.manual_seed(14)
A = torch.randn(6, 4, requires_grad=True)
B = torch.randn(6, 4, requires_grad=True)
U = torch.randn(4, 5, requires_grad=True)
idx = torch.tensor([[0, 1], [2, 2], [3, 0], [1, 1], [0, 3], [2, 1]])
rows = torch.tensor([5, 0, 0, 1, 3, 2])
target = torch.randn(6, 5)

both = torch.cat([A, B], 1)
left, right = both.split(4, dim=1)
layers = torch.stack([left, right**2])
avg = layers.mean(0)
run = avg.cumsum(1)
got = run.gather(1, idx)
low = run.clamp(-1, 1)
sel = torch.where(run > 0, low, 0.1 * run)
perm = sel[rows]
wide = torch.einsum('ij,jk->ik', perm, U)
top = wide.max(1, keepdim=True).values
lse = wide.logsumexp(1, keepdim=True)
shifted = wide - lse
dev = shifted.std(0)
unit = shifted / dev
area = got.prod(1, keepdim=True)
spread = torch.zeros(6, 5).scatter_add(1, idx, got)
mixed = unit * area + spread * top
diff = mixed - target
loss = (diff.abs() * diff.pow(2)).mean()
