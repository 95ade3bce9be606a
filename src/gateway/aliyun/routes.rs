//! The routes of an import, for its report.
//!
//! The gateway makes them of operations when an API is published, one each, and reports them since it reads its own
//! extension data from documents (`withGatewayExtension`, June 2026). What its reports hold otherwise is unpublished,
//! so they list routes when the request asks for that data, or the caller for routes.

use std::collections::HashMap;

use super::api_record::HttpApiVersionInfo;
use super::limits;
use super::response::{ReportedAction, SuccessItem};
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Route};
use crate::outcome::Outcome;
use crate::route::rules;
use crate::route::{RouteOptions, VersionScheme, changes};
use crate::subject::Subject;

/// What an import does to the routes of an API, in the API's order, routes that go left out: the report has no row for
/// them. What cannot become a route is among the findings.
pub(super) fn report(before: Option<&Api>, after: &Api, options: &RouteOptions) -> Outcome<Vec<SuccessItem>> {
    let Outcome { value, diagnostics } = changes(before, after, options);
    let value = value.map(|changes| {
        let created = changes.created().map(|route| (&*route.name, ReportedAction::Create));
        let updated = changes.updated().map(|(_, route)| (&*route.name, ReportedAction::Update));
        let actions: HashMap<&str, ReportedAction> = created.chain(updated).collect();
        let row = |route: &Route| {
            Some(SuccessItem { action: *actions.get(&*route.name)?, name: route.name.clone() })
        };
        changes.after.iter().filter_map(row).collect()
    });
    Outcome { value, diagnostics }
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
