//! Reusable parts, by kind and name.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::references::References as _;
use super::{
    Callback, Example, Header, Link, Map, Parameter, RefOr, RequestBody, Response, Schema, SecurityScheme,
};
use crate::subject::{ComponentKey, ComponentKind};

/// Reusable parts. Swagger 2.0's `definitions`, `parameters`, `responses` and `securityDefinitions` are here too.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Components {
    /// Schemas.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub schemas: Map<Arc<str>, Schema>,
    /// Responses.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub responses: Map<Arc<str>, RefOr<Response>>,
    /// Parameters.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub parameters: Map<Arc<str>, RefOr<Parameter>>,
    /// Examples.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub examples: Map<Arc<str>, RefOr<Example>>,
    /// Request bodies.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub request_bodies: Map<Arc<str>, RefOr<RequestBody>>,
    /// Headers.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub headers: Map<Arc<str>, RefOr<Header>>,
    /// Security schemes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub security_schemes: Map<Arc<str>, RefOr<SecurityScheme>>,
    /// Links.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub links: Map<Arc<str>, RefOr<Link>>,
    /// Callbacks.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub callbacks: Map<Arc<str>, RefOr<Callback>>,
}

/// Evaluates an expression for the map of one kind. Each `name = &path` or `name = &mut path` binds the map of that
/// kind in one set of components, so that two sets can be used side by side.
macro_rules! with_map {
    ($kind:expr, [$a:ident = $set_a:expr $(, $b:ident = $set_b:expr)?] $body:expr) => {
        with_map!(@ $kind, [$a = $set_a $(, $b = $set_b)?] $body;
            Schema schemas, Response responses, Parameter parameters, Example examples,
            RequestBody request_bodies, Header headers, SecurityScheme security_schemes,
            Link links, Callback callbacks)
    };
    (@ $kind:expr, $bindings:tt $body:expr; $($variant:ident $field:ident),+) => {
        match $kind { $(ComponentKind::$variant => with_map!(@bind $field $bindings $body)),+ }
    };
    (@bind $field:ident [$a:ident = $set_a:expr] $body:expr) => {{ let $a = &$set_a.$field; $body }};
    (@bind $field:ident [$a:ident = $set_a:expr, $b:ident = $set_b:expr] $body:expr) => {{
        let ($a, $b) = (&mut $set_a.$field, &$set_b.$field);
        $body
    }};
}

impl Components {
    /// The number of components.
    pub fn len(&self) -> usize {
        ComponentKind::ALL.into_iter().map(|kind| with_map!(kind, [map = self] map.len())).sum()
    }

    /// Whether there are no components.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The identities of all components: by kind in the order of [`ComponentKind::ALL`], then in document order.
    pub fn keys(&self) -> impl Iterator<Item = ComponentKey> {
        ComponentKind::ALL.into_iter().flat_map(|kind| {
            let key = |name: &Arc<str>| ComponentKey { kind, name: name.clone() };
            with_map!(kind, [map = self] map.keys().map(key).collect::<Vec<_>>())
        })
    }

    /// Whether there is a component of this kind and name.
    pub fn contains(&self, key: &ComponentKey) -> bool {
        with_map!(key.kind, [map = self] map.contains_key(&key.name))
    }

    /// The kinds and names of all components, in the order of [`Components::keys`].
    pub(crate) fn names(&self) -> impl Iterator<Item = (ComponentKind, &str)> {
        ComponentKind::ALL.into_iter().flat_map(
            |kind| with_map!(kind, [map = self] map.keys().map(|name| (kind, &**name)).collect::<Vec<_>>()),
        )
    }

    /// Whether there is a component of this kind and name.
    pub(crate) fn has(&self, kind: ComponentKind, name: &str) -> bool {
        with_map!(kind, [map = self] map.contains_key(name))
    }

    /// The name of a component as the set itself has it.
    pub(crate) fn name_of(&self, key: &ComponentKey) -> Option<&str> {
        with_map!(key.kind, [map = self] map.get_key_value(&*key.name).map(|(name, _)| &**name))
    }

    /// Copies one component from another set. It replaces the component of the same identity, or goes to the end.
    pub(crate) fn copy(&mut self, key: &ComponentKey, from: &Self) {
        with_map!(key.kind, [mine = self, theirs = from] {
            if let Some(item) = theirs.get(&key.name) {
                mine.insert(key.name.clone(), item.clone());
            }
        });
    }

    /// Keeps the components that the test accepts.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&ComponentKey) -> bool) {
        let nothing = Self::default();
        for kind in ComponentKind::ALL {
            with_map!(kind, [mine = self, _none = nothing] mine.retain(|name, _| {
                keep(&ComponentKey { kind, name: name.clone() })
            }));
        }
    }

    /// Whether both sets have the component, with the same meaning.
    pub(crate) fn agree(&self, other: &Self, key: &ComponentKey) -> bool {
        macro_rules! compare {
            ($($variant:ident $field:ident),+) => {
                match key.kind { $(ComponentKind::$variant => {
                    let mine = self.$field.get(&key.name);
                    mine.is_some() && mine == other.$field.get(&key.name)
                })+ }
            };
        }
        compare!(
            Schema schemas, Response responses, Parameter parameters, Example examples, RequestBody request_bodies,
            Header headers, SecurityScheme security_schemes, Link links, Callback callbacks
        )
    }

    /// One component in its JSON form; null when there is none.
    pub(crate) fn to_json(&self, key: &ComponentKey) -> serde_json::Value {
        with_map!(key.kind, [map = self] super::to_json(&map.get(&key.name)))
    }

    /// Calls a function with every component that one component refers to directly.
    pub(crate) fn references(&self, key: &ComponentKey, found: &mut dyn FnMut(ComponentKind, &str)) {
        with_map!(key.kind, [map = self] if let Some(item) = map.get(&key.name) {
            item.references(found);
        });
    }
}
