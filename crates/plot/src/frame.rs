//! The frame of a chart: where the plotted area lies, its scales, its axes.

use crate::axis::Axis;
use crate::chart::Chart;
use crate::histogram;
use crate::mark::{Mark, Point};
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::scale::Scale;
use crate::style::{Ink, Role};
use crate::text;

/// A chart's plotted area with its scales.
pub(crate) struct Frame {
    pub(crate) rect: Rect,
    pub(crate) x: Scale,
    pub(crate) y: Scale,
}

/// The room that a title and the name of an axis need above a plotted area, in a panel this wide.
pub(crate) fn head(title: Option<&str>, label: &str, width: f64) -> f64 {
    let lines = |text: &str| text::LINE * text::wrap(text, width).len() as f64;
    title.map_or(0.0, |title| lines(title) + 2.0) + lines(label) + 7.0
}

/// The room for the text below a plotted area: tick labels and the name of x.
pub(crate) fn foot(label: &str, width: f64) -> f64 {
    25.0 + text::LINE * text::wrap(label, width).len() as f64
}

/// Draws the title at the top of the rectangle and the name of the vertical axis just above the
/// plotted area, which begins at `plot_top`.
pub(crate) fn draw_head(pen: &Pen, rect: Rect, plot_top: f64, title: Option<&str>, label: &str) {
    let ink = Ink::new(Role::Ink);
    for (k, line) in text::wrap(title.unwrap_or(""), rect.width()).iter().enumerate() {
        pen.title(line, (rect.left, rect.top + k as f64 * text::LINE), ink);
    }
    for (k, line) in text::wrap(label, rect.width()).iter().rev().enumerate() {
        let baseline = plot_top - 12.0 - k as f64 * text::LINE;
        pen.text(line, (rect.left, baseline), ink, HPos::Left, VPos::Bottom);
    }
}

/// Writes the name of the horizontal axis centred below the plotted area, inside the panel.
pub(crate) fn draw_foot(pen: &Pen, panel: Rect, plot: Rect, label: &str) {
    for (k, line) in text::wrap(label, panel.width()).iter().enumerate() {
        let half = text::width(line) / 2.0;
        let middle = (plot.left + plot.right) / 2.0;
        let middle = middle.min(panel.right - half).max(panel.left + half);
        let at = (middle, plot.bottom + 38.0 + k as f64 * text::LINE);
        pen.text(line, at, Ink::new(Role::Ink), HPos::Center, VPos::Bottom);
    }
}

/// The widest label.
pub(crate) fn widest(ticks: &[(f64, String)]) -> f64 {
    ticks.iter().map(|(_, label)| text::width(label)).fold(0.0, f64::max)
}

/// How many ticks a vertical axis this long takes.
pub(crate) fn ticks_up(scale: &Scale, axis: &Axis, length: f64) -> Vec<(f64, String)> {
    scale.ticks(axis, ((length / 30.0) as usize).clamp(3, 8))
}

impl Frame {
    /// The scales of a chart, before they have a place.
    fn scales(chart: &Chart) -> (Scale, Scale) {
        let points: Vec<Point> = chart.marks.iter().flat_map(Mark::extent).collect();
        let values = chart.marks.iter().flat_map(|mark| match mark {
            Mark::Histogram { values, .. } => values.as_slice(),
            _ => &[],
        });
        let xs = points.iter().map(|p| p.0).chain(values.copied());
        let x = Scale::fit(&chart.x, xs, if chart.is_plane() { 0.05 } else { 0.0 });
        let slack = 1e-9 * (x.high - x.low);
        let in_x = |p: &&Point| !(p.0 < x.low - slack || p.0 > x.high + slack);
        let tallest = histogram::tallest(chart, &x);
        let counts = tallest.into_iter().flat_map(|count| [0.0, count]);
        let ys = points.iter().filter(in_x).map(|p| p.1).chain(counts);
        (x, Scale::fit(&chart.y, ys, 0.05))
    }

    /// The height of the plotted area in a panel this wide.
    pub(crate) fn height(chart: &Chart, width: f64) -> f64 {
        let plot = width - 46.0;
        match chart.height {
            Some(height) => height,
            None if chart.equal => {
                let (x, y) = Self::scales(chart);
                let ratio = ((y.high - y.low) / (x.high - x.low)).clamp(0.4, 1.0);
                let panel = Rect { left: 0.0, top: 0.0, right: width, bottom: plot };
                let frame = Self::place(chart, panel, 0.0, plot * ratio, 0.0);
                (frame.rect.width() * ratio).min(360.0)
            }
            None => plot * 0.625,
        }
    }

    /// Places a chart: its plotted area begins at `top` and is so high; `ends` is the width of the
    /// labels at the ends of its lines.
    pub(crate) fn place(chart: &Chart, panel: Rect, top: f64, height: f64, ends: f64) -> Self {
        let (mut x, mut y) = Self::scales(chart);
        let bottom = top + height;
        let mut rect = Rect { left: panel.left + 40.0, top, right: panel.right - 8.0, bottom };
        // Margins follow from labels, and labels from ranges and margins: twice is enough.
        for _ in 0..2 {
            if chart.equal {
                let unit = ((x.high - x.low) / rect.width()).max((y.high - y.low) / height);
                x = around(x, unit * rect.width());
                y = around(y, unit * height);
            }
            y = y.over(bottom, top);
            let labels = widest(&ticks_up(&y, &chart.y, height));
            rect.left = panel.left + if labels > 0.0 { labels + 10.0 } else { 4.0 };
            x = x.over(rect.left, rect.right);
            let over = x.ticks_across(&chart.x).iter().fold(0f64, |over, (at, label)| {
                let end = x.place(*at).unwrap_or(rect.left) + text::width(label) / 2.0;
                over.max(end - rect.right)
            });
            rect.right = panel.right - over.max(ends).max(3.0);
            x = x.over(rect.left, rect.right);
        }
        Self { rect, x, y }
    }

    /// The place of a point, if it has one.
    pub(crate) fn at(&self, (x, y): Point) -> Option<Point> {
        Some((self.x.place(x)?, self.y.place(y)?))
    }

    /// Draws grid, axes, ticks and names.
    pub(crate) fn draw(&self, pen: &Pen, chart: &Chart, panel: Rect) {
        let Rect { left, right, top, bottom } = self.rect;
        let across = self.x.ticks_across(&chart.x);
        let up = ticks_up(&self.y, &chart.y, self.rect.height());
        let (grid, muted) = (Ink::new(Role::Grid), Ink::new(Role::Muted));
        let xs: Vec<_> = across.iter().filter_map(|(v, _)| self.x.place(*v)).collect();
        let ys: Vec<_> = up.iter().filter_map(|(v, _)| self.y.place(*v)).collect();
        if !chart.has_field() {
            for y in &ys {
                pen.line(&[(left, *y), (right, *y)], grid, 1.0);
            }
            for x in xs.iter().filter(|_| chart.is_plane()) {
                pen.line(&[(*x, top), (*x, bottom)], grid, 1.0);
            }
        }
        pen.line(&[(left, bottom), (right, bottom)], muted, 1.0);
        for x in &xs {
            pen.line(&[(*x, bottom), (*x, bottom + 4.0)], muted, 1.0);
        }
        for x in self.x.minor().into_iter().filter_map(|v| self.x.place(v)) {
            pen.line(&[(x, bottom), (x, bottom + 2.5)], muted, 1.0);
        }
        if chart.is_plane() {
            pen.line(&[(left, top), (left, bottom)], muted, 1.0);
            for y in &ys {
                pen.line(&[(left - 4.0, *y), (left, *y)], muted, 1.0);
            }
        }
        for ((_, label), y) in up.iter().zip(&ys) {
            pen.text(label, (left - 7.0, *y), muted, HPos::Right, VPos::Center);
        }
        for ((_, label), x) in across.iter().zip(&xs) {
            pen.text(label, (*x, bottom + 8.0), muted, HPos::Center, VPos::Top);
        }
        draw_foot(pen, panel, self.rect, &chart.x.label());
    }
}

/// The same middle, another width.
fn around(scale: Scale, width: f64) -> Scale {
    let middle = (scale.low + scale.high) / 2.0;
    scale.with_range(middle - width / 2.0, middle + width / 2.0)
}
