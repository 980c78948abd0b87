// ANCHOR: error
//! What is refused before the first step.

/// A setting that no step can be taken with.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{name} is {value}, it has to be {range}")]
pub struct Error {
    /// The setting, by its name in the code.
    pub name: &'static str,
    /// What it is set to.
    pub value: f64,
    /// What it may be.
    pub range: &'static str,
}

impl Error {
    /// `value`, if it is greater than 0 and finite.
    pub(crate) fn positive(name: &'static str, value: f64) -> Result<(), Self> {
        let ok = value > 0.0 && value.is_finite();
        Self::unless(ok, name, value, "greater than 0 and finite")
    }

    /// `value`, if it is 0 or more and less than 1.
    pub(crate) fn below_one(name: &'static str, value: f64) -> Result<(), Self> {
        Self::unless((0.0..1.0).contains(&value), name, value, "at least 0 and less than 1")
    }

    /// `value`, if it is 0 or more and finite.
    pub(crate) fn not_negative(name: &'static str, value: f64) -> Result<(), Self> {
        let ok = value >= 0.0 && value.is_finite();
        Self::unless(ok, name, value, "at least 0 and finite")
    }

    pub(crate) fn unless(
        ok: bool,
        name: &'static str,
        value: f64,
        range: &'static str,
    ) -> Result<(), Self> {
        if ok { Ok(()) } else { Err(Self { name, value, range }) }
    }
}
// ANCHOR_END: error
