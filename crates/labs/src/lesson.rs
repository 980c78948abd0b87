//! A training with everything that it needs.

use crate::error::Error;
use crate::outcome::Outcome;
use crate::run::Run;
use crate::steps::Steps;
use crate::task::Part;
use crate::watcher::Watcher;
use backprop::{Layer, Loss};
use ndarray::Ix2;
use std::time::Instant;
use training::{Augment, Augmented, Callback, Plan, Trainer, Validation, evaluate};

/// What is learned, in which doses, and what it is judged by.
#[derive(Clone, Debug)]
pub struct Lesson<'p, L> {
    /// What mistakes cost.
    pub loss: L,
    /// Epochs, batches, and the order of the samples.
    pub plan: Plan,
    /// To learn from.
    pub train: &'p Part,
    /// To watch.
    pub dev: &'p Part,
    /// Height, width and channels of a picture.
    pub shape: (usize, usize, usize),
    /// What happens to the pictures in training.
    pub augment: Option<Augment>,
}

impl<L: Loss<f32, Target = [usize]> + Copy> Lesson<'_, L> {
    /// Trains `net` as it is; callbacks of one's own come after those that watch.
    ///
    /// # Errors
    ///
    /// Settings that are out of range, and Ctrl-C. A run that diverges is an outcome.
    pub fn teach<M: Layer<f32, Ix2, Out = Ix2>>(
        &self,
        net: M,
        steps: Steps,
        run: &Run,
        own: &mut [&mut dyn Callback<f32, M>],
    ) -> Result<Outcome<M>, Error> {
        let mut trainer = Trainer::new(net, self.loss, steps, self.plan);
        let mut validation = Validation::new(self.dev.set(), self.loss);
        let mut watcher = Watcher::new(run, self.plan.epochs);
        let mut callbacks: Vec<&mut dyn Callback<f32, M>> = vec![&mut validation, &mut watcher];
        callbacks.extend(own.iter_mut().map(|callback| &mut **callback as _));
        let (start, train) = (Instant::now(), self.train.set());
        let ending = match self.augment {
            None => trainer.fit(&train, &mut callbacks),
            Some(augment) => {
                trainer.fit(&Augmented::new(train, self.shape, augment), &mut callbacks)
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        drop(callbacks);
        watcher.check()?;
        let diverged = match ending {
            Ok(_) => None,
            Err(training::Error::Diverged(diverged)) => Some(diverged.to_string()),
            Err(error) => return Err(error.into()),
        };
        let steps = trainer.steps();
        let (net, curves) = (trainer.model, trainer.curves.records().collect());
        let [train, dev] =
            [self.train, self.dev].map(|part| evaluate(&net, &self.loss, &part.set()));
        Ok(Outcome { net, curves, train, dev, seconds, steps, diverged })
    }
}
