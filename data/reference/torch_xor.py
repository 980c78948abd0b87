"""Freezes what PyTorch makes of the 2-2-1 network for XOR: answers, gradients and weights, step by step.

The weights begin as chapter 1 set them, with smooth steps in place of steps.
"""

import torch

import freeze

x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
y = torch.tensor([[0], [1], [1], [0]], dtype=torch.float64)
runs = {}
for name, batch, epochs, rate in [("online", 1, 10, 1.0), ("epoch", 4, 40, 8.0)]:
    steps = []
    # ANCHOR: model
    net = torch.nn.Sequential(
        torch.nn.Linear(2, 2), torch.nn.Sigmoid(), torch.nn.Linear(2, 1), torch.nn.Sigmoid()
    ).double()
    first = [[[1, 1], [1, 1]], [-0.5, -1.5], [[1, -2]], [-0.5]]
    with torch.no_grad():
        for parameter, values in zip(net.parameters(), first, strict=True):
            parameter.copy_(torch.tensor(values))
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    for _ in range(epochs):
        for some_x, some_y in zip(x.split(batch), y.split(batch), strict=True):
            optimizer.zero_grad()
            y_hat = net(some_x)
            error = ((y_hat - some_y) ** 2).sum() / 2 / len(some_x)
            error.backward()
            optimizer.step()
            # ANCHOR_END: model
            w1, b1, w2, b2 = net.parameters()

            def rows(of):
                """Per neuron the bias first, as the lecture numbers the weights."""
                hidden = torch.cat([of(b1)[:, None], of(w1)], dim=1).tolist()
                return [*hidden, torch.cat([of(b2)[:, None], of(w2)], dim=1)[0].tolist()]

            steps.append({
                "answers": y_hat[:, 0].tolist(),
                "gradient": rows(lambda parameter: parameter.grad),
                "weights": rows(lambda parameter: parameter.detach()),
            })
    runs[name] = {"rate": rate, "batch": batch, "steps": steps}

freeze.write(__file__, runs, f"torch {torch.__version__.split('+')[0]}")
