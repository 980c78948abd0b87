//! What was expected, beside what was found.

use serde::{Deserialize, Serialize};

/// An expectation, fixed before the run with its margin, and what the run says to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// What was expected, with the margin.
    pub expected: String,
    /// What was found.
    pub found: String,
    holds: bool,
    /// Whether chance has no part in it, so that a few runs can judge it too.
    exact: bool,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed,
    /// Too few runs to say.
    Open,
}

impl Check {
    /// An expectation in which chance has no part: one run can judge it too.
    pub fn exact(expected: impl Into<String>, found: impl Into<String>, holds: bool) -> Self {
        Self { expected: expected.into(), found: found.into(), holds, exact: true }
    }

    /// An expectation about many runs: fewer than usual show what they found and leave it open.
    pub fn measured(expected: impl Into<String>, found: impl Into<String>, holds: bool) -> Self {
        Self { expected: expected.into(), found: found.into(), holds, exact: false }
    }

    /// Whether what was found is as expected.
    pub fn holds(&self) -> bool {
        self.holds
    }

    /// The verdict, when there were `enough` runs for those that chance has a part in, or not.
    pub fn verdict(&self, enough: bool) -> Verdict {
        match (self.holds, self.exact) {
            (_, false) if !enough => Verdict::Open,
            (true, _) => Verdict::Passed,
            (false, _) => Verdict::Failed,
        }
    }
}

impl Verdict {
    /// ✓, ✗ or –.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Passed => "✓",
            Self::Failed => "✗",
            Self::Open => "–",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_runs_judge_only_what_is_exact() {
        for (holds, verdict) in [(true, Verdict::Passed), (false, Verdict::Failed)] {
            let (exact, measured) = (Check::exact("", "", holds), Check::measured("", "", holds));
            assert_eq!([exact.verdict(true), exact.verdict(false)], [verdict; 2]);
            assert_eq!([measured.verdict(false), measured.verdict(true)], [Verdict::Open, verdict]);
        }
    }
}
