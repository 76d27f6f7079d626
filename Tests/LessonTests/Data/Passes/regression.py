# Least squares with weights, a penalty, and a robust loss.
import torch

torch.manual_seed(13)
N, D = 10, 4
X = torch.randn(N, D)
y = torch.randn(N, 1)
w = torch.randn(D, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
s = torch.randn(N, 1, requires_grad=True)

pred = X @ w + b
err = pred - y
sq = err**2
prec = torch.exp(-s)
weighted = prec * sq
total = weighted + s
half = 0.5 * total
norm = w.norm()
penalty = norm**3
root = (sq + 1).sqrt()
robust = root.log()
ratio = half / root
data = ratio.mean()
loss = data + 0.1 * penalty + robust.sum() / N
