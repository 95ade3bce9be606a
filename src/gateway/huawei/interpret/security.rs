//! `x-apigateway-auth-type` and its siblings: how callers authenticate, by the name of a security scheme.

use std::sync::Arc;

use crate::gateway::huawei::options::AuthOptions;
use crate::gateway::huawei::write::combined;
use crate::gateway::shared::keys::{At, Report, Scope, Words};
use crate::model::operator::{Auth, AuthKind};
use crate::model::{Api, Map, Operation, SecurityScheme};
use crate::subject::{ComponentKey, ComponentKind, Subject};

const KINDS: Words = &[("AppSigv1", "AppSigv1"), ("IAM", "IAM"), ("IAM", "IAM_NONE")];
const CODES: Words = &[("DISABLE", "DISABLE"), ("HEADER", "HEADER")];
const AUTHORIZER_TYPES: Words = &[("FUNC", "FUNC")];
const SIDES: Words = &[("FRONTEND", "FRONTEND"), ("BACKEND", "BACKEND")];
const NETWORKS: Words = &[("V1", "V1"), ("V2", "V2")];

/// What the schemes of a document mean to the gateway.
pub(super) fn schemes(api: &Api, report: &mut Report<'_>) -> Map<String, AuthOptions> {
    let mut found = Map::new();
    for (name, scheme) in &api.components.security_schemes {
        let Some(scheme) = scheme.item() else { continue };
        let subject: Subject =
            ComponentKey { kind: ComponentKind::SecurityScheme, name: name.clone() }.into();
        let mut scope = Scope { report: &mut *report, subject: &subject };
        if let Some(auth) = scheme_of(&mut scope, name, scheme) {
            found.insert(name.to_string(), auth);
        }
        report.end(&subject);
    }
    found
}

fn scheme_of(scope: &mut Scope<'_, '_>, name: &str, scheme: &SecurityScheme) -> Option<AuthOptions> {
    let get = |key: &str| {
        let value = scheme.extensions.get(key)?;
        Some(At { node: value.node(), member: key.to_owned() })
    };
    let kind = get("x-apigateway-auth-type");
    let authorizer = get("x-apigateway-authorizer");
    let code = get("x-apigateway-auth-opt");
    let mut auth = AuthOptions::default();
    if let Some(mut object) = code.and_then(|at| scope.object(&at)) {
        let word = object.get("appcode-auth-type").and_then(|at| scope.word(&at, CODES));
        auth.app_code = word.map(|word| word == "HEADER");
        object.finish(scope);
    }
    if let Some(at) = authorizer {
        // Whatever the type says: the authorizer decides, and goes by the name of its scheme.
        definition(scope, &at);
        auth.kind = Some("AUTHORIZER".to_owned());
        auth.authorizer = Some(name.to_owned());
        auth.app_code = None;
        return Some(auth);
    }
    auth.kind = match scope.word(&kind?, KINDS)? {
        "AppSigv1" => Some("APP".to_owned()),
        _ => Some("IAM".to_owned()),
    };
    auth.app_code = auth.app_code.filter(|_| auth.kind.as_deref() == Some("APP"));
    Some(auth)
}

/// An authorizer is an object of its own on the gateway, so its definition is only checked.
fn definition(scope: &mut Scope<'_, '_>, at: &At<'_>) {
    let Some(mut object) = scope.object(at) else { return };
    for (name, words, is_needed) in [
        ("authorizer_type", AUTHORIZER_TYPES, true),
        ("type", SIDES, true),
        ("network_type", NETWORKS, false),
    ] {
        let at = if is_needed { object.needs(scope, name) } else { object.get(name) };
        at.and_then(|at| scope.word(&at, words));
    }
    object.needs(scope, "authorizer_uri").and_then(|at| scope.text(&at));
    for name in ["authorizer_alias_uri", "authorizer_version", "user_data"] {
        object.get(name).and_then(|at| scope.text(&at));
    }
    for name in ["auth_downgrade_enabled", "need_body"] {
        object.get(name).and_then(|at| scope.flag(&at));
    }
    for (name, most) in [("retry_attempts", 10), ("timeout", i64::MAX), ("ttl", i64::MAX)] {
        object.get(name).and_then(|at| scope.number(&at, 0, most));
    }
    object.get("identities").map(|at| scope.items(&at, false));
    object.finish(scope);
}

/// How the callers of an operation authenticate, where its one requirement says it in the gateway's own schemes.
pub(super) fn auth(
    api: &Api,
    operation: &Operation,
    schemes: &Map<String, AuthOptions>,
    overruled: &Map<String, AuthOptions>,
) -> Option<Arc<Auth>> {
    let [requirement] = operation.security.as_deref().or(api.about.security.as_deref())? else { return None };
    let is_plain = |(name, scopes): (&String, &Vec<String>)| {
        scopes.is_empty() && schemes.contains_key(name) && !overruled.contains_key(name)
    };
    if requirement.0.is_empty() || !requirement.0.iter().all(is_plain) {
        return None;
    }
    let all = combined(&requirement.0, schemes)?;
    let kind = match all.kind.as_deref() {
        Some("APP") if all.app_code == Some(true) => AuthKind::ApiKey,
        Some("APP") => AuthKind::App,
        Some("IAM") => AuthKind::Iam,
        _ => AuthKind::Custom,
    };
    Some(Arc::new(Auth { required: None, kind: Some(kind), authorizer: all.authorizer }))
}
