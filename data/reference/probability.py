"""Freezes densities, cumulative functions, entropies and divergences from SciPy."""

import numpy as np
import scipy
from scipy import special, stats

import freeze

places = [-6.0, -1.5, -0.25, 0.0, 0.75, 3.0]
shares = [0.0, 0.05, 0.3, 0.5, 0.9, 1.0]
tables = [[0.5, 0.25, 0.125, 0.125], [0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0.0, 0.0]]

# ANCHOR: stats
normal, logistic = stats.norm(0.5, 2.0), stats.logistic()
normals = [normal.pdf(places), normal.logpdf(places), normal.cdf(places)]
logistics = [logistic.pdf(places), logistic.cdf(places), special.logit(logistic.cdf(places))]
beta = stats.beta(2 + 7, 2 + 3)  # Beta(2, 2), and 7 heads of 10
entropies = [[stats.entropy(p), *(stats.entropy(p, q) for q in tables)] for p in tables]
mean, deviation = stats.norm.fit([1.0, 2.0, 6.0])
# ANCHOR_END: stats

listed = lambda rows: [[float(value) for value in row] for row in rows]
freeze.write(
    __file__,
    {
        "places": places,
        "normal": listed(normals),
        "logistic": listed(logistics),
        "shares": shares,
        "beta": {"density": beta.pdf(shares).tolist(), "mean": float(beta.mean())},
        # Flips in one order: the beta-binomial counts every order.
        "evidence": float(stats.betabinom.pmf(7, 10, 2, 2) / special.comb(10, 7)),
        "tables": tables,
        # The entropy of a row, then its divergence from every table; null where that is infinite.
        "entropies": [[value if np.isfinite(value) else None for value in row] for row in listed(entropies)],
        "fit": [float(mean), float(deviation)],
    },
    f"scipy {scipy.__version__}",
)
