//! What the sliders, numbers and choices of a figure stand at.

use crate::words::number;
use crate::{Address, Control, Kind, decimal};

/// The settings of a figure, each within what its control allows.
#[derive(Clone, Debug)]
pub struct Settings(Vec<(Control, String)>);

impl Settings {
    /// Every control where it stands at first.
    pub fn new(controls: impl IntoIterator<Item = Control>) -> Self {
        let first = |control: Control| {
            let value = match control.kind {
                Kind::Button | Kind::Run => return None,
                Kind::Slider { first, .. } => decimal::write(first, 6),
                Kind::Number { first, .. } => first.to_string(),
                Kind::Choice(words) => (*words.first()?).to_string(),
            };
            Some((control, value))
        };
        Self(controls.into_iter().filter_map(first).collect())
    }

    /// Sets a control.
    ///
    /// # Errors
    ///
    /// Where there is none of that name, or it does not go there.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let (control, current) = self
            .0
            .iter_mut()
            .find(|(control, _)| control.name == name)
            .ok_or_else(|| format!("There is no control “{name}”."))?;
        let label = control.label;
        let (allowed, limits) = match control.kind {
            Kind::Button | Kind::Run => (false, "is no setting".into()),
            Kind::Slider { range: (low, high), .. } => (
                decimal::read(value).is_some_and(|value| (low..=high).contains(&value)),
                format!("lies between {} and {}", number(low), number(high)),
            ),
            Kind::Number { most, .. } => (
                value.parse().is_ok_and(|value: u32| value <= most),
                format!("is a whole number from 0 to {most}"),
            ),
            Kind::Choice(words) => {
                (words.contains(&value), format!("is one of: {}", words.join(", ")))
            }
        };
        if !allowed {
            return Err(format!("The {label} {limits}."));
        }
        *current = value.into();
        Ok(())
    }

    /// What the control called `name` stands at.
    ///
    /// # Panics
    ///
    /// Where the figure has declared none of that name.
    #[track_caller]
    pub fn word(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(control, _)| control.name == name);
        &found.unwrap_or_else(|| panic!("Settings: no control is called {name}")).1
    }

    /// The same as a number.
    ///
    /// # Panics
    ///
    /// Where it is a choice, or the figure has declared none of that name.
    #[track_caller]
    pub fn number(&self, name: &str) -> f64 {
        decimal::read(self.word(name)).unwrap_or_else(|| panic!("Settings: {name} is no number"))
    }

    /// Names and values, for the scene.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.0.iter().map(|(control, value)| (control.name, value.clone())).collect()
    }

    /// Adds the settings to an address.
    pub fn write(&self, address: Address) -> Address {
        self.0.iter().fold(address, |address, (control, value)| address.with(control.name, value))
    }

    /// Takes the settings that an address has.
    ///
    /// # Errors
    ///
    /// Where a control does not go there.
    pub fn read(&mut self, address: &Address) -> Result<(), String> {
        let names: Vec<&str> = self.0.iter().map(|(control, _)| control.name).collect();
        for name in names {
            if let Some(value) = address.get(name) {
                self.set(name, value)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings::new([
            Kind::Slider { range: (0.01, 2.0), step: 0.01, first: 1.0 }.control("rate", "rate"),
            Kind::Button.control("go", "Go"),
            Kind::Number { most: 99, first: 1 }.control("seed", "seed"),
            Kind::Choice(&["zero", "random"]).control("start", "start"),
        ])
    }

    #[test]
    fn settings_begin_as_declared_and_go_where_their_controls_go() {
        let mut settings = settings();
        assert_eq!((settings.number("rate"), settings.word("start")), (1.0, "zero"));
        for (name, value) in [("rate", "0.01"), ("rate", "2"), ("seed", "99"), ("start", "random")]
        {
            assert_eq!(settings.set(name, value), Ok(()));
            assert_eq!(settings.word(name), value);
        }
    }

    #[test]
    fn what_a_control_does_not_allow_is_refused_with_its_limits() {
        let mut settings = settings();
        for (name, value, limits) in [
            ("rate", "0", "lies between 0.01 and 2"),
            ("rate", "2.01", "lies between"),
            ("rate", "NaN", "lies between"),
            ("seed", "-1", "a whole number from 0 to 99"),
            ("seed", "100", "a whole number"),
            ("seed", "1.5", "a whole number"),
            ("start", "one", "zero, random"),
            ("go", "1", "no control"),
        ] {
            let error = settings.set(name, value).unwrap_err();
            assert!(error.contains(limits), "{error}");
        }
        assert_eq!(settings.values(), self::settings().values());
    }

    #[test]
    fn settings_come_back_from_an_address() {
        let mut settings = settings();
        settings.set("rate", "0.25").unwrap();
        let address = settings.write(Address::default());
        assert_eq!(address.to_string(), "rate=0.25&seed=1&start=zero");
        let mut back = self::settings();
        back.read(&address).unwrap();
        assert_eq!(back.values(), settings.values());
        assert!(back.read(&Address::read("seed=x")).is_err());
    }
}
