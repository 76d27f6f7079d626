import Testing

/// The builtin functions.
@Suite struct FunctionTests {
  /// Functions over iterables.
  @Test func iteration() {
    check(
      #"""
      list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=1)), list(zip([1, 2], 'ab')), list(zip()), list(zip([1, 2, 3], [1])), list(zip([1], [2], strict=True)), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2])), list(reversed('ab')), list(reversed((1, 2))) → ([(0, 'a'), (1, 'b')], [(5, 'a'), (6, 'b')], [(1, 'a'), (2, 'b')], [(1, 'a'), (2, 'b')], [], [(1, 1)], [(1, 2)], ['1', '2'], [4, 6], [1, 'a'], [2, 3], [2, 1], ['b', 'a'], [2, 1])
      sum([1, 2]), sum([1.5, 2]), sum([], 5), sum([[1], [2]], []), sum([0.1] * 10), sum([1, 2], start=3), sum(x for x in [1, 2]), sum([True, True]) → (3, 3.5, 5, [1, 2], 0.9999999999999999, 6, 3, 2)
      min([3, 1, 2]), max([3, 1, 2]), min(3, 1), max('abc'), min([], default=0), max([1, -5], key=abs), min('b', 'a', key=lambda s: s), max([[1, 2], [1, 3]]), min((len(n) for n in ['ab', 'a']), default=9), max(1, 2.5), min(1, 1.0), max([float('nan'), 1]) → (1, 3, 1, 'c', 0, -5, 'a', [1, 3], 1, 2.5, 1, nan)
      any([0, 1]), any([]), all([1, 1]), all([]), all([1, 0]), any('ab'), sorted([3, 1, 2]), sorted('hello'), sorted([3, 1, 2], reverse=True), sorted(['b', 'A', 'c'], key=str.lower), sorted([(1, 'b'), (1, 'a'), (0, 'c')]), sorted([(1, 'b'), (0, 'c'), (1, 'a')], key=lambda p: p[0]), sorted([(1, 'b'), (0, 'c'), (1, 'a')], key=lambda p: p[0], reverse=True), sorted([1.5, 1, True, 0]), sorted({'b': 1, 'a': 2}.items()) → (True, False, True, True, False, True, [1, 2, 3], ['e', 'h', 'l', 'l', 'o'], [3, 2, 1], ['A', 'b', 'c'], [(0, 'c'), (1, 'a'), (1, 'b')], [(0, 'c'), (1, 'b'), (1, 'a')], [(1, 'b'), (1, 'a'), (0, 'c')], [0, 1, True, 1.5], [('a', 2), ('b', 1)])
      (lambda it: (next(it), next(it), next(it, 'end')))(iter([1, 2])), next(iter('a')), list(iter((1, 2))), (lambda a: list(iter(lambda: a.pop(), 2)))([1, 2, 3, 4]), len([1]), len('ab'), len({1: 2}) → ((1, 2, 'end'), 'a', [1, 2], [4, 3], 1, 2, 1)
      next(iter([])) → StopIteration
      next([]) → TypeError: 'list' object is not an iterator
      iter(1) → TypeError: 'int' object is not iterable
      len(1) → TypeError: object of type 'int' has no len()
      len() → TypeError: len() takes exactly one argument (0 given)
      len(1, 2) → TypeError: len() takes exactly one argument (2 given)
      len(x=1) → TypeError: len() takes no keyword arguments
      enumerate() → TypeError: enumerate() missing required argument 'iterable'
      enumerate(1) → TypeError: 'int' object is not iterable
      zip(1) → TypeError: 'int' object is not iterable
      list(zip([1], [1, 2], strict=True)) → ValueError: zip() argument 2 is longer than argument 1
      list(zip([1, 2], [1], strict=True)) → ValueError: zip() argument 2 is shorter than argument 1
      list(zip([1], [1], [1, 2], strict=True)) → ValueError: zip() argument 3 is longer than arguments 1-2
      map() → TypeError: map() must have at least two arguments.
      map(str) → TypeError: map() must have at least two arguments.
      list(map(1, [1])) → TypeError: 'int' object is not callable
      filter(1) → TypeError: filter expected 2 arguments, got 1
      sum(['a']) → TypeError: unsupported operand type(s) for +: 'int' and 'str'
      sum([[1]]) → TypeError: unsupported operand type(s) for +: 'int' and 'list'
      sum('a', '') → TypeError: sum() can't sum strings [use ''.join(seq) instead]
      sum(1) → TypeError: 'int' object is not iterable
      max([]) → ValueError: max() arg is an empty sequence
      max(1) → TypeError: 'int' object is not iterable
      min() → TypeError: min expected at least 1 argument, got 0
      max(1, 2, default=3) → TypeError: Cannot specify a default for max() with multiple positional arguments
      max([1, 'a']) → TypeError: '>' not supported between instances of 'str' and 'int'
      sorted(1) → TypeError: 'int' object is not iterable
      sorted([1, 'a']) → TypeError: '<' not supported between instances of 'str' and 'int'
      sorted([3, None]) → TypeError: '<' not supported between instances of 'NoneType' and 'int'
      sorted([1], lambda x: x) → TypeError: sorted expected 1 argument, got 2
      reversed(1) → TypeError: 'int' object is not reversible
      reversed({1}) → TypeError: 'set' object is not reversible
      enumerate([1]), zip([1]), map(str, []), filter(None, []), iter([]), iter(()), iter('a'), iter(range(3)), iter({}), iter({1}), reversed([]) → (<enumerate object at 0x>, <zip object at 0x>, <map object at 0x>, <filter object at 0x>, <list_iterator object at 0x>, <tuple_iterator object at 0x>, <str_ascii_iterator object at 0x>, <range_iterator object at 0x>, <dict_keyiterator object at 0x>, <set_iterator object at 0x>, <list_reverseiterator object at 0x>)
      """#)
  }

  /// Functions over attributes and classes.
  @Test func attributes() {
    check(
      #"""
      isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance('a', str), isinstance([], list), isinstance(1, int | str), isinstance(None, type(None)), isinstance(None, int | None), isinstance(1, object), issubclass(bool, int), issubclass(int, (str, object)), isinstance(1, (int, 1)), isinstance(int, type), isinstance(KeyError('a'), LookupError) → (True, True, True, True, True, True, True, True, True, True, True, True, True, True)
      type(1), type('a'), type([]), type(None), type(int), type(len), type([].append), type(...), type(NotImplemented), type(range(1)), type(1.5), type({}.keys()), type(True), type(type), type(lambda: 0) is not None → (<class 'int'>, <class 'str'>, <class 'list'>, <class 'NoneType'>, <class 'type'>, <class 'builtin_function_or_method'>, <class 'builtin_function_or_method'>, <class 'ellipsis'>, <class 'NotImplementedType'>, <class 'range'>, <class 'float'>, <class 'dict_keys'>, <class 'bool'>, <class 'type'>, True)
      int, str, object, type, list, int.__name__, type(1).__name__, list.__name__, int.__mro__, bool.__bases__, int.__module__, bool.mro(), (1).__class__, [].__class__.__name__, int.__qualname__ → (<class 'int'>, <class 'str'>, <class 'object'>, <class 'type'>, <class 'list'>, 'int', 'int', 'list', (<class 'int'>, <class 'object'>), (<class 'int'>,), 'builtins', [<class 'bool'>, <class 'int'>, <class 'object'>], <class 'int'>, 'list', 'int')
      hasattr([], 'append'), hasattr([], 'x'), hasattr(1, 'real'), getattr([1], 'copy')(), getattr([], 'x', 5), callable(len), callable(1), callable(int), callable([].append), hasattr([], '__len__'), hasattr(1, '__len__'), hasattr('a', '__iter__'), hasattr(1, '__add__') → (True, False, True, [1], 5, True, False, True, True, True, False, True, True)
      isinstance(1, 1) → TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
      isinstance(1, [int]) → TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
      issubclass(1, int) → TypeError: issubclass() arg 1 must be a class
      getattr(1) → TypeError: getattr expected at least 2 arguments, got 1
      getattr(1, 'x') → AttributeError: 'int' object has no attribute 'x'
      getattr(1, 2) → TypeError: attribute name must be string, not 'int'
      setattr(1, 'x', 2) → AttributeError: 'int' object has no attribute 'x'
      setattr([], 'x', 2) → AttributeError: 'list' object has no attribute 'x'
      setattr(int, 'x', 2) → TypeError: cannot set 'x' attribute of immutable type 'int'
      delattr([], 'x') → AttributeError: 'list' object has no attribute 'x'
      int.foo → AttributeError: type object 'int' has no attribute 'foo'
      len.foo → AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
      (None).foo → AttributeError: 'NoneType' object has no attribute 'foo'
      type() → TypeError: type() takes 1 or 3 arguments
      type(1, 2) → TypeError: type() takes 1 or 3 arguments
      hash([]) → TypeError: unhashable type: 'list'
      callable() → TypeError: callable() takes exactly one argument (0 given)
      id(None) == id(None), id([]) != 0, list[int], dict[str, int], tuple[int, ...], int | None, int | str, list[int] | None, int | int → (True, True, list[int], dict[str, int], tuple[int, ...], int | None, int | str, list[int] | None, <class 'int'>)
      int[3] → TypeError: type 'int' is not subscriptable
      list.append, [].append, str.join, len, print, 'a'.upper, dict.fromkeys is not None → (<method 'append' of 'list' objects>, <built-in method append of list object at 0x>, <method 'join' of 'str' objects>, <built-in function len>, <built-in function print>, <built-in method upper of str object at 0x>, True)
      object().x → AttributeError: 'object' object has no attribute 'x'
      object() + 1 → TypeError: unsupported operand type(s) for +: 'object' and 'int'
      object() == object(), object() is not None → (False, True)
      """#)
  }

  /// Functions that make text.
  @Test func text() {
    check(
      #"""
      repr('a'), repr(1), ascii('é'), str([1, 'a']), str({'a': 1.0}), str((1,)), str(None), str(True), format(3.14159, '.2f'), format('a', '>3'), format(5) → ("'a'", '1', "'\\xe9'", "[1, 'a']", "{'a': 1.0}", '(1,)', 'None', 'True', '3.14', '  a', '5')
      print(1, foo=2) → TypeError: 'foo' is an invalid keyword argument for print()
      print(1, sep=1) → TypeError: sep must be None or a string, not int
      print(1, end=2) → TypeError: end must be None or a string, not int
      """#)
  }

  /// Exceptions as values.
  @Test func exceptions() {
    check(
      #"""
      ValueError('a'), ValueError(), ValueError('a', 1), KeyError('a'), Exception(None), str(ValueError('a')), str(ValueError()), str(ValueError('a', 1)), str(KeyError('a')), str(KeyError()), str(KeyError(1, 2)), ValueError('a').args, StopIteration(5).value, StopIteration().value, repr(IndexError('x')) → (ValueError('a'), ValueError(), ValueError('a', 1), KeyError('a'), Exception(None), 'a', '', "('a', 1)", "'a'", '', '(1, 2)', ('a',), 5, None, "IndexError('x')")
      OSError(2, 'No such file', 'x'), str(OSError(2, 'No such file', 'x')), str(OSError('a')), OSError(2, 'a').errno, OSError(2, 'a').strerror, OSError(2, 'a').filename, OSError(13, 'a'), FileNotFoundError('x'), type(OSError(17, 'a')) → (FileNotFoundError(2, 'No such file'), "[Errno 2] No such file: 'x'", 'a', 2, 'a', None, PermissionError(13, 'a'), FileNotFoundError('x'), <class 'FileExistsError'>)
      issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(FileNotFoundError, OSError), issubclass(RecursionError, RuntimeError), issubclass(KeyboardInterrupt, Exception), issubclass(ModuleNotFoundError, ImportError), issubclass(NotImplementedError, RuntimeError), issubclass(UnboundLocalError, NameError), IOError is OSError → (True, True, True, True, False, True, True, True, True)
      (lambda e: (e.add_note('n'), e.__notes__))(ValueError('a')), ValueError('a').__cause__, ValueError('a').with_traceback(None), ValueError.__name__, ValueError.__mro__ → ((None, ['n']), None, ValueError('a'), 'ValueError', (<class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>))
      ValueError(x=1) → TypeError: ValueError() takes no keyword arguments
      open('/nonexistent/file') → FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent/file'
      open('/', 'r') → IsADirectoryError: [Errno 21] Is a directory: '/'
      open('x', 'q') → ValueError: invalid mode: 'q'
      ImportError('a', name='b').name, ValueError('a').x if False else 0 → ('b', 0)
      ValueError('a').x → AttributeError: 'ValueError' object has no attribute 'x'
      ValueError('a') == ValueError('a') → False
      """#)
  }
}
