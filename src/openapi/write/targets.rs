//! Where references of a model lead, and what components are called in OAS 3.0.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Components, Map, Parameter, RefOr, Reference, component_of};
use crate::openapi::syntax::is_component_name;
use crate::source::{Node, Site, Value};
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet, IndexMap};
use crate::text::pointer;

/// How many references from parameter to parameter are followed. People write one or two.
const MOST_HOPS: usize = 64;

/// A component, as the Api has it.
type Name<'a> = (ComponentKind, &'a str);

/// The components of an Api as targets of references.
pub(super) struct Targets<'a> {
    components: &'a Components,
    /// New names of components whose names OAS 3.0 does not allow.
    pub(super) renamed: HashMap<Name<'a>, String>,
    /// Components that refer to one another in a circle, or to nothing.
    unresolved: HashSet<Name<'a>>,
    /// For each schema with a discriminator, those that are made of it by `allOf`; empty where nothing is renamed.
    heirs: HashMap<Arc<str>, Vec<Arc<str>>>,
    deep: Deep,
}

/// Where a reference leads.
pub(super) enum Lead {
    /// To what it says.
    Same,
    /// There, under another name.
    Renamed(String),
    Nothing,
}

impl<'a> Targets<'a> {
    pub(super) fn new(components: &'a Components) -> Self {
        let renamed = renamed(components);
        let heirs = if renamed.is_empty() { HashMap::default() } else { components.heirs() };
        let unresolved = unresolved(components);
        Self { components, renamed, unresolved, heirs, deep: Deep::default() }
    }

    /// Whether there is a component of this kind and name that is not only a reference to nothing.
    pub(super) fn has(&self, kind: ComponentKind, name: &str) -> bool {
        self.components.has(kind, name) && !self.unresolved.contains(&(kind, name))
    }

    /// Whether a component refers to nothing but itself.
    pub(super) fn is_unresolved(&self, kind: ComponentKind, name: &str) -> bool {
        self.unresolved.contains(&(kind, name))
    }

    /// What a component is called in the document.
    pub(super) fn name<'n>(&'n self, kind: ComponentKind, name: &'n str) -> &'n str {
        if self.renamed.is_empty() {
            return name;
        }
        self.renamed.get(&(kind, name)).map_or(name, String::as_str)
    }

    /// The text of a reference to a component, which has to be there.
    pub(super) fn reference(&self, target: &Reference) -> String {
        let ComponentKey { kind, name } = &target.0;
        match self.renamed.get(&(*kind, &**name)) {
            Some(name) => format!("#/components/{}/{name}", kind.section()),
            None => target.to_string(),
        }
    }

    /// Where the `$ref` of a schema leads, or of something of another kind.
    pub(super) fn lead(&mut self, expected: Option<ComponentKind>, text: &str) -> Lead {
        if let Some(name) = text.strip_prefix("#/components/schemas/")
            && self.renamed.is_empty()
            && expected == Some(ComponentKind::Schema)
            && !name.contains(['/', '~', '%'])
        {
            // Nearly all references are of this kind.
            return if self.components.has(ComponentKind::Schema, name) { Lead::Same } else { Lead::Nothing };
        }
        let Some((key, deeper)) = component_of(text) else { return Lead::Nothing };
        // A circle of schemas is written as a schema.
        let is_there = if key.kind == ComponentKind::Schema {
            self.components.has(key.kind, &key.name)
        } else {
            self.has(key.kind, &key.name)
        };
        let is_fit = if deeper.is_empty() {
            expected.is_none_or(|expected| expected == key.kind)
        } else {
            is_there && self.deep.leads(self.components, &key, deeper)
        };
        if !is_there || !is_fit {
            return Lead::Nothing;
        }
        match self.renamed.get(&(key.kind, &*key.name)) {
            Some(name) => Lead::Renamed(format!("#/components/{}/{name}{deeper}", key.kind.section())),
            None => Lead::Same,
        }
    }

    /// The parameter that a reference leads to, if it is not far.
    pub(super) fn parameter(&self, target: &Reference) -> Option<&'a Parameter> {
        let mut name = &target.0.name;
        for _ in 0..MOST_HOPS {
            match self.components.parameters.get(name)? {
                RefOr::Item(item) => return Some(item),
                RefOr::Reference(next) => name = &next.0.name,
            }
        }
        None
    }

    /// The renamed schemas that a schema's discriminator tells apart by their old names.
    pub(super) fn heirs_of(&self, name: &str) -> impl Iterator<Item = &Arc<str>> {
        let heirs = self.heirs.get(name).into_iter().flatten();
        heirs.filter(|name| self.renamed.contains_key(&(ComponentKind::Schema, &***name)))
    }
}

/// Names that OAS 3.0 allows for those that it does not.
fn renamed(components: &Components) -> HashMap<Name<'_>, String> {
    let mut renamed = HashMap::default();
    let mut taken: HashSet<(ComponentKind, String)> = HashSet::default();
    let mut counts: HashMap<(ComponentKind, String), usize> = HashMap::default();
    for (kind, name) in components.names().filter(|(_, name)| !is_component_name(name)) {
        let is_odd = |character: char| !character.is_ascii_alphanumeric() && !"._-".contains(character);
        let base = if name.is_empty() { "_".to_owned() } else { name.replace(is_odd, "_") };
        let count = counts.entry((kind, base.clone())).or_default();
        let free = loop {
            *count += 1;
            let free = if *count == 1 { base.clone() } else { format!("{base}_{count}") };
            if !components.has(kind, &free) && taken.insert((kind, free.clone())) {
                break free;
            }
        };
        renamed.insert((kind, name), free);
    }
    renamed
}

/// The components that are references to one another in a circle, or to nothing. A schema that is a reference to nothing
/// is a schema all the same.
fn unresolved(components: &Components) -> HashSet<Name<'_>> {
    let mut aliases: IndexMap<Name<'_>, ComponentKey> = IndexMap::default();
    macro_rules! enter {
        ($($map:ident $kind:ident),+) => {$(
            for (name, item) in &components.$map {
                if let RefOr::Reference(target) = item {
                    aliases.insert((ComponentKind::$kind, name), target.0.clone());
                }
            }
        )+};
    }
    enter!(
        responses Response, parameters Parameter, examples Example, request_bodies RequestBody, headers Header,
        security_schemes SecurityScheme, links Link, callbacks Callback
    );
    for (name, schema) in &components.schemas {
        if let Some((key, "")) = schema.referred().as_deref().and_then(component_of) {
            aliases.insert((ComponentKind::Schema, name), key);
        }
    }
    let mut settled: HashMap<Name<'_>, bool> = HashMap::default();
    for (kind, name) in aliases.keys() {
        let (mut chain, mut at) = (Vec::new(), (*kind, *name));
        let is_sound = loop {
            if let Some(known) = settled.get(&at) {
                break *known;
            }
            let Some(target) = aliases.get(&at) else { break true };
            // Until the end is known, whoever comes back here is in a circle.
            settled.insert(at, false);
            chain.push(at);
            match components.name_of(target) {
                Some(name) if target.kind == at.0 => at = (target.kind, name),
                _ => break at.0 == ComponentKind::Schema,
            }
        };
        settled.extend(chain.into_iter().map(|part| (part, is_sound)));
    }
    settled.into_iter().filter(|(_, is_sound)| !is_sound).map(|(name, _)| name).collect()
}

/// What references into components were looked for.
#[derive(Default)]
struct Deep {
    values: HashMap<ComponentKey, Value>,
    /// The members or items of each container that was passed.
    indexes: HashMap<(ComponentKey, Site), HashMap<String, Value>>,
}

impl Deep {
    /// Whether a pointer below a component leads to something.
    fn leads(&mut self, components: &Components, key: &ComponentKey, deeper: &str) -> bool {
        let value =
            self.values.entry(key.clone()).or_insert_with(|| match components.schemas.get(&key.name) {
                Some(schema) if key.kind == ComponentKind::Schema => schema.value(),
                _ => Value::from(components.to_json(key)),
            });
        let mut value = value.clone();
        for token in deeper.split('/').skip(1) {
            let name = pointer::decode(token);
            let node = value.node();
            let index = self.indexes.entry((key.clone(), node.site())).or_insert_with(|| index(node));
            match index.get(&*name) {
                Some(found) => value = found.clone(),
                None => return false,
            }
        }
        true
    }
}

fn index(node: Node<'_>) -> HashMap<String, Value> {
    let members = node.entries().map(|(key, child)| (key.text().to_owned(), child.value()));
    let items = node.items().enumerate().map(|(at, item)| (at.to_string(), item.value()));
    members.chain(items).collect()
}

/// A map with the names that its members have in the document.
pub(super) fn named<'m, T>(
    map: &'m Map<Arc<str>, T>,
    kind: ComponentKind,
    targets: &Targets<'_>,
) -> Vec<(Cow<'m, str>, &'m Arc<str>, &'m T)> {
    let name = |name: &'m Arc<str>| match targets.renamed.get(&(kind, &**name)) {
        Some(new) => Cow::Owned(new.clone()),
        None => Cow::Borrowed(&**name),
    };
    map.iter().map(|(key, item)| (name(key), key, item)).collect()
}
