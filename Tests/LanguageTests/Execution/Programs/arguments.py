# Calls: every kind of parameter and argument, and what is said when they do not fit.
def f(a, b=1, /, c=2, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{'d': 3, 'q': 4}))


def t(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except TypeError as e:
        print(e)


t(f)
t(f, 1)
t(f, b=1, a=2, d=3)
t(f, 1, d=2, e=3, a=4)
def g(a, b): return a, b


t(g)
t(g, 1)
t(g, 1, 2, 3)
t(g, 1, a=2)
t(g, 1, c=2)
t(g, a=1, b=2)
def h(a, b=2): return a, b


t(h)
t(h, 1, 2, 3)
def k(*, a, b): return a, b


t(k)
t(k, 1)
t(k, a=1)
t(k, 1, a=2, b=3)
t(k, b=1, a=2)
def m(): pass


t(m, 1)
t(m, 1, 2)
t(m, x=1)
t(lambda x: x)


class C:
    def __init__(self, x): self.x = x
    def meth(self, y): return y


t(C)
t(C, 1, 2)
t(C(1).meth)
t(C(1).meth, 1, 2)
print(f(0, *[1], *[2, 3], d=1, **{'x': 1}, **{'y': 2}))
try: f(**{'d': 1}, **{'d': 2})
except TypeError as e: print(e)
try: g(*5)
except TypeError as e: print(e)
try: g(**5)
except TypeError as e: print(e)
def po(a, b, /): return a, b


t(po, 1, 2)
t(po, 1, b=2)
def kw(**k): return k


print(kw(**{'a b': 1}))
t(lambda: kw(**{1: 2}))
print(h.__name__, h.__defaults__, f.__kwdefaults__, (lambda: 0).__name__, C.meth.__qualname__)


def ann(a: int, b: 'str' = 'x', *c: float, d: bool = True, **e: list) -> None:
    "Says something."


print(ann.__annotations__, ann.__doc__)
m.attr = 5
print(m.attr, m.__dict__)
def mutable(x, acc=[]):
    acc.append(x)
    return acc


mutable(1)
print(mutable(2))
