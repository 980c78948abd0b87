"""Freezes the activation functions of PyTorch and their derivatives by autograd, in f64 and in f32.

`Softplus` takes z itself for ln(1 + e^z) above a threshold. With the usual 20 it would be wrong by 2e-9
there; with 40 the difference is below the rounding of f64.
"""

import numpy as np
import torch

import freeze

nn = torch.nn

# ANCHOR: activations
activations = {
    "identity": nn.Identity(),
    "step": lambda z: torch.heaviside(z, torch.ones_like(z)),
    "logistic 1": nn.Sigmoid(),
    "logistic 2.5": lambda z: torch.sigmoid(2.5 * z),
    "tanh 1": nn.Tanh(),
    "tanh 0.5": lambda z: torch.tanh(0.5 * z),
    "arctan": torch.atan,
    "relu": nn.ReLU(),
    "leaky_relu 0.1": nn.LeakyReLU(negative_slope=0.1),
    "leaky_relu 0.01": nn.LeakyReLU(),
    "elu 1": nn.ELU(),
    "elu 0.5": nn.ELU(alpha=0.5),
    "selu": nn.SELU(),
    "softplus": nn.Softplus(threshold=40),
}
# ANCHOR_END: activations

sizes = [1e-8, 1e-4, 0.1, 0.5, 1, 1.7, 3, 5, 10, 19.9, 20.1, 35, 39.9, 40.1, 88, 100, 709, 1e4]
grid = [-z for z in reversed(sizes)] + [0.0] + sizes
precisions = {"double": torch.float64, "single": torch.float32}
curves = []
for name, f in activations.items():
    curve = {"name": name}
    for precision, dtype in precisions.items():
        z = torch.tensor(grid, dtype=dtype, requires_grad=True)
        a = f(z)
        # Nothing comes back through a step: PyTorch has no derivative of it.
        slope = torch.zeros_like(z) if name == "step" else torch.autograd.grad(a.sum(), z)[0]
        curve[precision] = {"a": freeze.numbers(a), "slope": freeze.numbers(slope)}
    curves.append(curve)

rng = np.random.default_rng(47)
z = np.round(rng.normal(scale=2, size=(6, 3)), 3)
z[0] = [0, 1e-8, -1e-8]
z[1] = [1e4, -1e4, 0]
da = np.round(rng.normal(size=(6, 3)), 3)
prelus = []
for alpha in [[0.25], [0.25, -0.5, 1.5]]:
    prelu = {"alpha": alpha, "z": z.tolist(), "da": da.tolist()}
    for precision, dtype in precisions.items():
        layer = nn.PReLU(len(alpha), dtype=dtype)
        layer.weight.data = torch.tensor(alpha, dtype=dtype)
        some_z = torch.tensor(z, dtype=dtype, requires_grad=True)
        a = layer(some_z)
        a.backward(torch.tensor(da, dtype=dtype))
        named = {"a": a, "dz": some_z.grad, "d_alpha": layer.weight.grad}
        prelu[precision] = {key: freeze.numbers(tensor) for key, tensor in named.items()}
    prelus.append(prelu)

x = np.round(rng.normal(size=(5, 4)), 3)
weight, bias = np.round(rng.normal(size=(3, 2, 4)), 3), np.round(rng.normal(size=(3, 2)), 3)
dy = np.round(rng.normal(size=(5, 2)), 3)
maxout = {"x": x.tolist(), "weight": weight.tolist(), "bias": bias.tolist(), "dy": dy.tolist()}
for precision, dtype in precisions.items():
    given = [torch.tensor(array, dtype=dtype, requires_grad=True) for array in [x, weight, bias]]
    some_x, w, b = given
    y = torch.max(some_x @ w.transpose(1, 2) + b[:, None], dim=0).values
    y.backward(torch.tensor(dy, dtype=dtype))
    named = {"y": y, "dx": some_x.grad, "d_weight": w.grad, "d_bias": b.grad}
    maxout[precision] = {key: freeze.numbers(tensor) for key, tensor in named.items()}

answers = {"z": grid, "curves": curves, "prelus": prelus, "maxout": maxout}
freeze.write(__file__, answers, f"torch {torch.__version__.split('+')[0]}")
