//! Two elements that plotters lacks: areas with holes, and cells by the thousand.

use plotters::element::{Drawable, PointCollection};
use plotters_backend::BackendCoord;

use crate::backend::{Drawn, Svg, Tenths, polyline};
use crate::raster::Runs;
use crate::style::Ink;

/// An area bounded by closed loops, holes included.
pub(crate) struct Loops {
    pub(crate) loops: Vec<Vec<BackendCoord>>,
    pub(crate) ink: Ink,
}

/// Cells of equal size, in runs of one ink each.
///
/// They are strokes in a coordinate system of their own, in which a cell is 1 by 1: a run takes
/// seven bytes where a rectangle takes fifty.
pub(crate) struct Raster {
    pub(crate) corner: BackendCoord,
    /// Width and height of a cell in tenths; the height must be even.
    pub(crate) cell: (u32, u32),
    pub(crate) runs: Runs,
}

impl<'b> PointCollection<'b, BackendCoord> for &'b Loops {
    type Point = &'b BackendCoord;
    type IntoIter = &'b [BackendCoord];

    fn point_iter(self) -> Self::IntoIter {
        &[]
    }
}

impl<'b> PointCollection<'b, BackendCoord> for &'b Raster {
    type Point = &'b BackendCoord;
    type IntoIter = [&'b BackendCoord; 1];

    fn point_iter(self) -> Self::IntoIter {
        [&self.corner]
    }
}

impl Drawable<Svg<'_>> for Loops {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        svg: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Drawn {
        let attributes = svg.fill(self.ink);
        svg.group(attributes);
        let d: String = self.loops.iter().map(|l| polyline(l.iter().copied()) + "z").collect();
        svg.line(&format!("<path fill-rule=\"evenodd\" d=\"{d}\"/>"));
        Ok(())
    }
}

impl Drawable<Svg<'_>> for Raster {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corner: I,
        svg: &mut Svg<'_>,
        _: (u32, u32),
    ) -> Drawn {
        let (Some((x, y)), (width, height)) = (corner.next(), self.cell) else {
            return Ok(());
        };
        let (width, height) = (width as i32, height as i32);
        svg.group(format!(
            "fill=\"none\" shape-rendering=\"crispEdges\" transform=\"translate({} {}) scale({} {})\"",
            Tenths(x),
            Tenths(y + height / 2),
            Tenths(width),
            Tenths(height)
        ));
        for (ink, runs) in &self.runs {
            let d: String = runs.iter().map(|(j, i, n)| format!("M{j} {i}h{n}")).collect();
            svg.line(&format!("<path stroke=\"{}\" d=\"{d}\"/>", ink.css()));
        }
        Ok(())
    }
}
