/// `torch.optim.lr_scheduler`: learning rates that change from step to step.
let schedulersSource = #"""
  import math


  class LRScheduler:
    def __init__(self, optimizer, last_epoch=-1):
      self.optimizer = optimizer
      for group in optimizer.param_groups:
        group.setdefault('initial_lr', group['lr'])
      self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
      self.last_epoch = last_epoch
      self.step()

    def get_last_lr(self):
      return self._last_lr

    def get_lr(self):
      raise NotImplementedError

    def step(self, epoch=None):
      self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
      for group, lr in zip(self.optimizer.param_groups, self.get_lr()):
        group['lr'] = lr
      self._last_lr = [group['lr'] for group in self.optimizer.param_groups]

    def _rates(self):
      return [group['lr'] for group in self.optimizer.param_groups]

    def state_dict(self):
      return {k: v for k, v in self.__dict__.items() if k != 'optimizer'}

    def load_state_dict(self, state_dict):
      self.__dict__.update(state_dict)


  class LambdaLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
      count = len(optimizer.param_groups)
      self.lr_lambdas = list(lr_lambda) if isinstance(lr_lambda, (list, tuple)) else (
        [lr_lambda] * count)
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs)]


  class StepLR(LRScheduler):
    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
      self.step_size = step_size
      self.gamma = gamma
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
        return self._rates()
      return [lr * self.gamma for lr in self._rates()]


  class MultiStepLR(LRScheduler):
    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
      self.milestones = list(milestones)
      self.gamma = gamma
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      times = self.milestones.count(self.last_epoch)
      return [lr * self.gamma ** times if times else lr for lr in self._rates()]


  class ExponentialLR(LRScheduler):
    def __init__(self, optimizer, gamma, last_epoch=-1):
      self.gamma = gamma
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      return self._rates() if self.last_epoch == 0 else [lr * self.gamma for lr in self._rates()]


  class LinearLR(LRScheduler):
    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5,
                 last_epoch=-1):
      self.start_factor = start_factor
      self.end_factor = end_factor
      self.total_iters = total_iters
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      if self.last_epoch == 0:
        return [lr * self.start_factor for lr in self._rates()]
      if self.last_epoch > self.total_iters:
        return self._rates()
      change = self.end_factor - self.start_factor
      factor = 1.0 + change / (
        self.total_iters * self.start_factor + (self.last_epoch - 1) * change)
      return [lr * factor for lr in self._rates()]


  class CosineAnnealingLR(LRScheduler):
    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
      self.T_max = T_max
      self.eta_min = eta_min
      super().__init__(optimizer, last_epoch)

    def get_lr(self):
      if self.last_epoch == 0:
        return self._rates()
      t, low = self.last_epoch, self.eta_min
      if (t - 1 - self.T_max) % (2 * self.T_max) == 0:
        return [lr + (base - low) * (1 - math.cos(math.pi / self.T_max)) / 2
                for lr, base in zip(self._rates(), self.base_lrs)]
      return [(1 + math.cos(math.pi * t / self.T_max))
              / (1 + math.cos(math.pi * (t - 1) / self.T_max)) * (lr - low) + low
              for lr in self._rates()]
  """#
