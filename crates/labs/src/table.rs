//! Tables of results.

use crate::markdown;
use serde::{Deserialize, Serialize};

/// A table with a caption; numbers stand to the right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What the table shows, a sentence.
    pub caption: String,
    /// The names of the columns; the first is what was varied.
    pub header: Vec<String>,
    /// The rows, as long as the header each.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new<S: Into<String>>(
        caption: impl Into<String>,
        header: impl IntoIterator<Item = S>,
    ) -> Self {
        let header = header.into_iter().map(Into::into).collect();
        Self { caption: caption.into(), header, rows: Vec::new() }
    }

    /// Adds a row.
    ///
    /// # Panics
    ///
    /// When it is not as long as the header.
    #[must_use]
    #[track_caller]
    pub fn row<S: Into<String>>(mut self, cells: impl IntoIterator<Item = S>) -> Self {
        let row: Vec<String> = cells.into_iter().map(Into::into).collect();
        let (found, expected) = (row.len(), self.header.len());
        assert!(found == expected, "Table::row: {found} cells under {expected} names");
        self.rows.push(row);
        self
    }

    /// Adds a column.
    ///
    /// # Panics
    ///
    /// When it is not as long as the table.
    #[must_use]
    #[track_caller]
    pub fn column<S: Into<String>>(
        mut self,
        name: impl Into<String>,
        cells: impl IntoIterator<Item = S>,
    ) -> Self {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        let (found, expected) = (cells.len(), self.rows.len());
        assert!(found == expected, "Table::column: {found} cells beside {expected} rows");
        self.header.push(name.into());
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.push(cell);
        }
        self
    }

    /// The table in Markdown, its columns aligned in plain text too.
    pub fn markdown(&self) -> String {
        markdown::table(&self.header, &self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_make_a_table() {
        let table = Table::new("Epochs.", ["rate", "epochs"])
            .row(["0.1", "12.0 ± 3.1"])
            .row(["1", "7"])
            .column("failed", ["0 %", "12 %"]);
        let lines: Vec<_> = table.markdown().lines().map(String::from).collect();
        assert_eq!(
            lines,
            [
                "| rate | epochs     | failed |",
                "|:-----|-----------:|-------:|",
                "| 0.1  | 12.0 ± 3.1 |    0 % |",
                "| 1    |          7 |   12 % |",
            ]
        );
    }

    #[test]
    #[should_panic(expected = "Table::row: 1 cells under 2 names")]
    fn a_row_of_another_length_is_refused() {
        let _ = Table::new("", ["a", "b"]).row(["1"]);
    }

    #[test]
    #[should_panic(expected = "Table::column: 2 cells beside 1 rows")]
    fn a_column_of_another_length_is_refused() {
        let _ = Table::new("", ["a"]).row(["1"]).column("b", ["1", "2"]);
    }
}
