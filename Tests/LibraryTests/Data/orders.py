# What follows from PyTorch's order of work: signs of zeros, last digits, layouts; and types of operands.
import torch
import torch.nn.functional as F


def signs(t):
    return "".join("-" if b < 0 else "+" for b in t.contiguous().view(-1).view(torch.int32).tolist())


def bits(t):
    return [hex(b & 0xffffffff) for b in t.detach().contiguous().view(-1).view(torch.int32).tolist()]


# Whole pairs of vectors give the second of equal operands, single numbers the first.
for size in (9, 15, 16, 17, 31, 33):
    torch.manual_seed(size)
    a, b = (torch.where(torch.rand(size) < 0.5, torch.tensor(0.), torch.tensor(-0.)) for _ in "ab")
    print(size, signs(torch.maximum(a, b)), signs(torch.minimum(a, b)), signs(torch.fmax(a, b)))
    print(signs(torch.maximum(a, b[:1])), signs(torch.maximum(a[:1], b)), signs(torch.clamp(a, b, a)))
for size in (1, 2, 9, 12, 16, 40):
    torch.manual_seed(size)
    a = torch.where(torch.rand(size) < 0.5, torch.tensor(0.), torch.tensor(-0.))
    a[::4] = torch.randn(len(a[::4]))
    print(size, bits(a.median()), bits(a.median(0).values), a.median(0).indices, bits(a.kthvalue(1).values))

places = torch.tensor([[0, 1, 2], [3, 0, 5]]).nonzero()
print(places.stride(), [p.stride() for p in torch.ones(2, 3).nonzero(as_tuple=True)], places)
torch.manual_seed(1)
rows = torch.randn(3, 9).expand(3, -1, -1)
print(bits(rows.norm()), bits(rows.norm(dim=(0, 1))), bits(rows.var()), bits(rows.std((0, 2))))
for x in (torch.randn(5, 4), torch.randn(3, 2, 4), torch.randn(3, 2, 4).transpose(0, 1)):
    w, b = torch.randn(3, 4), torch.randn(3)
    print(F.linear(x, w, b).sum().item(), torch.equal(F.linear(x, w, b), x @ w.t() + b))
print(F.linear(torch.randn(3, 2, 4, dtype=torch.float64).mT.mT[:, ::1].transpose(0, 1),
               torch.randn(3, 4, dtype=torch.float64), torch.randn(3)).dtype)

x = torch.randn(17, requires_grad=True)
wide = torch.block_diag(x, x, torch.ones(2, 3))
((wide ** 3 * torch.randn(4, 37)).mean() + x.relu().sum()).backward()
print(wide.grad_fn.name(), bits(x.grad))

x = torch.tensor([0., -0., 2., -1.], requires_grad=True)
(x ** x).backward(torch.full((4,), float("nan")))
print(x.grad)
x.grad = None
(0 ** x).backward(torch.full((4,), float("nan")))
print(x.grad)

whole, small = torch.arange(5), torch.arange(5, dtype=torch.uint8)
print(torch.sub(whole, small, alpha=3), torch.add(whole, small, alpha=-100), torch.add(small, small, alpha=100))
print(torch.sub(small, small, alpha=3), torch.add(whole, torch.tensor(3, dtype=torch.uint8), alpha=-1))
print(torch.add(torch.ones(5), small, alpha=-1), torch.add(small, 2.5, alpha=2), whole.sub(small, alpha=-2))
whole.sub_(small, alpha=3)
print(whole, small // -1, small % -3, small // 2.5)

for write in (lambda v: v.__setitem__(slice(None), 9.), lambda v: v.__setitem__(..., 9.),
              lambda v: v.__setitem__((slice(0, 2), 0), 9.), lambda v: v.__setitem__(None, 9.),
              lambda v: v.__setitem__(slice(None), torch.tensor(9.)), lambda v: v.add_(1)):
    shown = torch.tensor([1., 2., 3.]).expand(2, 3)
    try:
        write(shown)
        print(shown.tolist())
    except Exception as e:
        print(type(e).__name__, e)

one, none = torch.tensor(1.), torch.zeros(0, dtype=torch.int64)
for f in (lambda: one.repeat_interleave(2, 0), lambda: one.repeat_interleave(2), lambda: one.mean((0, -1)),
          lambda: one.sum((0, 0)), lambda: one.amax((0, -1)), lambda: one.var((0, -1)),
          lambda: one.norm(dim=(0, -1)), lambda: one.logsumexp((0, -1)), lambda: none // 0,
          lambda: none % 0, lambda: none % none, lambda: torch.fmod(none, 0), lambda: torch.ones(2).long() // 0,
          lambda: torch.zeros(0, 2).index_fill_(1, torch.tensor([3]), 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
x=torch.tensor([1.,2.,2.,float('nan'),float('nan')],requires_grad=True); y=torch.tensor([2.,1.,2.,1.,float('nan')],requires_grad=True)
for f in (torch.fmax,torch.fmin):
    x.grad=y.grad=None
    z=f(x,y); z.sum().backward(); print(z, x.grad, y.grad)
print(torch.fmax(torch.tensor([1,2]),torch.tensor([1.5,3])), torch.fmax(torch.tensor([1,2]),torch.tensor([3,0])))
