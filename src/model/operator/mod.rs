//! What operators add to an API: where requests go, who may call, how often and from where, and where it is published.
//!
//! No document has to state any of it, and every gateway has its own terms for it. These types are vendor-neutral. A
//! document's extensions fill them, and so does the typed view of a gateway's records. A field that nothing fills is
//! none, which means "not stated", never "there is none".

mod access;
mod auth;
mod backend;
mod cors;
mod limit;
mod parameter;
mod publish;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::access::AccessControl;
pub use self::auth::{Auth, AuthKind};
pub use self::backend::{Backend, Function, Mock, Protocol, Redirect, Target};
pub use self::cors::Cors;
pub use self::limit::{Limit, LimitBy, RateLimit};
pub use self::parameter::{BackendParameter, BackendValue, ContextValue, RequestParameter};
pub use self::publish::{Environment, Publication};

/// What an operator adds to an API, to an operation or to a route.
///
/// A [plan](crate::plan()) treats each of the seven fields as one: it takes a field that the document has like
/// everything else of the document, and keeps a field that only the existing part has, under every strategy. The
/// fields are shared, because most operations of an API have the same.
///
/// ```
/// use oasgate::model::Operation;
/// use oasgate::model::operator::{Mock, Operator};
///
/// let operation: Operation = serde_json::from_str(r#"{
///     "name": "getPet", "method": "GET", "path": "/pets/{id}", "responses": {},
///     "operator": {
///         "backend": {"targets": [{"service": "pets", "port": 8080, "weight": 100}], "timeoutMs": 3000},
///         "rateLimit": {"limits": [{"by": "user", "requests": 10, "periodSeconds": 1}]}
///     }
/// }"#)?;
/// let document = &operation.operator;
/// assert_eq!(document.backend.as_ref().unwrap().timeout_ms, Some(3000));
/// assert!(document.cors.is_none(), "not stated");
///
/// // What the operator set wins over the document, field by field.
/// let mut attached = Operator::default();
/// attached.set_backend(|backend| backend.mock = Some(Mock { status: Some(204), ..Mock::default() }));
/// let effective = attached.over(document);
/// assert!(effective.backend.unwrap().targets.is_empty(), "the mock answers instead");
/// assert_eq!(effective.rate_limit, document.rate_limit);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Operator {
    /// Where requests go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backend: Option<Arc<Backend>>,
    /// How callers authenticate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth: Option<Arc<Auth>>,
    /// CORS: which other sites' scripts may call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cors: Option<Arc<Cors>>,
    /// How often callers may call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<Arc<RateLimit>>,
    /// From where callers may call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_control: Option<Arc<AccessControl>>,
    /// The environment that it is published in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Arc<Environment>>,
    /// How it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Arc<Publication>>,
}

impl Operator {
    /// Whether it has no fields.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The fields that apply when both `self` and `document` have some: every field of `self`, and those fields of the
    /// document that `self` lacks. When `self` is what the operator attached, the operator wins.
    ///
    /// A backend is taken apart: the destination (targets, function, mock, redirect, URLs) is one choice, and path, host,
    /// method, timeout, retries and the list of parameters are each one of their own.
    #[must_use]
    pub fn over(&self, document: &Self) -> Self {
        let mut effective = self.clone();
        effective.fill(document);
        if let (Some(own), Some(below)) = (&self.backend, &document.backend) {
            effective.backend = Some(own.over(below).into());
        }
        effective
    }

    /// Takes the fields that it lacks from another.
    pub(crate) fn fill(&mut self, other: &Self) {
        fn take<T>(field: &mut Option<Arc<T>>, other: Option<&Arc<T>>) {
            if field.is_none() {
                *field = other.cloned();
            }
        }
        take(&mut self.backend, other.backend.as_ref());
        take(&mut self.auth, other.auth.as_ref());
        take(&mut self.cors, other.cors.as_ref());
        take(&mut self.rate_limit, other.rate_limit.as_ref());
        take(&mut self.access_control, other.access_control.as_ref());
        take(&mut self.environment, other.environment.as_ref());
        take(&mut self.publication, other.publication.as_ref());
    }

    /// Whether another has a field that it lacks.
    pub(crate) fn lacks(&self, other: &Self) -> bool {
        !other.is_empty() && {
            let mut filled = self.clone();
            filled.fill(other);
            filled != *self
        }
    }

    /// Changes the backend, or creates one. A backend without any members becomes none.
    pub fn set_backend(&mut self, change: impl FnOnce(&mut Backend)) {
        change_in(&mut self.backend, change);
    }

    /// The members in which it differs from another, as `backend.timeoutMs`; one without any members is named after its
    /// field.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let [own, other] = [super::to_json(self), super::to_json(other)];
        let mut names = Vec::new();
        for field in ["backend", "auth", "cors", "rateLimit", "accessControl", "environment", "publication"] {
            let (own, other) = (own.get(field), other.get(field));
            if own == other {
                continue;
            }
            let before = names.len();
            let members = |of: Option<&Value>| of.and_then(Value::as_object).cloned().unwrap_or_default();
            let (own, other) = (members(own), members(other));
            let keys: std::collections::BTreeSet<_> = own.keys().chain(other.keys()).collect();
            let differ = keys.into_iter().filter(|key| own.get(*key) != other.get(*key));
            names.extend(differ.map(|key| format!("{field}.{key}")));
            if names.len() == before {
                names.push(field.to_owned());
            }
        }
        names
    }

    /// The members that it has, as [`Operator::differences`] names them.
    pub(crate) fn members(&self) -> Vec<String> {
        if self.is_empty() { Vec::new() } else { self.differences(&Self::default()) }
    }
}

/// Changes a field, or creates one. A field without any members becomes none.
pub(crate) fn change_in<T: Default + Clone + PartialEq>(
    field: &mut Option<Arc<T>>,
    change: impl FnOnce(&mut T),
) {
    let mut value = field.take().map(Arc::unwrap_or_clone).unwrap_or_default();
    change(&mut value);
    *field = stated(value);
}

/// What says something.
pub(crate) fn stated<T: Default + PartialEq>(value: T) -> Option<Arc<T>> {
    (value != T::default()).then(|| Arc::new(value))
}

#[cfg(test)]
mod tests;
