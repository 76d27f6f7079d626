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

def program_2():
  torch.manual_seed(926)
  v0 = torch.randn([]) + 1
  v0.requires_grad_()
  v1 = v0.view_as(v0)
  v2 = torch.add(v1, v1, alpha=7)
  v3 = v1 // v1
  loss = v1.sum() + v2.square().mean() + v3.mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)
  loss.backward()

run(2, program_2)

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

def program_13():
  torch.manual_seed(4243)
  v0 = torch.randint(-5, 2, [3, 4], dtype=torch.int16)
  v1 = torch.randn([2], dtype=torch.float64)
  v1.requires_grad_()
  v2 = v0.expand(3, -1, -1)
  v3 = v0.all(-2)
  v4 = v1[:,]
  v5 = v0.sum()
  v6 = v2.nonzero()
  v7 = v3[:]
  v8 = v4 @ torch.randn(2, dtype=torch.float64)
  v8.retain_grad()
  loss = (v4 * 3).sum() + v8.sum()
  loss.backward()
  show('v1.grad', v1.grad)
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
  show('loss', loss)

run(13, program_13)

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

def program_22():
  torch.manual_seed(2299)
  v0 = torch.randn([]) + 1
  v0.scatter_add_(0, torch.randint(0, 1, []), torch.randn([]))
  v1 = v0.clamp(min=7)
  v2 = torch.hstack([v0, v1])
  v3 = v2 @ torch.randn(2, dtype=torch.float32)
  v4 = v0.sort(-1).values
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(22, program_22)

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

def program_28():
  torch.manual_seed(1850)
  v0 = torch.randn([16])
  v1 = torch.randn([4])
  v1.requires_grad_()
  v2 = torch.arange(1., 7.)
  v3 = v1 + v1
  v4 = v2.unsqueeze(-1)
  v5 = v3 @ v1
  v5.retain_grad()
  loss = v3.square().mean() + v5.sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(28, program_28)

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

def program_43():
  torch.manual_seed(631)
  v0 = torch.tensor([-3e38])
  v0.requires_grad_()
  v1 = torch.randn([]) * 0.1
  v1.requires_grad_()
  v2 = v0.nanmean(-1)
  v3 = v2.norm()
  v4 = v3.double()
  v5 = v2 ** 0.5
  v4.retain_grad()
  loss = (v3 * v3).sum() + v4.square().mean() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(43, program_43)

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

def program_49():
  torch.manual_seed(1095)
  v0 = torch.randn([2, 7])
  v1 = torch.randn([3]) * 0.1
  v2 = v0.var()
  v3 = v1.double()
  v4 = 2 ** v1
  v5 = torch.einsum('...j,jk->...k', v3, torch.randn(3, 3, dtype=torch.float64))
  v6 = F.cross_entropy(v0, torch.tensor([5, 5]))
  v7 = v2.clone()
  v8 = torch.cos(v4)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(49, program_49)

def program_50():
  torch.manual_seed(8151)
  v0 = torch.randint(0, 10, [4], dtype=torch.int32)
  v1 = torch.randn([4])
  v1.requires_grad_()
  v2 = torch.sub(v1, v0, alpha=0.1)
  v3 = torch.inner(v1, v1)
  v2.index_fill_(0, torch.tensor([3, 3]), 2)
  v4 = v1.int()
  v5 = v1.logsumexp(-1)
  v2.retain_grad()
  v5.retain_grad()
  loss = (v2 * 0.5).sum() + (v3 * v3).sum() + v5.sum()
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

run(50, program_50)

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

def program_59():
  torch.manual_seed(3673)
  v0 = torch.randn([9, 1])
  v0.requires_grad_()
  v1 = v0.any()
  v2 = v0.log2()
  v3 = torch.cat([v2, v0], -1)
  v4 = v0[::3, torch.tensor([-1, -1], dtype=torch.int64)]
  v5 = v3.T @ v3
  v4.retain_grad()
  loss = (v3 * 3).sum() + v4.square().mean() + (v5 * v5).sum()
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

run(59, program_59)

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

def program_62():
  torch.manual_seed(9425)
  v0 = torch.randn([]) * 3
  v1 = v0.logsumexp(-1)
  v2 = v0.argmin(0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  v3 = v0.select(-1, 0)

run(62, program_62)

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

def program_76():
  torch.manual_seed(6071)
  v0 = torch.randint(0, 4, [4, 5], dtype=torch.int32)
  v1 = torch.randn([4, 2])
  v1.requires_grad_()
  v2 = v1.std(0, keepdim=True)
  v3 = v2.flip(0)
  v4 = v1.clone()
  v4[range(4), torch.tensor([True, False], dtype=torch.bool)] *= 1.5
  v5 = v3.any()
  v4 /= 3
  v6 = v1 // v5
  v7 = torch.addmm(torch.ones(1), v3, torch.randn(2, 2, dtype=torch.float32))
  v7.clamp_(min=7)
  loss = v4.sum() + v6.mean() + v7.sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)
  loss.backward()

run(76, program_76)

def program_78():
  torch.manual_seed(3074)
  v0 = torch.rand([5]) > 0.5
  show('v0', v0)
  v1 = v0 // v0

run(78, program_78)

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

def program_84():
  torch.manual_seed(4646)
  v0 = torch.randn([1, 16])
  v1 = torch.count_nonzero(v0, 0)
  v2 = v0 @ v0.T
  v3 = v0.exp2()
  v4 = v0 ** 0.5
  v5 = 2 ** v3
  v6 = v2.contiguous()
  v7 = torch.tensordot(v5, torch.randn(16, 5, dtype=torch.float32), 1)
  v8 = torch.einsum('ij,ij->i', v0, v0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(84, program_84)

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

def program_93():
  torch.manual_seed(8099)
  v0 = torch.randn([7, 2]) * 3
  v0.requires_grad_()
  v1 = torch.randint(-5, 4, [], dtype=torch.int16)
  v2 = torch.tensor([3., 3., float('inf')])
  v2.requires_grad_()
  v3 = v0.nanmean(-2)
  v4 = ~v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  v5 = v2.diagonal()

run(93, program_93)

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

def program_97():
  torch.manual_seed(3187)
  v0 = torch.randint(-5, 4, [0, 7, 1, 17], dtype=torch.int64)
  v1 = torch.randn([1]) + 1
  v1.requires_grad_()
  v2 = v1 // -1
  v3 = v2 + -1
  v4 = v2 @ v1
  v5 = torch.aminmax(v3)[0]
  v6 = v3.narrow(-1, 0, 1)
  v5.retain_grad()
  v6.retain_grad()
  loss = v4.mean() + v5.mean() + (v6 * 3).sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)
  loss.backward()

run(97, program_97)

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

def program_99():
  torch.manual_seed(6618)
  v0 = torch.randn([17])
  v0.requires_grad_()
  v1 = torch.randn([16, 2]) * 3
  v1.requires_grad_()
  v2 = v1.clone()
  v2.add_(0.5, alpha=0.1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  v3 = torch.lerp(v2, v0, v2)

run(99, program_99)

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

def program_108():
  torch.manual_seed(2138)
  v0 = torch.arange(1., 7.)
  v0.requires_grad_()
  v1 = torch.randn([7]) * 0.1
  v1.requires_grad_()
  v2 = torch.randint(-5, 2, [8], dtype=torch.int8)
  v3 = v0.nonzero()
  v4 = F.softmax(v1, -1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  v5 = torch.argsort(v1, -1, stable=True)

run(108, program_108)

def program_117():
  torch.manual_seed(3933)
  v0 = torch.randn([4]) * 3
  v1 = v0.clamp(min=-0.25)
  v2 = v1.norm(dim=-1, keepdim=True)
  v3 = torch.cummin(v0, -1).values
  v4 = v0.permute([0])
  v5 = torch.tensordot(v0, v4, 1)
  v6 = F.linear(v4, torch.randn(2, 4, dtype=torch.float32))
  v7 = v0.kthvalue(3, 0).values
  v4.masked_fill_(v4 > 1.5, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(117, program_117)

def program_120():
  torch.manual_seed(8436)
  v0 = torch.randn([17])
  v0.requires_grad_()
  v1 = v0[torch.tensor([10], dtype=torch.int64)]
  v2 = v0[...]
  v1.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)
  v3 = v0 @ v2
  v1.retain_grad()
  loss = (v1 * v1).sum() + v2.mean() + (v3 * v3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(120, program_120)

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

def program_128():
  torch.manual_seed(3877)
  v0 = torch.arange(1., 7.)
  v0.requires_grad_()
  v1 = torch.randn([17])
  v1.requires_grad_()
  v2 = v1 - v1
  v2.scatter_reduce_(0, torch.randint(0, 17, [17]), torch.randn([17]), 'sum')
  v3 = torch.expm1(v0)
  v4 = v1.norm()
  v5 = v1.chunk(2, 0)[-1]
  loss = (v3 * 0.5).sum() + v4.mean() + v5.sum()
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

run(128, program_128)

def program_129():
  torch.manual_seed(9602)
  v0 = torch.randint(0, 2, [1], dtype=torch.uint8)
  v1 = torch.randn([4])
  v1.requires_grad_()
  v2 = torch.randn([3]) * 3
  v2.requires_grad_()
  v3 = v2[3:]
  v4 = v1 @ v1.T
  v5 = v2.roll(1, -1)
  loss = v4.mean() + (v5 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(129, program_129)

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

def program_140():
  torch.manual_seed(1556)
  v0 = torch.randn([1]) + 1
  v0.requires_grad_()
  v1 = v0.cumsum(-1)
  v2 = v0 @ torch.randn(1, dtype=torch.float32)
  v3 = v2.softmax(-1)
  v1.index_fill_(0, torch.tensor([0, 0, 0, 0, 0]), 2)
  v4 = v3.sum(-1, keepdim=True)
  v1.scatter_(0, torch.randint(0, 1, [1]), 1.5)
  loss = v2.sum() + v3.sum() + v4.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(140, program_140)

def program_141():
  torch.manual_seed(8475)
  v0 = torch.randn([9, 3])
  v0.requires_grad_()
  v1 = v0.std(1)
  v2 = v0.transpose(1, 0)
  v3 = torch.exp(v2)
  v4 = v3 @ v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  v0.index_copy_(0, torch.arange(1), torch.randn([1, 3]))

run(141, program_141)

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

def program_144():
  torch.manual_seed(7344)
  v0 = torch.randn([2, 3]) * 3
  v0.requires_grad_()
  v1 = v0 // v0
  v2 = v0 ** 2
  v3 = v1.movedim(1, 1)
  v4 = v2.amin(0, keepdim=True)
  v5 = v3.logsumexp(1)
  v6 = v4 // 0.5
  v7 = v5.broadcast_to([2, 2])
  v6.retain_grad()
  loss = v5.mean() + v6.sum() + (v7 * 0.5).sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)
  loss.backward()

run(144, program_144)

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

def program_150():
  torch.manual_seed(5347)
  v0 = torch.randn([4])
  v1 = torch.rand([7]) > 0.5
  v2 = v0 @ v0.T
  v3 = F.log_softmax(v0, dim=0)
  v4 = v0 / v0
  v3[:] = v4
  v5 = v2 + v4
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(150, program_150)

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

def program_155():
  torch.manual_seed(9517)
  v0 = torch.randn([5, 8]) * 0.1
  v1 = torch.randn([0, 1, 17])
  v2 = torch.randn([]) * 0.1
  v2.requires_grad_()
  v3 = v0.median()
  v4 = v1.select(2, 0)
  v0.zero_()
  v5 = v2 ** 3
  v0.scatter_add_(1, torch.randint(0, 8, [5, 8]), torch.randn([5, 8]))
  v6 = torch.hypot(v5, v2)
  v7 = v1.amax(-2, keepdim=True)
  v8 = torch.cov(v0)
  v6.retain_grad()
  loss = v5.mean() + v6.square().mean()
  loss.backward()
  show('v2.grad', v2.grad)
  show('v6.grad', v6.grad)
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

run(155, program_155)

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

def program_163():
  torch.manual_seed(8870)
  v0 = torch.randint(0, 4, [17, 3], dtype=torch.int32)
  v1 = torch.randn([7], dtype=torch.float64)
  v1.requires_grad_()
  v2 = torch.randint(0, 4, [1], dtype=torch.int16)
  v3 = v1 - v2
  v4 = torch.where(v2 > -0.25, v3, v3)
  v5 = v2.broadcast_to([2, 1])
  v6 = v5 - v2
  v4.clamp_(min=-0.25)
  v7 = v4 / v4
  loss = v3.mean() + v4.square().mean() + v7.square().mean()
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
  show('loss', loss)

run(163, program_163)

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

def program_170():
  torch.manual_seed(5652)
  v0 = torch.randn([7]) * 0.1
  v1 = torch.randn([]) * 0.1
  v1.requires_grad_()
  v2 = torch.randint(0, 4, [4, 1], dtype=torch.int32)
  v3 = v1 / 1e-3
  v4 = v0.take(torch.tensor([4, 0, 0, 2], dtype=torch.int64))
  v5 = v1.softmax(-1)
  v6 = v3.sum(-1)
  v7 = torch.kron(v0, torch.randn(7, dtype=torch.float32))
  v8 = F.softmax(v3, -1)
  v9 = v1.norm(dim=-1)
  v10 = F.log_softmax(v0, dim=-1)
  v6.retain_grad()
  v9.retain_grad()
  loss = v6.sum() + v8.sum() + (v9 * v9).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v6.grad', v6.grad)
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
  show('v10', v10)
  show('loss', loss)

run(170, program_170)

def program_171():
  torch.manual_seed(9204)
  v0 = torch.randn([2, 17]) + 1
  v1 = torch.randn([3])
  v2 = v0 ** v0
  v3 = torch.inner(v0, v0)
  v1.index_add_(0, torch.tensor([2, 2]), torch.randn([2]))
  v4 = torch.logsumexp(v3, -2, keepdim=True)
  v5 = v2.logsumexp(-1)
  v6 = torch.where(v4 > 0, v3, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(171, program_171)

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

def program_176():
  torch.manual_seed(486)
  v0 = torch.tensor([-0., 3., float('nan'), 3., float('nan'), float('nan'), 16777217., 1., 16777217.])
  v0.requires_grad_()
  v1 = v0.clone()
  v1.masked_fill_(v1 > 7, 0)
  v2 = v1.mean()
  v3 = v1 % v0
  v4 = v0.T @ v0
  v5 = v2 / v1
  v6 = torch.sigmoid(v2)
  v7 = v5.expand(2, -1)
  v8 = v3.neg()
  loss = (v6 * v6).sum() + v7.sum() + v8.sum()
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

run(176, program_176)

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

def program_179():
  torch.manual_seed(3246)
  v0 = torch.randint(0, 2, [2, 1, 16], dtype=torch.int8)
  v1 = torch.nan_to_num(v0)
  v2 = v0[...]
  v0.masked_fill_(v0 > -0.25, 0)
  v3 = v1.fliplr()
  v4 = v1.roll(1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(179, program_179)

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

def program_183():
  torch.manual_seed(1768)
  v0 = torch.randn([1, 7])
  v0.requires_grad_()
  v1 = torch.addmm(torch.ones(1), v0, torch.randn(7, 1, dtype=torch.float32))
  v2 = v1.flatten()
  v2[...] = 2
  v3 = v0.reshape(-1)
  v4 = v1 ** 0.5
  v1.scatter_reduce_(0, torch.randint(0, 1, [1, 1]), torch.randn([1, 1]), 'prod')
  v4.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)
  v5 = v1[:-2, ..., -1]
  v2.retain_grad()
  loss = v2.mean() + v3.sum() + (v4 * 3).sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)
  loss.backward()

run(183, program_183)

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

def program_185():
  torch.manual_seed(1852)
  v0 = torch.randn([5]) + 1
  v0.requires_grad_()
  v1 = v0.take(torch.tensor([1, 4, 3, 2], dtype=torch.int64))
  v2 = v1 * v1
  v3 = v2.median()
  v4 = v1.nansum()
  v5 = torch.linalg.norm(v4)
  v6 = v1 @ v2
  v7 = v0.sum(0, keepdim=True)
  v8 = v6.prod()
  v7.retain_grad()
  v8.retain_grad()
  loss = (v6 * v6).sum() + v7.square().mean() + v8.square().mean()
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
  show('loss', loss)

run(185, program_185)

def program_187():
  torch.manual_seed(5754)
  v0 = torch.randn([9, 3])
  v1 = v0[-5:, [0, -3]]
  v2 = v0 % v0
  v3 = torch.einsum('...j,jk->...k', v0, torch.randn(3, 1, dtype=torch.float32))
  v4 = v3.nonzero()
  v5 = torch.nan_to_num(v4)
  v0.index_fill_(1, torch.tensor([0]), 2)
  v6 = v3 - v3
  v7 = v6 // 1e-3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(187, program_187)

def program_188():
  torch.manual_seed(3627)
  v0 = torch.tensor([float('-inf'), float('nan'), float('-inf'), -0., 0., 1., -3e38, float('nan'), float('-inf')])
  v1 = torch.randn([]) * 3
  v2 = torch.fmod(v0, 2)
  v3 = torch.matmul(v2, v0)
  v4 = v0.argmax()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(188, program_188)

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

def program_197():
  torch.manual_seed(8845)
  v0 = torch.randn([0, 3], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.tensordot(v0, torch.randn(3, 5, dtype=torch.float64), 1)
  v2 = v1.contiguous()
  v3 = v0.expand(2, -1, -1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(197, program_197)

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

def program_209():
  torch.manual_seed(9126)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.rand([3]) > 0.5
  v2 = torch.randn([3]) * 3
  v2.requires_grad_()
  v3 = torch.isclose(v0, v2)
  v4 = v2 @ v2.T
  v5 = v2[::3,]
  v5.retain_grad()
  loss = v4.square().mean() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(209, program_209)

def program_210():
  torch.manual_seed(6302)
  v0 = torch.tensor([0., -0., 1.])
  v0.requires_grad_()
  v1 = v0.detach()
  v2 = v0 @ v1
  v3 = 3. ** v1
  loss = v2.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(210, program_210)

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

def program_215():
  torch.manual_seed(721)
  v0 = torch.randn([2], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.randint(-5, 2, [1, 2], dtype=torch.int32)
  v2 = torch.tensor([float('-inf'), -0., float('-inf'), -1., 16777217., float('-inf'), 1., float('-inf'), float('-inf')])
  v2.requires_grad_()
  v3 = v2.cumprod(0)
  v4 = F.log_softmax(v2, dim=-1)
  v5 = 7 - v0
  loss = (v3 * 3).sum() + v4.sum() + (v5 * v5).sum()
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

run(215, program_215)

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

def program_222():
  torch.manual_seed(1767)
  v0 = torch.randn([5]) * 3
  v0.requires_grad_()
  v1 = v0[-1:]
  v2 = v0 // v1
  v3 = v2 @ torch.randn(5, dtype=torch.float32)
  v2.retain_grad()
  loss = v1.mean() + (v2 * 3).sum() + (v3 * 3).sum()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)
  loss.backward()

run(222, program_222)

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

def program_228():
  torch.manual_seed(3609)
  v0 = torch.rand([4]) > 0.5
  v1 = torch.randn([9, 3]) * 0.1
  v2 = torch.tensor([3., 1e-45, 1e-40, 1e-45, 1e-40, float('inf'), 1., -1., 16777217.])
  v2.requires_grad_()
  v3 = torch.cat((v0, v0, v0))
  v4 = v3 ^ 3
  v1.erf_()
  v5 = torch.diff(v4)
  v6 = torch.reciprocal(v4)
  v7 = v2 @ torch.randn(9, dtype=torch.float32)
  v6.index_add_(0, torch.tensor([9, 11]), torch.randn([2]))
  v8 = v7.relu()
  v7.retain_grad()
  loss = v7.mean() + (v8 * 3).sum()
  loss.backward()
  show('v2.grad', v2.grad)
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
  show('loss', loss)

run(228, program_228)

def program_232():
  torch.manual_seed(4604)
  v0 = torch.arange(1., 7.)
  v1 = v0.cumsum(0)
  v1.fill_(-0.25)
  v2 = v1 @ v1.T
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(232, program_232)

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

def program_236():
  torch.manual_seed(6072)
  v0 = torch.randn([7, 2]) * 0.1
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [5, 7], dtype=torch.int32)
  v2 = torch.linalg.norm(v0)
  v1.copy_(True)
  loss = v2.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('loss', loss)

run(236, program_236)

def program_237():
  torch.manual_seed(8109)
  v0 = torch.randn([8]) + 1
  v1 = v0[torch.tensor([[4], [1]])]
  v2 = v1.index_select(0, torch.tensor([1, 0, 0, 0], dtype=torch.int64))
  v3 = v2 / v2
  v4 = v1.T @ v1
  v5 = torch.fmod(v2, 0.1)
  v6 = v5 / v4
  v7 = v1.index_select(0, torch.tensor([0, 1, 0, 1], dtype=torch.int64))
  v8 = torch.tan(v1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(237, program_237)

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

def program_240():
  torch.manual_seed(961)
  v0 = torch.randn([3]) + 1
  v0.requires_grad_()
  v1 = v0 ** v0
  v1 /= v1
  v2 = v0 % v0
  v1.retain_grad()
  loss = v1.mean() + v2.mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('loss', loss)
  loss.backward()

run(240, program_240)

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

def program_246():
  torch.manual_seed(987)
  v0 = torch.randn([7, 2])
  v0.requires_grad_()
  v1 = torch.randn([2, 7]) + 1
  v1.requires_grad_()
  v2 = torch.randn([])
  v2.requires_grad_()
  v3 = v1.clone()
  v3.clamp_(min=0.1)
  v4 = v1.narrow(-2, 1, 1)
  v3.mul_(v3)
  v5 = torch.randint(0, 2, [1, 2], dtype=torch.int64)
  v6 = F.nll_loss(F.log_softmax(v4, 1), torch.tensor([6]))
  v6.retain_grad()
  loss = v3.sum() + v4.sum() + v6.square().mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)
  loss.backward()

run(246, program_246)

def program_247():
  torch.manual_seed(7508)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.randn([]) + 1
  v2 = v1.std(-1)
  v3 = v0.argmax(-1, keepdim=True)
  v4 = torch.vstack([v1, v1])
  v5 = v4.nonzero()
  v6 = v5.nansum()
  v7 = v2 - v6
  v8 = v2.pow(0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(247, program_247)

def program_250():
  torch.manual_seed(6349)
  v0 = torch.randint(0, 2, [16], dtype=torch.int8)
  v1 = torch.randn([8]) + 1
  v1.requires_grad_()
  v0.zero_()
  v2 = v0.amax()
  v3 = v0.argmax(0)
  v4 = v2.transpose(0, -1)
  v5 = v4.prod()
  v6 = v0.reshape([16])
  v7 = v1 ** v1
  loss = (v7 * v7).sum()
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
  show('loss', loss)

run(250, program_250)

def program_253():
  torch.manual_seed(8817)
  v0 = torch.arange(12)
  v1 = torch.randn([])
  v2 = torch.randn([1, 7]) * 3
  v2.requires_grad_()
  v3 = v2 / v2
  v4 = v3.amax(-1)
  v5 = v4.acos()
  v4 *= 0.5
  v6 = v5.sin()
  v5.retain_grad()
  loss = (v4 * 3).sum() + v5.square().mean() + v6.mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)
  loss.backward()

run(253, program_253)

def program_255():
  torch.manual_seed(906)
  v0 = torch.randn([17, 1])
  v0.requires_grad_()
  v1 = torch.randn([8])
  v1.requires_grad_()
  v2 = v1.clone()
  v2[-6, ...] = 0
  v3 = v1.unbind(-1)[0]
  v4 = v2[[6, 2]]
  v5 = v1.clamp(min=0.1)
  v5.clamp_(min=7)
  v4.retain_grad()
  v5.retain_grad()
  loss = v3.sum() + v4.mean() + v5.sum()
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
  show('loss', loss)

run(255, program_255)

def program_259():
  torch.manual_seed(648)
  v0 = torch.rand([]) > 0.5
  v1 = torch.randn([4, 2])
  v2 = torch.randn([5, 3]) * 0.1
  v2.requires_grad_()
  v1.copy_(0)
  v3 = v2.argmax()
  v4 = v1.mean()
  v5 = v4.nanmean(-1)
  v6 = v1[range(4), :1]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(259, program_259)

def program_260():
  torch.manual_seed(3451)
  v0 = torch.tensor([2., 0., -1., 2., 0.5, -1.])
  v0.requires_grad_()
  v1 = v0[[-3, 3]]
  v2 = v0.clone()
  v2.clamp_(min=-1)
  v3 = v2.topk(1, 0, largest=False).values
  v2.retain_grad()
  loss = v1.mean() + v2.square().mean() + v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(260, program_260)

def program_261():
  torch.manual_seed(7100)
  v0 = torch.tensor([1e-45, 2., float('-inf'), -3e38, float('-inf'), float('inf')])
  v0.requires_grad_()
  v1 = torch.randn([4])
  v2 = v1.movedim(0, 0)
  v3 = 3. ** v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(261, program_261)

def program_263():
  torch.manual_seed(7003)
  v0 = torch.randn([8, 5]) + 1
  v0.requires_grad_()
  v1 = torch.tensor([1., 1e-40, -1., 1., float('nan'), -0.])
  v2 = torch.atleast_2d(v1)
  v3 = torch.reciprocal(v1)
  v2.index_add_(1, torch.tensor([0, 3]), torch.randn([1, 2]))
  v4 = v1.reshape([6])
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(263, program_263)

def program_265():
  torch.manual_seed(6426)
  v0 = torch.randn([4])
  v0.requires_grad_()
  v1 = v0.softmax(-1)
  v2 = torch.fmod(v0, -1)
  v3 = v2 % v1
  v4 = torch.diff(v0)
  v4.retain_grad()
  loss = v2.sum() + v3.sum() + v4.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(265, program_265)

def program_267():
  torch.manual_seed(3238)
  v0 = torch.randn([0, 7, 2]) + 1
  v1 = v0.select(1, 2)
  v2 = torch.diff(v1)
  v3 = v0.expand(2, -1, -1, -1)
  v4 = torch.matmul(v2, torch.randn(1, 2, dtype=torch.float32))
  v3.zero_()
  v5 = v3.sort(-1).values
  v6 = v2.tan()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(267, program_267)

def program_269():
  torch.manual_seed(653)
  v0 = torch.randn([])
  v0.copy_(v0)
  v1 = torch.maximum(v0, v0)
  v2 = v1.sort(0).values
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(269, program_269)

def program_271():
  torch.manual_seed(7922)
  v0 = torch.randn([7]) * 0.1
  v0.requires_grad_()
  v1 = torch.randint(0, 10, [], dtype=torch.int64)
  v2 = torch.randn([2, 7])
  v3 = v0.round()
  v2.index_add_(0, torch.tensor([1, 1]), torch.randn([2, 7]))
  v3[::1] -= 1.5
  v4 = v2[:, 1:]
  v2.exp2_()
  loss = v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(271, program_271)

def program_272():
  torch.manual_seed(7812)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.arange(12)
  v2 = v1[...]
  v3 = v2.gather(0, torch.randint(0, 12, [12]))
  v4 = v1[...]
  v5 = v1 + v4
  v6 = torch.diff(v5)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(272, program_272)

def program_274():
  torch.manual_seed(2367)
  v0 = torch.randn([8]) + 1
  v0.requires_grad_()
  v1 = torch.randn([4, 1], dtype=torch.float64)
  v1.requires_grad_()
  v2 = v0.unsqueeze(-1)
  v3 = F.l1_loss(v2, v2, reduction='sum')
  v4 = torch.inner(v2, v2)
  v5 = v4[torch.tensor([[3], [3]]), torch.tensor([False, False, False, True, True, True, False, False], dtype=torch.bool)]
  v5.clamp_(min=True)
  loss = v3.square().mean() + v4.mean() + (v5 * 3).sum()
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

run(274, program_274)

def program_276():
  torch.manual_seed(6110)
  v0 = torch.randn([7]) * 3
  v0.requires_grad_()
  v1 = torch.where(v0 > 0, v0, -0.25)
  v2 = v0.clone()
  v2.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)
  v3 = v0.clone()
  v3[::2, ...] *= 2
  v3.retain_grad()
  loss = (v1 * 3).sum() + v2.mean() + v3.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(276, program_276)

def program_277():
  torch.manual_seed(1460)
  v0 = torch.randint(-5, 4, [1], dtype=torch.int64)
  v1 = v0.split(2, 0)[0]
  v2 = v1 * v1
  v3 = v0.repeat(1, 2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(277, program_277)

def program_278():
  torch.manual_seed(4809)
  v0 = torch.arange(0, 10, 3)
  v1 = torch.randn([4])
  v1.requires_grad_()
  v2 = v0.t()
  v3 = v1 == 1.5
  v4 = v2.masked_fill(v2 > 1.5, 0)
  v5 = v1.pow(3)
  v6 = v0 * v0
  v7 = v6.flatten()
  v8 = v7.sum(-1, dtype=torch.float64)
  v5.retain_grad()
  loss = v5.sum()
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
  show('v8', v8)
  show('loss', loss)

run(278, program_278)

def program_280():
  torch.manual_seed(5072)
  v0 = torch.randn([2, 5])
  v1 = torch.tensor([16777217., 0.5, -3e38, float('nan'), float('-inf'), float('nan'), 1., 0., -1.])
  v1.requires_grad_()
  v2 = v1[range(9)]
  v3 = torch.log10(v0)
  v4 = F.linear(v2, torch.randn(3, 9, dtype=torch.float32), torch.randn(3))
  v5 = v1[::1]
  v6 = v0.max()
  v2.retain_grad()
  loss = v2.mean() + v4.mean() + v5.mean()
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

run(280, program_280)

def program_281():
  torch.manual_seed(325)
  v0 = torch.arange(12)
  v1 = torch.arange(0, 10, 3)
  v2 = v1.expand(2, -1)
  v3 = v0.swapaxes(0, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(281, program_281)

def program_283():
  torch.manual_seed(340)
  v0 = torch.tensor([float('-inf'), -1., 3., -1., 3., 0., 16777217., -3e38, 1e-40])
  v1 = torch.addcdiv(v0, v0, v0, value=0.5)
  v2 = v1 / v1
  v3 = torch.logical_and(v1, v0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(283, program_283)

def program_284():
  torch.manual_seed(537)
  v0 = torch.randn([2]) * 0.1
  v0.requires_grad_()
  v1 = torch.randint(-5, 2, [2], dtype=torch.int64)
  v2 = torch.block_diag(v0, v1)
  v3 = F.cross_entropy(v2, torch.tensor([2, 2]))
  v4 = v3 / 0.5
  loss = v2.square().mean() + v3.mean() + v4.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(284, program_284)

def program_286():
  torch.manual_seed(8057)
  v0 = torch.randn([2]) * 3
  v0.requires_grad_()
  v1 = v0.clone()
  v1[..., :] -= 0
  v2 = v1 * True
  v3 = (v2 <= v0).float()
  v4 = v1 ** v0
  v1.retain_grad()
  v4.retain_grad()
  loss = v1.sum() + v2.mean() + (v4 * 0.5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(286, program_286)

def program_287():
  torch.manual_seed(9109)
  v0 = torch.randn([5]) * 0.1
  v0.requires_grad_()
  v1 = v0.clone()
  v1.fill_(3)
  v2 = v0.nonzero()
  v3 = v2 % v1
  loss = v1.sum() + v3.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(287, program_287)

def program_288():
  torch.manual_seed(4608)
  v0 = torch.tensor([-3e38])
  v1 = torch.tensor([3., 2., -0., 1e-45, 1e-40, -0.])
  v2 = v1 @ torch.randn(6, dtype=torch.float32)
  v3 = F.softmax(v0, 0)
  v4 = torch.sign(v1)
  v0.add_(1e-3, alpha=-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(288, program_288)

def program_289():
  torch.manual_seed(4460)
  v0 = torch.randint(0, 4, [2], dtype=torch.uint8)
  v1 = torch.randint(0, 10, [], dtype=torch.uint8)
  v2 = torch.randn([8, 3, 2], dtype=torch.float64)
  v3 = v0.unsqueeze(-1)
  v4 = v0 ^ 1
  v5 = torch.randn([]) + 1
  v5.requires_grad_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(289, program_289)

def program_290():
  torch.manual_seed(8891)
  v0 = torch.randn([17, 1]) * 3
  v0.requires_grad_()
  v1 = torch.arange(1., 7.)
  v1.requires_grad_()
  v2 = torch.kron(v1, torch.randn(6, dtype=torch.float32))
  v3 = v1.masked_select(v1 > 0)
  v4 = v2[torch.tensor([True, False, True, False, False, True, True, False, False, True, True, False, False, True, True, True, False, False, True, False, True, True, False, True, True, False, False, False, True, False, False, False, False, True, True, True], dtype=torch.bool)]
  v5 = v3.amin(0)
  v3.retain_grad()
  loss = v3.mean() + v4.sum() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(290, program_290)

def program_291():
  torch.manual_seed(7744)
  v0 = torch.tensor([-0., -1., 2., float('inf'), -1., 1e-45, 0.5, -1., float('nan')])
  v0.requires_grad_()
  v1 = torch.randint(0, 4, [17, 4], dtype=torch.int32)
  v2 = torch.randn([])
  v2.requires_grad_()
  v3 = v1[[11, -16], torch.tensor([True, False, False, True], dtype=torch.bool)]
  v4 = v0.amax()
  v5 = v0.atan()
  v6 = v0.var(0)
  v7 = torch.erf(v6)
  v8 = v0.clone()
  v8.index_copy_(0, torch.arange(1), torch.randn([1]))
  v9 = v7 - v8
  v10 = v6 ** 4
  v8.retain_grad()
  loss = v8.square().mean() + v9.mean() + v10.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
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
  show('v10', v10)
  show('loss', loss)

run(291, program_291)

def program_292():
  torch.manual_seed(2371)
  v0 = torch.rand([7]) > 0.5
  v1 = torch.rand([7, 5]) > 0.5
  v2 = v0.take(torch.tensor([0, 4, 6, 4], dtype=torch.int64))
  v3 = v0 < -1
  v4 = torch.unique(v1.detach())
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(292, program_292)

def program_294():
  torch.manual_seed(2884)
  v0 = torch.randn([4, 2]) * 3
  v1 = v0.pow(-0.5)
  v2 = v0.logsumexp(0)
  v3 = v1.kthvalue(1, -1).values
  v4 = v2.sum(0, dtype=torch.float64)
  v5 = v3.amax(-1, keepdim=True)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(294, program_294)

def program_296():
  torch.manual_seed(1197)
  v0 = torch.tensor([16777217., 16777217., 1e-45, float('nan'), 1e-45, 2., float('-inf'), 3., 1e-40])
  v1 = torch.tensor([float('inf')])
  v2 = v1.all(-1)
  v3 = v0 + 1e-3
  v4 = v0[torch.tensor([True, True, False, False, False, True, False, False, True], dtype=torch.bool), ...]
  v5 = v1[1:]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(296, program_296)

def program_297():
  torch.manual_seed(8608)
  v0 = torch.randint(0, 2, [8, 1], dtype=torch.int64)
  v1 = torch.randn([9]) + 1
  v1.requires_grad_()
  v2 = v0.contiguous()
  v3 = torch.isclose(v0, v2)
  v4 = v3 // 1e-3
  v5 = v1.nanmean(-1)
  v6 = v0 < v3
  loss = v5.mean()
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

run(297, program_297)

def program_300():
  torch.manual_seed(9792)
  v0 = torch.randn([1]) * 3
  v0.requires_grad_()
  v1 = torch.randn([])
  v2 = F.log_softmax(v0, dim=0)
  v3 = torch.outer(v0, torch.randn(1, dtype=torch.float32))
  v3.trunc_()
  v4 = v3 == v3
  v5 = v4[0:-1, torch.tensor([True], dtype=torch.bool)]
  v2.scatter_add_(0, torch.randint(0, 1, [1]), torch.randn([1]))
  v6 = v5 & 1
  v7 = F.mse_loss(v3, v3, reduction='none')
  loss = v2.mean() + v3.sum() + v7.mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)
  loss.backward()

run(300, program_300)

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

def program_307():
  torch.manual_seed(8367)
  v0 = torch.randn([17]) * 3
  v1 = v0.roll(1)
  v2 = v0.sum()
  v3 = 3. ** v0
  v4 = (v2 < v0).float()
  v5 = v3.T @ v3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(307, program_307)

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

def program_322():
  torch.manual_seed(6879)
  v0 = torch.randn([]) * 0.1
  v0.requires_grad_()
  v1 = v0.squeeze()
  v2 = v0.take(torch.tensor([0, 0, 0, 0], dtype=torch.int64))
  v3 = v2.view(-1)
  v4 = v3.sum(-1, dtype=torch.float64)
  v5 = v3 @ v3.T
  v6 = v4.broadcast_to([2])
  v4.retain_grad()
  loss = v4.mean() + v5.mean() + v6.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(322, program_322)

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

def program_325():
  torch.manual_seed(9023)
  v0 = torch.rand([2, 2]) > 0.5
  v0.mul_(v0)
  show('v0', v0)

run(325, program_325)

def program_327():
  torch.manual_seed(964)
  v0 = torch.randint(0, 2, [7, 3], dtype=torch.int16)
  v1 = torch.randn([3])
  v1.requires_grad_()
  v2 = torch.rand([0, 5, 1]) > 0.5
  v3 = v0.tile(2)
  v4 = v1.trunc()
  v5 = v4.max(-1, keepdim=True).values
  v6 = torch.cummin(v4, -1).indices
  v7 = torch.vstack([v2, v2])
  v8 = torch.log_softmax(v5, -1)
  v9 = F.pad(v0, (1, 1))
  v10 = 2 ** v4
  v5.retain_grad()
  v8.retain_grad()
  loss = v5.square().mean() + v8.sum() + (v10 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v5.grad', v5.grad)
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
  show('v10', v10)
  show('loss', loss)

run(327, program_327)

def program_328():
  torch.manual_seed(8232)
  v0 = torch.tensor([float('inf'), float('nan'), 3., 16777217., 1e-45, 0.5, float('-inf'), float('inf'), 16777217.])
  v0.requires_grad_()
  v1 = torch.randn([])
  v2 = v0.prod()
  v3 = v2.cumprod(-1)
  v4 = v1 / v1
  loss = v2.sum() + (v3 * 0.5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(328, program_328)

def program_329():
  torch.manual_seed(7795)
  v0 = torch.randn([7, 4])
  v1 = torch.randn([9, 1])
  v2 = v0 ** 1.5
  v3 = v2.nanmean(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(329, program_329)

def program_330():
  torch.manual_seed(1168)
  v0 = torch.randn([16, 1]) + 1
  v1 = v0 // v0
  v2 = v0.T
  v3 = torch.randn([5, 1, 9]) + 1
  v3.requires_grad_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(330, program_330)

def program_331():
  torch.manual_seed(5261)
  v0 = torch.randn([2]) + 1
  v1 = v0.norm(dim=0)
  v2 = v1.double()
  v3 = v0.view([2])
  v4 = v0[3:3]
  v5 = v1.swapaxes(-1, 0)
  v6 = v5.std(0, keepdim=True)
  v7 = v0[range(2)]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(331, program_331)

def program_333():
  torch.manual_seed(9090)
  v0 = torch.randn([4]) * 0.1
  v0.requires_grad_()
  v1 = torch.randn([7]) * 3
  v1.requires_grad_()
  v2 = v1[[-7, 6]]
  v3 = v1.unfold(-1, 2, 1)
  v4 = v1[-1]
  v5 = v4.squeeze()
  v6 = v5.swapaxes(0, -1)
  loss = v4.mean() + v5.mean() + v6.square().mean()
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

run(333, program_333)

def program_335():
  torch.manual_seed(2368)
  v0 = torch.tensor([1e-45, float('nan'), 0., -1., float('nan'), 1e-45])
  v0.requires_grad_()
  v1 = v0.clone()
  v1.copy_(v0)
  v1.sqrt_()
  v1.retain_grad()
  loss = v1.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('loss', loss)

run(335, program_335)

def program_338():
  torch.manual_seed(1794)
  v0 = torch.randint(0, 10, [9], dtype=torch.int8)
  v1 = torch.randn([9]) + 1
  v1.requires_grad_()
  v2 = torch.expm1(v1)
  v3 = v1 / v1
  v0.fill_(3)
  loss = (v2 * v2).sum() + v3.mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(338, program_338)

def program_339():
  torch.manual_seed(2314)
  v0 = torch.tensor([16777217.])
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [1, 16, 9], dtype=torch.int8)
  v2 = torch.randn([2])
  v2.requires_grad_()
  v3 = torch.einsum('...j,jk->...k', v2, torch.randn(2, 2, dtype=torch.float32))
  v4 = v2 * v3
  v5 = v2.clone()
  v6 = v4 * True
  v3.scatter_(0, torch.randint(0, 2, [5]), 1.5)
  v7 = v6.norm(dim=0, keepdim=True)
  v8 = torch.div(v2, 3, rounding_mode='trunc')
  v9 = torch.div(v8, v3, rounding_mode='trunc')
  loss = v7.square().mean() + v8.mean() + (v9 * 0.5).sum()
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
  loss.backward()

run(339, program_339)

def program_340():
  torch.manual_seed(6553)
  v0 = torch.randint(0, 10, [], dtype=torch.int8)
  v1 = torch.randint(0, 4, [3], dtype=torch.int8)
  v2 = torch.randint(0, 10, [16], dtype=torch.int32)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(340, program_340)

def program_342():
  torch.manual_seed(1978)
  v0 = torch.rand([2, 2]) > 0.5
  v1 = torch.tensor([2., 0., 2., 0.5, 1e-45, 16777217.])
  v1.requires_grad_()
  show('v0', v0)
  show('v1', v1)

run(342, program_342)

def program_344():
  torch.manual_seed(6164)
  v0 = torch.tensor([float('-inf'), -3e38, -1., float('nan'), -3e38, 1e-45])
  v0.requires_grad_()
  v1 = torch.randn([3, 8])
  v1.requires_grad_()
  v2 = v0.clone()
  v2.masked_fill_(v2 > 0.1, 0)
  v3 = v0.clone()
  v3.scatter_(0, torch.randint(0, 6, [2]), 1.5)
  v4 = torch.matmul(v2, v0)
  v5 = v3.long()
  v6 = v0[torch.tensor([False, False, True, False, True, True], dtype=torch.bool)]
  v7 = torch.floor(v6)
  v8 = torch.round(v2)
  v9 = v5 + v4
  loss = v7.square().mean() + v8.sum() + v9.square().mean()
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
  show('v8', v8)
  show('v9', v9)
  show('loss', loss)

run(344, program_344)

def program_345():
  torch.manual_seed(4671)
  v0 = torch.randn([8]) + 1
  v0.requires_grad_()
  v1 = v0.clone()
  v1.index_add_(0, torch.tensor([1, 3, 3, 1, 7]), torch.randn([5]))
  v2 = v0[:]
  v3 = v0 / v1
  v4 = v2[...,]
  v5 = v3.sort(0).values
  v6 = v1[None, :]
  v7 = v3.sum()
  v8 = F.log_softmax(v0, dim=-1)
  v8.retain_grad()
  loss = v6.square().mean() + (v7 * v7).sum() + v8.mean()
  loss.backward()
  show('v0.grad', v0.grad)
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
  show('loss', loss)

run(345, program_345)

def program_348():
  torch.manual_seed(5218)
  v0 = torch.randn([4]) * 0.1
  v1 = torch.sub(v0, v0, alpha=2)
  v2 = v1[None, torch.tensor([[-1], [3]])]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(348, program_348)

def program_350():
  torch.manual_seed(5945)
  v0 = torch.randint(-5, 4, [7, 7], dtype=torch.int64)
  v1 = v0[:, 4]
  v2 = v0.argmax()
  v3 = v0 & v0
  v4 = F.one_hot(v2)
  v5 = v3.index_select(0, torch.tensor([4, 2, 1, 1], dtype=torch.int64))
  v1[torch.tensor([True, True, True, False, True, False, False], dtype=torch.bool)] = 1e-3
  v6 = v3.movedim(0, -2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(350, program_350)

def program_352():
  torch.manual_seed(4658)
  v0 = torch.arange(0, 10, 3)
  v1 = torch.isclose(v0, v0)
  v1.index_fill_(0, torch.tensor([0]), 2)
  v2 = v0.transpose(0, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(352, program_352)

def program_354():
  torch.manual_seed(3504)
  v0 = torch.randint(0, 2, [], dtype=torch.int16)
  v1 = torch.addcmul(v0, v0, v0, value=3)
  v2 = ~v1
  v0.fill_(-0.25)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(354, program_354)

def program_357():
  torch.manual_seed(3015)
  v0 = torch.randn([2, 3]) * 0.1
  v1 = torch.randn([8, 3, 1]) * 0.1
  v1.requires_grad_()
  v2 = v0[0, torch.tensor([True, False, False], dtype=torch.bool)]
  v3 = v1[torch.tensor([[-6], [4]]), ::3, 1:]
  v4 = v2.argmax(0)
  v5 = v4 * v3
  v6 = v5.view(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(357, program_357)

def program_358():
  torch.manual_seed(3926)
  v0 = torch.randn([0, 5, 4]) + 1
  v0.requires_grad_()
  v1 = v0.mean(1)
  v2 = v0.clone()
  v3 = v2.nonzero()
  v4 = torch.fmod(v3, 0.5)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(358, program_358)

def program_363():
  torch.manual_seed(2786)
  v0 = torch.randn([3, 5]) + 1
  v1 = v0[torch.tensor([[0], [2]]), None, ::3]
  v2 = torch.linalg.norm(v0)
  v3 = v1.tile(2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(363, program_363)

def program_364():
  torch.manual_seed(40)
  v0 = torch.randn([1, 1]) * 0.1
  v0.requires_grad_()
  v1 = v0.nonzero()
  v2 = v0.all(1)
  v3 = v1.amin(-1)
  v3.round_()
  v4 = torch.stack([v2, v2], 0)
  v5 = v4.amax(0)
  v6 = v4 / v4
  v7 = v4.select(-1, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(364, program_364)

def program_367():
  torch.manual_seed(565)
  v0 = torch.randn([9, 1], dtype=torch.float64)
  v0.requires_grad_()
  v1 = torch.randn([0, 8, 9, 17]) * 3
  v1.requires_grad_()
  v2 = torch.randn([4])
  v2.requires_grad_()
  v3 = v2[[2, 0]]
  v4 = v3.median()
  v5 = v3 - 1e-3
  v6 = torch.unique(v1.detach())
  v7 = v4.mean()
  v8 = v4.sum(-1, dtype=torch.float64)
  v8.retain_grad()
  loss = v5.square().mean() + (v7 * v7).sum() + v8.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
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
  show('loss', loss)

run(367, program_367)

def program_368():
  torch.manual_seed(7810)
  v0 = torch.rand([]) > 0.5
  v1 = torch.randn([]) * 0.1
  v2 = torch.arange(0., 1., 0.125)
  v2.copy_(v1)
  v3 = v0.swapaxes(-1, 0)
  v4 = v3.all(-1)
  v5 = v4.expand(2, )
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(368, program_368)

def program_370():
  torch.manual_seed(2035)
  v0 = torch.randn([17])
  v0.requires_grad_()
  v1 = torch.tensor([float('nan'), 2., 0.])
  v1.requires_grad_()
  v2 = 1.5 / v0
  v3 = torch.cummin(v0, 0).values
  v4 = v2 / v0
  v5 = torch.cos(v0)
  loss = v3.sum() + v4.mean() + (v5 * 0.5).sum()
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

run(370, program_370)

def program_373():
  torch.manual_seed(557)
  v0 = torch.randn([2, 4]) * 3
  v0.requires_grad_()
  v1 = v0.max()
  v2 = torch.cat((v0, v0, v0))
  v3 = v2.norm(dim=0, keepdim=True)
  v4 = 2 ** v1
  v5 = v4 % v1
  v6 = v5.softmax(-1)
  v7 = F.log_softmax(v3, dim=-1)
  v8 = v4.amin(0, keepdim=True)
  loss = (v6 * v6).sum() + (v7 * v7).sum() + v8.square().mean()
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

run(373, program_373)

def program_374():
  torch.manual_seed(5433)
  v0 = torch.randint(-5, 2, [16, 3], dtype=torch.int8)
  v0.masked_fill_(v0 > -0.25, 0)
  v1 = v0 * v0
  v0[:8, :0] = 1.5
  v2 = torch.clamp(v1, -0.25, -0.25)
  v3 = torch.maximum(v1, v0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(374, program_374)

def program_375():
  torch.manual_seed(3829)
  v0 = torch.arange(12)
  v1 = torch.randint(0, 10, [7, 3], dtype=torch.uint8)
  v2 = v1[torch.tensor([4], dtype=torch.int64), 2]
  v3 = v2[range(1),]
  v4 = v1.gather(1, torch.randint(0, 3, [7, 3]))
  v5 = torch.count_nonzero(v3, 0)
  v2.index_fill_(0, torch.tensor([0, 0]), 2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(375, program_375)

def program_376():
  torch.manual_seed(6637)
  v0 = torch.randn([3]) * 3
  v0.requires_grad_()
  v1 = torch.randn([3]) + 1
  v1.requires_grad_()
  v2 = torch.diag(v1)
  v3 = v1.int()
  v4 = v1.clone()
  v4.masked_fill_(v4 > 1e-3, 0)
  v2.retain_grad()
  loss = v2.mean() + v4.mean()
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

run(376, program_376)

def program_378():
  torch.manual_seed(372)
  v0 = torch.randint(0, 2, [8, 9], dtype=torch.uint8)
  v1 = torch.randn([7], dtype=torch.float64)
  v1.requires_grad_()
  v2 = v1.sum(0)
  v3 = v1 @ torch.randn(7, 3, dtype=torch.float64)
  v4 = v1.abs()
  v4.retain_grad()
  loss = v2.square().mean() + v3.square().mean() + (v4 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(378, program_378)

def program_380():
  torch.manual_seed(2173)
  v0 = torch.randint(-5, 10, [17], dtype=torch.int16)
  v0.masked_fill_(v0 > 0.1, 0)
  v1 = torch.sqrt(v0)
  v2 = v0 / v1
  v3 = v2.repeat(1, 2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(380, program_380)

def program_382():
  torch.manual_seed(928)
  v0 = torch.randint(-5, 4, [7], dtype=torch.int32)
  v1 = torch.randint(-5, 4, [17, 3, 7], dtype=torch.int64)
  v2 = v0[v0 > 0]
  v3 = v2.argmin(-1)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)

run(382, program_382)

def program_383():
  torch.manual_seed(8457)
  v0 = torch.randint(0, 10, [3, 4], dtype=torch.int32)
  v1 = torch.arange(1., 7.)
  v1.requires_grad_()
  v2 = torch.randn([2, 1, 5]) * 0.1
  v2.requires_grad_()
  v3 = v2.nanmean(-3)
  v4 = 0.5 ** v2
  v5 = v2.mean()
  v6 = v3 * v4
  v7 = v0.unbind(-2)[0]
  v8 = v3[:, torch.tensor([[3], [4]])]
  v9 = v8.std(-1, keepdim=True)
  v10 = v7.clamp(min=1.5)
  loss = v6.mean() + (v8 * 0.5).sum() + v9.sum()
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
  show('v10', v10)
  show('loss', loss)

run(383, program_383)

def program_385():
  torch.manual_seed(1064)
  v0 = torch.randn([0, 16, 5]) * 0.1
  v1 = torch.tensor([float('inf')])
  v1.requires_grad_()
  v2 = v1.argmin(0)
  v3 = torch.logsumexp(v0, 1, keepdim=True)
  v4 = torch.clamp(v0, -0.25, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(385, program_385)

def program_387():
  torch.manual_seed(7212)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = v0.permute([])
  v2 = v0 * v0
  v3 = torch.tan(v0)
  v1.retain_grad()
  v2.retain_grad()
  v3.retain_grad()
  loss = v1.mean() + v2.square().mean() + (v3 * 3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(387, program_387)

def program_388():
  torch.manual_seed(6042)
  v0 = torch.randn([3])
  v0.requires_grad_()
  v1 = torch.randint(-5, 4, [2, 2, 4], dtype=torch.int8)
  v2 = v0.pow(-0.5)
  v3 = v2.exp()
  v4 = v0.clone()
  v4.clamp_(min=1e-3)
  v2.retain_grad()
  v3.retain_grad()
  v4.retain_grad()
  loss = v2.sum() + v3.sum() + v4.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v3.grad', v3.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(388, program_388)

def program_391():
  torch.manual_seed(8074)
  v0 = torch.randn([4, 3]) + 1
  v1 = v0.tan()
  v2 = torch.fmod(v1, v1)
  v3 = v1.unfold(1, 2, 1)
  v4 = v1 + v1
  v5 = v2[None, [3, 2], torch.tensor([False, True, False], dtype=torch.bool)]
  v6 = v2.any()
  v7 = torch.maximum(v2, v1)
  v4.zero_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(391, program_391)

def program_393():
  torch.manual_seed(6125)
  v0 = torch.randn([1]) * 0.1
  v0.requires_grad_()
  v1 = torch.randn([2, 1, 1])
  v1.requires_grad_()
  v2 = torch.logsumexp(v1, 1, keepdim=True)
  v3 = v2[torch.tensor([[-1], [0]]), -2:-2, :-1]
  v4 = torch.hypot(v3, v3)
  v5 = v0 ** 1.5
  v6 = v1.split(1, 1)[0]
  loss = v2.sum() + v5.square().mean() + v6.sum()
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

run(393, program_393)

def program_394():
  torch.manual_seed(3909)
  v0 = torch.randn([4])
  v1 = torch.div(v0, v0, rounding_mode='trunc')
  v2 = v0.norm(3, -1)
  v3 = torch.ceil(v2)
  v4 = torch.cosh(v2)
  v5 = v4.var(0, unbiased=False, keepdim=True)
  v6 = F.log_softmax(v5, dim=0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(394, program_394)

def program_395():
  torch.manual_seed(6073)
  v0 = torch.arange(0., 1., 0.125)
  v0.requires_grad_()
  v1 = torch.randint(0, 2, [2, 7], dtype=torch.int64)
  v2 = v0.narrow(-1, 2, 6)
  v3 = torch.fmod(v1, True)
  v4 = torch.isclose(v3, v3)
  v5 = v3.fliplr()
  v6 = v4.float() / 1
  loss = v2.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(395, program_395)

def program_397():
  torch.manual_seed(1977)
  v0 = torch.randn([9, 1])
  v0.requires_grad_()
  v1 = v0.any()
  v2 = v0.clone()
  v2[None, torch.tensor([-9, 2, 8], dtype=torch.int64), :-1] = True
  v2.scatter_reduce_(0, torch.randint(0, 9, [9, 1]), torch.randn([9, 1]), 'mean')
  v2.retain_grad()
  loss = v2.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('loss', loss)

run(397, program_397)

def program_399():
  torch.manual_seed(577)
  v0 = torch.randn([17, 1]) + 1
  v0.requires_grad_()
  v1 = 2 ** v0
  v2 = v0 / v1
  v3 = v2 / v0
  v3.retain_grad()
  loss = v1.sum() + v2.mean() + (v3 * 3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(399, program_399)

def program_400():
  torch.manual_seed(5041)
  v0 = torch.randint(0, 4, [2], dtype=torch.uint8)
  v1 = torch.tensor([3., 1e-45, 2., 0., float('-inf'), 2., 0., float('nan'), float('-inf')])
  v2 = torch.randn([2])
  v1.index_fill_(0, torch.tensor([0, 1, 1, 1, 3]), 2)
  v3 = torch.cat([v2, v0], 0)
  v4 = v3.t()
  v5 = v1.atan()
  v6 = v5 ** 1.5
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(400, program_400)

def program_403():
  torch.manual_seed(4090)
  v0 = torch.randint(-5, 4, [1], dtype=torch.int16)
  v1 = torch.randint(-5, 4, [16], dtype=torch.int16)
  v2 = torch.randint(0, 4, [3, 2], dtype=torch.int64)
  v3 = v1 * v1
  v4 = torch.aminmax(v3)[0]
  v5 = v3.take(torch.tensor([0, 13, 15, 5], dtype=torch.int64))
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(403, program_403)

def program_404():
  torch.manual_seed(1432)
  v0 = torch.tensor([float('nan')])
  v0.requires_grad_()
  v1 = torch.tensor([-0., 0., 0.5, 3., 0.5, float('inf'), 16777217., 2., float('nan')])
  v1.atan_()
  v2 = v1 ** 1.5
  v3 = v0.contiguous()
  v4 = torch.fmod(v1, -1)
  v5 = v2 // v0
  v6 = torch.where(v3 > 1e-3, v4, v3)
  v7 = v5 + v1
  v8 = v2 / 1.5
  v5.retain_grad()
  loss = v5.sum() + (v6 * 3).sum() + (v7 * 0.5).sum()
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
  loss.backward()

run(404, program_404)

def program_409():
  torch.manual_seed(8464)
  v0 = torch.tensor([16777217., 3., 0.5, 1., 1., float('inf'), float('-inf'), 1., -0.])
  v0.requires_grad_()
  v1 = torch.randn([1, 3])
  v2 = torch.randn([1]) * 0.1
  v2.requires_grad_()
  v3 = torch.einsum('ij->ji', v1)
  v4 = v2.sin()
  v5 = v3.pow(2)
  v6 = v3.var(-1, keepdim=True)
  v7 = F.cross_entropy(v5, torch.tensor([0, 0, 0]))
  v8 = F.normalize(v3, dim=1)
  v9 = v4.T
  v10 = v0[...]
  v10.retain_grad()
  loss = v4.square().mean() + v9.sum() + v10.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v10.grad', v10.grad)
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
  show('v10', v10)
  show('loss', loss)

run(409, program_409)

def program_410():
  torch.manual_seed(2409)
  v0 = torch.randn([1])
  v0.requires_grad_()
  v1 = torch.randn([3])
  v2 = torch.arange(0, 10, 3)
  v3 = v1[:,]
  v4 = torch.sinh(v3)
  v5 = v4 / -0.25
  v6 = torch.maximum(v4, v5)
  v7 = v2 & v2
  v8 = v2.split(1, 0)[0]
  v9 = v8 / -0.25
  v10 = v1 + v9
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
  show('v10', v10)

run(410, program_410)

def program_411():
  torch.manual_seed(3546)
  v0 = torch.randn([4]) * 3
  v0.requires_grad_()
  v1 = v0[::3]
  v2 = v1.squeeze(-1)
  v3 = v2 * 2
  v1.retain_grad()
  loss = v1.sum() + (v2 * 0.5).sum() + v3.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(411, program_411)

def program_412():
  torch.manual_seed(4710)
  v0 = torch.randn([1, 2, 4])
  v0.requires_grad_()
  v1 = torch.rand([3, 7]) > 0.5
  v2 = torch.randint(0, 4, [5], dtype=torch.uint8)
  v3 = v1.fliplr()
  v4 = torch.asin(v0)
  v4[...] = 0
  v5 = v4 > 0.1
  v6 = v0.flatten()
  loss = (v4 * 0.5).sum() + v6.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(412, program_412)

def program_413():
  torch.manual_seed(7668)
  v0 = torch.randint(-5, 10, [], dtype=torch.int64)
  v1 = v0.topk(1, 0).values
  v2 = v1[v1 > 0]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(413, program_413)

def program_414():
  torch.manual_seed(6920)
  v0 = torch.arange(1., 7.)
  v0.requires_grad_()
  v1 = v0.narrow(0, 5, 1)
  v2 = v0.select(0, 3)
  v3 = v0.norm(dim=-1)
  loss = v1.sum() + v2.mean() + (v3 * v3).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(414, program_414)

def program_415():
  torch.manual_seed(5557)
  v0 = torch.rand([5, 4, 4]) > 0.5
  v1 = v0 ** 3
  show('v0', v0)
  show('v1', v1)

run(415, program_415)

def program_416():
  torch.manual_seed(4154)
  v0 = torch.randint(-5, 4, [17, 17], dtype=torch.int32)
  v1 = v0[14, :2]
  v2 = torch.abs(v1)
  v3 = v2.squeeze()
  v4 = v2.gather(0, torch.randint(0, 2, [2]))
  v5 = v4.T
  v6 = v2.sum(0, keepdim=True)
  v7 = v3.bool()
  v8 = v4[v7]
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('v8', v8)

run(416, program_416)

def program_418():
  torch.manual_seed(5285)
  v0 = torch.randn([]) * 0.1
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = v1.repeat(2, 1)
  v3 = v0.cos()
  v2.index_fill_(0, torch.tensor([1, 1]), 2)
  v4 = v2[v2 > 0]
  v5 = v4.split(1, 0)[0]
  loss = (v2 * 0.5).sum() + v4.square().mean() + v5.sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(418, program_418)

def program_419():
  torch.manual_seed(2079)
  v0 = torch.randn([7])
  v1 = v0 + v0
  v2 = v1.masked_fill(v1 > 1e-3, True)
  v3 = F.one_hot(torch.tensor([1, 0, 1, 2], dtype=torch.int64))
  v4 = torch.zeros_like(v3)
  v5 = v2 ** 2
  v6 = v1.chunk(2, -1)[0]
  v6.atan_()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(419, program_419)

def program_420():
  torch.manual_seed(431)
  v0 = torch.tensor([0.])
  v0.requires_grad_()
  v1 = torch.randn([1, 17]) * 3
  v2 = torch.tensor([-3e38, -3e38, -0., -3e38, 1e-40, -1.])
  v3 = F.log_softmax(v1, dim=-1)
  v4 = v0 + v3
  v5 = v3.frac()
  loss = v4.square().mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(420, program_420)

def program_422():
  torch.manual_seed(6323)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = torch.randn([], dtype=torch.float64)
  v1.requires_grad_()
  v2 = v1.cumprod(0)
  v3 = v1[...]
  v4 = v2.sum()
  v5 = v4 - 0
  v6 = v1[...]
  v7 = torch.cummax(v5, -1).indices
  v8 = v7.reshape(-1)
  v9 = v0.sin()
  v6.retain_grad()
  loss = v5.square().mean() + v6.mean() + v9.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v6.grad', v6.grad)
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

run(422, program_422)

def program_425():
  torch.manual_seed(6865)
  v0 = torch.randint(-5, 2, [7], dtype=torch.int16)
  v0[torch.tensor([[-7], [5]])] += True
  v1 = v0.prod()
  v2 = v1.view([])
  v3 = v2 == 7
  v4 = torch.unique(v3.detach())
  v5 = torch.stack([v4, v4], 0)
  v4.masked_fill_(v4 > 0.5, 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(425, program_425)

def program_428():
  torch.manual_seed(4176)
  v0 = torch.randn([9, 2])
  v0.requires_grad_()
  v1 = v0.unbind(-2)[0]
  v2 = torch.cummin(v0, 1).values
  v3 = v2 * 2
  loss = v1.square().mean() + v2.sum() + v3.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(428, program_428)

def program_429():
  torch.manual_seed(9740)
  v0 = torch.randn([]) * 3
  v1 = v0 * 3
  v2 = v0.nonzero()
  v3 = torch.minimum(v2, v2)
  v2 -= v3
  v4 = F.embedding(torch.tensor([0, 0, 0, 0], dtype=torch.int64), v2)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(429, program_429)

def program_430():
  torch.manual_seed(4455)
  v0 = torch.randn([1])
  v1 = torch.arange(5, 0, -1)
  v2 = torch.randint(0, 4, [8, 3], dtype=torch.int64)
  v3 = v0 - v1
  v4 = v1.index_select(0, torch.tensor([3, 4, 0, 4], dtype=torch.int64))
  v5 = v3 ** 1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(430, program_430)

def program_431():
  torch.manual_seed(4790)
  v0 = torch.tensor([1., float('inf'), 1.])
  v0.requires_grad_()
  v1 = v0.mean(-1, keepdim=True)
  v2 = v0.unflatten(0, (-1, 1))
  v3 = torch.logsumexp(v1, -1, keepdim=True)
  v4 = v2[torch.tensor([False, False, True], dtype=torch.bool), ::2, ...]
  v5 = v4 + v4
  loss = v3.sum() + (v4 * 3).sum() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(431, program_431)

def program_432():
  torch.manual_seed(9559)
  v0 = torch.randint(0, 2, [9, 2], dtype=torch.uint8)
  v1 = torch.tensor([float('-inf')])
  v1.requires_grad_()
  v2 = torch.tensor([float('inf'), float('nan'), 2., float('nan'), 16777217., float('-inf'), 1e-45, 0.5, -0.])
  v2.requires_grad_()
  v3 = torch.diff(v0)
  v4 = torch.nan_to_num(v0)
  v5 = v0.take(torch.tensor([8, 1, 4, 3], dtype=torch.int64))
  v6 = v4.nonzero()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(432, program_432)

def program_433():
  torch.manual_seed(3262)
  v0 = torch.randn([2, 1])
  v1 = torch.randn([]) * 3
  v1.requires_grad_()
  v2 = torch.randn([])
  v2.requires_grad_()
  v3 = v1.expand(3, )
  v4 = torch.acos(v2)
  v5 = v3.unflatten(-1, (-1, 1))
  loss = v3.square().mean() + v4.mean() + v5.sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(433, program_433)

def program_437():
  torch.manual_seed(8697)
  v0 = torch.randn([]) * 0.1
  v0.requires_grad_()
  v1 = torch.tensor([0., float('-inf'), -1., 0., -0., float('nan')])
  v1.requires_grad_()
  v2 = v0.exp()
  v3 = torch.atleast_2d(v2)
  v4 = v0 / v2
  v2.retain_grad()
  loss = v2.sum() + v3.square().mean() + v4.mean()
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

run(437, program_437)

def program_438():
  torch.manual_seed(3408)
  v0 = torch.randn([16, 2]) * 0.1
  v1 = torch.randn([8])
  v1.requires_grad_()
  v2 = torch.randn([3, 2], dtype=torch.float64)
  v3 = v1 ** 1
  v4 = v2.view_as(v2)
  v3.index_put_((torch.tensor([0, 0]),), torch.tensor(1.), accumulate=True)
  v4[[-2, -1], torch.tensor([1, 0], dtype=torch.int64)] = 2
  v5 = v1.clone()
  v5.scatter_(0, torch.randint(0, 8, [2]), 1.5)
  v3.retain_grad()
  loss = v3.mean() + (v5 * 0.5).sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(438, program_438)

def program_439():
  torch.manual_seed(6616)
  v0 = torch.randint(-5, 4, [8], dtype=torch.int32)
  v1 = torch.rand([5, 4]) > 0.5
  v2 = v0.prod()
  v3 = torch.zeros_like(v0)
  v4 = torch.where(v2 > 0, v2, 0)
  v5 = v1[...,]
  v6 = v4 + v1
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(439, program_439)

def program_441():
  torch.manual_seed(2912)
  v0 = torch.randint(0, 4, [17, 3], dtype=torch.uint8)
  v1 = torch.randn([1, 8]) * 0.1
  v1.requires_grad_()
  v2 = v1.tan()
  v3 = v1.index_select(1, torch.tensor([0, 6, 2, 3], dtype=torch.int64))
  v4 = v1.clone()
  v5 = F.log_softmax(v4, dim=-1)
  v4.scatter_add_(1, torch.randint(0, 8, [1, 8]), torch.randn([1, 8]))
  v3.retain_grad()
  v4.retain_grad()
  loss = (v3 * 3).sum() + (v4 * v4).sum() + v5.sum()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v3.grad', v3.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(441, program_441)

def program_445():
  torch.manual_seed(9024)
  v0 = torch.arange(1., 7.)
  v0.requires_grad_()
  v1 = torch.randint(0, 4, [5, 3], dtype=torch.uint8)
  v2 = v1[:, :]
  v3 = v2 / v1
  v2.fill_(1e-3)
  v4 = torch.kron(v3, torch.randn(3, dtype=torch.float32))
  v5 = 3. ** v4
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(445, program_445)

def program_446():
  torch.manual_seed(7814)
  v0 = torch.randint(0, 4, [17, 4], dtype=torch.int8)
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = torch.randn([2, 8]) * 3
  v3 = 0.5 ** v1
  v4 = torch.logical_and(v2, v2)
  v5 = v0.select(-1, 2)
  loss = v3.mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(446, program_446)

def program_447():
  torch.manual_seed(6734)
  v0 = torch.randint(0, 4, [1, 17], dtype=torch.int64)
  v1 = torch.randint(0, 4, [], dtype=torch.int32)
  v2 = torch.randint(-5, 2, [16, 4], dtype=torch.int8)
  v0.masked_fill_(v0 > 7, 0)
  v3 = v1.neg()
  v4 = v2.roll(1, -2)
  v5 = v4 - -1
  v6 = v5.kthvalue(1, 0).values
  v7 = v6 + True
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(447, program_447)

def program_448():
  torch.manual_seed(4593)
  v0 = torch.randn([]) * 0.1
  v0.requires_grad_()
  v1 = v0 / v0
  v1.copy_(v1)
  v2 = torch.rand([8, 8]) > 0.5
  v3 = torch.count_nonzero(v0, -1)
  v4 = v2[:, torch.tensor([False, True, True, False, True, True, True, True], dtype=torch.bool)]
  v5 = v4.take(torch.tensor([2, 4, 2, 5], dtype=torch.int64))
  loss = (v1 * 0.5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(448, program_448)

def program_449():
  torch.manual_seed(3120)
  v0 = torch.randn([8])
  v0.requires_grad_()
  v1 = v0.median()
  v2 = v1.cumprod(-1)
  v3 = v1 / v2
  v4 = v3.relu()
  v5 = v0.clone()
  v5.masked_fill_(v5 > True, 0)
  v6 = v5 @ v5.T
  v7 = v4 / 0.1
  v8 = v7.norm()
  v6.retain_grad()
  v7.retain_grad()
  loss = (v6 * 0.5).sum() + v7.square().mean() + v8.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v6.grad', v6.grad)
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
  show('loss', loss)

run(449, program_449)

def program_452():
  torch.manual_seed(5591)
  v0 = torch.randn([5, 7])
  v0.requires_grad_()
  v1 = v0.var(0)
  v2 = torch.count_nonzero(v1, -1)
  v3 = v1.frac()
  v4 = v0 @ torch.randn(7, dtype=torch.float32)
  loss = (v1 * v1).sum() + v3.mean() + (v4 * 0.5).sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(452, program_452)

def program_456():
  torch.manual_seed(7363)
  v0 = torch.randint(0, 4, [8, 1], dtype=torch.int8)
  v1 = torch.randn([2, 2])
  v1.requires_grad_()
  v2 = v1.std(dim=-2)
  v3 = v1.clone()
  v3.copy_(True)
  v4 = torch.fmod(v0, -1)
  v0.relu_()
  v5 = v3[[-2, -1], ..., :]
  v6 = v4.sum()
  v7 = v2.cumprod(-1)
  v8 = F.normalize(v1, dim=1)
  loss = v5.square().mean() + v7.sum() + v8.sum()
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

run(456, program_456)

def program_457():
  torch.manual_seed(2992)
  v0 = torch.rand([5, 9]) > 0.5
  v1 = torch.randint(-5, 2, [1], dtype=torch.int64)
  v1.index_fill_(0, torch.tensor([0]), 2)
  v2 = v1 + 1.5
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)

run(457, program_457)

def program_458():
  torch.manual_seed(1167)
  v0 = torch.randn([9, 2]) + 1
  v0.requires_grad_()
  v1 = torch.randn([17, 1])
  v2 = torch.randn([])
  v2.requires_grad_()
  v3 = torch.minimum(v2, v0)
  v4 = v2.min()
  v5 = v3 / 0.1
  v4.retain_grad()
  loss = (v3 * 0.5).sum() + v4.mean() + v5.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v2.grad', v2.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(458, program_458)

def program_462():
  torch.manual_seed(9710)
  v0 = torch.arange(0., 1., 0.125)
  v1 = torch.tensor([2., 1e-45, 0.5, float('inf'), 2., float('inf')])
  v2 = torch.randn([4])
  v2.requires_grad_()
  v3 = v2.T
  v4 = v0.select(-1, 3)
  v5 = v4 - v3
  v6 = v0.max(0, keepdim=True).values
  v7 = torch.addcdiv(v1, v6, v4, value=-1)
  loss = (v3 * 3).sum() + v5.sum()
  loss.backward()
  show('v2.grad', v2.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)
  show('loss', loss)

run(462, program_462)

def program_463():
  torch.manual_seed(3340)
  v0 = torch.randn([2, 4]) * 0.1
  v1 = torch.randint(-5, 2, [4], dtype=torch.int32)
  v1[:, ...] += 2
  v2 = v1.nonzero()
  v3 = v2 << v1
  v2.copy_(1e-3)
  v4 = F.one_hot(v2)
  v5 = v4 ** v3
  v6 = v5.median()
  v7 = v0.masked_select(v0 > 0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('v7', v7)

run(463, program_463)

def program_465():
  torch.manual_seed(3140)
  v0 = torch.randn([])
  v1 = v0.std(dim=0)
  v2 = torch.frac(v1)
  v3 = v0.long()
  v4 = torch.cummax(v2, -1).values
  v5 = torch.clamp(v2, -1, 2)
  v6 = v5 + v2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(465, program_465)

def program_466():
  torch.manual_seed(865)
  v0 = torch.randint(0, 10, [4], dtype=torch.int64)
  v1 = v0[[-1, 0]]
  v2 = v1.float()
  v3 = v2.unbind(-1)[0]
  v2.scatter_reduce_(0, torch.randint(0, 2, [2]), torch.randn([2]), 'mean')
  v4 = v2 % v3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(466, program_466)

def program_467():
  torch.manual_seed(4136)
  v0 = torch.randn([2, 1])
  v0.requires_grad_()
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = v1.cumsum(0)
  v3 = v0 ** 0
  v4 = F.cross_entropy(v3, torch.tensor([0, 0]))
  v2.retain_grad()
  v4.retain_grad()
  loss = v2.mean() + v3.mean() + v4.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v2.grad', v2.grad)
  show('v4.grad', v4.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(467, program_467)

def program_470():
  torch.manual_seed(676)
  v0 = torch.randint(-5, 4, [3], dtype=torch.int16)
  v1 = torch.randn([2, 8])
  v2 = torch.randn([2])
  v2.requires_grad_()
  v0.sign_()
  v3 = F.softmax(v2, 0)
  v4 = F.cross_entropy(v1, torch.tensor([1, 3]), ignore_index=6)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  v5 = torch.addcdiv(v4, v1, v0, value=-0.25)

run(470, program_470)

def program_472():
  torch.manual_seed(2533)
  v0 = torch.randn([9, 1])
  v0.requires_grad_()
  v1 = torch.clamp(v0, 7, 1.5)
  v2 = v1[[-4, -2], -1:]
  v3 = v2.detach()
  v1.retain_grad()
  loss = v1.mean() + v2.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(472, program_472)

def program_473():
  torch.manual_seed(5510)
  v0 = torch.randint(0, 4, [0], dtype=torch.int16)
  v1 = torch.randn([17])
  v1.requires_grad_()
  v2 = v1 @ v1.T
  v3 = v1 // v2
  v4 = v3.unflatten(-1, (-1, 1))
  v3.copy_(0.1)
  v5 = F.pad(v0, (1, 1))
  v2.retain_grad()
  loss = v2.mean() + v3.square().mean() + v4.square().mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)
  loss.backward()

run(473, program_473)

def program_475():
  torch.manual_seed(1062)
  v0 = torch.randn([17]) + 1
  v1 = v0.view(-1)
  show('v0', v0)
  show('v1', v1)

run(475, program_475)

def program_477():
  torch.manual_seed(6788)
  v0 = torch.randn([3]) + 1
  v1 = torch.count_nonzero(v0, -1)
  v2 = torch.tensor([2., 0.5, float('-inf'), 1e-40, float('nan'), 1.])
  v3 = v0 // -0.25
  v4 = v0.argmin(0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)

run(477, program_477)

def program_478():
  torch.manual_seed(5355)
  v0 = torch.randn([])
  v0.requires_grad_()
  v1 = v0.frac()
  v2 = v1.permute([])
  v3 = v2.erf()
  v3.retain_grad()
  loss = v1.sum() + (v2 * 3).sum() + v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v3.grad', v3.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(478, program_478)

def program_480():
  torch.manual_seed(6436)
  v0 = torch.randn([4])
  v0.requires_grad_()
  v1 = torch.randn([])
  v1.requires_grad_()
  v2 = v0[:]
  v3 = v0 % 1.5
  v4 = torch.inner(v2, v2)
  v5 = v1.repeat(2, 1)
  v4.retain_grad()
  v5.retain_grad()
  loss = v3.mean() + v4.sum() + v5.mean()
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
  show('loss', loss)

run(480, program_480)

def program_484():
  torch.manual_seed(9370)
  v0 = torch.randn([7, 1]) + 1
  v1 = v0 * v0
  v2 = v1.std(-1)
  v3 = v1.reshape([7, 1])
  v4 = v0.erf()
  v5 = v3.view_as(v1)
  v6 = v5.norm()
  v0[-1, torch.tensor([-1, 0], dtype=torch.int64)] = 2
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(484, program_484)

def program_486():
  torch.manual_seed(2825)
  v0 = torch.randn([5, 3]) * 3
  v0.requires_grad_()
  v1 = v0 % 1.5
  v2 = v0.nonzero()
  v3 = -v2
  v4 = v1.T
  v5 = v0 - 0
  loss = v1.sum() + v4.sum() + v5.sum()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('loss', loss)

run(486, program_486)

def program_487():
  torch.manual_seed(9878)
  v0 = torch.randint(0, 4, [1], dtype=torch.int8)
  v1 = torch.randn([9])
  v1.requires_grad_()
  v2 = (v0 < v1).float()
  v3 = v1.squeeze(0)
  loss = v3.square().mean()
  loss.backward()
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('loss', loss)

run(487, program_487)

def program_489():
  torch.manual_seed(2943)
  v0 = torch.randint(0, 2, [16, 2], dtype=torch.uint8)
  v1 = torch.rand([7, 1]) > 0.5
  v2 = torch.randn([5, 4, 4]) * 3
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  v3 = v2.T @ v2

run(489, program_489)

def program_492():
  torch.manual_seed(1717)
  v0 = torch.randn([1])
  v0.requires_grad_()
  v1 = torch.randn([2, 5])
  v1.requires_grad_()
  v2 = v0 ** v1
  v3 = v2.softmax(-2)
  v4 = v0.long()
  loss = v2.mean() + v3.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v1.grad', v1.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('loss', loss)

run(492, program_492)

def program_494():
  torch.manual_seed(9774)
  v0 = torch.tensor([-3e38, 3., 1e-40, 1e-45, 1e-40, 0.5])
  v1 = torch.rand([9, 8]) > 0.5
  v2 = torch.tensor([2.])
  v3 = v2 / v2
  v4 = v2[1:]
  v5 = torch.diff(v0)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(494, program_494)

def program_495():
  torch.manual_seed(2681)
  v0 = torch.tensor([1e-40, 2., float('inf'), float('inf'), 2., 1e-45])
  v1 = torch.matmul(v0, torch.randn(6, 2, dtype=torch.float32))
  v2 = torch.neg(v0)
  v3 = v1[torch.tensor([[1], [0]])]
  v3[range(2), :-2] += v3
  v4 = v1 + v1
  v5 = F.mse_loss(v3, v3)
  v6 = torch.reciprocal(v4)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)

run(495, program_495)

def program_496():
  torch.manual_seed(7396)
  v0 = torch.randn([])
  v1 = torch.randn([17]) * 0.1
  v2 = v0.norm(dim=0)
  v3 = v2.flip(-1)
  v4 = torch.inner(v1, v1)
  v5 = v0.mean()
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)

run(496, program_496)

def program_498():
  torch.manual_seed(7897)
  v0 = torch.randn([4, 4]) * 0.1
  v0.requires_grad_()
  v1 = v0 * v0
  v2 = v0 < 0
  v3 = v2[::2, [-3, 2]]
  v2.fill_(2)
  v1.scatter_add_(0, torch.randint(0, 4, [4, 4]), torch.randn([4, 4]))
  v4 = v0.var()
  v5 = torch.randn([2]) * 3
  v5.requires_grad_()
  v6 = v4.norm(3, 0)
  loss = v1.sum() + v4.square().mean() + v6.mean()
  loss.backward()
  show('v0.grad', v0.grad)
  show('v5.grad', v5.grad)
  show('v0', v0)
  show('v1', v1)
  show('v2', v2)
  show('v3', v3)
  show('v4', v4)
  show('v5', v5)
  show('v6', v6)
  show('loss', loss)

run(498, program_498)

def program_499():
  torch.manual_seed(1863)
  v0 = torch.randint(0, 2, [8], dtype=torch.uint8)
  v1 = v0.median(-1).values
  show('v0', v0)
  show('v1', v1)

run(499, program_499)
