/// The units of one hidden layer that does what k folds do: (corner, turn) stands for turn · ReLU(x − corner).
pub fn units(k: u32) -> Vec<(f64, f64)> {
    vec![]
}
