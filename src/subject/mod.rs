//! The printable identity of a part of an API.
//!
//! A [`Subject`] names a thing, not a place in a file: `GET /pets/{}` is the same operation whatever its path parameter
//! is called and whatever line it stands on. `Display` and `FromStr` are inverses, so a Subject can be a map key in a
//! store, an argument on a command line and a name in a message. Keys and Subjects share their text: a copy costs the
//! same however long the names of the document are.

mod kinds;
pub(crate) mod template;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use kinds::{ComponentKind, Method};

use self::template::{Piece, VariableKind, pieces, without_fragment};

/// Identity of a path: its template with the variables' names erased.
///
/// `/u/{id}` and `/u/{userId}` match the same requests, so they are one path: `/u/{}`. What changes the matching
/// stays: a greedy `{proxy+}` becomes `{+}`, and so do the catch-alls of frameworks, such as `{*path}`. A query string in
/// the key is kept, and so is a fragment, letter by letter: an operation has one only where it is a condition on its
/// requests (see [`Operation::path`](crate::model::Operation::path)). What describes the values of a variable goes with its name:
/// `/u/{id:[0-9]+}` is `/u/{}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathKey(Arc<str>);

impl PathKey {
    /// The key of a path template.
    pub fn of(template: &str) -> Self {
        let (erasable, _) = without_fragment(template);
        if !erasable.contains('{') {
            return Self(template.into());
        }
        let mut key = String::with_capacity(template.len());
        for piece in pieces(erasable) {
            match piece {
                Piece::Literal(text) | Piece::Open(text) => key.push_str(text),
                Piece::Variable(variable) => key.push_str(match variable.kind {
                    VariableKind::Greedy => "{+}",
                    VariableKind::Query | VariableKind::Fragment => "",
                    _ => "{}",
                }),
            }
        }
        key.push_str(template.get(erasable.len()..).unwrap_or_default());
        Self(key.into())
    }

    /// The key of a template whose variable names count: `/u/{id}` and `/u/{userId}` are two paths.
    pub fn literal(template: &str) -> Self {
        Self(template.into())
    }

    /// The key with the variables' names erased; none if it has no names.
    pub(crate) fn erased(&self) -> Option<Self> {
        let mut variables = self.0.split('{').skip(1);
        let has_names = variables.any(|rest| !rest.starts_with('}') && !rest.starts_with("+}"));
        has_names.then(|| Self::of(&self.0)).filter(|erased| erased != self)
    }

    /// The key's text, such as `/u/{}`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Identity of an operation: method and path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationKey {
    /// The method.
    pub method: Method,
    /// The path.
    pub path: PathKey,
}

impl OperationKey {
    /// The key of a method on a path template, names erased.
    pub fn of(method: Method, template: &str) -> Self {
        Self { method, path: PathKey::of(template) }
    }

    /// The key with the names of the path's variables erased; none if it has no names.
    pub(crate) fn erased(&self) -> Option<Self> {
        Some(Self { method: self.method, path: self.path.erased()? })
    }
}

/// Identity of a component: kind and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComponentKey {
    /// The kind.
    pub kind: ComponentKind,
    /// The name, as in the document.
    pub name: Arc<str>,
}

/// Identity of a part of an API.
///
/// ```
/// use oasgate::Subject;
/// use oasgate::subject::{Method, OperationKey};
///
/// let subject = Subject::Operation(OperationKey::of(Method::Get, "/pets/{petId}"));
/// assert_eq!(subject.to_string(), "GET /pets/{}");
/// assert_eq!("GET /pets/{}".parse(), Ok(subject));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The API itself: its name, description, base path, servers, security. Prints as `api`.
    Api,
    /// An operation. Prints as `GET /pets/{}`.
    Operation(OperationKey),
    /// A path with all its operations, if a document has the path but its operations cannot be read. Prints as `path
    /// /pets/{}`.
    Path(PathKey),
    /// A component. Prints as `schema Pet`.
    Component(ComponentKey),
    /// A route. Prints as `route get-pets`.
    Route(Arc<str>),
}

impl Subject {
    /// The group that the Subject belongs to: `api`, `operation`, `path`, `component` or `route`.
    pub const fn group(&self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Operation(_) => "operation",
            Self::Path(_) => "path",
            Self::Component(_) => "component",
            Self::Route(_) => "route",
        }
    }

    /// The Subject with the names of its path's variables erased; none if it has no names.
    pub(crate) fn erased(&self) -> Option<Self> {
        match self {
            Self::Operation(key) => key.erased().map(Self::Operation),
            Self::Path(key) => key.erased().map(Self::Path),
            Self::Api | Self::Component(_) | Self::Route(_) => None,
        }
    }
}

macro_rules! subject_from {
    ($($key:ident => $variant:ident),+) => {$(
        impl From<$key> for Subject {
            fn from(key: $key) -> Self {
                Self::$variant(key)
            }
        }
    )+};
}
subject_from!(OperationKey => Operation, ComponentKey => Component);

/// A text that names no Subject, Method or component kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a valid {expected}")]
pub struct NotASubject {
    text: String,
    expected: &'static str,
}

impl NotASubject {
    fn new(text: &str, expected: &'static str) -> Self {
        Self { text: text.to_owned(), expected }
    }
}

macro_rules! display_as_str {
    ($($type:ty),+) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}
display_as_str!(Method, PathKey, ComponentKind);

impl FromStr for Method {
    type Err = NotASubject;

    /// Reads an upper- or lower-case name, `ANY` included; `OPTION` is one gateway's spelling of `OPTIONS`.
    fn from_str(text: &str) -> Result<Self, NotASubject> {
        if text.eq_ignore_ascii_case("OPTION") {
            return Ok(Self::Options);
        }
        let found = Self::ALL
            .into_iter()
            .chain([Self::Any])
            .find(|method| text.eq_ignore_ascii_case(method.as_str()));
        found.ok_or_else(|| NotASubject::new(text, "HTTP method"))
    }
}

impl FromStr for ComponentKind {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| NotASubject::new(text, "component kind"))
    }
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl FromStr for OperationKey {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let (method, path) = text.split_once(' ').ok_or_else(|| NotASubject::new(text, "operation"))?;
        Ok(Self { method: method.parse()?, path: PathKey::literal(path) })
    }
}

impl fmt::Display for ComponentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.name)
    }
}

impl FromStr for ComponentKey {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let (kind, name) = text.split_once(' ').ok_or_else(|| NotASubject::new(text, "component"))?;
        Ok(Self { kind: kind.parse()?, name: name.into() })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api => f.write_str("api"),
            Self::Operation(key) => key.fmt(f),
            Self::Path(key) => write!(f, "path {key}"),
            Self::Component(key) => key.fmt(f),
            Self::Route(name) => write!(f, "route {name}"),
        }
    }
}

impl FromStr for Subject {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        if text == "api" {
            return Ok(Self::Api);
        }
        if let Some(key) = text.strip_prefix("path ") {
            return Ok(Self::Path(PathKey::literal(key)));
        }
        if let Some(name) = text.strip_prefix("route ") {
            return Ok(Self::Route(name.into()));
        }
        // Methods print in upper case, component kinds in lower case: no text is both.
        if text.starts_with(|first: char| first.is_ascii_uppercase()) {
            return text.parse().map(Self::Operation);
        }
        text.parse().map(Self::Component).map_err(|_| NotASubject::new(text, "subject"))
    }
}

macro_rules! serde_as_text {
    ($($type:ty),+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

serde_as_text!(Method, ComponentKind, OperationKey, ComponentKey, Subject);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_key_erases_names_and_keeps_what_matches_differently() {
        for (template, key) in [
            ("/", "/"),
            ("/u/{id}", "/u/{}"),
            ("/u/{user-id}/x{y}.json", "/u/{}/x{}.json"),
            ("/files/{proxy+}", "/files/{+}"),
            ("/v1/{+parent}", "/v1/{+}"),
            ("/a?beta=true", "/a?beta=true"),
            ("/open/{brace", "/open/{brace"),
            ("/a}b/{c}", "/a}b/{}"),
            ("/{a{b}/{}", "/{}/{}"),
            ("/u/{id:[0-9]+}", "/u/{}"),
            ("/u/{code:[0-9]{5}}/x", "/u/{}/x"),
            ("/u/{code:[0-9]{5}/x", "/u/{code:[0-9]{5}/x"),
            ("/{name:.+}", "/{}"),
            ("/{id:int}", "/{}"),
            ("/{*path}", "/{+}"),
            ("/{**path}", "/{+}"),
            ("/{path*}", "/{+}"),
            ("/{path:path}", "/{+}"),
            ("/s{?q,lang}", "/s"),
            ("/s?a=1{&page}", "/s?a=1"),
            ("/s?q={q}", "/s?q={}"),
            ("/a{;id}{.format}", "/a{}{}"),
            ("/{proxy}#Action={Run}", "/{}#Action={Run}"),
            ("/{a#b}", "/{}"),
            ("/{proxy+}?x={y}#z", "/{+}?x={}#z"),
            ("/#", "/#"),
        ] {
            assert_eq!(PathKey::of(template).as_str(), key, "{template}");
            let erased = PathKey::literal(template).erased();
            assert_eq!(erased, (template != key).then(|| PathKey::of(template)), "{template}");
            assert_eq!(PathKey::of(template).erased(), None, "{template}");
        }
    }

    #[test]
    fn subjects_print_and_parse_back() {
        let component = |kind, name: &str| Subject::from(ComponentKey { kind, name: name.into() });
        let mut subjects = vec![Subject::Api, Subject::Route("get-pets".into())];
        subjects.push(Subject::Path(PathKey::of("/a b/{c}")));
        subjects.push(Subject::Path(PathKey::of("/{a}#b=c d")));
        subjects.push(OperationKey::of(Method::Post, "/{a}#X-Amz-Target=Svc.List&b=%7B").into());
        subjects.extend(Method::ALL.map(|method| Subject::from(OperationKey::of(method, "/a b/{c}"))));
        subjects.extend(ComponentKind::ALL.map(|kind| component(kind, "Name with space")));
        for subject in subjects {
            assert_eq!(subject.to_string().parse(), Ok(subject.clone()), "{subject}");
        }
        for text in ["", "pets", "FETCH /pets", "GET", "schemas Pet"] {
            assert!(text.parse::<Subject>().is_err(), "{text}");
        }
    }
}
