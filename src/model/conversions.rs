//! Schemas in the normal form, each computed once.

use super::schema::{Dialect, Schema};
use crate::source::Value;
use crate::tables::HashMap;

/// Longest text of a schema that is looked up.
const LONGEST: usize = 4096;

/// Schemas of OAS 2.0 that were converted, by their text: documents repeat a parameter in each operation.
#[derive(Default)]
pub(crate) struct Conversions(HashMap<String, (Dialect, Value)>);

impl Conversions {
    /// The schema as [`Schema::value`] gives it.
    pub(crate) fn value(&mut self, schema: &Schema) -> Value {
        let Some((dialect, text)) = schema.conversion().filter(|(_, text)| text.len() <= LONGEST) else {
            return schema.value();
        };
        match self.0.get(text) {
            Some((known, value)) if *known == dialect => value.clone(),
            _ => {
                let value = schema.value();
                self.0.insert(text.to_owned(), (dialect, value.clone()));
                value
            }
        }
    }
}
