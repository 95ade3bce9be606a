//! What all gateways' records have in common.

use serde::{Deserialize, Deserializer};

use crate::source::Value;

/// Writes records: every member optional and left out when absent, wire names in camel case, and members that this
/// library does not know kept under `other`, so that reading and writing a record loses nothing.
macro_rules! records {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $(
                $(#[$doc])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $field: Option<$type>,
            )*
            /// Members that this library does not know, verbatim.
            #[serde(flatten)]
            pub other: crate::model::Map<String, crate::source::Value>,
        }
    )*};
}
pub(in crate::gateway) use records;

/// Reads a list that was a single object in older versions of the wire.
pub(in crate::gateway) fn one_or_many<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<Value>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        Many(Vec<Value>),
        One(Value),
    }
    let read = Option::<OneOrMany>::deserialize(deserializer)?;
    Ok(read.map(|read| match read {
        OneOrMany::Many(items) => items,
        OneOrMany::One(item) => vec![item],
    }))
}
