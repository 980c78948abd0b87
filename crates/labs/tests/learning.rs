//! The laboratories that learn pictures, 2 and 3, as a student runs them. All of both, with `--quick`, runs in
//! `.ci/run`, built for speed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

struct Lab {
    program: &'static str,
    /// As folders and numbers of experiments begin.
    name: &'static str,
    id: &'static str,
    /// The number of the first experiment, and how many there are.
    numbers: std::ops::Range<usize>,
    /// An experiment that is soon done, a misspelling of it, and the runs of it with `--quick`.
    experiment: &'static str,
    misspelt: &'static str,
    runs: usize,
    /// One of which nothing but the seconds differs from run to run.
    same: &'static str,
}

const LABS: [Lab; 2] = [
    Lab {
        program: env!("CARGO_BIN_EXE_lab2"),
        name: "lab2",
        id: "LAB-2",
        numbers: 0..24,
        experiment: "baseline",
        misspelt: "basline",
        runs: 4,
        same: "momentum",
    },
    Lab {
        program: env!("CARGO_BIN_EXE_lab3"),
        name: "lab3",
        id: "LAB-3",
        numbers: 0..17,
        experiment: "filters",
        misspelt: "filtres",
        runs: 10,
        same: "kernel",
    },
];

impl Lab {
    fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        // Whoever has the large sets does not see how the laboratory does without.
        command.env_remove("NN_DATA_DIR");
        command
    }

    fn run(&self, out: &Path, words: &[&str]) -> Output {
        self.command().args(words).arg("--out").arg(out).output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// All files of a folder, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn the_list_names_every_experiment_in_order() {
    for lab in LABS {
        let shown = text(&lab.command().arg("list").output().unwrap().stdout);
        let numbers: Vec<&str> =
            shown.lines().skip(1).map(|line| line.split_whitespace().next().unwrap()).collect();
        let expected: Vec<String> =
            lab.numbers.map(|number| format!("{}.{number}", lab.id)).collect();
        assert_eq!(numbers, expected);
    }
}

#[test]
fn a_quick_run_leaves_a_report_and_says_what_it_cannot_judge() {
    for lab in LABS {
        let (out, experiment) = (tempfile::tempdir().unwrap(), lab.experiment);
        let output = lab.run(out.path(), &[experiment, "--quick", "--author", "Ada"]);
        let shown = text(&output.stdout);
        assert!(output.status.success() && shown.contains("(too few runs to judge)"), "{shown}");
        assert_eq!(text(&output.stderr), "", "no progress bar where nobody watches");
        assert!(!shown.contains("NaN") && !shown.contains('\u{1b}'), "{shown}");
        let folder = out.path().join(format!("{}-quick", lab.name));
        let page = text(&std::fs::read(folder.join("index.html")).unwrap());
        assert!(page.contains("Ada") && page.contains(&format!("<section id=\"{experiment}\">")));
        let all = lab.numbers.len();
        assert!(page.contains(&format!("{} of {all} experiments have not been run yet", all - 1)));
        let files = files(&folder.join(experiment));
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let figure = format!("{}-{experiment}.svg", lab.name);
        assert_eq!(names, [&figure, "record.json", "report.md", "results.csv"]);
        assert_eq!(
            text(&files["results.csv"]).lines().count(),
            1 + lab.runs,
            "a line for each run"
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_files_on_any_number_of_cores() {
    for lab in LABS {
        let run = |seed: &str, cores: Option<&str>| {
            let out = tempfile::tempdir().unwrap();
            let mut command = match cores {
                Some(cores) => {
                    let mut command = Command::new("taskset");
                    command.args(["-c", cores, lab.program]);
                    command
                }
                None => lab.command(),
            };
            let words = [lab.same, "--quick", "--seed", seed, "--out"];
            let output = command.args(words).arg(out.path()).output();
            output.is_ok_and(|output| output.status.code().is_some()).then(|| {
                let folder = out.path().join(format!("{}-quick/{}", lab.name, lab.same));
                let mut files = if folder.exists() { files(&folder) } else { BTreeMap::new() };
                // Tables tell seconds, which differ from run to run; numbers and figures do not.
                files.retain(|name, _| name.ends_with(".csv") || name.ends_with(".svg"));
                files
            })
        };
        let (first, again, other) = (run("7", None), run("7", None), run("8", None));
        assert!(first.as_ref().is_some_and(|files| files.contains_key("results.csv")));
        assert!(first == again);
        assert_ne!(first, other);
        // Where the program that binds another to a core is missing, one core is not tried.
        if let Some(alone) = run("7", Some("0")).filter(|files| !files.is_empty()) {
            assert!(first == Some(alone), "one core gives other numbers");
        }
    }
}

#[test]
fn a_set_that_is_not_here_is_an_error_that_says_how_to_get_it() {
    for lab in LABS {
        let (out, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let output = lab
            .command()
            .args([lab.experiment, "--data", "mnist", "--out"])
            .arg(out.path())
            .envs(["HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"].map(|name| (name, home.path())))
            .output()
            .unwrap();
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.contains("cargo xtask data get mnist"), "{message}");
        assert!(!out.path().join(format!("{}-mnist", lab.name)).join(lab.experiment).exists());
    }
}

#[test]
fn options_that_make_no_sense_are_refused_by_name() {
    for lab in LABS {
        let out = tempfile::tempdir().unwrap();
        let refused = |words: &[&str]| {
            let output = lab.run(out.path(), words);
            assert_eq!(output.status.code(), Some(2));
            text(&output.stderr)
        };
        let message = refused(&[lab.experiment, "--data", "minst"]);
        assert!(message.contains("'minst'") && message.contains("mnist"), "{message}");
        let message = refused(&[lab.experiment, "--quick", "--data", "mnist"]);
        assert!(message.contains("--quick") && message.contains("--data"), "{message}");
        let message = refused(&[lab.misspelt]);
        assert!(message.contains(&format!("'{}'", lab.misspelt)), "{message}");
        assert!(message.contains(&format!("'{}'", lab.experiment)), "{message}");
        assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0, "nothing is written");
    }
}

/// Ctrl-C in the middle of a training: it ends with the epoch, and nothing is half written.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_training_within_an_epoch() {
    use std::time::{Duration, Instant};
    for lab in LABS {
        let out = tempfile::tempdir().unwrap();
        let mut child = lab
            .command()
            .args([lab.experiment, "--runs", "1000", "--out"])
            .arg(out.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_secs(2));
        let start = Instant::now();
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(start.elapsed() < Duration::from_secs(60), "it went on for {:?}", start.elapsed());
        let mut message = String::new();
        std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut message).unwrap();
        assert_eq!(message, "error: interrupted; what was finished before is kept\n");
        assert!(!out.path().join(lab.name).join(lab.experiment).exists());
    }
}
