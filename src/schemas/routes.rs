//! What `routes --format json` prints.

use schemars::JsonSchema;

use crate::diagnostic::Diagnostic;
use crate::model::Route;

/// Routes in matching order.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct RoutesFile {
    /// The routes, that which is asked first in front.
    routes: Vec<Placed>,
    /// What was found.
    diagnostics: Vec<Diagnostic>,
}

/// A route and its place.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Placed {
    #[serde(flatten)]
    route: Route,
    /// Its position in matching order, counting from 1.
    priority: usize,
}
