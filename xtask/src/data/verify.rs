//! Compares what is here with what was published, a line a file.

use console::style;
use std::io::{self, Write};

use super::catalogue::Set;
use super::check;
use super::folder::Folders;

/// Writes what became of every file of `sets`; `false` when one of them is not what it should be.
pub fn verify(sets: &[&Set], folders: &Folders, out: &mut dyn Write) -> io::Result<bool> {
    let (mut damaged, mut absent) = (Vec::new(), Vec::new());
    for set in sets {
        for file in set.files {
            match folders.find(set, file) {
                Err(_) => {
                    writeln!(out, "– {:<43} absent", file.path)?;
                    absent.push(set.name);
                }
                Ok(found) => match check::found(file, &found) {
                    Ok(sound) => {
                        let inside = folders.iter().find_map(|f| found.path.strip_prefix(f).ok());
                        let path = inside.unwrap_or(&found.path).display().to_string();
                        writeln!(out, "{} {path:<43} {}", style("✓").green(), sound.known)?;
                    }
                    Err(fault) => {
                        let path = found.path.display();
                        writeln!(out, "{} {path}: {fault}", style("✗").red())?;
                        damaged.push(set.name);
                    }
                },
            }
        }
    }
    for (names, what) in [(&mut damaged, "damaged"), (&mut absent, "absent")] {
        names.dedup();
        if !names.is_empty() {
            writeln!(out, "To get what is {what}: cargo xtask data get {}", names.join(" "))?;
        }
    }
    Ok(damaged.is_empty())
}
