"""The dojo's definition of its numbers, for PyTorch: exactly rounded elementary functions, backward
rules of which no operation is fused with another, products in one order.

    with ExactRules(), ExactProducts():
        ...

is PyTorch as it is, but for what RULES and PRODUCTS name.

Orders of products are defined because the library that PyTorch's x86-64 wheel multiplies with takes
others by shape, layout and processor. The definition is what it was recorded to do on an AMD EPYC: a
chain of fused multiply-adds, unfused where there is a single row or column, side by side for two
vectors and for small products whose right side is transposed. A Xeon (Sapphire Rapids) with PyTorch
2.15 gives the chain for every right side that lies in rows; with MKL_CBWR=AVX2,STRICT in the
environment for every product of up to 256 terms, in any layout (longer ones are cut); with
MKL_CBWR=AVX2 or COMPATIBLE for almost none. So PRODUCTS replaces mm, mv, dot and addmm; products of
batches are the library's own, with AVX2,STRICT.
"""
import ctypes
import ctypes.util
import math

import numpy
import torch
from torch.autograd import Function
from torch.overrides import TorchFunctionMode

#: What has to be set before PyTorch is loaded. The last makes batches of products plain.
environment = {
    "ATEN_CPU_CAPABILITY": "avx2", "OMP_NUM_THREADS": "1", "MKL_CBWR": "AVX2,STRICT",
}


#: The C library's: a * b + c, rounded once.
fma = ctypes.CDLL(ctypes.util.find_library("m")).fma
fma.argtypes, fma.restype = [ctypes.c_double] * 3, ctypes.c_double


def once(name, *operands):
    """The function computed in float64 and rounded to float32 once."""
    return getattr(torch, name)(*(o.double() if isinstance(o, torch.Tensor) else o for o in operands)).float()


# Derivatives, as tools/autograd/derivatives.yaml of PyTorch has them: of x, or of the result y.
FROM_X = {
    "log": lambda g, x: g / x,
    "log2": lambda g, x: g / (x * math.log(2)),
    "log10": lambda g, x: g / (x * math.log(10)),
    "log1p": lambda g, x: g / (x + 1),
    "sin": lambda g, x: g * once("cos", x),
    "cos": lambda g, x: g * -once("sin", x),
    "sinh": lambda g, x: g * once("cosh", x),
    "cosh": lambda g, x: g * once("sinh", x),
    "asin": lambda g, x: g * (1 / torch.sqrt(-x * x + 1)),
    "acos": lambda g, x: g * -(1 / torch.sqrt(-x * x + 1)),
    "atan": lambda g, x: g / (x * x + 1),
    "erf": lambda g, x: 2 / math.sqrt(math.pi) * once("exp", -(x * x)) * g,
}
FROM_Y = {
    "exp": lambda g, y: g * y,
    "exp2": lambda g, y: g * y * math.log(2),
    "expm1": lambda g, y: g * (y + 1),
    "tanh": lambda g, y: g * (1 - y * y),
    "tan": lambda g, y: g * (1 + y * y),
    "sigmoid": lambda g, y: g * (1 - y) * y,
    "rsqrt": lambda g, y: -0.5 * g * (y * y * y),
}


def value(name, x):
    if name == "sigmoid":
        return 1 / (1 + once("exp", -x))
    if name == "rsqrt":
        return 1 / torch.sqrt(x)
    return once(name, x)


class Elementary(Function):
    """One of the functions above; `in_place` is what PyTorch's name with an underscore does."""

    @staticmethod
    def forward(ctx, x, name, in_place):
        y = value(name, x)
        ctx.derivative = FROM_X.get(name) or FROM_Y[name]
        kept = x.clone() if in_place else x
        if in_place:
            ctx.mark_dirty(x)
            y = x.copy_(y)
        ctx.save_for_backward(kept if name in FROM_X else y)
        return y

    @staticmethod
    def backward(ctx, g):
        return ctx.derivative(g, *ctx.saved_tensors), None, None


def scalar_power(x, p):
    """x ** p for a number p: exact compositions for the usual powers."""
    known = {
        0.5: torch.sqrt, 2: lambda v: v * v, 3: lambda v: v * v * v, 1: torch.clone,
        -0.5: lambda v: 1 / torch.sqrt(v), -1: lambda v: 1 / v, -2: lambda v: 1 / (v * v),
        0: torch.ones_like,
    }
    return known[p](x) if p in known else once("pow", x, p)


class ScalarPower(Function):
    @staticmethod
    def forward(ctx, x, p, in_place):
        y = scalar_power(x, p)
        ctx.save_for_backward(x.clone() if in_place else x)
        ctx.p = p
        if in_place:
            ctx.mark_dirty(x)
            return x.copy_(y)
        return y

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        p = ctx.p
        return (torch.zeros_like(g) if p == 0 else g * (p * scalar_power(x, p - 1))), None, None


class Power(Function):
    """x ** p for tensors; a number on either side has been made a tensor."""

    @staticmethod
    def forward(ctx, x, p):
        y = once("pow", x, p)
        ctx.save_for_backward(x, p, y)
        return y

    @staticmethod
    def backward(ctx, g):
        x, p, y = ctx.saved_tensors
        zero = torch.zeros(())
        of_x = torch.where(p == 0, zero, g * (p * once("pow", x, p - 1)))
        of_p = g * torch.where((x == 0) & (p >= 0), zero, y * once("log", x))
        return of_x.sum_to_size(x.shape), of_p.sum_to_size(p.shape)


class Hypot(Function):
    """Of float64 the root of the rounded sum of the rounded squares."""

    @staticmethod
    def forward(ctx, x, y):
        single = torch.result_type(x, y) == torch.float32
        result = once("hypot", x, y) if single else double_root(x.double() ** 2 + y.double() ** 2)
        needs = ctx.needs_input_grad
        ctx.save_for_backward(x if needs[0] else None, y if needs[1] else None, result)
        ctx.shapes = x.shape, y.shape
        return result

    @staticmethod
    def backward(ctx, g):
        *sides, result = ctx.saved_tensors
        return tuple(
            None if side is None else (g * (side / result)).sum_to_size(shape)
            for side, shape in zip(sides, ctx.shapes))


def hypot(x, y):
    return Hypot.apply(x, y) if torch.result_type(x, y).is_floating_point else None


def double_root(x):
    with numpy.errstate(invalid="ignore"):
        root = torch.as_tensor(numpy.sqrt(x.detach().numpy()), dtype=torch.float64)
    return torch.empty_like(x).copy_(root)


class DoubleRoot(Function):
    """The root of float64, which PyTorch takes from a library that misrounds some."""

    @staticmethod
    def forward(ctx, x):
        y = double_root(x)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        (y,) = ctx.saved_tensors
        return g / (2 * y)


def power(x, p, in_place=False):
    if isinstance(x, torch.Tensor) and isinstance(p, (int, float)) and not isinstance(p, bool):
        if x.dtype == torch.float32:
            return ScalarPower.apply(x, p, in_place)
        return None
    result = torch.result_type(x, p)
    if result != torch.float32 or in_place:
        return None
    sides = [torch.as_tensor(v, dtype=torch.float32) for v in (x, p)]
    return Power.apply(*sides)


class Softmax(Function):
    @staticmethod
    def forward(ctx, x, dim):
        e = once("exp", x - x.amax(dim, keepdim=True))
        y = e / e.sum(dim, keepdim=True)
        ctx.dim = dim
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        (y,) = ctx.saved_tensors
        return (g - (g * y).sum(ctx.dim, keepdim=True)) * y, None


class LogSoftmax(Function):
    @staticmethod
    def forward(ctx, x, dim):
        d = x - x.amax(dim, keepdim=True)
        y = d - once("log", once("exp", d).sum(dim, keepdim=True))
        ctx.dim = dim
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        (y,) = ctx.saved_tensors
        return g - once("exp", y) * g.sum(ctx.dim, keepdim=True), None


class LogSumExp(Function):
    @staticmethod
    def forward(ctx, x, dim, keepdim):
        largest = x.amax(dim, keepdim=True)
        largest = torch.where(largest.isinf(), 0, largest)
        y = once("log", once("exp", x - largest).sum(dim, keepdim=True)) + largest
        ctx.shape = y.shape
        ctx.save_for_backward(x, y)
        return y if keepdim else y.squeeze(dim)

    @staticmethod
    def backward(ctx, g):
        x, y = ctx.saved_tensors
        return g.reshape(ctx.shape) * once("exp", x - y), None, None


def softmax(rule):
    def call(x, dim=None, *, dtype=None, _stacklevel=3):
        if dtype is not None or x.dtype != torch.float32 or x.numel() == 0:
            return None
        return rule.apply(x, (0 if x.dim() in (0, 1, 3) else 1) if dim is None else dim)

    return call


def logsumexp(x, dim, keepdim=False):
    if x.dtype != torch.float32 or x.numel() == 0:
        return None
    return LogSumExp.apply(x, dim, keepdim)


def cross_entropy(x, y, *args, label_smoothing=0.0, **keywords):
    if x.dtype != torch.float32 or label_smoothing or y.is_floating_point():
        return None
    logprobs = LogSoftmax.apply(x, 0 if x.dim() == 1 else 1)
    return torch.nn.functional.nll_loss(logprobs, y, *args, **keywords)


def fused(total, a, b):
    """total + a * b, rounded once; of float32 in float64, but for ties of a chance of 2**-29."""
    if total.dtype == torch.float32:
        return (total.double() + a.double() * b.double()).float()
    operands = [x.flatten().tolist() for x in torch.broadcast_tensors(a, b, total)]
    return torch.tensor([fma(*three) for three in zip(*operands)], dtype=total.dtype).view(total.shape)


def chain(a, b, is_fused=True):
    """The product of two matrices, each element one multiply-add after the other."""
    total = torch.zeros(a.shape[0], b.shape[1], dtype=a.dtype)
    if a.shape[1] == 1 and is_fused:
        return a * b
    for k in range(a.shape[1]):
        column, row = a[:, k:k + 1], b[k:k + 1]
        total = fused(total, column, row) if is_fused else total + column * row
    return total


def halves(lanes, count):
    """Lanes added in halves until `count` are left."""
    while lanes.shape[-1] > count:
        half = lanes.shape[-1] // 2
        lanes = lanes[..., :half] + lanes[..., half:]
    return lanes


def rows_times_rows(a, rows):
    """A small product whose right side is transposed: sixteen sums side by side, and a rest."""
    sums, whole = torch.zeros(len(a), len(rows), 16, dtype=a.dtype), a.shape[1] // 16 * 16
    for k in range(0, whole, 16):
        sums = fused(sums, a[:, None, k:k + 16], rows[None, :, k:k + 16])
    quarters = (sums[..., :4] + sums[..., 4:8]) + sums[..., 8:12] + sums[..., 12:]
    total = (quarters[..., 0] + quarters[..., 1]) + (quarters[..., 2] + quarters[..., 3])
    if whole == a.shape[1]:
        return total
    rest = torch.zeros(len(a), len(rows), 16, dtype=a.dtype)
    rest[..., :a.shape[1] - whole] = a[:, None, whole:] * rows[None, :, whole:]
    return total + halves(rest, 1)[..., 0]


def dot(a, b):
    """The product of two vectors: sixteen sums side by side, none fused."""
    sums, whole = torch.zeros(16, dtype=a.dtype), len(a) // 16 * 16
    products = a * b
    for k in range(0, whole, 16):
        sums = sums + products[k:k + 16]
    quads = whole + (len(a) - whole) // 4 * 4
    for k in range(whole, quads, 4):
        lane = (k - whole) & 7
        sums[lane:lane + 4] = sums[lane:lane + 4] + products[k:k + 4]
    for k in range(quads, len(a)):
        sums[0] = sums[0] + products[k]
    quarters = sums[0:4] + sums[4:8] + sums[8:12] + sums[12:16]
    return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3])


def matrix_product(a, b):
    small = 1 < a.shape[0] < 16 and 1 < b.shape[1] < 16 and a.shape[1] > 1
    if small and a.stride(1) == 1 and b.stride(0) == 1 and b.stride(1) != 1:
        return rows_times_rows(a, b.t())
    return chain(a, b, is_fused=a.shape[0] > 1 and b.shape[1] > 1)


PRODUCTS = {
    "mm": matrix_product,
    "mv": lambda a, v: matrix_product(a, v[:, None])[:, 0],
    "dot": dot,
    "addmm": lambda c, a, b, *, beta=1, alpha=1: c * beta + matrix_product(a, b) * alpha,
}


class ExactProducts:
    """While it is entered, products of real numbers, those of the backward pass too, are made as
    PRODUCTS says, whatever the library that PyTorch multiplies with.

    The kernels are replaced: under a dispatch mode some of PyTorch's derivatives take other ways.
    """

    def __enter__(self):
        self.library = torch.library.Library("aten", "IMPL")
        for name, rule in PRODUCTS.items():
            kernel = torch.library.get_kernel("aten::" + name, "CPU")
            self.library.impl(
                name, self.replacement(kernel, rule), "CPU", with_keyset=True, allow_override=True)

    def __exit__(self, *_):
        self.library._destroy()

    @staticmethod
    def replacement(kernel, rule):
        def product(keys, *args, **keywords):
            result = kernel.call_boxed(keys, *args, **keywords)  # throws what PyTorch throws
            return rule(*args, **keywords) if result.is_floating_point() else result

        return product


RULES = {
    "pow": power, "__pow__": power, "__rpow__": lambda x, base: power(base, x),
    "pow_": lambda x, p: power(x, p, True), "__ipow__": lambda x, p: power(x, p, True),
    "softmax": softmax(Softmax), "log_softmax": softmax(LogSoftmax), "logsumexp": logsumexp,
    "cross_entropy": cross_entropy, "hypot": hypot,
    "sqrt": lambda x: DoubleRoot.apply(x) if x.dtype == torch.float64 else None,
}


def elementary(name, in_place):
    def call(x):
        if isinstance(x, torch.Tensor) and not x.is_floating_point() and not in_place:
            x = x.to(torch.get_default_dtype())
        return Elementary.apply(x, name, in_place) if x.dtype == torch.float32 else None

    return call


for function in [*FROM_X, *FROM_Y]:
    RULES[function] = elementary(function, False)
    RULES[function + "_"] = elementary(function, True)


class ExactRules(TorchFunctionMode):
    """While it is entered, RULES stand in for PyTorch's functions; a rule that does not apply
    returns None."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        rule = RULES.get(getattr(function, "__name__", ""))
        if rule is not None:
            try:
                result = rule(*args, **(kwargs or {}))
            except (TypeError, IndexError, AttributeError):
                result = None  # PyTorch words the error of a wrong call
            if result is not None:
                return result
        return function(*args, **(kwargs or {}))
