//! From colours to the one direction in which they differ.

use image::{DynamicImage, Rgba};
use ndarray::Array2;

/// Grey levels (height, width) from 0 to 1 in which the colours of the picture are as far apart as they
/// can be; for a grey picture, its own.
///
/// A level is the place of a colour along the principal axis of all colours (Pearson, 1901). Red on
/// green of the same brightness is as easy to see as black on white.
pub fn grey(picture: &DynamicImage) -> Array2<f32> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let colours = opaque(picture);
    let axis = principal_axis(&colours);
    // From the corner of the cube of colours that is furthest back along the axis to its opposite.
    let span: f32 = axis.iter().map(|a| a.abs()).sum();
    let back: f32 = axis.iter().map(|a| a.min(0.0)).sum();
    let level = |c: &[f32; 3]| (axis.iter().zip(c).map(|(a, c)| a * c).sum::<f32>() - back) / span;
    let levels = colours.iter().map(|c| level(c).clamp(0.0, 1.0)).collect();
    Array2::from_shape_vec((height, width), levels).expect("one level a pixel")
}

/// The colours on white, or on black where what is to be seen is light itself.
fn opaque(picture: &DynamicImage) -> Vec<[f32; 3]> {
    let transparent = picture.color().has_alpha();
    let picture = picture.to_rgba32f();
    let sum = |of: fn(&Rgba<f32>) -> f32| picture.pixels().map(|p| f64::from(of(p))).sum::<f64>();
    let light = transparent
        && sum(|Rgba([r, g, b, a])| a * (r + g + b) / 3.0) > 0.5 * sum(|Rgba([.., a])| *a);
    let behind = if light { 0.0 } else { 1.0 };
    let on = |&Rgba([r, g, b, a])| [r, g, b].map(|c: f32| a * c + (1.0 - a) * behind);
    picture.pixels().map(on).collect()
}

/// The unit vector along which the colours vary most, the lighter side in front: the first eigenvector
/// of their covariance, by power iteration. That of grey where all colours are one.
fn principal_axis(colours: &[[f32; 3]]) -> [f32; 3] {
    let count = colours.len().max(1) as f64;
    let mean = [0, 1, 2].map(|i| colours.iter().map(|c| f64::from(c[i])).sum::<f64>() / count);
    let mut covariance = [[0.0; 3]; 3];
    for colour in colours {
        let d = [0, 1, 2].map(|i| f64::from(colour[i]) - mean[i]);
        for (row, di) in covariance.iter_mut().zip(d) {
            row.iter_mut().zip(d).for_each(|(c, dj)| *c += di * dj / count);
        }
    }
    let widest = (0..3).max_by(|&i, &j| covariance[i][i].total_cmp(&covariance[j][j]));
    let mut axis = covariance[widest.expect("there are three channels")];
    if axis.iter().all(|a| a.abs() < 1e-12) {
        axis = [1.0; 3];
    } else {
        for _ in 0..100 {
            let next = covariance.map(|row| row.iter().zip(axis).map(|(c, a)| c * a).sum::<f64>());
            let length = next.iter().map(|a| a * a).sum::<f64>().sqrt();
            axis = next.map(|a| a / length);
        }
    }
    let front = if axis.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    axis.map(|a| (front * a) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayAlphaImage, GrayImage, LumaA, Rgb, RgbImage};

    fn two(a: [u8; 3], b: [u8; 3]) -> Array2<f32> {
        grey(&RgbImage::from_fn(2, 1, |x, _| Rgb(if x == 0 { a } else { b })).into())
    }

    #[test]
    fn a_grey_picture_keeps_its_levels() {
        let picture = GrayImage::from_fn(16, 16, |x, y| image::Luma([(16 * y + x) as u8]));
        let levels = grey(&picture.clone().into());
        for (level, pixel) in levels.iter().zip(picture.pixels()) {
            assert!((level - f32::from(pixel.0[0]) / 255.0).abs() < 1e-5);
        }
    }

    /// Red and green differ along (1, −1, 0)/√2: the cube reaches from 0 to 1 on both sides.
    #[test]
    fn colours_of_one_brightness_are_as_far_apart_as_black_and_white() {
        let levels = two([255, 0, 0], [0, 255, 0]);
        assert!((levels[[0, 0]] - levels[[0, 1]]).abs() > 0.999, "{levels}");
        let levels = two([255, 255, 255], [255, 255, 0]);
        assert!(levels[[0, 0]] > 0.999 && levels[[0, 1]] < 0.001, "{levels}");
    }

    #[test]
    fn one_colour_is_one_level() {
        let levels = two([51, 51, 51], [51, 51, 51]);
        assert!(levels.iter().all(|level| (level - 0.2).abs() < 1e-6), "{levels}");
    }

    #[test]
    fn what_is_transparent_is_behind_what_is_drawn() {
        let seen = |ink: u8| {
            let pixel = |x, _| if x == 0 { LumaA([ink, 255]) } else { LumaA([0, 0]) };
            grey(&GrayAlphaImage::from_fn(3, 1, pixel).into()).into_raw_vec_and_offset().0
        };
        assert!(seen(0).iter().zip([0.0, 1.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-6));
        assert!(seen(255).iter().zip([1.0, 0.0, 0.0]).all(|(a, b)| (a - b).abs() < 1e-6));
    }
}
