/// `abc`: classes that say what the classes derived from them have to define.
let abcSource = #"""
  def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function

  class ABC:
    def __new__(cls, *args, **kwargs):
      names = sorted(
        name for name in {name for base in cls.__mro__ for name in base.__dict__}
        if getattr(getattr(cls, name, None), '__isabstractmethod__', False)
        or getattr(getattr(getattr(cls, name, None), 'fget', None), '__isabstractmethod__', False))
      if names:
        plural = 's' if len(names) > 1 else ''
        raise TypeError(f"Can't instantiate abstract class {cls.__name__} "
                        f"with abstract method{plural} {', '.join(names)}")
      return object.__new__(cls)
  """#
