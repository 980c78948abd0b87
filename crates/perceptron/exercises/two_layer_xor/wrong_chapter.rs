//! Fails `the_first_hidden_neuron_means_first_and_not_second`: it is the net of the chapter.

pub fn xor() -> [[f64; 3]; 3] {
    [[-0.5, 1.0, 1.0], [-1.5, 1.0, 1.0], [-0.5, 1.0, -2.0]]
}
