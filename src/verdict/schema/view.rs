//! A schema as it means the same however it is written: behind references, and without wraps that say nothing.

use std::sync::LazyLock;

use serde_json::Value;

use super::super::sides::{Sides, When, reference};

/// Wraps in wraps that are opened.
const MAX_WRAPS: usize = 64;

/// The schema that anything fits.
static ANYTHING: LazyLock<Value> = LazyLock::new(|| Value::Object(serde_json::Map::new()));

/// A schema without wraps.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// An object.
    pub(super) schema: &'a Value,
    /// Whether null is allowed beside what the schema describes.
    pub(super) nullable: bool,
    /// Whether nothing fits: the schema `false`.
    pub(super) is_never: bool,
    /// Whether it is behind a reference.
    pub(super) is_behind: bool,
    /// Whether it is in more wraps than are opened.
    pub(super) is_too_deep: bool,
    /// Whether it is in a wrap.
    pub(super) is_wrapped: bool,
    /// The last reference that led to it, and whether null is allowed and it is deprecated before that.
    via: Option<(&'a Value, bool, bool)>,
    pub(super) default: Option<&'a Value>,
    pub(super) deprecated: bool,
}

impl<'a> View<'a> {
    /// A schema of one side; none is the schema that anything fits, and so is one that is nowhere.
    pub(super) fn of(sides: &'a Sides<'a>, when: When, value: Option<&'a Value>) -> Self {
        let mut view = Self {
            schema: &ANYTHING,
            nullable: false,
            is_never: false,
            is_behind: false,
            is_wrapped: false,
            is_too_deep: false,
            via: None,
            default: None,
            deprecated: false,
        };
        let mut next = value;
        let mut wraps = 0;
        while let Some(mut value) = next {
            wraps += 1;
            if wraps > MAX_WRAPS {
                view.is_too_deep = true;
                break;
            }
            if reference(value).is_some() {
                view.is_behind = true;
                view.via = Some((value, view.nullable, view.deprecated));
                let Some(target) = sides.resolved(when, value) else { break };
                value = target;
            }
            view.is_never = value == &Value::Bool(false);
            if !value.is_object() {
                break;
            }
            view.take(value);
            next = view.unwrapped(sides, when, value);
            view.is_wrapped |= next.is_some();
            if next.is_none() {
                view.schema = value;
            }
        }
        view
    }

    /// Takes what a wrap may say without changing what is in it.
    fn take(&mut self, schema: &'a Value) {
        let says = |keyword: &str| schema.get(keyword) == Some(&Value::Bool(true));
        self.nullable |= says("nullable");
        self.deprecated |= says("deprecated");
        self.default = self.default.or_else(|| schema.get("default"));
    }

    /// What is in a wrap: `allOf` of one, or a choice of one and null. The wrap may say the type, too.
    fn unwrapped(&mut self, sides: &'a Sides<'a>, when: When, schema: &'a Value) -> Option<&'a Value> {
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let branches = list(schema, keyword);
            let is_choice = keyword != "allOf";
            self.nullable |= is_choice && branches.iter().any(is_null);
            let mut others = branches.iter().filter(|branch| !(is_choice && is_null(branch)));
            let (Some(only), None) = (others.next(), others.next()) else { continue };
            if is_only(schema, keyword) || repeats_type(sides, when, schema, keyword, only) {
                return Some(only);
            }
        }
        None
    }

    /// The schema as another one may have it among its branches: a reference, if one led to it.
    pub(super) fn itself(&self) -> &'a Value {
        self.via.map_or(self.schema, |(reference, ..)| reference)
    }

    /// The component that it is, by its reference.
    pub(super) fn target(&self) -> Option<&'a str> {
        self.via.and_then(|(value, ..)| reference(value))
    }

    /// What is stated about it outside of its component.
    pub(super) fn outside(&self) -> Self {
        let (nullable, deprecated) =
            self.via.map_or((false, false), |(_, nullable, deprecated)| (nullable, deprecated));
        Self { nullable, deprecated, ..*self }
    }

    pub(super) fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.schema.get(keyword)
    }

    /// Whether the schema has nothing but texts, and one keyword.
    pub(super) fn is_only(&self, keyword: &str) -> bool {
        is_only(self.schema, keyword)
    }
}

/// A list of schemas.
pub(super) fn list<'a>(schema: &'a Value, keyword: &str) -> &'a [Value] {
    schema.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether a branch of a choice is null alone.
pub(super) fn is_null(branch: &Value) -> bool {
    let is_type = branch.get("type").is_some_and(|word| word == "null");
    let values = branch.get("enum").and_then(Value::as_array);
    is_type || values.is_some_and(|values| matches!(&values[..], [Value::Null]))
}

/// Whether a wrap says nothing but the type of what is in it.
fn repeats_type(sides: &Sides<'_>, when: When, wrap: &Value, keyword: &str, only: &Value) -> bool {
    let members = wrap.as_object();
    let is_plain = |name: &String| name == keyword || name == "type" || is_aside(name);
    let kind = wrap.get("type").filter(|_| members.is_some_and(|members| members.keys().all(is_plain)));
    kind.is_some() && sides.resolved(when, only).is_some_and(|inner| inner.get("type") == kind)
}

/// Whether a schema says nothing about values beside one keyword.
fn is_only(schema: &Value, keyword: &str) -> bool {
    let members = schema.as_object();
    members.is_some_and(|members| members.keys().all(|name| name == keyword || is_aside(name)))
}

/// Whether a keyword says nothing about which values fit: texts, examples, and what is read from wraps.
pub(super) fn is_aside(keyword: &str) -> bool {
    const ASIDE: [&str; 11] = [
        "title",
        "description",
        "externalDocs",
        "$comment",
        "example",
        "examples",
        "nullable",
        "readOnly",
        "writeOnly",
        "deprecated",
        "default",
    ];
    ASIDE.contains(&keyword) || keyword.starts_with("x-")
}

/// Whether anything fits a schema.
pub(in crate::verdict) fn says_nothing(schema: &Value) -> bool {
    match schema {
        Value::Bool(fits) => *fits,
        Value::Object(members) => members.keys().all(|keyword| is_aside(keyword)),
        _ => true,
    }
}
