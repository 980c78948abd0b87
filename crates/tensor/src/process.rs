// ANCHOR: prepare
//! What a program does before anything else.

use crate::blas::Blas;
use crate::kernel::{self, Cpu};
use std::env;
use std::ffi::OsStr;

/// Makes this process as fast as the machine allows: the first line of every `main`.
///
/// Freed memory is kept ([`keep_memory`]), and where OpenBLAS has picked too old a kernel the
/// program starts once more with the right one. A setting of the user's own stands.
pub fn prepare() {
    keep_memory();
    pick_kernel(env::var_os(kernel::VARIABLE).as_deref());
}

/// Starts the program again if OpenBLAS should run another kernel and `setting` does not forbid it.
fn pick_kernel(setting: Option<&OsStr>) {
    if let Blas::OpenBlas { core, .. } = Blas::detect()
        && let Some(kernel) = kernel::choose(Cpu::detect(), Some(&core), setting)
    {
        restart(kernel);
    }
}
// ANCHOR_END: prepare

// ANCHOR: restart
/// Replaces this process by the same program with the same arguments, and `kernel` chosen.
///
/// Returns where the system refuses: a program with a slow kernel still works. The second start
/// finds the variable set, so there is no third.
#[cfg(unix)]
fn restart(kernel: &str) {
    use std::os::unix::process::CommandExt;
    let Ok(program) = env::current_exe() else { return };
    let mut args = env::args_os();
    let mut command = std::process::Command::new(program);
    if let Some(name) = args.next() {
        command.arg0(name);
    }
    let _refused = command.args(args).env(kernel::VARIABLE, kernel).exec();
}

/// Elsewhere a process cannot be replaced: the kernel stays, and [`Blas`] tells of the better one.
#[cfg(not(unix))]
fn restart(_: &str) {}
// ANCHOR_END: restart

// ANCHOR: keep_memory
/// Keeps freed memory instead of returning it to the system; glibc only, elsewhere nothing.
///
/// A buffer of up to 32 MiB comes from the heap, and the heap shrinks only when 1 GiB at its end is
/// free: the next batch finds its pages still there.
pub fn keep_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: mallopt takes two integers by value and no pointer. It stores them under the lock of
    // the main arena; a thread in the middle of malloc sees the old threshold or the new, and both
    // are right.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, 32 << 20);
        libc::mallopt(libc::M_TRIM_THRESHOLD, 1 << 30);
    }
}
// ANCHOR_END: keep_memory

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::process::Command;

    /// The lines that `program`, a copy of this test binary, prints when it runs the one test `name`.
    fn lines(program: &Path, name: &str, settings: &[(&str, &str)]) -> Vec<String> {
        let mut command = Command::new(program);
        command.env_remove(kernel::VARIABLE).envs(settings.iter().copied());
        command.args(["--ignored", "--nocapture", "--exact", &format!("process::tests::{name}")]);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // The test harness writes the name of the test on the line where the first output begins.
        let text = String::from_utf8(output.stdout).unwrap();
        text.replace(" ... ", " ...\n").lines().map(str::to_owned).collect()
    }

    fn own(name: &str, settings: &[(&str, &str)]) -> Vec<String> {
        lines(&env::current_exe().unwrap(), name, settings)
    }

    fn count(lines: &[String], line: &str) -> usize {
        lines.iter().filter(|printed| *printed == line).count()
    }

    /// The kernel to expect; none without BLAS or on a processor that is left alone.
    fn best() -> Option<&'static str> {
        kernel::best(Cpu::detect()).filter(|_| Blas::detect() != Blas::Absent)
    }

    fn core() -> String {
        match Blas::detect() {
            Blas::OpenBlas { core, .. } => core,
            Blas::Absent => "none".to_owned(),
        }
    }

    #[test]
    #[ignore = "not a test by itself: the tests below start it as a program of its own"]
    fn program() {
        println!("start {:?}", env::args().skip(1).collect::<Vec<_>>());
        prepare();
        println!("kernel {}", core());
    }

    /// Loads the library with Prescott and takes that setting for absent: the state a program is in
    /// where OpenBLAS does not know the processor.
    #[test]
    #[ignore = "not a test by itself: the tests below start it as a program of its own"]
    fn program_fallen_back() {
        println!("start {:?}", env::args().skip(1).collect::<Vec<_>>());
        println!("kernel {}", core());
        if env::var("COPY").is_ok_and(|copy| env::current_exe().unwrap() == Path::new(&copy)) {
            std::fs::remove_file(env::current_exe().unwrap()).unwrap();
        }
        let setting = env::var_os(kernel::VARIABLE).filter(|setting| setting != "Prescott");
        pick_kernel(setting.as_deref());
        println!("goes on with {}", core());
    }

    #[test]
    fn a_program_on_the_wrong_kernel_starts_once_more_with_the_right_one() {
        let Some(best) = best() else { return };
        let lines = own("program_fallen_back", &[(kernel::VARIABLE, "Prescott")]);
        let start = lines.iter().find(|line| line.starts_with("start")).unwrap();
        assert!(start.contains("process::tests::program_fallen_back"), "{start}");
        assert_eq!(count(&lines, start), 2, "the same arguments, twice: {lines:#?}");
        assert_eq!(count(&lines, "kernel Prescott"), 1, "{lines:#?}");
        assert_eq!(count(&lines, &format!("kernel {best}")), 1, "{lines:#?}");
        assert_eq!(count(&lines, &format!("goes on with {best}")), 1, "{lines:#?}");
    }

    #[test]
    fn the_users_own_setting_survives_and_starts_nothing() {
        let Some(_) = best() else { return };
        let lines = own("program", &[(kernel::VARIABLE, "Prescott")]);
        assert_eq!(lines.iter().filter(|line| line.starts_with("start")).count(), 1);
        assert_eq!(count(&lines, "kernel Prescott"), 1, "{lines:#?}");
    }

    #[test]
    fn a_program_left_alone_starts_at_most_twice_and_ends_well() {
        let lines = own("program", &[]);
        assert!(lines.iter().filter(|line| line.starts_with("start")).count() <= 2, "{lines:#?}");
        let kernel = lines.iter().find_map(|line| line.strip_prefix("kernel ")).unwrap();
        let good = kernel == "none" || kernel::choose(Cpu::detect(), Some(kernel), None).is_none();
        assert!(good, "{kernel}");
    }

    /// The copy deletes its own file, so that there is nothing left to start.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_refused_restart_is_not_fatal() {
        let Some(_) = best() else { return };
        let copy = env::temp_dir().join(format!("tensor-restart-{}", std::process::id()));
        std::fs::copy(env::current_exe().unwrap(), &copy).unwrap();
        let settings = [(kernel::VARIABLE, "Prescott"), ("COPY", copy.to_str().unwrap())];
        let lines = lines(&copy, "program_fallen_back", &settings);
        assert!(!copy.exists());
        assert_eq!(count(&lines, "goes on with Prescott"), 1, "{lines:#?}");
    }

    /// Writes to every page of eight buffers of 8 MiB, three times over, and prints the page faults
    /// of the last time.
    #[test]
    #[ignore = "not a test by itself: the test below starts it as a program of its own"]
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn program_with_large_buffers() {
        let faults = || {
            let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
            let after_name = stat.rsplit_once(')').unwrap().1;
            after_name.split_whitespace().nth(7).unwrap().parse::<usize>().unwrap()
        };
        if env::var_os("KEEP").is_some() {
            keep_memory();
        }
        let mut before = 0;
        for _ in 0..3 {
            before = faults();
            let buffers = [(); 8].map(|()| std::hint::black_box(vec![1_u8; 8 << 20]));
            drop(buffers);
        }
        println!("faults {}", faults() - before);
    }

    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn kept_memory_is_not_faulted_in_again() {
        let faults = |settings: &[(&str, &str)]| -> usize {
            let lines = own("program_with_large_buffers", settings);
            lines.iter().find_map(|line| line.strip_prefix("faults ")).unwrap().parse().unwrap()
        };
        // One arena for all threads: the tests of a test binary do not run on its main thread.
        let (returned, kept) = (
            faults(&[("MALLOC_ARENA_MAX", "1")]),
            faults(&[("MALLOC_ARENA_MAX", "1"), ("KEEP", "1")]),
        );
        println!("page faults in a round: {returned} returned, {kept} kept");
        assert!(kept * 10 < returned, "{kept} page faults with keep_memory, {returned} without");
    }
}
