//! A net of the lectures against the figure that it is said to reach.

use crate::net::{self, Net};
use crate::trial::{Trial, accuracy};
use backprop::{Boxed, Layer, Loss, Mode, Params, SoftmaxCrossEntropy};
use cnn::Parallel;
use cnn::arch::Plan as Layers;
use labs::compare::{self, percent, seconds};
use labs::task::{Part, Task};
use labs::{Bench, Error, Measures, Outcome, Outcomes, Run, Sweep, Table, with_blas_threads};
use optimizers::Schedule;
use plot::{Axis, Chart, Figure};
use std::time::Instant;
use tensor::Streams;
use training::Scheduled;

/// A net and its schedule.
pub struct Goal {
    /// As tables call it.
    pub name: &'static str,
    /// The layers.
    pub layers: Layers,
    /// Adam's first rate falls along a line to 0.
    pub trial: Trial,
}

impl Goal {
    /// The net before the first step. It has two halves of a batch at once, whatever the machine: how many
    /// parts there are decides how sums are rounded, and which neurons drop out.
    fn net(&self, streams: &Streams) -> Result<Net, Error> {
        Ok(Boxed::new(Parallel::new(net::build(&self.layers, streams)?, 2)))
    }

    /// Trains on what the net may learn from, the development part included, and reads the test set after.
    /// The net is measured here and given up: those of all runs together are large.
    fn train(
        &self,
        size: (usize, usize),
        [all, test]: [&Part; 2],
        run: &Run,
    ) -> Result<(Measures, Outcome<()>), Error> {
        let net = self.net(&run.streams)?;
        let mut falling = Scheduled(Schedule::Linear { epochs: self.trial.epochs as f64 });
        let Outcome { net, curves, train, dev, seconds, steps, diverged } =
            self.trial.teach_on(net, size, [all, test], run, &mut [&mut falling])?;
        let measures = Measures::new()
            .with("train_accuracy", train.accuracy)
            .with("test_accuracy", accuracy(&net, test))
            .with("test_cost", dev.cost)
            .with("parameters", net.parameters() as f64);
        Ok((measures, Outcome { net: (), curves, train, dev, seconds, steps, diverged }))
    }

    /// About how many seconds all runs take, from the time of one step on this machine as it is now: a run
    /// has two cores, and several runs share what there is.
    ///
    /// # Errors
    ///
    /// Where the layers do not fit together.
    pub fn expected(&self, task: &Task, runs: usize) -> Result<f64, Error> {
        let mut net = self.net(&Streams::new(1))?;
        let part = task.train.first(self.trial.batch);
        let mut step = || {
            let start = Instant::now();
            let (y_hat, receipt) = net.forward(part.x.view(), &mut Mode::Eval);
            let (_, slope) = SoftmaxCrossEntropy.loss(y_hat.view(), &part.y);
            net.accumulate(part.x.view(), y_hat.view(), slope, receipt);
            start.elapsed().as_secs_f64()
        };
        // The first step fetches memory that the others find there.
        let each = with_blas_threads(1, || [step(), step()][1]) / part.y.len() as f64;
        let pictures = (task.train.y.len() + task.dev.y.len()) * self.trial.epochs;
        let at_once = std::thread::available_parallelism().map_or(1, usize::from).div_ceil(2);
        Ok(each * (pictures * runs.div_ceil(at_once)) as f64)
    }

    /// All runs; the test set is read after every epoch, and nothing is decided by it.
    pub fn pursue(&self, bench: &mut Bench, task: &Task) -> Result<(Sweep, Outcomes<()>), Error> {
        let (all, times) = (task.train.and(&task.dev), bench.runs());
        compare::repeat(
            bench,
            "net",
            &[()],
            times,
            |()| self.name.into(),
            |(), run| self.train(task.size, [&all, &task.test], run),
        )
    }
}

/// What the runs have reached.
pub fn table(sweep: &Sweep, outcomes: &[Vec<Outcome<()>>]) -> Table {
    sweep
        .table("After the last epoch: mean ± deviation.")
        .column("training %", percent(sweep, "train_accuracy"))
        .column("test %", percent(sweep, "test_accuracy"))
        .column("test cost", sweep.means("test_cost", 4))
        .column("seconds", seconds(outcomes))
}

/// The layers, what comes out of each, and what it learns.
pub fn layers(layers: &Layers) -> Result<Table, Error> {
    let summary = layers.summary()?;
    let caption = format!("The layers; {} parameters.", summary.parameters());
    let table = Table::new(caption, ["layer", "makes", "parameters"]);
    Ok(summary.rows.iter().fold(table, |table, row| {
        let shape: Vec<String> = row.shape.iter().map(usize::to_string).collect();
        table.row([row.layer.clone(), shape.join(" × "), row.parameters.to_string()])
    }))
}

/// Accuracy on the test set after each epoch.
pub fn figure(
    outcomes: &[Outcome<()>],
    wanted: Option<f64>,
    caption: String,
    seed: u64,
) -> Figure<'static> {
    let alt = "Accuracy over the epochs, the mean of all runs: on the pictures that are learned from, while \
        they are learned, and on the test set. Both lines rise steeply at first and then level off.";
    let train = compare::mean_curve(outcomes, |record| Some(100.0 * record.train.accuracy?));
    let chart = Chart::new("epoch", Axis::new("accuracy (%)"))
        .line("training", train)
        .line("test", compare::dev_curve(outcomes));
    let chart = match wanted {
        Some(share) => chart.horizontal(100.0 * share, format!("{:.1} %", 100.0 * share)),
        None => chart,
    };
    Figure::new(caption, alt).seed(seed).panel(chart)
}
