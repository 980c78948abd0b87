//! The worked numbers of the third Polish lecture: one layer, and a net of three, with vectors and as a batch.
//!
//! The weights of layers 2 and 3 are lost with their figure. Those here reproduce every number of the slides.

use approx::assert_abs_diff_eq;
use backprop::{Activation, Dense, Layer, Mlp, Path};
use ndarray::{Array1, Array2, array};

const SIGMA: Activation = Activation::Logistic { beta: 1.0 };

fn net() -> Mlp<f64> {
    let first = Dense::new(array![[1.0, -2.0], [-1.0, 1.0]], array![1.0, 0.0]);
    let second = Dense::new(array![[2.0, -1.0], [-2.0, -1.0]], array![0.0, 0.0]);
    let third = Dense::new(array![[3.0, -1.0], [-1.0, 4.0]], array![-2.0, 2.0]);
    Mlp { layers: vec![first, second, third], activations: vec![SIGMA; 3] }
}

/// Row 0 of what every layer of `net` answers to x: a¹, a², a³.
fn activations(x: [f64; 2]) -> Vec<Array1<f64>> {
    let mut seen = Vec::new();
    net().observe(array![x].view(), Path::ROOT, &mut |path, a| {
        let a = a.into_dimensionality::<ndarray::Ix2>().unwrap();
        if ["1", "3", "5"].contains(&path.to_string().as_str()) {
            seen.push(a.row(0).to_owned());
        }
    });
    seen
}

/// z¹ = (1·1 − 2·(−1) + 1, −1·1 + 1·(−1) + 0) = (4, −2), σ(4) = 0.98, σ(−2) = 0.12.
#[test]
fn the_first_layer_answers_98_and_12_hundredths() {
    let layer = &net().layers[0];
    let z = layer.predict(array![[1.0, -1.0]].view());
    assert_eq!(z, array![[4.0, -2.0]]);
    let a = SIGMA.predict(z.view());
    assert_abs_diff_eq!(a, array![[0.982_014, 0.119_203]], epsilon = 5e-7);
    assert_abs_diff_eq!(a, array![[0.98, 0.12]], epsilon = 5e-3);
}

#[test]
fn the_net_maps_1_and_minus_1_to_62_and_83_hundredths() {
    let a = activations([1.0, -1.0]);
    assert_abs_diff_eq!(a[0], array![0.98, 0.12], epsilon = 5e-3);
    assert_abs_diff_eq!(a[1], array![0.86, 0.11], epsilon = 5e-3);
    assert_abs_diff_eq!(a[2], array![0.617_705, 0.829_124], epsilon = 5e-7);
    assert_abs_diff_eq!(a[2], array![0.62, 0.83], epsilon = 5e-3);
}

#[test]
fn the_net_maps_0_and_0_to_51_and_85_hundredths() {
    let a = activations([0.0, 0.0]);
    assert_abs_diff_eq!(a[0], array![0.73, 0.50], epsilon = 5e-3);
    assert_abs_diff_eq!(a[1], array![0.72, 0.12], epsilon = 5e-3);
    assert_abs_diff_eq!(a[2], array![0.511_847, 0.854_384], epsilon = 5e-7);
    assert_abs_diff_eq!(a[2], array![0.51, 0.85], epsilon = 5e-3);
}

/// y = σ(W³ σ(W² σ(W¹ x + b¹) + b²) + b³), written out.
#[test]
fn the_net_is_the_composition_of_its_layers() {
    let net = net();
    let f = |l: usize, x: Array1<f64>| {
        let Dense { weight, bias } = &net.layers[l];
        (weight.value.dot(&x) + &bias.value).mapv(|z| 1.0 / (1.0 + (-z).exp()))
    };
    for x in [[1.0, -1.0], [0.0, 0.0], [-2.5, 0.3]] {
        let y = f(2, f(1, f(0, Array1::from(x.to_vec()))));
        assert_abs_diff_eq!(net.predict(array![x].view()).row(0).to_owned(), y, epsilon = 1e-15);
    }
}

#[test]
fn a_batch_is_every_sample_by_itself() {
    let x = array![[1.0, -1.0], [0.0, 0.0]];
    let y = net().predict(x.view());
    assert_abs_diff_eq!(y, array![[0.62, 0.83], [0.51, 0.85]], epsilon = 5e-3);
    for (row, answer) in x.outer_iter().zip(y.outer_iter()) {
        let alone: Array2<f64> = row.to_owned().insert_axis(ndarray::Axis(0));
        assert_abs_diff_eq!(net().predict(alone.view()).row(0), answer, epsilon = 1e-15);
    }
}
