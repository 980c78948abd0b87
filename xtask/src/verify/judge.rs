//! Judges what was run: does every part of the book hold?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Extent, Verified, crate_of, example_of, figure_path, quantity};
use crate::artifacts::ArtifactKind;
use crate::book::figure::Parts;
use crate::chapter::{Chapter, Directive, Example, Kind};
use crate::coverage;
use crate::problem::Problem;
use crate::run::{Outcome, SampleRun};
use crate::snapshot::{self, Difference};
use crate::workspace::{Package, Workspace};

impl Verified {
    /// Adds everything that does not hold to the problems.
    pub fn judge(&mut self, workspace: &Workspace, extent: Extent) {
        let mut found = Vec::new();
        for chapter in self.chosen_chapters() {
            for directive in &chapter.directives {
                let mut problem = |message: String| {
                    found.push(Problem::new(&chapter.file, directive.line, message));
                };
                match &directive.kind {
                    Kind::Listing { .. } | Kind::Check { .. } if extent == Extent::Examples => {}
                    Kind::Listing { path, anchor } => {
                        if let Err(message) = self.listing(path, anchor) {
                            problem(message);
                        }
                    }
                    Kind::Check { package, test } => {
                        if let Err(message) = self.check(package, test) {
                            problem(message);
                        }
                    }
                    // What does not hold in an exercise stands at its own files.
                    Kind::Exercise(_) => {}
                    Kind::Appendix(_) if extent == Extent::Examples => {}
                    Kind::Appendix(appendix) => {
                        found.extend(self.appendices.check(*appendix, self));
                    }
                    Kind::Sample(example)
                    | Kind::Figure(example)
                    | Kind::Live(example)
                    | Kind::Quantity { example, .. } => match self.ran(workspace, example) {
                        Err(message) => problem(message),
                        Ok(_) if extent == Extent::Examples => {}
                        Ok((package, run)) => {
                            found.extend(self.compare(workspace, chapter, directive, package, run));
                        }
                    },
                }
            }
        }
        self.problems.append(&mut found);
        if extent != Extent::Examples {
            self.cover(workspace);
            self.failed_tests(workspace);
        }
    }

    /// Whether a listing can be shown.
    fn listing(&self, path: &Path, anchor: &str) -> Result<(), String> {
        let source =
            self.sources.get(path).ok_or_else(|| format!("there is no file {}", path.display()))?;
        let found = source.anchor(anchor).ok_or_else(|| {
            let known: Vec<&str> = source.anchors.iter().map(|a| a.name.as_str()).collect();
            format!("{} has no anchor `{anchor}`; it has {}", path.display(), known.join(", "))
        })?;
        source.listing(found).map(|_| ())
    }

    /// Whether a test exists, once, and passed.
    pub fn check(&self, package: &str, test: &str) -> Result<(), String> {
        let outcomes: Vec<Outcome> = self
            .tests
            .iter()
            .filter(|(artifact, _)| {
                artifact.package == package && artifact.kind != ArtifactKind::Library
            })
            .flat_map(|(_, run)| &run.tests)
            .filter(|(name, _)| name == test)
            .map(|(_, outcome)| *outcome)
            .collect();
        match outcomes[..] {
            [Outcome::Passed] => Ok(()),
            [Outcome::Failed] => Err(format!("test `{test}` of {package} failed")),
            [Outcome::Ignored] => Err(format!("test `{test}` of {package} is ignored")),
            [] => Err(format!("{package} has no test `{test}` (names are those `--list` prints)")),
            _ => Err(format!("{package} has several tests `{test}`: rename one")),
        }
    }

    fn ran<'a>(
        &'a self,
        workspace: &'a Workspace,
        example: &Example,
    ) -> Result<(&'a Package, &'a SampleRun), String> {
        let package = workspace
            .package(&example.package)
            .ok_or_else(|| format!("there is no crate `{}`", example.package))?;
        let run = self
            .samples
            .get(example)
            .ok_or_else(|| format!("{} has no example `{}`", example.package, example.name))?;
        if run.success {
            Ok((package, run))
        } else {
            Err(format!("example {example} failed:\n{}", run.stderr.trim_end()))
        }
    }

    /// What an example printed or drew against what is kept.
    fn compare(
        &self,
        workspace: &Workspace,
        chapter: &Chapter,
        directive: &Directive,
        package: &Package,
        run: &SampleRun,
    ) -> Option<Problem> {
        let problem = |message: String| Some(Problem::new(&chapter.file, directive.line, message));
        let compared = match &directive.kind {
            Kind::Sample(example) => printed(workspace, package, example, run),
            Kind::Figure(example) | Kind::Live(example) => drawn(workspace, chapter, example, run),
            Kind::Quantity { example, key } => match quantity(&run.stdout, key) {
                Err(message) => Err(format!("{example}: {message}")),
                // The sample itself says what has changed.
                Ok(_) if chapter.shows(example) => Ok(None),
                Ok(_) => printed(workspace, package, example, run),
            },
            _ => Ok(None),
        };
        match compared {
            Ok(None) => None,
            Ok(Some((file, header, difference))) => {
                let place = format!("{}:{}", chapter.file.display(), directive.line);
                let message = describe(&difference, &place, &chapter.name);
                Some(Problem::new(&file, header + difference.line, message))
            }
            Err(message) => problem(message),
        }
    }

    fn cover(&mut self, workspace: &Workspace) {
        let mut found = Vec::new();
        let used: HashSet<&Example> = self
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.directives)
            .filter_map(|directive| example_of(&directive.kind))
            .collect();
        for package in workspace.packages.iter().filter(|package| !package.support) {
            if !self.packages.contains(&package.name) {
                continue;
            }
            let (root, sources) = (&workspace.root, &self.sources);
            let share = coverage::lines(package, root, sources, &self.shown, &mut found);
            self.coverage.insert(package.name.clone(), share);
            let words: HashSet<String> = self
                .chapters
                .iter()
                .filter(|c| {
                    c.directives.iter().any(|d| crate_of(&d.kind).as_deref() == Some(&package.name))
                })
                .flat_map(Chapter::mentioned)
                .collect();
            coverage::mentions(package, root, sources, &words, &mut found);
            for name in &package.examples {
                let example = Example { package: package.name.clone(), name: name.clone() };
                if !used.contains(&example) {
                    let file =
                        workspace.relative(&package.folder.join(format!("examples/{name}.rs")));
                    found.push(Problem::new(&file, 1, "no chapter shows this example"));
                }
            }
        }
        self.problems.append(&mut found);
    }

    fn failed_tests(&mut self, workspace: &Workspace) {
        let mut found = Vec::new();
        for (artifact, run) in &self.tests {
            let failures = run.failures();
            if let Some(first) = failures.first() {
                eprintln!("{}", run.log);
                let function = first.rsplit("::").next().unwrap_or(first);
                let place = self.locate(workspace, &artifact.package, function);
                let manifest = PathBuf::from("crates").join(&artifact.package).join("Cargo.toml");
                let (file, line) = place.unwrap_or((manifest, 0));
                found.push(Problem::new(&file, line, format!("failed: {}", failures.join(", "))));
            }
        }
        self.problems.append(&mut found);
    }
}

/// A file, the number of lines before its text, and what differs in it.
type Compared = Result<Option<(PathBuf, usize, Difference)>, String>;

/// What `example` printed against its snapshot.
fn printed(
    workspace: &Workspace,
    package: &Package,
    example: &Example,
    run: &SampleRun,
) -> Compared {
    let path = snapshot::path(package, &example.name);
    let Some((kept, header)) = snapshot::read(&path).map_err(|error| error.to_string())? else {
        return Err(format!(
            "{example} has no snapshot yet: look at `cargo run -p {} --example {}`, then `cargo xtask bless {}`",
            example.package, example.name, example.package
        ));
    };
    let difference = snapshot::difference(&kept, &run.stdout);
    Ok(difference.map(|difference| (workspace.relative(&path), header, difference)))
}

/// What `example` drew against the figure that the chapter keeps.
fn drawn(workspace: &Workspace, chapter: &Chapter, example: &Example, run: &SampleRun) -> Compared {
    let name = &example.name;
    let svg =
        run.figures.get(name).ok_or_else(|| format!("{example} draws no figure `{name}.svg`"))?;
    Parts::read(svg).map_err(|message| format!("figure {example}: {message}"))?;
    let path = figure_path(workspace, chapter, example);
    let kept = std::fs::read_to_string(&path).map_err(|_| {
        let new = workspace.cache().join("figures").join(&example.package).join(name);
        format!(
            "figure {example} is not kept yet: look at {}, then `cargo xtask bless {}`",
            workspace.relative(&new).join(format!("{name}.svg")).display(),
            chapter.name
        )
    })?;
    let difference = snapshot::difference(&kept, svg);
    Ok(difference.map(|difference| (workspace.relative(&path), 0, difference)))
}

fn describe(difference: &Difference, place: &str, chapter: &str) -> String {
    let line = |line: &Option<String>| match line {
        Some(line) if line.chars().count() > 160 => {
            format!("`{}…`", line.chars().take(160).collect::<String>())
        }
        Some(line) => format!("`{line}`"),
        None => String::from("the end"),
    };
    format!(
        "this has changed (shown at {place})\n    kept  {}\n    came  {}\n  \
         if the new one is right: `cargo xtask bless {chapter}`",
        line(&difference.kept),
        line(&difference.came),
    )
}
