//! A filter of 3 × 3 on 5 × 5 pixels, with strides of 1 and 2, with and without a frame.

use cnn::Window;
use plot::{Axis, Chart, Figure};

/// The outline of the cells (row, column) to (row + side − 1, column + side − 1); rows count downwards.
fn outline(row: f64, column: f64, side: f64) -> Vec<(f64, f64)> {
    let (left, top) = (column - 0.5, 4.5 - row);
    let (right, bottom) = (left + side, top - side);
    vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
}

fn panel(padding: usize, stride: usize) -> Chart<'static> {
    let window = Window::new(3).padding(padding).stride(stride);
    let (places, _) = window.output(5, 5).expect("3 fits into 5");
    let counted = || (0..5).map(|i| (f64::from(i), i.to_string()));
    let upwards = counted().map(|(i, name)| (4.0 - i, name));
    let mut chart = Chart::new(
        Axis::new("column").range(-2.0, 6.0).ticks(counted()),
        Axis::new("row").range(-2.0, 6.0).ticks(upwards),
    )
    .equal()
    .title(format!("P = {padding}, S = {stride}: {places} × {places} places"));
    for (row, column) in (0..25).map(|n| (f64::from(n / 5), f64::from(n % 5))) {
        chart = chart.context(outline(row, column, 1.0));
    }
    let edge = -1..=5;
    for (row, column) in edge.clone().flat_map(|row| edge.clone().map(move |column| (row, column)))
    {
        if padding > 0 && !((0..5).contains(&row) && (0..5).contains(&column)) {
            chart = chart.note((f64::from(column), 4.0 - f64::from(row)), "0");
        }
    }
    let first = -(padding as f64);
    let at = |n: usize| first + (n * stride) as f64;
    let centres = (0..places * places).map(|n| (at(n % places) + 1.0, 3.0 - at(n / places)));
    chart
        .line("first window", outline(first, first, 3.0))
        .line("second window", outline(first, at(1), 3.0))
        .scatter("middle of a window", centres.collect::<Vec<_>>())
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "What do stride and padding do to the size of a map? Each point is a place, so the map has as many pixels as \
         there are points. A frame of one zero keeps 5 × 5, a stride of 2 leaves out every second place.",
        "Four grids of 5 × 5 pixels with the outlines of the first two windows and a point in the middle of each window. \
         Without a frame: 3 × 3 points with stride 1, 2 × 2 with stride 2. In a frame of zeros: 5 × 5 and 3 × 3.",
    )
    .columns(2)
    .panel(panel(0, 1))
    .panel(panel(0, 2))
    .panel(panel(1, 1))
    .panel(panel(1, 2))
    .save("steps_and_frames")
}
