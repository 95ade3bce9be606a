//! The order of a reader: what breaks comes first, what stays comes last.

use crate::diagnostic::{Lang, Text};
use crate::plan::{Action, Change, Class, Plan, Verdict};
use crate::subject::{PathKey, Subject};
use crate::text::glob;

use super::TextOptions;
use super::words::{done, verdict};

/// A group of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Judged(Verdict),
    Done(Action),
}

/// All of them, the most urgent first.
pub(crate) const SECTIONS: [Section; 8] = [
    Section::Judged(Verdict::Breaking),
    Section::Done(Action::Refuse),
    Section::Done(Action::Remove),
    Section::Judged(Verdict::Unclear),
    Section::Judged(Verdict::Compatible),
    Section::Done(Action::Update),
    Section::Done(Action::Create),
    Section::Done(Action::Keep),
];

impl Section {
    /// The one that a change is in; none for what does not change.
    pub(crate) fn of(change: &Change) -> Option<Self> {
        match (change.verdict, change.action) {
            (_, Action::Unchanged) => None,
            (Some(Verdict::Breaking), _) => Some(Self::Judged(Verdict::Breaking)),
            (_, Action::Refuse | Action::Remove) => Some(Self::Done(change.action)),
            (Some(Verdict::Unclear), _) => Some(Self::Judged(Verdict::Unclear)),
            (Some(Verdict::Compatible), Action::Update) => Some(Self::Judged(Verdict::Compatible)),
            (_, action) => Some(Self::Done(action)),
        }
    }

    pub(crate) fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Judged(of) => verdict(of, lang),
            Self::Done(Action::Update) => Text { en: "updated", zh: "更新" }.get(lang),
            Self::Done(action) => done(action, lang),
        }
    }

    /// Whether the section asks nothing of the reader.
    pub(crate) fn is_quiet(self) -> bool {
        matches!(self, Self::Done(Action::Create | Action::Keep))
    }
}

/// What a plan lists.
#[derive(Default)]
pub(crate) struct Listed<'p> {
    /// The changes of each section, in the order of the plan.
    pub(crate) sections: [Vec<&'p Change>; SECTIONS.len()],
    /// Updates of which no field is listed, and which nobody judged.
    pub(crate) folded: usize,
    /// The fields that are not listed, by class.
    pub(crate) hidden: Vec<(Class, usize)>,
}

impl<'p> Listed<'p> {
    pub(crate) fn of(plan: &'p Plan, options: &TextOptions) -> Self {
        let mut listed = Self { hidden: Class::ALL.map(|class| (class, 0)).to_vec(), ..Self::default() };
        for change in plan.changes().iter().filter(|change| plan.is_wanted(change, options)) {
            let hidden = hidden(change, options);
            let is_seen = hidden.iter().map(|(_, count)| count).sum::<usize>() < change.fields.len();
            for ((_, all), (_, count)) in listed.hidden.iter_mut().zip(hidden) {
                *all += count;
            }
            let is_folded = change.action == Action::Update
                && !is_seen
                && change.verdict.is_none()
                && change.effects.is_empty();
            if is_folded && !options.stat {
                listed.folded += 1;
                continue;
            }
            let section = Section::of(change);
            let place = SECTIONS.iter().position(|other| Some(*other) == section);
            if let Some(list) = place.and_then(|at| listed.sections.get_mut(at)) {
                list.push(change);
            }
        }
        listed
    }
}

impl Listed<'_> {
    /// Whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        self.folded == 0 && self.sections.iter().all(Vec::is_empty)
    }
}

/// How many fields of a change are not listed, by class.
pub(crate) fn hidden(change: &Change, options: &TextOptions) -> [(Class, usize); Class::ALL.len()] {
    count(change, |class| !options.classes.contains(&class))
}

/// How many fields a change has, by class.
pub(crate) fn count(
    change: &Change,
    is_counted: impl Fn(Class) -> bool,
) -> [(Class, usize); Class::ALL.len()] {
    let mut counts = Class::ALL.map(|class| (class, 0));
    for field in change.fields.iter().filter(|field| is_counted(field.class)) {
        if let Some((_, count)) = counts.iter_mut().find(|(class, _)| *class == field.class) {
            *count += 1;
        }
    }
    counts
}

impl Plan {
    /// Whether a change is one of those that are asked for.
    fn is_wanted(&self, change: &Change, options: &TextOptions) -> bool {
        let TextOptions { actions, path, tag, .. } = options;
        let is_done = actions.is_empty() || actions.contains(&change.action);
        let on_path = |pattern: &String| match &change.subject {
            Subject::Operation(key) => glob::matches(PathKey::of(pattern).as_str(), key.path.as_str()),
            Subject::Path(key) => glob::matches(PathKey::of(pattern).as_str(), key.as_str()),
            _ => false,
        };
        let has_tag = |tag: &String| match &change.subject {
            Subject::Operation(key) => self.overview.has_tag(&self.document, key, tag),
            _ => false,
        };
        is_done && path.as_ref().is_none_or(on_path) && tag.as_ref().is_none_or(has_tag)
    }
}
