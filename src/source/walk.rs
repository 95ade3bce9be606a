//! A value step by step, without recursion.

use super::node::{Entries, Items, Key, Kind, Node};

/// One step of a walk.
pub(super) enum Step<'d> {
    /// An object or array begins; its members or items follow, then its end.
    Open(Node<'d>),
    Close(Kind),
    /// A member's key; its value is the next step.
    Key(Key<'d>),
    /// A value that holds no others.
    Scalar(Node<'d>),
}

/// The steps of one value, in document order.
pub(super) struct Walk<'d> {
    next: Option<Node<'d>>,
    stack: Vec<Level<'d>>,
}

enum Level<'d> {
    Array(Items<'d>),
    Object(Entries<'d>),
}

impl<'d> Walk<'d> {
    pub(super) fn new(node: Node<'d>) -> Self {
        Self { next: Some(node), stack: Vec::new() }
    }

    /// Leaves out what is in the object or array that was opened last, its end included.
    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    fn value(&mut self, node: Node<'d>) -> Step<'d> {
        let kind = node.kind();
        match kind {
            Kind::Array => self.stack.push(Level::Array(node.items())),
            Kind::Object => self.stack.push(Level::Object(node.entries())),
            _ => return Step::Scalar(node),
        }
        Step::Open(node)
    }
}

impl<'d> Iterator for Walk<'d> {
    type Item = Step<'d>;

    fn next(&mut self) -> Option<Step<'d>> {
        if let Some(node) = self.next.take() {
            return Some(self.value(node));
        }
        let closed = match self.stack.last_mut()? {
            Level::Array(items) => match items.next() {
                Some(node) => return Some(self.value(node)),
                None => Kind::Array,
            },
            Level::Object(entries) => match entries.next() {
                Some((key, node)) => {
                    self.next = Some(node);
                    return Some(Step::Key(key));
                }
                None => Kind::Object,
            },
        };
        self.stack.pop();
        Some(Step::Close(closed))
    }
}
