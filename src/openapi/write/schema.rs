//! Schemas: the model has them in OAS 3.0's form, so only their references change.

use super::rules::DISCRIMINATOR_MAPPED;
use super::targets::Lead;
use super::writer::Writer;
use crate::model::{Place, Schema, component_of, place_of};
use crate::source::Node;
use crate::subject::ComponentKind;

impl Writer<'_> {
    pub(super) fn schema_if(&mut self, schema: Option<&Schema>) {
        if let Some(schema) = schema {
            self.json.key("schema");
            self.schema(schema, None);
        }
    }

    /// A schema; of a component, with its name.
    pub(super) fn schema(&mut self, schema: &Schema, component: Option<&str>) {
        let value = self.conversions.value(schema);
        if self.has_room(value.node(), "schema") {
            self.schema_at(value.node(), Place::Schema, component);
        } else {
            self.json.raw("{}");
        }
    }

    fn schema_at(&mut self, node: Node<'_>, place: Place, component: Option<&str>) {
        match place {
            Place::Schema | Place::SchemaOrBool | Place::SchemaOrList if node.is_object() => {
                self.schema_object(node, component);
            }
            Place::SchemaList | Place::SchemaOrList if node.is_array() => {
                self.json.open('[');
                node.items().for_each(|item| self.schema_at(item, Place::Schema, None));
                self.json.close(']');
            }
            Place::SchemaMap if node.is_object() => {
                self.json.open('{');
                for (key, child) in node.entries() {
                    self.json.key(key.text());
                    self.schema_at(child, Place::Schema, None);
                }
                self.json.close('}');
            }
            Place::Schema if self.options.strict_schemas => {
                self.leave_out("schema", "schema");
                self.json.raw("{}");
            }
            _ => self.json.value(node),
        }
    }

    fn schema_object(&mut self, node: Node<'_>, component: Option<&str>) {
        self.json.open('{');
        for (key, child) in node.entries() {
            let keyword = key.text();
            let is_checked = self.options.strict_schemas && keyword != "collectionFormat";
            if is_checked && self.is_repaired(keyword, child, node) {
                continue;
            }
            match (place_of(keyword), child.as_str()) {
                (Place::Reference, Some(target)) => {
                    match self.targets.lead(Some(ComponentKind::Schema), target) {
                        Lead::Same => self.json.text_member(keyword, target),
                        Lead::Renamed(target) => self.json.text_member(keyword, &target),
                        Lead::Nothing => self.dangling(target, "any-value"),
                    }
                }
                // Items of a parameter of Swagger 2.0: in OAS 3.0 only the parameter itself has a style.
                (_, Some(format)) if keyword == "collectionFormat" => {
                    self.leave_out(&["collectionFormat: ", format].concat(), "items");
                }
                (Place::Discriminator, None) if child.is_object() => {
                    self.json.key(keyword);
                    self.discriminator(child, node, component);
                }
                (place, _) => {
                    self.json.key(keyword);
                    self.schema_at(child, place, None);
                }
            }
        }
        self.json.close('}');
    }

    /// A discriminator of a schema. Where a schema that it tells apart has another name here, it maps the old name.
    fn discriminator(&mut self, node: Node<'_>, schema: Node<'_>, component: Option<&str>) {
        let added =
            if self.targets.renamed.is_empty() { Vec::new() } else { self.unmapped(node, schema, component) };
        self.json.open('{');
        for (key, child) in node.entries().filter(|(key, child)| !(key.is("mapping") && child.is_object())) {
            self.json.key(key.text());
            self.json.value(child);
        }
        let mapping = node.get("mapping").filter(|mapping| mapping.is_object());
        if mapping.is_some() || !added.is_empty() {
            self.json.open_in("mapping", '{');
            for (key, target) in mapping.into_iter().flat_map(Node::entries) {
                self.mapped(key.text(), target);
            }
            for name in &added {
                self.report.say(DISCRIMINATOR_MAPPED, [("name", name)]);
                let target = self.targets.name(ComponentKind::Schema, name).to_owned();
                self.json.text_member(name, &format!("#/components/schemas/{target}"));
            }
            self.json.close('}');
        }
        self.json.close('}');
    }

    /// One entry of a mapping: the name of a schema, or a reference to one.
    fn mapped(&mut self, key: &str, node: Node<'_>) {
        let Some(target) = node.as_str() else {
            self.json.key(key);
            return self.json.value(node);
        };
        let name = self.targets.name(ComponentKind::Schema, target);
        if name != target {
            let target = format!("#/components/schemas/{name}");
            return self.json.text_member(key, &target);
        }
        if self.targets.has(ComponentKind::Schema, target) {
            return self.json.text_member(key, target);
        }
        match self.targets.lead(Some(ComponentKind::Schema), target) {
            Lead::Same => self.json.text_member(key, target),
            Lead::Renamed(target) => self.json.text_member(key, &target),
            Lead::Nothing => self.dangling(target, "left-out"),
        }
    }

    /// The renamed schemas that a discriminator tells apart by their old names.
    fn unmapped(&self, node: Node<'_>, schema: Node<'_>, component: Option<&str>) -> Vec<String> {
        let alternatives = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key));
        let targets = alternatives.flat_map(Node::items).filter_map(|item| item.get("$ref")?.as_str());
        let named = targets.filter_map(|target| match component_of(target) {
            Some((key, "")) if self.targets.renamed.contains_key(&(ComponentKind::Schema, &*key.name)) => {
                Some(key.name.to_string())
            }
            _ => None,
        });
        let heirs = component.into_iter().flat_map(|name| self.targets.heirs_of(name));
        let mut added: Vec<String> = named.chain(heirs.map(ToString::to_string)).collect();
        added.sort_unstable();
        added.dedup();
        if let Some(mapping) = node.get("mapping") {
            let mapped: crate::tables::HashSet<&str> = mapping.entries().map(|(key, _)| key.text()).collect();
            added.retain(|name| !mapped.contains(&**name));
        }
        added
    }
}
