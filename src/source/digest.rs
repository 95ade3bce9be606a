//! Equality and hash of values: objects without order, numbers by value.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::node::{Entries, Kind, Node};
use super::number::{Portable, portable};
use super::walk::Step;
use crate::tables::HashMap;

/// Whether two values are the same JSON.
pub(super) fn equal<'d>(a: Node<'d>, b: Node<'d>) -> bool {
    let mut pending = vec![(a, b)];
    while let Some((a, b)) = pending.pop() {
        if a.is_same(b) {
            continue;
        }
        let same = match (comparable(a), comparable(b)) {
            (Kind::Array, Kind::Array) => pair_items(a, b, &mut pending),
            (Kind::Object, Kind::Object) => pair_members(a.entries(), b.entries(), &mut pending),
            (Kind::Number, Kind::Number) => number(a) == number(b),
            (a_kind, b_kind) => a_kind == b_kind && text(a) == text(b),
        };
        if !same {
            return false;
        }
    }
    true
}

fn number(node: Node<'_>) -> Portable {
    portable(node.scalar().unwrap_or_default())
}

/// The kind that a value has after it was stored: a number without bounds comes back as its text.
fn comparable(node: Node<'_>) -> Kind {
    match node.kind() {
        Kind::Number if number(node) == Portable::Infinite => Kind::String,
        kind => kind,
    }
}

fn text(node: Node<'_>) -> Option<Cow<'_, str>> {
    if node.kind() == Kind::Number { Some(node.json_number()) } else { node.scalar().map(Cow::Borrowed) }
}

type Pairs<'d> = Vec<(Node<'d>, Node<'d>)>;

fn pair_items<'d>(a: Node<'d>, b: Node<'d>, pending: &mut Pairs<'d>) -> bool {
    let (mut a, mut b) = (a.items(), b.items());
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) => pending.push((a, b)),
            (None, None) => return true,
            _ => return false,
        }
    }
}

fn pair_members<'d>(mut a: Entries<'d>, mut b: Entries<'d>, pending: &mut Pairs<'d>) -> bool {
    // Mostly the order is the same too; from where it is not, a map finds the partners.
    loop {
        match (a.next(), b.next()) {
            (Some((a_key, a_node)), Some((b_key, b_node))) if a_key.text() == b_key.text() => {
                pending.push((a_node, b_node));
            }
            (Some(first), Some(other)) => {
                let rest = std::iter::once(other).chain(b);
                let mut partners: HashMap<&str, Node<'d>> =
                    rest.map(|(key, node)| (key.text(), node)).collect();
                for (key, node) in std::iter::once(first).chain(a) {
                    let Some(partner) = partners.remove(key.text()) else { return false };
                    pending.push((node, partner));
                }
                return partners.is_empty();
            }
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// A number that is the same for equal values.
pub(super) fn digest(node: Node<'_>) -> u64 {
    /// An open container.
    struct Level {
        sum: u64,
        /// Hash of the key that waits for its value.
        key: Option<u64>,
    }
    let mut stack: Vec<Level> = Vec::new();
    let mut done = 0;
    for step in node.walk() {
        let value = match step {
            Step::Open(_) => {
                stack.push(Level { sum: 0, key: None });
                continue;
            }
            Step::Key(key) => {
                if let Some(level) = stack.last_mut() {
                    level.key = Some(hash(&key.text()));
                }
                continue;
            }
            Step::Scalar(scalar) => scalar_digest(scalar),
            Step::Close(kind) => {
                let level = stack.pop().map_or(0, |level| level.sum);
                hash(&(kind, level))
            }
        };
        match stack.last_mut() {
            // A sum has no order, which is right for members; items are hashed with what is before them.
            Some(Level { sum, key: None }) => *sum = hash(&(*sum, value)),
            Some(Level { sum, key: Some(key) }) => *sum = sum.wrapping_add(hash(&(*key, value))),
            None => done = value,
        }
    }
    done
}

fn scalar_digest(node: Node<'_>) -> u64 {
    match comparable(node) {
        Kind::Number => hash(&(Kind::Number, number(node))),
        kind => hash(&(kind, text(node))),
    }
}

fn hash(value: &impl Hash) -> u64 {
    // Without a random key: the same value has the same hash in every run.
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
