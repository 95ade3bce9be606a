//! Routes that never get a request: those with the same match as another, and those that a single winner covers.

use std::borrow::Cow;
use std::collections::HashMap;

use super::form::Form;
use super::glob::{Atom, Segment};
use super::judge::{Judge, Judged};
use super::listing::Listing;
use super::paths::{covers, covers_segment};
use super::sorted_routes::{Entry, Item, Methods};
use super::trie::{EntryId, Node, NodeId, Trie, folded};
use super::types::{ConflictKind, ConflictLevel, ConflictOptions};
use super::values::Conditions;
use super::work::{NODE, Work};
use crate::model::MatchKind;

/// What two routes of one host have in common when they match the same requests, except for their methods.
#[derive(PartialEq, Eq, Hash)]
struct SameMatch<'p> {
    host: usize,
    kind: MatchKind,
    path: &'p str,
    ignore_case: bool,
    headers: &'p Conditions<'p>,
    queries: &'p Conditions<'p>,
}

impl<'p> SameMatch<'p> {
    fn of(entry: &Entry, item: &'p Item<'_>) -> Self {
        Self {
            host: entry.host,
            kind: item.route.path.kind,
            path: &item.route.path.value,
            ignore_case: item.route.ignore_case,
            headers: &item.headers,
            queries: &item.queries,
        }
    }
}

/// Finds routes with the same match. Each is reported with the first that has one of its methods, never with all.
pub(super) fn same<'p, 'a>(judge: &mut Judge<'p, 'a>, listing: &mut Listing<'p, 'a>) {
    let sorted = judge.sorted;
    let mut first: HashMap<SameMatch<'_>, [Option<EntryId>; 10]> =
        HashMap::with_capacity(sorted.entries.len());
    for number in 0..sorted.entries.len() {
        let Some((entry, item)) = sorted.entry(number) else { continue };
        let by_method = first.entry(SameMatch::of(entry, item)).or_default();
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
            // They are the same whatever else is known: only the example needs work. Two expressions that
            // are too large to compare have none.
            let judged = if judge.work.is_over() { None } else { judge.judge(winner, number) };
            let (kind, level) = (ConflictKind::Identical, ConflictLevel::Critical);
            let witness = judged.and_then(|judged| judged.witness);
            listing.add(winner, number, Judged { kind, level, witness });
        }
    }
}

/// Finds, for each route, a single winner that takes all of its requests.
pub(super) fn shadowed<'p, 'a>(
    judge: &mut Judge<'p, 'a>,
    trie: &Trie,
    options: &ConflictOptions,
    listing: &mut Listing<'p, 'a>,
) {
    let sorted = judge.sorted;
    // One route may take its share many times over, but not everybody's.
    let most = options.steps_per_route.saturating_mul(100);
    for number in 0..sorted.entries.len() {
        let Some((entry, item)) = sorted.entry(number) else { continue };
        if listing.is_shadowed(number) || !item.form.is_plain() {
            continue;
        }
        let own = judge.work.share(most);
        let rest = std::mem::replace(&mut judge.work, own);
        for winner in winners(judge, trie, number, entry, item) {
            let judged = judge.judge(winner, number);
            if let Some(judged) = judged.filter(|judged| judged.level == ConflictLevel::Critical) {
                listing.add(winner, number, judged);
            }
        }
        if judge.work.is_over() {
            listing.gave_up();
        }
        let own = std::mem::replace(&mut judge.work, rest);
        judge.work.give_back(&own);
    }
}

/// Winners that leave nothing to an entry: one that takes all its methods, or else those that take some.
fn winners<'p>(
    judge: &mut Judge<'p, '_>,
    trie: &Trie,
    number: EntryId,
    entry: &Entry,
    item: &'p Item<'_>,
) -> Vec<EntryId> {
    let sorted = judge.sorted;
    let hosts = sorted.hosts.wider(entry.host).iter().copied();
    // Where the domain decides first, a wider host, which is shorter, wins only by the rest and when the lengths are the same.
    let may_win = |host: &usize| {
        !sorted.is_by_domain() || sorted.hosts.name(*host).len() == sorted.hosts.name(entry.host).len()
    };
    let form = if sorted.folds { lowered(&item.form) } else { Cow::Borrowed(&item.form) };
    let mut walk = Walk { judge, trie, number, entry, item, form: &form, partly: Vec::new() };
    for host in [entry.host].into_iter().chain(hosts.filter(may_win)) {
        if let Some(winner) = walk.run(trie.root(host)) {
            return vec![winner];
        }
    }
    walk.partly
}

/// The form as the trie has it, which is in lower case.
fn lowered(form: &Form) -> Cow<'_, Form> {
    let mut form = form.clone();
    form.segments = form.segments.iter().map(folded).collect();
    if let Some(open) = &mut form.open {
        open.text.make_ascii_lowercase();
    }
    Cow::Owned(form)
}

/// How many winners that take some of the methods are reported.
const MAX_PARTLY: usize = 4;

struct Walk<'w, 'p, 'a> {
    judge: &'w mut Judge<'p, 'a>,
    trie: &'w Trie,
    number: EntryId,
    entry: &'w Entry,
    item: &'w Item<'w>,
    form: &'w Form,
    /// Winners that take all of some methods.
    partly: Vec<EntryId>,
}

impl Walk<'_, '_, '_> {
    /// A winner that takes all requests below a node; those that take all of some methods are noted on the way.
    fn run(&mut self, root: NodeId) -> Option<EntryId> {
        let (trie, form, number) = (self.trie, self.form, self.number);
        let mut open = vec![(root, 0)];
        while let Some((at, done)) = open.pop() {
            let node = trie.node(at)?;
            self.judge.work.spend(NODE);
            if node.methods & self.entry.methods == 0 {
                continue;
            }
            let next = form.segments.get(done);
            let ends = if next.is_none() && form.open.is_none() { node.ends.as_slice() } else { &[] };
            let ends = ends.iter().take_while(|other| **other < number).copied();
            let opens = if node.opens.is_empty() { Vec::new() } else { self.opens(node, next) };
            for other in ends.chain(opens) {
                if self.judge.work.is_over() {
                    return None;
                }
                match self.covering(other) {
                    Some(methods) if self.entry.methods & !methods == 0 => return Some(other),
                    Some(_) if self.partly.len() < MAX_PARTLY => self.partly.push(other),
                    _ => {}
                }
            }
            if let Some(next) = next {
                let children = children(node, next, &mut self.judge.work);
                open.extend(children.map(|child| (child, done + 1)));
            }
            if self.judge.work.is_over() {
                return None;
            }
        }
        None
    }

    /// Winning open paths at a node whose literal beginning this path has, the shortest first.
    fn opens(&mut self, node: &Node, next: Option<&Segment>) -> Vec<EntryId> {
        let text: Vec<u8> = match (next, &self.form.open) {
            (Some(Segment::Literal(text)), _) => text.to_vec(),
            (Some(Segment::Variable), _) => Vec::new(),
            (Some(Segment::Mixed(atoms)), _) => {
                let literal = |atom: &Atom| if let Atom::Byte(byte) = atom { Some(*byte) } else { None };
                atoms.iter().map_while(literal).collect()
            }
            (None, Some(open)) => open.text.to_vec(),
            (None, None) => return Vec::new(),
        };
        let mut opens = node.opens_of(&text, &mut self.judge.work);
        opens.retain(|other| *other < self.number);
        opens
    }

    /// The methods of a winner that takes all requests of a common method; none when it does not.
    fn covering(&mut self, winner: EntryId) -> Option<Methods> {
        let (other, winning) = self.judge.sorted.entry(winner)?;
        self.judge.work.spend(1);
        let covered = other.methods & self.entry.methods != 0
            && other.item != self.entry.item
            && self.judge.sorted.is_met((other, winning), (self.entry, self.item))
            && winning.form.is_plain()
            && self.judge.follow(winning, self.item)
            && covers(&winning.form, &self.item.form, &mut self.judge.work) == Ok(true);
        covered.then_some(other.methods)
    }
}

/// The children that take all that a segment takes.
fn children(node: &Node, segment: &Segment, work: &mut Work) -> impl Iterator<Item = NodeId> {
    let (literal, variable) = match segment {
        Segment::Literal(text) => (node.literal(text), node.variable.filter(|_| !text.is_empty())),
        _ => (None, node.variable),
    };
    work.spend(node.mixed.len());
    let mixed = node
        .mixed
        .iter()
        .filter(move |(own, _)| covers_segment((own, false), (segment, false), work) == Ok(true));
    literal.into_iter().chain(variable).chain(mixed.map(|(_, child)| *child))
}
