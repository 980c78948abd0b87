//! Fails `a_weight_collects_from_all_its_places`: the mean over places in place of the sum.

pub fn gradient(a: &[f64], delta: &[f64], m: usize, stride: usize) -> (Vec<f64>, f64) {
    let places = delta.len() as f64;
    let by_weight = |k| {
        delta.iter().enumerate().map(|(i, delta)| delta * a[i * stride + k]).sum::<f64>() / places
    };
    ((0..m).map(by_weight).collect(), delta.iter().sum())
}
