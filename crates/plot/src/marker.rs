//! The shapes of the house: markers, and areas that differ in black and white too.

use crate::mark::Point;
use crate::pen::Pen;
use crate::style::{Finish, Look, Role};

/// The opacity of a region's tint, and of a histogram's bars.
pub(crate) const REGION: f64 = 0.13;
pub(crate) const BARS: f64 = 0.3;

/// Draws the look's marker: disc, triangle, square, cross, diamond, triangle on its tip.
pub(crate) fn draw(pen: &Pen, look: Look, centre: Point, radius: f64) {
    let ink = look.ink().finish(Finish::Rim);
    match outline(look.shape) {
        None => pen.disc(centre, radius, ink),
        Some(corners) => {
            let at = |(x, y): &Point| (centre.0 + radius * x, centre.1 + radius * y);
            pen.polygon(&corners.iter().map(at).collect::<Vec<_>>(), ink);
        }
    }
}

/// The corners of a marker of radius 1; a disc has none. The shapes have about the same area.
fn outline(shape: u8) -> Option<Vec<Point>> {
    let corners = match shape % 6 {
        0 => return None,
        1 => vec![(0.0, -1.25), (1.15, 0.8), (-1.15, 0.8)],
        2 => vec![(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)],
        3 => {
            let (a, b) = (0.38, 1.2);
            // A plus turned by an eighth of a circle.
            let plus = [(a, b), (a, a), (b, a), (b, -a), (a, -a), (a, -b)];
            let whole = plus.into_iter().chain(plus.map(|(x, y)| (-x, -y)));
            let turn = std::f64::consts::FRAC_1_SQRT_2;
            whole.map(|(x, y)| (turn * (x - y), turn * (x + y))).collect()
        }
        4 => vec![(0.0, -1.35), (1.1, 0.0), (0.0, 1.35), (-1.1, 0.0)],
        _ => vec![(0.0, 1.25), (1.15, -0.8), (-1.15, -0.8)],
    };
    Some(corners)
}

/// Fills loops with the look's tint and, from the second look on, its hatching.
pub(crate) fn area(pen: &Pen, look: Look, loops: &[Vec<Point>], tint: f64) {
    pen.loops(loops, look.ink().alpha(tint));
    if look.shape > 0 && look.role != Role::Ink {
        pen.loops(loops, look.ink().finish(Finish::Hatch(look.shape)).alpha(2.0 * tint));
    }
}
