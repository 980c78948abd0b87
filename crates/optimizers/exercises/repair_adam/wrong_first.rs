//! Fails `the_first_step_of_the_first_array_is_eta`: only the mean of the gradients is corrected.

use ndarray::Array1;

/// Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
pub struct Adam {
    learning_rate: f64,
    memory: Vec<[Array1<f64>; 2]>,
    steps: i32,
}

impl Adam {
    /// For arrays of these lengths.
    pub fn new(learning_rate: f64, lengths: &[usize]) -> Self {
        let memory = lengths.iter().map(|&n| [Array1::zeros(n), Array1::zeros(n)]).collect();
        Self { learning_rate, memory, steps: 0 }
    }

    /// Moves every array against its gradient.
    pub fn step(&mut self, arrays: &mut [Array1<f64>], gradients: &[Array1<f64>]) {
        self.steps += 1;
        let bias1 = 1.0 - 0.9_f64.powi(self.steps);
        for ((theta, g), [m, v]) in arrays.iter_mut().zip(gradients).zip(&mut self.memory) {
            *m = 0.9 * &*m + 0.1 * g;
            *v = 0.999 * &*v + 0.001 * g * g;
            let (m_hat, v_hat) = (&*m / bias1, &*v);
            *theta -= &(self.learning_rate * m_hat / (v_hat.mapv(f64::sqrt) + 1e-8));
        }
    }
}
