//! The bench on which an experiment repeats its runs.

use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::laboratory::Experiment;
use crate::progress::Progress;
use crate::sweep::{Measures, Series, Sweep};
use rand::RngCore;
use tensor::Streams;

/// Seeds, repetitions, progress and interruption, the same for every experiment.
#[derive(Debug)]
pub struct Bench {
    experiment: &'static str,
    seed: u64,
    runs: usize,
    quick: bool,
    progress: Progress,
    interrupt: Interrupt,
}

impl Bench {
    /// The bench of `experiment`, which repeats each setting `runs` times.
    pub(crate) fn new(
        experiment: &Experiment,
        seed: u64,
        runs: usize,
        quick: bool,
        progress: Progress,
        interrupt: Interrupt,
    ) -> Self {
        Self { experiment: experiment.name, seed, runs, quick, progress, interrupt }
    }

    /// A bench without progress bar and Ctrl-C, for tests.
    pub fn silent(experiment: &Experiment, seed: u64, runs: usize, quick: bool) -> Self {
        Self::new(experiment, seed, runs, quick, Progress::hidden(), Interrupt::never())
    }

    /// How often each setting is repeated.
    pub fn runs(&self) -> usize {
        self.runs
    }

    /// Whether the run has to end in seconds.
    pub fn quick(&self) -> bool {
        self.quick
    }

    /// The seed of the whole report, for the figures.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The random streams of one run, from 0.
    ///
    /// They are the same for every setting, so that settings are compared on the same starting
    /// weights and data, and others in every experiment.
    pub fn streams(&self, run: usize) -> Streams {
        let name = format!("{} {run}", self.experiment);
        Streams::new(Streams::new(self.seed).stream(&name).next_u64())
    }

    /// Repeats `run` for each setting of a variable; `label` is how tables name a setting.
    ///
    /// # Errors
    ///
    /// The first error of a run, or [`Error::Interrupted`] after Ctrl-C.
    pub fn sweep<S>(
        &mut self,
        variable: &str,
        settings: impl IntoIterator<Item = S>,
        label: impl Fn(&S) -> String,
        mut run: impl FnMut(&S, &Streams) -> Result<Measures, Error>,
    ) -> Result<Sweep, Error> {
        let settings: Vec<S> = settings.into_iter().collect();
        self.progress.begin(self.experiment, settings.len() * self.runs);
        let mut series = Vec::new();
        for setting in settings {
            let label = label(&setting);
            self.progress.say(&format!("{variable} {label}"));
            let mut runs = Vec::with_capacity(self.runs);
            for at in 0..self.runs {
                self.interrupt.check()?;
                runs.push(run(&setting, &self.streams(at))?);
                self.progress.step();
            }
            series.push(Series { setting: label, runs });
        }
        self.progress.end();
        Ok(Sweep { variable: variable.into(), series })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;

    const COIN: Experiment = Experiment {
        id: "LAB-0.1",
        name: "coin",
        title: "A coin",
        question: "Heads?",
        run: |_| Ok(Findings::default()),
    };

    fn numbers(bench: &mut Bench) -> Sweep {
        let run = |_: &i32, streams: &Streams| {
            Ok(Measures::new().with("number", streams.stream("x").next_u32() as f64))
        };
        bench.sweep("side", [1, 2], i32::to_string, run).unwrap()
    }

    #[test]
    fn settings_share_the_streams_of_a_run_and_runs_do_not() {
        let sweep = numbers(&mut Bench::silent(&COIN, 7, 3, false));
        assert_eq!(sweep[0].runs, sweep[1].runs);
        assert_ne!(sweep[0].runs[0], sweep[0].runs[1]);
        assert_eq!((sweep[0].setting.as_str(), sweep.series.len()), ("1", 2));
    }

    #[test]
    fn the_seed_and_the_experiment_decide_the_streams() {
        let numbers =
            |experiment: &Experiment, seed| numbers(&mut Bench::silent(experiment, seed, 3, false));
        let other = Experiment { name: "die", ..COIN };
        assert_eq!(numbers(&COIN, 7), numbers(&COIN, 7));
        assert_ne!(numbers(&COIN, 7), numbers(&COIN, 8));
        assert_ne!(numbers(&COIN, 7), numbers(&other, 7));
    }

    #[test]
    fn more_runs_begin_with_the_same_ones() {
        let (few, many) =
            [3, 5].map(|runs| numbers(&mut Bench::silent(&COIN, 7, runs, false))).into();
        assert_eq!(few[0].runs, many[0].runs[..3]);
    }

    #[test]
    fn ctrl_c_ends_a_sweep_between_two_runs() {
        let interrupt = Interrupt::unarmed();
        let mut bench = Bench::new(&COIN, 1, 10, false, Progress::hidden(), interrupt.clone());
        let mut done = 0;
        let sweep = bench.sweep("side", [1], i32::to_string, |_, _| {
            done += 1;
            if done == 4 {
                interrupt.raise();
            }
            Ok(Measures::new())
        });
        assert!(matches!(sweep, Err(Error::Interrupted)));
        assert_eq!(done, 4);
    }
}
