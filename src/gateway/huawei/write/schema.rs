//! What a parameter's schema says, as far as the gateway checks it: lists of values, whole numbers as bounds, and lengths.

use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::ReqParamBase;
use crate::gateway::shared::ledger::{Fate, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{json_of, text_of};
use crate::gateway::shared::write::schema::{Chain, Kind, Note, note};
use crate::gateway::shared::write::text::{fits, has_angles};
use crate::source::Node;

/// The keywords that become members.
fn places(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Text | Kind::Boolean => &["type", "default", "example", "enum", "minLength", "maxLength"],
        Kind::Integer | Kind::Number => &[
            "type",
            "default",
            "example",
            "enum",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
        ],
    }
}

impl Chain {
    /// Writes type, default and limits; `room` is how many bytes lists of values may still take. Gives what became of the
    /// rest.
    pub(super) fn write(&self, record: &mut ReqParamBase, room: &mut usize) -> Vec<Note> {
        let mut notes = Vec::new();
        let Some(kind) = Kind::of(self) else {
            record.r#type = Some("STRING".to_owned());
            notes.push(note(rules::CONVERT_PARAMETERS_RESHAPED, Fate::Widened, "/schema"));
            return notes;
        };
        record.r#type = Some(if kind.is_number() { "NUMBER" } else { "STRING" }.to_owned());
        self.write_default(record, &mut notes);
        self.write_values(kind, record, room, &mut notes);
        if kind.is_number() {
            self.write_bounds(kind, record, &mut notes);
        } else if kind == Kind::Text {
            self.write_lengths(record, &mut notes);
        }
        let is_limited = record.enumerations.is_some()
            || [record.min_num, record.max_num, record.min_size, record.max_size].iter().any(Option::is_some);
        record.valid_enable = is_limited.then_some(1);
        self.note_rest(places(kind), &mut notes);
        notes
    }

    fn write_default(&self, record: &mut ReqParamBase, notes: &mut Vec<Note>) {
        let Some((node, at)) = self.find("default") else { return };
        let text = text_of(node);
        if fits(&text, limits::REMARK) && !has_angles(&text) && !text.is_empty() {
            record.default_value = Some(text);
        } else {
            // Any other default would be another value.
            notes.push(note(rules::CONVERT_TEXT_CUT, Fate::Lost, &below(at, "default")));
        }
    }

    fn write_values(&self, kind: Kind, record: &mut ReqParamBase, room: &mut usize, notes: &mut Vec<Note>) {
        let Some((list, at)) = self.find("enum") else {
            record.enumerations = (kind == Kind::Boolean).then(|| "true,false".to_owned());
            return;
        };
        let at = below(at, "enum");
        if list.len() == 0 {
            notes.push(note(rules::CONVERT_ENUM_DROPPED, Fate::Lost, &at));
            return;
        }
        if list.len().saturating_mul(2) > *room {
            *room = 0;
            notes.push(note(rules::CONVERT_TEXT_CUT, Fate::Lost, &at));
            return;
        }
        let mut values = String::new();
        for value in list.items() {
            let text = text_of(value);
            if text.is_empty() || text.contains(',') || value.is_null() {
                notes.push(note(rules::CONVERT_ENUM_DROPPED, Fate::Lost, &at));
                return;
            }
            if !values.is_empty() {
                values.push(',');
            }
            values.push_str(&text);
        }
        if values.len() > *room {
            *room = 0;
            notes.push(note(rules::CONVERT_TEXT_CUT, Fate::Lost, &at));
            return;
        }
        *room -= values.len();
        record.enumerations = Some(values).filter(|values| !values.is_empty());
    }

    fn write_bounds(&self, kind: Kind, record: &mut ReqParamBase, notes: &mut Vec<Note>) {
        let mut bound = |keyword: &str, exclusive: &str, step: i64| {
            let (node, at) = self.find(keyword)?;
            let flag = self.find(exclusive);
            let is_exclusive = flag.is_some_and(|(flag, _)| flag.as_bool() == Some(true));
            let Some(number) = whole_number(node) else {
                notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &below(at, keyword)));
                if let Some((_, at)) = flag {
                    notes.push(note(
                        rules::CONVERT_CONSTRAINTS_DROPPED,
                        Fate::Widened,
                        &below(at, exclusive),
                    ));
                }
                return None;
            };
            if is_exclusive && kind == Kind::Number {
                let at = flag.map_or(at, |(_, at)| at);
                notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &below(at, exclusive)));
                return Some(number);
            }
            i32::try_from(number + if is_exclusive { step } else { 0 }).ok().map(i64::from)
        };
        let least = bound("minimum", "exclusiveMinimum", 1);
        let most = bound("maximum", "exclusiveMaximum", -1);
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            for keyword in ["minimum", "maximum"] {
                notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &self.pointer(keyword)));
            }
            return;
        }
        (record.min_num, record.max_num) = (least, most);
    }

    fn write_lengths(&self, record: &mut ReqParamBase, notes: &mut Vec<Note>) {
        let mut length = |keyword: &str, least: i64| {
            let (node, at) = self.find(keyword)?;
            let number = whole_number(node).filter(|number| *number >= least);
            if number.is_none() {
                notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &below(at, keyword)));
            }
            number
        };
        // For the gateway no length of 0 is a limit.
        let (least, most) = (length("minLength", 0), length("maxLength", 1));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            for keyword in ["minLength", "maxLength"] {
                notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &self.pointer(keyword)));
            }
            return;
        }
        (record.min_size, record.max_size) = (least, most);
    }
}

/// A whole number that the gateway has room for.
fn whole_number(node: Node<'_>) -> Option<i64> {
    if node.as_str().is_some() {
        return None;
    }
    let text = json_of(node);
    let number: f64 = text.parse().ok()?;
    let is_whole = number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX);
    // The cast is exact: it is a whole number of 32 bits.
    is_whole.then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(schema: serde_json::Value) -> (serde_json::Value, Vec<String>) {
        let chain = Chain { links: vec![(schema.into(), "/schema".to_owned())], own: 1 };
        let mut record = ReqParamBase::default();
        let notes = chain.write(&mut record, &mut 1000);
        let notes = notes.iter().map(|note| format!("{} {}", note.rule.code, note.pointer)).collect();
        (serde_json::to_value(&record).unwrap(), notes)
    }

    #[test]
    fn what_the_gateway_checks() {
        for (schema, expected, lost) in [
            (json!({}), json!({"type": "STRING"}), &[][..]),
            (
                json!({"type": "boolean"}),
                json!({"type": "STRING", "enumerations": "true,false", "valid_enable": 1}),
                &[],
            ),
            (
                json!({"type": "integer", "minimum": 1, "exclusiveMinimum": true, "maximum": 10.0, "default": 5}),
                json!({"type": "NUMBER", "default_value": "5", "min_num": 2, "max_num": 10, "valid_enable": 1}),
                &[],
            ),
            (
                json!({"type": "number", "minimum": 1, "exclusiveMinimum": true}),
                json!({"type": "NUMBER", "min_num": 1, "valid_enable": 1}),
                &["convert-constraints-dropped /schema/exclusiveMinimum"],
            ),
            (
                json!({"type": "number", "minimum": 0.5, "maximum": 2_147_483_648_i64}),
                json!({"type": "NUMBER"}),
                &[
                    "convert-constraints-dropped /schema/minimum",
                    "convert-constraints-dropped /schema/maximum",
                ],
            ),
            (
                json!({"type": "integer", "minimum": -2_147_483_647, "maximum": 2_147_483_647}),
                json!({"type": "NUMBER", "min_num": -2_147_483_647, "max_num": 2_147_483_647, "valid_enable": 1}),
                &[],
            ),
            (
                json!({"type": "string", "minLength": 0, "maxLength": 0, "pattern": "a", "format": "uuid"}),
                json!({"type": "STRING", "min_size": 0, "valid_enable": 1}),
                &[
                    "convert-constraints-dropped /schema/maxLength",
                    "convert-details-dropped /schema/format",
                    "convert-constraints-dropped /schema/pattern",
                ],
            ),
            (
                json!({"enum": ["a", "b"], "default": "x".repeat(255)}),
                json!({"type": "STRING", "enumerations": "a,b", "default_value": "x".repeat(255), "valid_enable": 1}),
                &[],
            ),
            (
                json!({"enum": ["a,b", "c"], "default": "x".repeat(256)}),
                json!({"type": "STRING"}),
                &["convert-text-cut /schema/default", "convert-enum-dropped /schema/enum"],
            ),
            (
                json!({"enum": [1, 2], "type": "integer"}),
                json!({"type": "NUMBER", "enumerations": "1,2", "valid_enable": 1}),
                &[],
            ),
            (
                json!({"type": "array", "items": {}}),
                json!({"type": "STRING"}),
                &["convert-parameters-reshaped /schema"],
            ),
            (
                json!({"enum": ["a".repeat(1001)]}),
                json!({"type": "STRING"}),
                &["convert-text-cut /schema/enum"],
            ),
        ] {
            let (record, notes) = written(schema.clone());
            assert_eq!(record, expected, "{schema}");
            assert_eq!(notes, lost, "{schema}");
        }
    }
}
