//! What setup says.

use std::fmt::Write;

use super::Choice;
use super::host::Host;
use super::kernel;
use super::manager::{Manager, Need};
use super::probe::{Found, OpenBlas};

/// What the loss of OpenBLAS costs, by the benchmark `product` of the crate `tensor`.
pub const SLOWER: &str = "large matrix products take 2 to 4 times as long";

/// The report on a machine that has everything.
pub fn describe(compiler: &str, openblas: &OpenBlas, choice: &Choice) -> String {
    let OpenBlas { version, core, threads, .. } = openblas;
    let plural = if *threads == 1 { "" } else { "s" };
    let variable = kernel::VARIABLE;
    let reason = match choice {
        Choice::Own => "chosen by OpenBLAS; none that suits this processor better is known".into(),
        Choice::User => format!("your own setting of {variable}"),
        Choice::Ours { instead_of } => format!(
            "set through {variable}; OpenBLAS by itself takes {instead_of}, for an older processor"
        ),
        Choice::Refused { kernel, error } => {
            format!("chosen by OpenBLAS; {kernel} should be faster, but: {error}")
        }
    };
    format!(
        "C compiler  {compiler}\n\
         OpenBLAS    {version}, {threads} thread{plural} a product\n\
         kernel      {core}, {reason}\n"
    )
}

/// What is wrong, in a sentence.
pub fn missing(found: &Found) -> String {
    match found {
        Found::RuntimeOnly(library) => format!(
            "OpenBLAS is installed ({}), but not the package that programs are built with.",
            library.display()
        ),
        Found::NoCompiler(_) => "No C compiler works here.".into(),
        _ => "OpenBLAS is not installed.".into(),
    }
}

/// Says that everything goes on without OpenBLAS, and how to get it.
pub fn without(host: &Host, found: &Found) -> String {
    match found {
        Found::Unsupported => format!(
            "Going on without OpenBLAS, which is not looked for on this system: {SLOWER}.\n"
        ),
        Found::Broken(error) => {
            let setting = host.variable(kernel::VARIABLE);
            let hint = setting.map_or(String::new(), |setting| {
                format!("{}={} is set.\n", kernel::VARIABLE, setting.display())
            });
            format!(
                "OpenBLAS is installed, but a program linked against it does not work:\n\n{}\n\n\
                 {hint}Going on without it: {SLOWER}.\n",
                indented(error)
            )
        }
        found => format!(
            "{}\nGoing on without it: {SLOWER}. To install it:\n\n{}\n",
            missing(found),
            advice(host, Need::OpenBlas)
        ),
    }
}

/// Says that nothing can be linked, and how to mend it.
pub fn no_compiler(host: &Host, error: &str) -> String {
    let error = indented(error);
    match host.named_compiler() {
        Some(cc) => format!(
            "the C compiler that CC names, {cc}, builds no program:\n\n{error}\n\n\
             Unset CC to use the system's."
        ),
        None => format!(
            "Rust links its programs with a C compiler, and cc builds none:\n\n{error}\n\n\
             To install one, and OpenBLAS with it:\n\n{}",
            advice(host, Need::Compiler)
        ),
    }
}

/// The command for each system, this one's marked.
fn advice(host: &Host, need: Need) -> String {
    let here = Manager::of(&host.os_release, cfg!(target_os = "macos"));
    let root = host.is_root();
    let mut text = String::new();
    for manager in Manager::ALL {
        let mark = if Some(manager) == here { "→" } else { " " };
        let (systems, mut command) = (manager.systems(), manager.advice(need));
        if root {
            command = command.replace("sudo ", "");
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {mark} {systems:16}{command}");
    }
    text
}

/// Each line four spaces in.
pub fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
