//! The runs of an experiment, setting by setting.

use crate::summary::Summary;
use crate::table::Table;
use std::ops::Index;

/// What one run measured: names and values, in the order of the columns of `results.csv`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures(Vec<(&'static str, Option<f64>)>);

/// The runs of one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The setting as `results.csv` names it; tables and figures give numbers a true minus sign.
    pub setting: String,
    /// What each run measured.
    pub runs: Vec<Measures>,
}

/// The runs of every setting of one variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What was varied.
    pub variable: String,
    /// Its settings.
    pub series: Vec<Series>,
}

impl Measures {
    /// Nothing measured yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value; `None` where the run has none, such as the epochs of a training that did not
    /// end. Truth is 1 and falsehood 0: their mean is a share.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Option<f64>>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// The value called `name`.
    ///
    /// # Panics
    ///
    /// When nothing of that name was measured.
    #[track_caller]
    pub fn get(&self, name: &str) -> Option<f64> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("Measures::get: {name:?} is not among {:?}", self.0)).1
    }

    /// Names and values in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(&'static str, Option<f64>)> {
        self.0.iter()
    }
}

impl Series {
    /// Mean, deviation and the like of what is called `name`.
    ///
    /// # Panics
    ///
    /// When nothing of that name was measured.
    #[track_caller]
    pub fn summary(&self, name: &str) -> Summary {
        Summary::of(self.runs.iter().map(|run| run.get(name)).collect::<Vec<_>>())
    }
}

impl Series {
    /// The setting as tables and figures name it.
    fn shown(&self) -> String {
        match self.setting.strip_prefix('-') {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("−{rest}"),
            _ => self.setting.clone(),
        }
    }
}

impl Index<usize> for Sweep {
    type Output = Series;

    fn index(&self, at: usize) -> &Series {
        &self.series[at]
    }
}

impl Sweep {
    /// The summaries of what is called `name`, setting by setting.
    ///
    /// # Panics
    ///
    /// When nothing of that name was measured.
    #[track_caller]
    pub fn summaries(&self, name: &str) -> Vec<Summary> {
        self.series.iter().map(|series| series.summary(name)).collect()
    }

    /// A table with a row for each setting and no other column yet.
    pub fn table(&self, caption: impl Into<String>) -> Table {
        let table = Table::new(caption, [self.variable.clone()]);
        self.series.iter().fold(table, |table, series| table.row([series.shown()]))
    }

    /// A column of `mean ± deviation` with so many decimals, over the runs that have a value.
    #[track_caller]
    pub fn means(&self, name: &str, decimals: usize) -> Vec<String> {
        self.summaries(name).iter().map(|summary| summary.show(decimals)).collect()
    }

    /// A column of the share of runs without a value, in per cent.
    #[track_caller]
    pub fn missing(&self, name: &str) -> Vec<String> {
        let share = |s: &Summary| s.missing() as f64 / (s.missing() + s.count()) as f64;
        self.summaries(name).iter().map(|s| format!("{:.1} %", 100.0 * share(s))).collect()
    }

    /// For a figure: (place, mean, deviation) with the settings at 0, 1, 2, …, moved aside by
    /// `offset` so that two sweeps may stand side by side.
    #[track_caller]
    pub fn spread(&self, name: &str, offset: f64) -> Vec<(f64, f64, f64)> {
        let summaries = self.summaries(name).into_iter().enumerate();
        summaries.map(|(at, s)| (at as f64 + offset, s.mean(), s.deviation())).collect()
    }

    /// For a figure: the axis on which [`spread`](Self::spread) finds its settings.
    pub fn axis(&self) -> plot::Axis {
        let settings: Vec<String> = self.series.iter().map(Series::shown).collect();
        let end = settings.len() as f64 - 0.5;
        plot::Axis::new(&self.variable).range(-0.5, end).categories(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sweep() -> Sweep {
        let run = |epochs: Option<f64>| Measures::new().with("epochs", epochs).with("error", 0.25);
        let series = |setting: &str, runs: Vec<Measures>| Series { setting: setting.into(), runs };
        Sweep {
            variable: "rate".into(),
            series: vec![
                series("0.1", vec![run(Some(4.0)), run(Some(6.0))]),
                series("1", vec![run(Some(3.0)), run(None), run(None), run(None)]),
            ],
        }
    }

    #[test]
    fn a_table_has_a_row_for_each_setting() {
        let sweep = sweep();
        let table = sweep.table("Epochs.").column("epochs", sweep.means("epochs", 1));
        let table = table.column("never", sweep.missing("epochs"));
        assert_eq!(table.header, ["rate", "epochs", "never"]);
        assert_eq!(table.rows, [["0.1", "5.0 ± 1.4", "0.0 %"], ["1", "3.0", "75.0 %"]]);
    }

    #[test]
    fn a_negative_setting_has_a_true_minus_sign_in_the_table() {
        let named = |setting: &str| Series { setting: setting.into(), runs: vec![] }.shown();
        assert_eq!(["-0.5", "0.5", "-", "-x"].map(named), ["−0.5", "0.5", "-", "-x"]);
    }

    #[test]
    fn a_figure_finds_the_settings_in_their_order() {
        let spread = sweep().spread("epochs", 0.1);
        assert_eq!((spread[0].0, spread[0].1, spread[1].0, spread[1].1), (0.1, 5.0, 1.1, 3.0));
        assert!(spread[1].2.is_nan(), "one value has no deviation");
    }

    #[test]
    #[should_panic(expected = "\"epoch\" is not among")]
    fn a_name_that_was_not_measured_is_refused() {
        sweep()[0].summary("epoch");
    }
}
