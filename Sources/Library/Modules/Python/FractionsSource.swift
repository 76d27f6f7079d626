/// `fractions`: rational numbers.
let fractionsSource = #"""
  import math
  import numbers
  import re

  _pattern = re.compile(
    r'\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:(?:\s*/\s*(\d+))?|(?:\.(\d*))?(?:[eE]([-+]?\d+))?)\s*')

  class Fraction:
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
      self = super().__new__(cls)
      if denominator is None:
        if isinstance(numerator, Fraction):
          n, d = numerator._numerator, numerator._denominator
        elif isinstance(numerator, int): n, d = int(numerator), 1
        elif isinstance(numerator, float): n, d = numerator.as_integer_ratio()
        elif isinstance(numerator, str): n, d = cls._parsed(numerator)
        else: raise TypeError('argument should be a string or a Rational instance')
      elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
        a, b = Fraction(numerator), Fraction(denominator)
        n, d = a._numerator * b._denominator, a._denominator * b._numerator
      else:
        raise TypeError('both arguments should be Rational instances')
      if d == 0: raise ZeroDivisionError(f'Fraction({n}, 0)')
      g = math.gcd(n, d)
      if d < 0: g = -g
      object.__setattr__(self, '_numerator', n // g)
      object.__setattr__(self, '_denominator', d // g)
      return self

    @staticmethod
    def _parsed(text):
      match = _pattern.fullmatch(text)
      if match is None: raise ValueError(f'Invalid literal for Fraction: {text!r}')
      sign, whole, below, decimals, exponent = match.groups()
      n, d = int(whole or '0'), 1
      if below: d = int(below)
      else:
        if decimals: n, d = n * 10 ** len(decimals) + int(decimals), 10 ** len(decimals)
        if exponent:
          power = int(exponent)
          if power >= 0: n *= 10 ** power
          else: d *= 10 ** -power
      return -n if sign == '-' else n, d

    @property
    def numerator(self): return self._numerator

    @property
    def denominator(self): return self._denominator

    @classmethod
    def from_float(cls, value): return cls(value)

    def as_integer_ratio(self): return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
      if max_denominator < 1: raise ValueError('max_denominator should be at least 1')
      if self._denominator <= max_denominator: return Fraction(self)
      p0, q0, p1, q1 = 0, 1, 1, 0
      n, d = self._numerator, self._denominator
      while True:
        a = n // d
        q2 = q0 + a * q1
        if q2 > max_denominator: break
        p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
        n, d = d, n - a * d
      k = (max_denominator - q0) // q1
      near, far = Fraction(p1, q1), Fraction(p0 + k * p1, q0 + k * q1)
      return near if abs(near - self) <= abs(far - self) else far

    def __repr__(self): return f'Fraction({self._numerator}, {self._denominator})'

    def __str__(self):
      if self._denominator == 1: return str(self._numerator)
      return f'{self._numerator}/{self._denominator}'

    def _with(self, other, exact, inexact, swapped=False):
      if isinstance(other, int): other = Fraction(other)
      if isinstance(other, Fraction): return exact(other, self) if swapped else exact(self, other)
      if isinstance(other, float):
        return inexact(other, float(self)) if swapped else inexact(float(self), other)
      return NotImplemented

    @staticmethod
    def _sum(a, b):
      return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                      a._denominator * b._denominator)

    @staticmethod
    def _product(a, b):
      return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    @staticmethod
    def _quotient(a, b):
      if b._numerator == 0:
        raise ZeroDivisionError(f'Fraction({(a > 0) - (a < 0)}, 0)')
      return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    @staticmethod
    def _floor(a, b):
      return a._numerator * b._denominator // (a._denominator * b._numerator)

    @staticmethod
    def _rest(a, b): return a - b * Fraction._floor(a, b)

    def __add__(self, other): return self._with(other, Fraction._sum, lambda a, b: a + b)
    def __radd__(self, other): return self._with(other, Fraction._sum, lambda a, b: a + b, True)
    def __sub__(self, other): return self._with(other, lambda a, b: a + -b, lambda a, b: a - b)
    def __rsub__(self, other):
      return self._with(other, lambda a, b: a + -b, lambda a, b: a - b, True)
    def __mul__(self, other): return self._with(other, Fraction._product, lambda a, b: a * b)
    def __rmul__(self, other): return self._with(other, Fraction._product, lambda a, b: a * b, True)
    def __truediv__(self, other): return self._with(other, Fraction._quotient, lambda a, b: a / b)
    def __rtruediv__(self, other):
      return self._with(other, Fraction._quotient, lambda a, b: a / b, True)
    def __floordiv__(self, other): return self._with(other, Fraction._floor, lambda a, b: a // b)
    def __rfloordiv__(self, other):
      return self._with(other, Fraction._floor, lambda a, b: a // b, True)
    def __mod__(self, other): return self._with(other, Fraction._rest, lambda a, b: a % b)
    def __rmod__(self, other): return self._with(other, Fraction._rest, lambda a, b: a % b, True)
    def __divmod__(self, other): return self // other, self % other

    def __pow__(self, power):
      if isinstance(power, Fraction) and power._denominator == 1: power = power._numerator
      if isinstance(power, int):
        n, d = self._numerator, self._denominator
        return Fraction(n ** power, d ** power) if power >= 0 else Fraction(d ** -power, n ** -power)
      return float(self) ** float(power)

    def __rpow__(self, base):
      return base ** self._numerator if self._denominator == 1 else base ** float(self)

    def __neg__(self): return Fraction(-self._numerator, self._denominator)
    def __pos__(self): return self
    def __abs__(self): return Fraction(abs(self._numerator), self._denominator)
    def __bool__(self): return self._numerator != 0
    def __float__(self): return self._numerator / self._denominator

    def __int__(self):
      n, d = self._numerator, self._denominator
      return -(-n // d) if n < 0 else n // d

    def __trunc__(self): return int(self)
    def __floor__(self): return self._numerator // self._denominator
    def __ceil__(self): return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
      if ndigits is None:
        floor, rest = divmod(self._numerator, self._denominator)
        if rest * 2 < self._denominator: return floor
        if rest * 2 > self._denominator: return floor + 1
        return floor if floor % 2 == 0 else floor + 1
      shift = 10 ** abs(ndigits)
      if ndigits > 0: return Fraction(round(self * shift), shift)
      return Fraction(round(self / shift) * shift)

    def __hash__(self):
      if self._denominator == 1: return hash(self._numerator)
      return hash(float(self)) if Fraction(float(self)) == self else hash(
        (self._numerator, self._denominator))

    def __eq__(self, other):
      if isinstance(other, int): return self._denominator == 1 and self._numerator == other
      if isinstance(other, Fraction):
        return (self._numerator, self._denominator) == (other._numerator, other._denominator)
      if isinstance(other, float): return float(self) == other
      return NotImplemented

    def _compared(self, other, compare):
      if isinstance(other, int): other = Fraction(other)
      if isinstance(other, Fraction):
        return compare(self._numerator * other._denominator, other._numerator * self._denominator)
      if isinstance(other, float): return compare(float(self), other)
      return NotImplemented

    def __lt__(self, other): return self._compared(other, lambda a, b: a < b)
    def __le__(self, other): return self._compared(other, lambda a, b: a <= b)
    def __gt__(self, other): return self._compared(other, lambda a, b: a > b)
    def __ge__(self, other): return self._compared(other, lambda a, b: a >= b)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self

  numbers.Rational.register(Fraction)
  """#
