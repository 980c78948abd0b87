//! Weights taken out of a trained net, and what they leave.

use crate::net::{self, Net};
use crate::trial::Trial;
use backprop::{Params, Path};
use labs::Watcher;
use labs::task::Task;
use labs::{Error, Measures, Run};
use ndarray::ArrayD;
use rand::{Rng, RngCore};
use training::{Plan, Pruning, Trainer, sensitivity};

/// In per cent of all weights; biases stay.
pub const SHARES: [usize; 8] = [0, 20, 40, 60, 80, 90, 95, 98];

/// The place of 80 per cent among them.
pub const MOST: usize = 4;

/// So many epochs of training follow a removal.
pub const AGAIN: usize = 3;

/// What one trained net has to say.
pub struct Pruned {
    /// For each way and each share: by sensitivity, retrained, at random, retrained.
    pub measures: Vec<Vec<Measures>>,
    /// How many weights of each pixel stay where 80 % are out, by sensitivity and at random.
    pub stay: Vec<Vec<f64>>,
}

/// Trains a net, takes weights out of it in all ways, and measures what is left.
///
/// # Errors
///
/// Ctrl-C, and settings that are out of range.
pub fn prune(trial: &Trial, task: &Task, run: &Run) -> Result<Pruned, Error> {
    let mut net = trial.train(task, run)?.net;
    let scores = sensitivity(&mut net, &trial.cost, &task.train.set(), trial.batch);
    let mut rng = run.streams.stream("removal");
    let lots: Vec<ArrayD<f64>> = scores.iter().map(|s| s.mapv(|_| rng.random())).collect();
    let weights: usize = scores.iter().map(ArrayD::len).sum();
    let (mut measures, mut stay) = (Vec::new(), Vec::new());
    for scores in [&scores, &lots] {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (at, share) in SHARES.into_iter().enumerate() {
            let out = weights * share / 100;
            let pruning = Pruning::of_the_least(scores, out);
            let mut pruned = twin(&net, trial, task, run)?;
            pruning.apply(&mut pruned);
            before.push(measure(trial, &pruned, task, out));
            if at == MOST {
                stay.push(of_each_pixel(&pruned, task.inputs()));
            }
            let pruned = retrain(pruned, trial, pruning, task, run)?;
            after.push(measure(trial, &pruned, task, out));
        }
        measures.extend([before, after]);
    }
    Ok(Pruned { measures, stay })
}

/// How many weights of the first layer are not 0, pixel by pixel.
fn of_each_pixel(net: &Net, inputs: usize) -> Vec<f64> {
    let mut counts = vec![0.0; inputs];
    net[0].visit(Path::ROOT, &mut |_, value, _| {
        if value.ndim() > 1 {
            // (neurons, pixels), row by row.
            value.iter().enumerate().filter(|(_, w)| **w != 0.0).for_each(|(place, _)| {
                counts[place % inputs] += 1.0;
            });
        }
    });
    counts
}

/// The same net once more.
fn twin(net: &Net, trial: &Trial, task: &Task, run: &Run) -> Result<Net, Error> {
    let mut twin = net::build(trial, task.inputs(), &run.streams)?;
    let mut values = Vec::new();
    net.visit(Path::ROOT, &mut |_, value, _| values.push(value));
    let mut values = values.into_iter();
    twin.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        value.assign(&values.next().expect("the same layers"));
    });
    Ok(twin)
}

/// The weights that are left learn on, with those that are out kept out.
fn retrain(
    net: Net,
    trial: &Trial,
    mut pruning: Pruning,
    task: &Task,
    run: &Run,
) -> Result<Net, Error> {
    let seed = run.streams.stream("retraining").next_u64();
    let plan = Plan { epochs: AGAIN, batch: trial.batch, seed };
    let mut trainer = Trainer::new(net, trial.cost, trial.rule.steps()?, plan);
    let mut watcher = Watcher::new(run, AGAIN);
    let ending = trainer.fit(&task.train.set(), &mut [&mut pruning, &mut watcher]);
    watcher.check()?;
    ending?;
    Ok(trainer.model)
}

fn measure(trial: &Trial, net: &Net, task: &Task, out: usize) -> Measures {
    let (train, dev) = (trial.score(net, &task.train), trial.score(net, &task.dev));
    let mut zero = 0;
    net.visit(Path::ROOT, &mut |_, value, _| {
        if value.ndim() > 1 {
            zero += value.iter().filter(|w| **w == 0.0).count();
        }
    });
    Measures::new()
        .with("train_accuracy", train.accuracy)
        .with("dev_accuracy", dev.accuracy)
        .with("dev_cost", dev.cost)
        .with("out", out as f64)
        .with("zero", zero as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_answers_as_the_net_does() {
        let (task, trial, run) =
            (Task::named("digits").unwrap(), Trial::baseline(), Run::silent(1));
        let few = Trial { epochs: 1, ..trial.clone() };
        let net = few.train(&task, &run).unwrap().net;
        let twin = twin(&net, &trial, &task, &run).unwrap();
        let x = task.dev.x.view();
        assert_eq!(net::outputs(&net, x), net::outputs(&twin, x));
        // 100 neurons look at each of the 64 pixels.
        assert_eq!(of_each_pixel(&net, 64), vec![100.0; 64]);
    }
}
