//! Plants an output that flips on one kernel of OpenBLAS, and demands that `test --kernels` names it.

use std::path::{Path, PathBuf};
use std::process::Command;

const SAMPLE: &str = "crates/adder/examples/two.rs";

/// A copy of the small book in a folder of its own.
fn fixture(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture"), &root);
    root
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

/// Whether `test --kernels` succeeds, and all it says.
fn kernels(root: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["test", "--kernels"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env_remove("NN_DATA_DIR")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Whether a kernel can be chosen here; under CI one has to be, where the processor has them.
fn can_choose(said: &str) -> bool {
    let chosen = said.contains("Prescott, 1 thread");
    let ci = std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&&*value));
    assert!(chosen || !ci || !cfg!(target_arch = "x86_64"), "no kernel is chosen:\n{said}");
    if !chosen {
        eprintln!("skipped: no OpenBLAS here whose kernel can be chosen");
    }
    chosen
}

#[test]
fn what_holds_holds_on_every_kernel_and_without_blas() {
    let root = fixture("kernels-sound");
    let (success, said) = kernels(&root);
    assert!(success, "{said}");
    assert!(said.contains("✓ without BLAS         1 output, 1 figure, 1 test"), "{said}");
    assert!(said.contains(", 0 problems"), "{said}");
    if can_choose(&said) {
        assert!(said.contains("✓ Prescott, 2 threads  1 output, 1 figure, 1 test"), "{said}");
    }
}

#[test]
fn an_output_that_flips_on_one_kernel_or_thread_is_named() {
    let root = fixture("kernels-flip");
    let path = root.join(SAMPLE);
    let sound = std::fs::read_to_string(&path).unwrap();
    let plant = |variable: &str, value: &str| {
        let flips =
            format!("std::env::var(\"{variable}\").is_ok_and(|value| value == \"{value}\")");
        let term = format!("3.0 + f64::from(u8::from({flips}))");
        std::fs::write(&path, sound.replace("3.0", &term)).unwrap();
        kernels(&root)
    };
    let (success, said) = plant("OPENBLAS_CORETYPE", "Prescott");
    if !can_choose(&said) {
        return;
    }
    assert!(!success, "{said}");
    for part in [
        "✗ Prescott, 1 thread ",
        "✓ without BLAS",
        "two.snap:5: Prescott, 1 thread; Prescott, 2 threads: adder/two does otherwise",
        "kept  `sum: 5`",
        "came  `sum: 6`",
        ", 1 problem",
    ] {
        assert!(said.contains(part), "it does not say {part:?}:\n{said}");
    }
    let (success, said) = plant("OPENBLAS_NUM_THREADS", "2");
    assert!(!success && said.contains("✓ Prescott, 1 thread "), "{said}");
    assert!(said.contains("✗ Prescott, 2 threads"), "{said}");
    std::fs::write(&path, sound.replace("3.0", "4.0")).unwrap();
    let (success, said) = kernels(&root);
    assert!(!success && said.contains("in every variant"), "{said}");
}
