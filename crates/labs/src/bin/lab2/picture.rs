//! A reader's picture: from a file to grey levels.

use crate::grey::grey;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, metadata::Orientation};
use labs::Error;
use ndarray::Array2;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// What bounds the memory: the bytes of a file, its pixels, and what decoding may take.
const MOST_BYTES: u64 = 256 << 20;
const MOST_PIXELS: u64 = 50_000_000;
const MOST_MEMORY: u64 = 512 << 20;

/// The longer side above which a picture is made smaller first: a digit ends as 20 pixels.
const LONGEST: u32 = 1024;

/// Reads a PNG or a JPEG, upright as the camera noted it, into grey levels (height, width), 0 black and
/// 1 white, with a longer side of at most 1,024 pixels.
///
/// # Errors
///
/// A file that cannot be read, is empty, too large, damaged, or no such picture: what is wrong, and
/// what to do.
pub fn open(path: &Path) -> Result<Array2<f32>, Error> {
    let io = |verb| move |source| Error::File { verb, path: path.to_path_buf(), source };
    let wrong = |what: String| Error::model(format!("{}: {what}", path.display()));
    let file = File::open(path).map_err(io("open"))?;
    let bytes = file.metadata().map_err(io("read"))?.len();
    if bytes > MOST_BYTES {
        let (is, most) = (bytes >> 20, MOST_BYTES >> 20);
        return Err(wrong(format!(
            "{is} MiB are more than the {most} that are read; scale it down"
        )));
    }
    let reader = ImageReader::new(BufReader::new(file));
    let mut reader = reader.with_guessed_format().map_err(io("read"))?;
    let format = reader.format();
    if !matches!(format, Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        let what = match (format, bytes) {
            (_, 0) => "the file is empty; save or copy the picture again".into(),
            (Some(other), _) => format!("{} is not read; save it as PNG or JPEG", name(other)),
            (None, _) => "this is no picture that is known; save it as PNG or JPEG".into(),
        };
        return Err(wrong(what));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let damaged = |error: image::ImageError| {
        let format = format.map_or(String::new(), name);
        wrong(format!("the {format} cannot be decoded ({error}); save or copy the picture again"))
    };
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let most = MOST_PIXELS / 1_000_000;
        return Err(wrong(format!(
            "{width} × {height} pixels are more than the {most} million that are read; scale it down"
        )));
    }
    // Without a note the camera was held upright.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    if width.max(height) > LONGEST {
        picture = picture.thumbnail(LONGEST, LONGEST);
    }
    Ok(grey(&picture))
}

/// What a format is called by those who save files: `PNG`.
fn name(format: ImageFormat) -> String {
    format.extensions_str().first().map_or("format".into(), |ending| ending.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma};

    fn saved(name: &str, bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn png(picture: &DynamicImage) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn message(name: &str, bytes: &[u8]) -> String {
        let (_folder, path) = saved(name, bytes);
        let message = open(&path).unwrap_err().to_string();
        assert!(message.contains(&path.display().to_string()), "{message}");
        message
    }

    #[test]
    fn sixteen_bits_are_levels_from_0_to_1() {
        let levels = vec![0_u16, 65535, 13107, 26214];
        let picture = image::ImageBuffer::<Luma<u16>, _>::from_vec(2, 2, levels).unwrap();
        let (_folder, path) = saved("x.png", &png(&DynamicImage::ImageLuma16(picture)));
        let wanted = ndarray::array![[0.0, 1.0], [0.2, 0.4]];
        assert!((open(&path).unwrap() - wanted).iter().all(|d: &f32| d.abs() < 1e-5));
    }

    /// The name says nothing, the first bytes do.
    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_proportions() {
        let picture = GrayImage::from_pixel(3000, 1500, Luma([128]));
        let (_folder, path) = saved("x.txt", &png(&picture.into()));
        assert_eq!(open(&path).unwrap().dim(), (512, 1024));
    }

    #[test]
    fn what_is_no_picture_is_told_from_what_is_damaged() {
        assert!(message("empty.png", b"").contains("is empty"));
        assert!(message("words.png", b"seven").contains("no picture that is known"));
        assert!(
            message("x.png", b"GIF89a\x01\x00\x01\x00").contains("GIF is not read; save it as")
        );
        let whole = png(&GrayImage::from_fn(64, 64, |x, y| Luma([(x * y) as u8])).into());
        let half = message("half.png", &whole[..whole.len() / 2]);
        assert!(half.contains("the PNG cannot be decoded"), "{half}");
        assert!(message("half.jpg", &[0xff, 0xd8, 0xff, 0xe0]).contains("the JPG cannot be"));
    }

    /// A header of 33 bytes promises 10,000 × 10,000 pixels.
    #[test]
    fn what_a_header_promises_is_not_allocated() {
        let mut bytes = png(&GrayImage::new(1, 1).into());
        bytes[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
        let sum = crc32(&bytes[12..29]).to_be_bytes();
        bytes[29..33].copy_from_slice(&sum);
        let message = message("bomb.png", &bytes);
        assert!(message.contains("10000 × 10000 pixels are more than the 50 million"), "{message}");
    }

    /// As PNG has it: reflected, with the polynomial 0xedb88320.
    fn crc32(bytes: &[u8]) -> u32 {
        let bit = |c: u32| (c >> 1) ^ (0xedb8_8320 & (c & 1).wrapping_neg());
        !bytes.iter().fold(!0, |c, &byte| (0..8).fold(c ^ u32::from(byte), |c, _| bit(c)))
    }

    #[test]
    fn a_folder_and_a_file_that_is_not_there_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let there = open(folder.path()).unwrap_err().to_string();
        assert!(there.starts_with("cannot read ") || there.starts_with("cannot open "), "{there}");
        let absent = open(&folder.path().join("no.png")).unwrap_err().to_string();
        assert!(absent.starts_with("cannot open ") && absent.contains("no.png"), "{absent}");
    }
}
