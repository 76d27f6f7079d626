# Exercise 1, another way: tanh is taken apart into the exponentials that it is made of.
#
# The forward pass has more and smaller steps: 2x, exp, one less, one more, and a quotient. Gradients
# are kept as d_x, and the mean of the loss is a sum and a division.
#
#: exercise tanh
#: title every variable, with tanh taken apart
#: labels exat approx
#: check cmp('{x}', d_{x}, {x}.grad)

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
def cmp(s, at, bt):
  ex = torch.all(at == bt).item()
  app = torch.allclose(at, bt)
  maxdiff = (at - bt).abs().max().item()
  print(f'{s:15s} | exat: {str(ex):5s} | approx: {str(app):5s} | maxdiff: {maxdiff}')

# %% Parameters and a batch
#: setup
torch.manual_seed(5)
n_batch = 32
n_embd = 10
n_hid = 64
C = torch.randn((vocab_size, n_embd))
W1_kaiming_init = (5/3)/((n_embd*block_size)**0.5)
W1 = torch.randn((n_embd*block_size, n_hid)) * W1_kaiming_init
b1 = torch.randn(n_hid) * 0.1
bngain = torch.ones((1, n_hid)) * 0.1 + 1.0
bnbias = torch.zeros((1, n_hid)) * 0.1
W2 = torch.randn((n_hid, vocab_size)) * 0.1
b2 = torch.randn(vocab_size) * 0.1
params = [C, W1, b1, bngain, bnbias, W2, b2]
for p in params:
  p.requires_grad = True
batch_indices = torch.randint(0, Xtr.shape[0], (n_batch,))
x_batch = Xtr[batch_indices]
y_batch = Ytr[batch_indices]

# %% The forward pass
#: forward
emb = C[x_batch]
embcat = emb.view(-1, n_embd*block_size)
z1 = embcat @ W1 + b1
z1_sum = z1.sum(dim=0, keepdim=True)
z1_mean = z1_sum / n_batch
z1_diff = z1 - z1_mean
z1_diff_2 = z1_diff**2.0
z1_diff_sum = z1_diff_2.sum(dim=0, keepdim=True)
z1_var = z1_diff_sum / (n_batch-1)
z1_var_sqrt_inv = (z1_var + 1e-5)**-0.5
zx = z1_diff * z1_var_sqrt_inv
zz = bngain * zx + bnbias
zz_2 = 2*zz
zz_2_exp = zz_2.exp()
zz_2_exp_m1 = zz_2_exp - 1.0
zz_2_exp_p1 = zz_2_exp + 1.0
h1 = zz_2_exp_m1 / zz_2_exp_p1
logits = h1 @ W2 + b2
logits_max = logits.max(dim=-1, keepdim=True).values
logits_diff = logits - logits_max
logits_exp = logits_diff.exp()
logits_exp_sum = logits_exp.sum(dim=-1, keepdim=True)
logits_exp_sum_inv = logits_exp_sum**-1
probs = logits_exp * logits_exp_sum_inv
log_probs = probs.log()
log_probs_target = log_probs[range(n_batch), y_batch]
loss = -log_probs_target.sum(dim=0, keepdim=True) / n_batch

# %% The reference gradients
#: reference
for p in params:
  p.grad = None
for t in [emb, embcat, z1, z1_sum, z1_mean, z1_diff, z1_diff_2, z1_diff_sum, z1_var,
          z1_var_sqrt_inv, zx, zz, zz_2, zz_2_exp, zz_2_exp_m1, zz_2_exp_p1, h1,
          logits, logits_max, logits_diff, logits_exp, logits_exp_sum, logits_exp_sum_inv,
          probs, log_probs, log_probs_target]:
  t.retain_grad()
loss.backward()

# %% log_probs_target
#: answer log_probs_target
#: rule Each picked entry counts 1/n in the loss, with a minus in front.
#: hint log_probs_target, [32], holds the 32 picked entries; the loss is minus their sum, divided by n_batch. All 32 have the same slope, so the answer is one number, 32 times.
#: hint d_log_probs_target = -torch.ones_like(log_probs_target) / ____
d_log_probs_target = -torch.ones_like(log_probs_target) / n_batch
cmp('log_probs_target', d_log_probs_target, log_probs_target.grad)
#> log_probs_target | exat: True  | approx: True  | maxdiff: 0.0

# %% log_probs
#: answer log_probs
#: rule Only the picked entries of a row get a gradient; all others get none.
#: hint log_probs_target = log_probs[range(n_batch), y_batch] picked one entry of each of the 32 rows. d_log_probs is [32, 27]: d_log_probs_target [32] goes to the picked places, zero to the others.
#: hint d_log_probs = torch.zeros_like(log_probs), then d_log_probs[range(n_batch), y_batch] = ____
d_log_probs = torch.zeros_like(log_probs)
d_log_probs[range(n_batch), y_batch] = d_log_probs_target
cmp('log_probs', d_log_probs, log_probs.grad)
#> log_probs       | exat: True  | approx: True  | maxdiff: 0.0

# %% probs
#: answer probs
#: rule The derivative of log(x) is 1/x, entry by entry.
#: hint log_probs = probs.log() keeps the shape: both are [32, 27], nothing is summed, and each entry of d_log_probs meets the slope of the logarithm at its own entry of probs.
#: hint d_probs = ____ * d_log_probs
d_probs = 1.0 / probs * d_log_probs
cmp('probs', d_probs, probs.grad)
#> probs           | exat: True  | approx: True  | maxdiff: 0.0

# %% logits_exp_sum_inv
#: answer logits_exp_sum_inv
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In probs = logits_exp * logits_exp_sum_inv the one number of a row, [32, 1], was multiplied with all 27 entries of that row. logits_exp * d_probs is [32, 27]; the answer has to be [32, 1], so the 27 gradients of a row are added up.
#: hint d_logits_exp_sum_inv = (____ * d_probs).sum(dim=____, keepdim=True)
d_logits_exp_sum_inv = (logits_exp * d_probs).sum(dim=-1, keepdim=True)
cmp('logits_exp_sum_inv', d_logits_exp_sum_inv, logits_exp_sum_inv.grad)
#> logits_exp_sum_inv | exat: True  | approx: True  | maxdiff: 0.0

# %% logits_exp_sum
#: answer logits_exp_sum
#: rule The derivative of x**-1 is -x**-2.
#: hint logits_exp_sum_inv = logits_exp_sum**-1 works entry by entry: both are [32, 1]. Nothing is summed.
#: hint d_logits_exp_sum = ____ * d_logits_exp_sum_inv, where the gap is the derivative of x**-1 at logits_exp_sum
d_logits_exp_sum = -logits_exp_sum**-2 * d_logits_exp_sum_inv
cmp('logits_exp_sum', d_logits_exp_sum, logits_exp_sum.grad)
#> logits_exp_sum  | exat: True  | approx: True  | maxdiff: 0.0

# %% logits_exp
#: answer logits_exp
#: rule A variable that is used twice adds up the gradients of both uses; a sum copies its gradient.
#: hint logits_exp, [32, 27], is used twice: in probs, beside logits_exp_sum_inv [32, 1], which broadcasting copies along the row; and in logits_exp_sum, whose gradient [32, 1] goes to each of the 27 entries that were added.
#: hint d_logits_exp = logits_exp_sum_inv * ____, then d_logits_exp += torch.ones_like(logits_exp) * ____
d_logits_exp = logits_exp_sum_inv * d_probs
d_logits_exp += torch.ones_like(logits_exp) * d_logits_exp_sum
cmp('logits_exp', d_logits_exp, logits_exp.grad)
#> logits_exp      | exat: True  | approx: True  | maxdiff: 0.0

# %% logits_diff
#: answer logits_diff
#: rule The derivative of exp(x) is exp(x), and that is there already.
#: hint logits_exp = logits_diff.exp() keeps the shape [32, 27]. The slope of exp at logits_diff is a tensor that the forward pass has already computed.
#: hint d_logits_diff = ____ * d_logits_exp
d_logits_diff = logits_exp * d_logits_exp
cmp('logits_diff', d_logits_diff, logits_diff.grad)
#> logits_diff     | exat: True  | approx: True  | maxdiff: 0.0

# %% logits_max
#: answer logits_max
#: rule A difference negates the gradient for its second operand; a broadcast operand sums its copies.
#: hint In logits_diff = logits - logits_max one number a row, [32, 1], was subtracted from 27 entries. d_logits_diff is [32, 27]; the answer has to be [32, 1], with the sign of what is subtracted.
#: hint d_logits_max = ____.sum(dim=-1, keepdim=True)
d_logits_max = -d_logits_diff.sum(dim=-1, keepdim=True)
cmp('logits_max', d_logits_max, logits_max.grad)
#> logits_max      | exat: True  | approx: True  | maxdiff: 0.0

# %% logits
#: answer logits
#: rule A maximum passes its gradient to the entry that was the largest, and nothing to the others.
#: hint logits, [32, 27], is used twice: in logits_diff, where its gradient arrives unchanged; and in logits_max, where a row's d_logits_max [32, 1] goes to the one column that held the maximum. F.one_hot(logits.max(dim=-1).indices, num_classes=vocab_size) marks that column with a 1.
#: hint d_logits = d_logits_diff.clone(), then d_logits += F.one_hot(logits.max(dim=-1).indices, num_classes=vocab_size) * ____
d_logits = d_logits_diff.clone()
d_logits += F.one_hot(logits.max(dim=-1).indices, num_classes=vocab_size) * d_logits_max
cmp('logits', d_logits, logits.grad)
#> logits          | exat: True  | approx: True  | maxdiff: 0.0

# %% h1
#: answer h1
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h1 @ W2 + b2 is [32, 64] @ [64, 27]. From d_logits [32, 27] and W2 [64, 27] only one product has h1's shape [32, 64]: the 27 has to vanish.
#: hint d_h1 = d_logits @ ____
d_h1 = d_logits @ W2.T
cmp('h1', d_h1, h1.grad)
#> h1              | exat: True  | approx: True  | maxdiff: 0.0

# %% W2
#: answer W2
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint logits = h1 @ W2 + b2 is [32, 64] @ [64, 27]. From h1 [32, 64] and d_logits [32, 27] only one product has W2's shape [64, 27]: the 32 rows of the batch have to vanish.
#: hint d_W2 = ____ @ d_logits
d_W2 = h1.T @ d_logits
cmp('W2', d_W2, W2.grad)
#> W2              | exat: True  | approx: True  | maxdiff: 0.0

# %% b2
#: answer b2
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b2, [27], was added to each of the 32 rows. d_logits is [32, 27]; adding its rows leaves [27], without keepdim, for b2 has one dimension.
#: hint d_b2 = d_logits.sum(dim=____)
d_b2 = d_logits.sum(dim=0)
cmp('b2', d_b2, b2.grad)
#> b2              | exat: True  | approx: True  | maxdiff: 0.0

# %% zz_2_exp_m1
#: answer zz_2_exp_m1
#: rule The derivative of a/b by a is 1/b.
#: hint h1 = zz_2_exp_m1 / zz_2_exp_p1 works entry by entry: all are [32, 64]. zz_2_exp_m1 is the numerator; the denominator is a constant to it.
#: hint d_zz_2_exp_m1 = d_h1 / ____
d_zz_2_exp_m1 = d_h1 / zz_2_exp_p1
cmp('zz_2_exp_m1', d_zz_2_exp_m1, zz_2_exp_m1.grad)
#> zz_2_exp_m1     | exat: True  | approx: True  | maxdiff: 0.0

# %% zz_2_exp_p1
#: answer zz_2_exp_p1
#: rule The derivative of a/b by b is -a/b**2.
#: hint h1 = zz_2_exp_m1 / zz_2_exp_p1 works entry by entry: all are [32, 64]. zz_2_exp_p1 is the denominator: a larger one makes the quotient smaller, hence the minus.
#: hint d_zz_2_exp_p1 = -d_h1 * (____ / zz_2_exp_p1 / zz_2_exp_p1)
d_zz_2_exp_p1 = -d_h1 * (zz_2_exp_m1 / zz_2_exp_p1 / zz_2_exp_p1)
cmp('zz_2_exp_p1', d_zz_2_exp_p1, zz_2_exp_p1.grad)
#> zz_2_exp_p1     | exat: True  | approx: True  | maxdiff: 0.0

# %% zz_2_exp
#: answer zz_2_exp
#: rule A variable that is used twice adds up the gradients of both uses; a constant added changes nothing.
#: hint zz_2_exp, [32, 64], is used twice: in zz_2_exp_m1 = zz_2_exp - 1.0 and in zz_2_exp_p1 = zz_2_exp + 1.0. Both have slope 1 and the same shape, so two gradients of [32, 64] are added.
#: hint d_zz_2_exp = ____ + ____
d_zz_2_exp = d_zz_2_exp_m1 + d_zz_2_exp_p1
cmp('zz_2_exp', d_zz_2_exp, zz_2_exp.grad)
#> zz_2_exp        | exat: True  | approx: True  | maxdiff: 0.0

# %% zz_2
#: answer zz_2
#: rule The derivative of exp(x) is exp(x), and that is there already.
#: hint zz_2_exp = zz_2.exp() keeps the shape [32, 64]. The slope of exp at zz_2 is a tensor that the forward pass has already computed.
#: hint d_zz_2 = ____ * d_zz_2_exp
d_zz_2 = zz_2_exp * d_zz_2_exp
cmp('zz_2', d_zz_2, zz_2.grad)
#> zz_2            | exat: True  | approx: True  | maxdiff: 0.0

# %% zz
#: answer zz
#: rule A constant factor stays.
#: hint zz_2 = 2*zz keeps the shape [32, 64]. Whatever moves zz moves zz_2 twice as far.
#: hint d_zz = ____ * d_zz_2
d_zz = 2 * d_zz_2
cmp('zz', d_zz, zz.grad)
#> zz              | exat: True  | approx: True  | maxdiff: 0.0

# %% bngain
#: answer bngain
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In zz = bngain * zx + bnbias the one row bngain, [1, 64], was multiplied with all 32 rows of zx. zx * d_zz is [32, 64]; the answer has to be [1, 64].
#: hint d_bngain = (____ * d_zz).sum(dim=____, keepdim=True)
d_bngain = (zx * d_zz).sum(dim=0, keepdim=True)
cmp('bngain', d_bngain, bngain.grad)
#> bngain          | exat: True  | approx: True  | maxdiff: 0.0

# %% bnbias
#: answer bnbias
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint bnbias, [1, 64], was added to each of the 32 rows, with slope 1. d_zz is [32, 64]; the answer has to be [1, 64], so the rows are added and the dimension stays.
#: hint d_bnbias = d_zz.sum(dim=____, keepdim=____)
d_bnbias = d_zz.sum(dim=0, keepdim=True)
cmp('bnbias', d_bnbias, bnbias.grad)
#> bnbias          | exat: True  | approx: True  | maxdiff: 0.0

# %% zx
#: answer zx
#: rule In a product each factor's derivative is the other factor.
#: hint In zz = bngain * zx + bnbias the other factor of zx is bngain. bngain [1, 64] times d_zz [32, 64] is [32, 64], which is zx's shape: nothing to sum.
#: hint d_zx = ____ * d_zz
d_zx = bngain * d_zz
cmp('zx', d_zx, zx.grad)
#> zx              | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_var_sqrt_inv
#: answer z1_var_sqrt_inv
#: rule In a product each factor's derivative is the other factor; a broadcast factor sums its copies.
#: hint In zx = z1_diff * z1_var_sqrt_inv the one row z1_var_sqrt_inv, [1, 64], met all 32 rows of z1_diff. z1_diff * d_zx is [32, 64]; the answer has to be [1, 64].
#: hint d_z1_var_sqrt_inv = (____ * d_zx).sum(dim=____, keepdim=True)
d_z1_var_sqrt_inv = (z1_diff * d_zx).sum(dim=0, keepdim=True)
cmp('z1_var_sqrt_inv', d_z1_var_sqrt_inv, z1_var_sqrt_inv.grad)
#> z1_var_sqrt_inv | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_var
#: answer z1_var
#: rule The derivative of x**p is p * x**(p-1).
#: hint z1_var_sqrt_inv = (z1_var + 1e-5)**-0.5 works entry by entry: both are [1, 64]. The added 1e-5 has slope 1 but stays inside the power.
#: hint d_z1_var = ____ * (z1_var + 1e-5)**____ * d_z1_var_sqrt_inv
d_z1_var = -0.5 * (z1_var + 1e-5)**-1.5 * d_z1_var_sqrt_inv
cmp('z1_var', d_z1_var, z1_var.grad)
#> z1_var          | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_diff_sum
#: answer z1_diff_sum
#: rule A constant divisor stays.
#: hint z1_var = z1_diff_sum / (n_batch-1) keeps the shape [1, 64]: a constant divides the value, and so the gradient.
#: hint d_z1_diff_sum = d_z1_var / ____
d_z1_diff_sum = d_z1_var / (n_batch-1)
cmp('z1_diff_sum', d_z1_diff_sum, z1_diff_sum.grad)
#> z1_diff_sum     | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_diff_2
#: answer z1_diff_2
#: rule A sum copies its gradient to everything that it added.
#: hint z1_diff_sum = z1_diff_2.sum(dim=0, keepdim=True) added 32 rows to one. So the one row d_z1_diff_sum, [1, 64], goes back to each of the 32 rows. torch.ones_like(z1_diff_2) spreads it to [32, 64].
#: hint d_z1_diff_2 = torch.ones_like(z1_diff_2) * ____
d_z1_diff_2 = torch.ones_like(z1_diff_2) * d_z1_diff_sum
cmp('z1_diff_2', d_z1_diff_2, z1_diff_2.grad)
#> z1_diff_2       | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_diff
#: answer z1_diff
#: rule A variable that is used twice adds up the gradients of both uses; of x**2 it is 2*x.
#: hint z1_diff, [32, 64], is used twice: in zx = z1_diff * z1_var_sqrt_inv, where the other factor [1, 64] broadcasts; and in z1_diff_2 = z1_diff**2.0. Two gradients of [32, 64] are added.
#: hint d_z1_diff = z1_var_sqrt_inv * ____, then d_z1_diff += ____ * d_z1_diff_2
d_z1_diff = z1_var_sqrt_inv * d_zx
d_z1_diff += 2 * z1_diff * d_z1_diff_2
cmp('z1_diff', d_z1_diff, z1_diff.grad)
#> z1_diff         | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_mean
#: answer z1_mean
#: rule A difference negates the gradient for its second operand; a broadcast operand sums its copies.
#: hint In z1_diff = z1 - z1_mean one row, [1, 64], was subtracted from 32 rows. d_z1_diff is [32, 64]; the answer has to be [1, 64], with the sign of what is subtracted.
#: hint d_z1_mean = ____.sum(dim=0, keepdim=True)
d_z1_mean = -d_z1_diff.sum(dim=0, keepdim=True)
cmp('z1_mean', d_z1_mean, z1_mean.grad)
#> z1_mean         | exat: True  | approx: True  | maxdiff: 0.0

# %% z1_sum
#: answer z1_sum
#: rule A constant divisor stays.
#: hint z1_mean = z1_sum / n_batch keeps the shape [1, 64]: a constant divides the value, and so the gradient.
#: hint d_z1_sum = d_z1_mean / ____
d_z1_sum = d_z1_mean / n_batch
cmp('z1_sum', d_z1_sum, z1_sum.grad)
#> z1_sum          | exat: True  | approx: True  | maxdiff: 0.0

# %% z1
#: answer z1
#: rule A variable that is used twice adds up the gradients of both uses; a sum copies its gradient.
#: hint z1, [32, 64], is used twice: in z1_diff, with slope 1; and in z1_sum, which added its 32 rows. d_z1_sum is [1, 64] and goes to every row.
#: hint d_z1 = d_z1_diff.clone(), then d_z1 += torch.ones_like(z1) * ____
d_z1 = d_z1_diff.clone()
d_z1 += torch.ones_like(z1) * d_z1_sum
cmp('z1', d_z1, z1.grad)
#> z1              | exat: True  | approx: True  | maxdiff: 0.0

# %% embcat
#: answer embcat
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint z1 = embcat @ W1 + b1 is [32, 30] @ [30, 64]. From d_z1 [32, 64] and W1 [30, 64] only one product has embcat's shape [32, 30]: the 64 has to vanish.
#: hint d_embcat = d_z1 @ ____
d_embcat = d_z1 @ W1.T
cmp('embcat', d_embcat, embcat.grad)
#> embcat          | exat: True  | approx: True  | maxdiff: 0.0

# %% W1
#: answer W1
#: rule In a product of matrices the other factor comes transposed, on the side where it stood.
#: hint z1 = embcat @ W1 + b1 is [32, 30] @ [30, 64]. From embcat [32, 30] and d_z1 [32, 64] only one product has W1's shape [30, 64]: the 32 rows have to vanish.
#: hint d_W1 = ____ @ d_z1
d_W1 = embcat.T @ d_z1
cmp('W1', d_W1, W1.grad)
#> W1              | exat: True  | approx: True  | maxdiff: 0.0

# %% b1
#: answer b1
#: rule A bias was added to each row of the batch: its gradients are summed over the rows.
#: hint b1, [64], was added to each of the 32 rows. d_z1 is [32, 64]; adding its rows leaves [64], without keepdim, for b1 has one dimension.
#: hint d_b1 = d_z1.sum(dim=____)
d_b1 = d_z1.sum(dim=0)
cmp('b1', d_b1, b1.grad)
#> b1              | exat: True  | approx: True  | maxdiff: 0.0

# %% emb
#: answer emb
#: rule A view only arranges the entries anew: so does the way back.
#: hint The view laid the characters of an example side by side: [32, 3, 10] became [32, 30]. No number changed, so none of the gradients does.
#: hint d_emb = d_embcat.view(____)
d_emb = d_embcat.view(emb.shape)
cmp('emb', d_emb, emb.grad)
#> emb             | exat: True  | approx: True  | maxdiff: 0.0

# %% C
#: answer C
#: rule Rows that were looked up several times add up the gradients of all their uses.
#: hint emb = C[x_batch] copied row x_batch[k, j] of C, [27, 10], to emb[k, j]. A letter occurs many times among the 32 × 3 places, so its row gets many gradients, and they add up: += and not =.
#: hint d_C = torch.zeros_like(C), then for every k and j: d_C[x_batch[k,j]] += ____
d_C = torch.zeros_like(C)
for k in range(x_batch.shape[0]):
  for j in range(x_batch.shape[1]):
    d_C[x_batch[k,j]] += d_emb[k,j]
cmp('C', d_C, C.grad)
#> C               | exat: True  | approx: True  | maxdiff: 0.0
