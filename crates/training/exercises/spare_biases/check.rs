//! Which arrays shrink.

use super::exercise::decay;
use backprop::{Activation, Change, Mlp, Params, Path, See};
use ndarray::{Array2, array};
use tensor::Streams;
use training::{Norm, Penalty};

fn net() -> Mlp<f64> {
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[3, 4, 2], relu, linear, &mut Streams::new(1).stream("init"));
    net.layers.iter_mut().for_each(|layer| layer.bias.value.fill(2.0));
    net
}

/// A bias has one axis.
#[test]
fn biases_stay() {
    let mut net = net();
    decay(&mut net, 0.5);
    for layer in &net.layers {
        let bias = &layer.bias.value;
        assert!(bias.iter().all(|b| *b == 2.0), "a bias was 2 and is {}", bias[0]);
    }
}

/// A memory of means, (2, 2), which nobody learns.
struct Memory(Array2<f64>);

impl Params<f64> for Memory {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
        see(path, self.0.view().into_dyn(), None);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
        change(path, self.0.view_mut().into_dyn(), None);
    }
}

/// Two axes are not enough. What comes with the arrays that are learned?
#[test]
fn what_is_only_stored_stays() {
    let mut memory = Memory(array![[1.0, 2.0], [3.0, 4.0]]);
    decay(&mut memory, 0.5);
    assert!(memory.0[[1, 1]] == 4.0, "a stored 4 has become {}", memory.0[[1, 1]]);
}

/// It is the weights that shrink, and the gradients are for the optimizer.
#[test]
fn every_weight_shrinks_by_the_factor() {
    let (start, mut net) = (net(), net());
    net.layers[0].weight.grad.fill(1.0);
    decay(&mut net, 0.5);
    for (layer, old) in net.layers.iter().zip(&start.layers) {
        let (w, was) = (layer.weight.value[[1, 0]], old.weight.value[[1, 0]]);
        assert!(
            (w - 0.5 * was).abs() < 1e-15,
            "a weight was {was:.4} and is {w:.4}, the factor is 0.5"
        );
    }
    assert!(net.layers[0].weight.grad[[0, 0]] == 1.0, "a gradient was changed");
}

/// The L2 of this chapter is asked: its gradient, with the rate 1 and the strength 0.1.
#[test]
fn it_is_a_step_of_l2() {
    let (mut decayed, mut penalised) = (net(), net());
    decay(&mut decayed, 0.9);
    Penalty::new(Norm::L2, 0.1).unwrap().add_gradient(&mut penalised);
    backprop::descend(&mut penalised, 1.0);
    for (a, b) in decayed.layers.iter().zip(&penalised.layers) {
        let apart = (&a.weight.value - &b.weight.value).mapv(f64::abs).sum();
        assert!(apart < 1e-12 && a.bias.value == b.bias.value, "they are {apart:.4} apart");
    }
    let (biases, all) = (100 + 10, 784 * 100 + 100 + 100 * 10 + 10);
    println!("of 1,000 parameters {:.1} are spared", 1000.0 * f64::from(biases) / f64::from(all));
}
