//! Fails `the_first_is_named_and_not_the_last`: the last one found stays.

pub fn first_bad(outputs: &[Vec<f64>]) -> Option<usize> {
    let mut bad = None;
    for (index, layer) in outputs.iter().enumerate() {
        if layer.iter().any(|y| !y.is_finite()) {
            bad = Some(index);
        }
    }
    bad
}
