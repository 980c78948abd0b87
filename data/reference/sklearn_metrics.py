"""Freezes measures of random answers and scores from scikit-learn, with ties, absent classes and one class only."""

import warnings

import numpy as np
from sklearn import metrics
from sklearn.preprocessing import label_binarize

import freeze

warnings.simplefilter("ignore")  # of what is undefined
rng = np.random.default_rng(8)


def number(value):
    """Null for what scikit-learn calls undefined."""
    return float(value) if np.isfinite(value) else None


def tried(measure, *arguments, **named):
    """Null as well where it refuses."""
    try:
        return number(measure(*arguments, **named))
    except ValueError:
        return None


def yes_or_no(y, score, called):
    # ANCHOR: measures
    undefined = {"zero_division": np.nan}
    tn, fp, fn, tp = metrics.confusion_matrix(y, called, labels=[0, 1]).ravel()
    recall = metrics.recall_score(y, called, **undefined)
    specificity = metrics.recall_score(y, called, pos_label=0, **undefined)
    precision = metrics.precision_score(y, called, **undefined)
    f1 = metrics.f1_score(y, called, **undefined)
    f2 = metrics.fbeta_score(y, called, beta=2.0, **undefined)
    correlation = metrics.matthews_corrcoef(y, called)
    # ANCHOR_END: measures
    # ANCHOR: curves
    area = tried(metrics.roc_auc_score, y, score)
    mean_precision = metrics.average_precision_score(y, score)
    fpr, tpr, thresholds = metrics.roc_curve(y, score, drop_intermediate=False)
    precisions, recalls, _ = metrics.precision_recall_curve(y, score)
    # ANCHOR_END: curves
    one_class = min(tp + fn, fp + tn) == 0
    return {
        "score": score.tolist(), "y": y.tolist(), "called": called.tolist(),
        "counts": [int(tp), int(fp), int(fn), int(tn)],
        "accuracy": number(metrics.accuracy_score(y, called)),
        "recall": number(recall), "specificity": number(specificity), "precision": number(precision),
        "f1": number(f1), "f2": number(f2),
        # scikit-learn answers 0 where a margin of the table is 0.
        "matthews": number(correlation) if min(tp + fn, fp + tn, tp + fp, fn + tn) else None,
        "balanced": None if one_class else number(metrics.balanced_accuracy_score(y, called)),
        "auc": area,
        "average_precision": number(mean_precision) if tp + fn else None,
        "roc": None if one_class else [fpr.tolist(), tpr.tolist(), thresholds[1:].tolist()],
        # Without the point (0, 1) that ends it.
        "precision_recall": [recalls[-2::-1].tolist(), precisions[-2::-1].tolist()] if tp + fn else None,
    }  # fmt: skip


def several(y, p, called, k):
    labels, undefined = list(range(p.shape[1])), {"zero_division": np.nan}
    scores = {"precision": metrics.precision_score, "recall": metrics.recall_score, "f1": metrics.f1_score}
    each = {name: score(y, called, labels=labels, average=None, **undefined) for name, score in scores.items()}
    averages = {}
    for average in ["micro", "macro", "weighted"]:
        for name, score in scores.items():
            # scikit-learn leaves undefined classes out of a mean; here they leave it undefined.
            counted = each[name] if average == "macro" else each[name][np.unique(y)]
            value = score(y, called, labels=labels, average=average, **undefined)
            averages[f"{average} {name}"] = number(value) if average == "micro" or np.isfinite(counted).all() else None
    present, one_class = len(np.unique(y)) == len(labels), len(np.unique(y)) == 1 or len(np.unique(called)) == 1
    binary = label_binarize(y, classes=labels)
    return {
        "p": p.tolist(), "y": y.tolist(), "called": called.tolist(), "k": k,
        "counts": metrics.confusion_matrix(y, called, labels=labels).tolist(),
        "accuracy": number(metrics.accuracy_score(y, called)),
        "each": {name: [number(value) for value in values] for name, values in each.items()},
        "averages": averages,
        "balanced": number(metrics.balanced_accuracy_score(y, called)) if present else None,
        "matthews": None if one_class else number(metrics.matthews_corrcoef(y, called)),
        "log_loss": number(metrics.log_loss(y, p, labels=labels)),
        "top_k": number(metrics.top_k_accuracy_score(y, p, k=k, labels=labels)),
        "auc": [
            tried(metrics.roc_auc_score, binary, p, average="micro"),
            tried(metrics.roc_auc_score, binary, p, average="macro") if present else None,
            tried(metrics.roc_auc_score, binary, p, average="weighted") if present else None,
        ],
    }  # fmt: skip


def binary_case(i):
    n = int(rng.integers(2, 31))
    y = (rng.random(n) < [0.5, 0.1, 0.9, 0.3][i % 4]).astype(int)
    if i % 20 == 7:
        y[:] = i % 40 == 7
    score = np.round(rng.normal(size=n) + y * rng.choice([-1.0, 0.0, 1.0, 2.0]), 3)
    if i % 3 == 1:
        score = np.round(score)  # many equal
    if i % 20 == 4:
        score[:] = 0.5
    called = (score >= np.round(rng.normal(), 1)).astype(int)
    return yes_or_no(y, score, called)


def several_case(i):
    n, classes = int(rng.integers(3, 25)), int(rng.integers(3, 6))
    y = rng.integers(0, classes, size=n)
    if i % 2:
        y[: min(n, classes)] = np.arange(classes)[:n]
    if i % 5 == 2:
        y[y == classes - 1] = 0  # absent
    # Parts of 1,000, no two of a row equal, so that no order of equals decides.
    while True:
        weights = rng.gamma(0.8, size=(n, classes)) + 0.7 * np.eye(classes)[y]
        p = np.round(1000 * weights / weights.sum(axis=1, keepdims=True)).astype(int)
        p[:, 0] += 1000 - p.sum(axis=1)
        if p.min() > 0 and all(len(set(row)) == classes for row in p):
            break
    called = p.argmax(axis=1)
    if i % 5 == 3:
        called[called == 1] = 0  # never answered
    return several(y, p / 1000, called, int(rng.integers(1, classes)))


freeze.write(
    __file__,
    {"yes_or_no": [binary_case(i) for i in range(240)], "several": [several_case(i) for i in range(120)]},
)
