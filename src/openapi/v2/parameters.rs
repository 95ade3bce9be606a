//! Swagger 2.0's parameters, except for bodies.

use crate::model::{Dialect, Map, PARAMETER_SCHEMA, Parameter, ParameterLocation, Style};
use crate::openapi::lint::placement::style_misplaced;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::{Listed, Parameters};
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    COLLECTION_FORMAT_MISPLACED, PARAMETER_FLAG_MISPLACED, PARAMETER_PLACE_OTHER_VERSION,
    PARAMETER_TYPE_MISPLACED,
};
use crate::source::Node;
use crate::subject::ComponentKind;
use crate::text::secrets;

/// `in` of a parameter.
pub(crate) fn place(node: Node<'_>) -> Option<&str> {
    node.get("in").and_then(Node::as_str)
}

impl<'d> Reader<'d> {
    /// Reads a list of parameters; those that describe a body are kept for it.
    pub(crate) fn parameter_list_v2(
        &mut self,
        list: Node<'d>,
        into: &mut Parameters,
        bodies: &mut Vec<Dereferenced<'d>>,
    ) {
        if into.is_empty() && list.items().all(is_plain) {
            *into = self.once(list, |memo| &mut memo.parameter_lists, Self::plain_parameters_v2);
            return;
        }
        for item in list.items() {
            let listed = if is_plain(item) {
                self.once(item, |memo| &mut memo.parameters, Self::plain_parameter_v2)
            } else {
                self.parameter_or_body(item, bodies)
            };
            if let Some(listed) = listed {
                self.enter_parameter(item, listed, into);
            }
        }
    }

    fn plain_parameters_v2(&mut self, list: Node<'d>) -> Parameters {
        let mut parameters = Parameters::with_capacity(list.len());
        for item in list.items() {
            if let Some(listed) = self.once(item, |memo| &mut memo.parameters, Self::plain_parameter_v2) {
                self.enter_parameter(item, listed, &mut parameters);
            }
        }
        parameters
    }

    fn plain_parameter_v2(&mut self, node: Node<'d>) -> Option<Listed> {
        self.listed_parameter(Dereferenced { node, component: None }, Self::parameter_v2)
    }

    /// A parameter of a list, unless it describes a body or leads to one that does.
    fn parameter_or_body(&mut self, node: Node<'d>, bodies: &mut Vec<Dereferenced<'d>>) -> Option<Listed> {
        let found = self.dereferenced(node, Some(ComponentKind::Parameter))?;
        let place = match found.component {
            Some((id, _)) => self.refs.settled(id).place,
            None => place(found.node),
        };
        if is_of_body(place) {
            bodies.push(found);
            return None;
        }
        self.listed_parameter(found, Self::parameter_v2)
    }

    pub(crate) fn parameter_v2(&mut self, node: Node<'d>) -> Option<Parameter> {
        self.read_parameter_v2(node, false)
    }

    /// A parameter that operations refer to.
    pub(crate) fn shared_parameter_v2(&mut self, node: Node<'d>) -> Option<Parameter> {
        self.read_parameter_v2(node, true)
    }

    fn read_parameter_v2(&mut self, node: Node<'d>, is_shared: bool) -> Option<Parameter> {
        let mut fields = Fields::of(node);
        fields.needs(&["name", "in"]);
        let (name, location) = self.name_and_place(&mut fields, is_shared)?;
        let (style, explode) = self.collection_format(&mut fields, location);
        let required = fields.flag(&mut self.report, "required").unwrap_or_default();
        let required = self.path_is_required(location, required, node, &name);
        let description = fields.prose(&mut self.report, "description");
        let allow_empty_value = fields.flag(&mut self.report, "allowEmptyValue").unwrap_or_default();
        if location != ParameterLocation::Query {
            fields.misplaced(&["allowEmptyValue"]);
        }
        schema_is_known(&mut fields);
        match fields.raw("type") {
            Some(kind) => self.check_type_of_parameter(kind, location.as_str(), &["file", "object"]),
            None if fields.are_of_other_version() => {}
            None => self.incomplete(node, &name, "type"),
        }
        if allow_empty_value && location != ParameterLocation::Query {
            let args = [("key", "allowEmptyValue".to_owned()), ("place", location.as_str().to_owned())];
            self.report.at(PARAMETER_FLAG_MISPLACED, fields.raw("allowEmptyValue").unwrap_or(node), args);
        }
        if location == ParameterLocation::Cookie {
            let at = fields.raw("in").unwrap_or(node);
            self.report.at(PARAMETER_PLACE_OTHER_VERSION, at, [("name", shortened(&name))]);
        }
        self.report.findings.set_in_credential(secrets::is_name(&name));
        let schema = self.schema(node, Dialect::Swagger2Parameter);
        self.report.findings.set_in_credential(false);
        Some(Parameter {
            name,
            location,
            description,
            required,
            deprecated: false,
            allow_empty_value,
            style,
            explode,
            allow_reserved: false,
            schema: Some(schema),
            content: Map::new(),
            example: None,
            examples: Map::new(),
            extensions: fields.finish(&mut self.report),
        })
    }

    /// Reports a type that a parameter cannot have where it is.
    pub(crate) fn check_type_of_parameter(&mut self, kind: Node<'d>, place: &str, unfit: &[&str]) {
        if let Some(text) = kind.as_str().filter(|text| unfit.contains(text)) {
            let args = [("type", text.to_owned()), ("place", place.to_owned())];
            self.report.at(PARAMETER_TYPE_MISPLACED, kind, args);
        }
    }

    /// `collectionFormat` in OAS 3.0's words. A list without one is comma-separated, which 3.0 does not default to.
    pub(crate) fn collection_format(
        &mut self,
        fields: &mut Fields<'d>,
        location: ParameterLocation,
    ) -> (Option<Style>, Option<bool>) {
        let stated = fields.text(&mut self.report, "collectionFormat");
        let of_type = fields.raw("type").and_then(Node::as_str);
        if of_type != Some("array") {
            if let (Some(of_type), Some(_)) = (of_type, stated) {
                let args = [("type", shortened(of_type))];
                let at = fields.raw("collectionFormat").unwrap_or(fields.node());
                self.report.at(COLLECTION_FORMAT_MISPLACED, at, args);
            }
            return (None, None);
        }
        let in_query = matches!(location, ParameterLocation::Query | ParameterLocation::Cookie);
        let commas = if in_query { (Some(Style::Form), Some(false)) } else { (Some(Style::Simple), None) };
        match stated {
            None | Some("csv") => commas,
            Some("ssv") => (Some(Style::SpaceDelimited), Some(false)),
            Some("tsv") => (Some(Style::TabDelimited), Some(false)),
            Some("pipes") => (Some(Style::PipeDelimited), Some(false)),
            Some("multi") => {
                if !in_query {
                    style_misplaced(&mut self.report, fields, "collectionFormat", location);
                }
                (Some(Style::Form), Some(true))
            }
            Some(text) => {
                self.word_unknown(fields, "collectionFormat", text);
                commas
            }
        }
    }
}

/// The members of a parameter or header that are its schema are known, and no extensions of it.
pub(crate) fn schema_is_known(fields: &mut Fields<'_>) {
    fields.known(PARAMETER_SCHEMA);
    if fields.peek("x-nullable").is_some_and(|node| node.as_bool().is_some()) {
        fields.expect("x-nullable");
    }
}

/// Whether a parameter says all of itself and describes no body.
fn is_plain(item: Node<'_>) -> bool {
    item.get("$ref").is_none() && !is_of_body(place(item))
}

/// Whether a place is that of a body, or of a part of one.
fn is_of_body(place: Option<&str>) -> bool {
    matches!(place, Some("body" | "formData"))
}
