//! What all gateways' records have in common.

use serde::{Deserialize, Deserializer, de};

use crate::model::Map;
use crate::source::Value;

/// Writes records: every member optional and left out when absent, wire names in camel case or, where it begins with
/// `snake_case` or `pascal_case`, in that, and members that this library does not know kept under `other`, so that reading and
/// writing a record loses nothing.
macro_rules! records {
    (snake_case $($records:tt)*) => {
        $crate::gateway::shared::record::records! { @ "snake_case" $($records)* }
    };
    (pascal_case $($records:tt)*) => {
        $crate::gateway::shared::record::records! { @ "PascalCase" $($records)* }
    };
    (@ $case:literal $($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
        $(#[$about])*
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

            fn other(&self) -> &crate::model::Map<String, crate::source::Value> {
                &self.other
            }
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

    /// Members that this library does not know.
    fn other(&self) -> &Map<String, Value>;

    /// The first of those, and the fields that it does know.
    fn unknown_member(&self) -> Option<(&str, &'static [&'static str])> {
        self.other().keys().next().map(|key| (key.as_str(), Self::FIELDS))
    }
}

/// Reads records, and refuses the first unknown member of them.
pub(in crate::gateway) fn known<'de, D: Deserializer<'de>, T: Record + Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let records = Vec::<T>::deserialize(deserializer)?;
    match records.iter().find_map(Record::unknown_member) {
        Some((member, known)) => Err(de::Error::unknown_field(member, known)),
        None => Ok(records),
    }
}

/// Reads a record, and refuses the first unknown member of it.
pub(in crate::gateway) fn known_one<'de, D: Deserializer<'de>, T: Record + Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let record = Option::<T>::deserialize(deserializer)?;
    match record.as_ref().and_then(Record::unknown_member) {
        Some((member, known)) => Err(de::Error::unknown_field(member, known)),
        None => Ok(record),
    }
}

/// The schema of a record in which no member is unknown: what [`known`] and [`known_one`] read.
#[cfg(feature = "schemas")]
pub(crate) struct Known<T>(std::marker::PhantomData<T>);

#[cfg(feature = "schemas")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Known<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        format!("known {}", T::schema_id()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = T::json_schema(generator);
        schema.insert("additionalProperties".to_owned(), false.into());
        schema
    }
}

/// Adds an older name of a member to a schema: it is read, too.
#[cfg(feature = "schemas")]
pub(in crate::gateway) fn spelt_also(schema: &mut schemars::Schema, name: &str, old: &str) {
    if let Some(members) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut)
        && let Some(member) = members.get(name).cloned()
    {
        members.insert(old.to_owned(), member);
    }
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

/// A list that was a single object in older versions of the wire.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(in crate::gateway) enum OneOrMany {
    Many(Vec<Value>),
    One(Value),
}

/// Reads a list that was a single object in older versions of the wire.
pub(in crate::gateway) fn one_or_many<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<Value>>, D::Error> {
    let read = Option::<OneOrMany>::deserialize(deserializer)?;
    Ok(read.map(|read| match read {
        OneOrMany::Many(items) => items,
        OneOrMany::One(item) => vec![item],
    }))
}
