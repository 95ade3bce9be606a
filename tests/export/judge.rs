//! The official JSON Schema of OAS 3.0 as a judge. The keywords that it uses are all that this validator knows; any other
//! one makes it panic, so that none is passed over.

use serde_json::{Map, Value};

/// What is wrong with a document: a JSON Pointer and the keyword that says so, the first ten.
pub(crate) fn faults(document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(include_str!("schema/oas-3.0.json")).unwrap();
    let mut judge = Judge { root: &schema, faults: Vec::new() };
    judge.check(&schema, document, "");
    judge.faults.truncate(10);
    judge.faults
}

/// What a schema says about other members when it says nothing.
static OPEN: Value = Value::Bool(true);

struct Judge<'s> {
    root: &'s Value,
    faults: Vec<String>,
}

impl<'s> Judge<'s> {
    fn is_valid(&self, schema: &'s Value, value: &Value) -> bool {
        let mut judge = Judge { root: self.root, faults: Vec::new() };
        judge.check(schema, value, "");
        judge.faults.is_empty()
    }

    fn check(&mut self, schema: &'s Value, value: &Value, at: &str) {
        let schema = schema.as_object().expect("a schema of draft 4 is an object");
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let pointer = target.strip_prefix('#').expect("references stay in the schema");
            return self.check(self.root.pointer(pointer).expect("they lead somewhere"), value, at);
        }
        for (keyword, argument) in schema {
            if !self.holds(schema, keyword, argument, value, at) {
                self.faults.push(format!("{at}: {keyword}"));
            }
        }
    }

    fn holds(
        &mut self,
        schema: &'s Map<String, Value>,
        keyword: &str,
        argument: &'s Value,
        value: &Value,
        at: &str,
    ) -> bool {
        let list = || argument.as_array().expect("it is a list");
        let count = |length: Option<usize>, is_fine: fn(usize, usize) -> bool| {
            length.is_none_or(|length| is_fine(length, argument.as_u64().expect("it is a number") as usize))
        };
        let members = value.as_object();
        match keyword {
            // A bound says itself whether it is exclusive.
            "id" | "$schema" | "description" | "default" | "definitions" | "format" | "exclusiveMinimum" => {
                true
            }
            "type" => is_of_type(argument.as_str().expect("one type"), value),
            "enum" => list().contains(value),
            "required" => members.is_none_or(|members| {
                list().iter().all(|name| members.contains_key(name.as_str().expect("it is a name")))
            }),
            // The members are looked at once, with the last of the three keywords.
            "properties" | "patternProperties" | "additionalProperties" => {
                let order = ["additionalProperties", "patternProperties", "properties"];
                if order.into_iter().find(|key| schema.contains_key(*key)) == Some(keyword) {
                    let others = schema.get("additionalProperties").unwrap_or(&OPEN);
                    self.check_members(schema, others, members, at);
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.check(argument, item, &format!("{at}/{index}"));
                }
                true
            }
            "allOf" => {
                for part in list() {
                    self.check(part, value, at);
                }
                true
            }
            "oneOf" => self.check_alternatives(list(), value, at),
            "not" => !self.is_valid(argument, value),
            "minProperties" => count(members.map(Map::len), |length, limit| length >= limit),
            "maxProperties" => count(members.map(Map::len), |length, limit| length <= limit),
            "minItems" => count(value.as_array().map(Vec::len), |length, limit| length >= limit),
            "uniqueItems" => value.as_array().is_none_or(|items| {
                items.iter().enumerate().all(|(index, item)| !items[..index].contains(item))
            }),
            "minimum" => value.as_f64().is_none_or(|number| {
                let limit = argument.as_f64().expect("it is a number");
                let is_open = schema.get("exclusiveMinimum") == Some(&Value::Bool(true));
                if is_open { number > limit } else { number >= limit }
            }),
            "pattern" => {
                value.as_str().is_none_or(|text| is_like(argument.as_str().expect("a pattern"), text))
            }
            other => panic!("the judge does not know `{other}`"),
        }
    }

    /// One alternative has to fit. Where none does, the faults of the one that fits best are shown.
    fn check_alternatives(&mut self, list: &'s [Value], value: &Value, at: &str) -> bool {
        let fitting = list.iter().filter(|part| self.is_valid(part, value)).count();
        if fitting != 0 || value.get("$ref").is_some() {
            return fitting == 1;
        }
        let tried = list.iter().map(|part| {
            let mut judge = Judge { root: self.root, faults: Vec::new() };
            judge.check(part, value, at);
            judge.faults
        });
        self.faults.extend(tried.min_by_key(Vec::len).unwrap_or_default());
        false
    }

    /// Members by `properties` and `patternProperties`, and all others.
    fn check_members(
        &mut self,
        schema: &'s Map<String, Value>,
        others: &'s Value,
        members: Option<&Map<String, Value>>,
        at: &str,
    ) {
        let own = schema.get("properties").and_then(Value::as_object);
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        for (name, value) in members.into_iter().flatten() {
            let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
            let by_name = own.and_then(|own| own.get(name));
            let by_pattern = patterns.into_iter().flatten().filter(|(pattern, _)| is_like(pattern, name));
            let fitting: Vec<&Value> = by_name.into_iter().chain(by_pattern.map(|(_, part)| part)).collect();
            match others {
                _ if !fitting.is_empty() => fitting.into_iter().for_each(|part| self.check(part, value, &at)),
                Value::Bool(true) => {}
                Value::Bool(false) => self.faults.push(format!("{at}: additionalProperties")),
                part => self.check(part, value, &at),
            }
        }
    }
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        other => panic!("no type is called `{other}`"),
    }
}

/// The patterns of the schema.
fn is_like(pattern: &str, text: &str) -> bool {
    let is_status = || {
        let (first, rest) = text.split_at_checked(1).unwrap_or_default();
        matches!(first, "1" | "2" | "3" | "4" | "5")
            && (rest == "XX" || rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match pattern {
        "^x-" => text.starts_with("x-"),
        r"^\/" => text.starts_with('/'),
        r"^\$ref$" => text == "$ref",
        r"^3\.0\.\d(-.+)?$" => text.starts_with("3.0."),
        r"^[a-zA-Z0-9\.\-_]+$" => {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        }
        r"^[1-5](?:\d{2}|XX)$" => is_status(),
        "^(get|put|post|delete|options|head|patch|trace)$" => {
            ["get", "put", "post", "delete", "options", "head", "patch", "trace"].contains(&text)
        }
        "^[Bb][Ee][Aa][Rr][Ee][Rr]$" => text.eq_ignore_ascii_case("bearer"),
        other => panic!("the judge does not know the pattern `{other}`"),
    }
}

#[test]
fn the_judge_sees_faults() {
    let judged = |text: &str| faults(&serde_json::from_str(text).unwrap());
    let start = r#"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "#;
    assert_eq!(judged(&format!(r#"{start} "paths": {{}}}}"#)), Vec::<String>::new());
    for (rest, fault) in [
        (r#""paths": {"a": {}}"#, "/paths/a: additionalProperties"),
        (r#""paths": {"/a": {"get": {}}}"#, "/paths/~1a/get: required"),
        (r#""paths": {"/a": {"get": {"responses": {}}}}"#, "/paths/~1a/get/responses: minProperties"),
        (
            r#""paths": {}, "components": {"schemas": {"A": {"type": "file"}}}"#,
            "/components/schemas/A/type: enum",
        ),
        (
            r#""paths": {}, "components": {"schemas": {"A": {"const": 1}}}"#,
            "/components/schemas/A/const: additionalProperties",
        ),
        (r#""paths": {}, "tags": [1]"#, "/tags/0: type"),
    ] {
        let found = judged(&format!("{start}{rest}}}"));
        assert!(found.iter().any(|found| found == fault), "{rest}: {found:?}");
    }
}
