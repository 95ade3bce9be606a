//! Parameters of requests.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::part::Part;
use super::path::Front;
use super::placed::PLACED;
use super::schema::{Chain, Note, note};
use super::text::{Angles, fitting};
use crate::diagnostic::Rule;
use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::ReqParamBase;
use crate::gateway::shared::ledger::{Fate, Kept, Ledger, RULES, Walk, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{resolve, text_of};
use crate::model::{
    Components, Example, Operation, Parameter, ParameterKey, ParameterLocation, RefOr, Reference, Schema,
    component_of,
};
use crate::source::{Node, Value};
use crate::subject::{ComponentKey, ComponentKind, Subject};

/// What operations share, converted once however often it is used.
pub(super) struct Shared<'a> {
    pub(super) components: &'a Components,
    /// How many more bytes of shared texts may be written.
    pub(super) room: usize,
    /// What became of members of components.
    pub(super) notes: Ledger,
    parameters: HashMap<*const Parameter, Arc<Converted>>,
    schemas: HashMap<*const Schema, Value>,
}

/// A parameter as the gateway has it, and what became of the rest.
struct Converted {
    record: ReqParamBase,
    notes: Vec<Note>,
}

/// How many references in a row are followed.
const MAX_HOPS: usize = 16;

impl<'a> Shared<'a> {
    pub(super) fn new(components: &'a Components, room: usize) -> Self {
        Self {
            components,
            room,
            notes: Ledger::default(),
            parameters: HashMap::new(),
            schemas: HashMap::new(),
        }
    }

    /// A schema of the components, in the normal form.
    pub(super) fn component(&mut self, name: &str) -> Option<Value> {
        let components = self.components;
        Some(self.schema(components.schemas.get(name)?))
    }

    /// A schema in the normal form.
    pub(super) fn schema(&mut self, schema: &Schema) -> Value {
        self.schemas.entry(std::ptr::from_ref(schema)).or_insert_with(|| schema.value()).clone()
    }

    fn chain(&mut self, schema: &Schema) -> Chain {
        let mut chain = Chain { links: vec![(schema.value(), "/schema".to_owned())], own: 1 };
        for _ in 0..MAX_HOPS {
            let Some((link, at)) = chain.links.last() else { break };
            let (next, at, is_own) = match follow(link.node()) {
                Next::None => break,
                Next::Part(part) => (Some(part.value()), below(at, "allOf") + "/0", true),
                Next::Component(name) => (self.component(&name), below(at, "$ref"), false),
            };
            let Some(next) = next else { break };
            chain.own += usize::from(is_own && chain.own == chain.links.len());
            chain.links.push((next, at));
        }
        chain
    }

    fn parameter(&mut self, parameter: &Parameter) -> Arc<Converted> {
        let key = std::ptr::from_ref(parameter);
        if let Some(known) = self.parameters.get(&key) {
            return known.clone();
        }
        let converted = Arc::new(self.converted(parameter));
        self.parameters.insert(key, converted.clone());
        converted
    }

    fn converted(&mut self, parameter: &Parameter) -> Converted {
        let mut record = ReqParamBase {
            name: Some(parameter.name.to_string()),
            location: Some(location(parameter.location).to_owned()),
            required: Some(if parameter.required || parameter.location == ParameterLocation::Path {
                1
            } else {
                2
            }),
            ..ReqParamBase::default()
        };
        let mut notes = Vec::new();
        let chain = parameter.schema.as_ref().map(|schema| self.chain(schema));
        if let Some(chain) = &chain {
            notes = chain.write(&mut record, &mut self.room);
        } else {
            record.r#type = Some("STRING".to_owned());
            if !parameter.content.is_empty() {
                notes.push(note(rules::CONVERT_PARAMETERS_RESHAPED, Fate::Widened, "/content"));
            }
        }
        if let Some(text) = parameter.description.as_deref().filter(|text| !text.is_empty()) {
            record.remark =
                Some(text_within(text, "/description", &mut notes)).filter(|text| !text.is_empty());
        }
        let in_schema = chain.as_ref().and_then(|chain| chain.get("example"));
        self.sample(parameter, in_schema, &mut record, &mut notes);
        Converted { record, notes }
    }

    /// The first example that there is, and what becomes of the others.
    fn sample(
        &mut self,
        parameter: &Parameter,
        in_schema: Option<Node<'_>>,
        record: &mut ReqParamBase,
        notes: &mut Vec<Note>,
    ) {
        let first = parameter.examples.first().and_then(|(name, example)| {
            let example = resolve(example, &self.components.examples).ok()?;
            Some((name, example.value.as_ref()?))
        });
        let named = first.map(|(name, value)| (below("/examples", name), value.node()));
        let own = parameter.example.as_ref().map(|example| ("/example".to_owned(), example.node()));
        let chosen = own.or(named);
        let all = parameter.examples.keys().map(|name| below("/examples", name));
        for pointer in all.filter(|name| chosen.as_ref().is_none_or(|(chosen, _)| chosen != name)) {
            notes.push(note(rules::CONVERT_DETAILS_DROPPED, Fate::Lost, &pointer));
        }
        if let (Some((pointer, _)), Some((_, RefOr::Item(example)))) = (&chosen, parameter.examples.first()) {
            example_rest(example, pointer, notes);
        }
        let is_own = chosen.is_some();
        let text = chosen.or(in_schema.map(|node| ("/schema/example".to_owned(), node)));
        if is_own && in_schema.is_some() {
            notes.push(note(rules::CONVERT_DETAILS_DROPPED, Fate::Lost, "/schema/example"));
        }
        if let Some((pointer, node)) = text {
            record.sample_value =
                Some(text_within(&text_of(node), &pointer, notes)).filter(|text| !text.is_empty());
        }
    }
}

/// The text within the room of a description; notes it if that is not all of it.
fn text_within(text: &str, pointer: &str, notes: &mut Vec<Note>) -> String {
    let (text, is_changed) = fitting(text, limits::REMARK, Angles::Removed);
    if is_changed {
        notes.push(note(rules::CONVERT_TEXT_CUT, Fate::Truncated, pointer));
    }
    text
}

/// Notes what an example says beside its value.
fn example_rest(example: &Example, pointer: &str, notes: &mut Vec<Note>) {
    let members = [
        (example.summary.is_some(), "summary"),
        (example.description.is_some(), "description"),
        (example.external_value.is_some(), "externalValue"),
        (!example.extensions.is_empty(), "extensions"),
    ];
    for (_, name) in members.iter().filter(|(is_there, _)| *is_there) {
        notes.push(note(rules::CONVERT_DETAILS_DROPPED, Fate::Lost, &below(pointer, name)));
    }
}

/// Where a schema goes on.
enum Next<'a> {
    None,
    Part(Node<'a>),
    Component(String),
}

/// `allOf` of one is how documents put a description beside a reference.
fn follow(node: Node<'_>) -> Next<'_> {
    if let Some(target) = node.get("$ref").and_then(Node::as_str) {
        return match component_of(target) {
            Some((key, deeper)) if key.kind == ComponentKind::Schema && deeper.is_empty() => {
                Next::Component(key.name.to_string())
            }
            _ => Next::None,
        };
    }
    let mut parts = node.get("allOf").into_iter().flat_map(Node::items);
    match (parts.next(), parts.next()) {
        (Some(part), None) if node.get("type").is_none() => Next::Part(part),
        _ => Next::None,
    }
}

/// The gateway's word for where a parameter is sent.
const fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "PATH",
        ParameterLocation::Query => "QUERY",
        ParameterLocation::Header | ParameterLocation::Cookie => "HEADER",
    }
}

/// The parameters of one operation, while they are written.
pub(super) struct Parameters<'w, 'a> {
    pub(super) part: &'w Part<'a>,
    pub(super) shared: &'w mut Shared<'a>,
    pub(super) ledger: &'w mut Ledger,
    pub(super) records: Vec<ReqParamBase>,
    /// Those that the gateway does not get.
    pub(super) dropped: HashSet<ParameterKey>,
}

impl<'w, 'a> Parameters<'w, 'a> {
    pub(super) fn new(part: &'w Part<'a>, shared: &'w mut Shared<'a>, ledger: &'w mut Ledger) -> Self {
        Self { part, shared, ledger, records: Vec::new(), dropped: HashSet::new() }
    }

    /// Those of the path first: the gateway does not take a path without them.
    pub(super) fn write(&mut self, front: &Front) {
        let operation = self.part.operation;
        for (name, given) in &front.variables {
            self.variable(operation, name, given);
        }
        let used: HashSet<&str> = front.variables.iter().map(|(name, _)| name.as_str()).collect();
        for (key, parameter) in &operation.parameters {
            match key.location {
                ParameterLocation::Path if used.contains(&*key.name) => {}
                ParameterLocation::Path => self.lose(key, rules::CONVERT_PARAMETERS_UNUSED),
                ParameterLocation::Cookie => self.lose(key, rules::CONVERT_COOKIES_DROPPED),
                ParameterLocation::Query | ParameterLocation::Header => self.other(key, parameter),
            }
        }
    }

    /// Notes that none has a place.
    pub(super) fn lose_all(&mut self, operation: &Operation) {
        for key in operation.parameters.keys() {
            self.lose(key, rules::CONVERT_PARAMETERS_UNUSED);
        }
    }

    fn variable(&mut self, operation: &'a Operation, name: &str, given: &str) {
        let key = ParameterKey { location: ParameterLocation::Path, name: name.into() };
        let declared = operation.parameters.get(&key);
        let converted = declared.and_then(|parameter| self.converted(&key, parameter));
        let mut record = converted.unwrap_or_else(|| ReqParamBase {
            r#type: Some("STRING".to_owned()),
            location: Some("PATH".to_owned()),
            required: Some(1),
            ..ReqParamBase::default()
        });
        if name != given {
            let fate = (rules::CONVERT_NAME_CHANGED, Fate::Renamed);
            let pointer = if declared.is_some() { pointer_of(&key) } else { "/path".to_owned() };
            self.ledger.note(&self.part.subject, fate, pointer, Some(given.to_owned()));
        }
        record.name = Some(given.to_owned());
        self.records.push(record);
    }

    fn other(&mut self, key: &ParameterKey, parameter: &'a RefOr<Parameter>) {
        let name = &*key.name;
        let is_header = key.location == ParameterLocation::Header;
        let is_refused = !limits::PARAMETER_NAME.allows(name)
            || limits::is_reserved(name)
            || is_header && limits::is_refused_header(name);
        if is_refused {
            return self.lose(key, rules::CONVERT_PARAMETER_NAMES_REFUSED);
        }
        if self.records.len() >= limits::PARAMETERS {
            return self.lose(key, rules::CONVERT_PARAMETERS_UNUSED);
        }
        // There are few.
        let is_name =
            |record: &ReqParamBase| record.name.as_ref().is_some_and(|one| one.eq_ignore_ascii_case(name));
        if self.records.iter().any(is_name) {
            return self.lose(key, rules::CONVERT_PARAMETER_NAMES_SHARED);
        }
        match self.converted(key, parameter) {
            Some(record) => self.records.push(record),
            None => self.lose(key, rules::CONVERT_PARAMETERS_UNUSED),
        }
    }

    /// A parameter as the gateway has it. What became of the rest is noted: of a component, once.
    fn converted(&mut self, key: &ParameterKey, parameter: &'a RefOr<Parameter>) -> Option<ReqParamBase> {
        let target = match parameter {
            RefOr::Item(own) => {
                let Converted { record, notes } = self.shared.converted(own);
                note_all(self.ledger, &self.part.subject, &pointer_of(key), &notes);
                return Some(record);
            }
            RefOr::Reference(target) => target,
        };
        let found = resolve(parameter, &self.shared.components.parameters).ok()?;
        let is_new = !self.shared.parameters.contains_key(&std::ptr::from_ref(found));
        let converted = self.shared.parameter(found);
        if is_new {
            let subject = Subject::Component(last(target, self.shared.components).clone());
            note_all(&mut self.shared.notes, &subject, "", &converted.notes);
            let kept = Kept::default();
            let ledger = &mut self.shared.notes;
            Walk { placed: PLACED, rules: RULES, subject: &subject, kept: &kept, ledger }
                .parameter("", found);
        }
        let mut record = converted.record.clone();
        self.charge(key, &mut record);
        Some(record)
    }

    /// Takes the texts of a shared parameter from the room that there is for them; without room they are left out.
    fn charge(&mut self, key: &ParameterKey, record: &mut ReqParamBase) {
        let texts = [&record.enumerations, &record.remark, &record.sample_value];
        let cost = texts.into_iter().flatten().map(String::len).sum::<usize>();
        if cost <= self.shared.room {
            self.shared.room -= cost;
            return;
        }
        self.shared.room = 0;
        (record.enumerations, record.remark, record.sample_value) = (None, None, None);
        let is_limited =
            [record.min_num, record.max_num, record.min_size, record.max_size].iter().any(Option::is_some);
        record.valid_enable = record.valid_enable.filter(|_| is_limited);
        let rule = (rules::CONVERT_TEXT_CUT, Fate::Truncated);
        self.ledger.note(&self.part.subject, rule, pointer_of(key), None);
    }

    fn lose(&mut self, key: &ParameterKey, rule: &'static Rule) {
        self.ledger.note(&self.part.subject, (rule, Fate::Lost), pointer_of(key), None);
        self.dropped.insert(key.clone());
    }
}

/// The component that a chain of references ends in.
fn last<'c>(first: &'c Reference, components: &'c Components) -> &'c ComponentKey {
    let mut key = &first.0;
    for _ in 0..MAX_HOPS {
        match components.parameters.get(&key.name) {
            Some(RefOr::Reference(next)) => key = &next.0,
            _ => break,
        }
    }
    key
}

/// The pointer of a parameter in its operation.
pub(super) fn pointer_of(key: &ParameterKey) -> String {
    below("/parameters", &key.to_string())
}

fn note_all(ledger: &mut Ledger, subject: &Subject, prefix: &str, notes: &[Note]) {
    for Note { rule, fate, pointer, became } in notes {
        let pointer = if prefix.len() > 1024 { prefix.to_owned() } else { [prefix, pointer].concat() };
        ledger.note(subject, (rule, *fate), pointer, became.clone());
    }
}
