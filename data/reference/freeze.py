"""What the scripts here share: two overlapping classes, and files with one row of numbers a line."""

import csv
import json
import re
from pathlib import Path

import numpy as np
import sklearn


def classes(seed, per_class, distance):
    """Points in three dimensions, the classes in turns and the positive one first.

    Their centres are `distance` deviations apart along every axis.
    """
    positive = np.tile([True, False], per_class)
    noise = np.random.default_rng(seed).normal(size=(2 * per_class, 3))
    return np.round(noise + np.where(positive, distance / 2, -distance / 2)[:, None], 3), positive


def made_by(path, computed_by=f"scikit-learn {sklearn.__version__}"):
    """Which script, and with what."""
    return f"{path.stem}.py, {computed_by}, numpy {np.__version__}"


def numbers(tensor):
    """What a tensor of PyTorch holds, with as few digits as tell its numbers apart, in f32 about nine."""
    return tensor.detach().numpy().astype(str).astype(float).tolist()


def write(script, values, *computed_by):
    """Writes `values` beside `script` with the suffix .json, and who made them."""
    path = Path(script).with_suffix(".json")
    text = json.dumps({"made_by": made_by(path, *computed_by), **values}, indent=1)
    row = re.compile(r"\[\s+([^\[\]]*?)\s+\]")
    path.write_text(row.sub(lambda row: "[" + re.sub(r"\s+", " ", row[1]) + "]", text) + "\n")


def table(script, header, rows):
    """Writes a table beside `script` with the suffix .csv, below a comment on who made it."""
    path = Path(script).with_suffix(".csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# made by {made_by(path)}\n")
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
