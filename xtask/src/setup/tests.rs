//! Setup on machines that are made up: `fake.sh` plays the compiler and the package manager.

use super::*;
use std::path::Path;

/// A machine whose state is a folder of files, for `fake.sh` to look at.
struct Fake {
    folder: tempfile::TempDir,
    host: Host,
}

impl Fake {
    /// A Debian machine with a C compiler, fetched package lists and these files more.
    fn new(programs: &[&str], files: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/setup/fake.sh");
        let bin = folder.path().join("bin");
        std::fs::create_dir(&bin).unwrap();
        for program in [&["cc", "id", "apt-get"], programs].concat() {
            std::os::unix::fs::symlink(&script, bin.join(program)).unwrap();
        }
        std::os::unix::fs::symlink("/usr/bin/env", bin.join("env")).unwrap();
        let variables = [
            ("PATH", bin.as_os_str()),
            ("FAKE", folder.path().as_os_str()),
            ("SCRIPT", script.as_os_str()),
        ];
        let host = Host {
            variables: variables.map(|(name, value)| (name.into(), value.into())).into(),
            scratch: folder.path().join("scratch"),
            os_release: "ID=debian\n".into(),
            lists_missing: false,
            terminal: false,
            confirm: |_| panic!("nobody is to be asked"),
        };
        std::fs::create_dir(&host.scratch).unwrap();
        let fake = Self { folder, host };
        for file in [&["compiler", "lists"], files].concat() {
            fake.touch(file);
        }
        fake
    }

    fn touch(&self, file: &str) {
        std::fs::write(self.folder.path().join(file), "").unwrap();
    }

    fn remove(&self, file: &str) {
        std::fs::remove_file(self.folder.path().join(file)).unwrap();
    }

    fn set(mut self, name: &str, value: &str) -> Self {
        self.host.variables.insert(name.into(), value.into());
        self
    }

    fn settle(&self, yes: bool) -> Setup {
        settle(&self.host, yes, false).unwrap()
    }

    fn found(&self) -> Found {
        Probe::new(&self.host).unwrap().look()
    }

    /// The package manager's and sudo's part of what was started.
    fn installations(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap();
        let wanted = log.lines().filter(|l| l.starts_with("apt-get") || l.starts_with("sudo"));
        wanted.map(|line| line.split_whitespace().last().unwrap().to_string()).collect()
    }
}

#[test]
fn the_states_of_a_machine_are_told_apart() {
    assert!(matches!(Fake::new(&[], &["library"]).found(), Found::Working(_)));
    assert!(matches!(Fake::new(&[], &["runtime"]).found(), Found::RuntimeOnly(_)));
    assert_eq!(Fake::new(&[], &[]).found(), Found::Absent);
    let Found::Broken(error) = Fake::new(&[], &["library", "old"]).found() else { panic!() };
    assert!(error.contains("undefined reference"), "{error}");
    let Found::Broken(error) = Fake::new(&[], &["library", "crash"]).found() else { panic!() };
    assert!(error.contains("signal: 4"), "{error}");
    let bare = Fake::new(&[], &["library"]);
    bare.remove("compiler");
    let Found::NoCompiler(error) = bare.found() else { panic!() };
    assert!(error.contains("crt1.o"), "{error}");
    let Found::NoCompiler(error) = Fake::new(&[], &[]).set("CC", "none").found() else { panic!() };
    assert!(error.contains("none: No such file"), "{error}");
}

#[test]
fn a_removed_library_is_missed_at_once() {
    let fake = Fake::new(&[], &["library"]);
    assert!(fake.settle(false).blas);
    fake.remove("library");
    assert!(!fake.settle(false).blas);
}

#[test]
fn the_flags_of_pkg_config_are_those_of_the_build_script() {
    let fake = Fake::new(&["pkg-config"], &["library"]);
    assert!(fake.settle(false).blas);
    let log = std::fs::read_to_string(fake.folder.path().join("log")).unwrap();
    assert!(log.contains("-L/opt/openblas/lib -lopenblas"), "{log}");
    let fake = fake.set("OPENBLAS_NO_PKG_CONFIG", "1");
    std::fs::remove_file(fake.folder.path().join("log")).unwrap();
    assert!(fake.settle(false).blas);
    let log = std::fs::read_to_string(fake.folder.path().join("log")).unwrap();
    assert!(!log.contains("/opt"), "{log}");
}

#[test]
fn root_gets_openblas_without_being_asked() {
    let fake = Fake::new(&[], &["root"]);
    assert!(fake.settle(false).blas);
    assert_eq!(fake.installations(), ["libopenblas-dev"]);
    assert!(fake.settle(false).blas);
    assert_eq!(fake.installations().len(), 1, "a second time there is nothing to install");
}

#[test]
fn stale_or_missing_lists_are_fetched() {
    let stale = Fake::new(&[], &["root"]);
    stale.remove("lists");
    assert!(stale.settle(false).blas);
    assert_eq!(stale.installations(), ["libopenblas-dev", "update", "libopenblas-dev"]);
    let mut bare = Fake::new(&[], &["root"]);
    bare.remove("lists");
    bare.host.lists_missing = true;
    assert!(bare.settle(false).blas);
    assert_eq!(bare.installations(), ["update", "libopenblas-dev"]);
}

#[test]
fn locked_lists_are_waited_for() {
    let mut fake = Fake::new(&[], &["root", "lock"]);
    fake.remove("lists");
    fake.host.lists_missing = true;
    assert!(fake.settle(false).blas);
    assert_eq!(fake.installations(), ["update", "update", "libopenblas-dev"]);
}

#[test]
fn a_failed_installation_is_not_repeated_until_asked_for() {
    let fake = Fake::new(&[], &["root", "no-network"]);
    assert!(!fake.settle(false).blas);
    let attempts = fake.installations().len();
    assert_eq!(attempts, 3, "install, update, install");
    assert!(!fake.settle(false).blas);
    assert_eq!(fake.installations().len(), attempts);
    fake.remove("no-network");
    assert!(settle(&fake.host, false, true).unwrap().blas, "setup by name tries again");
}

#[test]
fn an_installation_that_leaves_the_probe_failing_goes_on_without() {
    let fake = Fake::new(&[], &["root", "useless"]);
    assert!(!fake.settle(true).blas);
}

#[test]
fn a_user_without_rights_is_told_and_left_alone() {
    for (yes, ci) in [(false, false), (true, false), (false, true)] {
        let fake = Fake::new(&[], &[]).set("CI", if ci { "true" } else { "" });
        assert!(!fake.settle(yes).blas);
        assert_eq!(fake.installations(), [""; 0]);
    }
}

#[test]
fn sudo_is_used_after_a_yes_or_in_ci() {
    assert!(!Fake::new(&["sudo"], &[]).settle(false).blas, "no terminal, nobody to ask");
    assert!(Fake::new(&["sudo"], &[]).settle(true).blas);
    assert!(Fake::new(&["sudo"], &[]).set("CI", "true").settle(false).blas);
    assert!(!Fake::new(&["sudo"], &[]).set("CI", "false").settle(false).blas);
}

#[test]
fn a_password_is_asked_for_once() {
    let refused = Fake::new(&["sudo"], &["sudo-refuses"]);
    assert!(!refused.settle(true).blas);
    assert_eq!(refused.installations(), ["libopenblas-dev"]);
    let mut bare = Fake::new(&["sudo"], &["sudo-refuses"]);
    bare.host.lists_missing = true;
    assert!(!bare.settle(true).blas);
    assert_eq!(bare.installations(), ["update"]);
}

#[test]
fn a_student_on_a_terminal_is_asked_once() {
    let mut fake = Fake::new(&["sudo"], &[]);
    fake.host.terminal = true;
    fake.host.confirm = |_| false;
    assert!(!fake.settle(false).blas);
    fake.host.confirm = |_| panic!("asked a second time");
    assert!(!fake.settle(false).blas);
    fake.host.confirm = |question| question.contains("`sudo apt-get install libopenblas-dev`");
    assert!(settle(&fake.host, false, true).unwrap().blas, "setup by name asks again");
    assert_eq!(fake.installations(), ["libopenblas-dev", "libopenblas-dev"], "by way of sudo");
}

#[test]
fn without_a_compiler_nothing_is_promised() {
    let fake = Fake::new(&[], &[]);
    fake.remove("compiler");
    let error = settle(&fake.host, false, false).unwrap_err().to_string();
    assert!(error.contains("sudo apt-get install gcc libc6-dev libopenblas-dev"), "{error}");
    let named = Fake::new(&[], &["root"]).set("CC", "none");
    let error = settle(&named.host, true, false).unwrap_err().to_string();
    assert!(error.contains("Unset CC"), "{error}");
    assert!(!error.contains("apt-get"), "{error}");
}

#[test]
fn the_commands_of_all_systems_are_given_and_this_ones_marked() {
    let fake = Fake::new(&[], &[]);
    let text = without(&fake.host, &Found::Absent);
    assert!(text.contains("→ Debian, Ubuntu  sudo apt-get install libopenblas-dev\n"), "{text}");
    for command in ["dnf install openblas-devel", "pacman -S openblas", "brew install openblas"] {
        assert!(text.contains(command), "{text}");
    }
    assert!(text.contains(SLOWER), "{text}");
}

#[test]
fn a_library_that_crashes_is_told_with_its_last_words() {
    let fake = Fake::new(&[], &["library", "crash"]).set("OPENBLAS_CORETYPE", "SkylakeX");
    assert!(!fake.settle(true).blas);
    assert_eq!(fake.installations(), [""; 0], "what is there is not installed again");
    let text = without(&fake.host, &fake.found());
    assert!(text.contains("signal: 4") && text.contains("OPENBLAS_CORETYPE=SkylakeX"), "{text}");
}

#[test]
fn the_fallback_kernel_is_replaced_in_all_that_is_started() {
    let best = kernel::best(Cpu::detect());
    let fake = Fake::new(&[], &["library"]);
    let wanted = best.map(|best| (kernel::VARIABLE.to_string(), best.to_string()));
    assert_eq!(fake.settle(false).environment, Vec::from_iter(wanted));
    let own = Fake::new(&[], &["library"]).set(kernel::VARIABLE, "Nehalem");
    assert_eq!(own.settle(false).environment, []);
}

#[test]
fn a_kernel_that_crashes_is_not_chosen() {
    let fake = Fake::new(&[], &["library", "illegal"]);
    let setup = fake.settle(false);
    assert!(setup.blas);
    assert_eq!(setup.environment, []);
}

#[test]
fn the_report_says_who_chose_the_kernel() {
    let openblas =
        OpenBlas { version: "0.3.21".into(), core: "SkylakeX".into(), dynamic: true, threads: 1 };
    let say = |choice| describe("cc 1.0", &openblas, &choice);
    assert!(say(Choice::Own).contains("SkylakeX, chosen by OpenBLAS"));
    assert!(say(Choice::User).contains("your own setting"));
    assert!(say(Choice::Ours { instead_of: "Prescott".into() }).contains("Prescott"));
    assert!(say(Choice::Own).contains("0.3.21, 1 thread a product"));
}
