//! The downloaded sets are what the course measured: DAT-01, DAT-02, DAT-11, DAT-12 and DAT-17.
//!
//! They run where `NN_DATA_DIR` names a folder that has the files, and are skipped elsewhere.

use datasets::catalogue::{Set, TEXT8, UD_EWT};
use datasets::conllu::{Sentence, Tag};
use datasets::folder::{Folders, VARIABLE};
use datasets::{Error, Images, Split, Treebank};
use nalgebra::{DMatrix, SymmetricEigen};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, Zip, s};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::env;

/// The set that `load` reads; `None`, and a word on stderr, where it is not there to be tested.
fn real<T>(name: &str, load: impl FnOnce() -> Result<T, Error>) -> Option<T> {
    if env::var_os(VARIABLE).is_none() {
        eprintln!("skipped: {VARIABLE} does not say where {name} is");
        return None;
    }
    match load() {
        Ok(set) => Some(set),
        Err(Error::Set(missing)) => {
            eprintln!("skipped: {missing}");
            None
        }
        Err(damaged) => panic!("{damaged}"),
    }
}

/// Whether the files of `set` are those that the numbers were measured with. Others serve too.
fn measured(set: &'static Set) -> bool {
    let same = set.files.iter().all(|file| {
        let stand_in = file.stand_in.as_ref().expect("what was measured is a stand-in");
        let path = Folders::of_user().find(set, file).unwrap().path;
        let digest = Sha256::digest(datasets::text::open(path).unwrap());
        digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == stand_in.sha256
    });
    if !same {
        eprintln!("skipped: the files of {} are of another edition", set.name);
    }
    same
}

/// Fails unless `found` is `expected` to the four or five places in which that is given.
#[track_caller]
fn close(found: f64, expected: f64, places: i32) {
    let rounding = 0.5 * 10f64.powi(-places);
    assert!((found - expected).abs() <= rounding, "expected {expected}, found {found}");
}

/// Mean and mean square of all pixels, 0 to 1.
fn moments(images: &Images) -> (f64, f64) {
    let (sum, squares) = images.pixels.iter().fold((0, 0), |(sum, squares), &level| {
        (sum + u64::from(level), squares + u64::from(level).pow(2))
    });
    let pixels = images.pixels.len() as f64;
    (sum as f64 / 255.0 / pixels, squares as f64 / 255f64.powi(2) / pixels)
}

/// How many of `scores`' rows, (images, classes), have their largest value at the label.
fn accuracy(scores: ArrayView2<f64>, labels: ArrayView1<u8>) -> f64 {
    let largest = |row: ArrayView1<f64>| {
        (0..row.len()).max_by(|&i, &j| row[i].total_cmp(&row[j])).expect("there are classes")
    };
    let hits = Zip::from(scores.rows())
        .and(labels)
        .fold(0, |hits, row, &label| hits + usize::from(largest(row) == usize::from(label)));
    hits as f64 / labels.len() as f64
}

/// Accuracy of naming the class whose mean is nearest: the largest xᵀm − ½ mᵀm.
fn nearest_class_mean(train: &Images, test: &Images) -> f64 {
    let mut sums = Array2::<f64>::zeros((10, 28 * 28));
    let mut counts = Array1::<f64>::zeros(10);
    for (picture, &label) in train.pixels.outer_iter().zip(&train.labels) {
        let mut sum = sums.row_mut(label.into());
        Zip::from(&mut sum).and(picture.flatten().view()).for_each(|sum, &x| *sum += f64::from(x));
        counts[usize::from(label)] += 1.0;
    }
    let means = sums / counts.insert_axis(Axis(1)) / 255.0;
    let half = means.pow2().sum_axis(Axis(1)) / 2.0;
    accuracy((test.flat::<f64>().dot(&means.t()) - half).view(), test.labels.view())
}

/// Accuracies of the linear map W that takes z = (1, x) nearest to the one-hot target in least
/// squares, the limit of Adaline, without and with the ridge λ = 10⁻³:
///
/// ```text
/// (ZᵀZ + λ I) W = ZᵀT
/// ```
///
/// Pixels that are never on make ZᵀZ = V D Vᵀ singular: without ridge, the pseudo-inverse leaves out
/// the eigenvalues that are 0 but for rounding.
fn least_squares(train: &Images, test: &Images) -> [f64; 2] {
    let inputs = 1 + 28 * 28;
    let mut gram = Array2::<f64>::zeros((inputs, inputs));
    let mut right = Array2::<f64>::zeros((inputs, 10));
    // In parts: all of Z at once would take 377 MB.
    for start in (0..train.len()).step_by(5000) {
        let part = Images {
            pixels: train.pixels.slice(s![start..start + 5000, .., ..]).to_owned(),
            labels: train.labels.slice(s![start..start + 5000]).to_owned(),
            white: train.white,
        };
        let mut z = Array2::ones((part.len(), inputs));
        z.slice_mut(s![.., 1..]).assign(&part.flat::<f64>());
        let mut t = Array2::zeros((part.len(), 10));
        for (mut row, &label) in t.outer_iter_mut().zip(&part.labels) {
            row[usize::from(label)] = 1.0;
        }
        gram += &z.t().dot(&z);
        right += &z.t().dot(&t);
    }
    let eigen = SymmetricEigen::new(DMatrix::from_iterator(inputs, inputs, gram.iter().copied()));
    let vectors = Array2::from_shape_fn((inputs, inputs), |at| eigen.eigenvectors[at]);
    let zero = 1e-13 * eigen.eigenvalues.max();
    let x = test.flat::<f64>();
    [0.0, 1e-3].map(|ridge| {
        let inverse = |&value: &f64| if value + ridge > zero { 1.0 / (value + ridge) } else { 0.0 };
        let inverse: Array1<f64> = eigen.eigenvalues.iter().map(inverse).collect();
        let w = (&vectors * &inverse).dot(&vectors.t().dot(&right));
        accuracy((x.dot(&w.slice(s![1.., ..])) + w.row(0)).view(), test.labels.view())
    })
}

#[test]
fn mnist_is_what_was_measured() {
    let Some(train) = real("MNIST", || datasets::mnist(Split::Train)) else { return };
    let test = datasets::mnist(Split::Test).unwrap();
    assert_eq!((train.pixels.dim(), test.pixels.dim()), ((60_000, 28, 28), (10_000, 28, 28)));
    let (mean, square) = moments(&train);
    close(mean, 0.13066, 5);
    close((square - mean * mean).sqrt(), 0.30811, 5);
    close(square, 0.1120, 4);
    let on = train.pixels.map_axis(Axis(0), |levels| levels.iter().any(|&level| level > 0));
    assert_eq!(on.iter().filter(|&&on| !on).count(), 67);
    close(nearest_class_mean(&train, &test), 0.8203, 4);
    let [exact, ridge] = least_squares(&train, &test);
    close(exact, 0.8603, 4);
    close(ridge, 0.8602, 4);
}

#[test]
fn fashion_mnist_is_what_was_measured() {
    let load = || datasets::fashion_mnist(Split::Train);
    let Some(train) = real("Fashion-MNIST", load) else { return };
    let test = datasets::fashion_mnist(Split::Test).unwrap();
    let (mean, square) = moments(&train);
    close(mean, 0.2860, 4);
    close((square - mean * mean).sqrt(), 0.3530, 4);
    close(nearest_class_mean(&train, &test), 0.6768, 4);
    let [exact, ridge] = least_squares(&train, &test);
    close(exact, 0.8113, 4);
    close(ridge, 0.8114, 4);
}

/// The entropy of a character of `text` after the `context` characters before it, in nats:
/// H = Σ n(uc)/n · ln(n(u)/n(uc)) over the contexts u and characters c that occur.
fn entropy(text: &[u8], context: usize) -> f64 {
    let (mut before, mut pairs) = (HashMap::new(), HashMap::new());
    for window in text.windows(context + 1) {
        *before.entry(&window[..context]).or_insert(0) += 1;
        *pairs.entry(window).or_insert(0) += 1;
    }
    let all = (text.len() - context) as f64;
    let nats = |(pair, &n): (&&[u8], &i32)| {
        let n = f64::from(n);
        n / all * (f64::from(before[&pair[..context]]) / n).ln()
    };
    pairs.iter().map(nats).sum()
}

#[test]
fn shakespeare_is_what_was_measured() {
    let Some(text) = real("tiny Shakespeare", datasets::shakespeare) else { return };
    assert_eq!(text.chars().count(), 1_115_394);
    assert_eq!(text.chars().collect::<BTreeSet<_>>().len(), 65);
    close(entropy(text.as_bytes(), 0), 3.313, 3);
    close(entropy(text.as_bytes(), 1), 2.453, 3);
    close(entropy(text.as_bytes(), 2), 1.908, 3);
}

/// A word of frequency z is kept with probability min(1, (√(z/s) + 1) s/z), s = 0.001.
#[test]
fn the_corpus_of_words_is_what_was_measured() {
    let Some(corpus) = real("a corpus of words", datasets::text8) else { return };
    if corpus.stand_in.is_none() {
        return eprintln!("skipped: text8 itself is there, the books were measured");
    }
    assert!(measured(&TEXT8));
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in corpus.text.split_ascii_whitespace() {
        *counts.entry(word).or_insert(0) += 1;
    }
    let all: u32 = counts.values().sum();
    assert_eq!((all, counts.len()), (18_885_660, 108_701));
    assert_eq!(counts.values().filter(|&&n| n >= 5).count(), 47_390);
    let frequency = |n: u32| f64::from(n) / f64::from(all);
    let kept = |n: u32| {
        let ratio = 0.001 / frequency(n);
        ((ratio.recip().sqrt() + 1.0) * ratio).min(1.0)
    };
    close(frequency(counts["the"]), 0.0579, 4);
    close(kept(counts["the"]), 0.149, 3);
    assert_eq!(counts.values().filter(|&&n| kept(n) < 1.0).count(), 52);
    close(counts.values().map(|&n| frequency(n) * kept(n)).sum(), 0.740, 3);

    let Some(sections) = real("the questions", datasets::analogies) else { return };
    let known = |word: &String| counts.get(&word.to_lowercase()[..]).is_some_and(|&n| n >= 5);
    let questions = sections.iter().flat_map(|section| &section.questions);
    assert_eq!(questions.filter(|question| question.iter().all(known)).count(), 10_397);
}

#[test]
fn the_analogy_questions_are_what_was_measured() {
    let Some(sections) = real("the questions", datasets::analogies) else { return };
    assert_eq!(sections.len(), 14);
    assert_eq!(sections.iter().map(|section| section.questions.len()).sum::<usize>(), 19_544);
    assert_eq!(sections[0].name, "capital-common-countries");
    assert_eq!(sections[0].questions[0], ["Athens", "Greece", "Baghdad", "Iraq"]);
}

/// The most frequent tag of every word in `sentences`; of equals, the one met first.
fn usual_tags(sentences: &[Sentence]) -> HashMap<&str, Tag> {
    let mut counts: HashMap<&str, Vec<(Tag, u32)>> = HashMap::new();
    for token in sentences.iter().flatten() {
        let counts = counts.entry(&token.form).or_default();
        match counts.iter_mut().find(|(tag, _)| *tag == token.tag) {
            Some((_, n)) => *n += 1,
            None => counts.push((token.tag, 1)),
        }
    }
    let usual = |counts: Vec<(Tag, u32)>| counts.into_iter().rev().max_by_key(|&(_, n)| n);
    counts.into_iter().map(|(word, counts)| (word, usual(counts).unwrap().0)).collect()
}

#[test]
fn the_tagged_sentences_are_what_was_measured() {
    let Some(Treebank { train, dev, test }) = real("UD English-EWT", datasets::ud_ewt) else {
        return;
    };
    if !measured(&UD_EWT) {
        return;
    }
    assert_eq!([train.len(), dev.len(), test.len()], [12_544, 2_001, 2_077]);
    assert_eq!(train.iter().flatten().count(), 204_577);
    assert_eq!(train.iter().flatten().map(|token| token.tag).collect::<BTreeSet<_>>().len(), 17);

    let usual = usual_tags(&train);
    let known = |form: &str| usual.contains_key(form);
    let (seen, unseen): (Vec<_>, Vec<_>) =
        test.iter().flatten().partition(|word| known(&word.form));
    let hits = seen.iter().filter(|word| usual[&word.form[..]] == word.tag).count() as f64;
    let nouns = unseen.iter().filter(|word| word.tag == Tag::Noun).count() as f64;
    let (seen, unseen) = (seen.len() as f64, unseen.len() as f64);
    close(unseen / (seen + unseen), 0.0913, 4);
    close(hits / seen, 0.9173, 4);
    close(nouns / unseen, 0.3080, 4);
    close((hits + nouns) / (seen + unseen), 0.8616, 4);
}
