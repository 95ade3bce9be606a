//! What a path template says of parameters beside their names: that they are of the query, `/s?q={q}` and RFC 6570's
//! `/s{?q}`, or how they become text, `/s{;id}` and `/s{.format}`.

use std::sync::Arc;

use super::declared::{Declared, assumed};
use super::parameters::key_from;
use crate::model::{Parameter, ParameterKey, ParameterLocation, RefOr, Style};
use crate::openapi::reader::memo::Parameters;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{PATH_QUERY_MISPLACED, PATH_QUERY_UNDECLARED};
use crate::source::Node;
use crate::subject::ComponentKind;
use crate::tables::HashMap;

/// Where a parameter may be declared that the template has in its query, what is likely first.
const ELSEWHERE: [ParameterLocation; 3] =
    [ParameterLocation::Path, ParameterLocation::Header, ParameterLocation::Cookie];

impl<'d> Declared<'_, 'd> {
    /// Makes the parameters that the template has in its query parameters of the query, whatever `in` says.
    pub(super) fn match_query(&mut self, parameters: &mut Parameters) {
        let mut nodes: Option<HashMap<ParameterKey, Node<'d>>> = None;
        for query in &self.path.queries {
            let own = ParameterKey { location: ParameterLocation::Query, name: (&*query.name).into() };
            let by_variable = ParameterKey { name: query.variable.into(), ..own.clone() };
            if parameters.contains_key(&own) || parameters.contains_key(&by_variable) {
                continue;
            }
            let elsewhere = ELSEWHERE.map(|location| ParameterKey { location, ..by_variable.clone() });
            let declared = elsewhere.into_iter().find(|key| {
                // The variable of a path that has one of the name is its own.
                let is_of_path = key.location == ParameterLocation::Path;
                parameters.contains_key(key) && !(is_of_path && self.path.variables.contains(query.variable))
            });
            let read = declared.and_then(|key| {
                let nodes = nodes.get_or_insert_with(|| self.nodes());
                let (node, parameter) = (nodes.get(&key).copied(), parameters.remove(&key)?);
                let parameter = match parameter {
                    RefOr::Item(item) => Some(Arc::unwrap_or_clone(item)),
                    RefOr::Reference(_) => node.and_then(|node| self.read_again(node)),
                };
                Some((parameter?, node))
            });
            let (site, rule, parameter) = match read {
                Some((parameter, node)) => {
                    (node.map_or(self.part.site, Node::site), PATH_QUERY_MISPLACED, parameter)
                }
                None => (self.path.site, PATH_QUERY_UNDECLARED, assumed(&query.name)),
            };
            let args = [("name", shortened(&query.name)), ("variable", shortened(query.variable))];
            self.cx.report.at(rule, site, args);
            parameters.insert(own.clone(), of_query(parameter, own, query.is_required).into());
        }
    }

    /// Gives parameters the style that the template writes them in.
    pub(super) fn match_styles(&mut self, parameters: &mut Parameters) {
        let path = self.path;
        let mut nodes: Option<HashMap<ParameterKey, Node<'d>>> = None;
        for (name, style) in &path.styles {
            let key = ParameterKey { location: ParameterLocation::Path, name: self.cx.memo.shared(name) };
            if let Some(RefOr::Reference(_)) = parameters.get(&key) {
                let nodes = nodes.get_or_insert_with(|| self.nodes());
                let copy = nodes.get(&key).copied().and_then(|node| self.read_again(node));
                if let Some(copy) = copy {
                    parameters.insert(key.clone(), copy.into());
                }
            }
            if let Some(RefOr::Item(parameter)) = parameters.get_mut(&key)
                && parameter.style.is_none()
            {
                Arc::make_mut(parameter).style = Some(*style);
            }
        }
    }

    /// The items of the parameters that the operation has, by place and name.
    fn nodes(&mut self) -> HashMap<ParameterKey, Node<'d>> {
        let mut nodes = HashMap::default();
        for item in self.items() {
            let (name, place) = self.name_and_place_of(item);
            if let Some(key) = key_from(&mut self.cx.memo, name, place) {
                nodes.entry(key).or_insert(item);
            }
        }
        nodes
    }

    /// What an item of a list says once more, as a parameter of this operation alone.
    fn read_again(&mut self, item: Node<'d>) -> Option<Parameter> {
        let is_swagger = self.cx.is_swagger();
        self.cx.again(|cx| {
            let found = cx.dereferenced(item, Some(ComponentKind::Parameter))?;
            if !cx.refs.may_copy(found.node) {
                return None;
            }
            if is_swagger { cx.parameter_v2(found.node) } else { cx.parameter_v3(found.node) }
        })
    }
}

/// A parameter as one of the query.
fn of_query(parameter: Parameter, key: ParameterKey, is_required: bool) -> Parameter {
    let is_of_path = matches!(parameter.style, Some(Style::Simple | Style::Matrix | Style::Label));
    Parameter {
        name: key.name,
        location: key.location,
        required: is_required,
        style: parameter.style.filter(|_| !is_of_path),
        explode: parameter.explode.filter(|_| !is_of_path),
        ..parameter
    }
}
