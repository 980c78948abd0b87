"""Freezes what the columns of the embedded sets are like, as scikit-learn loads them."""

from sklearn import datasets

import freeze

rows = []
for name in ["iris", "wine", "breast_cancer", "digits"]:
    loaded = getattr(datasets, f"load_{name}")()
    for feature, column in zip(loaded.feature_names, loaded.data.T, strict=True):
        values = [column.mean(), column.std(), column.min(), column.max()]
        rows.append([name, feature, *map(float, values)])

freeze.table(__file__, ["set", "feature", "mean", "deviation", "minimum", "maximum"], rows)
