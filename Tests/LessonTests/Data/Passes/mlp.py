# An embedding, three layers with different activations, a pool by maximum.
import torch
import torch.nn.functional as F

torch.manual_seed(12)
N = 8
tokens = torch.tensor([[1, 2, 2, 0], [3, 3, 1, 5], [0, 4, 1, 2], [5, 5, 5, 1],
                       [2, 0, 3, 4], [1, 1, 0, 2], [4, 2, 0, 0], [3, 5, 2, 1]])
Y = torch.tensor([0, 2, 1, 1, 0, 2, 2, 0])
E = torch.randn(6, 5, requires_grad=True)
W1 = torch.randn(5, 9, requires_grad=True)
b1 = torch.randn(9, requires_grad=True)
W2 = torch.randn(9, 7, requires_grad=True)
b2 = torch.randn(7, requires_grad=True)
W3 = torch.randn(7, 3, requires_grad=True)

e = F.embedding(tokens, E)
pooled = e.max(1).values
z1 = pooled @ W1 + b1
a1 = F.relu(z1)
z2 = a1 @ W2 + b2
a2 = torch.sigmoid(z2)
z3 = a2 @ W3
a3 = F.gelu(z3)
p = F.softmax(a3, dim=1)
picked = p[torch.arange(N), Y]
nll = -picked.log()
loss = nll.mean()
