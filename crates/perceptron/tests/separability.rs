//! Separability by linear programming against what is known otherwise.

use ndarray::{Array1, Array2, Axis, concatenate};
use perceptron::*;
use proptest::prelude::*;

/// The truth table of the Boolean function of `n` inputs with number `code`.
fn boolean_function(n: usize, code: usize) -> (Array2<f64>, Array1<f64>) {
    let rows: Vec<_> = binary_inputs(n).collect();
    let x = Array2::from_shape_fn((rows.len(), n), |(i, j)| f64::from(u8::from(rows[i][j])));
    (x, Array1::from_shape_fn(rows.len(), |row| f64::from((code >> row & 1) as u8)))
}

/// How many of the functions of `n` inputs are separable, by linear programme; the perceptron has
/// to agree on each: it reaches an epoch without mistakes exactly on the separable ones.
fn separable_functions(n: usize) -> usize {
    let mut separable = 0;
    for code in 0..1 << (1 << n) {
        let (x, t) = boolean_function(n, code);
        let by_programme =
            matches!(separability(x.view(), t.view()), Ok(Separability::Separable(_)));
        let mut unit = Perceptron::zeros(n, Step::Unipolar);
        let training = Training { rule: Rule::Difference, learning_rate: 1.0, max_epochs: 1000 };
        let history = training.train(&mut unit, x.view(), t.view(), Order::Fixed).unwrap();
        assert_eq!(by_programme, history.stop == Stop::Reached, "function {code} of {n} inputs");
        separable += usize::from(by_programme);
    }
    separable
}

#[test]
fn fourteen_of_sixteen_functions_of_two_inputs_are_separable() {
    assert_eq!(separable_functions(2), 14);
}

#[test]
fn one_hundred_and_four_of_256_functions_of_three_inputs_are_separable() {
    assert_eq!(separable_functions(3), 104);
}

#[test]
fn every_letter_on_the_retina_is_separable_from_the_others() {
    let alphabet = String::from_iter('A'..='Z');
    for wanted in 'A'..='Z' {
        let set = datasets::retina(&alphabet, wanted).unwrap();
        let answer = separability(set.x.view(), set.t.view()).unwrap();
        assert!(matches!(answer, Separability::Separable(_)), "{wanted}: {answer:?}");
    }
}

fn points(inputs: usize, samples: usize) -> impl Strategy<Value = Array2<f64>> {
    prop::collection::vec(-1.0..1.0, inputs * samples)
        .prop_map(move |x| Array2::from_shape_vec((samples, inputs), x).unwrap())
}

proptest! {
    #[test]
    fn what_a_random_plane_separates_is_separable(
        x in points(4, 40), w in prop::array::uniform4(-1.0..1.0), w0 in -0.5..0.5,
        units in prop::array::uniform4(-6.0..6.0),
    ) {
        let z: Array1<f64> = x.dot(&Array1::from(w.to_vec())) + w0;
        let t = z.mapv(f64::signum);
        let x = x * Array1::from(units.to_vec()).mapv(|u| 10.0_f64.powf(u));
        let Separability::Separable(plane) = separability(x.view(), t.view()).unwrap() else {
            panic!("a separable set was called inseparable");
        };
        for (x, t) in x.outer_iter().zip(&t) {
            prop_assert!(t * plane.net_input(x) > 0.0);
        }
    }

    #[test]
    fn what_shares_a_point_is_inseparable(
        x in points(3, 20), lambda in prop::collection::vec(0.01..1.0, 10),
    ) {
        // Shift the second class so that a mean of it falls on a mean of the first.
        let (first, second) = x.view().split_at(Axis(0), 10);
        let share: Array1<f64> = lambda.into();
        let share: Array1<f64> = &share / share.sum();
        let second = &second - &(share.dot(&second) - share.dot(&first));
        let x = concatenate![Axis(0), first, second];
        let t = Array1::from_shape_fn(20, |i| if i < 10 { 1.0 } else { -1.0 });
        let Separability::Inseparable(point) = separability(x.view(), t.view()).unwrap() else {
            panic!("two classes with a common point were called separable");
        };
        prop_assert_eq!(point.len(), 3);
    }

    /// Classes of random points: whatever the programme answers, the perceptron does not contradict.
    #[test]
    fn a_perceptron_never_separates_what_is_called_inseparable(
        x in points(2, 8), code in 0..256_usize,
    ) {
        let t = Array1::from_shape_fn(8, |i| f64::from((code >> i & 1) as u8));
        let mut unit = Perceptron::zeros(2, Step::Unipolar);
        let training = Training { rule: Rule::Difference, learning_rate: 1.0, max_epochs: 2000 };
        let history = training.train(&mut unit, x.view(), t.view(), Order::Fixed).unwrap();
        if history.stop == Stop::Reached {
            let answer = separability(x.view(), t.view()).unwrap();
            prop_assert!(matches!(answer, Separability::Separable(_)), "{:?}", answer);
        }
    }
}
