//! Lines cut at the edge of a chart, and rid of points that nobody can see.

use crate::mark::Point;
use crate::pen::Rect;

/// How far, in units, a simplified line may run from the line it stands for.
const TOLERANCE: f64 = 0.12;

/// The pieces of a line that lie in the rectangle. A line breaks at `None`.
pub(crate) fn inside(points: &[Option<Point>], rect: Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let visible = match (pair[0], pair[1]) {
            (Some(a), Some(b)) => segment(a, b, rect),
            _ => None,
        };
        let Some((from, to)) = visible else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
        // A point that is out by a rounding is not out: the line goes on.
        open = pair[1].is_some_and(|b| (b.0 - to.0).abs().max((b.1 - to.1).abs()) < 0.01);
    }
    pieces
}

/// The pieces of a line that lie outside a rectangle: the line makes way for a label.
pub(crate) fn outside(line: &[Point], rect: Rect) -> Vec<Vec<Point>> {
    let mut pieces = vec![Vec::new()];
    pieces[0].extend(line.first());
    for pair in line.windows(2) {
        if let Some((enter, leave)) = segment(pair[0], pair[1], rect) {
            if let Some(piece) = pieces.last_mut() {
                piece.push(enter);
            }
            pieces.push(vec![leave]);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(pair[1]);
        }
    }
    pieces.iter_mut().for_each(Vec::dedup);
    pieces.into_iter().filter(|piece| piece.len() > 1).collect()
}

/// The part of a segment inside the rectangle (Liang and Barsky, 1984).
pub(crate) fn segment(a: Point, b: Point, rect: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0f64, 1f64);
    for (step, room) in [
        (-dx, a.0 - rect.left),
        (dx, rect.right - a.0),
        (-dy, a.1 - rect.top),
        (dy, rect.bottom - a.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |t: f64| (a.0 + t * dx, a.1 + t * dy);
    Some((if enter > 0.0 { at(enter) } else { a }, if leave < 1.0 { at(leave) } else { b }))
}

/// The same line with fewer points: none of the points left out is further than a tenth of a unit
/// from it (Douglas and Peucker, 1973). Long lines are first reduced to their first, lowest,
/// highest and last point in each unit of width.
pub(crate) fn simplify(points: &[Point]) -> Vec<Point> {
    let points = if points.len() > 2000 { columns(points) } else { points.to_vec() };
    if points.len() < 3 {
        return points;
    }
    let mut keep = vec![false; points.len()];
    (keep[0], keep[points.len() - 1]) = (true, true);
    // A closed line has no length to measure distances from: halve it at its furthest point.
    let mut stretches = vec![(0, points.len() - 1)];
    while let Some((first, last)) = stretches.pop() {
        let distances = (first + 1..last).map(|i| (i, off(points[i], points[first], points[last])));
        let furthest = distances.fold((first, 0.0), |max, d| if d.1 > max.1 { d } else { max });
        if furthest.1 > TOLERANCE {
            keep[furthest.0] = true;
            stretches.extend([(first, furthest.0), (furthest.0, last)]);
        }
    }
    points.into_iter().zip(keep).filter_map(|(point, keep)| keep.then_some(point)).collect()
}

/// The distance of a point from a segment.
fn off(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let t = ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / square;
    let t = if square > 0.0 { t.clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}

/// The first, lowest, highest and last point of each run within one unit of width.
fn columns(points: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    for run in points.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let by_height = |better: fn(f64, f64) -> bool| {
            (0..run.len()).fold(0, |best, i| if better(run[i].1, run[best].1) { i } else { best })
        };
        let mut few = [0, by_height(|a, b| a < b), by_height(|a, b| a > b), run.len() - 1];
        few.sort_unstable();
        kept.extend(few.iter().map(|i| run[*i]));
        kept.dedup();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_is_cut_at_both_edges_and_breaks_at_gaps() {
        let through = [Some((-5.0, 5.0)), Some((15.0, 5.0))];
        assert_eq!(inside(&through, RECT), [[(0.0, 5.0), (10.0, 5.0)]]);
        let gap = [Some((1.0, 1.0)), Some((2.0, 1.0)), None, Some((3.0, 1.0)), Some((4.0, 2.0))];
        assert_eq!(inside(&gap, RECT).len(), 2);
        let out_and_in = [Some((5.0, 5.0)), Some((5.0, 20.0)), Some((6.0, 20.0)), Some((6.0, 5.0))];
        assert_eq!(inside(&out_and_in, RECT).len(), 2);
        let touched = [Some((1.0, 1.0)), Some((2.0, 10.0 + 1e-9)), Some((3.0, 1.0))];
        assert_eq!(inside(&touched, RECT).len(), 1);
        assert!(inside(&[Some((20.0, 0.0)), Some((20.0, 10.0))], RECT).is_empty());
    }

    #[test]
    fn a_line_makes_way_for_a_rectangle() {
        let around = outside(&[(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0), (0.0, 20.0)], RECT);
        let ends = vec![(5.0, 10.0), (5.0, 20.0), (0.0, 20.0)];
        assert_eq!(around, [vec![(-5.0, 5.0), (0.0, 5.0)], ends]);
        let apart = [(-5.0, -5.0), (20.0, -5.0)];
        assert_eq!(outside(&apart, RECT), [apart]);
    }

    #[test]
    fn straight_lines_keep_two_points_and_corners_stay() {
        let straight: Vec<_> = (0..100).map(|i| (f64::from(i), 2.0 * f64::from(i))).collect();
        assert_eq!(simplify(&straight), [(0.0, 0.0), (99.0, 198.0)]);
        let square = [(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0), (0.0, 0.0)];
        assert_eq!(simplify(&square), square);
    }

    #[test]
    fn a_long_noisy_line_keeps_its_extremes() {
        let noisy: Vec<_> = (0..100_000)
            .map(|i| (f64::from(i) / 250.0, if i == 55_555 { 90.0 } else { f64::from(i % 7) }))
            .collect();
        let simple = simplify(&noisy);
        assert!(simple.len() <= 1600, "{}", simple.len());
        assert!(simple.contains(&noisy[55_555]));
    }
}
