use backprop::{Params, Path};

/// Multiplies every weight of `model` by `factor`, and nothing else.
pub fn decay(model: &mut dyn Params<f64>, factor: f64) {
    model.visit_mut(Path::ROOT, &mut |_, mut value, grad| {
        if grad.is_some() && value.ndim() > 1 {
            value *= factor;
        }
    });
}
