"""Freezes the weights of scikit-learn's Perceptron after every epoch.

Without shuffling and from zero weights it is the product form of the perceptron rule, with one
difference: it counts a net input of exactly 0 as a mistake for either class, this project only for
the positive one. With these inputs that happens before the first update alone, and the first sample
is positive.
"""

import numpy as np
from sklearn.linear_model import Perceptron

import freeze

x, positive = freeze.classes(seed=21, per_class=30, distance=1.5)
t = np.where(positive, 1.0, -1.0)
runs = []
for rate in [1.0, 0.1]:
    # ANCHOR: model
    model = Perceptron(eta0=rate, shuffle=False, penalty=None)
    epochs = []
    for _ in range(8):
        model.partial_fit(x, t, classes=[-1.0, 1.0])
        epochs.append([model.intercept_[0], *model.coef_[0]])
    # ANCHOR_END: model
    runs.append({"rate": rate, "weights": epochs})

freeze.write(__file__, {"x": x.tolist(), "t": t.tolist(), "runs": runs})
