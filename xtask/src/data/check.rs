//! Is a file what the catalogue says it is? Read once, through its compression, in bounded memory.

use flate2::read::MultiGzDecoder;
use md5::Md5;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::ops::RangeInclusive;
use std::path::Path;

use super::catalogue::{Digest, File, Form, StandIn};
use super::folder::Found;
use super::record;

/// How the bytes of a sound file are known.
#[derive(Debug, PartialEq, Eq)]
pub enum Known {
    /// They have the published digest of this kind.
    Published(&'static str),
    /// They are others that serve as well.
    StandIn(&'static str),
    /// They are the ones that were downloaded.
    Recorded,
    /// Size and form are right, and nothing is left to compare with.
    Unpublished,
}

/// A sound file.
#[derive(Debug)]
pub struct Sound {
    /// How its bytes are known.
    pub known: Known,
    /// SHA-256 of them, uncompressed.
    pub sha256: String,
    /// Whether they lie in a gz.
    pub packed: bool,
}

/// Why a file is not what it should be.
#[derive(Debug)]
pub enum Fault {
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// It cannot be unpacked beyond so many bytes.
    Unpackable { after: u64, reason: String },
    /// It is too long or too short.
    Size { expected: String, found: String },
    /// Its bytes are others.
    Digest { kind: &'static str, expected: String, found: String },
    /// A line does not have ten columns.
    Columns { line: u64, found: usize },
    /// It ends within a sentence.
    Unfinished { line: u64 },
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(kind) => write!(f, "{kind} as published"),
            Self::StandIn(what) => write!(f, "known: {what}"),
            Self::Recorded => write!(f, "as it was downloaded"),
            Self::Unpublished => write!(f, "size and form are right; no digest to compare with"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::Unpackable { after, reason } => {
                write!(f, "cannot be unpacked beyond byte {after}: {reason}")
            }
            Self::Size { expected, found } => {
                write!(f, "expected {expected} bytes unpacked, found {found}")
            }
            Self::Digest { kind, expected, found } => {
                write!(f, "expected the {kind} {expected}, found {found}")
            }
            Self::Columns { line, found } => {
                write!(f, "line {line}: expected 10 columns, found {found}")
            }
            Self::Unfinished { line } => {
                write!(
                    f,
                    "line {line}: expected an empty line after the last sentence, found the end"
                )
            }
        }
    }
}

/// Checks what was found for `file`, also against the digest recorded when it came.
pub fn found(file: &File, found: &Found) -> Result<Sound, Fault> {
    let recorded = record::read(&found.path);
    check(file, found.stand_in, &found.path, recorded.as_deref())
}

/// Checks what has just come for `file`.
pub fn arrived(file: &File, path: &Path) -> Result<Sound, Fault> {
    check(file, None, path, None)
}

/// Reads the file at `path` and compares it with what `file`, or its stand-in from `elsewhere`,
/// should be.
fn check(
    file: &File,
    elsewhere: Option<&StandIn>,
    path: &Path,
    recorded: Option<&str>,
) -> Result<Sound, Fault> {
    let content = read(file, path)?;
    let (sha256, packed) = (content.sha256.clone(), content.packed);
    if let Some(other) = &file.stand_in
        && sha256 == other.sha256
    {
        return Ok(Sound { known: Known::StandIn(other.what), sha256, packed });
    }
    let known = match (elsewhere, file.digest) {
        (Some(other), _) => return Err(content.differs(SHA256, other.sha256)),
        (_, Digest::Sha256(hex)) if content.sha256 == hex => Known::Published(SHA256),
        (_, Digest::Sha256(hex)) => return Err(content.differs(SHA256, hex)),
        (_, Digest::Md5(hex)) if content.md5 == hex => Known::Published(MD5),
        (_, Digest::Md5(hex)) => return Err(content.differs(MD5, hex)),
        (_, Digest::Md5Packed(hex)) if content.md5 == hex => Known::Published(PACKED),
        (_, Digest::Md5Packed(_) | Digest::Unpublished) if recorded == Some(&content.sha256) => {
            Known::Recorded
        }
        (_, Digest::Md5Packed(hex)) if content.packed => return Err(content.differs(PACKED, hex)),
        (_, Digest::Md5Packed(_) | Digest::Unpublished) => match recorded {
            Some(hex) => return Err(content.differs(RECORDED, hex)),
            None => Known::Unpublished,
        },
    };
    Ok(Sound { known, sha256, packed })
}

const SHA256: &str = "SHA-256 of the uncompressed bytes";
const MD5: &str = "MD5 of the uncompressed bytes";
const PACKED: &str = "MD5 of the compressed file";
const RECORDED: &str =
    "SHA-256 that .sha256 beside it records (remove that if you put another edition here)";

/// What was read.
struct Content {
    /// Whether it came out of a gz.
    packed: bool,
    /// SHA-256 of the uncompressed bytes.
    sha256: String,
    /// MD5 of what the catalogue has an MD5 of; empty where it has none.
    md5: String,
}

impl Content {
    /// The fault of not having this digest.
    fn differs(self, kind: &'static str, expected: &str) -> Fault {
        let found = if kind == MD5 || kind == PACKED { self.md5 } else { self.sha256 };
        Fault::Digest { kind, expected: expected.into(), found }
    }
}

/// Reads all of it and checks size and form on the way.
fn read(file: &File, path: &Path) -> Result<Content, Fault> {
    let source = std::fs::File::open(path).map_err(Fault::Unreadable)?;
    let mut source = BufReader::with_capacity(1 << 16, source);
    let packed = source.fill_buf().map_err(Fault::Unreadable)?.starts_with(&[0x1f, 0x8b]);
    let of_packed = matches!(file.digest, Digest::Md5Packed(_));
    let mut source = Hashed { source, md5: of_packed.then(Md5::new) };
    let mut reader: Box<dyn Read> =
        if packed { Box::new(MultiGzDecoder::new(&mut source)) } else { Box::new(&mut source) };

    let (mut sha256, mut bytes) = (Sha256::new(), 0);
    let mut md5 = matches!(file.digest, Digest::Md5(_)).then(Md5::new);
    let mut columns = (file.form == Form::Conllu).then(Columns::new);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if packed => {
                return Err(Fault::Unpackable { after: bytes, reason: error.to_string() });
            }
            Err(error) => return Err(Fault::Unreadable(error)),
        };
        bytes += length as u64;
        if bytes > *sizes(file).end() {
            return Err(size(file, "more"));
        }
        sha256.update(&buffer[..length]);
        md5.iter_mut().for_each(|md5| md5.update(&buffer[..length]));
        columns.iter_mut().try_for_each(|columns| columns.push(&buffer[..length]))?;
    }
    drop(reader);
    if !sizes(file).contains(&bytes) {
        return Err(size(file, bytes));
    }
    columns.map_or(Ok(()), Columns::finish)?;
    let md5 = md5.or(source.md5).map(|md5| hex(&md5.finalize())).unwrap_or_default();
    Ok(Content { packed, sha256: hex(&sha256.finalize()), md5 })
}

/// How many uncompressed bytes `file` may have: new editions of a treebank are little longer.
pub fn sizes(file: &File) -> RangeInclusive<u64> {
    match file.form {
        Form::Fixed => file.bytes..=file.bytes,
        Form::Conllu => file.bytes / 2..=file.bytes * 2,
    }
}

/// The fault of not having one of the sizes that `file` may have.
fn size(file: &File, found: impl ToString) -> Fault {
    let (least, most) = sizes(file).into_inner();
    let expected = if least == most { most.to_string() } else { format!("{least} to {most}") };
    Fault::Size { expected, found: found.to_string() }
}

/// The digest as it is written.
fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hashes what is read through it.
struct Hashed<R> {
    source: R,
    md5: Option<Md5>,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        self.md5.iter_mut().for_each(|md5| md5.update(&buffer[..length]));
        Ok(length)
    }
}

/// Counts the columns of CoNLL-U: ten, with tabs between them, on every line that is neither a
/// comment nor empty.
struct Columns {
    line: u64,
    tabs: usize,
    first: Option<u8>,
    blank: bool,
}

impl Columns {
    fn new() -> Self {
        Self { line: 1, tabs: 0, first: None, blank: false }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        for &byte in bytes {
            match byte {
                b'\n' => {
                    self.blank = self.first.is_none();
                    if !matches!((self.first, self.tabs), (None | Some(b'#'), _) | (_, 9)) {
                        return Err(Fault::Columns { line: self.line, found: self.tabs + 1 });
                    }
                    *self = Self { line: self.line + 1, tabs: 0, first: None, ..*self };
                }
                b'\r' => {}
                _ => {
                    self.tabs += usize::from(byte == b'\t');
                    self.first.get_or_insert(byte);
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Fault> {
        if self.blank && self.first.is_none() {
            return Ok(());
        }
        Err(Fault::Unfinished { line: self.line })
    }
}
