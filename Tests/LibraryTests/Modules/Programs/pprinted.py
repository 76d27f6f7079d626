# pprint.
from pprint import pprint, pformat, pp, PrettyPrinter
from collections import Counter, defaultdict
pprint({'b': 1, 'a': [1, 2]})
stats = {f'layer {i}': {'mean': i / 7, 'std': i / 3, 'shape': (i, 27)} for i in range(4)}
pprint(stats); pprint(stats, width=40); pprint(list(range(40))); pprint(list(range(40)), compact=True)
pprint(stats, indent=4); pprint([stats], depth=2); pp({'z': 1, 'a': 2})
pprint('the quick brown fox jumps over the lazy dog ' * 4); pprint(['a long text with several words ' * 4, 'line one\nline two ' * 5])
pprint(Counter('the quick brown fox jumps over the lazy dog and more')); pprint(defaultdict(list, {i: list(range(i, i + 12)) for i in range(3)}))
pprint((1,)); pprint(tuple('abcdefghijklmnopqrstuvwxyz')); pprint({1, 2, 3}); pprint(set(range(40, 0, -1)), width=30); pprint(frozenset(range(30)))
print(pformat({'k': [('a' * 30, 'b' * 30)] * 3})); pprint({3: 'x', 'a': 1, None: 2}); pprint([]); pprint(None); pprint([[[1]], {'a': {'b': {'c': 1}}}], depth=1)
loop = [1]; loop.append(loop); print(pformat(loop).startswith('[1, <Recursion on list with id='))
class A:
    def __repr__(self): return 'A' * 50
pprint([A(), A()]); PrettyPrinter(width=20).pprint({'a': [1, 2, 3, 4], 'b': ('x', 'y')})
