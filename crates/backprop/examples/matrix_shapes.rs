//! The products of a dense layer, 4 inputs and 3 neurons, for a batch of 5 samples: seed 1.

use backprop::{Dense, Layer};
use ndarray::{Array2, ArrayView2, Axis as Along};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Figure, Heatmap};
use tensor::Streams;

/// A matrix with its name and what its rows and columns are.
fn matrix(name: &str, rows: &str, columns: &str, values: ArrayView2<f64>) -> Heatmap {
    let axis = |name: &str, n: usize| Axis::new(name).categories((1..=n).map(|i| i.to_string()));
    let (n, m) = values.dim();
    let entry = |i, j| values[[i, j]];
    Heatmap::new(axis(columns, m), axis(rows, n), "value", (n, m), entry)
        .title(format!("{name} is {n} × {m}"))
        .signed()
}

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(1).stream("matrices");
    let mut normal = |n, m| Array2::random_using((n, m), StandardNormal, &mut rng);
    let (x, delta, w, b) = (normal(5, 4), normal(5, 3), normal(3, 4), normal(1, 3));
    let mut layer = Dense::new(w, b.remove_axis(Along(0)));
    let z = layer.predict(x.view());
    let dx = layer.backward(x.view(), z.view(), delta.clone(), ());
    let caption = "Which axis disappears in a product? The one that its factors share. Above, Z = X Wᵀ + b \
        loses the inputs. Below, ∂C/∂W = δᵀ X loses the samples, and ∂C/∂X = δ W the neurons.";
    let alt = "Six tables of coloured cells. Above: X with 5 samples as rows and 4 inputs as columns, W \
        with 3 neurons and 4 inputs, Z with 5 samples and 3 neurons. Below: δ with 5 samples and 3 \
        neurons, the gradient of W shaped as W, the gradient of X shaped as X.";
    Figure::new(caption, alt)
        .seed(1)
        .columns(3)
        .panel(matrix("X", "sample", "input", x.view()))
        .panel(matrix("W", "neuron", "input", layer.weight.value.view()))
        .panel(matrix("Z", "sample", "neuron", z.view()))
        .panel(matrix("δ", "sample", "neuron", delta.view()))
        .panel(matrix("∂C/∂W", "neuron", "input", layer.weight.grad.view()))
        .panel(matrix("∂C/∂X", "sample", "input", dx.view()))
        .save("matrix_shapes")
}
