//! The net of `predict`: trained when it is first needed, then kept.

use crate::net::{self, Net};
use crate::trial::{Rule, Trial};
use backprop::{Change, Params, Path, See, softmax, weights};
use datasets::generated_digits;
use labs::task::{CLASSES, Task};
use labs::{Error, Run};
use ndarray::{Array1, Array2, Axis};
use optimizers::Adam;
use std::ops::ControlFlow;
use std::path;
use tensor::Streams;
use training::{Augment, Callback, Record};

/// The sets that a net may have learned from.
pub const SETS: [&str; 3] = ["generated", "mnist", "fashion-mnist"];

/// Another number for nets that were trained by other code.
const EDITION: f64 = 1.0;
const SEED: u64 = 1;
const INPUTS: usize = crate::centre::SIDE * crate::centre::SIDE;

/// A net that has learned, and how well.
pub struct Reader {
    kept: Kept,
    /// What it has learned from.
    pub data: &'static str,
    /// The share of the test set that it reads right.
    pub accuracy: f64,
    /// Where it is kept.
    pub file: path::PathBuf,
}

/// What the file holds: the net, the settings behind it, and its accuracy on the test set.
struct Kept {
    net: Net,
    settings: Array1<f32>,
    accuracy: Array1<f32>,
}

impl Params<f32> for Kept {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f32>) {
        self.net.visit(path.at("net"), see);
        see(path.at("settings"), self.settings.view().into_dyn(), None);
        see(path.at("accuracy"), self.accuracy.view().into_dyn(), None);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f32>) {
        self.net.visit_mut(path.at("net"), change);
        change(path.at("settings"), self.settings.view_mut().into_dyn(), None);
        change(path.at("accuracy"), self.accuracy.view_mut().into_dyn(), None);
    }
}

/// Two hidden layers of 256, Adam, and digits a little moved, turned, slanted and stretched each time:
/// no reader writes as the set was written.
fn trial(data: &str) -> Trial {
    let augment = match data {
        "fashion-mnist" => Augment { shift: 1.0, scale: 0.1, ..Augment::default() },
        _ => Augment {
            shift: 1.5,
            rotate: 12.0,
            scale: 0.12,
            shear: 0.15,
            brightness: 0.2,
            ..Augment::default()
        },
    };
    Trial {
        hidden: vec![256, 256],
        rule: Rule::Adam(Adam::default()),
        batch: 128,
        epochs: if data == "generated" { 10 } else { 4 },
        augment: Some(augment),
        ..Trial::baseline()
    }
}

/// The numbers by which a kept net is known: what it was built like, what it learned from and how. The
/// generated digits are known by the ink of their first twenty.
fn settings(data: &str, trial: &Trial) -> Array1<f32> {
    let Augment { shift, rotate, scale, shear, brightness, .. } = trial.augment.unwrap_or_default();
    let set = SETS.iter().position(|set| *set == data).map_or(-1.0, |set| set as f64);
    let first = generated_digits(20, &mut Streams::new(SEED).stream("fingerprint"));
    let ink: u32 = first.pixels.iter().map(|&level| u32::from(level)).sum();
    let rule = match trial.rule {
        Rule::Adam(Adam { learning_rate, .. }) => learning_rate,
        _ => 0.0,
    };
    let counts = [trial.hidden.iter().sum::<usize>(), trial.epochs, trial.batch];
    let [hidden, epochs, batch] = counts.map(|count| count as f64);
    let training = [set, hidden, epochs, batch, rule, SEED as f64];
    let all =
        [&[EDITION, f64::from(ink)][..], &training, &[shift, rotate, scale, shear, brightness]];
    all.concat().into_iter().map(|number| number as f32).collect()
}

/// The net for `data`, one of [`SETS`], from `folder`; where none is kept there, or one with other
/// settings, it is trained and kept.
///
/// # Errors
///
/// What the data set, the training and the file refuse, and Ctrl-C.
pub fn reader(data: &'static str, folder: &path::Path) -> Result<Reader, Error> {
    let trial = trial(data);
    let wanted = settings(data, &trial);
    let net = net::build(&trial, INPUTS, &Streams::new(SEED))?;
    let (none, file) = (Array1::zeros(1), folder.join(format!("{data}.safetensors")));
    let mut kept = Kept { net, settings: Array1::zeros(wanted.len()), accuracy: none };
    let why = match weights::load(&mut kept, &file) {
        Ok(()) if kept.settings != wanted => Some("was trained with other settings".to_string()),
        Ok(()) if !sound(&kept) => Some("holds what is no number".to_string()),
        Ok(()) => None,
        Err(backprop::Error::Io { source, .. })
            if source.kind() == std::io::ErrorKind::NotFound =>
        {
            eprintln!("No net for {data} is kept yet. One is trained now, once.");
            Some(String::new())
        }
        Err(backprop::Error::Damaged { reason, .. }) => Some(format!("is damaged ({reason})")),
        Err(backprop::Error::Unfit { .. }) => Some("holds another net".to_string()),
        Err(error) => return Err(error.into()),
    };
    if let Some(why) = why {
        if !why.is_empty() {
            eprintln!("{} {why}. The net is trained anew.", file.display());
        }
        // What is in the way is found before the training and not after it.
        std::fs::create_dir_all(folder).map_err(|source| Error::File {
            verb: "create",
            path: folder.to_path_buf(),
            source,
        })?;
        let task = Task::named(data)?;
        kept = labs::work("training", trial.epochs, SEED, |run| trained(&trial, &task, run))?;
        kept.settings = wanted;
        weights::save(&kept, &file)?;
        eprintln!("It is kept in {}.", file.display());
    }
    let accuracy = f64::from(kept.accuracy[0]);
    Ok(Reader { kept, data, accuracy, file })
}

fn trained(trial: &Trial, task: &Task, run: &Run) -> Result<Kept, Error> {
    let mut bar = Bar(run);
    let outcome = trial.train_on(task.size, &task.train, &task.dev, run, &mut [&mut bar])?;
    if let Some(why) = outcome.diverged {
        return Err(Error::model(why));
    }
    let score = trial.score(&outcome.net, &task.test);
    let accuracy = Array1::from_elem(1, score.accuracy.unwrap_or(0.0) as f32);
    Ok(Kept { net: outcome.net, settings: Array1::zeros(0), accuracy })
}

/// Whether all numbers are numbers.
fn sound(kept: &Kept) -> bool {
    let mut sound = true;
    kept.visit(Path::ROOT, &mut |_, value, _| sound &= value.iter().all(|x| x.is_finite()));
    sound
}

/// A step of the bar for each epoch. After Ctrl-C the watcher of the trial ends the training.
struct Bar<'r>(&'r Run);

impl Params<f32> for Bar<'_> {}

impl Callback<f32, Net> for Bar<'_> {
    fn epoch(&mut self, _model: &mut Net, _record: &mut Record) -> ControlFlow<()> {
        match self.0.advance() {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

impl Reader {
    /// A probability for each class, (10,), of a picture of 28 × 28.
    pub fn scores(&self, picture: &Array2<f32>) -> Array1<f32> {
        let row = picture.iter().copied().collect::<Array1<f32>>().insert_axis(Axis(0));
        softmax(net::outputs(&self.kept.net, row.view()).view()).remove_axis(Axis(0))
    }

    /// What the classes are called.
    pub fn classes(&self) -> Vec<String> {
        match self.data {
            "fashion-mnist" => datasets::CLOTHING.map(String::from).to_vec(),
            _ => (0..CLASSES).map(|digit| digit.to_string()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_has_settings_of_its_own() {
        let all = SETS.map(|data| settings(data, &trial(data)));
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
        let other = Trial { batch: 32, ..trial("mnist") };
        assert_ne!(settings("mnist", &other), all[1]);
        assert_eq!(settings("mnist", &trial("mnist")), all[1]);
    }
}
