try:
    pretty
except NameError:
    from IPython.lib.pretty import pretty
from collections import Counter, defaultdict, OrderedDict, deque, namedtuple


def show(v):
    print(pretty(v))


P = namedtuple('P', 'x y')
show(Counter('hello')); show(Counter()); show(Counter({i: i for i in range(60)}))
show(defaultdict(list, {'a': [1]})); show(OrderedDict(a=1)); show(OrderedDict())
show(deque([1, 2])); show(deque([1], maxlen=3)); show(deque(range(40)))
show(P(1, 2)); show([P(1, 2)] * 10)
