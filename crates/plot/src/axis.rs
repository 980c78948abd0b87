//! What an axis shows: a name, a unit, a range, its ticks.

/// An axis: a name, a unit, and when wanted a range, a logarithm, ticks of one's own.
///
/// Wherever an axis is asked for, a string will do: `Chart::new("epoch", "mistakes")`.
///
/// ```
/// use plot::Axis;
///
/// let time = Axis::new("time").unit("ms").range(0.0, 20.0);
/// let rate = Axis::log("learning rate η");
/// let class = Axis::new("predicted").categories(["setosa", "versicolor", "virginica"]);
/// # let _ = (time, rate, class);
/// ```
#[derive(Clone, Debug)]
pub struct Axis {
    pub(crate) name: String,
    pub(crate) unit: Option<String>,
    pub(crate) range: Option<(f64, f64)>,
    pub(crate) log: bool,
    pub(crate) ticks: Option<Vec<(f64, String)>>,
}

impl Axis {
    /// A linear axis of this name. Its range is that of the data, its ticks are round numbers.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), unit: None, range: None, log: false, ticks: None }
    }

    /// A logarithmic axis of this name. Values that are not positive are not drawn: lines break.
    pub fn log(name: impl Into<String>) -> Self {
        Self { log: true, ..Self::new(name) }
    }

    /// The unit, set in parentheses after the name. Leave it out for pure numbers.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Fixes the range. What lies outside is cut off at the edge.
    ///
    /// # Panics
    /// When the range is empty or not finite, or not positive on a logarithmic axis.
    #[must_use]
    #[track_caller]
    pub fn range(mut self, low: f64, high: f64) -> Self {
        let finite = low.is_finite() && high.is_finite();
        assert!(finite && low < high, "Axis::range: {low} to {high} is not a range");
        assert!(!self.log || low > 0.0, "Axis::range: {low} has no logarithm");
        self.range = Some((low, high));
        self
    }

    /// Puts ticks at these values with these labels, instead of round numbers.
    #[must_use]
    pub fn ticks<S: Into<String>>(mut self, ticks: impl IntoIterator<Item = (f64, S)>) -> Self {
        self.ticks = Some(ticks.into_iter().map(|(at, label)| (at, label.into())).collect());
        self
    }

    /// Names the integers 0, 1, 2, …: the classes of a confusion matrix, the bars of a chart.
    #[must_use]
    pub fn categories<S: Into<String>>(self, names: impl IntoIterator<Item = S>) -> Self {
        self.ticks(names.into_iter().enumerate().map(|(i, name)| (i as f64, name)))
    }

    /// The name with its unit, as it is written at the axis.
    pub(crate) fn label(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} ({unit})", self.name),
            None => self.name.clone(),
        }
    }
}

impl From<&str> for Axis {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl From<String> for Axis {
    fn from(name: String) -> Self {
        Self::new(name)
    }
}
