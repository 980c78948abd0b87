use ndarray::ArrayView1;

/// The rate with the smallest worst factor, and that factor; `eigenvalues` are positive.
pub fn best_rate(eigenvalues: ArrayView1<f64>) -> (f64, f64) {
    let (least, most) = eigenvalues
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(least, most), &l| (least.min(l), most.max(l)));
    (2.0 / (least + most), (most - least) / (most + least))
}
