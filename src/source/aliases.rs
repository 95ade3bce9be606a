//! What the aliases of a YAML document resolve to, and how large it is with all of them followed.

use std::collections::HashMap;

use super::findings::Finding;
use crate::source::rules;

/// A value that aliases can name.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub entry: u32,
    /// None while the value is open: an alias here would be inside what it names.
    pub size: Option<Size>,
}

/// What an alias resolves to, with the aliases in it followed.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub weight: u64,
    /// Containers inside one another.
    pub height: usize,
}

/// The anchors so far, and the weight of all keys and values so far.
pub(super) struct Aliases {
    anchors: HashMap<usize, Anchor>,
    /// As written, and with aliases followed.
    written: u64,
    expanded: u64,
    most: usize,
}

impl Aliases {
    pub(super) fn new(most: usize) -> Self {
        Self { anchors: HashMap::new(), written: 0, expanded: 0, most }
    }

    /// Takes note of what is written.
    #[inline]
    pub(super) fn count(&mut self, weight: u64) {
        self.written += weight;
        self.expanded += weight;
    }

    /// Takes note of what an alias or a merge key at a byte adds to what is written. The limit's finding if that is too
    /// much.
    pub(super) fn expand(&mut self, weight: u64, at: u32) -> Result<(), Finding> {
        self.expanded += weight;
        if self.added() > self.most as u64 { Err(self.too_much(at)) } else { Ok(()) }
    }

    /// The limit's finding.
    pub(super) fn too_much(&self, at: u32) -> Finding {
        Finding::limit(rules::ALIAS_EXPANSION, at, self.most)
    }

    /// How much may still be added.
    pub(super) fn budget(&self) -> u64 {
        (self.most as u64).saturating_sub(self.added())
    }

    /// What aliases and merge keys have added.
    pub(super) fn added(&self) -> u64 {
        self.expanded.saturating_sub(self.written)
    }

    /// The counter of the expanded document: how far it goes on is the weight of what was read meanwhile.
    pub(super) fn counter(&self) -> u64 {
        self.expanded
    }

    /// Gives a value its anchor; zero says that it has none.
    #[inline]
    pub(super) fn name(&mut self, anchor: usize, entry: u32, size: Option<Size>) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor { entry, size });
        }
    }

    pub(super) fn get(&self, anchor: usize) -> Option<Anchor> {
        self.anchors.get(&anchor).copied()
    }
}
