//! Swagger 2.0's `host`, `basePath` and `schemes`, which together are a server.

use crate::model::normal_base_path;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::{Fields, Texts, shortened, text_of};
use crate::openapi::rules::{BASE_PATH_INVALID, HOST_INVALID, SCHEMES_UNKNOWN};
use crate::source::Node;

impl<'d> Reader<'d> {
    /// `host`: a name or address, and a port; nothing else.
    pub(crate) fn host(&mut self, fields: &mut Fields<'d>) -> Option<String> {
        let host = fields.text(self, "host").filter(|host| !host.is_empty())?;
        if host.contains(['/', '?', '#', '{', '}', '@']) || host.contains(char::is_whitespace) {
            let at = fields.raw("host").unwrap_or(fields.node());
            self.report(HOST_INVALID, at, [("host", shortened(host))]);
        }
        Some(host.to_owned())
    }

    /// `basePath`, with one slash before it and none behind it.
    pub(crate) fn stated_base_path(&mut self, fields: &mut Fields<'d>) -> Option<String> {
        let path = fields.text(self, "basePath")?;
        let is_odd = path.contains(['?', '#', '{', '}']) || path.contains(char::is_whitespace);
        if is_odd || !(path.is_empty() || path.starts_with('/')) {
            let at = fields.raw("basePath").unwrap_or(fields.node());
            self.report(BASE_PATH_INVALID, at, [("path", shortened(path))]);
        }
        Some(normal_base_path(path))
    }

    /// `schemes` of the document or an operation.
    pub(crate) fn schemes(&mut self, fields: &mut Fields<'d>) -> Option<Texts<'d>> {
        let schemes = fields.texts(self, "schemes")?;
        let is_unknown = |scheme: &&str| !matches!(*scheme, "http" | "https" | "ws" | "wss");
        if let Some(scheme) = schemes.iter().find(|scheme| is_unknown(scheme)) {
            let mut items = fields.raw("schemes").into_iter().flat_map(Node::items);
            let at = items.find(|item| text_of(*item) == Some(*scheme)).unwrap_or(fields.node());
            self.report(SCHEMES_UNKNOWN, at, [("scheme", shortened(scheme))]);
        }
        Some(schemes)
    }
}
