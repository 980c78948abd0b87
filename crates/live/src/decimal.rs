//! Decimal numbers, read and written without the standard library's way, which is exact for all numbers
//! and takes 30 KB of a page that has 100.

/// Writes a number with at most `places` decimals; what no reader could use is written as 0.
pub(crate) fn write(value: f64, places: u32) -> String {
    let scale = 10_u64.pow(places);
    let scaled = (value * scale as f64).round();
    if scaled == 0.0 || scaled.is_nan() || scaled.abs() > 1e18 {
        return "0".into();
    }
    let digits = scaled.abs() as u64;
    let sign = if scaled < 0.0 { "-" } else { "" };
    let whole = digits / scale;
    if digits.is_multiple_of(scale) {
        return format!("{sign}{whole}");
    }
    // The scale's own 1 in front keeps the zeros after the point.
    let fraction = (scale + digits % scale).to_string();
    let fraction = fraction.trim_end_matches('0').strip_prefix('1').unwrap_or_default();
    format!("{sign}{whole}.{fraction}")
}

/// Reads a number like −12.5 of at most 15 digits; none for anything else.
///
/// Its digits and the power of ten below them are whole numbers that an `f64` holds, so the one
/// division rounds to the number nearest to the text (Clinger, 1990).
pub(crate) fn read(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let both = [whole, fraction].concat();
    if whole.is_empty() || both.len() > 15 || !both.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: u64 = both.parse().ok()?;
    Some(sign * (digits as f64 / 10_u64.pow(fraction.len() as u32) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_short() {
        let written = [-2.0, 0.25, 1.0 / 3.0, -0.0001, 100.0, 0.05, -1.5, 0.9996];
        let expected = ["-2", "0.25", "0.333", "0", "100", "0.05", "-1.5", "1"];
        assert_eq!(written.map(|value| write(value, 3)), expected);
        assert_eq!([f64::NAN, f64::INFINITY].map(|value| write(value, 3)), ["0", "0"]);
    }

    #[test]
    fn what_is_read_is_what_the_standard_library_reads() {
        for hundredths in -1000..1000_i32 {
            for text in [
                format!("{}", f64::from(hundredths) / 100.0),
                format!("{}.{:07}", hundredths, hundredths.unsigned_abs() * 4567),
            ] {
                assert_eq!(read(&text), text.parse().ok(), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_decimal_number_is_none() {
        for text in
            ["", "-", ".", ".5", "1e3", "NaN", "inf", "+1", "1.2.3", "--1", "1234567890123456"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("1."), Some(1.0));
    }
}
