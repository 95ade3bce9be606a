//! Which server counts, and which values its variables have: what the import options choose.

use crate::model::{Map, Operation, Server, ServerVariable};
use crate::openapi::options::{ImportOptions, ServerChoice};
use crate::openapi::paths::templates::variables;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{SERVER_NOT_FOUND, SERVER_VARIABLE_NOT_FOUND, SERVER_VARIABLE_VALUE_INVALID};
use crate::source::Node;
use crate::tables::HashSet;

/// How many servers or values a finding lists.
const MOST_LISTED: usize = 8;

impl ServerChoice {
    /// The chosen one of some servers, each with its position in the document, counting from 1.
    fn find<'s>(&self, mut servers: impl Iterator<Item = (usize, &'s Server)>) -> Option<usize> {
        servers.position(|(position, server)| match self {
            Self::Position(wanted) => *wanted == position,
            Self::Url(url) => {
                let is_same = |one: &str| one.trim_end_matches('/') == url.trim_end_matches('/');
                is_same(&server.url) || is_same(&server.resolved_url())
            }
        })
    }
}

/// The place of the chosen server in a list of the API's servers, each with its position in the document, counting from 1.
/// A choice that is not there is reported.
pub(crate) fn chosen(
    report: &mut Report,
    options: &ImportOptions,
    servers: &[(usize, &Server)],
    at: Node<'_>,
) -> usize {
    let Some(choice) = &options.server else { return 0 };
    if let Some(found) = choice.find(servers.iter().copied()) {
        return found;
    }
    let known = servers.iter().map(|(position, server)| format!("{position} `{}`", shortened(&server.url)));
    let args = [
        ("server", shortened(&choice.to_string())),
        ("count", servers.len().to_string()),
        ("servers", listed(known)),
    ];
    report.at(SERVER_NOT_FOUND, at, args);
    0
}

/// The first of some texts, or a dash.
fn listed(mut texts: impl Iterator<Item = String>) -> String {
    let mut list = texts.by_ref().take(MOST_LISTED).collect::<Vec<_>>().join(", ");
    if texts.next().is_some() {
        list.push_str(", …");
    }
    if list.is_empty() { "–".to_owned() } else { list }
}

/// Gives a variable the value that the options have for it, if the variable takes it.
pub(crate) fn set_value(
    report: &mut Report,
    options: &ImportOptions,
    name: &str,
    variable: &mut ServerVariable,
    at: Node<'_>,
) {
    let Some(value) = options.server_variables.get(name) else { return };
    if variable.values.is_empty() || variable.values.contains(value) {
        variable.default.clone_from(value);
        return;
    }
    let values = variable.values.iter().map(|value| format!("`{}`", shortened(value)));
    let args = [("name", shortened(name)), ("value", shortened(value)), ("values", listed(values))];
    report.at(SERVER_VARIABLE_VALUE_INVALID, at, args);
}

/// The variables of a URL that are not declared, as far as the options have values for them.
pub(crate) fn undeclared(
    options: &ImportOptions,
    url: &str,
    declared: &HashSet<&str>,
) -> Map<String, ServerVariable> {
    if options.server_variables.is_empty() {
        return Map::new();
    }
    let undeclared = variables(url).filter(|name| !declared.contains(name));
    let values = undeclared.filter_map(|name| Some((name, options.server_variables.get(name)?)));
    let variable = |value: &String| ServerVariable { default: value.clone(), ..ServerVariable::default() };
    values.map(|(name, value)| (name.to_owned(), variable(value))).collect()
}

/// Says that no server has a variable for which the options have a value.
pub(crate) fn check_used<'o>(
    report: &mut Report,
    options: &ImportOptions,
    api: &[Server],
    operations: impl Iterator<Item = &'o Operation>,
    at: Node<'_>,
) {
    if options.server_variables.is_empty() {
        return;
    }
    let mut unused: HashSet<&str> = options.server_variables.keys().map(String::as_str).collect();
    for server in operations.flat_map(|operation| &operation.servers).chain(api) {
        for name in variables(&server.url) {
            unused.remove(name);
        }
    }
    for name in options.server_variables.keys().filter(|name| unused.contains(name.as_str())) {
        report.at(SERVER_VARIABLE_NOT_FOUND, at, [("name", shortened(name))]);
    }
}
