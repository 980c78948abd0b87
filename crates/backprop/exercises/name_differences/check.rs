//! The names on which a file and a model differ.

use super::exercise::differences;
use backprop::{Activation, Mlp, Params, Path};
use std::collections::HashMap;
use tensor::Streams;

fn shapes(widths: &[usize]) -> HashMap<String, Vec<usize>> {
    let mut rng = Streams::new(1).stream("init");
    let net: Mlp<f32> = Mlp::random(widths, Activation::Relu, Activation::Identity, &mut rng);
    let mut shapes = HashMap::new();
    net.visit(Path::ROOT, &mut |path, value, _| {
        shapes.insert(path.to_string(), value.shape().to_vec());
    });
    shapes
}

/// What is the answer for two nets of one kind?
#[test]
fn a_file_that_fits_has_no_differences() {
    let found = differences(&shapes(&[3, 4, 2]), &shapes(&[3, 4, 2]));
    assert!(found.is_empty(), "3-4-2 against 3-4-2: {found:?}");
}

/// A weight of (4, 3) and one of (3, 4) hold as many numbers.
#[test]
fn a_turned_matrix_is_a_difference() {
    let named = |shape: [usize; 2]| HashMap::from([("weight".to_owned(), shape.to_vec())]);
    let found = differences(&named([4, 3]), &named([3, 4]));
    assert!(found == ["weight"], "(4, 3) against (3, 4): {found:?}");
}

/// The model has two arrays that the file lacks. And what of a file that holds too much?
#[test]
fn what_only_one_of_them_has_is_a_difference() {
    for (file, model) in [(&[3, 2][..], &[3, 2, 2][..]), (&[3, 2, 2], &[3, 2])] {
        let found = differences(&shapes(file), &shapes(model));
        let right = ["2.bias", "2.weight"];
        assert!(found == right, "a file of {file:?}, a model of {model:?}: {found:?}");
    }
}

/// All of them, so that nobody has to mend one to hear of the next.
#[test]
fn every_difference_is_listed_in_order() {
    let found = differences(&shapes(&[9, 4, 2]), &shapes(&[3, 5, 2, 2]));
    let right = ["0.bias", "0.weight", "2.weight", "4.bias", "4.weight"];
    assert!(found == right, "9-4-2 against 3-5-2-2: {found:?}");
    let digits = differences(&shapes(&[784, 100, 10]), &shapes(&[784, 100, 100, 10]));
    println!("784-100-10 against 784-100-100-10: {}", digits.join(", "));
}
