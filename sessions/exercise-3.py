# Exercise 3: the gradient through the whole batch normalisation, in one expression.
#
# The mean and the variance of a column depend on all its entries, so each entry's gradient has three
# parts: its own, and one through each of the two. dhpreact is given; dhprebn is wanted.
#
#: exercise 3
#: title batch norm in one expression

# %% Setup
#: setup
import random
import torch
import torch.nn.functional as F

words = open('names.txt', 'r').read().splitlines()
chars = sorted(list(set(''.join(words))))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi['.'] = 0
itos = {i: s for s, i in stoi.items()}
vocab_size = len(itos)

# %% Three characters predict the fourth
#: setup
block_size = 3

def build_dataset(words):
  X, Y = [], []
  for w in words:
    context = [0] * block_size
    for ch in w + '.':
      ix = stoi[ch]
      X.append(context)
      Y.append(ix)
      context = context[1:] + [ix]
  X = torch.tensor(X)
  Y = torch.tensor(Y)
  return X, Y

random.seed(42)
random.shuffle(words)
n1 = int(0.8*len(words))
n2 = int(0.9*len(words))
Xtr, Ytr = build_dataset(words[:n1])
Xdev, Ydev = build_dataset(words[n1:n2])
Xte, Yte = build_dataset(words[n2:])

# %% The line that judges an answer
#: setup
def cmp(s, dt, t):
  ex = torch.all(dt == t.grad).item()
  app = torch.allclose(dt, t.grad)
  maxdiff = (dt - t.grad).abs().max().item()
  print(f'{s:15s} | exact: {str(ex):5s} | approximate: {str(app):5s} | maxdiff: {maxdiff}')

# %% Parameters: small random numbers everywhere, for zeros could hide a mistake
#: setup
n_embd = 10
n_hidden = 64
g = torch.Generator().manual_seed(2147483647)
C = torch.randn((vocab_size, n_embd), generator=g)
W1 = torch.randn((n_embd * block_size, n_hidden), generator=g) * (5/3)/((n_embd * block_size)**0.5)
b1 = torch.randn(n_hidden, generator=g) * 0.1
W2 = torch.randn((n_hidden, vocab_size), generator=g) * 0.1
b2 = torch.randn(vocab_size, generator=g) * 0.1
bngain = torch.randn((1, n_hidden))*0.1 + 1.0
bnbias = torch.randn((1, n_hidden))*0.1
parameters = [C, W1, b1, W2, b2, bngain, bnbias]
for p in parameters:
  p.requires_grad = True

# %% A batch
#: setup
batch_size = 32
n = batch_size
ix = torch.randint(0, Xtr.shape[0], (batch_size,), generator=g)
Xb, Yb = Xtr[ix], Ytr[ix]

# %% The forward pass
#: forward
emb = C[Xb]
embcat = emb.view(emb.shape[0], -1)
hprebn = embcat @ W1 + b1
bnmean = hprebn.mean(0, keepdim=True)
bnvar = hprebn.var(0, keepdim=True, unbiased=True)
bnvar_inv = (bnvar + 1e-5)**-0.5
bnraw = (hprebn - bnmean) * bnvar_inv
hpreact = bngain * bnraw + bnbias
h = torch.tanh(hpreact)
logits = h @ W2 + b2
loss = F.cross_entropy(logits, Yb)

# %% The reference gradients, and the one that the answer starts from
#: reference
for p in parameters:
  p.grad = None
for t in [hprebn, hpreact]:
  t.retain_grad()
loss.backward()
dhpreact = hpreact.grad.clone()

# %% hprebn
#: answer hprebn
#: rule Each entry's own gradient, less the column's mean of it, less what the variance takes back.
#: hint dhpreact, bnraw and hprebn are [32, 64]; bngain and bnvar_inv are [1, 64], one number a column. Through bnmean and bnvar each entry acts on its whole column, so two sums over the 32 rows appear: of dhpreact, and of dhpreact*bnraw. Both are [64] and broadcast back.
#: hint dhprebn = bngain*bnvar_inv/n * (n*dhpreact - ____ - n/(n-1)*bnraw*____)
dhprebn = bngain*bnvar_inv/n * (n*dhpreact - dhpreact.sum(0) - n/(n-1)*bnraw*(dhpreact*bnraw).sum(0))
cmp('hprebn', dhprebn, hprebn)
#> hprebn          | exact: False | approximate: True  | maxdiff: 9.313225746154785e-10
