//! Plants faults in an exercise and demands that each is found, at its place; then solves it.
//!
//! The small book of `tests/fixture` gets the exercise under `tests/exercises`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the sound book with its exercise.
struct Fixture {
    root: PathBuf,
}

const FOLDER: &str = "crates/adder/exercises/total";
const CHAPTER: &str = "book/src/adder/chapter.md";
const OWN: &str = "exercises/adder/total.rs";

impl Fixture {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exercises").join(name);
        let _ = std::fs::remove_dir_all(&root);
        for part in ["tests/fixture", "tests/exercises"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &root);
        }
        let fixture = Self { root };
        let chapter = fixture.read(CHAPTER);
        fixture.write(CHAPTER, &format!("{chapter}\n{{{{#exercise adder/total}}}}\n"));
        fixture
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.root.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.root.join(file), text).unwrap();
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

    /// Replaces `old` by `new` in `file`, demands that none of `tasks` accepts it and that each names
    /// `places`, and mends it.
    fn plant(&self, tasks: &[&str], file: &str, old: &str, new: &str, places: &[&str]) {
        let sound = self.read(file);
        assert!(sound.contains(old), "{file} has no {old:?}");
        self.write(file, &sound.replacen(old, new, 1));
        for task in tasks {
            let (success, said) = self.xtask(&[task]);
            assert!(!success, "{task} does not mind {new:?} in {file}:\n{said}");
            for place in places {
                assert!(said.contains(place), "{task} does not say {place:?}:\n{said}");
            }
        }
        self.write(file, &sound);
    }

    /// The same in a file of the exercise.
    fn spoil(&self, file: &str, old: &str, new: &str, places: &[&str]) {
        let tasks: &[&str] = if file == "wrong_sign.rs" { &["test", "book"] } else { &["test"] };
        self.plant(tasks, &format!("{FOLDER}/{file}"), old, new, places);
    }

    /// Calls `xtask exercise`, demands its verdict and that it says `parts`.
    fn exercise(&self, options: &[&str], solved: bool, parts: &[&str]) {
        let (success, said) = self.xtask(&[&["exercise", "adder/total"], options].concat());
        assert_eq!(success, solved, "{said}");
        for part in parts {
            assert!(said.contains(part), "{part:?} is not said:\n{said}");
        }
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
fn a_sound_exercise_is_counted_and_shown() {
    let fixture = Fixture::new("sound");
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success && said.contains("exercises"), "{said}");
    let page = fixture.read("target/book/adder/chapter.html");
    for part in [
        "id=\"exercise-total\"",
        "Exercise\u{a0}1. All of them",
        "<munder",
        "../source/adder/exercises/total/stub.rs.html#L1",
        "<code>cargo xtask exercise adder/total</code>",
        "<details class=\"answer\">",
        "|sum, x| sum + x",
        "no numbers: 0",
    ] {
        assert!(page.contains(part), "the page lacks {part:?}");
    }
    assert!(!page.contains("it subtracts"), "the page shows a wrong answer");
}

#[test]
fn an_exercise_that_does_not_hold_is_found_at_its_file() {
    let fixture = Fixture::new("faults");
    let sum = "x.iter().sum()";
    fixture.spoil("stub.rs", "0.0\n", sum, &["total/stub.rs:1:", "the stub passes"]);
    fixture.spoil("stub.rs", "0.0\n", "0\n", &["total/stub.rs:3:", "does not compile: mismatched"]);
    fixture.spoil(
        "answer.rs",
        "sum + x",
        "sum + 2.0 * x",
        &[
            "total/answer.rs:1:",
            "fails `the_sum_of_one_number_is_that_number`",
            "the sum of 2.5 is 5",
        ],
    );
    fixture.spoil(
        "wrong_sign.rs",
        "the_sum_of_one_number_is_that_number",
        "the_sum_of_nothing_is_0",
        &[
            "total/wrong_sign.rs:1:",
            "the hint of `the_sum_of_one_number_is_that_number` (check.rs:15)",
            "that of `the_sum_of_nothing_is_0` is its own",
        ],
    );
    fixture.spoil(
        "wrong_sign.rs",
        "the_sum_of_one_number_is_that_number",
        "every_number_counts",
        &["total/wrong_sign.rs:1:", "wrong_last fails `every_number_counts` too"],
    );
    fixture.spoil(
        "wrong_sign.rs",
        "sum - x",
        "sum + x",
        &["total/wrong_sign.rs:1:", "passes the check"],
    );
    fixture.spoil(
        "wrong_sign.rs",
        "//! Fails",
        "//! Not",
        &["total/wrong_sign.rs:1:", "which claim"],
    );
    fixture.spoil(
        "check.rs",
        "#[test]\nfn every",
        "fn every",
        &["total/wrong_last.rs:1:", "no test"],
    );
    fixture.spoil("check.rs", "/// Begin at 0.\n", "", &["total/check.rs:7:", "no documentation"]);
    fixture.spoil(
        "check.rs",
        "println!(\"no numbers: {}\", total(&[]));",
        "if total(&[]) == 0.0 { std::process::exit(3) }",
        &["does not come to an end"],
    );
}

#[test]
fn a_fault_in_the_text_is_found_with_its_line() {
    let fixture = Fixture::new("text");
    let shown = "{{#exercise adder/total}}";
    fixture.plant(
        &["book"],
        CHAPTER,
        shown,
        "",
        &["total/task.md:1:", "no chapter shows this exercise"],
    );
    fixture.plant(
        &["book"],
        CHAPTER,
        shown,
        &format!("{shown}\n\n{shown}"),
        &["chapter.md:26:", "is shown already, at book/src/adder/chapter.md:24"],
    );
    fixture.plant(
        &["book"],
        CHAPTER,
        shown,
        &format!("{shown}\n\n{{{{#exercise adder/mean}}}}"),
        &["chapter.md:26:", "there is no exercise adder/mean"],
    );
    fixture.spoil("task.md", "# All", "All", &["total/task.md:1:", "begins with its title"]);
    fixture.spoil("task.md", "**Predict.**", "Say:", &["total/task.md:", "asks for no prediction"]);
    fixture.spoil("task.md", "\\sum_i", "\\smu_i", &["total/task.md:3:", "\\smu"]);
    fixture.spoil("task.md", "of a list", "of `a` {{#x}}", &["total/task.md:3:", "no directives"]);
}

#[test]
fn a_reader_is_led_from_the_stub_to_a_solution() {
    let fixture = Fixture::new("reader");
    let stub = fixture.read(&format!("{FOLDER}/stub.rs"));
    let answer = fixture.read(&format!("{FOLDER}/answer.rs"));
    let wrong = fixture.read(&format!("{FOLDER}/wrong_last.rs"));

    fixture.exercise(
        &[],
        true,
        &["Exercise 1: All of them", "your file  exercises/adder/total.rs"],
    );
    assert!(fixture.read(OWN).ends_with(&stub));
    let failed = ["✗ the sum of one number is that number", "the sum of 2.5 is 0", "--hint"];
    fixture.exercise(&[], false, &failed);

    fixture.write(OWN, &wrong);
    fixture.exercise(&["--hint"], false, &["✗ every number counts", "hint: Keep what you have"]);
    fixture.write(OWN, &wrong.replace("x.last()", "y.last()"));
    fixture.exercise(&[], false, &["exercises/adder/total.rs:4:5", "does not compile yet"]);
    let (success, said) = fixture.xtask(&["test"]);
    assert!(success, "an answer in work stops `test`:\n{said}");
    fixture.write(OWN, &wrong.replace("&[f64]", "f64").replace("x.last()", "Some(&x)"));
    fixture.exercise(&[], false, &["check calls what the stub declares", "does not compile yet"]);
    fixture.write(OWN, &wrong.replace("x.last().copied().unwrap_or_default()", "x[7]"));
    fixture.exercise(
        &[],
        false,
        &["it panics at exercises/adder/total.rs:4:5", "index out of bounds"],
    );

    fixture.exercise(&["--answer"], true, &["|sum, x| sum + x"]);
    let own = fixture.read(OWN);
    fixture.exercise(&["--restart"], true, &["kept in exercises/adder/total-1.rs"]);
    assert_eq!(fixture.read("exercises/adder/total-1.rs"), own);
    assert!(fixture.read(OWN).ends_with(&stub));

    fixture.write(OWN, &answer);
    fixture.exercise(&[], true, &["✓ every number counts", "no numbers: 0", "solved", "the last"]);
    assert_eq!(fixture.read(OWN), answer, "the reader's file has been touched");
    let (_, said) = fixture.xtask(&["exercise", "list"]);
    assert!(said.contains("adder/total  solved  All of them"), "{said}");
    fixture.write(OWN, &wrong);
    let (_, said) = fixture.xtask(&["exercise", "list"]);
    assert!(said.contains("adder/total  begun   All of them"), "{said}");
    let (success, said) = fixture.xtask(&["exercise", "adder/mean"]);
    assert!(
        !success && said.contains("there is no exercise adder/mean; there is adder/total"),
        "{said}"
    );
}
