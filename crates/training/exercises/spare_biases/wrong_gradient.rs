//! Fails `every_weight_shrinks_by_the_factor`: the gradients shrink in place of the weights.

use backprop::{Params, Path};

pub fn decay(model: &mut dyn Params<f64>, factor: f64) {
    model.visit_mut(Path::ROOT, &mut |_, value, grad| {
        if let Some(mut grad) = grad.filter(|_| value.ndim() > 1) {
            grad *= factor;
        }
    });
}
