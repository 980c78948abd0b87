//! Laboratory 1 as a student runs it: the program, its files, its manners.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The sub-commands in the order of the syllabus.
const EXPERIMENTS: [&str; 14] = [
    "threshold",
    "range",
    "rate",
    "coding",
    "rule",
    "order",
    "noise",
    "adaline-range",
    "adaline-rate",
    "error",
    "descent",
    "condition",
    "compare",
    "xor",
];

fn lab(out: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab1"));
    command.args(words).arg("--out").arg(out).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// All files under a folder, by their path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inner = self::files(&path).into_iter();
            files.extend(inner.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
    files
}

/// The whole laboratory as it is handed in: 200 runs of each setting.
#[test]
fn with_two_hundred_runs_every_expectation_is_met() {
    let out = tempfile::tempdir().unwrap();
    let output = lab(out.path(), &["all"]);
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{shown}{}", text(&output.stderr));
    assert!(!shown.contains("✗ "), "{shown}");
    let sum = shown.lines().rev().nth(1).unwrap();
    assert!(sum.starts_with("14 experiments: ") && sum.ends_with("✓, 0 ✗"), "{sum}");
    assert_eq!(text(&output.stderr), "", "no progress bar where nobody watches");
    assert!(!shown.contains('\u{1b}'), "no colours where nobody watches");

    let files = files(&out.path().join("lab1"));
    let page = text(&files["index.html"]).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    for name in EXPERIMENTS {
        for file in ["report.md", "results.csv", "record.json"] {
            assert!(files.contains_key(&format!("{name}/{file}")), "{name}/{file}");
        }
        let drawn =
            |file: &&String| file.starts_with(&format!("{name}/")) && file.ends_with(".svg");
        assert!(files.keys().any(|file| drawn(&file)), "{name} has no figure");
        assert!(page.contains(&format!("<section id=\"{name}\">")), "{name} is not on the page");
        let rows = csv::Reader::from_reader(&files[&format!("{name}/results.csv")][..])
            .into_records()
            .map(|row| row.unwrap().len())
            .collect::<Vec<_>>();
        assert!(rows.len() >= 200, "{name} keeps {} runs", rows.len());
        let report = text(&files[&format!("{name}/report.md")]);
        assert!(!report.contains("NaN") && !report.contains("inf "), "{report}");
    }
    assert!(!page.contains("NaN"));
    assert!(!page.contains("://") && !page.contains("<script"), "it works offline");
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "an id twice on the page");
}

#[test]
fn a_quick_run_leaves_open_what_few_runs_cannot_say_and_keeps_its_own_folder() {
    let out = tempfile::tempdir().unwrap();
    let output = lab(out.path(), &["all", "--quick"]);
    let shown = text(&output.stdout);
    assert!(output.status.success() && !shown.contains("✗ "), "{shown}");
    assert!(shown.contains("(too few runs to judge)"), "{shown}");
    assert!(out.path().join("lab1-quick/index.html").exists());
    assert!(!out.path().join("lab1").exists());
}

#[test]
fn the_same_seed_gives_the_same_files_and_another_seed_does_not() {
    let run = |seed: &str| {
        let out = tempfile::tempdir().unwrap();
        let output = lab(out.path(), &["all", "--quick", "--seed", seed]);
        assert!(output.status.success(), "{}", text(&output.stdout));
        files(&out.path().join("lab1-quick"))
    };
    let (first, again, other) = (run("7"), run("7"), run("8"));
    assert!(first == again);
    assert_ne!(first["range/results.csv"], other["range/results.csv"]);
}

/// What chance has no part in holds for every seed and any number of runs.
#[test]
fn one_run_of_each_setting_is_a_report_too() {
    for (runs, seed) in [("1", "1"), ("1", "99"), ("2", "7"), ("3", "2024")] {
        let out = tempfile::tempdir().unwrap();
        let output = lab(out.path(), &["all", "--runs", runs, "--seed", seed]);
        let shown = text(&output.stdout);
        assert!(output.status.success() && !shown.contains("NaN"), "{shown}");
        assert!(shown.contains("(too few runs to judge)"), "{shown}");
    }
}

#[test]
fn an_experiment_run_alone_joins_the_page_of_the_others() {
    let out = tempfile::tempdir().unwrap();
    let page = || text(&std::fs::read(out.path().join("lab1-quick/index.html")).unwrap());
    lab(out.path(), &["xor", "--quick"]);
    assert!(page().contains("13 of 14 experiments have not been run yet"));
    lab(out.path(), &["threshold", "--quick", "--author", "Ada <Lovelace>"]);
    let page = page();
    let place = |name: &str| page.find(&format!("<section id=\"{name}\">")).unwrap();
    assert!(place("threshold") < place("xor"), "in the order of the syllabus");
    assert!(page.contains("Ada &lt;Lovelace&gt;"));
    lab(out.path(), &["range", "--quick"]);
    let page = text(&std::fs::read(out.path().join("lab1-quick/index.html")).unwrap());
    assert!(page.contains("Ada &lt;Lovelace&gt;"), "the name stays");
}

#[test]
fn json_is_read_by_machines() {
    let out = tempfile::tempdir().unwrap();
    let output = lab(out.path(), &["threshold", "--quick", "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["laboratory"], "lab1");
    let experiment = &value["experiments"][0];
    assert_eq!(experiment["id"], "LAB-1.1");
    assert_eq!(experiment["checks"][0]["verdict"], "passed");
    assert_eq!(experiment["tables"][0]["rows"].as_array().unwrap().len(), 7);
}

#[test]
fn options_that_make_no_sense_are_refused_by_name() {
    let out = tempfile::tempdir().unwrap();
    let refused = |words: &[&str]| {
        let output = lab(out.path(), words);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    let message = refused(&["threshold", "--runs", "0"]);
    assert!(message.contains("'0'") && message.contains("1..=100000"), "{message}");
    let message = refused(&["threshold", "--seed", "x"]);
    assert!(message.contains("'x'") && message.contains("--seed"), "{message}");
    let message = refused(&["treshold"]);
    assert!(message.contains("'treshold'") && message.contains("'threshold'"), "{message}");
    assert!(files(out.path()).is_empty(), "nothing is written");
}

#[test]
fn reports_that_cannot_be_written_are_an_error_that_names_the_place() {
    let home = tempfile::tempdir().unwrap();
    let taken = home.path().join("taken");
    std::fs::write(&taken, "a file").unwrap();
    let output = lab(&taken, &["threshold", "--quick"]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.starts_with("error: cannot create ") && message.contains("taken"), "{message}");
    assert_eq!(std::fs::read(&taken).unwrap(), b"a file");
}

#[test]
fn a_report_that_is_not_ours_is_named_left_alone_and_left_out() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("lab1-quick/xor");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("record.json"), "{\"id\": 3").unwrap();
    let output = lab(out.path(), &["threshold", "--quick"]);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0));
    assert!(message.starts_with("LAB-1.14 is left out of the page: "), "{message}");
    assert!(message.contains("record.json"), "{message}");
    let page = text(&std::fs::read(out.path().join("lab1-quick/index.html")).unwrap());
    assert!(page.contains("<section id=\"threshold\">") && !page.contains("<section id=\"xor\">"));
    assert!(message.contains("remove the folder and run the experiment again"), "{message}");
    assert_eq!(std::fs::read(folder.join("record.json")).unwrap(), b"{\"id\": 3");
}

/// One of two reports has lost a figure: the page has the other one.
#[test]
fn a_missing_figure_keeps_no_other_experiment_from_the_page() {
    let out = tempfile::tempdir().unwrap();
    lab(out.path(), &["xor", "--quick"]);
    let folder = out.path().join("lab1-quick/xor");
    let names = files(&folder).into_keys();
    let figure = names.into_iter().find(|name| name.ends_with(".svg")).unwrap();
    std::fs::remove_file(folder.join(&figure)).unwrap();
    let output = lab(out.path(), &["threshold", "--quick"]);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{message}");
    assert!(message.starts_with("LAB-1.14 is left out of the page: cannot read "), "{message}");
    assert!(message.contains(&figure) && message.ends_with("; run it again\n"), "{message}");
    let page = text(&std::fs::read(out.path().join("lab1-quick/index.html")).unwrap());
    assert!(page.contains("<section id=\"threshold\">") && !page.contains("<section id=\"xor\">"));
}

#[test]
fn the_list_names_every_experiment_in_order() {
    let output = Command::new(env!("CARGO_BIN_EXE_lab1")).arg("list").output().unwrap();
    let shown = text(&output.stdout);
    let lines: Vec<&str> = shown.lines().skip(1).collect();
    assert_eq!(lines.len(), EXPERIMENTS.len());
    for (number, (line, name)) in (1..).zip(lines.iter().zip(EXPERIMENTS)) {
        let words: Vec<&str> = line.split_whitespace().take(2).collect();
        assert_eq!(words, [format!("LAB-1.{number}").as_str(), name]);
    }
}

/// Ctrl-C in the middle: what was finished is kept and gathered, the rest is not begun.
#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_finished() {
    use std::time::{Duration, Instant};
    let out = tempfile::tempdir().unwrap();
    let first = out.path().join("lab1/threshold/report.md");
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab1"))
        .args(["all", "--runs", "2000", "--out"])
        .arg(out.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while !first.exists() {
        assert!(start.elapsed() < Duration::from_secs(60), "the first report never came");
        std::thread::sleep(Duration::from_millis(5));
    }
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut message = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut message).unwrap();
    assert_eq!(message, "error: interrupted; what was finished before is kept\n");
    let kept = files(&out.path().join("lab1"));
    assert!(kept.keys().all(|name| !name.starts_with('.')), "a draft is left behind");
    assert!(text(&kept["index.html"]).contains("<section id=\"threshold\">"));
    assert!(!kept.contains_key("xor/report.md"));
}
