// ANCHOR: one_hot
//! Values that are no numbers, as numbers.

use ndarray::{Array2, ArrayView2};

use crate::error::Error;

/// 1-of-n coding of a feature whose values have no order: a column for every value, a 1 in one of them.
///
/// Eye colour, sex, the month: Polish lecture 4, *input layer*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneHot {
    values: Vec<String>,
}

impl OneHot {
    /// Knows the values of the training data, in the order in which they first come.
    pub fn fit<S: AsRef<str>>(column: &[S]) -> Self {
        let mut values: Vec<String> = Vec::new();
        for value in column.iter().map(AsRef::as_ref) {
            if !values.iter().any(|known| known == value) {
                values.push(value.into());
            }
        }
        Self { values }
    }

    /// The values, one for each column.
    pub fn values(&self) -> &[String] {
        &self.values
    }
}
// ANCHOR_END: one_hot

// ANCHOR: ones
impl OneHot {
    /// A row for each entry of `column`, (samples, values).
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] for a value that the training data did not have.
    pub fn encode<S: AsRef<str>>(&self, column: &[S]) -> Result<Array2<f64>, Error> {
        let mut rows = Array2::zeros((column.len(), self.values.len()));
        for (mut row, value) in rows.outer_iter_mut().zip(column.iter().map(AsRef::as_ref)) {
            let place = self.values.iter().position(|known| known == value);
            let unknown = || Error::Unknown { value: value.into(), known: self.values.len() };
            row[place.ok_or_else(unknown)?] = 1.0;
        }
        Ok(rows)
    }

    /// The value with the largest entry of every row, the first of equals.
    ///
    /// # Panics
    ///
    /// Where `rows` has another number of columns.
    #[track_caller]
    pub fn decode(&self, rows: ArrayView2<f64>) -> Vec<&str> {
        let known = self.values.len();
        assert!(
            rows.ncols() == known,
            "OneHot::decode: the rows are {:?}, there are {known} values",
            rows.dim()
        );
        backprop::argmax(rows).into_iter().map(|value| &self.values[value][..]).collect()
    }
}
// ANCHOR_END: ones

// ANCHOR: label_code
/// How the outputs of a net spell a class (Polish lecture 4, *output layer*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelCode {
    /// An output for each class. With softmax the outputs are probabilities.
    OneHot,
    /// The number of the class in binary, the highest bit first.
    Binary,
    /// As many ones as the class has lower neighbours, then zeros: class k of n is 1ᵏ 0ⁿ⁻¹⁻ᵏ. It says
    /// that neighbours are alike, so it fits classes in an order.
    Thermometer,
}

impl LabelCode {
    /// How many outputs `classes` take.
    pub fn outputs(self, classes: usize) -> usize {
        match self {
            Self::OneHot => classes,
            Self::Binary => (classes.max(2) - 1).ilog2() as usize + 1,
            Self::Thermometer => classes - 1,
        }
    }

    /// The targets, (samples, outputs), of the `labels`.
    ///
    /// # Panics
    ///
    /// Where a label is not below `classes`.
    #[track_caller]
    pub fn encode(self, labels: &[usize], classes: usize) -> Array2<f64> {
        let outputs = self.outputs(classes);
        Array2::from_shape_fn((labels.len(), outputs), |(row, i)| {
            let k = labels[row];
            assert!(k < classes, "LabelCode::encode: labels[{row}] is {k}, of {classes} classes");
            let one = match self {
                Self::OneHot => i == k,
                Self::Binary => k >> (outputs - 1 - i) & 1 == 1,
                Self::Thermometer => i < k,
            };
            f64::from(u8::from(one))
        })
    }
}
// ANCHOR_END: label_code

// ANCHOR: decode
impl LabelCode {
    /// The class whose code word is nearest to each row of `y_hat`, the first of equals.
    ///
    /// `y_hat` is (samples, outputs), from 0 to 1.
    ///
    /// # Panics
    ///
    /// Where `y_hat` has another number of outputs.
    #[track_caller]
    pub fn decode(self, y_hat: ArrayView2<f64>, classes: usize) -> Vec<usize> {
        let outputs = self.outputs(classes);
        assert!(
            y_hat.ncols() == outputs,
            "LabelCode::decode: ŷ is {:?}, {classes} classes take {outputs} outputs",
            y_hat.dim()
        );
        let words = self.encode(&(0..classes).collect::<Vec<_>>(), classes);
        let distance = |row, class: usize| {
            let difference = &y_hat.row(row) - &words.row(class);
            difference.dot(&difference)
        };
        let nearest = |row| {
            (0..classes).min_by(|&a, &b| distance(row, a).total_cmp(&distance(row, b))).unwrap_or(0)
        };
        (0..y_hat.nrows()).map(nearest).collect()
    }
}
// ANCHOR_END: decode

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use proptest::prelude::*;

    #[test]
    fn eye_colours_become_columns_and_come_back() {
        let eyes = OneHot::fit(&["blue", "green", "blue", "brown"]);
        assert_eq!(eyes.values(), ["blue", "green", "brown"]);
        let rows = eyes.encode(&["brown", "blue"]).unwrap();
        assert_eq!(rows, array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]);
        assert_eq!(eyes.decode(rows.view()), ["brown", "blue"]);
    }

    #[test]
    fn a_value_that_was_not_fitted_is_an_error() {
        let error = OneHot::fit(&["blue"]).encode(&["grey"]).unwrap_err();
        assert_eq!(error.to_string(), "\"grey\" is none of the 1 values that were fitted");
    }

    #[test]
    #[should_panic(expected = "OneHot::decode: the rows are (1, 3), there are 2 values")]
    fn rows_of_another_code_are_refused() {
        OneHot::fit(&["a", "b"]).decode(array![[1.0, 0.0, 0.0]].view());
    }

    /// 5 of 10: 0101, the sixth of ten, and five ones of nine.
    #[test]
    fn five_is_spelt_in_three_ways() {
        let spell = |code: LabelCode| code.encode(&[5], 10).into_raw_vec_and_offset().0;
        assert_eq!(spell(LabelCode::Binary), [0.0, 1.0, 0.0, 1.0]);
        assert_eq!(spell(LabelCode::OneHot)[5], 1.0);
        assert_eq!(spell(LabelCode::OneHot).iter().sum::<f64>(), 1.0);
        assert_eq!(spell(LabelCode::Thermometer), [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
        let outputs = [LabelCode::OneHot, LabelCode::Binary, LabelCode::Thermometer];
        assert_eq!(outputs.map(|code| code.outputs(10)), [10, 4, 9]);
        assert_eq!(LabelCode::Binary.outputs(2), 1);
        assert_eq!(LabelCode::Binary.outputs(9), 4);
        assert_eq!(LabelCode::Binary.outputs(8), 3);
    }

    /// Neighbours differ in one place of the thermometer, 7 and 8 in all four bits.
    #[test]
    fn only_the_thermometer_says_who_is_near() {
        let differ = |code: LabelCode, a, b| {
            let words = code.encode(&[a, b], 10);
            (&words.row(0) - &words.row(1)).mapv(f64::abs).sum()
        };
        assert_eq!(differ(LabelCode::Thermometer, 7, 8), 1.0);
        assert_eq!(differ(LabelCode::Thermometer, 0, 9), 9.0);
        assert_eq!(differ(LabelCode::Binary, 7, 8), 4.0);
        assert_eq!(differ(LabelCode::OneHot, 7, 8), 2.0);
        assert_eq!(differ(LabelCode::OneHot, 0, 9), 2.0);
    }

    #[test]
    #[should_panic(expected = "LabelCode::encode: labels[1] is 3, of 3 classes")]
    fn a_label_beyond_the_classes_is_refused() {
        LabelCode::Binary.encode(&[0, 3], 3);
    }

    proptest! {
        #[test]
        fn decoding_undoes_any_coding(
            labels in prop::collection::vec(0..12_usize, 1..20), extra in 0..5_usize, noise in 0.0..0.49_f64,
        ) {
            let classes = 12 + extra;
            for code in [LabelCode::OneHot, LabelCode::Binary, LabelCode::Thermometer] {
                let rows = code.encode(&labels, classes);
                prop_assert_eq!(&code.decode(rows.view(), classes), &labels);
                // One entry may be blurred by less than a half.
                let mut blurred = rows;
                blurred.column_mut(0).mapv_inplace(|y| (y - noise).abs());
                prop_assert_eq!(&code.decode(blurred.view(), classes), &labels);
            }
        }

        #[test]
        fn decoding_undoes_one_of_n(column in prop::collection::vec("[a-c]{1,2}", 1..20)) {
            let code = OneHot::fit(&column);
            let rows = code.encode(&column).unwrap();
            prop_assert!(rows.outer_iter().all(|row| row.sum() == 1.0));
            prop_assert_eq!(code.decode(rows.view()), column);
        }
    }
}
