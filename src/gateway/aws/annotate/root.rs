//! Keys of the whole document.

use serde_json::{Value, json};

use crate::gateway::aws::interpret::OF_HTTP_APIS;
use crate::gateway::shared::annotate::{Added, object, ordered};
use crate::model::operator::{AccessControl, AuthKind, Cors, Operator};
use crate::model::{Api, Extensions};

/// The gateway's two kinds of API. Either reads keys that the other does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Rest,
    Http,
}

const CORS: &str = "x-amazon-apigateway-cors";
const POLICY: &str = "x-amazon-apigateway-policy";

impl Style {
    pub(super) fn of(api: &Api, added: &[Added]) -> Self {
        let keys = [&api.about.extensions, &api.about.components_extensions];
        let has = |key: &&str| keys.iter().any(|keys| keys.contains_key(*key));
        if OF_HTTP_APIS.iter().any(has) {
            return Self::Http;
        }
        let is_of_rest = |Added { wanted, .. }: &Added| {
            let is_key = wanted.auth.as_ref().is_some_and(|auth| auth.kind == Some(AuthKind::ApiKey));
            let is_mock = wanted.backend.as_ref().is_some_and(|backend| backend.mock.is_some());
            is_key || is_mock || wanted.access_control.is_some()
        };
        let has_own =
            api.operations.values().any(|one| one.extensions.keys().any(|key| key.starts_with("x-amazon-")));
        let is_rest = has_own || added.iter().any(is_of_rest) || has(&POLICY);
        if !is_rest && common(added, |wanted| wanted.cors.as_ref()).is_some() {
            Self::Http
        } else {
            Self::Rest
        }
    }
}

/// What all operations have.
fn common<T: PartialEq>(added: &[Added], of: impl Fn(&Operator) -> Option<&T>) -> Option<&T> {
    let first = of(&added.first()?.wanted)?;
    added.iter().all(|one| of(&one.wanted) == Some(first)).then_some(first)
}

/// Writes what all operations have in common, where the gateway has a key for it. Gives the keys that said something else.
pub(super) fn write(keys: &mut Extensions, added: &[Added], style: Style) -> Vec<String> {
    let is_missing = |of: fn(&Operator) -> bool| added.iter().any(|one| of(&one.missing));
    let mut values = Vec::new();
    if style == Style::Http && is_missing(|missing| missing.cors.is_some()) {
        let common = common(added, |wanted| wanted.cors.as_deref());
        values.push((CORS, common.filter(|cors| !cors.disabled).map(cors)));
    }
    if style == Style::Rest && is_missing(|missing| missing.access_control.is_some()) {
        let common = common(added, |wanted| wanted.access_control.as_deref());
        values.push((POLICY, common.and_then(policy)));
    }
    let mut replaced = Vec::new();
    for (key, value) in values {
        let Some(value) = value else { continue };
        let new = ordered(&value, &["Version", "Statement", "Effect", "Principal", "Action", "Resource"]);
        if keys.get(key).is_some_and(|old| *old != new) {
            replaced.push(key.to_owned());
        }
        keys.insert(key.to_owned(), new);
    }
    replaced
}

fn cors(cors: &Cors) -> Value {
    let list = |list: &[String]| (!list.is_empty()).then(|| json!(list));
    object([
        ("allowOrigins", list(&cors.allow_origins)),
        ("allowMethods", list(&cors.allow_methods)),
        ("allowHeaders", list(&cors.allow_headers)),
        ("exposeHeaders", list(&cors.expose_headers)),
        ("allowCredentials", cors.allow_credentials.map(Value::from)),
        ("maxAge", cors.max_age_seconds.filter(|age| i32::try_from(*age).is_ok()).map(Value::from)),
    ])
}

/// The most addresses that a reader of policies takes.
const MOST: usize = 100;

/// A policy of addresses. The gateway knows no ranges but CIDR.
fn policy(access: &AccessControl) -> Option<Value> {
    let AccessControl { disabled, allow, deny, .. } = access;
    let is_address =
        |text: &String| text.bytes().all(|byte| byte.is_ascii_hexdigit() || b".:/".contains(&byte));
    let is_known = allow.len() <= MOST && deny.len() <= MOST && allow.iter().chain(deny).all(is_address);
    if *disabled || !is_known || allow.is_empty() && deny.is_empty() {
        return None;
    }
    let statement = |effect: &str, addresses: &[String]| {
        object([
            ("Effect", Some(json!(effect))),
            ("Principal", Some(json!("*"))),
            ("Action", Some(json!("execute-api:Invoke"))),
            ("Resource", Some(json!("execute-api:/*"))),
            ("Condition", (!addresses.is_empty()).then(|| json!({"IpAddress": {"aws:SourceIp": addresses}}))),
        ])
    };
    // Without addresses, everybody may call.
    let mut statements = vec![statement("Allow", allow)];
    if !deny.is_empty() {
        statements.push(statement("Deny", deny));
    }
    Some(json!({"Version": "2012-10-17", "Statement": statements}))
}
