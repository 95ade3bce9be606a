//! Where requests go.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::BackendParameter;
use crate::model::is_false;
use crate::subject::Method;

/// Where requests go, and how they are sent there.
///
/// If there are several destinations, the first of these answers: a mock that is not disabled, the redirect, the
/// function, the targets, the URLs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Backend {
    /// URLs of the servers in order of preference, variables replaced by their defaults. A relative one, such as
    /// `/v1`, is relative to wherever the document came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<String>,
    /// Services among which the requests are distributed by weight.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// A function that answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<Function>,
    /// A mock: an answer of the gateway itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mock: Option<Mock>,
    /// A redirect: where callers are sent instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Redirect>,
    /// Path that the backend gets: a template whose variables, `{id}`, are those of the operation's path, or of
    /// [`parameters`](Self::parameters). Where the operation's path ends in a variable of several segments, `{rest+}`, and
    /// the template does not name it, the gateway appends what the variable has. Absent sends the path that came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Host that the backend gets in the `Host` header. Absent leaves it to the gateway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Method that the backend gets. Absent sends the method that came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// How long the gateway waits for the answer, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// How often the gateway retries a failed request; 0 is never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retries: Option<u32>,
    /// What the backend gets beside what came in, or in its place. A parameter of the path fills the variable of its name
    /// in [`path`](Self::path).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<BackendParameter>,
}

impl Backend {
    /// Whether it says who answers.
    pub fn has_destination(&self) -> bool {
        !self.urls.is_empty()
            || !self.targets.is_empty()
            || self.function.is_some()
            || self.redirect.is_some()
            || self.mock.as_ref().is_some_and(|mock| !mock.disabled)
    }

    /// See [`Operator::over`](super::Operator::over). A disabled mock is not a destination, but leaves no mock of the
    /// document.
    pub(crate) fn over(&self, document: &Self) -> Self {
        let Self { path, host, method, timeout_ms, retries, parameters, .. } = self.clone();
        let destination = if self.has_destination() { self } else { document };
        let Self { urls, targets, function, mock, redirect, .. } = destination.clone();
        Self {
            urls,
            targets,
            function,
            mock: self.mock.clone().or(mock),
            redirect,
            path: path.or_else(|| document.path.clone()),
            host: host.or_else(|| document.host.clone()),
            method: method.or(document.method),
            timeout_ms: timeout_ms.or(document.timeout_ms),
            retries: retries.or(document.retries),
            parameters: if parameters.is_empty() { document.parameters.clone() } else { parameters },
        }
    }
}

/// One of the services that share requests.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// The service, upstream, channel or link, by the name or id that the gateway knows it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Host name or address, without port, of a target that is not a service of the gateway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Port. Absent leaves it to the protocol or the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// Protocol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
    /// Its share of the requests, relative to the sum of all weights. A single target without a weight gets all
    /// requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Version or tag of the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// A protocol that the gateway speaks with callers or with a backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Protocol {
    /// HTTP.
    Http,
    /// HTTP over TLS.
    Https,
    /// gRPC.
    Grpc,
    /// gRPC over TLS.
    Grpcs,
    /// WebSocket.
    Ws,
    /// WebSocket over TLS.
    Wss,
    /// Bytes.
    Tcp,
    /// Dubbo.
    Dubbo,
}

/// A function that answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Function {
    /// Name, URN or ARN.
    pub name: String,
    /// Namespace or service that the function is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Alias, which takes precedence over the version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// Whether the gateway answers before the function does.
    #[serde(default, skip_serializing_if = "is_false")]
    pub asynchronous: bool,
}

/// An answer without a backend.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Mock {
    /// Whether it is disabled: present, but not used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub disabled: bool,
    /// Status. Absent leaves it to the gateway, which usually answers 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Headers by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// Body, literally.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// An answer that sends the caller elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Redirect {
    /// Status, 3xx. Absent leaves it to the gateway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The target: a URL, or a path on the same host. Absent when something else states it, such as a policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}
