# cycle, tee and groupby take from their source only what is asked for.
import itertools, math, statistics, sys
from collections import defaultdict, deque

def numbers():
  for i in itertools.count():
    print('take', i)
    yield i
circle = itertools.cycle(numbers())
print(next(circle), next(circle))
left, right = itertools.tee(numbers())
print(next(left), next(left), next(right))
groups = itertools.groupby(numbers(), key=lambda n: n // 2)
key, group = next(groups)
print(key, next(group), list(group))
key, group = next(groups)
print(key, list(group), [(k, list(g)) for k, g in itertools.groupby('aabccc')])
print([(k, list(g)) for k, g in list(itertools.groupby('aab'))], list(itertools.islice(itertools.cycle('ab'), 5)))
print(list(itertools.cycle([])))

d = defaultdict(list, {'a': [1]})
d.default_factory = int
print(d['b'], d | {'c': 2}, {'c': 2} | d)
q = deque([1, 2, 3], maxlen=4)
q *= 2
print(q, q * 2, q.index(2, 1), 2 in q, q.__contains__(9))

for call in (
  lambda: statistics.fmean([10, math.inf]), lambda: math.isnan(statistics.fmean([math.nan, math.inf])),
  lambda: statistics.fmean([math.inf, -math.inf]), lambda: math.fsum([1e100, 1, -1e100]),
  lambda: math.frexp(-3), lambda: math.log(10**400), lambda: math.log2(-10**400),
):
  try: print(call())
  except (ValueError, OverflowError) as error: print(type(error).__name__, error)

try: 1 / 0
except ZeroDivisionError: print(sys.exc_info()[:2])
print(sys.exc_info(), sys.getrecursionlimit())
sys.setrecursionlimit(5000)
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(4000), sys.getrecursionlimit())
sys.setrecursionlimit(1000)
try: depth(4000)
except RecursionError as error: print(type(error).__name__)
