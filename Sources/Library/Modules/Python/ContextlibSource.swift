/// `contextlib`: contexts from generators, and some ready-made ones.
let contextlibSource = #"""
  import functools

  class ContextDecorator:
    def __call__(self, function):
      @functools.wraps(function)
      def inner(*args, **kwargs):
        with self._recreate_cm():
          return function(*args, **kwargs)
      return inner

    def _recreate_cm(self): return self

  class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
      self.gen = function(*args, **kwargs)
      self._made_by = function, args, kwargs

    def _recreate_cm(self): return _GeneratorContextManager(*self._made_by)

    def __enter__(self):
      try:
        return next(self.gen)
      except StopIteration:
        raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
      if kind is None:
        try:
          next(self.gen)
        except StopIteration:
          return False
        raise RuntimeError("generator didn't stop")
      if value is None: value = kind()
      try:
        self.gen.throw(value)
      except StopIteration as stop:
        return stop is not value
      except BaseException as error:
        if error is value: return False
        raise
      raise RuntimeError("generator didn't stop after throw()")

  def contextmanager(function):
    @functools.wraps(function)
    def make(*args, **kwargs):
      return _GeneratorContextManager(function, args, kwargs)
    return make

  class redirect_stdout:
    _stream = 'stdout'

    def __init__(self, new_target): self._new_target, self._old_targets = new_target, []

    def __enter__(self):
      self._old_targets.append(getattr(sys, self._stream))
      setattr(sys, self._stream, self._new_target)
      return self._new_target

    def __exit__(self, *error): setattr(sys, self._stream, self._old_targets.pop())

  class redirect_stderr(redirect_stdout): _stream = 'stderr'

  class suppress:
    def __init__(self, *exceptions): self._exceptions = exceptions
    def __enter__(self): pass
    def __exit__(self, kind, value, traceback):
      return kind is not None and issubclass(kind, self._exceptions)

  class nullcontext:
    def __init__(self, enter_result=None): self.enter_result = enter_result
    def __enter__(self): return self.enter_result
    def __exit__(self, *error): pass

  class closing:
    def __init__(self, thing): self.thing = thing
    def __enter__(self): return self.thing
    def __exit__(self, *error): self.thing.close()

  class ExitStack:
    def __init__(self): self._exits = []
    def __enter__(self): return self

    def enter_context(self, context):
      value = context.__enter__()
      self._exits.append(context.__exit__)
      return value

    def callback(self, function, *args, **kwargs):
      def leave(*error): function(*args, **kwargs)
      self._exits.append(leave)
      return function

    def close(self): self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
      first = value
      while self._exits:
        try:
          if self._exits.pop()(kind, value, traceback): kind = value = traceback = None
        except BaseException as error:
          kind, value = type(error), error
      if value is not None and value is not first: raise value
      return first is not None and value is None
  """#
