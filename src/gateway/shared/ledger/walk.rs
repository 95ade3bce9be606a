//! The members of a part that a gateway has no place for, whatever the gateway is.

use std::sync::Arc;

use super::place::Pointer;
use super::{Fate, Ledger, Placement, below};
use crate::diagnostic::Rule;
use crate::gateway::shared::rules;
use crate::model::operator::Operator;
use crate::model::{
    About, Api, Extensions, Map, MediaType, Operation, Parameter, ParameterKey, RefOr, RequestBody, Response,
    to_json,
};
use crate::subject::{ComponentKind, Subject};
use crate::tables::HashSet;

/// The rules whose findings list what a walk notes.
pub(in crate::gateway) struct Rules {
    /// Documentation.
    pub(in crate::gateway) details: &'static Rule,
    /// What operators add.
    pub(in crate::gateway) settings: &'static Rule,
    /// Media types of a body after the one that is kept.
    pub(in crate::gateway) media: &'static Rule,
    /// The schema of a body.
    pub(in crate::gateway) body: &'static Rule,
    /// Members of the API.
    pub(in crate::gateway) api: &'static Rule,
}

/// Those of a conversion into payloads.
pub(in crate::gateway) const RULES: &Rules = &Rules {
    details: rules::CONVERT_DETAILS_DROPPED,
    settings: rules::CONVERT_SETTINGS_DROPPED,
    media: rules::CONVERT_MEDIA_TYPES_DROPPED,
    body: rules::CONVERT_BODY_UNCHECKED,
    api: rules::CONVERT_API_DETAILS_DROPPED,
};

/// Notes the members of one part for which a table of placements has no row. What a gateway places of one part and not
/// of another, its writer notes itself: such a member has a row.
pub(in crate::gateway) struct Walk<'l> {
    pub(in crate::gateway) placed: &'static [Placement],
    pub(in crate::gateway) rules: &'static Rules,
    pub(in crate::gateway) subject: &'l Subject,
    /// Which bodies and examples are in the payload.
    pub(in crate::gateway) kept: &'l Kept,
    pub(in crate::gateway) ledger: &'l mut Ledger,
}

/// What a payload has of bodies, by pointers: of several, a gateway keeps some.
#[derive(Debug, Default)]
pub(in crate::gateway) struct Kept {
    /// Media types. Of the others nothing is kept.
    pub(in crate::gateway) media: Vec<String>,
    /// Examples: the member `example`, or one below `examples`.
    pub(in crate::gateway) examples: Vec<String>,
    /// Parameters that are not kept, which were noted already.
    pub(in crate::gateway) dropped: HashSet<ParameterKey>,
}

impl Kept {
    fn has_example_in(&self, pointer: &str) -> bool {
        let is_in = |kept: &String| kept.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        self.examples.iter().any(is_in)
    }
}

/// Where a walk is: the pointer, and its pattern in the table.
#[derive(Clone, Copy)]
struct At<'p>(Pointer<'p>, &'static str);

impl Walk<'_> {
    /// Whether the table has a row for a member, or for all members there.
    fn is_placed(&self, pattern: &str, member: &str) -> bool {
        self.placed.iter().any(|placement| placement.is_of(pattern, member))
    }

    fn lose(&mut self, rule: &'static Rule, pointer: String) {
        self.ledger.note(self.subject, (rule, Fate::Lost), pointer, None);
    }

    /// Notes a member that is there and has no place.
    fn member(&mut self, at: At<'_>, is_there: bool, name: &str) {
        if is_there && !self.is_placed(at.1, name) {
            self.lose(self.rules.details, Pointer::Below(&at.0, name).text());
        }
    }

    fn extensions(&mut self, at: At<'_>, extensions: &Extensions) {
        let pointer = Pointer::Below(&at.0, "extensions");
        for key in extensions.keys() {
            if !self.is_placed(at.1, key) {
                self.lose(self.rules.details, Pointer::Below(&pointer, key).text());
            }
        }
    }

    /// An operation, without what is referred to.
    pub(in crate::gateway) fn operation(&mut self, operation: &Operation) {
        let at = At(Pointer::ROOT, "");
        let id = operation.operation_id.as_ref();
        self.member(at, id.is_some_and(|id| *id != operation.name), "operationId");
        self.member(at, operation.summary.is_some(), "summary");
        self.member(at, operation.description.is_some(), "description");
        self.member(at, !operation.tags.is_empty(), "tags");
        self.member(at, operation.deprecated, "deprecated");
        self.member(at, operation.external_docs.is_some(), "externalDocs");
        self.member(at, !operation.callbacks.is_empty(), "callbacks");
        self.member(at, operation.security.is_some(), "security");
        self.member(at, !operation.servers.is_empty(), "servers");
        let item = &operation.path_item;
        let of_path = Pointer::Text("/pathItem");
        self.member(At(of_path, "/pathItem"), item.summary.is_some(), "summary");
        self.member(At(of_path, "/pathItem"), item.description.is_some(), "description");
        self.extensions(At(of_path, "/pathItem/extensions"), &item.extensions);
        self.extensions(At(Pointer::ROOT, "/extensions"), &operation.extensions);
        for (key, parameter) in &operation.parameters {
            if let RefOr::Item(parameter) = parameter
                && !self.kept.dropped.contains(key)
            {
                self.parameter(Pointer::Parameter(key), parameter);
            }
        }
        if let Some(RefOr::Item(body)) = &operation.request_body {
            self.body(Pointer::Text("/requestBody"), body);
        }
        let extensions = &operation.responses.extensions;
        self.extensions(At(Pointer::Text("/responses"), "/responses/extensions"), extensions);
        let statuses = Pointer::Text("/responses/statuses");
        for (status, response) in &operation.responses.statuses {
            if let RefOr::Item(response) = response {
                self.response(Pointer::Below(&statuses, status), response);
            }
        }
        self.operator(&operation.operator);
    }

    /// A parameter, without its schema and examples, which a writer knows more of.
    pub(in crate::gateway) fn parameter(&mut self, pointer: Pointer<'_>, parameter: &Parameter) {
        let at = At(pointer, "/parameters/*");
        self.member(at, parameter.description.is_some(), "description");
        self.member(at, parameter.required, "required");
        self.member(at, parameter.deprecated, "deprecated");
        self.member(at, parameter.allow_empty_value, "allowEmptyValue");
        self.member(at, parameter.style.is_some(), "style");
        self.member(at, parameter.explode.is_some(), "explode");
        self.member(at, parameter.allow_reserved, "allowReserved");
        self.extensions(At(pointer, "/parameters/*/extensions"), &parameter.extensions);
    }

    fn body(&mut self, pointer: Pointer<'_>, body: &RequestBody) {
        let at = At(pointer, "/requestBody");
        self.member(at, body.description.is_some(), "description");
        self.member(at, body.required, "required");
        self.extensions(At(pointer, "/requestBody/extensions"), &body.extensions);
        let content = Pointer::Below(&pointer, "content");
        self.contents(At(content, "/requestBody/content/*"), &body.content);
    }

    fn response(&mut self, pointer: Pointer<'_>, response: &Response) {
        if !self.is_placed("/responses/statuses/*", "description") {
            let text = pointer.text();
            let has_media = self.kept.media.iter().any(|kept| kept.starts_with(&text));
            if !has_media && !self.kept.has_example_in(&text) {
                if *response != Response::default() {
                    self.lose(self.rules.details, text);
                }
                return;
            }
        }
        let at = At(pointer, "/responses/statuses/*");
        self.member(at, !response.description.is_empty(), "description");
        self.member(at, !response.headers.is_empty(), "headers");
        self.member(at, !response.links.is_empty(), "links");
        self.extensions(At(pointer, "/responses/statuses/*/extensions"), &response.extensions);
        let content = Pointer::Below(&pointer, "content");
        self.contents(At(content, "/responses/statuses/*/content/*"), &response.content);
    }

    fn contents(&mut self, at: At<'_>, content: &Map<Arc<str>, MediaType>) {
        let is_body = at.1.starts_with("/requestBody");
        for (name, media) in content {
            let pointer = Pointer::Below(&at.0, name).text();
            let at = At(Pointer::Text(&pointer), at.1);
            if !self.kept.media.contains(&pointer) && !self.kept.has_example_in(&pointer) {
                let rule = if is_body { self.rules.media } else { self.rules.details };
                self.lose(rule, pointer);
                continue;
            }
            if media.schema.is_some() && !self.is_placed(at.1, "schema") {
                let rule = if is_body { self.rules.body } else { self.rules.details };
                self.lose(rule, below(&pointer, "schema"));
            }
            self.examples(&pointer, media);
            self.member(at, !media.encoding.is_empty(), "encoding");
            for key in media.extensions.keys() {
                self.member(At(Pointer::Below(&at.0, "extensions"), at.1), true, key);
            }
        }
    }

    fn examples(&mut self, pointer: &str, media: &MediaType) {
        if media.example.is_some() {
            let example = below(pointer, "example");
            if !self.kept.examples.contains(&example) {
                self.lose(self.rules.details, example);
            }
        }
        if media.examples.is_empty() {
            return;
        }
        let examples = below(pointer, "examples");
        if !self.kept.has_example_in(&examples) {
            self.lose(self.rules.details, examples);
            return;
        }
        for (name, example) in &media.examples {
            let pointer = below(&examples, name);
            if !self.kept.examples.contains(&pointer) {
                self.lose(self.rules.details, pointer);
            } else if let RefOr::Item(example) = example {
                let at = At(Pointer::Text(&pointer), "/example");
                self.member(at, example.summary.is_some(), "summary");
                self.member(at, example.description.is_some(), "description");
                self.member(at, example.external_value.is_some(), "externalValue");
                self.member(at, !example.extensions.is_empty(), "extensions");
            }
        }
    }

    /// What an operator adds: a member without a place is a setting that the gateway does not get.
    pub(in crate::gateway) fn operator(&mut self, operator: &Operator) {
        if operator.is_empty() {
            return;
        }
        let fields = to_json(operator);
        for (field, value) in fields.as_object().into_iter().flatten() {
            let members = value.as_object();
            let is_bare = members.is_none_or(serde_json::Map::is_empty);
            if is_bare && !self.is_placed("/operator", field) {
                self.lose(self.rules.settings, below("/operator", field));
            }
            for member in members.into_iter().flat_map(serde_json::Map::keys) {
                if !self.is_placed(&["/operator/", field].concat(), member) {
                    let pointer = below(&below("/operator", field), member);
                    self.lose(self.rules.settings, pointer);
                }
            }
        }
    }

    /// What an API says about itself.
    pub(in crate::gateway) fn about(&mut self, about: &About) {
        let members = [
            (!about.name.is_empty(), "name"),
            (!about.version.is_empty(), "version"),
            (about.description.is_some(), "description"),
            (about.terms_of_service.is_some(), "termsOfService"),
            (about.contact.is_some(), "contact"),
            (about.license.is_some(), "license"),
            (about.base_path.is_some(), "basePath"),
            (!about.servers.is_empty(), "servers"),
            (about.security.is_some(), "security"),
            (!about.tags.is_empty(), "tags"),
            (about.external_docs.is_some(), "externalDocs"),
            (!about.extensions.is_empty(), "extensions"),
            (!about.info_extensions.is_empty(), "infoExtensions"),
            (!about.paths_extensions.is_empty(), "pathsExtensions"),
            (!about.components_extensions.is_empty(), "componentsExtensions"),
        ];
        for (is_there, name) in members {
            if is_there && !self.is_placed("/about", name) {
                self.lose(self.rules.api, below("", name));
            }
        }
        self.operator(&about.operator);
    }

    /// Components that the table has no row for: no payload is made of them. `rule` is that of a kind.
    pub(in crate::gateway) fn components(
        ledger: &mut Ledger,
        placed: &'static [Placement],
        api: &Api,
        rule: impl Fn(ComponentKind) -> &'static Rule,
    ) {
        for key in api.components.keys() {
            let section = key.kind.section();
            let has_row = |placement: &Placement| {
                placement.from.strip_prefix("/components/").is_some_and(|rest| rest.starts_with(section))
            };
            if !placed.iter().any(has_row) {
                let rule = rule(key.kind);
                let subject = Subject::Component(key);
                ledger.note(&subject, (rule, Fate::Lost), "", None);
            }
        }
    }
}
