//! A file of another run, or of half a run, is refused with what is wrong with it.

mod run;

use backprop::{Error, weights};
use optimizers::{Adam, Descent, RmsProp, Rule, Sgd};
use proptest::prelude::*;
use run::{PLANS, Run};
use std::path::Path as FilePath;
use tensor::Real;

fn adam(weights: u64) -> Run<f32, Adam, 2> {
    Run::new(Adam::default(), PLANS[4], &[3, 4, 2], 11, weights)
}

/// What `load` says of a file that another run has written; the run that reads it stays as it was.
fn refusal<F: Real, R: Rule<F, N>, const N: usize>(
    mut reader: Run<F, R, N>,
    write: impl FnOnce(&FilePath),
) -> Error {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.safetensors");
    write(&file);
    let before = reader.bits();
    let error = weights::load(&mut reader, &file).unwrap_err();
    assert_eq!(reader.bits(), before);
    error
}

#[test]
fn the_file_of_another_optimizer_is_refused_with_all_that_differs() {
    let plan = PLANS[0];
    let rms: Run<f64, RmsProp, 1> = Run::new(RmsProp::default(), plan, &[3, 2], 1, 1);
    let error = refusal(Run::<f64, _, 2>::new(Adam::default(), plan, &[3, 2], 1, 1), |file| {
        weights::save(&rms, file).unwrap();
    });
    let message = error.to_string();
    let lines: Vec<&str> = message.lines().skip(1).map(str::trim).collect();
    let memory = |name: &str, parameter: &str, shape: &str, here: bool| {
        let (file, model) = if here { ("nothing", shape) } else { (shape, "nothing") };
        format!("optimizer.{name}.{parameter}: the file has {file}, the model {model}")
    };
    let (weight, bias) = (("0.weight", "F64 [2, 3]"), ("0.bias", "F64 [2]"));
    let mut expected = Vec::new();
    for (name, here) in [("m", true), ("mean_square", false), ("v", true)] {
        for (parameter, shape) in [bias, weight] {
            expected.push(memory(name, parameter, shape, here));
        }
    }
    assert_eq!(lines, expected, "{message}");
}

#[test]
fn the_file_of_another_precision_or_another_net_is_refused() {
    let double: Run<f64, Sgd, 0> = Run::new(Sgd { learning_rate: 0.1 }, PLANS[0], &[3, 2], 1, 1);
    let single = Run::<f32, _, 0>::new(Sgd { learning_rate: 0.1 }, PLANS[0], &[3, 2], 1, 1);
    let Error::Unfit { differences, .. } = refusal(single, |file| {
        weights::save(&double, file).unwrap();
    }) else {
        panic!("it should not fit");
    };
    let names: Vec<&str> = differences.iter().map(|one| &one.name[..]).collect();
    assert_eq!(names, ["errors", "net.0.bias", "net.0.weight", "optimizer.steps", "place"]);
    let wide: Run<f64, Sgd, 0> = Run::new(Sgd { learning_rate: 0.1 }, PLANS[0], &[3, 5, 2], 1, 1);
    let Error::Unfit { differences, .. } = refusal(wide, |file| {
        weights::save(&double, file).unwrap();
    }) else {
        panic!("it should not fit");
    };
    let names: Vec<&str> = differences.iter().map(|one| &one.name[..]).collect();
    assert_eq!(names, ["net.0.bias", "net.0.weight", "net.2.bias", "net.2.weight"]);
}

/// The memory of an optimizer that has not seen its model has no room yet, and the file is too much for it.
#[test]
fn an_optimizer_that_is_not_prepared_is_refused_its_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("adam.safetensors");
    let mut run = adam(1);
    run.go(1);
    weights::save(&run.optimizer, &file).unwrap();
    let mut bare: Descent<f32, Adam, 2> = Descent::new(Adam::default()).unwrap();
    let error = weights::load(&mut bare, &file).unwrap_err().to_string();
    assert!(error.contains("m.0.weight: the file has F32 [4, 3], the model nothing"), "{error}");
    bare.prepare(&run.net);
    weights::load(&mut bare, &file).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A file that was cut short, or has grown, says so; nothing of it is taken over.
    #[test]
    fn a_file_that_is_not_whole_is_refused(at in 0.0..1.0_f64, more in 0..3_usize) {
        let error = refusal(adam(2), |file| {
            weights::save(&adam(1), file).unwrap();
            let mut bytes = std::fs::read(file).unwrap();
            match more {
                0 => bytes.truncate((at * bytes.len() as f64) as usize),
                more => bytes.resize(bytes.len() + more, 0),
            }
            std::fs::write(file, bytes).unwrap();
        });
        let message = error.to_string();
        prop_assert!(matches!(error, Error::Damaged { .. }), "{}", message);
        prop_assert!(message.contains("is no whole safetensors file: "), "{}", message);
    }
}
