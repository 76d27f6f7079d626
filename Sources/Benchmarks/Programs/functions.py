# Elementary functions over 6,400 float32 elements: the median of twenty batches.
import time
import torch

x = torch.rand(32, 200) * 4 + 0.1
for _ in range(5):
    for name in ["exp", "log", "tanh"]:
        function = getattr(torch, name)
        batches = []
        for _ in range(20):
            start = time.perf_counter()
            for _ in range(50):
                y = function(x)
            batches.append(time.perf_counter() - start)
        print(name + " of 6,400 elements", sorted(batches)[10] / 50)
