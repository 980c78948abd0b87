// ANCHOR: hyperplane
//! What a threshold unit draws: a plane with one class on either side of it.

use ndarray::{Array1, ArrayView1, array, s};

/// The points x with wᵀx + w₀ = 0: for two inputs a line, w₁x₁ + w₂x₂ = −w₀.
#[derive(Clone, Debug, PartialEq)]
pub struct Hyperplane {
    /// The weights w, at right angles to the plane, (inputs,).
    pub weights: Array1<f64>,
    /// The bias w₀.
    pub bias: f64,
}

impl Hyperplane {
    /// The plane of the weights (w₀, w₁, …, wₙ) of a unit whose first input is x₀ ≡ 1.
    ///
    /// # Panics
    ///
    /// Where `weights` is empty.
    #[track_caller]
    pub fn from_augmented(weights: ArrayView1<f64>) -> Self {
        assert!(!weights.is_empty(), "Hyperplane::from_augmented: weights are (0,), not (1 + n,)");
        Self { weights: weights.slice(s![1..]).to_owned(), bias: weights[0] }
    }
}
// ANCHOR_END: hyperplane

impl Hyperplane {
    // ANCHOR: distance
    /// The net input wᵀx + w₀ of a point, x of shape (inputs,): positive on the side w points to.
    ///
    /// # Panics
    ///
    /// Where `x` has not one value per weight.
    #[track_caller]
    pub fn net_input(&self, x: ArrayView1<f64>) -> f64 {
        let (given, expected) = (x.len(), self.weights.len());
        assert!(given == expected, "Hyperplane: x is ({given},), the weights are ({expected},)");
        x.dot(&self.weights) + self.bias
    }

    /// The distance |wᵀx + w₀| / ‖w‖ of a point from the plane.
    ///
    /// # Panics
    ///
    /// As [`net_input`](Self::net_input).
    #[track_caller]
    pub fn distance(&self, x: ArrayView1<f64>) -> f64 {
        self.net_input(x).abs() / self.weights.dot(&self.weights).sqrt()
    }
    // ANCHOR_END: distance

    // ANCHOR: segment
    /// The point of the plane nearest to x: x − (wᵀx + w₀) w / ‖w‖².
    ///
    /// # Panics
    ///
    /// As [`net_input`](Self::net_input).
    #[track_caller]
    pub fn foot(&self, x: ArrayView1<f64>) -> Array1<f64> {
        let share = self.net_input(x) / self.weights.dot(&self.weights);
        &x - &(&self.weights * share)
    }

    /// Two points of a line, each `reach` away from the foot of `x`: what there is to draw.
    ///
    /// # Panics
    ///
    /// Where the plane is no line, that is, for other than two weights.
    #[track_caller]
    pub fn segment(&self, x: (f64, f64), reach: f64) -> [(f64, f64); 2] {
        let foot = self.foot(array![x.0, x.1].view());
        let (w1, w2) = (self.weights[0], self.weights[1]);
        let length = w1.hypot(w2);
        [-reach, reach].map(|step| (foot[0] - step * w2 / length, foot[1] + step * w1 / length))
    }
    // ANCHOR_END: segment
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use proptest::prelude::*;

    /// The line 3x₁ + 4x₂ = 10: ‖w‖ = 5, the origin is |−10| / 5 = 2 away, its foot is (1.2, 1.6).
    #[test]
    fn three_four_five() {
        let line = Hyperplane { weights: array![3.0, 4.0], bias: -10.0 };
        let origin = array![0.0, 0.0];
        assert_relative_eq!(line.distance(origin.view()), 2.0);
        assert_relative_eq!(line.foot(origin.view()), array![1.2, 1.6], epsilon = 1e-12);
        let [a, b] = line.segment((0.0, 0.0), 5.0);
        assert_relative_eq!(array![a.0, a.1], array![5.2, -1.4], epsilon = 1e-12);
        assert_relative_eq!(array![b.0, b.1], array![-2.8, 4.6], epsilon = 1e-12);
    }

    #[test]
    fn the_first_augmented_weight_is_the_bias() {
        let line = Hyperplane::from_augmented(array![-10.0, 3.0, 4.0].view());
        assert_eq!(line, Hyperplane { weights: array![3.0, 4.0], bias: -10.0 });
    }

    #[test]
    fn a_vertical_line_has_a_segment_too() {
        let line = Hyperplane { weights: array![2.0, 0.0], bias: -1.0 };
        assert_eq!(line.segment((0.0, 3.0), 1.0), [(0.5, 2.0), (0.5, 4.0)]);
    }

    #[test]
    #[should_panic(expected = "Hyperplane: x is (1,), the weights are (2,)")]
    fn a_point_of_another_space_names_both_shapes() {
        Hyperplane { weights: array![3.0, 4.0], bias: 0.0 }.distance(array![1.0].view());
    }

    #[test]
    #[should_panic(expected = "Hyperplane: x is (2,), the weights are (3,)")]
    fn only_a_line_has_a_segment() {
        Hyperplane { weights: array![3.0, 4.0, 5.0], bias: 0.0 }.segment((0.0, 0.0), 1.0);
    }

    proptest! {
        #[test]
        fn points_of_the_plane_give_a_net_input_of_zero(
            w in prop::array::uniform3(0.1..5.0), bias in -5.0..5.0,
            x in prop::array::uniform3(-5.0..5.0),
        ) {
            let plane = Hyperplane { weights: Array1::from(w.to_vec()), bias };
            let x = Array1::from(x.to_vec());
            let foot = plane.foot(x.view());
            prop_assert!(plane.net_input(foot.view()).abs() < 1e-12);
            let away = &x - &foot;
            let error = away.dot(&away).sqrt() - plane.distance(x.view());
            prop_assert!(error.abs() < 1e-12);
        }

        #[test]
        fn a_segment_of_a_line_lies_on_it(
            w in prop::array::uniform2(0.1..5.0), bias in -5.0..5.0, reach in 0.0..9.0,
        ) {
            let line = Hyperplane { weights: Array1::from(w.to_vec()), bias };
            for (x1, x2) in line.segment((1.0, -2.0), reach) {
                prop_assert!(line.net_input(array![x1, x2].view()).abs() < 1e-10);
            }
        }
    }
}
