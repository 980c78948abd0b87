// ANCHOR: finding
//! What a diagnosis has to complain of.

use std::fmt;

use crate::diagnosis::Diagnosis;
use crate::overfit::Overfit;
use crate::signal::Signal;
use crate::watch::Pulse;

/// One thing that is likely to keep a net from learning.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The largest class has this many times the samples of the smallest.
    Unbalanced(f64),
    /// An input has this root mean square.
    LargeInputs(f64),
    /// So many of the units of this layer are 0 for every sample.
    Silent(String, f64),
    /// The variance of this layer is that of the first layer times this.
    Signal(String, f64),
    /// The gradient of these weights is the largest of them times this; 0 where they are cut off.
    FaintGradient(String, f64),
    /// A step changes these weights by this share of them.
    SmallSteps(String, f64),
    /// The same, too much.
    LargeSteps(String, f64),
    /// This share of the cost is left of samples that should be known by heart.
    NotLearned(f64),
}

impl Diagnosis {
    /// All complaints, from the data to the last step; none where all is well.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all = self.of_the_data();
        all.extend(self.of_the_signal());
        all.extend(self.of_the_steps());
        let left = self.overfit.last / self.overfit.first;
        all.extend((!self.overfit.passed()).then_some(Finding::NotLearned(left)));
        all
    }
}
// ANCHOR_END: finding

// ANCHOR: limits
impl Diagnosis {
    fn of_the_data(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        if let Some(counts) = &self.classes {
            let most = counts.iter().max().copied().unwrap_or(0) as f64;
            let least = counts.iter().min().copied().unwrap_or(0) as f64;
            all.extend((most > 5.0 * least).then_some(Finding::Unbalanced(most / least)));
        }
        let rms = self.largest_input;
        // NaN is in no range.
        all.extend((!(0.0..=10.0).contains(&rms)).then_some(Finding::LargeInputs(rms)));
        all
    }

    fn of_the_signal(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        for signal in &self.signals {
            let (path, silent) = (signal.path.clone(), signal.silent);
            all.extend((silent > 0.4).then_some(Finding::Silent(path, silent)));
        }
        let first = self.signals.first().map_or(0.0, |first| first.variance);
        let factor = |variance: f64| variance / first;
        let lost = self.signals.iter().find(|s| !(1e-3..=1e3).contains(&factor(s.variance)));
        all.extend(lost.map(|s| Finding::Signal(s.path.clone(), factor(s.variance))));
        all
    }
    // ANCHOR_END: limits

    // ANCHOR: steps
    fn of_the_steps(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        let largest = self.pulses.iter().map(|pulse| pulse.gradient).fold(0.0, f64::max);
        for pulse in &self.pulses {
            let (share, ratio) = (pulse.gradient / largest, pulse.ratio);
            let path = || pulse.path.clone();
            if !(1e-4..=1.0).contains(&share) {
                all.push(Finding::FaintGradient(path(), if share.is_nan() { 0.0 } else { share }));
            } else if ratio < 1e-4 {
                all.push(Finding::SmallSteps(path(), ratio));
            } else if !(0.0..=0.3).contains(&ratio) {
                all.push(Finding::LargeSteps(path(), ratio));
            }
        }
        all
    }
    // ANCHOR_END: steps
}

// ANCHOR: finding_text
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unbalanced(times) => {
                write!(out, "the largest class has {times:.0} times the samples of the smallest")
            }
            Self::LargeInputs(rms) => write!(out, "inputs are of the size {rms:.1e}: scale them"),
            Self::Silent(path, share) => {
                write!(out, "layer {path}: {:.0} % of the units are dead", 100.0 * share)
            }
            Self::Signal(path, 0.0) => write!(out, "layer {path}: the same for every sample"),
            Self::Signal(path, factor) => {
                write!(out, "layer {path}: {factor:.0e} of the first layer's variance")
            }
            Self::FaintGradient(path, 0.0) => write!(out, "{path}: no gradient arrives"),
            Self::FaintGradient(path, share) => {
                write!(out, "{path}: {share:.0e} of the largest gradient arrives")
            }
            Self::SmallSteps(path, ratio) => write!(out, "{path}: steps of {ratio:.0e} of it"),
            Self::LargeSteps(path, ratio) => {
                write!(out, "{path}: the first step is {ratio:.1} of it")
            }
            Self::NotLearned(left) => {
                write!(
                    out,
                    "fifty samples are not learned: {:.0} % of the cost stays",
                    100.0 * left
                )
            }
        }
    }
}
// ANCHOR_END: finding_text

// ANCHOR: report
impl fmt::Display for Diagnosis {
    /// A line for every measurement, and the findings.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(counts) = &self.classes {
            writeln!(out, "classes        {counts:?}")?;
        }
        writeln!(out, "largest input  {:.2}", self.largest_input)?;
        writeln!(out, "layer       mean   variance  silent")?;
        for Signal { path, mean, variance, silent } in &self.signals {
            writeln!(out, "{path:<8} {mean:>7.3} {variance:>10.2e} {silent:>7.2}")?;
        }
        writeln!(out, "weights      gradient  step/weight")?;
        for Pulse { path, gradient, ratio, .. } in &self.pulses {
            writeln!(out, "{path:<12} {gradient:>8.1e} {ratio:>12.1e}")?;
        }
        let Overfit { samples, first, last } = self.overfit;
        writeln!(out, "{samples} samples     cost {first:.3} to {last:.4}")?;
        let findings = self.findings();
        if findings.is_empty() {
            return write!(out, "no complaint");
        }
        let lines: Vec<String> = findings.iter().map(|finding| format!("! {finding}")).collect();
        write!(out, "{}", lines.join("\n"))
    }
}
// ANCHOR_END: report
