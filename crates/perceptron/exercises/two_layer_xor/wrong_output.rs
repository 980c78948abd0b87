//! Fails `one_hidden_neuron_is_enough_for_the_output`: the output wants both, which never happens.

pub fn xor() -> [[f64; 3]; 3] {
    [[-0.5, 1.0, -1.0], [-0.5, -1.0, 1.0], [-1.5, 1.0, 1.0]]
}
