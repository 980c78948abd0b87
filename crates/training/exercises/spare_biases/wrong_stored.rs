//! Fails `what_is_only_stored_stays`: everything with two axes shrinks.

use backprop::{Params, Path};

pub fn decay(model: &mut dyn Params<f64>, factor: f64) {
    model.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        if value.ndim() > 1 {
            value *= factor;
        }
    });
}
