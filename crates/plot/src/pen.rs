//! Drawing in units of the figure, with plotters' elements.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{
    Circle, CoordMapper, Drawable, PathElement, PointCollection, Polygon, Text,
};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::Pos;
pub(crate) use plotters_backend::text_anchor::{HPos, VPos};

use crate::backend::Svg;
use crate::element::{Loops, Raster};
use crate::mark::Point;
use crate::raster::Runs;
use crate::style::Ink;
use crate::text;

/// A stretch of the figure, in units; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn contains(&self, (x, y): Point) -> bool {
        (self.left - 0.05..=self.right + 0.05).contains(&x)
            && (self.top - 0.05..=self.bottom + 0.05).contains(&y)
    }
}

/// Draws on the figure.
pub(crate) struct Pen<'p, 'a> {
    area: &'p DrawingArea<Svg<'a>, Shift>,
}

/// The nearest step of plotters' grid, a tenth of a unit.
fn tenths((x, y): Point) -> BackendCoord {
    ((10.0 * x).round() as i32, (10.0 * y).round() as i32)
}

fn shape(ink: Ink, filled: bool, width: f64) -> ShapeStyle {
    let colour = ink.to_backend_color();
    let (r, g, b) = colour.rgb;
    let stroke_width = (10.0 * width).round() as u32;
    ShapeStyle { color: RGBAColor(r, g, b, colour.alpha), filled, stroke_width }
}

impl<'p, 'a> Pen<'p, 'a> {
    pub(crate) fn new(area: &'p DrawingArea<Svg<'a>, Shift>) -> Self {
        Self { area }
    }

    fn draw<E, M>(&self, element: &E)
    where
        M: CoordMapper,
        E: Drawable<Svg<'a>, M>,
        for<'e> &'e E: PointCollection<'e, BackendCoord, M>,
    {
        self.area.draw(element).expect("writing into a String does not fail");
    }

    /// A line through the points, so many units wide.
    pub(crate) fn line(&self, points: &[Point], ink: Ink, width: f64) {
        if points.len() > 1 {
            let points: Vec<_> = points.iter().copied().map(tenths).collect();
            self.draw(&PathElement::new(points, shape(ink, false, width)));
        }
    }

    /// A filled polygon.
    pub(crate) fn polygon(&self, corners: &[Point], ink: Ink) {
        let corners: Vec<_> = corners.iter().copied().map(tenths).collect();
        self.draw(&Polygon::new(corners, shape(ink, true, 0.0)));
    }

    /// A disc.
    pub(crate) fn disc(&self, centre: Point, radius: f64, ink: Ink) {
        let radius = (10.0 * radius).round() as u32;
        self.draw(&Circle::new(tenths(centre), radius, shape(ink, true, 0.0)));
    }

    /// A ring, so many units wide.
    pub(crate) fn ring(&self, centre: Point, radius: f64, ink: Ink, width: f64) {
        let radius = (10.0 * radius).round() as u32;
        self.draw(&Circle::new(tenths(centre), radius, shape(ink, false, width)));
    }

    /// An area bounded by closed loops, holes included.
    pub(crate) fn loops(&self, loops: &[Vec<Point>], ink: Ink) {
        let loops = loops.iter().map(|l| l.iter().copied().map(tenths).collect()).collect();
        self.draw(&Loops { loops, ink });
    }

    /// Cells of this width and height, the height a multiple of 0.2.
    pub(crate) fn raster(&self, corner: Point, (width, height): (f64, f64), runs: Runs) {
        let cell = ((10.0 * width).round() as u32, (10.0 * height).round() as u32);
        self.draw(&Raster { corner: tenths(corner), cell, runs });
    }

    /// A text at an anchor point.
    pub(crate) fn text(&self, content: &str, at: Point, ink: Ink, across: HPos, down: VPos) {
        self.write(content, at, ink, Pos::new(across, down), FontStyle::Normal);
    }

    /// A title, its top left corner at a point.
    pub(crate) fn title(&self, content: &str, at: Point, ink: Ink) {
        self.write(content, at, ink, Pos::new(HPos::Left, VPos::Top), FontStyle::Bold);
    }

    fn write(&self, content: &str, at: Point, ink: Ink, pos: Pos, style: FontStyle) {
        if !content.is_empty() {
            let font = FontDesc::new(FontFamily::SansSerif, 10.0 * text::SIZE, style);
            let style = TextStyle { font, color: ink.to_backend_color(), pos };
            self.draw(&Text::new(content.to_owned(), tenths(at), style));
        }
    }
}
