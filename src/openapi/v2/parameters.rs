//! Swagger 2.0's parameters, but for bodies.

use crate::model::{Dialect, Map, PARAMETER_SCHEMA, Parameter, ParameterLocation, Style};
use crate::openapi::operation::parameters::Parameters;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::{Fields, shortened};
use crate::openapi::reader::refs::Dereferenced;
use crate::openapi::rules::{
    PARAMETER_FLAG_MISPLACED, PARAMETER_PLACE_OTHER_VERSION, PARAMETER_TYPE_MISPLACED,
};
use crate::openapi::v2::place;
use crate::source::Node;
use crate::subject::ComponentKind;

impl<'d> Reader<'d> {
    /// A parameter of a list: entered under its place and name, or kept for the body that it belongs to.
    pub(crate) fn parameter_v2_in_list(
        &mut self,
        node: Node<'d>,
        into: &mut Parameters,
        bodies: &mut Vec<Dereferenced<'d>>,
    ) {
        let listed = self.once(
            node,
            |cx| &mut cx.parameters,
            |cx, node| {
                let found = cx.dereferenced(node, Some(ComponentKind::Parameter))?;
                let place = match found.component {
                    Some((id, _)) => cx.settled(id).place,
                    None => place(found.node),
                };
                if matches!(place, Some("body" | "formData")) {
                    // A list with a body says more than its parameters.
                    cx.events += 1;
                    bodies.push(found);
                    return None;
                }
                cx.listed_parameter(found, Self::parameter_v2)
            },
        );
        if let Some(listed) = listed {
            self.enter_parameter(node, listed, into);
        }
    }

    pub(crate) fn parameter_v2(&mut self, node: Node<'d>) -> Option<Parameter> {
        let mut fields = Fields::of(node);
        fields.needs(&["name", "in"]);
        let (name, location) = self.name_and_place(&mut fields)?;
        let (style, explode) = self.collection_format(&mut fields, location);
        let required = fields.flag(self, "required").unwrap_or_default();
        let required = self.path_is_required(location, required, node, &name);
        let description = fields.prose(self, "description");
        let allow_empty_value = fields.flag(self, "allowEmptyValue").unwrap_or_default();
        fields.known(PARAMETER_SCHEMA);
        match fields.raw("type") {
            Some(kind) => self.check_type_of_parameter(kind, location.as_str(), &["file", "object"]),
            None if fields.are_of_other_version() => {}
            None => self.incomplete(node, &name, "type"),
        }
        if allow_empty_value && location != ParameterLocation::Query {
            let args = [("key", "allowEmptyValue".to_owned()), ("place", location.as_str().to_owned())];
            self.report(PARAMETER_FLAG_MISPLACED, fields.raw("allowEmptyValue").unwrap_or(node), args);
        }
        if location == ParameterLocation::Cookie {
            let at = fields.raw("in").unwrap_or(node);
            self.report(PARAMETER_PLACE_OTHER_VERSION, at, [("name", shortened(&name))]);
        }
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
            schema: Some(self.schema(node, Dialect::Swagger2Parameter)),
            content: Map::new(),
            example: None,
            examples: Map::new(),
            extensions: fields.finish(self),
        })
    }

    /// Reports a type that a parameter cannot have where it is.
    pub(crate) fn check_type_of_parameter(&mut self, kind: Node<'d>, place: &str, unfit: &[&str]) {
        if let Some(text) = kind.as_str().filter(|text| unfit.contains(text)) {
            let args = [("type", text.to_owned()), ("place", place.to_owned())];
            self.report(PARAMETER_TYPE_MISPLACED, kind, args);
        }
    }

    /// `collectionFormat` in OAS 3.0's words. A list without one is comma-separated, which 3.0 does not default to.
    pub(crate) fn collection_format(
        &mut self,
        fields: &mut Fields<'d>,
        location: ParameterLocation,
    ) -> (Option<Style>, Option<bool>) {
        let stated = fields.text(self, "collectionFormat");
        if fields.raw("type").and_then(Node::as_str) != Some("array") {
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
                    self.style_misplaced(fields, "collectionFormat", location);
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
