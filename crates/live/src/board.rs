//! The part of the plane that a figure shows.

/// A point of the board: x₁ to the right, x₂ upwards.
pub type Point = (f64, f64);

/// A rectangle of the plane with its axes, and the classes its points may have.
#[derive(Clone, Debug)]
pub struct Board {
    /// For those who cannot see it: what it shows.
    pub label: &'static str,
    /// The names of the axes.
    pub axes: [&'static str; 2],
    /// From the left edge to the right one, and from the lower to the upper.
    pub range: [Point; 2],
    /// Where each axis carries a number.
    pub ticks: [&'static [f64]; 2],
    /// How far an arrow key moves the cross-hair.
    pub stride: f64,
    /// Whether the reader may put points on it, or paint on its cells.
    pub open: bool,
    /// The names of the classes of points and curves, in the order of the house's colours and shapes.
    pub classes: &'static [&'static str],
}

impl Board {
    /// Whether `point` lies on the board.
    pub fn holds(&self, point: Point) -> bool {
        let inside = |value: f64, (low, high): Point| (low..=high).contains(&value);
        inside(point.0, self.range[0]) && inside(point.1, self.range[1])
    }

    /// The corners of the part of the board where `z` is positive; `z` has to be affine.
    ///
    /// Goes round the rectangle (Sutherland and Hodgman, 1974): an edge that changes sides adds the
    /// point where z = 0.
    pub fn half(&self, z: impl Fn(Point) -> f64) -> Vec<Point> {
        let [(left, right), (low, high)] = self.range;
        let rectangle = [(left, low), (right, low), (right, high), (left, high)];
        let mut corners = Vec::new();
        for (i, &a) in rectangle.iter().enumerate() {
            let b = rectangle[(i + 1) % 4];
            let (za, zb) = (z(a), z(b));
            if za > 0.0 {
                corners.push(a);
            }
            if (za > 0.0) != (zb > 0.0) {
                let share = za / (za - zb);
                corners.push((a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1)));
            }
        }
        corners
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Board {
        Board {
            label: "a square",
            axes: ["x₁", "x₂"],
            range: [(0.0, 2.0), (0.0, 2.0)],
            ticks: [&[], &[]],
            stride: 0.1,
            open: true,
            classes: &["a"],
        }
    }

    #[test]
    fn a_line_cuts_the_board_in_two() {
        let upper = square().half(|(_, y)| y - 1.0);
        assert_eq!(upper, [(2.0, 1.0), (2.0, 2.0), (0.0, 2.0), (0.0, 1.0)]);
        let corner = square().half(|(x, y)| 1.0 - x - y);
        assert_eq!(corner, [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]);
    }

    #[test]
    fn a_line_off_the_board_leaves_all_or_nothing() {
        assert_eq!(square().half(|_| 1.0).len(), 4);
        assert_eq!(square().half(|_| 0.0), []);
    }

    #[test]
    fn what_is_no_number_is_not_on_the_board() {
        assert!(square().holds((0.0, 2.0)));
        assert!(!square().holds((2.1, 1.0)) && !square().holds((f64::NAN, 1.0)));
    }
}
