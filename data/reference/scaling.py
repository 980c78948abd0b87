"""Freezes what scikit-learn's scalers make of data that they were and were not fitted to, and how its
folds share out the classes.
"""

import numpy as np
from sklearn import preprocessing
from sklearn.model_selection import KFold, StratifiedKFold

import freeze

random = np.random.default_rng(6)
train = np.round(random.normal([40, 2e4, 3, 7], [15, 8e3, 2, 0], (12, 4)), 3)
test = np.round(random.normal([40, 2e4, 3, 7], [15, 8e3, 2, 1], (5, 4)), 3)

# ANCHOR: fit
scaler = preprocessing.StandardScaler().fit(train)
scaled = scaler.transform(test)
back = scaler.inverse_transform(scaled)
# ANCHOR_END: fit

min_max = preprocessing.MinMaxScaler().fit(train)

# scikit-learn numbers classes as they come; here they come in the order of their numbers.
labels = np.concatenate([[0, 1, 2], random.integers(0, 3, 47)])
folds = []
# ANCHOR: folds
for k in [2, 3, 5, 7]:
    split = StratifiedKFold(k).split(np.zeros(50), labels)
    counts = [np.bincount(labels[tested], minlength=3).tolist() for _, tested in split]
    plain = [len(tested) for _, tested in KFold(k).split(np.zeros(50))]
    folds.append({"k": k, "counts": counts, "plain": plain})
# ANCHOR_END: folds

freeze.write(
    __file__,
    {
        "train": train.tolist(),
        "test": test.tolist(),
        "standard": scaled.tolist(),
        "min_max": min_max.transform(test).tolist(),
        "unit_norm": preprocessing.Normalizer().transform(test).tolist(),
        "back": back.tolist(),
        "labels": labels.tolist(),
        "folds": folds,
    },
)
