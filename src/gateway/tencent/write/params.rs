//! Parameters of requests.

use super::front::Front;
use super::placed::PLACED;
use crate::gateway::shared::ledger::{Fate, Placement, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{resolve, text_of};
use crate::gateway::shared::write::parameters::{Converted, ParameterRecord, pointer_of};
use crate::gateway::shared::write::schema::{Chain, Kind, Note, note};
use crate::gateway::shared::write::{parameters, part};
use crate::gateway::tencent::limits;
use crate::gateway::tencent::options::OperationOptions;
use crate::gateway::tencent::wire::RequestParameter;
use crate::model::{Parameter, ParameterKey, ParameterLocation};
use crate::tables::HashSet;

pub(super) type Part<'a> = part::Part<'a, OperationOptions>;
pub(super) type Shared<'a> = parameters::Shared<'a, RequestParameter>;
pub(super) type Parameters<'w, 'a> = parameters::Parameters<'w, 'a, OperationOptions, RequestParameter>;

impl ParameterRecord for RequestParameter {
    const PLACED: &'static [Placement] = PLACED;

    fn converted(parameter: &Parameter, shared: &mut Shared<'_>) -> Converted<Self> {
        let mut notes = Vec::new();
        let mut record = Self {
            name: Some(parameter.name.clone()),
            desc: parameter.description.clone().filter(|text| !text.is_empty()),
            position: Some(position(parameter.location).into()),
            r#type: Some("string".into()),
            required: Some(parameter.required || parameter.location == ParameterLocation::Path),
            ..Self::default()
        };
        match parameter.schema.as_ref().map(|schema| shared.chain(schema)) {
            Some(chain) => typed(&chain, &mut record, &mut notes),
            None if parameter.content.is_empty() => {}
            None => notes.push(note(rules::CONVERT_PARAMETERS_RESHAPED, Fate::Widened, "/content")),
        }
        let details = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
        if parameter.example.is_some() {
            notes.push(note(details.0, details.1, "/example"));
        }
        for name in parameter.examples.keys() {
            notes.push(note(details.0, details.1, &below("/examples", name)));
        }
        Converted { record, notes }
    }

    fn text_bytes(&self) -> usize {
        [self.desc.as_deref(), self.default_value.as_deref()].into_iter().flatten().map(str::len).sum()
    }

    fn remove_texts(&mut self) {
        (self.desc, self.default_value) = (None, None);
    }
}

/// Type and default. Notes what the gateway does not check.
fn typed(chain: &Chain, record: &mut RequestParameter, notes: &mut Vec<Note>) {
    let Some(kind) = Kind::of(chain) else {
        notes.push(note(rules::CONVERT_PARAMETERS_RESHAPED, Fate::Widened, "/schema"));
        return;
    };
    let format = chain.get("format").and_then(|format| format.as_str().map(str::to_owned));
    let (word, is_of_format) = word(kind, format.as_deref());
    record.r#type = Some(word.into());
    record.default_value = chain.get("default").map(text_of).filter(|text| !text.is_empty());
    let places: &[&str] = if is_of_format { &["type", "default", "format"] } else { &["type", "default"] };
    chain.note_rest(places, notes);
}

/// The gateway's word for a type, and whether it has the format, too.
fn word(kind: Kind, format: Option<&str>) -> (&'static str, bool) {
    match (kind, format) {
        (Kind::Text, _) => ("string", false),
        (Kind::Boolean, _) => ("boolean", false),
        (Kind::Integer, Some("int64")) => ("long", true),
        (Kind::Integer, format) => ("int", format == Some("int32")),
        (Kind::Number, Some("float")) => ("float", true),
        (Kind::Number, format) => ("double", format == Some("double")),
    }
}

/// The gateway's word for where a parameter is sent.
pub(super) const fn position(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "PATH",
        ParameterLocation::Query => "QUERY",
        ParameterLocation::Header | ParameterLocation::Cookie => "HEADER",
    }
}

impl Parameters<'_, '_> {
    /// Those of the path first: the gateway does not take a path without them.
    pub(super) fn write(&mut self, front: &Front<'_>) {
        for (name, given) in &front.variables {
            self.variable(name, given);
        }
        let used: HashSet<&str> = front.variables.iter().map(|(name, _)| *name).collect();
        for key in self.part.operation.parameters.keys() {
            match key.location {
                ParameterLocation::Path if used.contains(&*key.name) => {}
                ParameterLocation::Path => self.lose(key, rules::CONVERT_PARAMETERS_UNUSED),
                ParameterLocation::Cookie => self.lose(key, rules::CONVERT_COOKIES_DROPPED),
                ParameterLocation::Query | ParameterLocation::Header => self.other(key),
            }
        }
    }

    fn variable(&mut self, name: &str, given: &str) {
        let key = ParameterKey { location: ParameterLocation::Path, name: name.into() };
        let declared = self.part.operation.parameters.get(&key);
        let converted = declared.and_then(|parameter| self.converted(&key, parameter));
        let mut record = converted.unwrap_or_else(|| RequestParameter {
            position: Some("PATH".into()),
            r#type: Some("string".into()),
            required: Some(true),
            ..RequestParameter::default()
        });
        if name != given {
            let fate = (rules::CONVERT_NAME_CHANGED, Fate::Renamed);
            let pointer = if declared.is_some() { pointer_of(&key) } else { "/path".to_owned() };
            self.ledger.note(&self.part.subject, fate, pointer, Some(given.to_owned()));
        }
        if record.name.as_deref() != Some(given) {
            record.name = Some(given.into());
        }
        self.records.push(record);
    }

    fn other(&mut self, key: &ParameterKey) {
        let Some(parameter) = self.part.operation.parameters.get(key) else { return };
        if key.name.is_empty() {
            return self.lose(key, rules::CONVERT_PARAMETER_NAMES_REFUSED);
        }
        let is_known = resolve(parameter, &self.shared.components.parameters).is_ok();
        if self.records.len() >= limits::PARAMETERS || !is_known {
            return self.lose(key, rules::CONVERT_PARAMETERS_UNUSED);
        }
        let record = self.converted(key, parameter);
        self.records.extend(record);
    }
}
