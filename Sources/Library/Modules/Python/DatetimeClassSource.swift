/// The class `datetime.datetime`, after what it is made of.
let datetimeClassSource = #"""
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
