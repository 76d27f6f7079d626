# Which of 0 and -0 stays in extremes and within bounds; elements taken and filled by their numbers.
import torch
import torch.nn.functional as F


def signs(t):
    return "".join("-" if b < 0 else "+" for b in t.contiguous().view(-1).view(torch.int32).tolist())


x = torch.tensor([-0., 0., -0., 1., -1., 7., -0., -0., 0., -0.])
for y in (x, x[:6], x[::2], x.expand(3, 10)):
    print(signs(F.relu6(y)), signs(y.clamp(0, 6)), signs(y.clamp(-0., 6)), signs(y.clamp(max=0)))
    print(signs(F.hardtanh(y, -6, 0)), signs(F.relu(y)), signs(y.clamp(torch.tensor(0.), torch.tensor(6.))))
for size in (1, 2, 3, 6, 10, 17, 32, 40, 100, 289):
    torch.manual_seed(size)
    for dtype in (torch.float32, torch.float64):
        z = torch.where(torch.rand(size) < 0.5, torch.tensor(0.), torch.tensor(-0.)).to(dtype)
        ends = z.max(), z.min(), z.amax(), z.amin(), *z.aminmax(), *z.aminmax(dim=0), z.max(0).values
        print(size, "".join(signs(e.float()) for e in ends))
for shape in ((3, 70), (70, 3), (5, 40, 6), (33, 33)):
    torch.manual_seed(len(shape))
    z = torch.where(torch.rand(shape) < 0.5, torch.tensor(0.), torch.tensor(-0.))
    for dims in ((0,), (1,), (0, 1), (-1,), ()):
        print(shape, dims, signs(z.amax(dims)), signs(z.amin(dims)))
    print(signs(z.transpose(0, 1).amax(0)), signs(z.transpose(0, 1).amax(1)), signs(z[::2].amax(0)))

x = torch.tensor([[1., 2., 2.], [3., 3., 1.]], requires_grad=True)
for dim in (None, 0, 1):
    x.grad = None
    ends = torch.aminmax(x, dim=dim)
    (ends.min + 2 * ends.max).sum().backward()
    print(ends.min.grad_fn.name(), x.grad.tolist())

x = torch.randn(2, 3, requires_grad=True)
y = x.take(torch.tensor([[0, -1], [2, 0]]))
y.sum().backward()
print(y.grad_fn.name(), x.grad.tolist())

value = torch.tensor(2., requires_grad=True)
x = torch.arange(6.).view(2, 3).requires_grad_()
y = (x * 2).index_fill(1, torch.tensor([0, 2, 0]), value)
(y * torch.arange(6.).view(2, 3)).sum().backward()
print(y.grad_fn.name(), y.tolist(), x.grad.tolist(), value.grad)
print(torch.tensor([1., 2., 3.]).expand(2, 3).index_fill_(0, torch.tensor([1]), 9.).tolist())
for index, filler in (([0, 5], 1.), ([[0]], 1.), ([0.], 1.), ([0], torch.ones(1)), ([-1], 300)):
    try:
        print(torch.tensor([1, 2, 3], dtype=torch.uint8).index_fill(0, torch.tensor(index), filler))
    except Exception as e:
        print(type(e).__name__, e)

integers = torch.tensor([1, 2])
integers.copy_(value)
integers[0] = value
print(integers, integers.requires_grad)

for numbers in ([1., 0., 3., 0.], [1., 0., 3., 0., float("nan")], [2., 0., 3.]):
    x = torch.tensor(numbers, requires_grad=True)
    x.prod().backward()
    print(x.grad.tolist())
x = torch.tensor([-1., 1., float("nan")], requires_grad=True)
F.relu(x).sum().backward()
print(x.grad, torch.hypot(torch.tensor(float("inf")), torch.tensor(float("nan"))))
print(torch.zeros(0, 4).unflatten(1, (-1, 2)).shape, torch.tensor([7], dtype=torch.uint8) // -1)

# In place, a gradient of -0 stays one.
x = torch.tensor([-2., 3.], requires_grad=True)
y = 0 / x
y.scatter_add_(0, torch.tensor([1]), torch.ones(1))
y.retain_grad()
y.square().sum().backward()
print(y.grad_fn.name(), signs(y.grad), signs(x.grad))
