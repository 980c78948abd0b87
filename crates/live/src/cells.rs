//! Pictures of square cells on a board.

use crate::board::Point;
use crate::decimal;
use crate::json::{Object, list, text};
use crate::scene::Mark;

/// A place for a picture: squares in rows and columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cells {
    /// What it is called, for those who cannot see it.
    pub name: &'static str,
    /// Its upper left corner.
    pub from: Point,
    /// The side of a cell.
    pub side: f64,
    /// How many rows and columns it has.
    pub shape: (usize, usize),
    /// Whether its levels are of two signs, which have two colours; otherwise they are grey.
    pub signed: bool,
    /// Whether the reader's hand does something there: a press tells its cell as an
    /// [`Add`](crate::Action::Add), and so does every cell that it is then drawn over.
    pub open: bool,
}

impl Cells {
    /// The row and column that hold `point`, counted from 0.
    pub fn at(&self, point: Point) -> Option<(usize, usize)> {
        let count = |distance: f64, most: usize| {
            let count = (distance / self.side).floor();
            (0.0..most as f64).contains(&count).then_some(count as usize)
        };
        let row = count(self.from.1 - point.1, self.shape.0)?;
        Some((row, count(point.0 - self.from.0, self.shape.1)?))
    }

    /// The middle of a cell.
    pub fn middle(&self, (row, column): (usize, usize)) -> Point {
        let along = |count: usize| self.side * (count as f64 + 0.5);
        (self.from.0 + along(column), self.from.1 - along(row))
    }

    /// A frame around `rows` × `columns` cells, of which `first` is the upper left one.
    pub fn frame(&self, first: (usize, usize), (rows, columns): (usize, usize)) -> Mark {
        let (left, up) = self.middle(first);
        let (left, up) = (left - self.side / 2.0, up + self.side / 2.0);
        let (right, low) = (left + self.side * columns as f64, up - self.side * rows as f64);
        Mark::Frame { corners: vec![(left, up), (right, up), (right, low), (left, low)] }
    }

    /// The picture: of every cell, row by row, its level from −100 to 100, where 0 is paper, and its
    /// word. There may be none of either.
    ///
    /// # Panics
    ///
    /// Where some cells have one and others have none.
    #[track_caller]
    pub fn mark(&self, levels: Vec<i8>, words: Vec<String>) -> Mark {
        let (cells, has) = (self.shape.0 * self.shape.1, (levels.len(), words.len()));
        let fits = |some| some == 0 || some == cells;
        assert!(fits(has.0) && fits(has.1), "Cells::mark: {has:?} levels and words, {cells} cells");
        Mark::Cells { place: *self, levels, words }
    }

    /// As the page reads it.
    pub(crate) fn json(&self, levels: &[i8], words: &[String]) -> Object {
        let (x, y) = self.from;
        let number = |value: &f64| decimal::write(*value, 4);
        Object::new()
            .field("kind", &text("cells"))
            .field("name", &text(self.name))
            .field("side", &number(&self.side))
            .field("shape", &list(&[self.shape.0, self.shape.1], usize::to_string))
            .field("signed", &self.signed.to_string())
            .field("open", &self.open.to_string())
            .field("levels", &list(levels, i8::to_string))
            .field("words", &list(words, |word| text(word)))
            .field("points", &list(&[x, y], number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: Cells = Cells {
        name: "image",
        from: (1.0, 9.0),
        side: 2.0,
        shape: (2, 3),
        signed: false,
        open: true,
    };

    #[test]
    fn the_middle_of_a_cell_lies_in_it() {
        for row in 0..2 {
            for column in 0..3 {
                assert_eq!(CELLS.at(CELLS.middle((row, column))), Some((row, column)));
            }
        }
        assert_eq!(CELLS.middle((1, 2)), (6.0, 6.0));
    }

    #[test]
    fn beyond_its_borders_there_is_no_cell() {
        for point in [(0.9, 8.0), (7.0, 8.0), (2.0, 9.1), (2.0, 5.0), (f64::NAN, 8.0)] {
            assert_eq!(CELLS.at(point), None, "{point:?}");
        }
        assert_eq!(CELLS.at((1.0, 9.0)), Some((0, 0)));
    }

    #[test]
    fn the_frame_of_all_cells_goes_around_them() {
        let corners = vec![(1.0, 9.0), (7.0, 9.0), (7.0, 5.0), (1.0, 5.0)];
        assert_eq!(CELLS.frame((0, 0), (2, 3)), Mark::Frame { corners });
    }

    #[test]
    fn the_page_is_told_where_it_is_and_what_is_in_it() {
        let json = CELLS.json(&[0, 100, 0, 0, 0, -5], &[]).close();
        assert!(
            json.contains("\"side\":2,\"shape\":[2,3],\"signed\":false,\"open\":true"),
            "{json}"
        );
        assert!(
            json.contains("\"levels\":[0,100,0,0,0,-5],\"words\":[],\"points\":[1,9]"),
            "{json}"
        );
    }

    #[test]
    #[should_panic(expected = "(1, 0) levels and words, 6 cells")]
    fn a_level_for_some_of_the_cells_is_refused() {
        CELLS.mark(vec![1], vec![]);
    }
}
