"""Makes tensors.safetensors with safetensors 0.8 and PyTorch 2.15: a tensor of each type."""
import torch
from safetensors.torch import save_file

kinds = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64,
         torch.float32, torch.float64]
tensors = {str(kind).split('.')[1]: torch.tensor([[0, 1], [1, 1]]).to(kind) for kind in kinds}
tensors['scalar'] = torch.tensor(0.1)
tensors['empty'] = torch.empty(0, 3)
save_file(tensors, 'tensors.safetensors', metadata={'made by': 'größe'})
