//! Plans: what an import would do to an existing API, decided before anything changes.
//!
//! [`plan()`] compares an import with an [`Existing`] and decides one [`Change`] for each [`Subject`], by a [`Strategy`];
//! [`apply`] carries the decisions out and decides nothing. A plan is the only way to change an Existing, so a dry run
//! and an import cannot disagree.

// The decision grows in steps, each linear in the two Apis: `operator` keeps what operators added and the document does
// not state, `matching` pairs the parts of both sides and decides by the strategy alone, `names` refuses what would take
// another operation's name, `widened` sets aside what the document does not describe whole, `unused` keeps components that something still needs, `merge_conflicts` and `report` find
// what the reader should know about the result, `stored_keys` what a person may have mistyped in the existing API.

mod about;
mod apply;
mod change;
mod changes;
mod decision;
mod difference;
mod judged;
mod markdown;
mod masked;
mod matching;
mod merge;
mod merge_conflicts;
mod names;
mod operator;
mod overview;
mod report;
pub(crate) mod rules;
mod settle;
mod shifted;
mod stored_keys;
mod text;
mod unused;
mod users;
mod widened;

use std::sync::Arc;

pub use self::apply::apply;
pub use self::change::{Change, FieldChange};
pub use self::decision::{Action, NotAStrategy, Reason, Strategy};
pub use self::difference::{Difference, Part};
pub use self::text::TextOptions;
#[cfg(feature = "html")]
pub(crate) use self::text::{
    rows::{effects, note, reached, title},
    sections::{SECTIONS, Section},
    words::{done, fields, judged, verdict},
};
use crate::diagnostic::Diagnostic;
use crate::model::{About, Api, Existing, Imported, Places};
use crate::subject::Subject;
pub use crate::verdict::{Class, Direction, Effect, Reached, Verdict, Way};

/// A plan: what an import would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    strategy: Strategy,
    changes: Vec<Change>,
    diagnostics: Vec<Diagnostic>,
    /// Where created and updated parts are taken from.
    document: Arc<Api>,
    /// The API-level fields after the import: a merge, so neither side's.
    about: About,
    /// The places of the document's parts.
    places: Places,
    /// Whether variable names distinguish the document's paths.
    literal_paths: bool,
    /// What its text tells of the existing API.
    overview: overview::Overview,
}

impl Plan {
    /// The strategy that decided.
    pub fn strategy(&self) -> Strategy {
        self.strategy
    }

    /// One decided change per Subject that either side has: `api` first, then the operations in document order and
    /// those that only the existing API has, then the paths that could not be read, then the components like the
    /// operations. Parts that could not be read come after those that could.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Findings about the result, in canonical order. Every finding is about a Subject, and has its place where the
    /// document has it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of changes with this action.
    pub fn count(&self, action: Action) -> usize {
        self.changes.iter().filter(|change| change.action == action).count()
    }

    /// The number of changes with this verdict.
    pub fn count_verdict(&self, verdict: Verdict) -> usize {
        self.changes.iter().filter(|change| change.verdict == Some(verdict)).count()
    }

    /// Takes the effects that are accepted out of the verdicts: they stay, marked as accepted.
    pub(crate) fn accept(&mut self, mut is_accepted: impl FnMut(&Diagnostic) -> bool) {
        for change in &mut self.changes {
            for effect in &mut change.effects {
                effect.accepted |= is_accepted(&effect.finding);
            }
            if !change.effects.is_empty() {
                let counting = change.effects.iter().filter(|effect| !effect.accepted);
                change.verdict = counting.map(|effect| effect.verdict).min();
            }
        }
    }

    /// The plan as JSON: `{strategy, changes: [{subject, kind, action, name, method, path, reason, fields, verdict,
    /// effects}]}`, where `fields` is a list of `{pointer, class, verdict, before, after}` and `effects` one of `{verdict,
    /// direction, pointer, finding, reached}`. What a member does not have is null; verdicts, effects, directions and
    /// what is reached are left out instead. The findings of the plan are not part of it: see
    /// [`json`](crate::report::json).
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ "strategy": self.strategy, "changes": self.changes })
    }

    /// The places of the document's parts.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Whether variable names distinguish paths.
    pub(crate) fn literal_paths(&self) -> bool {
        self.literal_paths
    }

    /// The tags of the operation that a change is about: the document's, or else the existing ones.
    #[cfg(feature = "html")]
    pub(crate) fn tags(&self, change: &Change) -> &[String] {
        match &change.subject {
            Subject::Operation(key) => self.overview.tags(&self.document, key),
            _ => &[],
        }
    }

    /// Where created and updated parts are taken from.
    pub(crate) fn document(&self) -> &Api {
        &self.document
    }
}

/// Decides what an import would do to an existing API.
///
/// Operations are matched by method and path, whatever the path's variables are called; components by kind and name. A
/// key of the existing API may name the variables, as a person writes it: see [`Existing::keyed`].
/// What the document has but could not be read is never taken for missing: its existing counterpart is kept under
/// every strategy. An operation whose name would belong to two operations is refused, its counterpart stays. A field of
/// an [`Operator`](crate::model::operator::Operator) that only the existing part has is kept, too: it makes no difference.
///
/// ```
/// use oasgate::{Action, Api, Existing, Imported, Strategy, apply, plan};
/// use serde_json::{from_value, json};
///
/// let operation = |name: &str| json!({
///     "name": name, "method": "GET", "path": "/pets", "responses": { "statuses": { "200": { "description": "" } } }
/// });
/// let document = json!({ "about": { "name": "Pets" }, "operations": { "GET /pets": operation("listPets") } });
/// let imported = Imported::from(from_value::<Api>(document)?);
/// let existing: Existing = from_value(json!({
///     "api": { "about": { "name": "Pets" }, "operations": { "GET /pets": operation("pets") } },
///     "attachments": { "GET /pets": { "backend": "pets.internal" } },
/// }))?;
///
/// let dry_run = plan(&imported, &existing, Strategy::SpecFirst);
/// assert_eq!(dry_run.count(Action::Update), 1);
/// let change = dry_run.changes().iter().find(|change| change.action == Action::Update).unwrap();
/// assert_eq!(change.subject.to_string(), "GET /pets");
/// assert_eq!(change.fields[0].pointer, "/name");
///
/// let updated = apply(&dry_run, existing);
/// assert_eq!(updated.attachments.len(), 1);
/// assert_eq!(plan(&imported, &updated, Strategy::SpecFirst).count(Action::Update), 0);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn plan(imported: &Imported, existing: &Existing, strategy: Strategy) -> Plan {
    let existing = &*existing.keyed(imported.literal_paths);
    let imported = operator::kept(imported, existing.api.as_ref());
    let imported = widened::set_aside(imported, existing.api.as_ref());
    let mut found = Vec::new();
    let imported = shifted::renamed(imported, existing.api.as_ref(), strategy, &mut found);
    let mut merge = merge::Merge::new(&imported, existing.api.as_ref(), strategy);
    merge.diagnostics = found;
    names::settle(&mut merge);
    unused::keep_used(&mut merge);
    merge_conflicts::find(&mut merge);
    report::find(&mut merge, &imported, existing);
    stored_keys::find(&imported, existing, &mut merge.diagnostics);
    imported.places.locate(&mut merge.diagnostics, []);
    crate::diagnostic::sort(&mut merge.diagnostics);
    let mut changes = merge.changes();
    judged::judge(&merge, &mut changes);
    let effects = changes.iter_mut().flat_map(|change| &mut change.effects);
    imported.places.locate_inside(effects.map(|effect| (&*effect.pointer, &mut effect.finding)));
    let effects = changes.iter_mut().flat_map(|change| &mut change.effects);
    imported.places.locate(effects.map(|effect| &mut effect.finding), []);
    Plan {
        strategy,
        overview: overview::Overview::of(touched(&changes), &imported.api, existing),
        changes,
        diagnostics: merge.diagnostics,
        document: Arc::clone(&imported.api),
        about: merge.about,
        places: imported.places.clone(),
        literal_paths: imported.literal_paths,
    }
}

/// The parts that are not what they were.
fn touched(changes: &[Change]) -> impl Iterator<Item = &Subject> {
    let touched = changes.iter().filter(|change| matches!(change.action, Action::Update | Action::Remove));
    touched.map(|change| &change.subject)
}
