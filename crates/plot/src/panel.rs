//! A panel of a figure: a chart, a heat map or a grid of images.

use crate::chart::Chart;
use crate::frame::{self, Frame};
use crate::heatmap::Heatmap;
use crate::image::ImageGrid;
use crate::legend::Legend;
use crate::pen::{Pen, Rect};

/// One panel of a figure. A [`Chart`], a [`Heatmap`] or an [`ImageGrid`] becomes one by itself.
pub enum Panel<'a> {
    /// Marks over two axes.
    Chart(Chart<'a>),
    /// A matrix as coloured cells.
    Heatmap(Heatmap),
    /// Small images in rows.
    Images(ImageGrid),
}

impl<'a> From<Chart<'a>> for Panel<'a> {
    fn from(chart: Chart<'a>) -> Self {
        Self::Chart(chart)
    }
}

impl From<Heatmap> for Panel<'_> {
    fn from(map: Heatmap) -> Self {
        Self::Heatmap(map)
    }
}

impl From<ImageGrid> for Panel<'_> {
    fn from(grid: ImageGrid) -> Self {
        Self::Images(grid)
    }
}

/// Layout: the heads of the panels in a row are as high as the highest, so that what they plot
/// begins at one height.
impl Panel<'_> {
    /// The room for what stands above the plotted area.
    pub(crate) fn head(&self, width: f64) -> f64 {
        match self {
            Self::Chart(chart) => frame::head(chart.title.as_deref(), &chart.y.label(), width),
            Self::Heatmap(map) => map.head(width),
            Self::Images(grid) => grid.head(width),
        }
    }

    /// The height of the plotted area.
    pub(crate) fn body(&self, width: f64) -> f64 {
        match self {
            Self::Chart(chart) => Frame::height(chart, width),
            Self::Heatmap(map) => map.height(width),
            Self::Images(grid) => grid.height(width),
        }
    }

    /// The room for what stands below it.
    pub(crate) fn foot(&self, width: f64) -> f64 {
        match self {
            Self::Chart(Chart { x, .. }) | Self::Heatmap(Heatmap { x, .. }) => {
                frame::foot(&x.label(), width)
            }
            Self::Images(grid) => grid.foot(width),
        }
    }

    /// Draws the panel; the plotted area begins at `top`.
    pub(crate) fn draw(&self, pen: &Pen, rect: Rect, top: f64, legend: &Legend) {
        let height = self.body(rect.width());
        match self {
            Self::Chart(chart) => chart.draw(pen, rect, top, height, legend),
            Self::Heatmap(map) => map.draw(pen, rect, top),
            Self::Images(grid) => grid.draw(pen, rect, top),
        }
    }
}
