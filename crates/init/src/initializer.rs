// ANCHOR: initializer
//! From which distribution the weights of a layer are drawn.

use backprop::{Params, Path};
use ndarray::{Array, Array1, Array2, Dimension, IntoDimension, ShapeBuilder};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::{Normal, Uniform};
use tensor::{Real, Rng};

use crate::fans::Fans;
use crate::orthogonal::orthogonal;

/// A way to draw the weights of a layer with n inputs and m outputs, its [`Fans`]. Means are 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Initializer {
    /// All weights alike: neurons that start as twins stay twins.
    Constant(f64),
    /// Evenly from ± this bound, whatever the layer.
    Within(f64),
    /// Evenly from ±a/√n, of the variance a²/(3n). a = 1 is the common heuristic.
    Uniform {
        /// a, greater than 0.
        a: f64,
    },
    /// N(0, gain²/n). A gain of 1 is LeCun's rule, and Xavier's from one side.
    Normal {
        /// The gain, greater than 0.
        gain: f64,
    },
    /// N(0, 2/(n + m)) (Glorot and Bengio, 2010).
    XavierNormal,
    /// Evenly from ±√(6/(n + m)), of the variance 2/(n + m).
    XavierUniform,
    /// N(0, 2/n), for ReLU, which stops half of the signal (He and others, 2015).
    HeNormal,
    /// Evenly from ±√(6/n), of the variance 2/n.
    HeUniform,
    /// The weights of each of H neurons have the length β = 0.7 H^(1/n), in a direction drawn from a
    /// cube; biases come evenly from ±β (Nguyen and Widrow, 1990).
    NguyenWidrow,
    /// Rows, or columns where there are fewer, at right angles to each other and of the length `gain`
    /// (Saxe, McClelland and Ganguli, 2014).
    Orthogonal {
        /// The gain, greater than 0.
        gain: f64,
    },
}
// ANCHOR_END: initializer

// ANCHOR: draw
impl Initializer {
    /// Draws weights: (outputs, inputs) of a dense layer, (O, K, K, C) of a convolution.
    ///
    /// They are drawn in `f64` and rounded, so that a net in `f32` starts as its twin does.
    ///
    /// # Panics
    ///
    /// Where `shape` has fewer than two axes or an empty one, and where a bound or a gain is not
    /// greater than 0 and finite.
    #[track_caller]
    pub fn draw<F: Real, D: Dimension>(
        self,
        shape: impl IntoDimension<Dim = D>,
        rng: &mut Rng,
    ) -> Array<F, D> {
        let shape = shape.into_dimension();
        let fans = Fans::of(shape.slice());
        let (n, m) = (fans.inputs as f64, fans.outputs as f64);
        let rows = (shape[0], fans.inputs);
        let weights = match self {
            Self::Constant(value) => Array2::from_elem(rows, value),
            Self::Within(bound) => uniform(rows, bound, rng),
            Self::Uniform { a } => uniform(rows, a / n.sqrt(), rng),
            Self::Normal { gain } => normal(rows, gain / n.sqrt(), rng),
            Self::XavierNormal => normal(rows, (2.0 / (n + m)).sqrt(), rng),
            Self::XavierUniform => uniform(rows, (6.0 / (n + m)).sqrt(), rng),
            Self::HeNormal => normal(rows, (2.0 / n).sqrt(), rng),
            Self::HeUniform => uniform(rows, (6.0 / n).sqrt(), rng),
            Self::NguyenWidrow => {
                let mut weights = uniform(rows, 1.0, rng);
                let length = widrow_length(rows.0, rows.1);
                weights.rows_mut().into_iter().for_each(|mut w| w *= length / w.dot(&w).sqrt());
                weights
            }
            Self::Orthogonal { gain } => orthogonal(normal(rows, 1.0, rng)) * positive(gain),
        };
        let weights = weights.mapv(F::of);
        weights.into_shape_with_order(shape).expect("the window and the inputs are one axis")
    }
    // ANCHOR_END: draw

    // ANCHOR: initialize
    /// Draws all weights of `model` anew; its biases become 0, or what the rule says of them.
    ///
    /// A weight is what is learned and has two axes or more. Other vectors, such as the slopes of a
    /// PReLU, stay.
    pub fn initialize<F: Real>(self, model: &mut dyn Params<F>, rng: &mut Rng) {
        let mut weight = None;
        model.visit_mut(Path::ROOT, &mut |path, mut value, grad| {
            if grad.is_none() {
                return;
            }
            if value.ndim() > 1 {
                let drawn = self.draw(value.raw_dim(), rng);
                value.assign(&drawn);
                weight = Some(value.shape().to_vec());
            } else if path.to_string().ends_with("bias")
                && let Some(weight) = weight.take()
            {
                value.assign(&self.draw_biases(&weight, rng));
            }
        });
    }

    /// The biases, (outputs,), that belong to weights of this shape.
    fn draw_biases<F: Real>(self, weight: &[usize], rng: &mut Rng) -> Array1<F> {
        let (rows, inputs) = (weight[0], Fans::of(weight).inputs);
        match self {
            Self::NguyenWidrow => uniform(rows, widrow_length(rows, inputs), rng).mapv(F::of),
            _ => Array1::zeros(rows),
        }
    }
    // ANCHOR_END: initialize
}

// ANCHOR: distributions
/// Evenly from ±`bound`.
#[track_caller]
fn uniform<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    bound: f64,
    rng: &mut Rng,
) -> Array<f64, D> {
    let bound = positive(bound);
    let bounds = Uniform::new_inclusive(-bound, bound).expect("an interval");
    Array::random_using(shape, bounds, rng)
}

#[track_caller]
fn normal(shape: (usize, usize), deviation: f64, rng: &mut Rng) -> Array2<f64> {
    let normal = Normal::new(0.0, positive(deviation)).expect("a deviation");
    Array::random_using(shape, normal, rng)
}

/// `scale`, which has to be greater than 0.
#[track_caller]
fn positive(scale: f64) -> f64 {
    assert!(scale > 0.0 && scale.is_finite(), "Initializer::draw: a bound or deviation of {scale}");
    scale
}

/// β = 0.7 H^(1/n).
fn widrow_length(neurons: usize, inputs: usize) -> f64 {
    0.7 * (neurons as f64).powf(1.0 / inputs as f64)
}
// ANCHOR_END: distributions

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Activation, Change, Dense, Layer, Mlp, PRelu, Param, See};
    use ndarray::{Ix1, Ix4};
    use tensor::Streams;

    fn rng() -> Rng {
        Streams::new(1).stream("init")
    }

    #[test]
    fn a_model_gets_the_weights_that_its_layers_would_get() {
        let mut model = Mlp::<f64>::random(
            &[5, 4, 3],
            Activation::Relu,
            Activation::Identity,
            &mut Streams::new(9).stream("init"),
        );
        Initializer::HeNormal.initialize(&mut model, &mut rng());
        let mut rng = rng();
        for (layer, shape) in model.layers.iter().zip([(4, 5), (3, 4)]) {
            let weight: Array2<f64> = Initializer::HeNormal.draw(shape, &mut rng);
            assert_eq!(layer.weight.value, weight);
            assert!(layer.bias.value.iter().all(|b| *b == 0.0));
        }
    }

    #[test]
    fn gradients_and_vectors_that_are_no_biases_stay() {
        let dense = Dense::<f64>::random(3, 4, &mut rng());
        let mut model = dense.then(PRelu::shared(0.25));
        model.first.weight.grad.fill(7.0);
        Initializer::Constant(0.5).initialize(&mut model, &mut rng());
        assert!(model.first.weight.value.iter().all(|w| *w == 0.5));
        assert!(model.first.weight.grad.iter().all(|g| *g == 7.0));
        assert!(model.first.bias.value.iter().all(|b| *b == 0.0));
        assert_eq!(model.second.weight.value, ndarray::array![0.25]);
    }

    /// A convolution without a bias, a scale and a shift behind it, and a mean that is only stored.
    struct Filters(Param<f64, Ix4>, Param<f64, Ix1>, Array1<f64>);

    impl Params<f64> for Filters {
        fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
            self.0.visit(path.at("weight"), see);
            self.1.visit(path.at("scale"), see);
            see(path.at("running_mean"), self.2.view().into_dyn(), None);
        }

        fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
            self.0.visit_mut(path.at("weight"), change);
            self.1.visit_mut(path.at("scale"), change);
            change(path.at("running_mean"), self.2.view_mut().into_dyn(), None);
        }
    }

    /// 8 filters of 5 × 5 on 4 channels: ±√(6/100).
    #[test]
    fn filters_are_drawn_and_scales_and_stored_means_stay() {
        let weight = Param::new(Array::zeros((8, 5, 5, 4)));
        let mut model = Filters(weight, Param::new(Array1::ones(8)), Array1::ones(8));
        Initializer::HeUniform.initialize(&mut model, &mut rng());
        let largest = model.0.value.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
        assert!((0.24..=0.06_f64.sqrt()).contains(&largest), "{largest}");
        assert_eq!((&model.1.value, &model.2), (&Array1::ones(8), &Array1::ones(8)));
    }

    /// H = 8 neurons with n = 3 inputs: β = 0.7 · 8^(1/3) = 1.4.
    #[test]
    fn nguyen_and_widrow_spread_the_biases_too() {
        let mut layer = Dense::<f64>::random(3, 8, &mut rng());
        Initializer::NguyenWidrow.initialize(&mut layer, &mut rng());
        for row in layer.weight.value.rows() {
            assert!((row.dot(&row).sqrt() - 1.4).abs() < 1e-12);
        }
        let bias = &layer.bias.value;
        assert!(bias.iter().all(|b| b.abs() <= 1.4) && bias.std(0.0) > 0.2, "{bias}");
    }

    #[test]
    #[should_panic(expected = "Fans::of: a weight is (outputs, .., inputs), this is [0, 3]")]
    fn an_empty_layer_is_refused() {
        let _: Array2<f64> = Initializer::HeNormal.draw((0, 3), &mut rng());
    }

    #[test]
    fn bounds_and_gains_have_to_be_positive() {
        for wrong in [
            Initializer::Within(-0.5),
            Initializer::Uniform { a: 0.0 },
            Initializer::Normal { gain: f64::NAN },
            Initializer::Orthogonal { gain: f64::INFINITY },
        ] {
            let drawn = std::panic::catch_unwind(|| wrong.draw::<f64, _>((2, 3), &mut rng()));
            assert!(drawn.is_err(), "{wrong:?}");
        }
    }
}
