# Exercise 4: a training with your own backward pass, from the first step to the sampled names.
#
# The gradients of exercises 1 to 3 are put together, with 200 hidden units. Once all of them are
# right, the network is trained with them: no loss.backward() any more.
#
#: exercise 4
#: title train with your own backward pass

# %% Setup
#: setup
import random
import torch
import torch.nn.functional as F
import matplotlib.pyplot as plt
from tqdm import tqdm

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
n_hidden = 200
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

# %% The reference gradients
#: reference
for p in parameters:
  p.grad = None
for t in [logits, h, hpreact, hprebn, embcat, emb]:
  t.retain_grad()
loss.backward()

# %% logits
#: answer logits
#: rule Each row's probabilities, less one at the right letter, over the number of rows.
#: hint logits is [32, 27], and so is dlogits. F.softmax(logits, 1) gives each row's probabilities, [32, 27]; in row i the entry of the right letter Yb[i] gets one less, and the mean over n rows divides everything by n. Each row of the answer sums to zero.
#: hint dlogits = F.softmax(logits, 1), then dlogits[range(n), Yb] -= ____, then dlogits /= ____
dlogits = F.softmax(logits, 1)
dlogits[range(n), Yb] -= 1
dlogits /= n
cmp('logits', dlogits, logits)
#> logits          | exact: False | approximate: True  | maxdiff: 1.862645149230957e-09

# %% h
#: answer h
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h @ W2 + b2 is [32, 200] @ [200, 27]. From dlogits [32, 27] and W2 [200, 27] only one product has h's shape [32, 200]: the 27 has to vanish.
#: hint dh = dlogits @ ____
dh = dlogits @ W2.T
cmp('h', dh, h)
#> h               | exact: False | approximate: True  | maxdiff: 1.862645149230957e-09

# %% W2
#: answer W2
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h @ W2 + b2 is [32, 200] @ [200, 27]. From h [32, 200] and dlogits [32, 27] only one product has W2's shape [200, 27]: the 32 rows of the batch have to vanish.
#: hint dW2 = ____ @ dlogits
dW2 = h.T @ dlogits
cmp('W2', dW2, W2)
#> W2              | exact: False | approximate: True  | maxdiff: 1.4901161193847656e-08

# %% b2
#: answer b2
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b2, [27], was added to each of the 32 rows. dlogits is [32, 27]; adding its rows leaves [27], without keepdim, for b2 has one dimension.
#: hint db2 = dlogits.sum(____)
db2 = dlogits.sum(0)
cmp('b2', db2, b2)
#> b2              | exact: False | approximate: True  | maxdiff: 7.450580596923828e-09

# %% hpreact
#: answer hpreact
#: rule The derivative of tanh is 1 - tanh**2, written with its output.
#: hint h = torch.tanh(hpreact) works entry by entry: hpreact, h and dh are [32, 200]. The slope of tanh can be written with its output h, so no tanh has to be computed again.
#: hint dhpreact = (1.0 - ____) * dh
dhpreact = (1.0 - h**2) * dh
cmp('hpreact', dhpreact, hpreact)
#> hpreact         | exact: False | approximate: True  | maxdiff: 1.862645149230957e-09

# %% bngain
#: answer bngain
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In hpreact = bngain * bnraw + bnbias the one row bngain, [1, 200], was multiplied with all 32 rows of bnraw. bnraw * dhpreact is [32, 200]; the answer has to be [1, 200].
#: hint dbngain = (____ * dhpreact).sum(____, keepdim=True)
dbngain = (bnraw * dhpreact).sum(0, keepdim=True)
cmp('bngain', dbngain, bngain)
#> bngain          | exact: False | approximate: True  | maxdiff: 3.725290298461914e-09

# %% bnbias
#: answer bnbias
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint bnbias, [1, 200], was added to each of the 32 rows, with slope 1. dhpreact is [32, 200]; the answer has to be [1, 200], so the rows are added and the dimension stays.
#: hint dbnbias = dhpreact.sum(____, keepdim=____)
dbnbias = dhpreact.sum(0, keepdim=True)
cmp('bnbias', dbnbias, bnbias)
#> bnbias          | exact: False | approximate: True  | maxdiff: 7.450580596923828e-09

# %% hprebn
#: answer hprebn
#: rule Each entry's own gradient, less the column's mean of it, less what the variance takes back.
#: hint dhpreact, bnraw and hprebn are [32, 64]; bngain and bnvar_inv are [1, 64], one number a column. Through bnmean and bnvar each entry acts on its whole column, so two sums over the 32 rows appear: of dhpreact, and of dhpreact*bnraw. Both are [64] and broadcast back.
#: hint dhprebn = bngain*bnvar_inv/n * (n*dhpreact - ____ - n/(n-1)*bnraw*____)
dhprebn = bngain*bnvar_inv/n * (n*dhpreact - dhpreact.sum(0) - n/(n-1)*bnraw*(dhpreact*bnraw).sum(0))
cmp('hprebn', dhprebn, hprebn)
#> hprebn          | exact: False | approximate: True  | maxdiff: 2.3283064365386963e-09

# %% embcat
#: answer embcat
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint hprebn = embcat @ W1 + b1 is [32, 30] @ [30, 200]. From dhprebn [32, 200] and W1 [30, 200] only one product has embcat's shape [32, 30]: the 200 has to vanish.
#: hint dembcat = dhprebn @ ____
dembcat = dhprebn @ W1.T
cmp('embcat', dembcat, embcat)
#> embcat          | exact: False | approximate: True  | maxdiff: 9.313225746154785e-09

# %% W1
#: answer W1
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint hprebn = embcat @ W1 + b1 is [32, 30] @ [30, 200]. From embcat [32, 30] and dhprebn [32, 200] only one product has W1's shape [30, 200]: the 32 rows have to vanish.
#: hint dW1 = ____ @ dhprebn
dW1 = embcat.T @ dhprebn
cmp('W1', dW1, W1)
#> W1              | exact: False | approximate: True  | maxdiff: 7.450580596923828e-09

# %% b1
#: answer b1
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b1, [200], was added to each of the 32 rows. dhprebn is [32, 200]; adding its rows leaves [200], without keepdim, for b1 has one dimension.
#: hint db1 = dhprebn.sum(____)
db1 = dhprebn.sum(0)
cmp('b1', db1, b1)
#> b1              | exact: False | approximate: True  | maxdiff: 7.101334631443024e-09

# %% emb
#: answer emb
#: rule A view only arranges the entries anew: so does the way back.
#: hint embcat = emb.view(emb.shape[0], -1) laid the three characters of an example side by side: [32, 3, 10] became [32, 30]. No number changed, so none of the gradients does.
#: hint demb = dembcat.view(____)
demb = dembcat.view(emb.shape)
cmp('emb', demb, emb)
#> emb             | exact: False | approximate: True  | maxdiff: 9.313225746154785e-09

# %% C
#: answer C
#: rule Rows that were looked up several times add up the gradients of all their uses.
#: hint emb = C[Xb] copied row Xb[k, j] of C, [27, 10], to emb[k, j]. A letter occurs many times among the 32 × 3 places, so its row gets many gradients, and they add up: += and not =.
#: hint dC = torch.zeros_like(C), then for every k and j: dC[Xb[k,j]] += ____
dC = torch.zeros_like(C)
for k in range(Xb.shape[0]):
  for j in range(Xb.shape[1]):
    dC[Xb[k,j]] += demb[k,j]
cmp('C', dC, C)
#> C               | exact: False | approximate: True  | maxdiff: 2.2351741790771484e-08

# %% The training: ten times fewer steps than the course takes would already do
#: training
max_steps = 1000
lossi = []
with torch.no_grad():
  bar = tqdm(range(max_steps))
  for i in bar:
    ix = torch.randint(0, Xtr.shape[0], (batch_size,), generator=g)
    Xb, Yb = Xtr[ix], Ytr[ix]
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
    dlogits = F.softmax(logits, 1)
    dlogits[range(n), Yb] -= 1
    dlogits /= n
    dh = dlogits @ W2.T
    dW2 = h.T @ dlogits
    db2 = dlogits.sum(0)
    dhpreact = (1.0 - h**2) * dh
    dbngain = (bnraw * dhpreact).sum(0, keepdim=True)
    dbnbias = dhpreact.sum(0, keepdim=True)
    dhprebn = bngain*bnvar_inv/n * (n*dhpreact - dhpreact.sum(0) - n/(n-1)*bnraw*(dhpreact*bnraw).sum(0))
    dembcat = dhprebn @ W1.T
    dW1 = embcat.T @ dhprebn
    db1 = dhprebn.sum(0)
    demb = dembcat.view(emb.shape)
    dC = torch.zeros_like(C)
    for k in range(Xb.shape[0]):
      for j in range(Xb.shape[1]):
        dC[Xb[k,j]] += demb[k,j]
    lr = 0.1 if i < max_steps/2 else 0.01
    for p, grad in zip(parameters, [dC, dW1, db1, dW2, db2, dbngain, dbnbias]):
      p.data += -lr * grad
    lossi.append(loss.log10().item())
    if i % 100 == 0:
      print(f'{i:7d}/{max_steps:7d}: {loss.item():.4f}')
      bar.set_postfix(loss=loss.item())
#>       0/   1000: 3.6712
#>     100/   1000: 2.7886
#>     200/   1000: 2.8481
#>     300/   1000: 2.5966
#>     400/   1000: 2.7320
#>     500/   1000: 2.2423
#>     600/   1000: 2.4351
#>     700/   1000: 2.6736
#>     800/   1000: 2.6862
#>     900/   1000: 2.4949

# %% How the loss went down, a hundred steps a point
#: training
plt.plot(torch.tensor(lossi).view(-1, 100).mean(1))
plt.title('log10 of the loss')
plt.show()

# %% The batch normalisation, calibrated over the whole training set
#: training
with torch.no_grad():
  hprebn = C[Xtr].view(Xtr.shape[0], -1) @ W1 + b1
  bnmean = hprebn.mean(0, keepdim=True)
  bnvar = hprebn.var(0, keepdim=True, unbiased=True)

# %% The losses on data that was and was not seen
#: training
@torch.no_grad()
def split_loss(name, x, y):
  hprebn = C[x].view(x.shape[0], -1) @ W1 + b1
  h = torch.tanh(bngain * (hprebn - bnmean) * (bnvar + 1e-5)**-0.5 + bnbias)
  print(name, F.cross_entropy(h @ W2 + b2, y).item())

split_loss('train', Xtr, Ytr)
#> train 2.425518751144409
split_loss('val', Xdev, Ydev)
#> val 2.4220690727233887

# %% Names that nobody has yet
#: training
g = torch.Generator().manual_seed(2147483647 + 10)
for _ in range(10):
  out = []
  context = [0] * block_size
  while True:
    hprebn = C[torch.tensor([context])].view(1, -1) @ W1 + b1
    h = torch.tanh(bngain * (hprebn - bnmean) * (bnvar + 1e-5)**-0.5 + bnbias)
    ix = torch.multinomial(F.softmax(h @ W2 + b2, dim=1), num_samples=1, generator=g).item()
    context = context[1:] + [ix]
    out.append(ix)
    if ix == 0:
      break
  print(''.join(itos[i] for i in out))
#> careah.
#> qab.
#> hler.
#> kimrix.
#> thty.
#> halaysae.
#> mahnen.
#> del.
#> arciarqei.
#> nelenia.
