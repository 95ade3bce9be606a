//! What is noted while a document is written.

use std::borrow::Cow;

use crate::diagnostic::Rule;
use crate::source::{Node, Site};

/// A token of the pointer to what is being written.
#[derive(Clone)]
pub(super) enum Token<'d> {
    Name(Cow<'d, str>),
    Index(usize),
}

/// A reference whose words depend on where its target gets written.
pub(super) struct Hole<'d> {
    /// What the document says.
    pub(super) text: &'d str,
    /// Where it says so.
    pub(super) site: Site,
    /// Where its text was written, quotes included.
    pub(super) span: std::ops::Range<usize>,
    /// What it leads to.
    pub(super) target: Site,
    /// The entry of the text.
    pub(super) entry: u32,
}

/// What is to be reported at an entry of what is written.
#[derive(Clone)]
pub(super) struct Note {
    /// The entry of the object that it is about.
    pub(super) entry: u32,
    /// The place in the original.
    pub(super) site: Site,
    pub(super) rule: &'static Rule,
    pub(super) args: Vec<(&'static str, String)>,
}

/// A schema that becomes a component of its own.
pub(super) struct Hoisted<'d> {
    pub(super) name: String,
    pub(super) key: Site,
    pub(super) node: Node<'d>,
}
