//! Servers that lie, fail, dawdle or never stop.

use super::*;
use std::time::Instant;

#[test]
fn a_length_that_is_too_great_is_a_broken_transfer() {
    let (raw, place) = (bytes(), Place::new());
    let body = raw.clone();
    let server = Server::start(move |_, _| Reply::whole(&body).claiming(10_000).cut(9_000));
    let error = place.get(set(file(&raw), &[&server])).unwrap_err();
    assert!(error.contains("broke off after 9000 of 10000 bytes"), "{error}");
    assert_eq!(place.names(), ["file.part", "file.part.from"]);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_length_that_is_too_small_is_not_the_file() {
    let (raw, place) = (bytes(), Place::new());
    let body = raw.clone();
    let server = Server::start(move |_, _| Reply::whole(&body).claiming(9_000));
    let error = place.get(set(file(&raw), &[&server])).unwrap_err();
    assert!(error.contains("expected 10000 bytes unpacked, found 9000"), "{error}");
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn wrong_bytes_are_named_and_removed() {
    let (raw, place) = (bytes(), Place::new());
    let mut wrong = raw.clone();
    wrong[5_000] ^= 1;
    let server = Server::of(&wrong);
    let error = place.get(set(file(&raw), &[&server])).unwrap_err();
    let (expected, found, address) = (sha256(&raw), sha256(&wrong), &server.address);
    let target = place.path("set/file").display().to_string();
    assert_eq!(
        error,
        format!(
            "no address gives set/file:\n  {address}remote: not the file, and removed: expected \
             the SHA-256 of the uncompressed bytes {expected}, found {found}\nTry again later. Or \
             put the file at {target}, as .gz or not, and run `cargo xtask data verify set`"
        )
    );
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn a_packed_file_of_another_digest_is_refused() {
    let (raw, place) = (bytes(), Place::new());
    let digest = Digest::Md5Packed(hex(Md5::digest(gz(&raw))));
    let file = || File { remote: "it.gz", digest, ..file(&raw) };
    let mut packed_otherwise = gz(&raw);
    packed_otherwise[8] ^= 1;
    let server = Server::of(&packed_otherwise);
    let error = place.get(set(file(), &[&server])).unwrap_err();
    assert!(error.contains("expected the MD5 of the compressed file"), "{error}");
    assert_eq!(place.names(), [""; 0]);

    let server = Server::of(&gz(&raw));
    place.get(set(file(), &[&server])).unwrap();
    assert_eq!(place.names(), ["file.gz", "file.sha256"]);
}

#[test]
fn a_missing_file_is_sought_at_the_mirror_at_once() {
    let (raw, place) = (bytes(), Place::new());
    let (first, mirror) = (Server::start(|_, _| Reply::status(404)), Server::of(&raw));
    place.get(set(file(&raw), &[&first, &mirror])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(first.requests().len(), 1);
}

#[test]
fn a_failing_server_is_asked_again_before_the_mirror() {
    let (raw, place) = (bytes(), Place::new());
    let (first, mirror) = (Server::start(|_, _| Reply::status(500)), Server::of(&raw));
    place.get(set(file(&raw), &[&first, &mirror])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(first.requests().len(), 3);
}

#[test]
fn a_part_from_another_mirror_is_not_continued() {
    let (raw, place) = (bytes(), Place::asking(1));
    let body = raw.clone();
    let first = Server::start(move |_, _| Reply::whole(&body).cut(4000));
    let mirror = Server::of(&raw);
    place.get(set(file(&raw), &[&first, &mirror])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(mirror.requests()[0].from, None);
}

#[test]
fn when_all_addresses_fail_each_has_its_reason() {
    let (raw, place) = (bytes(), Place::new());
    let (a, b) = (Server::start(|_, _| Reply::status(404)), Server::of(b"short"));
    // Nothing listens on port 1.
    let (a, b, c) = (&*a.address, &*b.address, "http://127.0.0.1:1/");
    let error = place.get(set_at(file(&raw), &[a, b, c])).unwrap_err();
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(lines[0], "no address gives set/file:");
    assert_eq!(lines[1], format!("  {a}remote: the server answers with status 404"));
    let short = "not the file, and removed: expected 10000 bytes unpacked, found 5";
    assert_eq!(lines[2], format!("  {b}remote: {short}"));
    assert!(lines[3].starts_with(&format!("  {c}remote: cannot be reached: ")), "{error}");
    assert!(lines[4].contains("run `cargo xtask data verify set`"), "{error}");
}

#[test]
fn a_server_that_falls_silent_is_left() {
    let (raw, place) = (bytes(), Place::waiting(1, Duration::from_millis(200)));
    let (body, start) = (raw.clone(), Instant::now());
    let silent = Server::start(move |_, _| Reply::whole(&body).stalled(4000));
    let error = place.get(set(file(&raw), &[&silent])).unwrap_err();
    assert!(error.contains("nothing came for 200ms after byte 4000"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn a_body_without_end_is_cut_at_the_length_of_the_file() {
    let (raw, place) = (bytes(), Place::new());
    let endless = Server::start(|_, _| Reply::endless(&[7; 4096]));
    let error = place.get(set(file(&raw), &[&endless])).unwrap_err();
    assert!(error.contains("sends more than the 10000 bytes it can have"), "{error}");
    assert_eq!(place.names(), [""; 0]);
    assert_eq!(endless.requests().len(), 1);
}

#[test]
fn a_length_beyond_the_files_is_refused_before_a_byte_is_kept() {
    let (raw, place) = (conllu("word"), Place::new());
    let most = 2 * raw.len();
    let server = Server::start(move |_, _| Reply::whole(b"").claiming(most + 1));
    let error = place.get(set(treebank(&raw), &[&server])).unwrap_err();
    assert!(error.contains(&format!("sends more than the {most} bytes it can have")), "{error}");
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn a_gz_that_swells_beyond_the_file_is_not_the_file() {
    let (raw, place) = (bytes(), Place::new());
    let server = Server::of(&gz(&[0; 1_000_000]));
    let error = place.get(set(file(&raw), &[&server])).unwrap_err();
    assert!(error.contains("expected 10000 bytes unpacked, found more"), "{error}");
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn a_redirect_is_followed() {
    let (raw, place) = (bytes(), Place::new());
    let target = Server::of(&raw);
    let there = format!("{}there", target.address);
    let server = Server::start(move |_, _| Reply::status(302).header("Location", there.clone()));
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(target.requests()[0].path, "/there");
}

#[test]
fn a_page_in_place_of_a_treebank_is_seen_by_its_columns() {
    let (raw, place) = (conllu("word"), Place::new());
    let server = Server::of(b"<!DOCTYPE html>\n<title>Sign in to use this network</title>\n<p>\n");
    let error = place.get(set(treebank(&raw), &[&server])).unwrap_err();
    assert!(error.contains("line 1: expected 10 columns, found 1"), "{error}");
    assert_eq!(place.names(), [""; 0]);
}
