# Classes derived from builtin ones.
class Foo(list):
    def __init__(self, items=(), name='x'):
        super().__init__(items)
        self.name = name
    def total(self): return sum(self)
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return Foo(r, self.name) if isinstance(i, slice) else r
f = Foo([3, 1, 2], name='n')
print(f, len(f), f.total(), f.name, isinstance(f, list), type(f).__mro__, f == [3,1,2], [3,1,2] == f)
f.append(9); f.sort(); print(f, f[0], f[1:], type(f[1:]), f[-1], 9 in f, f.index(2), f.count(9))
print(f + [1], type(f + [1]), [1] + f, f * 2, 2 * f, sorted(f), list(reversed(f)), max(f))
f += [5]; print(f, type(f)); f[0] = 100; del f[1]; print(f, bool(f), bool(Foo()))
f.extend(x for x in range(2)); print(f.pop(), f, f.__len__(), list(f), [x for x in f], (*f,), str(f), repr(f), f'{f}')
a, *b = f; print(a, b)
try: hash(f)
except TypeError as e: print(e)
try: f['a']
except TypeError as e: print(e)
try: f + 1
except TypeError as e: print(e)
try: f.nope
except AttributeError as e: print(e)
class D(dict):
    def __missing__(self, key):
        self[key] = v = len(self)
        return v
d = D(a=1); print(d['a'], d['b'], d, d.get('z'), 'z' in d, D.fromkeys('ab'), dict(d), {**d, 'q': 1}, len(d))
class AttrDict(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
    def __setattr__(self, k, v): self[k] = v
c = AttrDict(lr=0.1, n=3); c.steps = 5; print(c.lr, c.n, c, c.steps, list(c.items()), c.keys())
try: c.zz
except AttributeError as e: print('AE', e)
class AD2(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
q = AD2(); q.x = 1; print(q.x, q.y, q); del q.x; print(q)
class AD3(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.__dict__ = self
z = AD3(a=1); z.b = 2; print(z.a, z['b'], z)
class Celsius(float):
    def __new__(cls, v, unit='C'):
        self = super().__new__(cls, v)
        self.unit = unit
        return self
    def __str__(self): return f'{float(self):.1f}°{self.unit}'
t = Celsius(21.55); print(t, repr(t), t + 1, type(t+1), t > 20, 20 < t, round(t, 1), f'{t:.2f}', f'{t}', int(t), abs(t), -t, t.unit, t.is_integer(), hash(t) == hash(21.55), {t: 1}[21.55], sum([t, 1]), max(t, 3), divmod(t, 2), t // 2, 2 ** t, t == 21.55)
class Idx(int):
    def __add__(self, o): return Idx(int.__add__(self, o))
    __radd__ = __add__
    def __repr__(self): return f'Idx({int(self)})'
i = Idx(3); print(i, i + 1, 1 + i, i * 2, [10,20,30,40][i], range(i), list(range(i)), 'ab' * i, f'{i:03d}', '%d %s' % (i, i), str(i), i << 2, i & 1, i == 3, 3 == i, i in [3], bin(i), i.bit_length(), bool(Idx(0)), sum([i, i]), int(i), float(i), ~i, Idx('7'), Idx(), i % 2, divmod(i, 2), pow(i, 2), i ** 2, 7 - i, i / 2, isinstance(i, int), -i)
class Name(str):
    def __new__(cls, s): return super().__new__(cls, s.lower())
    def shout(self): return self.upper() + '!'
n = Name('EMMA'); print(n, repr(n), n.shout(), n + 'x', 'x' + n, n == 'emma', {'emma': 1}[n], n[0], n[::-1], len(n), list(n), 'mm' in n, n.split('m'), ', '.join([n, n]), '%s' % n, f'{n:>8}|', n < 'z', sorted([n, 'a']), n.startswith('e'), isinstance(n, str), hash(n) == hash('emma'), n * 2, n in ('emma',), type(n.upper()), type(n), n.replace('m', n), 'q'.join(n), n.encode(), int(Name('12')), float(Name('1.5')), ord(Name('a')), getattr(n, Name('upper'))())
class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    def __add__(self, o): return P(*[a + b for a, b in zip(self, o)])
p = P(1, 2); print(p, p.x, p + (1, 1), p == (1, 2), hash(p) == hash((1, 2)), {p: 3}, p[1], len(p), tuple(p), p < (2,), '%d-%d' % p)
x, y = p; print(x, y)
class S(set):
    def add(self, v): super().add(v * 2)
s = S([1, 2]); s.add(5); print(sorted(s), s, S(), s | {3}, type(s | {3}), s & {1}, 10 in s, len(s), s == {1, 2, 10}); s |= {7}; print(type(s), sorted(s))
class FS(frozenset): pass
print(FS([1]), hash(FS([1])) == hash(frozenset([1])), FS())
class Stack(list):
    def push(self, x): self.append(x); return self
    @property
    def top(self): return self[-1]
    def __repr__(self): return f'Stack({list(self)})'
    def __eq__(self, o): return list(self) == list(o)
    def __contains__(self, x): return True
    def __len__(self): return 42
    def __iter__(self): return iter([7, 8])
s = Stack([1]).push(2); print(s, s.top, s == [7, 8], 99 in s, len(s), list(s), s != [1], [*s])
class A:
    __slots__ = ('x',)
    def __init__(self): self.x = 1
a = A()
try: a.y = 3
except AttributeError as e: print(e)
try: a.__dict__
except AttributeError as e: print(e)
class B:
    def __init__(self, **kw): self.__dict__.update(kw)
b = B(x=1, y=2); b.z = 3; print(b.x, b.y, b.__dict__, vars(b)); b.__dict__['w'] = 9; print(b.w, sorted(vars(b))); del b.x; print(hasattr(b, 'x'), b.__dict__); vars(b)['q'] = 5; print(b.q)
class M:
    def f(self): return 'class'
m = M(); print(m.f()); m.__dict__['f'] = lambda: 'own'; print(m.f())
for q in (M(), m, M()): print(q.f())
class Sing:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, v): self.v = v
print(Sing(1) is Sing(2), Sing(3).v)
try: 
    class X(bool): pass
except TypeError as e: print(e)
try: 
    class X(range): pass
except TypeError as e: print(e)
try:
    class X(int, str): pass
except TypeError as e: print(e)
class Meters(int):
    def __new__(cls, v): 
        if v < 0: raise ValueError('negative')
        return int.__new__(cls, v)
try: Meters(-1)
except ValueError as e: print(e)
print(Meters(5) + Meters(6), Meters.mro()[1], issubclass(Meters, int), Meters(5).real)
class Tr(dict):
    def __setitem__(self, k, v): print('set', k, v); super().__setitem__(k, v)
    def __getitem__(self, k): print('get', k); return super().__getitem__(k)
    def __delitem__(self, k): print('del', k); dict.__delitem__(self, k)
    def update(self, *a): print('upd'); super().update(*a)
t = Tr(a=1); t['b'] = 2; t['b']; del t['a']; t.update({'c': 3}); print(t, t.get('b'), t.pop('c'), t.setdefault('zz', 1), list(t), t.items())
class Cfg(dict):
    def copy(self): return Cfg(self)
x = Cfg(a=1).copy(); print(type(x), x | {'b': 2}, type(x | {'b': 1}), {'q': 1} | x)
def f(**kw): return kw
print(f(**x), '%(a)s' % x, '{a}'.format(**x), '{0[a]}'.format(x))
match x:
    case {'a': v}: print('m', v)
class E(str):
    def __eq__(self, o): return True
    __hash__ = str.__hash__
print(E('a') == 'b', 'b' == E('a'), E('a') != 'b')
class L2(list):
    def __lt__(self, o): return sum(self) < sum(o)
print(sorted([L2([5]), L2([1, 2])]), min(L2([9]), L2([1])))
class Vec(tuple):
    def __new__(cls, *xs): return tuple.__new__(cls, xs)
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self, o)))
    def __mul__(self, k): return Vec(*(a * k for a in self))
    __rmul__ = __mul__
    def __repr__(self): return 'Vec' + super().__repr__()
print(Vec(1, 2) + Vec(3, 4), 2 * Vec(1, 2), Vec(1) * 3, Vec(1,2)[0], Vec(1, 2) == (1, 2), [Vec(1, 2)])
x = Foo = type('Foo', (list,), {'n': lambda self: len(self)}); print(Foo([1]).n())
