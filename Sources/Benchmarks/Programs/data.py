# The three datasets, built with the notebook's code. Prints what every building took, in seconds.
import random
import time
import torch

words = open("names.txt", "r").read().splitlines()
chars = sorted(list(set("".join(words))))
char2id = {s: i + 1 for i, s in enumerate(chars)}
char2id["."] = 0
random.seed(42)
random.shuffle(words)
cutoff_train = int(0.8 * len(words))
cutoff_dev = int(0.9 * len(words))


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [0] * block_size
        for char in word + ".":
            index = char2id[char]
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    X = torch.tensor(X)
    Y = torch.tensor(Y)
    return X, Y


for _ in range(5):
    start = time.perf_counter()
    X_train, Y_train = build_dataset(words[:cutoff_train], 3)
    X_dev, Y_dev = build_dataset(words[cutoff_train:cutoff_dev], 3)
    X_test, Y_test = build_dataset(words[cutoff_dev:], 3)
    print("three datasets built", time.perf_counter() - start)
