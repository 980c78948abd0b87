//! Fails `the_middle_stays`: the middle of 3 columns, counted from 0, is 1 and not 1½.

/// Where in the old picture (row, column) of the new one comes from, when a picture of height × width pixels is
/// turned by `degrees` against the clock about its middle.
pub fn came_from(row: f64, column: f64, height: usize, width: usize, degrees: f64) -> (f64, f64) {
    let (middle_row, middle_column) = (height as f64 / 2.0, width as f64 / 2.0);
    let (x, y) = (column - middle_column, row - middle_row);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (x, y) = (x * cos - y * sin, x * sin + y * cos);
    (y + middle_row, x + middle_column)
}
