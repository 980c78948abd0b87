//! Pictures of classes: grey levels and labels.

use crate::{Error, idx};
use ndarray::{Array1, Array2, Array3};
use std::path::Path;
use tensor::{Real, room};

/// Grey-level pictures of one size, and the class of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// The grey levels, 0 (paper) to `white` (full ink): (images, height, width).
    pub pixels: Array3<u8>,
    /// The class of each picture, from 0: (images,).
    pub labels: Array1<u8>,
    /// The level of full ink: 255, or 16 for the digits of 8 × 8.
    pub white: u8,
}

impl Images {
    /// Reads two IDX files as MNIST has them: `pixels` is (images, height, width), 255 is full ink,
    /// `labels` is (images,).
    ///
    /// `size` is the (height, width) that is wanted; labels have to be below `classes`.
    ///
    /// # Errors
    ///
    /// What [`idx::open`] refuses; pictures of another size, other than one label a picture, a label
    /// that is too high.
    pub fn open(
        pixels: impl AsRef<Path>,
        labels: impl AsRef<Path>,
        size: (usize, usize),
        classes: u8,
    ) -> Result<Self, Error> {
        let (pixels_path, labels_path) = (pixels.as_ref(), labels.as_ref());
        let pixels: Array3<u8> = idx::open(pixels_path)?;
        let (images, height, width) = pixels.dim();
        if (height, width) != size {
            let expected = format!("pictures of {} × {} pixels", size.0, size.1);
            return Err(Error::malformed(pixels_path, 8, expected, format!("{height} × {width}")));
        }
        let labels: Array1<u8> = idx::open(labels_path)?;
        if labels.len() != images {
            let expected = format!("{images} labels, one for each of {}", pixels_path.display());
            return Err(Error::malformed(labels_path, 4, expected, labels.len().to_string()));
        }
        if let Some((i, label)) = labels.indexed_iter().find(|&(_, &label)| label >= classes) {
            let expected = format!("a label below {classes}");
            return Err(Error::malformed(labels_path, 8 + i as u64, expected, label.to_string()));
        }
        Ok(Self { pixels, labels, white: u8::MAX })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// One picture a row, its rows one after the other, levels divided by `white`: (images, height ·
    /// width), 0 to 1.
    pub fn flat<F: Real>(&self) -> Array2<F> {
        let (images, height, width) = self.pixels.dim();
        let white = f64::from(self.white);
        let levels: Vec<F> = (0..=u8::MAX).map(|level| F::of(f64::from(level) / white)).collect();
        let mut scaled = room(self.pixels.len());
        scaled.extend(self.pixels.iter().map(|&level| levels[usize::from(level)]));
        Array2::from_shape_vec((images, height * width), scaled).expect("one value a pixel")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array, array};

    fn three() -> Images {
        let pixels = Array::from_shape_vec((3, 1, 2), vec![0, 16, 4, 8, 2, 1]).unwrap();
        Images { pixels, labels: array![0, 1, 1], white: 16 }
    }

    #[test]
    fn a_picture_becomes_a_row_from_paper_to_ink() {
        let wanted = array![[0.0, 1.0], [0.25, 0.5], [0.125, 0.0625]];
        assert_eq!(three().flat::<f64>(), wanted);
        assert_eq!(three().flat::<f32>(), wanted.mapv(|level| level as f32));
        assert_eq!(three().len(), 3);
        assert!(!three().is_empty());
    }
}
