//! Lists of parameters, and OAS 3.0's parameters.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::diagnostic::Rule;
use crate::model::{Map, Parameter, ParameterKey, ParameterLocation, RefOr, Schema};
use crate::openapi::lint::placement::check_described;
use crate::openapi::operation::media::Described;
use crate::openapi::paths::path::Path;
use crate::openapi::paths::templates::plain;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::follow::Dereferenced;
use crate::openapi::reader::memo::{Listed, Parameters};
use crate::openapi::reader::refs::Settled;
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::{
    KEY_OTHER_VERSION, PARAMETER_DUPLICATE, PARAMETER_HEADER_IGNORED, PARAMETER_INCOMPLETE,
    PARAMETER_UNUSABLE, PATH_PARAMETER_MISNAMED, PATH_PARAMETER_OPTIONAL, PATH_PARAMETER_UNDECLARED,
    PATH_PARAMETER_UNUSED,
};
use crate::source::{Node, Site};
use crate::subject::ComponentKind;
use crate::tables::{HashMap, HashSet};

impl<'d> Reader<'d> {
    /// Reads a list of parameters of OAS 3.0. Generated documents have the same one at a hundred operations.
    pub(crate) fn parameter_list_v3(&mut self, list: Node<'d>, into: &mut Parameters) {
        if into.is_empty() {
            let read = self.once(list, |memo| &mut memo.parameter_lists, Self::parameters_v3);
            *into = read.unwrap_or_default();
        } else {
            self.enter_parameters_v3(list, into);
        }
    }

    fn parameters_v3(&mut self, list: Node<'d>) -> Option<Parameters> {
        let mut parameters = Parameters::with_capacity(list.len());
        self.enter_parameters_v3(list, &mut parameters);
        Some(parameters)
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
                Some((key_of(self.refs.settled(id))?, RefOr::Reference(target)))
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
            self.report.at(PARAMETER_DUPLICATE, item, [("parameter", shortened(&key.to_string()))]);
        } else {
            into.insert(key, parameter);
        }
    }

    fn parameter_v3(&mut self, node: Node<'d>) -> Option<Parameter> {
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
        let described = self.described(&mut fields);
        check_described(&mut self.report, &mut fields, location, &described);
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
            self.report.at(PARAMETER_UNUSABLE, fields.node(), [("needs", needs.to_owned())]);
        } else if let Some(place) = is_body.filter(|_| name.is_some()) {
            let key = format!("in: {}", place.as_str().unwrap_or_default());
            let args = [("key", key), ("version", "2.0".to_owned()), ("instead", "requestBody".to_owned())];
            self.report.at(KEY_OTHER_VERSION, place, args);
        } else if fields.lacks(needs) || fields.peek(needs).is_some_and(|node| text_of(node).is_some()) {
            self.incomplete(fields.node(), name.unwrap_or_default(), needs);
        }
        None
    }

    /// Reports what a parameter lacks; it is kept as far as it goes.
    pub(crate) fn incomplete(&mut self, node: Node<'d>, name: &str, needs: &str) {
        let name = if name.is_empty() { "?".to_owned() } else { shortened(name) };
        self.report.at(PARAMETER_INCOMPLETE, node, [("name", name), ("needs", needs.to_owned())]);
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
            self.report.at(PATH_PARAMETER_OPTIONAL, node, [("name", shortened(name))]);
        }
        required || location == ParameterLocation::Path
    }

    /// Makes an operation's path parameters and the variables of its path agree.
    pub(crate) fn match_path(
        &mut self,
        part: Part,
        path: &Path<'d>,
        operation: Node<'d>,
        parameters: &mut Parameters,
    ) {
        let is_unused = |key: &ParameterKey| {
            key.location == ParameterLocation::Path && !path.variables.contains(plain(&key.name))
        };
        let mut missing: SmallVec<[ParameterKey; 2]> = SmallVec::new();
        for name in &path.variables {
            let key = ParameterKey { location: ParameterLocation::Path, name: self.memo.shared(name) };
            if !parameters.contains_key(&key) && !declares_greedy(name, parameters) {
                missing.push(key);
            }
        }
        // One name too many and one too few are one mistake, unless a parameter could not be read at all.
        let misnamed = match &missing[..] {
            [only]
                if self.report.error_count(part) == 0
                    && parameters.keys().filter(|key| is_unused(key)).count() == 1 =>
            {
                Some(shortened(&only.name))
            }
            _ => None,
        };
        if let Some(variable) = &misnamed {
            let args = |name| [("name", name), ("variable", variable.clone())];
            self.leave_out(part, PATH_PARAMETER_MISNAMED, is_unused, args, path, operation, parameters);
        } else {
            self.leave_out(
                part,
                PATH_PARAMETER_UNUSED,
                is_unused,
                |name| [("name", name)],
                path,
                operation,
                parameters,
            );
        }
        if misnamed.is_none() && !missing.is_empty() && self.report.error_count(part) == 0 {
            self.report_undeclared(part, &missing, path, operation);
        }
        for key in missing {
            let parameter = assumed(&key.name).into();
            parameters.insert(key, parameter);
        }
    }

    /// Names the variables that no parameter stands for, but for those of parameters that say too little of themselves,
    /// which is said there.
    fn report_undeclared(
        &mut self,
        part: Part,
        missing: &[ParameterKey],
        path: &Path<'d>,
        operation: Node<'d>,
    ) {
        let mut half_said: HashSet<&str> = HashSet::default();
        for item in items_of(path, operation) {
            match self.name_and_place_of(item) {
                (None, Some("path")) => return,
                (Some(name), place) if place.is_none_or(is_no_place) => _ = half_said.insert(plain(name)),
                _ => {}
            }
        }
        for key in missing.iter().filter(|key| !half_said.contains(&*key.name)) {
            let args = [("name", shortened(&key.name))];
            self.report.at(PATH_PARAMETER_UNDECLARED, part.site, args);
        }
    }

    /// OAS 3.0 ignores header parameters that describe what media types and security schemes describe.
    pub(crate) fn without_ignored_headers(
        &mut self,
        part: Part,
        path: &Path<'d>,
        operation: Node<'d>,
        parameters: &mut Parameters,
    ) {
        let ignored = |key: &ParameterKey| {
            key.location == ParameterLocation::Header
                && ["Accept", "Content-Type", "Authorization"]
                    .iter()
                    .any(|name| key.name.eq_ignore_ascii_case(name))
        };
        self.leave_out(
            part,
            PARAMETER_HEADER_IGNORED,
            ignored,
            |name| [("name", name)],
            path,
            operation,
            parameters,
        );
    }

    /// Leaves parameters out, each with a finding where it stands.
    fn leave_out<const N: usize>(
        &mut self,
        part: Part,
        rule: &'static Rule,
        is_out: impl Fn(&ParameterKey) -> bool,
        args: impl Fn(String) -> [(&'static str, String); N],
        path: &Path<'d>,
        operation: Node<'d>,
        parameters: &mut Parameters,
    ) {
        if !parameters.keys().any(&is_out) {
            return;
        }
        let sites = self.sites(path, operation);
        for key in parameters.keys().filter(|key| is_out(key)) {
            let site = sites.get(key).copied().unwrap_or(part.site);
            self.report.at(rule, site, args(shortened(&key.name)));
        }
        parameters.retain(|key, _| !is_out(key));
    }

    /// Where the parameters of an operation stand: its own, or else those of its path.
    fn sites(&mut self, path: &Path<'d>, operation: Node<'d>) -> HashMap<ParameterKey, Site> {
        let mut sites = HashMap::default();
        for item in items_of(path, operation) {
            let (name, place) = self.name_and_place_of(item);
            if let Some(key) = key_from(name, place) {
                sites.entry(key).or_insert_with(|| item.site());
            }
        }
        sites
    }

    /// `name` and `in` of an item of a list, silently: its own reading says what is wrong with it.
    fn name_and_place_of(&mut self, item: Node<'d>) -> (Option<&'d str>, Option<&'d str>) {
        let reference = item.get("$ref").filter(|reference| reference.is_string());
        let target = reference.map(|reference| self.refs.find(reference, Some(ComponentKind::Parameter)));
        let node = match target {
            Some(Target::Component(id)) => {
                let Settled { name, place, .. } = self.refs.settled(id);
                return (name, place);
            }
            Some(Target::Inside(_, node) | Target::Elsewhere(node)) => node,
            _ => item,
        };
        let text = |key| node.get(key).and_then(text_of).filter(|text| !text.is_empty());
        (text("name"), text("in"))
    }
}

/// The items of the lists that an operation has its parameters from: its own, then those of its path.
fn items_of<'d>(path: &Path<'d>, operation: Node<'d>) -> impl Iterator<Item = Node<'d>> {
    let lists = operation.get("parameters").into_iter().chain(path.lists.iter().copied());
    lists.flat_map(Node::items)
}

/// Whether a greedy variable is declared as it stands in the path: `proxy+` for `{proxy+}`.
fn declares_greedy(name: &str, parameters: &Parameters) -> bool {
    let is_declared = |name: String| {
        parameters.contains_key(&ParameterKey { location: ParameterLocation::Path, name: name.into() })
    };
    is_declared(format!("{name}+")) || is_declared(format!("+{name}"))
}

/// Whether a list has a header parameter already, in other cases of its letters. Only as many entries are compared as
/// real lists have, so that a hostile list stays linear.
fn is_header_again(key: &ParameterKey, list: &Parameters) -> bool {
    let is_same = |other: &ParameterKey| {
        other.location == ParameterLocation::Header && other.name.eq_ignore_ascii_case(&key.name)
    };
    key.location == ParameterLocation::Header && list.keys().take(64).any(is_same)
}

/// The parameter that stands for a variable nobody declared.
fn assumed(name: &str) -> Parameter {
    Parameter {
        name: name.into(),
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

/// Place and name of a shared parameter.
fn key_of(settled: Settled<'_>) -> Option<ParameterKey> {
    key_from(settled.name, settled.place)
}

fn key_from(name: Option<&str>, place: Option<&str>) -> Option<ParameterKey> {
    let name = name.filter(|name| !name.is_empty())?;
    Some(ParameterKey { location: location(place?)?, name: name.into() })
}

/// Whether a word names no place at all; bodies are parameters in Swagger 2.0.
fn is_no_place(text: &str) -> bool {
    location(text).is_none() && !matches!(text, "body" | "formData")
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
