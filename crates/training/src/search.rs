// ANCHOR: range
//! Hyper-parameters: tried on a grid, or drawn.

use ndarray_rand::rand::Rng as _;
use tensor::Rng;

use crate::error::Error;

/// The values that a hyper-parameter may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Span {
    /// From `low` to `high`, every value as likely as any other.
    ///
    /// # Errors
    ///
    /// Unless `low` < `high`, both finite.
    pub fn linear(low: f64, high: f64) -> Result<Self, Error> {
        let ok = low < high && high.is_finite() && low.is_finite();
        Error::unless(ok, "low", low, format!("less than high, which is {high}, and finite"))?;
        Ok(Self { low, high, logarithmic: false })
    }

    /// From `low` to `high`, every factor as likely as any other: what a learning rate wants.
    ///
    /// # Errors
    ///
    /// Unless 0 < `low` < `high`, both finite.
    pub fn logarithmic(low: f64, high: f64) -> Result<Self, Error> {
        Error::unless(low > 0.0, "low", low, "greater than 0 on a logarithmic axis")?;
        Ok(Self { logarithmic: true, ..Self::linear(low, high)? })
    }

    /// The value at `share` of the way from `low` to `high`.
    fn at(self, share: f64) -> f64 {
        let between = |a: f64, b: f64| a + share * (b - a);
        match self.logarithmic {
            true => between(self.low.ln(), self.high.ln()).exp(),
            false => between(self.low, self.high),
        }
    }

    /// A value drawn from it.
    pub fn draw(self, rng: &mut Rng) -> f64 {
        self.at(rng.random())
    }
}
// ANCHOR_END: range

// ANCHOR: search
/// A setting that was tried, and what it cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// A value for every span.
    pub values: Vec<f64>,
    /// What the development set says.
    pub cost: f64,
}

/// Tries `steps` values of every span, ends included, each with all of the others; the best trial
/// comes first.
pub fn grid_search(axes: &[Span], steps: usize, mut cost: impl FnMut(&[f64]) -> f64) -> Vec<Trial> {
    let share = |index: usize| index as f64 / (steps.max(2) - 1) as f64;
    let values = |trial: usize| {
        let place = |k: u32| trial / steps.pow(k) % steps;
        (0..).zip(axes).map(|(k, axis)| axis.at(share(place(k)))).collect()
    };
    best_first((0..steps.pow(axes.len() as u32)).map(values), &mut cost)
}

/// Tries `trials` settings drawn from the axes; the best trial comes first.
///
/// Where one hyper-parameter in two matters, a grid of 9 tries 3 values of it, and 9 draws try 9
/// (Bergstra and Bengio, 2012).
pub fn random_search(
    axes: &[Span],
    trials: usize,
    rng: &mut Rng,
    mut cost: impl FnMut(&[f64]) -> f64,
) -> Vec<Trial> {
    let values = |_| axes.iter().map(|axis| axis.draw(rng)).collect();
    best_first((0..trials).map(values), &mut cost)
}

fn best_first(
    settings: impl Iterator<Item = Vec<f64>>,
    cost: &mut dyn FnMut(&[f64]) -> f64,
) -> Vec<Trial> {
    let mut trials: Vec<_> = settings.map(|values| Trial { cost: cost(&values), values }).collect();
    // NaN comes last: a run that diverged is no good setting.
    trials.sort_by(|a, b| a.cost.is_nan().cmp(&b.cost.is_nan()).then(a.cost.total_cmp(&b.cost)));
    trials
}
// ANCHOR_END: search

#[cfg(test)]
mod tests {
    use super::*;
    use tensor::Streams;

    /// (log₁₀ η + 2)² + (d − 0.3)², least at η = 0.01, d = 0.3.
    fn bowl(values: &[f64]) -> f64 {
        (values[0].log10() + 2.0).powi(2) + (values[1] - 0.3).powi(2)
    }

    fn axes() -> [Span; 2] {
        [Span::logarithmic(1e-4, 1.0).unwrap(), Span::linear(0.0, 0.6).unwrap()]
    }

    /// Five values of η, 10⁻⁴ to 1, and five of d: 0.01 and 0.3 are among them.
    #[test]
    fn the_grid_finds_the_bottom_where_it_has_a_point() {
        let trials = grid_search(&axes(), 5, bowl);
        assert_eq!(trials.len(), 25);
        let best = &trials[0];
        assert!((best.values[0] - 0.01).abs() < 1e-12 && (best.values[1] - 0.3).abs() < 1e-12);
        assert!(trials.windows(2).all(|pair| pair[0].cost <= pair[1].cost));
        let mut rates: Vec<String> =
            trials.iter().map(|t| format!("{:.1e}", t.values[0])).collect();
        rates.sort();
        rates.dedup();
        assert_eq!(rates, ["1.0e-1", "1.0e-2", "1.0e-3", "1.0e-4", "1.0e0"]);
    }

    #[test]
    fn draws_come_near_the_bottom() {
        let trials = random_search(&axes(), 200, &mut Streams::new(1).stream("search"), bowl);
        assert!(trials[0].cost < 0.02, "{:?}", trials[0]);
    }

    /// What does not matter costs a grid its trials: 16 trials see 4 values of η, or 16.
    #[test]
    fn where_one_axis_matters_draws_see_more_of_it() {
        let seen = |trials: Vec<Trial>| {
            let mut values: Vec<u64> = trials.iter().map(|t| t.values[0].to_bits()).collect();
            values.sort_unstable();
            values.dedup();
            values.len()
        };
        let mut rng = Streams::new(2).stream("search");
        assert_eq!(seen(grid_search(&axes(), 4, bowl)), 4);
        assert_eq!(seen(random_search(&axes(), 16, &mut rng, bowl)), 16);
    }

    /// 1 − 0.95⁶⁰ = 0.954: of 2,000 searches of 60 draws about 1,908 have one in the best twentieth, give
    /// or take 9.
    #[test]
    fn sixty_draws_meet_the_best_twentieth_nineteen_times_in_twenty() {
        assert!((1.0 - 0.95_f64.powi(60) - 0.954).abs() < 5e-4);
        let axis = [Span::linear(0.0, 1.0).unwrap()];
        let mut rng = Streams::new(1).stream("search");
        let mut best = || random_search(&axis, 60, &mut rng, |values| values[0])[0].cost;
        let met = (0..2000).filter(|_| best() < 0.05).count();
        assert!((1870..1946).contains(&met), "{met}");
    }

    /// Half of the way from 10⁻⁴ to 1 is 10⁻² on the logarithmic axis, and 0.50005 on the linear one.
    #[test]
    fn half_of_a_logarithmic_axis_is_a_hundredth() {
        let logarithmic = Span::logarithmic(1e-4, 1.0).unwrap().at(0.5);
        assert!((logarithmic - 0.01).abs() < 1e-15, "{logarithmic}");
        assert_eq!(Span::linear(1e-4, 1.0).unwrap().at(0.5), 0.50005);
        let quarter = Span::logarithmic(1e-4, 1.0).unwrap().at(0.25);
        assert!((quarter - 1e-4_f64.powf(0.75)).abs() < 1e-15, "{quarter}");
    }

    /// The middle of 10⁻⁴ to 1 is 10⁻²: a draw is below it as often as above. The deviation of the count
    /// is √(1000/4) = 16.
    #[test]
    fn half_of_the_draws_lie_below_the_middle_and_none_outside() {
        let axis = Span::logarithmic(1e-4, 1.0).unwrap();
        let mut rng = Streams::new(1).stream("search");
        let draws: Vec<f64> = (0..1000).map(|_| axis.draw(&mut rng)).collect();
        assert!(draws.iter().all(|value| (1e-4..=1.0).contains(value)));
        let below = draws.iter().filter(|&&value| value < 0.01).count();
        assert!((436..564).contains(&below), "{below}");
    }

    #[test]
    fn a_diverged_run_comes_last() {
        let cost = |values: &[f64]| if values[0] > 0.5 { f64::NAN } else { values[0] };
        let trials = grid_search(&[Span::linear(0.0, 1.0).unwrap()], 3, cost);
        assert_eq!((trials[0].cost, trials[2].values[0]), (0.0, 1.0));
        assert!(trials[2].cost.is_nan());
    }

    #[test]
    fn an_axis_without_length_is_refused() {
        let message = |axis: Result<Span, Error>| axis.unwrap_err().to_string();
        assert_eq!(
            message(Span::linear(1.0, 1.0)),
            "low is 1, it has to be less than high, which is 1, and finite"
        );
        assert!(message(Span::logarithmic(0.0, 1.0)).contains("greater than 0"));
    }
}
