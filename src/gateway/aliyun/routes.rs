//! The routes of an import, for its report.
//!
//! The gateway makes them of operations when an API is published, one each, and reports them since it reads its own
//! extension data from definitions (`withGatewayExtension`, June 2026). What its reports hold otherwise is unpublished,
//! so they list routes when the request asks for that data, or the caller for routes.

use std::collections::{HashMap, HashSet};

use super::api_record::HttpApiVersionInfo;
use super::limits;
use super::response::{ReportedAction, SuccessItem};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Route};
use crate::outcome::Outcome;
use crate::route::rules;
use crate::route::{RouteOptions, VersionScheme, routes};
use crate::subject::Subject;

/// What an import does to the routes of an API, in the API's order. What cannot become a route is among the findings.
pub(super) fn changes(
    before: Option<&Api>,
    after: &Api,
    options: &RouteOptions,
) -> Outcome<Vec<SuccessItem>> {
    let old = before.and_then(|before| routes(before, options).value).unwrap_or_default();
    let names: HashSet<&str> = old.iter().map(|route| route.name.as_str()).collect();
    let others = options.existing.iter().filter(|route| !names.contains(route.name.as_str()));
    let existing = old.iter().chain(others).cloned().collect();
    let outcome = routes(after, &RouteOptions { existing, ..options.clone() });
    let old: HashMap<&str, &Route> = old.iter().map(|route| (route.name.as_str(), route)).collect();
    let change = |route: Route| {
        let action = match old.get(route.name.as_str()) {
            None => ReportedAction::Create,
            Some(before) if **before != route => ReportedAction::Update,
            Some(_) => return None,
        };
        Some(SuccessItem { action, name: route.name })
    };
    let value = outcome.value.map(|routes| routes.into_iter().filter_map(change).collect());
    Outcome { value, diagnostics: outcome.diagnostics }
}

/// The options for an API of this gateway, which chooses its versions as its record or the request says.
pub(super) fn options(
    given: Option<&RouteOptions>,
    version: Option<&HttpApiVersionInfo>,
) -> Result<RouteOptions, Box<Diagnostic>> {
    let mut options =
        given.cloned().unwrap_or_else(|| RouteOptions { limits: limits::ROUTES, ..RouteOptions::default() });
    if let (VersionScheme::None, Some(version)) = (&options.version, version) {
        options.version = scheme(version)?;
    }
    Ok(options)
}

/// How callers choose the version that a record or a request says.
pub(super) fn scheme(info: &HttpApiVersionInfo) -> Result<VersionScheme, Box<Diagnostic>> {
    let version = info.version.clone().unwrap_or_default();
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    match info.scheme.as_deref().filter(|_| info.enable == Some(true) && !version.is_empty()) {
        None => Ok(VersionScheme::None),
        Some("Path") => Ok(VersionScheme::Path { version }),
        Some("Query") => Ok(VersionScheme::Query { name: name(&info.query_name), version }),
        Some("Header") => Ok(VersionScheme::Header { name: name(&info.header_name), version }),
        Some(other) => {
            let found = Diagnostic::new(rules::ROUTE_OPTION_INVALID).about(Subject::Api);
            let found = found.arg("option", "versionConfig.scheme").arg("value", other);
            Err(found.arg("form", "`Path`, `Query`, `Header`").into())
        }
    }
}
