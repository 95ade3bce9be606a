//! Which members of a schema are schemas again.

/// What is under a keyword of a schema object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A schema: `not`.
    Schema,
    /// A schema or a boolean: `additionalProperties`.
    SchemaOrBool,
    /// A schema or a list of them: `items`, a list only in old JSON Schema drafts.
    SchemaOrList,
    /// A list of schemas: `allOf`.
    SchemaList,
    /// Schemas by name: `properties`.
    SchemaMap,
    /// `$ref`.
    Reference,
    /// `discriminator`: an object in OAS 3.0, a string in 2.0.
    Discriminator,
    /// Anything else: data, limits, documentation, unknown keywords.
    Data,
}

/// What is under a keyword. Keywords of later JSON Schema drafts are known too, so that references in them count.
pub(crate) fn place_of(keyword: &str) -> Place {
    match keyword {
        "$ref" => Place::Reference,
        "properties" | "patternProperties" | "definitions" | "$defs" | "dependentSchemas" => Place::SchemaMap,
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Place::SchemaList,
        "items" => Place::SchemaOrList,
        "additionalProperties" | "additionalItems" | "unevaluatedProperties" | "unevaluatedItems" => {
            Place::SchemaOrBool
        }
        "not" | "if" | "then" | "else" | "contains" | "propertyNames" => Place::Schema,
        "discriminator" => Place::Discriminator,
        _ => Place::Data,
    }
}
