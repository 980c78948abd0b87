/// A run with momentum down C = ½ (θ − 3)², with a rate that falls from step to step.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub theta: f64,
    pub velocity: f64,
    /// Steps that were taken.
    pub step: u32,
}

impl Run {
    /// v ← 0.9 v + η g and θ ← θ − v, with g = θ − 3 and η = 0.1 / (1 + steps taken).
    pub fn advance(&mut self) {
        let eta = 0.1 / (1.0 + f64::from(self.step));
        self.velocity = 0.9 * self.velocity + eta * (self.theta - 3.0);
        self.theta -= self.velocity;
        self.step += 1;
    }
}

/// What has to be written into a file, in an order of your own.
pub fn save(run: &Run) -> Vec<f64> {
    vec![run.theta, run.velocity, f64::from(run.step)]
}

/// The run that was saved as these numbers.
pub fn load(numbers: &[f64]) -> Run {
    Run { theta: numbers[0], velocity: numbers[1], step: numbers[2] as u32 }
}
