# Made by Tests/Differential, which wrote PyTorch's output to differential.txt.
import torch, torch.nn.functional as F

WORDS = {torch.float32: (torch.int32, 8), torch.float64: (torch.int64, 16)}

def show(name, x):
  if not isinstance(x, torch.Tensor):
    return print(name, x)
  numbers = x.detach().contiguous()
  if x.dtype in WORDS:
    word, width = WORDS[x.dtype]
    nan = numbers.isnan().flatten().tolist()
    bits = [f'{b % 16 ** width:0{width}x}' for b in numbers.view(word).flatten().tolist()]
    values = ' '.join('nan' if n else b for n, b in zip(nan, bits))
  else:
    values = ' '.join(str(v) for v in numbers.flatten().tolist())
  print(name, x.dtype, list(x.shape), 'grad' if x.requires_grad else '', values)

def run(number, program):
  print('#', number)
  try:
    program()
  except Exception as error:
    print('error', type(error).__name__, str(error).split(chr(10))[0])

def program_0():
  torch.manual_seed(6311)
  v0 = torch.randn([]) * 3
  v1 = torch.randn([7, 17])
  v1[torch.tensor([[6], [6]]), ::1] = True
  v1.copy_(v0)
  v2 = v1.var(-1, unbiased=False)
  v3 = v0.reshape(-1)
  v4 = v0 + v2
  v5 = v2.clone()
  v6 = v0.bool()
  v7 = v6.amax(-1, keepdim=True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(0, program_0)

def program_4():
  torch.manual_seed(3867)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.randn([1])
  v2 = torch.isclose(v0, v0)
  v3 = v2.mT
  v1.add_(0.1, alpha=7)
  v4 = torch.randn([2]) + 1
  v4.requires_grad_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(4, program_4)

def program_5():
  torch.manual_seed(4185)
  v0 = torch.randn([0, 16])
  v1 = torch.randint(0, 2, [], dtype=torch.uint8)
  v2 = torch.randn([4, 1])
  v3 = v0[None, :-1, -4:]
  v4 = v3.norm()
  v5 = v2.mT
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(5, program_5)

def program_7():
  torch.manual_seed(5305)
  v0 = torch.randn([1, 2], dtype=torch.float64)
  v0.requires_grad_()
  v1 = v0 % 7
  v2 = v1 / v0
  v3 = v1.reciprocal()
  v1.retain_grad()
  v3.retain_grad()
  loss = (v1 * v1).sum() + v2.mean() + v3.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(7, program_7)

def program_8():
  torch.manual_seed(3714)
  v0 = torch.randn([3, 4])
  v0.requires_grad_()
  v1 = torch.randn([1, 9]) * 0.1
  v2 = torch.unique(v0.detach())
  v3 = v0 ** 4
  v4 = v2.repeat(1, 2)
  loss = v3.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(8, program_8)

def program_9():
  torch.manual_seed(7585)
  v0 = torch.randint(0, 10, [5], dtype=torch.int64)
  v1 = torch.rand([17, 2]) > 0.5
  v2 = torch.rand([1, 8]) > 0.5
  v3 = v1.sum()
  v4 = v0[...]
  v5 = torch.maximum(v1, v3)
  v6 = v0 * v0
  v7 = v0[...]
  v8 = torch.randn([1, 8]) * 3
  v8.requires_grad_()
  v9 = v8 ** v8
  loss = (v9 * 0.5).sum()
  loss.backward()
  show('v8.grad', v8.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(9, program_9)

def program_10():
  torch.manual_seed(9361)
  v0 = torch.randn([0, 9, 17]) * 3
  v0.erf_()
  v1 = v0[0:0, [5, -2], :12]
  show('v0', v0)
  show('v1', v1)

run(10, program_10)

def program_11():
  torch.manual_seed(7411)
  v0 = torch.randn([3, 2]) * 0.1
  v1 = torch.randn([]) * 3
  v1.requires_grad_()
  v2 = v0.expand(3, -1, -1)
  v3 = v2 - v2
  v4 = v3[v3 > 0]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(11, program_11)

def program_15():
  torch.manual_seed(3423)
  v0 = torch.randn([1, 3])
  v1 = torch.randint(0, 4, [2], dtype=torch.int32)
  v2 = v1.cumsum(0)
  v0.scatter_add_(0, torch.randint(0, 1, [1, 3]), torch.randn([1, 3]))
  v3 = v0.asin()
  v4 = v0.min()
  v5 = v0.softmax(1)
  v6 = v5[torch.tensor([[0], [0]]),]
  v7 = v6 ** 0
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(15, program_15)

def program_18():
  torch.manual_seed(2969)
  v0 = torch.arange(0., 1., 0.125)
  v0.requires_grad_()
  v1 = torch.hypot(v0, v0)
  v1.index_copy_(0, torch.arange(1), torch.randn([1]))
  v2 = v0.topk(1, 0).values
  v3 = v0.var(0, unbiased=False)
  v4 = v3.nanmean(-1)
  v2.retain_grad()
  v4.retain_grad()
  loss = v2.square().mean() + v3.square().mean() + (v4 * v4).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(18, program_18)

def program_19():
  torch.manual_seed(708)
  v0 = torch.randn([]) * 0.1
  v0.requires_grad_()
  v1 = torch.randn([2])
  v2 = torch.randn([1])
  v2.requires_grad_()
  v3 = v2.cumsum(-1)
  v4 = v2.double()
  v5 = v4[:-2, None]
  v6 = v5[v5 > 0]
  v7 = v2.clone()
  v7.masked_fill_(v7 > -0.25, 0)
  v3.retain_grad()
  v4.retain_grad()
  v7.retain_grad()
  loss = v3.mean() + v4.mean() + v7.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v3.grad', v3.grad)
  show('v4.grad', v4.grad)
  show('v7.grad', v7.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(19, program_19)

def program_23():
  torch.manual_seed(4749)
  v0 = torch.randn([]) * 0.1
  v1 = v0.sort(-1).values
  v2 = v1.abs()
  v3 = torch.logical_and(v0, v1)
  v4 = v3.reshape(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(23, program_23)

def program_24():
  torch.manual_seed(6272)
  v0 = torch.randn([4]) + 1
  v1 = torch.randint(0, 10, [5], dtype=torch.uint8)
  v2 = torch.arange(0., 1., 0.125)
  v3 = v2.masked_fill(v2 > 2, -0.25)
  v4 = v2.log10()
  v4.scatter_add_(0, torch.randint(0, 8, [8]), torch.randn([8]))
  v5 = (v3 < 1.5).float()
  v6 = v5[:9]
  v7 = v2.max()
  v8 = v7.broadcast_to([2])
  v9 = torch.where(v7 > 0, v7, 1e-3)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)

run(24, program_24)

def program_25():
  torch.manual_seed(6176)
  v0 = torch.randn([5], dtype=torch.float64)
  v0.requires_grad_()
  v1 = v0.unsqueeze(-1)
  v2 = v1.sum(-2)
  v3 = v0.flatten()
  loss = (v1 * 0.5).sum() + v2.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(25, program_25)

def program_26():
  torch.manual_seed(3321)
  v0 = torch.randn([8], dtype=torch.float64)
  v1 = torch.arange(0, 10, 3)
  v2 = torch.randint(0, 2, [4, 1], dtype=torch.int64)
  v3 = v0.topk(1, -1, largest=False).values
  v4 = torch.sqrt(v2)
  v3.fill_(-1)
  v2.fill_(-1)
  v5 = torch.where(v2 > 0, v3, 0.1)
  v4.log1p_()
  v6 = v5.sum()
  v7 = v4.softmax(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(26, program_26)

def program_27():
  torch.manual_seed(7862)
  v0 = torch.randn([5]) * 0.1
  v0.requires_grad_()
  v1 = torch.randn([8, 3, 4])
  v1.requires_grad_()
  v2 = torch.randint(0, 10, [2, 17], dtype=torch.int16)
  v3 = torch.randint(0, 2, [], dtype=torch.uint8)
  v4 = v2.permute([0, 1])
  v5 = v0 ** 0.5
  v6 = v5.var(-1, unbiased=False)
  v7 = v4[range(2), torch.tensor([[0], [0]])]
  loss = v5.mean() + v6.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(27, program_27)

def program_29():
  torch.manual_seed(8980)
  v0 = torch.randn([17]) * 0.1
  v0.requires_grad_()
  v1 = v0 / v0
  v2 = torch.where(v1 > 0, v1, 0.5)
  v1.retain_grad()
  loss = v1.sum() + v2.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('loss', loss)

run(29, program_29)

def program_30():
  torch.manual_seed(8832)
  v0 = torch.randn([1, 17], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.arange(12)
  v2 = torch.square(v1)
  v3 = v0.unflatten(-1, (-1, 1))
  v4 = v2.clamp(max=v1)
  loss = v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(30, program_30)

def program_31():
  torch.manual_seed(201)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [3], dtype=torch.int16)
  v2 = v1.unsqueeze(-1)
  v3 = v1.sum(0, dtype=torch.float64)
  v4 = v2.argmin(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(31, program_31)

def program_32():
  torch.manual_seed(1268)
  v0 = torch.randn([5])
  v0.requires_grad_()
  v1 = torch.clamp(v0, v0, v0)
  v2 = v1.floor()
  v3 = v2.sort(-1).values
  v4 = v1.log()
  v5 = v4.amax()
  v6 = v4 / v3
  v7 = v4.sin()
  v5.retain_grad()
  v6.retain_grad()
  loss = v5.sum() + v6.mean() + v7.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v5.grad', v5.grad)
  show('v6.grad', v6.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(32, program_32)

def program_33():
  torch.manual_seed(9344)
  v0 = torch.randint(-5, 2, [4, 5], dtype=torch.int8)
  v1 = v0.clamp(min=True)
  v2 = torch.where(v0 > 0, v0, 1.5)
  v3 = torch.where(v1 > 0, v1, -0.25)
  v4 = torch.nan_to_num(v3)
  v5 = v1.narrow(-2, 0, 4)
  v6 = v5.expand(3, -1, -1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(33, program_33)

def program_34():
  torch.manual_seed(8666)
  v0 = torch.randint(0, 4, [1, 4], dtype=torch.int32)
  v1 = torch.randn([7])
  v1.requires_grad_()
  v2 = v0.masked_select(v0 > 0)
  v3 = v0.abs()
  v4 = v1 / v1
  loss = (v4 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(34, program_34)

def program_35():
  torch.manual_seed(8989)
  v0 = torch.arange(5, 0, -1)
  v1 = torch.randint(-5, 4, [], dtype=torch.int32)
  v2 = v0 + 1e-3
  v3 = v2.var(-1, unbiased=False)
  v4 = v3.cumprod(0)
  v5 = v3 + v3
  v6 = v3 ** v3
  v0.zero_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(35, program_35)

def program_36():
  torch.manual_seed(5385)
  v0 = torch.rand([]) > 0.5
  v0.fill_(7)
  v1 = torch.where(v0 > 0, v0, 0.5)
  v2 = v1 / v1
  v3 = v0 * 0.5
  v4 = v2.max(0).values
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(36, program_36)

def program_37():
  torch.manual_seed(9957)
  v0 = torch.randn([16, 1]) * 0.1
  v1 = v0.contiguous()
  v2 = F.softmax(v1, -2)
  v2.exp2_()
  v3 = v0.broadcast_to([2, 16, 1])
  v4 = v1 >= v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(37, program_37)

def program_39():
  torch.manual_seed(3438)
  v0 = torch.randint(-5, 4, [1, 4], dtype=torch.int64)
  v1 = torch.randn([7, 3]) + 1
  v1.requires_grad_()
  v2 = v0 + v0
  v3 = v1.permute([0, 1])
  v4 = v0.unflatten(0, (-1, 1))
  loss = v3.square().mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(39, program_39)

def program_41():
  torch.manual_seed(6242)
  v0 = torch.randn([3]) + 1
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [17, 1, 4], dtype=torch.uint8)
  v2 = torch.nan_to_num(v0)
  v3 = v0[torch.tensor([-2, 1], dtype=torch.int64)]
  v4 = v0.softmax(-1)
  v5 = torch.frac(v3)
  v6 = v0.split(1, 0)[0]
  v7 = v2.softmax(-1)
  v8 = v7.kthvalue(2, 0).values
  v9 = torch.fmod(v7, 3)
  v7.retain_grad()
  v8.retain_grad()
  loss = v7.square().mean() + (v8 * v8).sum() + v9.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v7.grad', v7.grad)
  show('v8.grad', v8.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(41, program_41)

def program_42():
  torch.manual_seed(1824)
  v0 = torch.randint(-5, 10, [5, 4], dtype=torch.int16)
  v1 = v0.unsqueeze(-1)
  v2 = v0.abs()
  v3 = -1 / v2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(42, program_42)

def program_45():
  torch.manual_seed(4454)
  v0 = torch.randn([5, 2], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.randint(0, 10, [], dtype=torch.int16)
  v2 = v1 * v1
  v3 = v0.sign()
  v4 = torch.add(v2, v3, alpha=-0.25)
  v4.retain_grad()
  loss = v3.mean() + v4.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(45, program_45)

def program_46():
  torch.manual_seed(1251)
  v0 = torch.randint(-5, 10, [], dtype=torch.int64)
  v1 = torch.randint(0, 4, [17], dtype=torch.int64)
  v1[...] -= 7
  v2 = v1.contiguous()
  v3 = v1 % v1
  v4 = v3.flip(-1)
  v5 = v3[...]
  v6 = torch.abs(v2)
  v7 = v4.transpose(0, -1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(46, program_46)

def program_48():
  torch.manual_seed(8981)
  v0 = torch.randn([16]) * 0.1
  v1 = torch.randint(0, 10, [3], dtype=torch.int64)
  v2 = v1 < v1
  v3 = v2 + v2
  v4 = v0 ** 1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(48, program_48)

def program_55():
  torch.manual_seed(1480)
  v0 = torch.randint(0, 4, [5], dtype=torch.int32)
  v1 = v0[torch.tensor([[0], [0]])]
  v2 = v1.nonzero()
  v3 = v1 - 1e-3
  v4 = F.cross_entropy(v3, torch.tensor([0, 0]), ignore_index=0)
  v5 = v4.topk(1, -1).values
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(55, program_55)

def program_56():
  torch.manual_seed(9171)
  v0 = torch.arange(0, 10, 3)
  v1 = v0 == -0.25
  v2 = v1[-4:,]
  v3 = v0.repeat(2, 1)
  v4 = v2.reshape(-1)
  v5 = torch.cummax(v2, 0).values
  v4.fill_(7)
  v6 = v3.any()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(56, program_56)

def program_57():
  torch.manual_seed(697)
  v0 = torch.randn([17, 1]) * 3
  v1 = torch.randn([8, 1]) * 0.1
  v1.requires_grad_()
  v2 = v1.roll(2, -1)
  v3 = v1.sum()
  v2.retain_grad()
  loss = v2.sum() + v3.square().mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(57, program_57)

def program_58():
  torch.manual_seed(9515)
  v0 = torch.randn([4])
  v0.add_(2, alpha=0.1)
  v1 = (v0 <= v0).float()
  v2 = v0.gather(0, torch.randint(0, 4, [4]))
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(58, program_58)

def program_60():
  torch.manual_seed(5043)
  v0 = torch.randn([3, 5])
  v0.requires_grad_()
  v1 = torch.randn([2, 3, 3])
  v2 = v1.masked_fill(v1 > 1.5, 1.5)
  v1[torch.tensor([False, False], dtype=torch.bool), :] += 7
  v3 = v0 / v0
  loss = v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(60, program_60)

def program_61():
  torch.manual_seed(8101)
  v0 = torch.randint(0, 4, [4, 7], dtype=torch.int64)
  v1 = v0.nansum()
  v2 = v0.all(0)
  v3 = v1.sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(61, program_61)

def program_63():
  torch.manual_seed(7293)
  v0 = torch.randn([5]) + 1
  v1 = torch.randn([2]) + 1
  v1.requires_grad_()
  v2 = torch.hypot(v0, v0)
  v3 = v0.T
  v4 = v2.squeeze()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(63, program_63)

def program_64():
  torch.manual_seed(7801)
  v0 = torch.tensor([3., 0.5, 1e-45])
  v1 = v0[-4:-3]
  v2 = v1.sum(-1)
  v3 = v1.flip(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(64, program_64)

def program_66():
  torch.manual_seed(1160)
  v0 = torch.arange(5, 0, -1)
  v1 = torch.rand([]) > 0.5
  v2 = v1 * v0
  v3 = v2[...]
  v4 = v2.median(-1).values
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(66, program_66)

def program_68():
  torch.manual_seed(7640)
  v0 = torch.randn([16, 2]) * 3
  v1 = torch.randn([9]) * 0.1
  v2 = torch.randint(0, 2, [], dtype=torch.int64)
  v1.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)
  v3 = torch.count_nonzero(v0, 1)
  v4 = torch.logsumexp(v0, -1, keepdim=True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(68, program_68)

def program_72():
  torch.manual_seed(1203)
  v0 = torch.randn([3, 7])
  v1 = torch.randn([3, 7])
  v1.requires_grad_()
  v2 = torch.randn([1, 9, 2])
  v3 = v2 ** -1
  v4 = v3.cumsum(-1)
  v5 = F.cross_entropy(v1, torch.tensor([0, 0, 2]), ignore_index=3)
  v2.scatter_(1, torch.randint(0, 9, [1, 1, 2]), 1.5)
  v6 = v0.mean(-1, keepdim=True)
  v5.retain_grad()
  loss = (v5 * 3).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(72, program_72)

def program_74():
  torch.manual_seed(8442)
  v0 = torch.randn([2])
  v0.requires_grad_()
  v1 = F.log_softmax(v0, dim=0)
  v2 = v0.softmax(-1)
  v3 = torch.fmod(v1, v1)
  v4 = v3.cos()
  v2.retain_grad()
  v3.retain_grad()
  loss = (v2 * v2).sum() + v3.sum() + v4.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(74, program_74)

def program_82():
  torch.manual_seed(2371)
  v0 = torch.tensor([2., 0., -3e38])
  v1 = torch.randn([5]) * 3
  v1.requires_grad_()
  v2 = v0.index_select(0, torch.tensor([0, 0, 0, 1], dtype=torch.int64))
  v3 = v1.broadcast_to([2, 5])
  v4 = F.cross_entropy(v3, torch.tensor([0, 1]), ignore_index=0)
  v5 = v2.unsqueeze(-1)
  v6 = v3[range(2), torch.tensor([4, 3])]
  loss = v3.square().mean() + v4.square().mean() + v6.mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(82, program_82)

def program_83():
  torch.manual_seed(8129)
  v0 = torch.randn([]) + 1
  v0.requires_grad_()
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = v0.double()
  v3 = v1.contiguous()
  loss = v2.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(83, program_83)

def program_86():
  torch.manual_seed(508)
  v0 = torch.randint(-5, 4, [7, 1, 2], dtype=torch.int32)
  v1 = torch.randn([]) * 3
  v1.requires_grad_()
  v2 = torch.randint(0, 4, [4, 4, 7], dtype=torch.int64)
  v3 = v0.sort(0).values
  v4 = v3.nansum()
  v5 = v2.roll(1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(86, program_86)

def program_87():
  torch.manual_seed(2391)
  v0 = torch.randint(-5, 10, [16], dtype=torch.int16)
  v1 = torch.randn([2]) * 3
  v2 = torch.randn([17, 2])
  v3 = torch.asin(v2)
  v4 = torch.nan_to_num(v2)
  v5 = v4 - 3
  v6 = v4[torch.tensor([[4], [1]]), :2]
  v7 = torch.count_nonzero(v4, 1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(87, program_87)

def program_88():
  torch.manual_seed(6512)
  v0 = torch.randn([3], dtype=torch.float64)
  v0.requires_grad_()
  v1 = v0 - v0
  v2 = v1.roll(-1, 0)
  v3 = v0.sort(0).values
  v2.masked_fill_(v2 > 2, 0)
  v2.retain_grad()
  loss = v1.square().mean() + v2.mean() + (v3 * 0.5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(88, program_88)

def program_89():
  torch.manual_seed(1328)
  v0 = torch.randn([5, 3]) * 3
  v0.requires_grad_()
  v1 = torch.randn([7, 2], dtype=torch.float64)
  v1.requires_grad_()
  v2 = torch.randint(0, 4, [1, 16], dtype=torch.int64)
  v3 = v0.cumprod(0)
  v4 = v3.any()
  v5 = v3.flatten()
  loss = v3.mean() + v5.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(89, program_89)

def program_94():
  torch.manual_seed(8958)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = v0.cumsum(-1)
  v2 = v1.mean()
  v3 = v2.tile(2)
  v4 = v2.sigmoid()
  v5 = torch.round(v2)
  v5.retain_grad()
  loss = v3.sum() + (v4 * 3).sum() + v5.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(94, program_94)

def program_96():
  torch.manual_seed(6071)
  v0 = torch.randn([8, 4])
  v0.requires_grad_()
  v1 = torch.randn([7, 2])
  v2 = v1.amax(-1, keepdim=True)
  v3 = torch.sigmoid(v1)
  v4 = torch.log1p(v1)
  v5 = F.cross_entropy(v4, torch.tensor([1, 0, 1, 1, 0, 1, 1]), ignore_index=1)
  v6 = v3[torch.tensor([False, True, True, True, False, True, True], dtype=torch.bool), -1:2, ...]
  v7 = v4.topk(1, 0, largest=False).values
  v7.scatter_reduce_(1, torch.randint(0, 2, [1, 2]), torch.randn([1, 2]), 'mean')
  v8 = torch.hypot(v5, v6)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(96, program_96)

def program_98():
  torch.manual_seed(5839)
  v0 = torch.randn([1, 7, 8]) + 1
  v0.requires_grad_()
  v1 = torch.arange(0., 1., 0.125)
  v2 = torch.randint(0, 4, [], dtype=torch.int64)
  v3 = torch.floor(v2)
  v4 = v3 / 0.5
  v5 = v1 ** 0.5
  v6 = F.one_hot(v2)
  v7 = torch.randint(0, 10, [5, 16], dtype=torch.int64)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(98, program_98)

def program_100():
  torch.manual_seed(2386)
  v0 = torch.randn([3, 8])
  v0.requires_grad_()
  v1 = torch.tensor([float('nan'), float('nan'), 2.])
  v1.requires_grad_()
  v2 = v0 / v0
  v3 = v0.all(1)
  v4 = v3.sum(-1, dtype=torch.float64)
  v2.retain_grad()
  loss = v2.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(100, program_100)

def program_103():
  torch.manual_seed(7475)
  v0 = torch.randint(0, 4, [4, 2], dtype=torch.int16)
  v1 = torch.randn([2]) * 0.1
  v1.requires_grad_()
  v2 = torch.randn([2])
  v2.requires_grad_()
  v3 = v2.unflatten(-1, (-1, 1))
  v4 = v1.reshape(-1)
  v5 = v2.median()
  v6 = torch.zeros_like(v5)
  v7 = v4.kthvalue(1, 0).values
  v8 = v1.nansum()
  v9 = F.softmax(v8, 0)
  loss = v7.sum() + v8.sum() + (v9 * 3).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(103, program_103)

def program_104():
  torch.manual_seed(320)
  v0 = torch.randint(0, 2, [4, 8], dtype=torch.int64)
  v1 = v0 / v0
  v2 = torch.cummin(v1, -1).values
  v1.fill_(True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(104, program_104)

def program_107():
  torch.manual_seed(4038)
  v0 = torch.arange(0, 10, 3)
  v1 = torch.randn([2, 5]) + 1
  v1.requires_grad_()
  v2 = torch.randn([4])
  v2.requires_grad_()
  v3 = v2 - v0
  v4 = v3.transpose(0, -1)
  v5 = v4.select(-1, 3)
  v5.retain_grad()
  loss = (v3 * 0.5).sum() + v4.mean() + v5.sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(107, program_107)

def program_121():
  torch.manual_seed(1430)
  v0 = torch.randn([8, 3])
  v1 = v0.floor()
  v2 = v0.sort(-1).values
  v2.scatter_add_(1, torch.randint(0, 3, [8, 3]), torch.randn([8, 3]))
  v3 = v0.nanmean(1)
  v4 = v1 - v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(121, program_121)

def program_122():
  torch.manual_seed(8356)
  v0 = torch.randint(0, 10, [5, 2], dtype=torch.uint8)
  v1 = v0 * v0
  v2 = v1.sum(0)
  v3 = torch.vstack([v0, v0])
  v4 = v2.cumprod(-1)
  v5 = v1.view([2, 5])
  v6 = v3.index_select(1, torch.tensor([1, 1, 0, 1], dtype=torch.int64))
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(122, program_122)

def program_123():
  torch.manual_seed(857)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.randn([1])
  v1.requires_grad_()
  v2 = v1.gather(0, torch.randint(0, 1, [1]))
  v3 = v1.repeat_interleave(2, 0)
  v4 = v0.max()
  v5 = torch.diff(v3)
  v6 = v4 - -0.25
  loss = v4.square().mean() + v5.mean() + v6.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(123, program_123)

def program_124():
  torch.manual_seed(4551)
  v0 = torch.arange(0, 10, 3)
  v1 = torch.randn([7])
  v1.requires_grad_()
  v2 = torch.randn([0, 17, 8]) * 3
  v2.requires_grad_()
  v3 = v2[...]
  v0.scatter_(0, torch.randint(0, 4, [2]), 1.5)
  v4 = v3 - v3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(124, program_124)

def program_125():
  torch.manual_seed(3978)
  v0 = torch.tensor([1., 1e-45, -1., 2., float('nan'), -3e38, float('inf'), -3e38, float('inf')])
  v1 = v0.select(-1, 0)
  v2 = torch.fmod(v0, 0.1)
  v2.masked_fill_(v2 > 3, 0)
  v3 = v2[torch.tensor([True, True, True, False, True, False, False, True, True], dtype=torch.bool),]
  v4 = v3 - 2
  v5 = v0.amin(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(125, program_125)

def program_132():
  torch.manual_seed(6757)
  v0 = torch.randn([1, 3], dtype=torch.float64)
  v1 = (v0 <= True).float()
  v0[...,] += v1
  v2 = v0 + v0
  v3 = torch.zeros_like(v2)
  v4 = torch.sqrt(v3)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(132, program_132)

def program_134():
  torch.manual_seed(7931)
  v0 = torch.randint(0, 10, [16], dtype=torch.int64)
  v1 = torch.arange(5, 0, -1)
  v2 = torch.randint(0, 4, [9, 1], dtype=torch.int16)
  v3 = v2[6:, :1]
  v4 = v1 / v3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(134, program_134)

def program_138():
  torch.manual_seed(3169)
  v0 = torch.randn([5, 4])
  v0.requires_grad_()
  v1 = torch.tensor([1e-45, 1e-45, -0., 0.5, float('inf'), float('nan'), 2., 3., 16777217.])
  v1.requires_grad_()
  v2 = v1.expand(2, -1)
  v3 = v2[range(2), torch.tensor([3, 0])]
  v4 = F.softmax(v1, -1)
  v5 = v2[::2, torch.tensor([-6, -3, -7], dtype=torch.int64)]
  v6 = torch.expm1(v3)
  v5.retain_grad()
  loss = (v4 * v4).sum() + v5.mean() + v6.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(138, program_138)

def program_143():
  torch.manual_seed(3013)
  v0 = torch.randn([]) + 1
  v0.requires_grad_()
  v1 = v0[...]
  v2 = torch.count_nonzero(v0, 0)
  v3 = v2[...,]
  loss = v1.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(143, program_143)

def program_145():
  torch.manual_seed(6926)
  v0 = torch.tensor([1., float('-inf'), float('-inf'), float('inf'), -1., 0.5, 0., float('-inf'), float('-inf')])
  v1 = torch.randn([7, 1])
  v1.requires_grad_()
  v2 = torch.randn([1]) * 3
  v3 = v2[None, torch.tensor([[0], [0]])]
  v4 = torch.stack([v1, v1], -1)
  v5 = v2.exp()
  v6 = v5.unsqueeze(-1)
  v7 = v6 * -0.25
  v7[:-2, torch.tensor([-1, 0, -1], dtype=torch.int64)] = 1.5
  v5.index_fill_(0, torch.tensor([0, 0, 0, 0, 0]), 2)
  v3.copy_(1e-3)
  v4.retain_grad()
  loss = (v4 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(145, program_145)

def program_146():
  torch.manual_seed(2184)
  v0 = torch.randn([7, 2])
  v0.requires_grad_()
  v1 = v0.sum(0, keepdim=True)
  v2 = v1.any()
  v3 = torch.count_nonzero(v0, 0)
  v4 = v1.flatten()
  v5 = torch.log1p(v0)
  v6 = v5.max(1).values
  v7 = F.pad(v4, (1, 1))
  v8 = v0.median()
  loss = v6.sum() + v7.sum() + v8.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('loss', loss)

run(146, program_146)

def program_148():
  torch.manual_seed(6610)
  v0 = torch.randn([1, 8])
  v0.requires_grad_()
  v1 = torch.randint(0, 4, [16], dtype=torch.uint8)
  v2 = torch.tensor([float('-inf')])
  v2.requires_grad_()
  v3 = v1.clone()
  v1.clamp_(min=3)
  v4 = torch.trunc(v0)
  v5 = v4.fliplr()
  v6 = v5.unsqueeze(-2)
  v6.retain_grad()
  loss = (v4 * 3).sum() + v5.mean() + v6.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v6.grad', v6.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(148, program_148)

def program_149():
  torch.manual_seed(1165)
  v0 = torch.randn([8])
  v0.requires_grad_()
  v1 = torch.addcmul(v0, v0, v0, value=0.5)
  v2 = torch.atan(v1)
  v3 = v2.var(0)
  v1.retain_grad()
  loss = v1.mean() + v2.mean() + (v3 * v3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(149, program_149)

def program_152():
  torch.manual_seed(6413)
  v0 = torch.randint(0, 2, [8], dtype=torch.int8)
  v1 = torch.randn([2, 1])
  v1.requires_grad_()
  v2 = torch.randn([2])
  v2.requires_grad_()
  v3 = v2.min(0).values
  v4 = 0 * v0
  v5 = v1 - v3
  v6 = v5[:3]
  v4.scatter_(0, torch.randint(0, 8, [2]), 1.5)
  loss = v3.mean() + v5.sum() + (v6 * v6).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(152, program_152)

def program_153():
  torch.manual_seed(8036)
  v0 = torch.randint(-5, 10, [], dtype=torch.int8)
  v0[...] = 3
  v1 = v0.movedim(0, -1)
  v2 = v1.any()
  v3 = v1.nansum()
  v4 = v3 // v3
  v1.clamp_(min=3)
  v5 = torch.aminmax(v3)[0]
  v6 = v2[...]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(153, program_153)

def program_154():
  torch.manual_seed(3328)
  v0 = torch.randint(0, 4, [4, 9], dtype=torch.int32)
  v1 = torch.randint(0, 4, [17, 1], dtype=torch.int8)
  v2 = v1.unflatten(-2, (-1, 1))
  v3 = v1[:1, torch.tensor([True], dtype=torch.bool)]
  v4 = torch.relu(v3)
  v5 = v1.clamp(min=2)
  v6 = v2.any()
  v3.zero_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(154, program_154)

def program_156():
  torch.manual_seed(7991)
  v0 = torch.arange(12)
  v1 = torch.rand([16, 9]) > 0.5
  v2 = -0.25 % v0
  v3 = v0 * v2
  v4 = v0.unbind(-1)[0]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(156, program_156)

def program_157():
  torch.manual_seed(8042)
  v0 = torch.randn([0, 1])
  v0.requires_grad_()
  v1 = F.embedding(torch.tensor([], dtype=torch.int64), v0)
  v2 = v0.nansum()
  v3 = v0.masked_select(v0 > 0)
  loss = (v2 * 3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(157, program_157)

def program_158():
  torch.manual_seed(3612)
  v0 = torch.randint(-5, 4, [], dtype=torch.int32)
  v0.round_()
  v1 = v0 & 3
  v2 = torch.logical_and(v0, v1)
  v3 = v2.expand(3, )
  v4 = torch.where(v2 > 0, v2, 3)
  v5 = torch.cat((v3, v3, v3))
  v6 = v3 * v0
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(158, program_158)

def program_160():
  torch.manual_seed(2007)
  v0 = torch.randn([8]) + 1
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [0, 4, 8, 9], dtype=torch.int32)
  v2 = torch.rand([]) > 0.5
  v3 = v2.amax(0)
  v4 = v2.sort(-1).values
  v5 = torch.cummax(v0, 0).values
  v6 = v5[v5 > 0]
  v7 = torch.randn([8, 7])
  loss = v5.mean() + v6.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(160, program_160)

def program_161():
  torch.manual_seed(8490)
  v0 = torch.rand([3, 4]) > 0.5
  v1 = torch.cummin(v0, -2).values
  v2 = v0.t()
  v3 = v0 * 0.5
  v4 = torch.clamp(v1, 0.1, 0.5)
  v5 = v3.sum(-2, dtype=torch.float64)
  v6 = torch.log_softmax(v3, -2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(161, program_161)

def program_162():
  torch.manual_seed(879)
  v0 = torch.randn([4, 16]) * 0.1
  v1 = torch.randn([9, 1])
  v1.requires_grad_()
  v2 = torch.randint(0, 2, [17, 1], dtype=torch.int32)
  v3 = v1.median(-1, keepdim=True).values
  v4 = torch.count_nonzero(v3, -1)
  v5 = v4.nansum()
  v6 = F.relu6(v1)
  v3.retain_grad()
  loss = v3.square().mean() + v6.square().mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(162, program_162)

def program_165():
  torch.manual_seed(275)
  v0 = torch.rand([8, 2]) > 0.5
  v1 = v0.int()
  v2 = v1.cumprod(1)
  v3 = v0.repeat(2, 1)
  v4 = v1 * v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(165, program_165)

def program_166():
  torch.manual_seed(2928)
  v0 = torch.randint(0, 10, [0, 8, 8], dtype=torch.uint8)
  v1 = torch.randn([5])
  v1.requires_grad_()
  v2 = torch.randint(0, 2, [], dtype=torch.int64)
  v3 = v1.narrow(-1, 1, 4)
  v4 = v3 ** 2.0
  v5 = torch.randn([2, 9, 2])
  v5.requires_grad_()
  v6 = F.log_softmax(v4, dim=0)
  v7 = v5.pow(1)
  loss = (v4 * 0.5).sum() + v6.mean() + v7.mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(166, program_166)

def program_167():
  torch.manual_seed(3749)
  v0 = torch.randint(-5, 2, [8], dtype=torch.int16)
  v1 = v0.view([8])
  v0.relu_()
  v2 = v0 * v0
  v3 = torch.nan_to_num(v2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(167, program_167)

def program_168():
  torch.manual_seed(1882)
  v0 = torch.randn([8])
  v0.requires_grad_()
  v1 = torch.tensor([1e-45])
  v1.requires_grad_()
  v2 = torch.rand([7, 7]) > 0.5
  v3 = torch.cummin(v2, 0).values
  v4 = v1.masked_fill(v1 > 0, 7)
  v5 = v1 ** 3
  v6 = v3.diagonal()
  v4.retain_grad()
  v5.retain_grad()
  loss = v4.mean() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v4.grad', v4.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(168, program_168)

def program_172():
  torch.manual_seed(5775)
  v0 = torch.randint(0, 10, [5], dtype=torch.uint8)
  v0.masked_fill_(v0 > 2, 0)
  v1 = v0.detach()
  v2 = torch.zeros_like(v1)
  v3 = ~v2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(172, program_172)

def program_173():
  torch.manual_seed(5310)
  v0 = torch.randint(0, 10, [16, 17], dtype=torch.uint8)
  v1 = torch.randn([]) + 1
  v1.requires_grad_()
  v2 = v1.double()
  v3 = v1.sqrt()
  v4 = v3 + v2
  v5 = v2.std(0, keepdim=True)
  v6 = v1.amax(-1, keepdim=True)
  v7 = v3.pow(-3)
  v8 = v1.T
  loss = (v6 * v6).sum() + (v7 * 3).sum() + (v8 * v8).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('loss', loss)

run(173, program_173)

def program_175():
  torch.manual_seed(7273)
  v0 = torch.tensor([3., -1., -0.])
  v0.requires_grad_()
  v1 = v0.kthvalue(3, -1).values
  v2 = v0.min(0, keepdim=True).indices
  v3 = v0.narrow(0, 1, 2)
  v4 = torch.square(v2)
  v1.retain_grad()
  loss = v1.sum() + v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(175, program_175)

def program_177():
  torch.manual_seed(3551)
  v0 = torch.randint(0, 10, [17, 4], dtype=torch.int64)
  v1 = torch.randint(-5, 10, [5, 5], dtype=torch.int64)
  v0.masked_fill_(v0 > -0.25, 0)
  v2 = v0[3:13, 1]
  v3 = v0.split(1, 0)[0]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(177, program_177)

def program_182():
  torch.manual_seed(7406)
  v0 = torch.randn([4])
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = v0[::2]
  v3 = v0.var(-1, unbiased=False)
  v4 = v2[torch.tensor([0], dtype=torch.int64)]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(182, program_182)

def program_184():
  torch.manual_seed(4520)
  v0 = torch.randint(-5, 10, [7], dtype=torch.int16)
  v0.scatter_(0, torch.randint(0, 7, [1]), 1.5)
  v1 = v0[7:-3]
  v2 = v0[None, 0:-5]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(184, program_184)

def program_191():
  torch.manual_seed(8643)
  v0 = torch.randn([2, 1], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.randn([0, 5])
  v1.requires_grad_()
  v2 = torch.randint(-5, 10, [1], dtype=torch.int16)
  v3 = v1.clone()
  v3[v3 > 0,] = -0.25
  v4 = v2.float()
  v5 = v2.float()
  v6 = v5.amin(0, keepdim=True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(191, program_191)

def program_192():
  torch.manual_seed(6116)
  v0 = torch.rand([]) > 0.5
  v1 = torch.randn([8])
  v2 = v1[[0, -3]]
  v3 = v2 * v2
  v4 = v2 ** -3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(192, program_192)

def program_194():
  torch.manual_seed(9872)
  v0 = torch.randn([3, 7]) * 3
  v1 = v0.mean(-2)
  v2 = torch.zeros_like(v1)
  v3 = v0.prod(-1, keepdim=True)
  v4 = v1.to(torch.int8)
  v5 = v4 * v4
  v6 = v5.masked_select(v5 > 0)
  v7 = F.cross_entropy(v0, torch.tensor([2, 5, 3]), ignore_index=2)
  v8 = v1.flip(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(194, program_194)

def program_195():
  torch.manual_seed(9756)
  v0 = torch.rand([]) > 0.5
  v1 = torch.randint(0, 10, [4, 8, 2], dtype=torch.int8)
  v1.index_fill_(2, torch.tensor([1, 1]), 2)
  v2 = v1.T
  v3 = v1 / 1.5
  v4 = v1.diagonal()
  v5 = torch.ceil(v2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(195, program_195)

def program_198():
  torch.manual_seed(868)
  v0 = torch.arange(0, 10, 3)
  v1 = torch.randn([])
  v2 = torch.randn([]) * 0.1
  v2.requires_grad_()
  v3 = torch.minimum(v1, v0)
  v4 = v1.prod()
  v5 = torch.addcdiv(v0, v3, v4, value=1.5)
  v3 += 1e-3
  v6 = True % v5
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(198, program_198)

def program_200():
  torch.manual_seed(747)
  v0 = torch.randint(-5, 4, [1, 3], dtype=torch.int64)
  v1 = v0 / v0
  v2 = v0.flip(1)
  v3 = v1.max(1, keepdim=True).values
  v4 = v1.kthvalue(1, 1).values
  v5 = torch.stack([v2, v0], -1)
  v6 = v5.broadcast_to([2, 1, 3, 2])
  v7 = torch.logsumexp(v3, -1, keepdim=True)
  v8 = torch.minimum(v5, v7)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(200, program_200)

def program_203():
  torch.manual_seed(1486)
  v0 = torch.arange(1., 7.)
  v0.requires_grad_()
  v1 = v0.tan()
  v2 = v0 / v0
  v3 = v2[:6]
  v4 = torch.vstack([v0, v0])
  v5 = v1.index_select(0, torch.tensor([1, 3, 5, 5], dtype=torch.int64))
  v6 = torch.aminmax(v0)[0]
  v7 = torch.maximum(v4, v0)
  v5.tan_()
  loss = v5.sum() + v6.sum() + (v7 * 3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(203, program_203)

def program_204():
  torch.manual_seed(6502)
  v0 = torch.randint(-5, 10, [4, 3], dtype=torch.int64)
  v1 = torch.nan_to_num(v0)
  v2 = v1.cumsum(-1)
  v3 = v0.nansum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(204, program_204)

def program_205():
  torch.manual_seed(7117)
  v0 = torch.randn([2, 16]) + 1
  v1 = torch.randint(-5, 10, [3, 2], dtype=torch.int64)
  v2 = v0.T
  v3 = torch.block_diag(v1, v1)
  v4 = torch.where(v2 > 0, v2, -1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(205, program_205)

def program_206():
  torch.manual_seed(141)
  v0 = torch.randint(0, 4, [4], dtype=torch.int64)
  v1 = v0 * v0
  v2 = torch.diag(v0)
  v3 = torch.add(v0, v1, alpha=-1)
  v4 = v3 * v2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(206, program_206)

def program_212():
  torch.manual_seed(6492)
  v0 = torch.randn([]) * 0.1
  v1 = torch.randn([3]) + 1
  v2 = torch.randint(0, 4, [5, 8], dtype=torch.int64)
  v3 = torch.cos(v0)
  v4 = torch.add(v1, v1, alpha=0.1)
  v5 = v0 / v3
  v1.index_add_(0, torch.tensor([2]), torch.randn([1]))
  v6 = torch.frac(v1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(212, program_212)

def program_213():
  torch.manual_seed(2492)
  v0 = torch.randn([0, 5]) * 0.1
  v0.requires_grad_()
  v1 = torch.rand([16, 4]) > 0.5
  v2 = torch.unique(v1.detach())
  v3 = torch.maximum(v2, v2)
  v4 = torch.clamp(v3, True, 1e-3)
  v5 = v0.t()
  v6 = v4[torch.tensor([True, False], dtype=torch.bool)]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(213, program_213)

def program_217():
  torch.manual_seed(4696)
  v0 = torch.randn([5])
  v0.requires_grad_()
  v1 = v0.unsqueeze(-1)
  v2 = torch.atleast_2d(v0)
  v3 = v2.clamp(max=v0)
  v4 = v0.cumsum(-1)
  v4.retain_grad()
  loss = (v2 * 0.5).sum() + (v3 * 3).sum() + (v4 * v4).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(217, program_217)

def program_218():
  torch.manual_seed(4921)
  v0 = torch.randn([])
  v1 = F.log_softmax(v0, dim=0)
  v2 = v1.view_as(v1)
  v3 = v1.amax(0, keepdim=True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(218, program_218)

def program_219():
  torch.manual_seed(5574)
  v0 = torch.randint(0, 4, [], dtype=torch.int32)
  v1 = torch.randn([9]) * 3
  v1.requires_grad_()
  v2 = torch.randn([3])
  v3 = v1.clone()
  v3.masked_fill_(v3 > True, 0)
  v4 = F.log_softmax(v2, dim=0)
  v5 = v0.T
  loss = (v3 * 3).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(219, program_219)

def program_220():
  torch.manual_seed(3817)
  v0 = torch.randn([9]) * 3
  v0.requires_grad_()
  v1 = torch.randn([3, 8])
  v2 = torch.randn([1], dtype=torch.float64)
  v2.requires_grad_()
  v3 = torch.randn([4, 7]) + 1
  v4 = F.softmax(v1, -2)
  v3.fill_(0.5)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(220, program_220)

def program_223():
  torch.manual_seed(5441)
  v0 = torch.tensor([2.])
  v0.requires_grad_()
  v1 = torch.arange(0., 1., 0.125)
  v1.requires_grad_()
  v2 = v0 * v0
  v3 = v0.nansum()
  loss = v2.mean() + (v3 * v3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(223, program_223)

def program_225():
  torch.manual_seed(3923)
  v0 = torch.randint(0, 10, [17, 3], dtype=torch.int64)
  v0.zero_()
  show('v0', v0)

run(225, program_225)

def program_227():
  torch.manual_seed(6538)
  v0 = torch.randn([2]) * 3
  v1 = torch.randn([3])
  v2 = torch.randn([]) * 3
  v3 = v1.contiguous()
  v4 = torch.fmod(v2, v2)
  v1.scatter_reduce_(0, torch.randint(0, 3, [3]), torch.randn([3]), 'amax')
  v5 = torch.log10(v1)
  v6 = torch.hypot(v2, v1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(227, program_227)

def program_233():
  torch.manual_seed(2856)
  v0 = torch.randn([9])
  v1 = torch.randn([1, 2]) * 0.1
  v1.requires_grad_()
  v2 = torch.randn([2])
  v2.requires_grad_()
  v3 = v2[::1]
  v4 = v3.acos()
  v5 = v4.reshape([2])
  v5.scatter_(0, torch.randint(0, 2, [1]), 1.5)
  v6 = v3.masked_select(v3 > 0)
  v7 = v6.pow(1)
  v8 = torch.count_nonzero(v6, -1)
  v9 = v6.logsumexp(0)
  loss = v6.square().mean() + v7.sum() + (v9 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(233, program_233)

def program_238():
  torch.manual_seed(6080)
  v0 = torch.randint(0, 10, [2, 2], dtype=torch.int64)
  v1 = v0.unsqueeze(-1)
  v0[torch.tensor([False, True], dtype=torch.bool), torch.tensor([-2, -2], dtype=torch.int64)] = -0.25
  v2 = 0.5 - v0
  v3 = v2.view(-1)
  v4 = v1.argmin(0)
  v5 = v3.narrow(0, 2, 2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(238, program_238)

def program_239():
  torch.manual_seed(1945)
  v0 = torch.arange(0, 10, 3)
  v0.fill_(0.1)
  show('v0', v0)

run(239, program_239)

def program_241():
  torch.manual_seed(8745)
  v0 = torch.tensor([-1., 1e-45, 2.])
  v0 -= v0
  v1 = torch.sign(v0)
  v2 = torch.randn([0, 7]) * 3
  v2.requires_grad_()
  v0.fill_(-0.25)
  v3 = torch.where(v0 > 7, v0, v0)
  v4 = v3.t()
  v5 = v3 + v0
  v6 = torch.minimum(v4, v1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(241, program_241)

def program_242():
  torch.manual_seed(5494)
  v0 = torch.randint(0, 2, [16, 17], dtype=torch.int64)
  v1 = v0.select(1, 10)
  v1[-2:-5] = 1e-3
  v2 = F.embedding(torch.tensor([3, 6, 3, 5], dtype=torch.int64), v0)
  v3 = torch.div(v1, v1, rounding_mode=None)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(242, program_242)

def program_243():
  torch.manual_seed(8612)
  v0 = torch.randn([1, 9], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.randn([17]) + 1
  v1.requires_grad_()
  v2 = v0 - 1.5
  v3 = v2.amax(-1, keepdim=True)
  v4 = v1[[16, 14]]
  v5 = v3 - -1
  v6 = v5.prod()
  v7 = v4.argmin(0)
  v8 = v3.sum(-1, dtype=torch.float64)
  v9 = v6.transpose(-1, 0)
  v9.retain_grad()
  loss = v6.mean() + v8.mean() + v9.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v9.grad', v9.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(243, program_243)

def program_245():
  torch.manual_seed(2061)
  v0 = torch.randint(-5, 4, [2, 9], dtype=torch.int8)
  v1 = torch.randint(0, 10, [], dtype=torch.int64)
  v2 = v0[::3, range(9)]
  v3 = torch.nan_to_num(v0)
  v4 = torch.reciprocal(v1)
  v5 = v2.min()
  v6 = v3[range(2), -1:-4]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(245, program_245)

def program_301():
  torch.manual_seed(6532)
  v0 = torch.randn([5, 2])
  v0.requires_grad_()
  v1 = torch.randint(0, 10, [5, 1], dtype=torch.int64)
  v2 = F.mse_loss(v0, v0)
  v3 = v0[5:, 3:0]
  v4 = F.mse_loss(v0, v0)
  v5 = torch.nan_to_num(v2)
  v1.clamp_(min=2)
  v5.retain_grad()
  loss = v2.mean() + (v4 * 3).sum() + v5.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(301, program_301)

def program_302():
  torch.manual_seed(9133)
  v0 = torch.tensor([-1.])
  v0.requires_grad_()
  v1 = torch.randn([1, 16]) * 3
  v1.requires_grad_()
  v2 = v1.nonzero()
  v3 = v1.sum()
  v4 = v0.topk(1, 0).values
  v5 = torch.div(v2, v3, rounding_mode='trunc')
  v6 = v4 + 2
  v7 = v4.repeat_interleave(2, -1)
  v8 = v7.norm(dim=0)
  v9 = v8 / v0
  v7.retain_grad()
  loss = v7.mean() + v8.sum() + v9.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v7.grad', v7.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(302, program_302)

def program_303():
  torch.manual_seed(518)
  v0 = torch.rand([4, 2]) > 0.5
  v1 = v0.clone()
  v2 = v1.contiguous()
  v3 = v0[torch.tensor([-2, 3, -3], dtype=torch.int64), None]
  v4 = torch.block_diag(v0, v1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(303, program_303)

def program_304():
  torch.manual_seed(2193)
  v0 = torch.randint(0, 2, [16, 9], dtype=torch.int16)
  v1 = v0[::3, None, torch.tensor([-4, -1], dtype=torch.int64)]
  v2 = v1.fliplr()
  v3 = v1.roll(-1, -2)
  v2.fill_(2)
  v0[...] = 3
  v4 = v2.contiguous()
  v5 = torch.cat((v1, v2, v1))
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(304, program_304)

def program_309():
  torch.manual_seed(1039)
  v0 = torch.randint(0, 2, [], dtype=torch.int64)
  v1 = torch.randint(0, 2, [9, 1], dtype=torch.int32)
  v2 = torch.minimum(v0, v0)
  v1[::3] = 1.5
  v3 = v0.squeeze()
  v4 = v1[:0,]
  v5 = (v2 != v4).float()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(309, program_309)

def program_310():
  torch.manual_seed(9028)
  v0 = torch.rand([5]) > 0.5
  v0[:] += v0
  v1 = v0.max()
  v2 = v0[range(5),]
  v3 = v1 < v0
  v4 = v3.sum(0, dtype=torch.float64)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(310, program_310)

def program_311():
  torch.manual_seed(4333)
  v0 = torch.randint(-5, 2, [2, 8], dtype=torch.int32)
  v1 = torch.rand([8, 4]) > 0.5
  v2 = v0[...]
  v1.masked_fill_(v1 > 1e-3, 0)
  v3 = v0 * v2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(311, program_311)

def program_313():
  torch.manual_seed(9250)
  v0 = torch.randn([8, 9], dtype=torch.float64)
  v0.requires_grad_()
  v1 = v0.max(1).indices
  v2 = v1.roll(1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(313, program_313)

def program_314():
  torch.manual_seed(3218)
  v0 = torch.tensor([float('-inf'), float('inf'), 1., -3e38, -1., float('inf')])
  v0.requires_grad_()
  v1 = torch.randn([1])
  v1.requires_grad_()
  v2 = torch.logsumexp(v1, 0, keepdim=True)
  v3 = v1.float()
  v4 = v2 / v1
  v5 = v4.norm(2, -1)
  loss = v2.sum() + (v4 * 3).sum() + v5.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(314, program_314)

def program_315():
  torch.manual_seed(6716)
  v0 = torch.tensor([float('inf')])
  v0.requires_grad_()
  v1 = torch.rand([5, 2]) > 0.5
  v2 = torch.rand([4, 4]) > 0.5
  v2.masked_fill_(v2 > 1e-3, 0)
  v3 = v1[v1,]
  v4 = v2 + 2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(315, program_315)

def program_316():
  torch.manual_seed(432)
  v0 = torch.randint(0, 2, [7, 1, 4], dtype=torch.uint8)
  v1 = torch.rand([4, 4]) > 0.5
  v1[...,] = 1e-3
  v2 = v0 + 3
  v3 = v0 * -0.25
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(316, program_316)

def program_317():
  torch.manual_seed(7572)
  v0 = torch.randn([8, 1]) + 1
  v0.requires_grad_()
  v1 = v0 ** 1.5
  v2 = torch.exp2(v1)
  v3 = v1 + v1
  v4 = v3[[-2, 0], None]
  v5 = torch.randint(0, 2, [16], dtype=torch.int64)
  v2.retain_grad()
  loss = v2.sum() + (v3 * v3).sum() + v4.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(317, program_317)

def program_318():
  torch.manual_seed(768)
  v0 = torch.tensor([-1., -1., 1e-40, 2., 1e-45, 1e-45, 0., 2., 0.5])
  v1 = torch.randn([7, 9])
  v2 = v0 - -1
  v3 = torch.count_nonzero(v0, 0)
  v4 = v3 / 0
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(318, program_318)

def program_320():
  torch.manual_seed(7299)
  v0 = torch.randn([2, 9])
  v0.requires_grad_()
  v1 = torch.randn([9]) + 1
  v1.requires_grad_()
  v2 = v0.squeeze(-2)
  v3 = v1.relu()
  v4 = v1.nanmean(0)
  v5 = torch.minimum(v4, v3)
  v6 = torch.div(v4, v3, rounding_mode='trunc')
  v5.retain_grad()
  loss = v4.mean() + v5.square().mean() + v6.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(320, program_320)

def program_321():
  torch.manual_seed(4513)
  v0 = torch.randn([7]) + 1
  v1 = torch.randn([8, 8]) * 0.1
  v2 = v1.sum(-2, dtype=torch.float64)
  v3 = torch.log_softmax(v0, 0)
  v1.scatter_(1, torch.randint(0, 8, [8, 1]), 1.5)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(321, program_321)

def program_323():
  torch.manual_seed(1828)
  v0 = torch.tensor([3., float('nan'), 1e-45, 1e-40, float('inf'), 0., float('-inf'), 2., 0.])
  v0.requires_grad_()
  v1 = v0 % 0.1
  v2 = v1.sum(-1, dtype=torch.float64)
  v3 = v2.var(-1)
  v4 = v1.chunk(2, -1)[0]
  v5 = v4 - v4
  v4.retain_grad()
  loss = v3.sum() + v4.sum() + (v5 * v5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(323, program_323)

def program_324():
  torch.manual_seed(9668)
  v0 = torch.randint(0, 4, [9, 2], dtype=torch.int64)
  v1 = v0 + 0
  v2 = v1.squeeze()
  v3 = v1.t()
  v4 = F.one_hot(v2)
  v5 = v4.unbind(-1)[-1]
  v6 = v0.amax(1, keepdim=True)
  v7 = v3.masked_select(v3 > 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(324, program_324)
