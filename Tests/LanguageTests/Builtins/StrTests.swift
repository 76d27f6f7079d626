import Testing

/// Strs and their methods.
@Suite struct StrTests {
  /// Quotes and escapes.
  @Test func representation() {
    check(
      #"""
      'a', "it's", 'say "x"', 'both \' and "', '\n\t\r\\', '\x00\x1f\x7f', 'é€😀', '\xa0\u200b\ud800' → ('a', "it's", 'say "x"', 'both \' and "', '\n\t\r\\', '\x00\x1f\x7f', 'é€😀', '\xa0\u200b\ud800')
      ascii('é€😀'), str('a'), str(1), str(None), str(), repr('a') → ("'\\xe9\\u20ac\\U0001f600'", 'a', '1', 'None', '', "'a'")
      'abc' == 'abc', 'a' < 'b', 'B' < 'a', 'a' < 'ab', '' < 'a', 'é' > 'z', 'a' == 1, 'abc' >= 'abd' → (True, True, True, True, True, True, False, False)
      'a' < 1 → TypeError: '<' not supported between instances of 'str' and 'int'
      """#)
  }

  /// Indexes and slices count code points.
  @Test func indexing() {
    check(
      #"""
      'abc'[0], 'abc'[-1], 'abc'[True], 'aé😀'[2], 'abcdef'[1:3], 'abcdef'[::-1], 'abcdef'[::2], 'abcdef'[-2:], 'abcdef'[4:1], 'abc'[5:], 'abcdef'[4:0:-2], 'aéb'[:2] → ('a', 'c', 'b', '😀', 'bc', 'fedcba', 'ace', 'ef', '', '', 'ec', 'aé')
      'abc'[3] → IndexError: string index out of range
      'abc'[-4] → IndexError: string index out of range
      'abc'['a'] → TypeError: string indices must be integers, not 'str'
      'abc'[1.0] → TypeError: string indices must be integers, not 'float'
      'abc'[::0] → ValueError: slice step cannot be zero
      'abc'[10 ** 30] → IndexError: cannot fit 'int' into an index-sized integer
      len('aé😀'), 'a' + 'é', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'a' * True, list('aé'), 'b' in 'abc', '' in 'abc', 'ac' not in 'abc', 'é' in 'aé' → (3, 'aé', 'ababab', 'ababab', '', '', 'a', ['a', 'é'], True, True, True, True)
      'a' + 1 → TypeError: can only concatenate str (not "int") to str
      'a' * 'b' → TypeError: can't multiply sequence by non-int of type 'str'
      'a' * 1.5 → TypeError: can't multiply sequence by non-int of type 'float'
      1 in 'a' → TypeError: 'in <string>' requires string as left operand, not int
      'a' * (1 << 70) → OverflowError: cannot fit 'int' into an index-sized integer
      """#)
  }

  /// Taking apart and putting together.
  @Test func splitting() {
    check(
      #"""
      'a b  c'.split(), ' a b '.split(' '), 'a,b,c'.split(','), 'a,b,c'.split(',', 1), 'a b c'.split(None, 1), ''.split(), ''.split(','), ' a  b c '.split(maxsplit=1), 'abc'.split(sep='b') → (['a', 'b', 'c'], ['', 'a', 'b', ''], ['a', 'b', 'c'], ['a', 'b,c'], ['a', 'b c'], [], [''], ['a', 'b c '], ['a', 'c'])
      'a,b,c'.rsplit(',', 1), ' a b c '.rsplit(None, 1), 'a b c'.rsplit(), 'aXXbXXc'.split('XX'), 'aXXbXXc'.rsplit('XX', 1) → (['a,b', 'c'], [' a b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c'], ['aXXb', 'c'])
      'a\nb\r\nc\rd'.splitlines(), 'a\n\nb\n'.splitlines(), 'a\nb'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\x1cc\u2028d'.splitlines() → (['a', 'b', 'c', 'd'], ['a', '', 'b'], ['a\n', 'b'], [], [''], ['a', 'b', 'c', 'd'])
      'a=b=c'.partition('='), 'abc'.partition('='), 'a=b=c'.rpartition('='), 'abc'.rpartition('=') → (('a', '=', 'b=c'), ('abc', '', ''), ('a=b', '=', 'c'), ('', '', 'abc'))
      ','.join(['a', 'b']), ''.join('abc'), ', '.join([]), '-'.join(('a',)), 'é'.join(['a', 'b']), ''.join({'a': 1, 'b': 2}), '-'.join(str(i) for i in range(3)) → ('a,b', 'abc', '', 'a', 'aéb', 'ab', '0-1-2')
      'a'.split('') → ValueError: empty separator
      'a'.split(1) → TypeError: must be str or None, not int
      'a'.join([1]) → TypeError: sequence item 0: expected str instance, int found
      'a'.join(['a', None]) → TypeError: sequence item 1: expected str instance, NoneType found
      'a'.join(1) → TypeError: can only join an iterable
      'a'.partition('') → ValueError: empty separator
      """#)
  }

  /// Finding, counting, replacing.
  @Test func search() {
    check(
      #"""
      'abcabc'.find('c'), 'abcabc'.find('c', 3), 'abcabc'.find('x'), 'abcabc'.rfind('c'), 'abc'.find(''), 'abc'.find('', 3), 'abc'.find('', 4), 'abcabc'.find('c', 0, 2), 'abc'.find('c', -1), 'abcabc'.rfind('c', 0, 5), 'aéb'.find('é'), 'abc'.rfind('') → (2, 5, -1, 5, 0, 3, -1, -1, 2, 2, 1, 3)
      'abcabc'.index('b'), 'abcabc'.rindex('b'), 'aaaa'.count('aa'), 'abc'.count(''), 'abab'.count('ab', 1), 'abc'.count('z'), 'aaa'.count('a', 1, 2) → (1, 4, 2, 4, 1, 0, 1)
      'abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('bc'), 'abc'.startswith('b', 1), 'abc'.endswith('b', 0, 2), 'abc'.startswith(''), 'abc'.endswith(('x', 'y')), 'abc'.startswith('abcd') → (True, True, True, True, True, True, False, False)
      'aXbXc'.replace('X', '-'), 'aXbXc'.replace('X', '', 1), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('z', 'y'), 'abc'.replace('b', 'é') → ('a-b-c', 'abXc', '-a-b-c-', '-a-bc', 'ba', 'abc', 'aéc')
      'prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py'), 'x'.removeprefix('y'), 'abc'.removesuffix('') → ('x', 'x', 'x', 'abc')
      'abc'.index('z') → ValueError: substring not found
      'abc'.rindex('z') → ValueError: substring not found
      'abc'.find(1) → TypeError: must be str, not int
      'abc'.startswith(1) → TypeError: startswith first arg must be str or a tuple of str, not int
      'abc'.replace('a') → TypeError: replace expected at least 2 arguments, got 1
      'a'.split(foo=1) → TypeError: 'foo' is an invalid keyword argument for split()
      'a'.split(' ', 1, 2) → TypeError: split() takes at most 2 arguments (3 given)
      'a'.split(' ', sep=' ') → TypeError: argument for split() given by name ('sep') and position (1)
      'a'.splitlines(1, 2) → TypeError: splitlines() takes at most 1 argument (2 given)
      'abc'.foo → AttributeError: 'str' object has no attribute 'foo'
      'abc'.upper(1) → TypeError: str.upper() takes no arguments (1 given)
      """#)
  }

  /// Case, stripping and padding.
  @Test func shape() {
    check(
      #"""
      'aBc é ß'.upper(), 'ABC É'.lower(), 'hello wORLD'.capitalize(), "hello world's".title(), 'aBc'.swapcase(), 'ß'.casefold(), ''.capitalize() → ('ABC É SS', 'abc é', 'Hello world', "Hello World'S", 'AbC', 'ss', '')
      ' a '.strip(), ' a '.lstrip(), ' a '.rstrip(), 'xxaxx'.strip('x'), 'abcba'.strip('ab'), '\t\na\u2003'.strip(), 'a'.strip(None), 'mississippi'.lstrip('mis'), 'aé'.rstrip('é') → ('a', 'a ', ' a', 'a', 'c', 'a', 'a', 'ppi', 'a')
      'a'.ljust(3) + '|', 'a'.rjust(3), 'a'.center(4) + '|', 'a'.center(5, '*'), 'ab'.center(5, '*'), 'abc'.center(2), 'a'.ljust(3, '-'), '5'.zfill(3), '-5'.zfill(4), '+5'.zfill(4), ''.zfill(2), 'abc'.zfill(2), 'é'.rjust(3, '€') → ('a  |', '  a', ' a  |', '**a**', '**ab*', 'abc', 'a--', '005', '-005', '+005', '00', 'abc', '€€é')
      'a\tb\tcd'.expandtabs(), 'a\tb'.expandtabs(4), '\t'.expandtabs(0) → ('a       b       cd', 'a   b', '')
      'a'.ljust(3, 'ab') → TypeError: The fill character must be exactly one character long
      'a'.zfill('b') → TypeError: 'str' object cannot be interpreted as an integer
      'a'.strip(1) → TypeError: strip arg must be None or str
      """#)
  }

  /// What kind of text it is.
  @Test func classes() {
    check(
      #"""
      'abc'.isalpha(), 'ab1'.isalpha(), ''.isalpha(), 'é'.isalpha(), '123'.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), 'ab1'.isalnum(), 'a b'.isalnum() → (True, False, False, True, True, True, False, True, True, False)
      ' \t\n'.isspace(), ''.isspace(), 'abc'.islower(), 'aBc'.islower(), 'ABC'.isupper(), 'AB1'.isupper(), '1'.isupper(), 'Hello World'.istitle(), 'Hello world'.istitle(), 'abc'.isascii(), 'é'.isascii(), ''.isascii() → (True, False, True, False, True, True, False, True, False, True, False, True)
      'abc'.isidentifier(), '1a'.isidentifier(), '_a1'.isidentifier(), ''.isidentifier(), 'abc'.isprintable(), 'a\n'.isprintable(), ''.isprintable() → (True, False, True, False, True, False, True)
      """#)
  }

  /// `maketrans`, `translate`, `encode`.
  @Test func translation() {
    check(
      #"""
      'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate({97: 'XX', 98: None}), 'abc'.translate(str.maketrans({'a': 'b', 99: 'd'})) → ('xyc', 'xy', 'XXc', 'bbd')
      'é'.encode(), 'abc'.encode('ascii'), 'é'.encode().decode(), 'ab'.encode() + 'c'.encode(), 'abc'.encode()[1], 'abc'.encode()[1:], len('abc'.encode()), "a'b\n\x00é".encode(), bytes(3), bytes([65, 66]), str('abc'.encode(), 'utf-8') → (b'\xc3\xa9', b'abc', 'é', b'abc', 98, b'bc', 3, b"a'b\n\x00\xc3\xa9", b'\x00\x00\x00', b'AB', 'abc')
      str.maketrans('ab', 'x') → ValueError: the first two maketrans arguments must have equal length
      'é'.encode('latin-9000') → LookupError: unknown encoding: latin-9000
      'abc'.encode() + 'a' → TypeError: can't concat str to bytes
      hash('a') == hash('a'), hash('') == hash(''), 'a'.__len__(), 'abc'.__getitem__(1), 'a'.__add__('b'), 'a'.__contains__('a'), 'a'.__eq__('a'), 'a'.__eq__(1), str.upper('a'), 'x'.__class__ → (True, True, 1, 'b', 'ab', True, True, NotImplemented, 'A', <class 'str'>)
      str.upper(1) → TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
      str.upper() → TypeError: unbound method str.upper() needs an argument
      """#)
  }
}
