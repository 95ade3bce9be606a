//! Schemas in OAS 3.0's words.

use super::draft::{Draft, Type};
use super::kinds::Kind;
use super::writer::Writer;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    OAS31_BOOLEAN_SCHEMA, OAS31_CONST, OAS31_DEFINITIONS, OAS31_DYNAMIC_REFERENCE, OAS31_EXAMPLES,
    OAS31_EXAMPLES_LOST, OAS31_KEYWORD_30, OAS31_KEYWORD_IDLE, OAS31_KEYWORD_LOST, OAS31_NULL,
    OAS31_TYPE_LIST,
};
use crate::source::{Key, Node, Site};
use crate::text::pointer;

/// What a keyword constrains: values of which type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Text,
    Number,
    List,
    Object,
}

const CLASSES: [Class; 4] = [Class::Text, Class::Number, Class::List, Class::Object];

impl Class {
    /// The class of a keyword that says something about values of one type.
    fn of(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "maxLength" | "minLength" | "pattern" | "contentEncoding" | "contentMediaType"
            | "contentSchema" => Self::Text,
            "maximum" | "minimum" | "exclusiveMaximum" | "exclusiveMinimum" | "multipleOf" => Self::Number,
            "items" | "prefixItems" | "additionalItems" | "maxItems" | "minItems" | "uniqueItems" => {
                Self::List
            }
            "properties"
            | "required"
            | "additionalProperties"
            | "patternProperties"
            | "unevaluatedProperties"
            | "maxProperties"
            | "minProperties" => Self::Object,
            _ => return None,
        })
    }

    fn is_of(self, of_type: Type) -> bool {
        match of_type {
            Type::String => self == Self::Text,
            Type::Number | Type::Integer => self == Self::Number,
            Type::Array => self == Self::List,
            Type::Object => self == Self::Object,
            Type::Boolean => false,
        }
    }
}

impl<'d> Writer<'d, '_> {
    /// Writes a schema. In some places a boolean may be one in OAS 3.0, too.
    pub(super) fn schema(&mut self, node: Node<'d>, may_be_boolean: bool) {
        let entry = self.entry();
        match node.as_bool() {
            _ if node.is_object() => self.schema_object(node),
            Some(_) if may_be_boolean => self.scalar(node),
            Some(accepts) => {
                self.place(node.site());
                let site = node.site();
                self.object(site, |out| {
                    if !accepts {
                        out.member("not", site, |out| out.object(site, |_| {}));
                    }
                });
                self.note(entry, OAS31_BOOLEAN_SCHEMA, node, [("value", accepts.to_string())]);
            }
            None => self.verbatim(node),
        }
    }

    fn schema_object(&mut self, node: Node<'d>) {
        if !self.place(node.site()) {
            let site = node.site();
            let name = self.hoist("schema", node.key_site(), node);
            let target = ["#/components/schemas/", &pointer::encode(&name)].concat();
            return self.object(site, |out| out.member("$ref", site, |out| out.string(&target, site)));
        }
        let collected = self.collected;
        let mut draft = Draft::of(node, self.entry(), &|site| collected.wanted.contains_key(&site));
        self.object(node.site(), |out| out.members(&mut draft));
        self.lost += usize::from(draft.is_wider);
        self.report(&draft);
    }

    fn members(&mut self, draft: &mut Draft<'d>) {
        let members = draft.members.clone();
        let mut several = Vec::new();
        for (key, child) in &members {
            match Class::of(key.text()) {
                // They are written with all that is about their type.
                Some(_) => {}
                None => self.keyword(draft, *key, *child, &mut several),
            }
        }
        self.types(draft);
        self.whole(draft);
        for class in CLASSES {
            let is_within = draft.types.are_several() && draft.types.list.iter().any(|one| class.is_of(*one));
            if !is_within {
                self.of_class(draft, class);
            }
        }
        self.combined(draft, &several);
    }

    /// Writes a keyword that is about values of any type.
    fn keyword(
        &mut self,
        draft: &mut Draft<'d>,
        key: Key<'d>,
        child: Node<'d>,
        all_of: &mut Vec<(Key<'d>, Node<'d>)>,
    ) {
        match key.text() {
            "type" | "enum" | "const" | "nullable" | "format" | "examples" => {}
            "$ref" | "$dynamicRef" if child.is_string() => {
                let anchor = child.as_str().and_then(|text| text.strip_prefix('#')).unwrap_or_default();
                if key.is("$dynamicRef") && self.collected.ambiguous.contains(anchor) {
                    self.note(draft.entry, OAS31_DYNAMIC_REFERENCE, child, [("anchor", shortened(anchor))]);
                }
                all_of.push((key, child));
            }
            "allOf" if child.is_array() => {}
            "anyOf" | "oneOf" if child.is_array() => self.alternatives(draft, key, child),
            "not" => self.not(draft, key, child),
            "discriminator" => self.discriminator(draft, key, child),
            "$defs" | "definitions" if child.is_object() => self.definitions(draft, key, child),
            "if" | "then" | "else" | "dependentSchemas" | "dependentRequired" | "propertyNames"
            | "contains" | "minContains" | "maxContains" | "unevaluatedItems" => {
                if key.is("unevaluatedItems") && child.as_bool() == Some(true) {
                    return draft.pass(key);
                }
                draft.lose(key);
                self.leave_out(key.text(), child);
            }
            "$schema" => {
                self.dialect(draft.entry, child);
                draft.pass(key);
            }
            "$id" | "$anchor" | "$dynamicAnchor" | "$comment" | "$vocabulary" => draft.pass(key),
            _ => self.member(key.text(), key.site(), |out| out.verbatim(child)),
        }
    }

    /// Writes `type`, `enum` and `nullable`.
    fn types(&mut self, draft: &mut Draft<'d>) {
        let site = draft.key("type").unwrap_or(draft.node.site());
        let types = draft.types.clone();
        let values = draft.get("const").or(draft.get("enum")).is_some();
        if types.is_other {
            if let Some(node) = draft.get("type") {
                self.member("type", site, |out| out.verbatim(node));
            }
        } else if types.only_null() && !values {
            self.member("enum", site, |out| out.list(site, |out| out.raw("null", site)));
        } else if types.are_several() {
            self.branches(draft, site);
        } else if let Some(one) = types.list.first().filter(|_| !types.is_any()) {
            self.member("type", site, |out| out.string(one.name(), site));
        }
        let is_nullable = draft.nullable || draft.get("nullable").and_then(Node::as_bool) == Some(true);
        if is_nullable && !(types.are_several() && draft.nullable) {
            let site = draft.key("nullable").unwrap_or(site);
            self.member("nullable", site, |out| out.raw("true", site));
        } else if let Some((key, node)) = draft.members.iter().find(|(key, _)| key.is("nullable"))
            && !is_nullable
        {
            self.member("nullable", key.site(), |out| out.verbatim(*node));
        }
        if draft.types.is_list && !types.is_other {
            self.note(draft.entry, OAS31_TYPE_LIST, site, []);
        }
    }

    /// Writes one schema for each type. What is about values of one type goes with it.
    pub(super) fn branches(&mut self, draft: &mut Draft<'d>, site: Site) {
        let write = |out: &mut Self, draft: &mut Draft<'d>| {
            out.list(site, |out| {
                for (at, one) in draft.types.list.clone().into_iter().enumerate() {
                    out.item(at, |out| {
                        out.object(site, |out| {
                            out.member("type", site, |out| out.string(one.name(), site));
                            if draft.nullable {
                                out.member("nullable", site, |out| out.raw("true", site));
                            }
                            for class in CLASSES.into_iter().filter(|class| class.is_of(one)) {
                                out.of_class(draft, class);
                            }
                            if draft.types.list.iter().find(|one| has_format(draft, **one)) == Some(&one) {
                                out.format(draft);
                            }
                        });
                    });
                }
            });
        };
        if !draft.has("anyOf") {
            self.member("anyOf", site, |out| write(out, draft));
        }
    }

    /// Writes what is about a value as a whole.
    fn whole(&mut self, draft: &mut Draft<'d>) {
        let constant = draft.members.iter().find(|(key, _)| key.is("const")).copied();
        let values = draft.members.iter().find(|(key, _)| key.is("enum")).copied();
        let lacks_null = draft.enum_lacks_null;
        if let Some((key, node)) = constant {
            self.member("enum", key.site(), |out| {
                out.list(key.site(), |out| {
                    out.verbatim(node);
                    if lacks_null && !node.is_null() {
                        out.raw("null", key.site());
                    }
                });
            });
            self.note(draft.entry, OAS31_CONST, key, []);
        } else if let Some((key, node)) = values {
            let lacks_null = lacks_null && node.is_array() && !node.items().any(Node::is_null);
            self.member("enum", key.site(), |out| {
                if !lacks_null {
                    return out.verbatim(node);
                }
                out.list(node.site(), |out| {
                    node.items().for_each(|item| out.verbatim(item));
                    out.raw("null", node.site());
                });
            });
        }
        if !(draft.types.are_several() && draft.types.list.iter().any(|one| has_format(draft, *one))) {
            self.format(draft);
        }
        self.examples(draft);
    }

    fn examples(&mut self, draft: &mut Draft<'d>) {
        let Some((key, node)) = draft.members.iter().find(|(key, _)| key.is("examples")).copied() else {
            return;
        };
        let first = node.items().next();
        let others = node.items().count().saturating_sub(1);
        let has_example = draft.has("example");
        if let Some(first) = first.filter(|_| !has_example) {
            self.member("example", key.site(), |out| out.verbatim(first));
        }
        let lost = if has_example || first.is_none() && !node.is_array() { node.len() } else { others };
        if lost > 0 {
            self.note(draft.entry, OAS31_EXAMPLES_LOST, key, [("count", lost.to_string())]);
        } else {
            self.note(draft.entry, OAS31_EXAMPLES, key, []);
        }
    }

    /// Schemas that are there to be referred to become components.
    fn definitions(&mut self, draft: &mut Draft<'d>, key: Key<'d>, list: Node<'d>) {
        if !self.is_main {
            return self.member("x-defs", key.site(), |out| out.value(list, Kind::Map(&Kind::Schema)));
        }
        for (key, schema) in list.entries() {
            self.hoist(key.text(), key.site(), schema);
        }
        self.note(draft.entry, OAS31_DEFINITIONS, key, [("keyword", key.text().to_owned())]);
    }

    /// Reports what became of the keywords.
    fn report(&mut self, draft: &Draft<'d>) {
        let entry = draft.entry;
        let joined = |names: &[&str]| names.join("`, `");
        if let (names, Some(site)) = &draft.lost {
            self.note(entry, OAS31_KEYWORD_LOST, *site, [("keywords", joined(names))]);
        }
        if let (names, Some(site)) = &draft.idle {
            self.note(entry, OAS31_KEYWORD_IDLE, *site, [("keywords", joined(names))]);
        }
        if !draft.with_null.is_empty() || draft.types.only_null() {
            let key = draft.with_null.first().copied().unwrap_or("type");
            let stated = draft.node.entries().find(|(stated, _)| stated.is(key));
            let site = stated.map_or(draft.node.site(), |(key, _)| key.site());
            self.note(entry, OAS31_NULL, site, [("keyword", key.to_owned())]);
        }
        let is_bound = |name: &str| draft.get(name).is_some_and(|node| node.as_bool().is_some());
        let older =
            ["nullable", "exclusiveMinimum", "exclusiveMaximum"].into_iter().find(|name| is_bound(name));
        if let Some(name) = older {
            let site = draft.key(name).unwrap_or(draft.node.site());
            self.note(entry, OAS31_KEYWORD_30, site, [("keyword", name.to_owned())]);
        }
    }
}

/// Whether the format that a schema states is one of a type.
fn has_format(draft: &Draft<'_>, one: Type) -> bool {
    let numbers = [
        "int32", "int64", "float", "double", "decimal", "int8", "int16", "uint8", "uint16", "uint32",
        "uint64",
    ];
    let format = draft.get("format").and_then(Node::as_str);
    match (format, one) {
        (Some(format), Type::Integer | Type::Number) => numbers.contains(&format),
        (Some(format), Type::String) => !numbers.contains(&format),
        (None, Type::String) => draft.has("contentEncoding") || draft.has("contentMediaType"),
        _ => false,
    }
}
