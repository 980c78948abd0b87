//! Fails `what_skips_the_dropped_neurons_stays`: all weights into the output are treated alike.

/// Hidden neurons with dropout, and one output neuron behind them that also sees the inputs themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Net {
    /// To the hidden neurons, from inputs that are never dropped.
    pub below: Vec<f64>,
    /// Of the hidden neurons.
    pub hidden_biases: Vec<f64>,
    /// From the hidden neurons to the output.
    pub behind: Vec<f64>,
    /// From the inputs straight to the output.
    pub direct: Vec<f64>,
    /// Of the output.
    pub bias: f64,
}

/// The net as it is used after training in the form of the slides, with the drop probability `drop`.
pub fn after_training(mut net: Net, drop: f64) -> Net {
    for weights in [&mut net.behind, &mut net.direct] {
        weights.iter_mut().for_each(|w| *w *= 1.0 - drop);
    }
    net
}
