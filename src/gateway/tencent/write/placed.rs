//! Where the members of the model are in a payload.

use crate::gateway::shared::ledger::Placement;

/// Where the gateway keeps the members of an operation and, below `/about`, those of the API. Of members with a row that
/// are not in a payload after all, the ledger says so.
pub const PLACED: &[Placement] = &[
    Placement::translated("/name", "ApiName"),
    Placement::verbatim("/operationId", "ApiName"),
    Placement::verbatim("/method", "Method"),
    Placement::translated("/path", "Path"),
    Placement::verbatim("/summary", "ApiDesc"),
    Placement::verbatim("/description", "ApiDesc"),
    Placement::translated("/security/**", "AuthType"),
    Placement::translated("/parameters/*/$ref", "RequestParameters"),
    Placement::verbatim("/parameters/*/name", "Name"),
    Placement::translated("/parameters/*/in", "Position"),
    Placement::verbatim("/parameters/*/required", "Required"),
    Placement::verbatim("/parameters/*/description", "Desc"),
    Placement::translated("/parameters/*/schema", "Type"),
    Placement::translated("/parameters/*/schema/type", "Type"),
    Placement::translated("/parameters/*/schema/format", "Type"),
    Placement::translated("/parameters/*/schema/$ref", "Type"),
    Placement::translated("/parameters/*/schema/allOf/**", "Type"),
    Placement::verbatim("/parameters/*/schema/default/**", "DefaultValue"),
    // Always noted: the value is text to the gateway.
    Placement::translated("/parameters/*/content/**", "Type"),
    Placement::translated("/responses/statuses/*/$ref", "ApiName"),
    Placement::verbatim("/responses/statuses/*/description", "Msg"),
    Placement::translated("/responses/statuses/*/content/*", "ResponseType"),
    Placement::verbatim("/responses/statuses/*/content/*/example/**", "Response"),
    Placement::verbatim("/responses/statuses/*/content/*/examples/*/value/**", "Response"),
    Placement::translated("/responses/statuses/*/content/*/examples/*/$ref", "ApiName"),
    Placement::translated("/operator/backend/**", "ServiceType"),
    Placement::translated("/operator/auth/**", "AuthType"),
    Placement::translated("/operator/cors", "EnableCORS"),
    Placement::translated("/operator/cors/disabled", "ApiName"),
    Placement::translated("/about/basePath", "Path"),
    Placement::translated("/about/security/**", "AuthType"),
];
