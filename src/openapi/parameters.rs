//! Lists of parameters, and OAS 3.0's parameters.

use indexmap::IndexSet;

use super::fields::{Fields, shortened};
use super::media::Described;
use super::reader::Reader;
use super::refs::Followed;
use super::targets::ComponentId;
use crate::diagnostic::rules::openapi::{
    PARAMETER_DUPLICATE, PARAMETER_HEADER_IGNORED, PARAMETER_INCOMPLETE, PARAMETER_UNUSABLE,
    PATH_PARAMETER_OPTIONAL, PATH_PARAMETER_UNDECLARED, PATH_PARAMETER_UNUSED,
};
use crate::model::{Map, Parameter, ParameterKey, ParameterLocation, RefOr, Schema};
use crate::source::Node;
use crate::subject::{ComponentKind, Subject};

/// The parameters of a path item or operation.
pub(super) type Parameters = Map<ParameterKey, RefOr<Parameter>>;

impl<'d> Reader<'d> {
    /// A parameter of a list in OAS 3.0, entered under its place and name.
    pub(super) fn parameter_in_list(&mut self, node: Node<'d>, into: &mut Parameters) {
        let Some((node, reference)) = self.dereferenced(node) else { return };
        let entry = match reference {
            Some((id, site)) => {
                let Some(target) = self.reference_to(id, ComponentKind::Parameter, site) else { return };
                // A shared parameter without a usable name fails on its own, and this operation with it.
                let Some(key) = parameter_key(node) else { return };
                (key, RefOr::Reference(target))
            }
            None => match self.parameter_v3(node) {
                Some(parameter) => (parameter.key(), parameter.into()),
                None => return,
            },
        };
        self.enter_parameter(entry, node, into);
    }

    /// Follows the references of a list item: the object it stands for and, when that is a component, which one.
    pub(super) fn dereferenced(&mut self, node: Node<'d>) -> Option<(Node<'d>, Option<(ComponentId, Node<'d>)>)> {
        let mut node = node;
        // Values outside the components are read in place; the bound of `follow` ends a loop of them.
        while let Some(reference) = self.reference_of(node) {
            match self.follow(reference)? {
                Followed::Component(id) => return Some((self.final_node(id).ok()?, Some((id, reference)))),
                Followed::Value(value) => node = value,
            }
        }
        Some((node, None))
    }

    /// Enters a parameter; the first of two with one place and name counts.
    pub(super) fn enter_parameter(
        &mut self,
        (key, parameter): (ParameterKey, RefOr<Parameter>),
        node: Node<'d>,
        into: &mut Parameters,
    ) {
        if into.contains_key(&key) {
            self.report(PARAMETER_DUPLICATE, node, [("parameter", shortened(&key.to_string()))]);
        } else {
            into.insert(key, parameter);
        }
    }

    pub(super) fn parameter_v3(&mut self, node: Node<'d>) -> Option<Parameter> {
        let mut fields = Fields::of(node);
        let (name, location) = self.name_and_place(&mut fields)?;
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
        } = self.described(&mut fields);
        if schema.is_none() && content.is_empty() {
            self.incomplete(node, &name, "schema");
        }
        let required = self.path_is_required(location, required, node, &name);
        let extensions = fields.finish(self);
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
    pub(super) fn name_and_place(&mut self, fields: &mut Fields<'d>) -> Option<(String, ParameterLocation)> {
        let name = fields.string(self, "name").filter(|name| !name.is_empty());
        let location = fields.text(self, "in").and_then(location);
        if let (Some(name), Some(location)) = (&name, location) {
            return Some((name.clone(), location));
        }
        let needs = if name.is_none() { "name" } else { "in" };
        let shared = matches!(self.subject(), Some(Subject::Component(key)) if key.kind == ComponentKind::Parameter);
        if shared {
            self.report(PARAMETER_UNUSABLE, fields.node(), [("needs", needs.to_owned())]);
        } else {
            self.incomplete(fields.node(), &name.unwrap_or_default(), needs);
        }
        None
    }

    /// Reports what a parameter lacks; it is kept as far as it goes.
    pub(super) fn incomplete(&mut self, node: Node<'d>, name: &str, needs: &str) {
        self.report(PARAMETER_INCOMPLETE, node, [("name", shortened(name)), ("needs", needs.to_owned())]);
    }

    /// Path parameters are required, whatever the document says.
    pub(super) fn path_is_required(
        &mut self,
        location: ParameterLocation,
        required: bool,
        node: Node<'d>,
        name: &str,
    ) -> bool {
        if location == ParameterLocation::Path && !required {
            self.report(PATH_PARAMETER_OPTIONAL, node, [("name", shortened(name))]);
        }
        required || location == ParameterLocation::Path
    }

    /// Makes an operation's path parameters and the variables of its path agree.
    pub(super) fn match_path(&mut self, variables: &IndexSet<&str>, parameters: &mut Parameters, entry: u32) {
        let unused = |key: &ParameterKey| {
            key.location == ParameterLocation::Path && !variables.contains(key.name.as_str())
        };
        if parameters.keys().any(unused) {
            for key in parameters.keys().filter(|key| unused(key)) {
                self.report_at(PATH_PARAMETER_UNUSED, entry, [("name", shortened(&key.name))]);
            }
            parameters.retain(|key, _| !unused(key));
        }
        for name in variables {
            let key = ParameterKey { location: ParameterLocation::Path, name: (*name).to_owned() };
            if !parameters.contains_key(&key) {
                self.report_at(PATH_PARAMETER_UNDECLARED, entry, [("name", shortened(name))]);
                parameters.insert(key, assumed(name).into());
            }
        }
    }

    /// OAS 3.0 ignores header parameters that describe what media types and security schemes describe.
    pub(super) fn without_ignored_headers(&mut self, parameters: &mut Parameters, entry: u32) {
        let ignored = |key: &ParameterKey| {
            key.location == ParameterLocation::Header
                && ["Accept", "Content-Type", "Authorization"].iter().any(|name| key.name.eq_ignore_ascii_case(name))
        };
        if parameters.keys().any(ignored) {
            for key in parameters.keys().filter(|key| ignored(key)) {
                self.report_at(PARAMETER_HEADER_IGNORED, entry, [("name", key.name.clone())]);
            }
            parameters.retain(|key, _| !ignored(key));
        }
    }
}

/// The parameter that stands for a variable nobody declared.
fn assumed(name: &str) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location: ParameterLocation::Path,
        description: None,
        required: true,
        deprecated: false,
        allow_empty_value: false,
        style: None,
        explode: None,
        allow_reserved: false,
        schema: Some(Schema::from(serde_json::json!({ "type": "string" }))),
        content: Map::new(),
        example: None,
        examples: Map::new(),
        extensions: Map::new(),
    }
}

/// Place and name of a parameter object, silently: its own reading says what is wrong with it.
pub(super) fn parameter_key(node: Node<'_>) -> Option<ParameterKey> {
    let name = node.get("name")?.scalar().filter(|name| !name.is_empty())?;
    let location = location(node.get("in")?.as_str()?)?;
    Some(ParameterKey { location, name: name.to_owned() })
}

fn location(text: &str) -> Option<ParameterLocation> {
    match text {
        "path" => Some(ParameterLocation::Path),
        "query" => Some(ParameterLocation::Query),
        "header" => Some(ParameterLocation::Header),
        "cookie" => Some(ParameterLocation::Cookie),
        _ => None,
    }
}
