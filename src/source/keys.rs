//! Keys of objects: duplicates, and YAML's merge keys.

use super::findings::{Finding, Findings};
use super::limits::BYTES_PER_ENTRY;
use super::locate::Place;
use super::tape::{MERGE, SUPERSEDED, Tag, Tape};
use crate::source::rules;
use crate::tables::{HashMap, HashSet, RandomState};

/// Up to this many keys, comparing each with each is cheaper than hashing them.
const FEW: usize = 12;

/// A glance at the keys of one object: tells most objects without duplicates from the others.
#[derive(Default)]
pub(super) struct Seen {
    keys: u64,
    perhaps_twice: bool,
}

impl Seen {
    /// Takes note of a key.
    #[inline]
    pub(super) fn add(&mut self, key: &[u8]) {
        let middle = key.get(key.len() / 2).copied().unwrap_or_default();
        let first = key.first().copied().unwrap_or_default();
        let last = key.last().copied().unwrap_or_default();
        let mixed = u32::from(first)
            .wrapping_add(u32::from(last).wrapping_mul(5))
            .wrapping_add(u32::from(middle).wrapping_mul(11))
            .wrapping_add((key.len() as u32).wrapping_mul(17));
        let bit = 1 << (mixed % 64);
        self.perhaps_twice |= self.keys & bit != 0;
        self.keys |= bit;
    }

    /// Takes note of a key whose text is not at hand.
    pub(super) fn distrust(&mut self) {
        self.perhaps_twice = true;
    }

    /// Whether two of the keys may be the same.
    pub(super) fn perhaps_twice(&self) -> bool {
        self.perhaps_twice
    }
}

/// Flags the members of an object that a later member of the same key replaces, and reports them.
pub(super) fn supersede(tape: &mut Tape, text: &str, object: u32, findings: &mut Findings) {
    for Duplicate { first, earlier, later } in duplicates(tape, text, object) {
        if let Some(entry) = tape.entry_mut(earlier) {
            entry.flags |= SUPERSEDED;
        }
        let key = tape.text(text, tape.entry(later));
        let mut finding = Finding::new(rules::KEY_DUPLICATE, Place::of(tape, later)).arg("key", key);
        finding.related = Some(first);
        findings.push(finding);
    }
}

/// Key entries of one text.
struct Duplicate {
    first: u32,
    /// The one just before the later one.
    earlier: u32,
    later: u32,
}

fn duplicates(tape: &Tape, text: &str, object: u32) -> Vec<Duplicate> {
    // Two merge keys say nothing twice: both are merged.
    let keys = || tape.written_keys(object).filter(|key| !tape.entry(*key).has(MERGE | SUPERSEDED));
    let text_of = |key: u32| tape.text(text, tape.entry(key));
    let mut found = Vec::new();
    if keys().nth(FEW).is_none() {
        let mut seen: [(&str, u32, u32); FEW] = [("", 0, 0); FEW];
        let mut count = 0;
        for later in keys() {
            let key = text_of(later);
            match seen.iter_mut().take(count).find(|(known, ..)| *known == key) {
                Some((_, first, earlier)) => {
                    found.push(Duplicate { first: *first, earlier: *earlier, later });
                    *earlier = later;
                }
                None => {
                    if let Some(slot) = seen.get_mut(count) {
                        *slot = (key, later, later);
                        count += 1;
                    }
                }
            }
        }
        return found;
    }
    let mut prints: Vec<u64> = keys().map(|key| print(text_of(key).as_bytes())).collect();
    prints.sort_unstable();
    if prints.windows(2).all(|pair| pair.first() != pair.last()) {
        return found;
    }
    let mut seen: HashMap<&str, (u32, u32)> =
        HashMap::with_capacity_and_hasher(prints.len(), RandomState::default());
    for later in keys() {
        let (first, earlier) = seen.entry(text_of(later)).or_insert((later, later));
        if *earlier != later {
            found.push(Duplicate { first: *first, earlier: *earlier, later });
            *earlier = later;
        }
    }
    found
}

/// A number that tells most keys apart. Text made to defeat it only makes [`duplicates`] take its slower way.
fn print(key: &[u8]) -> u64 {
    let eight = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let ends = match key.first_chunk::<8>() {
        Some(_) => eight(key.first_chunk()).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ eight(key.last_chunk()),
        None => key.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    };
    let middle = key.get(key.len() / 2).copied().unwrap_or_default();
    ends.wrapping_add((key.len() as u64) << 32 | u64::from(middle)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// What the merge keys of one mapping come to.
pub(super) struct Merged {
    /// Each merge key with the key entries that come through it.
    pub lists: Vec<(u32, Vec<u32>)>,
    /// Merge keys that name something else than mappings.
    pub invalid: Vec<u32>,
    /// What looking at the merged members cost, in the unit of [`super::Limits::alias_expansion`].
    pub weight: u64,
}

/// Works out what the merge keys of a mapping bring: explicit keys win, then earlier mappings.
///
/// None when it would cost more than the budget.
pub(super) fn merge(tape: &Tape, text: &str, mapping: u32, budget: u64) -> Option<Merged> {
    let mut merged = Merged { lists: Vec::new(), invalid: Vec::new(), weight: 0 };
    let is_merge = |key: &u32| tape.entry(*key).has(MERGE);
    // Before its lists are set, a merge key brings nothing, so these are the explicit keys.
    let mut taken: HashSet<&str> =
        tape.members(mapping).map(|key| tape.text(text, tape.entry(key))).collect();
    for merge_key in tape.written_keys(mapping).filter(is_merge) {
        let mut list = Vec::new();
        let (sources, valid) = sources(tape, merge_key + 1);
        for source in sources {
            for key in tape.members(source) {
                let name = tape.text(text, tape.entry(key));
                merged.weight += weight(name);
                if merged.weight > budget {
                    return None;
                }
                if taken.insert(name) {
                    list.push(key);
                }
            }
        }
        if !valid {
            merged.invalid.push(merge_key);
        }
        merged.lists.push((merge_key, list));
    }
    Some(merged)
}

/// The mappings that a merge key names, and whether it names nothing else.
fn sources(tape: &Tape, value: u32) -> (Vec<u32>, bool) {
    let value = tape.resolve(value);
    let is_mapping = |at: &u32| tape.entry(*at).tag == Tag::Object;
    if tape.entry(value).tag != Tag::Array {
        let sources: Vec<u32> = Some(value).filter(is_mapping).into_iter().collect();
        let valid = !sources.is_empty();
        return (sources, valid);
    }
    let named: Vec<u32> = tape.items(value).map(|item| tape.resolve(item)).collect();
    let sources: Vec<u32> = named.iter().copied().filter(is_mapping).collect();
    let valid = sources.len() == named.len();
    (sources, valid)
}

/// What a text counts when an alias repeats it.
pub(super) fn weight(text: &str) -> u64 {
    1 + (text.len() / BYTES_PER_ENTRY) as u64
}
