/// `torch.optim`: each update in the order of operations of PyTorch's single-tensor loops.
let optimizersSource = #"""
  import torch


  class Optimizer:
    def __init__(self, params, defaults):
      params = list(params)
      if not params:
        raise ValueError('optimizer got an empty parameter list')
      if not isinstance(params[0], dict):
        params = [{'params': params}]
      self.defaults = defaults
      self.param_groups = []
      self.state = {}
      for group in params:
        self.add_param_group(group)

    def add_param_group(self, group):
      group = dict(group)
      if isinstance(group['params'], torch.Tensor):
        group['params'] = [group['params']]
      group['params'] = list(group['params'])
      for name, value in self.defaults.items():
        group.setdefault(name, value)
      for param in group['params']:
        if not isinstance(param, torch.Tensor):
          raise TypeError('optimizer can only optimize Tensors, but one of the params is '
                          + type(param).__name__)
        if not param.is_leaf:
          raise ValueError("can't optimize a non-leaf Tensor")
      self.param_groups.append(group)

    def zero_grad(self, set_to_none=True):
      for group in self.param_groups:
        for param in group['params']:
          if set_to_none:
            param.grad = None
          elif param.grad is not None:
            param.grad.zero_()

    def step(self, closure=None):
      loss = None
      if closure is not None:
        with torch.enable_grad():
          loss = closure()
      with torch.no_grad():
        for group in self.param_groups:
          for param in group['params']:
            if param.grad is not None:
              self._update(param, param.grad, group, self.state.setdefault(param, {}))
      return loss

    def __repr__(self):
      text = type(self).__name__ + ' ('
      for i, group in enumerate(self.param_groups):
        text += f'\nParameter Group {i}\n'
        for key in sorted(group.keys()):
          if key != 'params':
            text += f'    {key}: {group[key]}\n'
      return text + ')'


  class SGD(Optimizer):
    def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False,
                 *, maximize=False):
      if lr < 0.0:
        raise ValueError(f'Invalid learning rate: {lr}')
      super().__init__(params, dict(
        lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay,
        nesterov=nesterov, maximize=maximize, foreach=None, differentiable=False, fused=None))

    def _update(self, param, grad, group, state):
      if group['maximize']:
        grad = -grad
      if group['weight_decay'] != 0:
        grad = grad.add(param, alpha=group['weight_decay'])
      momentum = group['momentum']
      if momentum != 0:
        buffer = state.get('momentum_buffer')
        if buffer is None:
          buffer = grad.detach().clone()
          state['momentum_buffer'] = buffer
        else:
          buffer.mul_(momentum).add_(grad, alpha=1 - group['dampening'])
        grad = grad.add(buffer, alpha=momentum) if group['nesterov'] else buffer
      param.add_(grad, alpha=-group['lr'])


  class Adam(Optimizer):
    decoupled = False

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
                 amsgrad=False, *, maximize=False):
      if lr < 0.0:
        raise ValueError(f'Invalid learning rate: {lr}')
      super().__init__(params, dict(
        lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
        maximize=maximize, foreach=None, capturable=False, differentiable=False, fused=None,
        decoupled_weight_decay=self.decoupled))

    def _update(self, param, grad, group, state):
      if group['maximize']:
        grad = -grad
      lr, eps, decay = group['lr'], group['eps'], group['weight_decay']
      beta1, beta2 = group['betas']
      if not state:
        state['step'] = 0
        state['exp_avg'] = torch.zeros_like(param)
        state['exp_avg_sq'] = torch.zeros_like(param)
        if group['amsgrad']:
          state['max_exp_avg_sq'] = torch.zeros_like(param)
      state['step'] += 1
      step, average, square = state['step'], state['exp_avg'], state['exp_avg_sq']
      if decay != 0:
        if self.decoupled:
          param.mul_(1 - lr * decay)
        else:
          grad = grad.add(param, alpha=decay)
      average.lerp_(grad, 1 - beta1)
      square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
      correction1 = 1 - beta1 ** step
      correction2 = 1 - beta2 ** step
      step_size = lr / correction1
      if group['amsgrad']:
        largest = state['max_exp_avg_sq']
        largest.copy_(torch.maximum(largest, square))
        square = largest
      denominator = (square.sqrt() / correction2 ** 0.5).add_(eps)
      param.addcdiv_(average, denominator, value=-step_size)


  class AdamW(Adam):
    decoupled = True

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01,
                 amsgrad=False, *, maximize=False):
      super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)
  """#
