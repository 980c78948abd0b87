//! Fails `the_weights_count`: the share is lost anew at every layer, in place of multiplied.

pub fn depth(slope: f64, norm: f64, least: f64) -> Option<usize> {
    let factor = slope * norm;
    (factor < 1.0).then(|| ((1.0 - least) * factor.recip()).ceil() as usize)
}
