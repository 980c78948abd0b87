//! Plants faults in the data of the appendices and demands that each is found, at its line.
//!
//! The small book of `tests/fixture` gets the three appendices under `tests/appendices`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the sound book with its appendices.
struct Fixture {
    root: PathBuf,
}

impl Fixture {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("appendices").join(name);
        let _ = std::fs::remove_dir_all(&root);
        for part in ["tests/fixture", "tests/appendices"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &root);
        }
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

    /// Replaces `old` by `new` in a file of `book/src`, demands that the book is not built and that
    /// `places` are named, and mends it.
    fn plant(&self, file: &str, old: &str, new: &str, places: &[&str]) {
        let path = self.root.join("book/src").join(file);
        let sound = std::fs::read_to_string(&path).unwrap();
        assert!(sound.contains(old), "{file} has no {old:?}");
        std::fs::write(&path, sound.replacen(old, new, 1)).unwrap();
        let (success, said) = self.xtask(&["book"]);
        assert!(!success, "nobody minds {new:?} in {file}:\n{said}");
        for place in places {
            assert!(said.contains(place), "{place:?} is not said of {new:?}:\n{said}");
        }
        std::fs::write(&path, sound).unwrap();
    }

    fn page(&self, name: &str) -> String {
        let path = self.root.join("target/book").join(name).join("chapter.html");
        std::fs::read_to_string(path).unwrap()
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

#[test]
fn sound_appendices_are_built_and_counted() {
    let fixture = Fixture::new("sound");
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success, "{said}");
    let (success, said) = fixture.xtask(&["test", "errata"]);
    assert!(success && said.contains("1 passed, 0 failed"), "{said}");

    let holds = |name: &str, parts: &[&str]| {
        let page = fixture.page(name);
        for part in parts {
            assert!(page.contains(part), "{name} lacks {part:?}:\n{page}");
        }
    };
    holds(
        "errata",
        &[
            "id=\"e-a-01\"",
            "<i lang=\"pl\">Dodawanie</i>",
            "class=\"check\" href=\"../source/adder/src/lib.rs.html#L",
            "href=\"../adder/chapter.html#adding\"",
            "<math",
            "Multiplying 2 and 3 gives 6.",
        ],
    );
    holds(
        "glossary",
        &[
            "id=\"term-sum\"",
            "lang=\"he\" dir=\"rtl\"",
            "lang=\"hu\"",
            "suma, wynik",
            "<span class=\"supplied\">*</span>",
            "href=\"../adder/chapter.html#adding\"",
        ],
    );
    holds("concordance", &["id=\"add-01\"", "<i lang=\"pl\">Suma</i>", "has two methods"]);
}

#[test]
fn a_fault_in_the_errata_is_found_with_its_line() {
    let fixture = Fixture::new("errata");
    let plant = |old, new, places: &[&str]| fixture.plant("errata/errata.toml", old, new, places);
    plant("two_and_three_are_five", "two_are_five", &["errata.toml:8:", "has no test"]);
    plant("E-A-02", "E-A-03", &["errata.toml:12:", "kind O", "leave it out"]);
    plant("E-A-02", "E-A-09", &["errata.toml:12:", "no row `E-A-09`"]);
    plant("E-A-02", "E-A-01", &["errata.toml:12:", "told twice"]);
    plant("E-A-01", "E-A-02", &["rows.csv:2:", "`E-A-01` is mathematics", "tell it"]);
    plant("because = ", "#", &["errata.toml:12:", "neither `test` nor `because`"]);
    plant("right = \"It is $a + b$.\"", "", &["errata.toml:1:", "missing field `right`"]);
    plant("It is $a + b$.", " ", &["errata.toml:7:", "there is nothing here"]);
    plant("$a - b$", "$a - b", &["errata.toml:6:", "not closed"]);
    plant("source = \"A\"", "source = \"B\"", &["errata.toml:4:", "no source `B`"]);
    plant("adder#adding", "adder#adds", &["errata.toml:9:", "has no section `#adds`"]);
    fixture.plant("errata/rows.csv", "T,1", "T,7", &["rows.csv:3:", "no chapter 7"]);
}

#[test]
fn a_fault_in_the_glossary_is_found_with_its_line() {
    let fixture = Fixture::new("glossary");
    let plant = |old, new, places: &[&str]| fixture.plant("glossary/terms.csv", old, new, places);
    plant("adder#adding", "adders#adding", &["terms.csv:3:", "no chapter `adders`"]);
    plant("adder#adding", "adder#adds", &["terms.csv:3:", "has no section `#adds`"]);
    plant("2,product", "7,product", &["terms.csv:2:", "no chapter 7"]);
    plant("2,product", "1,product", &["terms.csv:2:", "chapter 1 is written"]);
    plant("összeg", "", &["terms.csv:3:", "`sum` has no Hungarian term"]);
    plant(",סכום*", "", &["terms.csv:3:", "`sum` has no Hebrew term"]);
    plant("произведение*", "*", &["terms.csv:2:", "`product` has no Russian term"]);
    plant("2,product", "2,Sum", &["terms.csv:3:", "`sum` stands on line 2 already"]);
    plant("\"suma, wynik\"", "suma, wynik", &["terms.csv:3:", "too many columns"]);
}

#[test]
fn a_fault_in_the_concordance_is_found_with_its_line() {
    let fixture = Fixture::new("concordance");
    let plant =
        |old, new, places: &[&str]| fixture.plant("concordance/rows.toml", old, new, places);
    plant("test = ", "#", &["rows.toml:2:", "`ADD-01` has no test"]);
    plant("item = ", "#", &["rows.toml:2:", "`ADD-01` has no item"]);
    plant("phrase = ", "#", &["rows.toml:11:", "`ADD-02` has no item", "`ADD-02` has no test"]);
    plant("two_and_three_are_five", "two_are_five", &["rows.toml:8:", "has no test"]);
    plant("\"add\"", "\"subtract\"", &["rows.toml:7:", "has no public `subtract`"]);
    plant("adder/src/lib.rs", "adder/src/add.rs", &["rows.toml:7:", "no crates/adder/src/add.rs"]);
    plant("adder#adding", "adder#adds", &["rows.toml:6:", "has no section `#adds`"]);
    plant("two methods", "three methods", &["rows.toml:16:", "does not say"]);
    plant("\"C\"", "\"F\"", &["rows.toml:16:", "kind F", "name item and test"]);
    plant("\"A: Suma\"", "\"B: Suma\"", &["rows.toml:14:", "known source"]);
    plant("ADD-02", "ADD-01", &["rows.toml:11:", "twice", "`ADD-02` is missing"]);
    plant("name = \"What", "names = \"What", &["rows.toml:13:", "unknown field `names`"]);
    let plan = |old, new, places: &[&str]| fixture.plant("concordance/plan.toml", old, new, places);
    plan("ADD-01..02", "ADD-01..03", &["rows.toml:", "`ADD-03` is missing: “Adding”"]);
    plan("ADD-01..02", "ADD-02..01", &["plan.toml:10:", "not of the form"]);
    plan("\"adder\"", "\"adders\"", &["plan.toml:9:", "no chapter `adders`", "is not planned"]);
}
