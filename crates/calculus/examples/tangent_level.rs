//! Level lines of 3x − 4y and the unit circle: the extreme ones touch it.

use plot::{Axis, Chart, Figure};
use std::f64::consts::TAU;

fn main() -> std::io::Result<()> {
    let circle = (0..=180).map(|k| f64::from(k) * TAU / 180.0).map(|a| (a.cos(), a.sin()));
    let (top, bottom, noted) = ((0.6, -0.8), (-0.6, 0.8), [(0.8, -0.6), (-0.8, 0.6)]);
    let axis = |name: &str| Axis::new(name).range(-1.75, 1.75);
    let chart = Chart::new(axis("x"), axis("y"))
        .equal()
        .contours([-7.5, -5.0, -2.5, 0.0, 2.5, 5.0, 7.5], |x, y| 3.0 * x - 4.0 * y)
        .line("x² + y² = 1", circle)
        .scatter("maximum 5", [top])
        .scatter("minimum −5", [bottom])
        .scatter("points of the notes", noted)
        .note((1.5, -0.125), "5")
        .note((1.5, 1.125), "0")
        .note((-1.5, 0.125), "−5")
        .arrow(top, (top.0 + 0.36, top.1 - 0.48), "")
        .arrow(bottom, (bottom.0 + 0.36, bottom.1 - 0.48), "");
    Figure::new(
        "Where is 3x − 4y extreme on the circle? Where its level line touches: there the gradient, an \
         arrow, points along the radius. At the points of the notes the level line cuts the circle.",
        "The unit circle over parallel level lines of 3x − 4y that rise from left to right. The \
         line of the value 5 touches the circle at (0.6, −0.8) and the line of −5 at (−0.6, 0.8). Arrows \
         from both points show the gradient (3, −4): at the maximum it points straight outwards, at the \
         minimum straight inwards. The points (0.8, −0.6) and (−0.8, 0.6) lie on the circle beside them.",
    )
    .panel(chart)
    .save("tangent_level")
}
