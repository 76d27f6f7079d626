/// `torch.nn`: the classes that PyTorch, too, has written in Python.
///
/// `Parameter` is made by Swift code; everything else is what is written here.
let neuralModulesSource = #"""
  import math
  import torch
  import torch.nn.functional as F
  from torch.nn import init


  class Module:
    def __init__(self):
      object.__setattr__(self, 'training', True)
      object.__setattr__(self, '_parameters', {})
      object.__setattr__(self, '_buffers', {})
      object.__setattr__(self, '_modules', {})

    def __setattr__(self, name, value):
      for kind in (self._parameters, self._buffers, self._modules):
        if name in kind and not isinstance(value, (Parameter, Module)):
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
      if strict and (missing or unexpected):
        raise RuntimeError(
          f'Error(s) in loading state_dict for {type(self).__name__}: '
          f'missing keys {missing}, unexpected keys {unexpected}')
      with torch.no_grad():
        for name, value in own.items():
          if name in state_dict:
            value.copy_(state_dict[name])

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

    def __len__(self):
      return len(self._modules)

    def __iter__(self):
      return iter(list(self._modules.values()))

    def __getitem__(self, index):
      return list(self._modules.values())[index]


  class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
      super().__init__()
      self.in_features = in_features
      self.out_features = out_features
      self.weight = Parameter(torch.empty((out_features, in_features), dtype=dtype))
      if bias:
        self.bias = Parameter(torch.empty(out_features, dtype=dtype))
      else:
        self.register_parameter('bias', None)
      self.reset_parameters()

    def reset_parameters(self):
      init.kaiming_uniform_(self.weight, a=math.sqrt(5))
      if self.bias is not None:
        bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
        init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
      return F.linear(input, self.weight, self.bias)

    def extra_repr(self):
      return (f'in_features={self.in_features}, out_features={self.out_features}, '
              f'bias={self.bias is not None}')


  class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None):
      super().__init__()
      self.num_embeddings = num_embeddings
      self.embedding_dim = embedding_dim
      self.weight = Parameter(torch.empty((num_embeddings, embedding_dim)))
      init.normal_(self.weight)

    def forward(self, input):
      return F.embedding(input, self.weight)

    def extra_repr(self):
      return f'{self.num_embeddings}, {self.embedding_dim}'


  class BatchNorm1d(Module):
    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True,
                 track_running_stats=True):
      super().__init__()
      self.num_features = num_features
      self.eps = eps
      self.momentum = momentum
      self.affine = affine
      self.track_running_stats = track_running_stats
      if affine:
        self.weight = Parameter(torch.ones(num_features))
        self.bias = Parameter(torch.zeros(num_features))
      else:
        self.register_parameter('weight', None)
        self.register_parameter('bias', None)
      if track_running_stats:
        self.register_buffer('running_mean', torch.zeros(num_features))
        self.register_buffer('running_var', torch.ones(num_features))
        self.register_buffer('num_batches_tracked', torch.tensor(0))
      else:
        self.register_buffer('running_mean', None)
        self.register_buffer('running_var', None)
        self.register_buffer('num_batches_tracked', None)

    def forward(self, input):
      if self.training and self.track_running_stats:
        self.num_batches_tracked.add_(1)
      use_batch = self.training or not self.track_running_stats
      return F.batch_norm(input, self.running_mean, self.running_var, self.weight, self.bias,
                          use_batch, self.momentum, self.eps)

    def extra_repr(self):
      return (f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, '
              f'affine={self.affine}, bias={self.bias is not None}, '
              f'track_running_stats={self.track_running_stats}')


  class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True):
      super().__init__()
      if isinstance(normalized_shape, int):
        normalized_shape = (normalized_shape,)
      self.normalized_shape = tuple(normalized_shape)
      self.eps = eps
      self.elementwise_affine = elementwise_affine
      if elementwise_affine:
        self.weight = Parameter(torch.ones(self.normalized_shape))
        if bias:
          self.bias = Parameter(torch.zeros(self.normalized_shape))
        else:
          self.register_parameter('bias', None)
      else:
        self.register_parameter('weight', None)
        self.register_parameter('bias', None)

    def forward(self, input):
      return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
      return (f'{self.normalized_shape}, eps={self.eps}, '
              f'elementwise_affine={self.elementwise_affine}, bias={self.bias is not None}')


  class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
      super().__init__()
      self.p = p
      self.inplace = inplace

    def forward(self, input):
      return F.dropout(input, self.p, self.training)

    def extra_repr(self):
      return f'p={self.p}, inplace={self.inplace}'


  class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
      super().__init__()
      self.start_dim = start_dim
      self.end_dim = end_dim

    def forward(self, input):
      return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
      return f'start_dim={self.start_dim}, end_dim={self.end_dim}'


  class Identity(Module):
    def __init__(self, *args, **kwargs):
      super().__init__()

    def forward(self, input):
      return input


  class Tanh(Module):
    def forward(self, input):
      return torch.tanh(input)


  class Sigmoid(Module):
    def forward(self, input):
      return torch.sigmoid(input)


  class SiLU(Module):
    def forward(self, input):
      return F.silu(input)


  class ReLU(Module):
    def __init__(self, inplace=False):
      super().__init__()
      self.inplace = inplace

    def forward(self, input):
      return F.relu(input)


  class GELU(Module):
    def __init__(self, approximate='none'):
      super().__init__()
      self.approximate = approximate

    def forward(self, input):
      return F.gelu(input, approximate=self.approximate)

    def extra_repr(self):
      return f'approximate={self.approximate!r}'


  class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01, inplace=False):
      super().__init__()
      self.negative_slope = negative_slope

    def forward(self, input):
      return F.leaky_relu(input, self.negative_slope)

    def extra_repr(self):
      return f'negative_slope={self.negative_slope}'


  class Softmax(Module):
    def __init__(self, dim=None):
      super().__init__()
      self.dim = dim

    def forward(self, input):
      return F.softmax(input, self.dim)

    def extra_repr(self):
      return f'dim={self.dim}'


  class LogSoftmax(Module):
    def __init__(self, dim=None):
      super().__init__()
      self.dim = dim

    def forward(self, input):
      return F.log_softmax(input, self.dim)

    def extra_repr(self):
      return f'dim={self.dim}'


  class _Loss(Module):
    def __init__(self, reduction='mean'):
      super().__init__()
      self.reduction = reduction


  class CrossEntropyLoss(_Loss):
    def __init__(self, weight=None, ignore_index=-100, reduction='mean', label_smoothing=0.0):
      super().__init__(reduction)
      self.register_buffer('weight', weight)
      self.ignore_index = ignore_index
      self.label_smoothing = label_smoothing

    def forward(self, input, target):
      return F.cross_entropy(input, target, weight=self.weight, ignore_index=self.ignore_index,
                             reduction=self.reduction, label_smoothing=self.label_smoothing)


  class NLLLoss(_Loss):
    def __init__(self, weight=None, ignore_index=-100, reduction='mean'):
      super().__init__(reduction)
      self.register_buffer('weight', weight)
      self.ignore_index = ignore_index

    def forward(self, input, target):
      return F.nll_loss(input, target, weight=self.weight, ignore_index=self.ignore_index,
                        reduction=self.reduction)


  class MSELoss(_Loss):
    def forward(self, input, target):
      return F.mse_loss(input, target, reduction=self.reduction)


  class L1Loss(_Loss):
    def forward(self, input, target):
      return F.l1_loss(input, target, reduction=self.reduction)


  class BCELoss(_Loss):
    def forward(self, input, target):
      return F.binary_cross_entropy(input, target, reduction=self.reduction)


  class BCEWithLogitsLoss(_Loss):
    def forward(self, input, target):
      return F.binary_cross_entropy_with_logits(input, target, reduction=self.reduction)
  """#
