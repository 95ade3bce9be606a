//! Segments of a path: literal text, variables, and mixtures of both. What two of them share, and whether one takes
//! everything that the other does.

use std::collections::{HashMap, HashSet, VecDeque};

use super::work::Work;

/// How many states of a product are looked at for one pair of mixed segments. A published mixed segment has one or
/// two variables and less than 60 bytes, which needs some hundred.
const MAX_STATES: usize = 20_000;

/// Steps of work that a state takes.
const STATE: usize = 8;
/// Steps of work that a place of one glob takes with a byte of the alphabet.
const LOOK: usize = 5;

/// One segment of a path, between two slashes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Segment {
    /// This text; empty after a final slash.
    Literal(Box<[u8]>),
    /// Any text but the empty one: `[^/]+`.
    Variable,
    /// Literal text and variables in turn, or adjacent variables.
    Mixed(Box<[Atom]>),
}

/// A piece of a segment. A variable is `Any` and then `Rest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Atom {
    /// This byte.
    Byte(u8),
    /// Any one byte but a slash.
    Any,
    /// Any number of bytes but slashes.
    Rest,
}

/// A segment as atoms, and whether it takes letters of either case.
#[derive(Debug, Clone)]
pub(super) struct Glob {
    pub(super) atoms: Vec<Atom>,
    pub(super) fold: bool,
}

impl Glob {
    pub(super) fn of(segment: &Segment, fold: bool) -> Self {
        let atoms = match segment {
            Segment::Literal(text) => text.iter().map(|byte| Atom::Byte(*byte)).collect(),
            Segment::Variable => vec![Atom::Any, Atom::Rest],
            Segment::Mixed(atoms) => atoms.to_vec(),
        };
        Self { atoms, fold }
    }

    /// Text with anything after it; at least one byte of it if `more`.
    pub(super) fn starting_with(text: &[u8], more: bool, fold: bool) -> Self {
        let bytes = text.iter().map(|byte| Atom::Byte(*byte));
        let tail = if more { &[Atom::Any, Atom::Rest][..] } else { &[Atom::Rest] };
        Self { atoms: bytes.chain(tail.iter().copied()).collect(), fold }
    }

    /// Whether the text ends as this does, if this ends with a literal byte: a quick look before [`meet`].
    pub(super) fn may_take(&self, text: &[u8]) -> bool {
        match (self.atoms.last(), self.atoms.first()) {
            (Some(Atom::Byte(byte)), _) if text.last() != Some(byte) => false,
            (_, Some(Atom::Byte(byte))) => text.first() == Some(byte),
            _ => true,
        }
    }

    /// Whether two may meet, by their first and last bytes.
    pub(super) fn may_meet(&self, other: &Self) -> bool {
        let differ = |pair: (Option<&Atom>, Option<&Atom>)| matches!(pair, (Some(Atom::Byte(a)), Some(Atom::Byte(b))) if a != b);
        !differ((self.atoms.first(), other.atoms.first())) && !differ((self.atoms.last(), other.atoms.last()))
    }

    fn takes(&self, at: usize, byte: u8) -> Option<usize> {
        match self.atoms.get(at)? {
            Atom::Byte(own) if same(*own, byte, self.fold) => Some(at + 1),
            Atom::Byte(_) => None,
            Atom::Any => Some(at + 1),
            Atom::Rest => Some(at),
        }
    }

    /// The place itself, and those after the `Rest`s that follow it.
    fn reach(&self, at: usize) -> impl Iterator<Item = usize> {
        let rests = self.atoms.iter().skip(at).take_while(|atom| **atom == Atom::Rest).count();
        at..=at + rests
    }

    fn literal_bytes(&self) -> impl Iterator<Item = u8> {
        self.atoms.iter().filter_map(|atom| if let Atom::Byte(byte) = atom { Some(*byte) } else { None })
    }
}

/// Whether two bytes are the same, or the same letter.
pub(super) fn same(a: u8, b: u8, fold: bool) -> bool {
    a == b || (fold && a.eq_ignore_ascii_case(&b))
}

/// A byte of a text that two globs take; none is left to the reader's choice.
type Step = Option<u8>;

/// How far two globs have come.
type State = (usize, usize);

/// How each state was reached first: from where, and by which letter. The first state was not.
type Parents = HashMap<State, Option<(State, Step)>>;

/// The shortest text that both take; a letter that may be any is none.
pub(super) fn meet(a: &Glob, b: &Glob, work: &mut Work) -> Result<Option<Vec<Step>>, TooMany> {
    let mut parents = Parents::new();
    let mut queue = VecDeque::from([(0, 0)]);
    parents.insert((0, 0), None);
    while let Some(state) = queue.pop_front() {
        work.spend(STATE);
        if parents.len() > MAX_STATES || work.is_over() {
            return Err(TooMany);
        }
        let both = a.reach(state.0).flat_map(|of_a| b.reach(state.1).map(move |of_b| (of_a, of_b)));
        for at in both {
            if at == (a.atoms.len(), b.atoms.len()) {
                return Ok(Some(path_to(&parents, state)));
            }
            let Some((step, next)) = step(a, b, at) else { continue };
            parents.entry(next).or_insert_with(|| {
                queue.push_back(next);
                Some((state, step))
            });
        }
    }
    Ok(None)
}

/// The question was too large to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

fn step(a: &Glob, b: &Glob, at: State) -> Option<(Step, State)> {
    let byte = match (a.atoms.get(at.0)?, b.atoms.get(at.1)?) {
        (Atom::Byte(left), Atom::Byte(right)) if same(*left, *right, a.fold || b.fold) => {
            // Who folds takes the other's letter.
            Some(if a.fold { *right } else { *left })
        }
        (Atom::Byte(_), Atom::Byte(_)) => return None,
        (Atom::Byte(byte), _) | (_, Atom::Byte(byte)) => Some(*byte),
        _ => None,
    };
    let advance = |glob: &Glob, at: usize| if glob.atoms.get(at) == Some(&Atom::Rest) { at } else { at + 1 };
    Some((byte, (advance(a, at.0), advance(b, at.1))))
}

fn path_to(parents: &Parents, mut state: State) -> Vec<Step> {
    let mut steps = Vec::new();
    while let Some(Some((before, step))) = parents.get(&state) {
        steps.push(*step);
        state = *before;
    }
    steps.reverse();
    steps
}

/// Whether `a` takes every text that `b` takes. Exact: follows `b` beside the set of places at which `a` can be.
pub(super) fn covers(a: &Glob, b: &Glob, work: &mut Work) -> Result<bool, TooMany> {
    work.spend((a.atoms.len() + b.atoms.len()) * LOOK);
    if work.is_over() {
        return Err(TooMany);
    }
    // A byte that neither contains represents all others.
    let fresh = (0..=u8::MAX).rev().find(|byte| {
        *byte != b'/' && !a.literal_bytes().chain(b.literal_bytes()).any(|own| same(own, *byte, true))
    });
    let mut alphabet: Vec<u8> = a.literal_bytes().chain(b.literal_bytes()).chain(fresh).collect();
    if a.fold || b.fold {
        alphabet.extend(alphabet.clone().iter().map(u8::to_ascii_uppercase));
        alphabet.extend(alphabet.clone().iter().map(u8::to_ascii_lowercase));
    }
    alphabet.sort_unstable();
    alphabet.dedup();
    let start = (0, a.reach(0).collect::<Vec<_>>());
    let mut seen = HashSet::from([start.clone()]);
    let mut open = vec![start];
    let mut looks = 0;
    while let Some((j, places)) = open.pop() {
        if j == b.atoms.len() && !places.contains(&a.atoms.len()) {
            return Ok(false);
        }
        looks += places.len() * alphabet.len();
        work.spend(STATE + places.len() * alphabet.len() * LOOK);
        if looks > MAX_STATES * 10 || work.is_over() {
            return Err(TooMany);
        }
        for k in b.reach(j) {
            if k != j && seen.insert((k, places.clone())) {
                open.push((k, places.clone()));
            }
        }
        for byte in &alphabet {
            let Some(next) = b.takes(j, *byte) else { continue };
            let mut after: Vec<usize> = places.iter().filter_map(|at| a.takes(*at, *byte)).collect();
            after = after.into_iter().flat_map(|at| a.reach(at)).collect();
            after.sort_unstable();
            after.dedup();
            if after.is_empty() {
                // `b` can always be completed from here, so this is a text that only it takes.
                return Ok(false);
            }
            if seen.insert((next, after.clone())) {
                open.push((next, after));
            }
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `*` is a variable, all else is itself.
    fn glob(text: &str) -> Glob {
        let atoms = text.bytes().flat_map(|byte| match byte {
            b'*' => vec![Atom::Any, Atom::Rest],
            byte => vec![Atom::Byte(byte)],
        });
        Glob { atoms: atoms.collect(), fold: false }
    }

    #[test]
    fn mixed_segments_meet_and_cover() {
        for (a, b, text, a_covers, b_covers) in [
            ("*.json", "report.*", Some("report.json"), false, false),
            ("*.json", "a*.json", Some("a?.json"), true, false),
            ("*:a", "*:b", None, false, false),
            ("**", "*x", Some("?x"), true, false),
            ("*", "**", Some("??"), true, false),
            ("a*a", "aa", None, false, false),
            ("*x*", "*", Some("?x?"), false, true),
            ("*x*", "*x*", Some("?x?"), true, true),
            ("**", "*y", Some("?y"), true, false),
        ] {
            let (a, b) = (glob(a), glob(b));
            let work = &mut Work::of(usize::MAX);
            let met = meet(&a, &b, work)
                .unwrap()
                .map(|steps| steps.iter().map(|step| step.map_or('?', char::from)).collect::<String>());
            assert_eq!(met.as_deref(), text);
            assert_eq!((covers(&a, &b, work), covers(&b, &a, work)), (Ok(a_covers), Ok(b_covers)));
            assert_eq!(meet(&a, &b, &mut Work::of(1)), Err(TooMany));
        }
    }
}
