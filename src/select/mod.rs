//! Some of an API's operations: `tag=pets|path=/pets/**|id=getPet`.

pub(crate) mod rules;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::rules::SELECTION_EMPTY;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Operation, References};
use crate::outcome::Outcome;
use crate::subject::{PathKey, Subject};
use crate::tables::HashSet;
use crate::text::glob;
use crate::text::nearest::nearest;

/// Which operations of an API: those that one of some conditions selects.
///
/// It is written as conditions with `|` between them:
///
/// | condition | selects |
/// |---|---|
/// | `tag=pets` | the operations that have the tag |
/// | `path=/pets/*` | the operations of the paths: `*` is anything within a segment, `**` any segments. The names of variables do not count |
/// | `id=getPet` | the operation of this operationId, or of this name |
///
/// ```
/// use oasgate::select::Select;
///
/// let select: Select = "tag=pets|path=/shops/**".parse()?;
/// assert_eq!(select.to_string(), "tag=pets|path=/shops/**");
/// let error = "tags=pets".parse::<Select>().unwrap_err();
/// assert_eq!(error.to_string(), "`tags=pets` selects nothing: a condition is `tag=…`, `path=…` or `id=…`");
/// # Ok::<(), oasgate::select::NotASelect>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Select {
    conditions: Vec<Condition>,
}

/// One way in which an operation is selected.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Condition {
    Tag(String),
    Path(String),
    Id(String),
}

/// A text that is not a [`Select`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotASelect {
    /// There is no condition in it.
    #[error("a selection needs a condition: `tag=…`, `path=…` or `id=…`")]
    Empty,
    /// A condition without one of the known keys before its equals sign.
    #[error("`{0}` selects nothing: a condition is `tag=…`, `path=…` or `id=…`")]
    Unknown(String),
    /// A condition without a value.
    #[error("`{0}=` has no value")]
    NoValue(&'static str),
    /// A path that no path can match.
    #[error("`path={0}` selects nothing: a path begins with `/` or `*`")]
    NoPath(String),
}

impl FromStr for Select {
    type Err = NotASelect;

    fn from_str(text: &str) -> Result<Self, NotASelect> {
        if text.trim().is_empty() {
            return Err(NotASelect::Empty);
        }
        let conditions = text.split('|').map(|condition| condition.trim().parse());
        Ok(Self { conditions: conditions.collect::<Result<_, _>>()? })
    }
}

impl FromStr for Condition {
    type Err = NotASelect;

    fn from_str(text: &str) -> Result<Self, NotASelect> {
        let unknown = || NotASelect::Unknown(text.to_owned());
        let (key, value) = text.split_once('=').ok_or_else(unknown)?;
        let (key, value) = (key.trim(), value.trim());
        let (key, condition): (_, fn(String) -> Self) = match key {
            "tag" => ("tag", Self::Tag),
            "path" => ("path", Self::Path),
            "id" => ("id", Self::Id),
            _ => return Err(unknown()),
        };
        if value.is_empty() {
            return Err(NotASelect::NoValue(key));
        }
        if key == "path" && !value.starts_with(['/', '*']) {
            return Err(NotASelect::NoPath(value.to_owned()));
        }
        Ok(condition(value.to_owned()))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(value) => write!(f, "tag={value}"),
            Self::Path(value) => write!(f, "path={value}"),
            Self::Id(value) => write!(f, "id={value}"),
        }
    }
}

impl fmt::Display for Select {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, condition) in self.conditions.iter().enumerate() {
            if at > 0 {
                f.write_str("|")?;
            }
            condition.fmt(f)?;
        }
        Ok(())
    }
}

impl Serialize for Select {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Select {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Condition {
    fn selects(&self, operation: &Operation) -> bool {
        match self {
            Self::Tag(tag) => operation.tags.contains(tag),
            Self::Path(glob) => {
                glob::matches(PathKey::of(glob).as_str(), PathKey::of(&operation.path).as_str())
            }
            Self::Id(id) => operation.operation_id.as_ref() == Some(id) || operation.name == *id,
        }
    }

    /// What the API has that is most like what is asked for.
    fn nearest(&self, api: &Api) -> Option<String> {
        let operations = api.operations.values();
        match self {
            Self::Tag(tag) => nearest(tag, operations.flat_map(|it| it.tags.iter().map(String::as_str))),
            Self::Path(path) => nearest(path, operations.map(|it| &*it.path)),
            Self::Id(id) => nearest(id, operations.map(|it| it.name.as_str())),
        }
        .map(str::to_owned)
    }
}

impl Select {
    /// Whether an operation is selected.
    pub fn selects(&self, operation: &Operation) -> bool {
        self.conditions.iter().any(|condition| condition.selects(operation))
    }
}

/// The Api with the selected operations alone, and with the components that they and the API's security need. What the API
/// says about itself stays.
///
/// A condition that selects nothing is reported. There is always a value.
///
/// ```
/// use oasgate::select::select;
/// use oasgate::{ImportOptions, import};
///
/// let document = r##"
/// openapi: 3.0.3
/// info: {title: Pets, version: "1"}
/// paths:
///   /pets: {get: {tags: [pets], responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}}}
///   /shops: {get: {responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Shop"}}}}}}}
/// components:
///   schemas: {Pet: {type: object}, Shop: {type: object}}
/// "##;
/// let api = import(document, &ImportOptions::default()).into_result()?.api;
/// let outcome = select(&api, &"tag=pets|id=getShop".parse().unwrap());
/// assert_eq!(outcome.diagnostics[0].code(), "selection-empty");
/// let pets = outcome.into_result()?;
/// assert_eq!((pets.operations.len(), pets.components.len()), (1, 1));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn select(api: &Api, select: &Select) -> Outcome<Api> {
    let mut found = vec![false; select.conditions.len()];
    let mut selected = Api { about: api.about.clone(), ..Api::default() };
    for (key, operation) in &api.operations {
        let mut is_selected = false;
        for (condition, found) in select.conditions.iter().zip(&mut found) {
            if condition.selects(operation) {
                (*found, is_selected) = (true, true);
            }
        }
        if is_selected {
            selected.operations.insert(key.clone(), operation.clone());
        }
    }
    let operations = selected.operations.values().map(|operation| operation as &dyn References);
    let needed = api.components.closure(operations.chain([&selected.about.security as &dyn References]));
    copy_components(api, &mut selected, &needed);
    let empty = select.conditions.iter().zip(found).filter(|(_, found)| !found);
    let diagnostics = empty.map(|(condition, _)| {
        let nearest = condition.nearest(api).unwrap_or_else(|| "none".to_owned());
        let found = Diagnostic::new(SELECTION_EMPTY).about(Subject::Api);
        found.arg("condition", condition.to_string()).arg("nearest", nearest)
    });
    Outcome::found(selected, diagnostics.collect())
}

/// Copies what is needed, in the order of the API.
fn copy_components(api: &Api, selected: &mut Api, needed: &HashSet<crate::subject::ComponentKey>) {
    for key in api.components.keys().filter(|key| needed.contains(key)) {
        selected.components.copy(&key, &api.components);
    }
}
