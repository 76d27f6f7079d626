/// `datetime`: dates, times and the spans between them.
let datetimeSource = datesSource + datetimeClassSource

/// Spans, zones, dates and times of a day.
private let datesSource = #"""
  import time as _time

  MINYEAR, MAXYEAR = 1, 9999

  def _is_leap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

  def _month_days(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30)[(month - 1) % 7 % 6] if (
      month < 8) else (31, 30)[month % 2]

  def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400

  def _days_before_month(year, month):
    return sum(_month_days(year, m) for m in range(1, month))

  def _from_ordinal(n):
    year = max(1, n // 366)
    while _days_before_year(year + 1) < n: year += 1
    rest, month = n - _days_before_year(year), 1
    while rest > _month_days(year, month):
      rest -= _month_days(year, month)
      month += 1
    return year, month, rest

  def _compared(a, b, kind, key, compare):
    if not isinstance(b, kind): return NotImplemented
    return compare(key(a), key(b))

  class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
      whole, parts = 0, 0.0
      for name, value, unit in (
          ('days', days, 86400000000), ('seconds', seconds, 1000000),
          ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
          ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
          ('weeks', weeks, 604800000000)):
        if isinstance(value, int): whole += value * unit
        elif isinstance(value, float):
          n, d = value.as_integer_ratio()
          exact, rest = divmod(n * unit, d)
          whole += exact
          parts += rest / d
        else:
          raise TypeError(f'unsupported type for timedelta {name} component: '
                          f'{type(value).__name__}')
      self._us = whole + round(parts)
      if abs(self.days) > 999999999:
        raise OverflowError(f'days={self.days}; must have magnitude <= 999999999')

    @classmethod
    def _of(cls, us):
      return cls(microseconds=us)

    @property
    def days(self): return self._us // 86400000000

    @property
    def seconds(self): return self._us // 1000000 % 86400

    @property
    def microseconds(self): return self._us % 1000000

    def total_seconds(self): return self._us / 1000000

    def __repr__(self):
      parts = [f'{name}={value}' for name, value in (
        ('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds))
        if value]
      return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
      hours, rest = divmod(self.seconds, 3600)
      text = f'{hours}:{rest // 60:02}:{rest % 60:02}'
      if self.days: text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
      return text + (f'.{self.microseconds:06}' if self.microseconds else '')

    def __add__(self, other):
      return timedelta._of(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
      return timedelta._of(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self): return timedelta._of(-self._us)
    def __pos__(self): return self
    def __abs__(self): return timedelta._of(abs(self._us))

    def __mul__(self, other):
      if isinstance(other, int): return timedelta._of(self._us * other)
      if isinstance(other, float):
        n, d = other.as_integer_ratio()
        return timedelta._of(_rounded(self._us * n, d))
      return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
      if isinstance(other, timedelta): return self._us / other._us
      if isinstance(other, int): return timedelta._of(_rounded(self._us, other))
      if isinstance(other, float):
        n, d = other.as_integer_ratio()
        return timedelta._of(_rounded(self._us * d, n))
      return NotImplemented

    def __floordiv__(self, other):
      if isinstance(other, timedelta): return self._us // other._us
      return timedelta._of(self._us // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
      return timedelta._of(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other): return self // other, self % other
    def __bool__(self): return self._us != 0
    def __hash__(self): return hash(self._us)
    def __eq__(self, b): return _compared(self, b, timedelta, lambda v: v._us, lambda a, b: a == b)
    def __lt__(self, b): return _compared(self, b, timedelta, lambda v: v._us, lambda a, b: a < b)
    def __le__(self, b): return _compared(self, b, timedelta, lambda v: v._us, lambda a, b: a <= b)
    def __gt__(self, b): return _compared(self, b, timedelta, lambda v: v._us, lambda a, b: a > b)
    def __ge__(self, b): return _compared(self, b, timedelta, lambda v: v._us, lambda a, b: a >= b)

  def _rounded(n, d):
    q, r = divmod(n, d)
    twice = 2 * r
    return q + (twice > d if d > 0 else twice < d) + (twice == d and q % 2)

  timedelta.resolution = timedelta(microseconds=1)
  timedelta.min, timedelta.max = timedelta(-999999999), timedelta(
    days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)

  class tzinfo: pass

  class timezone(tzinfo):
    def __init__(self, offset, name=None): self._offset, self._name = offset, name
    def utcoffset(self, when): return self._offset
    def dst(self, when): return None

    def tzname(self, when):
      if self._name is not None: return self._name
      return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def __eq__(self, other):
      return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self): return hash(self._offset)
    def __str__(self): return self.tzname(None)

    def __repr__(self):
      if self is timezone.utc: return 'datetime.timezone.utc'
      name = '' if self._name is None else f', {self._name!r}'
      return f'datetime.timezone({self._offset!r}{name})'

  def _offset_text(offset, colon=':'):
    minutes = abs(offset._us) // 60000000
    return f"{'-' if offset._us < 0 else '+'}{minutes // 60:02}{colon}{minutes % 60:02}"

  timezone.utc = timezone(timedelta(0))
  UTC = timezone.utc

  def _check_date(year, month, day):
    if not 1 <= year <= 9999: raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12: raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month): raise ValueError('day is out of range for month')

  def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23: raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59: raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59: raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999: raise ValueError('microsecond must be in 0..999999')

  class date:
    def __init__(self, year, month, day):
      _check_date(year, month, day)
      self._year, self._month, self._day = year, month, day

    @property
    def year(self): return self._year

    @property
    def month(self): return self._month

    @property
    def day(self): return self._day

    @classmethod
    def today(cls):
      t = _time.localtime()
      return date(*t[:3]) if cls is date else cls.now()

    @classmethod
    def fromordinal(cls, n): return cls(*_from_ordinal(n))

    @classmethod
    def fromtimestamp(cls, seconds): return cls(*_time.localtime(seconds)[:3])

    @classmethod
    def fromisoformat(cls, text):
      try:
        if len(text) != 10 or text[4] != '-' or text[7] != '-': raise ValueError
        return cls(int(text[:4]), int(text[5:7]), int(text[8:]))
      except ValueError:
        raise ValueError(f'Invalid isoformat string: {text!r}') from None

    def toordinal(self):
      return (_days_before_year(self._year) + _days_before_month(self._year, self._month)
              + self._day)

    def weekday(self): return (self.toordinal() + 6) % 7
    def isoweekday(self): return self.toordinal() % 7 or 7
    def _yday(self): return _days_before_month(self._year, self._month) + self._day

    def isocalendar(self):
      year, week = _time._iso(self._year, self._yday() - 1, self.weekday())
      return IsoCalendarDate(year, week, self.isoweekday())

    def isoformat(self): return f'{self._year:04}-{self._month:02}-{self._day:02}'

    def replace(self, year=None, month=None, day=None):
      return type(self)(year or self._year, month or self._month, day or self._day)

    def timetuple(self):
      return _time.struct_time(self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                               self._yday(), -1)

    def _fields(self):
      return (self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday())

    def strftime(self, format): return _time._formatted(format, self._fields(), '000000')
    def ctime(self): return self.strftime('%a %b %e %H:%M:%S %Y')
    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def __repr__(self): return f'datetime.date({self._year}, {self._month}, {self._day})'
    def __str__(self): return self.isoformat()
    def __hash__(self): return hash(self.toordinal())

    def __add__(self, other):
      if not isinstance(other, timedelta): return NotImplemented
      n = self.toordinal() + other.days
      if not 0 < n <= 3652059: raise OverflowError('date value out of range')
      return type(self)(*_from_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
      if isinstance(other, timedelta): return self + timedelta(-other.days)
      if isinstance(other, date) and not isinstance(other, datetime):
        return timedelta(self.toordinal() - other.toordinal())
      return NotImplemented

    def _key(self): return self.toordinal()

    def _against(self, other, compare):
      if not isinstance(other, date): return NotImplemented
      if isinstance(other, datetime): raise TypeError("can't compare datetime.datetime to datetime.date")
      return compare(self._key(), other._key())

    def __eq__(self, other):
      if not isinstance(other, date) or isinstance(other, datetime): return NotImplemented
      return self._key() == other._key()

    def __lt__(self, other): return self._against(other, lambda a, b: a < b)
    def __le__(self, other): return self._against(other, lambda a, b: a <= b)
    def __gt__(self, other): return self._against(other, lambda a, b: a > b)
    def __ge__(self, other): return self._against(other, lambda a, b: a >= b)

  from collections import namedtuple as _namedtuple

  class IsoCalendarDate(_namedtuple('IsoCalendarDate', 'year week weekday')):
    def __repr__(self):
      return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

  class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
      _check_time(hour, minute, second, microsecond)
      self.hour, self.minute, self.second = hour, minute, second
      self.microsecond, self.tzinfo = microsecond, tzinfo

    def _us(self):
      return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def isoformat(self, timespec='auto'):
      return _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)

    def replace(self, **fields):
      names = ('hour', 'minute', 'second', 'microsecond', 'tzinfo')
      return time(**{name: fields.get(name, getattr(self, name)) for name in names})

    def strftime(self, format):
      fields = (1900, 1, 1, self.hour, self.minute, self.second, 0, 1)
      return _time._formatted(format, fields, f'{self.microsecond:06}')

    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def __str__(self): return self.isoformat()

    def __repr__(self):
      rest = f', {self.second}' if self.second or self.microsecond else ''
      rest += f', {self.microsecond}' if self.microsecond else ''
      return f'datetime.time({self.hour}, {self.minute}{rest})'

    def __hash__(self): return hash(self._us())
    def __eq__(self, b): return _compared(self, b, time, lambda v: v._us(), lambda a, b: a == b)
    def __lt__(self, b): return _compared(self, b, time, lambda v: v._us(), lambda a, b: a < b)
    def __le__(self, b): return _compared(self, b, time, lambda v: v._us(), lambda a, b: a <= b)
    def __gt__(self, b): return _compared(self, b, time, lambda v: v._us(), lambda a, b: a > b)
    def __ge__(self, b): return _compared(self, b, time, lambda v: v._us(), lambda a, b: a >= b)

  def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto': timespec = 'microseconds' if microsecond else 'seconds'
    texts = {
      'hours': f'{hour:02}', 'minutes': f'{hour:02}:{minute:02}',
      'seconds': f'{hour:02}:{minute:02}:{second:02}',
      'milliseconds': f'{hour:02}:{minute:02}:{second:02}.{microsecond // 1000:03}',
      'microseconds': f'{hour:02}:{minute:02}:{second:02}.{microsecond:06}',
    }
    if timespec not in texts: raise ValueError('Unknown timespec value')
    return texts[timespec]

  """#
