//! Effects and fields of a change, brought together.

use std::collections::BTreeMap;

use super::change::Change;
use crate::verdict::{Class, Found, Verdict};

/// Gives a change its effects, and each field the worst verdict of those that explain it. A field that may be contract
/// and that no effect explains is one that no caller can observe.
pub(super) fn settle(change: &mut Change, found: Vec<Found>) {
    let mut verdicts: BTreeMap<String, Verdict> = BTreeMap::new();
    for Found { effect, also } in &found {
        for pointer in [Some(&effect.pointer), also.as_ref()].into_iter().flatten() {
            let worst = verdicts.entry(pointer.clone()).or_insert(effect.verdict);
            *worst = effect.verdict.min(*worst);
        }
    }
    for field in change.fields.iter_mut().filter(|field| field.class.is_judged()) {
        field.verdict = verdict_at(&verdicts, &field.pointer);
        if field.verdict.is_none() {
            field.class = Class::Text;
        }
    }
    let mut effects: Vec<_> = found.into_iter().map(|found| found.effect).collect();
    effects.sort_by_key(|effect| effect.verdict);
    change.verdict = effects.first().map(|effect| effect.verdict);
    change.effects = effects;
}

/// What nobody uses changes for nobody.
pub(super) fn unused(change: &mut Change) {
    for field in change.fields.iter_mut().filter(|field| field.class.is_judged()) {
        field.verdict = Some(Verdict::Compatible);
        change.verdict = Some(Verdict::Compatible);
    }
}

/// The worst verdict at a pointer, above it and below it.
fn verdict_at(verdicts: &BTreeMap<String, Verdict>, pointer: &str) -> Option<Verdict> {
    let slashes = pointer.match_indices('/').map(|(at, _)| pointer.get(..at).unwrap_or_default());
    let above = slashes.chain([pointer]).filter_map(|above| verdicts.get(above)).copied();
    let below = [pointer, "/"].concat();
    let inside = verdicts.range(below.clone()..).take_while(|(at, _)| at.starts_with(&below));
    above.chain(inside.map(|(_, verdict)| *verdict)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_takes_the_worst_verdict_around_it() {
        let verdicts = [
            ("/a/b", Verdict::Unclear),
            ("/a/b/c", Verdict::Breaking),
            ("/a/bc", Verdict::Breaking),
            ("/z", Verdict::Compatible),
        ];
        let verdicts = verdicts.into_iter().map(|(at, verdict)| (at.to_owned(), verdict)).collect();
        for (at, expected) in [
            ("/a", Some(Verdict::Breaking)),
            ("/a/b", Some(Verdict::Breaking)),
            ("/a/b/d", Some(Verdict::Unclear)),
            ("/z/z", Some(Verdict::Compatible)),
            ("/y", None),
            ("", Some(Verdict::Breaking)),
        ] {
            assert_eq!(verdict_at(&verdicts, at), expected, "{at}");
        }
    }
}
