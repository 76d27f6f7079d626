import copy
import itertools
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass


@dataclass
class Config:
    name: str
    size: int = 3
    tags: list = field(default_factory=list)
    hidden: float = field(default=1.5, repr=False)

    def total(self):
        return self.size * 2


a = Config('a')
b = Config('a', 3, [], 1.5)
print(a, a == b, a.total(), a != Config('b'), Config(name='q', size=9))
a.tags.append(1)
print(a, b, asdict(a), astuple(a), replace(a, size=7), [f.name for f in fields(a)])
print(is_dataclass(a), is_dataclass(Config), is_dataclass(3))
for bad in (lambda: Config(), lambda: Config(1, 2, 3, 4, 5), lambda: Config('a', foo=1)):
    try:
        bad()
    except TypeError as e:
        print(e)


@dataclass(order=True, frozen=True)
class Point:
    x: int
    y: int = 0

    def __post_init__(self):
        if self.x < 0:
            raise ValueError('negative')


print(Point(1) < Point(2), Point(1, 2), hash(Point(1)) == hash(Point(1)), {Point(1): 'a'}[Point(1)])
print(sorted([Point(3), Point(1, 5), Point(1, 2)]))
for bad in (lambda: setattr(Point(1), 'x', 2), lambda: Point(-1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Child(Config):
    extra: str = 'x'


print(Child('c', extra='y'), [f.name for f in fields(Child)])
try:
    @dataclass
    class Wrong:
        xs: list = []
except ValueError as e:
    print(e)
try:
    hash(a)
except TypeError as e:
    print(e)


class Plain:
    def __init__(self):
        self.items = [1, [2]]


p = Plain()
q = copy.copy(p)
r = copy.deepcopy(p)
p.items[1].append(3)
print(q.items, r.items, q.items is p.items)


class Special:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return 'deeply'


print(copy.copy(Special()), copy.deepcopy(Special()), copy.deepcopy([Special()]))


def numbers():
    yield from [1, 2, 3]


print(list(itertools.chain(numbers(), numbers())), list(itertools.islice(numbers(), 2)))
for k, g in itertools.groupby(sorted(['apple', 'avocado', 'bean'], key=len), key=lambda w: w[0]):
    print(k, list(g))
