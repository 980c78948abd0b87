//! A state in the page's address: `points=0,0,1;1,1,0&rate=0.5`.

use crate::decimal;
use std::fmt::Write;

/// Decimals of the numbers in rows.
const PLACES: u32 = 6;

/// Names and values, none of which needs an escape in an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address(Vec<(String, String)>);

impl Address {
    /// Adds a value.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    /// Adds rows of numbers; no rows leave no trace.
    pub fn with_rows<const N: usize>(self, name: &str, rows: &[[f64; N]]) -> Self {
        let mut value = String::new();
        for row in rows {
            let numbers: Vec<String> =
                row.iter().map(|value| decimal::write(*value, PLACES)).collect();
            let _ = write!(value, "{};", numbers.join(","));
        }
        value.pop();
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// Adds numbers to the last bit: the hexadecimal digits of their 64 bits, without zeros at the end.
    pub fn with_exact(self, name: &str, values: &[f64]) -> Self {
        let digits = |value: &f64| {
            let digits = format!("{:016x}", value.to_bits());
            let short = digits.trim_end_matches('0');
            if short.is_empty() { "0".into() } else { short.to_string() }
        };
        self.with(name, values.iter().map(digits).collect::<Vec<_>>().join(","))
    }

    /// Reads what stands in an address.
    pub fn read(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (name.into(), value.into())).collect())
    }

    /// The value called `name`, as text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The N finite numbers called `name` that [`with_exact`](Self::with_exact) wrote; none where the
    /// address has none of that name.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    pub fn exact<const N: usize>(&self, name: &str) -> Result<Option<[f64; N]>, String> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let value = |digits: &str| {
            let bits = u64::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 16)?;
            let bits = bits << (4 * (16 - digits.len() as u32));
            Some(f64::from_bits(bits)).filter(|value| value.is_finite())
        };
        let values: Option<Vec<f64>> = text.split(',').map(value).collect();
        let values = values.and_then(|values| values.try_into().ok());
        values.map(Some).ok_or_else(|| unreadable(name, text))
    }

    /// The rows called `name`, of N numbers each, written with at most six decimals.
    ///
    /// # Errors
    ///
    /// Where one of them has another number of numbers, or none.
    pub fn rows<const N: usize>(&self, name: &str) -> Result<Vec<[f64; N]>, String> {
        let Some(value) = self.get(name) else { return Ok(Vec::new()) };
        let row = |row: &str| {
            let numbers: Option<Vec<f64>> = row.split(',').map(decimal::read).collect();
            numbers.and_then(|numbers| numbers.try_into().ok()).ok_or_else(|| unreadable(name, row))
        };
        value.split(';').map(row).collect()
    }
}

fn unreadable(name: &str, value: &str) -> String {
    format!("The address says {name}={value}, which cannot be read.")
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, (name, value)) in self.0.iter().enumerate() {
            write!(f, "{}{name}={value}", if i == 0 { "" } else { "&" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_back_as_it_went() {
        let rows = [[0.25, -1.0], [0.0, 12.34]];
        let address = Address::default().with("seed", 7).with_rows("points", &rows);
        assert_eq!(address.to_string(), "seed=7&points=0.25,-1;0,12.34");
        let read = Address::read(&address.to_string());
        assert_eq!(read, address);
        assert_eq!((read.get("seed"), read.rows("points")), (Some("7"), Ok(rows.to_vec())));
        assert_eq!(read.rows::<3>("more"), Ok(vec![]));
    }

    #[test]
    fn exact_numbers_come_back_to_the_last_bit() {
        let values = [0.1 + 0.2, -1.0 / 3.0, 1e-300, -2.0, 0.0, -0.0, 1.0];
        let address = Address::default().with_exact("weights", &values);
        let text = address.to_string();
        assert!(text.ends_with(",c,0,8,3ff"), "{text}");
        let read = Address::read(&text).exact("weights").unwrap().unwrap();
        assert_eq!(read.map(f64::to_bits), values.map(f64::to_bits));
        assert_eq!(Address::default().exact::<1>("weights"), Ok(None));
    }

    #[test]
    fn what_was_typed_wrongly_is_named() {
        let address =
            Address::read("points=1,2;3&a=1,NaN&b=7ff&c=xyz&d=4,4&e=&f=00000000000000001");
        assert!(address.rows::<2>("points").unwrap_err().contains("points=3"));
        assert!(address.rows::<2>("a").unwrap_err().contains("a=1,NaN"));
        for name in ["b", "c", "d", "e", "f"] {
            let error = address.exact::<1>(name).unwrap_err();
            assert!(error.contains(&format!("{name}=")), "{error}");
        }
    }
}
