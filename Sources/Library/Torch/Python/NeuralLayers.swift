/// The layers and losses of `torch.nn`; they follow `neuralModulesSource`.
let neuralLayersSource = #"""
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
      self.padding_idx = padding_idx
      if padding_idx is not None:
        if not -num_embeddings <= padding_idx < num_embeddings:
          raise AssertionError('Padding_idx must be within num_embeddings')
        self.padding_idx = padding_idx % num_embeddings
      self.weight = Parameter(torch.empty((num_embeddings, embedding_dim)))
      init.normal_(self.weight)
      if padding_idx is not None:
        with torch.no_grad():
          self.weight[self.padding_idx].fill_(0)

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None):
      made = cls(*embeddings.shape, padding_idx=padding_idx)
      made.weight.data = embeddings
      made.weight.requires_grad = not freeze
      return made

    def forward(self, input):
      return F.embedding(input, self.weight, self.padding_idx)

    def extra_repr(self):
      padding = '' if self.padding_idx is None else f', padding_idx={self.padding_idx}'
      return f'{self.num_embeddings}, {self.embedding_dim}{padding}'


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
