"""Freezes the logistic unit that scikit-learn trains on overlapping classes, without a penalty."""

import numpy as np
from sklearn.linear_model import LogisticRegression

import freeze

x, positive = freeze.classes(seed=20, per_class=60, distance=1.0)
model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-14, max_iter=1000)
model.fit(x, positive.astype(int))

probability = model.predict_proba(x)[:, 1]
gradient = np.column_stack([np.ones(len(x)), x]).T @ (probability - positive) / len(x)
assert np.abs(gradient).max() < 1e-12, "not trained to convergence"

freeze.write(__file__, {
    "x": x.tolist(),
    "t": positive.astype(float).tolist(),
    "weights": [model.intercept_[0], *model.coef_[0]],
    "loss": -np.log(np.where(positive, probability, 1 - probability)).mean(),
    "probability": probability.tolist(),
})
