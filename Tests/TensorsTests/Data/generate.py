#!/usr/bin/env python3
"""Record what PyTorch does with random subscripts, views and prints; the tests beside this folder read it.

usage: ATEN_CPU_CAPABILITY=avx2 OMP_NUM_THREADS=1 python generate.py OUT_DIR
"""
import json, os, random, sys
import torch

out = sys.argv[1]
r = random.Random(7)


def attempt(f):
    try:
        return f()
    except Exception as e:
        return {"error": type(e).__name__, "message": str(e).split("\nException raised")[0]}


def pack(t):
    return {"shape": list(t.shape), "values": t.reshape(-1).tolist()}


def tensor_item(size, rest):
    kind = r.random()
    if kind < 0.25:
        rank = r.choice([1, 1, 2])
        shape = [size, *rest][:rank] if r.random() < 0.95 else [size + 1]
        return torch.tensor([r.random() < 0.5 for _ in range(torch.Size(shape).numel())]).reshape(shape), len(shape)
    shape = r.choice([[], [2], [2], [3], [1], [2, 1], [1, 2], [2, 3], [0]])
    n = torch.Size(shape).numel()
    bad = r.random() < 0.04
    values = [r.randrange(-size, size) + (size * 3 if bad else 0) if size else 0 for _ in range(n)]
    dtype = r.choice([torch.int64, torch.int64, torch.int32])
    return torch.tensor(values, dtype=dtype).reshape(shape), 1


def random_items(shape):
    items, d = [], 0
    has_ellipsis = False
    while len(items) < 5:
        k = r.random()
        if k < 0.12:
            items.append(None)
        elif k < 0.2 and not has_ellipsis:
            items.append(Ellipsis)
            has_ellipsis = True
            d += r.randrange(0, 2)
        elif k < 0.24:
            items.append(r.random() < 0.7)
        elif d >= len(shape) and r.random() < 0.9:
            break
        else:
            size = shape[d] if d < len(shape) else 2
            if k < 0.45:
                items.append(r.randrange(-size, size) if size and r.random() < 0.95 else size)
                d += 1
            elif k < 0.7:
                pick = lambda: r.choice([None, r.randrange(-size - 2, size + 3)])
                items.append(slice(pick(), pick(), r.choice([None, 1, 2, 3] if r.random() < 0.97 else [0, -1])))
                d += 1
            else:
                t, n = tensor_item(size, shape[d + 1 :])
                items.append(t)
                d += n
        if r.random() < 0.2:
            break
    return items


def pack_item(i):
    if i is None:
        return ["newAxis"]
    if i is Ellipsis:
        return ["ellipsis"]
    if isinstance(i, bool):
        return ["bool", i]
    if isinstance(i, int):
        return ["integer", i]
    if isinstance(i, slice):
        return ["slice", i.start, i.stop, i.step]
    return ["tensor", str(i.dtype).split(".")[1], list(i.shape), [int(v) for v in i.reshape(-1).tolist()]]


indexing = []
while len(indexing) < 900:
    shape = [r.choice([1, 2, 3, 4]) for _ in range(r.choice([1, 2, 2, 3, 3, 4]))]
    if r.random() < 0.05:
        shape[r.randrange(len(shape))] = 0
    base = torch.arange(torch.Size(shape).numel()).reshape(shape)
    order = list(range(len(shape)))
    if r.random() < 0.4:
        r.shuffle(order)
    x = base.permute(order)
    items = random_items(list(x.shape))
    if not items:
        continue
    key = tuple(items)
    got = attempt(lambda: pack(x[key]))
    put = None
    if "error" not in got:
        target = base.clone().permute(order)
        result = torch.Size(got["shape"])
        value_shape = list(result)
        if value_shape and r.random() < 0.4:
            value_shape = value_shape[r.randrange(len(value_shape)) :]
        if value_shape and r.random() < 0.3:
            value_shape[r.randrange(len(value_shape))] = 1
        value = 100 + torch.arange(torch.Size(value_shape).numel()).reshape(value_shape)
        def assign():
            target[key] = value
            return target.reshape(-1).tolist()
        put = {"shape": value_shape, "result": attempt(assign)}
    indexing.append({"shape": shape, "order": order, "items": [pack_item(i) for i in items], "get": got, "put": put})

views = []
while len(views) < 400:
    shape = [r.choice([1, 2, 3, 4, 6]) for _ in range(r.choice([0, 1, 2, 3, 4]))]
    if shape and r.random() < 0.08:
        shape[r.randrange(len(shape))] = 0
    x = torch.arange(torch.Size(shape).numel()).reshape(shape)
    steps = []
    for _ in range(r.randrange(1, 4)):
        n = len(x.shape)
        dim = lambda: r.randrange(-n, n) if n and r.random() < 0.96 else n + 1
        op = r.choice(["view", "view", "reshape", "transpose", "permute", "squeeze", "unsqueeze", "expand", "select", "slice", "narrow", "unfold", "diagonal", "flatten"])
        if op in ("view", "reshape"):
            left, sizes = x.numel(), []
            while left > 1 and len(sizes) < 4:
                f = r.choice([k for k in range(1, left + 1) if left % k == 0])
                sizes.append(f)
                left //= f
            sizes.append(left if r.random() < 0.7 else -1)
            if r.random() < 0.1:
                sizes.append(r.choice([2, -1, -2]))
            args = [sizes]
        elif op == "transpose":
            args = [dim(), dim()]
        elif op == "permute":
            p = list(range(n))
            r.shuffle(p)
            args = [p if r.random() < 0.95 else p + [0]]
        elif op in ("squeeze", "unsqueeze"):
            args = [dim()]
        elif op == "expand":
            sizes = [r.choice([s, -1]) if s != 1 else r.choice([1, 2, -1]) for s in x.shape]
            args = [[r.choice([1, 2])] * r.choice([0, 0, 1]) + sizes]
            if r.random() < 0.1 and sizes:
                args[0][-1] = 5
        elif op == "select":
            d = dim()
            args = [d, r.randrange(-3, 3)]
        elif op == "slice":
            if n == 0:
                continue
            args = [r.randrange(n), r.randrange(-5, 6), r.randrange(-5, 6), r.choice([1, 1, 2, 3])]
        elif op == "narrow":
            args = [dim(), r.randrange(-2, 3), r.randrange(-1, 4)]
        elif op == "unfold":
            args = [dim(), r.randrange(-1, 4), r.randrange(0, 3)]
        elif op == "diagonal":
            args = [r.randrange(-3, 4), dim(), dim()]
        else:
            args = [dim(), dim()]
        def apply():
            if op == "slice":
                return torch.ops.aten.slice(x, *args)
            return getattr(x, op)(*args)
        y = attempt(apply)
        steps.append([op, args])
        if isinstance(y, dict):
            views.append({"shape": shape, "steps": steps, "result": y})
            break
        x = y
    else:
        views.append({"shape": shape, "steps": steps, "result": {**pack(x), "strides": list(x.stride()), "offset": x.storage_offset()}})

prints = []
while len(prints) < 200:
    shape = [r.choice([1, 2, 3, 5, 7, 12, 30]) for _ in range(r.choice([0, 1, 1, 2, 2, 3]))]
    if shape and r.random() < 0.05:
        shape[0] = 0
    n = torch.Size(shape).numel()
    if n > 200 and r.random() < 0.9 or n > 2000:
        continue
    dtype = r.choice([torch.float32] * 5 + [torch.float64, torch.int64, torch.int32, torch.bool, torch.uint8])
    if dtype.is_floating_point:
        scale = 10.0 ** r.choice([-9, -4, -2, 0, 0, 0, 1, 3, 6, 12])
        values = [r.choice([r.gauss(0, scale), r.gauss(0, 1), float(r.randrange(-3, 4))]) if r.random() < 0.97 else r.choice([float("inf"), -float("inf"), float("nan"), -0.0]) for _ in range(n)]
        if r.random() < 0.3:
            values = [float(round(v)) if v == v and abs(v) < 1e30 else v for v in values]
    elif dtype == torch.bool:
        values = [r.random() < 0.5 for _ in range(n)]
    else:
        top = r.choice([10, 100, 250] if dtype == torch.uint8 else [10, 1000, 10**8])
        values = [r.randrange(0 if dtype == torch.uint8 else -top, top) for _ in range(n)]
    t = torch.tensor(values, dtype=dtype).reshape(shape)
    suffixes = r.choice([[], [], ["grad_fn=<MulBackward0>"], ["requires_grad=True"]])
    options = {}
    if r.random() < 0.3:
        options = {"precision": r.choice([0, 2, 6]), "threshold": r.choice([5, 100, 1000]), "edgeitems": r.choice([0, 1, 2, 3]), "linewidth": r.choice([20, 60, 120]), "sci_mode": r.choice([None, True, False])}
    torch.set_printoptions(profile="default", sci_mode=None)
    torch.set_printoptions(**options)
    text = torch._tensor_str._str(t)
    if suffixes:
        # The line-break rule, with PyTorch's own function.
        base = t.to(torch.float32).requires_grad_() if t.is_floating_point() and dtype == torch.float32 else None
        if base is None:
            suffixes = []
        else:
            shown = base if suffixes == ["requires_grad=True"] else base * 1
            text = torch._tensor_str._str(shown)
            values = shown.detach().reshape(-1).tolist()
    prints.append({"dtype": str(dtype).split(".")[1], "shape": shape, "values": [str(v) for v in t.reshape(-1).tolist()], "suffixes": suffixes, "options": options, "text": text})

selections = []
for _ in range(150):
    n = r.choice([1, 2, 3, 5, 10, 17, 27, 60, 130, 200])
    k = r.randrange(0, n + 1) if r.random() < 0.6 else min(n, r.randrange(1, 4))
    values = [r.randrange(0, r.choice([3, 10, 100])) for _ in range(n)]
    largest = r.random() < 0.7
    top = torch.tensor(values).topk(k, largest=largest)
    kth = r.randrange(1, n + 1)
    t = torch.tensor(values, dtype=torch.float32) / 7
    low, high = r.choice([(0, 0), (0, 1), (-1, 20), (1, 5)])
    bins = r.choice([1, 3, 10, 100])
    selections.append({"values": values, "k": k, "largest": largest, "indices": top.indices.tolist(), "kth": kth, "kthIndex": torch.tensor(values).kthvalue(kth).indices.item(), "bins": bins, "low": low, "high": high, "histogram": [int(c) for c in t.histc(bins, low, high).tolist()]})

for name, value in [("selections", selections), ("indexing", indexing), ("views", views), ("prints", prints)]:
    with open(os.path.join(out, name + ".json"), "w") as f:
        json.dump(value, f, separators=(",", ":"))
        f.write("\n")
