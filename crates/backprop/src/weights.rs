// ANCHOR: save
//! Weights in files that PyTorch reads, and PyTorch's files read here: safetensors.
//!
//! Such a file is a length of eight bytes, a header in JSON with name, type, shape and place of every
//! array, and the numbers, little-endian. Nothing in it is executed.

use ndarray::{ArrayBase, IxDyn, RawData};
use safetensors::serialize;
use safetensors::tensor::{Metadata, TensorInfo, TensorView};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path as FilePath, PathBuf};
use tensor::Real;

use crate::error::{Difference, Error};
use crate::param::{Params, Path};
use bytes::{bytes, dtype, number, parse};

mod bytes;

/// Writes every array of `model` under its path, what is only stored too; gradients are left out.
///
/// An array of more than two axes, such as the kernels (O, K, K, C) of a convolution, stands in the file as
/// PyTorch has it, with the channels behind the maps: (O, C, K, K).
///
/// The file appears whole or not at all: one that was there before is replaced in the last moment.
///
/// # Errors
///
/// [`Error::Io`] where the system does not let it be written.
///
/// # Panics
///
/// Where two arrays of the model have one path.
#[track_caller]
pub fn save<F: Real>(model: &dyn Params<F>, path: impl AsRef<FilePath>) -> Result<(), Error> {
    let path = path.as_ref();
    let mut arrays = Vec::new();
    model.visit(Path::ROOT, &mut |name, value, _| {
        let value = in_file(value);
        arrays.push((name.to_string(), value.shape().to_vec(), bytes(value)));
    });
    arrays.sort();
    let twice = arrays.windows(2).find(|pair| pair[0].0 == pair[1].0);
    assert!(twice.is_none(), "save: two arrays have the path {}", twice.map_or("", |p| &p[0].0));
    let views = arrays.iter().map(|(name, shape, bytes)| {
        let view = TensorView::new(dtype::<F>(), shape.clone(), bytes);
        (name, view.expect("as many bytes as the shape asks for"))
    });
    let file = serialize(views, None).map_err(io::Error::other);
    let written = file.and_then(|file| write_whole(path, &file));
    written.map_err(|source| Error::Io { path: path.into(), source })
}

/// With the axes in the order of the file: where there are more than two, the last one behind the first.
fn in_file<S: RawData>(array: ArrayBase<S, IxDyn>) -> ArrayBase<S, IxDyn> {
    let mut order: Vec<usize> = (0..array.ndim()).collect();
    if order.len() > 2 {
        order[1..].rotate_right(1);
    }
    array.permuted_axes(order)
}
// ANCHOR_END: save

// ANCHOR: load
/// Reads what [`save`] wrote, or PyTorch, into `model`; gradients stay.
///
/// Names, types and shapes have to be those of the model, all of them: then every value is replaced,
/// and otherwise none.
///
/// # Errors
///
/// [`Error::Io`] for a file that cannot be read, [`Error::Damaged`] for one that is not whole, and
/// [`Error::Unfit`], with all differences, for that of another model.
pub fn load<F: Real>(model: &mut dyn Params<F>, path: impl AsRef<FilePath>) -> Result<(), Error> {
    let path = path.as_ref();
    let file = fs::read(path).map_err(|source| Error::Io { path: path.into(), source })?;
    let (header, data) =
        parse(&file).map_err(|reason| Error::Damaged { path: path.into(), reason })?;
    let differences = compare(model, &header);
    if !differences.is_empty() {
        return Err(Error::Unfit { path: path.into(), differences });
    }
    model.visit_mut(Path::ROOT, &mut |name, value, _| {
        let mut value = in_file(value);
        let info = header.info(&name.to_string()).expect("compared above");
        let (start, end) = info.data_offsets;
        for (value, bytes) in value.iter_mut().zip(data[start..end].chunks(size_of::<F>())) {
            *value = number(bytes);
        }
    });
    Ok(())
}
// ANCHOR_END: load

// ANCHOR: compare
/// Every name under which the file and the model have not the same.
fn compare<F: Real>(model: &dyn Params<F>, header: &Metadata) -> Vec<Difference> {
    let mut all: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
    for (name, TensorInfo { dtype, shape, .. }) in header.tensors() {
        all.entry(name).or_default().0 = Some(format!("{dtype} {shape:?}"));
    }
    model.visit(Path::ROOT, &mut |name, value, _| {
        let kind = format!("{} {:?}", dtype::<F>(), in_file(value).shape());
        all.entry(name.to_string()).or_default().1 = Some(kind);
    });
    let differ = all.into_iter().filter(|(_, (file, model))| file != model);
    differ.map(|(name, (file, model))| Difference { name, file, model }).collect()
}
// ANCHOR_END: compare

// ANCHOR: write
/// Writes a file beside `path` and gives it that name when it is whole.
fn write_whole(path: &FilePath, bytes: &[u8]) -> io::Result<()> {
    let (mut file, draft) = create_beside(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&draft, path)).inspect_err(|_| {
        // Best effort: the error to report is the first one.
        fs::remove_file(&draft).ok();
    })
}

/// A file that nobody else writes: where a name is taken, the next number is tried.
fn create_beside(path: &FilePath) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    let mut number = 0;
    loop {
        let draft = path.with_file_name(format!(".{name}.{number}.new"));
        match File::create_new(&draft) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            created => return Ok((created?, draft)),
        }
    }
}
// ANCHOR_END: write

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Param;
    use crate::{Activation, Change, Dense, Layer, Mlp, See};
    use ndarray::{Array1, Array2, Array4, Ix1, array};
    use tensor::Streams;

    fn net<F: Real>(widths: &[usize], seed: u64) -> Mlp<F> {
        let mut rng = Streams::new(seed).stream("init");
        Mlp::random(widths, Activation::Relu, Activation::Identity, &mut rng)
    }

    fn names(folder: &FilePath) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn round_trip<F: Real>() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        let mut saved = net::<F>(&[4, 3, 2], 1);
        saved.layers[0].weight.value[[0, 0]] = F::of(f64::NEG_INFINITY);
        saved.layers[1].bias.value[0] = F::of(-0.0);
        save(&saved, &file).unwrap();
        let mut loaded = net(&[4, 3, 2], 2);
        loaded.layers[0].bias.grad.fill(F::one());
        load(&mut loaded, &file).unwrap();
        let wanted = Array1::ones(3);
        assert_eq!(std::mem::replace(&mut loaded.layers[0].bias.grad, Array1::zeros(3)), wanted);
        assert_eq!(loaded, saved);
        assert!(loaded.layers[1].bias.value[0].is_sign_negative());
        assert_eq!(names(folder.path()), ["net.safetensors"]);
    }

    #[test]
    fn what_was_saved_is_loaded_bit_for_bit_and_gradients_stay() {
        round_trip::<f32>();
        round_trip::<f64>();
    }

    /// The format by hand: length, header, numbers. W = (1, −2), b = 0.5.
    #[test]
    fn the_bytes_are_those_of_the_format() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("neuron.safetensors");
        save(&Dense::<f32>::new(array![[1.0, -2.0]], array![0.5]), &file).unwrap();
        let header = r#"{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]}}"#;
        let length = header.len().next_multiple_of(8);
        let mut wanted = (length as u64).to_le_bytes().to_vec();
        wanted.extend(format!("{header:<length$}").as_bytes());
        for number in [0.5_f32, 1.0, -2.0] {
            wanted.extend(number.to_le_bytes());
        }
        assert_eq!(fs::read(file).unwrap(), wanted);
    }

    /// Row-major in the file, whatever the order in memory.
    #[test]
    fn a_transposed_array_is_stored_as_it_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        let weight = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let layer = Dense::new(weight.t().to_owned().reversed_axes(), array![0.0, 0.0]);
        save(&layer, &file).unwrap();
        let columns = Array2::zeros((3, 2)).reversed_axes();
        let mut other = Dense::new(columns, array![1.0, 1.0]);
        load(&mut other, &file).unwrap();
        assert_eq!((other.weight.value, other.bias.value), (weight, array![0.0, 0.0]));
    }

    /// Entry (o, i, j, c) of kernels (2, 2, 3, 2) is 1000 o + 100 i + 10 j + c; in the file c is second.
    #[test]
    fn kernels_are_stored_with_their_channels_behind_the_maps() {
        let entry = |(o, i, j, c)| (1000 * o + 100 * i + 10 * j + c) as f64;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kernels.safetensors");
        let kernels = Param::new(Array4::from_shape_fn((2, 2, 3, 2), entry));
        save(&kernels, &file).unwrap();
        let bytes = fs::read(&file).unwrap();
        let (header, data) = parse(&bytes).unwrap();
        assert_eq!(header.info("").unwrap().shape, [2, 2, 2, 3]);
        let stored: Vec<f64> = data.chunks(8).map(number).collect();
        assert_eq!(stored[..7], [0.0, 10.0, 20.0, 100.0, 110.0, 120.0, 1.0]);
        let mut other = Param::new(Array4::zeros((2, 2, 3, 2)));
        load(&mut other, &file).unwrap();
        assert_eq!(other, kernels);
        let mut turned = Param::new(Array4::<f64>::zeros((2, 2, 2, 3)));
        let error = load(&mut turned, &file).unwrap_err().to_string();
        assert!(
            error.contains("the file has F64 [2, 2, 2, 3], the model F64 [2, 3, 2, 2]"),
            "{error}"
        );
    }

    #[test]
    fn a_file_of_another_model_is_refused_with_every_difference() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("other.safetensors");
        save(&net::<f32>(&[4, 5, 2], 1), &file).unwrap();
        let mut model = net::<f32>(&[4, 3, 2, 2], 2);
        let before = model.clone();
        let error = load(&mut model, &file).unwrap_err();
        assert_eq!(model, before);
        assert_eq!(
            error.to_string().split_once(" does not fit, ").unwrap().1,
            "the model is as it was; load it into the model it was saved from\n  \
             0.bias: the file has F32 [5], the model F32 [3]\n  \
             0.weight: the file has F32 [5, 4], the model F32 [3, 4]\n  \
             2.weight: the file has F32 [2, 5], the model F32 [2, 3]\n  \
             4.bias: the file has nothing, the model F32 [2]\n  \
             4.weight: the file has nothing, the model F32 [2, 2]"
        );
    }

    #[test]
    fn another_type_and_what_is_too_much_are_differences() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("double.safetensors");
        save(&net::<f64>(&[2, 2, 2], 1), &file).unwrap();
        let mut model = net::<f32>(&[2, 2], 2);
        let Error::Unfit { differences, .. } = load(&mut model, &file).unwrap_err() else {
            panic!("it should not fit");
        };
        let difference = |name: &str, file: &str, model: Option<&str>| Difference {
            name: name.into(),
            file: Some(file.into()),
            model: model.map(Into::into),
        };
        assert_eq!(
            differences,
            [
                difference("0.bias", "F64 [2]", Some("F32 [2]")),
                difference("0.weight", "F64 [2, 2]", Some("F32 [2, 2]")),
                difference("2.bias", "F64 [2]", None),
                difference("2.weight", "F64 [2, 2]", None),
            ]
        );
    }

    /// A mean that is only stored, beside a weight.
    struct Mean(Dense<f64>, ndarray::Array<f64, Ix1>);

    impl Params<f64> for Mean {
        fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
            self.0.visit(path, see);
            see(path.at("mean"), self.1.view().into_dyn(), None);
        }

        fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
            self.0.visit_mut(path, change);
            change(path.at("mean"), self.1.view_mut().into_dyn(), None);
        }
    }

    #[test]
    fn what_is_only_stored_is_saved_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mean.safetensors");
        let dense = || Dense::new(array![[1.0]], array![2.0]);
        save(&Mean(dense(), array![3.0, 4.0]), &file).unwrap();
        let mut other = Mean(dense(), array![0.0, 0.0]);
        load(&mut other, &file).unwrap();
        assert_eq!(other.1, array![3.0, 4.0]);
    }

    #[test]
    fn the_answers_of_a_loaded_net_are_those_of_the_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        let (saved, mut loaded) = (net::<f32>(&[3, 8, 2], 1), net::<f32>(&[3, 8, 2], 2));
        let x = array![[0.5, -1.0, 2.0]];
        assert_ne!(saved.predict(x.view()), loaded.predict(x.view()));
        save(&saved, &file).unwrap();
        load(&mut loaded, &file).unwrap();
        assert_eq!(saved.predict(x.view()), loaded.predict(x.view()));
    }

    #[test]
    fn a_file_that_was_there_is_replaced_and_no_other_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("net.safetensors");
        // Left by a program that was stopped: its name is not used again.
        fs::write(folder.path().join(".net.safetensors.0.new"), "half").unwrap();
        save(&net::<f32>(&[9, 9], 1), &file).unwrap();
        save(&net::<f32>(&[2, 2], 1), &file).unwrap();
        load(&mut net::<f32>(&[2, 2], 2), &file).unwrap();
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, [".net.safetensors.0.new", "net.safetensors"]);
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        // A folder stands where the file should go: the last step, the renaming, fails.
        let taken = folder.path().join("net.safetensors");
        fs::create_dir_all(taken.join("x")).unwrap();
        let error = save(&net::<f32>(&[2, 2], 1), &taken).unwrap_err();
        assert!(matches!(&error, Error::Io { path, .. } if *path == taken), "{error}");
        assert_eq!(names(folder.path()), ["net.safetensors"]);
        for path in [folder.path().join("nowhere/net.safetensors"), "..".into()] {
            let error = save(&net::<f32>(&[2, 2], 1), &path).unwrap_err().to_string();
            assert!(error.starts_with(&path.display().to_string()), "{error}");
            let error = load(&mut net::<f32>(&[2, 2], 1), &path).unwrap_err().to_string();
            assert!(error.starts_with(&path.display().to_string()), "{error}");
        }
    }

    #[test]
    #[should_panic(expected = "save: two arrays have the path weight")]
    fn two_arrays_of_one_name_are_refused() {
        struct Twice(Dense<f64>);
        impl Params<f64> for Twice {
            fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
                self.0.weight.visit(path.at("weight"), see);
                self.0.weight.visit(path.at("weight"), see);
            }
        }
        let _ = save(&Twice(Dense::new(array![[1.0]], array![2.0])), "never.safetensors");
    }
}
