# What PyTorch 2.15 printed for this stands in training.txt.
import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader, random_split
torch.manual_seed(1)
x = torch.tensor([1.,2.,3.], requires_grad=True)
h = x.register_hook(lambda g: g*2)
x.register_post_accumulate_grad_hook(lambda p: print('acc', p.grad))
y = x*3
y.register_hook(lambda g: print('y', g))
y.sum().backward(); print(x.grad); h.remove(); (x*3).sum().backward(); print(x.grad)
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, k):
        ctx.save_for_backward(a); ctx.k=k
        return a*a*k
    @staticmethod
    def backward(ctx, g):
        (a,) = ctx.saved_tensors
        return g*2*a*ctx.k, None
z = Sq.apply(x, 3); print(z); z.sum().backward(); print(x.grad)
d = torch.randn(3, dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(lambda a: Sq.apply(a, 2), d))
print(torch.autograd.gradcheck(torch.sigmoid, (d,)))
ds = TensorDataset(torch.arange(10), torch.arange(10)*2.)
a, b = random_split(ds, [7, 3]); print(a.indices, b.indices)
for xb, yb in DataLoader(ds, batch_size=4, shuffle=True): print(xb, yb)
for q in DataLoader(ds, batch_size=3, drop_last=True): print(q)
o = torch.empty(0); torch.add(torch.ones(2), 1, out=o); print(o)
try: torch.add(x, 1, out=o)
except RuntimeError as e: print(e)
print(torch.unique(torch.tensor([[1,2],[1,2],[0,5]]), dim=0, return_inverse=True, return_counts=True))
print(torch.einsum('...ij,...jk->...ik', torch.ones(2,2,3), torch.ones(3,2)))
t = torch.tensor([1.,0.,2.], requires_grad=True); t.cumprod(0).sum().backward(); print(t.grad)
lo = torch.tensor([0.,0.5,3.], requires_grad=True); t2=torch.tensor([-1.,1.,2.], requires_grad=True)
torch.clamp(t2, lo, torch.tensor([5.,5.,1.])).sum().backward(); print(t2.grad, lo.grad)
print(torch.zeros(3, dtype=torch.int64).random_(), torch.zeros(3).random_(), torch.zeros(3,dtype=torch.int32).random_())
print(torch.zeros(4).scatter_reduce(0, torch.tensor([0,1,0,1]), torch.tensor([1.,2.,3.,4.]), 'mean'), torch.zeros(4).scatter_reduce(0, torch.tensor([0,1,0,1]), torch.tensor([1.,2.,3.,4.]), 'amax', include_self=False))
print(torch.cov(torch.tensor([[0.,2.],[1.,1.],[2.,0.]]).T), torch.corrcoef(torch.tensor([[1.,2.,3.],[1.,3.,2.]])))
print(torch.quantile(torch.tensor([1.,2.,3.,4.]), 0.4), torch.quantile(torch.tensor([[1.,2.],[3.,4.]]), torch.tensor([0.,.5]), dim=0))
print(torch.block_diag(torch.ones(1,2), torch.ones(2,1)), torch.cartesian_prod(torch.tensor([1,2]),torch.tensor([3,4])), torch.combinations(torch.tensor([1,2,3])), torch.combinations(torch.tensor([1,2,3]),2,True))
print(torch.rot90(torch.arange(4).view(2,2)), torch.kron(torch.eye(2), torch.ones(1,2)), torch.mode(torch.tensor([1,2,2,3,3])), torch.cummax(torch.tensor([1,3,3,2]),0), torch.aminmax(torch.tensor([1.,2.])))
print(torch.cdist(torch.zeros(1,2), torch.ones(2,2)), torch.logcumsumexp(torch.tensor([0.,1.,2.]),0), torch.nanmean(torch.tensor([1.,float('nan'),3.])))
print(F.scaled_dot_product_attention(torch.ones(1,2,2), torch.ones(1,2,2), torch.arange(4.).view(1,2,2), is_causal=True))
print(torch.cuda.is_available(), torch.linalg.norm(torch.tensor([3.,4.])), torch.trapz(torch.tensor([1.,2.,3.])), torch.tensor_split(torch.arange(5),2), torch.atleast_2d(torch.tensor(1.)))
m = nn.Linear(2,1); opt = torch.optim.SGD(m.parameters(), lr=0.1); s = torch.optim.lr_scheduler.StepLR(opt, 2, 0.5)
for _ in range(5): opt.step(); s.step(); print(s.get_last_lr())
m(torch.ones(1,2)).sum().backward(); print(nn.utils.clip_grad_norm_(m.parameters(), 1.0), m.weight.grad)
w = torch.tensor([1.,2.],requires_grad=True); u=torch.tensor([3.,4.],requires_grad=True); (w*u).sum().backward(inputs=[w]); print(w.grad,u.grad)
print(torch.normal(torch.zeros(3), torch.tensor([1.,2.,3.])), torch.normal(2.0, torch.ones(2)), torch.normal(torch.arange(2.), 1.0))
