/// `pydoc`: what `help(x)` and IPython's `x?` say.
let pydocSource = #"""
  import inspect

  def _call(thing):
    """The ways to call a thing, a line each; None where nothing is known of them."""
    name = getattr(thing, '__name__', None)
    try: return f'{name}{inspect.signature(thing)}'
    except (TypeError, ValueError): return None

  def _kind(thing):
    if inspect.ismodule(thing): return 'module ' + thing.__name__
    if inspect.isclass(thing): return 'class ' + thing.__name__
    if inspect.ismethod(thing): return 'method ' + thing.__name__
    if inspect.isfunction(thing): return 'function ' + thing.__name__
    if inspect.isbuiltin(thing): return 'built-in function ' + thing.__name__
    if inspect.isroutine(thing): return 'method descriptor ' + thing.__name__
    return f'{type(thing).__name__} object'

  def _members(kind):
    """The methods of a class and of those that it derives from, by name; special ones if its own."""
    found = {}
    for base in reversed(kind.__mro__):
      if base is object: continue
      for name, value in base.__dict__.items():
        if callable(value) and (not name.startswith('_') or base is kind and name[:2] == '__'):
          found[name] = value
    return found

  def _columns(names, width=76):
    lines = ['']
    for name in names:
      if lines[-1] and len(lines[-1]) + len(name) + 1 > width: lines.append('')
      lines[-1] += (' ' if lines[-1] else '') + name
    return lines

  def _indented(text, margin): return [margin + line for line in text.split('\n')]

  def _class(kind):
    bases = [b.__name__ for b in kind.__bases__ if b is not object]
    lines = [f"class {kind.__name__}{'(' + ', '.join(bases) + ')' if bases else ''}"]
    if inspect.getdoc(kind): lines += _indented(inspect.getdoc(kind), ' |  ')
    plain = []
    for name, value in _members(kind).items():
      call = _call(value) if inspect.isfunction(value) else None
      if call is None: plain.append(name)
      else:
        lines += [' |', f' |  {call}']
        if inspect.getdoc(value): lines += _indented(inspect.getdoc(value), ' |      ')
    if plain: lines += [' |'] + [f' |  {line}' for line in _columns(sorted(plain), 72)]
    return lines

  def render_doc(thing):
    place = getattr(thing, '__module__', None) if callable(thing) else None
    place = f' in module {place}' if place == '__main__' else ''
    lines = [f'Help on {_kind(thing)}{place}:', '']
    if inspect.ismodule(thing):
      if inspect.getdoc(thing): lines += [inspect.getdoc(thing), '']
      return '\n'.join(lines + _columns(n for n in sorted(dir(thing)) if not n.startswith('_')))
    if inspect.isclass(thing): return '\n'.join(lines + _class(thing))
    if not inspect.isroutine(thing): return '\n'.join(lines + _class(type(thing)))
    call, text = _call(thing), inspect.getdoc(thing)
    if call and inspect.ismethod(thing):
      kind = type(thing.__self__)
      call += f' method of {kind.__module__}.{kind.__qualname__} instance'
    if call: lines.append(call)
    if text: lines += _indented(text, '    ' if call else '')
    if not call and not text: lines.append('no description in the dojo')
    return '\n'.join(lines)

  def help(*things):
    if not things:
      return print('Type help(object), or object? at the prompt, for help on an object.')
    if isinstance(things[0], str):
      raise NotImplementedError('help on a topic is not in the dojo; give the object itself')
    print(render_doc(*things) + '\n')

  def information(thing):
    """What IPython shows for `thing?`."""
    rows = []
    if callable(thing) and _call(thing): rows.append(('Signature', _call(thing)))
    if not callable(thing):
      if hasattr(thing, 'requires_grad'):
        rows += [('Shape', str(list(thing.shape))), ('Dtype', str(thing.dtype)),
                 ('Requires grad', str(thing.requires_grad))]
      else:
        text = repr(thing)
        rows.append(('String form', text if len(text) <= 200 else text[:200] + '…'))
        if hasattr(thing, '__len__'): rows.append(('Length', str(len(thing))))
    text = inspect.getdoc(thing) if callable(thing) or inspect.ismodule(thing) else None
    if text or not rows: rows.append(('Docstring', text or '<no docstring>'))
    rows.append(('Type', type(thing).__name__))
    width = max(len(name) for name, _ in rows) + 2
    return '\n'.join(
      f'{name}:\n{text}' if '\n' in text else f"{name + ':':<{width}}{text}" for name, text in rows)
  """#
