//! Handwritten digits and articles of clothing, 70 000 each (DAT-01, DAT-02).

use crate::catalogue::{FASHION_MNIST, MNIST, Set};
use crate::folder::Folders;
use crate::{Error, Images};

/// Which part of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What is learned from.
    Train,
    /// What is only measured with.
    Test,
}

/// What the ten classes of Fashion-MNIST are, in the order of their labels.
pub const CLOTHING: [&str; 10] = [
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
];

/// MNIST: 60 000 handwritten digits to train with or 10 000 to test with (LeCun, Cortes and Burges,
/// 1998).
///
/// `pixels` is (60000, 28, 28) or (10000, 28, 28), full ink is 255; the label is the digit. The files
/// are looked for in `$NN_DATA_DIR` and in the user's cache.
///
/// # Errors
///
/// A file that is not there, with the folders looked in and the command that gets it; what
/// [`Images::open`] refuses.
pub fn mnist(split: Split) -> Result<Images, Error> {
    read(&Folders::of_user(), &MNIST, split)
}

/// Fashion-MNIST: 60 000 grey pictures of clothing to train with or 10 000 to test with (Xiao, Rasul
/// and Vollgraf, 2017).
///
/// Shapes and folders as with [`mnist`]; the labels are places in [`CLOTHING`].
///
/// # Errors
///
/// As [`mnist`].
pub fn fashion_mnist(split: Split) -> Result<Images, Error> {
    read(&Folders::of_user(), &FASHION_MNIST, split)
}

/// The part `split` of `set`, from `folders`.
fn read(folders: &Folders, set: &Set, split: Split) -> Result<Images, Error> {
    let first = match split {
        Split::Train => 0,
        Split::Test => 2,
    };
    let [pixels, labels] = [first, first + 1].map(|i| folders.find(set, &set.files[i]));
    let (pixels, labels) = (pixels.map_err(Error::Set)?.path, labels.map_err(Error::Set)?.path);
    Images::open(pixels, labels, (28, 28), 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use std::fs;

    #[test]
    fn each_split_has_its_own_pair_of_files() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders { named: Some(folder.path().into()), cache: None };
        fs::create_dir(folder.path().join("mnist")).unwrap();
        for (file, label) in [("train", 3), ("t10k", 7)] {
            let path = |part: &str| folder.path().join(format!("mnist/{file}-{part}-ubyte"));
            let pixels = [&[0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28][..], &[label; 784]];
            fs::write(path("images-idx3"), pixels.concat()).unwrap();
            fs::write(path("labels-idx1"), [0, 0, 8, 1, 0, 0, 0, 1, label]).unwrap();
        }
        for (split, label) in [(Split::Train, 3), (Split::Test, 7)] {
            let images = read(&folders, &MNIST, split).unwrap();
            assert_eq!(images.labels, array![label]);
            assert_eq!(images.pixels[[0, 27, 27]], label);
            assert_eq!(images.white, 255);
        }
    }

    #[test]
    fn a_missing_set_is_an_error_that_says_how_to_get_it() {
        let folders = Folders { named: Some("here".into()), cache: Some("there".into()) };
        assert_eq!(
            read(&folders, &FASHION_MNIST, Split::Test).unwrap_err().to_string(),
            "fashion-mnist/t10k-images-idx3-ubyte is not in here or there; \
             `cargo xtask data get fashion-mnist` downloads it"
        );
    }
}
