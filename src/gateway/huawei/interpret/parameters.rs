//! Keys of parameters, and bounds of zero, which exports write for "not set".

use std::collections::HashMap;
use std::sync::Arc;

use crate::gateway::huawei::options::OperationOptions;
use crate::gateway::shared::keys::{At, Report, Scope, Words};
use crate::gateway::shared::values::{json_of, resolve, schema_of};
use crate::model::{Components, Map, Parameter, ParameterKey, RefOr, Schema};
use crate::source::{Node, Value, write_json_string};
use crate::subject::Subject;

const PASSES: Words = &[("always", "always"), ("never", "never")];

/// What was read of a parameter. Operations may share one.
#[derive(Clone, Default)]
struct Read {
    pass_through: Option<bool>,
    orchestrations: Vec<String>,
    /// The parameter in its place, where something of it is different.
    changed: Option<Arc<Parameter>>,
}

/// The parameters that were read.
#[derive(Default)]
pub(super) struct Parameters {
    known: HashMap<*const Parameter, Read>,
    /// How many of them had bounds of zero.
    pub(super) unset: usize,
}

impl Parameters {
    /// Reads the parameters of an operation into options, and changes those that are different to the gateway.
    pub(super) fn of_operation(
        &mut self,
        scope: &mut Scope<'_, '_>,
        components: &Components,
        parameters: &mut Map<ParameterKey, RefOr<Parameter>>,
        own: &mut OperationOptions,
    ) {
        for (key, parameter) in parameters.iter_mut() {
            let Ok(found) = resolve(parameter, &components.parameters) else { continue };
            let read = self.read(scope, found);
            if let Some(passes) = read.pass_through {
                own.pass_through.insert(key.name.to_string(), passes);
            }
            if !read.orchestrations.is_empty() {
                own.orchestrations.insert(key.name.to_string(), read.orchestrations);
            }
            if let (RefOr::Item(item), Some(changed)) = (parameter, read.changed) {
                *item = changed;
            }
        }
    }

    /// Reads the shared parameters.
    pub(super) fn of_components(&mut self, components: &mut Components, report: &mut Report<'_>) {
        for (name, parameter) in components.parameters.iter_mut() {
            let key = crate::subject::ComponentKey {
                kind: crate::subject::ComponentKind::Parameter,
                name: name.clone(),
            };
            let RefOr::Item(item) = parameter else { continue };
            let subject: Subject = key.into();
            let read = self.read(&mut Scope { report: &mut *report, subject: &subject }, item);
            if let Some(changed) = read.changed {
                *item = changed;
            }
            report.end(&subject);
        }
    }

    fn read(&mut self, scope: &mut Scope<'_, '_>, parameter: &Parameter) -> Read {
        let key = std::ptr::from_ref(parameter);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let get = |key: &str| {
            let value = parameter.extensions.get(key)?;
            Some(At { node: value.node(), member: key.to_owned() })
        };
        let passes = get("x-apigateway-pass-through").and_then(|at| scope.word(&at, PASSES));
        let rules = get("x-apigateway-orchestrations").map(|at| scope.items(&at, false)).unwrap_or_default();
        let sample = parameter.extensions.get("x-apigateway-sample").filter(|value| !value.node().is_null());
        let is_new = parameter.example.is_none() && parameter.examples.is_empty();
        let schema = parameter.schema.as_ref().and_then(changed_schema);
        self.unset += usize::from(schema.as_ref().is_some_and(|(_, is_unset)| *is_unset));
        let sample = sample.filter(|_| is_new);
        let changed = (sample.is_some() || schema.is_some()).then(|| {
            let schema = schema.map(|(schema, _)| schema).or_else(|| parameter.schema.clone());
            let example = sample.cloned().or_else(|| parameter.example.clone());
            Arc::new(Parameter { schema, example, ..parameter.clone() })
        });
        let read = Read {
            pass_through: passes.map(|word| word == "always"),
            orchestrations: rules.iter().filter_map(|at| scope.name(at)).collect(),
            changed,
        };
        self.known.insert(key, read.clone());
        read
    }
}

/// The schema without bounds of zero, and with a default that is a number where numbers are; none where it is the same.
/// Gives whether there were such bounds.
fn changed_schema(schema: &Schema) -> Option<(Schema, bool)> {
    let value = schema.value();
    let node = value.node();
    let is_zero =
        |name: &str| node.get(name).and_then(Node::scalar).is_some_and(|text| text.parse() == Ok(0.0));
    let no_bounds = is_zero("maximum") && is_zero("minimum");
    let no_lengths = is_zero("maxLength");
    let is_dropped = |name: &str| match name {
        "maximum" | "minimum" => no_bounds,
        "maxLength" => no_lengths,
        "minLength" => no_lengths && is_zero("minLength"),
        _ => false,
    };
    let is_number = matches!(node.get("type").and_then(Node::as_str), Some("number" | "integer"));
    let number = |node: Node<'_>| {
        let text = node.as_str()?.trim();
        serde_json::from_str::<serde_json::Number>(text).ok().map(|_| text.to_owned())
    };
    let default = node.get("default").filter(|_| is_number).and_then(number);
    if !no_bounds && !no_lengths && default.is_none() {
        return None;
    }
    let mut json = String::from("{");
    for (key, node) in node.entries().filter(|(key, _)| !is_dropped(key.text())) {
        if json.len() > 1 {
            json.push(',');
        }
        write_json_string(key.text(), &mut json);
        json.push(':');
        match &default {
            Some(number) if key.is("default") => json.push_str(number),
            _ => json.push_str(&json_of(node)),
        }
    }
    json.push('}');
    Some((schema_of(Value::from_json_text(json)), no_bounds || no_lengths))
}
