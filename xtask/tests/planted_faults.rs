//! Plants one fault of each kind in a small book and demands that it is found, at its place.
//!
//! The book under `tests/fixture` is sound: `xtask` builds it and verifies it. Each fault changes one
//! file of a copy.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the sound book.
struct Fixture {
    root: PathBuf,
}

impl Fixture {
    /// Copies the book to a folder of its own.
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&root);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture"), &root);
        Self { root }
    }

    /// Calls `xtask` in it: whether it succeeded, and all it said.
    fn xtask(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env_remove("NN_DATA_DIR")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(text).unwrap())
    }

    /// Replaces `old` by `new` in `file`, demands that `xtask task` fails and names `places`, and mends it.
    fn plant(&self, task: &str, file: &str, old: &str, new: &str, places: &[&str]) {
        let path = self.root.join(file);
        let sound = std::fs::read_to_string(&path).unwrap();
        assert!(sound.contains(old), "{file} has no {old:?}");
        std::fs::write(&path, sound.replacen(old, new, 1)).unwrap();
        let (success, said) = self.xtask(&[task]);
        assert!(!success, "{task} does not mind {new:?} in {file}:\n{said}");
        for place in places {
            assert!(said.contains(place), "{task} does not say {place:?}:\n{said}");
        }
        std::fs::write(&path, sound).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

const CHAPTER: &str = "book/src/adder/chapter.md";
const LIBRARY: &str = "crates/adder/src/lib.rs";
const SNAPSHOT: &str = "crates/adder/examples/snapshots/two.snap";

#[test]
fn the_sound_book_is_built_and_verified() {
    let fixture = Fixture::new("sound");
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success, "{said}");
    assert!(said.contains("100.0 %") && said.contains("0 failed"), "{said}");
    let (success, said) = fixture.xtask(&["book"]);
    assert!(success, "{said}");
    let page =
        std::fs::read_to_string(fixture.root.join("target/book/adder/chapter.html")).unwrap();
    for part in [
        "<math display=\"block\"",
        "class=\"check\" href=\"../source/adder/src/lib.rs.html#L",
        "aria-label=\"A line from corner to corner.\"",
        "title=\"adder/two · mean\">2.500</span>",
        "sum: 5",
        "class=\"boring\"",
        "impl Adder {",
    ] {
        assert!(page.contains(part), "the page lacks {part:?}");
    }
    assert!(fixture.root.join("target/book/source/adder/src/lib.rs.html").exists());
}

#[test]
fn a_changed_output_or_digit_is_found_and_blessed() {
    let fixture = Fixture::new("outputs");
    let example = "crates/adder/examples/two.rs";
    fixture.plant("book", SNAPSHOT, "sum: 5", "sum: 6", &["two.snap:5:", "kept  `sum: 6`"]);
    fixture.plant("test", SNAPSHOT, "2.500", "2.502", &["two.snap:6:", "came  `mean: 2.500`"]);
    fixture.plant("book", example, "add(3.0)", "add(4.0)", &["two.snap:5:", "came  `sum: 6`"]);
    fixture.plant("book", example, "sum: {}", "sum: {", &["do not build"]);
    let long = format!("fn main() {{{}", "\n    let _ = 0;".repeat(40));
    fixture.plant("book", example, "fn main() {", &long, &["chapter.md:18:", "40 fit"]);
    let drawing = "crates/adder/examples/line.rs";
    fixture.plant("book", drawing, "M0.0", "M1.0", &["figures/line.svg:3:", "has changed"]);
    fixture.plant(
        "book",
        drawing,
        "corner to corner.",
        "",
        &["figures/line.svg:2:", "has changed"],
    );
    fixture.plant(
        "book",
        drawing,
        "A line from corner to corner.",
        " ",
        &["chapter.md:22:", "no alt text"],
    );
    fixture.plant("book", drawing, "line.svg", "other.svg", &["chapter.md:22:", "draws no figure"]);

    let path = fixture.root.join(SNAPSHOT);
    let nudged = std::fs::read_to_string(&path).unwrap().replace("2.500", "2.501");
    std::fs::write(&path, nudged).unwrap();
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success, "one unit in the last place is within the tolerance:\n{said}");
    std::fs::write(&path, "---\nsource: x\n---\nsum: 6\nmean: 2.500\n").unwrap();
    let (success, said) = fixture.xtask(&["bless", "adder"]);
    assert!(
        success && said.contains("accepted crates/adder/examples/snapshots/two.snap"),
        "{said}"
    );
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success, "{said}");
    fixture.plant("bless", example, "fn main() {", "fn main() {\n    panic!();", &["two failed:"]);
    fixture.plant("bless", drawing, "A line from corner to corner.", " ", &["no alt text"]);
}

#[test]
fn a_fault_in_the_text_is_found_with_its_line() {
    let fixture = Fixture::new("text");
    let plant = |old, new, places: &[&str]| fixture.plant("book", CHAPTER, old, new, places);
    plant(
        "{{#sample adder/two}}",
        "{{#sampel adder/two}}",
        &["chapter.md:18:", "unknown directive"],
    );
    plant(
        "{{#sample adder/two}}",
        "{{#sample adder/three}}",
        &["chapter.md:18:", "no example `three`"],
    );
    plant("s \\leftarrow", "s \\lefttarow", &["chapter.md:11:", "does not parse", "\\lefttarow"]);
    plant("s + x $$", "s + \\frac{x}{2 $$", &["chapter.md:11:", "braces do not pair"]);
    plant("#adding", "#subtracting", &["chapter.md:14:", "dead anchor"]);
    plant("(#adding)", "(../other.md)", &["chapter.md:14:", "dead link"]);
    plant("(#adding)", "(../other.md#x)", &["chapter.md:14:", "dead link"]);
    plant("has two methods.", "has ![](figures/line.svg).", &["chapter.md:3:", "without alt text"]);
    plant("has two", "<img src=\"figures/line.svg\"> two", &["chapter.md:3:", "without alt text"]);
    plant(
        "has two",
        "<img src=\"https://cdn.example/a.png\" alt=\"a\"> two",
        &["chapter.md:3:", "leaves the file system"],
    );
    plant(
        "has two methods.",
        "has\n\n```rust\nfn x() {}\n```\n",
        &["chapter.md:5:", "plain rust fence"],
    );
    plant("/two mean}}", "/two median}}", &["chapter.md:20:", "no line `median: …`"]);
    plant("lib.rs mean}}", "lib.rs median}}", &["chapter.md:16:", "no anchor `median`"]);
    plant("lib.rs mean}}", "lib.rs add}}", &["chapter.md:16:", "is shown already", "lib.rs:26:"]);
    plant("two_and_three_are_five}}", "two_and_three}}", &["chapter.md:12:", "has no test"]);
    plant("{{#figure adder/line}}", "", &["examples/line.rs:1:", "no chapter shows this example"]);
    plant(
        "`mean` divides",
        "the other divides",
        &["lib.rs:28:", "does not mention the public `mean`"],
    );
}

#[test]
fn a_fault_in_the_code_is_found_with_its_line() {
    let fixture = Fixture::new("code");
    let plant = |old, new, places: &[&str]| fixture.plant("test", LIBRARY, old, new, places);
    plant("    // ANCHOR: mean\n", "", &["lib.rs:30:", "does not begin"]);
    plant("// ANCHOR: mean", "// ANCHOR: unused", &["lib.rs:26:", "has no ANCHOR_END"]);
    plant("    // ANCHOR_END: mean\n", "", &["lib.rs:26:", "has no ANCHOR_END"]);
    plant("#[cfg(test)]", "const X: f64 = 1.0;\n\n#[cfg(test)]", &["lib.rs:34:", "in no listing"]);
    plant(
        "    // ANCHOR: mean",
        "    // ANCHOR: more\n    const Y: f64 = 1.0;\n    // ANCHOR_END: more\n    // ANCHOR: mean",
        &["lib.rs:26:", "no chapter shows anchor `more`"],
    );
    plant(
        "self.sum += x;",
        "self.sum -= x;",
        &["lib.rs:39:", "failed: tests::two_and_three_are_five"],
    );
    plant("default().add(2.0), 2.0", "default().add(2.0), 3.0", &["failed:", "lib.rs"]);
    let long = format!("self.sum += x;{}", "\n        self.sum += 0.0;".repeat(40));
    plant("self.sum += x;", &long, &["chapter.md:7:", "40 fit"]);
}
