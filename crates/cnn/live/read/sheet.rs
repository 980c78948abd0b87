//! The square in which the reader draws, and how the net is shown what is on it.

use ndarray::{Array2, Array4, s};

/// Cells on a side of the sheet, pixels on a side of what the net is shown.
pub const SIDE: usize = 16;
pub const PIXELS: usize = 8;

/// How many of the eight columns the digits that the net has learned from fill at most.
const WIDEST: f32 = 6.5;
/// How much more a drawing is stretched upwards than to the right, at most: a dash stays one.
const STRETCH: f32 = 1.5;

/// Cells of ink and paper: a number a row, whose highest bit is the first column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet([u16; SIDE]);

impl Sheet {
    pub fn is_empty(&self) -> bool {
        self.0 == [0; SIDE]
    }

    pub fn has(&self, row: usize, column: usize) -> bool {
        self.0[row] >> (SIDE - 1 - column) & 1 == 1
    }

    pub fn set(&mut self, row: usize, column: usize, ink: bool) {
        let bit = 1 << (SIDE - 1 - column);
        self.0[row] = if ink { self.0[row] | bit } else { self.0[row] & !bit };
    }

    /// Presses a brush of 2 × 2 cells on the sheet, its upper left corner in the cell given.
    pub fn brush(&mut self, (row, column): (usize, usize), ink: bool) {
        for row in row..(row + 2).min(SIDE) {
            for column in column..(column + 2).min(SIDE) {
                self.set(row, column, ink);
            }
        }
    }

    /// How many cells are ink.
    pub fn ink(&self) -> u32 {
        self.0.iter().map(|row| row.count_ones()).sum()
    }

    /// What the net is shown, (1, 8, 8, 1): the drawing as high as the picture and in its middle, as the
    /// digits were that it has learned from. A pixel is the share of its square that is ink.
    pub fn picture(&self) -> Array4<f32> {
        let mut picture = Array4::zeros((1, PIXELS, PIXELS, 1));
        let Some((rows, columns)) = self.bounds() else { return picture };
        let (height, width) = (rows.len() as f32, columns.len() as f32);
        let full = PIXELS as f32;
        let across = (full / height).min(WIDEST / width);
        let down = (full / height).min(STRETCH * across);
        let (top, left) = ((full - down * height) / 2.0, (full - across * width) / 2.0);
        let (rows_of, columns_of) =
            (shares(rows.clone(), down, top), shares(columns.clone(), across, left));
        let ink = Array2::from_shape_fn((rows.len(), columns.len()), |(row, column)| {
            f32::from(u8::from(self.has(rows.start + row, columns.start + column)))
        });
        let mut shown = picture.slice_mut(s![0, .., .., 0]);
        for ((row, column), pixel) in shown.indexed_iter_mut() {
            for ((i, j), ink) in ink.indexed_iter() {
                *pixel += rows_of[[i, row]] * columns_of[[j, column]] * ink;
            }
        }
        picture
    }

    /// The rows and the columns between the outermost cells of ink.
    fn bounds(&self) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
        let any = |row: usize| self.0[row] != 0;
        let rows = (0..SIDE).find(|&row| any(row))?..(0..SIDE).rfind(|&row| any(row))? + 1;
        let all = self.0.iter().fold(0, |all, row| all | row);
        Some((rows, all.leading_zeros() as usize..SIDE - all.trailing_zeros() as usize))
    }

    /// Four hexadecimal digits a row.
    pub fn write(&self) -> String {
        self.0.iter().map(|row| format!("{row:04x}")).collect()
    }

    /// The sheet that [`write`](Self::write) wrote.
    pub fn read(text: &str) -> Option<Self> {
        let digits: Option<Vec<u16>> =
            text.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u16)).collect();
        let digits = digits.filter(|digits| digits.len() == 4 * SIDE)?;
        let mut sheet = Self::default();
        for (row, digits) in sheet.0.iter_mut().zip(digits.chunks_exact(4)) {
            *row = digits.iter().fold(0, |row, digit| row << 4 | digit);
        }
        Some(sheet)
    }
}

/// Of every cell, how much of every pixel it covers, where cells are `scale` pixels long and the first
/// begins at `from`.
fn shares(cells: std::ops::Range<usize>, scale: f32, from: f32) -> Array2<f32> {
    Array2::from_shape_fn((cells.len(), PIXELS), |(cell, pixel)| {
        let (start, pixel) = (from + scale * cell as f32, pixel as f32);
        ((start + scale).min(pixel + 1.0) - start.max(pixel)).max(0.0)
    })
}
