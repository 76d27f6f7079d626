/// The parts of `functools` that are written in Python.
let functoolsSource = #"""
  WRAPPER_ASSIGNMENTS = '__module__', '__name__', '__qualname__', '__doc__', '__annotations__'
  WRAPPER_UPDATES = '__dict__',
  _missing = object()

  class cached_property:
    def __init__(self, func): self.func, self.attrname, self.__doc__ = func, None, func.__doc__
    def __set_name__(self, owner, name): self.attrname = name

    def __get__(self, instance, owner=None):
      if instance is None: return self
      known = instance.__dict__
      value = known.get(self.attrname, _missing)
      if value is _missing: value = known[self.attrname] = self.func(instance)
      return value

  class partialmethod:
    def __init__(self, func, /, *args, **keywords):
      self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
      def method(receiver, /, *args, **keywords):
        return self.func(receiver, *self.args, *args, **{**self.keywords, **keywords})
      return method if instance is None else partial(method, instance)

  def total_ordering(cls):
    known = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
             if getattr(cls, name) is not getattr(object, name)
             and any(name in base.__dict__ for base in cls.__mro__[:-1])]
    if not known: raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(n for n in ('__lt__', '__le__', '__gt__', '__ge__') if n in known)

    def derived(name, rule):
      def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else rule(answer, self == other)
      compare.__name__ = name
      return compare

    rules = {
      '__lt__': {'__gt__': lambda r, e: not r and not e, '__le__': lambda r, e: r or e,
                 '__ge__': lambda r, e: not r},
      '__le__': {'__ge__': lambda r, e: not r or e, '__lt__': lambda r, e: r and not e,
                 '__gt__': lambda r, e: not r},
      '__gt__': {'__lt__': lambda r, e: not r and not e, '__ge__': lambda r, e: r or e,
                 '__le__': lambda r, e: not r},
      '__ge__': {'__le__': lambda r, e: not r or e, '__gt__': lambda r, e: r and not e,
                 '__lt__': lambda r, e: not r},
    }
    for name, rule in rules[root].items():
      if name not in known: setattr(cls, name, derived(name, rule))
    return cls

  def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
      for base in cls.__mro__:
        if base in registry: return registry[base]
      for known, implementation in registry.items():
        if issubclass(cls, known) and known is not object: return implementation
      return function

    def register(cls, implementation=None):
      if implementation is not None:
        registry[cls] = implementation
        return implementation
      if isinstance(cls, type):
        def decorate(implementation): return register(cls, implementation)
        return decorate
      annotations = getattr(cls, '__annotations__', {})
      if not annotations:
        raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                        "Use either `@register(some_class)` or plain `@register` on an annotated "
                        "function.")
      return register(next(iter(annotations.values())), cls)

    def wrapper(*args, **kwargs):
      if not args: raise TypeError(f'{function.__name__} requires at least 1 positional argument')
      return dispatch(type(args[0]))(*args, **kwargs)

    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return update_wrapper(wrapper, function)

  class singledispatchmethod:
    def __init__(self, func): self.dispatcher, self.func = singledispatch(func), func
    def register(self, cls, method=None): return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
      def method(*args, **kwargs):
        return self.dispatcher.dispatch(type(args[0]))(instance, *args, **kwargs)
      return method
  """#
