#!/usr/bin/env python3
"""Record what real PyTorch computes, with elementary functions of float32 taken in float64 and rounded once.

usage: ATEN_CPU_CAPABILITY=avx2 OMP_NUM_THREADS=1 python generate.py OUT_DIR
The files are laid out as `make golden` reads them:
ops.json     {"arrays": [...], "records": [{"op", "args", "in": [place...], "out": place or [place...]}]}
random.json  generators, seeds, and what was drawn in order
print.json   expressions and what repr() shows
An array is {"shape", "dtype", "b64"}: little-endian bytes.
"""
import base64, json, os, random, sys
import torch

out = sys.argv[1]
torch.set_num_threads(1)
torch.manual_seed(77)
assert torch.backends.cpu.get_cpu_capability() == "AVX2"
arrays, records = [], []


def pack(t):
    t = t.detach().contiguous()
    return {"shape": list(t.shape), "dtype": str(t.dtype)[6:], "b64": base64.b64encode(t.numpy().tobytes()).decode()}


def place(t):
    p = pack(t)
    if p not in arrays:
        arrays.append(p)
    return arrays.index(p)


def record(op, inputs, result, args=()):
    result = [place(t) for t in result] if isinstance(result, tuple) else place(result)
    records.append({"op": op, "args": list(args), "in": [place(t) for t in inputs], "out": result})


def wide(f, *x):
    """f in float64, rounded once to float32."""
    return f(*(v.double() if isinstance(v, torch.Tensor) else v for v in x)).float()


def softmax(x):
    e = wide(torch.exp, x - x.amax(1, keepdim=True))
    return e / e.sum(1, keepdim=True)


def log_softmax(x):
    d = x - x.amax(1, keepdim=True)
    return d - wide(torch.log, wide(torch.exp, d).sum(1, keepdim=True))


special = torch.tensor([0.0, -0.0, 1.0, -1.0, 1e-42, -1e-42, 3e38, torch.inf, -torch.inf, torch.nan, 88.7, -87.3, -103.0])
x = torch.cat([special, torch.randn(60) * 3, torch.randn(20) * 1e-3, torch.randn(20) * 40])
for name in ["exp", "tanh", "sin", "cos", "expm1", "exp2", "tan", "atan", "sinh", "cosh", "erf"]:
    record(name, [x], wide(getattr(torch, name), x))
for name in ["log", "log2", "log10", "log1p"]:
    record(name, [x.abs()], wide(getattr(torch, name), x.abs()))
for name in ["asin", "acos"]:
    record(name, [x / 10], wide(getattr(torch, name), x / 10))
record("sigmoid", [x], 1 / (1 + wide(torch.exp, -x)))
record("sqrt", [x], wide(torch.sqrt, x)), record("rsqrt", [x.abs()], 1 / wide(torch.sqrt, x.abs()))
record("pow", [x.abs()], wide(torch.sqrt, x.abs()), [0.5])
for name in ["reciprocal", "relu", "abs", "neg", "square"]:
    record(name, [x], getattr(x, name)())
for p in [2, 3, -1]:
    record("pow", [x.abs()], x.abs() ** p, [p])
record("pow", [x.abs()], wide(torch.pow, x.abs(), 1.7), [1.7])
record("rpow", [x], wide(torch.pow, 2.0, x), [2.0])
record("pow_tensor", [x.abs(), x.flip(0)], wide(torch.pow, x.abs(), x.flip(0)))

for shape in [(5, 3), (33, 17), (4, 70), (2, 3, 5)]:
    t = torch.randn(shape)
    for d in range(len(shape)):
        record("sum", [t], t.sum(d), [d]), record("mean", [t], t.mean(d), [d])
        record("var", [t], t.var(d), [d]), record("var", [t], t.var(d, unbiased=False), [d, False])
        record("std", [t], t.std(d), [d]), record("max", [t], tuple(t.max(d)), [d])
    record("sum", [t], t.sum()), record("mean", [t], t.mean()), record("var", [t], t.var())
for shape in [(6, 27), (1, 9)]:
    t, y, g = torch.randn(shape) * 2, torch.randint(0, shape[1], shape[:1]), torch.randn(shape)
    n = shape[0]
    record("softmax", [t], softmax(t), [1]), record("log_softmax", [t], log_softmax(t), [1])
    record("cross_entropy", [t, y], -log_softmax(t)[range(n), y].sum() / n)
    hot = torch.zeros(shape)
    hot[range(n), y] = -1 / torch.tensor(float(n))
    record("cross_entropy_backward", [t, y], hot - wide(torch.exp, log_softmax(t)) * hot.sum(1, keepdim=True))
    s = softmax(t)
    record("softmax_backward", [t, g], (g - (g * s).sum(1, keepdim=True)) * s, [1])
for m, k, n in [(5, 7, 9), (32, 30, 27)]:  # for a few small shapes MKL's order depends on the processor
    a, b = torch.randn(m, k), torch.randn(k, n)
    record("matmul", [a, b], a @ b)
    record("matmul_transposed_left", [a.T.contiguous(), b], a.T.contiguous().T @ b)
    record("matmul_transposed_right", [a, b.T.contiguous()], a @ b.T.contiguous().T)

streams = []
for seed in [11, -3]:
    g, draws = torch.Generator().manual_seed(seed), []
    draw = lambda name, args, t: draws.append([name, args, pack(t)])
    for shape in [(3, 7), (5,), (16,), (17,), (64,)]:
        draw("randn", list(shape), torch.randn(shape, generator=g))
    draw("randint", [3, 9, 10], torch.randint(3, 9, (10,), generator=g))
    draw("rand", [3, 5], torch.rand(3, 5, generator=g))
    draw("randperm", [20], torch.randperm(20, generator=g))
    w = torch.softmax(torch.arange(27.0) / 9, 0)
    draw("multinomial_arange27_softmax_replacement", [20], torch.multinomial(w, 20, replacement=True, generator=g))
    draw("multinomial_arange27_softmax_distinct", [5], torch.multinomial(w, 5, generator=g))
    streams.append({"generator": "torch", "seed": seed, "draws": draws})
for seed in [9, 2**80 + 1, -4]:
    r, items = random.Random(seed), list(range(60))
    draws = [["random", [r.random() for _ in range(5)]], ["randint", [r.randint(0, 999) for _ in range(5)]]]
    r.shuffle(items)
    draws += [["shuffle range(60)", items], ["choice range(60)", [r.choice(range(60)) for _ in range(5)]]]
    draws += [["sample range(60), 10", r.sample(range(60), 10)], ["gauss(0, 1)", [r.gauss(0, 1) for _ in range(5)]]]
    streams.append({"generator": "python", "seed": str(seed), "draws": draws})

codes = """torch.tensor([1e-7, 1.0])
torch.tensor([0.5, float('nan'), 1e5])
torch.arange(12.0).view(3, 4) / 3
torch.arange(3000).view(60, 50)
torch.ones(2, 2, requires_grad=True).exp()
torch.randn(3, 4, generator=torch.Generator().manual_seed(3)) * 1e4""".splitlines()
printed = [{"code": code, "text": repr(eval(code))} for code in codes]

for name, value in [("ops", {"arrays": arrays, "records": records}), ("random", streams), ("print", printed)]:
    with open(os.path.join(out, name + ".json"), "w") as f:
        json.dump(value, f, separators=(",", ":"))
