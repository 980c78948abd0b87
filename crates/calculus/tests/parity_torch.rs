//! Against PyTorch: derivatives by autograd, and the decompositions of its linear algebra.

use calculus::{
    Dual, Scalar, cholesky, derivative, gradient, jacobian, pseudo_inverse, svd, symmetric_eigen,
    taylor,
};
use ndarray::{Array1, Array2};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    lecture: Lecture,
    several: Vec<Several>,
    matrices: Vec<Matrix>,
}

#[derive(Deserialize)]
struct Lecture {
    x: f64,
    value: f64,
    slope: f64,
    second: f64,
}

#[derive(Deserialize)]
struct Several {
    x: Vec<f64>,
    value: f64,
    jacobian: Vec<Vec<f64>>,
    gradient: Vec<f64>,
    hessian: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
struct Matrix {
    a: Vec<Vec<f64>>,
    pinv: Vec<Vec<f64>>,
    singular: Vec<f64>,
    eigenvalues: Vec<f64>,
    cholesky: Vec<Vec<f64>>,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../../data/reference/torch_autograd.json")).unwrap()
}

fn matrix(rows: &[Vec<f64>]) -> Array2<f64> {
    Array2::from_shape_fn((rows.len(), rows[0].len()), |(i, j)| rows[i][j])
}

#[track_caller]
fn assert_near(a: &Array2<f64>, b: &Array2<f64>) {
    assert_eq!(a.dim(), b.dim());
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-10 * (1.0 + a.abs().max(b.abs()));
    assert!(a.iter().zip(b).all(near), "{a} is not {b}");
}

fn f<S: Scalar>(x: S) -> S {
    x.powi(2) + x.powi(3) * 5.0
}

fn values<S: Scalar>(x: &[S]) -> Vec<S> {
    vec![
        x[0] * x[1],
        x[0].tanh() + x[2].powi(2),
        x[1] / (x[2].exp() + 1.0),
        (x[0] - x[2]).sigmoid() * (x[1].powi(2) + 1.0).ln(),
    ]
}

fn product<S: Scalar>(x: &[S]) -> S {
    let v = values(x);
    v[0] * v[1] - v[2] * v[3]
}

#[test]
fn the_lectures_example_has_the_two_derivatives_of_autograd() {
    let Lecture { x, value, slope, second } = reference().lecture;
    assert_eq!(derivative(f, x), (value, slope));
    let twice = Dual { value: Dual::variable(x), slope: Dual::constant(1.0) };
    assert_eq!(f(twice).slope.slope, second);
}

#[test]
fn gradients_jacobians_and_hessians_are_those_of_autograd() {
    let several = reference().several;
    assert!(several.len() >= 6);
    for point in several {
        let x = Array1::from(point.x);
        assert_near(&jacobian(values, x.view()), &matrix(&point.jacobian));
        let (value, slopes) = gradient(|x| product(x), x.view());
        assert!((value - point.value).abs() < 1e-12);
        assert_near(&slopes.insert_axis(ndarray::Axis(0)), &matrix(&[point.gradient]));
        assert_near(&taylor(product, x.view()).hessian, &matrix(&point.hessian));
    }
}

#[test]
fn decompositions_are_those_of_torch_linalg() {
    for frozen in reference().matrices {
        let a = matrix(&frozen.a);
        assert_near(&pseudo_inverse(a.view()).unwrap(), &matrix(&frozen.pinv));
        let row = |values: Array1<f64>| values.insert_axis(ndarray::Axis(0));
        assert_near(&row(svd(a.view()).unwrap().s), &matrix(&[frozen.singular]));
        let gram = a.t().dot(&a);
        let (eigenvalues, _) = symmetric_eigen(gram.view()).unwrap();
        assert_near(&row(eigenvalues), &matrix(&[frozen.eigenvalues]));
        let definite = gram + Array2::<f64>::eye(a.ncols());
        assert_near(&cholesky(definite.view()).unwrap(), &matrix(&frozen.cholesky));
    }
}
