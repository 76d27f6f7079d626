# Lists of all lengths around the places where their items move: what one after the other does to
# them, and to the lists that came from them.


def state(*lists): print(*lists, *map(len, lists))


for n in (0, 1, 3, 4, 5, 7, 8, 9, 17):
  a = [str(i) for i in range(n)]
  b = a[1:] + ['x']
  c = a + ['y']
  d = (a + ['z']) + ['w']
  e = a[:] + a
  f = a * 2
  g = [0] * n
  state(a, b, c, d)
  state(e, f, g)
  b.append('end')
  c += c
  d.extend(d[:2])
  g.append(1)
  state(a, b, c, d, g)
  b.insert(0, 'start')
  b.insert(-1, 'before')
  b[1:2] = ['p', 'q', 'r']
  b[-2:] = []
  state(b)
  del b[:1], c[-1:], d[::2]
  state(b, c, d)
  b.reverse()
  c.sort(reverse=True)
  state(b, c, list(reversed(b)), sorted(c))
  if b: print(b.pop(), b.pop(0) if b else None, b)
  b.clear()
  b.append('again')
  g[:] = a
  state(b, g)
  h = a.copy()
  h.append(h)
  print(a, h[-1] is h, len(h))
  a *= 3
  print(a, a == h, a == a[:], a < a + [''], 'x' in a, a.count('0'))

# A window that moves on.
window, seen = [0] * 3, []
for i in range(12):
  seen.append(window)
  window = window[1:] + [i]
print(seen, window)
wide = [0] * 8
for i in range(5): wide = wide[1:] + [i]
print(wide, wide[1:] + [wide], wide[2:][:1] + [()])

# What is appended to is evaluated before what is appended.
class Log:
  def __init__(self): self.items = []
  def append(self, item): self.items.append(('log', item)); return 'logged'


class Names(list):
  def append(self, item): list.append(self, item.upper())


log, names = Log(), Names('ab')
print(log.append(1), names.append('c'), log.items, names)
print([].append(1), (k := []).append(2), k)
try: log.missing(undefined)
except AttributeError as e: print(e)
try: k.append(undefined)
except NameError as e: print(e, k)
try: k.append()
except TypeError as e: print(e)
try: (1).append(2)
except AttributeError as e: print(e)


def local():
  items = []
  for i in range(3): items.append(i)
  try: items.append(late)
  except UnboundLocalError as e: print(e)
  late = items.append(7)
  return items, late


print(local())

# Slices, with bounds of all kinds and errors in their order.
s, t = 'abcdef', (1, 2, 3, 4)
class Place:
  def __index__(self): return 2


for x in (s, t, list(t), range(9)):
  print(x[1:], x[:-1], x[1:3], x[:], x[-2:], x[5:1], x[None:2], x[Place():], x[True:], x[:10**30])
five = 5
for part in (lambda: s[undefined:], lambda: undefined[1:], lambda: s[1:undefined],
             lambda: five[1:], lambda: s['a':], lambda: t[1.5:]):
  try: print(part())
  except Exception as e: print(type(e).__name__, e)
rows = [[1, 2], [3, 4]]
def change(x):
  global rows
  rows = None
  return x


print(rows[change(0):change(1)])

# One item more, to the right of things that are no list.
for left in ((1,), 'a', 5, None):
  try: print(left + [1])
  except TypeError as e: print(e)


class Adds:
  def __add__(self, other): return ('sum', other)
  def __iadd__(self, other): return ('own', other)


print(Adds() + [1], Names('a') + [2])

# Items that change where they are.
counts = {'a': 1}
grid = [[1, 2], [3, 4], (5,)]
grid[0][1] += 10
grid[-1] += (6,)
counts['a'] += grid[0][1]
i = 0
def at():
  global i
  i += 1
  return i


grid[at()] += [at()]
print(grid, counts, i)
try: counts['b'] += undefined
except KeyError as e: print('KeyError', e)
try: grid[9] += undefined
except IndexError as e: print(e)
try: grid[0] += undefined
except NameError as e: print(e)
try: grid[0] += 5
except TypeError as e: print(e)


class Box:
  def __init__(self): self.done = []
  def __getitem__(self, key): self.done.append(('get', key)); return Adds()
  def __setitem__(self, key, value): self.done.append(('set', key, value))


box = Box()
box[1] += 2
box[i, 'k'] += [3]
print(box.done)

# Iterating over text, and over a list that changes.
print([c for c in 'añb\U0001f600'], [(i, c) for i, c in enumerate('xy')], ''.join(c + '-' for c in 'abc'))
items = [1, 2, 3]
for item in items:
  if len(items) < 8: items.append(item * 10)
  if item == 2: items.remove(3)
print(items)
x, y, *z = [1, 2, 3, 4, 5]
[p, q] = [[1], [2]]
print(x, y, z, p, q)
print(range(10)[::3], range(0, 10, 3)[1:], range(10)[::-1], range(5, 0, -2)[:2], range(3)[9:1:-1])

# A list that is repeated before anybody has seen it.
zero, times = [0], 4
print([0] * 1, [0] * 4, 3 * [1, 2], [1, 2] * 2, [[]] * 2, [0] * 0, [0] * -1, [0] * True, [] * 9)
print(zero * 3, zero, [x * times for x in ([1], [2, 3])], [zero] * times, (seen := [7]) * 2, seen)
