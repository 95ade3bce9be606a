//! A request that two routes both match.

use std::fmt;

use serde::Serialize;

use crate::subject::Method;
use crate::text::secrets;

/// A request that two routes both match, as simple as possible: it proves the overlap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Witness {
    /// The method.
    pub method: Method,
    /// The host; none when any host matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The path without a query, such as `/a/b/c`.
    pub path: String,
    /// Headers that have to be there, name and value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// Parameters of the query that have to be there, name and decoded value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<(String, String)>,
}

impl Witness {
    /// The request without the values of headers and parameters that look like credentials.
    pub(crate) fn masked(&self) -> Self {
        let mut masked = self.clone();
        for (name, value) in masked.headers.iter_mut().chain(&mut masked.queries) {
            if secrets::is_name(name) {
                secrets::MASK.clone_into(value);
            }
        }
        masked
    }
}

impl fmt::Display for Witness {
    /// Prints `GET /a/b/c`, and what else matters: `GET api.example.com/a?x=1, X-Stage: beta`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method, self.host.as_deref().unwrap_or_default(), self.path)?;
        for (at, (name, value)) in self.queries.iter().enumerate() {
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        self.headers.iter().try_for_each(|(name, value)| write!(f, ", {name}: {value}"))
    }
}

/// Letters for what may be any, in the order of the alphabet.
#[derive(Debug, Default)]
pub(super) struct Letters(u8);

impl Letters {
    pub(super) fn next(&mut self) -> u8 {
        let letter = b'a' + self.0 % 26;
        self.0 = (self.0 + 1) % 26;
        letter
    }
}
