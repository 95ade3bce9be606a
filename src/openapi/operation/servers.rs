//! Servers and the base path.

use crate::model::{Map, Server, ServerVariable, path_in_query};
use crate::openapi::operation::server_choice::{chosen, set_value, undeclared};
use crate::openapi::operation::server_url::{looks_like_host, odd_part, repaired};
use crate::openapi::options::ImportOptions;
use crate::openapi::paths::templates::{braces_agree, variables};
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    BASE_PATH_IN_QUERY, OPERATION_SERVERS_DIFFER, SERVER_BASE_PATH_GUESSED, SERVER_BASE_PATH_UNKNOWN,
    SERVER_BASE_PATH_VARIABLE, SERVER_INVALID, SERVER_RELATIVE, SERVER_REPEATED, SERVER_SCHEME_MISSING,
    SERVER_URL_INVALID, SERVER_URL_REPAIRED, SERVER_VARIABLE_DEFAULT, SERVER_VARIABLE_ENUM_EMPTY,
    SERVER_VARIABLE_UNDECLARED, SERVER_VARIABLE_UNUSED, SERVERS_DIFFER,
};
use crate::source::Node;
use crate::tables::HashSet;

/// `servers` of a path item or operation.
pub(crate) fn servers(report: &mut Report, options: &ImportOptions, fields: &mut Fields<'_>) -> Vec<Server> {
    let read = read(report, options, fields);
    checked(report, fields, read, 0)
}

/// `servers` of the API. The one that the options choose comes first.
pub(crate) fn api_servers(
    report: &mut Report,
    options: &ImportOptions,
    fields: &mut Fields<'_>,
) -> Vec<Server> {
    let read = read(report, options, fields);
    let positions: Vec<_> = read.iter().map(|(position, server, _)| (*position, server)).collect();
    let at = fields.raw("servers").unwrap_or(fields.node());
    let chosen = chosen(report, options, &positions, at);
    let mut servers = checked(report, fields, read, chosen);
    if let Some(servers) = servers.get_mut(..=chosen) {
        servers.rotate_right(1);
    }
    servers
}

/// Servers with their positions, counting from 1, and their nodes.
fn read<'d>(
    report: &mut Report,
    options: &ImportOptions,
    fields: &mut Fields<'d>,
) -> Vec<(usize, Server, Node<'d>)> {
    let nodes = (1..).zip(fields.items(report, "servers"));
    nodes.filter_map(|(position, node)| Some((position, server(report, options, node)?, node))).collect()
}

/// Says what is wrong with the URLs of servers, of which one decides the base path.
fn checked(
    report: &mut Report,
    fields: &mut Fields<'_>,
    read: Vec<(usize, Server, Node<'_>)>,
    decides: usize,
) -> Vec<Server> {
    for (at, (_, server, node)) in read.iter().enumerate() {
        check_url(report, server, node.get("url").unwrap_or(*node), at == decides);
    }
    let servers: Vec<Server> = read.into_iter().map(|(_, server, _)| server).collect();
    if servers.len() > 1 {
        let mut seen = HashSet::default();
        // The same URL with other variables may be another server.
        let mut plain = servers.iter().filter(|server| server.variables.is_empty());
        if let Some(server) = plain.find(|server| !seen.insert(&server.url)) {
            let at = fields.raw("servers").unwrap_or(fields.node());
            report.at(SERVER_REPEATED, at, [("url", shortened(&server.url))]);
        }
    }
    servers
}

/// The path before every operation's path: that of the first server. What the options choose is not guessed.
pub(crate) fn base_path(
    report: &mut Report,
    options: &ImportOptions,
    servers: &[Server],
    at: Node<'_>,
) -> Option<String> {
    let first = servers.first()?;
    let path = first.known_base_path()?;
    let is_guessed = options.server.is_none();
    if is_guessed && servers.iter().filter_map(Server::known_base_path).any(|other| other != path) {
        report.at(SERVERS_DIFFER, at, [("path", path.clone())]);
    }
    let is_open = |name: &str, variable: &ServerVariable| {
        variable.values.len() != 1 && !options.server_variables.contains_key(name)
    };
    if let Some(name) = first.base_path_variable(is_open) {
        let args = [("name", shortened(name)), ("path", shortened(&path))];
        report.at(SERVER_BASE_PATH_VARIABLE, at, args);
    }
    Some(path)
}

/// Says that servers of a path or operation have another base path than the API, which counts.
pub(crate) fn check_base_path(
    report: &mut Report,
    own: &[Server],
    base: Option<&str>,
    fields: &mut Fields<'_>,
) {
    let Some(path) = own.first().and_then(Server::known_base_path) else { return };
    let base = base.unwrap_or("/");
    if path != base {
        let at = fields.raw("servers").unwrap_or(fields.node());
        report.at(OPERATION_SERVERS_DIFFER, at, [("path", shortened(&path)), ("base", shortened(base))]);
    }
}

/// The server of a link, from which no path comes.
pub(crate) fn link_server(report: &mut Report, options: &ImportOptions, node: Node<'_>) -> Option<Server> {
    let server = server(report, options, node)?;
    check_url(report, &server, node.get("url").unwrap_or(node), false);
    Some(server)
}

/// A server, whose URL is still to be checked.
fn server(report: &mut Report, options: &ImportOptions, node: Node<'_>) -> Option<Server> {
    let mut fields = Fields::of(node);
    fields.needs(&["url"]);
    let Some(url) = fields.text(report, "url") else {
        if fields.lacks("url") {
            report.at(SERVER_INVALID, node, []);
        }
        return None;
    };
    let read = repaired(url);
    if let Some(read) = &read {
        let args = [("url", shortened(url)), ("read", shortened(read))];
        report.at(SERVER_URL_REPAIRED, fields.raw("url").unwrap_or(node), args);
    }
    let url = read.unwrap_or_else(|| url.to_owned());
    let description = fields.string(report, "description");
    let mut server = Server { url, description, ..Server::default() };
    let mut declared = HashSet::default();
    let used: HashSet<&str> = variables(&server.url).collect();
    let mut values = Map::new();
    for (key, node) in fields.entries(report, "variables") {
        let name = key.text();
        declared.insert(name);
        // One without a default is left out, which is reported instead.
        if !used.contains(name) && node.get("default").is_some() {
            report.at(SERVER_VARIABLE_UNUSED, key.site(), [("name", shortened(name))]);
        }
        if let Some(variable) = server_variable(report, options, name, node) {
            values.insert(name.to_owned(), variable);
        }
    }
    values.extend(undeclared(options, &server.url, &declared));
    check_declared(report, &server.url, |name| declared.contains(name) || values.contains_key(name), node);
    server.variables = values;
    server.extensions = fields.finish(report);
    Some(server)
}

/// Says that a variable of a URL is not declared.
pub(crate) fn check_declared(
    report: &mut Report,
    url: &str,
    is_declared: impl Fn(&str) -> bool,
    at: Node<'_>,
) {
    if let Some(name) = variables(url).find(|name| !is_declared(name)) {
        report.at(SERVER_VARIABLE_UNDECLARED, at, [("name", shortened(name))]);
    }
}

/// Says what is wrong with the URL of a server: one thing. A base path comes from the server that `decides`.
pub(crate) fn check_url(report: &mut Report, server: &Server, at: Node<'_>, decides: bool) {
    let url = server.url.as_str();
    let text = || ("url", shortened(url));
    if decides && server.known_base_path().is_none() {
        // What no variable declares is reported already.
        if let Some(part) = unknown_part(server) {
            report.at(SERVER_BASE_PATH_UNKNOWN, at, [text(), ("part", part)]);
        }
        return;
    }
    if decides && path_in_query(url).is_some() {
        return report.at(BASE_PATH_IN_QUERY, at, [("path", shortened(&server.base_path()))]);
    }
    if let Some(part) = odd_part(url) {
        return report.at(SERVER_URL_INVALID, at, [text(), ("part", part)]);
    }
    if decides && server.leads_up() {
        return report.at(SERVER_BASE_PATH_GUESSED, at, [text(), ("path", shortened(&server.base_path()))]);
    }
    if url.contains("://") || url.starts_with(['{']) || url.starts_with("//") || matches!(url, "" | "/") {
        return;
    }
    let first = url.split('/').next().unwrap_or_default();
    report.at(if looks_like_host(first) { SERVER_SCHEME_MISSING } else { SERVER_RELATIVE }, at, [text()]);
}

/// Because of what the URL of a server gives no base path; none where that is a variable without a value.
fn unknown_part(server: &Server) -> Option<String> {
    if !braces_agree(&server.url) {
        return Some("{ }".to_owned());
    }
    if variables(&server.url).any(|name| !server.variables.contains_key(name)) {
        return None;
    }
    // What is left are values: one that is no path, or that are too long together.
    let resolved = server.resolved_url();
    Some(odd_part(&resolved).unwrap_or_else(|| "{ }".to_owned()))
}

fn server_variable(
    report: &mut Report,
    options: &ImportOptions,
    name: &str,
    node: Node<'_>,
) -> Option<ServerVariable> {
    let mut fields = Fields::of(node);
    fields.needs(&["default"]);
    let given = || options.server_variables.get(name).cloned();
    let stated = fields.string(report, "default");
    let Some(default) = stated.clone().or_else(given) else {
        if fields.lacks("default") {
            report.at(SERVER_VARIABLE_UNDECLARED, node, [("name", shortened(name))]);
        }
        return None;
    };
    let values = fields.strings(report, "enum");
    match &values {
        Some(values) if values.is_empty() => {
            let at = fields.raw("enum").unwrap_or(node);
            report.at(SERVER_VARIABLE_ENUM_EMPTY, at, [("name", shortened(name))]);
        }
        Some(values) if stated.is_some() && !values.contains(&default) => {
            let args = [("name", shortened(name)), ("default", shortened(&default))];
            report.at(SERVER_VARIABLE_DEFAULT, fields.raw("default").unwrap_or(node), args);
        }
        _ => {}
    }
    let mut variable =
        ServerVariable { default, values: values.unwrap_or_default(), ..ServerVariable::default() };
    set_value(report, options, name, &mut variable, fields.raw("enum").unwrap_or(node));
    variable.description = fields.string(report, "description");
    variable.extensions = fields.finish(report);
    Some(variable)
}
