//! What `conflicts --format json` prints.

use schemars::JsonSchema;

use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::ApiRouteConflictInfo;
use crate::model::Route;
use crate::route::{ConflictKind, ConflictLevel, OrderRule, Witness};

/// Routes that take each other's requests.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct ConflictsFile {
    /// The documents that were compared.
    documents: Vec<Compared>,
    /// Whether every route was compared with every other.
    complete: bool,
    /// How many conflicts of each level are listed.
    counts: Counts,
    /// The conflicts, the worst first.
    conflicts: Vec<Conflict>,
    /// Conflicts of a route that are only counted.
    unlisted: Vec<Unlisted>,
    /// Routes with a path that cannot be read.
    unreadable: Vec<Option<Side>>,
    /// What was found.
    diagnostics: Vec<Diagnostic>,
    /// For each document, the conflicts as Alibaba Cloud's `DetectHttpApiConflicts` answers them.
    aliyun: Vec<Vec<ApiRouteConflictInfo>>,
}

/// A document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Compared {
    /// Its file.
    file: String,
    /// The name of its API.
    api: String,
    /// How many routes it has.
    routes: usize,
}

/// How many conflicts of each level are listed.
#[derive(JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "it is only described")]
struct Counts {
    critical: usize,
    warning: usize,
    informational: usize,
}

/// Two routes that match the same request.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Conflict {
    /// How bad it is, after the filters.
    level: ConflictLevel,
    /// Code of its rule.
    code: String,
    /// What kind it is.
    kind: ConflictKind,
    /// Why the winner wins.
    rule: OrderRule,
    /// The route that gets the requests that both match.
    winner: Option<Side>,
    /// The other one.
    loser: Option<Side>,
    /// The domains on which they meet; empty when both take any host.
    domains: Vec<String>,
    /// A request that both match; null when that is undecided.
    witness: Option<Witness>,
    /// The same in one line.
    request: Option<String>,
    /// What happens.
    message: String,
    /// Why the winner wins, for people.
    reason: String,
    /// What to do about it.
    help: String,
}

/// A route of a document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Side {
    /// File of the document.
    file: String,
    /// Name of its API.
    api: String,
    /// Line of the operation that the route serves, counting from 1.
    line: Option<u32>,
    /// Column, counting from 1.
    column: Option<u32>,
    /// JSON Pointer of the operation.
    pointer: Option<String>,
    /// The route.
    route: Route,
}

/// Conflicts of a route that are only counted.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Unlisted {
    /// The route.
    route: Option<Side>,
    /// With how many more routes, counted for each domain, it has a request in common.
    count: usize,
}
