//! Parameters, and what operations share: each part is converted once however often it is used.

use std::sync::Arc;

use super::part::Part;
use super::schema::{Chain, Note, note};
use crate::diagnostic::Rule;
use crate::gateway::shared::ledger::{Fate, Kept, Ledger, Placement, Pointer, RULES, Walk, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{resolve, text_of};
use crate::model::{
    Components, Conversions, Example, Parameter, ParameterKey, RefOr, Reference, Schema, component_of,
};
use crate::source::{Node, Value};
use crate::subject::{ComponentKey, ComponentKind, Subject};
use crate::tables::{HashMap, HashSet};

/// A parameter as a gateway has it.
pub(in crate::gateway) trait ParameterRecord: Clone {
    /// Where the gateway keeps members of the model.
    const PLACED: &'static [Placement];

    /// The record of a parameter, and what became of the rest.
    fn converted(parameter: &Parameter, shared: &mut Shared<'_, Self>) -> Converted<Self>;

    /// How many bytes its texts have.
    fn text_bytes(&self) -> usize;

    /// Leaves its texts out.
    fn remove_texts(&mut self);
}

/// What operations share, converted once however often it is used.
pub(in crate::gateway) struct Shared<'a, R> {
    pub(in crate::gateway) components: &'a Components,
    /// How many more bytes of shared texts may be written.
    pub(in crate::gateway) room: usize,
    /// What became of members of components.
    pub(in crate::gateway) notes: Ledger,
    parameters: HashMap<*const Parameter, Arc<Converted<R>>>,
    schemas: HashMap<*const Schema, Value>,
    conversions: Conversions,
    /// Parameters of operations of OAS 2.0, by their text: documents repeat them in each operation.
    repeated: HashMap<&'a str, (&'a Parameter, Arc<Converted<R>>)>,
    /// Examples that were written.
    examples: HashMap<*const Value, Arc<str>>,
}

/// A parameter as the gateway has it, and what became of the rest.
pub(in crate::gateway) struct Converted<R> {
    pub(in crate::gateway) record: R,
    pub(in crate::gateway) notes: Vec<Note>,
}

/// How many references in a row are followed.
const MAX_HOPS: usize = 16;

impl<'a, R> Shared<'a, R> {
    pub(in crate::gateway) fn new(components: &'a Components, room: usize) -> Self {
        Self {
            components,
            room,
            notes: Ledger::default(),
            parameters: HashMap::default(),
            schemas: HashMap::default(),
            conversions: Conversions::default(),
            repeated: HashMap::default(),
            examples: HashMap::default(),
        }
    }

    /// A schema of the components, in the normal form.
    pub(in crate::gateway) fn component(&mut self, name: &str) -> Option<Value> {
        let components = self.components;
        Some(self.schema(components.schemas.get(name)?))
    }

    /// A schema in the normal form.
    pub(in crate::gateway) fn schema(&mut self, schema: &Schema) -> Value {
        self.schemas.entry(std::ptr::from_ref(schema)).or_insert_with(|| schema.value()).clone()
    }

    /// A schema that one operation has, in the normal form.
    pub(in crate::gateway) fn own_schema(&mut self, schema: &Schema) -> Value {
        self.conversions.value(schema)
    }

    /// The text of an example that operations share.
    pub(in crate::gateway) fn example(&mut self, example: &Value) -> Arc<str> {
        let text = || text_of(example.node()).into();
        self.examples.entry(std::ptr::from_ref(example)).or_insert_with(text).clone()
    }

    pub(in crate::gateway) fn chain(&mut self, schema: &Schema) -> Chain {
        let mut chain = Chain { links: vec![(self.own_schema(schema), "/schema".to_owned())], own: 1 };
        for _ in 0..MAX_HOPS {
            let Some((link, at)) = chain.links.last() else { break };
            // What is in a component has the pointer of the reference to it.
            let is_here = chain.own == chain.links.len();
            let (next, at, is_own) = match follow(link.node()) {
                Next::None => break,
                Next::Part(part) if is_here => (Some(part.value()), below(at, "allOf") + "/0", true),
                Next::Part(part) => (Some(part.value()), at.clone(), false),
                Next::Component(name) if is_here => (self.component(&name), below(at, "$ref"), false),
                Next::Component(name) => (self.component(&name), at.clone(), false),
            };
            let Some(next) = next else { break };
            chain.own += usize::from(is_own);
            chain.links.push((next, at));
        }
        chain
    }

    fn parameter(&mut self, parameter: &Parameter) -> Arc<Converted<R>>
    where
        R: ParameterRecord,
    {
        let key = std::ptr::from_ref(parameter);
        if let Some(known) = self.parameters.get(&key) {
            return known.clone();
        }
        let converted = Arc::new(R::converted(parameter, self));
        self.parameters.insert(key, converted.clone());
        converted
    }

    /// A parameter that one operation has. In OAS 2.0 the text of its schema is that of the parameter.
    fn own_parameter(&mut self, parameter: &'a Parameter) -> Arc<Converted<R>>
    where
        R: ParameterRecord,
    {
        let text = parameter.schema.as_ref().and_then(Schema::conversion).map(|(_, text)| text);
        let known = text.and_then(|text| self.repeated.get(text));
        if let Some((_, known)) = known.filter(|(known, _)| is_same_but_for_schema(known, parameter)) {
            return known.clone();
        }
        let room = self.room;
        let converted = Arc::new(R::converted(parameter, self));
        // What takes room that operations share takes it each time.
        if let Some(text) = text.filter(|_| self.room == room) {
            self.repeated.insert(text, (parameter, converted.clone()));
        }
        converted
    }
}

fn is_same_but_for_schema(one: &Parameter, other: &Parameter) -> bool {
    // A list of all members, so that the compiler asks for a new one.
    let Parameter {
        name,
        location,
        description,
        required,
        deprecated,
        allow_empty_value,
        style,
        explode,
        allow_reserved,
        schema: _,
        content,
        example,
        examples,
        extensions,
    } = one;
    *name == other.name
        && *location == other.location
        && *description == other.description
        && *required == other.required
        && *deprecated == other.deprecated
        && *allow_empty_value == other.allow_empty_value
        && *style == other.style
        && *explode == other.explode
        && *allow_reserved == other.allow_reserved
        && *content == other.content
        && *example == other.example
        && *examples == other.examples
        && *extensions == other.extensions
}

/// Notes what an example says beside its value.
pub(in crate::gateway) fn example_rest(example: &Example, pointer: &str, notes: &mut Vec<Note>) {
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

/// The parameters of one operation, while they are written.
pub(in crate::gateway) struct Parameters<'w, 'a, O, R> {
    pub(in crate::gateway) part: &'w Part<'a, O>,
    pub(in crate::gateway) shared: &'w mut Shared<'a, R>,
    pub(in crate::gateway) ledger: &'w mut Ledger,
    pub(in crate::gateway) records: Vec<R>,
    /// Those that the gateway does not get.
    pub(in crate::gateway) dropped: HashSet<ParameterKey>,
}

impl<'w, 'a, O, R: ParameterRecord> Parameters<'w, 'a, O, R> {
    pub(in crate::gateway) fn new(
        part: &'w Part<'a, O>,
        shared: &'w mut Shared<'a, R>,
        ledger: &'w mut Ledger,
    ) -> Self {
        Self { part, shared, ledger, records: Vec::new(), dropped: HashSet::default() }
    }

    /// A parameter as the gateway has it. What became of the rest is noted: of a component, once.
    pub(in crate::gateway) fn converted(
        &mut self,
        key: &ParameterKey,
        parameter: &'a RefOr<Parameter>,
    ) -> Option<R> {
        let target = match parameter {
            RefOr::Item(own) => {
                let converted = self.shared.own_parameter(own);
                if !converted.notes.is_empty() {
                    note_all(self.ledger, &self.part.subject, &pointer_of(key), &converted.notes);
                }
                let record = Arc::try_unwrap(converted).map(|converted| converted.record);
                return Some(record.unwrap_or_else(|shared| shared.record.clone()));
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
            Walk { placed: R::PLACED, rules: RULES, subject: &subject, kept: &kept, ledger }
                .parameter(Pointer::ROOT, found);
        }
        let mut record = converted.record.clone();
        self.charge(key, &mut record);
        Some(record)
    }

    /// Takes the texts of a shared parameter from the room that there is for them; without room they are left out.
    fn charge(&mut self, key: &ParameterKey, record: &mut R) {
        let cost = record.text_bytes();
        if cost <= self.shared.room {
            self.shared.room -= cost;
            return;
        }
        self.shared.room = 0;
        record.remove_texts();
        let rule = (rules::CONVERT_TEXT_CUT, Fate::Truncated);
        self.ledger.note(&self.part.subject, rule, pointer_of(key), None);
    }

    /// Notes that none has a place.
    pub(in crate::gateway) fn lose_all(&mut self) {
        for key in self.part.operation.parameters.keys() {
            self.lose(key, rules::CONVERT_PARAMETERS_UNUSED);
        }
    }

    /// Notes that the gateway does not get a parameter.
    pub(in crate::gateway) fn lose(&mut self, key: &ParameterKey, rule: &'static Rule) {
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
pub(in crate::gateway) fn pointer_of(key: &ParameterKey) -> String {
    Pointer::Parameter(key).text()
}

fn note_all(ledger: &mut Ledger, subject: &Subject, prefix: &str, notes: &[Note]) {
    for Note { rule, fate, pointer, became } in notes {
        let pointer = if prefix.len() > 1024 { prefix.to_owned() } else { [prefix, pointer].concat() };
        ledger.note(subject, (rule, *fate), pointer, became.clone());
    }
}
