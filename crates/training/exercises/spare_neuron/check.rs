//! Neurons that are missed, and others.

use super::exercise::sensitivities;
use backprop::{Dense, Layer, Loss, Mode, SoftmaxCrossEntropy};
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// It cannot fall silent.
#[test]
fn a_silent_neuron_is_not_missed() {
    let s = sensitivities(array![[0.0], [0.0]].view(), array![[0.5], [0.3]].view());
    assert!(s[0].abs() < 1e-12, "a neuron that says 0 has the sensitivity {}", s[0]);
}

/// One cost for the whole batch: what one sample loses another may win.
#[test]
fn samples_may_make_up_for_each_other() {
    let s = sensitivities(array![[1.0], [-1.0]].view(), array![[0.5], [0.5]].view());
    assert!(s[0].abs() < 1e-12, "a = (1, −1), slopes (0.5, 0.5): {}, and nothing changes", s[0]);
}

/// A cost that falls without the neuron has changed too.
#[test]
fn sizes_have_no_sign() {
    let s = sensitivities(array![[2.0, 2.0]].view(), array![[0.5, -0.5]].view());
    assert!(s == array![1.0, 1.0], "a = (2, 2), slopes (0.5, −0.5): the sizes are {s}");
}

/// All activities of a neuron are made a millionth smaller, and the cost is computed anew.
#[test]
fn a_neuron_that_is_turned_down_agrees() {
    let mut rng = Streams::new(1).stream("net");
    let mut a: Array2<f64> = Array2::random_using((12, 5), StandardNormal, &mut rng);
    let twin = a.column(0).to_owned();
    a.column_mut(4).assign(&twin);
    let mut output = Dense::<f64>::random(5, 3, &mut rng);
    let weights = output.weight.value.column(0).to_owned();
    output.weight.value.column_mut(4).assign(&weights);
    let classes: Vec<usize> = (0..12).map(|n| n % 3).collect();
    let (z, ()) = output.forward(a.view(), &mut Mode::Eval);
    let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &classes);
    let slope = delta.dot(&output.weight.value);
    let s = sensitivities(a.view(), slope.view());
    for neuron in 0..5 {
        let mut less = a.clone();
        less.column_mut(neuron).mapv_inplace(|a| a * (1.0 - 1e-6));
        let (moved, _) = SoftmaxCrossEntropy.loss(output.predict(less.view()).view(), &classes);
        let wanted = (moved - cost).abs() * 1e6;
        assert!(
            (s[neuron] - wanted).abs() < 1e-4,
            "neuron {neuron}: {:.5}, turned down it is worth {wanted:.5}",
            s[neuron]
        );
    }
    println!("the twins have {:.3} and {:.3}: each is asked as if the other stayed", s[0], s[4]);
}
