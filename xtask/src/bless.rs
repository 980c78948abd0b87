//! `cargo xtask bless`: accepts what the examples print and draw now.

use anyhow::{Context, Result};
use std::collections::BTreeSet;

use crate::book::count;
use crate::book::figure::Parts;
use crate::chapter::Kind;
use crate::problem::{self, Problem};
use crate::setup::Setup;
use crate::snapshot;
use crate::verdict::write_whole;
use crate::verify::{self, Extent, Verified, figure_path};
use crate::workspace::Workspace;

/// Writes a snapshot wherever the kept one does not hold, and says which.
pub fn run(workspace: &Workspace, setup: &Setup, names: &[String]) -> Result<bool> {
    let mut verified = verify::run(workspace, setup, names, Extent::Examples)?;
    let mut problems = std::mem::take(&mut verified.problems);
    let written = write(workspace, &verified, &mut problems)?;
    for file in &written {
        println!("accepted {file}");
    }
    println!("{} accepted", count(written.len(), "snapshot"));
    problem::print(&problems);
    Ok(problems.is_empty())
}

fn write(
    workspace: &Workspace,
    verified: &Verified,
    problems: &mut Vec<Problem>,
) -> Result<BTreeSet<String>> {
    let mut written = BTreeSet::new();
    for chapter in verified.chosen_chapters() {
        for directive in &chapter.directives {
            let (example, is_figure) = match &directive.kind {
                Kind::Figure(example) | Kind::Live(example) => (example, true),
                Kind::Sample(example) | Kind::Quantity { example, .. } => (example, false),
                _ => continue,
            };
            let (Some(run), Some(package)) =
                (verified.samples.get(example), workspace.package(&example.package))
            else {
                continue;
            };
            if !run.success {
                continue;
            }
            if !is_figure {
                let path = snapshot::path(package, &example.name);
                let kept = snapshot::read(&path)?;
                if kept.is_none_or(|(kept, _)| snapshot::difference(&kept, &run.stdout).is_some()) {
                    snapshot::write(&path, example, &run.stdout)?;
                    written.insert(workspace.relative(&path).display().to_string());
                }
                continue;
            }
            let path = figure_path(workspace, chapter, example);
            let drawn = match run.figures.get(&example.name).map(|svg| (svg, Parts::read(svg))) {
                Some((svg, Ok(_))) => svg,
                Some((_, Err(message))) => {
                    let message = format!("example {example}: {message}");
                    problems.push(Problem::new(&chapter.file, directive.line, message));
                    continue;
                }
                None => {
                    let message =
                        format!("example {example} draws no figure `{}.svg`", example.name);
                    problems.push(Problem::new(&chapter.file, directive.line, message));
                    continue;
                }
            };
            let kept = std::fs::read_to_string(&path).ok();
            if kept.is_none_or(|kept| snapshot::difference(&kept, drawn).is_some()) {
                let folder = path.parent().unwrap_or(&workspace.root);
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("creating {}", folder.display()))?;
                write_whole(&path, drawn.as_bytes())
                    .with_context(|| format!("writing {}", path.display()))?;
                written.insert(workspace.relative(&path).display().to_string());
            }
        }
    }
    Ok(written)
}
