// ANCHOR: arch
//! Nets: lists of layers with their sizes, and the blocks that made them deep.
// ANCHOR_END: arch

mod plan;
mod summary;
mod presets;
mod build;
mod factor;
mod branches;
mod auxiliary;
mod residual;
mod highway;

pub use auxiliary::Auxiliary;
pub use branches::{Branches, Inception};
pub use factor::{Factored, factor};
pub use highway::Highway;
pub use plan::{Plan, Stage};
pub use presets::{book, conv20_conv50, fashion, shallow, vgg, vgg13};
pub use residual::Residual;
pub use summary::{Row, Summary, summarize};
