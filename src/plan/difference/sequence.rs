//! Which items of two sequences are the same ones: a longest common subsequence, as far as it is affordable.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::tables::HashMap;

/// Items between the first and the last difference that are paired. The search costs at most their square, so this is
/// what a difference costs at most beyond being linear: a fraction of a millisecond.
const MOST: usize = 1_000;

/// A run of items that is replaced by another; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// What lies between the items that both sequences have.
pub(super) struct Pairing {
    /// In order; between two of them is at least one common item.
    pub(super) hunks: Vec<Hunk>,
    /// Whether items were paired. Else what lies between the common beginning and the common end is one hunk.
    pub(super) is_whole: bool,
}

/// Pairs the items of two sequences.
pub(super) fn pair<T: Hash + Eq>(before: &[T], after: &[T]) -> Pairing {
    let start = common(before.iter().zip(after));
    let shorter = before.len().min(after.len());
    let end = common(before.iter().rev().zip(after.iter().rev()).take(shorter - start));
    let middle = Hunk { before: start..before.len() - end, after: start..after.len() - end };
    let is_plain = middle.before.is_empty() || middle.after.is_empty();
    let is_whole = is_plain || middle.before.len().max(middle.after.len()) <= MOST;
    if is_plain || !is_whole {
        let is_same = middle.before.is_empty() && middle.after.is_empty();
        return Pairing { hunks: if is_same { Vec::new() } else { vec![middle] }, is_whole };
    }
    let mut numbers = HashMap::default();
    let old = numbered(before.get(middle.before).unwrap_or_default(), &mut numbers);
    let new = numbered(after.get(middle.after).unwrap_or_default(), &mut numbers);
    Pairing { hunks: searched(&old, &new, start), is_whole }
}

fn common<'a, T: Eq + 'a>(pairs: impl Iterator<Item = (&'a T, &'a T)>) -> usize {
    pairs.take_while(|(before, after)| before == after).count()
}

/// Equal items have the same number: they are compared again and again.
fn numbered<'a, T: Hash + Eq>(items: &'a [T], numbers: &mut HashMap<&'a T, usize>) -> Vec<usize> {
    let mut number = |item| {
        let next = numbers.len();
        *numbers.entry(item).or_insert(next)
    };
    items.iter().map(&mut number).collect()
}

/// The hunks of two sequences that begin at a place.
fn searched(old: &[usize], new: &[usize], start: usize) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old, new) = operation.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let shifted = |range: Range<usize>| range.start + start..range.end + start;
        let (before, after) = (shifted(old), shifted(new));
        match hunks.last_mut() {
            // A removal and the addition beside it are one hunk.
            Some(last) if last.before.end == before.start && last.after.end == after.start => {
                last.before.end = before.end;
                last.after.end = after.end;
            }
            _ => hunks.push(Hunk { before, after }),
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_lies_between_what_is_common() {
        let hunk = |before: Range<usize>, after: Range<usize>| Hunk { before, after };
        for (before, after, hunks) in [
            ("", "", vec![]),
            ("abc", "abc", vec![]),
            ("abc", "abxc", vec![hunk(2..2, 2..3)]),
            ("abxc", "abc", vec![hunk(2..3, 2..2)]),
            ("abc", "axc", vec![hunk(1..2, 1..2)]),
            ("aaa", "aa", vec![hunk(2..3, 2..2)]),
            ("abcdef", "xbcdyf", vec![hunk(0..1, 0..1), hunk(4..5, 4..5)]),
        ] {
            let pairing = pair(before.as_bytes(), after.as_bytes());
            assert_eq!((pairing.hunks, pairing.is_whole), (hunks, true), "{before} {after}");
        }
    }

    #[test]
    fn too_many_items_are_one_hunk() {
        let sides = |count: usize| {
            let all = |from: usize| [vec![7; 10], (from..from + count).collect(), vec![8; 20]].concat();
            (all(100), all(101))
        };
        let (before, after) = sides(MOST);
        let pairing = pair(&before, &after);
        assert_eq!((pairing.hunks.len(), pairing.is_whole), (2, true));
        let (before, after) = sides(MOST + 1);
        let pairing = pair(&before, &after);
        assert_eq!(pairing.hunks, [Hunk { before: 10..1_011, after: 10..1_011 }]);
        assert!(!pairing.is_whole);
    }
}
