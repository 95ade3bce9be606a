//! What `convert --format json` prints for a gateway, and `aliyun calls --format json`.

use schemars::JsonSchema;

use crate::diagnostic::Diagnostic;
use crate::gateway::Payload;
use crate::gateway::aliyun::calls::CallPlan;
use crate::gateway::huawei::ImportAnswer;

/// Payloads, and what was found.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct PayloadsFile<B> {
    /// The payloads, one for each operation that the gateway can have; null when nothing can be imported.
    payloads: Option<Vec<Payload<B>>>,
    /// What was found.
    diagnostics: Vec<Diagnostic>,
    /// How many of everything.
    summary: Summary,
    /// What the gateway's own import of the document would answer, where what exists is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<ImportAnswer>,
}

/// How many of everything.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is only described")]
struct Summary {
    /// Payloads.
    payloads: usize,
    /// Operations without a payload.
    left_out: usize,
    /// Members that payloads do not hold as they are, by what became of them.
    members: Fates,
    /// Changes after which callers may fail: none without a plan.
    breaking: usize,
    /// Changes of which the documents do not tell: none without a plan.
    unclear: usize,
    /// Changes that no caller minds: none without a plan.
    compatible: usize,
    /// Findings that count as errors.
    errors: usize,
    /// Findings that count as warnings.
    warnings: usize,
    /// Findings that count as infos.
    infos: usize,
    /// Findings that count as nothing.
    silenced: usize,
}

/// How many members have each fate.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it is only described")]
struct Fates {
    /// Not in the payload.
    lost: usize,
    /// The gateway lets more requests through than it says.
    widened: usize,
    /// Under another name or spelling.
    renamed: usize,
    /// Without a part.
    truncated: usize,
    /// With an id in their place that only the caller has.
    needs_reference: usize,
}

/// Calls, and what was found.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct CallsFile {
    /// The calls, in order; null when there are none to make.
    calls: Option<CallPlan>,
    /// What was found.
    diagnostics: Vec<Diagnostic>,
}
