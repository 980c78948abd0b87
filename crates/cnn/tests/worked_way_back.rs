//! The way back through convolutions: by hand, by the formulas of the slides, and in nets that learn.

use backprop::{Activation, Chain, Dense, Layer, Mode, Params, Path, SoftmaxCrossEntropy};
use cnn::classic::{Slide, conv2d_true, corr2d, error_before, pad, rot180, weight_gradient};
use cnn::{Block, Conv2d, ConvTranspose2d, Flatten, MaxPool, Window};
use init::BatchNorm;
use ndarray::{Array, Array1, Array2, Array4, ArrayView2, Axis, Dimension, ShapeBuilder, arr2, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{Adam, Descent};
use std::ops::Range;
use tensor::{GradientCheck, Rng, Streams};
use training::{Frozen, Plan, Set, Trainer, evaluate};

fn normal<D: Dimension>(shape: impl ShapeBuilder<Dim = D>, seed: u64) -> Array<f64, D> {
    Array::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
}

/// z = (1·10 + 2·1, 2·10 + 3·1); ∂C/∂w = (1·2 + 2·5, 2·2 + 3·5), ∂C/∂a = (10·2, 1·2 + 10·5, 1·5), which is
/// (1, 10) over 0, 2, 5, 0.
#[test]
fn a_row_of_three_gets_its_errors_from_the_kernel_turned() {
    let (a, w) = (arr2(&[[1.0, 2.0, 3.0]]), arr2(&[[10.0, 1.0]]));
    assert_eq!(corr2d(a.view(), w.view()), arr2(&[[12.0, 23.0]]));
    let delta = arr2(&[[2.0, 5.0]]);
    let by_weight = weight_gradient(a.view(), delta.view(), Slide::Correlation);
    assert_eq!(by_weight, arr2(&[[12.0, 19.0]]));
    let back = error_before(delta.view(), w.view(), Slide::Correlation);
    assert_eq!(back, arr2(&[[20.0, 52.0, 5.0]]));
    let framed = arr2(&[[0.0, 2.0, 5.0, 0.0]]);
    assert_eq!(corr2d(framed.view(), arr2(&[[1.0, 10.0]]).view()), back);
}

/// 28 − 5 + 1 = 24 places in each direction, 24² = 576: with pixels and errors of 1 the gradient is that.
#[test]
fn a_weight_of_a_kernel_collects_576_products_from_an_image() {
    let mut rng = Streams::new(1).stream("init");
    let mut layer = Conv2d::<f64>::random(1, 1, Window::new(5), &mut rng);
    let x = Array4::ones((1, 28, 28, 1));
    let z = layer.predict(x.view());
    layer.accumulate(x.view(), z.view(), Array4::ones(z.dim()), ());
    assert_eq!(layer.weight.grad, Array4::from_elem((1, 5, 5, 1), 576.0));
}

/// C = Σ δ ⊙ (σ(z) ∗ w), and with ⊗ in place of ∗: the derivative by z is the full slide, times σ′.
#[test]
fn gradient_below_an_activation_has_its_slope() {
    let (z, w, delta) = (normal((4, 5), 1), normal((2, 3), 2), normal((3, 3), 3));
    let slope = z.mapv(|z: f64| 1.0 - z.tanh().powi(2));
    for slide in [Slide::Convolution, Slide::Correlation] {
        let forward = |z: ArrayView2<f64>| match slide {
            Slide::Convolution => conv2d_true(z.mapv(f64::tanh).view(), w.view()),
            Slide::Correlation => corr2d(z.mapv(f64::tanh).view(), w.view()),
        };
        let below = error_before(delta.view(), w.view(), slide) * &slope;
        let mut check = GradientCheck::new();
        check.compare("z", z.view(), below.view(), |z| (forward(z) * &delta).sum());
        check.assert_passed();
    }
}

/// Errors of 2 × 2 and a kernel of 2 × 2: 3 × 3 in the frame, and a single number without it.
#[test]
fn a_recursion_that_is_not_full_has_another_size() {
    let (w, delta) = (normal((2, 2), 1), normal((2, 2), 2));
    for forward in [Slide::Convolution, Slide::Correlation] {
        assert_eq!(error_before(delta.view(), w.view(), forward).dim(), (3, 3));
        assert_eq!(weight_gradient(normal((3, 3), 3).view(), delta.view(), forward).dim(), (2, 2));
    }
    assert_eq!(corr2d(delta.view(), w.view()).dim(), (1, 1));
}

/// As the slide prints it, with σ′(z) where the activations belong.
#[test]
fn gradient_with_slopes_in_place_of_activations_fails() {
    let (z, w, delta) = (normal((4, 5), 1), normal((2, 3), 2), normal((3, 3), 3));
    let a = z.mapv(f64::tanh);
    let slope = a.mapv(|a| 1.0 - a * a);
    for (inputs, passes) in [(&a, true), (&slope, false)] {
        let gradient = weight_gradient(inputs.view(), delta.view(), Slide::Convolution);
        let mut check = GradientCheck::new();
        check
            .compare("w", w.view(), gradient.view(), |w| (conv2d_true(a.view(), w) * &delta).sum());
        assert_eq!(check.passed(), passes);
    }
}

/// Three channels and two maps: the layer's gradients are the slides', pair by pair.
#[test]
fn gradient_of_maps_and_channels_is_a_sum_of_slides() {
    let mut layer =
        Conv2d::<f64>::random(3, 2, Window::new(2), &mut Streams::new(1).stream("init"));
    let x = normal((1, 5, 4, 3), 2);
    let z = layer.predict(x.view());
    let delta = normal(z.dim(), 3);
    let dx = layer.backward(x.view(), z.view(), delta.clone(), ());
    for channel in 0..3 {
        let mut back = Array2::zeros((5, 4));
        for map in 0..2 {
            let w = layer.weight.value.slice(s![map, .., .., channel]);
            let delta = delta.slice(s![0, .., .., map]);
            back += &error_before(delta, w, Slide::Correlation);
            let ours = weight_gradient(x.slice(s![0, .., .., channel]), delta, Slide::Correlation);
            let theirs = layer.weight.grad.slice(s![map, .., .., channel]);
            assert!((&theirs - &ours).iter().all(|d| d.abs() < 1e-12));
        }
        let theirs = dx.slice(s![0, .., .., channel]);
        assert!((&theirs - &back).iter().all(|d| d.abs() < 1e-12));
    }
    let by_bias = delta.sum_axis(Axis(0)).sum_axis(Axis(0)).sum_axis(Axis(0));
    assert!((&layer.bias.grad - &by_bias).iter().all(|d| d.abs() < 1e-12));
}

/// Pixels 1 to 5 under (10, 1) with stride 2: the errors 2 and 5 come back as 20, 2, 50, 5 and nothing,
/// which is 2 0 5 0 under a slide with stride 1. Then kernels of 3 × 3 with stride 2: on 7 × 7 pixels the
/// errors of a row are d 0 d 0 d, on 8 × 8, of which one is left over, d 0 d 0 d 0, and in a frame of 1 the
/// pixels of the frame are dropped on the way back.
#[test]
fn a_stride_on_the_way_back_is_zeros_between_the_errors() {
    let window = Window { stride: (1, 2), ..Window::rectangle(1, 2) };
    let weight = Array4::from_shape_vec((1, 1, 2, 1), vec![10.0, 1.0]).unwrap();
    let mut layer = Conv2d::new(weight, Array1::zeros(1), window);
    let x = Array4::from_shape_vec((1, 1, 5, 1), vec![1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
    let (z, delta) = (layer.predict(x.view()), arr2(&[[2.0, 5.0]]));
    assert_eq!(z.flatten().to_vec(), [12.0, 34.0]);
    let delta = delta.insert_axis(Axis(0)).insert_axis(Axis(3));
    let dx = layer.backward(x.view(), z.view(), delta, ());
    assert_eq!(dx.flatten().to_vec(), [20.0, 2.0, 50.0, 5.0, 0.0]);
    let (spread, w) = (arr2(&[[2.0, 0.0, 5.0, 0.0]]), arr2(&[[10.0, 1.0]]));
    let back = error_before(spread.view(), w.view(), Slide::Correlation);
    assert_eq!(back, arr2(&[[20.0, 2.0, 50.0, 5.0, 0.0]]));

    for (n, padding, places) in [(7, 0, 3), (8, 0, 3), (7, 1, 4), (8, 1, 4)] {
        let window = Window::new(3).stride(2).padding(padding);
        let mut layer = Conv2d::<f64>::random(1, 1, window, &mut Streams::new(1).stream("init"));
        let x = normal((1, n, n, 1), 2);
        let z = layer.predict(x.view());
        assert_eq!(z.dim(), (1, places, places, 1));
        let delta = normal(z.dim(), 3);
        let dx = layer.backward(x.view(), z.view(), delta.clone(), ());
        // As many as stride 1 would have: places and the zeros between them, and one for a pixel left over.
        let all = n + 2 * padding - 2;
        let mut spread = Array2::zeros((all, all));
        spread.slice_mut(s![..2 * places - 1;2, ..2 * places - 1;2]).assign(&delta.slice(s![
            0,
            ..,
            ..,
            0
        ]));
        let w = layer.weight.value.slice(s![0, .., .., 0]);
        let back = error_before(spread.view(), w, Slide::Correlation);
        let inside = s![padding..padding + n, padding..padding + n];
        let difference = &dx.slice(s![0, .., .., 0]) - &back.slice(inside);
        assert!(difference.iter().all(|d| d.abs() < 1e-12), "{n} pixels, frame {padding}");
        let framed = pad(x.slice(s![0, .., .., 0]), padding, padding);
        let by_weight = weight_gradient(framed.view(), spread.view(), Slide::Correlation);
        let difference = &layer.weight.grad.slice(s![0, .., .., 0]) - &by_weight;
        assert!(difference.iter().all(|d| d.abs() < 1e-12), "{n} pixels, frame {padding}");
    }
}

/// One bright pixel under a correlation leaves the kernel turned, under a convolution upright; a single error
/// on the way back the other way round.
#[test]
fn a_pixel_prints_the_kernel_turned_where_an_error_prints_it_upright() {
    let w = arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]);
    let mut pixel = Array2::zeros((5, 5));
    pixel[[2, 2]] = 1.0;
    let error = arr2(&[[1.0]]);
    assert_eq!(corr2d(pixel.view(), w.view()), rot180(w.view()));
    assert_eq!(error_before(error.view(), w.view(), Slide::Correlation), w);
    assert_eq!(conv2d_true(pixel.view(), w.view()), w);
    assert_eq!(error_before(error.view(), w.view(), Slide::Convolution), rot180(w.view()));
}

/// Ones printed by ones: how often a pixel is printed on, away from the border.
#[test]
fn strides_that_divide_the_kernel_print_evenly() {
    for k in 1..7 {
        for stride in 1..=k {
            let window = Window::new(k).stride(stride);
            let layer = ConvTranspose2d::new(Array4::ones((1, k, k, 1)), Array1::zeros(1), window);
            let y = layer.predict(Array4::<f64>::ones((1, 8, 8, 1)).view());
            let side = y.dim().1 - k;
            let middle = y.slice(s![0, k..side, k..side, 0]);
            let even = middle.iter().all(|&times| times == y[[0, k, k, 0]]);
            assert_eq!(even, k % stride == 0, "kernel {k}, stride {stride}");
        }
    }
}

/// γ = 2, β = 5 for one channel, 1 and 0 for the other, and two numbers for each, whatever the map's size.
#[test]
fn a_channel_is_normalised_over_samples_and_places() {
    let mut layer = BatchNorm::new(2);
    let x = normal((3, 4, 5, 2), 1) * 7.0 + 3.0;
    layer.weight.value[0] = 2.0;
    layer.bias.value[0] = 5.0;
    let mut rng = Streams::new(1).stream("unused");
    let (y, _) = layer.forward(x.view(), &mut Mode::Train(&mut rng));
    for (channel, mean, deviation) in [(0, 5.0, 2.0), (1, 0.0, 1.0)] {
        let y = y.index_axis(Axis(3), channel);
        assert!((y.mean().unwrap() - mean).abs() < 1e-9);
        assert!((y.std(0.0) - deviation).abs() < 1e-4);
    }
    assert_eq!(layer.parameters(), 4);
}

type Task = (Array4<f64>, Vec<usize>);

fn digits(classes: Range<usize>) -> Task {
    let digits = datasets::digits();
    let x: Array4<f64> = digits.flat().into_shape_with_order((1797, 8, 8, 1)).unwrap();
    let y = digits.labels.mapv(usize::from);
    let rows: Vec<usize> = (0..1797).filter(|&row| classes.contains(&y[row])).collect();
    (x.select(Axis(0), &rows), rows.iter().map(|&row| y[row] - classes.start).collect())
}

fn block(channels: usize, maps: usize, rng: &mut Rng) -> Block<f64> {
    let conv = Conv2d::random(channels, maps, Window::new(3).same(), rng);
    conv.then(Activation::Relu).then(MaxPool::new(2))
}

fn fit<M: Layer<f64, ndarray::Ix4, Out = ndarray::Ix2>>(
    net: M,
    (x, y): &Task,
    rows: Range<usize>,
    epochs: usize,
) -> M {
    let adam = Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).unwrap();
    let plan = Plan { epochs, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
    trainer.fit(&Set::new(x.slice(s![rows.clone(), .., .., ..]), &y[rows]), &mut []).unwrap();
    trainer.model
}

/// Two convolutions frozen, 20 samples of 5 to 9 for the layer on top, three draws.
#[test]
fn filters_of_0_to_4_serve_5_to_9_better_than_drawn_ones() {
    let (old, new) = (digits(0..5), digits(5..10));
    let rng = &mut Streams::new(1).stream("init");
    let drawn = block(1, 8, rng).then(block(8, 16, rng));
    let last = || Flatten.then(Dense::random(64, 5, &mut Streams::new(1).stream("last")));
    let learned = fit(drawn.clone().then(last()), &old, 0..900, 15).first;
    let test = Set::new(new.0.slice(s![500.., .., .., ..]), &new.1[500..]);
    let right = |filters: &Chain<Block<f64>, Block<f64>>, draw: usize| {
        let net = Frozen(filters.clone()).then(last());
        let net = fit(net, &new, 20 * draw..20 * (draw + 1), 30);
        evaluate(&net, &SoftmaxCrossEntropy, &test).accuracy.unwrap() / 3.0
    };
    let [frozen, chance] =
        [&learned, &drawn].map(|f| (0..3).map(|draw| right(f, draw)).sum::<f64>());
    assert!(frozen > chance + 0.1, "learned {frozen:.2}, drawn {chance:.2}");
}

/// 64·5 + 5 above, 8·(9 + 1) and 16·(72 + 1) in the convolutions.
#[test]
fn frozen_filters_leave_325_parameters_to_learn() {
    let rng = &mut Streams::new(1).stream("init");
    let filters = block(1, 8, rng).then(block(8, 16, rng));
    let last = Flatten.then(Dense::random(64, 5, rng));
    let learned = |net: &dyn Params<f64>| {
        let mut count = 0;
        net.visit(Path::ROOT, &mut |_, value, grad| count += grad.map_or(0, |_| value.len()));
        count
    };
    assert_eq!(learned(&filters.clone().then(last.clone())), 80 + 1168 + 325);
    assert_eq!(learned(&Frozen(filters).then(last)), 325);
}
