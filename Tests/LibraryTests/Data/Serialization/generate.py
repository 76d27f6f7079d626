"""Makes value.pt with PyTorch (2.15): a value of everything that torch.load reads in the dojo."""
import collections
import torch

base = torch.arange(6, dtype=torch.float32).view(2, 3)
layer = torch.nn.Linear(2, 2)
with torch.no_grad():
  layer.weight.copy_(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
  layer.bias.copy_(torch.tensor([5.0, 6.0]))
kinds = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64,
         torch.float32, torch.float64]
value = {
  'all': [torch.tensor([0, 1, 1]).to(kind) for kind in kinds],
  'base': base,
  'view': base.t()[1:],
  'expanded': torch.tensor([7]).expand(3),
  'empty': torch.empty(0, 4),
  'scalar': torch.tensor(0.1, dtype=torch.float64),
  'leaf': torch.tensor([1.5], requires_grad=True),
  'parameter': layer.bias,
  'state': layer.state_dict(),
  'plain': [None, True, False, 0, 255, 256, -1, 65536, 2**31, -2**63, 2**80, -2**80, 1e-300, 'größe 数',
            b'\x00\xff', (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), {1, 2}, [], {}],
  'ordered': collections.OrderedDict(b=1, a=2),
  'size': base.shape,
  'dtype': torch.int16,
  'device': torch.device('cpu'),
}
value['again'] = value['plain']
torch.save(value, 'value.pt')
