import Testing

/// Lists, tuples, ranges and slices.
@Suite struct ListTests {
  /// Indexes and slices.
  @Test func indexing() {
    check(
      #"""
      [1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][1:], [1, 2, 3][::-1], [1, 2, 3][True], (1, 2, 3)[1], (1, 2, 3)[:2], (1, 2, 3)[-3], [1, 2, 3, 4, 5][1:4:2], [1, 2, 3][10:], [1, 2, 3][-100:100] → (1, 3, [2, 3], [3, 2, 1], 2, 2, (1, 2), 1, [2, 4], [], [1, 2, 3])
      [1][1] → IndexError: list index out of range
      [1][-2] → IndexError: list index out of range
      [1]['a'] → TypeError: list indices must be integers or slices, not str
      [1][1.5] → TypeError: list indices must be integers or slices, not float
      [1][None] → TypeError: list indices must be integers or slices, not NoneType
      (1,)[5] → IndexError: tuple index out of range
      (1,)['a'] → TypeError: tuple indices must be integers or slices, not str
      [1][10 ** 30] → IndexError: cannot fit 'int' into an index-sized integer
      [1, 2][::0] → ValueError: slice step cannot be zero
      [1]['a':] → TypeError: slice indices must be integers or None or have an __index__ method
      list(range(10))[slice(1, 8, 3)], slice(1, 2), slice(5), slice(None, None, -1), slice(1, 5, 2).indices(4), slice(None, None, -1).indices(3), slice(1) == slice(None, 1) → ([1, 4, 7], slice(1, 2, None), slice(None, 5, None), slice(None, None, -1), (1, 4, 2), (2, -1, -1), True)
      """#)
  }

  /// Joining, repeating, comparing.
  @Test func operators() {
    check(
      #"""
      [1] + [2], [1, 2] * 2, 2 * [1], [1] * 0, [1] * -1, (1,) + (2,), (1, 2) * 2, [1] * True → ([1, 2], [1, 2, 1, 2], [1, 1], [], [], (1, 2), (1, 2, 1, 2), [1])
      [1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] < [1, 3], [1, 2] < [1, 2, 3], [2] > [1, 5], (1, 'a') == (1, 'a'), [1, 2] != [1, 2], [[1], 2] <= [[1], 2], (1, 2) < (1, 'a') if False else 0 → (True, False, True, True, True, True, False, True, 0)
      1 in [1, 2], 3 not in (1, 2), 1.0 in [1], 'a' in ['a'], [1] in [[1]], None in [None] → (True, True, True, True, True, True)
      [1] + 1 → TypeError: can only concatenate list (not "int") to list
      [1] + (1,) → TypeError: can only concatenate list (not "tuple") to list
      (1,) + [1] → TypeError: can only concatenate tuple (not "list") to tuple
      [1] * 1.5 → TypeError: can't multiply sequence by non-int of type 'float'
      1.5 * [1] → TypeError: can't multiply sequence by non-int of type 'float'
      'a' * [1] → TypeError: can't multiply sequence by non-int of type 'list'
      [1] < (1,) → TypeError: '<' not supported between instances of 'list' and 'tuple'
      [1] < ['a'] → TypeError: '<' not supported between instances of 'int' and 'str'
      [0] * 10 ** 12 → MemoryError
      [1, 2] - [1] → TypeError: unsupported operand type(s) for -: 'list' and 'list'
      hash([]) → TypeError: unhashable type: 'list'
      hash((1, 2, 3)), hash(()), hash((1, (2, 'a'))) == hash((1, (2, 'a'))), hash((1.0, 2)) == hash((1, 2.0)) → (529344067295497451, 5740354900026072187, True, True)
      hash(([],)) → TypeError: unhashable type: 'list'
      -[1] → TypeError: bad operand type for unary -: 'list'
      [1]() → TypeError: 'list' object is not callable
      [1].x → AttributeError: 'list' object has no attribute 'x'
      """#)
  }

  /// The methods of lists and tuples.
  @Test func methods() {
    check(
      #"""
      (lambda a: (a.append(4), a.extend((5, 6)), a.insert(0, 0), a.insert(-1, 9), a.insert(100, 7), a))([1, 2]) → (None, None, None, None, None, [0, 1, 2, 4, 5, 9, 6, 7])
      (lambda a: (a.pop(), a.pop(0), a.pop(-1), a))([1, 2, 3, 4]) → (4, 1, 3, [2])
      (lambda a: (a.remove(2), a.reverse(), a.count(1), a.index(3), a.copy(), a.clear(), a))([1, 2, 3, 1]) → (None, None, 2, 1, [1, 3, 1], None, [])
      (lambda a: (a.sort(), a))([3, 1, 2]), (lambda a: (a.sort(reverse=True), a))([3, 1, 2]), (lambda a: (a.sort(key=lambda x: -x), a))([3, 1, 2]), (lambda a: (a.sort(key=str), a))([10, 9, 1]) → ((None, [1, 2, 3]), (None, [3, 2, 1]), (None, [3, 2, 1]), (None, [1, 10, 9]))
      (lambda a: (a.__setitem__(0, 9), a.__setitem__(slice(1, 2), [7, 8]), a.__delitem__(0), a.__setitem__(slice(0, 3, 2), 'xy'), a))([1, 2, 3]) → (None, None, None, None, ['x', 8, 'y'])
      (1, 2, 1).count(1), (1, 2, 1).index(2), [1, 2, 1].index(1, 1), (1, 2).index(2, -1), [1, 2].__len__(), [1].__contains__(1), list((1, 2)), list('ab'), list(), list({1: 2}), tuple([1, 2]), tuple(), list(range(3)) → (2, 1, 2, 1, 2, True, [1, 2], ['a', 'b'], [], [1], (1, 2), (), [0, 1, 2])
      [].append() → TypeError: list.append() takes exactly one argument (0 given)
      [].append(1, 2) → TypeError: list.append() takes exactly one argument (2 given)
      [].append(x=1) → TypeError: list.append() takes no keyword arguments
      [].pop() → IndexError: pop from empty list
      [1].pop(5) → IndexError: pop index out of range
      [1].pop('a') → TypeError: 'str' object cannot be interpreted as an integer
      [].remove(1) → ValueError: list.remove(x): x not in list
      [].index(1) → ValueError: 1 is not in list
      ().index(1) → ValueError: tuple.index(x): x not in tuple
      [1].sort(1) → TypeError: sort() takes no positional arguments
      [1, 2].sort(key=1) → TypeError: 'int' object is not callable
      [1, 'a'].sort() → TypeError: '<' not supported between instances of 'str' and 'int'
      list(1) → TypeError: 'int' object is not iterable
      list(1, 2) → TypeError: list expected at most 1 argument, got 2
      list(x=1) → TypeError: list() takes no keyword arguments
      [1].sort(foo=1) → TypeError: 'foo' is an invalid keyword argument for sort()
      [1].sort(None) → TypeError: sort() takes no positional arguments
      tuple(1) → TypeError: 'int' object is not iterable
      [].insert(1) → TypeError: insert expected 2 arguments, got 1
      [1].extend(1) → TypeError: 'int' object is not iterable
      list.append(1, 2) → TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
      list.append() → TypeError: unbound method list.append() needs an argument
      (lambda a: a.__setitem__(slice(0, 3, 2), [1]))([1, 2, 3]) → ValueError: attempt to assign sequence of size 1 to extended slice of size 2
      (lambda a: a.__setitem__(5, 1))([1]) → IndexError: list assignment index out of range
      (lambda a: a.__setitem__(slice(0, 1), 1))([1]) → TypeError: can only assign an iterable
      (lambda a: a.__delitem__(5))([1]) → IndexError: list assignment index out of range
      (1, 2).__setitem__ → AttributeError: 'tuple' object has no attribute '__setitem__'
      [], [1], [[1], [2]], (), (1,), (1, 2), [()], ([],), [None, True, 'a', 1.5], [1, [2, [3]]] → ([], [1], [[1], [2]], (), (1,), (1, 2), [()], ([],), [None, True, 'a', 1.5], [1, [2, [3]]])
      (lambda a: (a.append(a), a))([1]) → (None, [1, [...]])
      (lambda a: (a.append((a,)), a))([]) → (None, [([...],)])
      """#)
  }

  /// Ranges.
  @Test func ranges() {
    check(
      #"""
      range(5), range(1, 5), range(1, 10, 2), range(5, 0, -1), range(0), list(range(5, 0, -2)), len(range(1, 10, 3)), len(range(5, 0)), range(10)[3], range(10)[-1], range(10)[2:5], range(10)[::-1], range(0, 10, 3)[1:] → (range(0, 5), range(1, 5), range(1, 10, 2), range(5, 0, -1), range(0, 0), [5, 3, 1], 3, 0, 3, 9, range(2, 5), range(9, -1, -1), range(3, 12, 3))
      3 in range(5), 5 in range(5), 4 in range(0, 10, 3), 3.0 in range(5), 'a' in range(5), range(5) == range(0, 5, 1), range(0) == range(1, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(5)) == hash(range(0, 5)), range(5).start, range(5).stop, range(5).step, range(5).index(3), range(5).count(3) → (True, False, False, True, False, True, True, True, True, 0, 5, 1, 3, 1)
      range(3)[5] → IndexError: range object index out of range
      range(3)['a'] → TypeError: range indices must be integers or slices, not str
      range(1, 2, 0) → ValueError: range() arg 3 must not be zero
      range(1.5) → TypeError: 'float' object cannot be interpreted as an integer
      range('a') → TypeError: 'str' object cannot be interpreted as an integer
      range() → TypeError: range expected at least 1 argument, got 0
      range(1, 2, 3, 4) → TypeError: range expected at most 3 arguments, got 4
      range(5).index(9) → ValueError: 9 is not in range
      range(5) + range(5) → TypeError: unsupported operand type(s) for +: 'range' and 'range'
      range(3) < range(4) → TypeError: '<' not supported between instances of 'range' and 'range'
      sum(range(1000001)), max(range(5)), sorted(range(5), reverse=True), list(reversed(range(5))), list(reversed(range(0))), bool(range(0)), bool(range(1)) → (500000500000, 4, [4, 3, 2, 1, 0], [4, 3, 2, 1, 0], [], False, True)
      """#)
  }
}
