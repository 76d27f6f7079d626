import Testing

/// Ints of any size, as CPython prints them.
@Suite struct IntTests {
  /// Arithmetic rounds down, and grows beyond 64 bits.
  @Test func arithmetic() {
    check(
      #"""
      7 // 2, -7 // 2, 7 // -2, -7 // -2 → (3, -4, -4, 3)
      7 % 3, -7 % 3, 7 % -3, -7 % -3 → (1, 2, -2, -1)
      divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7.5, 2) → ((3, 1), (-4, 1), (-4, -1), (-4.0, 0.5))
      2 ** 10, 2 ** 0, 0 ** 0, (-2) ** 3, (-2) ** 63, 2 ** 63 → (1024, 1, 1, -8, -9223372036854775808, 9223372036854775808)
      2 ** -1, (-2) ** -2, 10 ** -3 → (0.5, 0.25, 0.001)
      9223372036854775807 + 1 → 9223372036854775808
      -9223372036854775808 - 1 → -9223372036854775809
      -9223372036854775808 // -1 → 9223372036854775808
      -(-9223372036854775808) → 9223372036854775808
      abs(-9223372036854775808) → 9223372036854775808
      9223372036854775807 * 9223372036854775807 → 85070591730234615847396907784232501249
      3037000500 * 3037000500 → 9223372037000250000
      10 ** 30 // 7, 10 ** 30 % 7, -10 ** 30 // 7, -10 ** 30 % 7 → (142857142857142857142857142857, 1, -142857142857142857142857142858, 6)
      (10 ** 30 + 1) - 10 ** 30 → 1
      7 / 2, -7 / 2, 1 / 3, 10 ** 30 / 7, 1 / 10 ** 400, 10 ** 400 / 10 ** 399 → (3.5, -3.5, 0.3333333333333333, 1.4285714285714285e+29, 0.0, 10.0)
      9007199254740993 / 1, 9007199254740993 / 3 → (9007199254740992.0, 3002399751580331.0)
      (2 ** 1000) / (2 ** 999 + 1), 3 ** 700 / 7 ** 300 → (2.0, 2.854081033358188e+80)
      True + True, True * 5, True / 2, True & False, True | 2, True ^ True, ~True, -True → (2, 5, 0.5, False, 3, False, -2, -1)
      5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 255, -5 | 2, -5 ^ 3 → (1, 7, 6, -6, 251, -5, -8)
      1 << 10, 1 << 62, 1 << 63, 1 << 100, -1 << 63, 5 >> 1, -5 >> 1, -5 >> 100, 5 >> 100 → (1024, 4611686018427387904, 9223372036854775808, 1267650600228229401496703205376, -9223372036854775808, 2, -3, -1, 0)
      (1 << 100) >> 98, -(1 << 100) >> 99, -((1 << 100) + 1) >> 99, 0 << 1000000000000 → (4, -2, -3, 0)
      (10 ** 20) & (2 ** 64 - 1), -(10 ** 20) & (2 ** 64 - 1), ~(10 ** 20), 10 ** 20 ^ -1 → (7766279631452241920, 10680464442257309696, -100000000000000000001, -100000000000000000001)
      pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 5), pow(2, 100, -7), pow(2, 3.0), pow(base=2, exp=5) → (24, 5, 3, -5, 8.0, 32)
      1 == 1.0, 1 == True, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 == float('inf') → (True, True, True, False, False)
      2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 < float('inf'), -10 ** 400 > float('-inf'), 1 < float('nan') → (True, True, True, False)
      10 ** 20 < 10 ** 21, 10 ** 20 == 10 ** 20, 10 ** 20 > 5, 5 > 10 ** 20, 1e20 == 10 ** 20, 1e20 < 10 ** 20 + 1 → (True, True, True, False, True, True)
      """#)
  }

  /// What cannot be computed says why.
  @Test func errors() {
    check(
      #"""
      1 // 0 → ZeroDivisionError: integer division or modulo by zero
      1 % 0 → ZeroDivisionError: integer modulo by zero
      1 / 0 → ZeroDivisionError: division by zero
      10 ** 30 // 0 → ZeroDivisionError: integer division or modulo by zero
      10 ** 30 % 0 → ZeroDivisionError: integer modulo by zero
      divmod(1, 0) → ZeroDivisionError: integer division or modulo by zero
      0 ** -1 → ZeroDivisionError: 0.0 cannot be raised to a negative power
      1 << -1 → ValueError: negative shift count
      1 >> -1 → ValueError: negative shift count
      1 << (1 << 70) → OverflowError: too many digits in integer
      pow(2, -1, 4) → ValueError: base is not invertible for the given modulus
      pow(2, 3, 0) → ValueError: pow() 3rd argument cannot be 0
      pow(2.0, 3, 5) → TypeError: pow() 3rd argument not allowed unless all arguments are integers
      1 + 'a' → TypeError: unsupported operand type(s) for +: 'int' and 'str'
      1 - None → TypeError: unsupported operand type(s) for -: 'int' and 'NoneType'
      1 @ 2 → TypeError: unsupported operand type(s) for @: 'int' and 'int'
      1 < 'a' → TypeError: '<' not supported between instances of 'int' and 'str'
      -'a' → TypeError: bad operand type for unary -: 'str'
      ~1.5 → TypeError: bad operand type for unary ~: 'float'
      10 ** 400 * 1.0 → OverflowError: int too large to convert to float
      10 ** 400 / 3 → OverflowError: integer division result too large for a float
      float(10 ** 400) → OverflowError: int too large to convert to float
      """#)
  }

  /// `int()` reads text in any base.
  @Test func conversion() {
    check(
      #"""
      int(), int(5), int(5.9), int(-5.9), int(True), int('12'), int(' -12 '), int('+5') → (0, 5, 5, -5, 1, 12, -12, 5)
      int('ff', 16), int('0xff', 16), int('0xff', 0), int('0b101', 0), int('0o17', 0), int('z', 36), int('1_000') → (255, 255, 255, 5, 15, 35, 1000)
      int('10' * 20), int(1e30), int('-' + '9' * 30) → (1010101010101010101010101010101010101010, 1000000000000000019884624838656, -999999999999999999999999999999)
      int('a') → ValueError: invalid literal for int() with base 10: 'a'
      int('') → ValueError: invalid literal for int() with base 10: ''
      int('a' * 1000) → ValueError: invalid literal for int() with base 10: '\#(String(repeating: "a", count: 199))
      int('1__0') → ValueError: invalid literal for int() with base 10: '1__0'
      int('_1') → ValueError: invalid literal for int() with base 10: '_1'
      int('0x') → ValueError: invalid literal for int() with base 10: '0x'
      int('012', 0) → ValueError: invalid literal for int() with base 0: '012'
      int('9', 8) → ValueError: invalid literal for int() with base 8: '9'
      int('1', 50) → ValueError: int() base must be >= 2 and <= 36, or 0
      int(5, 10) → TypeError: int() can't convert non-string with explicit base
      int([]) → TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
      int(None) → TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
      int(float('nan')) → ValueError: cannot convert float NaN to integer
      int(float('inf')) → OverflowError: cannot convert float infinity to integer
      int('1' * 5000) → ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
      len(str(10 ** 4299)) → 4300
      str(10 ** 4300) → ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
      int('x', base=37) → ValueError: int() base must be >= 2 and <= 36, or 0
      """#)
  }

  /// The methods of int.
  @Test func methods() {
    check(
      #"""
      (255).bit_length(), (-256).bit_length(), (0).bit_length(), (10 ** 30).bit_length() → (8, 9, 0, 100)
      (255).bit_count(), (-255).bit_count(), (2 ** 100 - 1).bit_count() → (8, 8, 100)
      (5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio() → (5, 0, 5, 1, 5, (5, 1))
      (1000).to_bytes(2, 'big'), (1000).to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True) → (b'\x03\xe8', b'\xe8\x03\x00\x00', b'\xff\xfe')
      int.from_bytes([3, 232], 'big'), int.from_bytes([255, 254], 'big', signed=True) → (1000, -2)
      (-2).to_bytes(2, 'big') → OverflowError: can't convert negative int to unsigned
      (1000).to_bytes(1, 'big') → OverflowError: int too big to convert
      (5).__add__(3), (5).__radd__(3), (5).__add__('a'), (5).__lt__(6), (5).__eq__('a') → (8, 8, NotImplemented, True, NotImplemented)
      round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1234, -5), round(5, 3), round(10 ** 20 + 5, -1) → (5, 20, 20, -20, 1200, 0, 5, 100000000000000000000)
      hex(255), hex(-255), oct(8), bin(5), bin(-5), hex(10 ** 20) → ('0xff', '-0xff', '0o10', '0b101', '-0b101', '0x')
      hex(1.5) → TypeError: 'float' object cannot be interpreted as an integer
      chr(97), chr(8364), ord('a'), ord('€') → ('a', '€', 97, 8364)
      chr(-1) → ValueError: chr() arg not in range(0x110000)
      ord('ab') → TypeError: ord() expected a character, but string of length 2 found
      ord(1) → TypeError: ord() expected string of length 1, but int found
      hash(5), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(10 ** 30), hash(-10 ** 30), hash(True) → (5, -2, -2, 0, 1, 465258685558744706, -465258685558744706, 1)
      (1).x → AttributeError: 'int' object has no attribute 'x'
      (5).real.bit_length() → 3
      bool(0), bool(5), bool(''), bool('a'), bool([]), bool(None), bool(0.0), bool() → (False, True, False, True, False, False, False, False)
      """#)
  }
}
