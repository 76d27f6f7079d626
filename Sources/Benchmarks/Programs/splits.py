# Calibration of the batch norm and the losses over the three splits, as the notebook has them.
import time
import torch
import torch.nn.functional as F

block_size = 3
n_embd = 10
n_hidden = 200
vocab_size = 27
generator = torch.Generator().manual_seed(2147483647)


def examples(count):
    x = torch.randint(0, vocab_size, (count, block_size), generator=generator)
    y = torch.randint(0, vocab_size, (count,), generator=generator)
    return x, y


X_train, Y_train = examples(182625)
X_dev, Y_dev = examples(22655)
X_test, Y_test = examples(22866)

C = torch.randn((vocab_size, n_embd), generator=generator)
W1 = torch.randn((n_embd * block_size, n_hidden), generator=generator)
W1 *= (5 / 3) / ((n_embd * block_size) ** 0.5)
b1 = torch.randn(n_hidden, generator=generator) * 0.1
W2 = torch.randn((n_hidden, vocab_size), generator=generator) * 0.1
b2 = torch.randn(vocab_size, generator=generator) * 0.1
bngain = torch.randn((1, n_hidden)) * 0.1 + 1.0
bnbias = torch.randn((1, n_hidden)) * 0.1
for p in [C, W1, b1, W2, b2, bngain, bnbias]:
    p.requires_grad = True


@torch.no_grad()
def split_loss(split):
    """Evaluates the neural net performance on data sets."""
    x, y = {
        "train": (X_train, Y_train),
        "val": (X_dev, Y_dev),
        "test": (X_test, Y_test),
    }[split]
    emb = C[x]
    embcat = emb.view(emb.shape[0], -1)
    hpreact = embcat @ W1 + b1
    hpreact = bngain * (hpreact - bnmean) * (bnvar + 1e-5)**-0.5 + bnbias
    h = torch.tanh(hpreact)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, y)
    return loss.item()


for _ in range(5):
    start = time.perf_counter()
    with torch.no_grad():
        emb = C[X_train]
        embcat = emb.view(emb.shape[0], -1)
        hpreact = embcat @ W1 + b1
        bnmean = hpreact.mean(0, keepdim=True)
        bnvar = hpreact.var(0, keepdim=True, unbiased=True)
    split_loss("train")
    split_loss("val")
    split_loss("test")
    print("losses over three splits", time.perf_counter() - start)
