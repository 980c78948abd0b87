//! Fails `the_second_hidden_neuron_means_second_and_not_first`: it is the opposite of the first.

pub fn xor() -> [[f64; 3]; 3] {
    [[-0.5, 1.0, -1.0], [0.5, -1.0, 1.0], [-0.5, 1.0, 1.0]]
}
