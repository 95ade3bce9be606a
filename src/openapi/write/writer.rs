//! The state of one document that is being written, and what all its parts have: references, extensions, values.

use super::json::Json;
use super::options::WriteOptions;
use super::report::Report;
use super::rules::{DETAIL_LEFT_OUT, KEY_INVALID, REFERENCE_DANGLING, VALUE_TOO_DEEP};
use super::targets::{Lead, Targets};
use crate::model::operator::Operator;
use crate::model::{Api, Conversions, Extensions, Map, RefOr};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;
use crate::tables::HashSet;

/// The key under which what operators added is written, if the options ask for it.
pub(super) const OWN_KEY: &str = "x-oasgate";

/// The deepest text that this library reads.
const DEEPEST: usize = 1000;

pub(super) struct Writer<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a WriteOptions,
    pub(super) json: Json,
    pub(super) conversions: Conversions,
    pub(super) targets: Targets<'a>,
    pub(super) report: Report,
    /// The templates of all path items in the document.
    pub(super) templates: HashSet<String>,
    /// The operationIds in the document.
    pub(super) ids: HashSet<String>,
    /// Whether each value is measured before it is written. Only an API that turns out too deep needs it.
    measures: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(api: &'a Api, options: &'a WriteOptions, measures: bool) -> Self {
        Self {
            api,
            options,
            json: Json::default(),
            conversions: Conversions::default(),
            targets: Targets::new(&api.components),
            report: Report::default(),
            templates: HashSet::default(),
            ids: HashSet::default(),
            measures,
        }
    }

    /// Says that a detail has no place in OAS 3.0.
    pub(super) fn leave_out(&mut self, detail: &str, of: &str) {
        self.report.say(DETAIL_LEFT_OUT, [("detail", detail), ("of", of)]);
    }

    /// Says that a reference leads to nothing, and what becomes of it.
    pub(super) fn dangling(&mut self, target: &str, outcome: &'static str) {
        self.report.say(REFERENCE_DANGLING, [("target", target), ("outcome", outcome)]);
    }

    /// Whether a value has room where it would be written; null is written in place of one that has not.
    pub(super) fn has_room(&mut self, node: Node<'_>, name: &str) -> bool {
        let has_room = !self.measures || self.json.depth + node.extent(usize::MAX).1 <= DEEPEST;
        if !has_room {
            let limit = DEEPEST.to_string();
            self.report.say(VALUE_TOO_DEEP, [("name", name), ("limit", &limit)]);
        }
        has_room
    }

    /// A value, verbatim.
    pub(super) fn value_member(&mut self, name: &str, value: &Value) {
        self.json.key(name);
        if self.has_room(value.node(), name) { self.json.value(value.node()) } else { self.json.raw("null") }
    }

    pub(super) fn value_if(&mut self, name: &str, value: Option<&Value>) {
        if let Some(value) = value {
            self.value_member(name, value);
        }
    }

    /// `x-` keys.
    pub(super) fn extensions(&mut self, extensions: &Extensions) {
        for (name, value) in extensions {
            if name.starts_with("x-") {
                let is_own = name == OWN_KEY && self.options.operator;
                if !is_own {
                    self.value_member(name, value);
                }
            } else {
                self.report.say(KEY_INVALID, [("key", name)]);
            }
        }
    }

    /// What an operator added to a part.
    pub(super) fn operator(&mut self, operator: &Operator) {
        if self.options.operator && !operator.is_empty() {
            self.json.open_in(OWN_KEY, '{');
            self.json.key("operator");
            self.json.raw(&crate::model::to_json(operator).to_string());
            self.json.close('}');
        }
    }

    /// An object, or the reference to one that is there.
    pub(super) fn ref_or<T>(&mut self, item: &RefOr<T>, write: fn(&mut Self, &T)) {
        match item {
            RefOr::Item(item) => write(self, item),
            RefOr::Reference(target) => {
                let target = self.targets.reference(target);
                self.json.open('{');
                self.json.text_member("$ref", &target);
                self.json.close('}');
            }
        }
    }

    /// Whether an item is one, or refers to a component that is there; otherwise it is reported what becomes of it.
    pub(super) fn is_there<T>(
        &mut self,
        kind: ComponentKind,
        item: &RefOr<T>,
        outcome: &'static str,
    ) -> bool {
        let RefOr::Reference(target) = item else { return true };
        let is_there = target.0.kind == kind && self.targets.has(kind, &target.0.name);
        if !is_there {
            self.dangling(&target.to_string(), outcome);
        }
        is_there
    }

    /// Details by name; those that lead to nothing are left out.
    pub(super) fn details<T>(
        &mut self,
        name: &str,
        kind: ComponentKind,
        map: &Map<String, RefOr<T>>,
        write: fn(&mut Self, &T),
    ) {
        let begun = self.json.begin(name, '{');
        for (key, item) in map {
            if self.is_there(kind, item, "left-out") {
                self.json.key(key);
                self.ref_or(item, write);
            }
        }
        self.json.end(&begun, '}');
    }

    /// A value in which every `$ref` is a reference: a callback.
    pub(super) fn with_references(&mut self, node: Node<'_>) {
        if node.is_array() {
            self.json.open('[');
            node.items().for_each(|item| self.with_references(item));
            return self.json.close(']');
        }
        if !node.is_object() {
            return self.json.value(node);
        }
        self.json.open('{');
        for (key, child) in node.entries() {
            match child.as_str().filter(|_| key.is("$ref")) {
                None => {
                    self.json.key(key.text());
                    self.with_references(child);
                }
                Some(target) => match self.targets.lead(None, target) {
                    Lead::Same => self.json.text_member("$ref", target),
                    Lead::Renamed(target) => self.json.text_member("$ref", &target),
                    Lead::Nothing if self.is_path(target) => self.json.text_member("$ref", target),
                    Lead::Nothing => self.dangling(target, "left-out"),
                },
            }
        }
        self.json.close('}');
    }

    /// Whether a reference leads to or below a path of the document.
    pub(super) fn is_path(&self, target: &str) -> bool {
        let token = target.strip_prefix("#/paths/").and_then(|rest| rest.split('/').next());
        token.is_some_and(|token| self.templates.contains(&*crate::text::pointer::decode(token)))
    }
}
