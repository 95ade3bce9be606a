//! A route or an operation: what it should be, and what there is of it.

use super::super::operation_record::HttpApiOperation;
use super::call_builder::Id;
use super::route_records::{CreateHttpApiRouteRequest, HttpRouteMatchPath};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::plan::Strategy;
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
    /// It is as it should be, or the plan keeps it.
    Nothing,
    /// The existing one wins, whatever it is: it is not deployed either.
    Keep,
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

impl Write {
    /// What is to be written of an existing route or operation that differs in these members from what it should be. There
    /// is a finding where the strategy keeps it because it exists.
    pub(super) fn of(
        strategy: Strategy,
        is_kept: bool,
        (id, status): (&str, Option<&str>),
        differences: &[&str],
    ) -> (Self, Option<Diagnostic>) {
        if strategy != Strategy::ExistFirst {
            let same = is_kept || differences.is_empty();
            return (if same { Self::Nothing } else { Self::Update }, None);
        }
        if differences.is_empty() {
            // What is not deployed yet still is; but it has to be known.
            let write = if status.is_none_or(str::is_empty) { Self::Keep } else { Self::Nothing };
            return (write, Some(Diagnostic::new(rules::CALL_EXISTING_KEPT).arg("id", id)));
        }
        let differs = Diagnostic::new(rules::CALL_EXISTING_DIFFERS).arg("id", id);
        (Self::Keep, Some(differs.arg("members", differences.join(", "))))
    }

    /// Whether a call writes it.
    pub(super) fn is_written(self) -> bool {
        matches!(self, Self::Create | Self::Update)
    }
}

/// Whether a state of deployment takes no change.
pub(super) fn is_busy(status: Option<&str>) -> bool {
    matches!(status, Some("Deploying" | "Undeploying"))
}
