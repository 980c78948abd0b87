//! Fails `biases_stay`: everything that is learned shrinks.

use backprop::{Params, Path};

pub fn decay(model: &mut dyn Params<f64>, factor: f64) {
    model.visit_mut(Path::ROOT, &mut |_, mut value, grad| {
        if grad.is_some() {
            value *= factor;
        }
    });
}
