//! Downloads from servers of every temper, and files of every fault.

mod damage;
mod disk;
mod hurdles;
mod resume;
mod server;

use flate2::Compression;
use flate2::write::GzEncoder;
use md5::Md5;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

use super::catalogue::{Digest, File, Form, Set};
use super::failure::Failure;
use super::fetch::Client;
use super::folder::Folders;
use super::get::get;
use server::{Reply, Request, Server};

/// Ten thousand bytes without a pattern, which pack into about half.
fn bytes() -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 60) as u8
    };
    (0..10_000).map(|_| next()).collect()
}

fn hex(digest: impl AsRef<[u8]>) -> &'static str {
    let digits: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.leak()
}

fn sha256(bytes: &[u8]) -> &'static str {
    hex(Sha256::digest(bytes))
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// Two sentences in ten columns, and a word of one's choice.
fn conllu(word: &str) -> Vec<u8> {
    let token = |word| format!("1\t{word}\t_\tNOUN\t_\t_\t0\troot\t_\t_\n");
    format!("# text = {word}\n{}\n{}\n", token(word), token("end")).into_bytes()
}

/// The file `raw`, known by its digest.
fn file(raw: &[u8]) -> File {
    File {
        path: "set/file",
        remote: "remote",
        bytes: raw.len() as u64,
        form: Form::Fixed,
        digest: Digest::Sha256(sha256(raw)),
        stand_in: None,
    }
}

/// A treebank of about `raw`'s length, of which nobody publishes a digest.
fn treebank(raw: &[u8]) -> File {
    File { form: Form::Conllu, digest: Digest::Unpublished, ..file(raw) }
}

/// The set of one file that `servers` offer.
fn set(file: File, servers: &[&Server]) -> &'static Set {
    let addresses: Vec<&str> = servers.iter().map(|server| &*server.address).collect();
    set_at(file, &addresses)
}

/// The set of one file that lies at `addresses`.
fn set_at(file: File, addresses: &[&str]) -> &'static Set {
    let mirrors: Vec<&str> = addresses.iter().map(|address| &*address.to_string().leak()).collect();
    Box::leak(Box::new(Set {
        name: "set",
        what: "a set",
        licence: "none",
        mirrors: mirrors.leak(),
        files: vec![file].leak(),
    }))
}

/// A folder of data, and a client in a hurry that asks three times.
struct Place {
    folder: TempDir,
    client: Client,
}

impl Place {
    fn new() -> Self {
        Self::asking(3)
    }

    fn asking(attempts: u32) -> Self {
        Self::waiting(attempts, Duration::from_secs(10))
    }

    fn waiting(attempts: u32, patience: Duration) -> Self {
        let client = Client::with(attempts, Duration::from_millis(1), patience, None);
        Self { folder: tempfile::tempdir().unwrap(), client }
    }

    fn folders(&self) -> Folders {
        Folders { named: Some(self.folder.path().into()), cache: None }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn get(&self, set: &'static Set) -> Result<(), String> {
        get(&self.client, set, &self.folders()).map_err(|failure: Failure| failure.to_string())
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    /// The names in the set's folder.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("set")).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }
}
