//! Texts that are downloaded: plays, a corpus of words, analogies, tagged sentences (DAT-11, DAT-12,
//! DAT-17).

use crate::analogy::{self, Section};
use crate::catalogue::{QUESTIONS_WORDS, SHAKESPEARE, Set, StandIn, TEXT8, UD_EWT};
use crate::conllu::{self, Sentence};
use crate::folder::{Folders, Found};
use crate::{Error, text};

/// Words of a to z with a space between them.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The words.
    pub text: String,
    /// Set where it is another corpus than the one asked for.
    pub stand_in: Option<&'static StandIn>,
}

/// Sentences with parts of speech, in the three parts of the release.
#[derive(Clone, Debug)]
pub struct Treebank {
    /// To count in.
    pub train: Vec<Sentence>,
    /// To choose settings with.
    pub dev: Vec<Sentence>,
    /// To measure with, once.
    pub test: Vec<Sentence>,
}

/// “Tiny Shakespeare”: 1 115 394 characters of plays (Karpathy, 2015).
///
/// The file is looked for in `$NN_DATA_DIR` and in the user's cache.
///
/// # Errors
///
/// A file that is not there, with the folders looked in and the command that gets it; what
/// [`text::open`] refuses.
pub fn shakespeare() -> Result<String, Error> {
    text::open(find(&Folders::of_user(), &SHAKESPEARE, 0)?.path)
}

/// Text8: 100 000 000 characters of English Wikipedia, a to z and spaces (Mahoney, 2006).
///
/// Where it is absent, a corpus of books of the same size and form may stand in for it, as
/// [`Corpus::stand_in`] says.
///
/// # Errors
///
/// As [`shakespeare`]; a character that is neither a letter a to z nor a space.
pub fn text8() -> Result<Corpus, Error> {
    words(&Folders::of_user())
}

/// 19 544 questions of the form *a is to b as c is to d*, in 14 sections (Mikolov et al., 2013).
///
/// # Errors
///
/// As [`shakespeare`]; what [`analogy::open`] refuses.
pub fn analogies() -> Result<Vec<Section>, Error> {
    analogy::open(find(&Folders::of_user(), &QUESTIONS_WORDS, 0)?.path)
}

/// UD English-EWT: 16 622 sentences of weblogs, mails and reviews with the parts of speech of their
/// words (Silveira et al., 2014).
///
/// # Errors
///
/// As [`shakespeare`]; what [`conllu::open`] refuses.
pub fn ud_ewt() -> Result<Treebank, Error> {
    treebank(&Folders::of_user())
}

/// The corpus of words in `folders`.
fn words(folders: &Folders) -> Result<Corpus, Error> {
    let Found { path, stand_in } = find(folders, &TEXT8, 0)?;
    let text = text::open(&path)?;
    text::words(&path, &text)?;
    Ok(Corpus { text, stand_in })
}

/// The treebank in `folders`.
fn treebank(folders: &Folders) -> Result<Treebank, Error> {
    let part = |i| conllu::open(find(folders, &UD_EWT, i)?.path);
    Ok(Treebank { train: part(0)?, dev: part(1)?, test: part(2)? })
}

/// Where file `i` of `set` lies.
fn find(folders: &Folders, set: &Set, i: usize) -> Result<Found, Error> {
    folders.find(set, &set.files[i]).map_err(Error::Set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_stand_in_says_that_it_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders { named: Some(folder.path().into()), cache: None };
        fs::create_dir(folder.path().join("text")).unwrap();
        fs::write(folder.path().join("text/classics.txt"), "the whale").unwrap();
        let corpus = words(&folders).unwrap();
        assert_eq!(corpus.text, "the whale");
        assert!(corpus.stand_in.unwrap().what.contains("books"));
        fs::write(folder.path().join("text/text8.txt"), " anarchism").unwrap();
        let corpus = words(&folders).unwrap();
        assert_eq!(corpus.text, " anarchism");
        assert!(corpus.stand_in.is_none());
    }

    #[test]
    fn a_corpus_with_other_characters_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text/text8.txt");
        fs::create_dir(folder.path().join("text")).unwrap();
        fs::write(&path, "the whale.").unwrap();
        assert_eq!(
            words(&Folders { named: Some(folder.path().into()), cache: None })
                .unwrap_err()
                .to_string(),
            format!(
                "{}: at byte 9: expected a letter a to z or a space, found '.'",
                path.display()
            )
        );
    }

    #[test]
    fn the_parts_of_the_treebank_keep_their_places() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("ud-ewt")).unwrap();
        for part in ["train", "dev", "test"] {
            let path = folder.path().join(format!("ud-ewt/en_ewt-ud-{part}.conllu"));
            fs::write(path, format!("1\t{part}\t_\tNOUN\t_\t_\t_\t_\t_\t_\n\n")).unwrap();
        }
        let Treebank { train, dev, test } =
            treebank(&Folders { named: Some(folder.path().into()), cache: None }).unwrap();
        let form = |sentences: &[Sentence]| sentences[0][0].form.clone();
        assert_eq!([form(&train), form(&dev), form(&test)], ["train", "dev", "test"]);
    }
}
