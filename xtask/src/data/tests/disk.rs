//! Disks that are full or forbidden, and files that are there already.

use super::*;
use crate::data::failure::Disk;
use std::io::{Error, ErrorKind};

/// The device fails every write with "no space left", for root too.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_named_with_what_to_do() {
    let (raw, place) = (bytes(), Place::new());
    fs::create_dir(place.path("set")).unwrap();
    std::os::unix::fs::symlink("/dev/full", place.path("set/file.part")).unwrap();
    let server = Server::of(&raw);
    let error = place.get(set(file(&raw), &[&server, &server])).unwrap_err();
    let part = place.path("set/file.part").display().to_string();
    assert_eq!(
        error,
        format!(
            "{part}: cannot be written: No space left on device (os error 28); make room, or set \
             NN_DATA_DIR to a folder on another disk, and run the command again"
        )
    );
    assert_eq!(server.requests().len(), 1, "the mirror would meet the same disk");
}

#[test]
fn a_folder_that_cannot_be_made_is_named_with_what_to_do() {
    let (raw, place) = (bytes(), Place::new());
    place.write("file", b"");
    let server = Server::of(&raw);
    let inside = place.path("file/data");
    let folders = Folders { named: Some(inside.clone()), cache: None };
    let error = get(&place.client, set(file(&raw), &[&server]), &folders).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: cannot be written: ", inside.display())), "{error}");
    assert!(error.ends_with("; set NN_DATA_DIR to a folder that you may write to"), "{error}");
    assert!(server.requests().is_empty());
}

#[test]
fn no_permission_is_told_from_no_space() {
    let told = |kind| Disk { path: "/data/it".into(), source: Error::from(kind) }.to_string();
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        assert!(told(kind).starts_with("/data/it: cannot be written: "), "{}", told(kind));
        assert!(told(kind).ends_with("a folder that you may write to"), "{}", told(kind));
    }
    assert!(told(ErrorKind::StorageFull).contains("make room"), "{}", told(ErrorKind::StorageFull));
}

#[test]
fn without_any_folder_the_variable_is_named() {
    let (raw, place) = (bytes(), Place::new());
    let nowhere = Folders { named: None, cache: None };
    let error = get(&place.client, set(file(&raw), &[]), &nowhere).unwrap_err().to_string();
    assert!(error.contains("name one in the variable NN_DATA_DIR"), "{error}");
}

#[test]
fn a_damaged_file_is_replaced_by_the_packed_one() {
    let (raw, place) = (bytes(), Place::new());
    place.write("set/file", b"damaged");
    let server = Server::of(&gz(&raw));
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.names(), ["file.gz"]);
}

#[test]
fn a_damaged_file_stays_when_nothing_better_comes() {
    let (raw, place) = (bytes(), Place::new());
    place.write("set/file", b"damaged");
    let server = Server::start(|_, _| Reply::status(404));
    place.get(set(file(&raw), &[&server])).unwrap_err();
    assert_eq!(place.read("set/file"), b"damaged");
}

#[test]
fn what_the_cache_has_is_not_fetched_into_the_named_folder() {
    let (raw, named, cache) = (bytes(), Place::new(), Place::new());
    cache.write("set/file.gz", &gz(&raw));
    let folders =
        Folders { named: Some(named.path("missing")), cache: Some(cache.folder.path().into()) };
    let server = Server::of(&raw);
    get(&named.client, set(file(&raw), &[&server]), &folders).unwrap();
    assert!(server.requests().is_empty());
    assert!(!named.path("missing").exists());
}
