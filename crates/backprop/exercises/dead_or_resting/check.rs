//! Dead ReLU units.

use super::exercise::dead;
use backprop::{Activation, Dense, Layer, dead_fraction};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// Net inputs of −1, −2 and 3. Does this unit ever get a gradient?
#[test]
fn a_unit_that_speaks_for_one_sample_is_alive() {
    let x = array![[-1.0], [-2.0], [3.0]];
    let found = dead(x.view(), array![[1.0]].view(), array![0.0].view());
    assert!(found == array![false], "net inputs -1, -2, 3: it is called {found}");
}

/// Net inputs of −1, 0 and −2. What is the slope of the ReLU at 0 in this book?
#[test]
fn a_net_input_of_0_does_not_save_it() {
    let x = array![[-1.0], [0.0], [-2.0]];
    let found = dead(x.view(), array![[1.0]].view(), array![0.0].view());
    assert!(found == array![true], "net inputs -1, 0, -2: it is called {found}");
}

/// The same samples, and a bias of 5 or −5 on top of the weighted sum.
#[test]
fn the_bias_decides_with() {
    let x = array![[-1.0], [1.0]];
    let found = dead(x.view(), array![[1.0], [1.0]].view(), array![5.0, -5.0].view());
    assert!(found == array![false, true], "biases 5 and -5, sums of -1 and 1: it says {found}");
}

/// The share of dead units is what the crate's own count says.
#[test]
fn it_agrees_with_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    let x: Array2<f64> = Array2::random_using((100, 9), StandardNormal, &mut rng);
    for shift in [0.0, 1.0, 2.0, 3.0] {
        // Nine inputs of variance 1, weights of ±⅓: net inputs have the variance 1.
        let w = Array2::from_shape_fn((500, 9), |(unit, i)| [1.0, -1.0][unit >> i & 1] / 3.0);
        let b = Array1::from_elem(500, -shift);
        let found = dead(x.view(), w.view(), b.view());
        let share = found.iter().filter(|dead| **dead).count() as f64 / 500.0;
        let layer = Dense::new(w, b).then(Activation::Relu);
        let right = dead_fraction(layer.predict(x.view()).view());
        assert!(share == right, "bias -{shift}: a share of {share}, and {right} is right");
        println!("bias -{shift}: {:.0} % dead", 100.0 * share);
    }
}
