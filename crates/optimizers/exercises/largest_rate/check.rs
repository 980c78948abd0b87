//! The rate at which descent begins to diverge.

use super::exercise::largest_rate;
use ndarray::{Array1, Array2, array};

/// How far from 0 descent is after 2,000 steps from (1, 0.5), or where it has gone very far.
fn far(hessian: &Array2<f64>, eta: f64) -> f64 {
    let mut theta: Array1<f64> = array![1.0, 0.5];
    for _ in 0..2000 {
        theta = &theta - eta * hessian.dot(&theta);
        if theta.dot(&theta) > 1e18 {
            break;
        }
    }
    theta.dot(&theta).sqrt()
}

/// Half the bound is safe as well. At which rate does a step no longer lessen the distance?
#[test]
fn a_little_above_it_descent_diverges() {
    let h = array![[4.0, 0.0], [0.0, 4.0]];
    let eta = largest_rate(&h);
    let end = far(&h, 1.02 * eta);
    assert!(end > 10.0, "both curvatures 4: at 1.02 times your {eta:.4} it ends {end:.1e} from 0");
}

/// Two curvatures, one rate. Which of the two is in danger first?
#[test]
fn below_it_descent_converges_along_both_axes() {
    let h = array![[1.0, 0.0], [0.0, 20.0]];
    let eta = largest_rate(&h);
    let end = far(&h, 0.98 * eta);
    assert!(end < 0.1, "curvatures 1 and 20: at 0.98 times your {eta:.4} it ends {end:.1e} from 0");
}

/// A ravine need not lie along an axis. Where in H is it seen that this one does not?
#[test]
fn below_it_descent_converges_in_a_turned_ravine() {
    let h = array![[10.5, 9.5], [9.5, 10.5]];
    let eta = largest_rate(&h);
    let end = far(&h, 0.98 * eta);
    assert!(end < 0.1, "turned by 45°: at 0.98 times your {eta:.4} it ends {end:.1e} from 0");
}

/// A bound that is too careful gives steps away. Is there a largest rate that H alone decides?
#[test]
fn above_it_descent_diverges_in_every_ravine() {
    let (straight, turned) = (array![[1.0, 0.0], [0.0, 20.0]], array![[10.5, 9.5], [9.5, 10.5]]);
    for (which, h) in [("along the axes", straight), ("turned by 45°", turned)] {
        let eta = largest_rate(&h);
        let end = far(&h, 1.02 * eta);
        assert!(end > 10.0, "{which}: at 1.02 times your {eta:.4} it ends {end:.1e} from 0");
    }
    println!("turned by 45°: {:.3}", largest_rate(&array![[10.5, 9.5], [9.5, 10.5]]));
}
