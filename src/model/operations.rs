//! The operations of an API in JSON. What the key of an operation says need not be said again.
//!
//! In `{"GET /pets/{id}": {"responses": {…}}}` the key has the method and the path, and they make the name. The members are added
//! while they are read, so an [`Operation`] has one form.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::generated::generated_name;
use super::{Map, Operation};
use crate::subject::OperationKey;

/// Reads operations by their keys.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    json: D,
) -> Result<Map<OperationKey, Operation>, D::Error> {
    struct Operations;

    impl<'de> Visitor<'de> for Operations {
        type Value = Map<OperationKey, Operation>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let mut operations = Map::new();
            while let Some(key) = members.next_key::<OperationKey>()? {
                let operation = members.next_value_seed(Of(&key))?;
                operations.insert(key, operation);
            }
            Ok(operations)
        }
    }

    json.deserialize_map(Operations)
}

/// The operation of a key.
struct Of<'k>(&'k OperationKey);

impl<'de> DeserializeSeed<'de> for Of<'_> {
    type Value = Operation;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Operation, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Of<'_> {
    type Value = Operation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Operation, A::Error> {
        let members = Completed { members, implied: implied(self.0), next: None };
        Operation::deserialize(MapAccessDeserializer::new(members))
    }
}

/// The members that a key implies. Of a key without the names of variables, the path is not known.
fn implied(key: &OperationKey) -> Vec<(&'static str, String)> {
    let path = key.path.as_str();
    let mut implied =
        vec![("method", key.method.as_str().to_owned()), ("name", generated_name(key.method, path))];
    if !path.contains("{}") && !path.contains("{+}") {
        implied.push(("path", path.to_owned()));
    }
    implied
}

/// The members of an operation, and behind them those that the key implies and that are absent.
struct Completed<A> {
    members: A,
    implied: Vec<(&'static str, String)>,
    /// The value of the implied member whose key was read.
    next: Option<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Completed<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some(key) = self.members.next_key::<String>()? {
            self.implied.retain(|(name, _)| *name != key);
            return seed.deserialize(key.into_deserializer()).map(Some);
        }
        let Some((name, value)) = self.implied.pop() else { return Ok(None) };
        self.next = Some(value);
        let name: StrDeserializer<'_, A::Error> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.next.take() {
            Some(value) => seed.deserialize(value.into_deserializer()),
            None => self.members.next_value_seed(seed),
        }
    }
}

/// What the schema of a map of operations adds: an operation whose key has no names of variables states its path.
#[cfg(feature = "schemas")]
pub(super) fn by_key(map: &mut schemars::Schema) {
    let nameless = serde_json::json!({ "patternProperties": { "\\{\\+?\\}": { "required": ["path"] } } });
    map.insert("allOf".to_owned(), serde_json::json!([nameless]));
}
