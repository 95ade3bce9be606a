//! Operations, components and the API as a whole: which parts of them are compared, and as what.

use std::collections::BTreeSet;

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Dirs, Judge, Note, Row};
use super::parameters::says;
use super::schema::Pair;
use super::trail::{Label, Step, Trail};
use crate::model::{Operation, to_json};
use crate::subject::ComponentKind;
use crate::verdict::rules;

/// What the API says for operations that do not say it themselves, before and after.
#[derive(Clone, Copy)]
pub(super) struct Defaults<'a> {
    pub(super) security: [Option<&'a Value>; 2],
    pub(super) servers: [Option<&'a Value>; 2],
}

/// An operation in its JSON form, with its names and those of the larger members that differ from its counterpart's.
pub(super) fn members(operation: &Operation, differing: &BTreeSet<&str>) -> Value {
    let mut members = serde_json::Map::new();
    let mut add = |name: &str, value: Value| _ = members.insert(name.to_owned(), value);
    add("name", operation.name.as_str().into());
    add("path", (*operation.path).into());
    add("deprecated", operation.deprecated.into());
    if let Some(id) = &operation.operation_id {
        add("operationId", id.as_str().into());
    }
    for member in differing {
        match *member {
            "parameters" => add(member, to_json(&operation.parameters)),
            "responses" => add(member, to_json(&operation.responses)),
            "servers" if !operation.servers.is_empty() => add(member, to_json(&operation.servers)),
            "operator" => add(member, to_json(&operation.operator)),
            "requestBody" => operation.request_body.iter().for_each(|body| add(member, to_json(body))),
            "security" => operation.security.iter().for_each(|security| add(member, to_json(security))),
            _ => {}
        }
    }
    Value::Object(members)
}

impl<'a> Judge<'a> {
    /// Compares an operation.
    pub(super) fn compare_operation(&mut self, sides: [&'a Value; 2], defaults: Defaults<'a>) {
        let [before, after] = sides;
        self.compare_names(sides);
        if says(before, "deprecated") != says(after, "deprecated") {
            let rule = if says(after, "deprecated") { rules::DEPRECATED } else { rules::UNDEPRECATED };
            let note = Note::new(rule, Row::HARMLESS).arg("at", "operation");
            self.report_alone(Trail::root(), Some("deprecated"), Verdict::Compatible, &note);
        }
        self.compare_parameters(before, after);
        self.compare_request_bodies(sides.map(|side| side.get("requestBody")));
        self.compare_responses(before, after);
        let security = sides.map(|side| side.get("security"));
        if security != [None, None] {
            let [a, b] = defaults.security;
            self.compare_security(security[0].or(a), security[1].or(b));
        }
        let servers = sides.map(|side| side.get("servers"));
        if servers[0] != servers[1] {
            let [a, b] = defaults.servers;
            self.compare_servers(servers[0].or(a), servers[1].or(b), false);
        }
        self.compare_operators(before.get("operator"), after.get("operator"));
    }

    /// The name is what generated clients call the operation.
    fn compare_names(&mut self, [before, after]: [&Value; 2]) {
        let text = |side: &Value, member: &str| side.get(member).and_then(Value::as_str).map(str::to_owned);
        let ids = [text(before, "operationId"), text(after, "operationId")];
        if ids == [None, None] {
            // The names are made of paths.
            return;
        }
        let member = if ids[0] == ids[1] { "name" } else { "operationId" };
        let [name, name_after] = [text(before, "name"), text(after, "name")];
        let called = match ids {
            [before, after] if before == after => [name, name_after],
            [before, after] => [before.or(name), after.or(name_after)],
        };
        if called[0] == called[1] {
            return;
        }
        let [before, after] = called.map(Option::unwrap_or_default);
        let note = Note::new(rules::OPERATION_ID_CHANGED, Row::UNCLEAR);
        self.report_names(member, &note.arg("before", &before).arg("after", &after));
    }

    /// Compares what the API says for all operations.
    pub(super) fn compare_api(&mut self, [before, after]: [&'a Value; 2], inherits: bool) {
        let root = Trail::root();
        let path = |side: &'a Value| side.get("basePath").and_then(Value::as_str).unwrap_or("/");
        if path(before) != path(after) {
            let note = Note::new(rules::BASE_PATH_MOVED, Row::BREAKS);
            let note = note.arg("before", path(before)).arg("after", path(after));
            self.report_alone(root, Some("basePath"), Verdict::Breaking, &note);
        }
        self.compare_servers(before.get("servers"), after.get("servers"), true);
        if inherits {
            self.compare_security(before.get("security"), after.get("security"));
        }
        self.compare_operators(before.get("operator"), after.get("operator"));
    }

    /// Compares a component, on those sides of the contract where it is used.
    pub(super) fn compare_component(&mut self, kind: ComponentKind, sides: [&'a Value; 2], dirs: Dirs) {
        let root = Trail::root();
        if kind == ComponentKind::Schema {
            let [before, after] = sides.map(Some);
            let step = Step::here();
            return self.compare_schemas(Pair { parent: root, step, before, after, dirs, is_text: false });
        }
        let Some((at, sides)) = self.counterparts(root, sides) else { return };
        let location = |side: &'a Value| side.get("in").and_then(Value::as_str).unwrap_or_default();
        match kind {
            ComponentKind::Parameter => {
                let [before, after] = sides.map(location);
                if before == after {
                    return self.compare_parameter_parts(at, after, sides);
                }
                let note = Note::new(rules::PARAMETER_MOVED, Row::request(Verdict::Breaking));
                let name = sides[1].get("name").and_then(Value::as_str).unwrap_or_default();
                let note = note.arg("name", name).arg("before", before).arg("after", after);
                self.report_plain(at, None, Dirs::REQUEST, &note);
            }
            ComponentKind::RequestBody => self.compare_body_parts(at, sides),
            ComponentKind::Response => self.compare_response_parts(at, sides),
            ComponentKind::Header => self.compare_header_parts(at, dirs, sides),
            ComponentKind::SecurityScheme => self.compare_schemes(at, sides),
            ComponentKind::Schema
            | ComponentKind::Example
            | ComponentKind::Link
            | ComponentKind::Callback => {}
        }
    }

    fn report_names(&mut self, member: &'static str, note: &Note) {
        let at = self.trail.enter(Trail::root(), Step::member(member, Label::None));
        self.report_alone_also(at, Verdict::Unclear, note, "/name");
    }
}
