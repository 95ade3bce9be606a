//! A route or an operation: what it should be, and what there is of it.

use super::super::operation_record::HttpApiOperation;
use super::call_builder::Id;
use super::route_records::{CreateHttpApiRouteRequest, HttpRouteMatchPath};
use crate::subject::Subject;

/// A route or an operation.
pub(super) struct Item {
    pub(super) subject: Subject,
    /// Name, which policies and placeholders know it by.
    pub(super) name: String,
    pub(super) id: Id,
    /// What is to be written.
    pub(super) write: Write,
    /// State of its deployment, if it exists.
    pub(super) status: Option<String>,
    pub(super) body: Body,
    /// The places in the body of ids that may come later.
    pub(super) ids: Vec<(String, Id)>,
    /// Method and URL of a request that it takes.
    pub(super) smoke_test: Option<(String, String)>,
}

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Create,
    Update,
    /// It is as it should be, or is kept as it is.
    Nothing,
}

/// The body of the call that writes it.
pub(super) enum Body {
    Route(Box<CreateHttpApiRouteRequest>),
    Operation(Box<HttpApiOperation>),
}

impl Item {
    /// What it is called in the plan: `route orders`.
    pub(super) fn about(&self) -> String {
        match self.body {
            Body::Route(_) => format!("route {}", self.name),
            Body::Operation(_) => self.subject.to_string(),
        }
    }

    /// The path that decides which others it may be written beside.
    pub(super) fn path(&self) -> HttpRouteMatchPath {
        match &self.body {
            Body::Route(request) => {
                request.r#match.as_ref().and_then(|it| it.path.clone()).unwrap_or_default()
            }
            Body::Operation(operation) => {
                // Everything before the first variable is literal.
                let path = operation.path.as_deref().unwrap_or_default();
                let literal = path.split('{').next().unwrap_or_default();
                let kind = if literal.len() == path.len() { "Exact" } else { "Prefix" };
                HttpRouteMatchPath {
                    r#type: Some(kind.to_owned()),
                    value: Some(literal.to_owned()),
                    ..HttpRouteMatchPath::default()
                }
            }
        }
    }

    /// Whether the gateway is busy with it, so that it takes no change.
    pub(super) fn is_busy(&self) -> bool {
        is_busy(self.status.as_deref())
    }
}

/// Whether a state of deployment takes no change.
pub(super) fn is_busy(status: Option<&str>) -> bool {
    matches!(status, Some("Deploying" | "Undeploying"))
}
