// ANCHOR: neuron
//! The spike: what a nerve cell sends, as a leak, a threshold and a reset.

/// A leaky integrate-and-fire neuron (after Lapicque, 1907): its potential v leaks towards rest, a
/// current drives it up, and at the threshold it spikes and starts anew.
///
/// ```text
/// τ dv/dt = −(v − v₀) + R I        v ≥ vₜₕ: spike, v ← v₀
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SpikingNeuron {
    /// The time constant of the leak, τ, in ms.
    pub time_constant: f64,
    /// The resistance R in MΩ.
    pub resistance: f64,
    /// The potential at rest, v₀, in mV.
    pub rest: f64,
    /// The potential at which it spikes, vₜₕ > v₀, in mV.
    pub threshold: f64,
}
// ANCHOR_END: neuron

impl SpikingNeuron {
    // ANCHOR: run
    /// The potential after each of `steps` steps of `dt` ms under the constant current `current` in
    /// nA, and the numbers of the steps that end in a spike, where the potential is at rest again.
    pub fn run(&self, current: f64, dt: f64, steps: usize) -> (Vec<f64>, Vec<usize>) {
        let (mut v, mut potential, mut spikes) = (self.rest, Vec::new(), Vec::new());
        for step in 0..steps {
            v += dt / self.time_constant * (self.rest - v + self.resistance * current);
            if v >= self.threshold {
                spikes.push(step);
                v = self.rest;
            }
            potential.push(v);
        }
        (potential, spikes)
    }

    /// How often it spikes under a constant current in nA, in spikes per ms.
    ///
    /// ```text
    /// rate = 1 / (τ ln(R I / (R I − (vₜₕ − v₀))))        0 unless R I > vₜₕ − v₀
    /// ```
    pub fn firing_rate(&self, current: f64) -> f64 {
        let (drive, gap) = (self.resistance * current, self.threshold - self.rest);
        if drive > gap { 1.0 / (self.time_constant * (drive / (drive - gap)).ln()) } else { 0.0 }
    }
    // ANCHOR_END: run
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CELL: SpikingNeuron =
        SpikingNeuron { time_constant: 10.0, resistance: 10.0, rest: -65.0, threshold: -50.0 };

    /// 2 nA · 10 MΩ = 20 mV, and the gap is 15 mV: from 0 to 15 of 20 takes 10 ms · ln(20 / 5) = 13.86 ms.
    #[test]
    fn twenty_millivolts_of_drive_make_a_spike_every_fourteen_milliseconds() {
        assert!((1.0 / CELL.firing_rate(2.0) - 13.862_943_6).abs() < 1e-6);
        let (_, spikes) = CELL.run(2.0, 0.001, 100_000);
        assert_eq!(spikes.len(), 7);
        assert!((spikes[0] as f64 * 0.001 - 13.863).abs() < 0.01);
    }

    #[test]
    fn a_drive_that_stays_below_the_threshold_never_spikes() {
        let (potential, spikes) = CELL.run(1.5, 0.01, 100_000);
        assert_eq!((spikes.len(), CELL.firing_rate(1.5)), (0, 0.0));
        assert!(potential.iter().all(|v| *v < CELL.threshold));
        assert!((potential[99_999] - CELL.threshold).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_spikes_counted_are_those_of_the_formula(
            time_constant in 5.0..30.0, resistance in 5.0..20.0, gap in 5.0..20.0, excess in 1.05..5.0,
        ) {
            let cell = SpikingNeuron { time_constant, resistance, rest: -65.0, threshold: -65.0 + gap };
            let current = excess * gap / resistance;
            let (dt, steps) = (0.001 * time_constant, 200_000);
            let (_, spikes) = cell.run(current, dt, steps);
            let counted = spikes.len() as f64 / (dt * steps as f64);
            prop_assert!((counted / cell.firing_rate(current) - 1.0).abs() < 0.02);
        }
    }
}
