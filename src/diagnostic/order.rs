//! The canonical order of findings: position, then code, then Subject. What has no place comes last, and what is in an
//! external document after what is in the document itself.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Diagnostic;
use crate::subject::Subject;

/// Puts findings into canonical order.
///
/// Many findings are about one part, and comparing two parts means comparing their names. So each part is compared once,
/// and then its rank.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    if diagnostics.is_sorted_by(|one, other| one.order(other) != Ordering::Greater) {
        return;
    }
    let rules = rules(diagnostics);
    let parts = parts(diagnostics);
    let keys = diagnostics.iter().zip(rules).zip(parts).enumerate();
    let mut keys: Vec<_> = keys.map(|(at, ((found, rule), part))| (found.place(), rule, part, at)).collect();
    keys.sort_unstable();
    let order = keys.into_iter().map(|(.., at)| at).collect();
    arrange(diagnostics, order);
}

/// The rank of each finding's rule among the rules of all.
fn rules(diagnostics: &[Diagnostic]) -> Vec<usize> {
    let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
    for found in diagnostics {
        ranks.entry(found.code()).or_default();
    }
    for (rank, known) in ranks.values_mut().enumerate() {
        *known = rank;
    }
    diagnostics.iter().map(|found| ranks.get(found.code()).copied().unwrap_or_default()).collect()
}

/// The rank of each finding's part among the parts of all.
fn parts(diagnostics: &[Diagnostic]) -> Vec<usize> {
    let mut parts: Vec<(Option<&Subject>, usize)> = Vec::new();
    let mut of_findings = Vec::with_capacity(diagnostics.len());
    for found in diagnostics {
        // Those about one part nearly always follow one another.
        if parts.last().is_none_or(|(last, _)| *last != found.subject()) {
            parts.push((found.subject(), parts.len()));
        }
        of_findings.push(parts.len() - 1);
    }
    parts.sort_unstable();
    let mut ranks = vec![0; parts.len()];
    let mut rank = 0;
    let mut last = None;
    for (part, at) in parts {
        rank += usize::from(last.is_some_and(|last| last != part));
        last = Some(part);
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    for part in &mut of_findings {
        *part = ranks.get(*part).copied().unwrap_or_default();
    }
    of_findings
}

/// Moves each finding to its place: `order` has for each place the finding that belongs there.
fn arrange(diagnostics: &mut [Diagnostic], mut order: Vec<usize>) {
    for at in 0..order.len() {
        // Where the finding is that belongs here: an earlier exchange may have moved it.
        let mut from = order.get(at).copied().unwrap_or(at);
        while from < at {
            from = order.get(from).copied().unwrap_or(at);
        }
        if let Some(slot) = order.get_mut(at) {
            *slot = from;
        }
        diagnostics.swap(at, from);
    }
}

impl Diagnostic {
    fn order(&self, other: &Self) -> Ordering {
        let by_place = self.place().cmp(&other.place());
        by_place.then_with(|| self.code().cmp(other.code())).then_with(|| self.subject.cmp(&other.subject))
    }

    fn place(&self) -> impl Ord {
        let place = self.location.as_ref().map(|at| (at.document.as_deref(), at.span.start, at.span.end));
        (place.is_none(), place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE};
    use crate::subject::{Method, OperationKey};

    #[test]
    fn the_order_is_that_of_comparing_each_with_each() {
        let mut found = Vec::new();
        for number in 0_u32..600 {
            // A fixed shuffle with repetitions, places and parts missing.
            let mixed = number.wrapping_mul(2_654_435_761) >> 16;
            let rule = if mixed % 3 == 0 { JSON_SYNTAX } else { KEY_DUPLICATE };
            let mut one = Diagnostic::new(rule).arg("number", number.to_string());
            if mixed % 5 != 0 {
                one = one.about(OperationKey::of(Method::Get, &format!("/{}", mixed % 7)));
            }
            if mixed % 4 == 0 {
                let document = (mixed % 8 == 0).then(|| "b.yaml".into());
                let start = mixed % 11;
                one = one.at(Location { document, span: start..20, line: 1, column: 1, pointer: "".into() });
            }
            found.push(one);
        }
        let mut expected = found.clone();
        expected.sort_by(Diagnostic::order);
        assert!(expected != found);
        sort(&mut found);
        assert_eq!(found, expected);
        sort(&mut found);
        assert_eq!(found, expected);
    }
}
