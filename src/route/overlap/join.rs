//! All pairs of routes with a request in common: the tries of two hosts are walked side by side.
//!
//! Two nodes are visited together when the paths that lead to them can be the same. Each pair of nodes is reached in
//! one way only, and each pair of routes meets at one pair of nodes, so nothing is seen twice. Of two lists of literal
//! segments only the shorter one is walked: what has nothing in common costs nothing.

use super::form::Tail;
use super::glob::{Glob, Segment, meet};
use super::judge::Judge;
use super::listing::Listing;
use super::trie::{EntryId, Node, NodeId, Trie};
use super::work::NODE;

/// Steps that it takes to look at a pair of entries, beside what it takes to judge them.
const PAIR: usize = 5;

/// The walk.
pub(super) struct Join<'w, 'p, 'a> {
    judge: &'w mut Judge<'p, 'a>,
    trie: &'w Trie,
    open: Vec<(NodeId, NodeId)>,
}

impl<'w, 'p, 'a> Join<'w, 'p, 'a> {
    pub(super) fn new(judge: &'w mut Judge<'p, 'a>, trie: &'w Trie) -> Self {
        Self { judge, trie, open: Vec::new() }
    }

    /// Walks all that can meet, until the steps are used up.
    pub(super) fn run(mut self, listing: &mut Listing<'p, 'a>) {
        let hosts = &self.judge.sorted.hosts;
        for host in 0..hosts.len() {
            let root = self.trie.root(host);
            self.open.push((root, root));
            for wider in hosts.wider(host) {
                self.open.push((root, self.trie.root(*wider)));
            }
            while let Some((a, b)) = self.open.pop() {
                self.nodes(a, b, listing);
                if self.is_over() {
                    return listing.gave_up();
                }
            }
        }
    }

    fn spend(&mut self, steps: usize) {
        self.judge.work.spend(steps);
    }

    fn is_over(&self) -> bool {
        self.judge.work.is_over()
    }

    fn nodes(&mut self, a: NodeId, b: NodeId, listing: &mut Listing<'p, 'a>) {
        self.spend(NODE);
        let (Some(first), Some(second)) = (self.trie.node(a), self.trie.node(b)) else { return };
        if first.is_apart(second) {
            return;
        }
        if a == b {
            self.own_pairs(first, listing);
            self.open_below(first, first, listing);
            self.own_children(first);
        } else {
            self.cross_pairs(first, second, listing);
            self.open_below(first, second, listing);
            self.open_below(second, first, listing);
            self.cross_children(first, second);
        }
    }

    /// Pairs of paths that end or open at one node.
    fn own_pairs(&mut self, node: &Node, listing: &mut Listing<'p, 'a>) {
        for (at, end) in node.ends.iter().enumerate() {
            for other in node.ends.iter().skip(at + 1) {
                self.pair(*end, *other, listing);
                if self.is_over() {
                    return;
                }
            }
        }
        for (at, (text, open)) in node.opens.iter().enumerate() {
            let later = node.opens.iter().skip(at + 1);
            for (_, other) in later.take_while(|(longer, _)| longer.starts_with(text)) {
                self.pair(*open, *other, listing);
                if self.is_over() {
                    return;
                }
            }
        }
    }

    /// Pairs of paths that end or open at two nodes.
    fn cross_pairs(&mut self, a: &Node, b: &Node, listing: &mut Listing<'p, 'a>) {
        for end in &a.ends {
            for other in &b.ends {
                self.pair(*end, *other, listing);
                if self.is_over() {
                    return;
                }
            }
        }
        for (short, long, strictly) in [(a, b, false), (b, a, true)] {
            for (text, open) in &short.opens {
                self.spend(1);
                let beginning = text.len() + usize::from(strictly);
                let from = long.opens.partition_point(|(own, _)| own.as_ref() < text.as_ref());
                let longer = long.opens.iter().skip(from).take_while(|(own, _)| own.starts_with(text));
                for (_, other) in longer.filter(|(own, _)| own.len() >= beginning) {
                    self.pair(*open, *other, listing);
                    if self.is_over() {
                        return;
                    }
                }
            }
        }
    }

    /// Pairs of a path that is open at the first node and one that goes on from the second.
    fn open_below(&mut self, opens: &Node, below: &Node, listing: &mut Listing<'p, 'a>) {
        if opens.opens.is_empty() {
            return;
        }
        for (text, child) in &below.literals {
            self.spend(1);
            for open in opens.opens_of(text, &mut self.judge.work) {
                self.subtree(open, *child, listing);
            }
        }
        if let Some(child) = below.variable {
            for (_, open) in &opens.opens {
                self.subtree(*open, child, listing);
            }
        }
        for (mixed, child) in &below.mixed {
            for (text, open) in &opens.opens {
                self.spend(1);
                // Undecided counts as met: the judge will say so.
                let (start, mixed) = (Glob::starting_with(text, false, false), Glob::of(mixed, false));
                if meet(&start, &mixed, &mut self.judge.work) != Ok(None) {
                    self.subtree(*open, *child, listing);
                }
            }
        }
    }

    /// Pairs of an open path and all paths from a node on.
    fn subtree(&mut self, open: EntryId, from: NodeId, listing: &mut Listing<'p, 'a>) {
        let Some((entry, _)) = self.judge.sorted.entry(open) else { return };
        let mut nodes = vec![from];
        while let Some(node) = nodes.pop().and_then(|at| self.trie.node(at)) {
            self.spend(NODE);
            if node.methods & entry.methods == 0 {
                continue;
            }
            for other in node.ends.iter().chain(node.opens.iter().map(|(_, other)| other)) {
                if self.is_over() {
                    return;
                }
                self.pair(open, *other, listing);
            }
            let children = node.literals.iter().map(|(_, child)| child).chain(&node.variable);
            nodes.extend(children.chain(node.mixed.iter().map(|(_, child)| child)));
        }
    }

    /// Pairs of children of one node.
    fn own_children(&mut self, node: &Node) {
        for (text, child) in &node.literals {
            self.open.push((*child, *child));
            self.open.extend(node.variable.filter(|_| !text.is_empty()).map(|variable| (*child, variable)));
        }
        self.open.extend(node.variable.map(|child| (child, child)));
        for (at, (segment, child)) in node.mixed.iter().enumerate() {
            self.open.push((*child, *child));
            self.open.extend(node.variable.map(|variable| (*child, variable)));
            self.literals_of(segment, *child, node);
            self.mixed_of(segment, *child, node.mixed.get(at + 1..).unwrap_or_default());
        }
    }

    /// Pairs of children of two nodes.
    fn cross_children(&mut self, a: &Node, b: &Node) {
        let (few, many) = if a.literals.len() <= b.literals.len() { (a, b) } else { (b, a) };
        self.spend(few.literals.len());
        self.open.extend(few.literals.iter().filter_map(|(text, child)| Some((*child, many.literal(text)?))));
        self.open.extend(a.variable.zip(b.variable));
        for (one, other) in [(a, b), (b, a)] {
            let Some(variable) = one.variable else { continue };
            let literals = other.literals.iter().filter(|(text, _)| !text.is_empty());
            let literals = literals.map(|(_, child)| (variable, *child));
            let before = self.open.len();
            self.open.extend(literals);
            self.open.extend(other.mixed.iter().map(|(_, child)| (variable, *child)));
            self.spend(self.open.len() - before);
        }
        for (segment, child) in &a.mixed {
            self.literals_of(segment, *child, b);
            self.mixed_of(segment, *child, &b.mixed);
        }
        for (segment, child) in &b.mixed {
            self.literals_of(segment, *child, a);
        }
    }

    /// Pairs of a mixed segment's child and those of the literal segments that it takes.
    fn literals_of(&mut self, mixed: &Segment, child: NodeId, node: &Node) {
        self.spend(node.literals.len());
        if self.is_over() {
            return;
        }
        let (glob, work) = (Glob::of(mixed, false), &mut self.judge.work);
        let met = node.literals.iter().filter(|(text, _)| {
            glob.may_take(text)
                && meet(&glob, &Glob::of(&Segment::Literal(text.clone()), false), work) != Ok(None)
        });
        self.open.extend(met.map(|(_, literal)| (child, *literal)));
    }

    fn mixed_of(&mut self, mixed: &Segment, child: NodeId, others: &[(Segment, NodeId)]) {
        self.spend(others.len() * NODE);
        if self.is_over() {
            return;
        }
        let (glob, work) = (Glob::of(mixed, false), &mut self.judge.work);
        let met = others.iter().filter(|(other, _)| {
            let other = Glob::of(other, false);
            glob.may_meet(&other) && meet(&glob, &other, work) != Ok(None)
        });
        self.open.extend(met.map(|(_, other)| (child, *other)));
    }

    /// A pair of routes whose paths meet, as far as the trie knows.
    fn pair(&mut self, a: EntryId, b: EntryId, listing: &mut Listing<'p, 'a>) {
        self.spend(PAIR);
        let (winner, loser) = (a.min(b), a.max(b));
        let sorted = self.judge.sorted;
        let Some(((w, first), (l, second))) = sorted.entry(winner).zip(sorted.entry(loser)) else {
            return;
        };
        let is_moot = w.item == l.item || listing.is_shadowed(winner) || listing.is_shadowed(loser);
        if w.methods & l.methods == 0
            || is_moot
            || !sorted.is_met((w, first), (l, second))
            || listing.again(winner, loser)
        {
            return;
        }
        if listing.has_room(winner, loser) {
            let judged = self.judge.judge(winner, loser);
            // What was judged without work left is undecided for no other reason.
            if let Some(judged) = judged.filter(|_| !self.is_over()) {
                listing.add(winner, loser, judged);
            }
            return;
        }
        let is_sure = |tail: Option<Tail>| tail.is_none_or(|tail| tail == Tail::Any);
        let tails = [first, second].map(|item| item.form.open.as_ref().map(|open| open.tail));
        let is_sure = !sorted.folds && tails.into_iter().all(is_sure);
        let apart = (!is_sure && self.judge.related(w.item, l.item) == Ok(None))
            || self.judge.values(first, second) == Ok(None);
        if !apart {
            listing.count(winner, loser);
        }
    }
}
