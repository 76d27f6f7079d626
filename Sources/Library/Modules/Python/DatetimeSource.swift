/// `datetime`: dates, times and the spans between them.
let datetimeSource = #"""
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

  class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
      super().__init__(year, month, day)
      _check_time(hour, minute, second, microsecond)
      self.hour, self.minute, self.second = hour, minute, second
      self.microsecond, self.tzinfo = microsecond, tzinfo

    @classmethod
    def _of(cls, us, tz=None):
      days, rest = divmod(us, 86400000000)
      if not 0 < days <= 3652059: raise OverflowError('date value out of range')
      seconds, microsecond = divmod(rest, 1000000)
      return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60,
                 microsecond, tz)

    def _us(self):
      seconds = ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60 + self.second
      return seconds * 1000000 + self.microsecond

    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
      if tz is not None:
        return cls._of(719163 * 86400000000 + round(seconds * 1000000) + tz.utcoffset(None)._us, tz)
      us = round(seconds * 1000000)
      offset = _time.localtime(us // 1000000).tm_gmtoff
      return cls._of(719163 * 86400000000 + us + offset * 1000000)

    @classmethod
    def utcfromtimestamp(cls, seconds):
      return cls._of(719163 * 86400000000 + round(seconds * 1000000))

    @classmethod
    def combine(cls, day, clock, tzinfo=None):
      return cls(day.year, day.month, day.day, clock.hour, clock.minute, clock.second,
                 clock.microsecond, tzinfo or clock.tzinfo)

    @classmethod
    def fromisoformat(cls, text):
      day = date.fromisoformat(text[:10])
      rest, tz = text[11:], None
      if rest.endswith('Z'): rest, tz = rest[:-1], timezone.utc
      elif rest[-6:-5] in ('+', '-') and rest[-3:-2] == ':':
        sign = -1 if rest[-6] == '-' else 1
        tz = timezone(sign * timedelta(hours=int(rest[-5:-3]), minutes=int(rest[-2:])))
        rest = rest[:-6]
      try:
        clock, _, fraction = rest.partition('.')
        parts = [int(part) for part in clock.split(':')] if clock else []
        if fraction: parts.append(int(fraction[:6].ljust(6, '0')))
        return cls(day.year, day.month, day.day, *parts, tzinfo=tz)
      except ValueError:
        raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def strptime(cls, text, format):
      return _parsed(cls, text, format)

    def date(self): return date(self._year, self._month, self._day)
    def time(self): return time(self.hour, self.minute, self.second, self.microsecond)

    def timestamp(self):
      if self.tzinfo is not None:
        return (self._us() - self.utcoffset()._us - 719163 * 86400000000) / 1000000
      seconds = _time.mktime(self.timetuple())
      return seconds + self.microsecond / 1000000

    def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(self)
    def tzname(self): return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
      if tz is None: tz = timezone(timedelta(seconds=_time.localtime().tm_gmtoff))
      seconds = self.timestamp()
      return type(self).fromtimestamp(seconds, tz)

    def replace(self, **fields):
      names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
      return type(self)(**{name: fields.get(name, getattr(self, name)) for name in names})

    def timetuple(self):
      return _time.struct_time(*self._fields()[:6], self.weekday(), self._yday(), -1)

    def _fields(self):
      return (self._year, self._month, self._day, self.hour, self.minute, self.second,
              self.weekday(), self._yday())

    def strftime(self, format):
      offset = '' if self.tzinfo is None else _offset_text(self.utcoffset(), '')
      return _time._formatted(
        format, self._fields(), f'{self.microsecond:06}', offset, self.tzname() or '')

    def isoformat(self, sep='T', timespec='auto'):
      clock = _time_text(self.hour, self.minute, self.second, self.microsecond, timespec)
      offset = '' if self.tzinfo is None else _offset_text(self.utcoffset())
      return date.isoformat(self) + sep + clock + offset

    def __str__(self): return self.isoformat(' ')

    def __repr__(self):
      parts = [self._year, self._month, self._day, self.hour, self.minute]
      if self.second or self.microsecond: parts.append(self.second)
      if self.microsecond: parts.append(self.microsecond)
      zone = '' if self.tzinfo is None else f', tzinfo={self.tzinfo!r}'
      return f"datetime.datetime({', '.join(map(str, parts))}{zone})"

    def __hash__(self): return hash(self._key())

    def __add__(self, other):
      if not isinstance(other, timedelta): return NotImplemented
      return type(self)._of(self._us() + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
      if isinstance(other, timedelta): return self + -other
      if not isinstance(other, datetime): return NotImplemented
      self._check_kind(other, 'subtract')
      return timedelta(microseconds=self._key() - other._key())

    def _check_kind(self, other, what):
      if (self.tzinfo is None) != (other.tzinfo is None):
        raise TypeError(f"can't {what} offset-naive and offset-aware datetimes")

    def _key(self): return self._us() - (0 if self.tzinfo is None else self.utcoffset()._us)

    def _against(self, other, compare):
      if not isinstance(other, date): return NotImplemented
      if not isinstance(other, datetime):
        raise TypeError("can't compare datetime.datetime to datetime.date")
      self._check_kind(other, 'compare')
      return compare(self._key(), other._key())

    def __eq__(self, other):
      if not isinstance(other, datetime): return NotImplemented
      if (self.tzinfo is None) != (other.tzinfo is None): return False
      return self._key() == other._key()

  def _parsed(cls, text, format):
    months = [name.lower() for name in _time._months]
    days = [name.lower() for name in _time._days]
    wholes = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S',
              'F': '%Y-%m-%d', 'D': '%m/%d/%y', 'R': '%H:%M'}
    for code, whole in wholes.items(): format = format.replace('%' + code, whole)
    values, place, item = {}, 0, 0

    def fail():
      raise ValueError(f'time data {text!r} does not match format {format!r}')

    def number(most):
      nonlocal place
      end = place
      while end < len(text) and end - place < most and text[end].isdigit(): end += 1
      if end == place: fail()
      place, digits = end, text[place:end]
      return digits

    def word(names):
      nonlocal place
      for index, name in enumerate(names):
        for form in (name, name[:3]):
          if text[place:place + len(form)].lower() == form:
            place += len(form)
            return index
      fail()

    while item < len(format):
      letter = format[item]
      item += 1
      if letter.isspace():
        while place < len(text) and text[place].isspace(): place += 1
        continue
      if letter != '%':
        if text[place:place + 1] != letter: fail()
        place += 1
        continue
      code = format[item:item + 1]
      item += 1
      if code == 'Y': values['year'] = int(number(4))
      elif code == 'y':
        year = int(number(2))
        values['year'] = year + (2000 if year < 69 else 1900)
      elif code == 'm': values['month'] = int(number(2))
      elif code == 'd': values['day'] = int(number(2))
      elif code == 'H': values['hour'] = int(number(2))
      elif code == 'I': values['twelve'] = int(number(2))
      elif code == 'M': values['minute'] = int(number(2))
      elif code == 'S': values['second'] = int(number(2))
      elif code == 'f': values['microsecond'] = int(number(6).ljust(6, '0'))
      elif code == 'j': values['yday'] = int(number(3))
      elif code in 'bBh': values['month'] = word(months) + 1
      elif code in 'aA': word(days)
      elif code == 'p': values['half'] = word(['am', 'pm'])
      elif code == 'z':
        sign = text[place:place + 1]
        if sign not in ('+', '-'): fail()
        place += 1
        hours = int(number(2))
        if text[place:place + 1] == ':': place += 1
        offset = timedelta(hours=hours, minutes=int(number(2)))
        values['tzinfo'] = timezone(-offset if sign == '-' else offset)
      elif code == '%':
        if text[place:place + 1] != '%': fail()
        place += 1
      else: raise ValueError(f"'{code}' is a bad directive in format '{format}'")
    if place < len(text): raise ValueError(f'unconverted data remains: {text[place:]}')
    if 'twelve' in values:
      values['hour'] = values.pop('twelve') % 12 + 12 * values.pop('half', 0)
    values.pop('half', None)
    yday = values.pop('yday', None)
    result = cls(values.pop('year', 1900), values.pop('month', 1), values.pop('day', 1), **values)
    return result if yday is None else result.replace(month=1, day=1) + timedelta(yday - 1)

  date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
  date.resolution = timedelta(1)
  datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
  """#
