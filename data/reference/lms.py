"""Freezes the weights of scikit-learn's SGDRegressor after every epoch.

Without shuffling, from zero weights and at a constant rate it is the LMS rule: it descends half the
squared error, w += eta0 * error * x, so that eta0 = 2 mu.
"""

import numpy as np
from sklearn.linear_model import SGDRegressor

import freeze

x, positive = freeze.classes(seed=22, per_class=30, distance=1.5)
t = np.where(positive, 1.0, -1.0)
runs = []
for mu in [0.01, 0.001]:
    # ANCHOR: model
    model = SGDRegressor(
        loss="squared_error", penalty=None, learning_rate="constant", eta0=2 * mu, shuffle=False
    )
    epochs = []
    for _ in range(8):
        model.partial_fit(x, t)
        epochs.append([model.intercept_[0], *model.coef_])
    # ANCHOR_END: model
    runs.append({"rate": mu, "weights": epochs})

freeze.write(__file__, {"x": x.tolist(), "t": t.tolist(), "runs": runs})
