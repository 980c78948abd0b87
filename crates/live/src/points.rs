//! Points that the reader puts on the board.

use crate::words::{count, number, place};
use crate::{Action, Address, Board, Mark, Point};

/// Points of the board's classes, no two of them in one place.
#[derive(Clone, Debug)]
pub struct Points {
    board: Board,
    most: usize,
    points: Vec<(Point, usize)>,
}

impl Points {
    /// No points yet on `board`, which has room for `most`.
    pub fn new(board: Board, most: usize) -> Self {
        Self { board, most, points: Vec::new() }
    }

    /// The points and their classes, in the order in which they came.
    pub fn all(&self) -> &[(Point, usize)] {
        &self.points
    }

    /// Takes these points in place of the others: those that have a place on the board.
    pub fn replace(&mut self, points: impl IntoIterator<Item = (Point, usize)>) {
        self.points.clear();
        for (at, class) in points {
            // A drawn point may fall on another one, or off the board.
            let _ = self.add(at, class);
        }
    }

    /// Adds, moves or removes a point, and says what was done.
    ///
    /// # Errors
    ///
    /// Where there is no such point or place, or another point is in it.
    pub fn act(&mut self, action: Action) -> Result<String, String> {
        match action {
            Action::Add(at, class) => self.add(at, class),
            Action::Move(i, to) => {
                let to = self.on_board(to)?;
                let from = self.points.get(i).ok_or_else(|| no_point(i))?.0;
                if let Some(other) = self.at(to)
                    && other != i
                {
                    return Err(format!("There is a point at {} already.", place(to)));
                }
                self.points[i].0 = to;
                Ok(format!("Moved the point at {} to {}.", place(from), place(to)))
            }
            Action::Remove(i) if i >= self.points.len() => Err(no_point(i)),
            Action::Remove(i) => {
                let (from, _) = self.points.remove(i);
                let left = count(self.points.len(), "point");
                Ok(format!("Removed the point at {}: {left}.", place(from)))
            }
            Action::Press(_) | Action::Set(..) | Action::Tick => Err("That moves no point.".into()),
        }
    }

    fn add(&mut self, at: Point, class: usize) -> Result<String, String> {
        let at = self.on_board(at)?;
        let name = *self
            .board
            .classes
            .get(class)
            .ok_or_else(|| format!("There is no class {class} of points."))?;
        match self.at(at) {
            Some(i) if self.points[i].1 == class => {
                Err(format!("There is a point at {} already.", place(at)))
            }
            Some(i) => {
                self.points[i].1 = class;
                Ok(format!("The point at {} is of class “{name}” now.", place(at)))
            }
            None if self.points.len() >= self.most => {
                Err(format!("The board has room for {}.", count(self.most, "point")))
            }
            None => {
                self.points.push((at, class));
                let now = count(self.points.len(), "point");
                Ok(format!("Added “{name}” at {}: {now}.", place(at)))
            }
        }
    }

    /// The place nearest to `point` that an address can tell from others: to a hundredth.
    fn on_board(&self, point: Point) -> Result<Point, String> {
        let hundredth = |value: f64| (value * 100.0).round() / 100.0;
        let at = (hundredth(point.0), hundredth(point.1));
        if self.board.holds(at) { Ok(at) } else { Err(format!("{} is off the board.", place(at))) }
    }

    fn at(&self, place: Point) -> Option<usize> {
        self.points.iter().position(|(at, _)| *at == place)
    }

    /// The marks of all points, with a ring around one of them.
    pub fn marks(&self, ringed: Option<usize>) -> impl Iterator<Item = Mark> {
        let mark = move |(i, &(at, class))| Mark::Point { at, class, ring: ringed == Some(i) };
        self.points.iter().enumerate().map(mark)
    }

    /// Adds the points to an address.
    pub fn write(&self, address: Address) -> Address {
        let rows: Vec<_> =
            self.points.iter().map(|((x, y), class)| [*x, *y, *class as f64]).collect();
        address.with_rows("points", &rows)
    }

    /// The points of an address, in place of these.
    ///
    /// # Errors
    ///
    /// Where one of them could not have been put there.
    pub fn read(&mut self, address: &Address) -> Result<(), String> {
        self.points.clear();
        for [x, y, class] in address.rows("points")? {
            if class < 0.0 || class.fract() != 0.0 {
                return Err(format!("There is no class {} of points.", number(class)));
            }
            self.add((x, y), class as usize)?;
        }
        Ok(())
    }
}

fn no_point(i: usize) -> String {
    format!("There is no point {i}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Points {
        let board = Board {
            label: "a square",
            axes: ["x₁", "x₂"],
            range: [(0.0, 2.0), (0.0, 2.0)],
            ticks: [&[], &[]],
            stride: 0.1,
            open: true,
            classes: &["a", "b"],
        };
        let mut points = Points::new(board, 3);
        points.replace([((0.0, 0.0), 0), ((1.0, 0.0), 1)]);
        points
    }

    #[test]
    fn a_point_goes_to_the_nearest_hundredth_and_may_move() {
        let mut points = three();
        let added = points.act(Action::Add((0.123, 1.999), 1));
        assert_eq!(added.unwrap(), "Added “b” at (0.12, 2): 3 points.");
        let moved = points.act(Action::Move(2, (0.5, 0.5)));
        assert_eq!(moved.unwrap(), "Moved the point at (0.12, 2) to (0.5, 0.5).");
        let removed = points.act(Action::Remove(0));
        assert_eq!(removed.unwrap(), "Removed the point at (0, 0): 2 points.");
        assert_eq!(points.all(), [((1.0, 0.0), 1), ((0.5, 0.5), 1)]);
    }

    #[test]
    fn a_point_in_a_taken_place_changes_its_class_or_nothing() {
        let mut points = three();
        assert!(points.act(Action::Add((1.0, 0.0), 1)).unwrap_err().contains("already"));
        assert!(points.act(Action::Move(0, (1.0, 0.0))).unwrap_err().contains("already"));
        assert!(points.act(Action::Move(0, (0.0, 0.0))).is_ok());
        assert!(points.act(Action::Add((1.0, 0.0), 0)).unwrap().contains("of class “a” now"));
        assert_eq!(points.all(), [((0.0, 0.0), 0), ((1.0, 0.0), 0)]);
    }

    #[test]
    fn wrong_requests_are_refused_and_change_nothing() {
        let mut points = three();
        points.act(Action::Add((2.0, 2.0), 0)).unwrap();
        let before = points.all().to_vec();
        for action in [
            Action::Add((1.0, 1.0), 1),
            Action::Add((0.0, 0.0), 2),
            Action::Add((2.01, 0.0), 1),
            Action::Move(0, (0.0, f64::NAN)),
            Action::Move(3, (1.0, 1.0)),
            Action::Remove(3),
            Action::Tick,
        ] {
            assert!(points.act(action).is_err(), "{action:?}");
        }
        assert_eq!(points.all(), before);
    }

    #[test]
    fn points_come_back_from_an_address() {
        let points = three();
        let address = points.write(Address::default());
        assert_eq!(address.to_string(), "points=0,0,0;1,0,1");
        let mut back = Points { points: Vec::new(), ..three() };
        back.read(&address).unwrap();
        assert_eq!(back.all(), points.all());
        for wrong in ["0,0", "0,0,2", "0,0,0.5", "0,0,-1", "9,0,0", "0,0,0;0,0,0"] {
            let address = Address::read(&format!("points={wrong}"));
            assert!(back.read(&address).is_err(), "{wrong}");
        }
    }
}
