# A forward pass of three steps, for the tests of the prompt.
#: exercise small
#: title three steps

# %% Setup
#: setup
import torch
n = 4
W = torch.arange(12.0).view(4, 3)
W.requires_grad = True
log = []

# %% Forward
#: forward
y = W * W
z = y + 2*W
loss = z.mean()

# %% Reference
#: reference
W.grad = None
for t in [y, z]:
  t.retain_grad()
loss.backward()

# %% z
#: answer z
#: rule A mean hands each entry its share.
dz = torch.ones_like(z) / 12

# %% y
#: answer y
dy = dz.clone()

# %% W
#: answer W
dW = 2*W*dy
dW += 2*dz

# %% What is done with the gradients
#: training
W.data -= 0.1 * dW
dW = None
