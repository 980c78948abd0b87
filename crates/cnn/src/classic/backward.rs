// ANCHOR: input
//! Errors back through one kernel: the rot180 of the slides.

use ndarray::{Array2, ArrayView2};
use tensor::Real;

use super::{conv2d_true, corr2d, pad, rot180};

/// Which of the two the kernel did on the way forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slide {
    /// z = a ⊗ w, as in the examples of the lecture and in every library: [`corr2d`].
    Correlation,
    /// z = a ∗ w, as in the derivation of the lecture: [`conv2d_true`].
    Convolution,
}

/// ∂C/∂a of the pixels, from δ = ∂C/∂z: over δ in a frame of zeros the kernel slides the other way than
/// it did forward.
///
/// ```text
/// z = a ∗ w:   ∂C/∂a = δ ⊗full w          (what the slides write as δ ∗ rot180(w))
/// z = a ⊗ w:   ∂C/∂a = δ ⊗full rot180(w)
/// ```
///
/// *Full* means that the kernel goes wherever it touches δ at all: the frame has m − 1 rows and n − 1
/// columns. `delta` is (M − m + 1, N − n + 1), `w` is (m, n), the result (M, N). Multiplied by σ′(z) of
/// the layer before, it is the δ of that layer (Polish lecture 7, *computing the error*; the slides leave out
/// *full*).
#[track_caller]
pub fn error_before<F: Real>(delta: ArrayView2<F>, w: ArrayView2<F>, forward: Slide) -> Array2<F> {
    let framed = pad(delta, w.nrows().saturating_sub(1), w.ncols().saturating_sub(1));
    match forward {
        Slide::Convolution => corr2d(framed.view(), w),
        Slide::Correlation => corr2d(framed.view(), rot180(w).view()),
    }
}
// ANCHOR_END: input

// ANCHOR: weight
/// ∂C/∂w: every place of the kernel adds δ there times the pixels under it, so δ slides over a.
///
/// ```text
/// z = a ⊗ w:   ∂C/∂w = a ⊗ δ
/// z = a ∗ w:   ∂C/∂w = rot180(a ⊗ δ) = rot180(a) ∗ δ
/// ```
///
/// `a` is (M, N), the activations and not their derivatives, `delta` is (M − m + 1, N − n + 1), the result
/// (m, n). One bias serves a whole map: ∂C/∂b = Σ δ (Polish lecture 7, *change of weights*, corrected).
#[track_caller]
pub fn weight_gradient<F: Real>(
    a: ArrayView2<F>,
    delta: ArrayView2<F>,
    forward: Slide,
) -> Array2<F> {
    match forward {
        Slide::Correlation => corr2d(a, delta),
        Slide::Convolution => conv2d_true(rot180(a).view(), delta),
    }
}
// ANCHOR_END: weight

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    fn normal(shape: (usize, usize), seed: u64) -> Array2<f64> {
        Array2::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    /// C = Σ δ ⊙ z: ∂C/∂z is δ, and both gradients are compared entry by entry, for both directions.
    #[test]
    fn gradient_of_pixels_and_kernel_matches_for_both_directions() {
        for (image, kernel) in
            [((3, 3), (2, 2)), ((5, 7), (3, 2)), ((4, 4), (4, 4)), ((6, 3), (1, 3))]
        {
            let (a, w) = (normal(image, 1), normal(kernel, 2));
            let delta = normal((image.0 - kernel.0 + 1, image.1 - kernel.1 + 1), 3);
            for forward in [Slide::Correlation, Slide::Convolution] {
                let slide = |a: ArrayView2<f64>, w: ArrayView2<f64>| match forward {
                    Slide::Correlation => corr2d(a, w),
                    Slide::Convolution => conv2d_true(a, w),
                };
                let cost = |a: ArrayView2<f64>, w: ArrayView2<f64>| (slide(a, w) * &delta).sum();
                let da = error_before(delta.view(), w.view(), forward);
                let dw = weight_gradient(a.view(), delta.view(), forward);
                let mut check = GradientCheck::new();
                check.compare("a", a.view(), da.view(), |a| cost(a, w.view()));
                check.compare("w", w.view(), dw.view(), |w| cost(a.view(), w));
                check.assert_passed();
            }
        }
    }

    /// δ = 1 at one place, of the convolution: that place has the pixels a(x − m, y − n), so the pixel on
    /// its spot has w₁₁ and the one above and left of it w₂₂.
    #[test]
    fn a_single_error_prints_the_kernel_turned() {
        let w = array![[1.0, 2.0], [3.0, 4.0]];
        let one = array![[1.0]];
        let turned = array![[4.0, 3.0], [2.0, 1.0]];
        assert_eq!(error_before(one.view(), w.view(), Slide::Convolution), turned);
        assert_eq!(error_before(one.view(), w.view(), Slide::Correlation), w);
    }
}
