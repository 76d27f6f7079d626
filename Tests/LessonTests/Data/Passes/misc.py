# Elementwise functions and reductions, one after the other.
import torch
import torch.nn.functional as F

torch.manual_seed(22)
A = torch.randn(5, 6, requires_grad=True)
B = torch.rand(5, 6, requires_grad=True)
c = torch.randn(6, requires_grad=True)
T = torch.randn(5, 6)
mask = torch.rand(5, 6) > 0.4

lin = A * c
act = F.leaky_relu(lin, 0.1)
big = torch.maximum(act, B)
pos = big.square() + 1
root = pos.sqrt()
inv = 1 / root
lg = torch.log(inv)
var = pos.var(1, keepdim=True)
z = lg / var
ez = torch.exp(-z)
dropped = z * mask / 0.6
rolled = dropped.roll(1, 1)
tri = torch.tril(rolled.T @ ez)
wave = torch.sin(tri)
low = wave.min(0).values
total = wave.sum(1)
both = low * total
cp = both.cumprod(0)
rec = A @ tri
err = F.mse_loss(rec, T)
loss = err + cp.sum() + inv.pow(3).mean()
