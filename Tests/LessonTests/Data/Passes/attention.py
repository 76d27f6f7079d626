# One head of causal attention, with a layer norm written out before it.
import torch
import torch.nn.functional as F

torch.manual_seed(11)
B, T, D, H = 4, 5, 6, 3
X = torch.randn(B, T, D)
Y = torch.randint(0, 7, (B, T))
mask = torch.tril(torch.ones(T, T)) == 0
gain = (1 + 0.3 * torch.randn(D)).requires_grad_()
bias = (0.3 * torch.randn(D)).requires_grad_()
Wq = torch.randn(D, H, requires_grad=True)
Wk = torch.randn(D, H, requires_grad=True)
Wv = torch.randn(D, H, requires_grad=True)
Wo = torch.randn(H, 7, requires_grad=True)

scaled = X * gain
mu = scaled.mean(-1, keepdim=True)
xc = scaled - mu
var = (xc**2).mean(-1, keepdim=True)
rstd = (var + 1e-5).rsqrt()
xhat = xc * rstd
x = xhat + bias
q = x @ Wq
k = x @ Wk
v = x @ Wv
scores = q @ k.transpose(-2, -1)
wei = scores * H**-0.5
masked = wei.masked_fill(mask, float('-inf'))
att = masked.softmax(-1)
out = att @ v
logits = out @ Wo
flat = logits.view(B*T, 7)
logp = F.log_softmax(flat, 1)
loss = F.nll_loss(logp, Y.view(-1))
