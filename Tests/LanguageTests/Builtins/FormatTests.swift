import Testing

/// The format-specifier mini-language, `%` and `str.format`.
@Suite struct FormatTests {
  /// Ints: sign, prefix, zeros, groups, width.
  @Test func ints() {
    check(
      #"""
      f'{5:d}|{5:5}|{5:<5}|{5:^5}|{5:>5}|{5:05}|{-5:05}|{5:+}|{5: }|{-5:+}|{5:=+5}|{5:*^9}' → '5|    5|5    |  5  |    5|00005|-0005|+5| 5|-5|+   5|****5****'
      f'{1234567:,}|{1234567:_}|{-1234567:,}|{123:,}|{1234567:015,}|{1234:06,}|{12:04,}|{1234567:<15,}|' → '1,234,567|1_234_567|-1,234,567|123|000,001,234,567|01,234|0,012|1,234,567      |'
      f'{255:x}|{255:X}|{255:#x}|{255:#X}|{255:b}|{255:#b}|{255:o}|{255:#o}|{255:08b}|{255:#010b}|{123456789:_x}|{255:#_b}|{-255:#x}' → 'ff|FF|0xff|0XFF|11111111|0b11111111|377|0o377|11111111|0b11111111|75b_cd15|0b1111_1111|-0xff'
      f'{65:c}|{65:5c}|{65:<5c}|{8364:c}|{5:n}|{5:e}|{5:.2f}|{5:%}|{5:g}|{10**30:,}|{10**30:e}|{10**30:x}' → 'A|    A|A    |€|5|5.000000e+00|5.00|500.000000%|5|1,000,000,000,000,000,000,000,000,000,000|1.000000e+30|c9f2c9cd04674edea40000000'
      f'{True}|{True:5}|{True:d}|{True:x}|{True:<5}|{True:.1f}' → 'True|    1|1|1|1    |1.0'
      format(1, 'xx') → ValueError: Invalid format specifier 'xx' for object of type 'int'
      format(1, 'q') → ValueError: Unknown format code 'q' for object of type 'int'
      format(1, '.2d') → ValueError: Precision not allowed in integer format specifier
      format(1, '.2') → ValueError: Precision not allowed in integer format specifier
      format(1, ',x') → ValueError: Cannot specify ',' with 'x'.
      format(1, ',_') → ValueError: Cannot specify both ',' and '_'.
      format(1, '__') → ValueError: Cannot specify '_' with '_'.
      format(1, ',c') → ValueError: Cannot specify ',' with 'c'.
      format(1, '+c') → ValueError: Sign not allowed with integer format specifier 'c'
      format(65, '#c') → ValueError: Alternate form (#) not allowed with integer format specifier 'c'
      format(300000000, 'c') → OverflowError: %c arg not in range(0x110000)
      format(1, '5 ') → ValueError: Unknown format code '\x20' for object of type 'int'
      format(1, 's') → ValueError: Unknown format code 's' for object of type 'int'
      format(True, 's') → ValueError: Unknown format code 's' for object of type 'bool'
      format(1, 'z') → ValueError: Negative zero coercion (z) not allowed in integer format specifier
      format(10 ** 400, 'e') → OverflowError: int too large to convert to float
      format(1, '9' * 30) → ValueError: Too many decimal digits in format string
      format(1, 2) → TypeError: format() argument 2 must be str, not int
      """#)
  }

  /// Floats: every digit is that of the exact value.
  @Test func floats() {
    check(
      #"""
      f'{3.14159:.2f}|{3.14159:10.3f}|{3.14159:<10.3f}|{3.14159:+.1f}|{-3.14159:010.2f}|{3.14159:e}|{3.14159:.0f}|{2.5:.0f}|{3.5:.0f}|{0.5:.0f}' → '3.14|     3.142|3.142     |+3.1|-000003.14|3.141590e+00|3|2|4|0'
      f'{0.1:.20f}|{0.1:.30f}|{1e22:.1f}|{1e23:.2f}|{5e-324:.20e}|{1/3:.17g}|{2.675:.2f}|{1e-10:.3f}|{123456.789:.3e}' → '0.10000000000000000555|0.100000000000000005551115123126|10000000000000000000000.0|99999999999999991611392.00|4.94065645841246544177e-324|0.33333333333333331|2.67|0.000|1.235e+05'
      f'{1.0}|{1.0:g}|{1.0:#g}|{1.0:.3}|{1e20:.3}|{123456.0:.3}|{100.0:.3}|{1e16:5}|{0.1:#.0f}|{0.0:.0}|{0.00001:g}|{0.0001:g}|{1234567.0:g}|{123456.0:g}' → '1.0|1|1.00000|1.0|1e+20|1.23e+05|1e+02|1e+16|0.|0e+00|1e-05|0.0001|1.23457e+06|123456'
      f'{1e-5}|{1e-5:.3}|{0.0001:.2}|{12345.678:.10}|{99999.5:.5}|{9.9995:.4}|{1e100:.5}' → '1e-05|1e-05|0.0001|12345.678|1e+05|9.999|1e+100'
      f'{1234567.891:,.2f}|{1234567.891:_.1f}|{1234.5:,}|{-1234.5:015,.2f}|{1234567.5:<015,.2f}|{12345678.9:,g}|{1e15:,}|{1e20:,.0f}' → '1,234,567.89|1_234_567.9|1,234.5|-000,001,234.50|1,234,567.50000|1.23457e+07|1,000,000,000,000,000.0|100,000,000,000,000,000,000'
      f'{0.5:%}|{0.12345:.1%}|{1.0:.0%}|{-0.001:.2%}|{0.8:.0%}|{1e-7:%}' → '50.000000%|12.3%|100%|-0.10%|80%|0.000010%'
      f'{float("nan"):010}|{float("inf"):+010.2f}|{float("inf"):F}|{float("-inf"):e}|{float("nan"):G}|{float("nan"):+}|{float("inf"):%}' → '0000000nan|+000000inf|INF|-inf|NAN|+nan|inf%'
      f'{-0.0}|{-0.0:.1f}|{-0.0:z.1f}|{-0.04:z.1f}|{-0.06:z.1f}|{1e5:E}|{1e5:G}|{1e-10:G}|{1.5:n}|{12345678.0:n}' → '-0.0|-0.0|0.0|0.0|-0.1|1.000000E+05|100000|1E-10|1.5|1.23457e+07'
      f'{0.0001234:.2g}|{0.00001234:.2g}|{1e5:.1g}|{150:.1g}|{250.0:.1g}|{350.0:.1g}|{1.5:#.3g}|{100.0:#.3g}|{1e10:#g}|{1e10:#}' → '0.00012|1.2e-05|1e+05|2e+02|2e+02|4e+02|1.50|100.|1.00000e+10|10000000000.0'
      f'{3.7:5}|{3.7:<8}|{3.7:^8}|{3.7:+8}|{1e-7:10}|{2.0:5}|{1e16:#}|{123.456:.0e}|{123.456:#.0e}' → '  3.7|3.7     |  3.7   |    +3.7|     1e-07|  2.0|1.e+16|1e+02|1.e+02'
      f'{7:7d}/{200000:7d}: {3.8123456:.4f}' → '      7/ 200000: 3.8123'
      f'{"loss":15s} | exact: {str(True):5s} | approximate: {str(False):5s} | maxdiff: {9.313225746154785e-10}' → 'loss            | exact: True  | approximate: False | maxdiff: 9.313225746154785e-10'
      format(1.5, 'd') → ValueError: Unknown format code 'd' for object of type 'float'
      format(1.5, 'x') → ValueError: Unknown format code 'x' for object of type 'float'
      format(1.5, 's') → ValueError: Unknown format code 's' for object of type 'float'
      format(1.5, '.') → ValueError: Format specifier missing precision
      format(1.5, ',n') → ValueError: Cannot specify ',' with 'n'.
      """#)
  }

  /// Strs: fill, width, precision.
  @Test func strs() {
    check(
      #"""
      f'{"abc"}|{"abc":5}|{"abc":>5}|{"abc":^5}|{"abc":*^7}|{"abc":.2}|{"abc":5.1}|{"abc":s}|{"abc":05}|{"é":>3}|{"abc":<}' → 'abc|abc  |  abc| abc |**abc**|ab|a    |abc|abc00|  é|abc'
      f'{"abc"!r}|{"abc"!r:>7}|{"é"!a}|{None}|{[1, 2]}|{(1,)}|{None!s:>6}|{"{}"}' → "'abc'|  'abc'|'\\xe9'|None|[1, 2]|(1,)|  None|{}"
      f'{"x":{"*"}^{5}}|{3.14159:{6}.{2}f}' → '**x**|  3.14'
      format('a', 'd') → ValueError: Unknown format code 'd' for object of type 'str'
      format('a', '+') → ValueError: Sign not allowed in string format specifier
      format('a', ' ') → ValueError: Space not allowed in string format specifier
      format('a', '=5') → ValueError: '=' alignment not allowed in string format specifier
      format('a', '#') → ValueError: Alternate form (#) not allowed in string format specifier
      format('a', ',') → ValueError: Cannot specify ',' with 's'.
      format('a', '.') → ValueError: Format specifier missing precision
      format(None, '5') → TypeError: unsupported format string passed to NoneType.__format__
      format([], '5') → TypeError: unsupported format string passed to list.__format__
      format('a', 'zz') → ValueError: Unknown format code 'z' for object of type 'str'
      """#)
  }

  /// `%` formatting.
  @Test func percent() {
    check(
      #"""
      '%d %s %r' % (5, 'a', 'b') → "5 a 'b'"
      '%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%e|%.2f|%g|%G|%%' % (5, 5, 5, 5, 5, 255, 255, 255, 8, 8, 1.5, 3.14159, 1e-5, 1e20) → '    5|5    |00005|+5| 5|ff|FF|0xff|10|0o10|1.500000e+00|3.14|1e-05|1E+20|%'
      '%s' % [1, 2], '%s' % (None,), '%s' % 1.0, '%d' % 3.99, '%i' % True, '%c%c' % ('a', 98) → ('[1, 2]', 'None', '1.0', '3', '1', 'ab')
      '%(a)s-%(b)05.1f' % {'a': 1, 'b': 2.25} → '1-002.2'
      '%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159) → '   42|42   |3.14'
      '%.3d|%8.3d|%-8.3d|%+.3d|%.3s|%8.2s|%#.4x' % (5, 5, 5, 5, 'abcdef', 'abc', 255) → '005|     005|005     |+005|abc|      ab|0x00ff'
      '%d' % 10 ** 20, '%x' % 10 ** 20, '%.3f%%' % 12.3456, '%5s|%-5s|' % ('a', 'b'), '%a' % 'é' → ('100000000000000000000', '56bc75e2d63100000', '12.346%', '    a|b    |', "'\\xe9'")
      '100%' + '%d' % 5, 'abc' % (), 'abc' % {}, '%s' % {'a': 1} → ('100%5', 'abc', 'abc', "{'a': 1}")
      '%d' % 'a' → TypeError: %d format: a real number is required, not str
      '%d' % () → TypeError: not enough arguments for format string
      '%d %d' % 1 → TypeError: not enough arguments for format string
      '%d' % (1, 2) → TypeError: not all arguments converted during string formatting
      'abc' % 1 → TypeError: not all arguments converted during string formatting
      '%q' % 1 → ValueError: unsupported format character 'q' (0x71) at index 1
      '%' % 1 → ValueError: incomplete format
      '%(a)s' % 1 → TypeError: format requires a mapping
      '%(a)s' % {} → KeyError: 'a'
      '%c' % 'ab' → TypeError: %c requires int or char
      '%x' % 1.5 → TypeError: %x format: an integer is required, not float
      '%f' % 'a' → TypeError: must be real number, not str
      '%(a' % {} → ValueError: incomplete format key
      '%d' % float('nan') → ValueError: cannot convert float NaN to integer
      '%d' % float('inf') → OverflowError: cannot convert float infinity to integer
      """#)
  }

  /// `str.format`: fields with attributes, indexes, conversions and nested specifiers.
  @Test func format() {
    check(
      #"""
      '{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2), '{0} {a}'.format(1, a=2) → ('1 2', '2 1', '1 2', '1 2')
      '{:5}|{:>5}|{:.2f}|{:,}'.format('a', 'b', 3.14159, 1234567) → 'a    |    b|3.14|1,234,567'
      '{0[1]} {0[0]} {1[key]} {2.real}'.format([1, 2], {'key': 'v'}, 5) → '2 1 v 5'
      '{!r} {!s} {!a}'.format('a', 'b', 'é'), '{:{}}|{:{w}.{p}}'.format('a', 5, 'abc', w=6, p=2) → ("'a' b '\\xe9'", 'a    |ab    ')
      '{{}} {{{}}}'.format(1), '{:}'.format(1), '{a[b][0]}'.format(a={'b': [1]}), '{:%}'.format(0.5) → ('{} {1}', '1', '1', '50.000000%')
      '{a}{b}'.format_map({'a': 1, 'b': 2}) → '12'
      '{}'.format() → IndexError: Replacement index 0 out of range for positional args tuple
      '{0}{}'.format(1) → ValueError: cannot switch from manual field specification to automatic field numbering
      '{}{0}'.format(1) → ValueError: cannot switch from automatic field numbering to manual field specification
      '{a}'.format() → KeyError: 'a'
      '{'.format(1) → ValueError: Single '{' encountered in format string
      '}'.format(1) → ValueError: Single '}' encountered in format string
      '{0.x}'.format(1) → AttributeError: 'int' object has no attribute 'x'
      '{0[a]}'.format([1]) → TypeError: list indices must be integers or slices, not str
      '{!z}'.format(1) → ValueError: Unknown conversion specifier z
      '{0'.format(1) → ValueError: expected '}' before end of string
      '{:d}'.format('a') → ValueError: Unknown format code 'd' for object of type 'str'
      """#)
  }
}
