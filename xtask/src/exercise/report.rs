//! What a test program says of each test.

use std::collections::BTreeMap;

use super::Claim;

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// The program ended, or was ended, in the middle of it.
    Unfinished,
}

/// What a program of tests did; a test that it did not come to is not in it.
#[derive(Debug, Default)]
pub struct Report {
    /// By the test's full name.
    pub ends: BTreeMap<String, End>,
    /// What a test printed, by its full name.
    pub printed: BTreeMap<String, String>,
    /// What else there was to see, of a program that died.
    pub last_words: String,
}

impl Report {
    /// Reads the output of a test program that was started with one thread and `--show-output`.
    pub fn read(stdout: &str, stderr: &str) -> Self {
        let mut report = Self { last_words: stderr.trim().to_string(), ..Self::default() };
        let mut speaker: Option<String> = None;
        for line in stdout.lines() {
            if let Some(name) =
                line.strip_prefix("---- ").and_then(|l| l.strip_suffix(" stdout ----"))
            {
                speaker = Some(name.to_string());
            } else if matches!(line, "successes:" | "failures:") {
                speaker = None;
            } else if let Some(name) = &speaker {
                let said = report.printed.entry(name.clone()).or_default();
                said.push_str(line);
                said.push('\n');
            } else if let Some((name, verdict)) =
                line.strip_prefix("test ").and_then(|line| line.split_once(" ... "))
            {
                let end = match verdict {
                    "ok" => End::Passed,
                    "FAILED" => End::Failed,
                    _ => End::Unfinished,
                };
                report.ends.insert(name.to_string(), end);
            }
        }
        report
    }

    /// How the tests of one module ended that check `claims`, in their order.
    pub fn ends<'a>(&self, module: &str, claims: &'a [Claim]) -> Vec<(&'a Claim, Option<End>)> {
        let end = |claim: &Claim| self.ends.get(&full(module, claim)).copied();
        claims.iter().map(|claim| (claim, end(claim))).collect()
    }

    /// What the test of `claim` printed.
    pub fn said(&self, module: &str, claim: &Claim) -> &str {
        self.printed.get(&full(module, claim)).map_or("", |text| text.trim())
    }
}

/// The full name of a test.
fn full(module: &str, claim: &Claim) -> String {
    format!("{module}::{}", claim.name)
}

/// The first claim that does not hold: its hint is the one to give.
pub fn broken<'a>(ends: &[(&'a Claim, Option<End>)]) -> Option<&'a Claim> {
    let bad = |end: &Option<End>| matches!(end, Some(End::Failed | End::Unfinished));
    ends.iter().find(|(_, end)| bad(end)).map(|(claim, _)| *claim)
}

/// A panic in the output of a test: where, and what it says.
pub fn panic(printed: &str) -> Option<(&str, String)> {
    let mut lines = printed.lines().skip_while(|line| !line.contains(" panicked at "));
    let (_, place) = lines.next()?.split_once(" panicked at ")?;
    let said = lines.take_while(|line| !line.starts_with("note: run with `RUST_BACKTRACE"));
    let said = said.collect::<Vec<_>>().join("\n");
    // What `assert_eq!` says before a text of one's own adds nothing to it.
    let said = said.strip_prefix("assertion `left == right` failed: ").unwrap_or(&said);
    Some((place.trim_end_matches(':'), said.trim().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
running 3 tests
test check::a ... ok
test check::b ... FAILED
test check::c ... ok

successes:

---- check::a stdout ----
AND: 6 epochs
OR: 4 epochs

---- check::c stdout ----
done


successes:
    check::a
    check::c

failures:

---- check::b stdout ----

thread 'check::b' (77) panicked at crates/a/exercises/b/check.rs:5:79:
the sum is 3, not 4
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace


failures:
    check::b

test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out
";

    #[test]
    fn ends_and_outputs_are_read_test_by_test() {
        let report = Report::read(OUTPUT, "");
        let ends: Vec<_> = report.ends.values().collect();
        assert_eq!(ends, [&End::Passed, &End::Failed, &End::Passed]);
        assert_eq!(report.printed["check::a"].trim(), "AND: 6 epochs\nOR: 4 epochs");
        assert_eq!(report.printed["check::c"].trim(), "done");
        let (place, said) = panic(&report.printed["check::b"]).unwrap();
        assert_eq!(
            (place, said.as_str()),
            ("crates/a/exercises/b/check.rs:5:79", "the sum is 3, not 4")
        );
    }

    #[test]
    fn a_test_in_which_the_program_ended_is_unfinished() {
        let report = Report::read("running 2 tests\ntest check::a ... ok\ntest check::b ... ", "");
        assert_eq!(report.ends["check::b"], End::Unfinished);
    }

    #[test]
    fn a_comparison_without_words_shows_its_two_sides() {
        let text = "thread 'a' panicked at a.rs:1:1:\nassertion `left == right` failed\n  left: 1\n right: 2\n";
        let (_, said) = panic(text).unwrap();
        assert_eq!(said, "assertion `left == right` failed\n  left: 1\n right: 2");
    }
}
