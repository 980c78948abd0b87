//! Proves the exercises of a crate: the answer passes, the stub does not, and each known wrong answer
//! gets its own hint.
//!
//! All variants of all exercises are modules of one program, so that they cost one compilation.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::program::{self, Compiled, Libraries};
use super::report::{self, End, Report};
use super::{Exercise, Wrong};
use crate::artifacts::{Artifact, ArtifactKind};
use crate::chapter::Example;
use crate::problem::Problem;
use crate::setup::Setup;
use crate::verdict::Store;
use crate::workspace::Workspace;

/// All checks of a crate together end sooner, or something in them does not.
const LIMIT: Duration = Duration::from_secs(120);

/// What proofs share.
pub struct Prover<'a> {
    /// Where the crates are.
    pub workspace: &'a Workspace,
    /// The environment.
    pub setup: &'a Setup,
    /// The verdicts of earlier runs.
    pub store: &'a Store,
    /// What Cargo has built.
    pub built: &'a [Artifact],
}

/// What a sound exercise prints, by its name.
type Printed = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Diagnostic {
    message: String,
    level: String,
    spans: Vec<Span>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Span {
    file_name: PathBuf,
    line_start: usize,
    is_primary: bool,
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

impl Prover<'_> {
    /// Proves the `exercises` of `package`; what is sound stays so until a file of it changes.
    pub fn prove(
        &self,
        package: &str,
        exercises: &[&Exercise],
        problems: &mut Vec<Problem>,
    ) -> Result<BTreeMap<Example, Vec<String>>> {
        let root = &self.workspace.root;
        let source = source(root, exercises);
        let key = self.key(package, exercises, &source)?;
        let printed: Printed = match self.store.get(&key) {
            Some(known) => known,
            None => {
                let before = problems.len();
                let printed = self.try_all(package, exercises, &source, problems)?;
                if problems.len() == before {
                    self.store.put(&key, &printed);
                }
                printed
            }
        };
        let example = |name| Example { package: package.to_string(), name };
        Ok(printed.into_iter().map(|(name, lines)| (example(name), lines)).collect())
    }

    /// The key of the verdict: the crates' libraries, and every file of the exercises.
    fn key(&self, package: &str, exercises: &[&Exercise], source: &str) -> Result<String> {
        let mut words = source.to_string();
        for exercise in exercises {
            for file in exercise.variants().chain(["check"]) {
                let path = self.workspace.root.join(exercise.file(&format!("{file}.rs")));
                words += &fs::read_to_string(&path)
                    .with_context(|| format!("reading {}", path.display()))?;
            }
            let _ = write!(words, "{:?}", exercise.wrong);
        }
        let libraries: Vec<&Path> = self
            .built
            .iter()
            .filter(|artifact| artifact.kind == ArtifactKind::Library)
            .map(|artifact| artifact.path.as_path())
            .collect();
        let package = self.workspace.package(package).context("the crate is gone")?;
        self.store.key(package, &libraries, &words)
    }

    fn try_all(
        &self,
        package: &str,
        exercises: &[&Exercise],
        source: &str,
        problems: &mut Vec<Problem>,
    ) -> Result<Printed> {
        let workspace = self.workspace;
        let package = workspace.package(package).context("the crate is gone")?;
        let libraries = Libraries::build(workspace, self.setup, package)?;
        // Two commands may prove at the same time.
        let name = format!("{}-{}", package.name, std::process::id());
        let program = workspace.cache().join("exercises").join(name);
        if let Compiled::No(said) = libraries.compile(workspace, source, &program, false)? {
            let found = refusals(workspace, &said);
            if found.is_empty() {
                bail!("the exercises of {} do not compile:\n{said}", package.name);
            }
            problems.extend(found);
            return Ok(Printed::new());
        }
        let report = program::run(workspace, self.setup, &program, LIMIT);
        let _ = fs::remove_file(&program);
        let report = report?;
        let mut printed = Printed::new();
        for exercise in exercises {
            problems.extend(judge(exercise, &report));
            let module = module(exercise, "answer");
            let said = exercise.claims.iter().map(|claim| report.said(&module, claim));
            let lines = said.flat_map(str::lines).map(String::from).collect();
            printed.insert(exercise.place.name.clone(), lines);
        }
        Ok(printed)
    }
}

/// The root of the program: a module for each variant, which holds it and its check.
fn source(root: &Path, exercises: &[&Exercise]) -> String {
    let mut source = String::new();
    for exercise in exercises {
        let path = |name: &str| root.join(exercise.file(&format!("{name}.rs")));
        let _ = writeln!(source, "mod {} {{", exercise.place.name);
        for variant in exercise.variants() {
            // What is shown as right has no loose ends.
            let lints = if variant == "answer" { "#[deny(unused)] " } else { "" };
            let _ = writeln!(
                source,
                "mod {variant} {{\n{lints}#[path = {:?}] mod exercise;\n{lints}#[path = {:?}] mod check;\n}}",
                path(variant),
                path("check")
            );
        }
        source.push_str("}\n");
    }
    source
}

/// The module in which a variant is checked.
fn module(exercise: &Exercise, variant: &str) -> String {
    format!("{}::{variant}::check", exercise.place.name)
}

/// What the compiler minds, each at its place.
fn refusals(workspace: &Workspace, said: &str) -> Vec<Problem> {
    let diagnostics = said.lines().filter_map(|line| serde_json::from_str::<Diagnostic>(line).ok());
    let mut found = Vec::new();
    for diagnostic in diagnostics.filter(|diagnostic| diagnostic.level == "error") {
        let Some(mut span) = diagnostic.spans.iter().find(|span| span.is_primary) else { continue };
        // Of what a macro of the standard library minds, the place is the call.
        while let Some(expansion) = &span.expansion
            && !span.file_name.starts_with(&workspace.root)
        {
            span = &expansion.span;
        }
        let file = workspace.relative(&span.file_name);
        let rendered = diagnostic.rendered.unwrap_or_default();
        let message = format!("does not compile: {}\n{}", diagnostic.message, rendered.trim_end());
        found.push(Problem::new(&file, span.line_start, message));
    }
    found
}

/// What of an exercise does not hold.
fn judge(exercise: &Exercise, report: &Report) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut problem = |name: &str, message: String| {
        found.push(Problem::new(&exercise.file(&format!("{name}.rs")), 1, message));
    };
    let ends = |variant: &str| report.ends(&module(exercise, variant), &exercise.claims);
    for variant in exercise.variants() {
        if ends(variant).iter().any(|(_, end)| !matches!(end, Some(End::Passed | End::Failed))) {
            let message = format!("its check does not come to an end: {}", report.last_words);
            problem(variant, message.trim_end_matches([' ', ':']).to_string());
            return found;
        }
    }
    if let Some(claim) = report::broken(&ends("answer")) {
        let said = report.said(&module(exercise, "answer"), claim);
        let said = report::panic(said).map(|(_, said)| said).unwrap_or_default();
        let (name, line) = (&claim.name, claim.line);
        problem("answer", format!("the answer fails `{name}` (check.rs:{line}): {said}"));
    }
    if report::broken(&ends("stub")).is_none() {
        problem("stub", "the stub passes the check: it leaves nothing to write".into());
    }
    for Wrong { name, claim } in &exercise.wrong {
        match report::broken(&ends(name)) {
            Some(first) if first.name == *claim => {}
            Some(first) => problem(
                name,
                format!(
                    "it gets the hint of `{}` (check.rs:{}), and that of `{claim}` is its own",
                    first.name, first.line
                ),
            ),
            None => problem(name, format!("it passes the check, and should fail `{claim}`")),
        }
    }
    found
}
