//! The three rounds of the hyper-parameter search: many short trials, a few long ones, one test.

use crate::net::Net;
use crate::searched::Setting;
use crate::trial::Trial;
use backprop::weights::save;
use labs::task::Task;
use labs::{Bench, Error, Measures, Series, Summary, Sweep};

/// How long and how often is trained in each round.
pub struct Plan {
    /// Settings that are drawn.
    pub trials: usize,
    /// From so many samples they learn, at most.
    pub part: usize,
    /// So many epochs.
    pub short: usize,
    /// The best of them that go on.
    pub finalists: usize,
    /// How often each of those is trained.
    pub repeats: usize,
    /// So many epochs.
    pub long: usize,
    /// And so many epochs the best before its test.
    pub last: usize,
    /// Trials in the table.
    pub shown: usize,
}

impl Plan {
    /// What the time allows on these data.
    pub fn of(bench: &Bench) -> Self {
        let repeats = bench.runs();
        let usual = Self {
            trials: 40,
            part: 2500,
            short: 5,
            finalists: 5,
            repeats,
            long: 6,
            last: 12,
            shown: 10,
        };
        match bench.data() {
            _ if bench.quick() => Self { trials: 8, finalists: 2, shown: 5, ..usual },
            // 50,000 samples: an epoch takes twelve times as long.
            "mnist" | "fashion-mnist" => Self { part: 10_000, repeats: repeats.min(3), ..usual },
            _ => usual,
        }
    }
}

/// A setting and how it fared in the first round.
pub struct Tried {
    /// The how-manieth that was drawn, from 1.
    pub number: usize,
    /// What was tried.
    pub setting: Setting,
    /// On the development set.
    pub accuracy: f64,
    /// All that was measured.
    pub measures: Measures,
}

impl Tried {
    /// What tables call it.
    pub fn name(&self) -> String {
        format!("trial {}", self.number)
    }

    /// The share of wrong answers on the development set.
    pub fn error(&self) -> f64 {
        1.0 - self.accuracy
    }
}

/// The first round: draws settings, trains each for a short time and sorts them, the best first.
///
/// # Errors
///
/// Ctrl-C.
pub fn ranked(bench: &mut Bench, task: &Task, plan: &Plan) -> Result<Vec<Tried>, Error> {
    let mut rng = bench.streams(0).stream("settings");
    let draw = |_| Setting::draw(task.size.0, &mut rng);
    let settings = (0..plan.trials).map(draw).collect::<Result<Vec<_>, _>>()?;
    let part = task.train.first(plan.part);
    let numbered: Vec<(usize, Setting)> = (1..).zip(settings).collect();
    let label = |(number, _): &(usize, Setting)| number.to_string();
    let outcomes = bench.repeat("trial", &numbered, 1, label, |(_, setting), run| {
        Ok(setting.train(task, (&part, &task.dev), plan.short, run)?.measures())
    })?;
    let mut tried: Vec<Tried> = numbered
        .into_iter()
        .zip(outcomes.into_iter().flatten())
        .map(|((number, setting), measures)| {
            let accuracy = measures.get("dev_accuracy").unwrap_or(0.0);
            Tried { number, setting, accuracy, measures }
        })
        .collect();
    tried.sort_by(|a, b| better(&a.measures, &b.measures));
    Ok(tried)
}

/// Whether `a` comes before `b`: by accuracy, and among equals by cost; none is the worst.
fn better(a: &Measures, b: &Measures) -> std::cmp::Ordering {
    let accuracy = |m: &Measures| m.get("dev_accuracy").unwrap_or(0.0);
    let cost = |m: &Measures| m.get("dev_cost").unwrap_or(f64::INFINITY);
    accuracy(b).total_cmp(&accuracy(a)).then(cost(a).total_cmp(&cost(b)))
}

/// What came of the second round.
pub struct Finals {
    /// The finalists in the order of the first round, and the baseline.
    pub sweep: Sweep,
    /// How long a training took.
    pub seconds: Vec<Summary>,
    /// The place of the best finalist.
    pub best: usize,
}

impl Finals {
    /// How many finalists there are, the baseline not counted.
    pub fn count(&self) -> usize {
        self.sweep.series.len() - 1
    }

    /// The accuracies of a finalist on the development set.
    pub fn of(&self, place: usize) -> Summary {
        self.sweep[place].summary("dev_accuracy")
    }

    /// Those of the baseline.
    pub fn baseline(&self) -> Summary {
        self.of(self.count())
    }
}

/// The second round: the best of the first, and the baseline, for longer and several times each.
///
/// # Errors
///
/// Ctrl-C.
pub fn finals(
    bench: &mut Bench,
    task: &Task,
    plan: &Plan,
    tried: &[Tried],
) -> Result<Finals, Error> {
    let finalists = tried.iter().take(plan.finalists).map(Some);
    let all: Vec<Option<&Tried>> = finalists.chain([None]).collect();
    let label = |finalist: &Option<&Tried>| finalist.map_or("baseline".into(), Tried::name);
    let runs = bench.repeat("setting", &all, plan.repeats, label, |finalist, run| {
        let outcome = match finalist {
            Some(tried) => tried.setting.train(task, (&task.train, &task.dev), plan.long, run)?,
            None => Trial { epochs: plan.long, ..Trial::baseline() }.train(task, run)?,
        };
        Ok((outcome.measures(), outcome.seconds))
    })?;
    let seconds = |runs: &Vec<(Measures, f64)>| Summary::of(runs.iter().map(|run| Some(run.1)));
    let seconds = runs.iter().map(seconds).collect();
    let series = all.iter().zip(runs).map(|(finalist, runs)| Series {
        setting: label(finalist),
        runs: runs.into_iter().map(|(measures, _)| measures).collect(),
    });
    let sweep = Sweep { variable: "setting".into(), series: series.collect() };
    let mut finals = Finals { sweep, seconds, best: 0 };
    let mean = |finals: &Finals, place: usize| finals.of(place).mean();
    for place in 1..finals.count() {
        if mean(&finals, place) > mean(&finals, finals.best) {
            finals.best = place;
        }
    }
    Ok(finals)
}

/// The last net and its test.
pub struct Tested {
    /// As it ended.
    pub net: Net,
    /// On the test set.
    pub accuracy: f64,
}

/// The third round: the best setting learns from all but the test set and is tested, once.
///
/// # Errors
///
/// Ctrl-C.
pub fn tested(
    bench: &mut Bench,
    task: &Task,
    plan: &Plan,
    setting: &Setting,
) -> Result<Tested, Error> {
    let all = task.train.and(&task.dev);
    // On one core as before, so that the weights hang on no count of cores.
    let outcomes = bench.repeat(
        "test of",
        &[setting],
        1,
        |_| "the best".into(),
        |setting, run| setting.train(task, (&all, &task.dev), plan.last, run),
    )?;
    let net = outcomes.into_iter().flatten().next().expect("one setting, trained once").net;
    let accuracy = Trial::baseline().score(&net, &task.test).accuracy.unwrap_or(0.0);
    Ok(Tested { net, accuracy })
}

/// The bytes of a safetensors file with the weights of `net`.
///
/// # Errors
///
/// Where the system has no place for a temporary file.
pub fn weights(net: &Net) -> Result<Vec<u8>, Error> {
    let path = std::env::temp_dir().join(format!("lectern-{}.safetensors", std::process::id()));
    save(net, &path)?;
    let bytes = std::fs::read(&path).map_err(Error::model);
    // Best effort: the system clears its temporary folder some day.
    std::fs::remove_file(&path).ok();
    bytes
}
