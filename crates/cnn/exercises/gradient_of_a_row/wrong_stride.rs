//! Fails `places_are_as_far_apart_as_the_stride`: the errors slide pixel by pixel.

pub fn gradient(a: &[f64], delta: &[f64], m: usize, stride: usize) -> (Vec<f64>, f64) {
    let _ = stride;
    let by_weight = |k| delta.iter().enumerate().map(|(i, delta)| delta * a[i + k]).sum();
    ((0..m).map(by_weight).collect(), delta.iter().sum())
}
