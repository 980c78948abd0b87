//! Convolutions, poolings and a small net against PyTorch's, from `data/reference/torch_cnn.py`: outputs and
//! all gradients, in both precisions. Inputs, weights and ∂C/∂y are counted out by the same rule here and
//! there.

#[path = "../../backprop/tests/frozen/mod.rs"]
mod frozen;

use backprop::{Activation, Boxed, Change, Dense, Layer, Loss, Mode, Params, Path, See};
use backprop::{SoftmaxCrossEntropy, weights};
use cnn::{AveragePool, Conv1d, Conv2d, ConvTranspose2d, Depthwise, Flatten};
use cnn::{GlobalAverage, MaxPool, Window};
use frozen::{Frozen, array, assert_near};
use ndarray::ShapeBuilder;
use ndarray::{Array, Array3, Array4, ArrayD, ArrayView, ArrayViewD, Dimension, Ix2, Ix4};
use serde_json::Value;
use tensor::Streams;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/torch_cnn.json")).unwrap()
}

/// Entry n is (n · 379 + 131 · `which`) mod 1001, less 500, by 500.
fn counted<F: Frozen, D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    which: usize,
) -> Array<F, D> {
    let mut n = 0;
    Array::from_shape_simple_fn(shape, || {
        n += 1;
        let place = ((n - 1) * 379 + 131 * which) % 1001;
        F::of((place as f64 - 500.0) / 500.0)
    })
}

/// The entries that the file has, and the sums of all entries and of their squares. What is tolerated is
/// measured by the root of the mean square.
#[track_caller]
fn near<F: Frozen>(what: &str, ours: ArrayViewD<F>, theirs: &Value) {
    let of = |key: &str| theirs[key].as_f64().unwrap();
    let step = theirs["step"].as_u64().unwrap() as usize;
    let some: Vec<f64> = ours.iter().step_by(step).map(|x| x.as_f64()).collect();
    let expected: ArrayD<f64> = array(&theirs["some"]);
    assert_eq!(some.len(), expected.len(), "{what}: {:?}", ours.shape());
    assert!(step == 1 || some.len() >= 64 && ours.len() >= 500, "{what}: only {}", some.len());
    let typical = (of("squares") / ours.len() as f64).sqrt().max(1.0);
    for (n, (a, b)) in some.iter().zip(&expected).enumerate() {
        let allowed = F::TOLERANCE * typical.max(b.abs());
        assert!((a - b).abs() <= allowed, "{what}, {} entry {n}: {a}, PyTorch has {b}", F::KEY);
    }
    let sum: f64 = ours.iter().map(|x| x.as_f64()).sum();
    let squares: f64 = ours.iter().map(|x| x.as_f64().powi(2)).sum();
    for (key, ours, size) in
        [("sum", sum, of("squares").sqrt()), ("squares", squares, of("squares"))]
    {
        let (theirs, allowed) = (of(key), F::TOLERANCE * 10.0 * size.max(1.0));
        let near = (ours - theirs).abs() <= allowed;
        assert!(near, "{what}, {}: the {key} is {ours}, not {theirs}", F::KEY);
    }
}

/// y, ∂C/∂x and the gradients of `layer`, whose weights are counted out here, against those of `theirs`.
fn compare<F: Frozen, D: Dimension>(
    what: &str,
    mut layer: impl Layer<F, D, Out = D>,
    x: ArrayView<F, D>,
    theirs: &Value,
) {
    let mut which = 1;
    layer.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        which += 1;
        let numbers = counted::<F, _>(value.raw_dim(), which);
        value.assign(&numbers);
    });
    let (y, receipt) = layer.forward(x.view(), &mut Mode::Eval);
    near(&format!("{what}, y"), y.view().into_dyn(), &theirs["y"]);
    let dy = counted(y.raw_dim(), 4);
    let dx = layer.backward(x, y.view(), dy, receipt);
    near(&format!("{what}, dx"), dx.view().into_dyn(), &theirs["dx"]);
    layer.visit(Path::ROOT, &mut |path, _, grad| {
        let (name, grad) = (format!("{what}, {path}"), grad.unwrap());
        match &path.to_string()[..] {
            "weight" => near(&name, grad, &theirs["d_weight"]),
            _ => {
                // Sums over all pixels, of which half cancel the other half.
                let expected: ArrayD<f64> = array(&theirs["d_bias"]);
                for (a, b) in grad.iter().map(|a| a.as_f64()).zip(expected) {
                    let allowed = F::TOLERANCE * 10.0 * b.abs().max(1.0);
                    assert!((a - b).abs() <= allowed, "{name}: {a}, PyTorch has {b}");
                }
            }
        }
    });
}

fn all_convolutions<F: Frozen>() {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 62);
    let mut rng = Streams::new(1).stream("init");
    for case in cases {
        let of = |key: &str| case[key].as_u64().unwrap() as usize;
        let window = Window::new(of("kernel")).stride(of("stride")).padding(of("padding"));
        let layer = Conv2d::random(of("channels"), of("maps"), window, &mut rng);
        let x: Array4<F> = counted((of("batch"), of("height"), of("width"), of("channels")), 1);
        let what = format!("{} × {} of {}, {window}", of("height"), of("width"), of("channels"));
        compare(&what, layer, x.view(), &case[F::KEY]);
    }
}

/// Every kernel, every frame with every stride, one image and more with each, frames that keep the size.
#[test]
fn the_cases_leave_nothing_out() {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    let has = |wanted: &[(&str, u64)]| {
        let fits = |case: &&Value| wanted.iter().all(|&(key, value)| case[key] == value);
        assert!(cases.iter().any(|case| fits(&case)), "no case of {wanted:?}");
    };
    (1..=11).for_each(|kernel| has(&[("kernel", kernel)]));
    for channels in 1..=8 {
        has(&[("channels", channels)]);
        has(&[("maps", channels)]);
    }
    for stride in 1..=3 {
        (0..=5).for_each(|padding| has(&[("stride", stride), ("padding", padding)]));
        [1, 2].iter().for_each(|&batch| has(&[("stride", stride), ("batch", batch)]));
        [8, 9].iter().for_each(|&height| has(&[("stride", stride), ("height", height)]));
    }
    for padding in 1..=5 {
        has(&[("kernel", 2 * padding + 1), ("stride", 1), ("padding", padding)]);
    }
}

/// A net with kernels of every kind, and a convolution in time beside it.
struct Saved {
    net: Boxed<f32, Ix4, Ix2>,
    sequence: Conv1d<f32>,
}

impl Saved {
    /// With other weights than PyTorch's.
    fn new() -> Self {
        let rng = &mut Streams::new(1).stream("init");
        let first = Conv2d::random(3, 3, Window::new(3).same(), rng).then(Activation::Relu);
        let up = ConvTranspose2d::random(3, 2, Window::new(2).stride(2), rng);
        let maps = first.then(up.then(Activation::Relu));
        let maps = maps.then(Depthwise::random(2, Window::new(3), rng).then(GlobalAverage));
        let net = Boxed::new(maps.then(Dense::random(2, 4, rng)));
        Self { net, sequence: Conv1d::random(2, 3, (2, 1, 0), rng) }
    }
}

impl Params<f32> for Saved {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f32>) {
        self.net.visit(path.at("net"), see);
        self.sequence.visit(path.at("sequence"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f32>) {
        self.net.visit_mut(path.at("net"), change);
        self.sequence.visit_mut(path.at("sequence"), change);
    }
}

/// As many channels as rows: with the axes mistaken every shape would fit, and every answer be another.
#[test]
fn pytorchs_file_of_kernels_is_read_and_written_byte_for_byte() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/reference/torch_cnn.safetensors");
    let mut model = Saved::new();
    weights::load(&mut model, path).unwrap();
    let theirs = &file()["saved"];
    let y = model.net.predict(counted((2, 5, 4, 3), 1).view());
    assert_near("y", y.view().into_dyn(), &theirs["y"]);
    let z = model.sequence.predict(counted((2, 6, 2), 1).view());
    assert_near("z", z.view().into_dyn(), &theirs["z"]);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.safetensors");
    weights::save(&model, &copy).unwrap();
    assert_eq!(std::fs::read(copy).unwrap(), std::fs::read(path).unwrap());
}

#[test]
fn convolutions_are_pytorchs_in_double_precision() {
    all_convolutions::<f64>();
}

#[test]
fn convolutions_are_pytorchs_in_single_precision() {
    all_convolutions::<f32>();
}

fn all_layers<F: Frozen>() {
    let file = file();
    let layers = file["layers"].as_object().unwrap();
    assert_eq!(layers.len(), 11);
    let mut rng = Streams::new(1).stream("init");
    for (name, case) in layers {
        let shape: [usize; 4] = serde_json::from_value(case["shape"].clone()).unwrap();
        let (x, theirs) = (counted::<F, _>(shape, 1), &case[F::KEY]);
        let x = x.view();
        let (new, rng) = (Window::new, &mut rng);
        match &name[..] {
            "max 2" => compare(name, MaxPool::new(2), x, theirs),
            "max 3 stride 1 padding 1" => {
                compare(name, MaxPool::over(new(3).padding(1)), x, theirs);
            }
            "max 3 stride 2" => compare(name, MaxPool::over(new(3).stride(2)), x, theirs),
            "average 2" => compare(name, AveragePool::new(2), x, theirs),
            "average 3 stride 2 padding 1" => {
                compare(name, AveragePool::over(new(3).stride(2).padding(1)), x, theirs);
            }
            "global average" => {
                let (y, receipt) = GlobalAverage.forward(x, &mut Mode::Eval);
                near(name, y.view().into_dyn(), &theirs["y"]);
                let dy = counted(y.raw_dim(), 4);
                let dx = GlobalAverage.backward(x, y.view(), dy, receipt);
                near(name, dx.view().into_dyn(), &theirs["dx"]);
            }
            "transposed 3" => {
                compare(name, ConvTranspose2d::random(2, 3, new(3), rng), x, theirs);
            }
            "transposed 4 stride 2 padding 1" => {
                let window = new(4).stride(2).padding(1);
                compare(name, ConvTranspose2d::random(3, 2, window, rng), x, theirs);
            }
            "transposed 2 stride 3" => {
                let window = new(2).stride(3);
                compare(name, ConvTranspose2d::random(1, 2, window, rng), x, theirs);
            }
            "depthwise 3 padding 1" => {
                compare(name, Depthwise::random(4, new(3).padding(1), rng), x, theirs);
            }
            "depthwise 5 stride 2" => {
                compare(name, Depthwise::random(3, new(5).stride(2), rng), x, theirs);
            }
            other => panic!("{other} is compared with nothing"),
        }
    }
}

#[test]
fn poolings_transposed_and_depthwise_layers_are_pytorchs_in_double_precision() {
    all_layers::<f64>();
}

#[test]
fn poolings_transposed_and_depthwise_layers_are_pytorchs_in_single_precision() {
    all_layers::<f32>();
}

/// Kernels, strides and frames of which rows and columns differ; and convolutions in time, 3 channels to 4.
fn rectangles_and_sequences<F: Frozen>() {
    let file = file();
    let shapes = file["shapes"].as_object().unwrap();
    assert_eq!(shapes.len(), 4);
    let rng = &mut Streams::new(1).stream("init");
    for (name, case) in shapes {
        let shape: Vec<usize> = serde_json::from_value(case["shape"].clone()).unwrap();
        let x = counted::<F, _>(shape, 1);
        let image = || -> Array4<F> { x.clone().into_dimensionality().unwrap() };
        let sequence = || -> Array3<F> { x.clone().into_dimensionality().unwrap() };
        let theirs = &case[F::KEY];
        match &name[..] {
            "kernel 2 × 3 stride 1 × 2 padding 1 × 0" => {
                let window = Window { kernel: (2, 3), stride: (1, 2), padding: (1, 0) };
                compare(name, Conv2d::random(3, 4, window, rng), image().view(), theirs);
            }
            "kernel 3 × 1" => {
                let layer = Conv2d::random(2, 3, Window::rectangle(3, 1), rng);
                compare(name, layer, image().view(), theirs);
            }
            "sequence 3 padding 1" => {
                let layer = Conv1d::random(3, 4, (3, 1, 1), rng);
                compare(name, layer, sequence().view(), theirs);
            }
            "sequence 3 stride 2 padding 1" => {
                let layer = Conv1d::random(3, 4, (3, 2, 1), rng);
                compare(name, layer, sequence().view(), theirs);
            }
            other => panic!("{other} is compared with nothing"),
        }
    }
}

#[test]
fn rectangles_and_sequences_are_pytorchs_in_both_precisions() {
    rectangles_and_sequences::<f64>();
    rectangles_and_sequences::<f32>();
}

fn small_net<F: Frozen>() {
    let file = file();
    let theirs = &file["net"][F::KEY];
    let mut rng = Streams::new(1).stream("init");
    let conv = |channels, maps, k, rng: &mut _| {
        Conv2d::<F>::random(channels, maps, Window::new(k), rng)
            .then(Activation::Relu)
            .then(MaxPool::new(2))
    };
    let features = conv(1, 3, 3, &mut rng).then(conv(3, 4, 2, &mut rng)).then(Flatten);
    let classifier = Dense::<F>::random(16, 6, &mut rng).then(Activation::Relu);
    let mut net = features.then(classifier.then(Dense::<F>::random(6, 3, &mut rng)));
    let mut which = 9;
    net.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        which += 1;
        let numbers = counted::<F, _>(value.raw_dim(), which);
        value.assign(&numbers);
    });
    let x: Array4<F> = counted((3, 13, 12, 1), 1);
    let (y, receipt) = net.forward(x.view(), &mut Mode::Eval);
    assert_near("y", y.view().into_dyn(), &theirs["y"]);
    let (cost, delta) = SoftmaxCrossEntropy.loss(y.view(), &[2, 0, 1]);
    assert!((cost.as_f64() - theirs["cost"].as_f64().unwrap()).abs() < F::TOLERANCE * 10.0);
    let dx = net.backward(x.view(), y.view(), delta, receipt);
    near("dx", dx.view().into_dyn(), &theirs["dx"]);
    let mut gradients = theirs["gradients"].as_array().unwrap().iter();
    net.visit(Path::ROOT, &mut |path, _, grad| {
        let gradient = gradients.next().expect("as many gradients as arrays");
        assert_near(&path.to_string(), grad.unwrap(), gradient);
    });
    assert!(gradients.next().is_none());
}

#[test]
fn a_small_net_has_pytorchs_outputs_cost_and_gradients() {
    small_net::<f64>();
    small_net::<f32>();
}

/// 2 × 4 zeros in two blocks: PyTorch gives the error to the first of equals, and so do we.
#[test]
fn ties_go_where_pytorch_sends_them_and_nan_stays() {
    let x = Array4::<f64>::zeros((1, 2, 4, 1));
    let mut pool = MaxPool::new(2);
    let (y, winners) = pool.forward(x.view(), &mut Mode::Eval);
    let dx = pool.backward(x.view(), y.view(), Array4::ones(y.dim()), winners);
    assert_near("ties", dx.view().into_dyn(), &file()["ties"]);
    let x = ndarray::array![1.0, f64::NAN, 7.0, 7.0].into_shape_with_order((1, 2, 2, 1)).unwrap();
    let stays = pool.predict(x.view())[[0, 0, 0, 0]].is_nan();
    assert_eq!(stays, file()["nan_stays"].as_bool().unwrap());
}

#[test]
fn places_are_pytorchs_where_the_filter_does_not_fit() {
    let theirs: Vec<(usize, usize)> = serde_json::from_value(file()["sizes"].clone()).unwrap();
    let of = |n, f, p, s| Window::new(f).padding(p).stride(s).output(n, n).unwrap();
    assert_eq!(theirs, [of(10, 3, 0, 2), of(7, 3, 1, 2), of(28, 5, 2, 3), of(11, 11, 5, 3)]);
}
