/// The recurrent classes of `torch.nn`, for `neuralModulesSource`.
let recurrentModulesSource = #"""
  def _rnn_step(nonlinearity):
    activation = torch.tanh if nonlinearity == 'tanh' else F.relu

    def step(x, state, w_ih, w_hh, b_ih, b_hh):
      return (activation(F.linear(x, w_ih, b_ih) + F.linear(state[0], w_hh, b_hh)),)
    return step


  def _gru_step(x, state, w_ih, w_hh, b_ih, b_hh):
    h, = state
    i_r, i_z, i_n = F.linear(x, w_ih, b_ih).chunk(3, 1)
    h_r, h_z, h_n = F.linear(h, w_hh, b_hh).chunk(3, 1)
    r, z = torch.sigmoid(i_r + h_r), torch.sigmoid(i_z + h_z)
    n = torch.tanh(i_n + r * h_n)
    return ((h - n) * z + n,)


  def _lstm_step(x, state, w_ih, w_hh, b_ih, b_hh):
    h, c = state
    i, f, g, o = (F.linear(x, w_ih, b_ih) + F.linear(h, w_hh, b_hh)).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


  class _Recurrent(Module):
    def _add(self, suffix, gates, input_size, hidden_size, bias):
      shapes = {'weight_ih': (gates * hidden_size, input_size),
                'weight_hh': (gates * hidden_size, hidden_size)}
      if bias:
        shapes['bias_ih'] = shapes['bias_hh'] = (gates * hidden_size,)
      for name, shape in shapes.items():
        setattr(self, name + suffix, Parameter(torch.empty(shape)))
      if not bias:
        for name in ('bias_ih', 'bias_hh'):
          self.register_parameter(name + suffix, None)

    def reset_parameters(self):
      bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
      for weight in self.parameters():
        init.uniform_(weight, -bound, bound)

    def _weights(self, suffix):
      return [getattr(self, name + suffix) for name in
              ('weight_ih', 'weight_hh', 'bias_ih', 'bias_hh')]


  class RNNBase(_Recurrent):
    _gates, _states = 1, 1

    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
                 dropout=0.0, bidirectional=False):
      super().__init__()
      self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
      self.bias, self.batch_first = bias, batch_first
      self.dropout, self.bidirectional = float(dropout), bidirectional
      for layer in range(num_layers):
        size = input_size if layer == 0 else hidden_size * (2 if bidirectional else 1)
        for direction in range(2 if bidirectional else 1):
          suffix = f'_l{layer}' + ('_reverse' if direction else '')
          self._add(suffix, self._gates, size, hidden_size, bias)
      self.reset_parameters()

    def forward(self, input, hx=None):
      if input.dim() not in (2, 3):
        raise ValueError(f'{type(self).__name__}: Expected input to be 2D or 3D, '
                         f'got {input.dim()}D instead')
      if input.size(-1) != self.input_size:
        raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected '
                           f'{self.input_size}, got {input.size(-1)}')
      single = input.dim() == 2
      x = input.unsqueeze(1) if single else input.transpose(0, 1) if self.batch_first else input
      directions = 2 if self.bidirectional else 1
      if hx is None:
        zeros = torch.zeros(self.num_layers * directions, x.size(1), self.hidden_size,
                            dtype=x.dtype)
        states = (zeros,) * self._states
      else:
        states = hx if isinstance(hx, tuple) else (hx,)
        if single: states = tuple(s.unsqueeze(1) for s in states)
      last = []
      for layer in range(self.num_layers):
        outputs = []
        for direction in range(directions):
          place = layer * directions + direction
          weights = self._weights(f'_l{layer}' + ('_reverse' if direction else ''))
          state, steps = tuple(s[place] for s in states), []
          for t in reversed(range(x.size(0))) if direction else range(x.size(0)):
            state = self._step(x[t], state, *weights)
            steps.append(state[0])
          if direction: steps.reverse()
          outputs.append(torch.stack(steps))
          last.append(state)
        x = torch.cat(outputs, -1) if directions == 2 else outputs[0]
        if self.dropout and layer < self.num_layers - 1:
          x = F.dropout(x, self.dropout, self.training)
      final = tuple(torch.stack(parts) for parts in zip(*last))
      if single: x, final = x.squeeze(1), tuple(s.squeeze(1) for s in final)
      elif self.batch_first: x = x.transpose(0, 1)
      return x, final if self._states > 1 else final[0]

    def extra_repr(self):
      text = f'{self.input_size}, {self.hidden_size}'
      if self.num_layers != 1: text += f', num_layers={self.num_layers}'
      if self.bias is not True: text += f', bias={self.bias}'
      if self.batch_first is not False: text += f', batch_first={self.batch_first}'
      if self.dropout != 0: text += f', dropout={self.dropout}'
      if self.bidirectional is not False: text += f', bidirectional={self.bidirectional}'
      return text


  class RNN(RNNBase):
    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True,
                 batch_first=False, dropout=0.0, bidirectional=False):
      if nonlinearity not in ('tanh', 'relu'):
        raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
      super().__init__(input_size, hidden_size, num_layers, bias, batch_first, dropout,
                       bidirectional)
      self.nonlinearity = nonlinearity
      self._step = _rnn_step(nonlinearity)


  class GRU(RNNBase):
    _gates, _step = 3, staticmethod(_gru_step)


  class LSTM(RNNBase):
    _gates, _states, _step = 4, 2, staticmethod(_lstm_step)


  class RNNCellBase(_Recurrent):
    _gates, _states = 1, 1

    def __init__(self, input_size, hidden_size, bias=True):
      super().__init__()
      self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
      self._add('', self._gates, input_size, hidden_size, bias)
      self.reset_parameters()

    def forward(self, input, hx=None):
      single = input.dim() == 1
      x = input.unsqueeze(0) if single else input
      if hx is None:
        state = (torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype),) * self._states
      else:
        state = hx if isinstance(hx, tuple) else (hx,)
        if single: state = tuple(s.unsqueeze(0) for s in state)
      state = self._step(x, state, *self._weights(''))
      if single: state = tuple(s.squeeze(0) for s in state)
      return state if self._states > 1 else state[0]

    def extra_repr(self):
      return f'{self.input_size}, {self.hidden_size}' + (
        '' if self.bias is True else f', bias={self.bias}')


  class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh'):
      super().__init__(input_size, hidden_size, bias)
      self.nonlinearity = nonlinearity
      self._step = _rnn_step(nonlinearity)


  class GRUCell(RNNCellBase):
    _gates, _step = 3, staticmethod(_gru_step)


  class LSTMCell(RNNCellBase):
    _gates, _states, _step = 4, 2, staticmethod(_lstm_step)


  """#

/// `torch.nn.utils.rnn`: sequences of several lengths as one tensor.
let sequenceToolsSource = #"""
  import torch


  def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
    sequences = list(sequences)
    if not sequences:
      raise RuntimeError('received an empty list of sequences')
    length = max(s.size(0) for s in sequences)
    shape = (len(sequences), length) + tuple(sequences[0].shape[1:])
    out = sequences[0].new_full(shape, padding_value)
    for i, s in enumerate(sequences):
      if padding_side == 'left': out[i, length - s.size(0):] = s
      else: out[i, :s.size(0)] = s
    return out if batch_first else out.transpose(0, 1)


  def unpad_sequence(padded_sequences, lengths, batch_first=False):
    padded = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [s[:int(n)] for s, n in zip(padded, lengths)]
  """#
