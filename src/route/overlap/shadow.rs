//! Routes that never get a request: those with the same match as another, and those that a single winner covers.

use std::collections::HashMap;

use super::form::{Form, Tail};
use super::glob::{Atom, Segment};
use super::judge::{Judged, Machines, judge};
use super::listing::Listing;
use super::paths::{covers, covers_segment};
use super::prepare::{Entry, Item, Methods, Prepared};
use super::trie::{EntryId, Node, NodeId, Trie, folded};
use super::types::{ConflictKind, ConflictLevel, ConflictOptions};
use super::values::follow;
use crate::model::{MatchKind, Route, ValueMatch};

/// What two routes of one host have in common when they match the same requests, but for their methods.
#[derive(PartialEq, Eq, Hash)]
struct SameMatch<'a> {
    host: usize,
    kind: MatchKind,
    path: &'a str,
    ignore_case: bool,
    headers: Vec<(String, MatchKind, &'a str)>,
    queries: Vec<(String, MatchKind, &'a str)>,
}

impl<'a> SameMatch<'a> {
    fn of(entry: &Entry, route: &'a Route) -> Self {
        let set = |conditions: &'a [ValueMatch], fold: bool| {
            let name = |name: &str| if fold { name.to_ascii_lowercase() } else { name.to_owned() };
            let mut set: Vec<_> =
                conditions.iter().map(|own| (name(&own.name), own.kind, own.value.as_str())).collect();
            set.sort_unstable();
            set.dedup();
            set
        };
        Self {
            host: entry.host,
            kind: route.path.kind,
            path: &route.path.value,
            ignore_case: route.ignore_case,
            headers: set(&route.headers, true),
            queries: set(&route.queries, false),
        }
    }
}

/// Finds routes with the same match. Each is reported with the first that has one of its methods, never with all.
pub(super) fn same<'a>(prepared: &Prepared<'a>, listing: &mut Listing<'_, 'a>, machines: &mut Machines<'a>) {
    let mut first: HashMap<SameMatch<'_>, [Option<EntryId>; 10]> =
        HashMap::with_capacity(prepared.entries.len());
    for number in 0..prepared.entries.len() {
        let Some((entry, item)) = prepared.entry(number) else { continue };
        let by_method = first.entry(SameMatch::of(entry, item.route)).or_default();
        let mut winners = Vec::new();
        for (bit, winner) in by_method.iter_mut().enumerate() {
            if entry.methods & (1 << bit) == 0 {
                continue;
            }
            match winner {
                Some(winner) if !winners.contains(winner) => winners.push(*winner),
                Some(_) => {}
                None => *winner = Some(number),
            }
        }
        for winner in winners {
            let judged = judge(prepared, machines, winner, number);
            // Two expressions that are too large to compare are the same when their text is.
            let (kind, level) = (ConflictKind::Identical, ConflictLevel::Critical);
            let witness = judged.and_then(|judged| judged.witness);
            listing.add(winner, number, Judged { kind, level, witness });
        }
    }
}

/// Finds, for each route, a single winner that takes all of its requests.
pub(super) fn shadowed<'a>(
    prepared: &Prepared<'a>,
    trie: &Trie,
    options: &ConflictOptions,
    listing: &mut Listing<'_, 'a>,
    machines: &mut Machines<'a>,
) {
    let mut budget = options.budget(prepared.entries.len());
    for number in 0..prepared.entries.len() {
        let Some((entry, item)) = prepared.entry(number) else { continue };
        if listing.is_shadowed(number) || !item.form.is_plain() {
            continue;
        }
        // One route may take its share many times over, but not everybody's.
        let mut own = budget.min(options.steps_per_route.saturating_mul(100));
        let before = own;
        let found = winners(prepared, trie, number, entry, item, &mut own);
        budget -= before - own;
        if own == 0 {
            listing.gave_up();
        }
        for winner in found {
            let judged = judge(prepared, machines, winner, number);
            if let Some(judged) = judged.filter(|judged| judged.level == ConflictLevel::Critical) {
                listing.add(winner, number, judged);
            }
        }
    }
}

/// Winners that leave nothing to an entry: one that takes all its methods, or else those that take some.
fn winners(
    prepared: &Prepared<'_>,
    trie: &Trie,
    number: EntryId,
    entry: &Entry,
    item: &Item<'_>,
    steps: &mut usize,
) -> Vec<EntryId> {
    let hosts = prepared.hosts.wider(entry.host).into_iter();
    // A wider host is shorter, so it wins by its domain never, and by the rest only when the lengths are the same.
    let same_length =
        |host: &usize| prepared.hosts.name(*host).len() == prepared.hosts.name(entry.host).len();
    let walk = Walk { prepared, trie, number, entry, item, form: lowered(prepared, &item.form) };
    let mut partly = Vec::new();
    for host in [entry.host].into_iter().chain(hosts.filter(same_length)) {
        if let Some(winner) = walk.run(trie.root(host), &mut partly, steps) {
            return vec![winner];
        }
    }
    partly
}

/// The form as the trie has it.
fn lowered(prepared: &Prepared<'_>, form: &Form) -> Form {
    let mut form = form.clone();
    if prepared.folds {
        form.segments = form.segments.iter().map(folded).collect();
        if let Some(open) = &mut form.open {
            open.text.make_ascii_lowercase();
        }
    }
    form
}

/// How many winners that take some of the methods are reported.
const MAX_PARTLY: usize = 4;

struct Walk<'w, 'a> {
    prepared: &'w Prepared<'a>,
    trie: &'w Trie,
    number: EntryId,
    entry: &'w Entry,
    item: &'w Item<'a>,
    form: Form,
}

impl Walk<'_, '_> {
    /// A winner that takes all requests below a node; those that take all of some methods are noted on the way.
    fn run(&self, root: NodeId, partly: &mut Vec<EntryId>, steps: &mut usize) -> Option<EntryId> {
        let mut open = vec![(root, 0)];
        while let Some((at, done)) = open.pop() {
            let node = self.trie.node(at)?;
            if node.methods & self.entry.methods == 0 {
                continue;
            }
            let next = self.form.segments.get(done);
            let ends = if next.is_none() && self.form.open.is_none() { node.ends.as_slice() } else { &[] };
            let opens: Vec<EntryId> =
                if node.opens.is_empty() { Vec::new() } else { self.opens(node, next).collect() };
            for other in ends.iter().take_while(|other| **other < self.number).copied().chain(opens) {
                *steps = steps.saturating_sub(1);
                if *steps == 0 {
                    return None;
                }
                match self.covering(other) {
                    Some(methods) if self.entry.methods & !methods == 0 => return Some(other),
                    Some(_) if partly.len() < MAX_PARTLY => partly.push(other),
                    _ => {}
                }
            }
            *steps = steps.saturating_sub(1 + node.mixed.len());
            if *steps == 0 {
                return None;
            }
            open.extend(
                next.into_iter().flat_map(|next| children(node, next)).map(|child| (child, done + 1)),
            );
        }
        None
    }

    /// Open paths at a node whose literal beginning this path has.
    fn opens<'n>(&'n self, node: &'n Node, next: Option<&'n Segment>) -> impl Iterator<Item = EntryId> + 'n {
        let text: Vec<u8> = match next {
            Some(Segment::Literal(text)) => text.to_vec(),
            Some(Segment::Variable) => Vec::new(),
            Some(Segment::Mixed(atoms)) => {
                let literal = |atom: &Atom| if let Atom::Byte(byte) = atom { Some(*byte) } else { None };
                atoms.iter().map_while(literal).collect()
            }
            None => self.form.open.as_ref().map(|open| open.text.to_vec()).unwrap_or_default(),
        };
        let is_nothing = next.is_none() && self.form.open.is_none();
        let lengths = if is_nothing { 1..1 } else { 0..text.len() + 1 };
        lengths.flat_map(move |length| {
            let found: Vec<EntryId> =
                text.get(..length).map(|text| node.opens_with(text).collect()).unwrap_or_default();
            found.into_iter().take_while(|other| *other < self.number)
        })
    }

    /// The methods of a winner that takes all requests of a common method; none when it does not.
    fn covering(&self, winner: EntryId) -> Option<Methods> {
        let (other, winning) = self.prepared.entry(winner)?;
        let is_automaton = winning.form.open.as_ref().is_some_and(|open| open.tail == Tail::Automaton);
        let (a, b) = (winning.route, self.item.route);
        let covered = other.methods & self.entry.methods != 0
            && other.item != self.entry.item
            && !is_automaton
            && follow(&a.headers, &b.headers, true)
            && follow(&a.queries, &b.queries, false)
            && covers(&winning.form, &self.item.form) == Ok(true);
        covered.then_some(other.methods)
    }
}

/// The children that take all that a segment takes.
fn children(node: &Node, segment: &Segment) -> impl Iterator<Item = NodeId> {
    let (literal, variable) = match segment {
        Segment::Literal(text) => (node.literal(text), node.variable.filter(|_| !text.is_empty())),
        _ => (None, node.variable),
    };
    let mixed =
        node.mixed.iter().filter(move |(own, _)| covers_segment(own, false, segment, false) == Ok(true));
    literal.into_iter().chain(variable).chain(mixed.map(|(_, child)| *child))
}
