# Attributes of functions, methods called by hand, and what object.__init__ accepts.
def decorate(**attributes):
  def add(function):
    function.__dict__.update(attributes)
    return function
  return add

@decorate(author='ada', year=1843)
def engine(): pass
engine.calls = 2
print(engine.author, engine.year, sorted(engine.__dict__.items()))
del engine.calls
print(hasattr(engine, 'calls'))

class Point:
  def __init__(self, x): self.x = x
  def show(self): return f'Point({self.x})'
  @staticmethod
  def origin(): return 0
  @classmethod
  def named(cls): return cls.__name__
  @property
  def doubled(self):
    "twice x"
    return self.x * 2

point = Point(4)
print(Point.show.__get__(point)(), Point.__dict__['origin'].__func__() if True else None)
print(Point.__dict__['named'].__get__(None, Point)(), Point.doubled.__doc__, Point.doubled.__get__(point))

class Child(Point):
  def __init__(self, *args): super().__init__(*args)
class Base:
  def __init__(self, *args): super().__init__(*args)
class Empty: pass
for make in (lambda: Base(1), lambda: Empty(1), lambda: Empty().__init__(1), lambda: Child()):
  try: print(make())
  except TypeError as error: print('TypeError:', error)

class Tagged(list):
  def __new__(cls, items, tag=None):
    self = super().__new__(cls, items)
    self.tag = tag
    return self
class Problem(Exception):
  def __init__(self, *, code): self.code = code
print(Tagged([1, 2], tag='t').tag, Tagged([1, 2], tag='t'), Problem(code=3).code)

class Named(dict): pass
print(type(Named.fromkeys('ab')).__name__, Named.fromkeys('ab', 1), dict.fromkeys([1]))

class Loop: pass
Loop.__call__ = Loop()
try: Loop()()
except RecursionError as error: print(type(error).__name__)

class Index:
  def __index__(self): return 3
class Whole:
  def __trunc__(self): return 7
print('ab' * Index(), Index() * 'ab', [0] * Index(), b'x' * Index(), int(b' 12 '))
print([1].__iadd__([2]), {1}.__ior__({2}), {'a': 1}.__ior__({'b': 2}), 'ab'.__mul__(Index()))
print({frozenset({1}), 2} >= {2}, {1} in {frozenset({1})}, pow(-5, -1, -1), pow(3, -1, 7))
