/// The parts of `time` about calendars.
let timeSource = #"""
  from collections import namedtuple as _namedtuple

  _days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
  _months = ('January February March April May June July August September October November '
             'December').split()

  _fields = 'tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst'.split()

  class struct_time(_namedtuple('struct_time', _fields)):
    tm_gmtoff, tm_zone = None, None

    def __repr__(self):
      return f"time.struct_time({', '.join(f'{k}={v!r}' for k, v in zip(_fields, self))})"

  def _made(seconds, is_utc):
    *values, offset, zone = _calendar(int(seconds // 1), is_utc)
    result = struct_time(*values)
    result.tm_gmtoff, result.tm_zone = offset, zone
    return result

  def localtime(seconds=None): return _made(time() if seconds is None else seconds, False)
  def gmtime(seconds=None): return _made(time() if seconds is None else seconds, True)
  def mktime(t): return float(_seconds(*t[:6], t[8]))

  def _week(yday, wday, first): return (yday + 6 - (wday - first) % 7) // 7

  def _iso(year, yday, wday):
    week = (yday - wday + 9) // 7
    def weeks(y):
      p = lambda y: (y + y // 4 - y // 100 + y // 400) % 7
      return 52 + (p(y) == 4 or p(y - 1) == 3)
    if week < 1: return year - 1, weeks(year - 1)
    if week > weeks(year): return year + 1, 1
    return year, week

  def _formatted(format, t, microsecond='%f', offset='', zone=''):
    year, month, day, hour, minute, second, wday, yday = t[:8]
    codes = {
      'a': lambda: _days[wday][:3], 'A': lambda: _days[wday], 'b': lambda: _months[month - 1][:3],
      'h': lambda: _months[month - 1][:3], 'B': lambda: _months[month - 1],
      'd': lambda: f'{day:02}', 'e': lambda: f'{day:2}', 'H': lambda: f'{hour:02}',
      'I': lambda: f'{(hour + 11) % 12 + 1:02}', 'j': lambda: f'{yday:03}',
      'm': lambda: f'{month:02}', 'M': lambda: f'{minute:02}', 'p': lambda: 'AP'[hour > 11] + 'M',
      'S': lambda: f'{second:02}', 'w': lambda: str((wday + 1) % 7), 'u': lambda: str(wday + 1),
      'y': lambda: f'{year % 100:02}', 'Y': lambda: str(year), 'C': lambda: f'{year // 100:02}',
      'U': lambda: f'{(yday + 6 - (wday + 1) % 7) // 7:02}',
      'W': lambda: f'{(yday + 6 - wday) // 7:02}',
      'V': lambda: f'{_iso(year, yday, wday)[1]:02}', 'G': lambda: str(_iso(year, yday, wday)[0]),
      'f': lambda: microsecond, 'z': lambda: offset, 'Z': lambda: zone, '%': lambda: '%',
      'n': lambda: '\n', 't': lambda: '\t',
    }
    whole = {
      'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y',
      'F': '%Y-%m-%d', 'T': '%H:%M:%S', 'R': '%H:%M', 'r': '%I:%M:%S %p',
    }
    parts, place = [], 0
    while place < len(format):
      next = format.find('%', place)
      if next < 0 or next + 1 == len(format):
        parts.append(format[place:])
        break
      parts.append(format[place:next])
      code, place = format[next + 1], next + 2
      if code == '-' and place < len(format):
        code, place = format[place], place + 1
        parts.append(codes[code]().lstrip('0 ') or '0' if code in codes else '%-' + code)
      elif code in whole: parts.append(_formatted(whole[code], t, microsecond, offset, zone))
      else: parts.append(codes[code]() if code in codes else '%' + code)
    return ''.join(parts)

  def strftime(format, t=None):
    t = localtime() if t is None else t
    offset = getattr(t, 'tm_gmtoff', None)
    if offset is None: shown = '+0000'
    else: shown = f"{'-' if offset < 0 else '+'}{abs(offset) // 3600:02}{abs(offset) // 60 % 60:02}"
    return _formatted(format, t, '%f', shown, getattr(t, 'tm_zone', None) or 'UTC')

  def asctime(t=None):
    return _formatted('%a %b %e %H:%M:%S %Y', localtime() if t is None else t)

  def ctime(seconds=None): return asctime(localtime(seconds))
  """#
