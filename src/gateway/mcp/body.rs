//! The body of a request as arguments: the members of a plain object, or the whole of it.

use std::sync::Arc;

use super::inputs::example;
use super::media::{Chosen, Kind};
use super::request::{Argument, Body, FieldEncoding, Place};
use super::rules;
use super::state::Reader;
use super::tool::Input;
use crate::diagnostic::Diagnostic;
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::values::resolve;
use crate::model::{Map, MediaType, Operation, Prose, RequestBody};
use crate::source::{Node, Value};
use crate::tables::HashSet;
use crate::text::quoted;

/// What is sent where a document says that anything may be.
const JSON: &str = "application/json";

/// A body, and the arguments that it is made of.
pub(super) struct Read {
    pub(super) body: Body,
    pub(super) inputs: Vec<Input>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Most members of an object that are arguments of their own.
const MOST_FIELDS: usize = 256;

/// What reading one costs, in bytes.
const FIELD: usize = 64;

/// The body of an operation; none when it has none.
///
/// # Errors
/// No argument of a tool can be this body.
pub(super) fn read<'a>(
    reader: &mut Reader<'a>,
    operation: &'a Operation,
    others: &[Input],
) -> Result<Option<Read>, Box<Diagnostic>> {
    let Some(stated) = &operation.request_body else { return Ok(None) };
    let Ok(stated) = resolve(stated, &reader.api.components.request_bodies) else { return Ok(None) };
    let Some(Chosen { name, kind, dropped }) = reader.bodies.chosen(stated) else { return Ok(None) };
    let Some(media) = stated.content.get(&name) else { return Ok(None) };
    if kind == Kind::Binary {
        let found = Diagnostic::new(rules::MCP_BODY_BINARY).arg("part", quoted(&*name));
        return Err(found.into());
    }
    let mut findings = Vec::new();
    if let Some(dropped) = dropped {
        let found = Diagnostic::new(rules::MCP_BODY_CHOSEN).arg("kept", quoted(&*name));
        findings.push(found.arg("dropped", &*dropped));
    }
    if kind == Kind::Other {
        findings.push(Diagnostic::new(rules::MCP_BODY_TEXT).arg("media", quoted(&*name)));
    }
    let media_type = if name.contains('*') { JSON.into() } else { name.clone() };
    let schema = media.schema.as_ref().map(|schema| reader.schemas.value(schema));
    let fields = match &schema {
        Some(schema) if kind.is_form() || reader.options.flat_body && kind == Kind::Json => {
            let is_shared = operation.request_body.as_ref().is_none_or(|body| body.item().is_none());
            fields(reader, (schema, is_shared), kind, others)?
        }
        _ => None,
    };
    let inputs = match fields {
        Some(fields) => of_fields(reader, &fields, (kind, stated), &mut findings)?,
        None => vec![whole(reader, stated, media, schema.filter(|_| kind != Kind::Other))],
    };
    let body = Body { media_type, required: stated.required, encoding: encoding(reader, media) };
    Ok(Some(Read { body, inputs, findings }))
}

/// The schema of an object whose members may be arguments of their own; none when they may not.
///
/// # Errors
/// They have to be, and there is no room for it.
fn fields(
    reader: &mut Reader<'_>,
    (schema, is_shared): (&Value, bool),
    kind: Kind,
    others: &[Input],
) -> Result<Option<Value>, Box<Diagnostic>> {
    let root = reader.schemas.resolved(schema);
    let count = root.node().get("properties").map_or(0, Node::len);
    let is_shared = is_shared || schema.node().get("properties").is_none();
    let mut has_room = || !is_shared || reader.take(count * FIELD);
    match kind {
        _ if count == 0 => Ok(None),
        Kind::Json => {
            let is_plain = count <= MOST_FIELDS && is_plain(root.node(), others) && has_room();
            Ok(is_plain.then_some(root))
        }
        _ if has_room() => Ok(Some(root)),
        _ => Err(Diagnostic::new(rules::MCP_BODY_LARGE).into()),
    }
}

/// Whether an object says nothing but what its members are, and shares no name with a parameter.
fn is_plain(node: Node<'_>, others: &[Input]) -> bool {
    const PLAIN: &[&str] = &[
        "type",
        "properties",
        "required",
        "title",
        "description",
        "example",
        "externalDocs",
        "deprecated",
        "xml",
        "nullable",
        "additionalProperties",
        "default",
    ];
    let is_plain = |key: &str| PLAIN.contains(&key) || key.starts_with("x-");
    let is_closed = node.get("additionalProperties").is_none_or(|more| more.as_bool() == Some(false));
    let is_object = node.get("type").is_none_or(|kind| kind.as_str() == Some("object"));
    let is_null = node.get("nullable").and_then(Node::as_bool) == Some(true);
    if !node.entries().all(|(key, _)| is_plain(key.text())) || !is_closed || !is_object || is_null {
        return false;
    }
    // A member and a parameter of one name would both have another name for the caller.
    let names: HashSet<&str> = others.iter().map(|input| &*input.argument.name).collect();
    let mut properties = node.get("properties").into_iter().flat_map(Node::entries);
    !properties.any(|(key, _)| names.contains(key.text()))
}

/// Each member as an argument. What a server alone sets is not one.
fn of_fields(
    reader: &mut Reader<'_>,
    root: &Value,
    (kind, stated): (Kind, &RequestBody),
    findings: &mut Vec<Diagnostic>,
) -> Result<Vec<Input>, Box<Diagnostic>> {
    let node = root.node();
    let required: HashSet<&str> =
        node.get("required").into_iter().flat_map(Node::items).filter_map(Node::as_str).collect();
    let mut files = NameList::default();
    let mut inputs = Vec::new();
    for (key, schema) in node.get("properties").into_iter().flat_map(Node::entries) {
        let value = schema.value();
        let resolved = reader.schemas.resolved(&value);
        let is_set = |node: Node<'_>| node.get("readOnly").and_then(Node::as_bool) == Some(true);
        if is_set(schema) || is_set(resolved.node()) {
            continue;
        }
        let is_required = stated.required && required.contains(key.text());
        if kind.is_form() && is_file(reader, &resolved) {
            if is_required {
                return Err(Diagnostic::new(rules::MCP_BODY_BINARY).arg("part", quoted(key.text())).into());
            }
            files.add(key.text());
            continue;
        }
        inputs.push(Input {
            argument: Argument { name: key.text().into(), ..Argument::of_body(Place::Field, is_required) },
            schema: Some(value),
            description: None,
            deprecated: resolved.node().get("deprecated").and_then(Node::as_bool) == Some(true),
            example: None,
        });
    }
    if let Some(names) = files.list() {
        findings.push(Diagnostic::new(rules::MCP_FILES_LEFT_OUT).arg("names", names));
    }
    Ok(inputs)
}

/// Whether a member of a form is a file, or a list of them.
fn is_file(reader: &mut Reader<'_>, resolved: &Value) -> bool {
    let is_binary = |node: Node<'_>| node.get("format").and_then(Node::as_str) == Some("binary");
    let items = resolved.node().get("items").map(Node::value);
    is_binary(resolved.node()) || items.is_some_and(|items| is_binary(reader.schemas.resolved(&items).node()))
}

/// The body as one argument.
fn whole<'a>(
    reader: &mut Reader<'a>,
    stated: &'a RequestBody,
    media: &'a MediaType,
    schema: Option<Value>,
) -> Input {
    Input {
        argument: Argument::of_body(Place::Body, stated.required),
        schema,
        description: stated.description.clone().filter(|text: &Prose| !text.trim().is_empty()),
        deprecated: false,
        example: example(reader, media),
    }
}

impl Argument {
    fn of_body(place: Place, required: bool) -> Self {
        Self {
            key: String::new(),
            name: Arc::default(),
            place,
            required,
            style: None,
            explode: None,
            allow_reserved: false,
            null_is_absent: false,
            media_type: None,
        }
    }
}

fn encoding(reader: &mut Reader<'_>, media: &MediaType) -> Arc<Map<Arc<str>, FieldEncoding>> {
    if media.encoding.is_empty() || !reader.take(media.encoding.len() * FIELD) {
        return Arc::default();
    }
    let encodings = media.encoding.iter().map(|(name, stated)| {
        let encoding = FieldEncoding {
            content_type: stated.content_type.clone(),
            style: stated.style,
            explode: stated.explode,
        };
        (Arc::from(name.as_str()), encoding)
    });
    encodings
        .filter(|(_, encoding)| {
            encoding.content_type.is_some() || encoding.style.is_some() || encoding.explode.is_some()
        })
        .collect::<Map<_, _>>()
        .into()
}
