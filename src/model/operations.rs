//! The operations of an API in JSON. What the key of an operation says need not be said again.
//!
//! In `{"GET /pets/{id}": {"responses": {…}}}` the key has the method and the path, and they make the name. The members are added
//! while they are read, so an operation has one form. What an operation is does not matter here.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Map;
use super::generated::generated_name;
use crate::subject::OperationKey;

/// Reads operations by their keys.
pub(super) fn deserialize<'de, D, T>(json: D) -> Result<Map<OperationKey, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    json.deserialize_map(Operations(PhantomData))
}

/// The map of operations.
struct Operations<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Operations<T> {
    type Value = Map<OperationKey, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut operations = Map::new();
        while let Some(key) = members.next_key::<OperationKey>()? {
            let operation = members.next_value_seed(Of { key: &key, operation: PhantomData })?;
            operations.insert(key, operation);
        }
        Ok(operations)
    }
}

/// The operation of a key.
struct Of<'k, T> {
    key: &'k OperationKey,
    operation: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Of<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<T, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Of<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        let members = Completed { members, implied: implied(self.key), next: None };
        T::deserialize(MapAccessDeserializer::new(members))
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
