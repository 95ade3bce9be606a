//! All paths as tries of segments, one for each host.

use std::collections::HashMap;

use super::form::Form;
use super::glob::Segment;
use super::sorted_routes::{Methods, SortedRoutes};
use super::work::Work;

/// Number of a node.
pub(super) type NodeId = usize;
/// Number of an entry of [`SortedRoutes::entries`].
pub(super) type EntryId = usize;

/// Paths with the same beginning.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Children by literal segment, sorted.
    pub(super) literals: Vec<(Box<[u8]>, NodeId)>,
    /// The child after a variable.
    pub(super) variable: Option<NodeId>,
    /// Children after mixed segments, in the order of insertion.
    pub(super) mixed: Vec<(Segment, NodeId)>,
    /// Paths that end here, the winner first.
    pub(super) ends: Vec<EntryId>,
    /// Paths that are open from here on, by their literal beginning, sorted.
    pub(super) opens: Vec<(Box<[u8]>, EntryId)>,
    /// For each of them the one before it whose beginning starts it: the longest, and of the same ones the last.
    before: Vec<Option<usize>>,
    /// Methods of all paths from here on.
    pub(super) methods: Methods,
    /// How many segments paths have from here on: bit 0 for none, bit 63 for 63 and more.
    depths: u64,
    /// Whether any path from here on is open.
    has_open: bool,
}

impl Node {
    /// Whether no path from here on can have anything in common with one from there on.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        let no_depth = self.depths & other.depths == 0 && !self.has_open && !other.has_open;
        self.methods & other.methods == 0 || no_depth
    }

    /// The child after a literal segment.
    pub(super) fn literal(&self, text: &[u8]) -> Option<NodeId> {
        let at = self.literals.binary_search_by(|(own, _)| own.as_ref().cmp(text)).ok()?;
        self.literals.get(at).map(|(_, node)| *node)
    }

    /// The open paths whose literal beginning starts a text, the shortest first, and of the same ones the winner.
    pub(super) fn opens_of(&self, text: &[u8], work: &mut Work) -> Vec<EntryId> {
        let mut found = Vec::new();
        // Whatever starts the text also starts all that is between it and the text.
        let mut next = self.opens.partition_point(|(own, _)| own.as_ref() <= text).checked_sub(1);
        while let Some((at, (own, entry))) = next.and_then(|at| Some((at, self.opens.get(at)?))) {
            work.spend(1);
            if text.starts_with(own) {
                found.push(*entry);
            }
            next = self.before.get(at).copied().flatten();
        }
        found.reverse();
        found
    }

    /// Sorts what came in any order.
    fn settle(&mut self) {
        self.literals.sort_unstable();
        // Stable: among the same beginnings, the winner stays first.
        self.opens.sort_by(|(a, _), (b, _)| a.cmp(b));
        // Beginnings that may start the next one, each a start of the next one.
        let mut open: Vec<usize> = Vec::new();
        for (at, (text, _)) in self.opens.iter().enumerate() {
            let starts = |at: &usize| self.opens.get(*at).is_some_and(|(own, _)| text.starts_with(own));
            while open.last().is_some_and(|last| !starts(last)) {
                open.pop();
            }
            self.before.push(open.last().copied());
            open.push(at);
        }
    }
}

/// The tries of all hosts in one list of nodes.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    roots: Vec<NodeId>,
}

impl Trie {
    pub(super) fn new(sorted: &SortedRoutes<'_>) -> Self {
        let hosts = sorted.hosts.len();
        let mut trie =
            Self { nodes: (0..hosts).map(|_| Node::default()).collect(), roots: (0..hosts).collect() };
        let mut children = HashMap::new();
        for number in 0..sorted.entries.len() {
            let Some((entry, item)) = sorted.entry(number) else { continue };
            trie.insert(&mut children, &item.form, entry.host, number, entry.methods, sorted.folds);
        }
        trie.nodes.iter_mut().for_each(Node::settle);
        trie
    }

    pub(super) fn root(&self, host: usize) -> NodeId {
        self.roots.get(host).copied().unwrap_or_default()
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    fn insert(
        &mut self,
        children: &mut HashMap<(NodeId, Segment), NodeId>,
        form: &Form,
        host: usize,
        entry: EntryId,
        methods: Methods,
        folds: bool,
    ) {
        let mut at = self.root(host);
        for (done, segment) in form.segments.iter().enumerate() {
            self.pass(at, form, done, methods);
            let segment = if folds { folded(segment) } else { segment.clone() };
            let next = self.nodes.len();
            let child = *children.entry((at, segment.clone())).or_insert(next);
            if child == next {
                self.nodes.push(Node::default());
                let Some(node) = self.nodes.get_mut(at) else { return };
                match segment {
                    Segment::Literal(text) => node.literals.push((text, child)),
                    Segment::Variable => node.variable = Some(child),
                    Segment::Mixed(_) => node.mixed.push((segment, child)),
                }
            }
            at = child;
        }
        self.pass(at, form, form.segments.len(), methods);
        let Some(node) = self.nodes.get_mut(at) else { return };
        match &form.open {
            Some(open) if folds => node.opens.push((open.text.to_ascii_lowercase().into(), entry)),
            Some(open) => node.opens.push((open.text.clone(), entry)),
            None => node.ends.push(entry),
        }
    }

    /// Notes at a node what passes through it.
    fn pass(&mut self, at: NodeId, form: &Form, done: usize, methods: Methods) {
        let Some(node) = self.nodes.get_mut(at) else { return };
        node.methods |= methods;
        match form.open {
            Some(_) => node.has_open = true,
            None => node.depths |= 1 << (form.segments.len() - done).min(63),
        }
    }
}

/// The segment in lower case.
pub(super) fn folded(segment: &Segment) -> Segment {
    use super::glob::Atom;
    match segment {
        Segment::Literal(text) => Segment::Literal(text.to_ascii_lowercase().into()),
        Segment::Variable => Segment::Variable,
        Segment::Mixed(atoms) => {
            let lower = |atom: &Atom| match atom {
                Atom::Byte(byte) => Atom::Byte(byte.to_ascii_lowercase()),
                other => *other,
            };
            Segment::Mixed(atoms.iter().map(lower).collect())
        }
    }
}
