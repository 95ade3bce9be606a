//! A schema within nine keywords.

use std::sync::Arc;

use crate::source::Node;

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway::mcp) enum Kind {
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
}

impl Kind {
    pub(in crate::gateway::mcp) fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        let all = [Self::String, Self::Integer, Self::Number, Self::Boolean, Self::Array, Self::Object];
        all.into_iter().find(|kind| kind.as_str() == word)
    }

    pub(in crate::gateway::mcp) fn is_scalar(self) -> bool {
        !matches!(self, Self::Array | Self::Object)
    }

    /// The type of a JSON text; none of null.
    pub(super) fn of_json(json: &str) -> Option<Self> {
        match json.bytes().next()? {
            b'"' => Some(Self::String),
            b'{' => Some(Self::Object),
            b'[' => Some(Self::Array),
            b't' | b'f' => Some(Self::Boolean),
            b'n' => None,
            _ if is_whole(json) => Some(Self::Integer),
            _ => Some(Self::Number),
        }
    }

    /// Whether a JSON text is a value of the type.
    pub(super) fn takes(self, json: &str) -> bool {
        Self::of_json(json).is_some_and(|kind| kind == self || self == Self::Number && kind == Self::Integer)
    }

    /// The type whose values both types have.
    pub(super) fn both(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, two) if one == two => Some(one),
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Some(Self::Integer),
            _ => None,
        }
    }

    /// The type that has the values of either.
    pub(super) fn either(self, other: Self) -> Option<Self> {
        match self.both(other) {
            Some(Self::Integer) if self != other => Some(Self::Number),
            both => both,
        }
    }
}

/// Whether a number is an integer that a double holds.
fn is_whole(json: &str) -> bool {
    json.parse::<f64>().is_ok_and(|value| value.is_finite() && value.fract() == 0.0)
}

/// What a schema says that is not in its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::gateway::mcp) enum Loss {
    /// A keyword is only in the description.
    Described(&'static str),
    /// A keyword is gone, or became something simpler.
    Simplified(&'static str),
    /// The schema contains itself.
    Recursive,
    /// What is inside is left out, because there is too much of it.
    Cut,
    /// A reference leads nowhere.
    Unresolved,
}

/// What members an object may have beside its properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::gateway::mcp) enum Additional {
    /// Any.
    #[default]
    Open,
    /// None.
    Closed,
    /// Members of this schema.
    Of(Child),
}

/// A schema inside another.
#[derive(Debug, Clone)]
pub(in crate::gateway::mcp) enum Child {
    Own(Arc<Shape>),
    /// What a reference leads to: an index of the inliner.
    Unit(usize),
}

impl PartialEq for Child {
    /// Whether both are the same schema. Two that only look alike are not.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own(one), Self::Own(two)) => Arc::ptr_eq(one, two),
            (Self::Unit(one), Self::Unit(two)) => one == two,
            _ => false,
        }
    }
}

/// A schema within nine keywords, what is left of it in words, and what is lost. Values are JSON texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::gateway::mcp) struct Shape {
    pub(in crate::gateway::mcp) kind: Option<Kind>,
    /// What the document says about it.
    pub(in crate::gateway::mcp) prose: Option<Arc<str>>,
    /// Sentences about what the keywords cannot say.
    pub(in crate::gateway::mcp) notes: Vec<Arc<str>>,
    pub(in crate::gateway::mcp) values: Vec<Arc<str>>,
    pub(in crate::gateway::mcp) default: Option<Arc<str>>,
    pub(in crate::gateway::mcp) example: Option<Arc<str>>,
    pub(in crate::gateway::mcp) properties: Vec<(Arc<str>, Child)>,
    pub(in crate::gateway::mcp) required: Vec<Arc<str>>,
    pub(in crate::gateway::mcp) additional: Additional,
    pub(in crate::gateway::mcp) items: Option<Child>,
    pub(in crate::gateway::mcp) losses: Vec<Loss>,
    /// The type of the first alternative, where there is none that all have.
    pub(in crate::gateway::mcp) likely: Option<Kind>,
    pub(in crate::gateway::mcp) format: Option<Arc<str>>,
    pub(in crate::gateway::mcp) pattern: Option<Arc<str>>,
    /// Properties that do not belong in this direction.
    pub(in crate::gateway::mcp) hidden: Vec<Arc<str>>,
    /// Whether null is a value.
    pub(in crate::gateway::mcp) nullable: bool,
}

/// How many sentences and losses one schema has at most.
const MOST: usize = 32;

impl Shape {
    pub(super) fn lose(&mut self, loss: Loss) {
        if self.losses.len() < MOST && !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }

    pub(super) fn note(&mut self, note: impl Into<Arc<str>>) {
        let note = note.into();
        if self.notes.len() < MOST && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The description: what the document says, then the sentences.
    pub(in crate::gateway::mcp) fn description(&self) -> String {
        let mut text = self.prose.as_deref().unwrap_or_default().trim().to_owned();
        for note in &self.notes {
            append(&mut text, note);
        }
        text
    }

    /// Whether there are schemas inside.
    pub(super) fn is_compound(&self) -> bool {
        match self.kind {
            Some(Kind::Object) => !self.properties.is_empty() || matches!(self.additional, Additional::Of(_)),
            Some(Kind::Array) => self.items.is_some(),
            _ => false,
        }
    }

    /// The schemas inside, each with its name in a path.
    pub(super) fn children(&self) -> impl Iterator<Item = (&str, &Child)> {
        let is_object = self.kind == Some(Kind::Object);
        let is_array = self.kind == Some(Kind::Array);
        let properties = self.properties.iter().filter(move |_| is_object);
        let more = match &self.additional {
            Additional::Of(child) if is_object => Some(("*", child)),
            _ => None,
        };
        let items = self.items.as_ref().filter(move |_| is_array).map(|items| ("[]", items));
        properties.map(|(name, child)| (&**name, child)).chain(more).chain(items)
    }
}

/// Adds a sentence to a text.
pub(in crate::gateway::mcp) fn append(text: &mut String, sentence: &str) {
    if !text.is_empty() {
        if !text.ends_with(['.', '!', '?', ':', ';', '。', '…', '\n']) {
            text.push('.');
        }
        text.push(' ');
    }
    text.push_str(sentence);
}

/// The JSON text of a value.
pub(super) fn json(node: Node<'_>) -> Arc<str> {
    let mut text = String::new();
    node.write_json(&mut text);
    text.into()
}
