//! What `plan --format json` prints.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use crate::diagnostic::{Diagnostic, Level, Severity};
use crate::gateway::aliyun::DryRunInfo;
use crate::model::DocumentFacts;
use crate::plan::{Change, Strategy};
use crate::subject::{Method, Subject};

/// A plan, what it is made of and what was found.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
pub(super) struct PlanFile {
    /// The document; null when it does not say its version.
    document: Option<DocumentFacts>,
    /// The API of the document; null when the document is refused.
    api: Option<ApiFacts>,
    /// What changes; null when nothing can be imported.
    plan: Option<Changes>,
    /// The operations of a document that is refused as a whole.
    refused: Vec<Refused>,
    /// What was found, at every stage.
    diagnostics: Vec<Diagnostic>,
    /// What findings of a rule count as, by the code of the rule, where that is not what the rule says.
    overrides: BTreeMap<String, Override>,
    /// How many of everything.
    summary: Summary,
    /// The report that Alibaba Cloud's `ImportHttpApi` gives.
    report: DryRunInfo,
}

/// What an API is.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is only described")]
struct ApiFacts {
    /// Its name.
    name: String,
    /// Its version; may be empty.
    version: String,
    /// The path before the path of every operation.
    base_path: Option<String>,
    /// How many operations it has.
    operations: usize,
    /// How many components it has.
    components: usize,
}

/// What changes.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Changes {
    /// Who wins where both sides have a part.
    strategy: Strategy,
    /// The changes: one for each part.
    changes: Vec<Change>,
}

/// An operation of a document that is refused as a whole.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it is only described")]
struct Refused {
    /// The operation, or its path where its operations are not known.
    subject: Subject,
    /// Its method.
    method: Option<Method>,
    /// Its path, as the document has it.
    path: Option<String>,
    /// Its operationId.
    name: Option<String>,
}

/// What the findings of a rule count as.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is only described")]
struct Override {
    /// What they count as.
    severity: Level,
    /// What the rule says.
    default_severity: Severity,
    /// How many findings it changed.
    findings: usize,
}

/// How many of everything.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "it is only described")]
struct Summary {
    /// Changes after which callers may fail.
    breaking: usize,
    /// Changes of which the documents do not tell.
    unclear: usize,
    /// Changes that no caller minds.
    compatible: usize,
    /// Parts as the document has them after the import.
    imported: usize,
    /// Parts that stay although the document's differ.
    kept: usize,
    /// Parts that are left out.
    left_out: usize,
    /// Findings that count as errors.
    errors: usize,
    /// Findings that count as warnings.
    warnings: usize,
    /// Findings that count as infos.
    infos: usize,
    /// Findings that count as nothing.
    silenced: usize,
}
