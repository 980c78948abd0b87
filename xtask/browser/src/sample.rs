//! Which of the pages are looked at: all that somebody has written, and some of a thousand source files.

use anyhow::Result;
use std::collections::BTreeMap;

use crate::survey::Page;

/// All pages but those of sources, which are made from one template. Of them the longest of each language
/// and that with the longest line stand for the others, and all that hold Hebrew, whose direction is looked at.
pub fn of(pages: &[Page]) -> Result<Vec<&Page>> {
    let mut longest: BTreeMap<(String, bool), (usize, &Page)> = BTreeMap::new();
    let mut sample = Vec::new();
    for page in pages {
        if !page.is_source() {
            sample.push(page);
            continue;
        }
        let html = page.html()?;
        if html.contains(|c| ('\u{5d0}'..='\u{5ea}').contains(&c)) {
            sample.push(page);
            continue;
        }
        let name = page.name.trim_end_matches(".html");
        let language = name.rsplit('.').next().unwrap_or_default();
        let line = html.lines().map(str::len).max().unwrap_or(0);
        for (by_line, length) in [(false, html.len()), (true, line)] {
            let best = longest.entry((language.into(), by_line)).or_insert((length, page));
            if best.0 < length {
                *best = (length, page);
            }
        }
    }
    sample.extend(longest.into_values().map(|(_, page)| page));
    sample.sort_by(|a, b| a.name.cmp(&b.name));
    sample.dedup_by(|a, b| a.name == b.name);
    Ok(sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_of_each_language_stand_for_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let page = |(name, html): (&str, &str)| {
            let file = folder.path().join(name.replace('/', "-"));
            std::fs::write(&file, html).unwrap();
            Page { name: name.into(), address: String::new(), file }
        };
        let pages = [
            ("a.html", ""),
            ("source/a.rs.html", "1\n2\n3\n4"),
            ("source/b.rs.html", "12345"),
            ("source/c.rs.html", "123"),
            ("source/d.py.html", "1"),
            ("source/e.rs.html", "ש"),
        ]
        .map(page);
        let sample: Vec<_> = of(&pages).unwrap().iter().map(|page| page.name.as_str()).collect();
        let right = [
            "a.html",
            "source/a.rs.html",
            "source/b.rs.html",
            "source/d.py.html",
            "source/e.rs.html",
        ];
        assert_eq!(sample, right);
    }
}
