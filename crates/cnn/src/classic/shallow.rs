// ANCHOR: shallow
//! A shallow CNN, as one writes it in numpy.

use backprop::Activation;
use init::Initializer;
use ndarray::{Array1, Array2, Array3, ArrayView2, Axis};
use tensor::{Real, Rng};

use super::{Slide, corr2d, weight_gradient};

/// 28 × 28 pixels, eight filters of 3 × 3, ReLU, and a softmax layer on the 26·26·8 = 5408 numbers of the
/// maps.
///
/// Polish lecture 7, *a shallow convolutional network*, in its simpler variant: the maps are flattened as
/// they are. 8·(9 + 1) = 80 and 5408·10 + 10 = 54,090 parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ShallowNet<F> {
    /// One kernel for each map, (8, 3, 3).
    pub filters: Array3<F>,
    /// One bias for each map, (8,).
    pub filter_biases: Array1<F>,
    /// The softmax layer, (10, 5408).
    pub weights: Array2<F>,
    /// Its biases, (10,).
    pub biases: Array1<F>,
}

/// What the net makes of one image, on its way.
struct Pass<F> {
    /// The activations of the maps, (8, 26, 26).
    maps: Array3<F>,
    /// The same in a row, (5408,).
    flat: Array1<F>,
    /// The probabilities, (10,).
    y_hat: Array1<F>,
}

impl<F: Real> ShallowNet<F> {
    /// With the rule of He for the filters, that of LeCun for the softmax layer, and biases of 0.
    pub fn random(rng: &mut Rng) -> Self {
        let filters: Array2<F> = Initializer::HeNormal.draw((8, 9), rng);
        Self {
            filters: filters.into_shape_with_order((8, 3, 3)).expect("9 = 3 · 3"),
            filter_biases: Array1::zeros(8),
            weights: Initializer::Normal { gain: 1.0 }.draw((10, 26 * 26 * 8), rng),
            biases: Array1::zeros(10),
        }
    }
}
// ANCHOR_END: shallow

impl<F: Real> ShallowNet<F> {
    // ANCHOR: forward
    /// The probability of each digit, (10,), for an image of (28, 28).
    ///
    /// # Panics
    ///
    /// Where the image has another size.
    #[track_caller]
    pub fn predict(&self, image: ArrayView2<F>) -> Array1<F> {
        self.forward(image).y_hat
    }

    #[track_caller]
    fn forward(&self, image: ArrayView2<F>) -> Pass<F> {
        assert!(
            image.dim() == (28, 28),
            "ShallowNet: the image is {:?}, not (28, 28)",
            image.dim()
        );
        let mut maps = Array3::zeros((8, 26, 26));
        for (k, mut map) in maps.outer_iter_mut().enumerate() {
            let z = corr2d(image, self.filters.index_axis(Axis(0), k));
            map.assign(&z.mapv(|z| Activation::Relu.apply(z + self.filter_biases[k])));
        }
        let flat = maps.flatten().to_owned();
        let z = self.weights.dot(&flat) + &self.biases;
        let largest = z.fold(F::neg_infinity(), |a, &b| a.max(b));
        let e = z.mapv(|z| (z - largest).exp());
        Pass { maps, flat, y_hat: &e / e.sum() }
    }
    // ANCHOR_END: forward

    // ANCHOR: learn
    /// One step of gradient descent on one image, and the cost −ln ŷ of before it.
    ///
    /// ```text
    /// δ = ŷ − y        ∂C/∂W = δ aᵀ        δ_k = (Wᵀ δ)_k ⊙ ReLU′        ∂C/∂w_k = x ⊗ δ_k
    /// ```
    ///
    /// # Panics
    ///
    /// Where the image has another size than (28, 28), or `digit` is above 9.
    #[track_caller]
    pub fn learn(&mut self, image: ArrayView2<F>, digit: usize, eta: F) -> F {
        let Pass { maps, flat, y_hat } = self.forward(image);
        assert!(digit < 10, "ShallowNet::learn: {digit} is no digit");
        let cost = -y_hat[digit].ln();
        let mut delta = y_hat;
        delta[digit] -= F::one();
        let d_maps = self.weights.t().dot(&delta);
        let d_maps =
            d_maps.into_shape_with_order(maps.raw_dim()).expect("as many as the maps have");
        for (j, mut row) in self.weights.outer_iter_mut().enumerate() {
            row.scaled_add(-eta * delta[j], &flat);
        }
        self.biases.scaled_add(-eta, &delta);
        for (k, (map, d_map)) in maps.outer_iter().zip(d_maps.outer_iter()).enumerate() {
            let delta_k = &d_map * &map.mapv(|a| F::of(f64::from(a > F::zero())));
            let gradient = weight_gradient(image, delta_k.view(), Slide::Correlation);
            self.filters.index_axis_mut(Axis(0), k).scaled_add(-eta, &gradient);
            self.filter_biases[k] -= eta * delta_k.sum();
        }
        cost
    }
    // ANCHOR_END: learn
}

#[cfg(test)]
mod tests {
    use super::*;
    use datasets::generated_digits;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    fn net() -> ShallowNet<f64> {
        ShallowNet::random(&mut Streams::new(1).stream("init"))
    }

    fn image(seed: u64) -> Array2<f64> {
        let mut rng = Streams::new(seed).stream("image");
        Array2::random_using((28, 28), StandardNormal, &mut rng)
    }

    /// A step with η = 1 leaves θ − ∂C/∂θ: the difference is the gradient.
    #[test]
    fn gradient_of_a_step_matches_finite_differences() {
        let (x, before) = (image(1), net());
        let mut after = before.clone();
        after.learn(x.view(), 3, 1.0);
        let cost = |net: &ShallowNet<f64>| -net.predict(x.view())[3].ln();
        let (mut check, mut moved) = (GradientCheck::new(), before.clone());
        let slope = &before.filters - &after.filters;
        check.compare("filters", before.filters.view(), slope.view(), |w| {
            moved.filters.assign(&w);
            cost(&moved)
        });
        moved.filters.assign(&before.filters);
        let slope = &before.filter_biases - &after.filter_biases;
        check.compare("filter_biases", before.filter_biases.view(), slope.view(), |b| {
            moved.filter_biases.assign(&b);
            cost(&moved)
        });
        moved.filter_biases.assign(&before.filter_biases);
        let slope = &before.biases - &after.biases;
        check.compare("biases", before.biases.view(), slope.view(), |b| {
            moved.biases.assign(&b);
            cost(&moved)
        });
        // A weight moves a single z: that one is computed anew, on the same maps, 54,080 times two.
        let flat = before.forward(x.view()).flat;
        let z = before.weights.dot(&flat) + &before.biases;
        let slope = &before.weights - &after.weights;
        for (j, row) in before.weights.outer_iter().enumerate() {
            check.compare(&format!("weights, row {j}, "), row, slope.row(j), |moved| {
                let mut z = z.clone();
                z[j] = moved.dot(&flat) + before.biases[j];
                z.mapv(f64::exp).sum().ln() - z[3]
            });
        }
        check.assert_passed();
        assert_eq!(check.to_string(), "all 54170 entries agree");
    }

    #[test]
    fn it_has_80_and_54090_parameters() {
        let net = net();
        assert_eq!(net.filters.len() + net.filter_biases.len(), 80);
        assert_eq!(net.weights.len() + net.biases.len(), 54_090);
    }

    /// ln 10 = 2.30 is the cost of guessing. 300 images, seed 1, η = 0.005.
    #[test]
    fn the_cost_falls_below_that_of_guessing_in_one_epoch() {
        let digits = generated_digits(300, &mut Streams::new(1).stream("digits"));
        let pixels = digits.flat::<f32>();
        let mut net: ShallowNet<f32> = ShallowNet::random(&mut Streams::new(1).stream("init"));
        let mut costs = Vec::new();
        for (row, &digit) in pixels.outer_iter().zip(&digits.labels) {
            let image = row.into_shape_with_order((28, 28)).unwrap();
            costs.push(net.learn(image, usize::from(digit), 0.005));
        }
        let mean = costs[200..].iter().sum::<f32>() / 100.0;
        assert!(mean < 1.5, "{mean}");
    }

    #[test]
    fn a_pixel_that_is_not_a_number_makes_a_cost_that_is_none() {
        let mut x = image(1);
        x[[14, 14]] = f64::NAN;
        assert!(net().learn(x.view(), 3, 0.1).is_nan());
    }

    #[test]
    #[should_panic(expected = "ShallowNet: the image is (8, 8), not (28, 28)")]
    fn an_image_of_another_size_is_refused() {
        net().predict(Array2::zeros((8, 8)).view());
    }

    #[test]
    #[should_panic(expected = "ShallowNet::learn: 10 is no digit")]
    fn what_is_no_digit_is_refused() {
        net().learn(image(1).view(), 10, 0.1);
    }
}
