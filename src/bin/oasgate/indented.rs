//! How the command writes JSON: indented for people, linear in the value, and with nothing in it that a terminal would not
//! show.

use std::io::{Result, Write};

use oasgate::report::printable_json;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// How many levels are indented. What is nested deeper is on one line: otherwise each line of a deep value would begin with
/// as many spaces as it is deep. With these, `0,` takes 39 bytes, less than twenty times what it was.
pub(crate) const LEVELS: usize = 18;

/// How many are of an object whose members are objects of lists, when each item of a list is a line.
pub(crate) const ROWS: usize = 3;

/// How many are of a list of tools or calls, when each property of a schema, and each member of a body, is a line.
pub(crate) const RECORDS: usize = 5;

/// Writes a value with so many levels indented, and a line break behind it.
pub(crate) fn write(value: &impl Serialize, levels: usize, mut out: impl Write) -> Result<()> {
    let form = Indented { levels, level: 0, has_value: false };
    value.serialize(&mut Serializer::with_formatter(&mut out, form))?;
    out.write_all(b"\n")
}

/// Two spaces for each level.
struct Indented {
    levels: usize,
    level: usize,
    /// Whether the object or array that ends has members or items.
    has_value: bool,
}

impl Indented {
    fn open(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> Result<()> {
        self.level += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> Result<()> {
        let is_indented = self.has_value && self.level <= self.levels;
        self.level -= 1;
        if is_indented {
            self.new_line(out)?;
        }
        self.has_value = true;
        out.write_all(bracket)
    }

    fn item(&self, out: &mut (impl Write + ?Sized), first: bool) -> Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.level <= self.levels { self.new_line(out) } else { Ok(()) }
    }

    fn new_line(&self, out: &mut (impl Write + ?Sized)) -> Result<()> {
        out.write_all(b"\n")?;
        (0..self.level).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.item(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.item(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(if self.level <= self.levels { b": " } else { b":" })
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn write_raw_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> Result<()> {
        out.write_all(printable_json(fragment).as_bytes())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> Result<()> {
        out.write_all(printable_json(fragment).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn text(value: &Value) -> String {
        let mut out = Vec::new();
        write(value, LEVELS, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_not_deep_is_as_serde_has_it() {
        let value =
            json!({"a": [], "b": {}, "c": [1, [2.5, null], {"d": "e\n\"", "f": [{}, [[]]]}], "": true});
        assert_eq!(text(&value), serde_json::to_string_pretty(&value).unwrap() + "\n");
    }

    #[test]
    fn what_is_deep_is_on_one_line() {
        let mut value = json!({"a": [1, {"b": {}}]});
        for _ in 0..LEVELS {
            value = json!([value]);
        }
        let text = text(&value);
        let deepest = text.lines().max_by_key(|line| line.len()).unwrap();
        assert_eq!(deepest.trim_start(), r#"{"a":[1,{"b":{}}]}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn what_nobody_sees_is_escaped() {
        let value = json!({"k\u{202e}": "\u{9b}31m é \u{e0041}"});
        assert_eq!(text(&value), "{\n  \"k\\u202e\": \"\\u009b31m é \\udb40\\udc41\"\n}\n");
        assert_eq!(serde_json::from_str::<Value>(&text(&value)).unwrap(), value);
    }
}
