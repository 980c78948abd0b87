"""Freezes what PyTorch's autograd computes for one neuron: losses, gradients and weights, step by step.

One loop is all three: the square error on the whole set is steepest descent, on one sample at a
time it is the LMS rule, and the cross-entropy makes it the logistic unit.
"""

import numpy as np
import torch

import freeze

points, positive = freeze.classes(seed=23, per_class=10, distance=1.5)
x = torch.from_numpy(points)
signs = torch.from_numpy(np.where(positive, 1.0, -1.0))[:, None]
bits = torch.from_numpy(positive.astype(float))[:, None]
runs = {}
for name, t, batch, epochs, rate, loss in [
    ("descent", signs, len(x), 40, 0.1, torch.nn.MSELoss()),
    ("lms", signs, 1, 2, 0.02, torch.nn.MSELoss()),
    ("logistic", bits, len(x), 40, 1.0, torch.nn.BCEWithLogitsLoss()),
]:
    steps = []
    # ANCHOR: model
    unit = torch.nn.Linear(3, 1, dtype=torch.float64)
    for parameter in unit.parameters():
        torch.nn.init.zeros_(parameter)
    optimizer = torch.optim.SGD(unit.parameters(), lr=rate)
    for _ in range(epochs):
        for some_x, some_t in zip(x.split(batch), t.split(batch), strict=True):
            optimizer.zero_grad()
            error = loss(unit(some_x), some_t)
            error.backward()
            optimizer.step()
            # ANCHOR_END: model
            steps.append({
                "loss": error.item(),
                "gradient": [unit.bias.grad.item(), *unit.weight.grad[0].tolist()],
                "weights": [unit.bias.item(), *unit.weight[0].tolist()],
            })
    runs[name] = {"rate": rate, "steps": steps}

values = {"x": points.tolist(), "positive": positive.tolist(), **runs}
freeze.write(__file__, values, f"torch {torch.__version__.split('+')[0]}")
