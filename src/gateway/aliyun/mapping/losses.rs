//! What a record has no room for, gathered per operation so that one operation gives a handful of findings at most.

use crate::diagnostic::{Diagnostic, Rule};
use crate::gateway::aliyun::rules;
use crate::gateway::shared::losses::{MediaLoss, NameList};
use crate::model::{MediaType, Operation, Parameter, RequestBody, Response};
use crate::source::Value;
use crate::subject::{ComponentKey, ComponentKind, Subject};

/// What one operation loses in its record.
#[derive(Debug, Default)]
pub(in crate::gateway::aliyun) struct Losses {
    /// Names of cookie parameters.
    pub(super) cookies: NameList,
    /// Names of parameters that are arrays or objects.
    pub(super) reshaped: NameList,
    pub(super) request_media: MediaLoss,
    pub(super) response_media: MediaLoss,
    /// Statuses that are not numbers.
    pub(super) statuses: NameList,
    /// Whether shared parts were left out because the contracts of the API are too large.
    pub(super) cut: bool,
    references: NameList,
    details: NameList,
}

impl Losses {
    /// Notes a reference that leads nowhere that the gateway keeps.
    pub(super) fn missing(&mut self, kind: ComponentKind, name: &str) {
        self.references.add(&ComponentKey { kind, name: name.into() }.to_string());
    }

    pub(super) fn of_operation(&mut self, operation: &Operation, extensions: bool) {
        let details = &mut self.details;
        details.add_if(operation.summary.is_some() && operation.description.is_some(), "summary");
        details
            .add_if(operation.operation_id.as_ref().is_some_and(|id| *id != operation.name), "operationId");
        details.add_if(!operation.tags.is_empty(), "tags");
        details.add_if(operation.deprecated, "deprecated");
        details.add_if(operation.external_docs.is_some(), "externalDocs");
        details.add_if(!operation.callbacks.is_empty(), "callbacks");
        details.add_if(operation.security.is_some(), "security");
        details.add_if(!operation.servers.is_empty(), "servers");
        let item = &operation.path_item;
        details.add_if(item.summary.is_some(), "path.summary");
        details.add_if(item.description.is_some(), "path.description");
        details.add_keys("path.", item.extensions.keys().map(String::as_str));
        details.add_keys("responses.", operation.responses.extensions.keys().map(String::as_str));
        if !extensions {
            details.add_keys("", operation.extensions.keys().map(String::as_str));
        }
    }

    /// Notes members of what operators add, which the document has and the record has no room for.
    pub(in crate::gateway::aliyun) fn of_operator(&mut self, members: &[String]) {
        self.details.add_keys("operator.", members.iter().map(String::as_str));
    }

    pub(super) fn of_parameter(&mut self, parameter: &Parameter, schema: Option<&Value>) {
        let details = &mut self.details;
        details.add_if(parameter.deprecated, "parameters.deprecated");
        details.add_if(parameter.allow_empty_value, "parameters.allowEmptyValue");
        details.add_if(parameter.style.is_some(), "parameters.style");
        details.add_if(parameter.explode.is_some(), "parameters.explode");
        details.add_if(parameter.allow_reserved, "parameters.allowReserved");
        let examples = parameter.examples.len() + usize::from(parameter.example.is_some());
        details.add_if(examples > 1, "parameters.examples");
        details.add_keys("parameters.", parameter.extensions.keys().map(String::as_str));
        let keywords =
            schema.into_iter().flat_map(|schema| schema.node().entries()).map(|(key, _)| key.text());
        let kept = |keyword: &&str| matches!(*keyword, "type" | "default" | "example");
        details.add_keys("parameters.schema.", keywords.filter(|keyword| !kept(keyword)));
    }

    pub(super) fn of_body(&mut self, body: &RequestBody) {
        self.details.add_if(body.required, "requestBody.required");
        self.details.add_keys("requestBody.", body.extensions.keys().map(String::as_str));
    }

    pub(super) fn of_response(&mut self, response: &Response) {
        self.details.add_if(!response.headers.is_empty(), "responses.headers");
        self.details.add_if(!response.links.is_empty(), "responses.links");
        self.details.add_keys("responses.", response.extensions.keys().map(String::as_str));
    }

    pub(super) fn of_media(&mut self, media: &MediaType) {
        let examples = media.examples.len() + usize::from(media.example.is_some());
        self.details.add_if(examples > 1, "content.examples");
        self.details.add_if(!media.encoding.is_empty(), "content.encoding");
        self.details.add_keys("content.", media.extensions.keys().map(String::as_str));
    }

    /// The findings, at most one of a rule, except for the two sides of the media types.
    pub(in crate::gateway::aliyun) fn findings(&self, subject: &Subject, findings: &mut Vec<Diagnostic>) {
        let mut add = |rule: &'static Rule, name: &'static str, value: Option<String>| {
            findings.extend(value.map(|value| Diagnostic::new(rule).about(subject.clone()).arg(name, value)));
        };
        add(rules::CONTRACT_COOKIES_DROPPED, "names", self.cookies.list());
        add(rules::CONTRACT_PARAMETERS_RESHAPED, "names", self.reshaped.list());
        add(rules::CONTRACT_STATUSES_DROPPED, "statuses", self.statuses.list());
        add(rules::CONTRACT_REFERENCE_MISSING, "targets", self.references.list());
        add(rules::CONTRACT_DETAILS_DROPPED, "details", self.details.list());
        if self.cut {
            findings.push(Diagnostic::new(rules::CONTRACT_CUT).about(subject.clone()));
        }
        for (part, media) in [("request", &self.request_media), ("response", &self.response_media)] {
            findings.extend(media.dropped.list().map(|dropped| {
                let found = Diagnostic::new(rules::CONTRACT_MEDIA_TYPES_REDUCED).about(subject.clone());
                found.arg("part", part).arg("kept", &media.kept).arg("dropped", dropped)
            }));
        }
    }
}
