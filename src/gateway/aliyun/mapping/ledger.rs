//! What records do not hold, member by member, beside the findings that say it part by part.

use std::sync::Arc;

use super::options::MappingOptions;
use super::paths;
use crate::diagnostic::Rule;
use crate::gateway::aliyun::operation_record::HttpApiOperationInfo;
use crate::gateway::aliyun::operator::document;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::ledger::{Fate, Kept, Ledger, Placement, Pointer, Rules, Walk, below};
use crate::gateway::shared::values::{is_json, resolve, scalar_of};
use crate::model::operator::{Backend, Operator};
use crate::model::{
    Api, Components, Conversions, Map, MediaType, Operation, Parameter, ParameterLocation, RefOr,
};
use crate::source::Value;
use crate::subject::{ComponentKind, Subject};

/// Where the gateway's records keep the members of an operation, of the API below `/about`, and of components.
pub const PLACED: &[Placement] = &[
    Placement::verbatim("/name", "name"),
    Placement::verbatim("/operationId", "name"),
    Placement::verbatim("/method", "method"),
    Placement::translated("/path", "path"),
    Placement::verbatim("/summary", "description"),
    Placement::verbatim("/description", "description"),
    Placement::translated("/parameters/*/$ref", "request"),
    Placement::verbatim("/parameters/*/name", "name"),
    Placement::translated("/parameters/*/in", "request"),
    Placement::translated("/parameters/*/required", "required"),
    Placement::verbatim("/parameters/*/description", "description"),
    Placement::verbatim("/parameters/*/example/**", "exampleValue"),
    Placement::verbatim("/parameters/*/examples/*/value/**", "exampleValue"),
    Placement::translated("/parameters/*/examples/*/$ref", "exampleValue"),
    Placement::translated("/parameters/*/schema", "type"),
    Placement::translated("/parameters/*/schema/type", "type"),
    Placement::verbatim("/parameters/*/schema/default/**", "defaultValue"),
    Placement::verbatim("/parameters/*/schema/example/**", "exampleValue"),
    // Always noted: the value is text to the gateway.
    Placement::translated("/parameters/*/content/**", "type"),
    Placement::translated("/requestBody/$ref", "request"),
    Placement::verbatim("/requestBody/description", "description"),
    Placement::translated("/requestBody/content/*", "contentType"),
    Placement::verbatim("/requestBody/content/*/schema/**", "jsonSchema"),
    Placement::verbatim("/requestBody/content/*/example/**", "example"),
    Placement::verbatim("/requestBody/content/*/examples/*/value/**", "example"),
    Placement::translated("/requestBody/content/*/examples/*/$ref", "example"),
    Placement::translated("/responses/statuses/*/$ref", "response"),
    Placement::verbatim("/responses/statuses/*/description", "description"),
    Placement::translated("/responses/statuses/*/content/*", "response"),
    Placement::verbatim("/responses/statuses/*/content/*/schema/**", "jsonSchema"),
    Placement::verbatim("/responses/statuses/*/content/*/example/**", "example"),
    Placement::verbatim("/responses/statuses/*/content/*/examples/*/value/**", "example"),
    Placement::translated("/responses/statuses/*/content/*/examples/*/$ref", "example"),
    // What the record has no room for is noted member by member.
    Placement::translated("/operator/**", "method"),
    Placement::translated("/operator/auth/kind", "authConfig"),
    Placement::translated("/operator/publication/protocols/*", "protocols"),
    Placement::verbatim("/about/name", "name"),
    Placement::verbatim("/about/description", "description"),
    Placement::verbatim("/about/basePath", "basePath"),
    Placement::verbatim("/components/schemas/**", "jsonSchema"),
];

const RULES: &Rules = &Rules {
    details: rules::CONTRACT_DETAILS_DROPPED,
    settings: rules::CONTRACT_DETAILS_DROPPED,
    media: rules::CONTRACT_MEDIA_TYPES_REDUCED,
    body: rules::CONTRACT_DETAILS_DROPPED,
    api: rules::API_DETAILS_DROPPED,
};

/// What the records that [`write`](fn@super::write) makes of an Api do not hold as it is: member by member what the
/// findings of [`project`](super::project) say part by part. It does not look at
/// [`MappingOptions::contract_bytes`].
pub fn ledger(api: &Api, options: &MappingOptions) -> Ledger {
    ledger_with(api, *options, &Settings { rule: None, backend: None })
}

/// By which rules what operators add is noted.
pub(in crate::gateway::aliyun) struct Settings {
    /// None for those about details.
    pub(in crate::gateway::aliyun) rule: Option<&'static Rule>,
    /// Of a backend, if it is noted as a whole.
    pub(in crate::gateway::aliyun) backend: Option<&'static Rule>,
}

impl Settings {
    /// Notes members that there is no room for, named as in `backend.timeoutMs`.
    fn note(
        &self,
        ledger: &mut Ledger,
        (subject, operator): (&Subject, &Operator),
        members: &[String],
        details: &'static Rule,
    ) {
        let is_of_backend = |member: &&String| member.split('.').next() == Some("backend");
        let place = operator.backend.as_deref().and_then(destination);
        let whole = self.backend.zip(place).filter(|_| members.iter().any(|member| is_of_backend(&member)));
        let is_whole = whole.is_some();
        if let Some((rule, place)) = whole {
            let became = ["? ", &place].concat();
            ledger.note(subject, (rule, Fate::NeedsReference), "/operator/backend", Some(became));
        }
        for member in members.iter().filter(|member| !(is_whole && is_of_backend(member))) {
            let pointer = ["/operator/", &member.replace('.', "/")].concat();
            ledger.note(subject, (self.rule.unwrap_or(details), Fate::Lost), pointer, None);
        }
    }
}

/// Where a backend sends requests, in a few words.
fn destination(backend: &Backend) -> Option<String> {
    let target = backend.targets.first();
    let of_target = || target.and_then(|target| target.service.clone().or_else(|| target.host.clone()));
    let of_function = || backend.function.as_ref().map(|function| function.name.clone());
    of_function().or_else(of_target).or_else(|| backend.urls.first().cloned())
}

/// The same, what operators add by other rules.
pub(in crate::gateway::aliyun) fn ledger_with(
    api: &Api,
    options: MappingOptions,
    settings: &Settings,
) -> Ledger {
    let (left_out, _) = super::left_out(api, options);
    let mut ledger = Ledger::default();
    let mut conversions = Conversions::default();
    about(api, options, settings, &mut ledger);
    for (key, operation) in &api.operations {
        let subject = Subject::Operation(key.clone());
        if let Some(rule) = left_out.get(key) {
            ledger.note(&subject, (rule, Fate::Lost), "", None);
            continue;
        }
        let mut noting = Noting {
            subject: &subject,
            components: &api.components,
            conversions: &mut conversions,
            kept: Kept::default(),
            settings,
            ledger: &mut ledger,
        };
        noting.operation(operation);
        let kept = noting.kept;
        Walk { placed: PLACED, rules: RULES, subject: &subject, kept: &kept, ledger: &mut ledger }
            .operation(&without_noted(operation, options));
    }
    Walk::components(&mut ledger, PLACED, api, |kind| match kind {
        ComponentKind::Parameter
        | ComponentKind::Response
        | ComponentKind::RequestBody
        | ComponentKind::Example => rules::COMPONENT_INLINED,
        _ => rules::COMPONENT_NOT_STORED,
    });
    ledger
}

/// The operation as far as nothing is noted of it and the records do not take it along: its extensions may be theirs.
fn without_noted(operation: &Operation, options: MappingOptions) -> std::borrow::Cow<'_, Operation> {
    let has_own = options.extensions && !operation.extensions.is_empty();
    if !has_own && operation.operator.is_empty() {
        return std::borrow::Cow::Borrowed(operation);
    }
    let mut rest = Operation { operator: Operator::default(), ..operation.clone() };
    if has_own {
        rest.extensions = Map::default();
    }
    std::borrow::Cow::Owned(rest)
}

fn about(api: &Api, options: MappingOptions, settings: &Settings, ledger: &mut Ledger) {
    let (about, kept) = (&api.about, Kept::default());
    if about.description.as_ref().is_some_and(|text| text.len() > super::MAX_DESCRIPTION) {
        let rule = (rules::API_DESCRIPTION_TRUNCATED, Fate::Truncated);
        ledger.note(&Subject::Api, rule, "/description", None);
    }
    let mut record = crate::gateway::aliyun::api_record::HttpApiApiInfo::default();
    let lost = document::write_api(&mut record, &about.operator);
    settings.note(ledger, (&Subject::Api, &about.operator), &lost, rules::API_DETAILS_DROPPED);
    let extensions = if options.extensions { Map::default() } else { about.extensions.clone() };
    let about = crate::model::About { extensions, operator: Operator::default(), ..about.clone() };
    Walk { placed: PLACED, rules: RULES, subject: &Subject::Api, kept: &kept, ledger }.about(&about);
}

/// Notes of one operation what is kept of one and not of another.
struct Noting<'n> {
    subject: &'n Subject,
    components: &'n Components,
    conversions: &'n mut Conversions,
    kept: Kept,
    settings: &'n Settings,
    ledger: &'n mut Ledger,
}

impl Noting<'_> {
    fn note(&mut self, rule: &'static Rule, fate: Fate, pointer: String) {
        self.ledger.note(self.subject, (rule, fate), pointer, None);
    }

    fn lose(&mut self, pointer: String) {
        self.note(rules::CONTRACT_DETAILS_DROPPED, Fate::Lost, pointer);
    }

    fn operation(&mut self, operation: &Operation) {
        if operation.operation_id.as_ref().is_some_and(|id| *id != operation.name) {
            self.lose("/operationId".to_owned());
        }
        if operation.summary.is_some() && operation.description.is_some() {
            self.lose("/summary".to_owned());
        }
        let written = paths::written(&operation.path);
        if written != *operation.path || paths::template(&written) != *operation.path {
            self.note(rules::CONTRACT_PATH_REREAD, Fate::Widened, "/path".to_owned());
        }
        let mut record = HttpApiOperationInfo::default();
        let lost = document::write_operation(&mut record, &operation.operator);
        let of = (self.subject, &operation.operator);
        self.settings.note(self.ledger, of, &lost, rules::CONTRACT_DETAILS_DROPPED);
        for (key, parameter) in &operation.parameters {
            let pointer = Pointer::Parameter(key).text();
            if key.location == ParameterLocation::Cookie {
                self.note(rules::CONTRACT_COOKIES_DROPPED, Fate::Lost, pointer);
                self.kept.dropped.insert(key.clone());
            } else if let RefOr::Item(parameter) = parameter {
                self.parameter(&pointer, parameter);
            }
        }
        if let Some(RefOr::Item(body)) = &operation.request_body
            && let Some((name, media)) = main_media(&body.content)
        {
            self.media(&below("/requestBody/content", name), media);
        }
        self.responses(operation);
    }

    fn parameter(&mut self, pointer: &str, parameter: &Parameter) {
        let value = parameter.schema.as_ref().map(|schema| self.conversions.value(schema));
        let at = below(pointer, "schema");
        if value.as_ref().is_some_and(|schema| scalar_of(schema.clone(), self.components).is_none()) {
            self.note(rules::CONTRACT_PARAMETERS_RESHAPED, Fate::Widened, at.clone());
        } else if value.is_none() && !parameter.content.is_empty() {
            self.note(rules::CONTRACT_PARAMETERS_RESHAPED, Fate::Widened, below(pointer, "content"));
        }
        let has_example = parameter.example.is_some() || !parameter.examples.is_empty();
        for (key, _) in value.iter().flat_map(|value: &Value| value.node().entries()) {
            let is_kept = match key.text() {
                "type" | "default" => true,
                "example" => !has_example,
                _ => false,
            };
            if !is_kept {
                self.lose(below(&at, key.text()));
            }
        }
        let examples = below(pointer, "examples");
        for (index, (name, example)) in parameter.examples.iter().enumerate() {
            let at = below(&examples, name);
            if index > 0 || parameter.example.is_some() {
                self.lose(at);
            } else if let RefOr::Item(example) = example {
                let members = [
                    (example.summary.is_some(), "summary"),
                    (example.description.is_some(), "description"),
                    (example.external_value.is_some(), "externalValue"),
                    (!example.extensions.is_empty(), "extensions"),
                ];
                for (_, name) in members.iter().filter(|(is_there, _)| *is_there) {
                    self.lose(below(&at, name));
                }
            }
        }
    }

    fn responses(&mut self, operation: &Operation) {
        let numeric = operation.responses.statuses.iter().filter(|(status, _)| status.parse::<i32>().is_ok());
        let found = numeric.filter_map(|(status, response)| {
            Some((status, response, resolve(response, &self.components.responses).ok()?))
        });
        let found: Vec<_> = found.collect();
        let types = found.iter().flat_map(|(_, _, response)| response.content.keys());
        let main = types.clone().find(|name| is_json(name)).or_else(|| types.clone().next()).cloned();
        for status in operation.responses.statuses.keys().filter(|status| status.parse::<i32>().is_err()) {
            let pointer = below("/responses/statuses", status);
            self.note(rules::CONTRACT_STATUSES_DROPPED, Fate::Lost, pointer);
        }
        for (status, response, resolved) in found {
            let own = main.as_ref().and_then(|main| resolved.content.get_key_value(main));
            if let (RefOr::Item(_), Some((name, media))) =
                (response, own.or_else(|| main_media(&resolved.content)))
            {
                let content = below(&below("/responses/statuses", status), "content");
                self.media(&below(&content, name), media);
            }
        }
    }

    fn media(&mut self, pointer: &str, media: &MediaType) {
        self.kept.media.push(pointer.to_owned());
        if media.example.is_some() {
            self.kept.examples.push(below(pointer, "example"));
        } else if let Some((name, _)) = media.examples.first() {
            self.kept.examples.push(below(&below(pointer, "examples"), name));
        }
    }
}

/// The media type that a record keeps: JSON before the others, else the first.
fn main_media(content: &Map<Arc<str>, MediaType>) -> Option<(&Arc<str>, &MediaType)> {
    content.iter().find(|(name, _)| is_json(name)).or_else(|| content.first())
}
