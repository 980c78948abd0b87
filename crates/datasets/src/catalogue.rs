//! The sets that can be downloaded: where from, how large, under which licence, and by which digest
//! their bytes are known.
//!
//! `xtask` includes this file, so that what is downloaded is what is looked for.

/// A set of files that belong together.
#[derive(Debug)]
pub struct Set {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What is in it, in a few words.
    pub what: &'static str,
    /// The licence its authors give it.
    pub licence: &'static str,
    /// Addresses of folders that hold the files, the authors' own first; each ends in `/`.
    pub mirrors: &'static [&'static str],
    /// The files.
    pub files: &'static [File],
}

/// One file of a set.
#[derive(Debug)]
pub struct File {
    /// Where it lies in a folder of data, without the `.gz` it may also have.
    pub path: &'static str,
    /// What it is called in the folders of `mirrors`.
    pub remote: &'static str,
    /// How many bytes it has, uncompressed; about, where editions differ.
    pub bytes: u64,
    /// What is in it.
    pub form: Form,
    /// How its bytes are known.
    pub digest: Digest,
    /// What may be there in its stead.
    pub stand_in: Option<StandIn>,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The same bytes for ever.
    Fixed,
    /// Sentences with a line of ten columns a token. Editions differ, in size too.
    Conllu,
}

/// By what the bytes of a file are known.
#[derive(Clone, Copy, Debug)]
pub enum Digest {
    /// SHA-256 of the uncompressed bytes.
    Sha256(&'static str),
    /// MD5 of the uncompressed bytes.
    Md5(&'static str),
    /// MD5 of the compressed file, as it is distributed.
    Md5Packed(&'static str),
    /// Nobody publishes one: size and form have to do.
    Unpublished,
}

/// Other bytes that serve as well.
#[derive(Debug)]
pub struct StandIn {
    /// Where they lie: at the file's own path, or at one that is tried where the file is absent.
    pub path: &'static str,
    /// SHA-256 of the uncompressed bytes.
    pub sha256: &'static str,
    /// What they are.
    pub what: &'static str,
}

/// All sets.
pub static SETS: [&Set; 6] =
    [&MNIST, &FASHION_MNIST, &SHAKESPEARE, &TEXT8, &UD_EWT, &QUESTIONS_WORDS];

/// Handwritten digits: training pictures, their labels, test pictures, their labels.
pub static MNIST: Set = Set {
    name: "mnist",
    what: "70 000 handwritten digits, 28 × 28",
    licence: "CC BY-SA 3.0",
    mirrors: &[
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ],
    files: &[
        File {
            path: "mnist/train-images-idx3-ubyte",
            remote: "train-images-idx3-ubyte.gz",
            bytes: 47_040_016,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            ),
            stand_in: None,
        },
        File {
            path: "mnist/train-labels-idx1-ubyte",
            remote: "train-labels-idx1-ubyte.gz",
            bytes: 60_008,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            ),
            stand_in: None,
        },
        File {
            path: "mnist/t10k-images-idx3-ubyte",
            remote: "t10k-images-idx3-ubyte.gz",
            bytes: 7_840_016,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            ),
            stand_in: None,
        },
        File {
            path: "mnist/t10k-labels-idx1-ubyte",
            remote: "t10k-labels-idx1-ubyte.gz",
            bytes: 10_008,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            ),
            stand_in: None,
        },
    ],
};

/// Articles of clothing: training pictures, their labels, test pictures, their labels.
pub static FASHION_MNIST: Set = Set {
    name: "fashion-mnist",
    what: "70 000 articles of clothing, 28 × 28",
    licence: "MIT",
    mirrors: &[
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    ],
    files: &[
        File {
            path: "fashion-mnist/train-images-idx3-ubyte",
            remote: "train-images-idx3-ubyte.gz",
            bytes: 47_040_016,
            form: Form::Fixed,
            digest: Digest::Md5Packed("8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
            stand_in: Some(StandIn {
                path: "fashion-mnist/train-images-idx3-ubyte",
                sha256: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                what: "a stand-in put together from the pictures of each class",
            }),
        },
        File {
            path: "fashion-mnist/train-labels-idx1-ubyte",
            remote: "train-labels-idx1-ubyte.gz",
            bytes: 60_008,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            ),
            stand_in: None,
        },
        File {
            path: "fashion-mnist/t10k-images-idx3-ubyte",
            remote: "t10k-images-idx3-ubyte.gz",
            bytes: 7_840_016,
            form: Form::Fixed,
            digest: Digest::Md5Packed("bef4ecab320f06d8554ea6380940ec79"),
            stand_in: Some(StandIn {
                path: "fashion-mnist/t10k-images-idx3-ubyte",
                sha256: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                what: "a stand-in put together from the pictures of each class",
            }),
        },
        File {
            path: "fashion-mnist/t10k-labels-idx1-ubyte",
            remote: "t10k-labels-idx1-ubyte.gz",
            bytes: 10_008,
            form: Form::Fixed,
            digest: Digest::Sha256(
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            ),
            stand_in: None,
        },
    ],
};

/// The corpus of the character-level experiments.
pub static SHAKESPEARE: Set = Set {
    name: "shakespeare",
    what: "“tiny Shakespeare”, 40 000 lines of plays",
    licence: "public domain",
    mirrors: &["https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/"],
    files: &[File {
        path: "text/shakespeare.txt",
        remote: "input.txt",
        bytes: 1_115_394,
        form: Form::Fixed,
        digest: Digest::Sha256("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"),
        stand_in: None,
    }],
};

/// The corpus of the word vectors.
pub static TEXT8: Set = Set {
    name: "text8",
    what: "100 000 000 characters of Wikipedia, a–z and spaces",
    licence: "CC BY-SA, GFDL",
    mirrors: &["http://mattmahoney.net/dc/"],
    files: &[File {
        path: "text/text8.txt",
        remote: "text8.zip",
        bytes: 100_000_000,
        form: Form::Fixed,
        digest: Digest::Md5("3bea1919949baf155f99411df5fada7e"),
        stand_in: Some(StandIn {
            path: "text/classics.txt",
            sha256: "3bedf8e1e9f058f7243fb860f8bf376d5fc25e2a715972386a53e6bf599f913c",
            what: "a stand-in of 233 English books in the public domain",
        }),
    }],
};

/// Tagged English sentences: to train on, to develop with, to test on.
pub static UD_EWT: Set = Set {
    name: "ud-ewt",
    what: "UD English-EWT, 16 622 sentences with parts of speech",
    licence: "CC BY-SA 4.0",
    mirrors: &["https://raw.githubusercontent.com/UniversalDependencies/UD_English-EWT/master/"],
    files: &[
        File {
            path: "ud-ewt/en_ewt-ud-train.conllu",
            remote: "en_ewt-ud-train.conllu",
            bytes: 14_203_025,
            form: Form::Conllu,
            digest: Digest::Unpublished,
            stand_in: Some(StandIn {
                path: "ud-ewt/en_ewt-ud-train.conllu",
                sha256: "4f5bf82b493c2ae7563889e57a87c02e6e9ee8ccbba417a899c73ff09a4807a6",
                what: "a stand-in of a release's sentences in another order",
            }),
        },
        File {
            path: "ud-ewt/en_ewt-ud-dev.conllu",
            remote: "en_ewt-ud-dev.conllu",
            bytes: 1_805_545,
            form: Form::Conllu,
            digest: Digest::Unpublished,
            stand_in: Some(StandIn {
                path: "ud-ewt/en_ewt-ud-dev.conllu",
                sha256: "531a54ff90d6ab12201c5a50c3e78e6ddac4de69abc4bce5d275d3cd29efe2b6",
                what: "the edition this course was measured with",
            }),
        },
        File {
            path: "ud-ewt/en_ewt-ud-test.conllu",
            remote: "en_ewt-ud-test.conllu",
            bytes: 1_804_515,
            form: Form::Conllu,
            digest: Digest::Unpublished,
            stand_in: Some(StandIn {
                path: "ud-ewt/en_ewt-ud-test.conllu",
                sha256: "e266e515a0a7547657ed3d90d9ba46487d6bd251f27ad4269d4e8a427c8555cd",
                what: "the edition this course was measured with",
            }),
        },
    ],
};

/// Questions for word vectors: Athens is to Greece as Baghdad is to what?
pub static QUESTIONS_WORDS: Set = Set {
    name: "questions-words",
    what: "19 544 analogy questions (Mikolov et al., 2013)",
    licence: "Apache-2.0",
    mirrors: &["https://raw.githubusercontent.com/tmikolov/word2vec/master/"],
    files: &[File {
        path: "text/questions-words.txt",
        remote: "questions-words.txt",
        bytes: 603_955,
        form: Form::Fixed,
        digest: Digest::Sha256("8c29b3332afc46f3fb8be04cb5297bf96f39aa7131272dff57869b4485b22a36"),
        stand_in: None,
    }],
};
