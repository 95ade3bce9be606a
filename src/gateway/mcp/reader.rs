//! From operations to tools, one after the other.

use super::describe::{Fault, describe};
use super::keys::{Naming, keys};
use super::marks::{self, Hints, Mark};
use super::names::tool_names;
use super::options::Options;
use super::request::{Place, Request};
use super::state::Reader;
use super::tool::{Input, Tool};
use super::{body, inputs, output, rules, server};
use crate::diagnostic::Diagnostic;
use crate::gateway::shared::losses::NameList;
use crate::model::{Imported, Map, Operation};
use crate::subject::{Method, OperationKey, Subject};
use crate::tables::HashMap;
use crate::text::quoted;

/// How many arguments with another name a finding lists.
const MOST_NAMES: usize = 20;

/// Reads the operations that become tools, in their order, and writes each. One that cannot be written is left out, under
/// the error that the writer gives.
pub(super) fn read<'a, T>(
    imported: &'a Imported,
    options: &'a Options,
    write: impl FnMut(&mut Reader<'a>, Tool<'a>) -> Result<T, Box<Diagnostic>>,
) -> (Vec<T>, Reader<'a>) {
    read_as(imported, options, Naming::Portable, write)
}

/// The same, with arguments called in one way or another.
pub(super) fn read_as<'a, T>(
    imported: &'a Imported,
    options: &'a Options,
    naming: Naming,
    mut write: impl FnMut(&mut Reader<'a>, Tool<'a>) -> Result<T, Box<Diagnostic>>,
) -> (Vec<T>, Reader<'a>) {
    let api = &*imported.api;
    let (server, found) = server::of_api(api, options.server_url.as_deref());
    let mut reader = Reader::new(imported, options, server, inputs::of_api(api));
    reader.naming = naming;
    let mut written = Vec::new();
    let mut excluded = Excluded::default();
    let mut of_root = Vec::new();
    let is_enabled = marks::is_enabled(&api.about.extensions, &mut of_root);
    reader.diagnostics.extend(of_root.into_iter().map(|found| found.about(Subject::Api)));
    for ((key, operation), name) in api.operations.iter().zip(tool_names(api, marks::name)) {
        let before = reader.diagnostics.len();
        let mark = marks::of_operation(operation, &mut reader.diagnostics);
        let enabled = mark.enabled.or(is_enabled);
        if enabled == Some(false) {
            excluded.marked += 1;
        } else if operation.deprecated && !options.deprecated && enabled.is_none() {
            excluded.deprecated += 1;
        } else if written.len() >= options.max_tools {
            excluded.beyond += 1;
        } else {
            match reader.tool(key, operation, name, mark).and_then(|tool| write(&mut reader, tool)) {
                Ok(one) => written.push(one),
                Err(found) => {
                    // What else there is to say of it does not matter any more.
                    reader.diagnostics.truncate(before);
                    reader.diagnostics.push(*found);
                }
            }
        }
        for found in reader.diagnostics.iter_mut().skip(before).filter(|found| found.subject().is_none()) {
            *found = found.clone().about(Subject::Operation(key.clone()));
        }
    }
    reader.diagnostics.extend(excluded.findings(options));
    reader.diagnostics.extend(found.filter(|_| !written.is_empty()));
    (written, reader)
}

/// How many operations are not tools.
#[derive(Default)]
struct Excluded {
    marked: usize,
    deprecated: usize,
    beyond: usize,
}

impl Excluded {
    fn findings(&self, options: &Options) -> impl Iterator<Item = Diagnostic> {
        let of = |count: usize, reason: &'static str| {
            let found = Diagnostic::new(rules::MCP_OPERATIONS_EXCLUDED).about(Subject::Api);
            (count > 0).then(|| found.arg("count", count.to_string()).arg("reason", reason))
        };
        let found = Diagnostic::new(rules::MCP_TOOLS_LIMITED).about(Subject::Api);
        let limit = options.max_tools.to_string();
        let beyond =
            (self.beyond > 0).then(|| found.arg("count", self.beyond.to_string()).arg("limit", limit));
        [of(self.marked, rules::MARKED), of(self.deprecated, rules::DEPRECATED), beyond].into_iter().flatten()
    }
}

impl<'a> Reader<'a> {
    fn tool(
        &mut self,
        key: &'a OperationKey,
        operation: &'a Operation,
        name: String,
        mark: Mark,
    ) -> Result<Tool<'a>, Box<Diagnostic>> {
        if operation.method.as_str() == "ANY" {
            return Err(Diagnostic::new(rules::MCP_METHOD_ANY).into());
        }
        self.names(operation, &mark, &name);
        let described = describe(operation, mark.description.as_deref(), self.options.description_chars);
        self.diagnostics.extend(described.fault.map(|fault| match fault {
            Fault::Missing => Diagnostic::new(rules::MCP_DESCRIPTION_MISSING),
            Fault::Cut => {
                let limit = self.options.description_chars.to_string();
                Diagnostic::new(rules::MCP_DESCRIPTION_CUT).arg("limit", limit)
            }
        }));
        let (mut inputs, set_aside) = inputs::of_parameters(self, operation);
        if let Some(names) = set_aside.list() {
            self.diagnostics.push(Diagnostic::new(rules::MCP_PARAMETERS_SET_ASIDE).arg("names", names));
        }
        let read = body::read(self, operation, &inputs)?;
        let body = read.map(|read| {
            inputs.extend(read.inputs);
            self.diagnostics.extend(read.findings);
            read.body
        });
        self.keys(&mut inputs);
        let output = output::of(self, operation);
        let request = Request {
            method: operation.method,
            url: self.url(operation, &inputs),
            arguments: Vec::new(),
            body,
            security: operation.security.as_deref().map_or_else(|| self.security.clone(), Into::into),
        };
        let title = mark.title.or(described.title);
        let hints = mark.hints.or(hints_of(operation.method));
        let description = described.description;
        Ok(Tool { key, name, title, description, inputs, request, hints, output })
    }

    /// Reports a tool that is not called what the document calls it.
    fn names(&mut self, operation: &Operation, mark: &Mark, name: &str) {
        let stated = mark.name.as_ref().or(operation.operation_id.as_ref());
        if let Some(stated) = stated.filter(|stated| *stated != name) {
            let found = Diagnostic::new(rules::MCP_NAME_CHANGED).arg("stated", quoted(stated));
            self.diagnostics.push(found.arg("name", name.to_owned()));
        }
    }

    /// Gives each input its key, and reports those that are not called what the document calls them.
    fn keys(&mut self, inputs: &mut [Input]) {
        let names: Vec<(Place, &str)> = inputs
            .iter()
            .map(|input| match input.argument.place {
                Place::Body => (Place::Body, Place::Body.as_str()),
                place => (place, &*input.argument.name),
            })
            .collect();
        let keys = keys(&names, self.naming);
        let mut renamed = NameList::default();
        let mut count = 0;
        for ((place, name), key) in names.iter().zip(&keys).filter(|((_, name), key)| name != key) {
            count += 1;
            if count <= MOST_NAMES && *place != Place::Body {
                renamed.add(&[&quoted(*name), " → ", key].concat());
            }
        }
        if let Some(names) = renamed.list() {
            let found = Diagnostic::new(rules::MCP_ARGUMENTS_RENAMED).arg("count", count.to_string());
            self.diagnostics.push(found.arg("names", names));
        }
        for (input, key) in inputs.iter_mut().zip(keys) {
            input.argument.key = key;
        }
    }

    fn url(&self, operation: &Operation, inputs: &[Input]) -> String {
        let arguments = inputs.iter().map(|input| &input.argument);
        let of_path = arguments.filter(|argument| argument.place == Place::Path);
        let keys: HashMap<&str, &str> =
            of_path.map(|argument| (&*argument.name, argument.key.as_str())).collect();
        let own = server::of_operation(operation).filter(|_| self.options.server_url.is_none());
        [own.as_deref().unwrap_or(&self.server), &server::path(&operation.path, &keys)].concat()
    }
}

/// What the method says of a call.
fn hints_of(method: Method) -> Hints {
    let (read_only, destructive, idempotent) = match method.as_str() {
        "GET" | "HEAD" | "OPTIONS" | "TRACE" => (true, None, None),
        "PUT" | "DELETE" => (false, Some(true), Some(true)),
        "PATCH" => (false, Some(true), None),
        _ => (false, None, None),
    };
    Hints {
        read_only_hint: Some(read_only),
        destructive_hint: destructive,
        idempotent_hint: idempotent,
        open_world_hint: Some(true),
    }
}

impl Hints {
    /// These, and where they say nothing the others.
    fn or(self, other: Self) -> Self {
        let read_only_hint = self.read_only_hint.or(other.read_only_hint);
        // What changes nothing destroys nothing.
        let other = if read_only_hint == Some(true) {
            Self { open_world_hint: other.open_world_hint, ..Self::default() }
        } else {
            other
        };
        Self {
            read_only_hint,
            destructive_hint: self.destructive_hint.or(other.destructive_hint),
            idempotent_hint: self.idempotent_hint.or(other.idempotent_hint),
            open_world_hint: self.open_world_hint.or(other.open_world_hint),
        }
    }
}

/// The requests of the tools, by the names of the tools.
pub(super) fn requests(imported: &Imported, options: &Options) -> (Map<String, Request>, Vec<Diagnostic>) {
    let (requests, reader) = read(imported, options, |_, tool| Ok((tool.name.clone(), tool.request())));
    (requests.into_iter().collect(), reader.diagnostics)
}
