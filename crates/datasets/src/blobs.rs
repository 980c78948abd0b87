//! Gaussian clusters (DAT-14).

use crate::{Error, Labelled};
use ndarray::{Array1, Array2, ArrayView2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::Normal;
use tensor::Rng;

/// `per_class` points around each of the `centres`, (k, d), with deviation `sigma` along every axis;
/// the classes take turns.
///
/// `x` is (k · per_class, d), its columns are called x1 to xd, and the classes cluster 1 to cluster k.
///
/// # Errors
///
/// [`Error::Deviation`] where `sigma` is negative or not finite, [`Error::Parameter`] where a
/// coordinate of a centre is not finite.
pub fn blobs(
    centres: ArrayView2<f64>,
    per_class: usize,
    sigma: f64,
    rng: &mut Rng,
) -> Result<Labelled, Error> {
    if !(sigma >= 0.0 && sigma.is_finite()) {
        return Err(Error::Deviation(sigma));
    }
    if let Some(&value) = centres.iter().find(|value| !value.is_finite()) {
        let what = "the coordinate of a centre";
        return Err(Error::Parameter { what, value, range: "finite".into() });
    }
    let (k, d) = centres.dim();
    let noise = Normal::new(0.0, sigma).expect("the deviation was checked above");
    let labels = Array1::from_iter((0..per_class).flat_map(|_| 0..k));
    let mut x = Array2::random_using((labels.len(), d), noise, rng);
    for (mut point, &label) in x.outer_iter_mut().zip(&labels) {
        point += &centres.row(label);
    }
    let features = (1..=d).map(|axis| format!("x{axis}")).collect();
    let classes = (1..=k).map(|cluster| format!("cluster {cluster}")).collect();
    Ok(Labelled { x, labels, features, classes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array, s};
    use proptest::prelude::*;
    use tensor::{Rng, Streams};

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("blobs")
    }

    /// The mean of 10,000 numbers has a hundredth of their deviation; the tolerance is five of those.
    #[test]
    fn each_cluster_has_its_centre_and_the_deviation_asked_for() {
        let centres = array![[0.0, 0.0, 3.0], [10.0, -4.0, 0.5]];
        let set = blobs(centres.view(), 10_000, 0.5, &mut rng(1)).unwrap();
        for (class, centre) in centres.outer_iter().enumerate() {
            let cluster = set.x.slice(s![class..;2, ..]);
            assert!(set.labels.slice(s![class..;2]).iter().all(|&label| label == class));
            for (column, &coordinate) in cluster.axis_iter(Axis(1)).zip(centre) {
                assert!((column.mean().unwrap() - coordinate).abs() < 0.05 * 0.5);
                assert!((column.std(0.0) - 0.5).abs() < 0.05 * 0.5);
            }
        }
    }

    #[test]
    fn columns_and_clusters_have_names() {
        let set = blobs(array![[0.0, 1.0], [2.0, 3.0]].view(), 1, 0.0, &mut rng(1)).unwrap();
        assert_eq!(set.features, ["x1", "x2"]);
        assert_eq!(set.classes, ["cluster 1", "cluster 2"]);
    }

    #[test]
    fn the_same_seed_gives_the_same_points() {
        let draw = |seed| blobs(array![[0.0], [1.0]].view(), 3, 1.0, &mut rng(seed)).unwrap();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn what_no_cluster_has_is_refused_with_its_range() {
        let of = |centre: f64, sigma| blobs(array![[centre]].view(), 1, sigma, &mut rng(1));
        let deviation = of(0.0, -1.0).unwrap_err().to_string();
        assert_eq!(deviation, "the deviation is -1, it has to be at least 0 and finite");
        let centre = of(f64::NAN, 1.0).unwrap_err().to_string();
        assert_eq!(centre, "the coordinate of a centre is NaN, it has to be finite");
    }

    proptest! {
        #[test]
        fn points_without_noise_are_the_centres_in_turns(
            k in 0_usize..5, d in 0_usize..4, per_class in 0_usize..6,
        ) {
            let centres = Array2::from_shape_fn((k, d), |(i, j)| (7 * i + j) as f64);
            let set = blobs(centres.view(), per_class, 0.0, &mut rng(1)).unwrap();
            prop_assert_eq!(set.x.dim(), (k * per_class, d));
            for (row, (x, &label)) in set.x.outer_iter().zip(&set.labels).enumerate() {
                prop_assert_eq!(label, row % k);
                prop_assert_eq!(x, centres.row(label));
            }
        }
    }
}
