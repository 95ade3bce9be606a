//! How the paths of two routes relate, and a path that both take.

use super::automaton::Compared;
use super::form::{Form, Open, Tail};
use super::glob::{self, Glob, Segment, TooMany, same};
use super::witness::Letters;
use super::work::Work;

/// Two paths that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Related {
    /// A path that both take.
    pub(super) path: Vec<u8>,
    /// Whether the second takes all that the first does.
    pub(super) first_inside: bool,
    /// Whether the first takes all that the second does.
    pub(super) second_inside: bool,
}

/// Compares two paths made of segments; none when nothing is taken by both.
pub(super) fn of_forms(a: &Form, b: &Form, work: &mut Work) -> Result<Option<Related>, TooMany> {
    let Some(path) = common_path(a, b, work)? else { return Ok(None) };
    Ok(Some(Related { path, first_inside: covers(b, a, work)?, second_inside: covers(a, b, work)? }))
}

impl Related {
    /// Two paths as their automata relate; none when nothing is taken by both.
    pub(super) fn of_automata(found: Compared) -> Option<Self> {
        let Compared { both, first_inside, second_inside } = found;
        both.map(|path| Self { path, first_inside, second_inside })
    }
}

fn common_path(a: &Form, b: &Form, work: &mut Work) -> Result<Option<Vec<u8>>, TooMany> {
    // The one that opens first, if any does, is called `a`.
    let depth = |form: &Form| if form.open.is_some() { form.segments.len() } else { usize::MAX };
    let (a, b) = if depth(a) <= depth(b) { (a, b) } else { (b, a) };
    let mut letters = Letters::default();
    let mut path = Vec::new();
    let shared = if a.open.is_some() { a.segments.len() } else { a.segments.len().max(b.segments.len()) };
    work.spend(shared + b.segments.len());
    let pairs = (0..shared).map(|at| (a.segments.get(at), b.segments.get(at)));
    for pair in pairs {
        let (Some(x), Some(y)) = pair else { return Ok(None) };
        let Some(text) = common_text((x, a.fold), (y, b.fold), &mut letters, work)? else { return Ok(None) };
        path.push(b'/');
        path.extend(text);
    }
    let Some(open) = &a.open else { return Ok(Some(path)) };
    path.push(b'/');
    let Some((next, rest)) = b.segments.get(shared..).and_then(<[Segment]>::split_first) else {
        let text =
            b.open.as_ref().and_then(|other| common_open((open, a.fold), (other, b.fold), &mut letters));
        return Ok(text.map(|text| [path, text].concat()));
    };
    let is_last = rest.is_empty() && b.open.is_none();
    let beginning = Glob::starting_with(&open.text, is_last && open.tail == Tail::More, a.fold);
    let Some(steps) = glob::meet(&beginning, &Glob::of(next, b.fold), work)? else { return Ok(None) };
    path.extend(steps.into_iter().map(|step| step.unwrap_or_else(|| letters.next())));
    for segment in rest {
        path.push(b'/');
        path.extend(any_text(segment, &mut letters));
    }
    if let Some(other) = &b.open {
        path.push(b'/');
        path.extend(other.text.iter());
        path.extend((other.tail == Tail::More).then(|| letters.next()));
    }
    Ok(Some(path))
}

/// What follows two beginnings of which one goes on as the other.
fn common_open(a: (&Open, bool), b: (&Open, bool), letters: &mut Letters) -> Option<Vec<u8>> {
    let ((short, short_folds), (long, long_folds)) =
        if a.0.text.len() <= b.0.text.len() { (a, b) } else { (b, a) };
    let mut text = long.text.to_vec();
    for (own, other) in text.iter_mut().zip(short.text.iter()) {
        if !same(*own, *other, short_folds || long_folds) {
            return None;
        }
        // Who folds takes the other's letter.
        if long_folds {
            *own = *other;
        }
    }
    let needs_more =
        long.tail == Tail::More || (short.tail == Tail::More && short.text.len() == long.text.len());
    text.extend(needs_more.then(|| letters.next()));
    Some(text)
}

fn common_text(
    (a, a_folds): (&Segment, bool),
    (b, b_folds): (&Segment, bool),
    letters: &mut Letters,
    work: &mut Work,
) -> Result<Option<Vec<u8>>, TooMany> {
    let fold = a_folds || b_folds;
    Ok(match (a, b) {
        (Segment::Literal(a), Segment::Literal(b)) => {
            let equal = a.len() == b.len() && a.iter().zip(b.iter()).all(|(x, y)| same(*x, *y, fold));
            equal.then(|| if a_folds { b.to_vec() } else { a.to_vec() })
        }
        (Segment::Variable, Segment::Literal(text)) | (Segment::Literal(text), Segment::Variable) => {
            (!text.is_empty()).then(|| text.to_vec())
        }
        (Segment::Variable, other) | (other, Segment::Variable) => Some(any_text(other, letters)),
        _ => glob::meet(&Glob::of(a, a_folds), &Glob::of(b, b_folds), work)?
            .map(|steps| steps.into_iter().map(|step| step.unwrap_or_else(|| letters.next())).collect()),
    })
}

/// A text that the segment takes.
fn any_text(segment: &Segment, letters: &mut Letters) -> Vec<u8> {
    match segment {
        Segment::Literal(text) => text.to_vec(),
        Segment::Variable => vec![letters.next()],
        Segment::Mixed(atoms) => {
            let bytes = atoms.iter().filter_map(|atom| match atom {
                glob::Atom::Byte(byte) => Some(*byte),
                glob::Atom::Any => Some(letters.next()),
                glob::Atom::Rest => None,
            });
            bytes.collect()
        }
    }
}

/// Whether `a` takes all that `b` does.
pub(super) fn covers(a: &Form, b: &Form, work: &mut Work) -> Result<bool, TooMany> {
    let depth = a.segments.len();
    let enough = match (&a.open, &b.open) {
        (None, None) => b.segments.len() == depth,
        (None, Some(_)) => false,
        (Some(_), None) => b.segments.len() > depth,
        (Some(_), Some(_)) => b.segments.len() >= depth,
    };
    if !enough {
        return Ok(false);
    }
    for (own, other) in a.segments.iter().zip(&b.segments) {
        work.spend(1);
        if !covers_segment((own, a.fold), (other, b.fold), work)? {
            return Ok(false);
        }
    }
    let Some(open) = &a.open else { return Ok(true) };
    if let Some(next) = b.segments.get(depth) {
        let is_last = b.segments.len() == depth + 1 && b.open.is_none();
        let own = Glob::starting_with(&open.text, is_last && open.tail == Tail::More, a.fold);
        return glob::covers(&own, &Glob::of(next, b.fold), work);
    }
    let Some(other) = &b.open else { return Ok(false) };
    let Some(beginning) = other.text.get(..open.text.len()) else { return Ok(false) };
    let is_more = open.tail != Tail::More || other.tail == Tail::More || other.text.len() > open.text.len();
    Ok(is_more && covers_text(&open.text, a.fold, beginning, b.fold))
}

/// Whether the first takes all that the second does; each with whether it takes letters of either case.
pub(super) fn covers_segment(
    (a, a_folds): (&Segment, bool),
    (b, b_folds): (&Segment, bool),
    work: &mut Work,
) -> Result<bool, TooMany> {
    match (a, b) {
        _ if work.is_over() => Err(TooMany),
        (Segment::Literal(a), Segment::Literal(b)) => Ok(covers_text(a, a_folds, b, b_folds)),
        (Segment::Literal(_), _) | (Segment::Mixed(_), Segment::Variable) => Ok(false),
        (Segment::Variable, Segment::Literal(text)) => Ok(!text.is_empty()),
        (Segment::Variable, _) => Ok(true),
        _ => glob::covers(&Glob::of(a, a_folds), &Glob::of(b, b_folds), work),
    }
}

/// Whether `a`, in any case if it folds, is all that `b` can be.
fn covers_text(a: &[u8], a_folds: bool, b: &[u8], b_folds: bool) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(x, y)| same(*x, *y, a_folds) && (a_folds || !b_folds || !y.is_ascii_alphabetic()))
}
