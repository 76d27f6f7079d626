# A forward pass through one operation after the other, for hints and explanations.
import torch
import torch.nn.functional as F

torch.manual_seed(4)
X = torch.randn(6, 8)
Y = torch.tensor([0, 2, 1, 1, 0, 2])
rows = torch.tensor([5, 0, 1, 1, 3, 2])
places = torch.tensor([[0, 1], [2, 2], [3, 0], [1, 1], [0, 3], [2, 1]])
words = torch.tensor([1, 4, 4, 0, 2, 1])
W = torch.randn(8, 8, requires_grad=True)
E = torch.randn(5, 8, requires_grad=True)
V = torch.randn(4, 3, requires_grad=True)

linear = X @ W
rectified = linear.relu()
squashed = torch.sigmoid(rectified)
leaky = F.leaky_relu(squashed - 0.6)
smooth = F.gelu(leaky)
soft = F.softplus(smooth)
elastic = F.elu(soft - 0.5)
bounded = elastic.clamp(-0.3, 0.3)
root = (bounded + 1).sqrt()
chosen = torch.where(root > 1, root, root * 2)
larger = torch.maximum(chosen, linear)
turned = larger.transpose(0, 1)
ordered = turned.permute(1, 0)
looked = F.embedding(words, E)
joined = ordered + looked
picked = joined.index_select(0, rows)
blocks = picked.view(6, 2, 4)
spread = blocks.std(2)
variance = blocks.var(2, keepdim=True)
scaled = blocks / variance
halves = scaled.max(1).values
pairs = torch.cat([halves, spread], 1)
copies = torch.stack([pairs, pairs], 0)
average = copies.mean(0)
running = average.cumsum(1)
flipped = running.flip(1)
masked = flipped.masked_fill(flipped > 9, 0.0)
gathered = torch.gather(masked, 1, places)
part = masked[:, :4]
wide = part * gathered.sum(1, keepdim=True)
normal = F.layer_norm(wide, (4,))
shares = F.softmax(normal, 1)
sizes = shares.norm(dim=1, keepdim=True)
peaks = shares.logsumexp(1, keepdim=True)
lower = torch.tril(shares @ V / sizes + peaks)
logits = lower.exp() + (shares @ V)
loss = F.cross_entropy(logits, Y)
