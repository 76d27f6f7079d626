import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(1)
x = torch.rand(3, 4) * 2 - 0.7
a = torch.rand(3, 4) * 0.8 + 0.1
w = torch.randn(3, 4)
m = torch.randn(4, 5)
b = torch.rand(5)
v = torch.randn(4)
q = torch.rand(2, 3, 4)
k = torch.randn(2, 3, 4)
P = torch.rand(6, 3) / 6 + 0.05
for t in [x, a, w, m, b, v, q, k, P]: t.requires_grad = True
y = torch.tensor([1, 0, 2])
i = torch.tensor([[0, 1], [2, 2], [3, 0]])
j = torch.tensor([0, 0, 2])
e = torch.tensor([[0, 1], [2, 1], [3, 0]])
o = torch.tensor([2, 0, 1])
mask = torch.tensor([[True, False, True, True], [False, True, True, False], [True, True, False, True]])
s = torch.sin(torch.arange(400.0) + 1)
