//! What the files of `data/reference/` hold, as arrays, and how near is near enough.

use ndarray::{Array1, Array2, ArrayD, ArrayViewD, IxDyn};
use serde_json::Value;
use tensor::Real;

/// A number, or null for what is not finite.
pub fn number<F: Real>(value: &Value) -> F {
    F::of(value.as_f64().expect("a number"))
}

/// Nested lists as an array of any rank.
pub fn array<F: Real>(value: &Value) -> ArrayD<F> {
    fn flatten<F: Real>(value: &Value, shape: &mut Vec<usize>, depth: usize, all: &mut Vec<F>) {
        match value {
            Value::Array(items) => {
                if shape.len() == depth {
                    shape.push(items.len());
                }
                assert_eq!(shape[depth], items.len(), "a ragged list");
                items.iter().for_each(|item| flatten(item, shape, depth + 1, all));
            }
            item => all.push(number(item)),
        }
    }
    let (mut shape, mut all) = (Vec::new(), Vec::new());
    flatten(value, &mut shape, 0, &mut all);
    ArrayD::from_shape_vec(IxDyn(&shape), all).expect("as many numbers as the lists have")
}

#[allow(dead_code)]
pub fn matrix<F: Real>(value: &Value) -> Array2<F> {
    array(value).into_dimensionality().expect("a list of lists")
}

#[allow(dead_code)]
pub fn vector<F: Real>(value: &Value) -> Array1<F> {
    array(value).into_dimensionality().expect("a list")
}

/// Classes as the costs take them.
#[allow(dead_code)]
pub fn classes(value: &Value) -> Vec<usize> {
    array::<f64>(value).iter().map(|class| *class as usize).collect()
}

/// In f64 within 10⁻¹⁰, in f32 within 10⁻⁵, of the larger of 1 and what PyTorch has.
pub trait Frozen: Real {
    /// The key of the numbers in a file.
    const KEY: &'static str;
    const TOLERANCE: f64;
}

impl Frozen for f64 {
    const KEY: &'static str = "double";
    const TOLERANCE: f64 = 1e-10;
}

impl Frozen for f32 {
    const KEY: &'static str = "single";
    const TOLERANCE: f64 = 1e-5;
}

/// Compares entry by entry.
#[track_caller]
pub fn assert_near<F: Frozen>(what: &str, ours: ArrayViewD<F>, theirs: &Value) {
    let theirs: ArrayD<F> = array(theirs);
    assert_eq!(ours.len(), theirs.len(), "{what}: {:?}, not {:?}", ours.shape(), theirs.shape());
    for (index, (a, b)) in ours.iter().zip(&theirs).enumerate() {
        let (a, b) = (a.as_f64(), b.as_f64());
        let near = (a - b).abs() <= F::TOLERANCE * b.abs().max(1.0);
        assert!(near, "{what}, {} entry {index}: {a}, PyTorch has {b}", F::KEY);
    }
}
