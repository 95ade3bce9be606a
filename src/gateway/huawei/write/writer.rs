//! What is known while an Api is written.

use super::params::Shared;
use crate::gateway::huawei::options::WriteOptions;
use crate::gateway::shared::write::notes::Notes;
use crate::model::Server;

/// The state of one conversion.
pub(super) struct Writer<'a> {
    pub(super) options: &'a WriteOptions,
    pub(super) notes: Notes<'a>,
    pub(super) shared: Shared<'a>,
    /// Of the API's own servers.
    pub(super) schemes: Schemes,
}

/// The kinds of schemes that servers have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Schemes {
    pub(super) plain: bool,
    pub(super) secure: bool,
}

impl Schemes {
    pub(super) fn of(servers: &[Server]) -> Self {
        let mut schemes = Self::default();
        for (scheme, _) in servers.iter().filter_map(|server| server.url.split_once("://")) {
            let is = |word: &str| scheme.eq_ignore_ascii_case(word);
            schemes.plain |= is("http") || is("ws");
            schemes.secure |= is("https") || is("wss");
        }
        schemes
    }
}
