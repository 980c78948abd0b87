//! A column of mercury, up and down.

use super::exercise::{read, spell};
use ndarray::{Axis, array};
use training::LabelCode;

/// How many outputs tell ten classes apart, if the lowest class is all zeros?
#[test]
fn class_0_needs_no_output() {
    let word = spell(0, 10);
    assert_eq!(word.len(), 9, "class 0 of 10 is {word}");
    assert!(word.sum() == 0.0, "class 0 of 10 is {word}");
}

/// The mercury does not jump: below the mark everything is full.
#[test]
fn a_word_has_as_many_ones_as_its_class() {
    let word = spell(3, 5);
    assert!(word == array![1.0, 1.0, 1.0, 0.0], "class 3 of 5 is {word}");
}

/// Every output says whether the class is above its mark. How many say so?
#[test]
fn reading_counts() {
    for (y_hat, class) in [
        (array![0.1, 0.2, 0.1], 0),
        (array![0.6, 0.9, 0.2], 2),
        (array![0.9, 0.8, 0.7], 3),
        (array![0.9, 0.3, 0.8], 2),
    ] {
        assert_eq!(read(y_hat.view()), class, "outputs {y_hat}");
    }
}

/// There and back, for any number of classes.
#[test]
fn every_class_comes_back() {
    for classes in 2..12 {
        for class in 0..classes {
            let word = spell(class, classes);
            let right = LabelCode::Thermometer.encode(&[class], classes);
            assert!(word == right.row(0), "class {class} of {classes}: {word}, not {right}");
            assert_eq!(read(word.view()), class, "of {classes} classes, word {word}");
        }
    }
    let y_hat = array![0.9, 0.2, 0.9, 0.1];
    let nearest = LabelCode::Thermometer.decode(y_hat.view().insert_axis(Axis(0)), 5)[0];
    println!("{y_hat}: {} by counting, {nearest} by the nearest word", read(y_hat.view()));
}
