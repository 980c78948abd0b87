// ANCHOR: report
//! The matrix and its measures, printed.

use crate::binary::Binary;
use crate::confusion::{Average, Confusion};
use crate::undefined::Measure;
use std::fmt::{Display, Formatter, Result};

impl Confusion {
    /// Gives the classes names for what is printed.
    ///
    /// # Panics
    ///
    /// Where there is not one for every class.
    #[track_caller]
    #[must_use]
    pub fn named<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        let (names, classes) = (names.into_iter().map(S::into).collect::<Vec<_>>(), self.names);
        let (given, expected) = (names.len(), classes.len());
        assert!(given == expected, "Confusion::named: {given} names, there are {expected} classes");
        self.names = names;
        self
    }

    /// Precision, recall and F1 of every class and on average: print it.
    pub fn report(&self) -> Report<'_> {
        Report(self)
    }

    /// The width of the column of names.
    fn width(&self) -> usize {
        self.names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(8)
    }
}

/// Precision, recall and F1 of every class, the accuracy, and both means over the classes.
///
/// What is undefined is a dash, and says below why.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a>(&'a Confusion);

/// A column of a report.
type Column = (&'static str, fn(&Binary) -> Measure);

const COLUMNS: [Column; 3] =
    [("precision", Binary::precision), ("recall", Binary::recall), ("F1", Binary::f1)];
// ANCHOR_END: report

// ANCHOR: matrix
impl Display for Confusion {
    /// The matrix with its names, rows what is so, columns what was said.
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let width = self.width();
        write!(out, "{:>width$} ", "")?;
        for name in &self.names {
            write!(out, " {name:>8}")?;
        }
        for (name, row) in self.names.iter().zip(self.counts().outer_iter()) {
            write!(out, "\n{name:>width$} ")?;
            for (count, column) in row.iter().zip(&self.names) {
                write!(out, " {count:>0$}", column.chars().count().max(8))?;
            }
        }
        Ok(())
    }
}
// ANCHOR_END: matrix

// ANCHOR: display
impl Display for Report<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Self(confusion) = self;
        let (width, samples) = (confusion.width(), confusion.counts().sum());
        let mut reasons = Vec::new();
        let mut cell = |row: &str, column: &str, value: Measure| match value {
            Ok(value) => format!("{value:>9.3}"),
            Err(why) => {
                reasons.push(format!("\n– {row}, {column}: {why}"));
                format!("{:>9}", "–")
            }
        };
        write!(
            out,
            "{:>width$} {:>9} {:>9} {:>9} {:>9}",
            "", "precision", "recall", "F1", "samples"
        )?;
        for (class, name) in confusion.names.iter().enumerate() {
            let counts = confusion.of_class(class);
            write!(out, "\n{name:>width$}")?;
            for (column, measure) in COLUMNS {
                write!(out, " {}", cell(name, column, measure(&counts)))?;
            }
            write!(out, " {:>9}", confusion.counts().row(class).sum())?;
        }
        let accuracy = cell("all", "accuracy", confusion.accuracy());
        write!(out, "\n{:>width$} {:>9} {:>9} {accuracy} {samples:>9}", "accuracy", "", "")?;
        for (name, average) in [("macro", Average::Macro), ("weighted", Average::Weighted)] {
            write!(out, "\n{name:>width$}")?;
            for (column, measure) in COLUMNS {
                write!(out, " {}", cell(name, column, confusion.average(average, measure)))?;
            }
            write!(out, " {samples:>9}")?;
        }
        reasons.iter().try_for_each(|reason| out.write_str(reason))
    }
}
// ANCHOR_END: display

#[cfg(test)]
mod tests {
    use super::*;

    fn pets() -> Confusion {
        Confusion::of(&[0, 0, 0, 1, 1, 2], &[0, 0, 1, 1, 1, 0], 3).named(["cat", "dog", "hen"])
    }

    #[test]
    fn the_matrix_is_printed_with_its_names() {
        let lines =
            ["               cat      dog      hen", "     cat         2        1        0"];
        let printed = pets().to_string();
        assert!(printed.starts_with(&lines.join("\n")), "{printed}");
        assert!(printed.ends_with("\n     hen         1        0        0"), "{printed}");
    }

    #[test]
    fn what_is_undefined_is_a_dash_with_its_reason() {
        let printed = pets().report().to_string();
        let hen = "     hen         –     0.000     0.000         1";
        assert!(printed.contains(hen), "{printed}");
        let reason = "– hen, precision: no sample is called positive";
        assert!(printed.contains(reason), "{printed}");
        assert!(printed.contains("– macro, precision: class 2: no sample"), "{printed}");
        assert!(!printed.contains("NaN"), "{printed}");
    }

    #[test]
    #[should_panic(expected = "Confusion::named: 2 names, there are 3 classes")]
    fn every_class_has_a_name() {
        let _ = pets().named(["cat", "dog"]);
    }
}
