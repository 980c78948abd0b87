"""Freezes PyTorch's dropout, weight decay, bilinear warps, and SciPy's blur."""

import math

import numpy as np
import scipy
import torch
from scipy import ndimage
from torch.nn import functional

import freeze

torch.manual_seed(7)
double = torch.float64
random = np.random.default_rng(7)


def rounded(*shape):
    return torch.tensor(np.round(random.normal(size=shape), 3), dtype=double)


x, r = rounded(4, 6).requires_grad_(), rounded(4, 6)
# ANCHOR: dropout
drop = torch.nn.Dropout(p=0.3)
y = drop(x)
(y * r).sum().backward()
# ANCHOR_END: dropout
mask = (y != 0).double()

drop.eval()
unchanged = drop(x.detach())

# Every rule with the L2 term that PyTorch adds to the gradient, three steps down C = mean (x w − y)²/2.
decayed = {}
inputs, targets = rounded(8, 3), rounded(8, 2)
start = rounded(2, 3)
# ANCHOR: decay
for name, rule in {
    "sgd": lambda w: torch.optim.SGD([w], lr=0.1, weight_decay=0.05),
    "momentum": lambda w: torch.optim.SGD([w], lr=0.1, momentum=0.9, weight_decay=0.05),
    "adam": lambda w: torch.optim.Adam([w], lr=0.1, weight_decay=0.05),
    "adamw": lambda w: torch.optim.AdamW([w], lr=0.1, weight_decay=0.05),
}.items():
    w = start.clone().requires_grad_()
    optimizer = rule(w)
    for _ in range(3):
        optimizer.zero_grad()
        loss = ((inputs @ w.T - targets) ** 2).sum() / (2 * len(inputs))
        loss.backward()
        optimizer.step()
    decayed[name] = w.tolist()
# ANCHOR_END: decay


# ANCHOR: warp
def warp(picture, a, t):
    """The picture (H, W) whose points go from p to A p + t, in pixels from the middle."""
    height, width = picture.shape
    size = torch.tensor([(width - 1) / 2, (height - 1) / 2], dtype=double)
    back = torch.linalg.inv(a)
    theta = torch.cat([back * size[None, :] / size[:, None], -(back @ t / size)[:, None]], dim=1)
    grid = functional.affine_grid(theta[None], (1, 1, height, width), align_corners=True)
    return functional.grid_sample(picture[None, None], grid, align_corners=True)[0, 0]
# ANCHOR_END: warp


def rotation(degrees):
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return torch.tensor([[cos, sin], [-sin, cos]], dtype=double)


picture = torch.tensor(np.round(random.uniform(size=(9, 7)), 3), dtype=double)
maps = []
for a, t in [
    (torch.eye(2, dtype=double), [1.5, -0.25]),
    (rotation(30), [0, 0]),
    (rotation(-100) @ torch.diag(torch.tensor([1.2, 0.7], dtype=double)), [0.5, 2]),
    (torch.tensor([[1, -0.4], [0, 1]], dtype=double), [0, 0]),
    (torch.tensor([[-1, 0], [0, 1]], dtype=double), [0, 0.3]),
]:
    t = torch.tensor(t, dtype=double)
    maps.append({"a": a.tolist(), "t": t.tolist(), "warped": warp(picture, a, t).tolist()})

blurred = [
    {
        "sigma": sigma,
        "picture": ndimage.gaussian_filter(picture.numpy(), sigma, mode="constant", truncate=3).tolist(),
    }
    for sigma in [0.5, 1.0, 1.7]
]

freeze.write(
    __file__,
    {
        "drop": 0.3,
        "x": x.tolist(),
        "r": r.tolist(),
        "mask": mask.tolist(),
        "y": y.tolist(),
        "eval": unchanged.tolist(),
        "dx": x.grad.tolist(),
        "inputs": inputs.tolist(),
        "targets": targets.tolist(),
        "start": start.tolist(),
        "decayed": decayed,
        "picture": picture.tolist(),
        "maps": maps,
        "blurred": blurred,
    },
    f"torch {torch.__version__.split('+')[0]}, scipy {scipy.__version__}",
)
