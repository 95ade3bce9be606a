//! Servers and the base path.

use crate::model::{Server, ServerVariable};
use crate::openapi::paths::templates::{braces_agree, shown, variables};
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    OPERATION_SERVERS_DIFFER, SERVER_BASE_PATH_VARIABLE, SERVER_INVALID, SERVER_RELATIVE, SERVER_REPEATED,
    SERVER_SCHEME_MISSING, SERVER_URL_INVALID, SERVER_VARIABLE_DEFAULT, SERVER_VARIABLE_ENUM_EMPTY,
    SERVER_VARIABLE_UNDECLARED, SERVER_VARIABLE_UNUSED, SERVERS_DIFFER,
};
use crate::source::Node;
use crate::tables::HashSet;

/// `servers` of a document, path item or operation.
pub(crate) fn servers(report: &mut Report, fields: &mut Fields<'_>) -> Vec<Server> {
    let servers: Vec<Server> =
        fields.items(report, "servers").filter_map(|node| server(report, node)).collect();
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

/// The path before every operation's path: that of the first server.
pub(crate) fn base_path(report: &mut Report, servers: &[Server], at: Node<'_>) -> Option<String> {
    let first = servers.first()?;
    let path = first.base_path();
    if servers.iter().any(|server| server.base_path() != path) {
        report.at(SERVERS_DIFFER, at, [("path", path.clone())]);
    }
    if let Some(name) = first.base_path_variable(|variable| variable.values.len() != 1) {
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
    let Some(path) = own.first().map(Server::base_path) else { return };
    let base = base.unwrap_or("/");
    if path != base {
        let at = fields.raw("servers").unwrap_or(fields.node());
        report.at(OPERATION_SERVERS_DIFFER, at, [("path", shortened(&path)), ("base", shortened(base))]);
    }
}

pub(crate) fn server(report: &mut Report, node: Node<'_>) -> Option<Server> {
    let mut fields = Fields::of(node);
    fields.needs(&["url"]);
    let Some(url) = fields.text(report, "url") else {
        if fields.lacks("url") {
            report.at(SERVER_INVALID, node, []);
        }
        return None;
    };
    check_url(report, url, fields.raw("url").unwrap_or(node));
    let description = fields.string(report, "description");
    let mut server = Server { url: url.to_owned(), description, ..Server::default() };
    let mut declared = HashSet::default();
    let used: HashSet<&str> = variables(url).collect();
    for (key, node) in fields.entries(report, "variables") {
        let name = key.text();
        declared.insert(name);
        // One without a default is left out, which is reported instead.
        if !used.contains(name) && node.get("default").is_some() {
            report.at(SERVER_VARIABLE_UNUSED, key.site(), [("name", shortened(name))]);
        }
        if let Some(variable) = server_variable(report, name, node) {
            server.variables.insert(name.to_owned(), variable);
        }
    }
    if let Some(name) = variables(url).find(|name| !declared.contains(name)) {
        report.at(SERVER_VARIABLE_UNDECLARED, node, [("name", shortened(name))]);
    }
    server.extensions = fields.finish(report);
    Some(server)
}

/// Says what is wrong with the URL of a server: one thing.
fn check_url(report: &mut Report, url: &str, at: Node<'_>) {
    let text = || ("url", shortened(url));
    if let Some(part) = odd_part(url) {
        return report.at(SERVER_URL_INVALID, at, [text(), ("part", part)]);
    }
    if url.contains("://") || url.starts_with(['{']) || url.starts_with("//") || matches!(url, "" | "/") {
        return;
    }
    let first = url.split('/').next().unwrap_or_default();
    report.at(if looks_like_host(first) { SERVER_SCHEME_MISSING } else { SERVER_RELATIVE }, at, [text()]);
}

fn server_variable(report: &mut Report, name: &str, node: Node<'_>) -> Option<ServerVariable> {
    let mut fields = Fields::of(node);
    fields.needs(&["default"]);
    let Some(default) = fields.string(report, "default") else {
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
        Some(values) if !values.contains(&default) => {
            let args = [("name", shortened(name)), ("default", shortened(&default))];
            report.at(SERVER_VARIABLE_DEFAULT, fields.raw("default").unwrap_or(node), args);
        }
        _ => {}
    }
    Some(ServerVariable {
        default,
        values: values.unwrap_or_default(),
        description: fields.string(report, "description"),
        extensions: fields.finish(report),
    })
}

/// The part of a URL because of which it cannot be called: braces that are not variables, a character that no URL has,
/// a query or fragment, a scheme that is not HTTP's, no host.
fn odd_part(url: &str) -> Option<String> {
    if !braces_agree(url) {
        return Some("{ }".to_owned());
    }
    let is_odd = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '|' | '?' | '#')
    };
    if let Some(character) = url.chars().find(|character| is_odd(*character)) {
        return Some(shown(character));
    }
    let (scheme, rest) = url.split_once("://")?;
    let is_known = ["http", "https", "ws", "wss"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
    if !is_known && !scheme.contains('{') {
        return Some(shortened(&format!("{scheme}://")));
    }
    (rest.is_empty() || rest.starts_with('/')).then(|| "://".to_owned())
}

/// Whether the first segment of a path looks like a host: it has a port, ends like a domain (`v1.0` does not), or is an
/// IPv4 address.
fn looks_like_host(segment: &str) -> bool {
    let (name, port) = segment.split_once(':').unwrap_or((segment, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((rest, last)) = name.rsplit_once('.').filter(|(rest, _)| !rest.trim_matches('.').is_empty())
    else {
        return name == "localhost" || is_number(port);
    };
    let is_domain =
        last.starts_with("xn--") || last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_domain
        || is_number(port)
        || is_number(last) && rest.split('.').filter(|part| is_number(part)).count() == 3
}
