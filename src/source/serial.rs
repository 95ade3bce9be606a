//! Values and serde: any format out, any self-describing format in.

use std::fmt;
use std::fmt::Write as _;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::limits::MAX_DEPTH;
use super::node::{Kind, Node};
use super::number::{self, Portable};
use super::value::Value;
use super::write::write_json_string;

impl Serialize for Value {
    /// Members in document order. A number that fits no 64-bit number is written as the nearest one, or as a string of
    /// its digits when there is none.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Part(self.node()).serialize(serializer)
    }
}

struct Part<'d>(Node<'d>);

impl Serialize for Part<'_> {
    // Recursive as serde is; a document is at most `MAX_DEPTH` deep.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.0;
        match node.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(node.as_bool() == Some(true)),
            Kind::String => serializer.serialize_str(node.as_str().unwrap_or_default()),
            Kind::Number => match number::portable(node.scalar().unwrap_or_default()) {
                Portable::Unsigned(number) => serializer.serialize_u64(number),
                Portable::Signed(number) => serializer.serialize_i64(number),
                Portable::Float(number) => serializer.serialize_f64(number),
                Portable::Infinite => serializer.serialize_str(&node.json_number()),
            },
            Kind::Array => {
                let mut list = serializer.serialize_seq(Some(node.len()))?;
                for item in node.items() {
                    list.serialize_element(&Part(item))?;
                }
                list.end()
            }
            Kind::Object => {
                let mut map = serializer.serialize_map(Some(node.len()))?;
                for (key, member) in node.entries() {
                    map.serialize_entry(key.text(), &Part(member))?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = String::new();
        Writer { out: &mut text, depth: 0 }.deserialize(deserializer)?;
        Ok(Value::root_or_null(Document::of_own_text(text)))
    }
}

/// Writes whatever comes as JSON text.
struct Writer<'o> {
    out: &'o mut String,
    depth: usize,
}

impl Writer<'_> {
    fn deeper<E: Error>(&mut self) -> Result<Writer<'_>, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(format_args!("nested deeper than {MAX_DEPTH} levels")));
        }
        Ok(Writer { out: self.out, depth: self.depth + 1 })
    }

    fn display(self, value: impl fmt::Display) {
        // Writing to a String cannot fail.
        _ = write!(self.out, "{value}");
    }
}

impl<'de> DeserializeSeed<'de> for Writer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.out.push_str("null");
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.display(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.display(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.display(value);
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.display(value);
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.display(value);
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if !value.is_finite() {
            return Err(E::custom("a number that is not finite"));
        }
        // Rust's `Debug` of a finite float is JSON, keeps the point of `1.0`, and reads back to the same float.
        _ = write!(self.out, "{value:?}");
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        write_json_string(value, self.out);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.out.push('[');
        let mut inner = self.deeper()?;
        let start = inner.out.len();
        while list.next_element_seed(Item { writer: &mut inner, start })?.is_some() {}
        self.out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let before = self.out.len();
        self.out.push('{');
        let mut inner = self.deeper()?;
        let start = inner.out.len();
        while let Some(is_number) = map.next_key_seed(KeyWriter { out: inner.out, start })? {
            if is_number {
                let digits: String = map.next_value()?;
                self.out.truncate(before);
                return push_number(&digits, self.out);
            }
            map.next_value_seed(inner.deeper_again())?;
        }
        self.out.push('}');
        Ok(())
    }
}

impl Writer<'_> {
    fn deeper_again(&mut self) -> Writer<'_> {
        Writer { out: self.out, depth: self.depth }
    }
}

/// One item of a list: a comma, unless it is the first, and the value.
struct Item<'w, 'o> {
    writer: &'w mut Writer<'o>,
    /// Length of the text where the list began.
    start: usize,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.writer.out.len() > self.start {
            self.writer.out.push(',');
        }
        self.writer.deeper_again().deserialize(deserializer)
    }
}

/// One key of an object, with the comma before and the colon after. True if it is not a key but [`NUMBER`].
struct KeyWriter<'o> {
    out: &'o mut String,
    start: usize,
}

/// With its feature `arbitrary_precision`, which any crate of a build can enable for all, serde_json represents numbers
/// as a map from this key to the digits.
const NUMBER: &str = "$serde_json::private::Number";

fn push_number<E: Error>(digits: &str, out: &mut String) -> Result<(), E> {
    let is_number = digits.parse::<f64>().is_ok() && digits.ends_with(|last: char| last.is_ascii_digit());
    if !is_number {
        return Err(E::custom("not a number"));
    }
    out.push_str(digits);
    Ok(())
}

impl<'de> DeserializeSeed<'de> for KeyWriter<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for KeyWriter<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        if self.out.len() > self.start {
            self.out.push(',');
        } else if key == NUMBER {
            return Ok(true);
        }
        write_json_string(key, self.out);
        self.out.push(':');
        Ok(false)
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<bool, E> {
        self.visit_str(if key { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<bool, E> {
        self.visit_str(&key.to_string())
    }
}
