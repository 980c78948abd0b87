//! The bench on which an experiment repeats its runs.

use crate::cores;
use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::laboratory::Experiment;
use crate::progress::Progress;
use crate::run::Run;
use crate::sweep::{Measures, Series, Sweep};
use rand::RngCore;
use tensor::Streams;

/// Seeds, repetitions, progress and interruption, the same for every experiment.
#[derive(Debug)]
pub struct Bench {
    pub(crate) experiment: &'static str,
    pub(crate) seed: u64,
    pub(crate) runs: usize,
    pub(crate) quick: bool,
    pub(crate) data: Option<&'static str>,
    pub(crate) progress: Progress,
    pub(crate) interrupt: Interrupt,
}

impl Bench {
    /// A bench without progress bar, Ctrl-C and data set, for tests.
    pub fn silent(experiment: &Experiment, seed: u64, runs: usize, quick: bool) -> Self {
        let (progress, interrupt) = (Progress::hidden(), Interrupt::never());
        let experiment = experiment.name;
        Self { experiment, seed, runs, quick, data: None, progress, interrupt }
    }

    /// The data set, as `--data` calls it.
    ///
    /// # Panics
    ///
    /// Where the laboratory has no choice of them.
    #[track_caller]
    pub fn data(&self) -> &'static str {
        self.data.expect("Bench::data: the laboratory has no data sets")
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

    /// One run that is repeated by nothing, such as a last training with the best setting.
    ///
    /// Its streams are those of the run with the same number.
    ///
    /// # Errors
    ///
    /// What `work` returns.
    pub fn once<T>(
        &mut self,
        what: &str,
        number: usize,
        work: impl FnOnce(&Run) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.progress.begin(self.experiment, 1);
        let done = work(&self.run(number, what.into()));
        self.progress.end();
        done
    }

    /// Repeats `work` for each setting on all cores at once, `times` times, and hands back what came of
    /// each run: a list for every setting.
    ///
    /// A run has one core, and so has BLAS meanwhile: two runs side by side are done sooner than one
    /// after the other on two threads each, and what comes out hangs on neither order nor count of cores.
    ///
    /// # Errors
    ///
    /// The first error of a run, or [`Error::Interrupted`] after Ctrl-C.
    pub fn repeat<S: Sync, T: Send>(
        &mut self,
        variable: &str,
        settings: &[S],
        times: usize,
        label: impl Fn(&S) -> String,
        work: impl Fn(&S, &Run) -> Result<T, Error> + Sync,
    ) -> Result<Vec<Vec<T>>, Error> {
        let labels: Vec<_> = settings.iter().map(label).collect();
        self.progress.begin(self.experiment, settings.len() * times);
        let outcomes: Result<Vec<T>, Error> = cores::each(settings.len() * times, |job| {
            let (setting, number) = (job / times, job % times);
            let run = self.run(number, format!("{variable} {}", labels[setting]));
            run.say("")?;
            let outcome = work(&settings[setting], &run)?;
            self.progress.step();
            Ok(outcome)
        });
        self.progress.end();
        let mut outcomes = outcomes?.into_iter();
        Ok(settings.iter().map(|_| outcomes.by_ref().take(times).collect()).collect())
    }

    fn run(&self, number: usize, what: String) -> Run {
        let (progress, interrupt) = (self.progress.clone(), self.interrupt.clone());
        Run { number, streams: self.streams(number), what, progress, interrupt }
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
        let mut bench = Bench::silent(&COIN, 1, 10, false);
        bench.interrupt = interrupt.clone();
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

    /// Each setting has its runs in their order, whatever core they were on.
    #[test]
    fn runs_on_all_cores_come_back_in_order() {
        let mut bench = Bench::silent(&COIN, 7, 3, false);
        let outcomes = bench.repeat("side", &[1, 2, 3], 4, i32::to_string, |side, run| {
            Ok((*side, run.number, run.streams.stream("x").next_u32()))
        });
        let streams: Vec<u32> = (0..4).map(|at| bench.streams(at).stream("x").next_u32()).collect();
        for (side, runs) in (1..).zip(outcomes.unwrap()) {
            let expected = (0..4).zip(&streams).map(|(number, &x)| (side, number, x));
            assert!(runs.into_iter().eq(expected), "{side}");
        }
    }

    #[test]
    fn ctrl_c_ends_repeated_runs_too() {
        let interrupt = Interrupt::unarmed();
        let mut bench = Bench::silent(&COIN, 1, 10, false);
        bench.interrupt = interrupt.clone();
        let outcomes = bench.repeat("side", &[1, 2], 100, i32::to_string, |_, run| {
            if run.number == 4 {
                interrupt.raise();
            }
            Ok(run.number)
        });
        assert!(matches!(outcomes, Err(Error::Interrupted)));
    }
}
