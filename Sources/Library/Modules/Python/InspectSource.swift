/// `inspect`: what a program may ask about its functions and classes.
let inspectSource = #"""
  class _empty: pass

  class _Kind:
    def __init__(self, name, order, words): self.name, self.value, self.description = name, order, words
    def __repr__(self): return f'<_ParameterKind.{self.name}: {self.value}>'
    def __str__(self): return self.name

  _kinds = [_Kind('POSITIONAL_ONLY', 0, 'positional-only'),
            _Kind('POSITIONAL_OR_KEYWORD', 1, 'positional or keyword'),
            _Kind('VAR_POSITIONAL', 2, 'variadic positional'),
            _Kind('KEYWORD_ONLY', 3, 'keyword-only'), _Kind('VAR_KEYWORD', 4, 'variadic keyword')]

  def formatannotation(annotation):
    if isinstance(annotation, type):
      module = annotation.__module__
      return annotation.__qualname__ if module == 'builtins' else f'{module}.{annotation.__qualname__}'
    return repr(annotation)

  class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
      self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def __str__(self):
      text = {2: '*', 4: '**'}.get(self.kind.value, '') + self.name
      if self.annotation is not _empty: text += f': {formatannotation(self.annotation)}'
      if self.default is not _empty:
        text += f"{'=' if self.annotation is _empty else ' = '}{self.default!r}"
      return text

    def __repr__(self): return f'<Parameter "{self}">'

    def __eq__(self, other):
      return isinstance(other, Parameter) and str(self) == str(other) and self.kind is other.kind

  class BoundArguments:
    def __init__(self, signature, arguments): self.signature, self.arguments = signature, arguments

    @property
    def args(self):
      result = []
      for name, p in self.signature.parameters.items():
        if name not in self.arguments or p.kind.value > 2: break
        if p.kind.value == 2: result += self.arguments[name]
        else: result.append(self.arguments[name])
      return tuple(result)

    @property
    def kwargs(self):
      result = {}
      for name, p in self.signature.parameters.items():
        if name in self.arguments and p.kind.value == 3: result[name] = self.arguments[name]
        if name in self.arguments and p.kind.value == 4: result.update(self.arguments[name])
      return result

    def apply_defaults(self):
      arguments = {}
      for name, p in self.signature.parameters.items():
        if name in self.arguments: arguments[name] = self.arguments[name]
        elif p.default is not _empty: arguments[name] = p.default
        elif p.kind.value == 2: arguments[name] = ()
        elif p.kind.value == 4: arguments[name] = {}
      self.arguments = arguments

    def __repr__(self):
      shown = ', '.join(f'{k}={v!r}' for k, v in self.arguments.items())
      return f'<BoundArguments ({shown})>'

  class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
      self.parameters = {p.name: p for p in parameters or ()}
      self.return_annotation = return_annotation

    def __str__(self):
      parts, had_only, had_star = [], False, False
      for p in self.parameters.values():
        if had_only and p.kind.value > 0:
          parts.append('/')
          had_only = False
        had_only = had_only or p.kind.value == 0
        if p.kind.value == 2: had_star = True
        if p.kind.value == 3 and not had_star:
          parts.append('*')
          had_star = True
        parts.append(str(p))
      if had_only: parts.append('/')
      result = self.return_annotation
      return f"({', '.join(parts)}){'' if result is _empty else ' -> ' + formatannotation(result)}"

    def __repr__(self): return f'<Signature {self}>'
    def __eq__(self, other): return isinstance(other, Signature) and str(self) == str(other)

    def bind(self, *args, **kwargs):
      arguments, values = {}, list(args)
      for name, p in self.parameters.items():
        kind = p.kind.value
        if kind == 2:
          if values: arguments[name], values = tuple(values), []
        elif kind < 2 and values:
          if name in kwargs and kind == 1: raise TypeError(f'multiple values for argument {name!r}')
          arguments[name] = values.pop(0)
        elif kind in (1, 3) and name in kwargs: arguments[name] = kwargs.pop(name)
        elif kind == 4:
          if kwargs: arguments[name], kwargs = kwargs, {}
        elif p.default is _empty: raise TypeError(f'missing a required argument: {name!r}')
      if values: raise TypeError('too many positional arguments')
      if kwargs: raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
      return BoundArguments(self, arguments)

  def signature(function, *, follow_wrapped=True):
    if not callable(function): raise TypeError(f'{function!r} is not a callable object')
    while follow_wrapped and hasattr(function, '__wrapped__'): function = function.__wrapped__
    skips = ismethod(function)
    if isclass(function): function, skips = function.__init__, True
    elif not skips and not isroutine(function): function, skips = type(function).__call__, True
    if ismethod(function): function = function.__func__
    found = _parameters(function)
    if found is None: raise ValueError(f'no signature found for builtin {function!r}')
    *rows, result = found
    parameters = []
    for name, kind, has_default, default, has_annotation, annotation in rows:
      parameters.append(Parameter(
        name, _kinds[kind], default=default if has_default else _empty,
        annotation=annotation if has_annotation else _empty))
    if skips and parameters and parameters[0].kind.value < 2: parameters.pop(0)
    return Signature(parameters, return_annotation=result[0] if result else _empty)

  from collections import namedtuple as _namedtuple
  FullArgSpec = _namedtuple(
    'FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')

  def getfullargspec(function):
    found = signature(function, follow_wrapped=False)
    parameters, result = list(found.parameters.values()), found.return_annotation
    by_kind = lambda *kinds: [p for p in parameters if p.kind.value in kinds]
    first = lambda items: items[0].name if items else None
    defaults = tuple(p.default for p in by_kind(0, 1) if p.default is not _empty)
    return FullArgSpec(
      [p.name for p in by_kind(0, 1)], first(by_kind(2)), first(by_kind(4)), defaults or None,
      [p.name for p in by_kind(3)],
      {p.name: p.default for p in by_kind(3) if p.default is not _empty} or None,
      {**({} if result is _empty else {'return': result}),
       **{p.name: p.annotation for p in parameters if p.annotation is not _empty}})

  def cleandoc(text):
    lines = text.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]: lines.pop()
    while lines and not lines[0]: lines.pop(0)
    return '\n'.join(lines)

  def getdoc(thing):
    text = getattr(thing, '__doc__', None)
    return cleandoc(text) if isinstance(text, str) else None

  def unwrap(function):
    while hasattr(function, '__wrapped__'): function = function.__wrapped__
    return function

  def getsourcelines(thing):
    thing = unwrap(thing)
    if ismethod(thing): thing = thing.__func__
    found = _source(thing)
    if found is None:
      if isclass(thing) and thing.__module__ != '__main__' or isbuiltin(thing):
        raise TypeError(f'{thing!r} is a built-in {"class" if isclass(thing) else "function"}')
      raise OSError('could not find class definition' if isclass(thing)
                    else 'source code not available')
    text, line = found
    lines = text.splitlines(keepends=True)
    start = line - 1
    while start > 0 and lines[start - 1].lstrip().startswith('@'): start -= 1
    margin = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    end, opened = line, not lines[line - 1].rstrip().endswith(':')
    while end < len(lines):
      inner = lines[end].strip()
      deeper = len(lines[end]) - len(lines[end].lstrip()) > margin
      if inner and not deeper and not (opened and inner[0] in ')]}'): break
      if opened and inner.endswith(':'): opened = False
      end += 1
    while not lines[end - 1].strip(): end -= 1
    return lines[start:end], start + 1

  def getsource(thing): return ''.join(getsourcelines(thing)[0])

  def getmembers(thing, predicate=None):
    found = []
    for name in dir(thing):
      try: value = getattr(thing, name)
      except AttributeError: continue
      if predicate is None or predicate(value): found.append((name, value))
    return found

  def _f(): yield
  _function, _generator, _method = type(_f), type(_f()), type([].append)

  class _C:
    def m(self): pass

  def isfunction(thing): return isinstance(thing, _function)
  def isclass(thing): return isinstance(thing, type)
  def ismethod(thing):
    return isinstance(thing, type(_C().m)) and isinstance(getattr(thing, '__func__', None), _function)
  def isbuiltin(thing):
    return isinstance(thing, type(len)) or (
      isinstance(thing, _method) and not ismethod(thing))
  def isroutine(thing): return isfunction(thing) or ismethod(thing) or isbuiltin(thing)
  def isgenerator(thing): return isinstance(thing, _generator)
  def isgeneratorfunction(thing): return isfunction(thing) and _is_generator(thing)
  def iscoroutinefunction(thing): return False
  def ismodule(thing): return isinstance(thing, type(_typing))
  def isabstract(thing): return isclass(thing) and bool(getattr(thing, '__abstractmethods__', ()))
  def getmro(cls): return cls.__mro__
  def getmodule(thing): return None
  import typing as _typing
  """#
