//! Figures that run in the page, as WebAssembly.
//!
//! A live figure is one file, `crates/NAME/live/FIGURE.rs`: a type with [`Figure`], and the line
//! `live::export!(Type);`. It decides everything; the script of the page draws what [`Scene`] lists and
//! reports what the reader does as an [`Action`], and knows neither perceptrons nor any other topic.
//!
//! ```text
//! page    add 0.5 0.25 1             a line of text: see `Action`
//! figure  {"marks":[…],"status":…}   the scene after it, as JSON
//! ```
//!
//! Wrong requests are answered with an error and change nothing.

mod action;
mod address;
mod board;
mod cells;
mod decimal;
mod declaration;
mod desk;
mod json;
mod points;
mod scene;
mod session;
mod settings;
mod words;

pub use action::Action;
pub use address::Address;
pub use board::{Board, Point};
pub use cells::Cells;
pub use declaration::{Control, Declaration, Group, Kind};
#[doc(hidden)]
pub use desk::Desk;
pub use points::Points;
pub use scene::{Mark, Scene};
pub use session::{Session, transcript};
pub use settings::Settings;
pub use words::{count, number, place};

/// What runs in the page.
pub trait Figure: Sized {
    /// What the page needs to know before it shows anything.
    fn declaration() -> Declaration;

    /// The figure as a reader first finds it.
    fn start() -> Self;

    /// The figure that [`address`](Self::address) described.
    ///
    /// # Errors
    ///
    /// What is wrong with the address, in words for the reader, who may have typed it.
    fn restore(address: &Address) -> Result<Self, String>;

    /// What has to stand in the page's address for this very state to come back.
    fn address(&self) -> Address;

    /// Does what the reader asks for.
    ///
    /// # Errors
    ///
    /// Why it is not done, in words for the reader; nothing has changed then.
    fn act(&mut self, action: Action) -> Result<(), String>;

    /// What is to be seen now.
    fn scene(&self) -> Scene;
}
