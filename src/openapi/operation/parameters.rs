//! Lists of parameters, and OAS 3.0's parameters.

use std::sync::Arc;

use crate::model::{Parameter, ParameterKey, ParameterLocation, RefOr};
use crate::openapi::lint::placement::check_described;
use crate::openapi::operation::media::Described;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::{Listed, Memo, Parameters};
use crate::openapi::reader::refs::Settled;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{
    KEY_OTHER_VERSION, PARAMETER_DUPLICATE, PARAMETER_INCOMPLETE, PARAMETER_UNUSABLE, PATH_PARAMETER_OPTIONAL,
};
use crate::source::Node;
use crate::subject::ComponentKind;
use crate::text::secrets;

impl<'d> Reader<'d> {
    /// Reads a list of parameters of OAS 3.0. Generated documents have the same one at a hundred operations.
    pub(crate) fn parameter_list_v3(&mut self, list: Node<'d>, into: &mut Parameters) {
        if into.is_empty() {
            *into = self.once(list, |memo| &mut memo.parameter_lists, Self::parameters_v3);
        } else {
            self.enter_parameters_v3(list, into);
        }
    }

    fn parameters_v3(&mut self, list: Node<'d>) -> Parameters {
        let mut parameters = Parameters::with_capacity(list.len());
        self.enter_parameters_v3(list, &mut parameters);
        parameters
    }

    /// Enters the parameters of a list, each under its place and name.
    fn enter_parameters_v3(&mut self, list: Node<'d>, into: &mut Parameters) {
        for item in list.items() {
            if let Some(listed) = self.once(item, |memo| &mut memo.parameters, Self::listed_parameter_v3) {
                self.enter_parameter(item, listed, into);
            }
        }
    }

    fn listed_parameter_v3(&mut self, node: Node<'d>) -> Option<Listed> {
        let found = self.dereferenced(node, Some(ComponentKind::Parameter))?;
        self.listed_parameter(found, Self::parameter_v3)
    }

    /// Reads a parameter of a list, or the reference to a shared one.
    pub(crate) fn listed_parameter(
        &mut self,
        found: Dereferenced<'d>,
        read: impl Fn(&mut Self, Node<'d>) -> Option<Parameter>,
    ) -> Option<Listed> {
        match found.component {
            Some((id, site)) => {
                let target = self.reference_to(id, ComponentKind::Parameter, site)?;
                // A shared parameter without a usable name fails on its own, and this operation with it.
                let Settled { name, place, .. } = self.refs.settled(id);
                Some((key_from(&mut self.memo, name, place)?, RefOr::Reference(target)))
            }
            None => read(self, found.node).map(|parameter| (parameter.key(), parameter.into())),
        }
    }

    /// Enters a parameter of a list; the first of two with one place and name counts.
    pub(crate) fn enter_parameter(
        &mut self,
        item: Node<'d>,
        (key, parameter): Listed,
        into: &mut Parameters,
    ) {
        if into.contains_key(&key) || is_header_again(&key, into) {
            self.report.at(PARAMETER_DUPLICATE, item, [("parameter", shortened(&key))]);
        } else {
            into.insert(key, parameter);
        }
    }

    pub(super) fn parameter_v3(&mut self, node: Node<'d>) -> Option<Parameter> {
        self.read_parameter_v3(node, false)
    }

    /// A parameter that operations refer to.
    pub(crate) fn shared_parameter_v3(&mut self, node: Node<'d>) -> Option<Parameter> {
        self.read_parameter_v3(node, true)
    }

    fn read_parameter_v3(&mut self, node: Node<'d>, is_shared: bool) -> Option<Parameter> {
        let mut fields = Fields::of(node);
        fields.needs(&["name", "in", "schema"]);
        let (name, location) = self.name_and_place(&mut fields, is_shared)?;
        self.report.findings.set_in_credential(secrets::is_name(&name));
        let described = self.described(&mut fields);
        check_described(&mut self.report, &mut fields, location, &described);
        self.report.findings.set_in_credential(false);
        let Described {
            description,
            required,
            deprecated,
            allow_empty_value,
            style,
            explode,
            allow_reserved,
            schema,
            content,
            example,
            examples,
        } = described;
        if schema.is_none() && content.is_empty() && fields.lacks_content() && !fields.are_of_other_version()
        {
            self.incomplete(node, &name, "schema");
        }
        let required = self.path_is_required(location, required, node, &name);
        let extensions = fields.finish(&mut self.report);
        Some(Parameter {
            name,
            location,
            description,
            required,
            deprecated,
            allow_empty_value,
            style,
            explode,
            allow_reserved,
            schema,
            content,
            example,
            examples,
            extensions,
        })
    }

    /// `name` and `in`; without them there is no parameter.
    pub(crate) fn name_and_place(
        &mut self,
        fields: &mut Fields<'d>,
        is_shared: bool,
    ) -> Option<(Arc<str>, ParameterLocation)> {
        let name = fields.text(&mut self.report, "name").filter(|name| !name.is_empty());
        let location = fields.text(&mut self.report, "in").and_then(location);
        if let (Some(name), Some(location)) = (name, location) {
            return Some((self.memo.shared(name), location));
        }
        let needs = if name.is_none() { "name" } else { "in" };
        let is_body = fields.peek("in").filter(|node| matches!(node.as_str(), Some("body" | "formData")));
        if is_shared {
            self.report.at(PARAMETER_UNUSABLE, fields.node().key_site(), [("needs", needs.to_owned())]);
        } else if let Some(place) = is_body.filter(|_| name.is_some()) {
            let key = format!("in: {}", place.as_str().unwrap_or_default());
            let args = [("key", key), ("version", "2.0".to_owned()), ("instead", "requestBody".to_owned())];
            self.report.at(KEY_OTHER_VERSION, place, args);
        } else if fields.lacks(needs) || fields.peek(needs).is_some_and(|node| text_of(node).is_some()) {
            self.incomplete(fields.node(), name.unwrap_or_default(), needs);
        }
        None
    }

    /// Reports what a parameter lacks: without a name or a place it is left out, without a schema it is kept.
    pub(crate) fn incomplete(&mut self, node: Node<'d>, name: &str, needs: &str) {
        let name = if name.is_empty() { "?".to_owned() } else { shortened(name) };
        let outcome = if matches!(needs, "name" | "in") { "left-out" } else { "kept" };
        let args = [("name", name), ("needs", needs.to_owned()), ("outcome", outcome.to_owned())];
        self.report.at(PARAMETER_INCOMPLETE, node.key_site(), args);
    }

    /// Path parameters are required, whatever the document says.
    pub(crate) fn path_is_required(
        &mut self,
        location: ParameterLocation,
        required: bool,
        node: Node<'d>,
        name: &str,
    ) -> bool {
        if location == ParameterLocation::Path && !required {
            self.report.at(PATH_PARAMETER_OPTIONAL, node.key_site(), [("name", shortened(name))]);
        }
        required || location == ParameterLocation::Path
    }
}

/// Whether a list has a header parameter already, in other cases of its letters. Only as many entries are compared as
/// real lists have, so that a hostile list stays linear.
fn is_header_again(key: &ParameterKey, list: &Parameters) -> bool {
    let is_same = |other: &ParameterKey| {
        other.location == ParameterLocation::Header && other.name.eq_ignore_ascii_case(&key.name)
    };
    key.location == ParameterLocation::Header && list.keys().take(64).any(is_same)
}

/// The key of a parameter by its name and place.
pub(super) fn key_from<'d>(
    memo: &mut Memo<'d>,
    name: Option<&'d str>,
    place: Option<&'d str>,
) -> Option<ParameterKey> {
    let name = name.filter(|name| !name.is_empty())?;
    Some(ParameterKey { location: location(place?)?, name: memo.shared(name) })
}

pub(super) fn location(text: &str) -> Option<ParameterLocation> {
    match text {
        "path" => Some(ParameterLocation::Path),
        "query" => Some(ParameterLocation::Query),
        "header" => Some(ParameterLocation::Header),
        "cookie" => Some(ParameterLocation::Cookie),
        _ => None,
    }
}
