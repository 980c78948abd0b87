//! From values to places on the figure, and back; the ticks of an axis.

use crate::axis::Axis;
use crate::text;

/// A range of values laid on a stretch of the figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    log: bool,
    from: f64,
    to: f64,
}

impl Scale {
    /// The axis' own range or, if it has none, that of the values, widened by the share `pad` at
    /// both ends; without values, 0 to 1 (1 to 10 in logarithms).
    pub(crate) fn fit(axis: &Axis, values: impl IntoIterator<Item = f64>, pad: f64) -> Self {
        let log = axis.log;
        let seen = values.into_iter().filter(|v| v.is_finite() && (!log || *v > 0.0));
        let seen = seen.fold(None, |range: Option<(f64, f64)>, v| {
            Some(range.map_or((v, v), |(low, high)| (low.min(v), high.max(v))))
        });
        let (low, high) = axis.range.unwrap_or_else(|| widen(seen, log, pad));
        Self { low, high, log, from: 0.0, to: 1.0 }
    }

    /// The same values laid from here to there, in units of the figure.
    pub(crate) fn over(self, from: f64, to: f64) -> Self {
        Self { from, to, ..self }
    }

    /// The same stretch of the figure over other values.
    pub(crate) fn with_range(self, low: f64, high: f64) -> Self {
        Self { low, high, ..self }
    }

    /// The place of a value; `None` when it is not finite or has no logarithm. Values far outside
    /// land at most a million units away.
    pub(crate) fn place(&self, value: f64) -> Option<f64> {
        let (low, high) = self.ends();
        let at = (self.bend(value) - low) / (high - low);
        at.is_finite().then(|| (self.from + at * (self.to - self.from)).clamp(-1e6, 1e6))
    }

    /// The value at a place.
    pub(crate) fn value(&self, place: f64) -> f64 {
        let (low, high) = self.ends();
        let bent = low + (place - self.from) / (self.to - self.from) * (high - low);
        if self.log { 10f64.powf(bent) } else { bent }
    }

    /// Where the value lies between the ends: 0 to 1, cut off beyond; `None` as in `place`.
    pub(crate) fn share(&self, value: f64) -> Option<f64> {
        self.over(0.0, 1.0).place(value).map(|share| share.clamp(0.0, 1.0))
    }

    fn ends(&self) -> (f64, f64) {
        (self.bend(self.low), self.bend(self.high))
    }

    fn bend(&self, value: f64) -> f64 {
        match (self.log, value > 0.0) {
            (false, _) => value,
            (true, true) => value.log10(),
            (true, false) => f64::NAN,
        }
    }

    /// The axis' own ticks or round numbers, at most so many, with labels.
    pub(crate) fn ticks(&self, axis: &Axis, most: usize) -> Vec<(f64, String)> {
        let slack = 1e-9 * (self.high - self.low);
        let inside = |v: f64| v >= self.low - slack && v <= self.high + slack;
        match &axis.ticks {
            Some(own) => own.iter().filter(|(at, _)| inside(*at)).cloned().collect(),
            None if self.log => self.powers(most).unwrap_or_else(|| self.round_numbers(most)),
            None => self.round_numbers(most),
        }
    }

    /// As many round ticks as fit side by side, their labels set horizontally.
    pub(crate) fn ticks_across(&self, axis: &Axis) -> Vec<(f64, String)> {
        let length = (self.to - self.from).abs();
        let fits = |ticks: &[(f64, String)]| {
            ticks.iter().map(|(_, label)| text::width(label) + 14.0).sum::<f64>() <= length + 14.0
        };
        let most = ((length / 40.0) as usize).min(9);
        let many = (2..=most.max(3)).rev().map(|n| self.ticks(axis, n)).find(|t| fits(t));
        many.unwrap_or_else(|| {
            let ticks = self.ticks(axis, 2);
            let few = [2, 5, 10, 20, 50, 100].map(|every| thin(&ticks, every));
            few.into_iter()
                .find(|few| fits(few))
                .unwrap_or_else(|| thin(&ticks, ticks.len().max(1)))
        })
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    fn round_numbers(&self, most: usize) -> Vec<(f64, String)> {
        let rough = (self.high - self.low) / most.max(1) as f64;
        let power = 10f64.powf(rough.log10().floor());
        let count = |step: f64| {
            let (first, last) =
                ((self.low / step - 1e-9).ceil(), (self.high / step + 1e-9).floor());
            (first, (last - first + 1.0).max(0.0) as usize)
        };
        let steps = [0.2, 0.5, 1.0, 2.0, 5.0, 10.0].map(|s| s * power);
        let fits = steps.iter().skip(2).position(|s| count(*s).1 <= most).map_or(5, |k| k + 2);
        // One tick alone tells no distance: rather a finer step than that.
        let step = steps[if count(steps[fits]).1 < 2 { fits - 1 } else { fits }];
        if step <= 0.0 || !step.is_finite() {
            return Vec::new();
        }
        let (first, n) = count(step);
        (0..n).map(|k| (first + k as f64) * step).map(|v| (v, number(v, step))).collect()
    }

    /// Powers of ten, every one or every second or …; where they are few, twos and fives between
    /// them; `None` if that is still less than two.
    fn powers(&self, most: usize) -> Option<Vec<(f64, String)>> {
        let (low, high) = self.ends();
        let (first, last) = ((low - 1e-9).ceil() as i32, (high + 1e-9).floor() as i32);
        let plain = first >= -3 && last <= 4;
        let label = |m: f64, k: i32| {
            let v = m * 10f64.powi(k);
            (v, if plain || m > 1.0 { number(v, 10f64.powi(k)) } else { power(k) })
        };
        let inside = |(v, _): &(f64, String)| *v >= self.low && *v <= self.high;
        let between = (first - 1..=last).flat_map(|k| [1.0, 2.0, 5.0].map(|m| label(m, k)));
        let between: Vec<_> = between.filter(inside).collect();
        if (2..=most).contains(&between.len()) {
            return Some(between);
        }
        let every = (last - first).max(0) as usize / most.max(1) + 1;
        (last > first).then(|| (first..=last).step_by(every).map(|k| label(1.0, k)).collect())
    }

    /// On a logarithmic axis, 2, 3, …, 9 times each power of ten, where there are few powers.
    pub(crate) fn minor(&self) -> Vec<f64> {
        let (low, high) = self.ends();
        if !self.log || high - low > 6.0 {
            return Vec::new();
        }
        let all = (low.floor() as i32..=high.floor() as i32)
            .flat_map(|k| (2..10).map(move |m| f64::from(m) * 10f64.powi(k)));
        all.filter(|v| *v > self.low && *v < self.high).collect()
    }
}

/// Every n-th tick.
fn thin(ticks: &[(f64, String)], n: usize) -> Vec<(f64, String)> {
    ticks.iter().step_by(n).cloned().collect()
}

/// The range seen, widened: by `pad` at both ends, but not across zero; a single value by half of
/// itself.
fn widen(seen: Option<(f64, f64)>, log: bool, pad: f64) -> (f64, f64) {
    let Some((low, high)) = seen else {
        return if log { (1.0, 10.0) } else { (0.0, 1.0) };
    };
    if log {
        let factor = if low == high { 2.0 } else { (high / low).powf(pad) };
        return (low / factor, high * factor);
    }
    // As good as equal: rounding errors are no range.
    if high - low <= 1e-12 * low.abs().max(high.abs()) {
        let half = if low == 0.0 { 0.5 } else { low.abs() / 2.0 };
        return (low - half, high + half);
    }
    let more = pad * (high - low);
    let (wide_low, wide_high) = (low - more, high + more);
    (
        if low >= 0.0 { wide_low.max(0.0) } else { wide_low },
        if high <= 0.0 { wide_high.min(0.0) } else { wide_high },
    )
}

/// A number with as many decimals as its step has, thousands apart by commas, powers of ten where it is
/// very large or very small.
pub(crate) fn number(value: f64, step: f64) -> String {
    if value.abs() < step * 1e-9 {
        return "0".into();
    }
    let exponent = value.abs().log10().floor() as i32;
    if value.abs() >= 1e6 || (value.abs() < 1e-3 && step < 9.99e-4) {
        let (mantissa, step) = (value / 10f64.powi(exponent), step / 10f64.powi(exponent));
        return match fixed(mantissa, decimals(step)).as_str() {
            "1" => power(exponent),
            mantissa => format!("{mantissa}·{}", power(exponent)),
        };
    }
    fixed(value, decimals(step))
}

/// How many decimals multiples of a step need.
fn decimals(step: f64) -> usize {
    (-(step.log10() + 1e-9).floor()).clamp(0.0, 9.0) as usize
}

/// A number with so many decimals, a true minus sign, and commas between thousands, as in the book's
/// prose. Years want [`Axis::ticks`].
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::new();
    if value < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// A power of ten: 10⁻³.
fn power(exponent: i32) -> String {
    let raised = |c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32('⁰' as u32 + digit as u32 - '0' as u32).unwrap_or(digit),
    };
    format!("10{}", exponent.to_string().chars().map(raised).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis, low: f64, high: f64, most: usize) -> Vec<String> {
        let scale = Scale::fit(axis, [low, high], 0.0);
        scale.ticks(axis, most).into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn ticks_are_round_and_not_too_many() {
        let linear = Axis::new("x");
        assert_eq!(labels(&linear, -0.5, 1.5, 6), ["−0.5", "0", "0.5", "1.0", "1.5"]);
        assert_eq!(labels(&linear, 0.0, 60_000.0, 4), ["0", "20,000", "40,000", "60,000"]);
        assert_eq!(labels(&linear, 0.0, 3e-5, 4), ["0", "10⁻⁵", "2·10⁻⁵", "3·10⁻⁵"]);
        assert_eq!(labels(&linear, -4.0, 4.0, 3), ["−4", "−2", "0", "2", "4"]);
        for (low, high) in [(0.1, 0.7), (-3e8, 1e9), (1.0, 1.0 + 1e-7), (5.0, 1234.5)] {
            for most in 2..9 {
                let n = labels(&linear, low, high, most).len();
                assert!((2..=most + 2).contains(&n), "{n} ticks for {most}, {low} to {high}");
            }
        }
    }

    #[test]
    fn powers_of_ten_stand_at_logarithmic_axes() {
        let log = Axis::log("x");
        assert_eq!(labels(&log, 1e-3, 100.0, 6), ["0.001", "0.01", "0.1", "1", "10", "100"]);
        assert_eq!(labels(&log, 1e-8, 1.0, 5), ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]);
        assert_eq!(labels(&log, 0.15, 3.0, 6), ["0.2", "0.5", "1", "2"]);
    }

    #[test]
    fn places_and_values_are_inverse() {
        for axis in [Axis::new("x"), Axis::log("x")] {
            let scale = Scale::fit(&axis, [0.01, 5.0], 0.05).over(40.0, 500.0);
            for value in [0.011, 0.5, 4.9] {
                let back = scale.value(scale.place(value).unwrap());
                assert!((back - value).abs() < 1e-12, "{back} for {value}");
            }
        }
        let log = Scale::fit(&Axis::log("x"), [1.0, 10.0], 0.0);
        assert_eq!((log.place(0.0), log.place(-1.0), log.place(f64::NAN)), (None, None, None));
    }

    #[test]
    fn a_range_is_widened_but_not_across_zero() {
        assert_eq!(widen(Some((0.0, 10.0)), false, 0.1), (0.0, 11.0));
        assert_eq!(widen(Some((-10.0, 10.0)), false, 0.1), (-12.0, 12.0));
        assert_eq!(widen(Some((3.0, 3.0)), false, 0.1), (1.5, 4.5));
        assert_eq!(widen(Some((0.0, 0.0)), false, 0.1), (-0.5, 0.5));
        assert_eq!(widen(Some((3.0, 3.0)), true, 0.1), (1.5, 6.0));
        assert_eq!(widen(None, false, 0.1), (0.0, 1.0));
    }
}
