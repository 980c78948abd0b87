//! What `verify` and `list` say of files that are whole, damaged, absent or others.

use super::*;
use crate::data::catalogue::StandIn;
use crate::data::list::table;
use crate::data::verify::verify;

/// The lines that `verify` writes about `set`, and its verdict.
fn verified(place: &Place, set: &Set) -> (Vec<String>, bool) {
    let mut out = Vec::new();
    let sound = verify(&[set], &place.folders(), &mut out).unwrap();
    let text = console::strip_ansi_codes(std::str::from_utf8(&out).unwrap()).into_owned();
    (text.lines().map(str::to_string).collect(), sound)
}

/// Verifies `file` as it lies there under `name`; returns the first line.
fn line(file: File, name: &str, bytes: &[u8]) -> String {
    let place = Place::new();
    place.write(name, bytes);
    let (lines, sound) = verified(&place, set(file, &[]));
    assert_eq!(sound, lines[0].starts_with('✓'), "{lines:?}");
    lines[0].replace(&format!("{}/", place.folder.path().display()), "")
}

#[test]
fn whole_files_are_accepted_packed_or_not() {
    let raw = bytes();
    let published = "SHA-256 of the uncompressed bytes as published";
    for (name, bytes) in [("set/file", raw.clone()), ("set/file.gz", gz(&raw))] {
        assert_eq!(line(file(&raw), name, &bytes), format!("✓ {name:<43} {published}"));
    }
}

#[test]
fn absent_files_are_no_fault_and_have_a_command() {
    let (lines, sound) = verified(&Place::new(), set(file(b"raw"), &[]));
    assert_eq!(lines[0], format!("– {:<43} absent", "set/file"));
    assert_eq!(lines[1], "To get what is absent: cargo xtask data get set");
    assert!(sound);
}

#[test]
fn damaged_files_are_named_with_expectation_and_finding() {
    let raw = bytes();
    let mut wrong = raw.clone();
    wrong[9_999] ^= 1;
    let (expected, found) = (sha256(&raw), sha256(&wrong));
    assert_eq!(
        line(file(&raw), "set/file", &wrong),
        format!(
            "✗ set/file: expected the SHA-256 of the uncompressed bytes {expected}, found {found}"
        )
    );
    assert_eq!(
        line(file(&raw), "set/file", b""),
        "✗ set/file: expected 10000 bytes unpacked, found 0"
    );
    let packed = gz(&raw);
    let truncated = line(file(&raw), "set/file.gz", &packed[..packed.len() - 4]);
    assert!(
        truncated.starts_with("✗ set/file.gz: cannot be unpacked beyond byte 10000: "),
        "{truncated}"
    );
    let place = Place::new();
    fs::create_dir_all(place.path("set/file")).unwrap();
    let (lines, sound) = verified(&place, set(file(&raw), &[]));
    assert!(lines[0].contains("set/file: cannot be read: "), "{lines:?}");
    assert_eq!(lines[1], "To get what is damaged: cargo xtask data get set");
    assert!(!sound);
}

#[test]
fn known_others_are_accepted_and_named() {
    let (raw, other) = (bytes(), vec![0; 10_000]);
    let stand_in = |path| Some(StandIn { path, sha256: sha256(&other), what: "nothing but zeros" });
    let same_place = File { stand_in: stand_in("set/file"), ..file(&raw) };
    assert!(line(same_place, "set/file.gz", &gz(&other)).ends_with("known: nothing but zeros"));
    let elsewhere = || File { stand_in: stand_in("set/zeros"), ..file(&raw) };
    assert!(line(elsewhere(), "set/zeros", &other).ends_with("known: nothing but zeros"));
    let spoilt = line(elsewhere(), "set/zeros", &raw);
    assert!(
        spoilt.contains(&format!(
            "expected the SHA-256 of the uncompressed bytes {}",
            sha256(&other)
        )),
        "{spoilt}"
    );
}

#[test]
fn a_stand_in_from_elsewhere_does_not_keep_the_set_from_being_fetched() {
    let (raw, other, place) = (bytes(), vec![0; 10_000], Place::new());
    let stand_in = StandIn { path: "set/zeros", sha256: sha256(&other), what: "zeros" };
    place.write("set/zeros", &other);
    let server = Server::of(&raw);
    place.get(set(File { stand_in: Some(stand_in), ..file(&raw) }, &[&server])).unwrap();
    assert_eq!(place.names(), ["file", "zeros"]);
}

#[test]
fn what_has_no_digest_is_compared_with_what_came() {
    let (raw, place) = (conllu("word"), Place::new());
    let server = Server::of(&raw);
    let set = set(treebank(&raw), &[&server]);
    place.get(set).unwrap();
    assert_eq!(place.read("set/file.sha256"), format!("{}  file\n", sha256(&raw)).as_bytes());
    let (lines, sound) = verified(&place, set);
    assert!(sound && lines[0].ends_with(" as it was downloaded"), "{lines:?}");

    place.write("set/file", &conllu("ward"));
    let (lines, sound) = verified(&place, set);
    let (expected, found) = (sha256(&raw), sha256(&conllu("ward")));
    let fault = format!(
        "expected the SHA-256 that .sha256 beside it records (remove that if you put another edition here) {expected}, found {found}"
    );
    assert!(!sound && lines[0].ends_with(&fault), "{lines:?}");

    fs::remove_file(place.path("set/file.sha256")).unwrap();
    let (lines, sound) = verified(&place, set);
    assert!(sound && lines[0].ends_with("no digest to compare with"), "{lines:?}");
}

#[test]
fn a_treebank_has_ten_columns_and_ends_with_its_last_sentence() {
    let raw = conllu("word");
    let fault = |text: &[u8]| line(treebank(&raw), "set/file", text);
    let nine = String::from_utf8(raw.clone()).unwrap().replace("NOUN\t", "");
    assert_eq!(fault(nine.as_bytes()), "✗ set/file: line 2: expected 10 columns, found 9");
    assert_eq!(
        fault(&raw[..raw.len() - 1]),
        "✗ set/file: line 5: expected an empty line after the last sentence, found the end"
    );
    let (least, most) = (raw.len() / 2, raw.len() * 2);
    assert_eq!(
        fault(b"\n"),
        format!("✗ set/file: expected {least} to {most} bytes unpacked, found 1")
    );
    let windows = String::from_utf8(raw.clone()).unwrap().replace('\n', "\r\n");
    assert!(fault(windows.as_bytes()).starts_with('✓'));
}

#[test]
fn the_list_tells_what_is_here_and_how_to_get_the_rest() {
    let (raw, place) = (bytes(), Place::new());
    let set = set(file(&raw), &[]);
    let here = |folders: &Folders| table(&[set], folders).lines().nth(1).unwrap().to_string();
    let row = |here: &str| format!("{:15}  {:>9}  {:14}  {here}", "set", "10.00 kB", "none");
    assert_eq!(here(&place.folders()), row("no: cargo xtask data get set"));
    place.write("set/file.gz", &gz(&raw));
    assert_eq!(here(&place.folders()), row("in $NN_DATA_DIR, as .gz"));
    let cached = Folders { named: None, cache: place.folders().named };
    assert_eq!(here(&cached), row("in the cache, as .gz"));
    let end = format!("the cache is {}\n", place.folder.path().display());
    assert!(table(&[set], &cached).ends_with(&end));
}
