//! Pairs the parts of both sides, and decides by the strategy alone.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::decision::{Action, Reason, Strategy};
use crate::model::{Api, Components, Imported, LeftOut, Operation};
use crate::subject::template::without_fragment;
use crate::subject::{ComponentKey, Method, OperationKey, PathKey, Subject};

/// On which sides a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sides {
    /// On both.
    Both {
        /// With the same meaning.
        same: bool,
    },
    /// Only in the document.
    Document,
    /// Only in the existing API.
    Existing,
    /// In the document, but not so that it could be read.
    Broken {
        /// And in the existing API.
        existing: bool,
    },
    /// In the existing API, and perhaps in the document, whose path of the same name could not be read whole.
    Perhaps,
}

/// The whole of the strategies.
pub(super) fn decide(strategy: Strategy, sides: Sides) -> Reason {
    match (sides, strategy) {
        (Sides::Both { same: true }, _) => Reason::Same,
        (Sides::Both { .. }, Strategy::SpecOnly | Strategy::SpecFirst) => Reason::DocumentWins,
        (Sides::Both { .. }, Strategy::ExistFirst) => Reason::ExistingWins,
        (Sides::Document, _) => Reason::OnlyInDocument,
        (Sides::Existing, Strategy::SpecOnly) => Reason::DocumentLacksIt,
        (Sides::Existing, Strategy::SpecFirst | Strategy::ExistFirst) => Reason::NotInDocument,
        (Sides::Broken { existing: true }, _) => Reason::BrokenInDocument,
        (Sides::Broken { existing: false }, _) => Reason::Unreadable,
        (Sides::Perhaps, _) => Reason::PathBrokenInDocument,
    }
}

/// An operation of either side, and what is decided about it so far.
pub(super) struct OperationPair<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) document: Option<&'a Operation>,
    pub(super) existing: Option<&'a Operation>,
    pub(super) left_out: Option<&'a LeftOut>,
    pub(super) reason: Reason,
}

impl<'a> OperationPair<'a> {
    fn new(
        key: &'a OperationKey,
        strategy: Strategy,
        document: Option<&'a Operation>,
        existing: Option<&'a Operation>,
    ) -> Self {
        let sides = match (document, existing) {
            (Some(document), Some(existing)) => Sides::Both { same: document == existing },
            (Some(_), None) => Sides::Document,
            (None, _) => Sides::Existing,
        };
        Self { key, document, existing, left_out: None, reason: decide(strategy, sides) }
    }

    pub(super) fn action(&self) -> Action {
        self.reason.action()
    }

    /// The operation as it is after the import, if it is there at all.
    pub(super) fn result(&self) -> Option<&'a Operation> {
        match self.action() {
            Action::Create | Action::Update => self.document,
            Action::Keep | Action::Unchanged | Action::Refuse => self.existing,
            Action::Remove => None,
        }
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::Operation(self.key.clone())
    }
}

/// A component of either side, and what is decided about it so far.
pub(super) struct ComponentPair {
    pub(super) key: ComponentKey,
    pub(super) reason: Reason,
}

/// The operations of both sides in the order of the plan.
pub(super) fn operations<'a>(
    imported: &'a Imported,
    existing: Option<&'a Api>,
    strategy: Strategy,
) -> Vec<OperationPair<'a>> {
    let document = &imported.api.operations;
    let before = |key| existing.and_then(|existing| existing.operations.get(key));
    let read = document.iter().map(|(key, read)| OperationPair::new(key, strategy, Some(read), before(key)));
    let mut pairs: Vec<_> = read.collect();

    let mut broken = HashSet::new();
    for (subject, left_out) in &imported.left_out {
        let Subject::Operation(key) = subject else { continue };
        // A second path of the same shape is left out although the first is read: one change per Subject.
        if document.contains_key(key) {
            continue;
        }
        broken.insert(key);
        let existing = before(key);
        let reason = decide(strategy, Sides::Broken { existing: existing.is_some() });
        pairs.push(OperationPair { key, document: None, existing, left_out: Some(left_out), reason });
    }

    let unread = Unread::of(imported);
    let all = existing.into_iter().flat_map(|existing| &existing.operations);
    let lacking = all.filter(|(key, _)| !document.contains_key(*key) && !broken.contains(key));
    pairs.extend(lacking.map(|(key, before)| {
        let mut pair = OperationPair::new(key, strategy, None, Some(before));
        if unread.may_have(key) {
            pair.reason = decide(strategy, Sides::Perhaps);
        }
        pair
    }));
    pairs
}

/// What the document says of operations without saying, legibly, of which.
struct Unread<'a> {
    /// Keys of paths, with the slash at the beginning that the document may have forgotten.
    paths: HashSet<Cow<'a, str>>,
    /// Methods of operations under paths without that slash.
    operations: HashSet<(Method, String)>,
    /// Paths with a fragment, each with the parts of its fragments and the method if it is known: what cannot be read does
    /// not say which of these belong to an operation's key.
    fragments: HashMap<(Option<Method>, String), HashSet<String>>,
}

impl<'a> Unread<'a> {
    fn of(imported: &'a Imported) -> Self {
        let mut unread =
            Self { paths: HashSet::new(), operations: HashSet::new(), fragments: HashMap::new() };
        for (subject, part) in &imported.left_out {
            match subject {
                Subject::Path(key) => {
                    unread.enter_fragment(None, key.as_str());
                    unread.paths.insert(slashed(key));
                }
                Subject::Operation(key) => {
                    let path = part.path.as_deref().filter(|path| path.contains('#'));
                    if let Some(path) = path {
                        let path =
                            if imported.literal_paths { PathKey::literal(path) } else { PathKey::of(path) };
                        unread.enter_fragment(Some(key.method), path.as_str());
                    }
                    if let Cow::Owned(path) = slashed(&key.path) {
                        unread.operations.insert((key.method, path));
                    }
                }
                Subject::Api | Subject::Component(_) | Subject::Route(_) => {}
            }
        }
        unread
    }

    fn enter_fragment(&mut self, method: Option<Method>, path: &str) {
        let (base, Some(fragment)) = without_fragment(path) else { return };
        let base = slashed(&PathKey::literal(base)).into_owned();
        let parts = self.fragments.entry((method, base)).or_default();
        parts.extend(fragment.split('&').map(str::to_owned));
    }

    /// Whether the document may have an operation that cannot be found in it. A typo must not remove anything.
    fn may_have(&self, key: &OperationKey) -> bool {
        let path = key.path.as_str();
        self.paths.contains(path)
            || !self.operations.is_empty() && self.operations.contains(&(key.method, path.to_owned()))
            || !self.fragments.is_empty() && self.may_have_fragment(key.method, path)
    }

    fn may_have_fragment(&self, method: Method, path: &str) -> bool {
        let (base, fragment) = without_fragment(path);
        [None, Some(method)].into_iter().any(|method| {
            let parts = self.fragments.get(&(method, base.to_owned()));
            parts.is_some_and(|parts| {
                fragment.into_iter().flat_map(|text| text.split('&')).all(|part| parts.contains(part))
            })
        })
    }
}

/// The key of a path with a slash at the beginning.
fn slashed(key: &PathKey) -> Cow<'_, str> {
    let path = key.as_str();
    if path.starts_with('/') { Cow::Borrowed(path) } else { Cow::Owned(format!("/{path}")) }
}

/// The paths of the document that could not be read, in its order.
pub(super) fn paths(imported: &Imported) -> impl Iterator<Item = (&PathKey, &LeftOut)> {
    imported.left_out.iter().filter_map(|(subject, left_out)| match subject {
        Subject::Path(key) => Some((key, left_out)),
        _ => None,
    })
}

/// The components of both sides in the order of the plan.
pub(super) fn components(
    imported: &Imported,
    existing: Option<&Api>,
    strategy: Strategy,
) -> Vec<ComponentPair> {
    let document = &imported.api.components;
    let existing = existing.map(|existing| &existing.components);
    let exists = |key: &ComponentKey| existing.is_some_and(|existing| existing.contains(key));
    let read = document.keys().map(|key| {
        let sides = if exists(&key) {
            Sides::Both { same: existing.is_some_and(|existing| document.agree(existing, &key)) }
        } else {
            Sides::Document
        };
        ComponentPair { reason: decide(strategy, sides), key }
    });
    let mut pairs: Vec<_> = read.collect();

    let mut broken = HashSet::new();
    for subject in imported.left_out.keys() {
        let Subject::Component(key) = subject else { continue };
        if document.contains(key) {
            continue;
        }
        broken.insert(key);
        let reason = decide(strategy, Sides::Broken { existing: exists(key) });
        pairs.push(ComponentPair { key: key.clone(), reason });
    }

    let all = existing.into_iter().flat_map(Components::keys);
    let lacking = all.filter(|key| !document.contains(key) && !broken.contains(key));
    pairs.extend(lacking.map(|key| ComponentPair { key, reason: decide(strategy, Sides::Existing) }));
    pairs
}
