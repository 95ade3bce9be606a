//! What is text, or any JSON, on the wire.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::baseline::Date;
use crate::diagnostic::{Diagnostic, Finding};
use crate::model::operator::AuthKind;
use crate::model::{Map, ParameterKey, Prose, Reference};
use crate::source::Value;
use crate::subject::{ComponentKey, ComponentKind, Method, OperationKey, Subject};

/// Types that look like another one.
macro_rules! look_like {
    ($([$($generic:ident)*] $type:ty => $other:ty;)+) => {$(
        impl<$($generic: JsonSchema),*> JsonSchema for $type {
            fn inline_schema() -> bool {
                <$other>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$other>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$other>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$other>::json_schema(generator)
            }
        }
    )+};
}

look_like! {
    [] Prose => String;
    [] AuthKind => String;
    [] Value => serde_json::Value;
    // An OAS 3.0 schema object is what it is: the model keeps it unchanged, and so does this.
    [] crate::model::Schema => serde_json::Value;
    [] Diagnostic => Finding;
    [K V] Map<K, V> => BTreeMap<K, V>;
}

/// Types that are words.
macro_rules! words {
    ($($type:ident: $about:literal, $schema:expr;)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($type)).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let make: fn(Case) -> Schema = $schema;
                let case = if generator.contract().is_serialize() { Case::Upper } else { Case::Any };
                let mut schema = make(case);
                schema.insert("type".to_owned(), "string".into());
                schema.insert("description".to_owned(), $about.into());
                schema
            }
        }
    )+};
}

words! {
    Method: "A method of HTTP, or `ANY` for every one.", method;
    ComponentKind: "A kind of component.", |_| json_schema!({ "enum": ComponentKind::ALL });
    OperationKey: "A method, a space and a path: `GET /pets/{}`.",
        |case| starting(&methods(case).map(|method| method + " ").join("|"));
    ComponentKey: "A kind of component, a space and a name: `schema Pet`.", |_| starting(&kinds());
    Subject: "A part of an API: `api`, an operation, such as `GET /pets/{}`, `path /pets/{}`, `schema Pet` or `route get-pets`.",
        |case| {
            let case = if matches!(case, Case::Any) { Case::Title } else { case };
            let operations = methods(case).map(|method| method + " ").join("|");
            starting(&format!("api$|path |route |{}|{operations}", kinds()))
        };
    ParameterKey: "Where a parameter is sent, a space and its name: `query limit`.",
        |_| starting("path |query |header |cookie ");
    Date: "A day, such as `2027-01-31`.", |_| json_schema!({ "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
}

/// How methods are spelt.
#[derive(Clone, Copy)]
enum Case {
    /// As they are written.
    Upper,
    /// As they are read: in any case.
    Any,
    /// In any case, but for the first letter, which tells a method from a kind of component.
    Title,
}

fn method(case: Case) -> Schema {
    match case {
        Case::Upper => {
            json_schema!({ "enum": Method::ALL.iter().chain([&Method::Any]).collect::<Vec<_>>() })
        }
        Case::Any | Case::Title => {
            let mut schema = starting(&methods(case).map(|method| method + "$").join("|"));
            schema.insert("examples".to_owned(), serde_json::json!(Method::ALL));
            schema
        }
    }
}

/// Patterns of the methods, and of a gateway's spelling of one.
fn methods(case: Case) -> [String; Method::ALL.len() + 2] {
    let all: [_; Method::ALL.len() + 2] = std::array::from_fn(|at| match Method::ALL.get(at) {
        Some(method) => method.as_str(),
        None if at == Method::ALL.len() => Method::Any.as_str(),
        None => "OPTION",
    });
    all.map(|name| {
        let is_as_written = |at: usize| match case {
            Case::Upper => true,
            Case::Title => at == 0,
            Case::Any => false,
        };
        let spelt = |(at, letter): (usize, char)| {
            let lower = letter.to_ascii_lowercase();
            if is_as_written(at) { letter.to_string() } else { format!("[{letter}{lower}]") }
        };
        name.chars().enumerate().map(spelt).collect()
    })
}

fn kinds() -> String {
    ComponentKind::ALL.map(|kind| format!("{kind} ")).join("|")
}

/// A text that starts with one of some words.
fn starting(words: &str) -> Schema {
    json_schema!({ "pattern": format!("^({words})") })
}

impl JsonSchema for Reference {
    fn schema_name() -> Cow<'static, str> {
        "Reference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let sections = ComponentKind::ALL.map(ComponentKind::section).join("|");
        json_schema!({
            "type": "object",
            "description": "A reference to a component.",
            "properties": { "$ref": { "type": "string", "pattern": format!("^#/components/({sections})/[^/]*$") } },
            "required": ["$ref"],
        })
    }
}
