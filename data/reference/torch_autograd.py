"""Freezes what PyTorch's autograd and its linear algebra answer to the questions of the toolbox."""

import numpy as np
import torch

import freeze

torch.set_default_dtype(torch.float64)


def f(x):
    return x**2 + 5 * x**3


# ANCHOR: autograd
x = torch.tensor(2.0, requires_grad=True)
y = f(x)
(slope,) = torch.autograd.grad(y, x, create_graph=True)
(second,) = torch.autograd.grad(slope, x)
# ANCHOR_END: autograd
lecture = {"x": x.item(), "value": y.item(), "slope": slope.item(), "second": second.item()}


def values(x):
    return torch.stack([
        x[0] * x[1],
        torch.tanh(x[0]) + x[2] ** 2,
        x[1] / (torch.exp(x[2]) + 1),
        torch.sigmoid(x[0] - x[2]) * torch.log(x[1] ** 2 + 1),
    ])


def product(x):
    v = values(x)
    return v[0] * v[1] - v[2] * v[3]


points = np.round(np.random.default_rng(31).normal(size=(6, 3)), 3)
several = []
for point in points:
    x = torch.tensor(point)
    # ANCHOR: several
    jacobian = torch.autograd.functional.jacobian(values, x)
    gradient = torch.autograd.functional.jacobian(product, x)
    hessian = torch.autograd.functional.hessian(product, x)
    # ANCHOR_END: several
    several.append({
        "x": point.tolist(),
        "value": product(x).item(),
        "jacobian": jacobian.tolist(),
        "gradient": gradient.tolist(),
        "hessian": hessian.tolist(),
    })

matrices = []
for m, n, rank in [(4, 4, 4), (5, 3, 3), (3, 5, 3), (5, 4, 2)]:
    rng = np.random.default_rng(10 * m + n)
    a = np.round(rng.normal(size=(m, rank)), 1) @ np.round(rng.normal(size=(rank, n)), 1)
    a = torch.tensor(np.round(a, 3) if rank == min(m, n) else a)
    # ANCHOR: linalg
    inverse = torch.linalg.pinv(a)
    singular = torch.linalg.svdvals(a)
    eigenvalues = torch.linalg.eigvalsh(a.T @ a)
    # ANCHOR_END: linalg
    matrices.append({
        "a": a.tolist(),
        "pinv": inverse.tolist(),
        "singular": singular.tolist(),
        "eigenvalues": eigenvalues.tolist(),
        "cholesky": torch.linalg.cholesky(a.T @ a + torch.eye(n)).tolist(),
    })

answers = {"lecture": lecture, "several": several, "matrices": matrices}
freeze.write(__file__, answers, f"torch {torch.__version__.split('+')[0]}")
