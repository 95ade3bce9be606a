//! Parameters and headers: values that are sent as text.

use std::borrow::Cow;

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Dirs, Judge, Note, Row};
use super::schema::Pair;
use super::sides::{When, reference};
use super::trail::{Label, Spot, Step, Trail};
use crate::model::Map;
use crate::verdict::rules;

/// The parameters of one side by what a caller knows them by: the names of path variables and the case of headers do not
/// count.
type Parameters<'a> = Map<Identity<'a>, (&'a str, &'a Value)>;

/// Where a parameter is sent, and its name or, in a path, its position.
type Identity<'a> = (&'static str, Cow<'a, str>);

fn parameters(operation: &Value) -> Parameters<'_> {
    let path = operation.get("path").and_then(Value::as_str).unwrap_or_default();
    let variables: Vec<&str> = variables(path).collect();
    let declared = operation.get("parameters").and_then(Value::as_object);
    let identified = declared.into_iter().flatten().filter_map(|(key, parameter)| {
        let (location, name) = key.split_once(' ')?;
        let location = word(location)?;
        let position = || variables.iter().position(|variable| *variable == name);
        let identity = match location {
            "path" => position().map_or(Cow::Borrowed(name), |at| Cow::Owned(format!("{{{at}}}"))),
            "header" => Cow::Owned(name.to_lowercase()),
            _ => Cow::Borrowed(name),
        };
        Some(((location, identity), (key.as_str(), parameter)))
    });
    identified.collect()
}

/// The names in the braces of a path.
fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// A place of parameters, as a word.
fn word(location: &str) -> Option<&'static str> {
    ["path", "query", "header", "cookie"].into_iter().find(|word| *word == location)
}

impl<'a> Judge<'a> {
    /// Compares the parameters of two operations.
    pub(super) fn compare_parameters(&mut self, before: &'a Value, after: &'a Value) {
        let (a, b) = (parameters(before), parameters(after));
        // By name, the places of parameters that are gone: what comes with such a name may have moved.
        let mut gone: Map<&str, (&'static str, &'a str)> = Map::default();
        for ((location, identity), (key, parameter)) in &a {
            if let Some((_, other)) = b.get(&(*location, identity.clone())) {
                self.compare_parameter(location, key, [parameter, other]);
            } else if *location != "path" {
                gone.insert(name_of(key), (location, key));
            }
        }
        for ((location, identity), (key, parameter)) in &b {
            if a.contains_key(&(*location, identity.clone())) || *location == "path" {
                continue;
            }
            match gone.remove(name_of(key)) {
                Some((from, old)) => self.parameter_moved([from, location], [old, key]),
                None => self.parameter_added(location, key, parameter),
            }
        }
        for (_, (location, key)) in &gone {
            let at = self.enter_parameter(location, key);
            self.report(
                at,
                None,
                Dirs::REQUEST,
                Note::new(rules::PARAMETER_REMOVED, Row::request(Verdict::Unclear)),
            );
        }
    }

    fn enter_parameter(&mut self, location: &'static str, key: &'a str) -> Spot {
        self.trail.enter(Trail::root(), Step::entry("parameters", key, Label::Named(location, name_of(key))))
    }

    fn parameter_moved(&mut self, [from, to]: [&'static str; 2], [old, new]: [&'a str; 2]) {
        let at = self.enter_parameter(from, old);
        let also = self.trail.pointer(at, None);
        let at = self.enter_parameter(to, new);
        let note = Note::new(rules::PARAMETER_MOVED, Row::request(Verdict::Breaking));
        let note = note.arg("name", name_of(new)).arg("before", from).arg("after", to);
        self.report_also(at, None, Dirs::REQUEST, note, Some(&also));
    }

    fn parameter_added(&mut self, location: &'static str, key: &'a str, parameter: &'a Value) {
        let at = self.enter_parameter(location, key);
        let is_required =
            self.sides.resolved(When::After, parameter).is_some_and(|parameter| says(parameter, "required"));
        let note = if is_required {
            Note::new(rules::REQUIRED_PARAMETER_ADDED, Row::request(Verdict::Breaking))
        } else {
            Note::new(rules::PARAMETER_ADDED, Row::request(Verdict::Compatible))
        };
        self.report(at, None, Dirs::REQUEST, note);
    }

    fn compare_parameter(&mut self, location: &'static str, key: &'a str, sides: [&'a Value; 2]) {
        let at = self.enter_parameter(location, key);
        let Some((at, [before, after])) = self.counterparts(at, sides) else { return };
        self.compare_parameter_parts(at, location, [before, after]);
    }

    /// Compares two parameters, as those of an operation or as components.
    pub(super) fn compare_parameter_parts(
        &mut self,
        at: Spot,
        location: &str,
        [before, after]: [&'a Value; 2],
    ) {
        let dirs = Dirs::REQUEST;
        if location != "path" && says(before, "required") != says(after, "required") {
            let note = if says(after, "required") {
                Note::new(rules::PARAMETER_REQUIRED, Row::request(Verdict::Breaking))
            } else {
                Note::new(rules::PARAMETER_OPTIONAL, Row::request(Verdict::Compatible))
            };
            self.report(at, Some("required"), dirs, note);
        }
        self.compare_carrier(at, location, dirs, [before, after]);
    }

    /// Both values, where they are not references to the same component, and where they are.
    pub(super) fn counterparts(
        &mut self,
        at: Spot,
        [before, after]: [&'a Value; 2],
    ) -> Option<(Spot, [&'a Value; 2])> {
        let targets = (reference(before), reference(after));
        if matches!(targets, (Some(before), Some(after)) if before == after) {
            return None;
        }
        let before = self.sides.resolved(When::Before, before)?;
        let after = self.sides.resolved(When::After, after)?;
        if targets == (None, None) {
            return Some((at, [before, after]));
        }
        if !self.sides.afford([before, after]) {
            self.report(
                at,
                None,
                Dirs { request: true, response: true },
                Note::new(rules::NOT_COMPARED, Row::UNCLEAR),
            );
            return None;
        }
        Some((self.trail.enter(at, Step::behind()), [before, after]))
    }

    /// Compares what parameters and headers have in common: how a value is written, and which values there are.
    pub(super) fn compare_carrier(
        &mut self,
        at: Spot,
        location: &str,
        dirs: Dirs,
        [before, after]: [&'a Value; 2],
    ) {
        if says(before, "deprecated") != says(after, "deprecated") {
            self.report_deprecated(at, dirs, says(after, "deprecated"));
        }
        if says(before, "allowEmptyValue") != says(after, "allowEmptyValue") {
            let note = if says(after, "allowEmptyValue") {
                Note::new(rules::EMPTY_VALUE_ALLOWED, Row::WIDENS)
            } else {
                Note::new(rules::EMPTY_VALUE_REFUSED, Row::NARROWS)
            };
            self.report(at, Some("allowEmptyValue"), dirs, note);
        }
        let written = [before, after].map(|side| Written::of(side, location));
        for keyword in written[0].differing(&written[1]) {
            let note = Note::new(rules::SERIALIZATION_CHANGED, Row::BREAKS).arg("keyword", keyword);
            self.report(at, Some(keyword), dirs, note);
        }
        let content = |side: &'a Value| {
            side.get("content").and_then(Value::as_object).and_then(|map| map.iter().next())
        };
        match (content(before), content(after)) {
            (Some((media, before)), Some((other, after))) => {
                if media != other {
                    let note = Note::new(rules::SERIALIZATION_CHANGED, Row::BREAKS).arg("keyword", "content");
                    return self.report(at, Some("content"), dirs, note);
                }
                let schemas = [before, after].map(|media| media.get("schema"));
                let parent = self.trail.enter(at, Step::entry("content", media, Label::None));
                self.compare_carried(parent, dirs, schemas, false);
            }
            (None, None) => {
                self.compare_carried(at, dirs, [before, after].map(|side| side.get("schema")), true);
            }
            _ => {
                let note = Note::new(rules::SERIALIZATION_CHANGED, Row::BREAKS).arg("keyword", "content");
                self.report(at, None, dirs, note);
            }
        }
    }

    fn compare_carried(
        &mut self,
        parent: Spot,
        dirs: Dirs,
        [before, after]: [Option<&'a Value>; 2],
        is_text: bool,
    ) {
        let step = Step::member("schema", Label::None);
        self.compare_schemas(Pair { parent, step, before, after, dirs, is_text });
    }
}

/// How a value becomes text, as it is in effect.
#[derive(PartialEq)]
pub(super) struct Written<'a> {
    style: &'a str,
    explode: bool,
    allow_reserved: bool,
    /// Only arrays and objects are written differently.
    is_one: bool,
}

impl<'a> Written<'a> {
    fn of(carrier: &'a Value, location: &str) -> Self {
        let usual = if matches!(location, "query" | "cookie") { "form" } else { "simple" };
        let style = carrier.get("style").and_then(Value::as_str).unwrap_or(usual);
        let explode = carrier.get("explode").and_then(Value::as_bool).unwrap_or(style == "form");
        let is_one = carrier.get("schema").is_some_and(is_one);
        Self { style, explode, allow_reserved: says(carrier, "allowReserved"), is_one }
    }

    /// The keywords by which a property of a form is written differently, by its encodings and schemas.
    pub(super) fn keywords(
        before: &'a Value,
        after: &'a Value,
        schemas: [Option<&Value>; 2],
    ) -> impl Iterator<Item = &'static str> + use<> {
        let is_one = schemas.map(|schema| schema.is_some_and(is_one));
        let mut written = [before, after].map(|encoding| Written::of(encoding, "query"));
        for (written, is_one) in written.iter_mut().zip(is_one) {
            written.is_one = is_one;
        }
        let [before, after] = written;
        before.differing(&after)
    }

    /// Whether one value is written as it is.
    fn is_plain(&self) -> bool {
        !matches!(self.style, "matrix" | "label")
    }

    /// The keywords by which two values are written differently.
    fn differing(&self, other: &Self) -> impl Iterator<Item = &'static str> + use<> {
        let is_one = self.is_one && other.is_one;
        [
            ("style", self.style != other.style && !(is_one && self.is_plain() && other.is_plain())),
            ("explode", !is_one && self.style == other.style && self.explode != other.explode),
            ("allowReserved", self.allow_reserved != other.allow_reserved),
        ]
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(keyword, _)| keyword)
    }
}

/// Whether a schema is of one value, not of a list or an object.
fn is_one(schema: &Value) -> bool {
    let has_type = |schema: &Value| {
        let kind = schema.get("type").and_then(Value::as_str);
        matches!(kind, Some("string" | "integer" | "number" | "boolean"))
    };
    let choice = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    has_type(schema) || choice.is_some_and(|branches| !branches.is_empty() && branches.iter().all(has_type))
}

/// The name in the key of a parameter.
fn name_of(key: &str) -> &str {
    key.split_once(' ').map_or(key, |(_, name)| name)
}

/// Whether a flag is set.
pub(super) fn says(part: &Value, flag: &str) -> bool {
    part.get(flag) == Some(&Value::Bool(true))
}
