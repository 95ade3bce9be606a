//! The parameters of an operation, held against its path and against what OAS 3.0 ignores.

use smallvec::SmallVec;

use super::parameters::{key_from, location};
use crate::diagnostic::Rule;
use crate::model::{Map, Parameter, ParameterKey, ParameterLocation, Schema};
use crate::openapi::paths::path::Path;
use crate::openapi::reader::Reader;
use crate::openapi::reader::memo::Parameters;
use crate::openapi::reader::refs::Settled;
use crate::openapi::reader::report::Part;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::reader::targets::Target;
use crate::openapi::rules::{
    PARAMETER_HEADER_IGNORED, PATH_PARAMETER_MISNAMED, PATH_PARAMETER_UNDECLARED, PATH_PARAMETER_UNUSED,
};
use crate::openapi::syntax::is_ignored_header;
use crate::source::{Node, Site};
use crate::subject::ComponentKind;
use crate::subject::template;
use crate::tables::{HashMap, HashSet};

/// Up to so many bytes a name is no longer than the reference to its parameter.
const LONG_NAME: usize = 64;

/// So many variables without a parameter are an oversight. Of more, each counts with the parameter that is assumed for it,
/// which is written out twenty times as long.
const FEW: usize = 16;

/// Where the parameters of an operation are declared.
pub(crate) struct Declared<'r, 'd> {
    pub(crate) cx: &'r mut Reader<'d>,
    pub(crate) part: Part,
    pub(crate) path: &'r Path<'d>,
    pub(crate) operation: Node<'d>,
}

impl<'d> Declared<'_, 'd> {
    /// Makes an operation's path parameters and the variables of its path agree.
    pub(crate) fn match_path(&mut self, parameters: &mut Parameters) {
        if !self.path.queries.is_empty() {
            self.match_query(parameters);
        }
        let is_unused = |key: &ParameterKey| {
            key.location == ParameterLocation::Path && !self.path.variables.contains(plain(&key.name))
        };
        let mut missing: SmallVec<[ParameterKey; 2]> = SmallVec::new();
        for name in &self.path.variables {
            let key = ParameterKey { location: ParameterLocation::Path, name: self.cx.memo.shared(name) };
            if !parameters.contains_key(&key) {
                missing.push(key);
            }
        }
        if !missing.is_empty() {
            let declared = declared_as_written(parameters);
            missing.retain(|key| !declared.contains(&*key.name));
        }
        // One name too many and one too few are one mistake, unless a parameter could not be read at all.
        let misnamed = match &missing[..] {
            [only]
                if self.cx.report.error_count(self.part) == 0
                    && parameters.keys().filter(|key| is_unused(key)).count() == 1 =>
            {
                Some(shortened(&only.name))
            }
            _ => None,
        };
        if let Some(variable) = &misnamed {
            let args = |name| [("name", name), ("variable", variable.clone())];
            self.leave_out(PATH_PARAMETER_MISNAMED, is_unused, args, parameters);
        } else {
            self.leave_out(PATH_PARAMETER_UNUSED, is_unused, |name| [("name", name)], parameters);
        }
        if missing.len() > FEW {
            let texts = missing.iter().flat_map(|key| [&*key.name, "", "", "", ""]);
            if !self.cx.may_repeat("parameters", texts, self.operation) {
                missing.clear();
            }
        }
        if misnamed.is_none() && !missing.is_empty() && self.cx.report.error_count(self.part) == 0 {
            self.report_undeclared(&missing);
        }
        for key in missing {
            let parameter = assumed(&key.name).into();
            parameters.insert(key, parameter);
        }
        if !self.path.styles.is_empty() {
            self.match_styles(parameters);
        }
        self.charge_names(parameters);
    }

    /// A shared parameter has its name in each operation that refers to it. Long ones count as copies.
    fn charge_names(&mut self, parameters: &Parameters) {
        let shared = parameters.iter().filter(|(_, parameter)| parameter.item().is_none());
        let mut long = shared.map(|(key, _)| &*key.name).filter(|name| name.len() > LONG_NAME).peekable();
        if long.peek().is_some() {
            self.cx.may_repeat("name", long, self.operation);
        }
    }

    /// Reports the variables without a parameter, except those whose parameter is incomplete, which is reported there.
    fn report_undeclared(&mut self, missing: &[ParameterKey]) {
        let mut half_said: HashSet<&str> = HashSet::default();
        for item in self.items() {
            match self.name_and_place_of(item) {
                (None, Some("path")) => return,
                (Some(name), place) if place.is_none_or(is_not_a_place) => _ = half_said.insert(plain(name)),
                _ => {}
            }
        }
        for key in missing.iter().filter(|key| !half_said.contains(&*key.name)) {
            let args = [("name", shortened(&key.name))];
            self.cx.report.at(PATH_PARAMETER_UNDECLARED, self.part.site, args);
        }
    }

    /// OAS 3.0 ignores header parameters that describe what media types and security schemes describe.
    pub(crate) fn without_ignored_headers(&mut self, parameters: &mut Parameters) {
        let ignored =
            |key: &ParameterKey| key.location == ParameterLocation::Header && is_ignored_header(&key.name);
        self.leave_out(PARAMETER_HEADER_IGNORED, ignored, |name| [("name", name)], parameters);
    }

    /// Leaves parameters out, each with a finding where it is.
    fn leave_out<const N: usize>(
        &mut self,
        rule: &'static Rule,
        is_out: impl Fn(&ParameterKey) -> bool,
        args: impl Fn(String) -> [(&'static str, String); N],
        parameters: &mut Parameters,
    ) {
        if !parameters.keys().any(&is_out) {
            return;
        }
        let sites = self.sites();
        for key in parameters.keys().filter(|key| is_out(key)) {
            let site = sites.get(key).copied().unwrap_or(self.part.site);
            self.cx.report.at(rule, site, args(shortened(&key.name)));
        }
        parameters.retain(|key, _| !is_out(key));
    }

    /// The place of an operation's parameters: its own, or else those of its path.
    fn sites(&mut self) -> HashMap<ParameterKey, Site> {
        let mut sites = HashMap::default();
        for item in self.items() {
            let (name, place) = self.name_and_place_of(item);
            if let Some(key) = key_from(&mut self.cx.memo, name, place) {
                sites.entry(key).or_insert_with(|| item.site());
            }
        }
        sites
    }

    /// `name` and `in` of an item of a list, silently: its own reading says what is wrong with it.
    pub(super) fn name_and_place_of(&mut self, item: Node<'d>) -> (Option<&'d str>, Option<&'d str>) {
        let reference = item.get("$ref").filter(|reference| reference.is_string());
        let target = reference.map(|reference| self.cx.refs.find(reference, Some(ComponentKind::Parameter)));
        let node = match target {
            Some(Target::Component(id)) => {
                let Settled { name, place, .. } = self.cx.refs.settled(id);
                return (name, place);
            }
            Some(Target::Inside(_, node) | Target::Elsewhere(node)) => node,
            _ => item,
        };
        let text = |key| node.get(key).and_then(text_of).filter(|text| !text.is_empty());
        (text("name"), text("in"))
    }

    /// The items of the lists that the operation has its parameters from: its own, then those of its path.
    pub(super) fn items(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let own = self.operation.get("parameters");
        let lists: SmallVec<[Node<'d>; 2]> = own.into_iter().chain(self.path.lists.iter().copied()).collect();
        lists.into_iter().flat_map(Node::items)
    }
}

/// The name of a variable that a parameter is declared for, perhaps as it stands in the path: `proxy+`, `id:[0-9]+`.
fn plain(name: &str) -> &str {
    template::variable(name).name
}

/// The variables that are declared as they stand in the path: `proxy` by a parameter `proxy+`.
fn declared_as_written(parameters: &Parameters) -> HashSet<&str> {
    let of_path = parameters.keys().filter(|key| key.location == ParameterLocation::Path);
    of_path.map(|key| plain(&key.name)).collect()
}

/// The parameter that is assumed for an undeclared variable.
pub(super) fn assumed(name: &str) -> Parameter {
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

/// Whether a word names no place at all; bodies are parameters in Swagger 2.0.
fn is_not_a_place(text: &str) -> bool {
    location(text).is_none() && !matches!(text, "body" | "formData")
}
