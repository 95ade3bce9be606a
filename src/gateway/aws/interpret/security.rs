//! How callers authenticate: keys of security schemes, and of operations.

use std::sync::Arc;

use crate::gateway::shared::keys::{At, Report, Scope, Words, value_of};
use crate::model::operator::{Auth, AuthKind};
use crate::model::{ApiKeyLocation, Components, Map, SecurityKind, SecurityRequirement, SecurityScheme};
use crate::subject::{ComponentKey, ComponentKind, Subject};

const AUTHORIZERS: Words = &[
    ("token", "token"),
    ("request", "request"),
    ("jwt", "jwt"),
    ("cognito_user_pools", "cognito_user_pools"),
];
const OF_OPERATIONS: Words = &[("NONE", "NONE"), ("AWS_IAM", "AWS_IAM")];

/// What an authorizer is made of. Other gateways have authorizers by name, apart from APIs.
const DETAILS: &[&str] = &[
    "authorizerUri",
    "authorizerCredentials",
    "identitySource",
    "identityValidationExpression",
    "authorizerResultTtlInSeconds",
    "authorizerPayloadFormatVersion",
    "enableSimpleResponses",
    "jwtConfiguration",
    "providerARNs",
];

/// How many schemes of a requirement are looked at.
const MOST: usize = 8;

/// What the security schemes of a document mean to the gateway.
pub(super) struct Schemes(Map<String, Auth>);

impl Schemes {
    pub(super) fn read(components: &Components, report: &mut Report<'_>) -> Self {
        let mut found = Map::new();
        for (name, scheme) in &components.security_schemes {
            let Some(scheme) = scheme.item() else { continue };
            let key = ComponentKey { kind: ComponentKind::SecurityScheme, name: name.clone() };
            let subject: Subject = key.into();
            let mut scope = Scope { report: &mut *report, subject: &subject };
            if let Some(auth) = scheme_of(&mut scope, name, scheme) {
                found.insert(name.to_string(), auth);
            }
            report.end(&subject);
        }
        Self(found)
    }

    /// How the callers of an operation authenticate, where its one requirement says it in the gateway's own schemes.
    pub(super) fn auth(&self, security: Option<&[SecurityRequirement]>) -> Option<Arc<Auth>> {
        let [requirement] = security? else { return None };
        // Longer ones are no operation's: the gateway has at most one authorizer and one key.
        if requirement.0.len() > MOST {
            return None;
        }
        let all: Option<Vec<&Auth>> = requirement.0.keys().map(|name| self.0.get(name)).collect();
        let all = all?;
        let authorizer = all.iter().find_map(|auth| auth.authorizer.clone());
        let is_key = |auth: &&&Auth| auth.kind == Some(AuthKind::ApiKey);
        let first = all.iter().find(is_key).or(all.first())?;
        Some(Arc::new(Auth { required: None, kind: first.kind.clone(), authorizer }))
    }
}

fn scheme_of(scope: &mut Scope<'_, '_>, name: &str, scheme: &SecurityScheme) -> Option<Auth> {
    let auth = |kind, authorizer| Some(Auth { required: None, kind: Some(kind), authorizer });
    let stated = value_of(&scheme.extensions, "x-amazon-apigateway-authtype");
    let stated = stated.and_then(|at| scope.name(&at));
    if let Some(at) = value_of(&scheme.extensions, "x-amazon-apigateway-authorizer") {
        let kind = match definition(scope, &at) {
            Some("jwt" | "cognito_user_pools") => AuthKind::Jwt,
            _ => AuthKind::Custom,
        };
        return auth(kind, Some(name.to_owned()));
    }
    // Any other word is free text about an authorizer that the document does not have.
    match stated.as_deref() {
        Some(word) if word.eq_ignore_ascii_case("awsSigv4") => auth(AuthKind::Iam, None),
        Some(_) => auth(AuthKind::Custom, Some(name.to_owned())),
        None => match &scheme.kind {
            SecurityKind::ApiKey { name, location: ApiKeyLocation::Header }
                if name.eq_ignore_ascii_case("x-api-key") =>
            {
                auth(AuthKind::ApiKey, None)
            }
            _ => None,
        },
    }
}

/// The kind of an authorizer. The rest of it is set up on the other gateway.
fn definition(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<&'static str> {
    let mut object = scope.object(at)?;
    let kind = object.needs(scope, "type").and_then(|at| scope.word(&at, AUTHORIZERS));
    for name in DETAILS {
        object.own(scope, name, |_| false);
    }
    object.finish(scope);
    kind
}

/// The key of an operation.
pub(super) fn of_operation(scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Auth> {
    let mut object = scope.object(at)?;
    let word = object.needs(scope, "type").and_then(|at| scope.word(&at, OF_OPERATIONS));
    object.finish(scope);
    let kind = if word? == "NONE" { AuthKind::Open } else { AuthKind::Iam };
    Some(Auth { required: None, kind: Some(kind), authorizer: None })
}
