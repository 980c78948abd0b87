//! Grids of small grey or signed images.

use crate::frame;
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::raster::{self, Levels, Shares};
use crate::style::{Ink, Role};
use crate::text;

/// Small images in rows, each with a caption below: digits, filters, feature maps.
///
/// ```
/// use plot::ImageGrid;
///
/// let slash = |i: usize, j: usize| if i + j == 7 { 1.0 } else { 0.0 };
/// let grid = ImageGrid::grey(4).image("a stroke", (8, 8), slash).image("", (8, 8), |_, _| 0.5);
/// # let _ = grid;
/// ```
pub struct ImageGrid {
    pub(crate) columns: usize,
    pub(crate) signed: bool,
    pub(crate) range: Option<(f64, f64)>,
    pub(crate) title: Option<String>,
    pub(crate) images: Vec<Image>,
}

/// One image, its pixels by rows.
pub(crate) struct Image {
    pub(crate) caption: String,
    pub(crate) shape: (usize, usize),
    pub(crate) pixels: Vec<f64>,
}

impl ImageGrid {
    /// Grey-level images, so many in a row: 0 is the paper and 1 the ink, in light and in dark.
    /// What lies beyond is cut off; what is not finite is paper.
    ///
    /// # Panics
    /// When there are no columns.
    #[track_caller]
    pub fn grey(columns: usize) -> Self {
        assert!(columns > 0, "ImageGrid: no columns");
        Self { columns, signed: false, range: None, title: None, images: Vec::new() }
    }

    /// Images of weights: two colours that meet at zero. The largest absolute value in the grid is
    /// the end of the scale.
    ///
    /// # Panics
    /// When there are no columns.
    #[track_caller]
    pub fn signed(columns: usize) -> Self {
        Self { signed: true, ..Self::grey(columns) }
    }

    /// The values of paper and ink, or of the two ends of a signed scale, in place of 0 and 1.
    ///
    /// # Panics
    /// When the range is empty or not finite.
    #[must_use]
    #[track_caller]
    pub fn range(mut self, low: f64, high: f64) -> Self {
        let finite = low.is_finite() && high.is_finite();
        assert!(finite && low < high, "ImageGrid::range: {low} to {high} is not a range");
        self.range = Some((low, high));
        self
    }

    /// A title above the grid, for a figure of several panels.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Adds an image of this shape (rows, columns); `pixel(i, j)` is row i, column j.
    #[must_use]
    pub fn image(
        mut self,
        caption: impl Into<String>,
        shape: (usize, usize),
        pixel: impl Fn(usize, usize) -> f64,
    ) -> Self {
        let pixel = &pixel;
        let pixels = (0..shape.0).flat_map(|i| (0..shape.1).map(move |j| pixel(i, j))).collect();
        self.images.push(Image { caption: caption.into(), shape, pixels });
        self
    }
}

/// Between images, and their largest size.
const GAP: f64 = 12.0;
const LARGEST: f64 = 140.0;

/// Drawing.
impl ImageGrid {
    /// The width of a place in a panel this wide.
    fn place(&self, width: f64) -> f64 {
        let columns = self.columns as f64;
        ((width - GAP * (columns - 1.0)) / columns).clamp(4.0, LARGEST)
    }

    /// The side of an image's pixels, a multiple of 0.2.
    fn pixel(&self, image: &Image, width: f64) -> f64 {
        let longest = image.shape.0.max(image.shape.1).max(1) as f64;
        ((self.place(width) / longest * 5.0).floor() / 5.0).max(0.2)
    }

    /// An image's caption, in lines.
    fn caption(&self, image: &Image, width: f64) -> Vec<String> {
        text::wrap(&image.caption, self.place(width) + GAP / 2.0)
    }

    /// The heights of the images and of the captions in each row.
    fn rows(&self, width: f64) -> Vec<(f64, f64)> {
        let row = |images: &[Image]| {
            let high = |i: &Image| i.shape.0 as f64 * self.pixel(i, width);
            let tallest = images.iter().map(high).fold(0.0, f64::max);
            let lines = images.iter().map(|i| self.caption(i, width).len()).max().unwrap_or(0);
            (tallest, if lines > 0 { text::LINE * lines as f64 + 3.0 } else { 0.0 })
        };
        self.images.chunks(self.columns).map(row).collect()
    }

    /// The height of the images in a panel this wide, without the last row's captions.
    pub(crate) fn height(&self, width: f64) -> f64 {
        let rows = self.rows(width);
        let all = rows.iter().map(|(high, caption)| high + caption + GAP).sum::<f64>();
        (all - GAP - self.foot(width)).max(0.0)
    }

    /// The height of the last row's captions.
    pub(crate) fn foot(&self, width: f64) -> f64 {
        self.rows(width).last().map_or(0.0, |(_, caption)| *caption)
    }

    /// The room above the images.
    pub(crate) fn head(&self, width: f64) -> f64 {
        self.title.as_deref().map_or(0.0, |title| frame::head(Some(title), "", width))
    }

    /// The values at the ends of the scale.
    fn ends(&self) -> (f64, f64) {
        let values = self.images.iter().flat_map(|i| &i.pixels).filter(|v| v.is_finite());
        let most = values.fold(0f64, |most, v| most.max(v.abs()));
        let signed = if most > 0.0 { (-most, most) } else { (-1.0, 1.0) };
        self.range.unwrap_or(if self.signed { signed } else { (0.0, 1.0) })
    }

    /// Draws the grid into a panel; the images begin at `top`.
    pub(crate) fn draw(&self, pen: &Pen, panel: Rect, top: f64) {
        frame::draw_head(pen, panel, top, self.title.as_deref(), "");
        let (low, high) = self.ends();
        let shares = |i: &Image| Shares {
            shape: i.shape,
            values: i.pixels.iter().map(|v| (v - low) / (high - low)).collect(),
        };
        let levels = raster::levels(&self.images.iter().map(shares).collect::<Vec<_>>());
        let ink = |level: u8| match self.signed {
            true => Some(Ink::new(Role::Signed(level))),
            false => (level > 0).then(|| Ink::new(Role::Grey(level))),
        };
        let width = panel.width();
        let (mut y, mut captions) = (top, Vec::new());
        for (r, (tall, caption)) in self.rows(width).into_iter().enumerate() {
            for (k, image) in
                self.images.iter().enumerate().skip(r * self.columns).take(self.columns)
            {
                let place = self.place(width);
                let x = panel.left + (k % self.columns) as f64 * (place + GAP);
                let side = self.pixel(image, width);
                let (wide, high) = (side * image.shape.1 as f64, side * image.shape.0 as f64);
                let left = (((x + (place - wide) / 2.0) * 10.0).round()) / 10.0;
                let rect = Rect { left, top: y, right: left + wide, bottom: y + high };
                if !image.pixels.is_empty() {
                    draw_image(pen, rect, &levels[k], ink);
                }
                for (k, line) in self.caption(image, width).into_iter().enumerate() {
                    let down = 6.0 + k as f64 * text::LINE;
                    captions.push((line, (x + place / 2.0, y + tall + down)));
                }
            }
            y += tall + caption + GAP;
        }
        for (caption, at) in captions {
            pen.text(&caption, at, Ink::new(Role::Ink), HPos::Center, VPos::Top);
        }
    }
}

/// An image on a piece of paper with a thin edge.
fn draw_image(pen: &Pen, rect: Rect, levels: &Levels, ink: impl Fn(u8) -> Option<Ink>) {
    let (rows, columns) = levels.shape;
    let high = (rect.height() / rows as f64 * 5.0 + 1e-9).floor() / 5.0;
    pen.raster(
        (rect.left, rect.top),
        (rect.width() / columns as f64, high.max(0.2)),
        levels.runs(ink),
    );
    let (a, b) = ((rect.left, rect.top), (rect.right, rect.bottom));
    pen.line(&[a, (b.0, a.1), b, (a.0, b.1), a], Ink::new(Role::Muted).alpha(0.5), 1.0);
}
