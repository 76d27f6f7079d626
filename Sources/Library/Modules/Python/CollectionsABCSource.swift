/// `collections.abc`: classes that are known by what their instances can do.
let collectionsABCSource = #"""
  from abc import ABCMeta, abstractmethod

  def _has(cls, methods):
    for method in methods:
      found = next((base.__dict__[method] for base in cls.__mro__ if method in base.__dict__), None)
      if found is None: return False
    return True

  class _Ability(metaclass=ABCMeta):
    _methods = None

    @classmethod
    def __subclasshook__(cls, other):
      methods = cls.__dict__.get('_methods')
      return NotImplemented if methods is None else _has(other, methods) or NotImplemented

    def __class_getitem__(cls, items): return cls

  class Hashable(_Ability): _methods = ('__hash__',)
  class Iterable(_Ability): _methods = ('__iter__',)
  class Iterator(Iterable):
    _methods = ('__iter__', '__next__')
    def __iter__(self): return self
  class Generator(Iterator): _methods = ('__iter__', '__next__', 'send', 'throw', 'close')
  class Reversible(Iterable): _methods = ('__iter__', '__reversed__')
  class Sized(_Ability): _methods = ('__len__',)
  class Container(_Ability): _methods = ('__contains__',)
  class Callable(_Ability): _methods = ('__call__',)
  class Awaitable(_Ability): _methods = ('__await__',)
  class Coroutine(Awaitable): _methods = ('__await__', 'send', 'throw', 'close')
  class Collection(Sized, Iterable, Container):
    _methods = ('__len__', '__iter__', '__contains__')

  class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index): raise IndexError

    @abstractmethod
    def __len__(self): return 0

    def __iter__(self):
      index = 0
      try:
        while True:
          yield self[index]
          index += 1
      except IndexError: return

    def __contains__(self, value): return any(item is value or item == value for item in self)
    def __reversed__(self): return (self[index] for index in reversed(range(len(self))))

    def index(self, value, start=0, stop=None):
      stop = len(self) if stop is None else stop
      for place in range(start, stop):
        if self[place] is value or self[place] == value: return place
      raise ValueError

    def count(self, value): return sum(item is value or item == value for item in self)

  class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value): raise IndexError

    @abstractmethod
    def __delitem__(self, index): raise IndexError

    @abstractmethod
    def insert(self, index, value): raise IndexError

    def append(self, value): self.insert(len(self), value)

    def extend(self, values):
      for value in list(values): self.append(value)

    def pop(self, index=-1):
      value = self[index]
      del self[index]
      return value

    def remove(self, value): del self[self.index(value)]

    def clear(self):
      while len(self): self.pop()

    def reverse(self):
      n = len(self)
      for i in range(n // 2): self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def __iadd__(self, values):
      self.extend(values)
      return self

  class Set(Collection):
    @abstractmethod
    def __contains__(self, value): return False

    @abstractmethod
    def __iter__(self): return iter(())

    @abstractmethod
    def __len__(self): return 0

    @classmethod
    def _from_iterable(cls, items): return cls(items)

    def __le__(self, other): return len(self) <= len(other) and all(x in other for x in self)
    def __lt__(self, other): return len(self) < len(other) and self <= other
    def __ge__(self, other): return len(self) >= len(other) and all(x in self for x in other)
    def __gt__(self, other): return len(self) > len(other) and self >= other
    def __eq__(self, other):
      return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented
    def __and__(self, other): return self._from_iterable(x for x in other if x in self)
    def __or__(self, other): return self._from_iterable(x for s in (self, other) for x in s)
    def __sub__(self, other): return self._from_iterable(x for x in self if x not in other)
    def __xor__(self, other): return (self - other) | (self._from_iterable(other) - self)
    def isdisjoint(self, other): return not any(x in self for x in other)

  class MutableSet(Set):
    @abstractmethod
    def add(self, value): raise NotImplementedError

    @abstractmethod
    def discard(self, value): raise NotImplementedError

    def remove(self, value):
      if value not in self: raise KeyError(value)
      self.discard(value)

    def pop(self):
      for value in self:
        self.discard(value)
        return value
      raise KeyError

    def clear(self):
      for value in list(self): self.discard(value)

  class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key): raise KeyError

    @abstractmethod
    def __iter__(self): return iter(())

    @abstractmethod
    def __len__(self): return 0

    def get(self, key, default=None):
      try: return self[key]
      except KeyError: return default

    def __contains__(self, key):
      try: self[key]
      except KeyError: return False
      return True

    def keys(self): return KeysView(self)
    def items(self): return ItemsView(self)
    def values(self): return ValuesView(self)

    def __eq__(self, other):
      if not isinstance(other, Mapping): return NotImplemented
      return dict(self.items()) == dict(other.items())

    __hash__ = None

  _missing = object()

  class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value): raise KeyError

    @abstractmethod
    def __delitem__(self, key): raise KeyError

    def pop(self, key, default=_missing):
      try: value = self[key]
      except KeyError:
        if default is _missing: raise
        return default
      del self[key]
      return value

    def popitem(self):
      for key in self:
        value = self[key]
        del self[key]
        return key, value
      raise KeyError

    def clear(self):
      for key in list(self): del self[key]

    def update(self, other=(), /, **more):
      if hasattr(other, 'keys'):
        for key in other.keys(): self[key] = other[key]
      else:
        for key, value in other: self[key] = value
      for key, value in more.items(): self[key] = value

    def setdefault(self, key, default=None):
      try: return self[key]
      except KeyError: self[key] = default
      return default

  class MappingView(Sized):
    def __init__(self, mapping): self._mapping = mapping
    def __len__(self): return len(self._mapping)
    def __repr__(self): return f'{type(self).__name__}({self._mapping!r})'

  class KeysView(MappingView, Set):
    def __contains__(self, key): return key in self._mapping
    def __iter__(self): return iter(self._mapping)

    @classmethod
    def _from_iterable(cls, items): return set(items)

  class ItemsView(MappingView, Set):
    def __contains__(self, item):
      try: return self._mapping[item[0]] == item[1]
      except KeyError: return False

    def __iter__(self): return ((key, self._mapping[key]) for key in self._mapping)

    @classmethod
    def _from_iterable(cls, items): return set(items)

  class ValuesView(MappingView, Collection):
    def __contains__(self, value): return any(value == self._mapping[key] for key in self._mapping)
    def __iter__(self): return (self._mapping[key] for key in self._mapping)

  for _kind in (type(_has), type(len), type([].append), type(str.upper)):
    Callable.register(_kind)
  for _kind in (list, tuple, str, range, bytes): Sequence.register(_kind)
  MutableSequence.register(list)
  for _kind in (set, frozenset): Set.register(_kind)
  MutableSet.register(set)
  MutableMapping.register(dict)
  KeysView.register(type({}.keys()))
  ItemsView.register(type({}.items()))
  ValuesView.register(type({}.values()))
  """#
