# A million turns of a loop in plain Python.
import time

for _ in range(5):
    s = 0
    start = time.perf_counter()
    for i in range(1_000_000):
        s += i*i % 7
    print("1,000,000 times s += i*i % 7", time.perf_counter() - start)
