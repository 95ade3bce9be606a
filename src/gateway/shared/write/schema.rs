//! What a parameter's schema says, with the schemas that it refers to.

use crate::diagnostic::Rule;
use crate::gateway::shared::ledger::{Fate, below};
use crate::gateway::shared::rules;
use crate::source::{Node, Value};
use crate::text::quoted;

/// What became of a member of a parameter: its pointer within the parameter.
#[derive(Debug, Clone)]
pub(in crate::gateway) struct Note {
    pub(in crate::gateway) rule: &'static Rule,
    pub(in crate::gateway) fate: Fate,
    pub(in crate::gateway) pointer: String,
    pub(in crate::gateway) became: Option<String>,
}

/// A schema and what it refers to: each part with its pointer in the parameter, the first first.
pub(in crate::gateway) struct Chain {
    pub(in crate::gateway) links: Vec<(Value, String)>,
    /// How many of them the parameter has itself; the others belong to components.
    pub(in crate::gateway) own: usize,
}

/// How many members of a component are looked at: it may have thousands, and be used by thousands.
const SHOWN: usize = 64;

/// Keywords that no request can break.
const DOCUMENTATION: &[&str] = &[
    "title",
    "description",
    "format",
    "nullable",
    "deprecated",
    "externalDocs",
    "xml",
    "readOnly",
    "writeOnly",
    "example",
    "examples",
];

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum Kind {
    Text,
    Boolean,
    Integer,
    Number,
}

impl Kind {
    pub(in crate::gateway) fn of(chain: &Chain) -> Option<Self> {
        match chain.text("type").as_deref() {
            Some("integer") => Some(Self::Integer),
            Some("number") => Some(Self::Number),
            Some("boolean") => Some(Self::Boolean),
            Some("array" | "object") => None,
            None if chain.has("properties") || chain.has("items") => None,
            _ => Some(Self::Text),
        }
    }

    pub(in crate::gateway) fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }
}

impl Chain {
    pub(in crate::gateway) fn find(&self, keyword: &str) -> Option<(Node<'_>, &str)> {
        self.links.iter().find_map(|(link, at)| Some((link.node().get(keyword)?, at.as_str())))
    }

    pub(in crate::gateway) fn get(&self, keyword: &str) -> Option<Node<'_>> {
        self.find(keyword).map(|(node, _)| node)
    }

    pub(in crate::gateway) fn has(&self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    pub(in crate::gateway) fn text(&self, keyword: &str) -> Option<String> {
        Some(self.get(keyword)?.as_str()?.to_owned())
    }

    pub(in crate::gateway) fn pointer(&self, keyword: &str) -> String {
        below(self.find(keyword).map_or("/schema", |(_, at)| at), keyword)
    }

    /// Notes the keywords that have none of the places. Those of a component are named by its reference.
    pub(in crate::gateway) fn note_rest(&self, places: &[&str], notes: &mut Vec<Note>) {
        for (at, (link, pointer)) in self.links.iter().enumerate() {
            let is_last = at + 1 == self.links.len();
            let is_followed = |key: &str| !is_last && (key == "$ref" || key == "allOf");
            let shown = if at < self.own { usize::MAX } else { SHOWN };
            let mut widened: Vec<String> = Vec::new();
            for (key, _) in link.node().entries().take(shown) {
                let key = key.text();
                if places.contains(&key) || is_followed(key) {
                    continue;
                }
                let is_prose = DOCUMENTATION.contains(&key) || key.starts_with("x-");
                if at >= self.own {
                    widened.extend((!is_prose).then(|| quoted(key)));
                } else if is_prose {
                    notes.push(note(rules::CONVERT_DETAILS_DROPPED, Fate::Lost, &below(pointer, key)));
                } else {
                    notes.push(note(rules::CONVERT_CONSTRAINTS_DROPPED, Fate::Widened, &below(pointer, key)));
                }
            }
            if !widened.is_empty() {
                let became = Some(format!("? {}", widened.join(", ")));
                let pointer = pointer.clone();
                notes.push(Note {
                    rule: rules::CONVERT_CONSTRAINTS_DROPPED,
                    fate: Fate::Widened,
                    pointer,
                    became,
                });
            }
        }
    }
}

pub(in crate::gateway) fn note(rule: &'static Rule, fate: Fate, pointer: &str) -> Note {
    Note { rule, fate, pointer: pointer.to_owned(), became: None }
}
