//! What a reader does.

use crate::board::Point;
use crate::decimal;

/// One thing that a reader does, or the clock.
///
/// ```text
/// press NAME          a button
/// set NAME VALUE      another control
/// add X Y CLASS       a new point
/// move POINT X Y      a point to another place
/// remove POINT        a point
/// tick                the next step of a run
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action<'a> {
    /// Presses the button of that name.
    Press(&'a str),
    /// Sets the control of that name to a value.
    Set(&'a str, &'a str),
    /// Adds a point of a class.
    Add(Point, usize),
    /// Moves the point of that number.
    Move(usize, Point),
    /// Takes the point of that number away.
    Remove(usize),
    /// While a run goes on: its next step.
    Tick,
}

impl<'a> Action<'a> {
    /// Reads a line of the page; what it cannot read is none.
    pub(crate) fn read(line: &'a str) -> Option<Self> {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let point = |x: &str, y: &str| {
            let point: Point = (decimal::read(x)?, decimal::read(y)?);
            Some(point)
        };
        Some(match words[..] {
            ["press", name] => Self::Press(name),
            ["set", name, value] => Self::Set(name, value),
            ["add", x, y, class] => Self::Add(point(x, y)?, class.parse().ok()?),
            ["move", i, x, y] => Self::Move(i.parse().ok()?, point(x, y)?),
            ["remove", i] => Self::Remove(i.parse().ok()?),
            ["tick"] => Self::Tick,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_page_is_an_action() {
        assert_eq!(Action::read("press step"), Some(Action::Press("step")));
        assert_eq!(Action::read("set rate 0.5"), Some(Action::Set("rate", "0.5")));
        assert_eq!(Action::read("add 0.5 -1 1"), Some(Action::Add((0.5, -1.0), 1)));
        assert_eq!(Action::read("move 3 0 0.1"), Some(Action::Move(3, (0.0, 0.1))));
        assert_eq!(Action::read("remove 0"), Some(Action::Remove(0)));
        assert_eq!(Action::read("tick"), Some(Action::Tick));
    }

    #[test]
    fn what_is_no_action_is_none() {
        let lines =
            ["", "press", "add 1 2", "add NaN 0 1", "add 1 inf 0", "add 1 1 -1", "remove x"];
        assert!(lines.iter().all(|line| Action::read(line).is_none()));
    }
}
