//! The machine as setup sees it; the tests of setup make machines of their own.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// All that setup asks about a machine.
pub struct Host {
    /// The environment of whatever is started.
    pub variables: BTreeMap<OsString, OsString>,
    /// A folder where programs may be written and run.
    pub scratch: PathBuf,
    /// The contents of `/etc/os-release`.
    pub os_release: String,
    /// Whether the package lists of apt or pacman have yet to be fetched.
    pub lists_missing: bool,
    /// Whether someone can be asked.
    pub terminal: bool,
    /// Asks a question that is answered by yes or no.
    pub confirm: fn(&str) -> bool,
}

impl Host {
    /// This machine.
    pub fn here() -> Self {
        let folder = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.to_path_buf()));
        Self {
            variables: std::env::vars_os().collect(),
            // Beside this very program, where programs can be run: /tmp may forbid it.
            scratch: folder.unwrap_or_else(std::env::temp_dir),
            os_release: std::fs::read_to_string("/etc/os-release").unwrap_or_default(),
            lists_missing: lists_missing(),
            terminal: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            confirm,
        }
    }

    /// A variable of the environment.
    pub fn variable(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(OsStr::new(name)).map(OsString::as_os_str)
    }

    /// The compiler that the user names in `CC`, with its arguments if there are any.
    pub fn named_compiler(&self) -> Option<String> {
        let cc = self.variable("CC")?.to_string_lossy().trim().to_string();
        (!cc.is_empty()).then_some(cc)
    }

    /// Whether a continuous-integration service runs this: it never asks and never makes do.
    pub fn is_ci(&self) -> bool {
        self.variable("CI")
            .is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
    }

    /// Whether `program` can be started by its name.
    pub fn has(&self, program: &str) -> bool {
        let path = self.variable("PATH").unwrap_or_default();
        std::env::split_paths(path).any(|folder| is_executable(&folder.join(program)))
    }

    /// Whether packages may be installed without `sudo`.
    pub fn is_root(&self) -> bool {
        let id = self.command("id").arg("-u").output();
        id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
    }

    /// `program` with this machine's environment, English messages, and nothing to read.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(&self.variables).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.with_extension("exe").is_file()
}

fn lists_missing() -> bool {
    let empty = |folder: &str, part: &str| {
        std::fs::read_dir(folder).is_ok_and(|mut files| {
            !files.any(|file| file.is_ok_and(|f| f.file_name().to_string_lossy().contains(part)))
        })
    };
    empty("/var/lib/apt/lists", "_Packages") || empty("/var/lib/pacman/sync", ".db")
}

fn confirm(question: &str) -> bool {
    eprint!("{question} [Y/n] ");
    let mut answer = String::new();
    let read = std::io::stderr().flush().and_then(|()| std::io::stdin().read_line(&mut answer));
    let answer = answer.trim().to_lowercase();
    // The end of the input is not a yes.
    read.is_ok_and(|bytes| bytes > 0) && (answer.is_empty() || answer == "y" || answer == "yes")
}
