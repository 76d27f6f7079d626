import Testing

/// Dicts and sets.
@Suite struct DictTests {
  /// Keys keep their order; numbers that are equal are one key.
  @Test func dicts() {
    check(
      #"""
      {}, {1: 2}, {'a': 1, 'b': [2]}, {1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 3}, dict(a=1), dict([(1, 2), ['a', 'b']]), dict({1: 2}, b=3), dict(), {None: 1, '': 2} → ({}, {1: 2}, {'a': 1, 'b': [2]}, {1: 'c'}, {(1, 2): 3}, {'a': 1}, {1: 2, 'a': 'b'}, {1: 2, 'b': 3}, {}, {None: 1, '': 2})
      {'a': 1}['a'], {1: 2}.get(1), {1: 2}.get(3), {1: 2}.get(3, 4), 'a' in {'a': 1}, 2 in {1: 2}, len({1: 2, 3: 4}), list({1: 2, 3: 4}), {1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {1: 2} | {1: 3, 4: 5}, bool({}) → (1, 2, None, 4, True, False, 2, [1, 3], True, True, True, {1: 3, 4: 5}, False)
      (lambda d: (d.setdefault(1, []), d.setdefault('z'), d.pop('a'), d.pop('q', 0), d.update(b=5), d.update({7: 8}), d.update([(9, 10)]), d.popitem(), d))({'a': 1, 'b': 2}) → ([], None, 1, 0, None, None, None, (9, 10), {'b': 5, 1: [], 'z': None, 7: 8})
      (lambda d: (d.__setitem__('x', 1), d.__delitem__('a'), d.__contains__('x'), d.copy(), d.clear(), d))({'a': 1}) → (None, None, True, {'x': 1}, None, {})
      (lambda d: (d.pop(1), d.__setitem__(1, 'again'), d, list(d.items())))({1: 'a', 2: 'b', 3: 'c'}) → ('a', None, {2: 'b', 3: 'c', 1: 'again'}, [(2, 'b'), (3, 'c'), (1, 'again')])
      {1: 2}.keys(), {1: 2}.values(), {1: 2, 3: 4}.items(), list({1: 2}.items()), {1: 2}.keys() & {1, 5}, {1: 2}.keys() | {5}, {1: 2}.keys() == {1}, (1, 2) in {1: 2}.items(), 2 in {1: 2}.values(), len({1: 2}.items()), list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.items())), {1: 2}.keys() - {1}, {1, 2} - {1: 2}.keys() → (dict_keys([1]), dict_values([2]), dict_items([(1, 2), (3, 4)]), [(1, 2)], {1}, {1, 5}, True, True, True, 1, [3, 1], [(3, 4), (1, 2)], set(), {2})
      dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), sorted({'b': 1, 'a': 2}), max({'a': 1, 'b': 3}, key=lambda k: {'a': 1, 'b': 3}[k]), {i: s for s, i in {'a': 1, 'b': 2}.items()} → ({'a': None, 'b': None}, {1: 0, 2: 0}, ['a', 'b'], 'b', {1: 'a', 2: 'b'})
      {}['a'] → KeyError: 'a'
      {}[1] → KeyError: 1
      {}[[]] → TypeError: unhashable type: 'list'
      {[]: 1} → TypeError: unhashable type: 'list'
      {1: {}}[2] → KeyError: 2
      {}.pop('a') → KeyError: 'a'
      {}.popitem() → KeyError: 'popitem(): dictionary is empty'
      dict(1) → TypeError: 'int' object is not iterable
      dict([1]) → TypeError: cannot convert dictionary update sequence element #0 to a sequence
      dict([(1, 2, 3)]) → ValueError: dictionary update sequence element #0 has length 3; 2 is required
      dict(1, 2) → TypeError: dict expected at most 1 argument, got 2
      {}.get() → TypeError: get expected at least 1 argument, got 0
      {} + {} → TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
      {} < {} → TypeError: '<' not supported between instances of 'dict' and 'dict'
      {}.foo → AttributeError: 'dict' object has no attribute 'foo'
      hash({}) → TypeError: unhashable type: 'dict'
      {}.update(1) → TypeError: 'int' object is not iterable
      (lambda d: (d.__setitem__('self', d), d))({}) → (None, {'self': {...}})
      """#)
  }

  /// Sets of small ints come out in CPython's order.
  @Test func sets() {
    check(
      #"""
      {1, 2, 3}, {3, 1, 2}, {10, 5, 100, 7}, {8, 0, 16, 24}, set(range(20)), set([100, 1, 50, 1000, 3]), {-1, -2, 5}, set(), frozenset(), frozenset([3, 1]), {1.5}, {True, 1, 1.0} → ({1, 2, 3}, {1, 2, 3}, {10, 100, 5, 7}, {8, 0, 16, 24}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19}, {1, 3, 100, 1000, 50}, {5, -1, -2}, set(), frozenset(), frozenset({1, 3}), {1.5}, {True})
      set(range(0, 1000, 37)), set([i * i for i in range(30)]), set(range(70)) - set(range(3, 60)), set([33, 1, 65, 97, 129]), set([5, 21, 37, 53, 69]) → ({0, 259, 518, 777, 148, 407, 666, 925, 37, 296, 555, 814, 185, 444, 703, 962, 74, 333, 592, 851, 222, 481, 740, 999, 111, 370, 629, 888}, {0, 1, 256, 4, 9, 16, 144, 400, 529, 784, 25, 289, 36, 676, 169, 49, 441, 64, 576, 196, 324, 841, 81, 729, 225, 100, 484, 361, 625, 121}, {0, 1, 2, 64, 65, 66, 67, 68, 69, 60, 61, 62, 63}, {65, 33, 129, 1, 97}, {37, 69, 5, 53, 21})
      {1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1} < {1}, {1, 2} > {1}, {1} == {1}, {1} == frozenset([1]), {1}.union([2], (3,)), {1, 2}.intersection([2]), {1, 2}.difference([1]), {1}.symmetric_difference([1, 2]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]) → ({1, 2, 3}, {2}, {1}, {1, 3}, True, False, True, True, True, {1, 2, 3}, {2}, {2}, {2}, True, True, True)
      (lambda s: (s.add(4), s.discard(9), s.remove(1), s.update([7, 8]), len(s), s.pop(), s.copy(), s.clear(), s))({1, 2}) → (None, None, None, None, 4, 2, {8, 4, 7}, None, set())
      (lambda s: (s.intersection_update([1, 2]), s.difference_update([1]), s.symmetric_difference_update([5]), s))({1, 2, 3}) → (None, None, None, {2, 5})
      1 in {1}, [1] in [{1}], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, len({1, 1}), bool(set()), sorted({'b', 'a'}), sorted(set('hello')), frozenset([1, 2]) | {3}, {3} | frozenset([1]) → (True, False, True, True, 1, False, ['a', 'b'], ['e', 'h', 'l', 'o'], frozenset({1, 2, 3}), {1, 3})
      hash(frozenset([1, 2, 3])), hash(frozenset()), hash(frozenset(range(50))), hash(frozenset([1, 2])) == hash(frozenset([2, 1])) → (-272375401224217160, 133146708735736, -1309786936372247613, True)
      {1}.remove(2) → KeyError: 2
      set().pop() → KeyError: 'pop from an empty set'
      set([[]]) → TypeError: unhashable type: 'list'
      {[]} → TypeError: unhashable type: 'list'
      set(1) → TypeError: 'int' object is not iterable
      {1} | [2] → TypeError: unsupported operand type(s) for |: 'set' and 'list'
      {1} < [1] → TypeError: '<' not supported between instances of 'set' and 'list'
      hash(set()) → TypeError: unhashable type: 'set'
      {1}[0] → TypeError: 'set' object is not subscriptable
      set(1, 2) → TypeError: set expected at most 1 argument, got 2
      frozenset([1]).add → AttributeError: 'frozenset' object has no attribute 'add'
      """#)
  }
}
