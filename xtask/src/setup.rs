//! Finds what the programs need from the system, installs what is missing, or says how.
//!
//! What is needed is a C compiler, whose linker Rust uses, and OpenBLAS. Without OpenBLAS everything
//! still works, more slowly.

mod host;
mod install;
#[path = "../../crates/tensor/src/kernel.rs"]
mod kernel;
mod manager;
mod message;
mod plan;
mod probe;

use anyhow::{Context, Result, bail};
use console::style;

use host::Host;
use kernel::Cpu;
pub use kernel::VARIABLE as KERNEL_VARIABLE;
use manager::{Manager, Need};
use message::{SLOWER, describe, indented, missing, no_compiler, without};
use plan::{Consent, Plan, Situation};
use probe::{Found, OpenBlas, Probe};

/// What the machine offers to the programs that are started here.
#[derive(Debug)]
pub struct Setup {
    /// Whether they are linked against OpenBLAS.
    pub blas: bool,
    /// Which OpenBLAS that is: verdicts reached with one do not hold for another.
    pub openblas: Option<String>,
    /// The variables to start them with.
    pub environment: Vec<(String, String)>,
}

/// Which kernel OpenBLAS runs, and by whose choice.
#[derive(Debug, PartialEq, Eq)]
enum Choice {
    /// OpenBLAS's own, and no better one is known.
    Own,
    /// The user's own setting.
    User,
    /// Better than what OpenBLAS took, which is named.
    Ours { instead_of: String },
    /// What OpenBLAS took; a better one was tried, and failed as told.
    Refused { kernel: &'static str, error: String },
}

/// Makes the machine ready; silent when it is.
///
/// # Errors
///
/// When nothing can be linked at all.
pub fn ensure(yes: bool) -> Result<Setup> {
    settle(&Host::here(), yes, false)
}

/// Makes the machine ready and says what it found.
///
/// # Errors
///
/// When nothing can be linked at all.
pub fn report(yes: bool) -> Result<Setup> {
    settle(&Host::here(), yes, true)
}

/// The kernels that answers are compared on, and for each why it cannot run here, if it cannot. On
/// anything but x86-64 there is none to choose.
///
/// # Errors
///
/// When no program can be written to try them with.
pub fn kernels() -> Result<Vec<(&'static str, Result<(), String>)>> {
    if !cfg!(target_arch = "x86_64") {
        return Ok(Vec::new());
    }
    let host = Host::here();
    let probe = Probe::new(&host).context("writing a small program to try the kernels with")?;
    let linked = matches!(probe.look(), Found::Working(_));
    let Cpu { avx2, avx512 } = Cpu::detect();
    let run = |kernel: &str, can: bool| {
        if !can {
            return Err("this processor lacks what it needs".into());
        }
        match linked.then(|| probe.run(Some(kernel))) {
            Some(Ok(openblas)) if openblas.core.eq_ignore_ascii_case(kernel) => Ok(()),
            Some(Ok(openblas)) => Err(format!("OpenBLAS runs {} all the same", openblas.core)),
            Some(Err(error)) => Err(error),
            None => Err("OpenBLAS does not work here".into()),
        }
    };
    let all = [("Prescott", true), ("Haswell", avx2), ("SkylakeX", avx512)];
    Ok(all.map(|(kernel, can)| (kernel, run(kernel, can))).into())
}

/// Whether a continuous-integration service runs this: there, what is missing is a failure.
pub fn is_ci() -> bool {
    Host::here().is_ci()
}

/// Installs a compiler for WebAssembly with the system's package manager.
///
/// # Errors
///
/// When the system has none to offer, or its installation fails.
pub fn install_webassembly() -> Result<(), String> {
    install_unasked(Need::WebAssembly)
}

/// Installs Chromium with the system's package manager.
///
/// # Errors
///
/// When the system has none to offer, or its installation fails.
pub fn install_chromium() -> Result<(), String> {
    install_unasked(Need::Chromium)
}

fn install_unasked(need: Need) -> Result<(), String> {
    let host = Host::here();
    match plan::plan(need, &situation(&host, Consent::Given)) {
        Plan::Install(recipe) => install::install(&host, &recipe),
        _ => Err("no package manager here that offers one, or no right to use it".into()),
    }
}

/// `asked` is whether the user asked for setup by its name: then everything is tried and told.
fn settle(host: &Host, yes: bool, asked: bool) -> Result<Setup> {
    let probe = Probe::new(host).context("writing a small program to try the linker with")?;
    let found = probe.look();
    let found = match need(&found) {
        Some(need) => supply(host, &probe, found, need, yes, asked),
        None => found,
    };
    match found {
        Found::Working(openblas) => {
            let (openblas, choice) = choose(host, &probe, openblas);
            if asked {
                print!("{}", describe(&probe.compiler(), &openblas, &choice));
            }
            let OpenBlas { version, core, threads, .. } = openblas;
            let identity = format!("{version}, {core}, {threads} threads");
            let ours = matches!(choice, Choice::Ours { .. });
            let variable = ours.then(|| (kernel::VARIABLE.to_string(), core));
            let environment = variable.into_iter().collect();
            Ok(Setup { blas: true, openblas: Some(identity), environment })
        }
        Found::NoCompiler(error) => bail!("{}", no_compiler(host, &error)),
        missing => {
            eprint!("{}", without(host, &missing));
            Ok(Setup { blas: false, openblas: None, environment: Vec::new() })
        }
    }
}

/// What would have to be installed.
fn need(found: &Found) -> Option<Need> {
    match found {
        Found::Absent | Found::RuntimeOnly(_) => Some(Need::OpenBlas),
        Found::NoCompiler(_) => Some(Need::Compiler),
        Found::Working(_) | Found::Broken(_) | Found::Unsupported => None,
    }
}

/// Installs what is missing if it may, and looks again.
fn supply(host: &Host, probe: &Probe, found: Found, need: Need, yes: bool, asked: bool) -> Found {
    // A compiler of the user's own choosing that fails is no reason to install another.
    if need == Need::Compiler && host.named_compiler().is_some() {
        return found;
    }
    // Asks once, and fails once; `setup` by name starts afresh.
    let withheld = host.scratch.join("installation-withheld");
    let consent = match () {
        () if yes || host.is_ci() => Consent::Given,
        () if withheld.exists() && !asked => Consent::Withheld,
        () => Consent::Unasked,
    };
    let recipe = match plan::plan(need, &situation(host, consent)) {
        Plan::Tell => return found,
        Plan::Install(recipe) => recipe,
        Plan::Ask(recipe) => {
            let loss = match need {
                Need::OpenBlas => format!("Without it, {SLOWER}."),
                _ => "Rust links its programs with one.".into(),
            };
            eprintln!("{} {loss}", missing(&found));
            let command = install::short(&recipe.install);
            if !(host.confirm)(&format!("Install it with `{command}`?")) {
                // A note that cannot be written means to be asked again.
                let _ = std::fs::write(&withheld, "");
                return found;
            }
            recipe
        }
    };
    eprintln!("{} Installing it:", missing(&found));
    match install::install(host, &recipe) {
        Ok(()) => {
            let _ = std::fs::remove_file(&withheld);
            let found = probe.look();
            match &found {
                Found::Working(OpenBlas { version, .. }) => {
                    eprintln!("OpenBLAS {version} is installed.");
                }
                _ => eprintln!("The package manager reports success, and yet:"),
            }
            found
        }
        Err(error) => {
            let _ = std::fs::write(&withheld, "");
            let failed = style("The installation failed:").for_stderr().red();
            eprintln!("{failed}\n\n{}\n", indented(&error));
            probe.look()
        }
    }
}

fn situation(host: &Host, consent: Consent) -> Situation {
    let manager = Manager::of(&host.os_release, cfg!(target_os = "macos"));
    Situation {
        manager: manager.filter(|manager| host.has(manager.program())),
        root: host.is_root(),
        sudo: host.has("sudo"),
        terminal: host.terminal,
        consent,
        lists_missing: host.lists_missing,
    }
}

/// Picks the kernel, and makes sure that it runs.
fn choose(host: &Host, probe: &Probe, openblas: OpenBlas) -> (OpenBlas, Choice) {
    let setting = host.variable(kernel::VARIABLE);
    let kernel = kernel::choose(Cpu::detect(), Some(&openblas.core), setting);
    let Some(kernel) = kernel else {
        let choice = if setting.is_some() { Choice::User } else { Choice::Own };
        return (openblas, choice);
    };
    if !openblas.dynamic {
        let error = "this OpenBLAS holds no other kernel".into();
        return (openblas, Choice::Refused { kernel, error });
    }
    match probe.run(Some(kernel)) {
        Ok(better) if better.core.eq_ignore_ascii_case(kernel) => {
            let choice = Choice::Ours { instead_of: openblas.core };
            (OpenBlas { core: kernel.into(), ..better }, choice)
        }
        Ok(other) => {
            let error = format!("OpenBLAS runs {} all the same", other.core);
            (openblas, Choice::Refused { kernel, error })
        }
        Err(error) => (openblas, Choice::Refused { kernel, error }),
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests;
