// ANCHOR: maxout
//! Units without an activation function: each takes the largest of several sums.

use ndarray::{Array2, ArrayView2, Ix2, Zip};
use tensor::{Real, Rng};

use crate::dense::Dense;
use crate::layer::{Layer, Mode};
use crate::param::{Change, Params, Path, See};

/// y = maxₖ (x Wₖᵀ + bₖ), entry by entry (Goodfellow and others, 2013; Hungarian lecture 10).
#[derive(Clone, Debug)]
pub struct Maxout<F> {
    /// The maps that compete, all from the same inputs to as many outputs.
    pub maps: Vec<Dense<F>>,
}

impl<F: Real> Maxout<F> {
    /// With these maps.
    ///
    /// # Panics
    ///
    /// Where there is none, and where two differ in shape.
    #[track_caller]
    pub fn new(maps: Vec<Dense<F>>) -> Self {
        let shapes: Vec<_> = maps.iter().map(|map| map.weight.value.dim()).collect();
        let alike = !shapes.is_empty() && shapes.iter().all(|shape| *shape == shapes[0]);
        assert!(alike, "Maxout::new: the maps have weights of the shapes {shapes:?}");
        Self { maps }
    }

    /// With as many maps as `count`, drawn as [`Dense::random`] draws them.
    pub fn random(inputs: usize, outputs: usize, count: usize, rng: &mut Rng) -> Self {
        Self::new((0..count).map(|_| Dense::random(inputs, outputs, rng)).collect())
    }
}
// ANCHOR_END: maxout

// ANCHOR: forward
impl<F: Real> Layer<F, Ix2> for Maxout<F> {
    type Out = Ix2;
    /// Which map won, (B, out).
    type Cache = Array2<usize>;

    #[track_caller]
    fn forward(&self, x: ArrayView2<F>, _mode: &mut Mode<'_>) -> (Array2<F>, Array2<usize>) {
        let mut y = self.maps[0].predict(x);
        let mut winner = Array2::zeros(y.dim());
        for (k, map) in self.maps.iter().enumerate().skip(1) {
            Zip::from(&mut y).and(&mut winner).and(&map.predict(x)).for_each(|y, winner, &z| {
                if z > *y {
                    (*y, *winner) = (z, k);
                }
            });
        }
        (y, winner)
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// Each δ goes to the winner alone: the others could move a little and change nothing.
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView2<F>,
        y: ArrayView2<F>,
        delta: Array2<F>,
        winner: Array2<usize>,
    ) -> Array2<F> {
        let mut dx = Array2::zeros(x.dim());
        for (k, map) in self.maps.iter_mut().enumerate() {
            let mut own = delta.clone();
            Zip::from(&mut own).and(&winner).for_each(|delta, &winner| {
                if winner != k {
                    *delta = F::zero();
                }
            });
            dx += &map.backward(x, y, own, ());
        }
        dx
    }
    // ANCHOR_END: backward
}

// ANCHOR: params
impl<F: Real> Params<F> for Maxout<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.maps.visit(path.at("maps"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.maps.visit_mut(path.at("maps"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activation, check_layer};
    use ndarray::{Array1, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(1).stream("x"))
    }

    /// x ↦ c x, of width n.
    fn scaled(n: usize, c: f64) -> Dense<f64> {
        Dense::new(Array2::eye(n) * c, Array1::zeros(n))
    }

    #[test]
    fn the_larger_of_x_and_0_is_relu() {
        let (x, maxout) = (normal(20, 3), Maxout::new(vec![scaled(3, 0.0), scaled(3, 1.0)]));
        assert_eq!(maxout.predict(x.view()), Activation::Relu.predict(x.view()));
    }

    #[test]
    fn the_larger_of_x_and_minus_x_is_the_absolute_value() {
        let (x, maxout) = (normal(20, 3), Maxout::new(vec![scaled(3, 1.0), scaled(3, -1.0)]));
        assert_eq!(maxout.predict(x.view()), x.mapv(f64::abs));
    }

    /// Tangents of x² at −1, 0 and 1 are −2x − 1, 0 and 2x − 1. Their largest is 3 at ±2 and 0 at ±½.
    #[test]
    fn the_largest_of_tangents_is_a_polygon_under_the_curve() {
        let line = |w: f64, b: f64| Dense::new(array![[w]], array![b]);
        let maxout = Maxout::new(vec![line(-2.0, -1.0), line(0.0, 0.0), line(2.0, -1.0)]);
        let x = array![[-2.0], [-0.5], [0.0], [0.5], [2.0]];
        assert_eq!(maxout.predict(x.view()), array![[3.0], [0.0], [0.0], [0.0], [3.0]]);
    }

    #[test]
    fn gradient_matches_finite_differences() {
        let mut rng = Streams::new(1).stream("init");
        for maps in [1, 2, 5] {
            let mut layer = Maxout::random(4, 3, maps, &mut rng);
            check_layer(&mut layer, normal(6, 4).view(), 1).assert_passed();
        }
    }

    #[test]
    fn a_tie_has_one_winner() {
        let mut layer = Maxout::new(vec![scaled(1, 1.0), scaled(1, 1.0)]);
        let x = array![[2.0]];
        let (y, winner) = layer.forward(x.view(), &mut Mode::Eval);
        assert_eq!(layer.backward(x.view(), y.view(), array![[1.0]], winner), array![[1.0]]);
        assert_eq!(layer.maps[0].weight.grad, array![[2.0]]);
        assert_eq!(layer.maps[1].weight.grad, array![[0.0]]);
    }

    #[test]
    #[should_panic(expected = "[(2, 2), (3, 3)]")]
    fn maps_of_different_shapes_are_refused() {
        let _ = Maxout::new(vec![scaled(2, 1.0), scaled(3, 1.0)]);
    }
}
