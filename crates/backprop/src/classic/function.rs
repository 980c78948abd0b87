// ANCHOR: function
//! The activation functions of the lecture, and their slopes.

/// The activation function f of one neuron.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// f(z) = z.
    Linear,
    /// f(z) = 1 / (1 + e⁻ᶻ), from 0 to 1.
    Logistic,
    /// f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), from −1 to 1.
    Tanh,
    /// f(z) = ⟦z > 0⟧, the step of a perceptron.
    Step,
}

impl Function {
    /// f(z).
    pub fn value(self, z: f64) -> f64 {
        match self {
            Self::Linear => z,
            Self::Logistic => 1.0 / (1.0 + (-z).exp()),
            Self::Tanh => z.tanh(),
            Self::Step => f64::from(u8::from(z > 0.0)),
        }
    }

    /// f′(z). That of the step is 0: where it is not flat, at z = 0, it has none.
    pub fn derivative(self, z: f64) -> f64 {
        let a = self.value(z);
        match self {
            Self::Linear => 1.0,
            Self::Logistic => a * (1.0 - a),
            Self::Tanh => 1.0 - a * a,
            Self::Step => 0.0,
        }
    }
}
// ANCHOR_END: function

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn every_derivative_is_the_gradient_of_its_function() {
        let h = 1e-5;
        for f in [Function::Linear, Function::Logistic, Function::Tanh, Function::Step] {
            for z in [-30.0, -2.5, -0.3, 0.1, 1.0, 4.0] {
                let slope = (f.value(z + h) - f.value(z - h)) / (2.0 * h);
                assert_abs_diff_eq!(f.derivative(z), slope, epsilon = 1e-9);
            }
        }
    }

    /// σ(0) = ½ with slope ¼, tanh 0 = 0 with slope 1; far out both are flat, and nothing overflows.
    #[test]
    fn the_smooth_steps_are_steepest_in_the_middle_and_flat_far_out() {
        assert_eq!(
            (Function::Logistic.value(0.0), Function::Logistic.derivative(0.0)),
            (0.5, 0.25)
        );
        assert_eq!((Function::Tanh.value(0.0), Function::Tanh.derivative(0.0)), (0.0, 1.0));
        for f in [Function::Logistic, Function::Tanh] {
            assert_eq!((f.value(1e4), f.derivative(1e4), f.derivative(-1e4)), (1.0, 0.0, 0.0));
        }
        assert_eq!((Function::Logistic.value(-1e4), Function::Tanh.value(-1e4)), (0.0, -1.0));
    }

    #[test]
    fn a_net_input_of_zero_does_not_fire_a_step() {
        assert_eq!([-1.0, 0.0, 1e-300].map(|z| Function::Step.value(z)), [0.0, 0.0, 1.0]);
    }
}
