# Operations in place on tensors of the graph: their derivatives need what was there before.
import torch

torch.manual_seed(1)
x = torch.randn(5, requires_grad=True)
operations = [
    lambda y: y.clamp_(0, 1),
    lambda y: y.exp_(),
    lambda y: y.tanh_(),
    lambda y: y.sqrt_(),
    lambda y: y.pow_(2),
    lambda y: y.mul_(3),
    lambda y: y.abs_(),
    lambda y: y.scatter_(0, torch.tensor([0, 1]), 5.0),
    lambda y: y.relu_(),
]
for operation in operations:
    x.grad = None
    y = x * x + 0.5
    operation(y)
    y.sum().backward()
    print(x.grad)
print(torch.hypot(torch.tensor([3.0, 4.0]), torch.tensor([4.0, 3.0])))
print(torch.diff(torch.tensor([True, False, False])))

# What a derivative keeps must not have changed when it is asked for.
for pick in (
    lambda y: y.gather(0, torch.tensor([0, 2])),
    lambda y: torch.take_along_dim(y, torch.tensor([0, 2])),
):
    y = x * 2
    picked = pick(y)
    y.add_(1)
    try:
        picked.sum().backward()
    except RuntimeError as error:
        print(str(error)[:91])
