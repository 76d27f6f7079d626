# Steps of exercise 4 as learners write them, the Python double loop for dC included.
# The benchmark sets `batch_size`, `n_hidden`, `max_steps` and `rounds`; a test that counts what a
# step makes sets `examples`, too.
import time
import torch
import torch.nn.functional as F

batch_size = 32
n_hidden = 200
max_steps = 1000
rounds = 5
examples = 182625

block_size = 3
n_embd = 10
vocab_size = 27
generator = torch.Generator().manual_seed(2147483647)
X_train = torch.randint(0, vocab_size, (examples, block_size), generator=generator)
Y_train = torch.randint(0, vocab_size, (examples,), generator=generator)

C = torch.randn((vocab_size, n_embd), generator=generator)
W1 = torch.randn((n_embd * block_size, n_hidden), generator=generator)
W1 *= (5 / 3) / ((n_embd * block_size) ** 0.5)
b1 = torch.randn(n_hidden, generator=generator) * 0.1
W2 = torch.randn((n_hidden, vocab_size), generator=generator) * 0.1
b2 = torch.randn(vocab_size, generator=generator) * 0.1
bngain = torch.randn((1, n_hidden)) * 0.1 + 1.0
bnbias = torch.randn((1, n_hidden)) * 0.1
parameters = [C, W1, b1, W2, b2, bngain, bnbias]
for p in parameters:
    p.requires_grad = True

n = batch_size
for _ in range(rounds):
    lossi = []
    start = time.perf_counter()
    with torch.no_grad():
        for i in range(max_steps):
            ix = torch.randint(0, X_train.shape[0], (batch_size,), generator=generator)
            Xb, Yb = X_train[ix], Y_train[ix]

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
                    ix = Xb[k,j]
                    dC[ix] += demb[k,j]

            grads = [dC, dW1, db1, dW2, db2, dbngain, dbnbias]
            lr = 0.1 if i < 25000 else 0.01
            for p, grad in zip(parameters, grads):
                p.data += -lr * grad
            lossi.append(loss.log10().item())
    print("step", (time.perf_counter() - start) / max_steps)
