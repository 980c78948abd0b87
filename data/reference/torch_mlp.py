"""Freezes what PyTorch makes of small networks: outputs, costs, all gradients, and weights after steps of SGD.

Every network runs in f64 and in f32 from the same weights, which have three decimals. PyTorch's costs
are means over all entries, and MSELoss has no factor of one half; the test converts.
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

import freeze

nn = torch.nn

# ANCHOR: model
nets = [
    (nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1)), nn.BCEWithLogitsLoss()),
    (nn.Sequential(nn.Linear(4, 3), nn.Sigmoid(), nn.Linear(3, 2), nn.Tanh()), nn.MSELoss()),
    (nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 4)), nn.BCEWithLogitsLoss()),
    (nn.Sequential(nn.Linear(3, 4), nn.PReLU(4), nn.Linear(4, 2)), nn.CrossEntropyLoss()),
    (
        nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 3), nn.Sigmoid()),
        nn.MSELoss(),
    ),
    (
        nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 4), nn.Tanh(), nn.Linear(4, 3)),
        nn.CrossEntropyLoss(),
    ),
]
# ANCHOR_END: model
samples = [4, 5, 1, 6, 6, 8]
RATE = 0.5


def state(net, of=lambda parameter: parameter):
    return {name: freeze.numbers(of(parameter)) for name, parameter in net.named_parameters()}


def run(net, cost, x, y):
    net.zero_grad()
    x.requires_grad_()
    # ANCHOR: gradients
    y_hat = net(x)
    loss = cost(y_hat, y)
    loss.backward()
    # ANCHOR_END: gradients
    first = {
        "output": freeze.numbers(y_hat),
        "cost": freeze.numbers(loss),
        "gradients": state(net, lambda parameter: parameter.grad),
        "dx": freeze.numbers(x.grad),
    }
    steps = []
    # ANCHOR: descent
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE)
    for _ in range(4):
        optimizer.zero_grad()
        loss = cost(net(x), y)
        loss.backward()
        optimizer.step()
        # ANCHOR_END: descent
        steps.append({"cost": freeze.numbers(loss), "parameters": state(net)})
    return {**first, "steps": steps, "trained": freeze.numbers(net(x))}


frozen = []
for seed, ((net, cost), batch) in enumerate(zip(nets, samples, strict=True), start=41):
    rng = np.random.default_rng(seed)
    for parameter in net.parameters():
        values = rng.normal(scale=0.8, size=tuple(parameter.shape))
        parameter.data = torch.tensor(np.round(values, 3))
    x = torch.tensor(np.round(rng.normal(size=(batch, net[0].in_features)), 3))
    match cost:
        case nn.MSELoss():
            y = torch.tensor(np.round(rng.uniform(-0.9, 0.9, size=net(x).shape), 3))
        case nn.BCEWithLogitsLoss():
            y = torch.tensor(rng.integers(2, size=net(x).shape).astype(float))
        case nn.CrossEntropyLoss():
            y = torch.tensor(rng.integers(net(x).shape[1], size=batch))
    given = {
        "layers": [type(module).__name__ for module in net],
        "cost": type(cost).__name__,
        "x": freeze.numbers(x),
        "y": freeze.numbers(y.reshape(batch, -1)),
        "parameters": state(net),
    }
    single = {name: value.float() for name, value in net.state_dict().items()}
    double = run(net, cost, x, y)
    trained = {name: value.clone() for name, value in net.state_dict().items()}
    net.float().load_state_dict(single)
    some_y = y.float() if y.is_floating_point() else y
    frozen.append({**given, "double": double, "single": run(net, cost, x.detach().float(), some_y)})

file = Path(__file__).with_suffix(".safetensors")
# ANCHOR: save
save_file(net.state_dict(), file)
# ANCHOR_END: save
save_file(trained, file.with_stem("torch_mlp_double"))
freeze.write(__file__, {"rate": RATE, "nets": frozen}, f"torch {torch.__version__.split('+')[0]}")
