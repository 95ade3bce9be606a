//! The keywords of a schema object: the type of each, and which belong to another version.

use smallvec::SmallVec;

use crate::model::{Dialect, PARAMETER_SCHEMA};
use crate::source::{Kind, Node};

/// A keyword that is looked at together with others of its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyword {
    Items,
    Properties,
    AdditionalProperties,
    AllOf,
    OneOf,
    AnyOf,
    Not,
    Discriminator,
    Required,
    Enum,
    Default,
    Example,
    Pattern,
    Format,
    Nullable,
    /// `x-nullable`: what 2.0's tools write for it.
    XNullable,
    ReadOnly,
    WriteOnly,
    Deprecated,
    Maximum,
    Minimum,
    ExclusiveMaximum,
    ExclusiveMinimum,
    MultipleOf,
    MaxLength,
    MinLength,
    MaxItems,
    MinItems,
    MaxProperties,
    MinProperties,
}

impl Keyword {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Several keywords.
pub(crate) const fn bits(words: &[Keyword]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < words.len() {
        #[allow(clippy::indexing_slicing, reason = "a constant: the compiler looks")]
        let word = words[at];
        bits |= word.bit();
        at += 1;
    }
    bits
}

/// A type that a schema names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
    /// OAS 2.0's, for what is uploaded or downloaded.
    File,
}

impl Type {
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::String,
            "number" => Self::Number,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "object" => Self::Object,
            "file" => Self::File,
            _ => return None,
        })
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
            Self::File => "file",
        }
    }
}

/// What one pass over the members of a schema object sees of them, those with a value of the wrong kind left out.
#[derive(Default)]
pub(crate) struct Seen<'d> {
    bits: u32,
    nodes: SmallVec<[(Keyword, Node<'d>); 8]>,
    pub(crate) of_type: Option<Type>,
    /// Whether there is a `type`, whatever it says.
    pub(crate) is_typed: bool,
    /// Whether a keyword of a later version says more about what the object describes.
    pub(crate) is_later: bool,
}

impl<'d> Seen<'d> {
    pub(crate) fn add(&mut self, word: Keyword, node: Node<'d>) {
        self.bits |= word.bit();
        self.nodes.push((word, node));
    }

    /// Whether one of several keywords is there.
    pub(crate) fn any(&self, words: u32) -> bool {
        self.bits & words != 0
    }

    pub(crate) fn has(&self, word: Keyword) -> bool {
        self.bits & word.bit() != 0
    }

    pub(crate) fn get(&self, word: Keyword) -> Option<Node<'d>> {
        if !self.has(word) {
            return None;
        }
        self.nodes.iter().find(|(seen, _)| *seen == word).map(|(_, node)| *node)
    }

    /// Whether a keyword is there with the value true.
    pub(crate) fn is_true(&self, word: Keyword) -> bool {
        self.get(word).and_then(Node::as_bool) == Some(true)
    }
}

/// What a word is whose value is data.
pub(crate) enum Datum {
    /// Looked at together with others; a value of this kind.
    Seen(Keyword, Option<Kind>),
    /// Of this kind, if one is named, and no more.
    Plain(Option<Kind>),
    /// `type`.
    Type,
    Unknown,
}

/// What a word is that does not lead to further schemas.
pub(crate) fn datum(keyword: &str) -> Datum {
    use Datum::{Plain, Seen};
    match keyword {
        "type" => Datum::Type,
        "title" | "description" => Plain(Some(Kind::String)),
        "format" => Seen(Keyword::Format, Some(Kind::String)),
        "required" => Seen(Keyword::Required, Some(Kind::Array)),
        "enum" => Seen(Keyword::Enum, Some(Kind::Array)),
        "default" => Seen(Keyword::Default, None),
        "example" => Seen(Keyword::Example, None),
        "pattern" => Seen(Keyword::Pattern, Some(Kind::String)),
        "nullable" => Seen(Keyword::Nullable, Some(Kind::Bool)),
        "readOnly" => Seen(Keyword::ReadOnly, Some(Kind::Bool)),
        "writeOnly" => Seen(Keyword::WriteOnly, Some(Kind::Bool)),
        "deprecated" => Seen(Keyword::Deprecated, Some(Kind::Bool)),
        "uniqueItems" => Plain(Some(Kind::Bool)),
        "maximum" => Seen(Keyword::Maximum, Some(Kind::Number)),
        "minimum" => Seen(Keyword::Minimum, Some(Kind::Number)),
        "exclusiveMaximum" => Seen(Keyword::ExclusiveMaximum, Some(Kind::Bool)),
        "exclusiveMinimum" => Seen(Keyword::ExclusiveMinimum, Some(Kind::Bool)),
        "multipleOf" => Seen(Keyword::MultipleOf, Some(Kind::Number)),
        "maxLength" => Seen(Keyword::MaxLength, Some(Kind::Number)),
        "minLength" => Seen(Keyword::MinLength, Some(Kind::Number)),
        "maxItems" => Seen(Keyword::MaxItems, Some(Kind::Number)),
        "minItems" => Seen(Keyword::MinItems, Some(Kind::Number)),
        "maxProperties" => Seen(Keyword::MaxProperties, Some(Kind::Number)),
        "minProperties" => Seen(Keyword::MinProperties, Some(Kind::Number)),
        "xml" | "externalDocs" => Plain(None),
        "x-nullable" => Seen(Keyword::XNullable, None),
        _ if keyword.starts_with("x-") => Plain(None),
        _ => Datum::Unknown,
    }
}

/// What a word is that leads to further schemas; None if it is none of this version.
pub(crate) fn composing(keyword: &str) -> Option<Keyword> {
    Some(match keyword {
        "items" => Keyword::Items,
        "properties" => Keyword::Properties,
        "additionalProperties" => Keyword::AdditionalProperties,
        "allOf" => Keyword::AllOf,
        "oneOf" => Keyword::OneOf,
        "anyOf" => Keyword::AnyOf,
        "not" => Keyword::Not,
        _ => return None,
    })
}

/// What to write instead of a keyword of OpenAPI 3.1 and its JSON Schema; None if it is none of theirs, or if another
/// keyword beside it is the one to speak of.
pub(crate) fn instead_of_later(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "const" => "enum",
        "examples" => "example",
        "if" | "dependentSchemas" | "dependentRequired" => "oneOf",
        "$defs" => "components/schemas",
        "patternProperties" | "propertyNames" | "unevaluatedProperties" => "additionalProperties",
        "prefixItems" | "contains" | "unevaluatedItems" => "items",
        "contentEncoding" => "format: byte",
        "contentMediaType" => "format: binary",
        "contentSchema" => "type",
        "$dynamicRef" => "$ref",
        "$comment" => "description",
        _ => return None,
    })
}

/// A keyword of one version in a document of the other: the version that it is of, and what to write instead.
pub(crate) fn of_other_version(keyword: &str, dialect: Dialect) -> Option<(&'static str, &'static str)> {
    match (dialect, keyword) {
        (Dialect::Oas3, "collectionFormat") => Some(("2.0", "style")),
        (Dialect::Oas3, _) => None,
        (_, "nullable") => Some(("3.0", "x-nullable")),
        (_, "oneOf" | "anyOf") => Some(("3.0", "allOf")),
        (_, "writeOnly") => Some(("3.0", "readOnly")),
        (_, "not" | "deprecated") => Some(("3.0", "description")),
        _ => None,
    }
}

/// The known keyword that an unknown one was probably meant to be: the same letters, or one or two of them wrong.
/// Only what the dialect has.
pub(crate) fn meant(keyword: &str, dialect: Dialect) -> Option<&'static str> {
    const KNOWN: &[&str] = &[
        "type",
        "format",
        "title",
        "description",
        "required",
        "enum",
        "default",
        "example",
        "pattern",
        "nullable",
        "readOnly",
        "writeOnly",
        "deprecated",
        "uniqueItems",
        "maximum",
        "minimum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "multipleOf",
        "maxLength",
        "minLength",
        "maxItems",
        "minItems",
        "maxProperties",
        "minProperties",
        "items",
        "properties",
        "additionalProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "discriminator",
        "externalDocs",
    ];
    let length = keyword.len();
    if !(3..=24).contains(&length) {
        return None;
    }
    let may_be = |known: &&&str| known.len().abs_diff(length) <= 1;
    let is_same = |known: &&&str| known.eq_ignore_ascii_case(keyword);
    let few = if length >= 8 { 2 } else { 1 };
    let is_close = |known: &&&str| strsim::osa_distance(known, keyword) <= few;
    let is_of_parameter = matches!(dialect, Dialect::Swagger2Parameter | Dialect::Swagger2Form);
    let is_here = |known: &&&str| {
        of_other_version(known, dialect).is_none() && (!is_of_parameter || PARAMETER_SCHEMA.contains(*known))
    };
    let near = || KNOWN.iter().filter(may_be).filter(is_here);
    near().find(is_same).or_else(|| near().find(is_close)).copied()
}
