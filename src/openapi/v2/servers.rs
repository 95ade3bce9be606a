//! Swagger 2.0's `host`, `basePath` and `schemes`, which together are a server.

use crate::model::normal_base_path;
use crate::openapi::reader::fields::{Fields, Texts};
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{BASE_PATH_INVALID, HOST_INVALID, SCHEMES_UNKNOWN};
use crate::source::Node;

/// `host`: a name or address, and a port; nothing else.
pub(crate) fn host(report: &mut Report, fields: &mut Fields<'_>) -> Option<String> {
    let host = fields.text(report, "host").filter(|host| !host.is_empty())?;
    if host.contains(['/', '?', '#', '{', '}', '@']) || host.contains(char::is_whitespace) {
        let at = fields.raw("host").unwrap_or(fields.node());
        report.at(HOST_INVALID, at, [("host", shortened(host))]);
    }
    Some(host.to_owned())
}

/// `basePath`, with one slash before it and none after it.
pub(crate) fn stated_base_path(report: &mut Report, fields: &mut Fields<'_>) -> Option<String> {
    let path = fields.text(report, "basePath")?;
    let is_odd = path.contains(['?', '#', '{', '}']) || path.contains(char::is_whitespace);
    if is_odd || !(path.is_empty() || path.starts_with('/')) {
        let at = fields.raw("basePath").unwrap_or(fields.node());
        report.at(BASE_PATH_INVALID, at, [("path", shortened(path))]);
    }
    Some(normal_base_path(path))
}

/// `schemes` of the document or an operation.
pub(crate) fn schemes<'d>(report: &mut Report, fields: &mut Fields<'d>) -> Option<Texts<'d>> {
    let schemes = fields.texts(report, "schemes")?;
    let is_unknown = |scheme: &&str| !matches!(*scheme, "http" | "https" | "ws" | "wss");
    if let Some(scheme) = schemes.iter().find(|scheme| is_unknown(scheme)) {
        let mut items = fields.raw("schemes").into_iter().flat_map(Node::items);
        let at = items.find(|item| text_of(*item) == Some(*scheme)).unwrap_or(fields.node());
        report.at(SCHEMES_UNKNOWN, at, [("scheme", shortened(scheme))]);
    }
    Some(schemes)
}
