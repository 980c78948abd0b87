//! Every way in which a file can be bad, and what the reader says about it.

mod files;

use datasets::{Error, Images, analogy, conllu, idx, table, text};
use files::{QUESTIONS, SENTENCE, SPECIES, TABLE, file, gzip, idx};
use ndarray::{Ix1, Ix3};
use std::fs;
use std::path::Path;

/// What the reader of every format says about the file `path`, with the format's name.
fn all(path: &Path) -> [(&'static str, Error); 5] {
    [
        ("idx", idx::Any::open(path).unwrap_err()),
        ("table", table::open(path, "species", &SPECIES).unwrap_err()),
        ("conllu", conllu::open(path).unwrap_err()),
        ("text", text::open(path).unwrap_err()),
        ("analogy", analogy::open(path).unwrap_err()),
    ]
}

/// Fails unless the reader of IDX says `message` about the file `name` of `bytes`, after its path.
#[track_caller]
fn refuses(name: &str, bytes: &[u8], message: &str) {
    let (_folder, path) = file(name, bytes);
    let error = idx::Any::open(&path).unwrap_err();
    assert_eq!(error.to_string(), format!("{}: {message}", path.display()));
}

#[test]
fn a_missing_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nothing");
    let reason = fs::File::open(&path).unwrap_err();
    for (format, error) in all(&path) {
        assert_eq!(error.to_string(), format!("{}: {reason}", path.display()), "{format}");
    }
}

#[test]
fn a_directory_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for (format, error) in all(folder.path()) {
        let message = "at byte 0: expected a file, found a directory";
        assert_eq!(
            error.to_string(),
            format!("{}: {message}", folder.path().display()),
            "{format}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_no_file() {
    for (format, error) in all(Path::new("/dev/zero")) {
        let message = "/dev/zero: at byte 0: expected a file, found a device or a pipe";
        assert_eq!(error.to_string(), message, "{format}");
    }
}

/// Root may read everything, so as root the test runs itself once more as nobody.
#[cfg(unix)]
#[test]
fn without_permission_the_system_s_reason_is_given() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    use std::process::Command;

    let (_folder, path) = file("secret", TABLE.as_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_err() {
        for (format, error) in all(&path) {
            let message = format!("{}: Permission denied (os error 13)", path.display());
            assert_eq!(error.to_string(), message, "{format}");
        }
        return;
    }
    let this = "without_permission_the_system_s_reason_is_given";
    let mut again = Command::new(std::env::current_exe().unwrap());
    match again.args(["--exact", this]).current_dir("/").uid(65_534).gid(65_534).output() {
        Ok(run) => {
            let output = String::from_utf8_lossy(&run.stdout);
            assert!(run.status.success() && output.contains("1 passed"), "{output}");
        }
        Err(error) => eprintln!("skipped: this is root, and nobody cannot run the test: {error}"),
    }
}

#[test]
fn an_empty_file_is_called_empty() {
    let (_folder, path) = file("empty", b"");
    let expected = [
        ("idx", "the 4 bytes that begin an IDX file"),
        ("table", "a header with one column \"species\" and others"),
        ("conllu", "a sentence"),
        ("analogy", "a question"),
    ];
    let says = [
        idx::Any::open(&path).unwrap_err(),
        table::open(&path, "species", &SPECIES).unwrap_err(),
        conllu::open(&path).unwrap_err(),
        analogy::open(&path).unwrap_err(),
    ];
    for ((format, expected), error) in expected.into_iter().zip(says) {
        let message = format!("at byte 0: expected {expected}, found an empty file");
        assert_eq!(error.to_string(), format!("{}: {message}", path.display()), "{format}");
    }
    assert_eq!(text::open(&path).unwrap(), "");
}

#[test]
fn damaged_gzip_data_are_noticed_by_every_reader() {
    let packed = gzip(&idx(8, &[4], &[1, 2, 3, 4]));
    let mut changed = packed.clone();
    changed[packed.len() - 8] ^= 1;
    for (bytes, message) in [
        (
            packed[..packed.len() - 4].to_vec(),
            "expected more compressed data, found the end of the compressed file",
        ),
        (changed, "expected bytes that agree with the checksum of the gzip data, found others"),
        (
            [&packed[..], b"a page that says: not found"].concat(),
            "expected the end of the compressed file, found more bytes, which are not gzip data",
        ),
    ] {
        let (_folder, path) = file("damaged.gz", &bytes);
        for (format, error) in all(&path) {
            let message = format!("{}: at byte 12: {message}", path.display());
            assert_eq!(error.to_string(), message, "{format}");
        }
    }
}

#[test]
fn bad_magic_is_shown() {
    refuses(
        "page.html",
        b"<!DOCTYPE html>",
        "at byte 0: expected 00 00, as IDX files begin, found the bytes 3c 21",
    );
    refuses(
        "ten",
        &idx(0x0a, &[4], &[1, 2, 3, 4]),
        "at byte 2: expected one of the types 08 (u8), 09 (i8), 0b (i16), 0c (i32), 0d (f32), \
         0e (f64), found the byte 0a",
    );
    refuses(
        "scalar",
        &idx(8, &[], &[1]),
        "at byte 3: expected an array of rank 1 or more, found rank 0",
    );
}

#[test]
fn a_header_that_breaks_off_is_noticed_at_its_end() {
    refuses(
        "three",
        &[0, 0, 8],
        "at byte 3: expected the 4 bytes that begin an IDX file, found the end of the file",
    );
    refuses(
        "eleven",
        &[0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0],
        "at byte 11: expected 2 dimensions of 4 bytes, found the end of the file",
    );
}

#[test]
fn dimensions_that_would_allocate_gigabytes_are_refused() {
    let promise = idx(8, &[1 << 20, 1 << 20], &[0; 88]);
    refuses(
        "plain",
        &promise,
        "at byte 100: expected 1048576 × 1048576 values of u8, up to byte 1099511627788, found \
         the end of the file",
    );
    let packed = gzip(&promise);
    refuses(
        "packed",
        &packed,
        &format!(
            "at byte 4: expected no more than the {} bytes that {} compressed can hold, found \
             1048576 × 1048576 values of u8",
            1032 * packed.len(),
            packed.len()
        ),
    );
    refuses(
        "beyond",
        &idx(0x0e, &[u32::MAX, u32::MAX, u32::MAX], &[]),
        "at byte 4: expected dimensions whose product can be counted, found 4294967295 × \
         4294967295 × 4294967295",
    );
    refuses(
        "beyond_with_a_zero",
        &idx(8, &[u32::MAX, 0, u32::MAX, u32::MAX], &[]),
        "at byte 4: expected dimensions whose product can be counted, found 4294967295 × 0 × \
         4294967295 × 4294967295",
    );
}

#[test]
fn too_few_values_are_noticed_where_they_end() {
    let message = "expected 2 × 3 values of i16, up to byte 24, found the end of the file";
    let file = idx(0x0b, &[2, 3], &[0; 11]);
    refuses("short", &file, &format!("at byte 23: {message}"));
    refuses("short.gz", &gzip(&file), &format!("at byte 23: {message}"));
}

#[test]
fn too_many_values_are_noticed_where_they_should_end() {
    let message = "expected the end of the file after 2 × 3 values of i16, found more bytes";
    let file = idx(0x0b, &[2, 3], &[0; 13]);
    refuses("long", &file, &format!("at byte 24: {message}"));
    refuses("long.gz", &gzip(&file), &format!("at byte 24: {message}"));
}

#[test]
fn another_type_or_rank_than_asked_for_is_named_with_both() {
    let (_folder, path) = file("doubles", &idx(0x0e, &[1], &[0; 8]));
    assert_eq!(
        idx::open::<u8, Ix1>(&path).unwrap_err().to_string(),
        format!("{}: at byte 2: expected values of u8, found f64", path.display())
    );
    assert_eq!(
        idx::open::<f64, Ix3>(&path).unwrap_err().to_string(),
        format!("{}: at byte 3: expected an array of rank 3, found rank 1", path.display())
    );
}

#[test]
fn pictures_and_labels_have_to_fit() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, shape: &[u32], values: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, idx(8, shape, values)).unwrap();
        path
    };
    let pixels = write("pixels", &[2, 2, 2], &[0, 255, 0, 255, 255, 0, 255, 0]);
    let labels = write("labels", &[2], &[9, 0]);
    let images = Images::open(&pixels, &labels, (2, 2), 10).unwrap();
    assert_eq!(images.labels.to_vec(), [9, 0]);

    let refuses = |pixels, labels: &Path, size, message: String| {
        assert_eq!(Images::open(pixels, labels, size, 9).unwrap_err().to_string(), message);
    };
    refuses(
        &pixels,
        &labels,
        (28, 28),
        format!(
            "{}: at byte 8: expected pictures of 28 × 28 pixels, found 2 × 2",
            pixels.display()
        ),
    );
    refuses(
        &pixels,
        &labels,
        (2, 2),
        format!("{}: at byte 8: expected a label below 9, found 9", labels.display()),
    );
    let three = write("three", &[3], &[0, 0, 10]);
    let expected = format!("2 labels, one for each of {}", pixels.display());
    refuses(
        &pixels,
        &three,
        (2, 2),
        format!("{}: at byte 4: expected {expected}, found 3", three.display()),
    );
    refuses(
        &labels,
        &labels,
        (2, 2),
        format!("{}: at byte 3: expected an array of rank 3, found rank 1", labels.display()),
    );
}

#[test]
fn texts_name_the_place_in_the_uncompressed_file() {
    for (name, packed) in [("plain", false), ("packed.gz", true)] {
        let says = |text: &str, change: (&str, &str), open: fn(&Path) -> Error| {
            let text = text.replacen(change.0, change.1, 1);
            let bytes = if packed { gzip(text.as_bytes()) } else { text.into() };
            let (_folder, path) = file(name, &bytes);
            let message = open(&path).to_string();
            message.strip_prefix(&format!("{}: ", path.display())).unwrap().to_string()
        };
        assert_eq!(
            says(TABLE, ("3.2", "3,2"), |path| {
                table::open(path, "species", &SPECIES).unwrap_err()
            }),
            "at byte 36: expected 3 fields in line 3, found 4"
        );
        assert_eq!(
            says(TABLE, ("7.0", "NaN"), |path| {
                table::open(path, "species", &SPECIES).unwrap_err()
            }),
            "at byte 36: expected a finite number in line 3, column \"length\", found \"NaN\""
        );
        assert_eq!(
            says(SENTENCE, ("AUX", "MODAL"), |path| conllu::open(path).unwrap_err()),
            "at byte 82: expected one of the 17 tags in line 4, found \"MODAL\""
        );
        assert_eq!(
            says(QUESTIONS, (" she", ""), |path| analogy::open(path).unwrap_err()),
            "at byte 9: expected 4 words in line 2, found 3"
        );
    }
}

#[test]
fn a_text_that_is_no_utf_8_is_noticed_by_every_reader_of_texts() {
    let (_folder, path) = file("latin1", b"Caf\xe9\n");
    for (format, error) in all(&path) {
        if format != "idx" {
            let message = "at byte 3: expected UTF-8 in line 1, found the byte e9";
            assert_eq!(error.to_string(), format!("{}: {message}", path.display()), "{format}");
        }
    }
}

/// Windows' Notepad puts one before a text; what follows keeps its place in the file.
#[test]
fn a_byte_order_mark_is_no_part_of_a_text() {
    let word = "1\tcat\tcat\tNOUN\t_\t_\t_\t_\t_\t_\n";
    let (_folder, path) = file("marked.conllu", format!("\u{feff}{word}\n").as_bytes());
    assert_eq!(conllu::open(&path).unwrap()[0][0].form, "cat");
    let (_folder, path) = file("marked.conllu", format!("\u{feff}{word}oops\n").as_bytes());
    let message = conllu::open(&path).unwrap_err().to_string();
    assert!(message.contains(&format!("at byte {}: ", 3 + word.len())), "{message}");
    let (_folder, path) = file("marked.txt", "\u{feff}: family\nboy girl man woman\n".as_bytes());
    assert_eq!(analogy::open(&path).unwrap()[0].name, "family");
}
