//! Tables of numbers with a column of classes, in comma-separated values (RFC 4180).
//!
//! The first row names the columns. One column holds the class of each row, all others hold
//! numbers:
//!
//! ```text
//! sepal length (cm),sepal width (cm),species
//! 5.1,3.5,setosa
//! 7.0,3.2,versicolor
//! ```

use crate::file::Source;
use crate::{Error, Labelled, text};
use csv::{ErrorKind, Position, ReaderBuilder, StringRecord};
use ndarray::{Array1, Array2};
use std::collections::HashMap;
use std::path::Path;

/// Reads the table in the file `path`, plain or gzip; the column `label` holds the classes.
///
/// Class c is `classes[c]`. Where `classes` is empty, they are numbered as they first appear. The
/// result's `x` is (rows, columns − 1), its `labels` (rows,).
///
/// # Errors
///
/// What [`text::open`] refuses; no row, no column `label` or none beside it; a row of another
/// length, a number that is none or not finite, a class that is not in `classes`. The offset is
/// that of the row.
pub fn open(path: impl AsRef<Path>, label: &str, classes: &[&str]) -> Result<Labelled, Error> {
    let path = path.as_ref();
    read(path, Source::open(path)?, label, classes)
}

/// Reads a table that is in memory already, plain or gzip; errors call it `name`.
///
/// # Errors
///
/// As [`open`].
pub fn parse(
    name: impl AsRef<Path>,
    bytes: &[u8],
    label: &str,
    classes: &[&str],
) -> Result<Labelled, Error> {
    let name = name.as_ref();
    read(name, Source::of(name, bytes)?, label, classes)
}

/// The table in `source`, whose file is `path`.
fn read(path: &Path, source: Source, label: &str, classes: &[&str]) -> Result<Labelled, Error> {
    let text = text::read(path, source)?;
    let names = classes.iter().map(|&class| class.into()).collect();
    let numbers = classes.iter().enumerate().map(|(c, &class)| (class.into(), c)).collect();
    let mut table = Table { path, text: &text, classes: names, numbers };
    let mut rows = ReaderBuilder::new().from_reader(text.as_bytes());
    let header = rows.headers().map_err(|error| table.refused(error))?.clone();
    let column = table.label_column(&header, label)?;
    let (mut x, mut labels) = (Vec::new(), Vec::new());
    for row in rows.into_records() {
        let row = row.map_err(|error| table.refused(error))?;
        for (i, field) in row.iter().enumerate() {
            if i == column {
                labels.push(table.class(&row, label, field, classes.is_empty())?);
            } else {
                x.push(table.number(&row, &header[i], field)?);
            }
        }
    }
    if labels.is_empty() {
        let (end, found) = (text.len() as u64, "the end of the file");
        return Err(Error::malformed(path, end, "a row below the header", found));
    }
    let x = Array2::from_shape_vec((labels.len(), header.len() - 1), x);
    Ok(Labelled {
        x: x.expect("all rows were as long as the header"),
        labels: Array1::from(labels),
        features: header.iter().filter(|&name| name != label).map(String::from).collect(),
        classes: table.classes,
    })
}

/// What the errors of a table name, and the classes seen so far.
struct Table<'a> {
    path: &'a Path,
    text: &'a str,
    classes: Vec<String>,
    /// The place of each class in `classes`.
    numbers: HashMap<String, usize>,
}

impl Table<'_> {
    /// Which column of `header` is called `label`.
    fn label_column(&self, header: &StringRecord, label: &str) -> Result<usize, Error> {
        let expected = format!("a header with one column {label:?} and others");
        let malformed = |found: String| Error::malformed(self.path, 0, expected, found);
        if self.text.is_empty() {
            return Err(malformed("an empty file".into()));
        }
        if header.is_empty() {
            return Err(malformed("an empty header".into()));
        }
        let mut columns = (0..header.len()).filter(|&i| &header[i] == label);
        match (columns.next(), columns.next()) {
            (Some(column), None) if header.len() > 1 => Ok(column),
            _ => Err(malformed(text::first(header.iter().map(text::quoted), ", "))),
        }
    }

    /// The number in a field of the column `name`.
    fn number(&self, row: &StringRecord, name: &str, field: &str) -> Result<f64, Error> {
        match field.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.malformed(row.position(), "a finite number", name, field)),
        }
    }

    /// The number of the class in a field of the column `name`; an unknown one is an error, or a
    /// new one where `all` are welcome.
    fn class(
        &mut self,
        row: &StringRecord,
        name: &str,
        field: &str,
        all: bool,
    ) -> Result<usize, Error> {
        if let Some(&class) = self.numbers.get(field) {
            return Ok(class);
        }
        if !all {
            let expected = format!("one of {}", text::first(self.classes.iter().cloned(), ", "));
            return Err(self.malformed(row.position(), &expected, name, field));
        }
        self.classes.push(field.into());
        self.numbers.insert(field.into(), self.classes.len() - 1);
        Ok(self.classes.len() - 1)
    }

    /// The error of a field that is not what it should be.
    fn malformed(&self, row: Option<&Position>, what: &str, name: &str, field: &str) -> Error {
        let (line, byte) = self.place(row);
        let expected = format!("{what} in line {line}, column {}", text::quoted(name));
        Error::malformed(self.path, byte, expected, text::quoted(field))
    }

    /// Line, from 1, and byte, from 0, at which a row begins.
    fn place(&self, row: Option<&Position>) -> (usize, u64) {
        let at = row.map_or(0, |row| row.byte() as usize);
        // To the CSV reader, the rest of a line's end and empty lines belong to the row after them.
        let row = self.text[at..].trim_start_matches(['\r', '\n']);
        let at = self.text.len() - row.len();
        (1 + self.text[..at].matches('\n').count(), at as u64)
    }

    /// The error of the CSV reader.
    fn refused(&self, error: csv::Error) -> Error {
        let (line, byte) = self.place(error.position());
        match error.into_kind() {
            ErrorKind::Io(error) => Error::io(self.path, error),
            ErrorKind::UnequalLengths { expected_len, len, .. } => {
                let expected = format!("{expected_len} fields in line {line}");
                Error::malformed(self.path, byte, expected, len.to_string())
            }
            kind => {
                let expected = format!("comma-separated values in line {line}");
                Error::malformed(self.path, byte, expected, format!("{kind:?}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn iris(text: &str) -> Result<Labelled, String> {
        let classes = ["setosa", "versicolor"];
        parse("iris.csv", text.as_bytes(), "species", &classes).map_err(|error| error.to_string())
    }

    #[test]
    fn columns_beside_the_label_are_numbers() {
        let table = iris("a,species,b\n1.5,versicolor,-2\n1e3,setosa, 0.5 \n").unwrap();
        assert_eq!(table.x, array![[1.5, -2.0], [1000.0, 0.5]]);
        assert_eq!(table.labels, array![1, 0]);
        assert_eq!(table.features, ["a", "b"]);
        assert_eq!(table.classes, ["setosa", "versicolor"]);
    }

    #[test]
    fn quotes_windows_lines_and_a_missing_last_line_feed_change_nothing() {
        let plain = iris("\"a, in cm\",species\n1,setosa\n2,setosa\n").unwrap();
        assert_eq!(plain.features, ["a, in cm"]);
        let same = iris("\u{feff}\"a, in cm\",species\r\n1,\"setosa\"\r\n\r\n2,setosa").unwrap();
        assert_eq!(same, plain);
    }

    #[test]
    fn classes_nobody_named_are_numbered_as_they_appear() {
        let table = parse("t", b"x,y\n1,b\n2,a\n3,b\n", "y", &[]).unwrap();
        assert_eq!(table.classes, ["b", "a"]);
        assert_eq!(table.labels, array![0, 1, 0]);
    }

    #[test]
    fn a_field_that_is_no_number_is_named_with_its_place() {
        for field in ["x", "", "NaN", "inf", "1e999", "1;5"] {
            assert_eq!(
                iris(&format!("a,b,species\n1,2,setosa\n3,{field},setosa\n")).unwrap_err(),
                format!(
                    "iris.csv: at byte 23: expected a finite number in line 3, column \"b\", \
                     found \"{field}\""
                )
            );
        }
    }

    #[test]
    fn a_class_that_nobody_knows_is_named() {
        assert_eq!(
            iris("a,species\n1,setosa\n2,rose\n").unwrap_err(),
            "iris.csv: at byte 19: expected one of setosa, versicolor in line 3, column \
             \"species\", found \"rose\""
        );
    }

    #[test]
    fn a_ragged_row_is_named_with_both_lengths() {
        assert_eq!(
            iris("a,species\n1,setosa\n1,2,setosa\n").unwrap_err(),
            "iris.csv: at byte 19: expected 2 fields in line 3, found 3"
        );
        assert_eq!(
            iris("\u{feff}a,species\r\n\r\n1\r\n").unwrap_err(),
            "iris.csv: at byte 16: expected 2 fields in line 3, found 1"
        );
    }

    #[test]
    fn a_header_needs_the_label_once_and_another_column() {
        let error = "iris.csv: at byte 0: expected a header with one column \"species\" and \
                     others, found ";
        for (text, found) in [
            ("", "an empty file"),
            ("\n\n", "an empty header"),
            ("a,b\n1,2\n", "\"a\", \"b\""),
            ("species\nsetosa\n", "\"species\""),
            ("species,species\nsetosa,setosa\n", "\"species\", \"species\""),
        ] {
            assert_eq!(iris(text).unwrap_err(), format!("{error}{found}"));
        }
        assert_eq!(
            iris("a,species\n").unwrap_err(),
            "iris.csv: at byte 10: expected a row below the header, found the end of the file"
        );
    }
}
