// ANCHOR: encoder
//! A table of features, column by column, as the inputs of a net.

use ndarray::{Array1, Array2, Axis, concatenate};

use crate::coding::OneHot;
use crate::error::Error;
use crate::scaler::Scaler;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Numbers, to be standardised.
    Numbers(Array1<f64>),
    /// Values without an order, to be coded 1-of-n.
    Values(Vec<String>),
}

/// What was fitted to a column.
#[derive(Clone, Debug, PartialEq)]
enum Code {
    Numbers(Scaler),
    Values(OneHot),
}

/// The coding of every column: how many inputs a net has follows from it (Polish lecture 4, *input
/// layer*).
#[derive(Clone, Debug, PartialEq)]
pub struct Encoder {
    codes: Vec<Code>,
}

impl Encoder {
    /// Fits a code to every column of the training data.
    ///
    /// # Panics
    ///
    /// Where a column of numbers is empty.
    #[track_caller]
    pub fn fit(columns: &[Column]) -> Self {
        let mut codes = Vec::new();
        for column in columns {
            codes.push(match column {
                Column::Numbers(x) => {
                    Code::Numbers(Scaler::standard(x.view().insert_axis(Axis(1))))
                }
                Column::Values(values) => Code::Values(OneHot::fit(values)),
            });
        }
        Self { codes }
    }

    /// How many inputs the columns make.
    pub fn inputs(&self) -> usize {
        let inputs = |code: &Code| match code {
            Code::Numbers(_) => 1,
            Code::Values(code) => code.values().len(),
        };
        self.codes.iter().map(inputs).sum()
    }
}
// ANCHOR_END: encoder

// ANCHOR: encode
impl Encoder {
    /// The inputs, (samples, [`inputs`](Self::inputs)), of other data with the same columns.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] for a value that the training data did not have.
    ///
    /// # Panics
    ///
    /// Where the columns are not those that were fitted, in kind and number, or not equally long.
    #[track_caller]
    pub fn encode(&self, columns: &[Column]) -> Result<Array2<f64>, Error> {
        let (given, fitted) = (columns.len(), self.codes.len());
        assert!(given == fitted, "Encoder::encode: {given} columns, {fitted} were fitted");
        let mut parts = Vec::new();
        for (index, (code, column)) in self.codes.iter().zip(columns).enumerate() {
            parts.push(match (code, column) {
                (Code::Numbers(scaler), Column::Numbers(x)) => {
                    scaler.apply(x.view().insert_axis(Axis(1)))
                }
                (Code::Values(code), Column::Values(values)) => code.encode(values)?,
                _ => panic!("Encoder::encode: column {index} is of another kind than the fitted"),
            });
        }
        let rows: Vec<usize> = parts.iter().map(|part| part.nrows()).collect();
        let equal = rows.windows(2).all(|pair| pair[0] == pair[1]);
        assert!(equal, "Encoder::encode: the columns have {rows:?} rows");
        let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
        Ok(concatenate(Axis(1), &views).unwrap_or_default())
    }
}
// ANCHOR_END: encode

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn values(values: &[&str]) -> Column {
        Column::Values(values.iter().map(|&value| value.into()).collect())
    }

    /// Age, eyes, weekday: 1 + 3 + 2 inputs. 30 and 50 have mean 40 and deviation 10.
    #[test]
    fn the_number_of_inputs_follows_from_the_coding() {
        let train = [
            Column::Numbers(array![30.0, 50.0, 30.0, 50.0]),
            values(&["blue", "brown", "green", "blue"]),
            values(&["Mon", "Tue", "Tue", "Mon"]),
        ];
        let encoder = Encoder::fit(&train);
        assert_eq!(encoder.inputs(), 6);
        let other = [Column::Numbers(array![60.0]), values(&["green"]), values(&["Mon"])];
        let x = encoder.encode(&other).unwrap();
        assert_eq!(x, array![[2.0, 0.0, 0.0, 1.0, 1.0, 0.0]]);
    }

    #[test]
    fn an_unknown_value_is_an_error() {
        let encoder = Encoder::fit(&[values(&["blue"])]);
        assert!(matches!(encoder.encode(&[values(&["red"])]), Err(Error::Unknown { .. })));
    }

    #[test]
    #[should_panic(expected = "Encoder::encode: the columns have [1, 2] rows")]
    fn ragged_columns_are_refused() {
        let encoder = Encoder::fit(&[Column::Numbers(array![1.0]), values(&["a"])]);
        let _ = encoder.encode(&[Column::Numbers(array![1.0]), values(&["a", "a"])]);
    }

    #[test]
    #[should_panic(expected = "Encoder::encode: column 0 is of another kind than the fitted")]
    fn numbers_are_not_values() {
        let _ = Encoder::fit(&[values(&["a"])]).encode(&[Column::Numbers(array![1.0])]);
    }
}
