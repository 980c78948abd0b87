//! The costs as the third lecture has them: its numbers, its claims, and what follows from its slips.

use approx::relative_eq;
use backprop::{
    AbsoluteError, Activation, BinaryCrossEntropy, CrossEntropy, Dense, Hinge, Huber, Layer,
    LogisticCrossEntropy, Loss, Mode, Params, Range, Softmax, SoftmaxCrossEntropy, SquaredError,
    Task, argmax, check_layer, descend, one_hot, softmax, softmax_jacobian,
};
use ndarray::{Array2, ArrayRef2, ArrayView1, Axis, array, s};
use proptest::prelude::*;
use tensor::{Streams, numeric_gradient};

const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };

/// δ = ∂C/∂z of one logistic neuron with the net input z and the target y.
fn delta(cost: &impl Loss<f64, Target = ArrayRef2<f64>>, z: f64, y: f64) -> f64 {
    let z = array![[z]];
    let (y_hat, ()) = LOGISTIC.clone().forward(z.view(), &mut Mode::Eval);
    let (_, slope) = cost.loss(y_hat.view(), &array![[y]]);
    LOGISTIC.clone().backward(z.view(), y_hat.view(), slope, ())[[0, 0]]
}

/// Binary cross-entropy: ∂C/∂ŷ = (ŷ − y) / (ŷ (1 − ŷ)), ∂ŷ/∂z = ŷ (1 − ŷ), so ∂C/∂z = ŷ − y. With the
/// squared error the slope stays: (ŷ − y) ŷ (1 − ŷ).
#[test]
fn the_slope_of_the_activation_cancels_with_the_cross_entropy_alone() {
    for (z, y) in [(4.0, 0.0), (-1.0, 1.0), (0.0, 0.0), (2.0, 0.7)] {
        let y_hat: f64 = LOGISTIC.apply(z);
        approx::assert_abs_diff_eq!(delta(&BinaryCrossEntropy, z, y), y_hat - y, epsilon = 1e-14);
        let slope = y_hat * (1.0 - y_hat);
        approx::assert_abs_diff_eq!(
            delta(&SquaredError, z, y),
            (y_hat - y) * slope,
            epsilon = 1e-15
        );
    }
}

/// Both chains against finite differences, through the whole neuron.
#[test]
fn the_chain_from_cost_to_weight_matches_the_numeric_gradient() {
    let (x, y) = (array![[1.5]], array![[0.0]]);
    let mut neuron = Dense::new(array![[2.0]], array![1.0]).then(LOGISTIC);
    for cost in [&SquaredError as &dyn Loss<f64, Target = ArrayRef2<f64>>, &BinaryCrossEntropy] {
        let (y_hat, cache) = neuron.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = cost.loss(y_hat.view(), &y);
        neuron.zero_grad();
        neuron.accumulate(x.view(), y_hat.view(), slope, cache);
        let numeric = numeric_gradient(array![2.0].view(), |w| {
            let moved = Dense::new(array![[w[0]]], array![1.0]).then(LOGISTIC);
            cost.loss(moved.predict(x.view()).view(), &y).0
        });
        approx::assert_abs_diff_eq!(neuron.first.weight.grad[[0, 0]], numeric[0], epsilon = 1e-9);
    }
}

/// z = 4: ŷ = 0.982. The squared error has δ = 0.982² · 0.018 = 0.0173, the cross-entropy 0.982, which is
/// 1 / (ŷ (1 − ŷ)) = 56.6 times as much.
#[test]
fn at_the_saturated_start_the_cross_entropy_pulls_fifty_seven_times_as_hard() {
    let (squared, cross) = (delta(&SquaredError, 4.0, 0.0), delta(&BinaryCrossEntropy, 4.0, 0.0));
    approx::assert_abs_diff_eq!(squared, 0.0173, epsilon = 5e-5);
    approx::assert_abs_diff_eq!(cross, 0.982, epsilon = 5e-4);
    approx::assert_abs_diff_eq!(cross / squared, 56.6, epsilon = 0.05);
}

/// The slide's C = −[y ln ŷ − (1 − y) ln(1 − ŷ)] at y = 0, ŷ = 0.9 is ln 0.1 = −2.30; with a plus it is
/// 2.30.
#[test]
fn with_a_minus_inside_a_bad_answer_has_a_negative_cost() {
    let printed = |y: f64, p: f64| -(y * p.ln() - (1.0 - y) * (1.0 - p).ln());
    approx::assert_abs_diff_eq!(printed(0.0, 0.9), -2.30, epsilon = 5e-3);
    let (cost, _) = BinaryCrossEntropy.loss(array![[0.9]].view(), &array![[0.0]]);
    approx::assert_abs_diff_eq!(cost, 2.30, epsilon = 5e-3);
}

/// y/ŷ − (1 − y)/(1 − ŷ) at y = 1, ŷ = 0.9 is 1.11; the right side of the slide is −1.11.
#[test]
fn the_derivative_on_the_slide_lacks_its_minus() {
    let (y, p) = (1.0, 0.9);
    let (left, right) = (y / p - (1.0 - y) / (1.0 - p), (p - y) / (p * (1.0 - p)));
    approx::assert_abs_diff_eq!(left, -right, epsilon = 1e-14);
    let (_, slope) = BinaryCrossEntropy.loss(array![[p]].view(), &array![[y]]);
    approx::assert_abs_diff_eq!(slope[[0, 0]], right, epsilon = 1e-14);
}

/// ∂C/∂ŷ ⊙ f′(z), with the diagonal of J for f′, is not ŷ − y: the outputs depend on one another.
#[test]
fn softmax_has_no_derivative_entry_by_entry() {
    let z = array![[3.0, 1.0, -3.0]];
    let s = softmax(z.view());
    let (_, slope) = CrossEntropy.loss(s.view(), &one_hot(&[1], 3));
    let jacobian = softmax_jacobian(s.row(0));
    let (_, right) = SoftmaxCrossEntropy.loss(z.view(), &[1]);
    let entrywise = &slope.row(0) * &jacobian.diag();
    approx::assert_abs_diff_eq!(jacobian.t().dot(&slope.row(0)), right.row(0), epsilon = 1e-15);
    assert!((entrywise[0] - right[[0, 0]]).abs() > 0.8, "{entrywise} against {right}");
}

/// a = (3, 1, −3), Σ = 22.85. Where i = j = 1 the slide's −aⱼ-for-e^aⱼ gives −0.64 and the fraction whose
/// denominator lost its square 19.21; 0.1065 is right. Where i ≠ j the numerator of i = j gives 0.77;
/// −0.1045 is right.
#[test]
fn the_slips_of_the_softmax_derivative_are_no_derivatives() {
    let a = array![3.0_f64, 1.0, -3.0];
    let (e, sum) = (a.mapv(f64::exp), a.mapv(f64::exp).sum());
    let d = |i: usize, j: usize| numeric_gradient(a.view(), |a: ArrayView1<f64>| softmax(a)[i])[j];
    approx::assert_abs_diff_eq!(d(0, 0), 0.1065, epsilon = 5e-5);
    approx::assert_abs_diff_eq!(d(0, 1), -0.1045, epsilon = 5e-5);
    let linear = (a[0] * sum - e[0] * e[0]) / (sum * sum);
    let square_lost = (e[0] * sum - e[0]) / sum;
    let everywhere = (e[0] * sum - e[1] * e[0]) / (sum * sum);
    approx::assert_abs_diff_eq!(linear, -0.64, epsilon = 5e-3);
    approx::assert_abs_diff_eq!(square_lost, 19.21, epsilon = 5e-3);
    approx::assert_abs_diff_eq!(everywhere, 0.77, epsilon = 5e-3);
}

/// 0.78 for the 6 and 0.80 for the 8: each in (0, 1), together 1.58, before the other digits are counted.
#[test]
fn logistic_outputs_do_not_sum_to_one() {
    let z = array![[1.266, 1.386]];
    let (each, shared) = (LOGISTIC.predict(z.view()), Softmax.predict(z.view()));
    approx::assert_abs_diff_eq!(each, array![[0.78, 0.80]], epsilon = 1e-3);
    approx::assert_abs_diff_eq!(each.sum(), 1.58, epsilon = 1e-3);
    approx::assert_abs_diff_eq!(shared, array![[0.47, 0.53]], epsilon = 1e-2);
    approx::assert_abs_diff_eq!(shared.sum(), 1.0, epsilon = 1e-15);
}

const XOR: ([[f64; 2]; 4], [[f64; 1]; 4]) =
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]]);

/// Trains with the cross-entropy as the algorithm of the slide does, and returns the costs.
fn train(net: &mut impl Layer<f64, ndarray::Ix2, Out = ndarray::Ix2>, eta: f64) -> Vec<f64> {
    let (x, y) = (Array2::from(XOR.0.to_vec()), Array2::from(XOR.1.to_vec()));
    let step = |_| {
        let (z, cache) = net.forward(x.view(), &mut Mode::Eval);
        let (cost, delta) = LogisticCrossEntropy.loss(z.view(), &y);
        net.accumulate(x.view(), z.view(), delta, cache);
        descend(net, eta);
        cost
    };
    (0..4000).map(step).collect()
}

/// One neuron has at best ŷ = ½ everywhere, which costs ln 2. With three neurons before it, the one output
/// is enough.
#[test]
fn one_output_is_enough_for_xor_and_one_neuron_is_not() {
    let mut rng = Streams::new(3).stream("init");
    let mut alone = Dense::random(2, 1, &mut rng);
    approx::assert_abs_diff_eq!(train(&mut alone, 0.5)[3999], 2_f64.ln(), epsilon = 1e-9);
    let hidden = Dense::random(2, 3, &mut rng).then(Activation::Tanh { beta: 1.0 });
    let costs = train(&mut hidden.then(Dense::random(3, 1, &mut rng)), 0.5);
    assert!(costs[3999] < 0.01, "{}", costs[3999]);
    let falls = costs.windows(2).all(|pair| pair[1] < pair[0]);
    assert!(falls, "a step raised the cost");
}

/// W − η Σ δ aᵀ with δ = y − ŷ goes up.
#[test]
fn with_the_sign_of_the_slide_every_step_raises_the_cost() {
    let (x, y) = (array![[1.0, -0.5], [0.2, 2.0]], [0, 2]);
    let mut layer = Dense::random(2, 3, &mut Streams::new(1).stream("init"));
    let mut costs = Vec::new();
    for _ in 0..20 {
        let (z, ()) = layer.forward(x.view(), &mut Mode::Eval);
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
        costs.push(cost);
        layer.accumulate(x.view(), z.view(), -delta, ());
        descend(&mut layer, 0.1);
    }
    assert!(costs.windows(2).all(|pair| pair[1] > pair[0]), "{costs:?}");
}

/// Every head and its cost behind a hidden layer, all weights.
#[test]
fn gradients_through_every_task_match_finite_differences() {
    let x = array![[1.0, -0.5, 0.3], [0.2, 2.0, -1.0]];
    let y = array![[1.0, 0.0], [0.0, 1.0]];
    let tasks = [
        Task::MultiClass(2),
        Task::MultiLabel(2),
        Task::Regression(2, Range::Any),
        Task::Regression(2, Range::Positive),
        Task::Regression(2, Range::Unit),
        Task::Regression(2, Range::Symmetric),
    ];
    let mut rng = Streams::new(1).stream("init");
    let hidden = Dense::random(3, 4, &mut rng).then(Activation::Tanh { beta: 1.0 });
    let mut net = hidden.then(Dense::random(4, 2, &mut rng));
    check_layer(&mut net, x.view(), 1).assert_passed();
    for task in tasks {
        let (z, cache) = net.forward(x.view(), &mut Mode::Eval);
        let (_, delta) = task.loss(z.view(), &y);
        let dx = net.backward(x.view(), z.view(), delta, cache);
        let numeric = numeric_gradient(x.view(), |x| task.loss(net.predict(x).view(), &y).0);
        approx::assert_abs_diff_eq!(dx, numeric, epsilon = 1e-9);
    }
}

/// What a cost makes of a batch, its targets given as classes of three.
type Cost = fn(&Array2<f64>, &[usize]) -> (f64, Array2<f64>);

/// All costs; probabilities where the cost wants them.
fn costs() -> [(&'static str, Cost); 8] {
    fn rows(y: &[usize]) -> Array2<f64> {
        one_hot(y, 3)
    }
    [
        ("squared", |z, y| SquaredError.loss(z.view(), &rows(y))),
        ("absolute", |z, y| AbsoluteError.loss(z.view(), &rows(y))),
        ("Huber", |z, y| Huber::new(0.7).loss(z.view(), &rows(y))),
        ("binary", |z, y| BinaryCrossEntropy.loss(LOGISTIC.predict(z.view()).view(), &rows(y))),
        ("logistic", |z, y| LogisticCrossEntropy.loss(z.view(), &rows(y))),
        ("categorical", |z, y| CrossEntropy.loss(softmax(z.view()).view(), &rows(y))),
        ("softmax", |z, y| SoftmaxCrossEntropy.loss(z.view(), y)),
        ("hinge", |z, y| Hinge.loss(z.view(), y)),
    ]
}

#[test]
fn what_is_right_costs_nothing() {
    let y = [2, 0, 1, 1];
    let rows = one_hot::<f64>(&y, 3);
    let sure = rows.mapv(|y| if y == 1.0 { 1e4 } else { -1e4 });
    for (name, cost) in costs() {
        let exact = ["squared", "absolute", "Huber"].contains(&name);
        let (cost, slope) = cost(if exact { &rows } else { &sure }, &y);
        assert_eq!(cost, 0.0, "{name}");
        let still = slope.iter().all(|d| d.abs() <= 1.0 / 4.0);
        assert!(still && slope.iter().all(|d| d.is_finite()), "{name}: {slope}");
    }
}

#[test]
fn a_batch_of_one_is_its_own_mean() {
    let z = array![[0.5, -1.0, 2.0]];
    for (name, cost) in costs() {
        let (once, slope) = cost(&z, &[1]);
        let twice = ndarray::concatenate![Axis(0), z, z];
        let (same, halves) = cost(&twice, &[1, 1]);
        assert!((once - same).abs() < 1e-15, "{name}");
        let halves = 2.0 * halves.slice(s![..1, ..]).to_owned();
        assert!((slope - halves).iter().all(|d| d.abs() < 1e-15), "{name}");
    }
}

/// One step more of the same descent: w and b each lose η δ, so z loses 2 η δ.
fn outputs(cost: &impl Loss<f64, Target = ArrayRef2<f64>>, start: f64, eta: f64) -> Vec<f64> {
    let mut z = start;
    let step = |_| {
        z -= 2.0 * eta * delta(cost, z, 0.0);
        LOGISTIC.apply(z)
    };
    (0..200).map(step).collect()
}

proptest! {
    /// C ≥ 0, and a batch costs the mean of its rows, weighted by their number.
    #[test]
    fn every_cost_is_not_negative_and_a_mean_over_rows(
        z in prop::collection::vec(-5.0_f64..5.0, 15),
        y in prop::collection::vec(0_usize..3, 5),
        cut in 1_usize..5,
    ) {
        let z = Array2::from_shape_vec((5, 3), z).unwrap();
        let (top, rest) = (z.slice(s![..cut, ..]).to_owned(), z.slice(s![cut.., ..]).to_owned());
        for (name, cost) in costs() {
            let (whole, slope) = cost(&z, &y);
            let (first, upper) = cost(&top, &y[..cut]);
            let (second, lower) = cost(&rest, &y[cut..]);
            let share = cut as f64 / 5.0;
            prop_assert!(whole >= 0.0, "{name}: {whole}");
            prop_assert!((whole - share * first - (1.0 - share) * second).abs() < 1e-12, "{name}");
            let parts = ndarray::concatenate![Axis(0), share * upper, (1.0 - share) * lower];
            // A surely wrong answer has a slope of −1 / ŷ, in the thousands: what is lost is a share of it.
            prop_assert!(relative_eq!(slope, parts, epsilon = 1e-12, max_relative = 1e-12), "{name}");
        }
    }

    /// From the same start, with the same rate, the cross-entropy is ahead after every step.
    #[test]
    fn the_cross_entropy_is_faster_from_every_start(start in -2.0_f64..6.0, eta in 0.01..0.5) {
        let (squared, cross) =
            (outputs(&SquaredError, start, eta), outputs(&BinaryCrossEntropy, start, eta));
        prop_assert!(squared.iter().zip(&cross).all(|(slow, fast)| fast < slow));
        prop_assert!(cross.windows(2).all(|pair| pair[1] < pair[0]));
    }

    /// The largest net input is the largest probability: to predict, softmax is not needed.
    #[test]
    fn softmax_does_not_change_the_prediction(z in prop::collection::vec(-9.0_f64..9.0, 12)) {
        let z = Array2::from_shape_vec((3, 4), z).unwrap();
        prop_assert_eq!(argmax(z.view()), argmax(softmax(z.view()).view()));
    }
}
