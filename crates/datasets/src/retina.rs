//! Letters on a retina of 5 × 7 pixels (PER-09).

use crate::{Error, Samples};
use ndarray::{Array1, Array2};

/// The alphabet, drawn for this project: A to M above, N to Z below.
const FONT: &str = "\
.###. ####. .###. ####. ##### ##### .###. #...# .###. ..### #...# #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# ..#.. ...#. #..#. #.... ##.##
#...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#. #.#.. #.... #.#.#
##### ####. #.... #...# ####. ####. #.### ##### ..#.. ...#. ##... #.... #.#.#
#...# #...# #.... #...# #.... #.... #...# #...# ..#.. ...#. #.#.. #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#. #..#. #.... #...#
#...# ####. .###. ####. ##### #.... .###. #...# .###. .##.. #...# ##### #...#
#...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
#.#.# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
#..## #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
#...# #...# #.... #.#.# #.#.. ....# ..#.. #...# #...# #.#.# .#.#. ..#.. .#...
#...# #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
#...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
";

/// Letters in a row of the drawing.
const ACROSS: usize = 13;

/// Width and height of the retina.
pub const PIXELS: (usize, usize) = (5, 7);

/// The picture of a capital letter, row by row: 1 where a pixel is on, 0 where it is off, (35,).
///
/// # Errors
///
/// [`Error::Letter`] where `name` is not one of A to Z.
pub fn letter(name: char) -> Result<Array1<f64>, Error> {
    if !name.is_ascii_uppercase() {
        return Err(Error::Letter(name));
    }
    let (width, height) = PIXELS;
    let place = usize::from(name as u8 - b'A');
    let (left, top) = (place % ACROSS * (width + 1), place / ACROSS * height);
    let rows = FONT.lines().skip(top).take(height);
    Ok(rows
        .flat_map(|row| row.bytes().skip(left).take(width))
        .map(|pixel| if pixel == b'#' { 1.0 } else { 0.0 })
        .collect())
}

/// The pictures of `letters`; the target is 1 for `wanted` and 0 for the others.
///
/// `x` is (letters, 35), `t` is (letters,).
///
/// # Errors
///
/// [`Error::Letter`] where one of them is not one of A to Z.
pub fn retina(letters: &str, wanted: char) -> Result<Samples, Error> {
    let names: Vec<char> = letters.chars().collect();
    let mut x = Array2::zeros((names.len(), PIXELS.0 * PIXELS.1));
    for (mut row, &name) in x.outer_iter_mut().zip(&names) {
        row.assign(&letter(name)?);
    }
    let t = names.iter().map(|&name| if name == wanted { 1.0 } else { 0.0 }).collect();
    Ok(Samples { x, t })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_l_is_a_stem_and_a_foot() {
        let l = letter('L').unwrap().into_shape_with_order((7, 5)).unwrap();
        assert!(l.column(0).iter().all(|&pixel| pixel == 1.0));
        assert!(l.row(6).iter().all(|&pixel| pixel == 1.0));
        assert_eq!(l.sum(), 11.0);
    }

    #[test]
    fn a_t_stands_in_the_lower_half_of_the_drawing() {
        let t = letter('T').unwrap().into_shape_with_order((7, 5)).unwrap();
        assert!(t.column(2).iter().chain(t.row(0)).all(|&pixel| pixel == 1.0));
        assert_eq!(t.sum(), 11.0);
    }

    #[test]
    fn no_two_letters_look_alike() {
        let pictures: Vec<_> = ('A'..='Z').map(|name| letter(name).unwrap()).collect();
        for (i, a) in pictures.iter().enumerate() {
            assert_eq!(a.len(), 35);
            assert!(pictures[..i].iter().all(|b| a != b));
        }
    }

    #[test]
    fn only_the_wanted_letter_has_target_one() {
        let set = retina("TLH", 'L').unwrap();
        assert_eq!(set.x.dim(), (3, 35));
        assert_eq!(set.t.to_vec(), [0.0, 1.0, 0.0]);
        assert_eq!(set.x.row(1), letter('L').unwrap());
    }

    #[test]
    fn what_is_no_capital_letter_is_named_in_the_error() {
        assert!(matches!(retina("Aa", 'A'), Err(Error::Letter('a'))));
        assert_eq!(letter('É').unwrap_err().to_string(), "there is no letter 'É', only A to Z");
    }
}
