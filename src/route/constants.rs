//! Header and query values that an operation asks for: required parameters that can have one value only.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{
    Components, MatchKind, OnlyValue, Operation, Parameter, ParameterLocation, RefOr, Schema, ValueMatch,
};
use crate::subject::template::split;
use crate::text::percent;

/// How many bytes a constant may have, its name included: versions, media types and actions, not data. A shared one
/// becomes part of every route whose operation refers to it, so a long one would make a small document large.
const MAX_BYTES: usize = 256;

/// How many references in a row are followed. People write two or three.
const MAX_HOPS: usize = 100;

/// Reads the constants of an Api's operations. What components say is looked up once, however many operations refer to
/// them.
pub(super) struct Constants<'a> {
    components: &'a Components,
    parameters: HashMap<&'a str, Option<Constant>>,
    schemas: HashMap<Arc<str>, Option<String>>,
}

/// A parameter with one possible value.
#[derive(Clone)]
struct Constant {
    location: ParameterLocation,
    condition: ValueMatch,
}

impl<'a> Constants<'a> {
    pub(super) fn of(components: &'a Components) -> Self {
        Self { components, parameters: HashMap::new(), schemas: HashMap::new() }
    }

    /// The conditions on headers and on the query that an operation's parameters make.
    pub(super) fn conditions(&mut self, operation: &'a Operation) -> (Vec<ValueMatch>, Vec<ValueMatch>) {
        let (mut headers, mut queries) = (Vec::new(), Vec::new());
        for parameter in operation.parameters.values() {
            let Some(constant) = self.parameter(parameter) else { continue };
            match constant.location {
                ParameterLocation::Header => headers.push(constant.condition),
                ParameterLocation::Query => queries.push(constant.condition),
                // A cookie is one of several in a header that no gateway compares.
                ParameterLocation::Path | ParameterLocation::Cookie => {}
            }
        }
        (headers, queries)
    }

    fn parameter(&mut self, parameter: &'a RefOr<Parameter>) -> Option<Constant> {
        let mut names = Vec::new();
        let mut next = parameter;
        let found = loop {
            match next {
                RefOr::Item(item) => break self.constant(item),
                RefOr::Reference(target) => {
                    let Some((name, part)) = self.components.parameters.get_key_value(&target.0.name) else {
                        break None;
                    };
                    if let Some(known) = self.parameters.get(&**name) {
                        break known.clone();
                    }
                    if names.len() == MAX_HOPS {
                        break None;
                    }
                    names.push(&**name);
                    next = part;
                }
            }
        };
        self.parameters.extend(names.into_iter().map(|name| (name, found.clone())));
        found
    }

    fn constant(&mut self, parameter: &Parameter) -> Option<Constant> {
        let matched = matches!(parameter.location, ParameterLocation::Header | ParameterLocation::Query);
        let schema = parameter.schema.as_ref().filter(|_| parameter.required && matched)?;
        let value =
            self.only_value(schema).filter(|value| value.len() + parameter.name.len() <= MAX_BYTES)?;
        let condition = ValueMatch { name: parameter.name.to_string(), kind: MatchKind::Exact, value };
        Some(Constant { location: parameter.location, condition })
    }

    /// The one value that a schema allows, as text; none when it allows several, or none, or one that is not text.
    fn only_value(&mut self, schema: &Schema) -> Option<String> {
        let mut names = Vec::new();
        let mut next = schema;
        let found = loop {
            let name = match next.only_value() {
                OnlyValue::Is(value) => break Some(value),
                OnlyValue::None => break None,
                OnlyValue::Of(name) => name,
            };
            if let Some(known) = self.schemas.get(&name) {
                break known.clone();
            }
            let Some(schema) = self.components.schemas.get(&name).filter(|_| names.len() < MAX_HOPS) else {
                break None;
            };
            next = schema;
            names.push(name);
        };
        self.schemas.extend(names.into_iter().map(|name| (name, found.clone())));
        found
    }
}

/// Adds the conditions that the fragment of an operation's path makes. Nearly always its parameters make them already; where
/// they no longer do, or a value is long, the identity of the operation still does.
pub(super) fn of_fragment(
    operation: &Operation,
    headers: &mut Vec<ValueMatch>,
    queries: &mut Vec<ValueMatch>,
) {
    let Some(fragment) = split(&operation.path).fragment else { return };
    let folded = |name: &str| name.to_ascii_lowercase();
    let known: HashSet<(bool, String)> = headers
        .iter()
        .map(|condition| (true, folded(&condition.name)))
        .chain(queries.iter().map(|condition| (false, condition.name.clone())))
        .collect();
    let of_headers = operation.parameters.keys().filter(|key| key.location == ParameterLocation::Header);
    let of_headers: HashSet<String> = of_headers.map(|key| folded(&key.name)).collect();
    for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
        let (name, value) = (percent::decode(name), percent::decode(value));
        if known.contains(&(true, folded(&name))) || known.contains(&(false, name.clone().into_owned())) {
            continue;
        }
        let list = if of_headers.contains(&folded(&name)) { &mut *headers } else { &mut *queries };
        let (name, value) = (name.into_owned(), value.into_owned());
        list.push(ValueMatch { name, kind: MatchKind::Exact, value });
    }
}
