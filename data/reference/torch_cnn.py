"""Freezes convolution, pooling and a small net in PyTorch: outputs and all gradients, in f64 and f32.

Inputs, weights and ∂C/∂y are not stored: both sides count them out with the same rule, so that the cases can
be many and the file small. Of outputs and gradients the file holds every entry where they are fewer than 500;
of larger ones at least 64 entries, spread evenly, and always the sum of all and the sum of their squares. Of
biases, and of the small net, it holds everything. A net of all kinds of kernels is saved as PyTorch saves it.
"""

import math
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

import freeze

nn = torch.nn
# One thread adds in one order: the file comes out the same every time.
torch.set_num_threads(1)

def counted(shape, which):
    """Numbers between −1 and 1 in steps of 1/500: entry n is (n · 379 + 131 · which) mod 1001, shifted."""
    n = np.arange(int(np.prod(shape)), dtype=np.int64)
    values = ((n * 379 + 131 * which) % 1001 - 500) / 500
    return torch.tensor(values.reshape(shape))


def channels_first(images):
    """From our (B, H, W, C) to PyTorch's (B, C, H, W); weights and sequences likewise."""
    return images.movedim(-1, 1)


def channels_last(images):
    return images.movedim(1, -1)


def spread(n):
    """The step from one stored entry to the next: 1 below 500 entries. Above, it has no divisor in common
    with `n`, so that no row, column or channel is passed over."""
    return 1 if n < 500 else next(step for step in range(n // 64, 0, -1) if math.gcd(step, n) == 1)


def sampled(tensor):
    """Entries in our order, the sum of all and the sum of their squares."""
    tensor = (channels_last(tensor) if tensor.dim() > 2 else tensor).contiguous().flatten()
    step, whole = spread(len(tensor)), tensor.double()
    sums = {"sum": freeze.numbers(whole.sum()), "squares": freeze.numbers((whole * whole).sum())}
    return {"step": step, "some": freeze.numbers(tensor[::step]), **sums}


def convolution(case, dtype):
    batch, height, width, channels, maps, kernel, stride, padding = case
    x = channels_first(counted((batch, height, width, channels), 1)).to(dtype).requires_grad_()
    # ANCHOR: elsewhere_convolution
    layer = nn.Conv2d(channels, maps, kernel, stride, padding)
    layer = layer.to(dtype)
    layer.weight.data = channels_first(counted((maps, kernel, kernel, channels), 2)).to(dtype).contiguous()
    layer.bias.data = counted((maps,), 3).to(dtype)
    y = layer(x)
    # ANCHOR_END: elsewhere_convolution
    dy = channels_first(counted(tuple(channels_last(y).shape), 4)).to(dtype)
    y.backward(dy)
    weight = sampled(layer.weight.grad)
    bias = freeze.numbers(layer.bias.grad)
    return {"y": sampled(y), "dx": sampled(x.grad), "d_weight": weight, "d_bias": bias}


def other(layer, shape, weight, dtype):
    """A layer with or without a weight, on images of `shape`; `weight` is ours, None where there is none."""
    x = channels_first(counted(shape, 1)).to(dtype).requires_grad_()
    layer = layer.to(dtype)
    if weight is not None:
        layer.weight.data = channels_first(counted(weight, 2)).to(dtype).contiguous()
        layer.bias.data = counted(tuple(layer.bias.shape), 3).to(dtype)
    y = layer(x)
    y.backward(channels_first(counted(tuple(channels_last(y).shape), 4)).to(dtype))
    frozen = {"y": sampled(y), "dx": sampled(x.grad)}
    if weight is not None:
        frozen["d_weight"] = sampled(layer.weight.grad)
        frozen["d_bias"] = freeze.numbers(layer.bias.grad)
    return frozen


def small_net(dtype):
    """The net of the lecture, smaller: two blocks, a row in our order, two dense layers, and the costs."""
    # ANCHOR: net
    features = nn.Sequential(
        nn.Conv2d(1, 3, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(3, 4, 2), nn.ReLU(), nn.MaxPool2d(2)
    )
    classifier = nn.Sequential(nn.Linear(16, 6), nn.ReLU(), nn.Linear(6, 3))
    # ANCHOR_END: net
    for which, parameter in enumerate([*features.parameters(), *classifier.parameters()], start=10):
        shape = tuple(parameter.shape)
        if len(shape) == 4:
            ours = (shape[0], shape[2], shape[3], shape[1])
            parameter.data = channels_first(counted(ours, which)).to(dtype).contiguous()
        else:
            parameter.data = counted(shape, which).to(dtype)
    x = channels_first(counted((3, 13, 12, 1), 1)).to(dtype).requires_grad_()
    # ANCHOR: elsewhere_training
    maps = features(x)
    row = channels_last(maps).flatten(1)
    y = classifier(row)
    cost = nn.functional.cross_entropy(y, torch.tensor([2, 0, 1]))
    cost.backward()
    # ANCHOR_END: elsewhere_training
    gradients = [
        freeze.numbers((channels_last(p.grad) if p.dim() == 4 else p.grad).flatten())
        for p in [*features.parameters(), *classifier.parameters()]
    ]
    return {"y": freeze.numbers(y), "cost": freeze.numbers(cost), "gradients": gradients, "dx": sampled(x.grad)}


class Mean(nn.Module):
    """The mean of every map."""

    def forward(self, maps):
        return maps.mean((2, 3))


def saved(path):
    """Writes a net with kernels of every kind to `path`; its answers, and those of a layer in time. As many
    channels as rows in the first kernels: were the axes mistaken, the shapes would fit all the same."""
    torch.manual_seed(1)
    net = nn.Sequential(
        nn.Conv2d(3, 3, 3, padding=1), nn.ReLU(), nn.ConvTranspose2d(3, 2, 2, stride=2), nn.ReLU(),
        nn.Conv2d(2, 2, 3, groups=2), Mean(), nn.Linear(2, 4),
    )
    sequence = nn.Conv1d(2, 3, 2)
    both = nn.ModuleDict({"net": net, "sequence": sequence})
    save_file(both.state_dict(), path)
    y = net(channels_first(counted((2, 5, 4, 3), 1)).float())
    z = sequence(channels_first(counted((2, 6, 2), 1)).float())
    return {"y": freeze.numbers(y), "z": freeze.numbers(channels_last(z))}


precisions = {"double": torch.float64, "single": torch.float32}

# Kernels 1 to 11, strides 1 to 3, padding 0 to 5, channels and maps 1 to 8, odd and even sizes.
cases = []
for kernel in range(1, 12):
    for stride in (1, 2, 3):
        number = 3 * (kernel - 1) + stride - 1
        padding = min(number % 6, kernel // 2 + 1)
        height, width = 11 + number % 4, 12 + number % 3
        batch, channels, maps = 1 + number % 3, 1 + number % 8, 1 + 5 * number % 8
        cases.append((batch, height, width, channels, maps, kernel, stride, padding))
for padding in range(6):
    cases.append((2, 6, 7, 3, 2, 5, 1 + padding % 3, padding))
# Frames that keep the size, as most nets have them.
for padding in range(1, 6):
    cases.append((1 + padding % 2, 7 + padding, 10 - padding % 3, 9 - padding, padding, 1 + 2 * padding, 1, padding))
# One image, every frame with every stride.
for stride in (1, 2, 3):
    for padding in range(6):
        channels, maps = 1 + (padding + stride) % 3, 1 + (padding + 2 * stride) % 4
        cases.append((1, 8 + (padding + stride) % 2, 9 + padding % 2, channels, maps, 6, stride, padding))

frozen = []
for case in cases:
    given = dict(zip(["batch", "height", "width", "channels", "maps", "kernel", "stride", "padding"], case))
    frozen.append(given | {key: convolution(case, dtype) for key, dtype in precisions.items()})

layers = {
    # ANCHOR: elsewhere_pooling
    "max 2": (lambda: nn.MaxPool2d(2), (2, 7, 6, 3), None),
    "max 3 stride 1 padding 1": (lambda: nn.MaxPool2d(3, 1, 1), (2, 5, 6, 2), None),
    "max 3 stride 2": (lambda: nn.MaxPool2d(3, 2), (1, 8, 9, 4), None),
    "average 2": (lambda: nn.AvgPool2d(2), (2, 7, 6, 3), None),
    "average 3 stride 2 padding 1": (lambda: nn.AvgPool2d(3, 2, 1), (2, 6, 7, 2), None),
    "global average": (lambda: nn.AdaptiveAvgPool2d(1), (2, 5, 4, 3), None),
    # ANCHOR_END: elsewhere_pooling
    "transposed 3": (lambda: nn.ConvTranspose2d(2, 3, 3), (2, 4, 5, 2), (2, 3, 3, 3)),
    "transposed 4 stride 2 padding 1": (lambda: nn.ConvTranspose2d(3, 2, 4, 2, 1), (1, 5, 4, 3), (3, 4, 4, 2)),
    "transposed 2 stride 3": (lambda: nn.ConvTranspose2d(1, 2, 2, 3), (2, 3, 3, 1), (1, 2, 2, 2)),
    "depthwise 3 padding 1": (lambda: nn.Conv2d(4, 4, 3, 1, 1, groups=4), (2, 5, 6, 4), (4, 3, 3, 1)),
    "depthwise 5 stride 2": (lambda: nn.Conv2d(3, 3, 5, 2, groups=3), (1, 9, 8, 3), (3, 5, 5, 1)),
}
# Rows and columns differ, or there are no rows.
shapes = {
    "kernel 2 × 3 stride 1 × 2 padding 1 × 0": (
        lambda: nn.Conv2d(3, 4, (2, 3), (1, 2), (1, 0)), (2, 5, 8, 3), (4, 2, 3, 3)
    ),
    "kernel 3 × 1": (lambda: nn.Conv2d(2, 3, (3, 1)), (2, 6, 5, 2), (3, 3, 1, 2)),
    "sequence 3 padding 1": (lambda: nn.Conv1d(3, 4, 3, 1, 1), (2, 7, 3), (4, 3, 3)),
    "sequence 3 stride 2 padding 1": (lambda: nn.Conv1d(3, 4, 3, 2, 1), (2, 8, 3), (4, 3, 3)),
}


def each(layers):
    """Every layer in both precisions."""
    frozen = {}
    for name, (make, shape, weight) in layers.items():
        both = {key: other(make(), shape, weight, dtype) for key, dtype in precisions.items()}
        frozen[name] = {"shape": shape, **both}
    return frozen



tied = torch.zeros(1, 1, 2, 4, requires_grad=True)
nn.MaxPool2d(2)(tied).sum().backward()
nan = nn.MaxPool2d(2)(torch.tensor([[[[1.0, float("nan")], [7.0, 7.0]]]]))
sizes = [tuple(nn.Conv2d(1, 1, f, s, p)(torch.zeros(1, 1, n, n)).shape[2:]) for n, f, p, s in
         [(10, 3, 0, 2), (7, 3, 1, 2), (28, 5, 2, 3), (11, 11, 5, 3)]]

freeze.write(
    __file__,
    {
        "cases": frozen,
        "layers": each(layers),
        "shapes": each(shapes),
        "saved": saved(Path(__file__).with_suffix(".safetensors")),
        "net": {key: small_net(dtype) for key, dtype in precisions.items()},
        "ties": freeze.numbers(tied.grad.flatten()),
        "nan_stays": bool(nan.isnan().all()),
        "sizes": sizes,
    },
    f"torch {torch.__version__.split('+')[0]}",
)
