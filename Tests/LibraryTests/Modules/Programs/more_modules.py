# The modules that are written in Python.
import enum, io, datetime, textwrap, fractions, numbers, inspect, typing, functools, time, abc
from collections import abc as cabc
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def pretty(self): return self.name.title()
    @classmethod
    def default(cls): return cls.RED
    @property
    def hot(self): return self is Color.RED
print(Color, list(Color), Color.RED, repr(Color.GREEN), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, len(Color), Color.RED in Color, Color.RED.pretty(), Color.default(), Color.RED.hot, f'{Color.RED:>12}|', Color.__members__.keys(), hash(Color.RED) == hash('RED'), isinstance(Color.RED, Color), type(Color.RED), Color.RED == 1, Color.RED != Color.GREEN, {Color.RED: 'r'}[Color.RED], list(reversed(Color)))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius ** 2, 2)
print(Planet.EARTH.g, Planet.MARS.value, Planet((5.97e24, 6.37e6)))
class P(IntEnum):
    LOW = auto(); MID = auto(); HIGH = 10; TOP = auto()
print(list(P), P.LOW < P.HIGH, P.TOP + 1, sorted([P.HIGH, P.LOW]), P.LOW == 1, f'{P.MID}', str(P.MID), [10, 20, 30][P.LOW], P(10), max(P), isinstance(P.LOW, int), '%d' % P.TOP)
class S(StrEnum):
    ABC = auto(); Q = 'q'
print(S.ABC, repr(S.Q), S.ABC + '!', S('q'), S.Q == 'q')
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W if False else 3
print(Perm.R | Perm.X, repr(Perm.R | Perm.W), Perm.R in (Perm.R | Perm.X), list(Perm), Perm(0), bool(Perm(0)), ~Perm.R, Perm.RW & Perm.W, Perm.R ^ Perm.RW, [p for p in Perm.R | Perm.X], Perm(5).value)
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | 2), IF.A + 1, IF.A | IF.B == 3)
T = Enum('T', 'ONE TWO'); print(list(T), Enum('U', {'x': 5}).x, Enum('V', ['a', 'b'])('nope') if False else '')
for f in [lambda: Color(9), lambda: Color['X'], lambda: Color.BLUE, lambda: setattr(Color, 'RED', 3), lambda: 1 in Color]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class D(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, tag=None, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = tag
        mcs.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        o = super().__call__(*a, **k); o.made = True
        return o
    def __len__(cls): return 7
    def __iter__(cls): return iter('xyz')
    def __getattr__(cls, n): return f'dyn_{n}'
    def hello(cls): return 'hi ' + cls.__name__
class A(metaclass=Meta, tag='t'): 
    def __init__(self, x): self.x = x
class B(A): pass
print(A.tag, B.tag, Meta.registry.keys(), A(3).made, B(4).x, len(A), list(B), A.zip, A.hello(), type(A) is Meta, type(B), isinstance(A, Meta), isinstance(A, type), issubclass(Meta, type), A.__class__.__name__)
class Singleton(type):
    _inst = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*args, **kwargs)
        return cls._inst[cls]
class Cfg(metaclass=Singleton):
    def __init__(self): print('made')
print(Cfg() is Cfg())
try:
    class M2(type): pass
    class Bad(A, metaclass=M2): pass
except TypeError as e: print(e)
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
    name = 'sq'
for c in (Shape, Sq):
    try: print(c().area(), isinstance(c(), Shape))
    except TypeError as e: print(e)
class Base(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def go(self): pass
try: Base()
except TypeError as e: print(e)
Shape.register(int); print(isinstance(3, Shape), issubclass(Sq, Shape), Shape.__abstractmethods__ == frozenset({'area', 'name'}))
# io
b = io.StringIO(); print('a', 1, file=b); b.write('line2\nline3'); print(repr(b.getvalue()), b.tell(), b.seek(0), b.readline(), list(b), b.read()); b.close()
try: b.read()
except ValueError as e: print(e)
with io.StringIO('x\ny\n') as f: print([l.strip() for l in f], f.tell())
try: io.StringIO().write(3)
except TypeError as e: print(e)
bb = io.BytesIO(b'abc'); print(bb.read(2), bb.getvalue(), bb.write(b'Z'), bb.getvalue())
import contextlib
o = io.StringIO()
with contextlib.redirect_stdout(o): print('inside'); print('more', end='')
print(repr(o.getvalue()))
# datetime
D = datetime.datetime; d = D(2024, 2, 28, 23, 59, 58, 7); td = datetime.timedelta
print(d, repr(d), d + td(days=1, seconds=2), d.strftime('%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %p %I %y %U %W %% %c %x %X'), d.isoformat(), d.date(), d.time(), repr(d.date()), repr(d.time()), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.replace(year=2023, day=1), d.ctime())
print(td(1), td(hours=25), td(seconds=-1), td(1.5), td(milliseconds=1500), repr(td(days=2, hours=3)), repr(td(0)), td(weeks=1).days, td(1) / 2, td(1) / td(hours=1), td(days=5) // td(days=2), td(days=5) % td(days=2), -td(1), abs(td(-1)), td(1) * 2.5, td(1) > td(0), td(seconds=90).total_seconds(), sum([td(1), td(2)], td()), td(microseconds=5), str(td(days=-1, seconds=5)))
print(D(2024, 3, 1) - D(2024, 2, 1), datetime.date(2024, 12, 25) - datetime.date(2024, 1, 1), D(2020, 1, 1) < D(2021, 1, 1), D.fromisoformat('2020-05-06T07:08:09'), D.strptime('06/05/20 07:08', '%d/%m/%y %H:%M'), D.strptime('Mar 5, 2021 3:04 PM', '%b %d, %Y %I:%M %p'), datetime.date.fromisoformat('2020-01-02'), datetime.date(2020, 1, 31) + td(30), max(datetime.date(2020, 1, 1), datetime.date(2019, 1, 1)), f'{d:%d.%m.%Y}', datetime.date(1970, 1, 1).toordinal(), datetime.date.fromordinal(738000), datetime.time(5, 6) < datetime.time(6), D(2020, 1, 1, tzinfo=datetime.timezone.utc).isoformat(), D(2020, 1, 1, tzinfo=datetime.timezone.utc).timestamp(), repr(datetime.timezone.utc), datetime.timezone(td(hours=2)), D.fromtimestamp(0, datetime.timezone.utc), D.combine(datetime.date(2020, 1, 2), datetime.time(3, 4)), D.min, datetime.date.max)
for f in [lambda: D(2020, 13, 1), lambda: datetime.date(2021, 2, 29), lambda: D(2020, 1, 1, 25), lambda: D.strptime('x', '%Y'), lambda: D(2020, 1, 1) < datetime.date(2020, 1, 1), lambda: td('a'), lambda: D.fromisoformat('nope'), lambda: D.strptime('2020 x', '%Y')]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(time.strftime('%Y-%m-%d', time.gmtime(0)), time.gmtime(86400 * 59)[:8], time.gmtime(0), type(time.localtime()).__name__, time.mktime(time.localtime(1e9)), time.asctime(time.gmtime(0)), D.now() > D(2020, 1, 1), datetime.date.today() == D.now().date(), isinstance(D.now(), datetime.date), time.strftime('%H:%M') != '')
# textwrap
t = "The quick brown fox jumped over the lazy dog. A well-known, state-of-the-art pangram    with  spaces and averyveryverylongwordindeedyes."
for w in (10, 20, 33, 70): print(textwrap.wrap(t, w))
print(textwrap.fill(t, 30, initial_indent='* ', subsequent_indent='  ')); print(textwrap.shorten(t, 40), textwrap.shorten(t, 30, placeholder='...'), repr(textwrap.dedent('\n    a\n      b\n\n    c\n  ')), repr(textwrap.indent('a\n\nb\n', '  ')), textwrap.wrap(''), textwrap.wrap(t, 25, max_lines=2), textwrap.wrap(t, 12, break_long_words=False), textwrap.wrap('a-b c--d', 3), repr(textwrap.dedent('  x\n\ty')))
# fractions
F = fractions.Fraction; a = F(3, 4)
print(a, repr(a), F('0.125'), F('3/9'), F(0.1).limit_denominator(100), F(1.5), a + 1, 1 - a, a * F(2, 3), a / 3, a ** 2, a ** -1, 2 ** F(2), a < 1, a == 0.75, float(a), int(F(7, 2)), round(F(7, 2)), round(F(22, 7), 2), -a, abs(F(-1, 2)), F(7, 2) // 1, F(7, 2) % 1, sum([F(1, i) for i in range(1, 6)]), hash(F(3)) == hash(3), a.numerator, F(5), str(F(5)), bool(F(0)), max(F(1, 3), F(1, 2)), F('-1.5e2'), a + 0.25, 1 / F(1, 3), sorted([F(1, 2), F(1, 3)]), divmod(F(7, 2), 1), F(1, 3) + F(1, 6), isinstance(a, numbers.Rational), F(a), F(-3, -6))
for f in [lambda: F(1, 0), lambda: F('x'), lambda: F(1, 2) + 'a', lambda: F([]), lambda: a / 0]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# abc classes
print([[isinstance(x, k) for x in ([], (), 'a', {}, {1}, range(3), (i for i in []), iter([]), 5, len, int, 1.5, None, b'')] for k in (cabc.Iterable, cabc.Iterator, cabc.Sequence, cabc.Mapping, cabc.Sized, cabc.Callable, cabc.Hashable, cabc.Container, cabc.Collection, cabc.MutableSequence, cabc.Set, cabc.Generator, numbers.Number, numbers.Integral, numbers.Real)])
class Low(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Low(); m['A'] = 1; m.update(B=2, c=3); print(m['a'], 'B' in m, m.get('z', 0), list(m.items()), m.pop('C'), len(m), m.setdefault('q', 5), dict(m), list(m.keys()), m == {'a': 1, 'b': 2, 'q': 5}, isinstance(m, cabc.Mapping))
class R(cabc.Sequence):
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
    def __len__(self): return 3
print(list(R()), 20 in R(), R().index(10), list(reversed(R())), R().count(0))
class Dk:
    def __iter__(self): return iter([])
    def __len__(self): return 0
print(isinstance(Dk(), cabc.Iterable), isinstance(Dk(), cabc.Sized), issubclass(Dk, cabc.Hashable), isinstance(Dk(), cabc.Sequence))
try: cabc.Mapping()
except TypeError as e: print(e)
# inspect
def f(a, b: int = 2, /, c='x', *args: float, d, e: list = None, **kw) -> str:
    """Doc
    string."""
    return a
s = inspect.signature(f); print(s, repr(s), list(s.parameters), s.parameters['b'].default, s.parameters['d'].kind, s.parameters['a'].default is inspect.Parameter.empty, s.return_annotation, s.parameters['args'].kind.name, inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.ismethod([].append), inspect.isbuiltin(len), inspect.isgeneratorfunction(lambda: (yield)), s.parameters['e'], repr(s.parameters['b']))
class K:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
    def __call__(self, q): pass
    @staticmethod
    def st(w): pass
    @classmethod
    def cm(cls, v): pass
print(inspect.signature(K), inspect.signature(K(1).m), inspect.signature(K.m), inspect.signature(K(1)), inspect.signature(K.st), inspect.signature(K.cm), inspect.signature(lambda *, k=1: 0), inspect.getfullargspec(f), s.bind(1, 2, d=4, zz=9).arguments, inspect.getmro(K)[0].__name__, [n for n, _ in inspect.getmembers(K(1), inspect.ismethod)])
try: s.bind(1)
except TypeError as e: print(e)
# typing
class Pt(typing.NamedTuple):
    x: float
    y: float = 0.0
    tag: str = 'p'
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
    @property
    def double(self): return self._replace(x=self.x * 2)
p = Pt(3, 4); print(p, p.norm(), p.double, p._fields, p._asdict(), p == (3, 4, 'p'), tuple(p), p[0], Pt._field_defaults, Pt(1)._replace(tag='z'), isinstance(p, tuple), Pt.__name__, len(p), *p); x, y, tag = p
try:
    class Bad2(typing.NamedTuple):
        a: int = 1
        b: int
except TypeError as e: print(e)
try: Pt()
except TypeError as e: print(e)
Emp = typing.NamedTuple('Emp', [('name', str), ('id', int)]); print(Emp('a', 1))
class Mv(typing.TypedDict):
    name: str
    year: int
print(Mv(name='x', year=1), type(Mv(name='a', year=2)).__name__)
TT = typing.TypeVar('TT')
class Stack(typing.Generic[TT]):
    def __init__(self): self.items: typing.List[TT] = []
    def push(self, x: TT) -> None: self.items.append(x)
st = Stack[int](); st.push(1); print(st.items)
@typing.runtime_checkable
class HasArea(typing.Protocol):
    def area(self) -> float: ...
print(isinstance(Sq(), HasArea), isinstance(3, HasArea), isinstance([], typing.List), isinstance({}, typing.Dict))
# functools
@functools.singledispatch
def show(x): return f'obj {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
@show.register(tuple)
def _(x): return f'seq {len(x)}'
print(show(1), show(True), show([1]), show((1, 2)), show('s'), show.dispatch(int)(5), show.__name__)
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([V(3), V(1)])[0].n, max(V(1), V(5)).n)
class Cp:
    n = 0
    @functools.cached_property
    def val(self): Cp.n += 1; return 42
c = Cp(); print(c.val, c.val, Cp.n, vars(c)); del c.val; print(c.val, Cp.n)
def outer(n):
    def inner(a, b=1, *, k=2): return a + n
    return inner
g = outer(5); print(g.__code__.co_varnames, g.__code__.co_argcount, g.__code__.co_kwonlyargcount, g.__closure__[0].cell_contents, g.__code__.co_freevars, g.__code__.co_name, outer.__closure__, g.__defaults__, g.__kwdefaults__)
