//! Looks for a C compiler and OpenBLAS by doing what a build will do: link a program and run it.
//!
//! The linker's flags are found the way the build script of `openblas-src` finds them. Nothing is
//! remembered: a probe takes less than a tenth of a second, and a library that has been removed is
//! missed at once.

use super::host::Host;
use super::kernel;
use std::path::PathBuf;
use std::process::Output;

const SOURCE: &str = include_str!("probe.c");

/// What the linker says, in its several dialects, when there is no OpenBLAS to link.
const NOT_FOUND: [&str; 5] = [
    "cannot find -lopenblas",
    "unable to find library -lopenblas",
    "library not found for -lopenblas",
    "library 'openblas' not found",
    "library not found: openblas",
];

/// What there is on the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A program linked against OpenBLAS computes a product.
    Working(OpenBlas),
    /// The library that running programs load is here, what they are linked against is not.
    RuntimeOnly(PathBuf),
    /// No OpenBLAS.
    Absent,
    /// OpenBLAS is here, but a program linked against it fails as told.
    Broken(String),
    /// Not even an empty program can be linked, as told.
    NoCompiler(String),
    /// `openblas-src` knows no way to find OpenBLAS on a system of this kind.
    Unsupported,
}

/// What OpenBLAS says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBlas {
    /// As in `0.3.21`.
    pub version: String,
    /// The kernel in use.
    pub core: String,
    /// Whether it holds the kernels of all processors, and can be told which to use.
    pub dynamic: bool,
    /// How many threads share one product.
    pub threads: usize,
}

/// A folder with a small program in it, for as long as the questions last.
pub struct Probe<'a> {
    host: &'a Host,
    folder: PathBuf,
}

impl<'a> Probe<'a> {
    /// Writes the source of the program.
    pub fn new(host: &'a Host) -> std::io::Result<Self> {
        let folder = host.scratch.join(format!("probe-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("probe.c"), SOURCE)?;
        std::fs::write(
            folder.join("empty.c"),
            "#include <stdio.h>\nint main(void) { return 0; }\n",
        )?;
        Ok(Self { host, folder })
    }

    /// Links the program and runs it.
    pub fn look(&self) -> Found {
        if !cfg!(any(target_os = "macos", all(target_os = "linux", target_env = "gnu"))) {
            return Found::Unsupported;
        }
        let linked = match self.flags() {
            Some(flags) => self.link("probe", &flags),
            None => Err(NOT_FOUND[0].into()),
        };
        let Err(error) = linked else {
            return self.run(None).map_or_else(Found::Broken, Found::Working);
        };
        if let Err(error) = self.link("empty", &[]) {
            return Found::NoCompiler(error);
        }
        if !NOT_FOUND.iter().any(|message| error.contains(message)) {
            return Found::Broken(error);
        }
        self.runtime().map_or(Found::Absent, Found::RuntimeOnly)
    }

    /// Runs the program, with `core` for a kernel if one is given.
    pub fn run(&self, core: Option<&str>) -> Result<OpenBlas, String> {
        let program = self.folder.join("probe");
        let mut command = self.host.command(&program);
        if let Some(core) = core {
            command.env(kernel::VARIABLE, core);
        }
        let output = command.output().map_err(|error| format!("{}: {error}", program.display()))?;
        let text = said(&output);
        if !output.status.success() {
            return Err(format!("{text}\nthe program ended with {}", output.status));
        }
        read(&text).ok_or(text)
    }

    /// The first line of what the compiler says of itself.
    pub fn compiler(&self) -> String {
        let command = self.compiler_command();
        let output = self.host.command(&command[0]).args(&command[1..]).arg("--version").output();
        let text = output.map(|output| said(&output)).unwrap_or_default();
        text.lines().next().unwrap_or(&command[0]).to_string()
    }

    /// As `CC` may hold arguments (`ccache gcc`), a list.
    fn compiler_command(&self) -> Vec<String> {
        let cc = self.host.named_compiler().unwrap_or("cc".into());
        cc.split_whitespace().map(String::from).collect()
    }

    fn link(&self, name: &str, flags: &[String]) -> Result<(), String> {
        let command = self.compiler_command();
        let output = self
            .host
            .command(&command[0])
            .args(&command[1..])
            .arg(self.folder.join(name).with_extension("c"))
            .arg("-o")
            .arg(self.folder.join(name))
            .args(flags)
            .output()
            .map_err(|error| format!("{}: {error}", command.join(" ")))?;
        if output.status.success() { Ok(()) } else { Err(said(&output)) }
    }

    /// The linker's flags, by the rules of `openblas-src` with its feature `system`: what
    /// `pkg-config` knows; else, on macOS, Homebrew's folders, which no linker searches by itself;
    /// else the linker's own folders. `None` where its build script gives up.
    fn flags(&self) -> Option<Vec<String>> {
        if let Some(flags) = self.pkg_config() {
            return Some(flags);
        }
        let mut flags = vec!["-lopenblas".to_string()];
        if cfg!(target_os = "macos") {
            for formula in ["openblas", "libomp"] {
                let prefix = self.ask("brew", &["--prefix", formula])?;
                flags.push(format!("-L{}/lib", prefix.trim()));
            }
        }
        Some(flags)
    }

    fn pkg_config(&self) -> Option<Vec<String>> {
        if self.host.variable("OPENBLAS_NO_PKG_CONFIG").is_some() {
            return None;
        }
        let named =
            self.host.variable("PKG_CONFIG").map(|name| name.to_string_lossy().into_owned());
        let program = match &named {
            Some(name) => name,
            None if self.host.has("pkg-config") => "pkg-config",
            None => "pkgconf",
        };
        let flags = self.ask(program, &["--libs", "openblas"])?;
        Some(flags.split_whitespace().map(String::from).collect())
    }

    /// Where the library lies that running programs load.
    fn runtime(&self) -> Option<PathBuf> {
        let command = self.compiler_command();
        ["libopenblas.so.0", "libopenblasp.so.0"].into_iter().find_map(|name| {
            let mut arguments: Vec<&str> = command[1..].iter().map(String::as_str).collect();
            let question = format!("-print-file-name={name}");
            arguments.push(&question);
            let answer = PathBuf::from(self.ask(&command[0], &arguments)?.trim());
            // The compiler repeats the name of a file that it does not find.
            answer.is_absolute().then(|| answer.canonicalize().ok())?
        })
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.host.command(program).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Drop for Probe<'_> {
    fn drop(&mut self) {
        // What cannot be removed is a few kilobytes in the build folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// All that a program said, shortened to the last lines.
fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.trim().lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}

/// Reads the three lines that the program prints.
fn read(text: &str) -> Option<OpenBlas> {
    let [core, config, threads] = text.lines().collect::<Vec<_>>()[..] else { return None };
    let mut words = config.split_whitespace();
    words.find(|word| *word == "OpenBLAS")?;
    Some(OpenBlas {
        version: words.next()?.into(),
        core: core.into(),
        dynamic: words.any(|word| word == "DYNAMIC_ARCH"),
        threads: threads.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_openblas_says_of_itself_is_read() {
        let text = "Prescott\nOpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH Prescott MAX_THREADS=64\n2";
        let openblas = read(text).unwrap();
        assert_eq!(openblas.version, "0.3.21");
        assert_eq!(openblas.core, "Prescott");
        assert!(openblas.dynamic);
        assert_eq!(openblas.threads, 2);
        assert_eq!(read("entry 3 of a product is 0 instead of 160"), None);
    }

    #[test]
    fn a_library_for_one_processor_cannot_be_told_its_kernel() {
        assert!(!read("Haswell\nOpenBLAS 0.3.29 Haswell SINGLE_THREADED\n1").unwrap().dynamic);
    }
}
