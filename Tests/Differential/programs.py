"""Random small programs over the dojo's library, made while PyTorch runs them.

A statement that PyTorch refuses is dropped, so that a program goes on; now and then it becomes the
program's last, and its error is what is compared. A program ends by showing its tensors and, where
there is a graph, the gradients that `backward` left.
"""
import random
import warnings

import torch

warnings.filterwarnings("ignore")

#: Stands before the programs of a file. Bits of NaN are not compared, only that it is one.
PRELUDE = '''\
import torch, torch.nn.functional as F

WORDS = {torch.float32: (torch.int32, 8), torch.float64: (torch.int64, 16)}

def show(name, x):
  if not isinstance(x, torch.Tensor):
    return print(name, x)
  numbers = x.detach().contiguous()
  if x.dtype in WORDS:
    word, width = WORDS[x.dtype]
    nan = numbers.isnan().flatten().tolist()
    bits = [f'{b % 16 ** width:0{width}x}' for b in numbers.view(word).flatten().tolist()]
    values = ' '.join('nan' if n else b for n, b in zip(nan, bits))
  else:
    values = ' '.join(str(v) for v in numbers.flatten().tolist())
  print(name, x.dtype, list(x.shape), 'grad' if x.requires_grad else '', values)

def run(number, program):
  print('#', number)
  try:
    program()
  except Exception as error:
    print('error', type(error).__name__, str(error).split(chr(10))[0])
'''

EXACT = (
    "exp log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh sigmoid erf exp2 expm1 rsqrt"
).split()
PLAIN = "sqrt abs neg sign floor ceil trunc round reciprocal relu square frac".split()
SPECIALS = "0. -0. inf -inf nan 1e-40 -3e38 1. -1. 0.5 2. 1e-45 16777217. 3.".split()


class Program:
    """One program as it grows, with what its names stand for."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.names = {"torch": torch, "F": torch.nn.functional}
        self.made = 0
        self.leaves = []

    # What a statement is put together from.

    def chance(self, p):
        return self.random.random() < p

    def pick(self, *items):
        return self.random.choice(items)

    def tensors(self, test=lambda x: True):
        def passes(x):
            try:
                return isinstance(x, torch.Tensor) and test(x)
            except RuntimeError:  # a view that a change in place has made useless
                return False

        return [n for n, x in self.names.items() if passes(x)]

    def tensor(self, test=lambda x: True):
        """The name of a tensor that passes; later ones are likelier."""
        found = self.tensors(test)
        return self.random.choice(found + found[-3:]) if found else None

    def real(self, test=lambda x: True):
        return self.tensor(lambda x: x.is_floating_point() and test(x))

    def single(self, test=lambda x: True):
        return self.tensor(lambda x: x.dtype == torch.float32 and test(x))

    def value(self, name):
        return self.names[name]

    def dim(self, name):
        rank = max(self.value(name).dim(), 1)
        return self.random.randrange(-rank, rank) if not self.chance(0.02) else rank + 1

    def number(self):
        return self.pick("2", "-1", "0.5", "1.5", "3", "-0.25", "0", "1e-3", "7", "0.1", "True")

    # Statements.

    def attempt(self, statement, keep_error=0.02):
        """Runs a statement; tells whether it became a part of the program."""
        try:
            exec(statement, self.names)
        except Exception:
            if self.chance(keep_error):
                self.lines.append(statement)
                raise Refused
            return False
        for name in list(self.names):
            x = self.names[name]
            if isinstance(x, (tuple, list)) and name != "__builtins__":
                del self.names[name]
            elif isinstance(x, torch.Tensor) and (
                    x.numel() > 600 or not x.is_floating_point() and x.requires_grad):
                # Too large to show; or integers that an assignment put into the graph, PyTorch's slip.
                del self.names[name]
                if statement.startswith(name + " ="):
                    return False
        self.lines.append(statement)
        return True

    def bind(self, expression):
        name = f"v{self.made}"
        if self.attempt(f"{name} = {expression}"):
            self.made += 1
            if not isinstance(self.names.get(name), torch.Tensor):
                self.names.pop(name, None)
                self.lines[-1] = f"show('{name}', {expression})"
                self.made += 1

    def leaf(self):
        shape = [self.pick(1, 2, 3, 4, 5, 7, 8, 9, 16, 17) for _ in range(self.pick(0, 1, 1, 2, 2, 2, 3))]
        if self.chance(0.03):
            shape = [0] + shape
        kind = self.random.random()
        if kind < 0.62:
            scale = self.pick("", "", "", " * 3", " * 0.1", " + 1")
            text = f"torch.randn({shape}){scale}"
            if self.chance(0.06):
                text = f"torch.randn({shape}, dtype=torch.float64)"
        elif kind < 0.7:
            text = "torch.tensor([" + ", ".join(
                f"float('{v}')" if "inf" in v or v == "nan" else v
                for v in self.random.choices(SPECIALS, k=self.pick(1, 3, 6, 9))) + "])"
        elif kind < 0.9:
            dtype = self.pick("int64", "int64", "int32", "uint8", "int8", "int16")
            low = self.pick(0, 0, -5 if dtype != "uint8" else 0)
            text = f"torch.randint({low}, {self.pick(2, 4, 10)}, {shape}, dtype=torch.{dtype})"
        elif kind < 0.95:
            text = f"torch.rand({shape}) > 0.5"
        else:
            text = f"torch.arange({self.pick('6', '12', '1., 7.', '0, 10, 3', '5, 0, -1', '0., 1., 0.125')})"
        name = f"v{self.made}"
        self.bind(text)
        x = self.names.get(name)
        if isinstance(x, torch.Tensor) and x.is_floating_point() and self.chance(0.65):
            if self.attempt(f"{name}.requires_grad_()"):
                self.leaves.append(name)

    # Expressions, one function a subject.

    def unary(self):
        function = self.pick(*EXACT, *PLAIN)
        a = self.single() if function in EXACT else self.tensor()
        if a is None:
            return
        if self.chance(0.12):
            function += "_"
            return self.attempt(f"{a}.{function}()")
        self.bind(self.pick(f"{a}.{function}()", f"torch.{function}({a})"))

    def binary(self):
        a, b = self.tensor(), self.tensor()
        if self.chance(0.25):
            b = self.number()
        if self.chance(0.1):
            a, b = b, a
        op = self.pick("+", "-", "*", "/", "+", "-", "*", "/", "//", "%")
        self.bind(f"{a} {op} {b}")

    def comparison(self):
        a, b = self.tensor(), self.pick(self.tensor(), self.number())
        op = self.pick("<", "<=", ">", ">=", "==", "!=")
        self.bind(self.pick(
            f"{a} {op} {b}", f"{a} {op} {b}", f"torch.maximum({a}, {b})", f"torch.minimum({a}, {b})",
            f"torch.isclose({a}, {b})", f"torch.logical_and({a}, {b})", f"torch.fmod({a}, {b})",
            f"({a} {op} {b}).float()", f"torch.div({a}, {b}, rounding_mode={self.pick('None', repr('floor'), repr('trunc'))})"))

    def power(self):
        a = self.single()
        if a is None:
            return
        p = self.pick("2", "3", "0.5", "-1", "-2", "-0.5", "4", "1.5", "0", "1", "-3", "2.0")
        b = self.single() or p
        self.bind(self.pick(f"{a} ** {p}", f"{a} ** {p}", f"{a}.pow({p})", f"{self.pick('2', '0.5', '3.')} ** {a}", f"{a} ** {b}"))

    def integers(self):
        a, b = self.tensor(lambda x: not x.is_floating_point()), self.tensor(lambda x: not x.is_floating_point())
        if a is None:
            return
        b = b if self.chance(0.6) else self.pick("1", "2", "3", "True")
        self.bind(self.pick(f"{a} & {b}", f"{a} | {b}", f"{a} ^ {b}", f"~{a}", f"{a} << {b}", f"{a} >> {b}",
                            f"{a} ** {b}", f"-{a}", f"{a}.abs()", f"{a}.float() / {b}"))

    def fused(self):
        a, b, c = self.tensor(), self.tensor(), self.tensor()
        n = self.number()
        self.bind(self.pick(
            f"torch.add({a}, {b}, alpha={n})", f"torch.sub({a}, {b}, alpha={n})",
            f"torch.addcmul({a}, {b}, {c}, value={n})", f"torch.addcdiv({a}, {b}, {c}, value={n})",
            f"torch.lerp({a}, {b}, {self.pick('0.25', '0.75', c)})", f"torch.clamp({a}, {self.number()}, {n})",
            f"{a}.clamp(min={n})", f"{a}.clamp(max={b})", f"torch.clamp({a}, {b}, {c})", f"torch.where({a} > {n}, {b}, {c})",
            f"torch.where({a} > 0, {b}, {n})", f"{a}.masked_fill({a} > {n}, {self.number()})",
            f"torch.hypot({a}, {b})", f"torch.nan_to_num({a})"))

    def reduction(self):
        a = self.tensor()
        d, keep = self.dim(a), self.pick("", ", keepdim=True")
        dims = self.pick(str(d), str(d), f"({d}, {self.dim(a)})", f"dim={d}")
        self.bind(self.pick(
            f"{a}.sum()", f"{a}.sum({dims}{keep})", f"{a}.mean()", f"{a}.mean({dims}{keep})",
            f"{a}.sum({d}{keep})", f"{a}.mean({d}{keep})", f"{a}.var({d}{keep})", f"{a}.std({d}{keep})",
            f"{a}.var()", f"{a}.std()", f"{a}.var({d}, unbiased=False{keep})", f"{a}.std({dims})",
            f"{a}.prod()", f"{a}.prod({d}{keep})", f"{a}.cumsum({d})", f"{a}.cumprod({d})",
            f"{a}.norm()", f"{a}.norm(dim={d}{keep})", f"{a}.norm({self.pick(1, 2, 3)}, {d})",
            f"{a}.all({d})", f"{a}.any()", f"torch.count_nonzero({a}, {d})",
            f"torch.linalg.norm({a})", f"{a}.nansum()", f"{a}.nanmean({d})",
            f"{a}.sum({d}, dtype=torch.float64)", f"torch.diff({a})", f"{a}.logcumsumexp({d})" if False else f"{a}.sum()"))

    def extreme(self):
        a = self.tensor()
        d, keep = self.dim(a), self.pick("", ", keepdim=True")
        part = self.pick("values", "indices")
        k = self.pick(1, 1, 2, 3)
        self.bind(self.pick(
            f"{a}.max()", f"{a}.min()", f"{a}.max({d}{keep}).{part}", f"{a}.min({d}{keep}).{part}",
            f"{a}.max({d}{keep}).values", f"{a}.amax({d}{keep})", f"{a}.amin({d}{keep})", f"{a}.amax()",
            f"{a}.argmax()", f"{a}.argmax({d}{keep})", f"{a}.argmin({d})", f"{a}.median()",
            f"{a}.median({d}{keep}).values", f"{a}.sort({d}).values", f"{a}.sort({d}, descending=True, stable=True).{part}",
            f"{a}.topk({k}, {d}).values", f"{a}.topk({k}, {d}, largest=False).values", f"{a}.kthvalue({k}, {d}).values",
            f"torch.cummax({a}, {d}).{part}", f"torch.cummin({a}, {d}).{part}",
            f"torch.argsort({a}, {d}, stable=True)", f"torch.unique({a}.detach())", f"torch.aminmax({a})[0]"))

    def softmax(self):
        a = self.single()
        if a is None:
            return
        d = self.dim(a)
        self.bind(self.pick(f"F.softmax({a}, {d})", f"{a}.softmax({d})", f"F.log_softmax({a}, dim={d})", f"{a}.logsumexp({d})",
                            f"torch.logsumexp({a}, {d}, keepdim=True)", f"torch.log_softmax({a}, {d})"))

    def view(self):
        a = self.tensor()
        x = self.value(a)
        d, e = self.dim(a), self.dim(a)
        size = x.shape[d] if -x.dim() <= d < x.dim() else 1
        start = self.random.randrange(max(size, 1))
        numbers = list(x.shape)
        self.random.shuffle(numbers)
        order = list(range(x.dim()))
        self.random.shuffle(order)
        self.bind(self.pick(
            f"{a}.T", f"{a}.t()", f"{a}.mT", f"{a}.transpose({d}, {e})", f"{a}.permute({order})", f"{a}.view({numbers})",
            f"{a}.reshape({numbers})", f"{a}.view(-1)", f"{a}.reshape(-1)", f"{a}.flatten()", f"{a}.unsqueeze({d})",
            f"{a}.squeeze()", f"{a}.squeeze({d})", f"{a}.unsqueeze(-1)", f"{a}.narrow({d}, {start}, {max(size - start, 1)})",
            f"{a}.select({d}, {start})", f"{a}.diagonal()", f"{a}.unfold({d}, {min(size, 2)}, 1)", f"{a}.chunk(2, {d})[{self.pick(0, -1)}]",
            f"{a}.split({self.pick(1, 2)}, {d})[0]", f"{a}.unbind({d})[{self.pick(0, -1)}]", f"{a}.expand({self.pick(2, 3)}, {', '.join(['-1'] * x.dim())})",
            f"{a}.broadcast_to({[2] + list(x.shape)})", f"{a}.movedim({d}, {e})", f"{a}.detach()", f"{a}.contiguous()", f"{a}.clone()",
            f"{a}.swapaxes({d}, {e})", f"{a}.unflatten({d}, (-1, 1))", f"{a}.view_as({self.tensor()})"))

    def rearrangement(self):
        a = self.tensor()
        b = self.tensor(lambda x: x.shape == self.value(a).shape)
        d = self.dim(a)
        self.bind(self.pick(
            f"torch.cat([{a}, {b}], {d})", f"torch.stack([{a}, {b}], {d})", f"torch.cat(({a}, {b}, {a}))", f"{a}.flip({d})",
            f"{a}.roll({self.pick(1, -1, 2)}, {d})", f"{a}.roll(1)", f"{a}.repeat({self.pick('2', '2, 1', '1, 2')})", f"{a}.tile(2)",
            f"{a}.repeat_interleave(2, {d})", f"{a}.tril()", f"{a}.triu(1)", f"torch.diag({a})", f"{a}.fliplr()", f"torch.rot90({a})",
            f"torch.hstack([{a}, {b}])", f"torch.vstack([{a}, {b}])", f"F.pad({a}, (1, 1))", f"{a}.float()", f"{a}.double()", f"{a}.long()",
            f"{a}.bool()", f"{a}.int()", f"torch.block_diag({a}, {b})", f"torch.atleast_2d({a})", f"torch.zeros_like({a})", f"{a}.to(torch.int8)"))

    def subscript(self, a):
        """An index for a tensor of any of the forms that there are."""
        x, parts = self.value(a), []
        limit = x.dim() if self.chance(0.6) else self.random.randint(0, x.dim())
        for size in x.shape[:limit]:
            low, high = self.random.randint(-size - 1, size + 1), self.random.randint(-size - 1, size + 1)
            parts.append(self.pick(
                str(self.random.randrange(-size, size)) if size else ":", ":", f"{low}:", f":{high}", f"{low}:{high}", f"::{self.pick(1, 2, 3)}",
                f"torch.tensor({[self.random.randrange(-size, size) for _ in range(self.pick(1, 2, 3))] if size else []}, dtype=torch.int64)",
                str([self.random.randrange(-size, size) for _ in range(2)] if size else []),
                f"torch.tensor({self.random.choices([True, False], k=size)}, dtype=torch.bool)",
                f"range({size})",
                f"torch.tensor([[{self.random.randrange(-size, size) if size else 0}], [{self.random.randrange(size) if size else 0}]])"))
        if self.chance(0.12):
            parts.insert(self.random.randint(0, len(parts)), "None")
        if self.chance(0.12):
            parts.insert(self.random.randint(0, len(parts)), "...")
        if self.chance(0.08):
            mask = self.tensor(lambda m: m.dtype == torch.bool and m.dim() and m.shape == x.shape[:m.dim()])
            parts = [mask] if mask else [f"{a} > 0"]
        if not parts:
            parts = ["..."]
        return ", ".join(parts) + ("," if len(parts) == 1 and self.chance(0.1) else "")

    def reading(self):
        a = self.tensor(lambda x: x.dim() > 0) or self.tensor()
        x = self.value(a)
        d = self.random.randrange(max(x.dim(), 1))
        size = x.shape[d] if x.dim() else 1
        index = f"torch.tensor({[self.random.randrange(size) for _ in range(4)] if size else []}, dtype=torch.int64)"
        rows = f"torch.randint(0, {max(size, 1)}, {[max(s, 1) for s in x.shape]})"
        if self.chance(0.7):
            return self.bind(f"{a}[{self.subscript(a)}]")
        self.bind(self.pick(
            f"{a}.index_select({d}, {index})", f"{a}.gather({d}, {rows})", f"{a}.take({index})", f"{a}.nonzero()",
            f"{a}.masked_select({a} > 0)", f"torch.take_along_dim({a}, {a}.argsort({d}, stable=True), {d})", f"F.embedding({index}, {a})",
            f"F.one_hot({self.tensor(lambda t: t.dtype == torch.int64) or index})"))

    def writing(self):
        a = self.tensor(lambda x: x.dim() > 0) or self.tensor()
        x = self.value(a)
        if self.chance(0.3) and x.is_leaf and x.requires_grad:
            self.bind(f"{a}.clone()")
            a = f"v{self.made - 1}"
            if a not in self.names:
                return
        b = self.pick(self.tensor(), self.number())
        place = self.subscript(a)
        d = self.random.randrange(max(x.dim(), 1))
        size = max(x.shape[d], 1) if x.dim() else 1
        shape = [max(s, 1) for s in x.shape]
        count = self.pick(1, 2, 5)
        source = list(shape)
        if source:
            source[d] = count
        index = f"torch.tensor({[self.random.randrange(size) for _ in range(count)]})"
        self.attempt(self.pick(
            f"{a}[{place}] = {b}", f"{a}[{place}] = {self.number()}", f"{a}[{place}] {self.pick('+', '-', '*')}= {b}",
            f"{a} {self.pick('+', '-', '*', '/')}= {b}", f"{a}.add_({b}, alpha={self.number()})", f"{a}.mul_({b})", f"{a}.zero_()",
            f"{a}.fill_({self.number()})", f"{a}.copy_({b})", f"{a}.clamp_(min={self.number()})", f"{a}.masked_fill_({a} > {self.number()}, 0)",
            f"{a}.index_add_({d}, {index}, torch.randn({source}))", f"{a}.scatter_add_({d}, torch.randint(0, {size}, {shape}), torch.randn({shape}))",
            f"{a}.scatter_({d}, torch.randint(0, {size}, {source}), 1.5)", f"{a}.index_fill_({d}, {index}, 2)",
            f"{a}.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)",
            f"{a}.scatter_reduce_({d}, torch.randint(0, {size}, {shape}), torch.randn({shape}), '{self.pick('sum', 'amax', 'amin', 'mean', 'prod')}')",
            f"{a}.index_copy_({d}, torch.arange({min(count, size)}), torch.randn({source[:d] + [min(count, size)] + source[d + 1:]}))"))

    def product(self):
        a = self.real(lambda x: x.dim() > 0)
        if a is None:
            return
        x = self.value(a)
        fitting = self.tensor(lambda y: y.dtype == x.dtype and y.dim() > 0 and y.shape[max(-2, -y.dim())] == x.shape[-1] and y is not x)
        b = fitting or f"torch.randn({x.shape[-1]}, {self.pick(1, 2, 3, 5, 8)}, dtype={x.dtype})"
        w = f"torch.randn({self.pick(2, 3, 5)}, {x.shape[-1]}, dtype={x.dtype})"
        v = f"torch.randn({x.shape[-1]}, dtype={x.dtype})"
        self.bind(self.pick(
            f"{a} @ {b}", f"{a} @ {b}", f"{a} @ {b}", f"{a}.T @ {a}", f"{a} @ {a}.T", f"torch.matmul({a}, {b})", f"{a} @ {v}",
            f"torch.mm({a}, {b})", f"F.linear({a}, {w})", f"F.linear({a}, {w}, torch.randn({w[12]}))", f"torch.bmm({a}, {b})",
            f"torch.outer({a}, {v})", f"torch.einsum('ij,jk->ik', {a}, {b})", f"torch.einsum('...j,jk->...k', {a}, {b})",
            f"torch.einsum('ij->ji', {a})", f"torch.einsum('ij,ij->i', {a}, {a})", f"torch.einsum('bij,bjk->bik', {a}, {b})",
            f"torch.tensordot({a}, {b}, 1)", f"torch.kron({a}, {v})", f"torch.addmm(torch.ones(1), {a}, {b})", f"torch.inner({a}, {a})"))

    def loss(self):
        a = self.single(lambda x: x.dim() == 2 and x.shape[0] > 0 and x.shape[1] > 0)
        if a is None:
            return
        rows, columns = self.value(a).shape
        y = f"torch.tensor({[self.random.randrange(columns) for _ in range(rows)]})"
        b = self.single(lambda x: x.shape == self.value(a).shape)
        self.bind(self.pick(
            f"F.cross_entropy({a}, {y})", f"F.cross_entropy({a}, {y}, reduction='{self.pick('sum', 'none')}')",
            f"F.cross_entropy({a}, {y}, ignore_index={self.random.randrange(columns)})", f"F.cross_entropy({a}, {y}, weight=torch.rand({columns}))",
            f"F.nll_loss(F.log_softmax({a}, 1), {y})", f"F.mse_loss({a}, {b})", f"F.l1_loss({a}, {b}, reduction='sum')",
            f"F.normalize({a}, dim=1)", f"F.cosine_similarity({a}, {b})" if False else f"F.mse_loss({a}, {b}, reduction='none')",
            f"-F.log_softmax({a}, 1)[range({rows}), {y}].mean()", f"{a}[range({rows}), {y}]", f"F.relu({a})", f"F.leaky_relu({a})",
            f"torch.cdist({a}, {b})" if False else f"F.relu6({a})", f"torch.cov({a})", f"torch.corrcoef({a})"))

    SUBJECTS = {
        "unary": 4, "binary": 6, "comparison": 2, "power": 2, "integers": 1, "fused": 2, "reduction": 5, "extreme": 3,
        "softmax": 2, "view": 5, "rearrangement": 3, "reading": 5, "writing": 5, "product": 3, "loss": 2, "leaf": 1,
    }

    def grow(self):
        self.attempt(f"torch.manual_seed({self.random.randrange(10000)})")
        for _ in range(self.pick(1, 2, 3)):
            self.leaf()
        for _ in range(self.pick(3, 5, 8)):
            if not self.tensors():
                self.leaf()
                continue
            subject = self.random.choices(list(self.SUBJECTS), list(self.SUBJECTS.values()))[0]
            before = len(self.lines)
            for _ in range(3):
                getattr(self, subject)()
                if len(self.lines) > before:
                    break

    def backward(self):
        """A loss of what there is, with its gradients."""
        ends = [n for n in self.tensors(lambda x: x.requires_grad and x.grad_fn is not None and x.numel())][-3:]
        if not ends:
            return
        terms = [self.pick(f"({n} * {self.pick('0.5', '3', n)}).sum()", f"{n}.sum()", f"{n}.mean()", f"{n}.square().mean()") for n in ends]
        kept = [n for n in ends if self.chance(0.3)]
        for n in kept:
            self.attempt(f"{n}.retain_grad()")
        if self.attempt(f"loss = {' + '.join(terms)}", 1) and self.attempt("loss.backward()", 1):
            self.lines += [f"show('{n}.grad', {n}.grad)" for n in dict.fromkeys(self.leaves + kept) if n in self.names]

    def text(self):
        """The program's lines; the tensors it made are shown at its end."""
        end = None
        try:
            self.grow()
            self.backward()
        except Refused:
            end = self.lines.pop()
        shown = [f"show('{n}', {n})" for n in self.tensors()]
        return self.lines + shown + ([end] if end else [])


class Refused(Exception):
    """A statement that is kept although PyTorch refuses it."""


def source(programs):
    """A file that runs the programs: a list of (number, lines)."""
    parts = [PRELUDE]
    for number, lines in programs:
        body = "".join(f"  {line}\n" for line in lines)
        parts.append(f"\ndef program_{number}():\n{body}\nrun({number}, program_{number})\n")
    return "".join(parts)
