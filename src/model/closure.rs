//! The components that some parts need, and what these need in turn.

use std::sync::Arc;

use super::{Components, References, Schema, component_of};
use crate::source::Node;
use crate::subject::{ComponentKey, ComponentKind};
use crate::tables::{HashMap, HashSet};

impl Components {
    /// Whatever some parts refer to, directly or through other components. A schema with a discriminator needs the schemas
    /// that are made of it by `allOf`, and those that its mapping names: nothing else refers to them.
    pub(crate) fn closure<'r>(
        &self,
        roots: impl Iterator<Item = &'r dyn References>,
    ) -> HashSet<ComponentKey> {
        let heirs = self.heirs();
        let mut needed = Needed { all: self, reached: HashSet::default(), pending: Vec::new() };
        for root in roots {
            root.references(&mut |kind, name| needed.enter(kind, name));
        }
        while let Some(key) = needed.pending.pop() {
            self.references(&key, &mut |kind, name| needed.enter(kind, name));
            if key.kind != ComponentKind::Schema {
                continue;
            }
            let heirs = heirs.get(&*key.name).into_iter().flatten();
            heirs.for_each(|name| needed.enter(ComponentKind::Schema, name));
            if let Some(schema) = self.schemas.get(&key.name) {
                schema.for_each_target(&mut |target| needed.enter(ComponentKind::Schema, target));
            }
        }
        needed.reached
    }

    /// The schemas that are made of another one by `allOf`, by that one's name, where it has a discriminator.
    pub(crate) fn heirs(&self) -> HashMap<Arc<str>, Vec<Arc<str>>> {
        let mut heirs: HashMap<Arc<str>, Vec<Arc<str>>> = HashMap::default();
        for (name, schema) in &self.schemas {
            let value = schema.value();
            let parts = value.node().get("allOf").into_iter().flat_map(Node::items);
            for target in parts.filter_map(|part| part.get("$ref")?.as_str()) {
                let Some((key, "")) = component_of(target) else { continue };
                if self.schemas.get(&key.name).is_some_and(Schema::has_discriminator) {
                    heirs.entry(key.name).or_default().push(name.clone());
                }
            }
        }
        heirs
    }
}

struct Needed<'a> {
    all: &'a Components,
    reached: HashSet<ComponentKey>,
    pending: Vec<ComponentKey>,
}

impl Needed<'_> {
    fn enter(&mut self, kind: ComponentKind, name: &str) {
        if !self.all.has(kind, name) {
            return;
        }
        let key = ComponentKey { kind, name: name.into() };
        if self.reached.insert(key.clone()) {
            self.pending.push(key);
        }
    }
}
