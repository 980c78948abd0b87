//! Numbers in sentences.

use crate::{Point, decimal};

/// A number for the reader: at most three decimals, a real minus sign.
pub fn number(value: f64) -> String {
    decimal::write(value, 3).replace('-', "−")
}

/// A point in brackets.
pub fn place((x, y): Point) -> String {
    format!("({}, {})", number(x), number(y))
}

/// `6 epochs`, `1 epoch`.
pub fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_carry_a_real_minus_sign() {
        let read = [-2.0, 0.25, 1.0 / 3.0, -0.0001, 100.0].map(number);
        assert_eq!(read, ["−2", "0.25", "0.333", "0", "100"]);
        assert_eq!(place((-0.5, 1.0)), "(−0.5, 1)");
    }

    #[test]
    fn one_has_no_plural() {
        assert_eq!([0, 1, 2].map(|n| count(n, "point")), ["0 points", "1 point", "2 points"]);
    }
}
