//! The board: the sheet, what the net is shown, its maps, and a bar for every digit.

use live::{Cells, Mark, Point};

use crate::net::{MAPS, Reading};
use crate::sheet::{PIXELS, SIDE, Sheet};

/// Both sides of the board.
pub const EDGE: f64 = 25.0;

const fn grey(name: &'static str, from: Point, side: f64, shape: usize) -> Cells {
    Cells { name, from, side, shape: (shape, shape), signed: false, open: false }
}

pub const SHEET: Cells = Cells { open: true, ..grey("your digit", (0.5, 23.4), 0.75, SIDE) };
const SHOWN: Cells = grey("what the net gets", (0.5, 9.6), 0.75, PIXELS);

/// Where the bars stand, how wide a bar is with its gap, and how high one of 100 % is.
const BARS: Point = (8.4, 2.2);
const WIDTH: f64 = 1.6;
const HEIGHT: f64 = 6.4;

/// Levels of grey: enough for the eye, and few enough for a quick drawing.
const LEVELS: f32 = 12.0;

/// The level of a value, where `most` is full ink.
fn level(value: f32, most: f32) -> i8 {
    if most > 0.0 { ((LEVELS * value / most).round() * 100.0 / LEVELS) as i8 } else { 0 }
}

fn word(at: Point, text: impl Into<String>) -> Mark {
    Mark::Text { at, text: text.into(), faint: false }
}

/// Where the maps of a layer lie: in two rows, right of the sheet.
fn places(layer: usize) -> impl Iterator<Item = Cells> {
    let (name, top, side, shape) =
        [("first layer", 23.4, 0.33, PIXELS), ("second layer", 16.2, 0.3, PIXELS / 2)][layer];
    let (across, step) = (MAPS[layer] / 2, side * shape as f64 + 0.28);
    (0..MAPS[layer]).map(move |map| {
        let (row, column) = ((map / across) as f64, (map % across) as f64);
        grey(name, (13.2 + step * column, top - step * row), side, shape)
    })
}

/// The drawing, and what the net makes of it, if anything is drawn.
pub fn marks(sheet: &Sheet, reading: Option<&Reading>) -> Vec<Mark> {
    let cells = (0..SIDE * SIDE).map(|n| if sheet.has(n / SIDE, n % SIDE) { 100 } else { 0 });
    let pixels = sheet.picture().iter().map(|&pixel| level(pixel, 1.0)).collect();
    let mut marks = vec![
        word((6.5, 24.2), SHEET.name),
        word((3.9, 10.4), "what it gets"),
        word((18.9, 24.2), "8 maps of the first layer"),
        word((18.9, 17.0), "16 of the second"),
        SHEET.mark(cells.collect(), vec![]),
        SHOWN.mark(pixels, vec![]),
    ];
    for layer in 0..2 {
        let most = reading.map_or(0.0, |reading| reading.largest(layer));
        for (map, place) in places(layer).enumerate() {
            let values = reading.map_or(Vec::new(), |reading| reading.map(layer, map));
            marks.push(place.mark(values.iter().map(|&v| level(v, most)).collect(), vec![]));
        }
    }
    marks.extend(bars(reading));
    marks
}

/// A bar for every digit, as high as it is probable, and the percent of the highest.
fn bars(reading: Option<&Reading>) -> Vec<Mark> {
    let right = BARS.0 + 10.0 * WIDTH;
    let ground = Mark::Line { ends: [BARS, (right, BARS.1)], faint: false };
    let mut marks = vec![ground, word(((BARS.0 + right) / 2.0, 10.4), "its answer")];
    for digit in 0..10 {
        let left = BARS.0 + WIDTH * digit as f64;
        let (from, to, middle) = (left + 0.15, left + WIDTH - 0.15, left + WIDTH / 2.0);
        marks.push(word((middle, BARS.1 - 0.9), digit.to_string()));
        let Some(reading) = reading else { continue };
        let up = BARS.1 + HEIGHT * f64::from(reading.digits[digit]);
        let corners = vec![(from, BARS.1), (from, up), (to, up), (to, BARS.1)];
        marks.push(Mark::Region { class: 0, corners: corners.clone() });
        marks.push(Mark::Curve { class: 0, points: corners });
        if reading.ranking()[0] == digit {
            marks.push(word((middle, up + 0.7), percent(reading.digits[digit])));
        }
    }
    marks
}

/// A probability in whole percent, which says neither 0 nor 100 of what is neither.
pub fn percent(probability: f32) -> String {
    match (100.0 * probability).round() as u32 {
        0 => "< 1 %".into(),
        100 => "> 99 %".into(),
        percent => format!("{percent} %"),
    }
}
