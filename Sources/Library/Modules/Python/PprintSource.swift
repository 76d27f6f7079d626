/// `pprint`: values in lines of a width, laid out as CPython does. `print` is the program's.
let pprintSource = #"""
  from collections import Counter, defaultdict

  class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
      if indent < 0: raise ValueError('indent must be >= 0')
      if depth is not None and depth <= 0: raise ValueError('depth must be > 0')
      if not width: raise ValueError('width must be != 0')
      self._indent = indent
      self._width = width
      self._depth = depth
      self._stream = stream
      self._compact = compact
      self._sort = sort_dicts
      self._path = []

    def pprint(self, object):
      if self._stream is None: print(self.pformat(object))
      else: self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
      parts = []
      self._format(object, parts.append, 0, 0, 0)
      return ''.join(parts)

    def _sorted(self, items, key=None):
      try:
        return sorted(items, key=key)
      except TypeError:
        pick = key or (lambda item: item)
        return sorted(items, key=lambda item: (str(type(pick(item))), repr(pick(item))))

    def _items(self, dict):
      if not self._sort or isinstance(dict, Counter): return list(dict.items())
      return self._sorted(dict.items(), key=lambda item: item[0])

    def _kind(self, object):
      # What shows the object; a Counter's and a defaultdict's own way is theirs.
      return None if isinstance(object, (Counter, defaultdict)) else type(object).__repr__

    def _repr(self, object, level):
      kind = self._kind(object)
      if kind not in (dict.__repr__, list.__repr__, tuple.__repr__) or not object:
        return repr(object)
      mark = '{}' if kind == dict.__repr__ else '[]' if kind == list.__repr__ else '()'
      if self._depth and level >= self._depth: return mark[0] + '...' + mark[1]
      if id(object) in self._path: return f'<Recursion on {type(object).__name__} with id={id(object)}>'
      self._path.append(id(object))
      if kind == dict.__repr__:
        parts = [self._repr(k, level + 1) + ': ' + self._repr(v, level + 1) for k, v in self._items(object)]
      else:
        parts = [self._repr(item, level + 1) for item in object]
      self._path.pop()
      end = ',' if mark == '()' and len(parts) == 1 else ''
      return mark[0] + ', '.join(parts) + end + mark[1]

    def _format(self, object, write, indent, allowance, level):
      text = self._repr(object, level)
      if len(text) <= self._width - indent - allowance or id(object) in self._path:
        return write(text)
      kind, name, level = self._kind(object), type(object).__name__, level + 1
      self._path.append(id(object))
      if kind == dict.__repr__ and object and not text == '{...}':
        self._dict(object, write, indent, allowance, level)
      elif isinstance(object, Counter) and object:
        write(name + '({')
        self._pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, level)
        write('})')
      elif isinstance(object, defaultdict) and object:
        inner = indent + len(name) + 1
        write(name + '(' + repr(object.default_factory) + ',\n' + ' ' * inner)
        self._dict(object, write, inner, allowance + 1, level)
        write(')')
      elif kind == list.__repr__ and not text == '[...]':
        write('[')
        self._sequence(object, write, indent, allowance + 1, level)
        write(']')
      elif kind == tuple.__repr__ and not text == '(...)':
        end = ',)' if len(object) == 1 else ')'
        write('(')
        self._sequence(object, write, indent, allowance + len(end), level)
        write(end)
      elif kind in (set.__repr__, frozenset.__repr__) and object:
        plain = type(object) is set
        write('{' if plain else name + '({')
        shift = 0 if plain else len(name) + 1
        self._sequence(self._sorted(object), write, indent + shift, allowance + (1 if plain else 2), level)
        write('}' if plain else '})')
      elif kind == str.__repr__ and object:
        self._str(object, write, indent, allowance, level)
      else:
        write(text)
      self._path.pop()

    def _dict(self, object, write, indent, allowance, level):
      write('{')
      if self._indent > 1: write((self._indent - 1) * ' ')
      self._pairs(self._items(object), write, indent, allowance + 1, level)
      write('}')

    def _pairs(self, items, write, indent, allowance, level):
      indent += self._indent
      for place, (key, value) in enumerate(items):
        last = place == len(items) - 1
        text = self._repr(key, level)
        write(text + ': ')
        self._format(value, write, indent + len(text) + 2, allowance if last else 1, level)
        if not last: write(',\n' + ' ' * indent)

    def _sequence(self, items, write, indent, allowance, level):
      items = list(items)
      indent += self._indent
      if self._indent > 1: write((self._indent - 1) * ' ')
      separator = ''
      width = limit = self._width - indent + 1
      for place, item in enumerate(items):
        last = place == len(items) - 1
        if last:
          limit -= allowance
          width -= allowance
        if self._compact:
          text = self._repr(item, level)
          size = len(text) + 2
          if width < size:
            width = limit
            if separator: separator = ',\n' + ' ' * indent
          if width >= size:
            width -= size
            write(separator)
            separator = ', '
            write(text)
            continue
        write(separator)
        separator = ',\n' + ' ' * indent
        self._format(item, write, indent, allowance if last else 1, level)

    def _str(self, object, write, indent, allowance, level):
      lines = object.splitlines(True)
      if level == 1:
        indent += 1
        allowance += 1
      limit = self._width - indent
      chunks = []
      for place, line in enumerate(lines):
        last = place == len(lines) - 1
        if len(repr(line)) <= limit - (allowance if last else 0):
          chunks.append(repr(line))
          continue
        words = self._words(line)
        current = ''
        for index, word in enumerate(words):
          size = limit - (allowance if last and index == len(words) - 1 else 0)
          if len(repr(current + word)) > size:
            if current: chunks.append(repr(current))
            current = word
          else:
            current += word
        if current: chunks.append(repr(current))
      if len(chunks) == 1: return write(chunks[0])
      if level == 1: write('(')
      write(('\n' + ' ' * indent).join(chunks))
      if level == 1: write(')')

    def _words(self, line):
      words, current, spaces = [], '', False
      for character in line:
        if spaces and not character.isspace():
          words.append(current)
          current = ''
        spaces = character.isspace()
        current += character
      return words + [current] if current else words

  def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
              underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)

  def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
             sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(object)

  def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)
  """#
