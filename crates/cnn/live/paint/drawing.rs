//! The board: above the image and its map, below the kernel and the products of one place.

use live::{Cells, Mark, Point, number};
use ndarray::Array2;

use crate::{K, Paint, SIDE};

/// Both sides of the board.
pub const EDGE: f64 = 25.0;

const PLACES: usize = SIDE - K + 1;

/// A picture that the reader's hand reaches.
const fn open(name: &'static str, from: Point, side: f64, shape: usize, signed: bool) -> Cells {
    Cells { name, from, side, shape: (shape, shape), signed, open: true }
}

pub const IMAGE: Cells = open("image", (0.6, 23.4), 1.0, SIDE, false);
/// Each of its places stands beside the middle of its window.
pub const MAP: Cells = open("map", (14.2, 22.4), 1.0, PLACES, true);
pub const KERNEL: Cells = open("kernel", (0.6, 9.6), 3.0, K, true);
const PRODUCTS: Cells = Cells { name: "products", from: (11.2, 9.6), open: false, ..KERNEL };

/// The level of a value, where ±`most` are the deepest; 0 where all are 0.
fn level(value: f64, most: f64) -> i8 {
    if most > 0.0 { (100.0 * value / most).round() as i8 } else { 0 }
}

fn word(at: Point, text: &str) -> Mark {
    Mark::Text { at, text: text.into(), faint: false }
}

/// Above the middle of a picture.
fn title(of: &Cells) -> Mark {
    word((of.from.0 + of.side * of.shape.1 as f64 / 2.0, of.from.1 + 0.8), of.name)
}

pub fn marks(of: &Paint) -> Vec<Mark> {
    let map = of.map();
    let deepest = map.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
    let levels = |values: &Array2<f64>, most| values.iter().map(|&v| level(v, most)).collect();
    let numbers = |values: &Array2<f64>| values.iter().map(|&v| number(v)).collect();
    let products = &of.window() * &of.kernel;
    let divided = match of.settings.word("divisor") {
        "1" => String::new(),
        divisor => format!("/{divisor}"),
    };
    let mut marks: Vec<Mark> = [IMAGE, MAP, KERNEL, PRODUCTS].iter().map(title).collect();
    marks.extend([
        IMAGE.mark(levels(&of.image, 1.0), vec![]),
        MAP.mark(levels(&map, deepest), vec![]),
        KERNEL.mark(vec![], numbers(&of.kernel)),
        PRODUCTS.mark(vec![], numbers(&products)),
        IMAGE.frame(of.place, (K, K)),
        MAP.frame(of.place, (1, 1)),
        word((22.5, 6.1), "sum"),
        word((22.5, 4.1), &format!("{}{divided}", number(products.sum()))),
    ]);
    marks
}

/// A block and a slanted line: edges of several directions.
pub fn first_image() -> Array2<f64> {
    Array2::from_shape_fn((SIDE, SIDE), |(row, column)| {
        let block = (1..6).contains(&row) && (1..6).contains(&column);
        let slanted = (5..11).contains(&row) && row + column == 15;
        f64::from(block || slanted)
    })
}

/// The image in an address: three hexadecimal digits a row.
pub fn write_image(image: &Array2<f64>) -> String {
    let bits = |row: ndarray::ArrayView1<f64>| {
        row.iter().fold(0_u32, |bits, &pixel| 2 * bits + u32::from(pixel > 0.0))
    };
    image.outer_iter().map(|row| format!("{:03x}", bits(row))).collect()
}

/// The image that [`write_image`] wrote.
pub fn read_image(text: &str) -> Result<Array2<f64>, String> {
    let wrong = || format!("The address says image={text}, which cannot be read.");
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let digits = digits.filter(|digits| 4 * digits.len() == SIDE * SIDE).ok_or_else(wrong)?;
    let pixels = digits.iter().flat_map(|digit| (0..4).rev().map(move |bit| digit >> bit & 1));
    let pixels = pixels.map(f64::from).collect();
    Array2::from_shape_vec((SIDE, SIDE), pixels).map_err(|_| wrong())
}
