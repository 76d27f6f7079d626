/// The classes of `typing` that a program derives its own from.
let typingSource = #"""
  from collections import namedtuple as _namedtuple

  class Generic:
    def __class_getitem__(cls, items): return cls

  class _ProtocolType(type):
    def __instancecheck__(cls, value):
      if not getattr(cls, '_is_runtime', False):
        raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
      names = [name for base in cls.__mro__ if isinstance(base, _ProtocolType)
               for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', {}))
               if not name.startswith('_') or name in ('__len__', '__iter__', '__call__')]
      return all(hasattr(value, name) for name in names)

  class Protocol(metaclass=_ProtocolType):
    def __class_getitem__(cls, items): return cls

  def runtime_checkable(cls):
    cls._is_runtime = True
    return cls

  class _NamedTupleType(type):
    def __new__(mcs, name, bases, namespace):
      if not bases: return super().__new__(mcs, name, bases, namespace)
      annotations = namespace.get('__annotations__', {})
      defaults = []
      for field in annotations:
        if field in namespace: defaults.append(field)
        elif defaults:
          plural = 's' if len(defaults) > 1 else ''
          raise TypeError(f'Non-default namedtuple field {field} cannot follow default '
                          f'field{plural} {", ".join(defaults)}')
      made = _namedtuple(name, list(annotations), defaults=[namespace[f] for f in defaults])
      body = {k: v for k, v in namespace.items() if k not in annotations}
      body['_field_defaults'] = {f: namespace[f] for f in defaults}
      return type(name, (made,), body)

    def __call__(cls, typename, fields=(), /):
      return _namedtuple(typename, [name for name, _ in fields])

  class NamedTuple(metaclass=_NamedTupleType): pass

  class _TypedDictType(type):
    def __new__(mcs, name, bases, namespace, total=True):
      return super().__new__(mcs, name, (dict,) if bases else (), namespace)

    def __call__(cls, *args, **kwargs): return dict(*args, **kwargs)

  class TypedDict(metaclass=_TypedDictType): pass

  def get_type_hints(thing):
    return dict(getattr(thing, '__annotations__', {}))

  def get_origin(tp): return getattr(tp, '__origin__', None)
  def get_args(tp): return getattr(tp, '__args__', ())
  def no_type_check(thing): return thing
  def ParamSpec(name): return TypeVar(name)
  def TypeVarTuple(name): return TypeVar(name)
  def assert_never(value): raise AssertionError(f'Expected code to be unreachable, but got: {value!r}')
  def reveal_type(value): return value
  """#
