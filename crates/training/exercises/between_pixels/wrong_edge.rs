//! Fails `outside_all_is_white`: the pixels of the edge are continued.

/// What the picture, row by row, has at x columns and y rows from the middle of its upper left pixel.
pub fn value_at(picture: &[Vec<f64>], x: f64, y: f64) -> f64 {
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let pixel = |row: f64, column: f64| {
        let line = &picture[(row.max(0.0) as usize).min(picture.len() - 1)];
        line[(column.max(0.0) as usize).min(line.len() - 1)]
    };
    (1.0 - fy) * ((1.0 - fx) * pixel(top, left) + fx * pixel(top, left + 1.0))
        + fy * ((1.0 - fx) * pixel(top + 1.0, left) + fx * pixel(top + 1.0, left + 1.0))
}
