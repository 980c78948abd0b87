//! `// ANCHOR: name` … `// ANCHOR_END: name`.

use std::ops::RangeInclusive;
use std::path::Path;

use crate::problem::Problem;

/// A named span of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Unique in its file.
    pub name: String,
    /// The line of `ANCHOR`.
    pub start: usize,
    /// The line of `ANCHOR_END`.
    pub end: usize,
}

impl Anchor {
    /// The lines between the marks.
    pub fn lines(&self) -> RangeInclusive<usize> {
        self.start + 1..=self.end - 1
    }
}

/// Whether a trimmed line is a mark.
pub fn is_mark(line: &str) -> bool {
    begins(line).is_some() || ends(line).is_some()
}

fn comment(line: &str) -> Option<&str> {
    let line = line.trim();
    line.strip_prefix("//").or_else(|| line.strip_prefix('#')).map(str::trim_start)
}

fn begins(line: &str) -> Option<&str> {
    comment(line)?.strip_prefix("ANCHOR:").map(str::trim)
}

fn ends(line: &str) -> Option<&str> {
    comment(line)?.strip_prefix("ANCHOR_END:").map(str::trim)
}

/// Finds the anchors; marks that do not pair, nest or repeat go to `problems`.
pub fn find(file: &Path, lines: &[String], problems: &mut Vec<Problem>) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    for (number, line) in (1..).zip(lines) {
        let mut problem = |message: String| problems.push(Problem::new(file, number, message));
        if let Some(name) = begins(line) {
            if let Some((outer, _)) = &open {
                problem(format!("anchor `{name}` begins inside anchor `{outer}`"));
            } else {
                if anchors.iter().any(|anchor| anchor.name == name) {
                    problem(format!("a second anchor `{name}` in this file"));
                }
                open = Some((name.into(), number));
            }
        } else if let Some(name) = ends(line) {
            match open.take() {
                Some((begun, start)) if begun == name && start + 1 < number => {
                    anchors.push(Anchor { name: begun, start, end: number });
                }
                Some((begun, _)) if begun == name => problem(format!("anchor `{name}` is empty")),
                other => {
                    problem(format!("anchor `{name}` ends here but does not begin"));
                    open = other;
                }
            }
        }
    }
    if let Some((name, start)) = open {
        problems.push(Problem::new(file, start, format!("anchor `{name}` has no ANCHOR_END")));
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let lines: Vec<String> = text.lines().map(String::from).collect();
        let mut problems = Vec::new();
        find(Path::new("a.rs"), &lines, &mut problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn marks_that_do_not_pair_are_named_with_their_line() {
        assert_eq!(messages("// ANCHOR: a\nx\n"), ["a.rs:1: anchor `a` has no ANCHOR_END"]);
        assert_eq!(
            messages("x\n// ANCHOR_END: a\n"),
            ["a.rs:2: anchor `a` ends here but does not begin"]
        );
        assert_eq!(
            messages("// ANCHOR: a\nx\n// ANCHOR_END: a\n// ANCHOR: a\ny\n// ANCHOR_END: a\n"),
            ["a.rs:4: a second anchor `a` in this file"]
        );
        assert_eq!(
            messages("// ANCHOR: a\n// ANCHOR: b\nx\n// ANCHOR_END: a\n"),
            ["a.rs:2: anchor `b` begins inside anchor `a`"]
        );
        assert_eq!(messages("// ANCHOR: a\n// ANCHOR_END: a\n"), ["a.rs:2: anchor `a` is empty"]);
    }

    #[test]
    fn marks_may_stand_in_python_comments() {
        assert!(messages("# ANCHOR: a\nx = 1\n# ANCHOR_END: a\n").is_empty());
    }
}
