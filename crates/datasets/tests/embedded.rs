//! The embedded sets are the files that their READMEs describe.

use datasets::{Labelled, breast_cancer, digits, iris, wine};
use sha2::{Digest, Sha256};

fn counts(labels: impl IntoIterator<Item = usize>, classes: usize) -> Vec<usize> {
    let mut counts = vec![0; classes];
    labels.into_iter().for_each(|label| counts[label] += 1);
    counts
}

fn sizes(set: Labelled) -> ((usize, usize), Vec<usize>) {
    assert_eq!(set.features.len(), set.x.ncols());
    let counts = counts(set.labels, set.classes.len());
    (set.x.dim(), counts)
}

#[test]
fn every_class_has_the_number_of_samples_that_its_readme_gives() {
    assert_eq!(sizes(iris()), ((150, 4), vec![50, 50, 50]));
    assert_eq!(sizes(wine()), ((178, 13), vec![59, 71, 48]));
    assert_eq!(sizes(breast_cancer()), ((569, 30), vec![212, 357]));
    let digits = digits();
    assert_eq!((digits.pixels.dim(), digits.white), ((1797, 8, 8), 16));
    let of_each = counts(digits.labels.iter().map(|&digit| digit.into()), 10);
    assert_eq!(of_each, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
}

#[test]
fn classes_and_features_have_their_names() {
    let iris = iris();
    assert_eq!(iris.classes, ["setosa", "versicolor", "virginica"]);
    assert_eq!(iris.features[2], "petal length (cm)");
    assert_eq!(wine().features[12], "proline");
    assert_eq!(breast_cancer().classes, ["malignant", "benign"]);
}

/// The rows that `data/iris/README.md` shows, where UCI's file is wrong.
#[test]
fn two_flowers_are_fishers_and_not_those_of_uci() {
    let x = iris().x;
    assert_eq!(x.row(34).to_vec(), [4.9, 3.1, 1.5, 0.2]);
    assert_eq!(x.row(37).to_vec(), [4.9, 3.6, 1.4, 0.1]);
}

#[test]
fn the_first_digit_is_a_zero_with_a_hole() {
    let digits = digits();
    assert_eq!(digits.labels[0], 0);
    let middle_row = digits.pixels.slice(ndarray::s![0, 3, ..]);
    assert_eq!(middle_row.to_vec(), [0, 4, 12, 0, 0, 8, 8, 0]);
    assert_eq!(digits.pixels.iter().max(), Some(&16));
    assert_eq!(digits.flat::<f32>()[[0, 26]], 0.75);
}

/// A file that was edited, or written with other line ends, is not the one the README describes.
#[test]
fn each_readme_names_the_digest_of_the_file_beside_it() {
    let files: [(&[u8], &str); 4] = [
        (
            include_bytes!("../../../data/iris/iris.csv"),
            include_str!("../../../data/iris/README.md"),
        ),
        (
            include_bytes!("../../../data/wine/wine.csv"),
            include_str!("../../../data/wine/README.md"),
        ),
        (
            include_bytes!("../../../data/breast_cancer/breast_cancer.csv"),
            include_str!("../../../data/breast_cancer/README.md"),
        ),
        (
            include_bytes!("../../../data/digits/digits.csv"),
            include_str!("../../../data/digits/README.md"),
        ),
    ];
    for (file, readme) in files {
        let digest: String =
            Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(readme.contains(&digest), "{digest} is not in:\n{readme}");
    }
}
