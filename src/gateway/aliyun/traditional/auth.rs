//! How callers authenticate: `…-auth-type`, and whether a plain code of the application is enough.

use crate::gateway::shared::keys::{At, Scope, Words, value_or};
use crate::model::Extensions;
use crate::model::operator::{Auth, AuthKind, Operator};

const KIND: &str = "x-aliyun-apigateway-auth-type";
/// The second name is that of the deployment tool.
const CODES: [&str; 2] = ["x-aliyun-apigateway-app-code-type", "x-aliyun-apigateway-app-code-auth-type"];

const KINDS: Words = &[("APP", "APP"), ("ANONYMOUS", "ANONYMOUS"), ("APPOPENID", "APPOPENID")];
const CODE_KINDS: Words =
    &[("DEFAULT", "DEFAULT"), ("DISABLE", "DISABLE"), ("HEADER", "HEADER"), ("HEADER_QUERY", "HEADER_QUERY")];

/// Reads the keys of an operation. Where it has neither, those of the root count anyway.
pub(super) fn read(scope: &mut Scope<'_, '_>, operator: &mut Operator, keys: &Extensions, root: &Extensions) {
    if !keys.contains_key(KIND) && !CODES.iter().any(|key| keys.contains_key(*key)) {
        return;
    }
    let kind_at = value_or(keys, root, KIND);
    let code_at = CODES.iter().find_map(|key| value_or(keys, root, key));
    let code = code_at.as_ref().and_then(|at| scope.exact_word(at, CODE_KINDS));
    // Without the key, callers are applications.
    let kind = match &kind_at {
        Some(at) => scope.exact_word(at, KINDS),
        None => Some("APP"),
    };
    let Some((at, kind)) = kind_at.as_ref().or(code_at.as_ref()).zip(kind) else { return };
    let kind = match kind {
        "ANONYMOUS" => AuthKind::Open,
        "APPOPENID" => open_id(scope, at),
        _ if matches!(code, Some("HEADER" | "HEADER_QUERY")) => AuthKind::ApiKey,
        _ => AuthKind::App,
    };
    let auth = Auth { required: None, kind: Some(kind), authorizer: None };
    scope.state(("authentication", &mut operator.auth), auth, at);
}

/// Both an application and a token: one kind has no room for two.
fn open_id(scope: &mut Scope<'_, '_>, at: &At<'_>) -> AuthKind {
    scope.own(at);
    AuthKind::OpenIdConnect
}
