//! What the text of a plan tells of the existing API beside the changes.

use super::decision::{Action, Reason, Strategy};
use super::matching::{Sides, decide};
use crate::model::{Api, Existing, Map};
use crate::subject::{OperationKey, Subject};

/// What is known of the existing API once the changes are decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Overview {
    /// Parts that are updated or removed, and to which the operator attached something.
    pub(super) attached: usize,
    /// The tags of operations that the document does not have.
    tags: Map<OperationKey, Vec<String>>,
}

impl Overview {
    pub(super) fn of<'s>(
        touched: impl Iterator<Item = &'s Subject>,
        document: &Api,
        existing: &Existing,
    ) -> Self {
        let attached = touched.filter(|subject| existing.attachments.contains_key(*subject)).count();
        let before = existing.api.iter().flat_map(|api| &api.operations);
        let lacking =
            before.filter(|(key, before)| !before.tags.is_empty() && !document.operations.contains_key(*key));
        let tags = lacking.map(|(key, before)| (key.clone(), before.tags.clone()));
        Self { attached, tags: tags.collect() }
    }

    /// Whether an operation has a tag.
    pub(super) fn has_tag(&self, document: &Api, key: &OperationKey, tag: &str) -> bool {
        self.tags(document, key).iter().any(|other| other == tag)
    }

    /// The tags of an operation: the document's, or else the existing one.
    pub(super) fn tags<'a>(&'a self, document: &'a Api, key: &OperationKey) -> &'a [String] {
        let tags = document.operations.get(key).map(|operation| &operation.tags);
        tags.or_else(|| self.tags.get(key)).map_or(&[], Vec::as_slice)
    }
}

/// What another strategy would do that a plan does not: each action whose number of parts differs, with that number.
///
/// It is decided from the reasons of the plan, before names clash and before it is known which components something still needs.
pub(super) fn otherwise(reasons: impl Iterator<Item = Reason>, strategy: Strategy) -> Vec<(Action, usize)> {
    let order =
        [Action::Remove, Action::Update, Action::Create, Action::Keep, Action::Unchanged, Action::Refuse];
    let mut counts = order.map(|action| (action, 0_usize, 0_usize));
    for reason in reasons {
        let other = sides(reason).map_or(reason.action(), |sides| decide(strategy, sides).action());
        for (action, here, there) in &mut counts {
            *here += usize::from(*action == reason.action());
            *there += usize::from(*action == other);
        }
    }
    let differs = counts.into_iter().filter(|(_, here, there)| here != there);
    differs.map(|(action, _, there)| (action, there)).collect()
}

/// Where a part is, told from the reason for what happens to it; none if that does not tell.
fn sides(reason: Reason) -> Option<Sides> {
    Some(match reason {
        Reason::Same => Sides::Both { same: true },
        Reason::DocumentWins | Reason::ExistingWins => Sides::Both { same: false },
        Reason::OnlyInDocument => Sides::Document,
        Reason::NotInDocument | Reason::DocumentLacksIt | Reason::StillUsed => Sides::Existing,
        Reason::BrokenInDocument => Sides::Broken { existing: true },
        Reason::Unreadable => Sides::Broken { existing: false },
        Reason::PathBrokenInDocument => Sides::Perhaps,
        Reason::NameTaken => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_tells_where_a_part_is() {
        let all = [
            Sides::Both { same: true },
            Sides::Both { same: false },
            Sides::Document,
            Sides::Existing,
            Sides::Broken { existing: true },
            Sides::Broken { existing: false },
            Sides::Perhaps,
        ];
        for (strategy, expected) in
            Strategy::ALL.iter().flat_map(|strategy| all.map(|sides| (strategy, sides)))
        {
            assert_eq!(sides(decide(*strategy, expected)), Some(expected));
        }
    }
}
