//! Regular expressions as automata, for those that are not made of segments.
//!
//! Expressions are read as the gateway's proxy reads them: over bytes, classes such as `\d` in ASCII, and matching the
//! whole text. What an automaton cannot do (look-around, back references, classes of Unicode) is an expression that
//! cannot be read here.

use std::collections::{HashMap, HashSet, VecDeque};

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};

use super::glob::TooMany;
use super::work::Work;

/// Memory of one automaton in bytes, while it is made and when it is there. `/v1/orders/\d+/[a-z]{2,8}` takes 10 KiB.
pub(super) const MAX_BYTES: usize = 256 << 10;
/// Steps of work that a byte takes in a state, and when it is sorted into classes.
const BYTE: usize = 3;
/// How many pairs of states are looked at for one pair of automata.
const MAX_STATES: usize = 4_096;

/// An automaton that takes a whole text or does not.
#[derive(Debug)]
pub(super) struct Automaton {
    states: dense::DFA<Vec<u32>>,
    start: StateID,
}

impl Automaton {
    /// Makes one of a regular expression; none when it is none, or would be too large.
    pub(super) fn new(expression: &str, fold: bool) -> Option<Self> {
        let config = dense::Config::new()
            .start_kind(StartKind::Anchored)
            .dfa_size_limit(Some(MAX_BYTES))
            .determinize_size_limit(Some(MAX_BYTES));
        // 50 levels of nesting: the parser recurses.
        let syntax = syntax::Config::new()
            .unicode(false)
            .utf8(false)
            .dot_matches_new_line(true)
            .case_insensitive(fold)
            .nest_limit(50);
        let states = dense::Builder::new()
            .configure(config)
            .syntax(syntax)
            .thompson(thompson::Config::new().utf8(false).nfa_size_limit(Some(MAX_BYTES)))
            .build(&format!("(?:{expression})\\z"))
            .ok()?;
        let start = states.start_state_forward(&Input::new("").anchored(Anchored::Yes)).ok()?;
        Some(Self { states, start })
    }

    /// Whether it takes the text.
    pub(super) fn takes(&self, text: &[u8]) -> bool {
        self.is_final(self.after(text))
    }

    fn after(&self, text: &[u8]) -> StateID {
        text.iter().fold(self.start, |state, byte| self.states.next_state(state, *byte))
    }

    /// Its size in bytes.
    pub(super) fn size(&self) -> usize {
        self.states.memory_usage()
    }

    fn is_final(&self, state: StateID) -> bool {
        self.states.is_match_state(self.states.next_eoi_state(state))
    }
}

/// How the texts of two automata relate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    /// The shortest text that both take, with the simplest letters; none when there is none.
    pub(super) both: Option<Vec<u8>>,
    /// Whether the second takes all that the first does.
    pub(super) first_inside: bool,
    /// Whether the first takes all that the second does.
    pub(super) second_inside: bool,
}

/// Compares two automata over texts with this beginning and then the bytes given, in order of preference.
pub(super) fn compare(
    a: &Automaton,
    b: &Automaton,
    beginning: &[u8],
    alphabet: &[u8],
    work: &mut Work,
) -> Result<Compared, TooMany> {
    work.spend(alphabet.len() * BYTE);
    let alphabet = classes(a, b, alphabet);
    let mut found = Compared { both: None, first_inside: true, second_inside: true };
    let start = (a.after(beginning), b.after(beginning));
    let mut parents = HashMap::from([(start, None)]);
    let mut queue = VecDeque::from([start]);
    while let Some(state) = queue.pop_front() {
        match (a.is_final(state.0), b.is_final(state.1)) {
            (true, true) if found.both.is_none() => {
                found.both = Some([beginning, &text_to(&parents, state)].concat());
            }
            (true, false) => found.first_inside = false,
            (false, true) => found.second_inside = false,
            _ => {}
        }
        if found.both.is_some() && !found.first_inside && !found.second_inside {
            break;
        }
        for byte in &alphabet {
            let next = (a.states.next_state(state.0, *byte), b.states.next_state(state.1, *byte));
            if a.states.is_dead_state(next.0) && b.states.is_dead_state(next.1) {
                continue;
            }
            parents.entry(next).or_insert_with(|| {
                queue.push_back(next);
                Some((state, *byte))
            });
        }
        work.spend(alphabet.len() * BYTE);
        if parents.len() > MAX_STATES || work.is_over() {
            return Err(TooMany);
        }
    }
    Ok(found)
}

/// The preferred byte of each class that neither automaton looks into.
fn classes(a: &Automaton, b: &Automaton, alphabet: &[u8]) -> Vec<u8> {
    let (a, b) = (a.states.byte_classes(), b.states.byte_classes());
    let mut seen = HashSet::new();
    alphabet.iter().copied().filter(|byte| seen.insert((a.get(*byte), b.get(*byte)))).collect()
}

type Pair = (StateID, StateID);

fn text_to(parents: &HashMap<Pair, Option<(Pair, u8)>>, mut state: Pair) -> Vec<u8> {
    let mut text = Vec::new();
    while let Some(Some((before, byte))) = parents.get(&state) {
        text.push(*byte);
        state = *before;
    }
    text.reverse();
    text
}

/// The bytes of a path, those that read best first. A question mark, a number sign, blanks and control characters
/// end a path or are not sent in one.
pub(super) fn path_bytes() -> Vec<u8> {
    let all = value_bytes();
    all.into_iter().filter(|byte| !matches!(byte, b'?' | b'#' | b' ')).collect()
}

/// The bytes of a header or of a decoded parameter.
pub(super) fn value_bytes() -> Vec<u8> {
    let simple = (b'a'..=b'z').chain(b'0'..=b'9').chain(b'A'..=b'Z').chain(*b"-_./");
    let mut bytes: Vec<u8> = simple.collect();
    bytes
        .extend((b' '..=b'~').chain(0x80..=u8::MAX).filter(|byte| !bytes.contains(byte)).collect::<Vec<_>>());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn automata_compare() {
        for (a, b, both, first_inside, second_inside) in [
            (r"/a/\d+", "/a/[^/]+", Some("/a/0"), true, false),
            ("/a|/ab", "/ab?", Some("/a"), true, true),
            ("/a.*z", "/.*b.*", Some("/abz"), false, false),
            ("^/a$", "/b", None, false, false),
            ("/(?i)A", "/a", Some("/a"), false, true),
            (".*", "/.*", Some("/"), true, true),
        ] {
            let (a, b) = (Automaton::new(a, false).unwrap(), Automaton::new(b, false).unwrap());
            let both = both.map(|text| text.as_bytes().to_vec());
            let found = compare(&a, &b, b"/", &path_bytes(), &mut Work::of(usize::MAX));
            assert_eq!(found, Ok(Compared { both, first_inside, second_inside }));
        }
    }

    #[test]
    fn what_is_too_large_is_reported() {
        assert!(Automaton::new("/.*a.{18}", false).is_none());
        assert!(Automaton::new("/(a{1,1000}){1,1000}", false).is_none());
        assert!(Automaton::new("/(?=a)", false).is_none());
        let (a, b) =
            (Automaton::new("/(a{97})*", false).unwrap(), Automaton::new("/(a{89})*b", false).unwrap());
        assert_eq!(compare(&a, &b, b"/", &path_bytes(), &mut Work::of(usize::MAX)), Err(TooMany));
        assert_eq!(compare(&a, &a, b"/", &path_bytes(), &mut Work::of(9)), Err(TooMany));
    }
}
