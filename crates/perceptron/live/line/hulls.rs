//! Is there a line at all? In the plane four points are enough to say no.
//!
//! The crate's own `separability` answers for any number of inputs, with a linear programme of 300 KB.
//! For two inputs there is a shorter way (Kirchberger, 1903): where no line separates two classes,
//! a segment of one meets a segment of the other, or a triangle of one holds a point of the other.
//! The tests compare the two.

use live::Point;

/// Whether no line separates the points of class 0 from those of class 1.
///
/// Exact for coordinates in hundredths: it counts in whole numbers.
pub fn are_inseparable(points: &[(Point, usize)]) -> bool {
    let whole = |(x, y): Point| ((100.0 * x).round() as i64, (100.0 * y).round() as i64);
    let of = |wanted: usize| {
        let points = points.iter().filter(|(_, class)| *class == wanted);
        points.map(|(point, _)| whole(*point)).collect::<Vec<_>>()
    };
    let (a, b) = (of(0), of(1));
    meet(&a, &b) || holds(&a, &b) || holds(&b, &a)
}

type Whole = (i64, i64);

/// On which side of the line from `a` to `b` the point `c` lies: 1, −1, or 0 on the line.
fn side(a: Whole, b: Whole, c: Whole) -> i64 {
    ((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)).signum()
}

/// Whether a segment between points of `a` meets one between points of `b`.
fn meet(a: &[Whole], b: &[Whole]) -> bool {
    let pairs = |points: &[Whole]| {
        let each = points.iter().enumerate();
        each.flat_map(|(i, p)| points[i..].iter().map(|q| (*p, *q))).collect::<Vec<_>>()
    };
    let others = pairs(b);
    pairs(a).iter().any(|&(p, q)| {
        others.iter().any(|&(r, s)| {
            let overlap = |f: fn(Whole) -> i64| {
                f(p).max(f(q)) >= f(r).min(f(s)) && f(r).max(f(s)) >= f(p).min(f(q))
            };
            side(p, q, r) * side(p, q, s) <= 0
                && side(r, s, p) * side(r, s, q) <= 0
                && overlap(|point| point.0)
                && overlap(|point| point.1)
        })
    })
}

/// Whether a triangle of points of `a` holds a point of `b` in its inside.
fn holds(a: &[Whole], b: &[Whole]) -> bool {
    let n = a.len();
    (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).any(|(i, j)| {
        a[j + 1..].iter().any(|&r| {
            b.iter().any(|&x| {
                let sides = [side(a[i], a[j], x), side(a[j], r, x), side(r, a[i], x)];
                sides.iter().sum::<i64>().abs() == 3
            })
        })
    })
}
