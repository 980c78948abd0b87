//! Worked numbers of the lectures, and what their slips come to.

use calculus::{Scalar, Tape, critical_point, derivative, gradient, pseudo_inverse, svd};
use ndarray::{Array2, array};
use tensor::GradientCheck;

/// h = x², q = x³, s(q) = 5q, p = h + s: at 2 p(h, s(q)) = 4 + 40 = 44. p(h, q), as one line has it,
/// is 4 + 8 = 12, and its slope 2x + 3x² = 16.
#[test]
fn the_example_needs_the_5x_that_one_line_leaves_out() {
    let of_the_chain = |x: calculus::Dual| x.powi(2) + x.powi(3) * 5.0;
    let of_the_line = |x: calculus::Dual| x.powi(2) + x.powi(3);
    assert_eq!(derivative(of_the_chain, 2.0), (44.0, 64.0));
    assert_eq!(derivative(of_the_line, 2.0), (12.0, 16.0));
}

/// ∂f/∂x = ∂f/∂p (∂p/∂h ∂h/∂x + ∂p/∂s ∂s/∂q ∂q/∂x) = 1 · (1 · 2x + 1 · 5 · 3x²).
#[test]
fn the_factors_of_the_example_stand_on_the_edges() {
    for x in [2.0, -1.0, 0.5] {
        let tape = Tape::new();
        let v = tape.variable("x", x);
        let _ = v.powi(2) + v.powi(3) * 5.0;
        let locals: Vec<f64> = tape.edges().iter().map(|edge| edge.local).collect();
        assert_eq!(locals, [2.0 * x, 3.0 * x * x, 5.0, 1.0, 1.0]);
    }
}

/// The notes follow their own equations to y = ±4/5 and x = −¾ y, and then write (4/5, −3/5).
#[test]
fn the_equations_of_the_notes_lead_to_three_fifths_and_minus_four_fifths() {
    for lambda in [2.5, -2.5] {
        let (x, y): (f64, f64) = (3.0 / (2.0 * lambda), -2.0 / lambda);
        assert!((x + 0.75 * y).abs() < 1e-12 && (x * x + y * y - 1.0_f64).abs() < 1e-12);
        let found = critical_point(
            |x| x[0] * 3.0 - x[1] * 4.0,
            |x| x[0] * x[0] + x[1] * x[1] - 1.0,
            array![x + 0.1, y].view(),
        )
        .unwrap();
        assert!((found.x[0] - x).abs() < 1e-12 && (found.x[1] - y).abs() < 1e-12);
    }
}

/// w = (½, −1), x = (2, 3): f(1 − f) x; without the square the slope would be e⁻ᶻ / (1 + e⁻ᶻ) x, more.
#[test]
fn gradient_of_the_logistic_unit_has_the_denominator_squared() {
    let (w, x) = (array![0.5, -1.0], array![2.0, 3.0]);
    let unit = |w: ndarray::ArrayView1<f64>| 1.0 / (1.0 + (-w.dot(&x)).exp());
    let e = (-w.dot(&x)).exp();
    let right = &x * (e / (1.0 + e).powi(2));
    GradientCheck::new().compare("w", w.view(), right.view(), unit).assert_passed();
    let (f, on_tape) = gradient(|w| (w[0] * 2.0 + w[1] * 3.0).sigmoid(), w.view());
    assert!((&on_tape - &right).iter().all(|e| e.abs() < 1e-12));
    assert!((&on_tape - &(&x * (f * (1.0 - f)))).iter().all(|e| e.abs() < 1e-12));
    let noted = &x * (e / (1.0 + e));
    assert!(!GradientCheck::new().compare("w", w.view(), noted.view(), unit).passed());
}

/// Q (3, 2) and X (3, 4): (QᵀQ)⁻¹ is (2, 2) and does not go with X; (QᵀQ)⁻¹Qᵀ is (2, 3), and does.
#[test]
fn the_pseudo_inverse_is_the_whole_product() {
    let q = array![[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]];
    let x = Array2::from_shape_fn((3, 4), |(i, j)| (i * j) as f64 + 1.0);
    let gram_inverse = pseudo_inverse(q.t().dot(&q).view()).unwrap();
    assert_eq!((gram_inverse.ncols(), x.nrows()), (2, 3));
    let whole = gram_inverse.dot(&q.t());
    let error = &whole - &pseudo_inverse(q.view()).unwrap();
    assert!(error.iter().all(|e| e.abs() < 1e-12));
    assert_eq!(whole.dot(&x).dim(), (2, 4));
}

/// R = diag(3, 4): the sum of squares is 25, the square of the spectral norm 16.
#[test]
fn half_the_sum_of_squares_is_not_half_the_spectral_norm() {
    let r = array![[3.0, 0.0], [0.0, 4.0]];
    let (trace, largest) = (r.t().dot(&r).diag().sum(), svd(r.view()).unwrap().s[0]);
    assert_eq!(trace, 25.0);
    assert!((largest * largest - 16.0).abs() < 1e-12);
    let column = array![[3.0], [4.0]];
    let s = svd(column.view()).unwrap().s[0];
    assert!((s * s - 25.0).abs() < 1e-12, "for one column the two agree");
}

/// g(x) = x₁² + x₂ and f(g) = g³ at (1, 2): g = 3, ∂f/∂g = 27, ∇ₓg = (2, 1), so ∇ₓ(f∘g) = (54, 27).
/// ∇_g g, as the notes write, would be 1, and the result a single number.
#[test]
fn in_the_chain_rule_the_inner_gradient_is_taken_by_x() {
    let whole = gradient(|x| (x[0].powi(2) + x[1]).powi(3), array![1.0, 2.0].view()).1;
    assert_eq!(whole, array![54.0, 27.0]);
}

/// E = θ², γ = 0.1 from θ = 1: θ + u with u = −γ∇E and θ − u with u = +γ∇E both give 0.8. To mix them
/// climbs: 1.2.
#[test]
fn the_two_signs_of_the_step_agree_when_they_are_not_mixed() {
    let (theta, step) = (1.0, 0.1 * 2.0);
    assert_eq!(theta + -step, theta - step);
    let cost = |theta: f64| theta * theta;
    assert!(cost(theta - step) < cost(theta) && cost(theta + step) > cost(theta));
}
