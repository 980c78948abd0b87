//! What the shape of a cost does to a descent: the laws and the numbers of the chapter's second page.

use backprop::{Param, Params, Path};
use ndarray::{Array1, Array2, Axis, Ix1, array};
use optimizers::{
    Adadelta, Adagrad, Adam, AdamW, Descent, Momentum, Optimizer, RmsProp, Rprop, Rule, Sgd,
};
use proptest::prelude::*;

type Model = Param<f64, Ix1>;

fn descent<R: Rule<f64, N>, const N: usize>(rule: R) -> Descent<f64, R, N> {
    Descent::new(rule).unwrap()
}

fn momentum(learning_rate: f64, momentum: f64, nesterov: bool) -> Descent<f64, Momentum, 1> {
    descent(Momentum { learning_rate, momentum, nesterov })
}

/// The places of the first `steps` steps, start included.
fn places(
    mut optimizer: impl Optimizer<f64>,
    start: Array1<f64>,
    steps: usize,
    gradient: impl Fn(&Array1<f64>) -> Array1<f64>,
) -> Vec<Array1<f64>> {
    let mut theta: Model = Param::new(start);
    let mut places = vec![theta.value.clone()];
    for _ in 0..steps {
        theta.grad = gradient(&theta.value);
        optimizer.step(&mut theta);
        places.push(theta.value.clone());
    }
    places
}

proptest! {
    /// No input is larger than 1, so the eigenvalues of the mean of x xᵀ sum to n at most, and 1/n is
    /// below 2/λmax: the squared error never grows.
    #[test]
    fn the_bound_of_the_slides_never_climbs_where_inputs_are_at_most_one(
        (x, y) in (1..6usize, 1..9usize).prop_flat_map(|(n, samples)| (
            prop::collection::vec(-1.0..=1.0, n * samples)
                .prop_map(move |x| Array2::from_shape_vec((samples, n), x).unwrap()),
            prop::collection::vec(-5.0..5.0, samples).prop_map(Array1::from),
        )),
    ) {
        let samples = y.len() as f64;
        let sgd = descent(Sgd { learning_rate: 1.0 / x.ncols() as f64 });
        let cost = |w: &Array1<f64>| (x.dot(w) - &y).mapv(|e| e * e).sum();
        let path = places(sgd, Array1::zeros(x.ncols()), 30, |w| x.t().dot(&(x.dot(w) - &y)) / samples);
        for pair in path.windows(2) {
            prop_assert!(cost(&pair[1]) <= cost(&pair[0]) * (1.0 + 1e-12) + 1e-12);
        }
    }

    /// With η = 2/(λmin + λmax) one step leaves (κ − 1)/(κ + 1) along the flattest direction and minus
    /// that along the steepest one; another rate leaves more of one of them.
    #[test]
    fn the_best_rate_leaves_the_same_share_of_the_flattest_and_the_steepest(
        least in 0.1..10.0_f64, kappa in 1.0..1000.0_f64, other in 0.1..1.9_f64,
    ) {
        let curvatures = array![least, kappa * least];
        let best = 2.0 / (least + kappa * least);
        let share = (kappa - 1.0) / (kappa + 1.0);
        let worst = |rate: f64| {
            let path = places(descent(Sgd { learning_rate: rate }), array![1.0, 1.0], 1, |w| &curvatures * w);
            path[1].iter().fold(0.0, |most: f64, w| most.max(w.abs()))
        };
        let path = places(descent(Sgd { learning_rate: best }), array![1.0, 1.0], 1, |w| &curvatures * w);
        prop_assert!((path[1][0] - share).abs() < 1e-12 && (path[1][1] + share).abs() < 1e-12);
        prop_assert!(worst(other * best) >= share - 1e-12);
    }

    #[test]
    fn three_places_of_a_rolling_ball_are_related(
        eta in 0.01..1.0_f64, gamma in 0.0..0.99_f64, lambda in 0.1..3.0_f64,
    ) {
        let path = places(momentum(eta, gamma, false), array![1.0], 30, |w| lambda * w);
        for p in path.windows(3) {
            let next = (1.0 + gamma - eta * lambda) * p[1][0] - gamma * p[0][0];
            prop_assert!((p[2][0] - next).abs() <= 1e-9 * (p[0][0].abs() + p[1][0].abs() + 1.0));
        }
    }

    /// With the best η and γ, 200 steps shrink every direction by ρ²⁰⁰, ρ = (√κ − 1)/(√κ + 1), times at
    /// most 1 + 2 · 200: where both roots are ρ the distance is (1 + c t) ρᵗ.
    #[test]
    fn every_direction_shrinks_by_the_root_of_the_momentum(kappa in 1.5..400.0_f64, between in 0.0..1.0_f64) {
        let share = (f64::sqrt(kappa) - 1.0) / (f64::sqrt(kappa) + 1.0);
        let eta = (1.0 + share).powi(2) / kappa;
        let curvatures = array![1.0, 1.0 + between * (kappa - 1.0), kappa];
        let path = places(momentum(eta, share * share, false), Array1::ones(3), 200, |w| &curvatures * w);
        for w in &path[200] {
            prop_assert!(w.abs() <= 401.0 * share.powi(200) * (1.0 + 1e-6) + 1e-300, "{w:e}");
        }
        // And no faster: the flattest direction keeps ρᵗ.
        prop_assert!(path[200][0].abs() >= share.powi(200));
    }
}

/// Four rates on ½ (x² + 10 y²) from (2, 1): after 40 steps 0.01 has the highest cost of those that fall,
/// 0.18 the lowest, and 0.21, above 2/λmax = 0.2, has climbed.
#[test]
fn too_low_a_rate_creeps_and_too_high_a_rate_climbs() {
    let cost = |learning_rate| {
        let path = places(descent(Sgd { learning_rate }), array![2.0, 1.0], 40, |w| {
            array![w[0], 10.0 * w[1]]
        });
        0.5 * (path[40][0].powi(2) + 10.0 * path[40][1].powi(2))
    };
    let [low, middle, good, high] = [0.01, 0.1, 0.18, 0.21].map(cost);
    assert!(low > 100.0 * middle && middle > 100.0 * good, "{low} {middle} {good}");
    assert!(high > 7.0, "{high}");
}

/// ½ (x² + 20 y²) from (−9, 1.5), η = 0.03, γ = 0.9: how often y changes its sign in 100 steps.
#[test]
fn nesterov_crosses_the_ravine_less_often() {
    let crossings = |nesterov| {
        let path = places(momentum(0.03, 0.9, nesterov), array![-9.0, 1.5], 100, |w| {
            array![w[0], 20.0 * w[1]]
        });
        let large = |p: &&[Array1<f64>]| p[0][1] * p[1][1] < 0.0 && p[1][1].abs() > 1e-3;
        path.windows(2).filter(large).count()
    };
    assert_eq!((crossings(false), crossings(true)), (25, 4));
}

/// C = ½ (x² + 4 y²), θ = (−3, 0.8), v = (−2.25, 1.875), γ = 0.8, η = 0.15. The jump leads to (−1.2, −0.7),
/// where C = 1.7. Momentum goes on to (−0.75, −1.18), C = 3.07; Nesterov's form, which starts from the
/// point ahead, to (−1.02, −0.28), C = 0.68.
#[test]
fn a_jump_across_the_valley_is_corrected_in_the_same_step() {
    let cost = |w: &Array1<f64>| 0.5 * (w[0] * w[0] + 4.0 * w[1] * w[1]);
    let gradient = |w: &Array1<f64>| array![w[0], 4.0 * w[1]];
    let (theta, v) = (array![-3.0, 0.8], array![-2.25, 1.875]);
    let jump = &theta - &(0.8 * &v);
    // A first step from θ + v, with the gradient v/η, brings the ball to θ with the velocity v.
    let after = |at: &Array1<f64>| {
        let mut ball = momentum(0.15, 0.8, false);
        let mut model: Model = Param::new(&theta + &v);
        for g in [&v / 0.15, gradient(at)] {
            model.grad = g;
            ball.step(&mut model);
        }
        model.value
    };
    let (heavy, ahead) = (after(&theta), after(&jump));
    for (place, expected) in [(&theta, 5.78), (&jump, 1.70), (&heavy, 3.07), (&ahead, 0.68)] {
        assert!((cost(place) - expected).abs() < 0.005, "{}, not {expected}", cost(place));
    }
}

/// All 15 batches of 2 and all 20 of 3 out of 6 gradients: their mean is the mean of all, their variance
/// σ²/m · (6 − m)/5.
#[test]
fn over_all_batches_the_gradient_is_right_and_its_variance_an_mth() {
    let gradients: [f64; 6] = [3.0, -1.0, 0.5, 2.0, -4.0, 1.5];
    let mean = gradients.iter().sum::<f64>() / 6.0;
    let variance = gradients.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / 6.0;
    for m in 1..=6_u32 {
        let batches: Vec<f64> = (0..64_u32)
            .filter(|set| set.count_ones() == m)
            .map(|set| (0..6).filter(|i| set >> i & 1 == 1).map(|i| gradients[i]).sum::<f64>())
            .map(|sum| sum / f64::from(m))
            .collect();
        let count = batches.len() as f64;
        assert!((batches.iter().sum::<f64>() / count - mean).abs() < 1e-12);
        let scatter = batches.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / count;
        let expected = variance / f64::from(m) * f64::from(6 - m) / 5.0;
        assert!((scatter - expected).abs() < 1e-12, "{m}: {scatter}, not {expected}");
    }
}

/// θ is an array of 2¹² runs; the noise of step t is +1 or −1 by bit t of the run's number, so all
/// sequences occur once and the mean of θ² is the expectation, exactly. η = 0.5, λ = 1 and from 0 on:
/// s ← s/4 + 1/4, and the floor is 0.5/1.5 = 1/3.
#[test]
fn a_constant_rate_ends_on_a_floor_of_noise() {
    let mut theta: Model = Param::new(Array1::zeros(1 << 12));
    let mut sgd = descent(Sgd { learning_rate: 0.5 });
    let mut s = 0.0;
    for t in 0..12 {
        let noise = Array1::from_shape_fn(1 << 12, |run: usize| (run >> t & 1) as f64 * 2.0 - 1.0);
        theta.grad = &theta.value + &noise;
        sgd.step(&mut theta);
        s = 0.25 * s + 0.25;
        let mean = theta.value.mapv(|w| w * w).mean().unwrap();
        assert!((mean - s).abs() < 1e-12, "{mean}, not {s}");
    }
    assert!((s - 1.0 / 3.0).abs() < 1e-7);
}

fn saddle(w: &Array1<f64>) -> Array1<f64> {
    array![2.0 * w[0], -2.0 * w[1]]
}

#[test]
fn from_the_ridge_every_descent_ends_on_the_saddle() {
    let ends =
        |path: Vec<Array1<f64>>| assert!(path[5000].iter().all(|w| w.abs() < 1e-2), "{path:?}");
    let start = || array![1.0, 0.0];
    ends(places(descent(Sgd { learning_rate: 0.01 }), start(), 5000, saddle));
    for nesterov in [false, true] {
        ends(places(momentum(0.01, 0.9, nesterov), start(), 5000, saddle));
    }
    let adagrad = Adagrad { learning_rate: 0.5, ..Adagrad::default() };
    ends(places(descent(adagrad), start(), 5000, saddle));
    ends(places(descent(Adadelta::default()), start(), 5000, saddle));
    let rmsprop = RmsProp { learning_rate: 0.01, ..RmsProp::default() };
    ends(places(descent(rmsprop), start(), 5000, saddle));
    ends(places(descent(Adam { learning_rate: 0.01, ..Adam::default() }), start(), 5000, saddle));
    ends(places(descent(AdamW { learning_rate: 0.01, ..AdamW::default() }), start(), 5000, saddle));
    ends(places(descent(Rprop::default()), start(), 5000, saddle));
}

/// y grows by 1.02 a step, so |y| > 1 after ln(1/y)/ln 1.02 steps: 349 from 10⁻³, 698 from 10⁻⁶.
#[test]
fn the_steps_off_a_saddle_grow_with_the_logarithm_of_the_distance() {
    for (y, expected) in [(1e-3, 349), (1e-6, 698), (1e-12, 1396)] {
        let path = places(descent(Sgd { learning_rate: 0.01 }), array![1.0, y], 2000, saddle);
        let steps = path.iter().position(|w| w[1].abs() > 1.0).unwrap();
        assert_eq!(steps, expected);
        assert_eq!((f64::ln(1.0 / y) / f64::ln(1.02)).ceil() as usize, expected);
    }
}

/// From (1, 10⁻³): every rule that divides by the size of the gradient is away before momentum, and
/// momentum before plain descent, with the rates of the sample.
#[test]
fn those_with_a_rate_for_each_weight_leave_the_saddle_first() {
    fn steps(optimizer: impl Optimizer<f64>) -> usize {
        let path = places(optimizer, array![1.0, 1e-3], 1000, saddle);
        path.iter().position(|w| w[1].abs() > 1.0).unwrap()
    }
    let plain = steps(descent(Sgd { learning_rate: 0.01 }));
    let heavy = steps(momentum(0.01, 0.9, false));
    assert!(heavy < plain);
    let scaled = [
        steps(descent(Adagrad { learning_rate: 0.5, ..Adagrad::default() })),
        steps(descent(Adadelta::default())),
        steps(descent(RmsProp { learning_rate: 0.02, ..RmsProp::default() })),
        steps(descent(Adam { learning_rate: 0.05, ..Adam::default() })),
    ];
    assert!(scaled.iter().all(|&steps| steps < heavy), "{scaled:?}, {heavy}");
}

/// C = (x² − 1)² + 0.3 x + 1.5 (y − 0.3 x)²: the left minimum is the lower one.
#[test]
fn two_starts_side_by_side_end_in_two_minima() {
    let gradient = |w: &Array1<f64>| {
        let e = 3.0 * (w[1] - 0.3 * w[0]);
        array![4.0 * w[0] * (w[0] * w[0] - 1.0) + 0.3 - 0.3 * e, e]
    };
    let end = |x: f64| {
        let path = places(descent(Sgd { learning_rate: 0.04 }), array![x, 1.3], 500, gradient);
        path[500].clone()
    };
    let (left, right) = (end(-0.1), end(0.3));
    for end in [&left, &right] {
        assert!(gradient(end).iter().all(|g| g.abs() < 1e-9));
    }
    assert!(left[0] < -1.0 && right[0] > 0.9, "{left} {right}");
}

/// (x² − 1)² − 0.4 x from −1.6, η = 0.01, 3,000 steps, for γ = 0, 0.01, …, 0.99.
#[test]
fn the_ball_escapes_from_nine_tenths_on_and_comes_back_at_98() {
    let slope = |w: &Array1<f64>| w.mapv(|x| 4.0 * x * (x * x - 1.0) - 0.4);
    let escapes = |hundredths: u32| {
        let ball = momentum(0.01, f64::from(hundredths) / 100.0, false);
        places(ball, array![-1.6], 3000, slope)[3000][0] > 0.0
    };
    let out: Vec<u32> = (0..100).filter(|&hundredths| escapes(hundredths)).collect();
    assert_eq!(out, [90, 91, 92, 93, 94, 95, 96, 97, 99]);
}

/// The memory of a gradient of 1 that came `ago` steps before the last of `t`.
fn weight_in_m(t: usize, ago: usize) -> f64 {
    let mut adam = descent(Adam::default());
    let mut theta: Model = Param::new(array![0.0]);
    for step in 0..t {
        theta.grad[0] = if step + ago + 1 == t { 1.0 } else { 0.0 };
        adam.step(&mut theta);
    }
    let mut found = None;
    adam.visit(Path::ROOT, &mut |path, value, _| {
        if path.to_string() == "m." {
            found = value.iter().next().copied();
        }
    });
    found.unwrap()
}

/// The newest gradient has the weight 0.1 in m, the one before it 0.09, …: after 5 steps they sum to
/// 1 − 0.9⁵ = 0.40951. So E[m₅] = 0.40951 E[g].
#[test]
fn the_weights_of_a_running_mean_sum_to_one_minus_the_power() {
    assert!((weight_in_m(5, 0) - 0.1).abs() < 1e-15 && (weight_in_m(5, 1) - 0.09).abs() < 1e-15);
    let sum: f64 = (0..5).map(|ago| weight_in_m(5, ago)).sum();
    assert!((sum - 0.40951).abs() < 1e-12, "{sum}");
}

/// The gradient of a mini-batch is the mean of the gradients of its samples, so the mean over the batches
/// of an epoch, all of one size, is the gradient of all.
#[test]
fn the_batches_of_an_epoch_have_the_gradient_of_all_in_the_mean() {
    let x = Array2::from_shape_fn((12, 3), |(i, j)| ((i * 5 + j * 7) % 11) as f64 / 5.0 - 1.0);
    let y = Array1::from_shape_fn(12, |i| (i % 4) as f64 - 1.0);
    let w = array![0.3, -0.2, 0.5];
    let gradient = |rows: &[usize]| {
        let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows));
        x.t().dot(&(x.dot(&w) - &y)) / rows.len() as f64
    };
    let all: Vec<usize> = (0..12).collect();
    for size in [1, 3, 4, 12] {
        let mut batches = backprop::Batches::new(12, size).unwrap();
        let mut rng = tensor::Streams::new(1).stream("shuffle");
        let mut mean = Array1::<f64>::zeros(3);
        for rows in batches.epoch(&mut rng) {
            mean += &(gradient(rows) * (size as f64 / 12.0));
        }
        assert!((mean - gradient(&all)).iter().all(|d| d.abs() < 1e-12));
    }
}
