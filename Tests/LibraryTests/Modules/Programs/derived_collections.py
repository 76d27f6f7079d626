# Classes derived from those of the library.
from collections import Counter, defaultdict, OrderedDict, deque, namedtuple
import copy, random
class C(Counter):
    def top(self): return self.most_common(1)[0]
c = C('hello'); print(c, c.top(), c['z'], c + C('l'), isinstance(c, dict), sorted(c), c.total()); c.update('zz'); print(c)
class DD(defaultdict):
    def __init__(self): super().__init__(list); self.n = 0
d = DD(); d['a'].append(1); print(d, d.n, dict(d), d.default_factory)
class KD(defaultdict):
    def __missing__(self, key):
        self[key] = r = key * 2
        return r
k = KD(); print(k[3], k)
class OD(OrderedDict): pass
o = OD(a=1); o['b'] = 2; o.move_to_end('a'); print(o, list(o))
class Ring(deque):
    def __init__(self, n): super().__init__(maxlen=n)
    def mean(self): return sum(self) / len(self)
r = Ring(3)
for i in range(5): r.append(i)
print(r, r.mean(), r.maxlen, r[0], list(r))
class Pt(namedtuple('Pt', 'x y')):
    __slots__ = ()
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
p = Pt(3, 4); print(p, p.norm(), p + p, p._replace(x=0), p._asdict(), p == (3, 4), Pt(y=1, x=2), Pt._fields); a, b = p; print(a, b)
class R(random.Random):
    def dice(self): return self.randint(1, 6)
r = R(3); print([r.dice() for _ in range(5)], r.random())
class Stack(list): pass
t = Stack([1, [2]]); t.name = 'n'; u = copy.copy(t); u.append(3); v = copy.deepcopy(t); v[1].append(4); print(type(u), u, t, type(v), v, u.name)
