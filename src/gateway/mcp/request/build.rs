//! The HTTP request of one call.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::style::{Pairs, joined, pairs, text};
use super::{Argument, FieldEncoding, Place, Request, body};
use crate::model::Style;
use crate::subject::Method;
use crate::text::percent;

/// An HTTP request. It has no credentials: [`Request::security`] says which it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// Where it goes, with the query.
    pub url: String,
    /// Headers by name, `Content-Type` and `Cookie` included.
    pub headers: Vec<(Arc<str>, String)>,
    /// The body, if there is one.
    pub body: Option<String>,
}

/// Why a call has no request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The arguments are not an object.
    #[error("the arguments of a call have to be an object")]
    NotAnObject,
    /// An argument is missing that each call has.
    #[error("the argument `{key}` is missing")]
    Missing {
        /// Its key.
        key: String,
    },
    /// The tool has no such argument.
    #[error("the tool has no argument `{key}`")]
    Unknown {
        /// Its key.
        key: String,
    },
    /// The value of an argument cannot be where it goes.
    #[error("the argument `{key}` {reason}")]
    Unsuitable {
        /// Its key.
        key: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

const EMPTY: &str = "is empty, which a variable of a path cannot be";
const DOTS: &str = "is `.` or `..`, which would lead to another path";
const CONTROL: &str = "has a control character, which a header cannot have";

impl Request {
    /// The HTTP request of a call with these arguments, by their keys.
    ///
    /// Values are encoded, so that none of them can leave its place. Types are not checked: the input schema of the tool says
    /// what arguments are like.
    ///
    /// ```
    /// use oasgate::mcp::Request;
    /// use serde_json::json;
    ///
    /// let request: Request = serde_json::from_value(json!({"method": "GET", "url": "https://pets.example.com/pets/{id}",
    ///     "arguments": [{"key": "id", "name": "petId", "in": "path", "required": true}, {"key": "tags", "name": "tag[]", "in": "query"}]}))?;
    /// let built = request.build(&json!({"id": "a/b", "tags": ["old", "small"]}))?;
    /// assert_eq!(built.url, "https://pets.example.com/pets/a%2Fb?tag%5B%5D=old&tag%5B%5D=small");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`BuildError`] when the arguments are not those of the tool.
    pub fn build(&self, arguments: &Value) -> Result<HttpRequest, BuildError> {
        let given = arguments.as_object().ok_or(BuildError::NotAnObject)?;
        if let Some(key) = given.keys().find(|key| !self.arguments.iter().any(|known| known.key == **key)) {
            return Err(BuildError::Unknown { key: key.clone() });
        }
        let mut parts = Parts::default();
        for argument in &self.arguments {
            match given.get(&argument.key).filter(|value| !is_absent(argument, value)) {
                Some(value) if argument.null_is_absent => parts.add(argument, &without_null(value))?,
                Some(value) => parts.add(argument, value)?,
                None if argument.required => return Err(BuildError::Missing { key: argument.key.clone() }),
                None => {}
            }
        }
        let body = match &self.body {
            Some(body) => body::written(body, parts.fields, parts.whole),
            None => None,
        };
        let mut headers = parts.headers;
        if !parts.cookies.is_empty() {
            headers.push(("Cookie".into(), parts.cookies.join("; ")));
        }
        let body = body.map(|(media_type, text)| {
            headers.push(("Content-Type".into(), media_type));
            text
        });
        let url = [filled(&self.url, &parts.path), with_query(&self.url, &parts.query)].concat();
        Ok(HttpRequest { method: self.method, url, headers, body })
    }
}

/// Null is a value in a body only.
fn is_absent(argument: &Argument, value: &Value) -> bool {
    let is_of_body = matches!(argument.place, Place::Field | Place::Body);
    value.is_null() && (argument.null_is_absent && !argument.required || !is_of_body)
}

/// The value without the members of objects that are null.
fn without_null(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            kept.map(|(name, value)| (name.clone(), without_null(value))).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.iter().map(without_null).collect(),
        other => other.clone(),
    }
}

/// A request as it comes together.
#[derive(Default)]
struct Parts<'r> {
    /// Values of variables, by key.
    path: Vec<(&'r str, String)>,
    query: Vec<String>,
    headers: Vec<(Arc<str>, String)>,
    cookies: Vec<String>,
    fields: Map<String, Value>,
    whole: Option<Value>,
}

impl<'r> Parts<'r> {
    fn add(&mut self, argument: &'r Argument, value: &Value) -> Result<(), BuildError> {
        let name = &argument.name;
        match argument.place {
            Place::Path => self.path.push((&argument.key, variable(argument, value)?)),
            Place::Query => self.query.extend(query(argument, value)),
            Place::Header => {
                let text = match &argument.media_type {
                    Some(media_type) => body::document(media_type, value),
                    None => joined(value, ",", argument.explode == Some(true), &str::to_owned),
                };
                if text.chars().any(|character| character.is_control() && character != '\t') {
                    return Err(unsuitable(argument, CONTROL));
                }
                self.headers.push((name.clone(), text));
            }
            Place::Cookie => {
                let encode = |text: &str| percent::encode(text, percent::is_unreserved).into_owned();
                match value {
                    Value::Object(_) if argument.explode != Some(false) && argument.media_type.is_none() => {
                        let Pairs(pairs) = pairs(name, value, Style::Form, true);
                        self.cookies.extend(
                            pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))),
                        );
                    }
                    _ => {
                        let text = match &argument.media_type {
                            Some(media_type) => encode(&body::document(media_type, value)),
                            None => joined(value, ",", false, &encode),
                        };
                        self.cookies.push([name, "=", &text].concat());
                    }
                }
            }
            Place::Field => _ = self.fields.insert(name.to_string(), value.clone()),
            Place::Body => self.whole = Some(value.clone()),
        }
        Ok(())
    }
}

fn unsuitable(argument: &Argument, reason: &'static str) -> BuildError {
    BuildError::Unsuitable { key: argument.key.clone(), reason }
}

/// The text of a variable of the path.
fn variable(argument: &Argument, value: &Value) -> Result<String, BuildError> {
    let encode = |text: &str| percent::encode(text, percent::is_unreserved).into_owned();
    let explode = argument.explode == Some(true);
    let name = encode(&argument.name);
    let written = match (&argument.media_type, argument.style) {
        (Some(media_type), _) => encode(&body::document(media_type, value)),
        (None, Some(Style::Label)) => {
            [".", &joined(value, if explode { "." } else { "," }, explode, &encode)].concat()
        }
        (None, Some(Style::Matrix)) if explode && (value.is_array() || value.is_object()) => {
            let Pairs(pairs) = pairs(&argument.name, value, Style::Form, true);
            let written =
                |(name, value): &(String, String)| [";", &encode(name), "=", &encode(value)].concat();
            pairs.iter().map(written).collect::<Vec<_>>().concat()
        }
        (None, Some(Style::Matrix)) => [";", &name, "=", &joined(value, ",", false, &encode)].concat(),
        (None, _) => joined(value, ",", explode, &encode),
    };
    match written.as_str() {
        "" => Err(unsuitable(argument, EMPTY)),
        "." | ".." => Err(unsuitable(argument, DOTS)),
        _ => Ok(written),
    }
}

/// The pairs of an argument of the query. One that each call has is there even if it has no items.
fn query(argument: &Argument, value: &Value) -> Vec<String> {
    let name = percent::encode(&argument.name, percent::is_unreserved);
    // What would end the value stays encoded.
    let stays = |byte: u8| {
        percent::is_unreserved(byte) || argument.allow_reserved && b":/?@!$'()*,;=".contains(&byte)
    };
    let encode = |text: &str| percent::encode(text, stays).into_owned();
    if let Some(media_type) = &argument.media_type {
        return vec![[&name, "=", &encode(&body::document(media_type, value))].concat()];
    }
    let encoding = FieldEncoding { content_type: None, style: argument.style, explode: argument.explode };
    let found = encoded(&argument.name, value, &encoding, &encode);
    if found.is_empty() && argument.required { vec![[&name, "="].concat()] } else { found }
}

/// The pairs of a name and a value in a query or a form.
pub(super) fn encoded(
    name: &str,
    value: &Value,
    encoding: &FieldEncoding,
    encode: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let style = encoding.style.unwrap_or(Style::Form);
    let explode = encoding.explode.unwrap_or(style == Style::Form);
    let encode_name = |name: &str| percent::encode(name, percent::is_unreserved).into_owned();
    let separator = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        _ => ",",
    };
    if style == Style::DeepObject || explode {
        let Pairs(pairs) = pairs(name, value, style, explode);
        return pairs
            .iter()
            .map(|(name, value)| [&encode_name(name), "=", &encode(value)].concat())
            .collect();
    }
    let is_empty = match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    if is_empty {
        return Vec::new();
    }
    vec![[&encode_name(name), "=", &joined(value, separator, false, encode)].concat()]
}

/// The address with values in place of variables, up to its query.
fn filled(url: &str, values: &[(&str, String)]) -> String {
    let path = url.split('?').next().unwrap_or_default();
    let mut filled = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let variable = after.split_once('}').and_then(|(key, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == key)?;
            Some((value, tail))
        });
        if let Some((value, tail)) = variable {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The query: what the address has, and the arguments.
fn with_query(url: &str, pairs: &[String]) -> String {
    let stated = url.split_once('?').map(|(_, query)| query).filter(|query| !query.is_empty());
    let all: Vec<&str> = stated.into_iter().chain(pairs.iter().map(String::as_str)).collect();
    if all.is_empty() { String::new() } else { ["?", &all.join("&")].concat() }
}

/// A value as text, for those that want one.
pub(super) fn plain(value: &Value) -> String {
    text(value).into_owned()
}
