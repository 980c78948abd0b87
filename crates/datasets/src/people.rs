//! Jockeys and basketball players by weight and height (DAT-05).

use crate::Samples;
use ndarray::{Array1, Array2};
use ndarray_rand::rand_distr::{Distribution, Normal};
use tensor::Rng;

/// Mean and deviation of weight in kg and of height in cm. Invented, plausible: no survey behind
/// them, and weight and height are independent within a class, which they are not in life.
const JOCKEYS: [(f64, f64); 2] = [(53.0, 3.0), (162.0, 5.0)];
const PLAYERS: [(f64, f64); 2] = [(97.0, 8.0), (199.0, 7.0)];

/// `per_class` jockeys (target −1) and as many basketball players (target +1), in turns.
///
/// `x` is (2 · per_class, 2): weight in kg, height in cm; `t` is (2 · per_class,).
pub fn people(per_class: usize, rng: &mut Rng) -> Samples {
    let mut x = Array2::zeros((2 * per_class, 2));
    for (row, mut person) in x.outer_iter_mut().enumerate() {
        let class = if row % 2 == 0 { JOCKEYS } else { PLAYERS };
        for (value, (mean, deviation)) in person.iter_mut().zip(class) {
            let measure = Normal::new(mean, deviation).expect("the deviations are positive");
            *value = measure.sample(rng);
        }
    }
    let t = Array1::from_shape_fn(2 * per_class, |row| if row % 2 == 0 { -1.0 } else { 1.0 });
    Samples { x, t }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, s};
    use tensor::Streams;

    #[test]
    fn each_class_has_its_means_and_deviations() {
        let all = people(10_000, &mut Streams::new(1).stream("people"));
        for (start, class, target) in [(0, JOCKEYS, -1.0), (1, PLAYERS, 1.0)] {
            let x = all.x.slice(s![start..;2, ..]);
            for ((mean, deviation), column) in class.into_iter().zip(x.axis_iter(Axis(1))) {
                assert!((column.mean().unwrap() - mean).abs() < 0.05 * deviation);
                assert!((column.std(0.0) - deviation).abs() < 0.05 * deviation);
            }
            assert!(all.t.slice(s![start..;2]).iter().all(|&t| t == target));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        let draw = |seed| people(3, &mut Streams::new(seed).stream("people"));
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
