//! Every source file as a page, so that captions and checks lead somewhere offline.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::expand::escape;
use crate::chapter::{Chapter, Kind};
use crate::source::Source;

/// Writes `source/….html` under `folder` for every file, from the theme's template.
pub fn write(
    folder: &Path,
    template: &str,
    sources: &BTreeMap<PathBuf, Source>,
    chapters: &[Chapter],
) -> Result<()> {
    for source in sources.values() {
        let shown = source.file.strip_prefix("crates").unwrap_or(&source.file);
        let mut name = shown.as_os_str().to_os_string();
        name.push(".html");
        let path = folder.join("source").join(name);
        let root = "../".repeat(shown.components().count());
        let mut lines = String::new();
        for (number, line) in (1..).zip(&source.lines) {
            let _ = writeln!(
                lines,
                "<span class=\"line\" id=\"L{number}\"><a class=\"number\" href=\"#L{number}\">{number}</a><code>{}</code></span>",
                escape(line)
            );
        }
        let page = template
            .replace("{{title}}", &shown.display().to_string())
            .replace("{{root}}", &root)
            .replace("{{back}}", &back(&root, &source.file, chapters))
            .replace("{{lines}}", &lines);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent)
            .with_context(|| format!("creating {}", parent.display()))?;
        std::fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The chapter that shows most of `file`, or the book's first page.
fn back(root: &str, file: &Path, chapters: &[Chapter]) -> String {
    let listings = |chapter: &&Chapter| {
        let of_file = |kind: &Kind| match kind {
            Kind::Listing { path, .. } => path == file,
            Kind::Sample(example) | Kind::Figure(example) => {
                file.ends_with(format!("{}/examples/{}.rs", example.package, example.name))
            }
            Kind::Exercise(place) => file.starts_with(crate::exercise::folder(place)),
            Kind::Live(figure) => file
                .parent()
                .is_some_and(|folder| folder.ends_with(format!("{}/live", figure.package))),
            _ => false,
        };
        chapter.directives.iter().filter(|directive| of_file(&directive.kind)).count()
    };
    let most = chapters.iter().filter(|chapter| listings(chapter) > 0).max_by_key(listings);
    let page =
        most.map_or(PathBuf::from("index.html"), |chapter| chapter.path.with_extension("html"));
    format!("{root}{}", page.display())
}
