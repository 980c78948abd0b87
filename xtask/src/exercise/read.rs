//! Reads the files of an exercise and says what they lack.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Claim, Exercise, Wrong};
use crate::chapter::Example;
use crate::problem::Problem;

/// Reads one exercise.
pub fn exercise(
    root: &Path,
    place: Example,
    folder: PathBuf,
    problems: &mut Vec<Problem>,
) -> Result<Option<Exercise>> {
    let before = problems.len();
    let mut text = |name: &str| match fs::read_to_string(root.join(folder.join(name))) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("exercise {place}: {error}");
            problems.push(Problem::new(&folder.join(name), 0, message));
            String::new()
        }
    };
    let (task, check) = (text("task.md"), text("check.rs"));
    for name in ["stub.rs", "answer.rs"] {
        text(name);
    }
    if problems.len() > before {
        return Ok(None);
    }
    let letter = |b: u8| b.is_ascii_lowercase();
    let rest = |b: u8| letter(b) || b.is_ascii_digit() || b == b'_';
    if !place.name.bytes().enumerate().all(|(at, b)| if at == 0 { letter(b) } else { rest(b) }) {
        let message = "small letters, digits and `_`, a letter first, make the name of an exercise";
        problems.push(Problem::new(&folder, 0, message));
    }
    let title = title(&folder.join("task.md"), &task, problems);
    let claims = claims(&folder.join("check.rs"), &check, problems);
    let wrong = wrong(root, &folder, &claims, problems)?;
    Ok((problems.len() == before).then_some(Exercise { place, folder, title, claims, wrong }))
}

/// The heading of a task; a task without heading or prediction is a problem.
fn title(file: &Path, task: &str, problems: &mut Vec<Problem>) -> String {
    let title = task.lines().next().and_then(|line| line.strip_prefix("# ")).map(str::trim);
    if title.is_none() {
        problems.push(Problem::new(file, 1, "the task begins with its title: `# The title`"));
    }
    if !task.lines().any(|line| line.starts_with("**Predict.**")) {
        let message = "the task asks for no prediction: a paragraph `**Predict.** …`";
        problems.push(Problem::new(file, 0, message));
    }
    if let Some(at) = task.lines().position(|line| line.contains("{{#")) {
        problems.push(Problem::new(file, at + 1, "a task holds text and formulas, no directives"));
    }
    title.unwrap_or_default().to_string()
}

/// The tests of a `check.rs`; one without a hint is a problem.
fn claims(file: &Path, check: &str, problems: &mut Vec<Problem>) -> Vec<Claim> {
    let parsed = match syn::parse_file(check) {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = format!("does not parse: {error}");
            problems.push(Problem::new(file, error.span().start().line, message));
            return Vec::new();
        }
    };
    let mut claims = Vec::new();
    for item in &parsed.items {
        let syn::Item::Fn(function) = item else { continue };
        if !function.attrs.iter().any(|attribute| attribute.path().is_ident("test")) {
            continue;
        }
        let name = function.sig.ident.to_string();
        let line = function.sig.ident.span().start().line;
        let hint = documentation(&function.attrs);
        if hint.is_empty() {
            let message = format!("`{name}` has no documentation, and that would be its hint");
            problems.push(Problem::new(file, line, message));
        }
        claims.push(Claim { name, line, hint });
    }
    if claims.is_empty() {
        problems.push(Problem::new(file, 0, "there is no test to check an answer by"));
    }
    claims
}

/// The lines of a documentation comment as one paragraph.
fn documentation(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    });
    lines.map(|line| line.trim().to_string()).collect::<Vec<_>>().join(" ").trim().to_string()
}

/// The known wrong answers, each with a claim of its own.
fn wrong(
    root: &Path,
    folder: &Path,
    claims: &[Claim],
    problems: &mut Vec<Problem>,
) -> Result<Vec<Wrong>> {
    let entries =
        fs::read_dir(root.join(folder)).with_context(|| format!("reading {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".rs")?.to_string()))
        .filter(|name| name.starts_with("wrong_"))
        .collect();
    names.sort();
    let mut wrong: Vec<Wrong> = Vec::new();
    for name in names {
        let file = folder.join(format!("{name}.rs"));
        let text = fs::read_to_string(root.join(&file))
            .with_context(|| format!("reading {}", file.display()))?;
        let Some(claim) = declared(&text) else {
            let message = "the first line says which claim it fails: //! Fails `the_claim`: why";
            problems.push(Problem::new(&file, 1, message));
            continue;
        };
        if !claims.iter().any(|known| known.name == claim) {
            let message = format!("check.rs has no test `{claim}`");
            problems.push(Problem::new(&file, 1, message));
        }
        if let Some(other) = wrong.iter().find(|other| other.claim == claim) {
            let message =
                format!("{} fails `{claim}` too, and a hint answers one mistake", other.name);
            problems.push(Problem::new(&file, 1, message));
        }
        wrong.push(Wrong { name, claim: claim.to_string() });
    }
    if wrong.len() < 2 {
        let message = "two or three known wrong answers belong to an exercise: wrong_….rs";
        problems.push(Problem::new(folder, 0, message));
    }
    Ok(wrong)
}

/// The claim that the first line of a wrong answer names.
fn declared(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix("//! Fails `")?.split_once('`').map(|(claim, _)| claim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claims_are_the_tests_in_their_order_with_their_hints() {
        let check = "/// Of use.\nfn helper() {}\n\n/// Look at\n/// the sign.\n#[test]\nfn b_holds() {}\n\n\
                     #[test]\nfn a_holds() {}\n";
        let mut problems = Vec::new();
        let found = claims(Path::new("check.rs"), check, &mut problems);
        let names: Vec<_> = found.iter().map(|claim| (claim.sentence(), claim.line)).collect();
        assert_eq!(names, [("b holds".into(), 7), ("a holds".into(), 10)]);
        assert_eq!(found[0].hint, "Look at the sign.");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].to_string().starts_with("check.rs:10: `a_holds` has no doc"));
    }

    #[test]
    fn a_wrong_answer_declares_its_claim_on_its_first_line() {
        assert_eq!(declared("//! Fails `a_holds`: no sign.\n"), Some("a_holds"));
        assert_eq!(declared("//! No sign.\n//! Fails `a_holds`\n"), None);
    }

    #[test]
    fn a_task_has_a_title_and_asks_for_a_prediction() {
        let messages = |task: &str| {
            let mut problems = Vec::new();
            let title = title(Path::new("task.md"), task, &mut problems);
            (title, problems.len())
        };
        assert_eq!(messages("# A\n\n**Predict.** How many?\n"), ("A".into(), 0));
        assert_eq!(messages("A\n\nPredict.\n"), (String::new(), 2));
        assert_eq!(messages("# A\n\n**Predict.** {{#quantity a/b c}}\n").1, 1);
    }
}
