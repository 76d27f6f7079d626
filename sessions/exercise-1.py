# Exercise 1: the gradient of every variable, one by one.
#
# The forward pass of a two-layer character model is cut into steps small enough to go back through
# by hand. Each answer below is the chain rule once: the gradient that has already arrived, times
# the derivative of one step. Where a variable is used twice, its two gradients add up. Where it was
# broadcast in the forward pass, its gradient is summed over the copies.
#
#: exercise 1
#: title every variable, one by one

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
bnmeani = 1/n*hprebn.sum(0, keepdim=True)
bndiff = hprebn - bnmeani
bndiff2 = bndiff**2
bnvar = 1/(n-1)*(bndiff2).sum(0, keepdim=True)
bnvar_inv = (bnvar + 1e-5)**-0.5
bnraw = bndiff * bnvar_inv
hpreact = bngain * bnraw + bnbias
h = torch.tanh(hpreact)
logits = h @ W2 + b2
logit_maxes = logits.max(1, keepdim=True).values
norm_logits = logits - logit_maxes
counts = norm_logits.exp()
counts_sum = counts.sum(1, keepdims=True)
counts_sum_inv = counts_sum**-1
probs = counts * counts_sum_inv
logprobs = probs.log()
loss = -logprobs[range(n), Yb].mean()

# %% The reference gradients
#: reference
for p in parameters:
  p.grad = None
for t in [logprobs, probs, counts, counts_sum, counts_sum_inv,
          norm_logits, logit_maxes, logits, h, hpreact, bnraw,
          bnvar_inv, bnvar, bndiff2, bndiff, hprebn, bnmeani,
          embcat, emb]:
  t.retain_grad()
loss.backward()

# %% logprobs
#: answer logprobs
#: rule A mean hands 1/n of the gradient to each entry that it averaged, and nothing to the others.
#: hint The loss reads only logprobs[range(n), Yb]: one entry in each of the 32 rows, 32 of the 32 × 27. So dlogprobs is [32, 27], zero wherever nothing was picked.
#: hint dlogprobs = torch.zeros_like(logprobs), then dlogprobs[range(n), Yb] = ____
# Only one entry a row was picked, the right next letter's: n of them, and minus in front.
dlogprobs = torch.zeros_like(logprobs)
dlogprobs[range(n), Yb] = -1.0/n
cmp('logprobs', dlogprobs, logprobs)
#> logprobs        | exact: True  | approximate: True  | maxdiff: 0.0

# %% probs
#: answer probs
#: rule The derivative of log(x) is 1/x, entry by entry.
#: hint logprobs = probs.log() keeps the shape: both are [32, 27], nothing is summed, and each entry of dlogprobs meets the slope of the logarithm at its own entry of probs.
#: hint dprobs = ____ * dlogprobs
dprobs = (1.0 / probs) * dlogprobs
cmp('probs', dprobs, probs)
#> probs           | exact: True  | approximate: True  | maxdiff: 0.0

# %% counts_sum_inv
#: answer counts_sum_inv
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In probs = counts * counts_sum_inv the one number of a row, [32, 1], was multiplied with all 27 counts of that row. counts * dprobs is [32, 27]; the answer has to be [32, 1], so the 27 gradients of a row are added up.
#: hint dcounts_sum_inv = (____ * dprobs).sum(____, keepdim=True)
# One number a row was multiplied with all 27 entries of the row, so 27 gradients come back to it.
dcounts_sum_inv = (counts * dprobs).sum(1, keepdim=True)
cmp('counts_sum_inv', dcounts_sum_inv, counts_sum_inv)
#> counts_sum_inv  | exact: True  | approximate: True  | maxdiff: 0.0

# %% counts_sum
#: answer counts_sum
#: rule The derivative of x**-1 is -x**-2.
#: hint counts_sum_inv = counts_sum**-1 works entry by entry: both are [32, 1]. Nothing is summed.
#: hint dcounts_sum = (____) * dcounts_sum_inv, where the gap is the derivative of x**-1 at counts_sum
dcounts_sum = (-counts_sum**-2) * dcounts_sum_inv
cmp('counts_sum', dcounts_sum, counts_sum)
#> counts_sum      | exact: True  | approximate: True  | maxdiff: 0.0

# %% counts
#: answer counts
#: rule A variable that is used twice adds up the gradients of both uses; a sum copies its gradient.
#: hint counts, [32, 27], is used twice: in probs, beside counts_sum_inv [32, 1], which broadcasting copies along the row; and in counts_sum, whose gradient dcounts_sum [32, 1] goes to each of the 27 counts that were added.
#: hint dcounts = counts_sum_inv * ____, then dcounts += torch.ones_like(counts) * ____
# counts went straight into probs, and through counts_sum into its inverse.
dcounts = counts_sum_inv * dprobs
dcounts += torch.ones_like(counts) * dcounts_sum
cmp('counts', dcounts, counts)
#> counts          | exact: True  | approximate: True  | maxdiff: 0.0

# %% norm_logits
#: answer norm_logits
#: rule The derivative of exp(x) is exp(x), and that is there already: counts.
#: hint counts = norm_logits.exp() keeps the shape [32, 27]. The slope of exp at norm_logits is a tensor that the forward pass has already computed.
#: hint dnorm_logits = ____ * dcounts
dnorm_logits = counts * dcounts
cmp('norm_logits', dnorm_logits, norm_logits)
#> norm_logits     | exact: True  | approximate: True  | maxdiff: 0.0

# %% logit_maxes
#: answer logit_maxes
#: rule A difference passes the gradient on to its first operand and negates it for the second.
#: hint In norm_logits = logits - logit_maxes one number a row, [32, 1], was subtracted from 27 entries. dnorm_logits is [32, 27]; the answer has to be [32, 1].
#: hint dlogit_maxes = (____).sum(1, keepdim=True)
# The maximum of a row was subtracted from all of the row. The sum should be zero, and nearly is:
# what is subtracted does not change the probabilities.
dlogit_maxes = (-dnorm_logits).sum(1, keepdim=True)
cmp('logit_maxes', dlogit_maxes, logit_maxes)
#> logit_maxes     | exact: True  | approximate: True  | maxdiff: 0.0

# %% logits
#: answer logits
#: rule A maximum passes its gradient to the entry that was the largest, and nothing to the others.
#: hint logits, [32, 27], is used twice: in norm_logits, where its gradient arrives unchanged; and in logit_maxes, where a row's dlogit_maxes [32, 1] goes to the one column that held the maximum. F.one_hot(logits.max(1).indices, num_classes=27) marks that column with a 1.
#: hint dlogits = dnorm_logits.clone(), then dlogits += F.one_hot(logits.max(1).indices, num_classes=logits.shape[1]) * ____
# clone, or the += would change dnorm_logits as well.
dlogits = dnorm_logits.clone()
dlogits += F.one_hot(logits.max(1).indices, num_classes=logits.shape[1]) * dlogit_maxes
cmp('logits', dlogits, logits)
#> logits          | exact: True  | approximate: True  | maxdiff: 0.0

# %% h
#: answer h
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h @ W2 + b2 is [32, 64] @ [64, 27]. From dlogits [32, 27] and W2 [64, 27] only one product has h's shape [32, 64]: the 27 has to vanish.
#: hint dh = dlogits @ ____
dh = dlogits @ W2.T
cmp('h', dh, h)
#> h               | exact: True  | approximate: True  | maxdiff: 0.0

# %% W2
#: answer W2
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h @ W2 + b2 is [32, 64] @ [64, 27]. From h [32, 64] and dlogits [32, 27] only one product has W2's shape [64, 27]: the 32 rows of the batch have to vanish.
#: hint dW2 = ____ @ dlogits
dW2 = h.T @ dlogits
cmp('W2', dW2, W2)
#> W2              | exact: True  | approximate: True  | maxdiff: 0.0

# %% b2
#: answer b2
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b2, [27], was added to each of the 32 rows. dlogits is [32, 27]; adding its rows leaves [27], without keepdim, for b2 has one dimension.
#: hint db2 = dlogits.sum(____)
db2 = dlogits.sum(0)
cmp('b2', db2, b2)
#> b2              | exact: True  | approximate: True  | maxdiff: 0.0

# %% hpreact
#: answer hpreact
#: rule The derivative of tanh is 1 - tanh**2, written with its output.
#: hint h = torch.tanh(hpreact) works entry by entry: hpreact, h and dh are [32, 64]. The slope of tanh can be written with its output h, so no tanh has to be computed again.
#: hint dhpreact = (1.0 - ____) * dh
# PyTorch on x86 fuses 1 - h*h in its own backward pass and so rounds once less than is written here:
# from here on it may say exact: False, approximate: True, with a maxdiff below 1e-8.
dhpreact = (1.0 - h**2) * dh
cmp('hpreact', dhpreact, hpreact)
#> hpreact         | exact: True  | approximate: True  | maxdiff: 0.0

# %% bngain
#: answer bngain
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In hpreact = bngain * bnraw + bnbias the one row bngain, [1, 64], was multiplied with all 32 rows of bnraw. bnraw * dhpreact is [32, 64]; the answer has to be [1, 64].
#: hint dbngain = (____ * dhpreact).sum(____, keepdim=True)
dbngain = (bnraw * dhpreact).sum(0, keepdim=True)
cmp('bngain', dbngain, bngain)
#> bngain          | exact: True  | approximate: True  | maxdiff: 0.0

# %% bnbias
#: answer bnbias
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint bnbias, [1, 64], was added to each of the 32 rows, with slope 1. dhpreact is [32, 64]; the answer has to be [1, 64], so the rows are added and the dimension stays.
#: hint dbnbias = dhpreact.sum(____, keepdim=____)
dbnbias = dhpreact.sum(0, keepdim=True)
cmp('bnbias', dbnbias, bnbias)
#> bnbias          | exact: True  | approximate: True  | maxdiff: 0.0

# %% bnraw
#: answer bnraw
#: rule In a product each factor's derivative is the other factor.
#: hint In hpreact = bngain * bnraw + bnbias the other factor of bnraw is bngain. bngain [1, 64] times dhpreact [32, 64] is [32, 64], which is bnraw's shape: nothing to sum.
#: hint dbnraw = ____ * dhpreact
dbnraw = bngain * dhpreact
cmp('bnraw', dbnraw, bnraw)
#> bnraw           | exact: True  | approximate: True  | maxdiff: 0.0

# %% bnvar_inv
#: answer bnvar_inv
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In bnraw = bndiff * bnvar_inv the one row bnvar_inv, [1, 64], met all 32 rows of bndiff. bndiff * dbnraw is [32, 64]; the answer has to be [1, 64].
#: hint dbnvar_inv = (____ * dbnraw).sum(____, keepdim=True)
dbnvar_inv = (bndiff * dbnraw).sum(0, keepdim=True)
cmp('bnvar_inv', dbnvar_inv, bnvar_inv)
#> bnvar_inv       | exact: True  | approximate: True  | maxdiff: 0.0

# %% bnvar
#: answer bnvar
#: rule The derivative of x**p is p * x**(p-1).
#: hint bnvar_inv = (bnvar + 1e-5)**-0.5 works entry by entry: both are [1, 64]. The added 1e-5 has slope 1 but stays inside the power.
#: hint dbnvar = (____ * (bnvar + 1e-5)**____) * dbnvar_inv
dbnvar = (-0.5*(bnvar + 1e-5)**-1.5) * dbnvar_inv
cmp('bnvar', dbnvar, bnvar)
#> bnvar           | exact: True  | approximate: True  | maxdiff: 0.0

# %% bndiff2
#: answer bndiff2
#: rule A sum copies its gradient to everything that it added; a constant factor stays.
#: hint bnvar = 1/(n-1)*(bndiff2).sum(0, keepdim=True) added 32 rows to one. So the one row dbnvar, [1, 64], goes back to each of the 32 rows of bndiff2, times the constant. torch.ones_like(bndiff2) spreads it to [32, 64].
#: hint dbndiff2 = (____)*torch.ones_like(bndiff2) * dbnvar
# n-1 and not n: the variance of a sample (Bessel's correction).
dbndiff2 = (1.0/(n-1))*torch.ones_like(bndiff2) * dbnvar
cmp('bndiff2', dbndiff2, bndiff2)
#> bndiff2         | exact: True  | approximate: True  | maxdiff: 0.0

# %% bndiff
#: answer bndiff
#: rule A variable that is used twice adds up the gradients of both uses; of x**2 it is 2*x.
#: hint bndiff, [32, 64], is used twice: in bnraw = bndiff * bnvar_inv, where the other factor [1, 64] broadcasts; and in bndiff2 = bndiff**2. Two gradients of [32, 64] are added.
#: hint dbndiff = bnvar_inv * ____, then dbndiff += (____) * dbndiff2
dbndiff = bnvar_inv * dbnraw
dbndiff += (2*bndiff) * dbndiff2
cmp('bndiff', dbndiff, bndiff)
#> bndiff          | exact: True  | approximate: True  | maxdiff: 0.0

# %% bnmeani
#: answer bnmeani
#: rule A difference negates the gradient for its second operand; a broadcast operand sums its copies.
#: hint In bndiff = hprebn - bnmeani one row, [1, 64], was subtracted from 32 rows. dbndiff is [32, 64]; the answer has to be [1, 64], with the sign of what is subtracted.
#: hint dbnmeani = (____).sum(0, keepdim=True)
dbnmeani = (-dbndiff).sum(0, keepdim=True)
cmp('bnmeani', dbnmeani, bnmeani)
#> bnmeani         | exact: True  | approximate: True  | maxdiff: 0.0

# %% hprebn
#: answer hprebn
#: rule A variable that is used twice adds up the gradients of both uses; a mean hands 1/n to each.
#: hint hprebn, [32, 64], is used twice: in bndiff, with slope 1; and in the mean bnmeani, where each of the 32 rows counts 1/n. dbnmeani is [1, 64] and goes to every row.
#: hint dhprebn = dbndiff.clone(), then dhprebn += ____ * (torch.ones_like(hprebn) * dbnmeani)
dhprebn = dbndiff.clone()
dhprebn += 1.0/n * (torch.ones_like(hprebn) * dbnmeani)
cmp('hprebn', dhprebn, hprebn)
#> hprebn          | exact: True  | approximate: True  | maxdiff: 0.0

# %% embcat
#: answer embcat
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint hprebn = embcat @ W1 + b1 is [32, 30] @ [30, 64]. From dhprebn [32, 64] and W1 [30, 64] only one product has embcat's shape [32, 30]: the 64 has to vanish.
#: hint dembcat = dhprebn @ ____
dembcat = dhprebn @ W1.T
cmp('embcat', dembcat, embcat)
#> embcat          | exact: True  | approximate: True  | maxdiff: 0.0

# %% W1
#: answer W1
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint hprebn = embcat @ W1 + b1 is [32, 30] @ [30, 64]. From embcat [32, 30] and dhprebn [32, 64] only one product has W1's shape [30, 64]: the 32 rows have to vanish.
#: hint dW1 = ____ @ dhprebn
dW1 = embcat.T @ dhprebn
cmp('W1', dW1, W1)
#> W1              | exact: True  | approximate: True  | maxdiff: 0.0

# %% b1
#: answer b1
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b1, [64], was added to each of the 32 rows. dhprebn is [32, 64]; adding its rows leaves [64], without keepdim, for b1 has one dimension.
#: hint db1 = dhprebn.sum(____)
db1 = dhprebn.sum(0)
cmp('b1', db1, b1)
#> b1              | exact: True  | approximate: True  | maxdiff: 0.0

# %% emb
#: answer emb
#: rule A view only arranges the entries anew: so does the way back.
#: hint embcat = emb.view(emb.shape[0], -1) laid the three characters of an example side by side: [32, 3, 10] became [32, 30]. No number changed, so none of the gradients does.
#: hint demb = dembcat.view(____)
demb = dembcat.view(emb.shape)
cmp('emb', demb, emb)
#> emb             | exact: True  | approximate: True  | maxdiff: 0.0

# %% C
#: answer C
#: rule Rows that were looked up several times add up the gradients of all their uses.
#: hint emb = C[Xb] copied row Xb[k, j] of C, [27, 10], to emb[k, j]. A letter occurs many times among the 32 × 3 places, so its row gets many gradients, and they add up: += and not =.
#: hint dC = torch.zeros_like(C), then for every k and j: dC[Xb[k,j]] += ____
dC = torch.zeros_like(C)
for k in range(Xb.shape[0]):
  for j in range(Xb.shape[1]):
    ix = Xb[k,j]
    dC[ix] += demb[k,j]
cmp('C', dC, C)
#> C               | exact: True  | approximate: True  | maxdiff: 0.0
