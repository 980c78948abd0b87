//! What is written is read again, and no bytes make a reader panic: each file is read, or refused in
//! one line that names it.

mod files;

use datasets::conllu::{Tag, Token};
use datasets::{Error, Images, analogy, conllu, idx, table, text};
use files::{QUESTIONS, SENTENCE, SPECIES, TABLE, gzip, idx};
use ndarray::{ArrayD, Ix3, IxDyn};
use ndarray_rand::rand::Rng as _;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use std::fs;
use tensor::{Rng, Streams};

/// Hands `bytes` to every reader.
fn read_all(bytes: &[u8]) {
    let results: [Result<(), Error>; 7] = [
        idx::Any::parse("fuzz", bytes).map(drop),
        idx::parse::<u8, Ix3>("fuzz", bytes).map(drop),
        table::parse("fuzz", bytes, "species", &SPECIES).map(drop),
        table::parse("fuzz", bytes, "species", &[]).map(drop),
        conllu::parse("fuzz", bytes).map(drop),
        text::parse("fuzz", bytes).map(drop),
        analogy::parse("fuzz", bytes).map(drop),
    ];
    for error in results.into_iter().filter_map(Result::err) {
        let message = error.to_string();
        assert!(message.starts_with("fuzz: at byte "), "{message}");
        assert!(message.chars().count() < 600 && !message.contains('\n'), "{message}");
    }
}

/// A good file of every format and type, plain and as gzip.
fn good_files() -> Vec<Vec<u8>> {
    let types = [(8, 1), (9, 1), (0x0b, 2), (0x0c, 4), (0x0d, 4), (0x0e, 8)];
    let arrays = types.map(|(code, size)| idx(code, &[2, 3, 1], &vec![7; 6 * size]));
    let texts = [TABLE, SENTENCE, QUESTIONS].map(Vec::from);
    let plain: Vec<_> = arrays.into_iter().chain(texts).collect();
    let packed: Vec<_> = plain.iter().map(|file| gzip(file)).collect();
    [plain, packed].concat()
}

/// One change: a bit, a byte, a piece cut out, put in twice, or taken from another file.
fn damage(file: &mut Vec<u8>, others: &[Vec<u8>], rng: &mut Rng) {
    let at = rng.random_range(0..=file.len());
    let end = rng.random_range(at..=file.len()).min(at + 20);
    match rng.random_range(0..6) {
        0 => file.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << rng.random_range(0..8)),
        1 => file.iter_mut().skip(at).take(1).for_each(|byte| *byte = [0, 9, 10, 44, 255][at % 5]),
        2 => file.truncate(at),
        3 => drop(file.drain(at..end)),
        4 => drop(file.splice(at..at, file[at..end].to_vec())),
        _ => {
            let other = &others[rng.random_range(0..others.len())];
            let from = rng.random_range(0..=other.len());
            drop(file.splice(at..end, other[from..].iter().take(20).copied()));
        }
    }
}

#[test]
fn every_good_file_is_read_by_its_own_reader() {
    let read = |file: &Vec<u8>| {
        idx::Any::parse("a", file).is_ok()
            || table::parse("a", file, "species", &SPECIES).is_ok()
            || conllu::parse("a", file).is_ok()
            || analogy::parse("a", file).is_ok()
    };
    assert!(good_files().iter().all(read));
}

#[test]
fn damaged_files_are_read_or_refused_in_one_line() {
    let files = good_files();
    let mut rng = Streams::new(1).stream("fuzz");
    for i in 0..40_000 {
        let mut file = files[i % files.len()].clone();
        for _ in 0..rng.random_range(1..4) {
            damage(&mut file, &files, &mut rng);
        }
        read_all(&file);
    }
}

#[test]
fn damaged_pairs_of_pictures_and_labels_never_panic() {
    let folder = tempfile::tempdir().unwrap();
    let [pixels, labels] = ["pixels", "labels"].map(|name| folder.path().join(name));
    let good = [idx(8, &[2, 1, 2], &[0, 1, 2, 3]), idx(8, &[2], &[0, 9])];
    let mut rng = Streams::new(1).stream("pairs");
    let mut read = 0;
    for _ in 0..500 {
        let mut pair = good.clone();
        damage(&mut pair[rng.random_range(0..2)], &good, &mut rng);
        fs::write(&pixels, &pair[0]).unwrap();
        fs::write(&labels, &pair[1]).unwrap();
        match Images::open(&pixels, &labels, (1, 2), 10) {
            Ok(images) => {
                read += 1;
                assert_eq!(images.pixels.dim(), (images.len(), 1, 2));
            }
            Err(error) => {
                let message = error.to_string();
                assert!(message.starts_with(&folder.path().display().to_string()), "{message}");
            }
        }
    }
    assert!((1..500).contains(&read), "{read}");
}

/// A shape of up to four dimensions, zeros among them.
fn shape() -> impl Strategy<Value = Vec<u32>> {
    vec(0..5_u32, 1..5)
}

/// Checks that an array of `T` comes back, plain and as gzip.
fn comes_back<T: idx::Value + PartialEq + std::fmt::Debug, const N: usize>(
    shape: &[u32],
    values: &[T],
    big_endian: fn(T) -> [u8; N],
    wrap: fn(ArrayD<T>) -> idx::Any,
) -> Result<(), TestCaseError> {
    let dimensions: Vec<_> = shape.iter().map(|&n| n as usize).collect();
    let values = values[..dimensions.iter().product()].to_vec();
    let bytes: Vec<u8> = values.iter().copied().flat_map(big_endian).collect();
    let file = idx(T::CODE, shape, &bytes);
    let array = ArrayD::from_shape_vec(IxDyn(&dimensions), values).unwrap();
    for file in [&gzip(&file), &file] {
        prop_assert_eq!(&idx::parse::<T, IxDyn>("array", file).unwrap(), &array);
        prop_assert_eq!(&idx::Any::parse("array", file).unwrap(), &wrap(array.clone()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn arrays_of_whole_numbers_come_back(
        shape in shape(), a in vec(any::<u8>(), 256), b in vec(any::<i8>(), 256),
        c in vec(any::<i16>(), 256), d in vec(any::<i32>(), 256),
    ) {
        comes_back(&shape, &a, u8::to_be_bytes, idx::Any::U8)?;
        comes_back(&shape, &b, i8::to_be_bytes, idx::Any::I8)?;
        comes_back(&shape, &c, i16::to_be_bytes, idx::Any::I16)?;
        comes_back(&shape, &d, i32::to_be_bytes, idx::Any::I32)?;
    }

    #[test]
    fn arrays_of_floating_point_numbers_come_back(
        shape in shape(), a in vec(any::<f32>(), 256), b in vec(any::<f64>(), 256),
    ) {
        comes_back(&shape, &a, f32::to_be_bytes, idx::Any::F32)?;
        comes_back(&shape, &b, f64::to_be_bytes, idx::Any::F64)?;
    }

    #[test]
    fn tables_come_back(
        names in btree_set(any::<String>(), 4), classes in btree_set(any::<String>(), 3),
        rows in vec((vec(any::<f64>().prop_filter("finite", |x| x.is_finite()), 3), 0..3_usize), 1..20),
    ) {
        let (names, classes): (Vec<_>, Vec<_>) =
            (names.into_iter().collect(), classes.into_iter().collect());
        let mut file = csv::Writer::from_writer(Vec::new());
        file.write_record(&names).unwrap();
        for (x, class) in &rows {
            let (first, rest) = (x[0].to_string(), x[1..].iter().map(f64::to_string));
            file.write_record([first, classes[*class].clone()].into_iter().chain(rest)).unwrap();
        }
        let file = file.into_inner().unwrap();
        let known: Vec<_> = classes.iter().map(String::as_str).collect();
        let table = table::parse("table", &file, &names[1], &known).unwrap();
        prop_assert_eq!(table.x.flatten().to_vec(), rows.iter().flat_map(|row| row.0.clone()).collect::<Vec<_>>());
        prop_assert_eq!(table.labels.to_vec(), rows.iter().map(|row| row.1).collect::<Vec<_>>());
        prop_assert_eq!(table.features, [&names[0][..], &names[2], &names[3]]);
        prop_assert_eq!(table.classes, classes);
    }

    #[test]
    fn sentences_come_back(
        sentences in vec(vec(("[^\t\r\n]{1,6}", "[^\t\r\n]{0,6}", 0..17_usize), 1..6), 1..6),
    ) {
        let mut file = String::new();
        for sentence in &sentences {
            for (i, (form, lemma, tag)) in sentence.iter().enumerate() {
                let tag = Tag::ALL[*tag].name();
                file += &format!("{}\t{form}\t{lemma}\t{tag}\t_\t_\t_\t_\t_\t_\n", i + 1);
            }
            file += "\n";
        }
        let tokens = |sentence: Vec<(String, String, usize)>| -> Vec<_> {
            let token = |(form, lemma, tag)| Token { form, lemma, tag: Tag::ALL[tag] };
            sentence.into_iter().map(token).collect()
        };
        let wanted: Vec<_> = sentences.into_iter().map(tokens).collect();
        prop_assert_eq!(conllu::parse("sentences", file.as_bytes()).unwrap(), wanted);
    }

    #[test]
    fn questions_come_back(
        sections in vec(("[a-z0-9-]{1,8}", vec(["[a-z]{1,6}", "[A-Z]{1,6}", "é", "[.]"], 1..5)), 1..5),
    ) {
        let mut file = String::new();
        for (name, questions) in &sections {
            file += &format!(": {name}\n");
            questions.iter().for_each(|words| file += &format!("{}\n", words.join(" ")));
        }
        let read = analogy::parse("questions", file.as_bytes()).unwrap();
        let read: Vec<_> = read.into_iter().map(|section| (section.name, section.questions)).collect();
        prop_assert_eq!(read, sections);
    }

    #[test]
    fn texts_come_back(text in any::<String>()) {
        prop_assert_eq!(text::parse("text", text.as_bytes()).unwrap(), &text[..]);
        prop_assert_eq!(text::parse("text", &gzip(text.as_bytes())).unwrap(), text);
    }

    #[test]
    fn arbitrary_bytes_are_read_or_refused_in_one_line(
        bytes in vec(any::<u8>(), 0..300), text in any::<String>(), code in 0..16_u8, rank in 0..4_u8,
    ) {
        read_all(&bytes);
        read_all(text.as_bytes());
        read_all(&gzip(&bytes));
        read_all(&[&[0, 0, code, rank], &bytes[..]].concat());
        read_all(&[&[0x1f, 0x8b], &bytes[..]].concat());
        read_all(&[&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0], &bytes[..]].concat());
        read_all(&[b"a,species\n", &bytes[..]].concat());
    }

    #[test]
    fn damage_to_good_files_is_refused_in_one_line(which in 0..18_usize, seed in any::<u64>(), times in 1..6) {
        let files = good_files();
        let mut rng = Streams::new(seed).stream("damage");
        let mut file = files[which].clone();
        (0..times).for_each(|_| damage(&mut file, &files, &mut rng));
        read_all(&file);
    }
}
