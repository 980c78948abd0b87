//! Fails `no_later_step_is_longer`: every step is corrected like the first.

use ndarray::Array1;

/// Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
pub struct Adam {
    learning_rate: f64,
    memory: Vec<[Array1<f64>; 2]>,
}

impl Adam {
    /// For arrays of these lengths.
    pub fn new(learning_rate: f64, lengths: &[usize]) -> Self {
        let memory = lengths.iter().map(|&n| [Array1::zeros(n), Array1::zeros(n)]).collect();
        Self { learning_rate, memory }
    }

    /// Moves every array against its gradient.
    pub fn step(&mut self, arrays: &mut [Array1<f64>], gradients: &[Array1<f64>]) {
        let (bias1, bias2) = (1.0 - 0.9, 1.0 - 0.999);
        for ((theta, g), [m, v]) in arrays.iter_mut().zip(gradients).zip(&mut self.memory) {
            *m = 0.9 * &*m + 0.1 * g;
            *v = 0.999 * &*v + 0.001 * g * g;
            let (m_hat, v_hat) = (&*m / bias1, &*v / bias2);
            *theta -= &(self.learning_rate * m_hat / (v_hat.mapv(f64::sqrt) + 1e-8));
        }
    }
}
