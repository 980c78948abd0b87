//! Outputs that are no word.

use super::exercise::read;
use ndarray::{Array2, array};
use ndarray_rand::rand::Rng as _;
use tensor::Streams;
use training::LabelCode;

/// 0001 is one and 1000 is eight. On which side is the highest bit?
#[test]
fn a_word_is_read_as_it_is_written() {
    for (y_hat, class) in [
        (array![0.0, 0.0, 0.0, 1.0], 1),
        (array![1.0, 0.0, 0.0, 0.0], 8),
        (array![0.0, 1.0, 1.0, 0.0], 6),
    ] {
        let said = read(y_hat.view(), 10);
        assert_eq!(said, class, "{y_hat} is read as {said}, not as {class}");
    }
}

/// Each bit may be clear, and the number they spell no class. Which words are there to choose from?
#[test]
fn what_is_no_class_is_never_read() {
    for y_hat in
        [array![0.9, 0.8, 0.1, 0.1], array![1.0, 1.0, 1.0, 1.0], array![0.9, 0.2, 0.9, 0.4]]
    {
        let said = read(y_hat.view(), 10);
        assert!(said < 10, "{y_hat} is read as {said}, of ten classes");
    }
}

/// Compare the distances to all ten words.
#[test]
fn the_nearest_word_wins() {
    let said = read(array![0.9, 0.8, 0.1, 0.1].view(), 10);
    assert_eq!(said, 8, "0.9, 0.8, 0.1, 0.1 is nearest to 1000 and is read as {said}");
    let mut rng = Streams::new(1).stream("outputs");
    let y_hat = Array2::from_shape_simple_fn((200, 4), || rng.random_range(0.0..1.0));
    let right = LabelCode::Binary.decode(y_hat.view(), 10);
    for (y_hat, &class) in y_hat.outer_iter().zip(&right) {
        let said = read(y_hat, 10);
        assert_eq!(said, class, "{y_hat} is read as {said}, the nearest word is that of {class}");
    }
    let half = array![0.51, 0.51, 0.51, 0.51];
    println!("four times 0.51 is nearest to the word of {}", read(half.view(), 10));
}
