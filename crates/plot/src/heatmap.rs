//! A matrix as coloured cells, with a colour bar.

use crate::axis::Axis;
use crate::frame;
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::raster::{self, Shares};
use crate::scale::{Scale, fixed};
use crate::style::{Ink, LEVELS, Role};
use crate::text;

/// A matrix as a grid of coloured cells, the first row on top, with a colour bar.
///
/// `value(i, j)` is the entry of row i, column j; one that is not finite leaves its cell empty. The
/// axes count rows and columns from 0 unless they have [`categories`](Axis::categories) or a
/// range, which then spans the whole matrix from edge to edge.
///
/// ```
/// use plot::{Axis, Heatmap};
///
/// let counts = [[50, 0, 0], [0, 47, 3], [0, 2, 48]];
/// let classes = ["setosa", "versicolor", "virginica"];
/// let confusion = Heatmap::new(
///     Axis::new("predicted").categories(classes),
///     Axis::new("true").categories(classes),
///     "flowers",
///     (3, 3),
///     |i, j| f64::from(counts[i][j]),
/// )
/// .values(0);
/// # let _ = confusion;
/// ```
pub struct Heatmap {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    pub(crate) value: Axis,
    pub(crate) title: Option<String>,
    pub(crate) shape: (usize, usize),
    pub(crate) cells: Vec<f64>,
    pub(crate) signed: bool,
    pub(crate) decimals: Option<usize>,
}

impl Heatmap {
    /// The heat map of a matrix of this shape (rows, columns). The third axis is the colour's: its
    /// name stands at the colour bar, its range fixes the ends of the scale.
    pub fn new(
        x: impl Into<Axis>,
        y: impl Into<Axis>,
        value: impl Into<Axis>,
        shape: (usize, usize),
        entry: impl Fn(usize, usize) -> f64,
    ) -> Self {
        let entry = &entry;
        let cells = (0..shape.0).flat_map(|i| (0..shape.1).map(move |j| entry(i, j))).collect();
        Self {
            x: x.into(),
            y: y.into(),
            value: value.into(),
            title: None,
            shape,
            cells,
            signed: false,
            decimals: None,
        }
    }

    /// A title above the map, for a figure of several panels.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Two colours that meet at zero, for weights and differences; the scale is then symmetric.
    ///
    /// # Panics
    /// When the axis of the values is logarithmic.
    #[must_use]
    #[track_caller]
    pub fn signed(mut self) -> Self {
        assert!(!self.value.log, "Heatmap::signed: the values' axis is logarithmic");
        self.signed = true;
        self
    }

    /// Writes each value into its cell, with so many decimals.
    #[must_use]
    pub fn values(mut self, decimals: usize) -> Self {
        self.decimals = Some(decimals);
        self
    }
}

/// The room right of the cells for the colour bar: a gap, the bar, a tick.
const GAP: f64 = 14.0;
const BAR: f64 = 14.0;
const TICK: f64 = 7.0;

/// Cells become at most this high together.
const HIGHEST: f64 = 380.0;

/// Where the cells and the colour bar lie.
struct Layout {
    x: Axis,
    y: Axis,
    cells: Rect,
    cell: (f64, f64),
    value: Scale,
    /// Whether the values are written into the cells.
    written: bool,
}

/// Drawing.
impl Heatmap {
    /// The axis, its rows or columns named by their numbers if by nothing else.
    fn counted(axis: &Axis, n: usize) -> Axis {
        match (&axis.ticks, axis.range) {
            (None, None) => axis.clone().categories((0..n).map(|i| i.to_string())),
            _ => axis.clone(),
        }
    }

    /// The scale of a side with `n` cells, from the first cell's outer edge to the last one's.
    fn side(axis: &Axis, n: usize) -> Scale {
        let (low, high) = axis.range.unwrap_or((-0.5, n.max(1) as f64 - 0.5));
        Scale::fit(axis, [], 0.0).with_range(low, high)
    }

    /// The scale of the values: symmetric when signed.
    fn scale(&self) -> Scale {
        let scale = Scale::fit(&self.value, self.cells.iter().copied(), 0.0);
        if !self.signed {
            return scale;
        }
        let most = scale.low.abs().max(scale.high.abs());
        scale.with_range(-most, most)
    }

    /// The values as they are written into the cells.
    fn written(&self) -> Vec<String> {
        let Some(decimals) = self.decimals else { return Vec::new() };
        let text = |v: &f64| if v.is_finite() { fixed(*v, decimals) } else { String::new() };
        self.cells.iter().map(text).collect()
    }

    fn layout(&self, width: f64) -> Layout {
        let (rows, columns) = (self.shape.0.max(1) as f64, self.shape.1.max(1) as f64);
        let x = Self::counted(&self.x, self.shape.1);
        let y = Self::counted(&self.y, self.shape.0);
        let value = self.scale();
        let names = |axis: &Axis, n| frame::widest(&Self::side(axis, n).ticks(axis, 5));
        let left = names(&y, self.shape.0) + 10.0;
        let content = self.written().iter().map(|t| text::width(t)).fold(0.0, f64::max) + 4.0;
        // Written values need no colour bar.
        let written = self.decimals.is_some() && (width - left) / columns >= content;
        let bar = GAP + BAR + TICK + frame::widest(&value.ticks(&self.value, 5)) + 2.0;
        let room = width - left - if written { 0.0 } else { bar };
        let widest = (names(&x, self.shape.1) + 14.0).max(content + 10.0).max(64.0);
        // Cells end on tenths of a unit, halves of them too.
        let wide = (room / columns).min(widest).max(0.2);
        let wide = (wide * 10.0).floor() / 10.0;
        let named = written || self.y.ticks.is_some();
        let high = wide.max(if named { 24.0 } else { 10.0 }).min(HIGHEST / rows);
        let high = ((high * 5.0).floor() / 5.0).max(0.2);
        let cells = Rect { left, top: 0.0, right: left + columns * wide, bottom: rows * high };
        Layout { x, y, cells, cell: (wide, high), value, written }
    }

    /// The height of the cells in a panel this wide.
    pub(crate) fn height(&self, width: f64) -> f64 {
        self.layout(width).cells.height()
    }

    /// Whether the names of the vertical axis and of the values need a line each.
    fn stacked(&self, width: f64) -> bool {
        let (y, value) = (text::width(&self.y.label()), text::width(&self.value.label()));
        y > 0.0 && value > 0.0 && y + value + 24.0 > width
    }

    /// The room above the cells in a panel this wide.
    pub(crate) fn head(&self, width: f64) -> f64 {
        let (y, value) = (self.y.label(), self.value.label());
        let label = if y.is_empty() { &value } else { &y };
        let second = if self.stacked(width) { text::LINE } else { 0.0 };
        frame::head(self.title.as_deref(), label, width) + second
    }

    /// Draws the map into a panel; the cells begin at `top`.
    pub(crate) fn draw(&self, pen: &Pen, panel: Rect, top: f64) {
        let layout = self.layout(panel.width());
        let Rect { left, right, bottom, .. } = layout.cells;
        let cells =
            Rect { left: panel.left + left, top, right: panel.left + right, bottom: top + bottom };
        let lift = if self.stacked(panel.width()) { text::LINE } else { 0.0 };
        frame::draw_head(pen, panel, top - lift, self.title.as_deref(), &self.y.label());
        let shares = Shares {
            shape: self.shape,
            values: self.cells.iter().map(|v| layout.value.share(*v).unwrap_or(f64::NAN)).collect(),
        };
        if let Some(levels) = raster::levels(&[shares]).first().filter(|_| !self.cells.is_empty()) {
            pen.raster((cells.left, cells.top), tile(cells, levels.shape), levels.runs(self.ink()));
        }
        if layout.written {
            self.write(pen, cells, layout.cell);
        } else {
            self.draw_bar(pen, cells, &layout.value);
        }
        self.draw_axes(pen, panel, cells, &layout);
        // The name of the values ends at the panel's edge or, over a narrow map, begins at its bar.
        let value = self.value.label();
        let end = (cells.right + GAP + text::width(&value)).min(panel.right);
        let at = (end - text::width(&value)).max(panel.left);
        pen.text(&value, (at, cells.top - 12.0), Ink::new(Role::Ink), HPos::Left, VPos::Bottom);
    }

    fn write(&self, pen: &Pen, cells: Rect, (wide, high): (f64, f64)) {
        for (k, content) in self.written().iter().enumerate() {
            let (i, j) = (k / self.shape.1, k % self.shape.1);
            let at = (cells.left + (j as f64 + 0.5) * wide, cells.top + (i as f64 + 0.5) * high);
            pen.text(content, at, Ink::new(Role::Ink), HPos::Center, VPos::Center);
        }
    }

    /// The colour of a level. Written values stay legible because the cells below them are tinted
    /// at most half as strongly.
    fn ink(&self) -> impl Fn(u8) -> Option<Ink> {
        let (signed, share) = (self.signed, if self.decimals.is_some() { 0.45 } else { 1.0 });
        let half = f64::from(LEVELS / 2);
        move |level| {
            Some(Ink::new(if signed {
                Role::Signed((half + share * (f64::from(level) - half)).round() as u8)
            } else {
                Role::Sequential((share * f64::from(level)).round() as u8)
            }))
        }
    }

    fn draw_axes(&self, pen: &Pen, panel: Rect, cells: Rect, layout: &Layout) {
        let muted = Ink::new(Role::Muted);
        let x = Self::side(&layout.x, self.shape.1).over(cells.left, cells.right);
        for (at, label) in x.ticks_across(&layout.x) {
            if let Some(x) = x.place(at) {
                pen.text(&label, (x, cells.bottom + 8.0), muted, HPos::Center, VPos::Top);
            }
        }
        // The first row is on top; a range, as on every vertical axis, has its low end below.
        let y = Self::side(&layout.y, self.shape.0);
        let y = match layout.y.range {
            Some(_) => y.over(cells.bottom, cells.top),
            None => y.over(cells.top, cells.bottom),
        };
        let most = (cells.height() / 18.0).max(1.0) as usize;
        let ticks = y.ticks(&layout.y, most.min(8));
        for (at, label) in ticks.iter().step_by(every(ticks.len(), most)) {
            if let Some(y) = y.place(*at) {
                pen.text(label, (cells.left - 7.0, y), muted, HPos::Right, VPos::Center);
            }
        }
        frame::draw_foot(pen, panel, cells, &layout.x.label());
    }

    fn draw_bar(&self, pen: &Pen, cells: Rect, value: &Scale) {
        // So many steps that they fill the height of the cells, each of a multiple of 0.2.
        let height = |steps: i32| (cells.height() / f64::from(steps) * 5.0).floor() / 5.0;
        let filled = |steps: i32| f64::from(steps) * height(steps);
        let steps = (33..=64).fold(32, |best, n| if filled(n) > filled(best) { n } else { best });
        let left = cells.right + GAP;
        let bar = Rect { left, right: left + BAR, bottom: cells.top + filled(steps), ..cells };
        let values = (0..steps).rev().map(|k| (f64::from(k) + 0.5) / f64::from(steps)).collect();
        let shares = Shares { shape: (steps as usize, 1), values };
        if height(steps) > 0.0 {
            let runs = raster::levels(&[shares])[0].runs(self.ink());
            pen.raster((bar.left, bar.top), (BAR, height(steps)), runs);
        }
        let value = value.over(bar.bottom, bar.top);
        let muted = Ink::new(Role::Muted);
        for (at, label) in frame::ticks_up(&value, &self.value, bar.height()) {
            if let Some(y) = value.place(at) {
                pen.line(&[(bar.right, y), (bar.right + 3.0, y)], muted, 1.0);
                pen.text(&label, (bar.right + TICK, y), muted, HPos::Left, VPos::Center);
            }
        }
    }
}

/// Every how many of `n` ticks have a label when there is room for so many of them.
pub(crate) fn every(n: usize, most: usize) -> usize {
    let nice = [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter();
    nice.chain([n.max(1)]).find(|every| n.div_ceil(*every) <= most).unwrap_or(n.max(1))
}

/// The size of a cell when so many rows and columns fill a rectangle.
fn tile(rect: Rect, (rows, columns): (usize, usize)) -> (f64, f64) {
    let high = rect.height() / rows as f64;
    (rect.width() / columns as f64, ((high * 5.0 + 1e-9).floor() / 5.0).max(0.2))
}
