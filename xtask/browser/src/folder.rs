//! The pages of a built book, and what their style sheets ask for.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

use crate::survey::Page;

/// All pages under `folder`, in order of their names.
pub fn pages(folder: &Path) -> Result<Vec<Page>> {
    let folder =
        folder.canonicalize().with_context(|| format!("no folder {}", folder.display()))?;
    let mut pages: Vec<Page> = files(&folder, "html")?
        .into_iter()
        .map(|file| Page { name: name(&folder, &file), address: address(&file), file })
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    if pages.is_empty() {
        bail!("no page under {}; `cargo xtask book` builds the book", folder.display());
    }
    Ok(pages)
}

/// What style sheets would fetch from elsewhere, used by a page or not: file and line, and address.
pub fn foreign_styles(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(folder, "css")? {
        let text =
            fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        for (at, line) in text.lines().enumerate() {
            for address in foreign(line) {
                let name = name(folder, &file);
                found.push(format!("{name}:{}: leaves the file system: {address}", at + 1));
            }
        }
    }
    Ok(found)
}

/// The addresses in `url(…)` and `@import "…"` of a line that are not relative.
fn foreign(line: &str) -> Vec<&str> {
    let starts = line.match_indices("url(").map(|(at, _)| at + 4);
    let imports = line.match_indices("@import").map(|(at, _)| at + 7);
    starts
        .chain(imports)
        .map(|at| line[at..].trim_start_matches([' ', '"', '\'']))
        .map(|rest| &rest[..rest.find(['"', '\'', ')', ' ']).unwrap_or(rest.len())])
        .filter(|address| {
            address.starts_with("http:")
                || address.starts_with("https:")
                || address.starts_with("//")
        })
        .collect()
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.append(&mut files(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name(folder: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(folder).unwrap_or(file).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The address of a file; what a path may hold and an address may not is escaped.
fn address(file: &Path) -> String {
    let mut address = String::from("file://");
    for byte in file.to_string_lossy().replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_elsewhere_is_found_in_a_style() {
        assert_eq!(
            foreign("src: url(\"https://cdn.example/a.woff2\");"),
            ["https://cdn.example/a.woff2"]
        );
        assert_eq!(foreign("@import '//cdn.example/a.css';"), ["//cdn.example/a.css"]);
        assert_eq!(foreign("src: url(lectern.woff2), url(data:font/woff2;base64,AA)"), [""; 0]);
    }

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(address(Path::new("/a b/é.html")), "file:///a%20b/%C3%A9.html");
    }
}
