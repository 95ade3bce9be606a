//! Checks of the options alone.

use std::collections::HashSet;

use super::name_rule::{Alphabet, NameRule};
use super::options::{RouteOptions, VersionScheme};
use crate::diagnostic::Diagnostic;
use crate::model::{MatchKind, Route};
use crate::route::rules;
use crate::subject::Subject;

/// The characters of a header's name: RFC 9110's `token`.
const HEADER: NameRule = {
    let token = Alphabet::WORD.with("!#$%&'*+-.^_`|~");
    NameRule { min: 1, max: 256, first: token, inner: token, last: token, dotted: false }
};

/// A version as a segment of a path, the value of a parameter or of a header. Not more than what needs no encoding in
/// any of them.
const VERSION: NameRule = {
    let unreserved = Alphabet::WORD.with("-._~");
    NameRule { min: 1, max: 256, first: unreserved, inner: unreserved, last: unreserved, dotted: false }
};

/// A host: labels of letters, digits, `-` and `_`.
const HOST: NameRule = NameRule {
    min: 1,
    max: 253,
    first: Alphabet::WORD.with("_"),
    inner: Alphabet::WORD.with("-_"),
    last: Alphabet::WORD.with("_"),
    dotted: true,
};

/// What is wrong with the options, each finding with the option's name. Nothing can be derived with any of them.
pub(super) fn options(options: &RouteOptions) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut refuse = |option: String, value: &str, form: &str| {
        let diagnostic = Diagnostic::new(rules::ROUTE_OPTION_INVALID).about(Subject::Api);
        found.push(diagnostic.arg("option", option).arg("value", value).arg("form", form));
    };
    let base_path = options.base_path.as_deref();
    if let Some(path) = base_path.filter(|path| !is_base_path(path, options.limits.base_path_bytes)) {
        refuse("base_path".to_owned(), path, &base_path_form(options.limits.base_path_bytes));
    }
    let version = match &options.version {
        VersionScheme::None => None,
        VersionScheme::Path { version } => Some(version),
        VersionScheme::Query { name, version } => {
            if name.is_empty() || name.contains(char::is_control) {
                refuse("version.name".to_owned(), name, "`version`");
            }
            Some(version)
        }
        VersionScheme::Header { name, version } => {
            if !HEADER.allows(name) {
                refuse("version.name".to_owned(), name, "`X-Version`");
            }
            Some(version)
        }
    };
    if let Some(version) = version.filter(|version| !VERSION.allows(version) || is_dots(version)) {
        refuse("version.version".to_owned(), version, "`v1`, `2024-03-27`");
    }
    for (at, domain) in options.domains.iter().enumerate() {
        if !HOST.allows(domain.strip_prefix("*.").unwrap_or(domain)) {
            refuse(format!("domains[{at}]"), domain, "`api.example.com`, `*.example.com`");
        }
    }
    let prefix = &options.name_prefix;
    let most = options.limits.name.max / 2;
    let starts_name = options.limits.name.allows(&format!("{prefix}x")) && prefix.chars().count() <= most;
    if !prefix.is_empty() && !starts_name {
        refuse("name_prefix".to_owned(), prefix, &format!("`pets-`, <= {most}"));
    }
    found
}

/// The valid existing routes, and the findings about the others.
pub(super) fn existing(options: &RouteOptions) -> (Vec<&Route>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut legal = Vec::with_capacity(options.existing.len());
    for (at, route) in options.existing.iter().enumerate() {
        let field = match route {
            _ if !options.limits.name.allows(&route.name) => Some(("name", &route.name)),
            _ if !seen.insert(route.name.as_str()) => Some(("name", &route.name)),
            _ if !is_path(route) => Some(("path.value", &route.path.value)),
            _ => None,
        };
        match field {
            None => legal.push(route),
            Some((field, value)) => {
                let diagnostic = Diagnostic::new(rules::ROUTE_EXISTING_INVALID).about(Subject::Api);
                let option = format!("existing[{at}].{field}");
                found.push(diagnostic.arg("option", option).arg("value", value));
            }
        }
    }
    (legal, found)
}

/// Whether the path can be compared: a regular expression is one, anything else starts with a slash.
fn is_path(route: &Route) -> bool {
    if route.path.kind != MatchKind::Regex {
        return route.path.value.starts_with('/');
    }
    // Proxies match bytes, and need no deep nesting.
    let mut parser = regex_syntax::ParserBuilder::new();
    parser.unicode(false).utf8(false).nest_limit(50).build().parse(&route.path.value).is_ok()
}

/// Whether a gateway takes the path before every operation's path.
pub(super) fn is_base_path(path: &str, most_bytes: usize) -> bool {
    let is_wrong = |character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '?' | '#')
    };
    path.starts_with('/') && path.len() <= most_bytes && !path.contains(is_wrong)
}

/// What a base path looks like, in no language.
pub(super) fn base_path_form(most_bytes: usize) -> String {
    format!("`/`, `/v1`, <= {most_bytes}")
}

/// `.` and `..` are taken out of paths before they are matched.
fn is_dots(segment: &str) -> bool {
    segment == "." || segment == ".."
}
