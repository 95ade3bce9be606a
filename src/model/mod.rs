//! The normalised model of one API: what both OpenAPI versions, a store and every gateway have in common.
//!
//! The model is plain data in OAS 3.0's words. Whatever has an identity is a map keyed by it, in document order, so
//! that two Apis can be compared field by field without knowing their types. The JSON form leaves out absent and empty
//! members.

mod api;
mod closure;
mod components;
mod conversions;
mod existing;
mod extension_keys;
mod generated;
pub(crate) mod graph;
mod imported;
mod inside;
mod map;
mod only_value;
mod operation;
mod operations;
pub mod operator;
mod places;
mod prose;
mod reference;
mod references;
mod response;
mod route;
mod schema;
mod schema_walk;
mod security;
mod server;

pub use self::api::{About, Api, Contact, ExternalDocs, License, Tag};
pub use self::components::Components;
pub(crate) use self::conversions::Conversions;
pub use self::existing::Existing;
pub(crate) use self::existing::{VERSION, VERSION_MEMBER};
pub use self::extension_keys::{ExtensionKey, ExtensionKeys, ExtensionPlace, Extensions};
pub(crate) use self::generated::{free_name, is_generated, next_free_name};
pub use self::imported::{DocumentFacts, Imported, LeftOut};
pub use self::map::Map;
pub(crate) use self::only_value::OnlyValue;
pub use self::operation::{
    Operation, Parameter, ParameterKey, ParameterLocation, PathItem, RequestBody, Style,
};
pub use self::places::Places;
pub use self::prose::Prose;
pub use self::reference::{RefOr, Reference};
pub(crate) use self::reference::{component_of, schema_of_reference};
pub(crate) use self::references::References;
pub(crate) use self::response::has_no_body;
pub use self::response::{Callback, Encoding, Example, Header, Link, MediaType, Response, Responses};
pub use self::route::{MatchKind, PathMatch, Route, ValueMatch};
pub use self::schema::Schema;
pub(crate) use self::schema::{Dialect, PARAMETER_SCHEMA, canonical_reference};
pub(crate) use self::schema_walk::{Place, place_of};
pub use self::security::{
    ApiKeyLocation, OAuthFlow, OAuthFlows, SecurityKind, SecurityRequirement, SecurityScheme,
};
pub use self::server::{Server, ServerVariable};
pub(crate) use self::server::{begins_with_port, normal_base_path, opaque_scheme, path_in_query};
use crate::source::Value;

/// `skip_serializing_if` of booleans that are false when absent.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
pub(crate) fn is_false(flag: &bool) -> bool {
    !flag
}

/// A part of the model in its JSON form. The model serialises without fail: its keys are text and its numbers finite.
pub(crate) fn to_json<T: serde::Serialize>(part: &T) -> serde_json::Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// Reads a member that is there, whatever it is: an example may be null, which is not the same as no example.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    serde::Deserialize::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_null_example_is_an_example() {
        for text in [r#"{"example":null}"#, "{}"] {
            let media_type: MediaType = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&media_type).unwrap(), text);
        }
        let example: RefOr<Example> = serde_json::from_str(r#"{"value":null}"#).unwrap();
        assert_eq!(example.item().unwrap().value, Some(serde_json::Value::Null.into()));
    }
}
