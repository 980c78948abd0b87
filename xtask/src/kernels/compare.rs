//! What an example printed and drew, against what is kept.

use anyhow::Result;
use std::path::Path;

use crate::chapter::{Chapter, Example, Kind};
use crate::problem::Problem;
use crate::run::SampleRun;
use crate::snapshot::{self, Difference};
use crate::verify::figure_path;
use crate::workspace::Workspace;

/// How much was compared.
#[derive(Default)]
pub struct Compared {
    /// Outputs.
    pub outputs: usize,
    /// Figures.
    pub figures: usize,
}

impl Compared {
    /// Compares what `example` did. What is not kept yet is for `cargo xtask test` to say.
    pub fn add(
        &mut self,
        workspace: &Workspace,
        chapters: &[Chapter],
        example: &Example,
        run: &SampleRun,
        problems: &mut Vec<Problem>,
    ) -> Result<()> {
        let Some(package) = workspace.package(&example.package) else { return Ok(()) };
        if !run.success {
            let file = package.folder.join(format!("examples/{}.rs", example.name));
            let message = format!("it fails:\n{}", run.stderr.trim_end());
            problems.push(Problem::new(&workspace.relative(&file), 0, message));
            return Ok(());
        }
        let mut report = |file: &Path, before: usize, difference: Difference| {
            let message = describe(example, &difference);
            let file = workspace.relative(file);
            problems.push(Problem::new(&file, before + difference.line, message));
        };
        let path = snapshot::path(package, &example.name);
        if let Some((kept, header)) = snapshot::read(&path)? {
            self.outputs += 1;
            if let Some(difference) = snapshot::difference(&kept, &run.stdout) {
                report(&path, header, difference);
            }
        }
        let draws = [Kind::Figure(example.clone()), Kind::Live(example.clone())];
        let shows = |chapter: &&Chapter| chapter.directives.iter().any(|d| draws.contains(&d.kind));
        for chapter in chapters.iter().filter(shows) {
            let path = figure_path(workspace, chapter, example);
            let drawn = run.figures.get(&example.name);
            if let (Some(drawn), Ok(kept)) = (drawn, std::fs::read_to_string(&path)) {
                self.figures += 1;
                if let Some(difference) = snapshot::difference(&kept, drawn) {
                    report(&path, 0, difference);
                }
            }
        }
        Ok(())
    }
}

fn describe(example: &Example, difference: &Difference) -> String {
    let line = |line: &Option<String>| match line {
        Some(line) if line.chars().count() > 160 => {
            format!("`{}…`", line.chars().take(160).collect::<String>())
        }
        Some(line) => format!("`{line}`"),
        None => String::from("the end"),
    };
    format!(
        "{example} does otherwise\n    kept  {}\n    came  {}\n  \
         print fewer places, or compute in f64",
        line(&difference.kept),
        line(&difference.came)
    )
}
