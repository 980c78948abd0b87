// ANCHOR: gain
//! Which initialiser for which activation.

use backprop::Activation;

use crate::initializer::Initializer;

/// By how much weights N(0, 1/n) have to be larger for f to hand on as much as it gets.
///
/// ```text
/// gain² = 1 / E[f(z)²]          z from N(0, 1)
/// ```
///
/// The mean is an integral, taken by the midpoint rule from −12 to 12 in steps of 1/1000.
pub fn gain(f: Activation) -> f64 {
    let h = 1e-3;
    let middles = (-12_000..12_000).map(|i| (f64::from(i) + 0.5) * h);
    let square: f64 = middles.map(|z| (-0.5 * z * z).exp() * f.apply(z).powi(2)).sum();
    ((2.0 * std::f64::consts::PI).sqrt() / (h * square)).sqrt()
}

impl Initializer {
    /// Xavier's for a function that is symmetric about the point (0, f(0)), He's for ReLU, and
    /// N(0, [`gain`]²/n) for the rest.
    pub fn for_activation(f: Activation) -> Self {
        match f {
            Activation::Identity
            | Activation::Step
            | Activation::Logistic { .. }
            | Activation::Tanh { .. }
            | Activation::Arctan => Self::XavierNormal,
            Activation::Relu => Self::HeNormal,
            f => Self::Normal { gain: gain(f) },
        }
    }
}
// ANCHOR_END: gain

#[cfg(test)]
mod tests {
    use super::*;

    /// E[max(0, z)²] is half of E[z²] = 1, and a leak of slope s adds s²/2.
    #[test]
    fn gains_of_relu_and_its_leaks_are_known() {
        let known = [
            (Activation::Identity, 1.0),
            (Activation::Relu, 2_f64.sqrt()),
            (Activation::LeakyRelu { slope: 0.1 }, (2.0_f64 / 1.01).sqrt()),
            (Activation::Step, 2_f64.sqrt()),
            // Its constants are chosen for that (Klambauer and others, 2017).
            (Activation::Selu, 1.0),
        ];
        for (f, known) in known {
            assert!((gain(f) - known).abs() < 1e-6, "{f:?}: {}", gain(f));
        }
    }

    #[test]
    fn symmetric_functions_get_xavier_and_relu_gets_he() {
        let tanh = Activation::Tanh { beta: 1.0 };
        assert_eq!(Initializer::for_activation(tanh), Initializer::XavierNormal);
        assert_eq!(Initializer::for_activation(Activation::Relu), Initializer::HeNormal);
        let leaky = Initializer::for_activation(Activation::LeakyRelu { slope: 1.0 });
        let Initializer::Normal { gain } = leaky else { panic!("{leaky:?}") };
        assert!((gain - 1.0).abs() < 1e-9, "with a slope of 1 it is the identity: {gain}");
    }
}
