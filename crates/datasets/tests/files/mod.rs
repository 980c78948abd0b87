//! Files to damage, and folders to lay them in.

use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use tempfile::TempDir;

/// A table of two numbers and a class.
#[allow(dead_code, reason = "not every test reads every format")]
pub const TABLE: &str = "length,width,species\n5.1,3.5,setosa\n7.0,3.2,versicolor\n";

/// Its classes.
#[allow(dead_code, reason = "not every test reads every format")]
pub const SPECIES: [&str; 2] = ["setosa", "versicolor"];

/// A sentence with a word of two parts.
#[allow(dead_code, reason = "not every test reads every format")]
pub const SENTENCE: &str = "# text = I can't.\n\
    1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
    2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
    2\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n\
    3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
    4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

/// Questions of two kinds.
#[allow(dead_code, reason = "not every test reads every format")]
pub const QUESTIONS: &str = ": family\nboy girl he she\n: plural\ncar cars cat cats\n";

/// An IDX file of the type `code`, with any dimensions and any bytes of values.
#[allow(dead_code, reason = "not every test reads every format")]
pub fn idx(code: u8, shape: &[u32], values: &[u8]) -> Vec<u8> {
    let mut file = vec![0, 0, code, u8::try_from(shape.len()).unwrap()];
    file.extend(shape.iter().flat_map(|n| n.to_be_bytes()));
    file.extend(values);
    file
}

/// `bytes` as gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A file `name` with `bytes` in a folder of its own, which lives as long as the first part.
#[allow(dead_code, reason = "not every test needs a file")]
pub fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}
