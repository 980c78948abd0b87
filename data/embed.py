"""Writes the embedded data sets, one CSV file a folder, from the copies that scikit-learn ships.

The values are scikit-learn's, in its order and in the shortest form that reads back as the same
number; the last column is the name of the class.
"""

import csv
import hashlib
import io
import sys
from pathlib import Path

import sklearn
from sklearn import datasets

HERE = Path(__file__).parent


def number(value):
    return repr(float(value)).removesuffix(".0")


def write(name, features, x, classes):
    """Writes `name`/`name`.csv and tells whether the README beside it has its digest."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([*features, "class"])
    table.writerows([*map(number, row), label] for row, label in zip(x, classes, strict=True))
    data = text.getvalue().encode("ascii")
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    readme = folder / "README.md"
    known = readme.exists() and digest in readme.read_text("utf-8")
    print(f"{name}: {len(x)} rows, {len(data)} bytes, SHA-256 {digest}")
    return known


known = []
for name in ["iris", "wine", "breast_cancer"]:
    loaded = getattr(datasets, f"load_{name}")()
    classes = loaded.target_names[loaded.target]
    known.append(write(name, loaded.feature_names, loaded.data, classes))
loaded = datasets.load_digits()
known.append(write("digits", loaded.feature_names, loaded.data, loaded.target))

print(f"made by scikit-learn {sklearn.__version__}")
if not all(known):
    sys.exit("a README beside the data does not name the digest of its file")
