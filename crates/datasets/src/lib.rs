//! Data sets: embedded, generated, and read from files.
//!
//! A set of numbers is a [`Samples`] (inputs and targets), a [`Labelled`] (measurements of named
//! classes) or an [`Images`] (grey levels of classes). The topic crates take views of their arrays
//! and know nothing of this crate.
//!
//! - **Embedded**, real and small: [`digits`], [`iris`], [`wine`], [`breast_cancer`].
//! - **Generated**, from a random stream where there is chance in them: [`gate`] and
//!   [`Samples::jittered`], [`people`], [`blobs`],
//!   [`moons`], [`rings`], [`applicants`], [`sentences`], [`generated_digits`], and the like.
//! - **Downloaded** by `cargo xtask data get`: [`mnist()`], [`fashion_mnist`], [`shakespeare`],
//!   [`text8`], [`ud_ewt`], [`analogies`].
//! - **Your own files**, by format: [`idx`], [`table`], [`conllu`], [`text`], [`analogy`], plain or
//!   gzip. What is wrong with one is an [`Error`] that names the file, the byte, what was expected
//!   and what is there; memory is bounded by the file's size, whatever its header promises.

pub mod analogy;
mod applicants;
mod blobs;
pub mod catalogue;
pub mod conllu;
mod corpora;
mod curve;
mod embedded;
mod error;
mod file;
pub mod folder;
mod gates;
mod handwriting;
pub mod idx;
mod images;
mod labelled;
mod lopsided;
mod mnist;
mod moons;
mod noise;
mod patches;
mod pen;
mod people;
mod retina;
mod rings;
mod samples;
mod sentences;
mod sheet;
mod strokes;
pub mod table;
mod tag;
pub mod text;

pub use applicants::{APPLICANT_RANGES, applicants, granted};
pub use blobs::blobs;
pub use corpora::{Corpus, Treebank, analogies, shakespeare, text8, ud_ewt};
pub use embedded::{breast_cancer, digits, iris, wine};
pub use error::Error;
pub use gates::{Coding, Gate, gate};
pub use handwriting::{Hand, generated_digits};
pub use images::Images;
pub use labelled::Labelled;
pub use lopsided::lopsided;
pub use mnist::{CLOTHING, Split, fashion_mnist, mnist};
pub use moons::moons;
pub use noise::noisy;
pub use patches::{assemble, patches};
pub use people::people;
pub use retina::{PIXELS, letter, retina};
pub use rings::rings;
pub use samples::Samples;
pub use sentences::sentences;
