//! Errors back through a kernel of one dimension.

use super::exercise::errors_before;

/// Two places and a kernel of two: how many pixels are there?
#[test]
fn every_pixel_gets_an_error() {
    let da = errors_before(&[2.0, 5.0], &[10.0, 1.0]);
    assert!(da.len() == 3, "δ = (2, 5), w = (10, 1): three pixels, and not {}", da.len());
}

/// One place alone: which pixel lay under which weight?
#[test]
fn a_single_error_leaves_the_kernel_upright() {
    let da = errors_before(&[1.0], &[1.0, 2.0, 3.0]);
    assert!(da == [1.0, 2.0, 3.0], "δ = (1), w = (1, 2, 3): {da:?}");
}

/// The second pixel lies in two windows.
#[test]
fn what_several_windows_say_adds_up() {
    let da = errors_before(&[2.0, 5.0], &[10.0, 1.0]);
    let right = [20.0, 52.0, 5.0];
    let near = da.iter().zip(right).all(|(a, b)| (a - b).abs() < 1e-9);
    assert!(near, "δ = (2, 5), w = (10, 1): {da:?}");
}

/// Move one pixel a little, and see by how much Σ δ z moves.
#[test]
fn it_agrees_with_small_steps() {
    let (a, w, delta) = ([0.5, -1.0, 2.0, 0.3, 1.0], [1.0, -2.0, 0.5], [0.7, 1.5, -1.0]);
    let cost = |a: &[f64]| -> f64 {
        a.windows(3)
            .zip(delta)
            .map(|(window, delta)| delta * window.iter().zip(w).map(|(a, w)| a * w).sum::<f64>())
            .sum()
    };
    let da = errors_before(&delta, &w);
    for i in 0..5 {
        let (mut up, mut down) = (a, a);
        (up[i], down[i]) = (up[i] + 1e-5, down[i] - 1e-5);
        let (small, found) = ((cost(&up) - cost(&down)) / 2e-5, da[i]);
        assert!(
            (found - small).abs() < 1e-6,
            "pixel {i}: a small step gives {small:.6}, not {found:.6}"
        );
    }
    println!("w = (1, -1), all errors 1: {:?}", errors_before(&[1.0; 5], &[1.0, -1.0]));
}
