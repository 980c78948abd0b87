"""Freezes the costs of PyTorch and their gradients, and softmax with its Jacobian, in f64 and in f32.

What PyTorch does its own way, and the test converts or names:

- All costs but the cross-entropies of classes are means over rows and outputs, ours are sums over the
  outputs. MSELoss has no factor of one half.
- BCELoss cuts logarithms off at -100 and divides by no less than 1e-12. So a wrong certainty costs 100
  there, and a right one has the slope 0.
"""

import numpy as np
import torch

import freeze

nn = torch.nn

# ANCHOR: costs
costs = {
    "MSELoss": nn.MSELoss(),
    "L1Loss": nn.L1Loss(),
    "HuberLoss 1": nn.HuberLoss(delta=1.0),
    "HuberLoss 0.5": nn.HuberLoss(delta=0.5),
    "BCELoss": nn.BCELoss(),
    "BCEWithLogitsLoss": nn.BCEWithLogitsLoss(),
    "NLLLoss": lambda p, y: nn.NLLLoss()(torch.log(p), y),
    "CrossEntropyLoss": nn.CrossEntropyLoss(),
    "CrossEntropyLoss of probabilities": nn.CrossEntropyLoss(),
    "MultiMarginLoss": nn.MultiMarginLoss(),
}
# ANCHOR_END: costs

rng = np.random.default_rng(48)


def normal(*shape):
    return np.round(rng.normal(scale=2, size=shape), 3).tolist()


def some(*shape):
    """Probabilities, neither 0 nor 1."""
    return np.round(rng.uniform(0.02, 0.98, size=shape), 3).tolist()


def bits(*shape):
    return rng.integers(2, size=shape).astype(float).tolist()


def rows(*shape):
    """Rows that sum to 1."""
    parts = rng.integers(1, 9, size=shape)
    return (parts / parts.sum(axis=1, keepdims=True)).tolist()


# Equal to the target, next to it, far from it; for Huber also where parabola and line meet.
errors = [[1e4, -1e4, 0.0], [0.0, 1e-8, -1e-8], [1.0, -1.0, 0.5], [2.0, -2.0, -0.5]]
zeros = [[0.0, 0.0, 0.0]] * 4
numeric = {
    "ordinary": (normal(4, 3), normal(4, 3)),
    "awkward": (errors, zeros),
    "one output": (normal(5, 1), normal(5, 1)),
    "one row": (normal(1, 3), normal(1, 3)),
}
large = [[1e4, -1e4, 0.0], [-1e4, 1e4, 0.0], [1e4, 1e4, 1e4], [0.0, 0.0, 0.0], [-1e4, -1e4, -9999.0]]
logits = {
    "ordinary": (normal(4, 3), bits(4, 3)),
    "probabilities": (normal(4, 3), some(4, 3)),
    "awkward, 0": (large, np.zeros((5, 3)).tolist()),
    "awkward, 1": (large, np.ones((5, 3)).tolist()),
    "one output": (normal(5, 1), bits(5, 1)),
    "one row": (normal(1, 3), bits(1, 3)),
}
yes_or_no = {
    "ordinary": (some(4, 3), bits(4, 3)),
    "probabilities": (some(4, 3), some(4, 3)),
    "certain": ([[0.0, 1.0, 0.0, 1.0]], [[0.0, 1.0, 1.0, 0.0]]),
    "one output": (some(5, 1), bits(5, 1)),
    "one row": (some(1, 3), bits(1, 3)),
}
classes = {
    "ordinary": (normal(4, 3), [0, 2, 1, 1]),
    "awkward": (large, [0, 0, 1, 2, 2]),
    "margin": ([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0], [1.0, 2.0, 3.0]], [0, 1, 1]),
    "one class": ([[-7.0], [0.0], [1e4]], [0, 0, 0]),
    "one row": (normal(1, 5), [3]),
}
batches = {
    "MSELoss": numeric,
    "L1Loss": numeric,
    "HuberLoss 1": numeric,
    "HuberLoss 0.5": numeric,
    "BCELoss": yes_or_no,
    "BCEWithLogitsLoss": logits,
    "NLLLoss": {
        "ordinary": (rows(4, 3), [0, 2, 1, 1]),
        "small": ([[1e-30, 0.5, 0.5]], [0]),
        "one class": ([[1.0], [1.0]], [0, 0]),
    },
    "CrossEntropyLoss": classes,
    "CrossEntropyLoss of probabilities": {
        "ordinary": (normal(4, 3), rows(4, 3)),
        "certain": ([[1e4, -1e4, 0.0]], [[1.0, 0.0, 0.0]]),
        "one class": ([[-7.0], [1e4]], [[1.0], [1.0]]),
        "one row": (normal(1, 3), rows(1, 3)),
    },
    "MultiMarginLoss": classes,
}
precisions = {"double": torch.float64, "single": torch.float32}
frozen = []
for name, cost in costs.items():
    for case, (output, target) in batches[name].items():
        whole = isinstance(target[0], int)
        targets = {"classes": target} if whole else {"y": target}
        answer = {"cost": name, "case": case, "output": output, **targets}
        for precision, dtype in precisions.items():
            y_hat = torch.tensor(output, dtype=dtype, requires_grad=True)
            y = torch.tensor(target) if whole else torch.tensor(target, dtype=dtype)
            loss = cost(y_hat, y)
            loss.backward()
            answer[precision] = {"cost": freeze.numbers(loss), "gradient": freeze.numbers(y_hat.grad)}
        frozen.append(answer)

softmaxes = []
for z in normal(3, 4) + normal(2, 2) + large + [[-7.0]]:
    softmax = {"z": z}
    for precision, dtype in precisions.items():
        some_z = torch.tensor(z, dtype=dtype)
        named = {
            "softmax": torch.softmax(some_z, dim=0),
            "log_softmax": torch.log_softmax(some_z, dim=0),
            "log_sum_exp": torch.logsumexp(some_z, dim=0),
            "jacobian": torch.autograd.functional.jacobian(lambda z: torch.softmax(z, dim=0), some_z),
        }
        softmax[precision] = {key: freeze.numbers(tensor) for key, tensor in named.items()}
    softmaxes.append(softmax)

answers = {"costs": frozen, "softmax": softmaxes}
freeze.write(__file__, answers, f"torch {torch.__version__.split('+')[0]}")
