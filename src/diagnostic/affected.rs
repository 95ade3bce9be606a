//! What a fault of a component reaches.

use serde::Serialize;
use serde_json::Value;

use super::Lang;
use crate::subject::Subject;
use crate::text::{SHOWN, cut};

/// How many operations a text names; the others are counted.
const NAMED: usize = 5;

/// The operations that a fault of a component reaches, because they refer to the component or to one that does.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Affected {
    /// The number of operations.
    pub count: usize,
    /// The operations in the order of the document: all of them, or the first where there are very many.
    pub operations: Vec<Subject>,
    /// How the first of them refers to the component: the operation, each component on the shortest path, and last the
    /// component with the fault. A path of more than 16 parts is cut.
    pub chain: Vec<Subject>,
}

impl Affected {
    /// The operations as text for a person: the first few, and the number of the others.
    pub fn operations_text(&self, lang: Lang) -> String {
        self.few(NAMED, lang)
    }

    /// The first operation, and how many others, for a person who has little room.
    pub(crate) fn first_text(&self, lang: Lang) -> String {
        self.few(1, lang)
    }

    fn few(&self, most: usize, lang: Lang) -> String {
        let named: Vec<String> = self.operations.iter().take(most).map(shown).collect();
        let others = self.count.saturating_sub(named.len());
        match (others, lang) {
            (0, Lang::En) => named.join(", "),
            (0, Lang::Zh) => named.join("、"),
            (_, Lang::En) => format!("{} and {others} more", named.join(", ")),
            (_, Lang::Zh) => format!("{} 等 {} 个操作", named.join("、"), self.count),
        }
    }

    /// The way from the first operation to the component, for a person.
    pub fn chain_text(&self) -> String {
        let links: Vec<String> = self.chain.iter().map(shown).collect();
        links.join(" → ")
    }

    pub(crate) fn to_json(&self) -> Value {
        // Text and numbers serialise without fail.
        serde_json::to_value(self.reach()).unwrap_or_default()
    }

    pub(super) fn reach(&self) -> Reach {
        let list = |subjects: &[Subject]| subjects.iter().map(shown).collect();
        Reach { operations: list(&self.operations), count: self.count, chain: list(&self.chain) }
    }
}

/// What a fault of a component reaches, as programs get it.
#[derive(Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub(super) struct Reach {
    /// The operations in the order of the document: all of them, or the first where there are very many.
    operations: Vec<String>,
    /// How many there are.
    count: usize,
    /// How the first of them refers to the component: the operation, the components between, and last the one with the fault.
    chain: Vec<String>,
}

/// A Subject in a report, cut like a pointer. Otherwise a path of a megabyte would be repeated in each of a thousand
/// findings about it.
fn shown(subject: &Subject) -> String {
    cut(subject, SHOWN)
}
