//! A kernel slides over an image.

use super::exercise::slide;
use cnn::classic::corr2d;
use ndarray::Array2;

fn rows(a: &Array2<f64>) -> Vec<Vec<f64>> {
    a.outer_iter().map(|row| row.to_vec()).collect()
}

/// Lay a kernel of 2 on a row of 3. At which pixels can it start?
#[test]
fn every_place_counts() {
    let map = slide(&vec![vec![1.0; 3]; 4], &vec![vec![1.0; 2]; 2]);
    let shape = (map.len(), map.first().map_or(0, Vec::len));
    assert!(shape == (3, 2), "4 × 3 pixels under 2 × 2 have 3 × 2 places, the map is {shape:?}");
}

/// One row of ones between rows of zeros: which pixels does it add up?
#[test]
fn rows_of_the_kernel_lie_on_rows() {
    let image = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 9.0, 8.0]].map(|row| row.to_vec());
    let kernel = [[0.0; 3], [1.0; 3], [0.0; 3]].map(|row| row.to_vec());
    let map = slide(&image, &kernel);
    assert!(map == [[15.0]], "4 + 5 + 6 = 15 is the middle row, the map is {map:?}");
}

/// Which weight lies on the first pixel?
#[test]
fn the_kernel_stays_as_it_is() {
    let map = slide(&[vec![1.0, 2.0, 3.0]], &[vec![10.0, 1.0]]);
    assert!(map == [[12.0, 23.0]], "1 2 3 under 10 1 is 12 23, the map is {map:?}");
}

/// Compare the sizes of image, kernel and map in both directions.
#[test]
fn it_is_the_correlation_of_the_crate() {
    for (height, width, m, n) in [(5, 5, 3, 3), (6, 9, 2, 3), (4, 2, 4, 1), (3, 7, 1, 7)] {
        let image = Array2::from_shape_fn((height, width), |(i, j)| ((7 * i + 3 * j) % 5) as f64);
        let kernel = Array2::from_shape_fn((m, n), |(k, l)| (2 * k + l) as f64 - 2.0);
        let (found, right) =
            (slide(&rows(&image), &rows(&kernel)), corr2d(image.view(), kernel.view()));
        assert!(
            found == rows(&right),
            "{image:?}\nunder\n{kernel:?}\nis\n{right:?}\nnot {found:?}"
        );
    }
    let slope: Vec<Vec<f64>> =
        (0..4).map(|i| (0..5).map(|j| f64::from(3 * i + 2 * j)).collect()).collect();
    let cross = [[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]].map(|row| row.to_vec());
    println!("an even slope under 0 1 0, 1 −4 1, 0 1 0: {:?}", slide(&slope, &cross));
}
