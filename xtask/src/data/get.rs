//! Brings a set to its place: what is missing or damaged is fetched, checked, and put there whole.

use indicatif::DecimalBytes;
use std::fs::{self, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

use super::catalogue::{Digest, File, Set};
use super::check::{self, Fault};
use super::failure::{Disk, Failure, Refusal};
use super::fetch::{Client, Order};
use super::folder::Folders;
use super::part::{Part, beside, remove};
use super::record;

/// Gets what `folders` lack of `set` into the first of them.
pub fn get(client: &Client, set: &Set, folders: &Folders) -> Result<(), Failure> {
    let folder = folders.iter().next().ok_or(Failure::NoFolder)?;
    let mut wanted = wanted(client, set, folders);
    if wanted.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(Disk::at(folder))?;
    let (_lock, waited) = lock(client, set, folder)?;
    if waited {
        wanted = self::wanted(client, set, folders);
    }
    for (file, damaged) in wanted {
        let path = get_file(client, set, file, folder)?;
        // The plain file would be found before a packed one.
        if let Some(damaged) = damaged.filter(|old| *old != path && old.starts_with(folder)) {
            remove(&damaged)?;
        }
    }
    Ok(())
}

/// The files of `set` that are not here, or not whole; for the latter, where they lie.
fn wanted(client: &Client, set: &Set, folders: &Folders) -> Vec<(&'static File, Option<PathBuf>)> {
    let mut wanted = Vec::new();
    for file in set.files {
        let found = folders.find(set, file).ok().filter(|found| found.stand_in.is_none());
        let Some(found) = found else {
            wanted.push((file, None));
            continue;
        };
        let path = found.path.display();
        match check::found(file, &found) {
            Ok(sound) => client.say(&format!("✓ {path} is here; {}", sound.known)),
            Err(fault) => {
                client.say(&format!("✗ {path}: {fault}; it will be replaced"));
                wanted.push((file, Some(found.path)));
            }
        }
    }
    wanted
}

/// Keeps other processes from getting `set` into `folder` as long as the result lives; tells
/// whether one had to be waited for.
fn lock(client: &Client, set: &Set, folder: &Path) -> Result<(fs::File, bool), Disk> {
    let path = folder.join(format!(".{}.lock", set.name));
    let file = fs::File::options().create(true).read(true).append(true).open(&path);
    let file = file.map_err(Disk::at(&path))?;
    // Where the file system knows no locks, the digests still keep mixed bytes from their place.
    let waits = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    if waits {
        client.say(&format!("another process is getting {}; waiting for it", set.name));
        file.lock().map_err(Disk::at(&path))?;
    }
    Ok((file, waits))
}

/// Gets `file` from the first address that has it, and tells where it is now.
fn get_file(client: &Client, set: &Set, file: &File, folder: &Path) -> Result<PathBuf, Failure> {
    let target = folder.join(file.path);
    let parent = target.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(Disk::at(parent))?;
    let mut refusals = Vec::new();
    // First the one that a part is from: the others would begin anew.
    let mut mirrors = set.mirrors.to_vec();
    let part = Part::of(&target);
    mirrors.sort_by_key(|mirror| part.begun(&format!("{mirror}{}", file.remote)).is_none());
    for mirror in mirrors {
        if let Some((address, refusal)) = refusals.last() {
            client.say(&format!("  {address}: {refusal}; trying the next address"));
        }
        let address = format!("{mirror}{}", file.remote);
        client.start(&address, file.remote);
        match bring(client, file, &target, &address) {
            Ok(path) => {
                let bytes = DecimalBytes(path.metadata().map_or(0, |metadata| metadata.len()));
                client.say(&format!("✓ {}, {bytes} from {address}", path.display()));
                return Ok(path);
            }
            Err(Refusal::Disk(disk)) => return Err(disk.into()),
            Err(refusal) => refusals.push((address, refusal)),
        }
    }
    Err(Failure::refused(set, file, &target, refusals))
}

/// Gets `file` from `address` to `target`, or to `target` with `.gz`, and tells which.
fn bring(client: &Client, file: &File, target: &Path, address: &str) -> Result<PathBuf, Refusal> {
    let part = Part::of(target);
    let known = !matches!(file.digest, Digest::Unpublished);
    let order = Order { address, part: &part, most: most(file), known };
    let pieced = client.fetch(&order)?;
    match place(file, target, &part) {
        Err(Refusal::Fault(fault)) if pieced => {
            client.say(&format!("  {address}: the pieces do not fit: {fault}; getting it whole"));
            client.fetch(&order)?;
            place(file, target, &part)
        }
        result => result,
    }
}

/// The most bytes that a server may send for `file`: packing makes no file much longer.
fn most(file: &File) -> u64 {
    let most = *check::sizes(file).end();
    if file.remote.ends_with(".gz") || file.remote.ends_with(".zip") {
        most + most / 1000 + 1024
    } else {
        most
    }
}

/// Checks what came and moves it to its place; removes it when it is not the file.
fn place(file: &File, target: &Path, part: &Part) -> Result<PathBuf, Refusal> {
    let unzipped = beside(target, ".unzipped");
    let result = settle(file, target, part, &unzipped);
    remove(&unzipped)?;
    if !matches!(result, Err(Refusal::Disk(_))) {
        part.remove()?;
    }
    result
}

fn settle(file: &File, target: &Path, part: &Part, unzipped: &Path) -> Result<PathBuf, Refusal> {
    let zipped = unzip(&part.path, unzipped, *check::sizes(file).end())?;
    let source = if zipped { unzipped } else { &part.path };
    let sound = check::arrived(file, source).map_err(Refusal::Fault)?;
    let path = if sound.packed { beside(target, ".gz") } else { target.into() };
    // In this order, so that a record never speaks of other bytes.
    record::forget(&path)?;
    fs::rename(source, &path).map_err(Disk::at(&path))?;
    if matches!(file.digest, Digest::Md5Packed(_) | Digest::Unpublished) {
        record::write(&path, &sound.sha256)?;
    }
    // Some systems cannot open a folder; they need not.
    if let Some(Ok(folder)) = path.parent().map(fs::File::open) {
        folder.sync_all().map_err(Disk::at(&path))?;
    }
    Ok(path)
}

/// Unpacks the first file of the zip at `path`, but no more than a byte beyond `most`; `false` where
/// there is no zip.
fn unzip(path: &Path, into: &Path, most: u64) -> Result<bool, Refusal> {
    let mut source = fs::File::open(path).map_err(Disk::at(path))?;
    let mut magic = [0; 4];
    if source.read_exact(&mut magic).is_err() || magic != *b"PK\x03\x04" {
        return Ok(false);
    }
    let mut after = 0;
    let fault = |after, reason: String| Refusal::Fault(Fault::Unpackable { after, reason });
    let mut archive = ZipArchive::new(source).map_err(|error| fault(0, error.to_string()))?;
    let packed = archive.by_index(0).map_err(|error| fault(0, error.to_string()))?;
    let mut packed = packed.take(most + 1);
    let mut file = fs::File::create(into).map_err(Disk::at(into))?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = packed.read(&mut buffer).map_err(|error| fault(after, error.to_string()))?;
        if length == 0 {
            break;
        }
        file.write_all(&buffer[..length]).map_err(Disk::at(into))?;
        after += length as u64;
    }
    file.sync_all().map_err(Disk::at(into))?;
    Ok(true)
}
