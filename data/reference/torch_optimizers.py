"""Freezes 50 steps of PyTorch's optimizers on a bent ravine, each with its options.

C = ½ (x² + 10 y²) + cos(x y), from (3, −1).
"""

import json

import torch

optim = torch.optim
runs = {}
for name, make in {
    "sgd": lambda p: optim.SGD(p, lr=0.02),
    "momentum": lambda p: optim.SGD(p, lr=0.02, momentum=0.8),
    "nesterov": lambda p: optim.SGD(p, lr=0.02, momentum=0.8, nesterov=True),
    "adagrad": lambda p: optim.Adagrad(p, lr=0.3),
    "adagrad_epsilon": lambda p: optim.Adagrad(p, lr=0.3, eps=0.1),
    "adadelta": lambda p: optim.Adadelta(p, lr=1.0, rho=0.9, eps=1e-6),
    "adadelta_rate": lambda p: optim.Adadelta(p, lr=0.5, rho=0.95, eps=1e-3),
    "rmsprop": lambda p: optim.RMSprop(p, lr=0.05, alpha=0.9, eps=1e-8),
    "rmsprop_decay": lambda p: optim.RMSprop(p, lr=0.05, alpha=0.99, eps=0.01),
    "adam": lambda p: optim.Adam(p, lr=0.1),
    "adam_betas": lambda p: optim.Adam(p, lr=0.1, betas=(0.5, 0.9), eps=0.01),
    "adamw": lambda p: optim.AdamW(p, lr=0.1),
    "adamw_decay": lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.3),
    "rprop": lambda p: optim.Rprop(p, lr=0.01),
    "rprop_widths": lambda p: optim.Rprop(p, lr=0.1, etas=(0.3, 1.5), step_sizes=(1e-3, 0.4)),
}.items():
    # ANCHOR: model
    theta = torch.nn.Parameter(torch.tensor([3.0, -1.0], dtype=torch.float64))
    optimizer = make([theta])
    path = []
    for _ in range(50):
        optimizer.zero_grad()
        x, y = theta
        cost = 0.5 * (x**2 + 10 * y**2) + torch.cos(x * y)
        cost.backward()
        optimizer.step()
        path.append(theta.tolist())
    # ANCHOR_END: model
    runs[name] = path

with open("torch_optimizers.json", "w") as file:
    json.dump(runs, file, indent=None, separators=(",", ":"))
    file.write("\n")
