//! Where a landscape lies below a level.

use live::Point;

/// Cells along each side.
const CELLS: usize = 54;

/// No edge leads on from here.
const NOWHERE: usize = usize::MAX;

/// The parts of the square from −`edge` to `edge` in which `height` is negative, each as the polygon
/// around it. A part in which it is not negative must not be enclosed by one in which it is.
///
/// Every cell of a grid is cut into two triangles. A level enters a triangle through one of its sides and
/// leaves it through another, so from side to side there is one way to follow it.
pub fn below(edge: f64, height: impl Fn(Point) -> f64) -> Vec<Vec<Point>> {
    // A rim of high ground closes what would run off the square.
    let across = CELLS + 3;
    let place = |node: usize| {
        let along =
            |i: usize| edge * (2.0 * (i.clamp(1, CELLS + 1) - 1) as f64 / CELLS as f64 - 1.0);
        (along(node % across), along(node / across))
    };
    let is_rim = |i: usize| i == 0 || i == across - 1;
    let rim = |node: usize| is_rim(node % across) || is_rim(node / across);
    let heights: Vec<f64> = (0..across * across)
        .map(|node| if rim(node) { 1.0 } else { height(place(node)) })
        .collect();
    let low = |node: usize| heights[node] < 0.0;

    // A side is known by its lower node and by where it leads: right, up, or both.
    let side = |a: usize, b: usize| {
        let (a, b) = (a.min(b), a.max(b));
        3 * a + if b - a == 1 { 0 } else { 1 + (b - a) % across }
    };
    let mut next = vec![NOWHERE; 3 * across * across];
    for row in 0..across - 1 {
        for column in 0..across - 1 {
            let a = row * across + column;
            let (b, c, d) = (a + 1, a + across + 1, a + across);
            for [i, j, k] in [[a, b, c], [a, c, d]] {
                let (mut enters, mut leaves) = (NOWHERE, NOWHERE);
                for (from, to) in [(i, j), (j, k), (k, i)] {
                    match (low(from), low(to)) {
                        (false, true) => enters = side(from, to),
                        (true, false) => leaves = side(from, to),
                        _ => {}
                    }
                }
                if enters != NOWHERE {
                    next[leaves] = enters;
                }
            }
        }
    }

    // The point of a side at which the height is 0; towards the rim, the edge itself.
    let point = |side: usize| {
        let a = side / 3;
        let b = a + [1, across, across + 1][side % 3];
        let (pa, pb) = (place(a), place(b));
        let share = match (rim(a), rim(b)) {
            (true, _) => 0.0,
            (_, true) => 1.0,
            _ => heights[a] / (heights[a] - heights[b]),
        };
        (pa.0 + share * (pb.0 - pa.0), pa.1 + share * (pb.1 - pa.1))
    };
    let mut parts = Vec::new();
    for first in 0..next.len() {
        let (mut part, mut at) = (Vec::new(), first);
        while next[at] != NOWHERE {
            part.push(point(at));
            at = std::mem::replace(&mut next[at], NOWHERE);
        }
        if part.len() > 2 {
            parts.push(part);
        }
    }
    parts
}
