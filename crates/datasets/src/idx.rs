//! Arrays in IDX, the format of MNIST (LeCun, Cortes and Burges, 1998), with or without gzip.
//!
//! All numbers are big-endian:
//!
//! ```text
//! byte 0       00 00
//!      2       type: 08 u8, 09 i8, 0b i16, 0c i32, 0d f32, 0e f64
//!      3       rank r, at least 1
//!      4       r dimensions, 4 bytes each
//!      4 + 4r  the values, the last index running fastest
//! ```

use crate::file::Source;
use crate::{Error, text};
use ndarray::{Array, ArrayD, Dimension, IxDyn};
use std::path::Path;

/// Reads the array in the IDX file `path`, plain or gzip, of type `T` and of `D`'s rank (of any, where
/// `D` is `IxDyn`).
///
/// # Errors
///
/// What the system refuses, damaged gzip data, a header that is none, another type or rank,
/// dimensions that do not fit in the file, too few values or too many.
pub fn open<T: Value, D: Dimension>(path: impl AsRef<Path>) -> Result<Array<T, D>, Error> {
    let path = path.as_ref();
    typed(path, Source::open(path)?)
}

/// Reads an IDX array that is in memory already, plain or gzip; errors call it `name`.
///
/// # Errors
///
/// As [`open`].
pub fn parse<T: Value, D: Dimension>(
    name: impl AsRef<Path>,
    bytes: &[u8],
) -> Result<Array<T, D>, Error> {
    let name = name.as_ref();
    typed(name, Source::of(name, bytes)?)
}

/// An array of the type and rank that its file says.
#[derive(Clone, Debug, PartialEq)]
pub enum Any {
    /// Bytes: grey levels and labels.
    U8(ArrayD<u8>),
    /// Bytes with a sign.
    I8(ArrayD<i8>),
    /// Whole numbers of two bytes.
    I16(ArrayD<i16>),
    /// Whole numbers of four bytes.
    I32(ArrayD<i32>),
    /// Single precision.
    F32(ArrayD<f32>),
    /// Double precision.
    F64(ArrayD<f64>),
}

impl Any {
    /// Reads the array in the IDX file `path`, plain or gzip.
    ///
    /// # Errors
    ///
    /// As [`open`], but every type and rank is welcome.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        any(path, Source::open(path)?)
    }

    /// Reads an IDX array that is in memory already, plain or gzip; errors call it `name`.
    ///
    /// # Errors
    ///
    /// As [`Any::open`].
    pub fn parse(name: impl AsRef<Path>, bytes: &[u8]) -> Result<Self, Error> {
        let name = name.as_ref();
        any(name, Source::of(name, bytes)?)
    }
}

/// A number that IDX can hold.
pub trait Value: Copy + sealed::Sealed {
    /// The third byte of a file that holds it.
    const CODE: u8;
    /// What Rust calls it.
    const NAME: &'static str;

    /// The numbers in big-endian `bytes`.
    fn decode(bytes: Vec<u8>) -> Vec<Self>;
}

mod sealed {
    pub trait Sealed {}
}

/// All types that IDX can hold: code, name, bytes of a value.
const TYPES: [(u8, &str, usize); 6] = [
    (u8::CODE, u8::NAME, 1),
    (i8::CODE, i8::NAME, 1),
    (i16::CODE, i16::NAME, 2),
    (i32::CODE, i32::NAME, 4),
    (f32::CODE, f32::NAME, 4),
    (f64::CODE, f64::NAME, 8),
];

impl sealed::Sealed for u8 {}

impl Value for u8 {
    const CODE: u8 = 0x08;
    const NAME: &'static str = "u8";

    fn decode(bytes: Vec<u8>) -> Vec<Self> {
        bytes
    }
}

/// Makes `$type` a value of IDX, under the code `$code`.
macro_rules! value {
    ($type:ident, $code:literal) => {
        impl sealed::Sealed for $type {}

        impl Value for $type {
            const CODE: u8 = $code;
            const NAME: &'static str = stringify!($type);

            fn decode(bytes: Vec<u8>) -> Vec<Self> {
                let (values, _) = bytes.as_chunks();
                values.iter().map(|&bytes| Self::from_be_bytes(bytes)).collect()
            }
        }
    };
}

value!(i8, 0x09);
value!(i16, 0x0b);
value!(i32, 0x0c);
value!(f32, 0x0d);
value!(f64, 0x0e);

/// What a file says about its values.
struct Header {
    code: u8,
    name: &'static str,
    shape: Vec<usize>,
    /// How many bytes the values take.
    bytes: u64,
}

impl Header {
    /// Reads the header and checks that the file can hold what it promises.
    fn read(path: &Path, source: &mut Source) -> Result<Self, Error> {
        let start = source.take(4)?;
        if start.iter().take(2).any(|&byte| byte != 0) {
            let found = text::hexadecimal(&start[..start.len().min(2)]);
            return Err(Error::malformed(path, 0, "00 00, as IDX files begin", found));
        }
        let [_, _, code, rank] = start[..] else {
            return Err(source.ends("the 4 bytes that begin an IDX file"));
        };
        let Some(&(_, name, size)) = TYPES.iter().find(|(known, ..)| *known == code) else {
            let known = TYPES.map(|(code, name, _)| format!("{code:02x} ({name})")).join(", ");
            let found = text::hexadecimal(&[code]);
            return Err(Error::malformed(path, 2, format!("one of the types {known}"), found));
        };
        if rank == 0 {
            return Err(Error::malformed(path, 3, "an array of rank 1 or more", "rank 0"));
        }
        let dimensions = source.take(4 * u64::from(rank))?;
        let (shape, _) = dimensions.as_chunks();
        if shape.len() < usize::from(rank) {
            return Err(source.ends(format!("{rank} dimensions of 4 bytes")));
        }
        let shape: Vec<u32> = shape.iter().map(|&bytes| u32::from_be_bytes(bytes)).collect();
        let bytes = bytes(&shape, size).ok_or_else(|| {
            Error::malformed(path, 4, "dimensions whose product can be counted", product(&shape))
        })?;
        let shape = shape.iter().map(|&n| n as usize).collect();
        let header = Self { code, name, shape, bytes };
        header.fits(path, source)?;
        Ok(header)
    }

    /// Whether the rest of the file can hold as many values as the header promises.
    fn fits(&self, path: &Path, source: &Source) -> Result<(), Error> {
        let (end, most) = (source.offset() + self.bytes, source.most());
        if end <= most {
            return Ok(());
        }
        let Some(size) = source.packed_size() else {
            return Err(Error::malformed(path, most, self.expected(end), "the end of the file"));
        };
        let expected = format!("no more than the {most} bytes that {size} compressed can hold");
        Err(Error::malformed(path, 4, expected, self.what()))
    }

    /// `60000 × 28 × 28 values of u8`.
    fn what(&self) -> String {
        format!("{} values of {}", product(&self.shape), self.name)
    }

    /// `60000 × 28 × 28 values of u8, up to byte 47040016`.
    fn expected(&self, end: u64) -> String {
        format!("{}, up to byte {end}", self.what())
    }
}

/// How many bytes an array takes, if that can be counted.
///
/// ndarray counts the steps through an array of no values too, so zeros are left out of the product
/// that has to be in range.
fn bytes(shape: &[u32], size: usize) -> Option<u64> {
    let mut steps = size;
    for &n in shape.iter().filter(|&&n| n > 0) {
        steps = steps.checked_mul(usize::try_from(n).ok()?)?;
        isize::try_from(steps).ok()?;
    }
    Some(if shape.contains(&0) { 0 } else { steps as u64 })
}

/// The array in `source`, whose file is `path`, if it is one of `T` and `D`.
fn typed<T: Value, D: Dimension>(path: &Path, mut source: Source) -> Result<Array<T, D>, Error> {
    let header = Header::read(path, &mut source)?;
    if header.code != T::CODE {
        return Err(Error::malformed(path, 2, format!("values of {}", T::NAME), header.name));
    }
    let rank = header.shape.len();
    if let Some(wanted) = D::NDIM.filter(|&wanted| wanted != rank) {
        let expected = format!("an array of rank {wanted}");
        return Err(Error::malformed(path, 3, expected, format!("rank {rank}")));
    }
    let array = values(path, &mut source, header)?;
    Ok(array.into_dimensionality().expect("the ranks were compared above"))
}

/// The array in `source`, whose file is `path`.
fn any(path: &Path, mut source: Source) -> Result<Any, Error> {
    let header = Header::read(path, &mut source)?;
    Ok(match header.code {
        u8::CODE => Any::U8(values(path, &mut source, header)?),
        i8::CODE => Any::I8(values(path, &mut source, header)?),
        i16::CODE => Any::I16(values(path, &mut source, header)?),
        i32::CODE => Any::I32(values(path, &mut source, header)?),
        f32::CODE => Any::F32(values(path, &mut source, header)?),
        _ => Any::F64(values(path, &mut source, header)?),
    })
}

/// Reads what comes after the header, to the end of the file.
fn values<T: Value>(path: &Path, source: &mut Source, header: Header) -> Result<ArrayD<T>, Error> {
    let end = source.offset() + header.bytes;
    let bytes = source.take(header.bytes)?;
    if (bytes.len() as u64) < header.bytes {
        return Err(source.ends(header.expected(end)));
    }
    if !source.take(1)?.is_empty() {
        let expected = format!("the end of the file after {}", header.what());
        return Err(Error::malformed(path, end, expected, "more bytes"));
    }
    let array = ArrayD::from_shape_vec(IxDyn(&header.shape), T::decode(bytes));
    Ok(array.expect("there is one value for every index"))
}

/// `60000 × 28 × 28`.
fn product(dimensions: &[impl ToString]) -> String {
    text::first(dimensions.iter().map(ToString::to_string), " × ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Ix1, Ix2, array};

    #[test]
    fn each_type_is_read_big_endian() {
        let read = |code, values: &[u8]| {
            let file = [&[0, 0, code, 1, 0, 0, 0, 2][..], values].concat();
            Any::parse("two", &file).unwrap()
        };
        assert_eq!(read(0x08, &[1, 255]), Any::U8(array![1, 255].into_dyn()));
        assert_eq!(read(0x09, &[1, 255]), Any::I8(array![1, -1].into_dyn()));
        assert_eq!(read(0x0b, &[1, 0, 0xff, 0xfe]), Any::I16(array![256, -2].into_dyn()));
        assert_eq!(
            read(0x0c, &[0, 1, 0, 0, 0xff, 0xff, 0xff, 0xfd]),
            Any::I32(array![65_536, -3].into_dyn())
        );
        assert_eq!(
            read(0x0d, &[0x3f, 0x80, 0, 0, 0xc0, 0x20, 0, 0]),
            Any::F32(array![1.0, -2.5].into_dyn())
        );
        assert_eq!(
            read(0x0e, &[0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 4, 0, 0, 0, 0, 0, 0]),
            Any::F64(array![1.0, -2.5].into_dyn())
        );
    }

    #[test]
    fn the_last_index_runs_fastest() {
        let file = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
        assert_eq!(parse::<u8, Ix2>("six", &file).unwrap(), array![[1, 2, 3], [4, 5, 6]]);
    }

    #[test]
    fn a_dimension_may_be_zero() {
        let file = [0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 3];
        assert_eq!(parse::<u8, Ix2>("none", &file).unwrap().dim(), (0, 3));
    }

    #[test]
    fn the_error_of_a_wrong_type_or_rank_names_both() {
        let file = [0, 0, 0x0c, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7];
        let wrong = parse::<u8, Ix2>("one", &file).unwrap_err();
        assert_eq!(wrong.to_string(), "one: at byte 2: expected values of u8, found i32");
        let wrong = parse::<i32, Ix1>("one", &file).unwrap_err();
        assert_eq!(wrong.to_string(), "one: at byte 3: expected an array of rank 1, found rank 2");
        assert_eq!(parse::<i32, IxDyn>("one", &file).unwrap(), array![[7]].into_dyn());
    }
}
