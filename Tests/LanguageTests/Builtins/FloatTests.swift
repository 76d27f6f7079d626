import Testing

/// Floats: the shortest repr, correctly rounded digits, CPython's rounding down.
@Suite struct FloatTests {
  /// The shortest digits that read back as the same float.
  @Test func representation() {
    check(
      #"""
      0.1, 0.1 + 0.2, 1.0, 100.0, 1e15, 1e16, 1e17, 123456789012345680.0, 1e22, 1e23 → (0.1, 0.30000000000000004, 1.0, 100.0, 1000000000000000.0, 1e+16, 1e+17, 1.2345678901234568e+17, 1e+22, 1e+23)
      1e-4, 1e-5, 0.00012345, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308 → (0.0001, 1e-05, 0.00012345, 1.5e-07, 5e-324, 1.7976931348623157e+308, 2.2250738585072014e-308)
      1 / 3, 2 / 3, 1e100, -0.0, -1.5, 3.0e10, 9007199254740993.0, 9999999999999998.0 → (0.3333333333333333, 0.6666666666666666, 1e+100, -0.0, -1.5, 30000000000.0, 9007199254740992.0, 9999999999999998.0)
      float('inf'), float('-inf'), float('nan') → (inf, -inf, nan)
      float('1e5'), float(' 1.5 '), float('1_0.5'), float('-.5'), float('5.'), float('+1e-3'), float('1e400'), float('Infinity'), float() → (100000.0, 1.5, 10.5, -0.5, 5.0, 0.001, inf, inf, 0.0)
      float('.') → ValueError: could not convert string to float: '.'
      float('') → ValueError: could not convert string to float: ''
      float('1e') → ValueError: could not convert string to float: '1e'
      float('x') → ValueError: could not convert string to float: 'x'
      float('0x1p3') → ValueError: could not convert string to float: '0x1p3'
      float('1__0') → ValueError: could not convert string to float: '1__0'
      float([]) → TypeError: float() argument must be a string or a real number, not 'list'
      float(None) → TypeError: float() argument must be a string or a real number, not 'NoneType'
      """#)
  }

  /// Division rounds down; zeros keep their sign.
  @Test func arithmetic() {
    check(
      #"""
      7.0 // 2, -7.0 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, -0.0 % 3, 0.0 // -3, 1e300 // 1e-300 → (3.0, -4.0, 1.5, 0.5, -0.5, 0.0, -0.0, inf)
      5.3 % 0.1, -1e-20 % 3, 1.0 // 0.1, divmod(5.3, 0.1), divmod(-1, 3.5) → (0.09999999999999953, 3.0, 9.0, (52.0, 0.09999999999999953), (-1.0, 2.5))
      2.0 ** 0.5, 2 ** 0.5, 0.0 ** 0, (-2.0) ** 3, (-8.0) ** -1, 1e200 * 1e200, float('inf') - float('inf') → (1.4142135623730951, 1.4142135623730951, 1.0, -8.0, -0.125, inf, nan)
      1.0 / 0 → ZeroDivisionError: float division by zero
      1.0 // 0 → ZeroDivisionError: float floor division by zero
      1.0 % 0 → ZeroDivisionError: float modulo
      divmod(1.0, 0) → ZeroDivisionError: float divmod()
      0.0 ** -1 → ZeroDivisionError: 0.0 cannot be raised to a negative power
      10.0 ** 400 → OverflowError: (34, 'Numerical result out of range')
      1.5 & 1 → TypeError: unsupported operand type(s) for &: 'float' and 'int'
      1.5 << 1 → TypeError: unsupported operand type(s) for <<: 'float' and 'int'
      abs(-1.5), -(1.5), +1.5, abs(-0.0) → (1.5, -1.5, 1.5, 0.0)
      """#)
  }

  /// `round` looks at the exact value; ties go to the even digit.
  @Test func rounding() {
    check(
      #"""
      round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1.005, 2), round(0.125, 2), round(1e22) → (0, 2, 2, 0, 2.67, 1.0, 0.12, 10000000000000000000000)
      round(2.5, 0), round(1234.5678, 2), round(1234.5678, -2), round(-1250.0, -2), round(1350.0, -2), round(1e300, -299), round(1e300, -400), round(5e-324, 400), round(55.0, -2), round(50.0, -2), round(50.1, -2), round(149.99, -2) → (2.0, 1234.57, 1200.0, -1200.0, 1400.0, 1e+300, 0.0, 5e-324, 100.0, 0.0, 100.0, 100.0)
      round(1.5, None), round(number=1.567, ndigits=1), round(True), round(1e16 + 1, 3), round(0.1 + 0.2, 17) → (2, 1.6, 1, 1e+16, 0.30000000000000004)
      round(float('nan')) → ValueError: cannot convert float NaN to integer
      round(float('inf')) → OverflowError: cannot convert float infinity to integer
      round('a') → TypeError: type str doesn't define __round__ method
      round() → TypeError: round() missing required argument 'number' (pos 1)
      round(1, 2, 3) → TypeError: round() takes at most 2 arguments (3 given)
      round(1, foo=1) → TypeError: 'foo' is an invalid keyword argument for round()
      round(1.5, 'a') → TypeError: 'str' object cannot be interpreted as an integer
      """#)
  }

  /// The methods of float.
  @Test func methods() {
    check(
      #"""
      (1.5).is_integer(), (2.0).is_integer(), (1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-4.0).as_integer_ratio() → (False, True, (3, 2), (3602879701896397, 36028797018963968), (-4, 1))
      (1.0).hex(), (0.1).hex(), (-0.0).hex(), (5e-324).hex(), (1.5).real, (1.5).conjugate() → ('0x1.0000000000000p+0', '0x1.999999999999ap-4', '-0x0.0p+0', '0x0.0000000000001p-1022', 1.5, 1.5)
      hash(1.5), hash(0.1), hash(-0.5), hash(1e300), hash(1e-300), hash(float('inf')), hash(2.0), hash(-1.0), hash(123456789.123) → (1152921504606846977, 230584300921369408, -1152921504606846976, 1224995262755759164, 482449582752280463, 314159, 2, -2, 283618680910892309)
      float('inf').as_integer_ratio() → OverflowError: cannot convert Infinity to integer ratio
      (1.5).__add__(1), (1.5).__radd__(1), (1.5).__add__('a'), (1.5).__eq__(1.5) → (2.5, 2.5, NotImplemented, True)
      """#)
  }
}
