//! What all gateways' records have in common.

use serde::{Deserialize, Deserializer};

use crate::source::Value;

/// Writes records: every member optional and left out when absent, wire names in camel case or, where it begins with
/// `snake_case`, in snake case, and members that this library does not know kept under `other`, so that reading and
/// writing a record loses nothing.
macro_rules! records {
    (snake_case $($records:tt)*) => {
        $crate::gateway::shared::record::records! { @ "snake_case" $($records)* }
    };
    (@ $case:literal $($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = $case)]
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

        impl $crate::gateway::shared::record::Record for $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        }
    )*};
    ($($records:tt)*) => {
        $crate::gateway::shared::record::records! { @ "camelCase" $($records)* }
    };
}
pub(in crate::gateway) use records;

/// A record of a gateway.
pub(in crate::gateway) trait Record {
    /// Its fields, as they are called here.
    const FIELDS: &'static [&'static str];
}

/// What a field is called on the wire.
pub(in crate::gateway) fn camel_case(field: &str) -> String {
    let mut name = String::with_capacity(field.len());
    for (at, word) in field.trim_start_matches("r#").split('_').enumerate() {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        name.push_str(&if at > 0 { first.to_ascii_uppercase() } else { first.to_owned() });
        name.push_str(rest);
    }
    name
}

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
