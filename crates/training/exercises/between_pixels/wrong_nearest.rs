//! Fails `half_way_is_the_mean`: the nearest pixel alone.

/// What the picture, row by row, has at x columns and y rows from the middle of its upper left pixel.
pub fn value_at(picture: &[Vec<f64>], x: f64, y: f64) -> f64 {
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = ((x - left).floor(), (y - top).floor());
    let pixel = |row: f64, column: f64| {
        let inside = row >= 0.0 && column >= 0.0;
        let line = if inside { picture.get(row as usize) } else { None };
        line.and_then(|line| line.get(column as usize)).copied().unwrap_or(0.0)
    };
    (1.0 - fy) * ((1.0 - fx) * pixel(top, left) + fx * pixel(top, left + 1.0))
        + fy * ((1.0 - fx) * pixel(top + 1.0, left) + fx * pixel(top + 1.0, left + 1.0))
}
