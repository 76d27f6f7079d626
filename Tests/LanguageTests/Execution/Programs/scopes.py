# nonlocal before and behind the binding, repeated, through classes; keywords given twice; throw.
def counter():
  class Step:
    def __call__(self):
      nonlocal total
      nonlocal total, last
      total += 1
      last = 'called'
      return total
  total, last = 0, None
  step = Step()
  step(); step()
  return total, last
print(counter())

class Owner:
  def name(self):
    def inner():
      nonlocal __class__
      return __class__.__name__
    return inner()
print(Owner().name())

def keywords(**given): return given
try: keywords(**{'x': 3}, x=5)
except TypeError as error: print(str(error).split('.')[-1])
print(keywords(x=1, **{'y': 2}, z=3))

def echo():
  while True:
    try: yield 'ready'
    except ValueError as error: print('caught', error.args)
g = echo()
print(next(g), g.__name__, g.throw(ValueError, 5), g.throw(ValueError(6)), g.throw(ValueError, ValueError(7)))
for wrong in (lambda: g.throw(ValueError(1), 2), lambda: g.throw(list)):
  try: wrong()
  except TypeError as error: print('TypeError:', error)

class Source:
  def __iter__(self): return self
  def __next__(self): raise StopIteration(42)
def outer():
  print('returned', (yield from Source()))
print(list(outer()))

changing = {0: 0, 1: 1}
try:
  for key in changing:
    del changing[key]
    changing[key + 10] = 0
except RuntimeError as error: print('RuntimeError:', error)

class Pair:
  __match_args__ = ('a', 'b')
  a = 1; b = 2
for body in ('Pair(1, a=1)', ):
  try:
    match Pair():
      case Pair(1, a=1): print('matched')
  except TypeError as error: print('TypeError:', error)
