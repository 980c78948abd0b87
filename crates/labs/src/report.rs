//! The report of one experiment: `report.md`, `results.csv`, and what the terminal shows.

use crate::check::Verdict;
use crate::markdown;
use crate::record::Record;
use crate::sweep::Sweep;
use console::Style;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The report in Markdown; `section` is its number among the experiments.
pub(crate) fn markdown(record: &Record, section: usize) -> String {
    let Record { id, title, question, setup, conclusion, command, .. } = record;
    let mut text = format!("# {id} · {title}\n\n**Question.** {question}\n\n");
    let _ = write!(text, "## Method\n\n{setup}\n\n## Results\n\n");
    for (number, table) in (1..).zip(&record.tables) {
        let caption = &table.caption;
        let _ = write!(text, "*Table {section}.{number}.* {caption}\n\n{}\n", table.markdown());
    }
    for (number, figure) in (1..).zip(&record.figures) {
        let (file, caption, alt) = (&figure.file, &figure.caption, &figure.alt);
        let _ = write!(text, "![{alt}]({file})\n\n*Figure {section}.{number}.* {caption}\n\n");
    }
    let rows: Vec<_> = record
        .checks
        .iter()
        .map(|c| vec![c.verdict.mark().to_string(), c.expected.clone(), c.found.clone()])
        .collect();
    let _ = write!(text, "## Expected and found\n\n");
    let _ = writeln!(text, "{}", markdown::prose_table(&["", "expected", "found"], &rows));
    if record.count(Verdict::Open) > 0 {
        let _ = write!(text, "– means: too few runs to judge.\n\n");
    }
    let _ = write!(text, "## Conclusion\n\n{conclusion}\n\n---\n\n");
    let _ = writeln!(text, "`{command}` repeats it; every run stands in `results.csv`.");
    text
}

/// Every run of every setting, a line each; a column for whatever any of them measured.
pub(crate) fn csv(sweeps: &[Sweep]) -> Vec<u8> {
    let mut names: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    let runs = || sweeps.iter().flat_map(|sweep| &sweep.series).flat_map(|series| &series.runs);
    for (name, _) in runs().flat_map(|run| run.iter()) {
        if seen.insert(*name) {
            names.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let memory = "writing to memory does not fail, and all rows are of one length";
    let header = ["variable", "setting", "run"].into_iter().chain(names.iter().copied());
    writer.write_record(header).expect(memory);
    for sweep in sweeps {
        for series in &sweep.series {
            for (number, run) in (1..).zip(&series.runs) {
                let value = |name: &&str| {
                    let found = run.iter().find(|(known, _)| known == name);
                    found.and_then(|(_, value)| *value).map_or(String::new(), |v| v.to_string())
                };
                let place = [sweep.variable.clone(), series.setting.clone(), number.to_string()];
                writer
                    .write_record(place.into_iter().chain(names.iter().map(value)))
                    .expect(memory);
            }
        }
    }
    writer.into_inner().expect(memory)
}

/// What the terminal shows: tables, verdicts, conclusion.
pub(crate) fn terminal(record: &Record) -> String {
    let (bold, dim) = (Style::new().bold(), Style::new().dim());
    let title = bold.apply_to(format!("{} · {}", record.id, record.title));
    let mut text = format!("{title}\n{}\n\n", record.question);
    for table in &record.tables {
        let _ = writeln!(text, "{}\n\n{}", dim.apply_to(&table.caption), table.markdown());
    }
    for check in &record.checks {
        let colour = match check.verdict {
            Verdict::Passed => Style::new().green(),
            Verdict::Failed => Style::new().red().bold(),
            Verdict::Open => Style::new().dim(),
        };
        let mark = colour.apply_to(check.verdict.mark());
        let _ = writeln!(text, "{mark} {} | {}", check.expected, check.found);
    }
    let _ = writeln!(text, "\n{}\n", record.conclusion);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep::{Measures, Series};

    fn sweep(variable: &str, runs: Vec<Measures>) -> Sweep {
        let series = vec![Series { setting: "a, b".into(), runs }];
        Sweep { variable: variable.into(), series }
    }

    #[test]
    fn the_csv_has_a_line_for_each_run_and_a_gap_where_nothing_was_measured() {
        let epochs = |value: Option<f64>| Measures::new().with("epochs", value);
        let sweeps = [
            sweep("rate", vec![epochs(Some(4.0)), epochs(None)]),
            sweep("noise", vec![epochs(Some(0.1 + 0.2)).with("accuracy", 1.0)]),
        ];
        let text = String::from_utf8(csv(&sweeps)).unwrap();
        assert_eq!(
            text,
            "variable,setting,run,epochs,accuracy\n\
             rate,\"a, b\",1,4,\n\
             rate,\"a, b\",2,,\n\
             noise,\"a, b\",1,0.30000000000000004,1\n"
        );
    }
}
