//! Operation names, the second unique key of an API.

use std::collections::hash_map::Entry;

use super::decision::{Action, Reason};
use super::matching::OperationPair;
use super::merge::Merge;
use crate::diagnostic::Diagnostic;
use crate::plan::rules;
use crate::tables::HashMap;
use crate::text::quoted;

/// Refuses every operation of the document whose name belongs to an operation that stays as it is.
///
/// A refused update leaves its old name in use, which may refuse the next one; each is refused at most once. Names
/// that change hands within one import are fine, and what is removed holds none.
pub(super) fn settle(merge: &mut Merge<'_>) {
    let mut names = Names::of(&merge.operations);
    while let Some(at) = names.pending.pop() {
        let Some(pair) = merge.operations.get_mut(at).filter(|pair| pair.reason != Reason::NameTaken) else {
            continue;
        };
        pair.reason = Reason::NameTaken;
        if let Some(existing) = pair.existing {
            names.hold(&existing.name, at);
        }
    }
    let refused = merge.operations.iter().enumerate().filter(|(_, pair)| pair.reason == Reason::NameTaken);
    let found = refused.filter_map(|(at, pair)| {
        let name = &pair.document?.name;
        let other = merge.operations.get(names.owner(name, at)?)?;
        let finding = Diagnostic::new(rules::OPERATION_NAME_TAKEN).about(pair.subject());
        Some(finding.arg("name", quoted(name)).arg("other", quoted(other.key)))
    });
    let found: Vec<_> = found.collect();
    merge.diagnostics.extend(found);
}

/// Who has and who wants each name. Operations are meant by their position in the plan.
#[derive(Default)]
struct Names<'a> {
    /// The first operation that keeps the name because it stays as it is.
    held: HashMap<&'a str, usize>,
    wanted: HashMap<&'a str, Wanted>,
    /// Operations to refuse.
    pending: Vec<usize>,
}

/// The created and updated operations that want one name. An import leaves one; an Api put together by hand may not.
#[derive(Default)]
struct Wanted {
    by: Vec<usize>,
    /// Position in the plan of the one that gets the name unless it is held: the first that has it already, or else
    /// the first. It depends on nothing that an import changes, so that a second import decides the same.
    winner: Option<usize>,
    winner_has_it: bool,
}

impl<'a> Names<'a> {
    fn of(operations: &[OperationPair<'a>]) -> Self {
        let mut names = Self::default();
        let mut comers = Vec::new();
        for (at, pair) in operations.iter().enumerate() {
            match (pair.action(), pair.document, pair.existing) {
                (Action::Create | Action::Update, Some(document), existing) => {
                    let has_it = existing.is_some_and(|existing| existing.name == document.name);
                    names.wanted.entry(&document.name).or_default().add(at, has_it);
                    comers.push((at, &document.name));
                }
                (Action::Keep | Action::Unchanged, _, Some(existing)) => {
                    names.held.entry(&existing.name).or_insert(at);
                }
                _ => {}
            }
        }
        let clashing = comers.into_iter().filter(|(at, name)| !names.goes_to(name, *at));
        names.pending = clashing.map(|(at, _)| at).collect();
        names
    }

    /// Whether an operation can have a name, as far as is known.
    fn goes_to(&self, name: &str, at: usize) -> bool {
        let first = self.wanted.get(name).and_then(|wanted| wanted.winner);
        first == Some(at) && !self.held.contains_key(name)
    }

    /// Notes that a name stays in use, and who cannot have it for that reason.
    fn hold(&mut self, name: &'a str, by: usize) {
        if let Entry::Vacant(free) = self.held.entry(name) {
            free.insert(by);
            let wanted = self.wanted.get(name).into_iter().flat_map(|wanted| &wanted.by);
            self.pending.extend(wanted.copied().filter(|at| *at != by));
        }
    }

    /// Who has the name that an operation could not have.
    fn owner(&self, name: &str, refused: usize) -> Option<usize> {
        let held = self.held.get(name).copied().filter(|at| *at != refused);
        held.or_else(|| self.wanted.get(name).and_then(|wanted| wanted.winner))
    }
}

impl Wanted {
    fn add(&mut self, at: usize, has_it: bool) {
        self.by.push(at);
        if self.winner.is_none() || (has_it && !self.winner_has_it) {
            self.winner = Some(at);
            self.winner_has_it = has_it;
        }
    }
}
