// ANCHOR: bytes
//! The bytes of a safetensors file.

use ndarray::ArrayViewD;
use safetensors::Dtype;
use safetensors::tensor::Metadata;
use tensor::Real;

/// `f64` takes eight bytes, `f32` four, and there is no third [`Real`].
pub(super) fn dtype<F: Real>() -> Dtype {
    if size_of::<F>() == 8 { Dtype::F64 } else { Dtype::F32 }
}

/// The numbers in row-major order, little-endian, whatever their order in memory.
pub(super) fn bytes<F: Real>(value: ArrayViewD<F>) -> Vec<u8> {
    let numbers = value.iter().map(|v| v.as_f64());
    match dtype::<F>() {
        Dtype::F64 => numbers.flat_map(f64::to_le_bytes).collect(),
        _ => numbers.flat_map(|v| (v as f32).to_le_bytes()).collect(),
    }
}

/// The number that four or eight bytes stand for.
pub(super) fn number<F: Real>(bytes: &[u8]) -> F {
    match *bytes {
        [a, b, c, d] => F::of(f64::from(f32::from_le_bytes([a, b, c, d]))),
        _ => F::of(f64::from_le_bytes(bytes.try_into().expect("four bytes or eight"))),
    }
}
// ANCHOR_END: bytes

// ANCHOR: parse
/// The header and the bytes of the numbers.
///
/// The sum of header and numbers is compared here, although the crate has a function for it: that
/// adds without looking for overflow, and a header can promise more bytes than a number can count.
pub(super) fn parse(file: &[u8]) -> Result<(Metadata, &[u8]), String> {
    let (length, rest) = file.split_first_chunk().ok_or("it has less than 8 bytes")?;
    let length = u64::from_le_bytes(*length);
    let split = usize::try_from(length).ok().and_then(|length| rest.split_at_checked(length));
    let Some((header, data)) = split else {
        return Err(format!("at byte 0: a header of {length} bytes, and {} follow", rest.len()));
    };
    let header: Metadata = serde_json::from_slice(header)
        .map_err(|error| format!("at byte 8, in the header: {error}"))?;
    let (promised, found) = (header.data_len(), data.len());
    if promised != found {
        let start = file.len() - found;
        return Err(format!(
            "at byte {start}: {promised} bytes of numbers expected, found {found}"
        ));
    }
    Ok((header, data))
}
// ANCHOR_END: parse

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::weights::{load, save};
    use crate::{Activation, Mlp};
    use proptest::prelude::*;
    use std::fs;
    use tensor::Streams;

    fn net(seed: u64) -> Mlp<f32> {
        let mut rng = Streams::new(seed).stream("init");
        Mlp::random(&[2, 2], Activation::Relu, Activation::Identity, &mut rng)
    }

    fn whole() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        save(&net(1), &file).unwrap();
        fs::read(file).unwrap()
    }

    /// What `load` says to these bytes.
    fn reason(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bad.safetensors");
        fs::write(&file, bytes).unwrap();
        let mut model = net(2);
        let before = model.clone();
        let error = load(&mut model, &file).unwrap_err();
        assert_eq!(model, before);
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
        let message = error.to_string();
        message.split_once("no whole safetensors file: ").unwrap().1.to_owned()
    }

    #[test]
    fn a_damaged_file_is_an_error_that_says_where() {
        let file = whole();
        assert_eq!(reason(&[]), "it has less than 8 bytes");
        let most = u64::MAX.to_le_bytes();
        assert_eq!(
            reason(&most),
            format!("at byte 0: a header of {} bytes, and 0 follow", u64::MAX)
        );
        let cut = reason(&file[..file.len() - 1]);
        assert!(cut.ends_with(": 24 bytes of numbers expected, found 23"), "{cut}");
        let more = reason(&[&file[..], &[0]].concat());
        assert!(more.ends_with(": 24 bytes of numbers expected, found 25"), "{more}");
        let mut brace = file.clone();
        brace[8] = b'[';
        assert!(reason(&brace).starts_with("at byte 8, in the header: "), "{}", reason(&brace));
    }

    /// Eight arrays of 2⁶¹ − 1 bytes each: with the length of the file the sum is beyond 2⁶⁴.
    #[test]
    fn a_header_that_promises_more_than_can_be_counted_is_an_error() {
        let each = (1_u64 << 61) - 1;
        let array = |i: u64| {
            let (start, end) = (i * each, (i + 1) * each);
            format!(r#""{i}":{{"dtype":"U8","shape":[{each}],"data_offsets":[{start},{end}]}}"#)
        };
        let header = format!("{{{}}}", (0..8).map(array).collect::<Vec<_>>().join(","));
        let bytes = [&(header.len() as u64).to_le_bytes()[..], header.as_bytes()].concat();
        assert!(
            reason(&bytes).contains("bytes of numbers expected, found 0"),
            "{}",
            reason(&bytes)
        );
    }

    #[test]
    fn a_file_cut_short_anywhere_is_an_error() {
        let file = whole();
        for length in 0..file.len() {
            assert!(parse(&file[..length]).is_err(), "{length} of {} bytes", file.len());
        }
    }

    proptest! {
        #[test]
        fn no_damage_makes_it_panic(at in 0..300_usize, byte: u8, cut in 0..40_usize) {
            let mut bytes = whole();
            let (at, end) = (at % bytes.len(), bytes.len() - cut);
            bytes[at] = byte;
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("bad.safetensors");
            fs::write(&file, &bytes[..end]).unwrap();
            let _ = load(&mut net(2), &file);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let length = bytes.len() as u64;
            let _ = parse(&bytes);
            let _ = parse(&[&length.to_le_bytes()[..], &bytes].concat());
        }
    }
}
