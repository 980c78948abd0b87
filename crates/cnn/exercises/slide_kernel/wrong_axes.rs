//! Fails `rows_of_the_kernel_lie_on_rows`: rows and columns of the kernel are exchanged.

pub fn slide(image: &[Vec<f64>], kernel: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (rows, columns) = (kernel.len(), kernel[0].len());
    let place = |i: usize, j: usize| {
        let line = |k: usize| (0..columns).map(move |l| image[i + l][j + k] * kernel[k][l]);
        (0..rows).flat_map(line).sum()
    };
    let across = image[0].len() - columns + 1;
    (0..=image.len() - rows).map(|i| (0..across).map(|j| place(i, j)).collect()).collect()
}
