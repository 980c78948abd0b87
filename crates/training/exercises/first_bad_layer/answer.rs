/// The first layer, from 0, that puts out a number that is not finite.
pub fn first_bad(outputs: &[Vec<f64>]) -> Option<usize> {
    outputs.iter().position(|layer| layer.iter().any(|y| !y.is_finite()))
}
