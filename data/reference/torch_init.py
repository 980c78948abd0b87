"""Freezes the fans, gains, bounds and deviations with which PyTorch draws weights.

Each bound is read off the numbers drawn: with one seed, weights from ±b are b times numbers from ±1, and
weights from N(0, s²) are s times numbers from N(0, 1).
"""

import torch

import freeze

nn = torch.nn


# ANCHOR: start
def start(net):
    for layer in net:
        if isinstance(layer, nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)


net = nn.Sequential(nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
start(net)
# ANCHOR_END: start

rules = {
    "xavier_uniform": ("uniform", nn.init.xavier_uniform_),
    "xavier_normal": ("normal", nn.init.xavier_normal_),
    "he_uniform": ("uniform", lambda w: nn.init.kaiming_uniform_(w, nonlinearity="relu")),
    "he_normal": ("normal", lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu")),
    "lecun_normal": ("normal", lambda w: nn.init.kaiming_normal_(w, nonlinearity="linear")),
    "leaky_normal": ("normal", lambda w: nn.init.kaiming_normal_(w, a=0.1)),
    "default_uniform": ("uniform", lambda w: nn.init.kaiming_uniform_(w, a=5**0.5)),
}


def factor(kind, rule, shape):
    """The bound or the deviation of `rule`, by which the numbers of ±1 or N(0, 1) are multiplied."""
    torch.manual_seed(1)
    unit = torch.empty(shape, dtype=torch.float64)
    unit.uniform_(-1, 1) if kind == "uniform" else unit.normal_()
    torch.manual_seed(1)
    drawn = rule(torch.empty(shape, dtype=torch.float64))
    return float(drawn.norm() / unit.norm())


# (outputs, inputs) and (filters, channels, height, width).
shapes = [[100, 784], [10, 100], [30, 30], [1, 5], [16, 8, 5, 5], [32, 3, 3, 3], [6, 4, 1, 1]]
layers = []
for shape in shapes:
    inputs, outputs = nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))
    factors = {name: factor(kind, rule, shape) for name, (kind, rule) in rules.items()}
    layers.append({"shape": shape, "inputs": inputs, "outputs": outputs, **factors})

gains = {
    "identity": nn.init.calculate_gain("linear"),
    "logistic": nn.init.calculate_gain("sigmoid"),
    "tanh": nn.init.calculate_gain("tanh"),
    "relu": nn.init.calculate_gain("relu"),
    "leaky_relu 0.1": nn.init.calculate_gain("leaky_relu", 0.1),
    "selu": nn.init.calculate_gain("selu"),
}

# What a layer of PyTorch starts from if nobody asks.
torch.manual_seed(1)
linear = nn.Linear(784, 20_000, dtype=torch.float64).requires_grad_(False)
default = {
    "inputs": 784,
    "largest_weight": float(linear.weight.abs().max()),
    "weight_variance": float(linear.weight.var()),
    "largest_bias": float(linear.bias.abs().max()),
    "bias_variance": float(linear.bias.var()),
}

orthogonal = []
for shape in [[5, 8], [8, 5], [4, 3, 2, 2]]:
    torch.manual_seed(1)
    weight = nn.init.orthogonal_(torch.empty(shape, dtype=torch.float64), gain=1.5).flatten(1)
    gram = weight @ weight.T if shape[0] <= weight.shape[1] else weight.T @ weight
    orthogonal.append({"shape": shape, "gain": 1.5, "gram": freeze.numbers(gram.round(decimals=9))})

answers = {"layers": layers, "gains": gains, "default": default, "orthogonal": orthogonal}
freeze.write(__file__, answers, f"torch {torch.__version__.split('+')[0]}")
