//! Lists that may be long: each item is made when it is written, and is a line.

use oasgate::{Diagnostic, Lang};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Findings as [`oasgate::report::json`] has them, but never all at once as JSON.
pub(crate) struct Findings<'a> {
    pub found: &'a [Diagnostic],
    pub lang: Lang,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let listed = self.found.iter().filter(|found| !found.is_silenced());
        serializer.collect_seq(listed.map(|found| Line(found.to_json(self.lang))))
    }
}

/// A list whose items are made when they are written.
pub(crate) struct Rows<F>(pub F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Rows<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)().map(Line))
    }
}

/// A value that is a line, wherever it is.
struct Line<T>(T);

impl<T: Serialize> Serialize for Line<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let line = serde_json::value::to_raw_value(&self.0).map_err(serde::ser::Error::custom)?;
        RawValue::serialize(&line, serializer)
    }
}
