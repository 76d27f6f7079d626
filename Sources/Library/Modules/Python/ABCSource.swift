/// `abc`: classes that say what the classes derived from them have to define.
let abcSource = #"""
  def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function

  class ABCMeta(type):
    def __call__(cls, *args, **kwargs):
      names = cls._abstract_names()
      if names:
        plural = 's' if len(names) > 1 else ''
        raise TypeError(f"Can't instantiate abstract class {cls.__name__} "
                        f"with abstract method{plural} {', '.join(names)}")
      return super().__call__(*args, **kwargs)

    def _abstract_names(cls):
      known = cls.__dict__.get('_abstract')
      if known is None:
        names = {name for base in cls.__mro__ for name in base.__dict__}
        known = sorted(
          name for name in names if name[:9] != '_abstract'
          and (getattr(getattr(cls, name, None), '__isabstractmethod__', False)
               or getattr(getattr(getattr(cls, name, None), 'fget', None), '__isabstractmethod__',
                          False)))
        cls._abstract = known
      return known

    @property
    def __abstractmethods__(cls): return frozenset(cls._abstract_names())

    def register(cls, subclass):
      cls._registered = cls.__dict__.get('_registered', ()) + (subclass,)
      return subclass

    def __subclasscheck__(cls, subclass):
      if cls in subclass.__mro__: return True
      hook = getattr(cls, '__subclasshook__', None)
      if hook is not None:
        answer = hook(subclass)
        if answer is not NotImplemented: return answer
      if any(issubclass(subclass, other) for other in cls.__dict__.get('_registered', ())):
        return True
      return any(issubclass(subclass, derived) for derived in cls.__dict__.get('_derived', ()))

    def __init__(cls, name, bases, namespace, **keywords):
      for base in bases:
        if isinstance(base, ABCMeta): base._derived = base.__dict__.get('_derived', ()) + (cls,)

    def __instancecheck__(cls, value): return cls.__subclasscheck__(type(value))

  class ABC(metaclass=ABCMeta): pass
  """#
