//! Operations, and which operationId each has.

use std::borrow::Cow;

use super::paths::{Groups, Listed};
use super::rules::{
    METHOD_UNSUPPORTED, OPERATION_ID_ADDED, OPERATION_ID_REPLACED, PARAMETER_ASSUMED, RESPONSES_MISSING,
};
use super::writer::{OWN_KEY, Writer};
use crate::model::{
    Operation, Parameter, ParameterKey, ParameterLocation, RefOr, Responses, free_name, is_generated,
};
use crate::openapi::syntax::is_ignored_header;
use crate::subject::template::{split, variable, variables};
use crate::subject::{ComponentKind, Method};
use crate::tables::{HashMap, HashSet};

impl<'a> Writer<'a> {
    /// Whether the document can have an operation of a method.
    pub(super) fn has_method(&mut self, method: Method) -> bool {
        if method == Method::Connect {
            self.report.say(METHOD_UNSUPPORTED, [("method", method.as_str())]);
        }
        method != Method::Connect
    }

    /// Gives each operation its operationId: the one that it has, unless another has it, or else its name, unless that
    /// is generated again.
    pub(super) fn assign_ids(&mut self, groups: &mut Groups<'a>) {
        let mut owners: HashMap<&'a str, (bool, Method, &'a str)> = HashMap::default();
        for (template, group) in groups.iter() {
            for Listed { operation, .. } in group {
                let Some(id) = operation.operation_id.as_deref() else { continue };
                let own = (operation.name == id, operation.method, *template);
                let owner = owners.entry(id).or_insert(own);
                if own.0 && !owner.0 {
                    *owner = own;
                }
            }
        }
        let mut ids: HashSet<String> = owners.keys().map(|id| (*id).to_owned()).collect();
        for (template, group) in groups.iter_mut() {
            for listed in group {
                let operation = listed.operation;
                let owner = operation.operation_id.as_deref().and_then(|id| owners.get(id));
                if owner.is_some_and(|(_, method, path)| (*method, *path) == (operation.method, *template)) {
                    listed.id = operation.operation_id.as_deref().map(Cow::Borrowed);
                    continue;
                }
                let is_generated = is_generated(&operation.name, operation.method, &operation.path);
                if operation.operation_id.is_some() || !is_generated {
                    listed.id = Some(self.new_id(listed, &mut ids));
                }
            }
        }
        self.ids = ids;
    }

    /// An operationId for an operation that has none, or another one's: its name, unless that is another one's, too.
    fn new_id(&mut self, listed: &Listed<'a>, ids: &mut HashSet<String>) -> Cow<'a, str> {
        let Operation { name, operation_id, method, path, .. } = listed.operation;
        let id = if name.is_empty() || ids.contains(name) {
            Cow::Owned(free_name(*method, path, ids.len(), |name| ids.contains(name)))
        } else {
            Cow::Borrowed(name.as_str())
        };
        ids.insert(id.clone().into_owned());
        self.report.begin(listed.key.clone());
        match operation_id {
            Some(old) => self.report.say(OPERATION_ID_REPLACED, [("id", old), ("new", &id)]),
            None => self.report.say(OPERATION_ID_ADDED, [("id", &id)]),
        }
        id
    }

    pub(super) fn operation(&mut self, listed: &Listed<'a>, template: &str, has_servers: bool) {
        let operation = listed.operation;
        self.report.begin(listed.key.clone());
        self.json.open('{');
        if !operation.tags.is_empty() {
            self.json.texts("tags", &operation.tags);
        }
        self.json.text_if("summary", operation.summary.as_deref().as_ref());
        self.json.text_if("description", operation.description.as_deref().as_ref());
        self.external_docs(operation.external_docs.as_ref());
        self.json.text_if("operationId", listed.id.as_ref());
        self.parameters(listed, template);
        self.body(operation);
        self.responses(operation);
        self.callbacks(&operation.callbacks);
        self.json.flag_if("deprecated", operation.deprecated);
        self.security(operation.security.as_ref());
        if has_servers {
            self.servers(&operation.servers);
        }
        self.extensions(&operation.extensions);
        self.operator(&operation.operator);
        self.json.close('}');
    }

    fn parameters(&mut self, listed: &Listed<'a>, template: &str) {
        let parameters = &listed.operation.parameters;
        let assumed = undeclared(listed.operation);
        let begun = self.json.begin("parameters", '[');
        for (key, parameter) in parameters {
            let renamed =
                listed.variables.get(&*key.name).filter(|_| key.location == ParameterLocation::Path);
            match renamed {
                Some(name) => self.renamed_parameter(key, parameter, name),
                None => self.listed_parameter(key, parameter),
            }
        }
        for name in assumed {
            let new = listed.variables.get(name).copied().unwrap_or(name);
            self.report.say(PARAMETER_ASSUMED, [("name", new), ("path", template)]);
            self.assumed_parameter(new);
        }
        self.json.end(&begun, ']');
    }

    fn listed_parameter(&mut self, key: &ParameterKey, parameter: &RefOr<Parameter>) {
        if key.location == ParameterLocation::Header && is_ignored_header(&key.name) {
            return self.leave_out(&["header ", &key.name].concat(), "parameters");
        }
        let is_of_path = key.location == ParameterLocation::Path;
        let outcome = if is_of_path { "any-text" } else { "left-out" };
        if self.is_there(ComponentKind::Parameter, parameter, outcome) {
            self.ref_or(parameter, Self::parameter);
        } else if is_of_path {
            self.assumed_parameter(&key.name);
        }
    }

    /// A parameter of the path under the name that another operation of the path has for it.
    fn renamed_parameter(&mut self, key: &ParameterKey, parameter: &RefOr<Parameter>, name: &str) {
        let found = match parameter {
            RefOr::Item(item) => Some(&**item),
            RefOr::Reference(target) => self.targets.parameter(target),
        };
        if let Some(parameter) = found {
            return self.parameter_named(parameter, name);
        }
        if let RefOr::Reference(target) = parameter {
            self.dangling(&target.to_string(), "any-text");
        }
        self.assumed_parameter(if name.is_empty() { &key.name } else { name });
    }

    fn assumed_parameter(&mut self, name: &str) {
        self.json.open('{');
        self.json.text_member("name", name);
        self.json.raw("\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}");
        self.json.close('}');
    }

    fn body(&mut self, operation: &Operation) {
        if let Some(body) = &operation.request_body
            && self.is_there(ComponentKind::RequestBody, body, "left-out")
        {
            self.json.key("requestBody");
            self.ref_or(body, Self::request_body);
        }
    }

    /// `responses`, of which OAS 3.0 wants one at least.
    fn responses(&mut self, operation: &Operation) {
        let Responses { statuses, extensions } = &operation.responses;
        self.json.open_in("responses", '{');
        for (status, response) in statuses {
            self.json.key(status);
            if self.is_there(ComponentKind::Response, response, "empty") {
                self.ref_or(response, Self::response);
            } else {
                self.json.raw("{\"description\":\"\"}");
            }
        }
        if statuses.is_empty() && operation.method != Method::Any {
            self.report.say(RESPONSES_MISSING, []);
            self.json.raw("\"default\":{\"description\":\"\"}");
        }
        self.extensions(extensions);
        self.json.close('}');
    }

    /// How many parts have something that an operator added.
    pub(super) fn operated(&self) -> usize {
        let operations = self.api.operations.values().filter(|it| !it.operator.is_empty()).count();
        operations + usize::from(!self.api.about.operator.is_empty())
    }

    /// Whether the API has a key of its own where what operators added would be written.
    pub(super) fn has_own_key(&self) -> bool {
        self.api.about.extensions.contains_key(OWN_KEY)
            || self.api.operations.values().any(|it| it.extensions.contains_key(OWN_KEY))
    }
}

/// The variables of the path without a parameter.
fn undeclared(operation: &Operation) -> Vec<&str> {
    if !operation.path.contains('{') {
        return Vec::new();
    }
    let of_path = operation.parameters.keys().filter(|key| key.location == ParameterLocation::Path);
    let declared: HashSet<&str> = of_path.flat_map(|key| [&*key.name, variable(&key.name).name]).collect();
    let mut names: Vec<&str> = variables(split(&operation.path).path).map(|variable| variable.name).collect();
    names.retain(|name| !declared.contains(name));
    names.dedup();
    names
}
