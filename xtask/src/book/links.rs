//! Every link of the built pages leads somewhere, and nothing leaves the file system.

use anyhow::{Context, Result};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::{BTreeMap, HashSet};
use std::path::{Component, Path, PathBuf};

use crate::chapter::Chapter;
use crate::problem::{Problem, line_of};
use crate::verdict::files_under;

/// What a page refers to and can be referred to by.
#[derive(Default)]
struct Page {
    ids: HashSet<String>,
    /// Element, attribute, address.
    links: Vec<(String, String, String)>,
    unlabelled: Vec<String>,
}

/// Checks every page under `folder`; problems name the chapter's line where it can be found.
pub fn check(folder: &Path, chapters: &[Chapter], problems: &mut Vec<Problem>) -> Result<()> {
    let mut pages: BTreeMap<PathBuf, Page> = BTreeMap::new();
    let mut files: HashSet<PathBuf> = HashSet::new();
    let mut styles: Vec<(PathBuf, String)> = Vec::new();
    for path in files_under(folder) {
        let relative = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
        let is = |extension: &str| relative.extension().is_some_and(|e| e == extension);
        if is("html") && relative.starts_with("source") {
            pages.insert(relative.clone(), source_page(&path)?);
        } else if is("html") {
            let text = read(&path)?;
            pages.insert(relative.clone(), Page::parse(&text));
        } else if is("css") {
            styles.extend(
                css_addresses(&read(&path)?).into_iter().map(|url| (relative.clone(), url)),
            );
        }
        files.insert(relative);
    }
    for (file, address) in styles.into_iter().filter(|(_, address)| !address.starts_with("data:")) {
        let target = resolve(&file, address.split(['#', '?']).next().unwrap_or_default());
        let message = match () {
            () if is_remote(&address) => format!("url({address}) leaves the file system"),
            () if !files.contains(&target) => {
                format!("url({address}): there is no {}", target.display())
            }
            () => continue,
        };
        problems.push(Problem::new(&Path::new("(built)").join(file), 0, message));
    }
    for (file, page) in &pages {
        if file.as_os_str() == "print.html" || file.as_os_str() == "404.html" {
            continue;
        }
        let mut problem = |needle: &str, message: String| {
            problems.push(place(file, needle, chapters, message));
        };
        for (element, attribute, address) in &page.links {
            if is_remote(address) {
                if element != "a" {
                    problem(
                        address,
                        format!("<{element} {attribute}=\"{address}\"> leaves the file system"),
                    );
                }
                continue;
            }
            if address.starts_with("data:")
                || address.starts_with("javascript:")
                || address.is_empty()
            {
                continue;
            }
            let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
            let target = if path.is_empty() { file.clone() } else { resolve(file, path) };
            if !files.contains(&target) {
                problem(
                    address,
                    format!("dead link `{address}`: there is no {}", target.display()),
                );
            } else if !fragment.is_empty()
                && pages.get(&target).is_some_and(|page| !page.ids.contains(fragment))
            {
                problem(
                    address,
                    format!("dead anchor `{address}`: {} has no `#{fragment}`", target.display()),
                );
            }
        }
        for picture in &page.unlabelled {
            problem(picture, format!("a picture without alt text: {picture}"));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// A source page: its head is parsed, and the ids of its lines are read without a parser, since there
/// are thousands.
fn source_page(path: &Path) -> Result<Page> {
    let text = read(path)?;
    let (head, lines) = text.split_once("<span class=\"line\"").unwrap_or((&text, ""));
    let mut page = Page::parse(head);
    let ids = lines.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    page.ids.extend(ids.map(String::from));
    Ok(page)
}

fn is_remote(address: &str) -> bool {
    address.starts_with("//")
        || address
            .split_once(':')
            .is_some_and(|(scheme, _)| matches!(scheme, "http" | "https" | "ftp" | "mailto"))
}

fn resolve(from: &Path, path: &str) -> PathBuf {
    let mut target = from.parent().unwrap_or(Path::new("")).to_path_buf();
    for part in Path::new(&path.replace("%20", " ")).components() {
        match part {
            Component::ParentDir => {
                target.pop();
            }
            Component::Normal(name) => target.push(name),
            _ => {}
        }
    }
    target
}

fn css_addresses(text: &str) -> Vec<String> {
    let inside = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    inside.map(|address| address.trim_matches(['"', '\'', ' ']).to_string()).collect()
}

/// Names the chapter's line that holds `needle`, or the built page.
fn place(page: &Path, needle: &str, chapters: &[Chapter], message: String) -> Problem {
    let chapter = chapters.iter().find(|chapter| chapter.path.with_extension("html") == page);
    if let Some(chapter) = chapter {
        let markdown = needle.replace(".html", ".md");
        for form in [needle, markdown.as_str()] {
            if let Some(at) = chapter.text.find(form) {
                return Problem::new(&chapter.file, line_of(&chapter.text, at), message);
            }
        }
        return Problem::new(&chapter.file, 0, message);
    }
    Problem::new(&Path::new("(built)").join(page), 0, message)
}

impl Page {
    fn parse(text: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
        let mut page = Self::default();
        page.walk(&dom.document);
        page
    }

    fn walk(&mut self, node: &Handle) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let element = name.local.to_string();
            let mut labelled = false;
            let mut source = String::new();
            for attribute in attrs.borrow().iter() {
                let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
                match key.as_str() {
                    "id" => {
                        self.ids.insert(value);
                    }
                    "alt" | "aria-label" | "aria-hidden" => labelled |= !value.trim().is_empty(),
                    "href" | "src" => {
                        source.clone_from(&value);
                        self.links.push((element.clone(), key, value));
                    }
                    _ => {}
                }
            }
            let picture = element == "img" && !labelled;
            if picture {
                self.unlabelled.push(source);
            }
        }
        for child in node.children.borrow().iter() {
            self.walk(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(pages: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in pages {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let mut problems = Vec::new();
        let path = Path::new("a/chapter.md");
        let text = "# A\n\nSee [b](../b/chapter.md#there).\n".to_string();
        let chapter = Chapter::parse(path, &Path::new("book/src").join(path), text, &mut problems);
        check(folder.path(), &[chapter], &mut problems).unwrap();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_dead_anchor_is_named_with_the_chapters_line() {
        let found = messages(&[
            ("a/chapter.html", "<a href=\"../b/chapter.html#there\">b</a>"),
            ("b/chapter.html", "<h1 id=\"here\">B</h1>"),
        ]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("book/src/a/chapter.md:3: dead anchor"), "{found:?}");
    }

    #[test]
    fn a_dead_link_is_found() {
        let found = messages(&[("a/chapter.html", "<a href=\"../b/chapter.html#there\">b</a>")]);
        assert!(found[0].contains("dead link"), "{found:?}");
    }

    #[test]
    fn resources_from_elsewhere_are_refused_and_links_to_elsewhere_are_not() {
        let found = messages(&[
            (
                "a/chapter.html",
                "<a href=\"https://example.org\">x</a><script src=\"https://cdn.example/x.js\"></script>",
            ),
            ("x.css", "@import url(\"https://cdn.example/y.css\");"),
        ]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|message| message.contains("leaves the file system")));
    }

    #[test]
    fn a_font_that_is_not_there_is_found() {
        let found = messages(&[(
            "css/x.css",
            "src: url('../fonts/a.woff2'), url(data:font/woff2;base64,)",
        )]);
        assert_eq!(found, ["(built)/css/x.css: url(../fonts/a.woff2): there is no fonts/a.woff2"]);
    }

    #[test]
    fn pictures_need_alt_text() {
        let found = messages(&[("a/chapter.html", "<img src=\"../x.svg\">"), ("x.svg", "")]);
        assert!(found[0].contains("without alt text"), "{found:?}");
    }
}
