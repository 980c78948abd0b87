//! Fails `every_place_counts`: the last place in each direction is left out.

pub fn slide(image: &[Vec<f64>], kernel: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (rows, columns) = (kernel.len(), kernel[0].len());
    let place = |i: usize, j: usize| {
        let line = |k: usize| (0..columns).map(move |l| image[i + k][j + l] * kernel[k][l]);
        (0..rows).flat_map(line).sum()
    };
    let across = image[0].len() - columns;
    (0..image.len() - rows).map(|i| (0..across).map(|j| place(i, j)).collect()).collect()
}
