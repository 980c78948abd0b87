//! The way back through a max pooling.

use super::exercise::back;
use ndarray::{Array2, array};

/// One block, one winner. What does y do when another pixel moves a little?
#[test]
fn losers_get_nothing() {
    let x = array![[1.0, 2.0], [5.0, 3.0]];
    let dx = back(x.view(), array![[7.0]].view(), 2);
    assert!(dx == array![[0.0, 0.0], [7.0, 0.0]], "x is 1 2 / 5 3, the error 7: it says\n{dx}");
}

/// Three pixels are equally large. Which of them was first?
#[test]
fn one_of_equals_takes_it_all() {
    let x = array![[1.0, 4.0], [4.0, 4.0]];
    let dx = back(x.view(), array![[6.0]].view(), 2);
    assert!(dx == array![[0.0, 6.0], [0.0, 0.0]], "x is 1 4 / 4 4, the error 6: it says\n{dx}");
}

/// The pixel in the middle is in all four windows, and wins them all.
#[test]
fn errors_of_several_windows_add_up() {
    let x = array![[0.0, 1.0, 0.0], [1.0, 9.0, 1.0], [0.0, 1.0, 0.0]];
    let dx = back(x.view(), array![[1.0, 2.0], [3.0, 4.0]].view(), 1);
    assert!(
        dx[[1, 1]] == 10.0,
        "errors 1, 2, 3 and 4 of four windows: the winner has {}",
        dx[[1, 1]]
    );
    assert!(dx.sum() == 10.0, "errors that sum to 10 came back as a sum of {}", dx.sum());
}

/// A stride of 2 on a map of 4 × 6.
#[test]
fn every_block_has_its_own_winner() {
    let x = Array2::from_shape_fn((4, 6), |(i, j)| ((7 * (6 * i + j)) % 24) as f64);
    let dy = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let dx = back(x.view(), dy.view(), 2);
    for ((i, j), &error) in dy.indexed_iter() {
        let block = ndarray::s![2 * i..2 * i + 2, 2 * j..2 * j + 2];
        let (x, dx) = (x.slice(block), dx.slice(block));
        let most = x.fold(f64::NEG_INFINITY, |most, &x| most.max(x));
        let right = x.mapv(|x| if x == most { error } else { 0.0 });
        assert!(dx == right, "block ({i}, {j}) is\n{x}\nwith the error {error}: it says\n{dx}");
    }
    let dx = back(Array2::zeros((4, 4)).view(), Array2::ones((3, 3)).view(), 1);
    let none = dx.iter().filter(|&&error| error == 0.0).count();
    println!("the corner has {}, and {none} of 16 pixels get none", dx[[0, 0]]);
}
