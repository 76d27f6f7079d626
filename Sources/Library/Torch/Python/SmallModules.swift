/// `torch.linalg`: what the dojo has of it.
let linearAlgebraSource = #"""
  import torch


  def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None):
    x = x if dtype is None else x.to(dtype)
    return x.norm(ord, dim, keepdim)


  def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    A = A if dtype is None else A.to(dtype)
    is_matrix = isinstance(dim, tuple) and len(dim) == 2 or dim is None and A.dim() == 2
    if ord is not None and is_matrix and ord != 'fro':
      raise NotImplementedError(f'torch.linalg.norm(ord={ord!r}) of a matrix is not in the dojo')
    if ord == 'fro' and not is_matrix:
      raise RuntimeError('linalg.matrix_norm: The input tensor A must have at least 2 dimensions.')
    return A.norm(2 if ord in (None, 'fro') else ord, dim, keepdim)


  def matmul(input, other):
    return torch.matmul(input, other)
  """#

/// `torch.cuda`: there is none.
let cudaSource = #"""
  def is_available():
    return False


  def device_count():
    return 0


  def manual_seed(seed):
    pass


  def manual_seed_all(seed):
    pass


  def empty_cache():
    pass
  """#

/// `torch.backends`: places where notebooks ask for devices or set switches, which change nothing.
let backendsSource = #"""
  class _Backend:
    def __init__(self, **switches):
      for name, value in switches.items():
        setattr(self, name, value)

    def is_available(self):
      return False

    def is_built(self):
      return False


  mps = _Backend()
  cuda = _Backend()
  cudnn = _Backend(enabled=True, deterministic=False, benchmark=False)
  mkl = _Backend()
  """#

/// `torch.nn.utils`: what is done with all parameters at once.
let parameterToolsSource = #"""
  import torch


  def _gradients(parameters):
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else parameters
    return [p.grad for p in parameters if p.grad is not None]


  @torch.no_grad()
  def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False):
    if not tensors:
      return torch.tensor(0.0)
    total = torch.stack([t.norm(norm_type) for t in tensors]).norm(norm_type)
    if error_if_nonfinite and not total.isfinite():
      raise RuntimeError(
        f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it '
        'cannot be clipped. To disable this error and scale the gradients by the non-finite norm '
        'anyway, set `error_if_nonfinite=False`')
    return total


  @torch.no_grad()
  def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    grads = _gradients(parameters)
    total = get_total_norm(grads, float(norm_type), error_if_nonfinite)
    factor = torch.clamp(float(max_norm) / (total + 1e-6), max=1.0)
    for grad in grads:
      grad.mul_(factor)
    return total


  @torch.no_grad()
  def clip_grad_value_(parameters, clip_value, foreach=None):
    for grad in _gradients(parameters):
      grad.clamp_(min=-float(clip_value), max=float(clip_value))


  def parameters_to_vector(parameters):
    return torch.cat([p.view(-1) for p in parameters])


  def vector_to_parameters(vec, parameters):
    start = 0
    for param in parameters:
      param.data = vec[start:start + param.numel()].view_as(param).data
      start += param.numel()
  """#
