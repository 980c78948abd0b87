//! JSON, written. Nothing here reads it.

use std::fmt::Write;

/// An object that is being written.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self("{".into())
    }

    /// Adds a field whose value is JSON already.
    pub(crate) fn field(mut self, name: &str, value: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&text(name));
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    pub(crate) fn close(self) -> String {
        self.0 + "}"
    }
}

/// A list, each item written by `write`.
pub(crate) fn list<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(","))
}

/// A text in quotes.
pub(crate) fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_line_ends_are_escaped() {
        assert_eq!(text("a\"b\\c\nd − x₁"), "\"a\\\"b\\\\c\\u000ad − x₁\"");
    }

    #[test]
    fn objects_and_lists_take_commas_between() {
        let object = Object::new().field("a", "1").field("b", &list(&[2, 3], i32::to_string));
        assert_eq!(object.close(), "{\"a\":1,\"b\":[2,3]}");
        assert_eq!(Object::new().close(), "{}");
    }
}
