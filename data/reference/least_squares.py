"""Freezes the weights of least squares and of ridge regression, from scikit-learn and from SciPy."""

import numpy as np
import scipy
import sklearn
from sklearn.linear_model import LinearRegression, Ridge

import freeze

rng = np.random.default_rng(31)
x = np.round(rng.normal(size=(40, 4)), 3)
x[:, 3] = np.round(x[:, 2] + 0.1 * x[:, 3], 3)  # two columns nearly the same
y = np.round(x @ [1.0, -2.0, 0.5, 0.5] + 0.5 * rng.normal(size=40), 3)

# ANCHOR: model
least = LinearRegression(fit_intercept=False).fit(x, y).coef_
penalised = [(alpha, Ridge(alpha=alpha, fit_intercept=False).fit(x, y).coef_) for alpha in [0.01, 1.0, 100.0]]
theta, rss, rank, singular = scipy.linalg.lstsq(x, y)
# ANCHOR_END: model

freeze.write(
    __file__,
    {
        "x": x.tolist(),
        "y": y.tolist(),
        "least": least.tolist(),
        "ridge": [{"strength": alpha, "weights": weights.tolist()} for alpha, weights in penalised],
        "scipy": theta.tolist(),
        "rss": float(rss),
    },
    f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}",
)
