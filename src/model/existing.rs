//! The API as the gateway has it.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::{Api, Map};
use crate::source::Value;
use crate::subject::{OperationKey, Subject};
use crate::tables::{HashMap, HashSet};

/// An Api as the gateway has it, with the data that the operator attached to its parts.
///
/// The default is "no such API yet". The JSON form is `{"oasgate": 1, "api": {…}, "attachments": {"GET /pets/{}": …}}`,
/// where `oasgate` is the version of the form; a form without it is older and is read too. What [`apply`](crate::apply)
/// returns is read back unchanged. [`read_existing`](crate::read_existing) reads the form and reports what is wrong in
/// it; serde reads it in silence.
///
/// A person who writes the form may name the variables in a key: [`plan()`](crate::plan()) takes `GET /pets/{id}` for
/// `GET /pets/{}`, see [`Existing::keyed`].
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(from = "Stored")]
pub struct Existing {
    /// The API; none when it does not exist yet.
    pub api: Option<Api>,
    /// What the operator owns for a Subject: ids, backend, authentication, policies, deployment state. It is opaque: it
    /// stays with its Subject, and is never merged or inspected.
    pub attachments: Map<Subject, Value>,
    /// Members of the JSON form that this version does not know. Kept, and written again.
    pub other: Map<String, Value>,
}

/// The member of the JSON form that has its version.
pub(crate) const VERSION_MEMBER: &str = "oasgate";

/// The version of the JSON form that is written.
pub(crate) const VERSION: u32 = 1;

impl Serialize for Existing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry(VERSION_MEMBER, &VERSION)?;
        if let Some(api) = &self.api {
            members.serialize_entry("api", api)?;
        }
        if !self.attachments.is_empty() {
            members.serialize_entry("attachments", &self.attachments)?;
        }
        let is_own = |name: &str| [VERSION_MEMBER, "api", "attachments"].contains(&name);
        for (name, value) in self.other.iter().filter(|(name, _)| !is_own(name)) {
            members.serialize_entry(name, value)?;
        }
        members.end()
    }
}

/// The JSON form as it is read.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(expecting = "an object")]
struct Stored {
    /// Version of the form: 1.
    ///
    /// Every version is read as this one; reading in this way reports nothing.
    #[serde(rename = "oasgate", default)]
    #[cfg_attr(feature = "schemas", schemars(schema_with = "version"))]
    _version: IgnoredAny,
    /// The API; none when it does not exist yet.
    #[serde(default)]
    api: Option<Api>,
    /// What the operator owns for a part of the API: it stays with the part, and is never inspected.
    #[serde(default)]
    attachments: Map<Subject, Value>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schemas", schemars(skip))]
    other: Map<String, Value>,
}

#[cfg(feature = "schemas")]
fn version(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "const": VERSION })
}

impl From<Stored> for Existing {
    fn from(Stored { _version, api, attachments, other }: Stored) -> Self {
        Self { api, attachments, other }
    }
}

impl Existing {
    /// The same API with the keys that [`apply`](crate::apply) writes. The names of variables are erased from the paths
    /// of operations and attachments, unless variable names distinguish paths: see
    /// [`ImportOptions::literal_paths`](crate::ImportOptions::literal_paths). When nothing changes, the result is
    /// borrowed.
    ///
    /// An attachment follows its operation. When two keys become the same one, the key without names gets it, or else
    /// the first; the other one keeps its names, and a plan reports it.
    ///
    /// [`plan()`](crate::plan()), [`apply`](crate::apply) and the gateways do this themselves.
    ///
    /// ```
    /// use oasgate::Existing;
    ///
    /// let existing: Existing = serde_json::from_str(r#"{"attachments": {"GET /pets/{id}": {"backend": "pets.internal"}}}"#)?;
    /// let keys: Vec<_> = existing.keyed(false).attachments.keys().map(ToString::to_string).collect();
    /// assert_eq!(keys, ["GET /pets/{}"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn keyed(&self, literal_paths: bool) -> Cow<'_, Self> {
        match Renames::of(self, literal_paths) {
            Some(renames) => Cow::Owned(renames.carried_out(self.clone())),
            None => Cow::Borrowed(self),
        }
    }

    /// As [`Existing::keyed`], but takes the value and copies nothing.
    #[must_use]
    pub fn into_keyed(self, literal_paths: bool) -> Self {
        match Renames::of(&self, literal_paths) {
            Some(renames) => renames.carried_out(self),
            None => self,
        }
    }
}

/// New keys for operations and attachments.
struct Renames {
    operations: HashMap<OperationKey, OperationKey>,
    attachments: HashMap<Subject, Subject>,
}

impl Renames {
    /// None when everything keeps its key.
    fn of(existing: &Existing, literal_paths: bool) -> Option<Self> {
        if literal_paths {
            return None;
        }
        let operations = existing.api.as_ref().map(operations).unwrap_or_default();
        let attachments = attachments(existing, &operations);
        let is_idle = operations.is_empty() && attachments.is_empty();
        (!is_idle).then_some(Self { operations, attachments })
    }

    fn carried_out(mut self, existing: Existing) -> Existing {
        let Existing { api, attachments, other } = existing;
        let mut operation = |key| self.operations.remove(&key).unwrap_or(key);
        let api = api.map(|api| Api {
            operations: api.operations.into_iter().map(|(key, value)| (operation(key), value)).collect(),
            ..api
        });
        let mut subject = |subject| self.attachments.remove(&subject).unwrap_or(subject);
        let attachments = attachments.into_iter().map(|(key, value)| (subject(key), value)).collect();
        Existing { api, attachments, other }
    }
}

fn operations(api: &Api) -> HashMap<OperationKey, OperationKey> {
    let mut taken = HashSet::default();
    let mut renames = HashMap::default();
    for key in api.operations.keys() {
        let Some(erased) = key.erased() else { continue };
        if !api.operations.contains_key(&erased) && taken.insert(erased.clone()) {
            renames.insert(key.clone(), erased);
        }
    }
    renames
}

/// Attachments that name their operation exactly as the API does come first, because their meaning is certain.
fn attachments(
    existing: &Existing,
    operations: &HashMap<OperationKey, OperationKey>,
) -> HashMap<Subject, Subject> {
    let mut taken = HashSet::default();
    let mut renames = HashMap::default();
    let named = |subject: &Subject| match subject {
        Subject::Operation(key) => operations.contains_key(key),
        _ => false,
    };
    // What is attached to an operation that keeps its names stays with it.
    let stays = |subject: &Subject| match subject {
        Subject::Operation(key) => {
            !operations.contains_key(key)
                && existing.api.as_ref().is_some_and(|api| api.operations.contains_key(key))
        }
        _ => false,
    };
    for sure in [true, false] {
        for subject in existing.attachments.keys().filter(|subject| named(subject) == sure) {
            let Some(erased) = subject.erased().filter(|_| !stays(subject)) else { continue };
            if !existing.attachments.contains_key(&erased) && taken.insert(erased.clone()) {
                renames.insert(subject.clone(), erased);
            }
        }
    }
    renames
}
