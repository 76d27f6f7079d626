# Classes: look-up, inheritance, properties, special methods.
class Base:
    count = 0
    def __init__(self): Base.count += 1
    @property
    def name(self): return self._name
    @name.setter
    def name(self, v): self._name = v.upper()
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def st(x): return x * 2
    def __eq__(self, o): return isinstance(o, Base)
    def __hash__(self): return 1


b = Base()
b.name = 'abc'
print(b.name, Base.count, Base.make().count, Base.st(4), b == Base(), b != Base())


class D(Base):
    def __init__(self, z): super().__init__(); self.z = z
    def __repr__(self): return f'D({self.z})'

    def __getattr__(self, n):
        if n.startswith('dyn_'): return n[4:]
        raise AttributeError(n)


d = D(9)
print(d, d.z, d.dyn_foo, D.__mro__, D.__name__, D.__bases__, isinstance(d, Base), issubclass(D, Base))
try: d.nope
except AttributeError as e: print(e)


class V:
    def __init__(s, x): s.x = x
    def __add__(s, o): return V(s.x + (o.x if isinstance(o, V) else o))
    def __radd__(s, o): return V(o + s.x)
    def __iadd__(s, o): s.x += 100; return s
    def __mul__(s, o): return NotImplemented
    def __neg__(s): return V(-s.x)
    def __lt__(s, o): return s.x < o.x
    def __repr__(s): return f'V({s.x})'
    def __len__(s): return s.x
    def __getitem__(s, i): return ('item', i)
    def __setitem__(s, i, v): print('set', i, v)
    def __delitem__(s, i): print('del', i)
    def __contains__(s, i): return i == s.x
    def __call__(s, *a, **k): return (a, k)
    def __bool__(s): return s.x > 0
    def __iter__(s): return iter(range(s.x))
    def __matmul__(s, o): return 'matmul'
    def __getattr__(s, n): return 'ga_' + n
    def __format__(s, spec): return f'<{spec}>'
    def __index__(s): return s.x
    def __float__(s): return 2.5
    def __int__(s): return s.x
    def __abs__(s): return 'abs'
    def __pow__(s, o): return ('pow', o)
    def __truediv__(s, o): return ('div', o)


v = V(3)
print(v + V(4), v + 1, 1 + v, -v, len(v), v[1], v[1:2], v[1, 2], 3 in v, v(1, k=2), bool(V(0)))
print(list(v), v @ 1, v.zzz, f'{v:abc}', [1, 2, 3, 4][v], float(v), int(v), v ** 2, v / 2)
print(sorted([V(3), V(1)]), max(V(1), V(2)), abs(v), sum([V(1), V(2)]))
v[0] = 1
del v[0]
v += 1
print(v)
try: v * 2
except TypeError as e: print(e)
try: v > 5
except Exception as e: print(type(e).__name__, e)


class It:
    def __init__(s): s.i = 0
    def __iter__(s): return s

    def __next__(s):
        s.i += 1
        if s.i > 3: raise StopIteration
        return s.i


print(list(It()), [x for x in It()], sum(It()), next(It()))


class P:
    def __private(self): return 'priv'
    def call(self): return self.__private()


p = P()
print(p.call(), hasattr(p, '_P__private'))


class M1:
    def go(self): return ['M1']


class M2(M1):
    def go(self): return ['M2'] + super().go()


class M3(M1):
    def go(self): return ['M3'] + super().go()


class M4(M2, M3):
    def go(self): return ['M4'] + super().go()


print(M4().go(), [c.__name__ for c in M4.__mro__])
try:
    class Bad(M1, M2): pass
except TypeError as e: print(e)
x = D(1)
x.attr = 5
del x.attr
try: x.attr
except AttributeError as e: print(e)


class Plain: pass


try: del Plain().attr
except AttributeError as e: print(e)


class Doc:
    """docstring"""
    a: int = 3
    b: str


print(Doc.__doc__, Doc.__annotations__, Doc.a, Doc.__module__, Doc.__qualname__)


def deco(arg):
    def wrap(f):
        def inner(*a): return (arg, f(*a))
        return inner
    return wrap


@deco('x')
@deco('y')
def decorated(n): return n


print(decorated(3))


class Sub:
    subs = []
    def __init_subclass__(cls, **kw): Sub.subs.append((cls.__name__, kw))


class S1(Sub, opt=1): pass


print(Sub.subs)


class Desc:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t): return ('get', self.n, o is None)
    def __set__(self, o, v): print('dset', v)


class UsesDesc:
    d = Desc()


u = UsesDesc()
print(u.d, UsesDesc.d)
u.d = 4


class New:
    def __new__(cls, *a):
        print('new', a)
        return super().__new__(cls)
    def __init__(self, a): self.a = a


print(New(3).a, type(New).__name__, type(v).__name__, callable(v), callable(5), vars(New(1)))


class Cmp:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v


print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(1) in [Cmp(2), Cmp(1)])
try: hash(Cmp(1))
except TypeError as e: print(e)


class Get:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10


print(list(Get()), 20 in Get())


class Value:
    """A number that remembers how it was made."""
    def __init__(self, data, children=(), op=''):
        self.data, self.grad = data, 0.0
        self._backward = lambda: None
        self._prev, self._op = set(children), op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')

        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    __rmul__ = __mul__

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev: build(child)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(topo): v._backward()

    def __repr__(self): return f"Value(data={self.data}, grad={self.grad})"


a, b = Value(2.0), Value(-3.0)
c = a * b + a + 2 * b
c.backward()
print(a, b, c)


class Counter:
    total = 0
    def bump(self): self.total += 1; Counter.total += 10; return self


print(Counter().bump().total, Counter.total)
Counter.total = 5
Counter.extra = lambda self: self.total + 1
print(Counter().extra(), Counter.__dict__['total'])
setattr(Counter, 'dynamic', property(lambda self: 'computed'))
print(Counter().dynamic, getattr(Counter(), 'none', 'default'))
Made = type('Made', (Base,), {'hello': lambda self: 'hi'})
print(Made().hello(), Made.__name__)


class Outer:
    class Inner:
        def f(self): return __class__.__qualname__
    def g(self): return self.Inner().f()


print(Outer().g())


class Guard:
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
    def __getattribute__(self, n): return ('got', object.__getattribute__(self, n))


guard = Guard()
guard.x = 4
print(guard.x)
