#!/usr/bin/env python3
"""Record what PyTorch computes for random arithmetic; ArithmeticRecordsTests reads it.

The records were made on an AMD processor: dot products and products of a row with a matrix have other
last digits on others, for the library that PyTorch multiplies with looks at the processor.

usage: ATEN_CPU_CAPABILITY=avx2 OMP_NUM_THREADS=1 python generate_arithmetic.py OUT_DIR
"""
import base64, json, os, random, sys, warnings
import torch

warnings.filterwarnings("ignore")
out, r = sys.argv[1], random.Random(11)
torch.manual_seed(11)
torch.set_num_threads(1)
DTYPES = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float32, torch.float64]
records = []


def pack(t):
    if isinstance(t, torch.Tensor):
        raw = t.contiguous().numpy().tobytes()
        return {"shape": list(t.shape), "strides": list(t.stride()), "dtype": str(t.dtype)[6:], "b64": base64.b64encode(raw).decode()}
    return {"number": t if isinstance(t, (bool, int)) else repr(t), "kind": type(t).__name__}


def record(op, inputs, args, f):
    packed = [pack(x) for x in inputs]
    try:
        value = f()
        value = [pack(v) for v in (value if isinstance(value, tuple) else (value,))]
        records.append({"op": op, "in": packed, "args": args, "out": value})
    except Exception as e:
        records.append({"op": op, "in": packed, "args": args, "error": type(e).__name__, "message": str(e).split("\nException raised")[0]})


def fill(shape, dtype, small=True):
    if dtype.is_floating_point:
        t = torch.randn(shape, dtype=dtype)
        return (t * 4).round() / 2 if small and r.random() < 0.5 else t
    if dtype == torch.bool:
        return torch.rand(shape) < 0.5
    return torch.randint(0 if dtype == torch.uint8 else -5, 6, shape).to(dtype)


def permuted(shape, dtype):
    """A tensor of a shape whose memory has its dimensions in a random order."""
    order = list(range(len(shape)))
    if r.random() < 0.5:
        r.shuffle(order)
    base = fill([shape[d] for d in order], dtype)
    inverse = [order.index(d) for d in range(len(shape))]
    return base.permute(inverse) if shape else base


def shape(most=3, sizes=(0, 1, 2, 3, 5, 9)):
    return [r.choice(sizes[1:] if r.random() < 0.95 else sizes) for _ in range(r.randint(0, most))]


BINARY = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "floorDivide": torch.floor_divide, "remainder": torch.remainder, "fmod": torch.fmod, "maximum": torch.maximum, "minimum": torch.minimum, "eq": torch.eq, "lt": torch.lt, "ge": torch.ge, "logicalAnd": torch.logical_and, "logicalXor": torch.logical_xor, "bitwiseAnd": torch.bitwise_and, "bitwiseXor": torch.bitwise_xor, "leftShift": torch.bitwise_left_shift, "rightShift": torch.bitwise_right_shift}
for _ in range(300):
    op = r.choice(list(BINARY))
    a = shape()
    b = [s if r.random() < 0.6 else 1 for s in a][r.randint(0, len(a)):] if r.random() < 0.9 else shape()
    x, y = permuted(a, r.choice(DTYPES)), permuted(b, r.choice(DTYPES))
    if r.random() < 0.5:
        x, y = y, x
    record(op, [x, y], [], lambda: BINARY[op](x, y))
for _ in range(200):
    op = r.choice(["add", "sub", "mul", "div", "remainder", "floorDivide", "eq", "lt"])
    x, n = permuted(shape(), r.choice(DTYPES)), r.choice([True, 2, -3, 0.5, -1.25, 7])
    f = {"add": lambda: x + n, "sub": lambda: x - n, "mul": lambda: x * n, "div": lambda: x / n, "remainder": lambda: x % n, "floorDivide": lambda: x // n, "eq": lambda: x == n, "lt": lambda: x < n}[op]
    record(op, [x, n], [], f)
for _ in range(120):
    op = r.choice(["add", "sub", "mul", "div", "remainder"])
    a = shape()
    x = permuted(a, r.choice(DTYPES))
    y = permuted([s if r.random() < 0.7 else 1 for s in a], r.choice(DTYPES)) if r.random() < 0.7 else r.choice([True, 2, 0.5])
    before = x.clone()
    record(op + "_", [before, y], [], lambda: getattr(x, op + "_")(y))
for _ in range(240):
    a = shape(4, (0, 1, 2, 3, 5, 8, 17, 40))
    if torch.Size(a).numel() > 800:
        continue
    dtype = r.choice([torch.float32] * 5 + [torch.float64, torch.int64, torch.bool, torch.uint8])
    x = permuted(a, dtype)
    dims = r.sample(range(len(a)), r.randint(1, len(a))) if a and r.random() < 0.8 else None
    dims = [d - len(a) if r.random() < 0.3 else d for d in dims] if dims else dims
    keep = r.random() < 0.5
    op = r.choice(["sum", "sum", "sum", "mean", "var", "std", "amax", "amin", "any", "all"])
    if op == "mean" and not dtype.is_floating_point:
        continue
    record(op, [x], [dims, keep], lambda: getattr(torch, op)(x, dim=dims or (), keepdim=keep) if dims is not None or op in ("amax", "amin") else getattr(torch, op)(x, dim=None, keepdim=keep))
for _ in range(120):
    a = shape(2, (1, 2, 3, 5, 8, 17, 40))
    dtype = r.choice([torch.float32] * 4 + [torch.float64, torch.int64, torch.uint8])
    x, d, keep = permuted(a, dtype), r.randint(-len(a) - 1, len(a)), r.random() < 0.5
    op = r.choice(["max", "min", "argmax", "argmin", "cumsum", "cumprod", "prod"])
    if op in ("max", "min"):
        record(op, [x], [d, keep], lambda: tuple(getattr(x, op)(d, keep)))
    elif op in ("argmax", "argmin", "prod"):
        record(op, [x], [d, keep], lambda: getattr(x, op)(d, keep))
    else:
        record(op, [x], [d, False], lambda: getattr(x, op)(d))
for _ in range(120):
    k = r.choice([1, 2, 3, 4])
    a, b = shape(3, (1, 2, 3, 4)) + [r.choice([2, 3]), k], [k if r.random() < 0.9 else 5, r.choice([1, 2, 3])]
    a, b = a[-r.randint(1, len(a)):], (shape(1, (1, 2, 3)) + b)[-r.randint(1, 3):]
    dtype = r.choice([torch.float32, torch.float64, torch.int64])
    x, y = torch.randint(-4, 5, a).to(dtype), torch.randint(-4, 5, b).to(dtype if r.random() < 0.95 else torch.float64)
    record("matmul", [x, y], [], lambda: x @ y)
for n in [1, 3, 8, 16, 20, 31, 40, 64, 70, 100, 200]:
    x, y = torch.randn(n), torch.randn(n)
    record("matmul", [x, y], [], lambda: x @ y)
for k, n in [(30, 64), (64, 27), (8, 5)]:
    x, y = torch.randn(1, k), torch.randn(k, n)
    record("matmul", [x, y], [], lambda: x @ y)
x, y = torch.randn(8, 400), torch.randn(400, 16)
record("matmul", [x, y], [], lambda: x @ y)
for _ in range(16):
    a = shape()
    x, y, z = (permuted(a, torch.float32) for _ in range(3))
    w = r.choice([0.25, 0.5, 0.75, 1.5])
    record("lerp", [x, y, w], [], lambda: torch.lerp(x, y, w))
    record("addcmul", [x, y, z, w], [], lambda: torch.addcmul(x, y, z, value=w))
    record("addcdiv", [x, y, z, w], [], lambda: torch.addcdiv(x, y, z, value=w))
    record("addAlpha", [x, y, w], [], lambda: torch.add(x, y, alpha=w))
    record("subAlpha", [x, y, w], [], lambda: torch.sub(x, y, alpha=w))
    record("where", [x > y, y, z], [], lambda: torch.where(x > y, y, z))
    record("clamp", [x, -0.5, w], [], lambda: torch.clamp(x, -0.5, w))
    record("maskedFill", [x, y > 0, w], [], lambda: x.masked_fill(y > 0, w))
    d = r.choice([1, 2, 3])
    record("round", [x], [d], lambda: torch.round(x, decimals=d))
for start, end, step, dtype in [(0, 10, 1, torch.int64), (0, 1, 0.1, torch.float32), (5, -5, -2, torch.int64), (1, 2, 0.3, torch.float64), (0, 5, 0, torch.int64), (0, 5, -1, torch.float32), (-3, 3, 0.7, torch.float32)]:
    record("arange", [start, end, step], [str(dtype)[6:]], lambda: torch.arange(start, end, step, dtype=dtype))
for start, end, steps, dtype in [(-1, 1, 7, torch.float32), (0, 10, 5, torch.int64), (3, -3, 10, torch.float32), (0, 1, 1, torch.float32), (0, 1, 0, torch.float32), (-2.5, 1.7, 50, torch.float64), (0, 1, 33, torch.float32)]:
    record("linspace", [start, end, steps], [str(dtype)[6:]], lambda: torch.linspace(start, end, steps, dtype=dtype))
with open(os.path.join(out, "arithmetic.json"), "w") as f:
    json.dump(records, f, separators=(",", ":"))
print(len(records), sum("error" in x for x in records))
