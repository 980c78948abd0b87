//! Four real sets that are compiled in: they need no file and no network.
//!
//! `data/` has each as scikit-learn ships it, with its origin and licence.

use crate::{Images, Labelled, table};
use ndarray::{Array1, Array3};

/// 1,797 handwritten digits of 8 × 8 pixels by 13 writers; full ink is 16.
///
/// A pixel counts the black ones in a block of 4 × 4, so the levels are 0 to 16. `pixels` is
/// (1797, 8, 8), `labels` (1797,) (Alpaydin and Kaynak, 1998).
pub fn digits() -> Images {
    let names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let digits = read("digits", include_str!("../../../data/digits/digits.csv"), &names);
    let levels = digits.x.iter().map(|&level| level as u8).collect();
    let pixels = Array3::from_shape_vec((digits.labels.len(), 8, 8), levels);
    let labels = digits.labels.iter().map(|&digit| digit as u8).collect::<Array1<_>>();
    Images { pixels: pixels.expect("every digit has 64 pixels"), labels, white: 16 }
}

/// 150 iris flowers: length and width of sepals and petals in cm, 50 of each of three species.
///
/// `x` is (150, 4), `labels` (150,) (Anderson; Fisher, 1936).
pub fn iris() -> Labelled {
    let names = ["setosa", "versicolor", "virginica"];
    read("iris", include_str!("../../../data/iris/iris.csv"), &names)
}

/// 178 wines of three cultivars by 13 chemical measurements.
///
/// `x` is (178, 13), `labels` (178,): 59, 71 and 48 of each class (Forina and others; Aeberhard,
/// 1992).
pub fn wine() -> Labelled {
    let names = ["class_0", "class_1", "class_2"];
    read("wine", include_str!("../../../data/wine/wine.csv"), &names)
}

/// 569 biopsies of the breast by 30 measurements of their cell nuclei.
///
/// `x` is (569, 30), `labels` (569,): 212 malignant (0) and 357 benign (1) (Street, Wolberg and
/// Mangasarian, 1993).
pub fn breast_cancer() -> Labelled {
    let names = ["malignant", "benign"];
    read("breast_cancer", include_str!("../../../data/breast_cancer/breast_cancer.csv"), &names)
}

/// Reads an embedded table.
fn read(name: &str, text: &str, classes: &[&str]) -> Labelled {
    table::parse(name, text.as_bytes(), "class", classes)
        .expect("the embedded tables are those that the tests read")
}
