//! What there is, and what of it is here.

use indicatif::DecimalBytes;

use super::catalogue::Set;
use super::folder::{Folders, Found, VARIABLE};

/// A table of `sets`, two lines each: it fits on a narrow terminal.
pub fn table(sets: &[&Set], folders: &Folders) -> String {
    let row = |name: &str, size: &str, licence: &str, here: &str| {
        format!("{name:15}  {size:>9}  {licence:14}  {here}\n")
    };
    let mut table = row("name", "unpacked", "licence", "here");
    for set in sets {
        let bytes = DecimalBytes(set.files.iter().map(|file| file.bytes).sum()).to_string();
        table += &row(set.name, &bytes, set.licence, &here(set, folders));
        table += &format!("  {}\n", set.what);
    }
    let named = folders.named.as_ref().map(|folder| (format!("${VARIABLE}"), folder));
    let cache = folders.cache.as_ref().map(|folder| ("the cache".to_string(), folder));
    for (name, folder) in named.into_iter().chain(cache) {
        table += &format!("\n{name} is {}", folder.display());
    }
    table + "\n"
}

/// Where the files of `set` are, or how to get those that are nowhere.
fn here(set: &Set, folders: &Folders) -> String {
    let command = format!("cargo xtask data get {}", set.name);
    let found: Vec<Found> =
        set.files.iter().filter_map(|file| folders.find(set, file).ok()).collect();
    let Some(first) = found.first() else { return format!("no: {command}") };
    if let Some(other) = first.stand_in {
        return format!("no, {} stands in: {command}", other.path);
    }
    if found.len() < set.files.len() {
        return format!("{} of {} files: {command}", found.len(), set.files.len());
    }
    let named = folders.named.as_ref().is_some_and(|folder| first.path.starts_with(folder));
    let place = if named { format!("in ${VARIABLE}") } else { "in the cache".into() };
    let packed = first.path.extension().is_some_and(|extension| extension == "gz");
    if packed { place + ", as .gz" } else { place }
}
