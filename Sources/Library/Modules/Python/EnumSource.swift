/// `enum`: classes whose instances are a fixed set of named values.
let enumSource = #"""
  class auto:
    def __init__(self): self.value = None

  def _is_member(name, value):
    if name.startswith('_') or isinstance(value, (staticmethod, classmethod, property)): return False
    return not isinstance(value, _function) and not hasattr(type(value), '__get__')

  _function = type(_is_member)

  class EnumType(type):
    def __new__(mcs, name, bases, namespace, **keywords):
      for base in bases:
        if getattr(base, '_member_names_', None):
          raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
      members = {k: v for k, v in namespace.items() if _is_member(k, v)}
      body = {k: v for k, v in namespace.items() if k not in members}
      cls = super().__new__(mcs, name, bases, body, **keywords)
      cls._member_names_, cls._member_map_, cls._value2member_map_ = [], {}, {}
      mixin = next((base for base in cls.__mro__[1:]
                    if not isinstance(base, EnumType) and base is not object), None)
      cls._member_type_ = mixin or object
      for method in ('__repr__', '__str__', '__format__') if mixin else ():
        owners = [base for base in cls.__mro__ if method in base.__dict__]
        if not isinstance(owners[0], EnumType):
          owner = next(base for base in owners if isinstance(base, EnumType))
          type.__setattr__(cls, method, owner.__dict__[method])
      values = []
      for member, value in members.items():
        if isinstance(value, auto):
          value.value = cls._generate_next_value_(member, 1, len(values), list(values))
          value = value.value
        arguments = value if isinstance(value, tuple) else (value,)
        own = cls.__dict__.get('__new__')
        if own is not None:
          item = own.__func__(cls, *arguments)
        elif mixin is None:
          item = object.__new__(cls)
        else:
          item = mixin.__new__(cls, *arguments)
          value = mixin(*arguments) if not isinstance(value, mixin) else value
        if '_value_' not in vars(item): item._value_ = value
        value = item._value_
        values.append(value)
        known = cls._find(value)
        if known is not None:
          item = known
        else:
          item._name_ = member
          if cls.__init__ is not object.__init__ and any(
              '__init__' in base.__dict__ for base in cls.__mro__ if isinstance(base, EnumType)):
            item.__init__(*arguments)
          if cls._is_canonical(value): cls._member_names_.append(member)
          try: cls._value2member_map_.setdefault(value, item)
          except TypeError: pass
        cls._member_map_[member] = item
        type.__setattr__(cls, member, item)
      return cls

    def _is_canonical(cls, value): return True

    def _find(cls, value):
      try:
        return cls._value2member_map_.get(value)
      except TypeError:
        return next((item for item in cls._member_map_.values() if item._value_ == value), None)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
      if names is not None or not cls._member_map_ and '_missing_' not in cls.__dict__:
        return cls._create(value, names, type, start)
      if value.__class__ is cls: return value
      found = cls._find(value)
      if found is None: found = cls._missing_(value)
      if found is None: raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
      return found

    def _create(cls, name, names, mixin, start):
      if isinstance(names, str): names = names.replace(',', ' ').split()
      if isinstance(names, dict): names = names.items()
      body, values = {'__module__': '__main__', '__qualname__': name}, []
      for item in names or ():
        if isinstance(item, str):
          value = cls._generate_next_value_(item, start, len(values), list(values))
        else:
          item, value = item
        values.append(value)
        body[item] = value
      return cls.__class__(name, (cls,) if mixin is None else (mixin, cls), body)

    def __iter__(cls): return (cls._member_map_[name] for name in cls._member_names_)
    def __reversed__(cls): return (cls._member_map_[name] for name in reversed(cls._member_names_))
    def __len__(cls): return len(cls._member_names_)
    def __bool__(cls): return True
    def __getitem__(cls, name): return cls._member_map_[name]

    def __getattr__(cls, name):
      raise AttributeError(name) from None

    def __contains__(cls, value):
      if isinstance(value, cls): return True
      if not isinstance(value, Enum):
        raise TypeError("unsupported operand type(s) for 'in': "
                        f"'{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
      return False

    def __setattr__(cls, name, value):
      if name in cls.__dict__.get('_member_map_', {}):
        raise AttributeError(f'cannot reassign member {name!r}')
      super().__setattr__(name, value)

    def __delattr__(cls, name):
      if name in cls.__dict__.get('_member_map_', {}):
        raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
      super().__delattr__(name)

    def __repr__(cls): return f'<enum {cls.__name__!r}>'

    @property
    def __members__(cls): return dict(cls._member_map_)

  EnumMeta = EnumType

  class Enum(metaclass=EnumType):
    def _generate_next_value_(name, start, count, last_values):
      return last_values[-1] + 1 if last_values else start

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value): return None

    @property
    def name(self): return self._name_

    @property
    def value(self): return self._value_

    def __repr__(self): return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self): return f'{self.__class__.__name__}.{self._name_}'
    def __hash__(self): return hash(self._name_)
    def __format__(self, spec): return str.__format__(str(self), spec)
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self

  class ReprEnum(Enum): pass

  class IntEnum(int, ReprEnum):
    def __str__(self): return int.__repr__(self._value_)
    def __format__(self, spec): return format(self._value_, spec)

  class StrEnum(str, ReprEnum):
    def __str__(self): return self._value_
    def __format__(self, spec): return format(self._value_, spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return name.lower()

  def _bits(number):
    bit = 1
    while bit <= number:
      if number & bit: yield bit
      bit <<= 1

  class _FlagType(EnumType):
    def _is_canonical(cls, value): return value > 0 and value & value - 1 == 0
    def __repr__(cls): return f'<flag {cls.__name__!r}>'

  class Flag(Enum, metaclass=_FlagType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
      return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _all(cls):
      every = 0
      for item in cls._member_map_.values(): every |= item._value_
      return every

    @classmethod
    def _missing_(cls, value):
      if not isinstance(value, int):
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
      every = cls._all()
      if value < 0: value = every & value
      elif value & ~every:
        if not issubclass(cls, int):
          width = max(value.bit_length(), every.bit_length())
          raise ValueError(f'{cls!r} invalid value {value!r}\n    given 0b0 {value:0{width}b}\n'
                           f'  allowed 0b0 {every:0{width}b}')
      known = cls._find(value)
      if known is not None: return known
      item = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
      item._value_ = value
      names = [part._name_ for part in cls if part._value_ & value]
      item._name_ = '|'.join(names) or None
      cls._value2member_map_[value] = item
      return item

    def __repr__(self):
      if self._name_ is None: return f'<{self.__class__.__name__}: {self._value_!r}>'
      return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
      if self._name_ is None: return f'{self.__class__.__name__}({self._value_!r})'
      return f'{self.__class__.__name__}.{self._name_}'

    def _other(self, other):
      if isinstance(other, self.__class__): return other._value_
      return other if isinstance(self, int) and isinstance(other, int) else None

    def __or__(self, other):
      other = self._other(other)
      return NotImplemented if other is None else self.__class__(self._value_ | other)

    def __and__(self, other):
      other = self._other(other)
      return NotImplemented if other is None else self.__class__(self._value_ & other)

    def __xor__(self, other):
      other = self._other(other)
      return NotImplemented if other is None else self.__class__(self._value_ ^ other)

    def __invert__(self): return self.__class__(self._all() & ~self._value_)
    def __bool__(self): return bool(self._value_)
    def __contains__(self, other): return other._value_ & self._value_ == other._value_
    def __iter__(self): return (self.__class__(bit) for bit in _bits(self._value_))
    def __len__(self): return self._value_.bit_count()
    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

  class IntFlag(int, Flag):
    __or__, __and__, __xor__, __invert__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__invert__
    __ror__, __rand__, __rxor__, __len__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__len__
    __contains__, __iter__ = Flag.__contains__, Flag.__iter__
    def __str__(self): return int.__repr__(self._value_)
    def __format__(self, spec): return format(self._value_, spec)

  def unique(cls):
    aliases = [f'{name} -> {item._name_}' for name, item in cls._member_map_.items()
               if name != item._name_]
    if aliases: raise ValueError(f"duplicate values found in {cls!r}: {', '.join(aliases)}")
    return cls

  class member:
    def __init__(self, value): self.value = value

  class nonmember:
    def __init__(self, value): self.value = value
  """#
