//! The cone: the neuron at the top, the pixels at the bottom, each place above the middle of what it sees.

use cnn::Window;
use live::{Mark, Point};

use crate::cone::Row;

/// Both sides of the board, in the units of the page's picture.
pub const EDGE: f64 = 360.0;

/// Where the cone may be, between the names of the layers and their numbers.
const SIDES: (f64, f64) = (60.0, 290.0);
const ENDS: (f64, f64) = (42.0, 332.0);
/// Where the names have their middle, and the numbers.
const COLUMNS: (f64, f64) = (28.0, 326.0);

/// How wide a pixel is where there is room.
const PIXEL: f64 = 24.0;
/// Places that are at least so far apart are dots.
pub const DOT: f64 = 11.0;
/// Places that are at least so far apart are strokes; those that are closer run together to bands.
pub const STROKE: f64 = 3.8;
/// Half as high as a stroke or a band.
const HALF: f64 = 5.0;

/// How many windows may lie on one another with a shade for each.
pub const DEEPEST: usize = 5;

/// How far apart things are on the board.
struct Scale {
    /// The pixels that the neuron sees.
    size: f64,
    /// The width of a pixel.
    unit: f64,
    layers: usize,
}

impl Scale {
    fn of(rows: &[Row]) -> Self {
        let layers = rows.len() - 1;
        let size = rows[layers].field.size as f64;
        let unit = ((SIDES.1 - SIDES.0) / size).min(PIXEL);
        Self { size, unit, layers }
    }

    /// Place `i` of row `l`: above the middle of the pixels that it sees.
    fn place(&self, row: &Row, l: usize, i: usize) -> Point {
        let first = row.field.pixels(i).start as f64;
        let from_middle = first + (row.field.size as f64 - self.size) / 2.0;
        ((SIDES.0 + SIDES.1) / 2.0 + self.unit * from_middle, self.height(l))
    }

    fn height(&self, l: usize) -> f64 {
        ENDS.0 + (ENDS.1 - ENDS.0) * l as f64 / self.layers as f64
    }

    /// From a place of the row to its neighbour.
    fn apart(&self, row: &Row) -> f64 {
        self.unit * row.field.jump as f64
    }
}

/// All that is on the board.
pub fn marks(layers: &[Window], rows: &[Row]) -> Vec<Mark> {
    let scale = Scale::of(rows);
    let mut marks = Vec::new();
    for (l, layer) in (1..).zip(layers) {
        marks.extend(windows(&scale, layer, l, &rows[l], &rows[l - 1]));
    }
    for (l, row) in rows.iter().enumerate() {
        marks.extend(places(&scale, row, l));
        marks.extend(numbers(scale.height(l), l, layers, row));
    }
    // The numbers of the first pixel and of the last.
    let ends = [0, scale.size as usize - 1];
    for i in ends.into_iter().take(scale.size as usize) {
        let (x, y) = scale.place(&rows[0], 0, i);
        marks.push(text((x, y - 22.0), i.to_string(), true));
    }
    marks
}

/// The windows of the places of row `l`: of each one a shade, and lines to its ends. Where these would be too
/// many, those of the first and of the last place, on a shade of all.
fn windows(scale: &Scale, layer: &Window, l: usize, above: &Row, below: &Row) -> Vec<Mark> {
    let (k, s) = (layer.kernel.0, layer.stride.0);
    let ends = |i: usize| [i * s, i * s + k - 1].map(|j| scale.place(below, l - 1, j));
    let (first, last) = (above.seen[0], above.seen[above.seen.len() - 1]);
    let [left, right] = [ends(first)[0], ends(last)[1]];
    let corners = [scale.place(above, l, first), scale.place(above, l, last), right, left];
    let all = scale.apart(below) >= DOT;
    // Lines and dots stand out from so many shades on one another, and not from more.
    let each = !all || k <= DEEPEST * s;
    let mut marks = Vec::new();
    if !all || !each {
        marks.push(Mark::Shade { corners: corners.to_vec() });
    }
    for &i in above.seen.iter().filter(|i| all || [first, last].contains(i)) {
        let (tip, [left, right]) = (scale.place(above, l, i), ends(i));
        if each {
            marks.push(Mark::Shade { corners: vec![tip, left, right] });
        }
        let line = |end| Mark::Line { ends: [tip, end], faint: true };
        marks.extend([left, right].into_iter().take(k.min(2)).map(line));
    }
    marks
}

/// The places of row `l` that the neuron sees.
fn places(scale: &Scale, row: &Row, l: usize) -> Vec<Mark> {
    let apart = scale.apart(row);
    let curve = |points| Mark::Curve { class: 0, points };
    let upright = |(x, y): Point| vec![(x, y - HALF), (x, y + HALF)];
    // A neuron alone has no neighbour to keep away from.
    if apart >= DOT || row.seen.len() == 1 {
        return row.seen.iter().map(|&i| curve(vec![scale.place(row, l, i)])).collect();
    }
    if apart >= STROKE {
        return row.seen.iter().map(|&i| curve(upright(scale.place(row, l, i)))).collect();
    }
    let mut marks = Vec::new();
    for run in row.seen.chunk_by(|i, j| i + 1 == *j) {
        let left = scale.place(row, l, run[0]).0 - apart / 2.0;
        let (right, y) = scale.place(row, l, run[run.len() - 1]);
        let right = right + apart / 2.0;
        let (low, high) = (y - HALF, y + HALF);
        let corners = vec![(left, low), (right, low), (right, high), (left, high)];
        let outline = [&corners[..], &corners[..1]].concat();
        marks.extend([Mark::Region { class: 0, corners }, curve(outline)]);
    }
    marks
}

/// Beside row `l`: its layer with kernel and stride, and r and d.
fn numbers(y: f64, l: usize, layers: &[Window], row: &Row) -> Vec<Mark> {
    let (left, right) = COLUMNS;
    let mut marks = vec![
        text((right, y + 8.0), format!("r = {}", row.field.size), false),
        text((right, y - 8.0), format!("d = {}", row.field.jump), false),
    ];
    if l == 0 {
        marks.push(text((left, y), "pixels".into(), false));
    } else {
        let layer = &layers[l - 1];
        marks.push(text((left, y + 15.0), format!("layer {l}"), false));
        marks.push(text((left, y), format!("k = {}", layer.kernel.0), true));
        marks.push(text((left, y - 14.0), format!("s = {}", layer.stride.0), true));
    }
    marks
}

fn text(at: Point, text: String, faint: bool) -> Mark {
    Mark::Text { at, text, faint }
}
