/// `torch.nn.init` and `torch.nn.utils`: how parameters begin, and how gradients are cut.
let parameterInitializationSource = #"""
  import math
  import torch


  def calculate_gain(nonlinearity, param=None):
    gains = {'linear': 1, 'sigmoid': 1, 'tanh': 5.0 / 3, 'relu': math.sqrt(2.0), 'selu': 3.0 / 4}
    if nonlinearity == 'leaky_relu':
      slope = 0.01 if param is None else param
      return math.sqrt(2.0 / (1 + slope ** 2))
    if nonlinearity not in gains:
      raise ValueError(f'Unsupported nonlinearity {nonlinearity}')
    return gains[nonlinearity]


  def _fans(tensor):
    if tensor.dim() < 2:
      raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    field = 1
    for size in tensor.shape[2:]:
      field *= size
    return tensor.size(1) * field, tensor.size(0) * field


  def _fan(tensor, mode):
    fan_in, fan_out = _fans(tensor)
    return fan_in if mode == 'fan_in' else fan_out


  @torch.no_grad()
  def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return tensor.uniform_(a, b, generator=generator)


  @torch.no_grad()
  def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return tensor.normal_(mean, std, generator=generator)


  @torch.no_grad()
  def constant_(tensor, val):
    return tensor.fill_(val)


  @torch.no_grad()
  def zeros_(tensor):
    return tensor.zero_()


  @torch.no_grad()
  def ones_(tensor):
    return tensor.fill_(1.0)


  def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    std = calculate_gain(nonlinearity, a) / math.sqrt(_fan(tensor, mode))
    bound = math.sqrt(3.0) * std
    return uniform_(tensor, -bound, bound, generator)


  def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    std = calculate_gain(nonlinearity, a) / math.sqrt(_fan(tensor, mode))
    return normal_(tensor, 0, std, generator)


  def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = _fans(tensor)
    a = math.sqrt(3.0) * (gain * math.sqrt(2.0 / float(fan_in + fan_out)))
    return uniform_(tensor, -a, a, generator)


  def xavier_normal_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = _fans(tensor)
    return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)), generator)
  """#
