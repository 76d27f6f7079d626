/// More classes of `torch.nn`, for `neuralModulesSource`: activations, containers and losses.
let moreLayersSource = #"""
  def _activation(name, function, **standard):
    def __init__(self, *args, **kwargs):
      super(cls, self).__init__()
      if len(args) > len(standard):
        raise TypeError(f'{name}.__init__() takes from 1 to {len(standard) + 1} positional '
                        f'arguments but {len(args) + 1} were given')
      values = {**standard, **dict(zip(standard, args)), **kwargs}
      self._options = {k: v for k, v in values.items() if k != 'inplace'}
      for key, value in values.items(): setattr(self, key, value)

    def forward(self, input): return function(input, **self._options)

    def extra_repr(self):
      return ', '.join(f'{k}={v}' for k, v in self._options.items())

    cls = type(name, (Module,), {'__init__': __init__, 'forward': forward, 'extra_repr': extra_repr})
    return cls


  ELU = _activation('ELU', F.elu, alpha=1.0, inplace=False)
  CELU = _activation('CELU', F.celu, alpha=1.0, inplace=False)
  SELU = _activation('SELU', F.selu, inplace=False)
  Softplus = _activation('Softplus', F.softplus, beta=1.0, threshold=20.0)
  Softsign = _activation('Softsign', F.softsign)
  LogSigmoid = _activation('LogSigmoid', F.logsigmoid)
  Hardtanh = _activation('Hardtanh', F.hardtanh, min_val=-1.0, max_val=1.0, inplace=False)
  ReLU6 = _activation('ReLU6', F.relu6, inplace=False)
  Hardsigmoid = _activation('Hardsigmoid', F.hardsigmoid, inplace=False)
  Hardswish = _activation('Hardswish', F.hardswish, inplace=False)
  Mish = _activation('Mish', F.mish, inplace=False)
  Tanhshrink = _activation('Tanhshrink', F.tanhshrink)
  GLU = _activation('GLU', F.glu, dim=-1)
  Softmin = _activation('Softmin', F.softmin, dim=None)


  class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25):
      super().__init__()
      self.num_parameters = num_parameters
      self.weight = Parameter(torch.full((num_parameters,), float(init)))

    def forward(self, input): return F.prelu(input, self.weight)
    def extra_repr(self): return f'num_parameters={self.num_parameters}'


  class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True):
      super().__init__()
      shape = (normalized_shape,) if isinstance(normalized_shape, int) else normalized_shape
      self.normalized_shape, self.eps = tuple(shape), eps
      self.elementwise_affine = elementwise_affine
      if elementwise_affine: self.weight = Parameter(torch.ones(self.normalized_shape))
      else: self.register_parameter('weight', None)

    def forward(self, input): return F.rms_norm(input, self.normalized_shape, self.weight, self.eps)

    def extra_repr(self):
      return (f'{self.normalized_shape}, eps={self.eps}, '
              f'elementwise_affine={self.elementwise_affine}')


  class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
      super().__init__()
      self.dim, self.unflattened_size = dim, unflattened_size

    def forward(self, input): return input.unflatten(self.dim, self.unflattened_size)
    def extra_repr(self): return f'dim={self.dim}, unflattened_size={self.unflattened_size}'


  class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-08):
      super().__init__()
      self.dim, self.eps = dim, eps

    def forward(self, x1, x2): return F.cosine_similarity(x1, x2, self.dim, self.eps)


  class PairwiseDistance(Module):
    def __init__(self, p=2.0, eps=1e-06, keepdim=False):
      super().__init__()
      self.norm, self.eps, self.keepdim = p, eps, keepdim

    def forward(self, x1, x2): return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


  class ModuleDict(Module):
    def __init__(self, modules=None):
      super().__init__()
      if modules is not None: self.update(modules)

    def __getitem__(self, key): return self._modules[key]
    def __setitem__(self, key, module): self.add_module(key, module)

    def __delitem__(self, key):
      del self._modules[key]
      object.__delattr__(self, key)

    def __len__(self): return len(self._modules)
    def __iter__(self): return iter(self._modules)
    def __contains__(self, key): return key in self._modules
    def keys(self): return self._modules.keys()
    def items(self): return self._modules.items()
    def values(self): return self._modules.values()

    def update(self, modules):
      for key, module in modules.items() if hasattr(modules, 'items') else modules:
        self.add_module(key, module)

    def pop(self, key):
      module = self[key]
      del self[key]
      return module


  class ParameterList(Module):
    def __init__(self, values=None):
      super().__init__()
      for value in values or (): self.append(value)

    def append(self, value):
      if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
        value = Parameter(value)
      setattr(self, str(len(self)), value)
      return self

    def extend(self, values):
      for value in values: self.append(value)
      return self

    def __len__(self): return len(self._parameters)
    def __iter__(self): return iter(list(self._parameters.values()))
    def __getitem__(self, index): return list(self._parameters.values())[index]

    def __repr__(self):
      lines = [f'    ({i}): Parameter containing: [{p.dtype} of size {"x".join(map(str, p.shape))}]'
               for i, p in enumerate(self)]
      return 'ParameterList(\n' + '\n'.join(lines) + '\n)' if lines else 'ParameterList()'


  class ParameterDict(Module):
    def __init__(self, values=None):
      super().__init__()
      for key, value in dict(values or {}).items(): self[key] = value

    def __setitem__(self, key, value):
      if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
        value = Parameter(value)
      setattr(self, key, value)

    def __getitem__(self, key): return self._parameters[key]
    def __len__(self): return len(self._parameters)
    def __iter__(self): return iter(self._parameters)
    def __contains__(self, key): return key in self._parameters
    def keys(self): return self._parameters.keys()
    def items(self): return self._parameters.items()
    def values(self): return self._parameters.values()


  class SmoothL1Loss(_Loss):
    def __init__(self, reduction='mean', beta=1.0):
      super().__init__(reduction)
      self.beta = beta

    def forward(self, input, target):
      return F.smooth_l1_loss(input, target, reduction=self.reduction, beta=self.beta)


  class HuberLoss(_Loss):
    def __init__(self, reduction='mean', delta=1.0):
      super().__init__(reduction)
      self.delta = delta

    def forward(self, input, target):
      return F.huber_loss(input, target, reduction=self.reduction, delta=self.delta)


  class KLDivLoss(_Loss):
    def __init__(self, reduction='mean', log_target=False):
      super().__init__(reduction)
      self.log_target = log_target

    def forward(self, input, target):
      return F.kl_div(input, target, reduction=self.reduction, log_target=self.log_target)


  """#

/// `torch.testing`: tensors compared, with a report.
let testingSource = #"""
  import torch

  _limits = {torch.float32: (1.3e-06, 1e-05), torch.float64: (1e-07, 1e-07)}


  def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None,
                   equal_nan=False, check_device=True, check_dtype=True, check_layout=True,
                   check_stride=False, msg=None):
    if (rtol is None) != (atol is None):
      raise ValueError('Both rtol and atol must be either specified or left unspecified')
    options = dict(rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, msg=msg)
    if isinstance(actual, dict) and isinstance(expected, dict):
      for key in expected: _assert_item(key, actual[key], expected[key], options)
      return
    if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
      if len(actual) != len(expected):
        raise AssertionError(f'The length of the sequences mismatch: {len(actual)} != '
                             f'{len(expected)}')
      for i, (a, e) in enumerate(zip(actual, expected)): _assert_item(i, a, e, options)
      return
    is_number = not isinstance(actual, torch.Tensor)
    if is_number:
      kind = torch.float64 if isinstance(actual, float) or isinstance(expected, float) else None
      a, e = torch.tensor(actual, dtype=kind), torch.tensor(expected, dtype=kind)
    else:
      a, e = actual.detach(), torch.as_tensor(expected).detach()
    text = None
    if a.shape != e.shape:
      text = f'The values for attribute \'shape\' do not match: {a.shape} != {e.shape}.'
    elif check_dtype and a.dtype != e.dtype:
      text = f'The values for attribute \'dtype\' do not match: {a.dtype} != {e.dtype}.'
    else:
      if a.dtype != e.dtype: a, e = a.to(torch.result_type(a, e)), e.to(torch.result_type(a, e))
      if rtol is None: rtol, atol = _limits.get(a.dtype, (0.0, 0.0))
      same = torch.isclose(a, e, rtol=rtol, atol=atol, equal_nan=equal_nan)
      if not same.all():
        text = _difference(a, e, same, rtol, atol, is_number)
    if text is not None:
      raise AssertionError(text if msg is None else msg(text) if callable(msg) else msg)


  def _assert_item(place, actual, expected, options):
    try:
      assert_close(actual, expected, **options)
    except AssertionError as error:
      raise AssertionError(f'{error}\n\nThe failure occurred for item [{place!r}]') from None


  def _difference(a, e, same, rtol, atol, is_number):
    kind = 'close' if rtol or atol else 'equal'
    if not a.is_floating_point(): a, e = a.long(), e.long()
    away = (a - e).abs()
    away[same] = 0
    share = away / e.abs()
    share[same] = 0
    if is_number or a.dim() == 0:
      word = 'Scalars' if a.dim() == 0 else 'Tensor-likes'
      if kind == 'equal': allowed = ('', '')
      else: allowed = f' (up to {atol} allowed)', f' (up to {rtol} allowed)'
      lines = [f'{word} are not {kind}!', '']
      lines.append(f'Expected {e.item()} but got {a.item()}.')
      lines.append(f'Absolute difference: {away.item()}{allowed[0]}')
      lines.append(f'Relative difference: {share.item()}{allowed[1]}')
      return '\n'.join(lines)
    wrong, count = int((~same).sum()), same.numel()
    parts = [f'Tensor-likes are not {kind}!', '',
             f'Mismatched elements: {wrong} / {count} ({wrong / count:.1%})']
    for name, values, limit in (('absolute', away, atol), ('relative', share, rtol)):
      place = int(values.argmax())
      index = []
      for size in reversed(values.shape):
        index.insert(0, place % size)
        place //= size
      allowed = f' (up to {limit} allowed)' if kind == 'close' else ''
      parts.append(f'Greatest {name} difference: {values.max().item()} at index {tuple(index)}'
                   + allowed)
    return '\n'.join(parts)


  def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True):
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False)
  """#
