//! What schemas refer to: each target has a number, and a name below `$defs`.

use std::sync::Arc;

use crate::hash::StableHash;
use crate::model::{Components, component_of};
use crate::source::{Node, Value};
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet};
use crate::text::pointer;

/// A schema that others refer to.
pub(super) struct Target {
    /// The component that it is in.
    pub(super) component: ComponentKey,
    pub(super) schema: Value,
}

/// All targets that were met.
pub(super) struct Targets<'a> {
    components: &'a Components,
    /// The number of each reference's target, by the component and the tokens below it; none where nothing is found.
    numbers: HashMap<(ComponentKey, Vec<String>), Option<usize>>,
    pub(super) list: Vec<Target>,
    pub(super) names: Vec<Arc<str>>,
    used: HashSet<Arc<str>>,
    /// Components in canonical form.
    canonical: HashMap<ComponentKey, Option<Value>>,
    /// The members of large objects on the way to targets inside of components.
    members: HashMap<(ComponentKey, Vec<String>), HashMap<String, Value>>,
}

/// From so many members on, an object on the way to a target gets a table.
const MANY: usize = 32;

/// Longest name below `$defs`.
const LONGEST: usize = 64;

impl<'a> Targets<'a> {
    pub(super) fn new(components: &'a Components) -> Self {
        Self {
            components,
            numbers: HashMap::default(),
            list: Vec::new(),
            names: Vec::new(),
            used: HashSet::default(),
            canonical: HashMap::default(),
            members: HashMap::default(),
        }
    }

    /// The number of what a `$ref` leads to; none where that is not a schema of the Api.
    pub(super) fn find(&mut self, reference: &str) -> Option<usize> {
        let (component, deeper) = component_of(reference)?;
        let tokens = deeper.split('/').skip(1).map(|token| pointer::decode(token).into_owned()).collect();
        let place = (component, tokens);
        if let Some(known) = self.numbers.get(&place) {
            return *known;
        }
        let found = self.look_up(&place).filter(|value| is_schema(value.node()));
        let number = found.map(|schema| {
            let name = self.name(&place);
            self.names.push(name);
            self.list.push(Target { component: place.0.clone(), schema });
            self.list.len() - 1
        });
        self.numbers.insert(place, number);
        number
    }

    fn look_up(&mut self, (component, tokens): &(ComponentKey, Vec<String>)) -> Option<Value> {
        let components = self.components;
        let canonical = self.canonical.entry(component.clone()).or_insert_with(|| match component.kind {
            ComponentKind::Schema => components.schemas.get(&component.name).map(crate::model::Schema::value),
            _ if tokens.is_empty() => None,
            _ => Some(components.to_json(component).into()),
        });
        let mut value = canonical.clone()?;
        for (at, token) in tokens.iter().enumerate() {
            let node = value.node();
            value = if node.is_array() {
                node.items().nth(token.parse().ok()?)?.value()
            } else if node.entries().nth(MANY).is_none() {
                node.get(token)?.value()
            } else {
                let way = (component.clone(), tokens.get(..at)?.to_vec());
                let table =
                    || node.entries().map(|(key, child)| (key.text().to_owned(), child.value())).collect();
                self.members.entry(way).or_insert_with(table).get(token)?.clone()
            };
        }
        Some(value)
    }

    /// A name in the characters that every client takes, the same whatever else there is.
    fn name(&mut self, (component, tokens): &(ComponentKey, Vec<String>)) -> Arc<str> {
        let plain = &*component.name;
        let is_plain = component.kind == ComponentKind::Schema && tokens.is_empty();
        if is_plain && plain.len() <= LONGEST && !plain.is_empty() && plain.bytes().all(is_legal) {
            // A name that was made may look like one that was not.
            let name: Arc<str> = plain.into();
            if self.used.insert(name.clone()) {
                return name;
            }
        }
        let parts = std::iter::once(plain).chain(tokens.last().map(String::as_str));
        let legal = |part: &str| -> String {
            let legal = |byte: u8| if is_legal(byte) { char::from(byte) } else { '_' };
            part.bytes().take(LONGEST).map(legal).collect()
        };
        let mut start = parts.map(legal).collect::<Vec<_>>().join(".");
        start.truncate(LONGEST - 9);
        let mut hash = StableHash::new().text(component.kind.as_str()).text(plain);
        for token in tokens {
            hash = hash.text(token);
        }
        loop {
            let name: Arc<str> = format!("{start}_{:08x}", hash.finish() >> 32).into();
            if self.used.insert(name.clone()) {
                return name;
            }
            hash = hash.text("again");
        }
    }
}

fn is_legal(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn is_schema(node: Node<'_>) -> bool {
    node.is_object() || node.as_bool().is_some()
}
