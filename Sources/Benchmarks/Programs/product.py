# Matrix products.
import time
import torch

a = torch.randn(1024, 1024)
b = torch.randn(1024, 1024)
c = a @ b
for _ in range(5):
    start = time.perf_counter()
    c = a @ b
    print("product 1024x1024x1024", time.perf_counter() - start)
    start = time.perf_counter()
    c = a.T @ b
    print("product of a transpose, 1024", time.perf_counter() - start)
    start = time.perf_counter()
    c = a @ b.T
    print("product with a transpose, 1024", time.perf_counter() - start)
