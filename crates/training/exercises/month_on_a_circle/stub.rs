/// Two inputs for a month from 1 to 12.
pub fn month(month: usize) -> [f64; 2] {
    [month as f64 / 12.0, 0.0]
}
