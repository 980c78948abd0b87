//! The plane cut into classes: regions with smooth borders, and the contours of a function.
//!
//! The class is sampled on a grid of nodes. A cell whose corners differ is cut into two triangles,
//! and a triangle where the class changes along its sides, at points found by bisection: marching
//! squares without their ambiguous case. The pieces of one class, put together, are its region; a
//! contour is the border between "below the level" and "not below it".

use std::collections::{BTreeMap, BTreeSet};

use crate::clip::simplify;
use crate::mark::Point;
use crate::pen::Rect;

/// Between nodes, in units.
const STEP: f64 = 4.0;

/// Halvings of a side: to a ten-thousandth of a unit.
const HALVINGS: usize = 16;

type Edge = (usize, usize);

/// Classes on a grid of nodes, and the function they come from.
pub(crate) struct Plane<C> {
    columns: usize,
    class: C,
    /// The class of each node, by rows.
    classes: Vec<usize>,
    /// The nodes, then the points where a class ends.
    vertices: Vec<Point>,
    /// The vertex at which the class changes between two nodes.
    crossings: BTreeMap<Edge, usize>,
}

/// Places from end to end. The first step is shorter than the others, by an odd share: a grid at
/// round places would have nodes *on* the borders of the book's round examples, where rounding
/// errors decide the class.
fn places(from: f64, to: f64, share: f64) -> Vec<f64> {
    let steps = ((to - from) / STEP).ceil().max(2.0);
    let inner = (1..steps as usize).map(|k| from + (k as f64 - share) * (to - from) / steps);
    std::iter::once(from).chain(inner).chain([to]).collect()
}

/// The nodes of a grid over a rectangle, by rows, and how many there are in a row.
pub(crate) fn nodes(rect: Rect) -> (Vec<Point>, usize) {
    let (xs, ys) = (places(rect.left, rect.right, 0.382), places(rect.top, rect.bottom, 0.271));
    (ys.iter().flat_map(|y| xs.iter().map(|x| (*x, *y))).collect(), xs.len())
}

impl<C: Fn(Point) -> usize> Plane<C> {
    /// Samples a function on the nodes of a rectangle.
    pub(crate) fn new(rect: Rect, class: C) -> Self {
        let (vertices, columns) = nodes(rect);
        let classes = vertices.iter().map(|p| class(*p)).collect();
        Self { columns, class, classes, vertices, crossings: BTreeMap::new() }
    }

    /// As `new`, with the classes of the nodes known already.
    pub(crate) fn sampled(
        (vertices, columns): (Vec<Point>, usize),
        classes: Vec<usize>,
        class: C,
    ) -> Self {
        Self { columns, class, classes, vertices, crossings: BTreeMap::new() }
    }

    /// The closed loops around each class, inner ones around its holes included.
    pub(crate) fn regions(&mut self) -> BTreeMap<usize, Vec<Vec<Point>>> {
        let mut edges: BTreeMap<usize, BTreeSet<Edge>> = BTreeMap::new();
        for (class, piece) in self.pieces(true) {
            let outline = edges.entry(class).or_default();
            for (a, b) in sides(&piece) {
                // A side walked both ways lies between two pieces of the class.
                if !outline.remove(&(b, a)) {
                    outline.insert((a, b));
                }
            }
        }
        edges.into_iter().map(|(class, edges)| (class, self.lines(edges))).collect()
    }

    /// The lines on which the class changes.
    pub(crate) fn borders(&mut self) -> Vec<Vec<Point>> {
        let pieces = self.pieces(false);
        let owners: BTreeMap<Edge, usize> = pieces
            .iter()
            .flat_map(|(class, piece)| sides(piece).map(|side| (side, *class)))
            .collect();
        let between = |(a, b): Edge, class| owners.get(&(b, a)).is_some_and(|c| *c > class);
        let edges = owners.iter().filter(|(e, class)| between(**e, **class)).map(|(e, _)| *e);
        self.lines(edges.collect())
    }

    /// All cells cut into pieces of one class each; those of one class only when `whole`.
    fn pieces(&mut self, whole: bool) -> Vec<(usize, Vec<usize>)> {
        let mut pieces = Vec::new();
        let (columns, last_row) = (self.columns, self.classes.len() - self.columns);
        for a in (0..last_row).filter(|a| (a + 1) % columns > 0) {
            let (b, c, d) = (a + 1, a + 1 + columns, a + columns);
            if [b, c, d].iter().all(|v| self.classes[*v] == self.classes[a]) {
                if whole {
                    pieces.push((self.classes[a], vec![a, b, c, d]));
                }
            } else {
                self.triangle([a, b, c], &mut pieces);
                self.triangle([a, c, d], &mut pieces);
            }
        }
        pieces
    }

    fn triangle(&mut self, [p, q, r]: [usize; 3], pieces: &mut Vec<(usize, Vec<usize>)>) {
        let [cp, cq, cr] = [p, q, r].map(|v| self.classes[v]);
        if cp == cq && cq == cr {
            pieces.push((cp, vec![p, q, r]));
        } else if cp != cq && cq != cr && cr != cp {
            let (x, y, z) = (self.crossing(p, q), self.crossing(q, r), self.crossing(r, p));
            let sum = [x, y, z].map(|v| self.vertices[v]).into_iter();
            let (sx, sy) = sum.fold((0.0, 0.0), |s, v| (s.0 + v.0, s.1 + v.1));
            let m = self.vertices.len();
            self.vertices.push((sx / 3.0, sy / 3.0));
            pieces.push((cp, vec![p, x, m, z]));
            pieces.push((cq, vec![q, y, m, x]));
            pieces.push((cr, vec![r, z, m, y]));
        } else if cq == cr {
            let (x, y) = (self.crossing(p, q), self.crossing(r, p));
            pieces.push((cp, vec![p, x, y]));
            pieces.push((cq, vec![x, q, r, y]));
        } else {
            // Turned until the corner that differs comes first.
            self.triangle([q, r, p], pieces);
        }
    }

    /// The vertex between two nodes where the class of the first ends.
    fn crossing(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (a.min(b), a.max(b));
        if let Some(known) = self.crossings.get(&(a, b)) {
            return *known;
        }
        let (mut near, mut far) = (self.vertices[a], self.vertices[b]);
        for _ in 0..HALVINGS {
            let middle = ((near.0 + far.0) / 2.0, (near.1 + far.1) / 2.0);
            if (self.class)(middle) == self.classes[a] {
                near = middle;
            } else {
                far = middle;
            }
        }
        self.vertices.push(far);
        self.crossings.insert((a, b), self.vertices.len() - 1);
        self.vertices.len() - 1
    }

    /// Edges joined end to end into simplified lines; a closed one ends where it began.
    fn lines(&self, edges: BTreeSet<Edge>) -> Vec<Vec<Point>> {
        let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut arrivals: BTreeMap<usize, usize> = BTreeMap::new();
        for (a, b) in edges {
            next.entry(a).or_default().push(b);
            *arrivals.entry(b).or_default() += 1;
        }
        // Open lines first, from where more edges leave than arrive.
        let arrive = |v: &usize| arrivals.get(v).copied().unwrap_or(0);
        let open = next.iter().flat_map(|(v, to)| vec![*v; to.len().saturating_sub(arrive(v))]);
        let starts: Vec<_> = open.chain(next.keys().copied()).collect();
        let mut lines = Vec::new();
        for start in starts {
            while let Some(first) = next.get_mut(&start).and_then(Vec::pop) {
                let mut line = vec![self.vertices[start], self.vertices[first]];
                let mut at = first;
                while at != start
                    && let Some(to) = next.get_mut(&at).and_then(Vec::pop)
                {
                    line.push(self.vertices[to]);
                    at = to;
                }
                lines.push(simplify(&line));
            }
        }
        lines
    }
}

/// The directed sides of a polygon.
fn sides(corners: &[usize]) -> impl Iterator<Item = Edge> {
    (0..corners.len()).map(|i| (corners[i], corners[(i + 1) % corners.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 120.0 };

    fn area(line: &[Point]) -> f64 {
        let corners = line.windows(2);
        corners.map(|w| (w[0].0 * w[1].1 - w[1].0 * w[0].1) / 2.0).sum()
    }

    #[test]
    fn regions_cover_the_plane_without_overlap() {
        // Three classes that meet in a point, one of them with an island of another.
        let class = |(x, y): Point| match () {
            () if (x - 150.0).hypot(y - 60.0) < 20.0 => 2,
            () if x > 100.0 => 0,
            () => usize::from(y > 50.0) + 1,
        };
        let regions = Plane::new(RECT, class).regions();
        let areas: Vec<f64> = regions.values().map(|l| l.iter().map(|l| area(l)).sum()).collect();
        assert_eq!(areas.len(), 3);
        assert!((areas.iter().sum::<f64>() - 200.0 * 120.0).abs() < 1.0, "{areas:?}");
        let disc = 400.0 * std::f64::consts::PI;
        for (found, expected) in areas.iter().zip([12_000.0 - disc, 5000.0, 7000.0 + disc]) {
            assert!((found - expected).abs() < 12.0, "{found} for {expected}");
        }
    }

    #[test]
    fn the_contour_of_a_circle_lies_on_the_circle() {
        let borders =
            Plane::new(RECT, |(x, y)| usize::from((x - 80.0).hypot(y - 60.0) >= 40.0)).borders();
        assert_eq!(borders.len(), 1);
        assert_eq!(borders[0].first(), borders[0].last());
        assert!(borders[0].len() > 20);
        for (x, y) in &borders[0] {
            let radius = (x - 80.0).hypot(y - 60.0);
            assert!((radius - 40.0).abs() < 1e-3, "({x}, {y})");
        }
        assert!((area(&borders[0]).abs() - 1600.0 * std::f64::consts::PI).abs() < 30.0);
    }

    #[test]
    fn a_straight_border_has_two_points() {
        let borders = Plane::new(RECT, |(x, y)| usize::from(x + y > 131.0)).borders();
        assert_eq!(borders.len(), 1);
        assert_eq!(borders[0].len(), 2, "{borders:?}");
    }

    #[test]
    fn one_class_is_the_whole_rectangle() {
        let mut plane = Plane::new(RECT, |_| 3);
        assert!(plane.borders().is_empty());
        let regions = plane.regions();
        assert_eq!(regions[&3].len(), 1);
        assert_eq!(regions[&3][0].len(), 5);
    }
}
