//! Clipping by norm.

use super::exercise::clip;
use ndarray::{Array1, array};

fn clipped(gradients: &[Array1<f64>], limit: f64) -> Vec<f64> {
    let mut gradients = gradients.to_vec();
    clip(&mut gradients, limit);
    gradients.into_iter().flatten().collect()
}

fn length(g: &[f64]) -> f64 {
    g.iter().map(|g| g * g).sum::<f64>().sqrt()
}

/// A short gradient needs no help: near a minimum it would be made as long as on a cliff.
#[test]
fn a_short_gradient_is_left_alone() {
    let left = clipped(&[array![0.3, 0.4]], 1.0);
    assert!(left == [0.3, 0.4], "(0.3, 0.4) is 0.5 long, the limit is 1, and it became {left:?}");
}

/// Does a step go the same way as before, and only less far?
#[test]
fn the_direction_stays() {
    let left = clipped(&[array![3.0, 4.0]], 2.0);
    let straight = (left[0] * 4.0 - left[1] * 3.0).abs() < 1e-12;
    assert!(straight, "(3, 4) became {left:?}: that points another way");
}

/// The layers share one limit. If each has its own, the proportion between them changes, and with it
/// the direction of the whole.
#[test]
fn the_arrays_are_one_vector() {
    let left = clipped(&[array![3.0, 4.0], array![12.0]], 6.5);
    let (all, ratio) = (length(&left), left[2] / left[1]);
    let kept = (ratio - 3.0).abs() < 1e-12;
    assert!(kept, "(3, 4) and (12) became {left:.3?}: 12 was three times 4, now it is {ratio:.3}");
    assert!((all - 6.5).abs() < 1e-12, "(3, 4) and (12) became {left:.3?}, together {all:.3} long");
    println!("(3, 4) and (12), clipped to 6.5: {left:?}");
}
