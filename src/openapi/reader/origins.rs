//! What a document says in other words than it is written in: the place in the original of all that is read, and what is
//! to be reported about it.

use super::findings::Finding;
use crate::source::{Document, Site};

/// What is to be reported, and the entry that it is about: where it is within a part, it is about the part.
pub(crate) struct Noted {
    pub(crate) at: Site,
    pub(crate) finding: Finding,
}

/// Where what is read comes from.
pub(crate) struct Origins {
    /// The version that the document states.
    pub(crate) version: String,
    /// The documents as they are written, by their numbers.
    pub(crate) documents: Vec<Document>,
    /// For each of them the places of the entries that are read; none where a document is read as it is written.
    pub(crate) sites: Vec<Vec<Site>>,
    /// In the order of their entries.
    pub(crate) notes: Vec<Noted>,
}

impl Origins {
    /// The place in the original.
    pub(crate) fn of(&self, site: Site) -> Site {
        let known = self.sites.get(site.document() as usize);
        known.and_then(|sites| sites.get(site.entry() as usize)).copied().unwrap_or(site)
    }

    /// The notes about the entries from one on, so many of them, by their places in the list.
    pub(super) fn notes_in(&self, first: Site, count: u32) -> std::ops::Range<usize> {
        let end = first.entry().saturating_add(count);
        let before =
            |noted: &Noted, entry: u32| (noted.at.document(), noted.at.entry()) < (first.document(), entry);
        let start = self.notes.partition_point(|noted| before(noted, first.entry()));
        start..self.notes.partition_point(|noted| before(noted, end)).max(start)
    }
}
