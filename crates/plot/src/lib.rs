//! The house style of every figure of the book: SVG that reads in light and in dark, in black and
//! white, and on a telephone.
//!
//! A figure is a program. It gathers panels, says what they ask and answer, and saves itself:
//!
//! ```no_run
//! use plot::{Axis, Chart, Figure};
//!
//! fn main() -> std::io::Result<()> {
//!     let ([w1, w2], b) = ([1.0, 1.0], -1.5);
//!     Figure::new(
//!         "Which inputs does the AND neuron answer with one? Only those beyond the line \
//!          x₁ + x₂ = 1.5.",
//!         "The plane of the inputs x₁ and x₂ with the four corners of the unit square. A falling \
//!          line separates the corner (1, 1), a triangle, from the other three, discs.",
//!     )
//!     .seed(7)
//!     .panel(
//!         Chart::new(
//!             Axis::new("input x₁").range(-0.5, 1.5),
//!             Axis::new("input x₂").range(-0.5, 1.5),
//!         )
//!         .equal()
//!         .regions(["AND = 0", "AND = 1"], |x1, x2| usize::from(w1 * x1 + w2 * x2 + b > 0.0))
//!         .scatter("AND = 0", [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)])
//!         .scatter("AND = 1", [(1.0, 1.0)])
//!         .arrow((0.5, 1.0), (0.8, 1.3), "w"),
//!     )
//!     .save("and_regions")
//! }
//! ```
//!
//! # The figure
//!
//! [`Figure::new`] takes a caption (a question, then its answer) and an alternative text, and
//! refuses either when it is missing. [`Figure::seed`] notes the seed, [`Figure::columns`] sets the
//! panels side by side, [`Figure::save`] writes `$FIGURE_DIR/<name>.svg`, or
//! `target/figures/<name>.svg` when the variable is unset. [`Figure::svg`] is the document itself.
//!
//! # The panels
//!
//! | panel | for | made with |
//! |---|---|---|
//! | [`Chart`] | anything over two axes | `Chart::new("epoch", Axis::new("time").unit("ms"))` |
//! | [`Heatmap`] | matrices: weights, confusion, grids of trials | `Heatmap::new(x, y, value, (rows, columns), \|i, j\| a[[i, j]])` |
//! | [`ImageGrid`] | digits, filters, feature maps | `ImageGrid::grey(5).image("7", (28, 28), \|i, j\| x[[i, j]])` |
//!
//! A chart takes any number of marks; points are anything that yields `(f64, f64)`, such as
//! `x.outer_iter().map(|row| (row[0], row[1]))`:
//!
//! | mark | draws |
//! |---|---|
//! | [`line`](Chart::line), [`context`](Chart::context) | a line; a thin grey one behind the others |
//! | [`scatter`](Chart::scatter) | points, a shape for each name |
//! | [`spread`](Chart::spread) | means with whiskers for their deviations |
//! | [`path`](Chart::path) | a descent: a line with a marker at each step and a ring at its start |
//! | [`regions`](Chart::regions) | a class for each point of the plane |
//! | [`contours`](Chart::contours) | the lines on which a function has given values |
//! | [`histogram`](Chart::histogram) | counts of values |
//! | [`horizontal`](Chart::horizontal), [`vertical`](Chart::vertical) | a dashed reference line with a label |
//! | [`note`](Chart::note), [`arrow`](Chart::arrow) | a text; an arrow with a text at its tail |
//!
//! Axes are strings, or an [`Axis`] with a unit, a range, a logarithm, ticks or categories of its
//! own. Without a range they fit the data.
//!
//! # The style
//!
//! - A figure is 520 units wide and all its text 14 high: legible at 358 pixels. Colours are CSS
//!   custom properties (`--figure-ink`, `--figure-1`, …) with values for light and for dark; a page
//!   that shows the figure inside itself defines them anew.
//! - The same name anywhere in a figure is the same colour and the same shape, with one entry in
//!   the legend above the panels. Shapes differ where colours do: markers, dashes, hatchings.
//! - Coordinates are printed with one decimal, always; the same program draws the same bytes.
//! - What is not finite is not drawn: lines break there. No data is an empty chart.

mod axis;
mod backend;
mod chart;
mod clip;
mod element;
mod field;
mod figure;
mod frame;
mod heatmap;
mod histogram;
mod image;
mod legend;
mod mark;
mod marker;
mod note;
mod panel;
mod pen;
mod plane;
mod raster;
mod room;
mod save;
mod scale;
mod series;
mod style;
mod text;

pub use axis::Axis;
pub use chart::Chart;
pub use figure::Figure;
pub use heatmap::Heatmap;
pub use image::ImageGrid;
pub use panel::Panel;
