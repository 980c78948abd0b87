//! A rule of descent that is chosen while the program runs.

use crate::Error;
use backprop::{Change, Params, Path, See};
use optimizers::{Descent, Optimizer, Rule};

/// Any [`Descent`] with its type forgotten.
pub struct Steps(Box<dyn Both>);

impl Steps {
    /// Steps by `rule`.
    ///
    /// # Errors
    ///
    /// Where a setting of it is out of its range.
    pub fn by<const N: usize>(rule: impl Rule<f32, N> + Send + 'static) -> Result<Self, Error> {
        Ok(Self(Box::new(Descent::new(rule)?)))
    }
}

trait Both: Optimizer<f32> + Params<f32> + Send {}

impl<T: Optimizer<f32> + Params<f32> + Send> Both for T {}

impl Optimizer<f32> for Steps {
    fn step(&mut self, model: &mut dyn Params<f32>) {
        self.0.step(model);
    }

    fn learning_rate(&self) -> f64 {
        self.0.learning_rate()
    }

    fn set_learning_rate(&mut self, eta: f64) -> Result<(), optimizers::Error> {
        self.0.set_learning_rate(eta)
    }
}

impl Params<f32> for Steps {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f32>) {
        self.0.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f32>) {
        self.0.visit_mut(path, change);
    }
}
