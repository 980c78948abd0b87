//! Fails `the_kernel_stays_as_it_is`: the kernel is turned by half a turn, which is the convolution.

pub fn slide(image: &[Vec<f64>], kernel: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (rows, columns) = (kernel.len(), kernel[0].len());
    let place = |i: usize, j: usize| {
        let turned = |k: usize, l: usize| kernel[rows - 1 - k][columns - 1 - l];
        let line = |k: usize| (0..columns).map(move |l| image[i + k][j + l] * turned(k, l));
        (0..rows).flat_map(line).sum()
    };
    let across = image[0].len() - columns + 1;
    (0..=image.len() - rows).map(|i| (0..across).map(|j| place(i, j)).collect()).collect()
}
