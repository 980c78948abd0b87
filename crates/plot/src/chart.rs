//! A chart: marks over two axes.

use crate::axis::Axis;
use crate::frame::{self, Frame};
use crate::legend::{Legend, Sample};
use crate::mark::{Mark, Point};
use crate::pen::{Pen, Rect};
use crate::room::Busy;
use crate::style::Look;
use crate::{field, histogram, note, series, text};

/// Marks over two named axes. Every method adds one mark and gives the chart back.
///
/// Marks are laid over each other by kind, whatever the order of the calls: regions, contours,
/// histograms, lines, points, annotations. Points are `(x, y)`; one that is not finite (or not
/// positive on a logarithmic axis) is left out, and a line breaks there.
///
/// The same name anywhere in a figure is the same colour, marker, dash and hatching, with one
/// entry in the legend. Marks with the empty name are drawn in ink and have no entry.
pub struct Chart<'a> {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    pub(crate) title: Option<String>,
    pub(crate) height: Option<f64>,
    pub(crate) equal: bool,
    pub(crate) label_ends: bool,
    pub(crate) marks: Vec<Mark<'a>>,
}

impl<'a> Chart<'a> {
    /// An empty chart over two axes; a string is an axis of that name.
    pub fn new(x: impl Into<Axis>, y: impl Into<Axis>) -> Self {
        Self {
            x: x.into(),
            y: y.into(),
            title: None,
            height: None,
            equal: false,
            label_ends: false,
            marks: Vec::new(),
        }
    }

    /// A title above the chart, for a figure of several panels.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The height of the plotted area in units (a figure is 520 wide); without it, 5/8 of its
    /// width.
    ///
    /// # Panics
    /// When it is outside 40 to 2000.
    #[must_use]
    #[track_caller]
    pub fn height(mut self, units: f64) -> Self {
        assert!((40.0..=2000.0).contains(&units), "Chart::height: {units} is not in 40 to 2000");
        self.height = Some(units);
        self
    }

    /// Makes a unit of x as long as a unit of y, so that right angles and circles look it: one of
    /// the two ranges is widened.
    ///
    /// # Panics
    /// When an axis is logarithmic.
    #[must_use]
    #[track_caller]
    pub fn equal(mut self) -> Self {
        assert!(!self.x.log && !self.y.log, "Chart::equal: an axis is logarithmic");
        self.equal = true;
        self
    }

    /// Writes the names of lines at their right ends instead of in the legend.
    #[must_use]
    pub fn label_ends(mut self) -> Self {
        self.label_ends = true;
        self
    }

    /// A line through the points.
    #[must_use]
    pub fn line(self, name: impl Into<String>, points: impl IntoIterator<Item = Point>) -> Self {
        let points = points.into_iter().collect();
        self.mark(Mark::Line { name: name.into(), points })
    }

    /// A thin grey line behind the others: earlier epochs, single runs. It has no name.
    #[must_use]
    pub fn context(self, points: impl IntoIterator<Item = Point>) -> Self {
        self.mark(Mark::Context { points: points.into_iter().collect() })
    }

    /// A path that was walked: a line with a marker at each point, a ring where it starts.
    #[must_use]
    pub fn path(self, name: impl Into<String>, points: impl IntoIterator<Item = Point>) -> Self {
        let points = points.into_iter().collect();
        self.mark(Mark::Path { name: name.into(), points })
    }

    /// Single points, each name with its own colour and shape.
    #[must_use]
    pub fn scatter(self, name: impl Into<String>, points: impl IntoIterator<Item = Point>) -> Self {
        let points = points.into_iter().collect();
        self.mark(Mark::Scatter { name: name.into(), points })
    }

    /// Means with their deviations: (x, mean, deviation) is a marker with a whisker of the
    /// deviation's length up and down. A deviation that is not finite has no whisker; on a
    /// logarithmic axis one that would end below 0 ends at the edge.
    #[must_use]
    pub fn spread(
        self,
        name: impl Into<String>,
        means: impl IntoIterator<Item = (f64, f64, f64)>,
    ) -> Self {
        let (points, deviations) = means.into_iter().map(|(x, mean, d)| ((x, mean), d)).unzip();
        self.mark(Mark::Spread { name: name.into(), points, deviations })
    }

    /// Counts of the values in so many bins of equal width over the range of x.
    ///
    /// Histograms in one chart share their bins, as many as the largest number asked for. Values
    /// outside a fixed range of x are not counted.
    ///
    /// # Panics
    /// When there are no bins, or x is logarithmic.
    #[must_use]
    #[track_caller]
    pub fn histogram(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = f64>,
        bins: usize,
    ) -> Self {
        assert!(bins > 0, "Chart::histogram: no bins");
        assert!(!self.x.log, "Chart::histogram: x is logarithmic");
        let values = values.into_iter().filter(|v| v.is_finite()).collect();
        self.mark(Mark::Histogram { name: name.into(), values, bins })
    }

    /// The class of every point of the plane: `class(x, y)` is an index into `names`.
    ///
    /// Give the classes the names of their `scatter`, and they take its colours. The borders are
    /// found by bisection, so they are as sharp as the function; what is narrower than a hundredth
    /// of the chart may be missed.
    #[must_use]
    pub fn regions<S: Into<String>>(
        self,
        names: impl IntoIterator<Item = S>,
        class: impl Fn(f64, f64) -> usize + 'a,
    ) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        self.mark(Mark::Regions { names, class: Box::new(class) })
    }

    /// The lines on which `f(x, y)` has these values, each labelled with its value.
    #[must_use]
    pub fn contours(
        self,
        levels: impl IntoIterator<Item = f64>,
        f: impl Fn(f64, f64) -> f64 + 'a,
    ) -> Self {
        let levels = levels.into_iter().filter(|l| l.is_finite()).collect();
        self.mark(Mark::Contours { levels, f: Box::new(f) })
    }

    /// A dashed line across the chart at this y, with a label.
    #[must_use]
    pub fn horizontal(self, y: f64, label: impl Into<String>) -> Self {
        self.mark(Mark::Horizontal { y, label: label.into() })
    }

    /// A dashed line up the chart at this x, with a label.
    #[must_use]
    pub fn vertical(self, x: f64, label: impl Into<String>) -> Self {
        self.mark(Mark::Vertical { x, label: label.into() })
    }

    /// A text centred at a point.
    #[must_use]
    pub fn note(self, at: Point, text: impl Into<String>) -> Self {
        self.mark(Mark::Note { at, text: text.into() })
    }

    /// An arrow, with a text (or none, `""`) at its tail.
    #[must_use]
    pub fn arrow(self, from: Point, to: Point, text: impl Into<String>) -> Self {
        self.mark(Mark::Arrow { from, to, text: text.into() })
    }

    fn mark(mut self, mark: Mark<'a>) -> Self {
        self.marks.push(mark);
        self
    }
}

/// Drawing.
impl Chart<'_> {
    /// Whether both axes are alike, a plane, rather than a function of x.
    pub(crate) fn is_plane(&self) -> bool {
        let planar =
            |m: &Mark| matches!(m, Mark::Scatter { .. } | Mark::Path { .. } | Mark::Spread { .. });
        self.equal || self.has_field() || self.marks.iter().any(planar)
    }

    /// Whether regions or contours fill the plane.
    pub(crate) fn has_field(&self) -> bool {
        let field = |m: &Mark| matches!(m, Mark::Regions { .. } | Mark::Contours { .. });
        self.marks.iter().any(field)
    }

    /// The lines with names, for labels at their ends.
    fn ends(&self, legend: &Legend) -> Vec<(&str, &[Point], Look)> {
        let named = self.marks.iter().filter(|_| self.label_ends).filter_map(|mark| match mark {
            Mark::Line { name, points } if !name.is_empty() => {
                Some((name.as_str(), points.as_slice(), legend.look(name, Sample::Line)))
            }
            _ => None,
        });
        named.collect()
    }

    /// Draws the chart into a panel; the plotted area begins at `top` and is so high.
    pub(crate) fn draw(&self, pen: &Pen, panel: Rect, top: f64, height: f64, legend: &Legend) {
        let ends = self.ends(legend);
        let room = ends.iter().map(|(name, ..)| text::width(name) + 9.0).fold(0.0, f64::max);
        let frame = Frame::place(self, panel, top, height, room);
        frame::draw_head(pen, panel, top, self.title.as_deref(), &self.y.label());
        frame.draw(pen, self, panel);
        let busy = Busy::of(self, &frame);
        for layer in 0..6 {
            if layer == Mark::PATHS {
                let paths = self.marks.iter().filter(|mark| matches!(mark, Mark::Path { .. }));
                paths.for_each(|path| series::halo(pen, &frame, path.points()));
            }
            for mark in self.marks.iter().filter(|mark| mark.layer() == layer) {
                self.draw_mark(pen, &frame, legend, &busy, mark);
            }
        }
        series::label_ends(pen, &frame, &ends);
    }

    fn draw_mark(&self, pen: &Pen, frame: &Frame, legend: &Legend, busy: &Busy, mark: &Mark) {
        let look = |name, sample| legend.look(name, sample);
        match mark {
            Mark::Regions { names, class } => field::regions(pen, frame, legend, names, class),
            Mark::Contours { levels, f } => field::contours(pen, frame, levels, f, busy),
            Mark::Histogram { name, values, .. } => {
                histogram::draw(pen, frame, self, look(name, Sample::Bars), values);
            }
            Mark::Context { points } => series::context(pen, frame, points),
            Mark::Line { name, points } => {
                series::line(pen, frame, points, look(name, Sample::Line));
            }
            Mark::Path { name, points } => {
                series::path(pen, frame, points, look(name, Sample::Path));
            }
            Mark::Scatter { name, points } => {
                series::scatter(pen, frame, points, look(name, Sample::Marker));
            }
            Mark::Spread { name, points, deviations } => {
                let look = look(name, Sample::Marker);
                series::spread(pen, frame, points, deviations, look);
            }
            Mark::Horizontal { y, label } => note::horizontal(pen, frame, busy, *y, label),
            Mark::Vertical { x, label } => note::vertical(pen, frame, busy, *x, label),
            Mark::Note { at, text } => note::note(pen, frame, *at, text),
            Mark::Arrow { from, to, text } => note::arrow(pen, frame, *from, *to, text),
        }
    }
}
