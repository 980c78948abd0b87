//! Counts in bins of equal width.

use crate::chart::Chart;
use crate::frame::Frame;
use crate::mark::{Mark, Point};
use crate::marker;
use crate::pen::Pen;
use crate::scale::Scale;
use crate::style::{Ink, Look, Role};

/// How many values lie in each of `bins` equal parts of low to high; the last takes its upper end
/// as well.
fn counts(values: &[f64], low: f64, high: f64, bins: usize) -> Vec<usize> {
    let mut counts = vec![0; bins];
    for value in values.iter().filter(|v| (low..=high).contains(*v)) {
        let bin = ((value - low) / (high - low) * bins as f64) as usize;
        counts[bin.min(bins - 1)] += 1;
    }
    counts
}

/// The bins that a chart's histograms share.
fn bins(chart: &Chart) -> Option<usize> {
    let each = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Histogram { bins, .. } => Some(*bins),
        _ => None,
    });
    each.max()
}

/// The largest count of all histograms of a chart; `None` if it has none.
pub(crate) fn tallest(chart: &Chart, x: &Scale) -> Option<f64> {
    let bins = bins(chart)?;
    let each = chart.marks.iter().filter_map(|mark| match mark {
        Mark::Histogram { values, .. } => counts(values, x.low, x.high, bins).into_iter().max(),
        _ => None,
    });
    each.max().map(|count| count as f64)
}

/// Draws a histogram: a tinted area under its steps, the bars set apart by thin lines of paper.
pub(crate) fn draw(pen: &Pen, frame: &Frame, chart: &Chart, look: Look, values: &[f64]) {
    let Some(bins) = bins(chart) else { return };
    let rect = frame.rect;
    let edge = |i: usize| rect.left + i as f64 * rect.width() / bins as f64;
    let floor = frame.y.place(0.0).unwrap_or(rect.bottom).clamp(rect.top, rect.bottom);
    let top =
        |count: &usize| frame.y.place(*count as f64).unwrap_or(floor).clamp(rect.top, rect.bottom);
    let tops: Vec<f64> = counts(values, frame.x.low, frame.x.high, bins).iter().map(top).collect();
    let mut steps: Vec<Point> = vec![(edge(0), floor)];
    steps.extend(tops.iter().enumerate().flat_map(|(i, y)| [(edge(i), *y), (edge(i + 1), *y)]));
    steps.push((edge(bins), floor));
    steps.dedup();
    marker::area(pen, look, std::slice::from_ref(&steps), marker::BARS);
    for (i, pair) in tops.windows(2).enumerate() {
        let lower = pair[0].max(pair[1]);
        if floor - lower > 0.1 {
            pen.line(&[(edge(i + 1), floor), (edge(i + 1), lower)], Ink::new(Role::Paper), 1.0);
        }
    }
    pen.line(&steps, look.ink(), 1.5);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_to_the_values_in_range() {
        let values: Vec<f64> = (0..=1000).map(|i| f64::from(i) * 0.37 % 10.0).collect();
        assert_eq!(counts(&values, 0.0, 10.0, 13).iter().sum::<usize>(), 1001);
        let inside = values.iter().filter(|v| (2.0..=5.0).contains(*v)).count();
        assert_eq!(counts(&values, 2.0, 5.0, 13).iter().sum::<usize>(), inside);
    }

    #[test]
    fn the_last_bin_takes_its_upper_end() {
        assert_eq!(counts(&[0.0, 1.0, 2.0, 3.0, 4.0], 0.0, 4.0, 4), [1, 1, 1, 2]);
    }
}
