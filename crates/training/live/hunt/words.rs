//! What the readings say, and what they would say of a fault that was not planted.

use live::number;
use training::{Diagnosis, Finding};

use crate::case::{CLASSES, Case, Fault};

/// A number of any size for the reader, to two digits: 0.012, 340, 3 · 10⁻⁷.
pub fn short(value: f64) -> String {
    if value.is_nan() {
        return "–".into();
    }
    let (mut digits, mut power) = (value.abs(), 0_i32);
    while digits >= 10.0 && digits.is_finite() {
        (digits, power) = (digits / 10.0, power + 1);
    }
    while digits < 1.0 && digits > 0.0 {
        (digits, power) = (digits * 10.0, power - 1);
    }
    let rounded = (digits * 10.0).round() / 10.0;
    match power {
        -2..=3 => number(rounded * 10.0_f64.powi(power)),
        _ => format!("{} · {}", number(digits.round()), ten_to(power)),
    }
}

/// 10⁻⁴.
pub fn ten_to(power: i32) -> String {
    let raised = |digit: char| match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32('⁰' as u32 + digit as u32 - '0' as u32).unwrap_or(digit),
    };
    format!("10{}", power.to_string().chars().map(raised).collect::<String>())
}

fn list(values: impl Iterator<Item = f64>) -> String {
    values.map(short).collect::<Vec<_>>().join(", ")
}

pub fn counts(of: &Diagnosis) -> String {
    let counts = of.classes.iter().flatten();
    counts.map(usize::to_string).collect::<Vec<_>>().join(", ")
}

pub fn gradients(of: &Diagnosis) -> String {
    list(of.pulses.iter().map(|pulse| pulse.gradient))
}

pub fn ratios(of: &Diagnosis) -> String {
    list(of.pulses.iter().map(|pulse| pulse.ratio))
}

pub fn variances(of: &Diagnosis) -> String {
    list(of.signals.iter().map(|signal| signal.variance))
}

pub fn silent(of: &Diagnosis) -> String {
    list(of.signals.iter().map(|signal| signal.silent))
}

pub fn fifty(of: &Diagnosis) -> String {
    format!("cost {} to {}", short(of.overfit.first), short(of.overfit.last))
}

/// The cost of a net that knows nothing.
pub fn ignorance() -> f64 {
    (CLASSES as f64).ln()
}

/// From the first epoch to the last.
fn course(costs: &[f64]) -> String {
    let ends = [costs.first(), costs.last()];
    ends.map(|cost| cost.map_or(String::new(), |cost| short(*cost))).join(" to ")
}

/// The reading that gives the planted fault away.
pub fn evidence(case: &Case) -> String {
    let layer = |path: &str| path.bytes().take_while(u8::is_ascii_digit).fold(0, shift) + 1;
    let [train, dev] = [0, 1].map(|set| course(&case.costs[set]));
    match (case.fault, case.finding()) {
        (Fault::Zero, _) => {
            "Every unit of every layer is 0, and so is the gradient of every weight.".into()
        }
        (Fault::Shuffled, _) => format!(
            "The costs alone tell: training {train}, new samples {dev}, where knowing nothing costs ln 3 = {}.",
            short(ignorance())
        ),
        (_, Some(Finding::FaintGradient(path, _))) => {
            format!("Below layer {} no gradient arrives, from there on one does.", layer(&path) + 1)
        }
        (_, Some(Finding::Silent(path, share))) => {
            format!("Of layer {} a share of {} is silent.", layer(&path), short(share))
        }
        (_, Some(Finding::Signal(..))) => {
            format!("The variance fades from layer to layer: {}.", variances(&case.diagnosis))
        }
        (_, Some(Finding::SmallSteps(path, ratio))) => {
            format!("The first step is {} of the weights of layer {}.", short(ratio), layer(&path))
        }
        (_, Some(Finding::LargeSteps(path, ratio))) => {
            format!(
                "The first step is {} times the weights of layer {}.",
                short(ratio),
                layer(&path)
            )
        }
        (_, Some(Finding::LargeInputs(rms))) => {
            format!("One input is of the size {}.", number(rms.round()))
        }
        (_, Some(Finding::Unbalanced(times))) => {
            format!("The largest class has {} times the samples of the smallest.", short(times))
        }
        _ => format!(
            "All is in order: fifty samples are learned by heart ({}), and new ones get better, {dev}.",
            fifty(&case.diagnosis)
        ),
    }
}

/// The number so far with one more digit.
fn shift(number: usize, digit: u8) -> usize {
    10 * number + usize::from(digit - b'0')
}

/// Why it is not this fault: what it would show, and what there is instead.
pub fn rebuttal(case: &Case, guess: Fault) -> String {
    let of = &case.diagnosis;
    let dev = course(&case.costs[1]);
    match guess {
        Fault::Sound if case.complaints() > 0 => "One of the readings is far out of order.".into(),
        Fault::Sound => {
            format!("New samples would come to cost less than ln 3 = 1.1; they go from {dev}.")
        }
        Fault::Cut => format!(
            "The gradient would be 0 below the cut and not above it; by layers it is {}.",
            gradients(of)
        ),
        Fault::Dead => format!(
            "Most units of one layer would be silent, and the others at work; the shares are {}.",
            silent(of)
        ),
        Fault::Zero => {
            format!("No layer would put out anything but 0; the variances are {}.", variances(of))
        }
        Fault::Faint => format!(
            "The variance would shrink from layer to layer, and not to 0; it is {}.",
            variances(of)
        ),
        Fault::Slow => format!(
            "In every layer a step would be less than 10⁻⁴ of the weights; it is {}.",
            ratios(of)
        ),
        Fault::Fast => format!(
            "A step would be of the size of the weights themselves; it is {} of them.",
            ratios(of)
        ),
        Fault::Unscaled => {
            format!("The largest input would be far above 10; it is {}.", short(of.largest_input))
        }
        Fault::Rare => {
            format!("One class would have few samples; the classes have {}.", counts(of))
        }
        Fault::Shuffled => format!(
            "Training alone would get better, and nothing be complained of. There {}; new samples go {dev}.",
            match case.complaints() {
                0 => "is no complaint".into(),
                1 => "is 1 complaint".into(),
                n => format!("are {n} complaints"),
            }
        ),
    }
}
