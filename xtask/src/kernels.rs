//! `cargo xtask test --kernels`: what is printed, drawn and tested holds on every kernel of OpenBLAS that this
//! processor can run, with one thread and with two, and without BLAS.
//!
//! The variables that choose a kernel are set for the programs, never for Cargo, which would build anew.

mod compare;

use anyhow::Result;
use console::style;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use crate::artifacts::{self, Artifact, ArtifactKind};
use crate::book::count;
use crate::chapter::{self, Chapter, Example, Kind};
use crate::problem::{self, Problem};
use crate::run::{Outcome, Runner};
use crate::setup::{self, Setup};
use crate::verdict::Store;
use crate::workspace::Workspace;

/// How many threads share a product.
const THREADS: [usize; 2] = [1, 2];

/// One way to run everything.
struct Variant {
    name: String,
    setup: Setup,
}

impl Variant {
    fn without_blas() -> Self {
        let setup = Setup { blas: false, openblas: None, environment: Vec::new() };
        Self { name: "without BLAS".into(), setup }
    }

    /// `kernel` is `None` where OpenBLAS has but one to offer.
    fn with(kernel: Option<&str>, threads: usize, openblas: Option<&str>) -> Self {
        let name = format!("{}, {}", kernel.unwrap_or("OpenBLAS"), count(threads, "thread"));
        let set = |name: &str, value: &str| (name.to_string(), value.to_string());
        let mut environment = vec![set("OPENBLAS_NUM_THREADS", &threads.to_string())];
        environment.extend(kernel.map(|kernel| set(setup::KERNEL_VARIABLE, kernel)));
        let openblas = openblas.map(String::from);
        Self { name, setup: Setup { blas: true, openblas, environment } }
    }
}

/// What does not hold, and in which variants.
type Found = BTreeMap<Problem, Vec<String>>;

/// Runs everything in every way; whether all of it holds.
pub fn run(workspace: &Workspace, setup: &Setup) -> Result<bool> {
    let start = Instant::now();
    let mut unread = Vec::new();
    let chapters = chapter::read_all(workspace, &mut unread)?;
    let mut found = Found::new();
    let mut ways = 0;
    let mut judge = |variants: &[Variant], built: &[Artifact]| -> Result<()> {
        for variant in variants {
            ways += 1;
            for problem in perform(workspace, &chapters, variant, built)? {
                found.entry(problem).or_default().push(variant.name.clone());
            }
        }
        Ok(())
    };
    // Both builds leave their examples under the same names: the usual one comes last, to stay.
    let plain = Variant::without_blas();
    let built = artifacts::build(workspace, &plain.setup)?;
    judge(&[plain], &built)?;
    let mut complete = true;
    if setup.blas {
        let built = artifacts::build(workspace, setup)?;
        judge(&with_openblas(setup)?, &built)?;
    } else {
        skip("with OpenBLAS", "it is not installed; `cargo xtask setup` says how to get it");
        complete = !setup::is_ci();
    }
    let problems: Vec<Problem> = found.into_iter().map(|found| told(found, ways)).collect();
    problem::print(&problems);
    println!(
        "{} in {:.1} s, {}",
        count(ways, "variant"),
        start.elapsed().as_secs_f64(),
        count(problems.len(), "problem")
    );
    Ok(problems.is_empty() && complete)
}

/// A problem with the variants that have it in front.
fn told((problem, variants): (Problem, Vec<String>), all: usize) -> Problem {
    let message = if variants.len() == all {
        format!("in every variant, and `cargo xtask test` says more: {}", problem.message)
    } else {
        format!("{}: {}", variants.join("; "), problem.message)
    };
    Problem { message, ..problem }
}

/// A variant for each kernel that runs here and each number of threads; says which do not.
fn with_openblas(setup: &Setup) -> Result<Vec<Variant>> {
    let mut kernels = Vec::new();
    for (kernel, runs) in setup::kernels()? {
        match runs {
            Ok(()) => kernels.push(Some(kernel)),
            Err(reason) => skip(kernel, &reason),
        }
    }
    if kernels.is_empty() {
        kernels.push(None);
    }
    let openblas = setup.openblas.as_deref();
    let variant = |kernel| move |threads| Variant::with(kernel, threads, openblas);
    Ok(kernels.into_iter().flat_map(|kernel| THREADS.map(variant(kernel))).collect())
}

fn skip(name: &str, reason: &str) {
    println!("{} {name:20} {reason}", style("–").yellow());
}

/// Runs samples, figures and tests in one way, says so in a line, and returns what does not hold.
fn perform(
    workspace: &Workspace,
    chapters: &[Chapter],
    variant: &Variant,
    built: &[Artifact],
) -> Result<Vec<Problem>> {
    let start = Instant::now();
    let of_kind = |kinds: &'static [ArtifactKind]| built.iter().filter(|a| kinds.contains(&a.kind));
    let store = Store::open(workspace, &variant.setup)?;
    let programs = of_kind(&[ArtifactKind::Program]).collect();
    let runner = Runner { workspace, setup: &variant.setup, store, programs };
    let wanted = shown(chapters);
    let name = |a: &Artifact| Example { package: a.package.clone(), name: a.name.clone() };
    let examples: Vec<&Artifact> =
        of_kind(&[ArtifactKind::Example]).filter(|a| wanted.contains(&name(a))).collect();
    let runs = runner.samples(&examples)?;
    let mut problems = Vec::new();
    let mut compared = compare::Compared::default();
    for (artifact, run) in examples.iter().zip(&runs) {
        compared.add(workspace, chapters, &name(artifact), run, &mut problems)?;
    }
    // Doc tests are Cargo's to start, and would be compiled anew.
    let tests: Vec<&Artifact> = of_kind(&[ArtifactKind::Unit, ArtifactKind::Integration]).collect();
    let mut passed = 0;
    for (artifact, run) in tests.iter().zip(runner.tests(&tests)?) {
        passed += run.tests.iter().filter(|(_, outcome)| *outcome == Outcome::Passed).count();
        let failures = run.failures();
        if !failures.is_empty() {
            eprintln!("{}", run.log);
            let manifest = format!("crates/{}/Cargo.toml", artifact.package);
            let message = format!("failed: {}", failures.join(", "));
            problems.push(Problem::new(manifest.as_ref(), 0, message));
        }
    }
    let mark = if problems.is_empty() { style("✓").green() } else { style("✗").red() };
    println!(
        "{mark} {:20} {}, {}, {}  {:.1} s",
        variant.name,
        count(compared.outputs, "output"),
        count(compared.figures, "figure"),
        count(passed, "test"),
        start.elapsed().as_secs_f64()
    );
    Ok(problems)
}

/// The examples that the book shows.
fn shown(chapters: &[Chapter]) -> BTreeSet<Example> {
    let directives = chapters.iter().flat_map(|chapter| &chapter.directives);
    directives
        .filter_map(|directive| match &directive.kind {
            Kind::Sample(example)
            | Kind::Figure(example)
            | Kind::Live(example)
            | Kind::Quantity { example, .. } => Some(example.clone()),
            _ => None,
        })
        .collect()
}
