//! The second form of the convolution on the slide of the seventh Polish lecture, by its limits.

use cnn::classic::conv2d_true;
use ndarray::{Array2, array};
use std::ops::RangeInclusive;

/// Σₘ Σₙ I(i + m, j + n) K(−m, −n) over these m and n; K is 0 where its index is outside.
fn second_form(
    (image, kernel): (&Array2<f64>, &Array2<f64>),
    (i, j): (isize, isize),
    limits: RangeInclusive<isize>,
) -> f64 {
    let at = |a: &Array2<f64>, i: isize, j: isize| {
        let inside = i >= 0 && j >= 0;
        inside.then(|| a.get((i as usize, j as usize)).copied()).flatten().unwrap_or(0.0)
    };
    let terms = limits.clone().flat_map(|m| limits.clone().map(move |n| (m, n)));
    terms.map(|(m, n)| at(image, i + m, j + n) * at(kernel, -m, -n)).sum()
}

/// At (1, 1) of a 2 × 2 kernel: 5·10 + 4·20 + 2·30 + 1·40 = 230. The limits 0 to 1 leave 5·10.
#[test]
fn the_second_sum_of_the_slide_has_one_term() {
    let image = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]];
    let kernel = array![[10.0, 20.0], [30.0, 40.0]];
    let convolution = conv2d_true(image.view(), kernel.view());
    for ((i, j), &right) in convolution.indexed_iter() {
        let place = (i as isize + 1, j as isize + 1);
        assert_eq!(second_form((&image, &kernel), place, -1..=0), right);
        assert_eq!(second_form((&image, &kernel), place, 0..=1), image[[i + 1, j + 1]] * 10.0);
    }
    assert_eq!(convolution[[0, 0]], 230.0);
}
