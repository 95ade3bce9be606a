//! Where requests go.

use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Operation, Server};
use crate::subject::Subject;
use crate::subject::template::{Piece, VariableKind, pieces, split};
use crate::tables::HashMap;

/// Longest address of a server, and longest name of a security scheme, that is written into each request.
pub(super) const LONGEST: usize = 512;

/// The address of the API, and what is wrong with it.
pub(super) fn of_api(api: &Api, stated: Option<&str>) -> (String, Option<Diagnostic>) {
    if let Some(stated) = stated {
        return (bare(stated), None);
    }
    let address = api.about.servers.first().and_then(address);
    match address {
        Some(address) if is_absolute(&address) => (address, None),
        other => {
            let base = api.about.base_path.clone().filter(|path| path.len() <= LONGEST);
            let path = other.or(base).unwrap_or_default();
            (rooted(&path), Some(Diagnostic::new(rules::MCP_SERVER_MISSING).about(Subject::Api)))
        }
    }
}

/// The address of an operation that has a server of its own.
pub(super) fn of_operation(operation: &Operation) -> Option<String> {
    operation.servers.first().and_then(address).filter(|address| is_absolute(address))
}

/// The address of a server; none when a variable in it has no value, or when it is useless as a beginning of addresses.
fn address(server: &Server) -> Option<String> {
    let url = server.resolved_url();
    (url.len() <= LONGEST && !url.contains(['{', '}'])).then(|| bare(&url))
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// Without query, fragment and the slash at the end.
fn bare(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned()
}

fn rooted(url: &str) -> String {
    // `//host/path` says no scheme.
    let path = url
        .strip_prefix("//")
        .map_or(url, |rest| rest.find('/').map_or("", |at| rest.get(at..).unwrap_or_default()));
    let path = path.trim_matches('/');
    if path.is_empty() { String::new() } else { ["/", path].concat() }
}

/// The path of a request, with the query that belongs to it: the key of each argument in braces in place of the variable of
/// this name. What an expression adds to the query is an argument of its own; a fragment is not sent.
pub(super) fn path(template: &str, keys: &HashMap<&str, &str>) -> String {
    let template = split(template);
    let mut path = String::new();
    add(&mut path, template.path, keys);
    if let Some(query) = template.query.filter(|query| !query.is_empty()) {
        path.push('?');
        add(&mut path, query, keys);
    }
    path
}

fn add(path: &mut String, template: &str, keys: &HashMap<&str, &str>) {
    for piece in pieces(template) {
        match piece {
            Piece::Literal(text) | Piece::Open(text) => path.push_str(text),
            Piece::Variable(variable) => {
                if matches!(variable.kind, VariableKind::Query | VariableKind::Fragment) {
                    continue;
                }
                // A document may call the parameter as the braces do: `.format`.
                let known = keys.get(variable.name).or_else(|| keys.get(variable.raw));
                path.extend(["{", known.copied().unwrap_or(variable.name), "}"]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_keep_their_queries() {
        let keys = [("petId", "pet_id"), ("k", "k")].into_iter().collect();
        for (template, expected) in [
            ("/pets/{petId}", "/pets/{pet_id}"),
            ("/pets?action=list", "/pets?action=list"),
            ("/pets?kind={k}#top", "/pets?kind={k}"),
            ("/pets{?limit}", "/pets"),
            ("/pets?", "/pets"),
            ("/#Action=Run", "/"),
        ] {
            assert_eq!(path(template, &keys), expected, "{template}");
        }
    }
}
