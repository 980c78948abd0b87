// ANCHOR: augment
//! Each picture a little different each time: samples that nobody had to label.

use ndarray::{Array, Array3, ArrayView3, Axis, RemoveAxis};
use ndarray_rand::rand::Rng as _;
use tensor::{Real, Rng};

use crate::affine::{Affine, warp};
use crate::pixels::{add_noise, blur, brighten};
use crate::source::{Set, Source, Targets};

/// How far each distortion may go; every amount up to it is as likely as any other. The default does
/// nothing.
///
/// What makes a 6 of a 9 is no distortion but another sample: the ranges are a statement about the
/// classes (Polish lecture 4, *data augmentation*; Hungarian lecture 10).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Augment {
    /// Pixels, in both directions.
    pub shift: f64,
    /// Degrees, either way.
    pub rotate: f64,
    /// A share: 0.1 is 0.9 to 1.1.
    pub scale: f64,
    /// A share of the height, either way.
    pub shear: f64,
    /// Left and right exchanged in every second picture.
    pub mirror: bool,
    /// The deviation of a Gaussian, in pixels.
    pub blur: f64,
    /// The deviation of the noise, for pixels of 0 to 1.
    pub noise: f64,
    /// A share, as of `scale`, to which the ink is fainter or darker.
    pub brightness: f64,
}
// ANCHOR_END: augment

// ANCHOR: draw
impl Augment {
    /// A map within the ranges.
    pub fn map(&self, rng: &mut Rng) -> Affine {
        let mut within = |limit: f64| limit * rng.random_range(-1.0..=1.0);
        let [right, down, degrees] = [self.shift, self.shift, self.rotate].map(&mut within);
        let [scale, shear] = [self.scale, self.shear].map(&mut within);
        let side = match self.mirror && rng.random() {
            true => Affine::mirror(),
            false => Affine::IDENTITY,
        };
        side.then(Affine::shear(shear))
            .then(Affine::scale(1.0 + scale, 1.0 + scale))
            .then(Affine::rotation(degrees))
            .then(Affine::shift(right, down))
    }

    /// Another picture (H, W, C) of the same thing: moved once, so that it is sampled once, and then
    /// blurred, lightened and spoiled.
    pub fn picture<F: Real>(&self, picture: ArrayView3<F>, rng: &mut Rng) -> Array3<F> {
        let map = self.map(rng);
        let mut picture = match map == Affine::IDENTITY {
            true => picture.to_owned(),
            false => warp(picture, map),
        };
        if self.blur > 0.0 {
            picture = blur(picture.view(), rng.random_range(0.0..=self.blur));
        }
        if self.brightness > 0.0 {
            let factor = 1.0 + self.brightness * rng.random_range(-1.0..=1.0);
            picture = brighten(picture.view(), factor);
        }
        if self.noise > 0.0 {
            picture = add_noise(picture.view(), self.noise, rng);
        }
        picture
    }
}
// ANCHOR_END: draw

// ANCHOR: augmented
/// A set of pictures that are distorted anew in every batch.
///
/// Each sample of x has H · W · C entries: a row of pixels, or (H, W, C).
#[derive(Clone, Debug)]
pub struct Augmented<'s, F, In: RemoveAxis, T: ?Sized> {
    set: Set<'s, F, In, T>,
    shape: (usize, usize, usize),
    augment: Augment,
}

impl<'s, F: Real, In: RemoveAxis, T: Targets + ?Sized> Augmented<'s, F, In, T> {
    /// Pictures of the shape (H, W, C).
    ///
    /// # Panics
    ///
    /// Where the samples have another number of entries.
    #[track_caller]
    pub fn new(set: Set<'s, F, In, T>, shape: (usize, usize, usize), augment: Augment) -> Self {
        let entries: usize = set.x.shape()[1..].iter().product();
        assert!(
            entries == shape.0 * shape.1 * shape.2,
            "Augmented::new: x is {:?}, the pictures {shape:?}",
            set.x.shape()
        );
        Self { set, shape, augment }
    }
}

impl<F: Real, In: RemoveAxis, T: Targets + ?Sized> Source<F, In> for Augmented<'_, F, In, T> {
    type Target = T;

    fn samples(&self) -> usize {
        self.set.samples()
    }

    fn batch(&self, rows: &[usize], rng: &mut Rng) -> (Array<F, In>, T::Owned) {
        let (mut x, y) = self.set.batch(rows, rng);
        for mut sample in x.axis_iter_mut(Axis(0)) {
            let pixels = sample.iter().copied().collect();
            let picture = Array3::from_shape_vec(self.shape, pixels).expect("H · W · C entries");
            let picture = self.augment.picture(picture.view(), rng);
            sample.iter_mut().zip(&picture).for_each(|(to, from)| *to = *from);
        }
        (x, y)
    }
}
// ANCHOR_END: augmented

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Array4};
    use tensor::Streams;

    fn rng(seed: u64) -> Rng {
        Streams::new(seed).stream("noise")
    }

    fn pictures() -> Array2<f64> {
        Array2::from_shape_fn((4, 48), |(n, i)| ((n + i) % 5) as f64 / 4.0)
    }

    #[test]
    fn the_default_changes_nothing() {
        let (x, y) = (pictures(), [0, 1, 2, 3]);
        let source = Augmented::new(Set::new(x.view(), &y[..]), (8, 6, 1), Augment::default());
        let (batch, labels) = source.batch(&[3, 1], &mut rng(1));
        assert_eq!(batch, x.select(Axis(0), &[3, 1]));
        assert_eq!(labels, [3, 1]);
    }

    #[test]
    fn a_picture_is_another_each_time_and_the_seed_decides() {
        let (x, y) = (pictures(), [0, 1, 2, 3]);
        let augment = Augment { rotate: 20.0, noise: 0.05, ..Augment::default() };
        let source = Augmented::new(Set::new(x.view(), &y[..]), (8, 6, 1), augment);
        let mut stream = rng(1);
        let (one, _) = source.batch(&[0, 0], &mut stream);
        assert_ne!(one.row(0), one.row(1));
        assert_eq!(one, source.batch(&[0, 0], &mut rng(1)).0);
        assert_ne!(one, source.batch(&[0, 0], &mut stream).0);
    }

    /// A row of pixels and a picture of the shape (H, W, C) are the same pixels.
    #[test]
    fn rows_and_pictures_are_distorted_alike() {
        let (x, y) = (pictures(), [0, 1, 2, 3]);
        let images = Array4::from_shape_vec((4, 4, 6, 2), x.iter().copied().collect()).unwrap();
        let augment =
            Augment { shift: 2.0, scale: 0.2, shear: 0.2, blur: 1.0, ..Augment::default() };
        let flat = Augmented::new(Set::new(x.view(), &y[..]), (4, 6, 2), augment);
        let full = Augmented::new(Set::new(images.view(), &y[..]), (4, 6, 2), augment);
        let (a, _) = flat.batch(&[2, 0], &mut rng(3));
        let (b, _) = full.batch(&[2, 0], &mut rng(3));
        assert!(a.iter().eq(b.iter()));
        assert_ne!(a, x.select(Axis(0), &[2, 0]));
    }

    /// Half of the pictures are mirrored, and nothing else happens to them.
    #[test]
    fn every_second_picture_is_mirrored() {
        let augment = Augment { mirror: true, ..Augment::default() };
        let mut stream = rng(4);
        let maps: Vec<Affine> = (0..1000).map(|_| augment.map(&mut stream)).collect();
        let mirrored = maps.iter().filter(|&&map| map == Affine::mirror()).count();
        assert!(maps.iter().all(|&map| map == Affine::mirror() || map == Affine::IDENTITY));
        // The deviation of such a count is √(1000/4) = 16.
        assert!((420..580).contains(&mirrored), "{mirrored}");
    }

    #[test]
    fn no_amount_leaves_its_range() {
        let augment = Augment { shift: 2.0, rotate: 15.0, ..Augment::default() };
        let mut stream = rng(5);
        for _ in 0..500 {
            let map = augment.map(&mut stream);
            assert!(map.t.iter().all(|t| t.abs() <= 2.0));
            assert!(map.a[0][0] >= 15.0_f64.to_radians().cos() - 1e-12);
        }
    }

    #[test]
    #[should_panic(expected = "Augmented::new: x is [4, 48], the pictures (8, 8, 1)")]
    fn pictures_of_another_size_are_refused() {
        let x = pictures();
        Augmented::new(Set::new(x.view(), &[0; 4][..]), (8, 8, 1), Augment::default());
    }
}
