//! Reads a file, plain or gzip, in memory that its size bounds.
//!
//! No number in a file decides how much memory is taken: a buffer grows as bytes arrive, and
//! nothing can unpack to more than 1032 times its compressed size.

use crate::Error;
use flate2::read::MultiGzDecoder;
use std::fs::{self, File};
use std::io::{self, Cursor, ErrorKind, Read};
use std::path::Path;

/// The first bytes of a gzip file (RFC 1952). A file is known by them, not by its name.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// One byte of deflate data unpacks to no more than 1032: 258 from each match, and no match takes
/// less than two bits (RFC 1951).
const MOST_PER_BYTE: u64 = 1032;

/// A text unpacks to at most this many times its compressed size; those of the course come to less
/// than 9.
const TEXT_PER_BYTE: u64 = 100;

/// What a text may unpack to however small it is compressed.
const SHORT_TEXT: u64 = 1 << 16;

/// The uncompressed bytes of a file, read in order.
pub(crate) struct Source<'a> {
    path: &'a Path,
    bytes: Box<dyn Read + 'a>,
    offset: u64,
    size: u64,
    packed: bool,
}

impl<'a> Source<'a> {
    /// Opens the file `path`, plain or gzip of one member or more.
    ///
    /// # Errors
    ///
    /// Nothing there, no permission, or no regular file: a folder, a device, a pipe.
    pub(crate) fn open(path: &'a Path) -> Result<Self, Error> {
        let kind = fs::metadata(path).map_err(|error| Error::io(path, error))?.file_type();
        if !kind.is_file() {
            let found = if kind.is_dir() { "a directory" } else { "a device or a pipe" };
            return Err(Error::malformed(path, 0, "a file", found));
        }
        let file = File::open(path).map_err(|error| Error::io(path, error))?;
        let size = file.metadata().map_err(|error| Error::io(path, error))?.len();
        Self::new(path, file, size)
    }

    /// Reads `bytes` that are in memory already; errors call them `name`.
    pub(crate) fn of(name: &'a Path, bytes: &'a [u8]) -> Result<Self, Error> {
        Self::new(name, bytes, bytes.len() as u64)
    }

    /// Reads from `reader`, which holds `size` bytes.
    fn new(path: &'a Path, mut reader: impl Read + 'a, size: u64) -> Result<Self, Error> {
        let mut start = Vec::new();
        let sniffed = reader.by_ref().take(GZIP.len() as u64).read_to_end(&mut start);
        sniffed.map_err(|error| Error::io(path, error))?;
        let packed = start == GZIP;
        let whole = Cursor::new(start).chain(reader);
        let bytes: Box<dyn Read + 'a> =
            if packed { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
        Ok(Self { path, bytes, offset: 0, size, packed })
    }

    /// How many bytes the file has, if it is gzip.
    pub(crate) fn packed_size(&self) -> Option<u64> {
        self.packed.then_some(self.size)
    }

    /// More bytes than these the file cannot hold, uncompressed.
    pub(crate) fn most(&self) -> u64 {
        if self.packed { self.size.saturating_mul(MOST_PER_BYTE) } else { self.size }
    }

    /// Where the next byte stands, uncompressed.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// The next `count` bytes, or as many as there are.
    pub(crate) fn take(&mut self, count: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        if !self.packed {
            let size = usize::try_from(count.min(self.size)).unwrap_or(usize::MAX);
            let reserved = bytes.try_reserve_exact(size);
            reserved.map_err(|_| Error::io(self.path, ErrorKind::OutOfMemory.into()))?;
        }
        let read = (&mut self.bytes).take(count).read_to_end(&mut bytes);
        self.offset += bytes.len() as u64;
        read.map_err(|error| self.refused(error))?;
        bytes.shrink_to_fit();
        Ok(bytes)
    }

    /// All that is left of a text.
    ///
    /// # Errors
    ///
    /// What cannot be read, and what unpacks to more than a text does.
    pub(crate) fn text(mut self) -> Result<Vec<u8>, Error> {
        let (most, what) = match self.packed_size() {
            Some(size) => (size.saturating_mul(TEXT_PER_BYTE).max(SHORT_TEXT), "compressed bytes"),
            None => (self.size, "bytes"),
        };
        let bytes = self.take(most.saturating_add(1))?;
        if bytes.len() as u64 > most {
            let expected = format!("the end of a text of {} {what}", self.size);
            return Err(Error::malformed(self.path, most, expected, "more bytes"));
        }
        Ok(bytes)
    }

    /// What is missing here: the error where the file ends too early.
    pub(crate) fn ends(&self, expected: impl Into<String>) -> Error {
        let found = if self.offset == 0 { "an empty file" } else { "the end of the file" };
        Error::malformed(self.path, self.offset, expected, found)
    }

    /// The error of a reader, told apart: the system's, or the compressed data's.
    fn refused(&self, error: io::Error) -> Error {
        let damaged = |expected, found| Error::malformed(self.path, self.offset, expected, found);
        let reason = error.to_string();
        match error.kind() {
            _ if !self.packed => Error::io(self.path, error),
            ErrorKind::UnexpectedEof => {
                damaged("more compressed data", "the end of the compressed file")
            }
            ErrorKind::InvalidInput | ErrorKind::InvalidData => match reason.as_str() {
                "invalid gzip header" if self.offset > 0 => {
                    damaged("the end of the compressed file", "more bytes, which are not gzip data")
                }
                _ if reason.contains("checksum") => {
                    damaged("bytes that agree with the checksum of the gzip data", "others")
                }
                _ => damaged("gzip data", &reason),
            },
            _ => Error::io(self.path, error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// A reader that gives some bytes and then the system's error.
    struct Refusing(&'static [u8], ErrorKind);

    impl Read for Refusing {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() { Err(self.1.into()) } else { self.0.read(into) }
        }
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn text(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let source = Source::of(Path::new("a file"), bytes).map_err(|error| error.to_string())?;
        source.text().map_err(|error| error.to_string())
    }

    #[test]
    fn plain_and_packed_files_hold_the_same_bytes() {
        let bytes = b"the cat sat on floor";
        assert_eq!(text(bytes).unwrap(), bytes);
        assert_eq!(text(&gzip(bytes)).unwrap(), bytes);
        assert_eq!(text(b"").unwrap(), b"");
        assert_eq!(text(&gzip(b"")).unwrap(), b"");
        assert_eq!(text(&GZIP[..1]).unwrap(), GZIP[..1]);
    }

    #[test]
    fn members_of_a_gzip_file_follow_each_other() {
        let both = [gzip(b"the cat "), gzip(b"sat on floor")].concat();
        assert_eq!(text(&both).unwrap(), b"the cat sat on floor");
    }

    #[test]
    fn taking_stops_where_the_bytes_stop() {
        let mut source = Source::of(Path::new("a file"), b"abc").unwrap();
        assert_eq!(source.take(2).unwrap(), b"ab");
        assert_eq!(source.offset(), 2);
        assert_eq!(source.take(u64::MAX).unwrap(), b"c");
        assert_eq!(source.offset(), 3);
    }

    #[test]
    fn a_reader_that_is_refused_says_by_whom_and_why() {
        for start in [&b""[..], b"PAR", b"\x1f\x8b\x08\x00"] {
            let reader = Refusing(start, ErrorKind::PermissionDenied);
            let source = Source::new(Path::new("a file"), reader, 10);
            let error = source.and_then(Source::text).unwrap_err();
            assert_eq!(error.to_string(), "a file: permission denied");
            assert!(matches!(error, Error::Io { .. }));
        }
    }

    /// "abc" packed: 10 bytes of header, 5 of data, 4 of checksum, 4 of length.
    #[test]
    fn damaged_gzip_data_is_told_apart() {
        let packed = gzip(b"abc");
        assert_eq!(packed.len(), 23);
        let changed = |at: usize, to: u8| {
            let mut bytes = packed.clone();
            bytes[at] = to;
            text(&bytes).unwrap_err()
        };
        assert_eq!(
            changed(2, 7),
            "a file: at byte 0: expected gzip data, found invalid gzip header"
        );
        assert_eq!(
            changed(10, 0xff),
            "a file: at byte 0: expected gzip data, found corrupt deflate stream"
        );
        for byte in [15, 19] {
            assert_eq!(
                changed(byte, !packed[byte]),
                "a file: at byte 3: expected bytes that agree with the checksum of the gzip data, \
                 found others"
            );
        }
        assert_eq!(
            text(&[&packed[..], b"\0"].concat()).unwrap_err(),
            "a file: at byte 3: expected more compressed data, found the end of the compressed file"
        );
        assert_eq!(
            text(&[&packed[..], b"and so on, for more than a header"].concat()).unwrap_err(),
            "a file: at byte 3: expected the end of the compressed file, found more bytes, which \
             are not gzip data"
        );
    }

    #[test]
    fn every_truncation_of_gzip_data_is_noticed() {
        let packed = gzip(b"abc");
        for length in 2..packed.len() {
            let error = text(&packed[..length]).unwrap_err();
            let end = ": expected more compressed data, found the end of the compressed file";
            assert!(error.ends_with(end), "{length}: {error}");
        }
    }

    #[test]
    fn a_file_that_grows_while_it_is_read_is_refused() {
        let source = Source::new(Path::new("a log"), &b"one, two"[..], 3).unwrap();
        assert_eq!(
            source.text().unwrap_err().to_string(),
            "a log: at byte 3: expected the end of a text of 3 bytes, found more bytes"
        );
    }

    #[test]
    fn a_bomb_is_left_packed() {
        let bomb = gzip(&vec![b'a'; 10_000_000]);
        let most = 100 * bomb.len();
        assert!(most < 2_000_000);
        assert_eq!(
            text(&bomb).unwrap_err(),
            format!(
                "a file: at byte {most}: expected the end of a text of {} compressed bytes, found \
                 more bytes",
                bomb.len()
            )
        );
        let short = vec![b'a'; 1 << 16];
        assert_eq!(text(&gzip(&short)).unwrap(), short);
    }

    /// Deflate reaches its limit on one byte repeated: the bound may not be below what it packs.
    #[test]
    fn nothing_packs_better_than_1032_to_one() {
        let packed = gzip(&vec![0; 50_000_000]);
        let ratio = 50_000_000 / packed.len() as u64;
        assert!((1000..=MOST_PER_BYTE).contains(&ratio), "{ratio}");
        assert!(Source::of(Path::new("a file"), &packed).unwrap().most() >= 50_000_000);
    }
}
