//! The weights after training with dropout.

use super::exercise::{Net, after_training};

fn net() -> Net {
    Net {
        below: vec![3.0, -1.0],
        hidden_biases: vec![0.5, 0.25],
        behind: vec![2.0, -4.0],
        direct: vec![1.0],
        bias: 10.0,
    }
}

/// In training a hidden neuron was there with probability q. How much of its message came through on average?
#[test]
fn the_factor_is_the_probability_of_keeping() {
    let net = after_training(net(), 0.75);
    assert!(
        net.behind == [0.5, -1.0],
        "p = 0.75: the weights (2, -4) behind hidden neurons became {:?}",
        net.behind
    );
}

/// Were the inputs dropped? Then is what a hidden neuron gets, when it is there, another than in training?
#[test]
fn what_leads_to_hidden_neurons_stays() {
    let before = net();
    let after = after_training(net(), 0.5);
    assert!(
        after.below == before.below && after.hidden_biases == before.hidden_biases,
        "weights below {:?} became {:?}, biases {:?} became {:?}",
        before.below,
        after.below,
        before.hidden_biases,
        after.hidden_biases
    );
}

/// Which of the neurons that send to the output were ever missing?
#[test]
fn what_skips_the_dropped_neurons_stays() {
    let after = after_training(net(), 0.5);
    assert!(
        after.direct == [1.0],
        "the weight from an input to the output was 1, it became {:?}",
        after.direct
    );
}

/// Was the output neuron ever without its bias?
#[test]
fn the_bias_was_always_there() {
    let after = after_training(net(), 0.5);
    assert!(after.bias == 10.0, "the bias of the output was 10, it became {}", after.bias);
    let after = after_training(net(), 0.2);
    println!("p = 0.2: the weights behind hidden neurons are {:?}, all else stays", after.behind);
}
