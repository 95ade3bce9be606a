//! Schemas of the document in the normal form, each converted once.

use std::sync::Arc;

use crate::model::{Components, Schema, component_of};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;
use crate::tables::HashMap;

/// How many references in a row are followed.
const MAX_HOPS: usize = 16;

/// Schemas of the document in the normal form.
pub(super) struct Schemas<'a> {
    pub(super) components: &'a Components,
    known: HashMap<*const Schema, Value>,
}

impl<'a> Schemas<'a> {
    pub(super) fn new(components: &'a Components) -> Self {
        Self { components, known: HashMap::default() }
    }

    /// A schema of the Api.
    pub(super) fn value(&mut self, schema: &'a Schema) -> Value {
        self.known.entry(std::ptr::from_ref(schema)).or_insert_with(|| schema.value()).clone()
    }

    /// A schema of the components.
    pub(super) fn component(&mut self, name: &str) -> Option<(&'a Arc<str>, Value)> {
        let (name, schema) = self.components.schemas.get_key_value(name)?;
        Some((name, self.value(schema)))
    }

    /// What a schema is, behind references. `allOf` of one is how documents put a description beside a reference.
    pub(super) fn resolved(&mut self, schema: &Value) -> Value {
        let mut value = schema.clone();
        for _ in 0..MAX_HOPS {
            let node = value.node();
            let next = match node.get("$ref").and_then(Node::as_str) {
                Some(target) => target_name(target).and_then(|name| Some(self.component(&name)?.1)),
                None => only_part(node).map(Node::value),
            };
            match next {
                Some(next) => value = next,
                None => break,
            }
        }
        value
    }
}

/// The component that a reference names, if it names the whole of it.
pub(super) fn target_name(target: &str) -> Option<Arc<str>> {
    let (key, deeper) = component_of(target)?;
    (key.kind == ComponentKind::Schema && deeper.is_empty()).then_some(key.name)
}

/// The one part of an `allOf` that has nothing beside it but documentation.
fn only_part(node: Node<'_>) -> Option<Node<'_>> {
    const BESIDE: &[&str] =
        &["allOf", "description", "title", "example", "default", "nullable", "deprecated"];
    let mut parts = node.get("allOf")?.items();
    let part = parts.next().filter(|_| parts.next().is_none())?;
    let is_beside = |key: &str| BESIDE.contains(&key) || key.starts_with("x-");
    node.entries().all(|(key, _)| is_beside(key.text())).then_some(part)
}
