/// The bias and the weights, w₀, w₁, w₂, of a neuron that computes NAND on inputs 0 and 1.
pub fn nand() -> [f64; 3] {
    [0.0, 0.0, 0.0]
}
