//! Parameters of requests.

use super::path::Front;
use super::placed::PLACED;
use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::OperationOptions;
use crate::gateway::huawei::wire::ReqParamBase;
use crate::gateway::shared::ledger::{Fate, Placement, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{resolve, text_of};
use crate::gateway::shared::write::parameters::{Converted, ParameterRecord, example_rest, pointer_of};
use crate::gateway::shared::write::schema::{Note, note};
use crate::gateway::shared::write::text::{Angles, fitting};
use crate::gateway::shared::write::{parameters, part};
use crate::model::{Operation, Parameter, ParameterKey, ParameterLocation, RefOr};
use crate::source::Node;
use crate::tables::HashSet;

pub(super) type Part<'a> = part::Part<'a, OperationOptions>;
pub(super) type Shared<'a> = parameters::Shared<'a, ReqParamBase>;
pub(super) type Parameters<'w, 'a> = parameters::Parameters<'w, 'a, OperationOptions, ReqParamBase>;

impl ParameterRecord for ReqParamBase {
    const PLACED: &'static [Placement] = PLACED;

    fn converted(parameter: &Parameter, shared: &mut Shared<'_>) -> Converted<Self> {
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
        let chain = parameter.schema.as_ref().map(|schema| shared.chain(schema));
        if let Some(chain) = &chain {
            notes = chain.write(&mut record, &mut shared.room);
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
        shared.sample(parameter, in_schema, &mut record, &mut notes);
        Converted { record, notes }
    }

    fn text_bytes(&self) -> usize {
        let texts = [&self.enumerations, &self.remark, &self.sample_value];
        texts.into_iter().flatten().map(String::len).sum()
    }

    fn remove_texts(&mut self) {
        (self.enumerations, self.remark, self.sample_value) = (None, None, None);
        let is_limited =
            [self.min_num, self.max_num, self.min_size, self.max_size].iter().any(Option::is_some);
        self.valid_enable = self.valid_enable.filter(|_| is_limited);
    }
}

impl Shared<'_> {
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

/// The gateway's word for where a parameter is sent.
const fn location(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "PATH",
        ParameterLocation::Query => "QUERY",
        ParameterLocation::Header | ParameterLocation::Cookie => "HEADER",
    }
}

impl<'a> Parameters<'_, 'a> {
    /// Those of the path first: the gateway does not take a path without them.
    pub(super) fn write(&mut self, front: &Front<'_>) {
        let operation = self.part.operation;
        for (name, given) in &front.variables {
            self.variable(operation, name, given);
        }
        let used: HashSet<&str> = front.variables.iter().map(|(name, _)| *name).collect();
        for (key, parameter) in &operation.parameters {
            match key.location {
                ParameterLocation::Path if used.contains(&*key.name) => {}
                ParameterLocation::Path => self.lose(key, rules::CONVERT_PARAMETERS_UNUSED),
                ParameterLocation::Cookie => self.lose(key, rules::CONVERT_COOKIES_DROPPED),
                ParameterLocation::Query | ParameterLocation::Header => self.other(key, parameter),
            }
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
}
