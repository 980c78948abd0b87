//! A live figure in the small book under `tests/fixture`: built, shown, and refused where it is unsound.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CHAPTER: &str = "book/src/adder/chapter.md";
const FIGURE: &str = "crates/adder/live/line.rs";

/// A copy of the small book, whose figure `line` is a live one.
struct Fixture {
    root: PathBuf,
}

impl Fixture {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("live-{name}"));
        let _ = std::fs::remove_dir_all(&root);
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&here.join("tests/fixture"), &root);
        let fixture = Self { root };
        fixture.change(CHAPTER, "{{#figure adder/line}}", "{{#live adder/line}}");
        let live = here.parent().unwrap().join("crates/live");
        let dependency = format!("[dev-dependencies]\nlive = {{ path = {live:?} }}\n\n[features]");
        fixture.change("crates/adder/Cargo.toml", "[features]", &dependency);
        std::fs::create_dir_all(fixture.root.join("crates/adder/live")).unwrap();
        std::fs::copy(here.join("tests/live/line.rs"), fixture.root.join(FIGURE)).unwrap();
        fixture
    }

    fn change(&self, file: &str, old: &str, new: &str) {
        let path = self.root.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        std::fs::write(&path, text.replacen(old, new, 1)).unwrap();
    }

    fn book(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("book").current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", self.root.join("target")).env_remove("NN_DATA_DIR");
        command
    }

    /// Plants `new` for `old` in `file`, demands that the book is refused and why, and mends it.
    fn plant(&self, file: &str, old: &str, new: &str, places: &[&str]) {
        let path = self.root.join(file);
        let sound = std::fs::read_to_string(&path).unwrap();
        self.change(file, old, new);
        let (success, said) = read(self.book().output().unwrap());
        assert!(!success, "{new:?} in {file} is not minded:\n{said}");
        for place in places {
            assert!(said.contains(place), "no word of {place:?}:\n{said}");
        }
        std::fs::write(&path, sound).unwrap();
    }

    fn page(&self) -> String {
        std::fs::read_to_string(self.root.join("target/book/adder/chapter.html")).unwrap()
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

fn read(output: Output) -> (bool, String) {
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Whether this machine compiles for WebAssembly; under CI, `xtask` sees to it.
fn compiles() -> bool {
    let ci = std::env::var("CI").is_ok_and(|ci| !ci.is_empty() && ci != "false" && ci != "0");
    let mut rustc = Command::new("rustc");
    let target = "wasm32-unknown-unknown";
    let found = rustc.args(["--print", "target-libdir", "--target", target]).output().unwrap();
    let own = Path::new(String::from_utf8_lossy(&found.stdout).trim()).is_dir();
    let ready = ci || own || has_debians();
    if !ready {
        eprintln!("not run: no standard library for {target}");
    }
    ready
}

fn has_debians() -> bool {
    Path::new("/usr/bin/rustc").exists()
}

#[test]
fn a_live_figure_is_a_picture_with_a_module_beside_it() {
    if !compiles() {
        return;
    }
    let fixture = Fixture::new("sound");
    let (success, said) = read(fixture.book().output().unwrap());
    assert!(success, "{said}");
    let page = fixture.page();
    for part in [
        "data-live=\"adder/line\" data-module=\"live/adder-line.js\"",
        "aria-label=\"A line from corner to corner.\"",
        "href=\"../source/adder/live/line.rs.html#L1\"",
    ] {
        assert!(page.contains(part), "the page lacks {part:?}");
    }
    let script = std::fs::read_to_string(fixture.root.join("target/book/live/adder-line.js"));
    // `AGFzbQ` is how a module begins.
    let start = "(self.lecternModules ??= {})[\"adder/line\"] = \"AGFzbQ";
    assert!(script.unwrap().starts_with(start));
}

#[test]
fn a_live_figure_that_is_unsound_is_refused_at_its_line() {
    if !compiles() {
        return;
    }
    let fixture = Fixture::new("faults");
    let live = "{{#live adder/line}}";
    fixture.plant(
        CHAPTER,
        live,
        "{{#live adder/lime}}",
        &["chapter.md:22:", "there is no live figure crates/adder/live/lime.rs"],
    );
    fixture.plant(CHAPTER, live, "{{#live line}}", &["chapter.md:22:", "not of the form"]);
    fixture.plant(CHAPTER, live, "See {{#live adder/line}}.", &["chapter.md:22:", "of its own"]);
    fixture.plant(
        FIGURE,
        "sum.add(1.0)",
        "sum.ad(1.0)",
        &["chapter.md:22:", "does not build", "ad(1.0)"],
    );

    // Bytes that nothing can compress.
    let noise: Vec<u8> =
        (0..170_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    std::fs::write(fixture.root.join("crates/adder/live/noise.bin"), noise).unwrap();
    fixture.plant(
        FIGURE,
        "number(sum.add(0.0))",
        "number(sum.add(f64::from(include_bytes!(\"noise.bin\")[std::hint::black_box(7)])))",
        &["chapter.md:22:", "live figure adder/line is", "KB of WebAssembly, 160 KB fit"],
    );
    fixture.change(FIGURE, "number(sum.add(0.0))", "number(sum.add(now()))");
    fixture.plant(
        FIGURE,
        "struct Count(Points);",
        "unsafe extern \"C\" { safe fn now() -> f64; }\nstruct Count(Points);",
        &["chapter.md:22:", "asks the page for 1 function,"],
    );
}

/// A compiler that has never heard of WebAssembly, as a newcomer's.
#[test]
#[cfg(unix)]
fn without_a_compiler_for_it_the_picture_stays() {
    use std::os::unix::fs::PermissionsExt;
    if has_debians() {
        eprintln!("not run: Debian's compiler is here");
        return;
    }
    let fixture = Fixture::new("still");
    let rustc = fixture.root.join("rustc.sh");
    let script = "#!/bin/sh\ncase \"$*\" in\n  *target-libdir*) echo /nowhere ;;\n  *) exec rustc \"$@\" ;;\nesac\n";
    std::fs::write(&rustc, script).unwrap();
    std::fs::set_permissions(&rustc, std::fs::Permissions::from_mode(0o755)).unwrap();
    let output = fixture.book().env("RUSTC", &rustc).env_remove("CI").output();
    let (success, said) = read(output.unwrap());
    assert!(success, "{said}");
    assert_eq!(said.matches("live figures stand still").count(), 1, "{said}");
    assert!(said.contains("rustup target add wasm32-unknown-unknown"), "{said}");
    let page = fixture.page();
    assert!(page.contains("data-live=\"adder/line\">"), "{page}");
    assert!(page.contains("aria-label=\"A line from corner to corner.\""));
    assert!(!page.contains("data-module"));
    assert!(!fixture.root.join("target/book/live").exists());
}
