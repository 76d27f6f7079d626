/// `torch.nn`: the classes that PyTorch, too, has written in Python.
///
/// `Parameter` is made by Swift code; everything else is what is written here.
let neuralModulesSource = #"""
  import math
  import torch
  from collections import namedtuple
  import torch.nn.functional as F
  from torch.nn import init


  class _IncompatibleKeys(namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])):
    def __repr__(self):
      if not self.missing_keys and not self.unexpected_keys:
        return '<All keys matched successfully>'
      return super().__repr__()

    __str__ = __repr__


  class Module:
    def __init__(self):
      object.__setattr__(self, 'training', True)
      object.__setattr__(self, '_parameters', {})
      object.__setattr__(self, '_buffers', {})
      object.__setattr__(self, '_modules', {})

    def __setattr__(self, name, value):
      try:
        kinds = self._parameters, self._buffers, self._modules
      except AttributeError:
        what = 'parameters' if isinstance(value, Parameter) else 'module'
        if not isinstance(value, (Parameter, Module)):
          return object.__setattr__(self, name, value)
        raise AttributeError(f'cannot assign {what} before Module.__init__() call') from None
      for kind, what, types, expected in (
          (kinds[0], 'parameter', Parameter, 'torch.nn.Parameter'),
          (kinds[1], 'buffer', torch.Tensor, 'torch.nn.Buffer, torch.Tensor'),
          (kinds[2], 'child module', Module, 'torch.nn.Module')):
        if name in kind and not isinstance(value, (Parameter, Module)):
          if value is not None and not isinstance(value, types):
            given = value.type() if isinstance(value, torch.Tensor) else type(value).__name__
            raise TypeError(f"cannot assign '{given}' as {what} '{name}' ({expected} or None "
                            "expected)")
          kind[name] = value
      if isinstance(value, Parameter):
        self._parameters[name] = value
      elif isinstance(value, Module):
        self._modules[name] = value
      object.__setattr__(self, name, value)

    def register_parameter(self, name, value):
      self._parameters[name] = value
      object.__setattr__(self, name, value)

    def register_buffer(self, name, value, persistent=True):
      self._buffers[name] = value
      object.__setattr__(self, name, value)

    def add_module(self, name, module):
      self._modules[name] = module
      object.__setattr__(self, name, module)

    register_module = add_module

    def forward(self, *args):
      raise NotImplementedError(
        f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
      return self.forward(*args, **kwargs)

    def named_children(self):
      for name, module in self._modules.items():
        if module is not None:
          yield name, module

    def children(self):
      for name, module in self.named_children():
        yield module

    def named_modules(self, prefix=''):
      yield prefix, self
      for name, module in self.named_children():
        yield from module.named_modules(prefix + ('.' if prefix else '') + name)

    def modules(self):
      for name, module in self.named_modules():
        yield module

    def _named(self, kind, prefix=''):
      seen = []
      for path, module in self.named_modules(prefix):
        for name, value in getattr(module, kind).items():
          if value is not None and not any(value is other for other in seen):
            seen.append(value)
            yield path + ('.' if path else '') + name, value

    def named_parameters(self, prefix=''):
      yield from self._named('_parameters', prefix)

    def parameters(self, recurse=True):
      for name, parameter in self.named_parameters():
        yield parameter

    def named_buffers(self, prefix=''):
      yield from self._named('_buffers', prefix)

    def buffers(self):
      for name, buffer in self.named_buffers():
        yield buffer

    def state_dict(self):
      state = {}
      for path, module in self.named_modules():
        for kind in (module._parameters, module._buffers):
          for name, value in kind.items():
            if value is not None:
              state[path + ('.' if path else '') + name] = value.detach()
      return state

    def load_state_dict(self, state_dict, strict=True):
      own = self.state_dict()
      missing = [name for name in own if name not in state_dict]
      unexpected = [name for name in state_dict if name not in own]
      errors = []
      if strict:
        for what, names in (('Unexpected', unexpected), ('Missing', missing)):
          if names:
            listed = ', '.join(f'"{name}"' for name in names)
            errors.append(f'{what} key(s) in state_dict: {listed}. ')
      for name, value in own.items():
        if name in state_dict and state_dict[name].shape != value.shape:
          errors.append(
            f'size mismatch for {name}: copying a param with shape {state_dict[name].shape} from '
            f'checkpoint, the shape in current model is {value.shape}.')
      if errors:
        raise RuntimeError(
          f'Error(s) in loading state_dict for {type(self).__name__}:\n\t'
          + '\n\t'.join(errors))
      with torch.no_grad():
        for name, value in own.items():
          if name in state_dict:
            value.copy_(state_dict[name])
      return _IncompatibleKeys(missing, unexpected)

    def apply(self, fn):
      for module in self.children():
        module.apply(fn)
      fn(self)
      return self

    def train(self, mode=True):
      for module in self.modules():
        object.__setattr__(module, 'training', mode)
      return self

    def eval(self):
      return self.train(False)

    def requires_grad_(self, requires_grad=True):
      for parameter in self.parameters():
        parameter.requires_grad_(requires_grad)
      return self

    def zero_grad(self, set_to_none=True):
      for parameter in self.parameters():
        if set_to_none:
          parameter.grad = None
        elif parameter.grad is not None:
          parameter.grad.zero_()

    def to(self, *args, **kwargs):
      return self

    def cpu(self):
      return self

    def extra_repr(self):
      return ''

    def __repr__(self):
      lines = []
      for name, module in self._modules.items():
        text = repr(module).replace('\n', '\n  ')
        lines.append('(' + name + '): ' + text)
      extra = self.extra_repr()
      name = type(self).__name__
      if not lines:
        return f'{name}({extra})'
      return f'{name}({extra}\n  ' + '\n  '.join(lines) + '\n)'


  class Sequential(Module):
    def __init__(self, *modules):
      super().__init__()
      if len(modules) == 1 and isinstance(modules[0], dict):
        for name, module in modules[0].items():
          self.add_module(name, module)
      else:
        for i, module in enumerate(modules):
          self.add_module(str(i), module)

    def forward(self, input):
      for module in self._modules.values():
        input = module(input)
      return input

    def __len__(self):
      return len(self._modules)

    def __iter__(self):
      return iter(list(self._modules.values()))

    def __getitem__(self, index):
      modules = list(self._modules.values())
      if isinstance(index, slice):
        return Sequential(*modules[index])
      return modules[index]

    def append(self, module):
      self.add_module(str(len(self)), module)
      return self


  class ModuleList(Module):
    def __init__(self, modules=()):
      super().__init__()
      for module in modules:
        self.append(module)

    def append(self, module):
      self.add_module(str(len(self)), module)
      return self

    def extend(self, modules):
      for module in modules:
        self.append(module)
      return self

    def __len__(self):
      return len(self._modules)

    def __iter__(self):
      return iter(list(self._modules.values()))

    def __getitem__(self, index):
      if isinstance(index, slice):
        return type(self)(list(self._modules.values())[index])
      return list(self._modules.values())[index]

    def __repr__(self):
      if not self._modules:
        return type(self).__name__ + '()'
      blocks = []
      for i, module in enumerate(self):
        text = repr(module)
        if blocks and blocks[-1][2] == text:
          blocks[-1][1] = i
        else:
          blocks.append([i, i, text])
      lines = []
      for first, last, text in blocks:
        if first != last:
          text = f'{last - first + 1} x {text}'
        place = f'({first})' if first == last else f'({first}-{last})'
        lines.append('\n  ' + (place + ': ' + text).replace('\n', '\n  '))
      return f'{type(self).__name__}({"".join(lines)}\n)'


  """#
