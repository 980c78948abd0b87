//! What a figure shows: a list of marks, a few readings, a sentence.

use crate::board::Point;
use crate::cells::Cells;
use crate::decimal;
use crate::json::{Object, list, text};

/// All that is to be seen at one moment.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What lies on the board, the lowest first.
    pub marks: Vec<Mark>,
    /// Names and values, beside the board.
    pub readings: Vec<(&'static str, String)>,
    /// What the controls stand at, by name.
    pub values: Vec<(&'static str, String)>,
    /// What happened last, read aloud to those who cannot see it.
    pub status: String,
    /// The same in one word, for style sheets and tests.
    pub outcome: &'static str,
    /// Whether the page has to send ticks.
    pub running: bool,
}

/// Something on the board.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// An area.
    Region {
        /// Whose colour it has.
        class: usize,
        /// In order around it.
        corners: Vec<Point>,
    },
    /// An area a little deeper in colour than what it lies on; several on one another are levels.
    Shade {
        /// In order around it.
        corners: Vec<Point>,
    },
    /// A straight line.
    Line {
        /// Its ends.
        ends: [Point; 2],
        /// Whether it is what was before.
        faint: bool,
    },
    /// A line around something, which stands out from any colour below it.
    Frame {
        /// Its corners, in order.
        corners: Vec<Point>,
    },
    /// A line through many points.
    Curve {
        /// Whose colour and dashes it has.
        class: usize,
        /// In order along it.
        points: Vec<Point>,
    },
    /// A word or a number.
    Text {
        /// Where its middle is.
        at: Point,
        /// What it says.
        text: String,
        /// Whether it stands back: smaller and paler.
        faint: bool,
    },
    /// A picture of cells.
    Cells {
        /// Where, and what it is called.
        place: Cells,
        /// Of every cell, row by row: from −100 to 100, 0 is paper. None: all are.
        levels: Vec<i8>,
        /// What is written in every cell. None: nothing.
        words: Vec<String>,
    },
    /// A point, which the reader may move and remove: the i-th one that the scene lists is point i.
    Point {
        /// Where it is.
        at: Point,
        /// Whose colour and shape it has.
        class: usize,
        /// Whether it is the one that the status speaks of.
        ring: bool,
    },
}

impl Scene {
    /// As the page reads it.
    pub(crate) fn json(&self, address: &str, error: Option<&str>) -> String {
        let pair = |(name, value): &(&str, String)| format!("[{},{}]", text(name), text(value));
        let scene = Object::new()
            .field("marks", &list(&self.marks, Mark::json))
            .field("readings", &list(&self.readings, pair))
            .field("values", &list(&self.values, pair))
            .field("status", &text(error.unwrap_or(&self.status)))
            .field("outcome", &text(if error.is_some() { "error" } else { self.outcome }))
            .field("running", &self.running.to_string())
            .field("address", &text(address));
        scene.close()
    }
}

impl Mark {
    fn json(&self) -> String {
        let start = |kind| Object::new().field("kind", &text(kind));
        let points = |points: &[Point]| {
            list(points, |(x, y)| format!("{},{}", coordinate(*x), coordinate(*y)))
        };
        match self {
            Self::Region { class, corners } => {
                start("region").field("class", &class.to_string()).field("points", &points(corners))
            }
            Self::Shade { corners } => start("shade").field("points", &points(corners)),
            Self::Line { ends, faint } => {
                start("line").field("faint", &faint.to_string()).field("points", &points(ends))
            }
            Self::Frame { corners } => start("frame").field("points", &points(corners)),
            Self::Curve { class, points: through } => {
                start("curve").field("class", &class.to_string()).field("points", &points(through))
            }
            Self::Text { at, text: word, faint } => start("text")
                .field("text", &text(word))
                .field("faint", &faint.to_string())
                .field("points", &points(&[*at])),
            Self::Cells { place, levels, words } => place.json(levels, words),
            Self::Point { at, class, ring } => start("point")
                .field("class", &class.to_string())
                .field("ring", &ring.to_string())
                .field("points", &points(&[*at])),
        }
        .close()
    }
}

/// A board's coordinate, to a fraction of a pixel.
fn coordinate(value: f64) -> String {
    decimal::write(value, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_takes_the_place_of_the_status() {
        let line = Mark::Line { ends: [(0.0, 1.0), (1.0, 0.5)], faint: false };
        let scene = Scene { marks: vec![line], outcome: "ready", ..Scene::default() };
        let json = scene.json("a=1", Some("no"));
        assert!(
            json.contains("{\"kind\":\"line\",\"faint\":false,\"points\":[0,1,1,0.5]}"),
            "{json}"
        );
        assert!(json.contains("\"status\":\"no\",\"outcome\":\"error\""), "{json}");
    }

    #[test]
    fn a_curve_lists_its_points_in_order() {
        let curve = Mark::Curve { class: 1, points: vec![(0.0, 1.0), (2.0, 3.0), (4.0, 5.0)] };
        let json = "{\"kind\":\"curve\",\"class\":1,\"points\":[0,1,2,3,4,5]}";
        assert_eq!(curve.json(), json);
    }

    #[test]
    fn a_shade_lists_its_corners() {
        let shade = Mark::Shade { corners: vec![(0.0, 0.0), (1.0, 0.0), (0.0, 0.5)] };
        assert_eq!(shade.json(), "{\"kind\":\"shade\",\"points\":[0,0,1,0,0,0.5]}");
    }

    #[test]
    fn a_text_is_quoted_and_has_a_place() {
        let word = Mark::Text { at: (0.5, 2.0), text: "δ \"= −1".into(), faint: true };
        let json = "{\"kind\":\"text\",\"text\":\"δ \\\"= −1\",\"faint\":true,\"points\":[0.5,2]}";
        assert_eq!(word.json(), json);
    }
}
