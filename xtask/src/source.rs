//! A Rust file as the book sees it: anchors, items, and the lines that need no showing.

mod anchors;
mod items;

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

pub use anchors::Anchor;
pub use items::Block;

use crate::problem::Problem;
use items::Items;

/// The lines a listing or a sample may show without its folded documentation.
pub const MOST_LINES: usize = 40;

/// One source file.
pub struct Source {
    /// Relative to the root.
    pub file: PathBuf,
    /// Without line ends; line n is `lines[n − 1]`.
    pub lines: Vec<String>,
    /// In order of their beginnings.
    pub anchors: Vec<Anchor>,
    /// What the parser knows of it; empty for files that are not Rust.
    items: Items,
}

/// The code of one listing.
pub struct Listing {
    /// The lines to show, each with whether it is folded.
    pub lines: Vec<(String, bool)>,
    /// What the caption calls it.
    pub item: String,
    /// The first line of the file that is shown and not folded.
    pub first: usize,
    /// The language of the fence.
    pub language: &'static str,
}

impl Source {
    /// Reads and analyses `file`.
    pub fn read(root: &Path, file: &Path, problems: &mut Vec<Problem>) -> Result<Self> {
        let text = std::fs::read_to_string(root.join(file))
            .with_context(|| format!("reading {}", file.display()))?;
        Ok(Self::parse(file, &text, problems))
    }

    /// Analyses `text`.
    pub fn parse(file: &Path, text: &str, problems: &mut Vec<Problem>) -> Self {
        let lines: Vec<String> = text.lines().map(String::from).collect();
        let anchors = anchors::find(file, &lines, problems);
        let items = if file.extension().is_some_and(|extension| extension == "rs") {
            Items::parse(file, text, problems)
        } else {
            Items::default()
        };
        Self { file: file.to_path_buf(), lines, anchors, items }
    }

    /// The anchor called `name`.
    pub fn anchor(&self, name: &str) -> Option<&Anchor> {
        self.anchors.iter().find(|anchor| anchor.name == name)
    }

    /// What a listing of `anchor` shows; too long a listing is an error.
    pub fn listing(&self, anchor: &Anchor) -> Result<Listing, String> {
        let inside = anchor.lines();
        let mut lines: Vec<(String, bool)> = Vec::new();
        for number in inside.clone() {
            let line = &self.lines[number - 1];
            let after_fold = lines.last().is_some_and(|(_, folded)| *folded);
            let folded = is_doc(line) || self.items.uses.contains(&number);
            let blank_after_fold = after_fold && line.trim().is_empty();
            lines.push((line.clone(), folded || blank_after_fold));
        }
        let blank = |(line, folded): &(String, bool)| !folded && line.trim().is_empty();
        while lines.last().is_some_and(blank) {
            lines.pop();
        }
        let first = inside
            .clone()
            .find(|n| {
                let line = &self.lines[n - 1];
                !(is_doc(line) || line.trim().is_empty() || self.items.uses.contains(n))
            })
            .unwrap_or(*inside.start());
        if let Some(block) = self.block(anchor) {
            let header = self.lines[block.header.start() - 1..*block.header.end()].iter();
            lines.splice(0..0, header.map(|line| (line.clone(), false)));
            let indent = self.lines[block.header.start() - 1].len()
                - self.lines[block.header.start() - 1].trim_start().len();
            lines.push((format!("{}}}", " ".repeat(indent)), false));
        }
        let shown = lines.iter().filter(|(_, folded)| !folded).count();
        if shown > MOST_LINES {
            return Err(format!(
                "the listing shows {shown} lines, {MOST_LINES} fit: split anchor `{}`",
                anchor.name
            ));
        }
        let item = self.items.named_in(&inside).unwrap_or_else(|| anchor.name.clone());
        let language = match self.file.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => "rust",
            Some("py") => "python",
            Some("toml") => "toml",
            _ => "text",
        };
        Ok(Listing { lines, item, first, language })
    }

    /// The `impl` or `trait` that holds the anchor and does not lie in it.
    pub fn block(&self, anchor: &Anchor) -> Option<&Block> {
        let lines = anchor.lines();
        self.items
            .blocks
            .iter()
            .rev()
            .find(|block| block.header.end() < lines.start() && *lines.end() <= block.end)
    }

    /// The lines that must be shown somewhere.
    pub fn required(&self) -> BTreeSet<usize> {
        (1..=self.lines.len())
            .filter(|number| {
                let line = self.lines[number - 1].trim();
                let closing = line.chars().all(|c| ")}];,> ".contains(c));
                !(closing || anchors::is_mark(line) || self.items.exempt.contains(number))
            })
            .collect()
    }

    /// Every public item and method: its name and line.
    pub fn public(&self) -> &[(String, usize)] {
        &self.items.public
    }

    /// Whether the documentation holds code that `cargo test --doc` would run.
    pub fn has_doc_tests(&self) -> bool {
        let mut open = false;
        self.lines.iter().filter(|line| is_doc(line)).any(|line| {
            let Some(info) = line.trim_start()[3..].trim().strip_prefix("```") else {
                return false;
            };
            open = !open;
            open && info != "text"
        })
    }

    /// The line on which the function called `name` is defined.
    pub fn function(&self, name: &str) -> Option<usize> {
        let definition = format!("fn {name}(");
        self.lines.iter().position(|line| line.contains(&definition)).map(|at| at + 1)
    }
}

/// Whether a line is documentation, which a listing folds.
fn is_doc(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("///") || line.starts_with("//!")
}

/// The lines of the file that the listing of `anchor` brings to the page.
pub fn shown_lines(source: &Source, anchor: &Anchor) -> Vec<RangeInclusive<usize>> {
    let header = source.block(anchor).map(|block| block.header.clone());
    std::iter::once(anchor.lines()).chain(header).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDER: &str = "\
// ANCHOR: adder
//! Adds.

/// A sum.
pub struct Adder {
    /// So far.
    pub sum: i64,
}
// ANCHOR_END: adder

impl Adder {
    // ANCHOR: add
    /// Adds `x`.
    pub fn add(&mut self, x: i64) {
        self.sum += x;
    }
    // ANCHOR_END: add

    pub fn hidden(&self) -> i64 {
        self.sum
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn adds() {}
}
";

    fn adder() -> Source {
        let mut problems = Vec::new();
        let source = Source::parse(Path::new("crates/adder/src/lib.rs"), ADDER, &mut problems);
        assert_eq!(problems, []);
        source
    }

    #[test]
    fn a_methods_listing_brings_its_impl_header_and_folds_its_documentation() {
        let source = adder();
        let listing = source.listing(source.anchor("add").unwrap()).unwrap();
        let lines: Vec<_> = listing.lines.iter().map(|(line, f)| (line.as_str(), *f)).collect();
        assert_eq!(
            lines,
            [
                ("impl Adder {", false),
                ("    /// Adds `x`.", true),
                ("    pub fn add(&mut self, x: i64) {", false),
                ("        self.sum += x;", false),
                ("    }", false),
                ("}", false),
            ]
        );
        assert_eq!((listing.item.as_str(), listing.first), ("Adder::add", 14));
    }

    #[test]
    fn tests_brackets_and_blank_lines_need_no_showing() {
        let source = adder();
        let shown: BTreeSet<usize> = source
            .anchors
            .iter()
            .flat_map(|anchor| shown_lines(&source, anchor))
            .flatten()
            .collect();
        let missing: Vec<usize> = source.required().difference(&shown).copied().collect();
        assert_eq!(missing, [19, 20], "the method outside of any anchor");
    }

    #[test]
    fn code_for_tests_alone_needs_no_showing() {
        let required = |condition: &str| {
            let text = format!("#[cfg({condition})]\nfn a() {{\n    b();\n}}\n");
            Source::parse(Path::new("a.rs"), &text, &mut Vec::new()).required().len()
        };
        assert_eq!(required("all(test, unix)"), 0);
        assert_eq!((required("unix"), required("not(test)")), (2, 2));
    }

    #[test]
    fn code_in_the_documentation_is_a_doc_test_unless_it_is_text() {
        let has =
            |text: &str| Source::parse(Path::new("a.rs"), text, &mut Vec::new()).has_doc_tests();
        assert!(has("/// ```\n/// a();\n/// ```\nfn a() {}\n"));
        assert!(has("//! ```text\n//! w\n//! ```\n//! ```no_run\n//! a();\n//! ```\n"));
        assert!(!has("/// ```text\n/// w\n/// ```\nfn a() {}\n"));
    }

    #[test]
    fn public_items_are_known_by_name() {
        let source = adder();
        let names: Vec<_> = source.public().iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Adder", "add", "hidden"]);
    }

    #[test]
    fn the_beginning_of_a_file_is_folded() {
        let text =
            "// ANCHOR: a\n//! Adds.\n\nuse std::{\n    fmt,\n};\n\nfn a() {}\n// ANCHOR_END: a\n";
        let source = Source::parse(Path::new("a.rs"), text, &mut Vec::new());
        let listing = source.listing(&source.anchors[0]).unwrap();
        let shown: Vec<_> = listing.lines.iter().filter(|(_, folded)| !folded).collect();
        assert_eq!((shown, listing.first), (vec![&("fn a() {}".to_string(), false)], 8));
    }

    #[test]
    fn forty_one_lines_are_too_many() {
        let body = "    let _ = 0;\n".repeat(39);
        let text = format!("// ANCHOR: long\nfn long() {{\n{body}}}\n// ANCHOR_END: long\n");
        let source = Source::parse(Path::new("a.rs"), &text, &mut Vec::new());
        let refusal = source.listing(&source.anchors[0]).err().unwrap();
        assert!(refusal.contains("41 lines"), "{refusal}");
    }
}
