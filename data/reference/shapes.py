"""Freezes the points of scikit-learn's make_moons and make_circles without noise.

They come unshuffled, the outer shape first; `target` is −1 there and 1 on the inner one.
"""

from sklearn.datasets import make_circles, make_moons

import freeze

shapes = {
    "moons": make_moons(22, shuffle=False),
    "rings 0.5": make_circles(20, shuffle=False, factor=0.5),
    "rings 0.3": make_circles(14, shuffle=False, factor=0.3),
}
rows = [
    [shape, 2 * int(inner) - 1, *map(float, point)]
    for shape, (x, labels) in shapes.items()
    for point, inner in zip(x, labels, strict=True)
]

freeze.table(__file__, ["shape", "target", "x1", "x2"], rows)
