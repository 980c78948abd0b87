"""Freezes batch normalisation in PyTorch: a few steps in training, then answers in evaluation, in f64 and f32.

The file of weights leaves out `num_batches_tracked`, a count that PyTorch uses where `momentum` is None.
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

import freeze

nn = torch.nn

# ANCHOR: layers
layers = {
    "as it comes": nn.BatchNorm1d(3),
    "quick to remember": nn.BatchNorm1d(3, momentum=0.5, eps=0.01),
    "only the last batch": nn.BatchNorm1d(3, momentum=1.0),
    "channels": nn.BatchNorm2d(2),
}
# ANCHOR_END: layers

precisions = {"double": torch.float64, "single": torch.float32}
rng = np.random.default_rng(49)


def normal(*shape, scale=1.0):
    return np.round(rng.normal(scale=scale, size=shape), 3)


def pixels_first(array):
    """From our (B, H, W, C) to PyTorch's (B, C, H, W)."""
    return array.permute(0, 3, 1, 2) if array.dim() == 4 else array


def pixels_last(array):
    return array.permute(0, 2, 3, 1) if array.dim() == 4 else array


def run(layer, given, dtype):
    features = layer.num_features
    layer = layer.to(dtype)
    layer.reset_parameters()
    layer.weight.data = torch.tensor(given["weight"][:features], dtype=dtype)
    layer.bias.data = torch.tensor(given["bias"][:features], dtype=dtype)
    steps = []
    for x, dy in zip(given["x"], given["dy"]):
        x = torch.tensor(x, dtype=dtype, requires_grad=True)
        dy = torch.tensor(dy, dtype=dtype)
        layer.zero_grad()
        # ANCHOR: modes
        layer.train()
        y = layer(pixels_first(x))  # the running means move here
        y.backward(pixels_first(dy))
        layer.eval()
        later = layer(pixels_first(x))
        # ANCHOR_END: modes
        named = {"y": pixels_last(y), "dx": x.grad, "later": pixels_last(later)}
        named |= {"d_weight": layer.weight.grad, "d_bias": layer.bias.grad}
        named |= {"mean": layer.running_mean, "var": layer.running_var}
        steps.append({key: freeze.numbers(tensor) for key, tensor in named.items()})
    x = torch.tensor(given["x"][0], dtype=dtype, requires_grad=True)
    layer(pixels_first(x)).backward(pixels_first(torch.tensor(given["dy"][0], dtype=dtype)))
    return {"steps": steps, "dx_in_evaluation": freeze.numbers(x.grad)}


cases = []
for name, layer in layers.items():
    shape = (3, 2, 2, 2) if isinstance(layer, nn.BatchNorm2d) else (6, 3)
    x = [normal(*shape, scale=2.0) + 0.5 for _ in range(3)]
    # A feature that does not vary, in four samples: PyTorch multiplies by 1/m, and a third rounded to f32
    # leaves an error in the mean that 1/sqrt(eps) magnifies. And the smallest batch.
    x[1] = x[1][: 4 if len(shape) == 2 else 1]
    x[1][..., 0] = 1.25
    if len(shape) == 2:
        x[2] = x[2][:2]
    dy = [normal(*array.shape) for array in x]
    given = {"weight": normal(3).tolist(), "bias": normal(3).tolist()}
    given |= {"x": [array.tolist() for array in x], "dy": [array.tolist() for array in dy]}
    case = {"name": name, "momentum": layer.momentum, "epsilon": layer.eps, **given}
    for precision, dtype in precisions.items():
        case[precision] = run(layer, given, dtype)
    cases.append(case)

torch.manual_seed(49)
# ANCHOR: net
net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 2))
net.double().train()
for _ in range(5):
    x = 2 * torch.randn(8, 4, dtype=torch.float64) + 1
    net(x).sum().backward()
net.eval()
# ANCHOR_END: net
x = torch.tensor(normal(4, 4))
answers = {"x": freeze.numbers(x), "y": freeze.numbers(net(x))}
# ANCHOR: save
arrays = {name: array for name, array in net.state_dict().items() if "num_batches" not in name}
save_file(arrays, Path(__file__).with_suffix(".safetensors"))
# ANCHOR_END: save

try:
    nn.BatchNorm1d(3)(torch.zeros(1, 3))
except ValueError as error:
    one_row = str(error)

frozen = {"cases": cases, "net": answers, "one_row": one_row}
freeze.write(__file__, frozen, f"torch {torch.__version__.split('+')[0]}")
