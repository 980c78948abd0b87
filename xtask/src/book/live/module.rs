//! The module of a live figure: a package around one file, compiled once for as long as nothing changes.

use anyhow::{Context, Result, bail};
use blake3::Hasher;
use serde::Deserialize;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::source;
use crate::book::count;
use crate::chapter::Example;
use crate::setup::Setup;
use crate::verdict::{files_under, write_whole};
use crate::wasm::{self, Compiler};
use crate::workspace::Workspace;

/// What a page can be asked to carry, in bytes.
const MOST_BYTES: usize = 160_000;

/// The package's own profile: small before fast. It stands in a workspace of its own, so that no other
/// build has to be done anew for it.
const PROFILE: &str = "
[profile.release]
opt-level = \"z\"
lto = true
codegen-units = 1
panic = \"abort\"
strip = true
debug = false

[workspace]
";

/// `web-time` binds to the page's clock by way of functions that a page without `wasm-bindgen` does not
/// have, and exports two hundred of its own, 400 KB. What asks for the time (a solver with a time limit)
/// is not used by figures; the standard library's clock, which panics there, takes its place.
const CLOCK: [(&str, &str); 2] = [
    (
        "Cargo.toml",
        "[package]\nname = \"web-time\"\nversion = \"1.1.0\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n",
    ),
    ("lib.rs", "//! The clock of the standard library.\n\npub use std::time::*;\n"),
];

/// What stands in a module, in the messages of its panics, for the folders of crates from elsewhere.
const ELSEWHERE: &str = "registry";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Described>,
}

#[derive(Deserialize)]
struct Described {
    name: String,
    edition: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    rename: Option<String>,
    path: Option<PathBuf>,
    features: Vec<String>,
    uses_default_features: bool,
}

/// A hash of all that goes into the module.
pub fn key(workspace: &Workspace, figure: &Example) -> Result<String> {
    let mut hasher = Hasher::new();
    hasher.update(PROFILE.as_bytes()).update(format!("{CLOCK:?} {ELSEWHERE} {figure}").as_bytes());
    let version = wasm::rustc(workspace).arg("-vV").output().context("starting rustc")?;
    hasher.update(&version.stdout);
    let root = &workspace.root;
    let mut files: Vec<PathBuf> =
        ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"].map(|name| root.join(name)).into();
    for package in workspace.packages.iter().filter(|package| package.wasm) {
        files.push(package.folder.join("Cargo.toml"));
        files.extend(files_under(&package.folder.join("src")));
        files.extend(files_under(&package.folder.join("live")));
    }
    files.extend(files_under(&root.join("data")));
    for file in files {
        hasher.update(workspace.relative(&file).to_string_lossy().as_bytes());
        // A file that is not there is told apart from an empty one.
        match fs::read(&file) {
            Ok(bytes) => hasher.update(&(bytes.len() as u64).to_le_bytes()).update(&bytes),
            Err(_) => hasher.update(b"none"),
        };
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The module of an earlier build with the same inputs.
pub fn kept(workspace: &Workspace, figure: &Example, key: &str) -> Option<Vec<u8>> {
    fs::read(keeping(workspace, figure).join(key)).ok()
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.cache().join("live")
}

fn keeping(workspace: &Workspace, figure: &Example) -> PathBuf {
    folder(workspace).join("built").join(name(figure))
}

fn name(figure: &Example) -> String {
    format!("{}-{}", figure.package, figure.name)
}

/// Compiles the figure and keeps the module; or what the compiler says.
pub fn compile(
    workspace: &Workspace,
    setup: &Setup,
    compiler: Compiler,
    figure: &Example,
    key: &str,
) -> Result<Result<Vec<u8>, String>> {
    let package = folder(workspace).join(name(figure));
    let manifest = write_package(workspace, figure, &package)?;
    let built = folder(workspace).join("target");
    let mut command = compiler.build(workspace, setup, &built);
    command.args(["--release", "--manifest-path"]).arg(&manifest);
    command.arg("--config").arg(without_places(workspace));
    let output = command.output().context("starting cargo")?;
    if !output.status.success() {
        return Ok(Err(String::from_utf8_lossy(&output.stderr).trim_end().to_string()));
    }
    let file = format!("{}.wasm", name(figure).replace('-', "_"));
    let file = compiler.output(&built, "release").join(file);
    let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    let keeping = keeping(workspace, figure);
    if keeping.exists() {
        fs::remove_dir_all(&keeping)?;
    }
    fs::create_dir_all(&keeping)?;
    write_whole(&keeping.join(key), &bytes)?;
    Ok(Ok(bytes))
}

/// The setting that keeps the folders of this machine out of a module: a page must not tell where it was
/// built, nor its size depend on that.
fn without_places(workspace: &Workspace) -> String {
    let cargo = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| dirs::home_dir().map(|home| home.join(".cargo")));
    let sources = cargo.and_then(|cargo| fs::read_dir(cargo.join("registry").join("src")).ok());
    let mut flags = vec![format!("--remap-path-prefix={}=.", workspace.root.display())];
    for folder in sources.into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}={ELSEWHERE}", folder.path().display()));
    }
    let flags = flags.into_iter().map(toml::Value::String).collect();
    format!("target.{}.rustflags = {}", wasm::TARGET, toml::Value::Array(flags))
}

/// Writes the package around the figure into `folder`: its manifest's path.
///
/// It depends on those of its crate's dependencies, and of the crate's tests' ones, that it names.
fn write_package(workspace: &Workspace, figure: &Example, folder: &Path) -> Result<PathBuf> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&workspace.root);
    let output = cargo.output().context("starting cargo metadata")?;
    let metadata: Metadata =
        serde_json::from_slice(&output.stdout).context("reading cargo metadata")?;
    let Some(described) = metadata.packages.iter().find(|known| known.name == figure.package)
    else {
        bail!("no crate {} in the workspace", figure.package);
    };
    let text: String =
        files_under(&workspace.root.join("crates").join(&figure.package).join("live"))
            .iter()
            // What only tests use need not compile for a page.
            .filter(|path| path.file_name().is_none_or(|name| name != "tests.rs"))
            .map(|path| fs::read_to_string(path).unwrap_or_default())
            .collect();
    let quoted = |text: &str| toml::Value::String(text.into()).to_string();
    let path = |path: &Path| quoted(&path.to_string_lossy());
    let mut manifest = format!(
        "[package]\nname = {}\nversion = \"0.0.0\"\nedition = {}\n\n[lib]\npath = {}\n\
         crate-type = [\"cdylib\"]\n\n[dependencies]\n",
        quoted(&name(figure)),
        quoted(&described.edition),
        path(&workspace.root.join(source(figure))),
    );
    let own = workspace.root.join("crates").join(&figure.package);
    let _ = writeln!(
        manifest,
        "{} = {{ path = {}, default-features = false }}",
        figure.package,
        path(&own)
    );
    let mut known = Vec::new();
    for dependency in &described.dependencies {
        let name = dependency.rename.as_ref().unwrap_or(&dependency.name);
        if known.contains(&name) || !text.contains(&format!("{}::", name.replace('-', "_"))) {
            continue;
        }
        known.push(name);
        let place = match &dependency.path {
            Some(folder) => format!("path = {}", path(folder)),
            None => format!("version = {}", quoted(&dependency.req)),
        };
        let _ = writeln!(
            manifest,
            "{name} = {{ package = {}, {place}, default-features = {}, features = {:?} }}",
            quoted(&dependency.name),
            dependency.uses_default_features,
            dependency.features
        );
    }
    manifest.push_str(PROFILE);
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    // The versions of the workspace.
    let lock = fs::read_to_string(workspace.root.join("Cargo.lock")).unwrap_or_default();
    if lock.contains("name = \"web-time\"") {
        manifest.push_str("\n[patch.crates-io]\nweb-time = { path = \"web-time\" }\n");
        fs::create_dir_all(folder.join("web-time"))?;
        for (name, text) in CLOCK {
            fs::write(folder.join("web-time").join(name), text)?;
        }
    }
    fs::write(folder.join("Cargo.lock"), lock)?;
    let file = folder.join("Cargo.toml");
    fs::write(&file, manifest).with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}

/// Whether a page can carry and run the module.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > MOST_BYTES {
        let (given, most) = (bytes.len().div_ceil(1000), MOST_BYTES / 1000);
        return Err(format!(
            "is {given} KB of WebAssembly, {most} KB fit: use less of what formats, parses or solves"
        ));
    }
    match imports(bytes) {
        Some(0) => Ok(()),
        Some(n) => {
            let functions = count(usize::try_from(n).unwrap_or(usize::MAX), "function");
            Err(format!("asks the page for {functions}, and the page has none to give"))
        }
        None => Err("is no WebAssembly".into()),
    }
}

/// How many functions and the like a module wants to be given: the length of its section 2.
fn imports(bytes: &[u8]) -> Option<u64> {
    let mut rest = bytes.strip_prefix(b"\0asm\x01\0\0\0")?;
    while let Some((&section, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        if section == 2 {
            return number(after).map(|(count, _)| count);
        }
        rest = after.get(usize::try_from(length).ok()?..)?;
    }
    Some(0)
}

/// A number of seven bits a byte (LEB128), and what follows it.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0;
    for (i, &byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * i);
        if byte < 0x80 {
            return Some((value, &bytes[i + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn a_module_that_is_too_large_or_wants_something_is_refused() {
        assert_eq!(check(HEAD), Ok(()));
        let large = [HEAD, &vec![0; MOST_BYTES]].concat();
        assert!(check(&large).unwrap_err().contains("is 161 KB of WebAssembly, 160 KB fit"));
        // A section of types, then one with two imports.
        let wanting = [HEAD, &[1, 1, 0, 2, 3, 2, 0, 0]].concat();
        assert!(check(&wanting).unwrap_err().contains("asks the page for 2 functions"));
        assert!(check(b"MZ").unwrap_err().contains("no WebAssembly"));
        assert!(check(&[HEAD, &[1, 200]].concat()).unwrap_err().contains("no WebAssembly"));
    }

    #[test]
    fn numbers_of_several_bytes_are_read() {
        assert_eq!(number(&[0xe5, 0x8e, 0x26, 7]), Some((624_485, &[7][..])));
        assert_eq!(number(&[0x80]), None);
    }
}
