//! Dropout, weight decay, warps and blur against PyTorch's and SciPy's, from
//! `data/reference/torch_training.py`.

use backprop::{Change, Layer, Loss, Mode, Param, Params, Path, See, SquaredError};
use ndarray::{Array2, ArrayView2, Axis, Ix2};
use ndarray_rand::rand::Rng as _;
use optimizers::{Adam, AdamW, Descent, Momentum, Optimizer, Rule, Sgd};
use serde_json::Value;
use tensor::Streams;
use training::{Affine, Dropout, Norm, Penalty, blur, warp};

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_training.json")).unwrap()
}

fn matrix(value: &Value) -> Array2<f64> {
    let rows: Vec<Vec<f64>> = serde_json::from_value(value.clone()).unwrap();
    Array2::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap()
}

#[track_caller]
fn same(ours: &Array2<f64>, theirs: &Array2<f64>) {
    assert_eq!(ours.dim(), theirs.dim());
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() <= 1e-12, "{a}, the file has {b}");
    }
}

/// Our generator draws other masks: entries that both keep have to be equal, and those that one drops 0.
#[test]
fn dropout_scales_as_pytorch_does() {
    let file = file();
    let [x, r, mask, y, dx] = ["x", "r", "mask", "y", "dx"].map(|key| matrix(&file[key]));
    let mut dropout = Dropout::new(file["drop"].as_f64().unwrap()).unwrap();
    same(&Layer::<f64, Ix2>::predict(&dropout, x.view()), &matrix(&file["eval"]));
    let mut compared = 0;
    for seed in 0..4 {
        let mut rng = Streams::new(seed).stream("noise");
        let (ours, cache) = dropout.forward(x.view(), &mut Mode::Train(&mut rng));
        let back = dropout.backward(x.view(), ours.view(), r.clone(), cache);
        for (index, &m) in mask.indexed_iter() {
            if m == 1.0 && back[index] != 0.0 {
                assert!((ours[index] - y[index]).abs() < 1e-15);
                assert!((back[index] - dx[index]).abs() < 1e-15);
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

/// w, without a bias.
struct Weights(Param<f64, Ix2>);

impl Params<f64> for Weights {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
        self.0.visit(path.at("weight"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
        self.0.visit_mut(path.at("weight"), change);
    }
}

/// Three steps with the penalty, if there is one; `file` has the inputs and where they start.
fn steps<R: Rule<f64, N>, const N: usize>(
    file: &Value,
    rule: R,
    penalty: Option<Penalty>,
) -> Array2<f64> {
    let (x, y) = (matrix(&file["inputs"]), matrix(&file["targets"]));
    let mut model = Weights(Param::new(matrix(&file["start"])));
    let mut optimizer = Descent::new(rule).unwrap();
    for _ in 0..3 {
        let (_, slope) = SquaredError.loss(x.dot(&model.0.value.t()).view(), &y);
        model.0.grad += &slope.t().dot(&x);
        penalty.into_iter().for_each(|penalty| penalty.add_gradient(&mut model));
        optimizer.step(&mut model);
    }
    model.0.value
}

/// PyTorch's `weight_decay` of SGD and Adam is the penalty in the gradient; that of AdamW is a decay
/// beside it, and ends elsewhere.
#[test]
fn weight_decay_in_the_gradient_is_pytorchs() {
    let file = file();
    let penalty = Penalty::new(Norm::L2, 0.05).unwrap();
    let theirs = |key: &str| matrix(&file["decayed"][key]);
    let close = |ours: Array2<f64>, key: &str| {
        let worst = (&ours - &theirs(key)).fold(0.0_f64, |worst, d| worst.max(d.abs()));
        assert!(worst < 1e-9, "{key}: {worst}");
    };
    close(steps(&file, Sgd { learning_rate: 0.1 }, Some(penalty)), "sgd");
    let adam = Adam { learning_rate: 0.1, ..Adam::default() };
    close(steps(&file, adam, Some(penalty)), "adam");
    let adamw = AdamW { learning_rate: 0.1, weight_decay: 0.05, ..AdamW::default() };
    close(steps(&file, adamw, None), "adamw");
    assert!((theirs("adam") - theirs("adamw")).iter().any(|d| d.abs() > 1e-3));
}

/// PyTorch's momentum adds gradients and multiplies by η at the end; ours remembers η g, which with a
/// constant η is the same step.
#[test]
fn weight_decay_with_momentum_is_pytorchs() {
    let file = file();
    let penalty = Penalty::new(Norm::L2, 0.05).unwrap();
    let momentum = Momentum { learning_rate: 0.1, ..Momentum::default() };
    same(&steps(&file, momentum, Some(penalty)), &matrix(&file["decayed"]["momentum"]));
}

fn grey(picture: ArrayView2<f64>) -> ndarray::Array3<f64> {
    picture.to_owned().insert_axis(Axis(2))
}

#[test]
fn warps_are_pytorchs_affine_grid_and_grid_sample() {
    let file = file();
    let picture = matrix(&file["picture"]);
    let maps = file["maps"].as_array().unwrap();
    assert_eq!(maps.len(), 5);
    for map in maps {
        let affine = Affine {
            a: serde_json::from_value(map["a"].clone()).unwrap(),
            t: serde_json::from_value(map["t"].clone()).unwrap(),
        };
        let ours = warp(grey(picture.view()).view(), affine).remove_axis(Axis(2));
        same(&ours, &matrix(&map["warped"]));
    }
}

#[test]
fn a_blur_is_scipys_gaussian_filter() {
    let file = file();
    let picture = matrix(&file["picture"]);
    for case in file["blurred"].as_array().unwrap() {
        let sigma = case["sigma"].as_f64().unwrap();
        let ours = blur(grey(picture.view()).view(), sigma).remove_axis(Axis(2));
        same(&ours, &matrix(&case["picture"]));
    }
}

/// So many of 10,000 entries are kept as the probability says, with our generator: √(10,000 · 0.21) = 46.
#[test]
fn as_many_are_dropped_as_the_probability_says() {
    let mut rng = Streams::new(1).stream("noise");
    let x = Array2::from_shape_simple_fn((100, 100), || rng.random_range(1.0..2.0));
    let (y, _) = Dropout::new(0.3).unwrap().forward(x.view(), &mut Mode::Train(&mut rng));
    let kept = y.iter().filter(|&&y| y != 0.0).count();
    assert!((6770..7230).contains(&kept), "{kept}");
}
