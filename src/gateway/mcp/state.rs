//! What is known while operations become tools.

use std::rc::Rc;
use std::sync::Arc;

use super::keys::Naming;
use super::media::Bodies;
use super::options::Options;
use super::schemas::Schemas;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Imported, ParameterLocation, SecurityRequirement};
use crate::source::shared_bytes;
use crate::tables::HashSet;

/// Parameters that are an API key: the security schemes say the same.
pub(super) type Credentials<'a> = HashSet<(ParameterLocation, &'a str)>;

/// The state of one conversion.
pub(super) struct Reader<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a Options,
    pub(super) schemas: Schemas<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many more bytes may be read, or written, of what several tools share. It is in proportion to the document, so
    /// that a small one does not become a large result.
    pub(super) room: usize,
    /// Which media types of bodies are sent.
    pub(super) bodies: Bodies,
    /// API keys that all operations need that say nothing else.
    pub(super) credentials: Rc<Credentials<'a>>,
    /// What they need.
    pub(super) security: Arc<[SecurityRequirement]>,
    /// Which keys arguments have.
    pub(super) naming: Naming,
    /// Where requests go of operations without a server of their own.
    pub(super) server: String,
}

impl<'a> Reader<'a> {
    /// Nothing is read yet. `credentials` are those of the API's own requirements.
    pub(super) fn new(
        imported: &'a Imported,
        options: &'a Options,
        server: String,
        credentials: Credentials<'a>,
    ) -> Self {
        let api = &*imported.api;
        let security = api.about.security.as_deref().unwrap_or_default();
        Self {
            api,
            options,
            schemas: Schemas::new(&api.components),
            diagnostics: Vec::new(),
            room: options.shared_bytes.unwrap_or_else(|| shared_bytes(imported.document.bytes)),
            bodies: Bodies::default(),
            credentials: credentials.into(),
            security: security.into(),
            naming: Naming::Portable,
            server,
        }
    }

    /// Takes so many bytes of the room for what several tools share; false when there is not so much.
    pub(super) fn take(&mut self, bytes: usize) -> bool {
        match self.room.checked_sub(bytes) {
            Some(left) => {
                self.room = left;
                true
            }
            None => false,
        }
    }
}
