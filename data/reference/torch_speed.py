"""Times an epoch on MNIST in PyTorch, on the CPU: what `cargo xtask bench mlp` and `bench lenet` time here.

Freezes nothing: seconds are another matter on every machine. Run both one after the other, with nothing
else running. The first argument is the number of epochs, the second the net, `mlp` unless it says `lenet`;
NN_DATA_DIR holds the folder `mnist`.
"""

import gzip
import os
import sys
import time

import numpy as np
import torch

nn, F = torch.nn, torch.nn.functional


def read(part):
    folder = os.path.join(os.environ["NN_DATA_DIR"], "mnist")
    arrays = []
    for kind, header in (("images-idx3", 16), ("labels-idx1", 8)):
        with gzip.open(f"{folder}/{part}-{kind}-ubyte.gz") as file:
            arrays.append(np.frombuffer(file.read()[header:], np.uint8))
    images, labels = arrays
    x = torch.from_numpy(images.reshape(-1, 784).astype(np.float32) / 255)
    return x, torch.from_numpy(labels.astype(np.int64))


torch.manual_seed(1)
torch.set_num_threads(os.cpu_count())
(x, y), (new, classes) = read("train"), read("t10k")
# ANCHOR: lenet
lenet = nn.Sequential(
    nn.Unflatten(1, (1, 28, 28)),
    nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10),
)
# ANCHOR_END: lenet
# ANCHOR: epoch
net = nn.Sequential(
    nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
)
net = lenet if "lenet" in sys.argv else net
adam = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
    start = time.perf_counter()
    for rows in torch.randperm(len(x)).split(64):
        adam.zero_grad()
        F.cross_entropy(net(x[rows]), y[rows]).backward()
        adam.step()
    seconds = time.perf_counter() - start
    print(f"epoch: {seconds:.3f} s, {len(x) / seconds:.0f} samples/s")
# ANCHOR_END: epoch
with torch.no_grad():
    start = time.perf_counter()
    answers = torch.cat([net(x).argmax(1) for x in new.split(1000)])
    seconds = time.perf_counter() - start
    right = (answers == classes).float().mean().item()
    start = time.perf_counter()
    for _ in range(2000):
        net(new[:1])
    one = (time.perf_counter() - start) / 2000 * 1e6
print(f"test: {seconds:.3f} s, {right:.4f} right\none image: {one:.1f} µs")
