/// `torch.autograd.Function` and `gradcheck`; the graph's side of it is `Variable.operation`.
let autogradSource = #"""
  import torch


  class FunctionCtx:
    def __init__(self, needs_input_grad):
      self.needs_input_grad = needs_input_grad
      self._saved = ()
      self._versions = ()
      self._freed = False
      self._materialize = True
      self._constant = ()
      self._outputs = ()

    def save_for_backward(self, *tensors):
      self._saved = tensors
      self._versions = [t._version if t is not None else None for t in tensors]

    def set_materialize_grads(self, value):
      self._materialize = value

    def mark_non_differentiable(self, *tensors):
      self._constant = tensors

    def mark_dirty(self, *tensors):
      raise NotImplementedError('FunctionCtx.mark_dirty is not in the dojo')

    def _release(self):
      self._saved = ()
      self._freed = True

    @property
    def saved_tensors(self):
      if self._freed:
        raise RuntimeError(
          'Trying to backward through the graph a second time (or directly access saved tensors '
          'after they have already been freed). Saved intermediate values of the graph are freed '
          'when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to '
          'backward through the graph a second time or if you need to access saved tensors after '
          'calling backward.')
      for tensor, version in zip(self._saved, self._versions):
        if tensor is None:
          continue
        if tensor._version != version:
          raise RuntimeError(
            'one of the variables needed for gradient computation has been modified by an inplace '
            f'operation: [{tensor.type()} {list(tensor.shape)}] is at version {tensor._version}; '
            f'expected version {version} instead. Hint: enable anomaly detection to find the '
            'operation that failed to compute its gradient, with '
            'torch.autograd.set_detect_anomaly(True, check_nan=False).')
        if torch.is_grad_enabled() and any(tensor is output for output in self._outputs):
          raise NotImplementedError(
            'create_graph=True with a saved output of an autograd.Function is not in the dojo')
      return tuple(self._saved)


  class Function:
    def __init__(self, *args, **kwargs):
      raise RuntimeError(
        f"{type(self).__name__} should not be instantiated. Methods on autograd functions are all "
        "static, so you should invoke them on the class itself.")

    @staticmethod
    def forward(*args, **kwargs):
      raise NotImplementedError(
        'You must implement the forward function for custom autograd.Function.')

    @staticmethod
    def setup_context(ctx, inputs, output):
      raise NotImplementedError('setup_context is not implemented.')

    @staticmethod
    def backward(ctx, *grad_outputs):
      raise NotImplementedError(
        'You must implement either the backward or vjp method for your custom autograd.Function to '
        'use it with backward mode AD.')

    @classmethod
    def apply(cls, *args):
      ctx = FunctionCtx(tuple(isinstance(a, torch.Tensor) and a.requires_grad for a in args))
      with torch.no_grad():
        if cls.setup_context is not Function.setup_context:
          output = cls.forward(*args)
          cls.setup_context(ctx, args, output)
        else:
          output = cls.forward(ctx, *args)
      outputs = output if isinstance(output, (tuple, list)) else (output,)
      tensors = [o for o in outputs if isinstance(o, torch.Tensor)]
      ctx._outputs = tuple(o for o in tensors if not any(o is a for a in args))

      def backward(*grads):
        if ctx._materialize:
          grads = [torch.zeros_like(t) if g is None else g for g, t in zip(grads, tensors)]
        given = iter(grads)
        result = cls.backward(
          ctx, *[next(given) if isinstance(o, torch.Tensor) else None for o in outputs])
        result = result if isinstance(result, tuple) else (result,)
        surplus = result[len(args):]
        if len(result) < len(args) or any(g is not None for g in surplus):
          raise RuntimeError(
            f'function {cls.__name__}Backward returned an incorrect number of gradients '
            f'(expected {len(args)}, got {len(result)})')
        return result[:len(args)]

      made = iter(_operation(
        cls.__name__ + 'Backward', list(args), tensors,
        [not any(t is c for c in ctx._constant) for t in tensors], ctx._release, backward))
      results = tuple(next(made) if isinstance(o, torch.Tensor) else o for o in outputs)
      return results if isinstance(output, (tuple, list)) else results[0]


  class GradcheckError(RuntimeError):
    pass


  def gradcheck(func, inputs, *, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True,
                nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False,
                check_batched_grad=False, fast_mode=False):
    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
    checked = [(j, x) for j, x in enumerate(inputs)
               if isinstance(x, torch.Tensor) and x.requires_grad]
    if not checked:
      raise ValueError(
        'gradcheck expects at least one input tensor to require gradient, but none of the them '
        'have requires_grad=True.')

    def outputs():
      result = func(*inputs)
      return result if isinstance(result, (tuple, list)) else (result,)

    for i, output in enumerate(outputs()):
      if not output.requires_grad:
        continue
      for j, x in checked:
        numerical = _numerical(lambda: outputs()[i], x, eps)
        analytical = torch.zeros_like(numerical)
        for column in range(output.numel()):
          seed = torch.zeros_like(output).flatten()
          seed[column] = 1
          (grad,) = torch.autograd.grad(
            output, [x], seed.reshape(output.shape), retain_graph=True, allow_unused=True)
          if grad is not None:
            analytical[:, column] = grad.flatten()
        if not torch.allclose(analytical, numerical, rtol, atol):
          if not raise_exception:
            return False
          raise GradcheckError(
            f'Jacobian mismatch for output {i} with respect to input {j},\n'
            f'numerical:{numerical}\nanalytical:{analytical}\n')
    return True


  def _numerical(function, x, eps):
    place = x.data
    columns = []
    with torch.no_grad():
      for index in torch.cartesian_prod(*[torch.arange(s) for s in x.shape]).reshape(
          x.numel(), x.dim()).tolist():
        where = tuple(index)
        kept = place[where].item()
        place[where] = kept + eps
        above = function().clone().flatten()
        place[where] = kept - eps
        below = function().clone().flatten()
        place[where] = kept
        columns.append((above - below) / (2 * eps))
    return torch.stack(columns) if columns else torch.zeros(0, 0)
  """#
