//! Definitions at the document's root that operations refer to by name: rate limits and access controls.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::gateway::huawei::rules;
use crate::gateway::shared::keys::{At, Object, Report, Scope, Words};
use crate::model::Api;
use crate::model::operator::{AccessControl, Limit, LimitBy, RateLimit};
use crate::subject::Subject;
use crate::text::quoted;

const UNITS: Words = &[("SECOND", "SECOND"), ("MINUTE", "MINUTE"), ("HOUR", "HOUR"), ("DAY", "DAY")];
const ACTIONS: Words = &[("PERMIT", "PERMIT"), ("DENY", "DENY")];
const ENTITIES: Words = &[("IP", "IP"), ("DOMAIN", "DOMAIN"), ("DOMAIN_ID", "DOMAIN_ID")];

/// The greatest number that the gateway takes.
const MOST: i64 = i32::MAX as i64;

/// The definitions, by name.
#[derive(Default)]
pub(super) struct Definitions {
    limits: HashMap<String, Arc<RateLimit>>,
    controls: HashMap<String, Arc<AccessControl>>,
}

impl Definitions {
    pub(super) fn read(api: &Api, report: &mut Report<'_>) -> Self {
        let mut definitions = Self::default();
        let subject = Subject::Api;
        let mut scope = Scope { report, subject: &subject };
        for (name, at) in entries(&mut scope, api, "x-apigateway-ratelimits") {
            if let Some(limit) = rate_limit(&mut scope, &at, &name) {
                definitions.limits.insert(name, Arc::new(limit));
            }
        }
        for (name, at) in entries(&mut scope, api, "x-apigateway-access-controls") {
            if let Some(control) = access_control(&mut scope, &at, &name) {
                definitions.controls.insert(name, Arc::new(control));
            }
        }
        definitions
    }

    /// The rate limit that an operation names.
    pub(super) fn limit(&self, scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Arc<RateLimit>> {
        let name = scope.name(at)?;
        if let Some(limit) = self.limits.get(&name) {
            return Some(limit.clone());
        }
        undefined(scope, at, &name);
        Some(Arc::new(RateLimit { name: Some(name), ..RateLimit::default() }))
    }

    /// The access control that an operation names: a text, or in older documents a list of one.
    pub(super) fn control(&self, scope: &mut Scope<'_, '_>, at: &At<'_>) -> Option<Arc<AccessControl>> {
        let items = scope.items(at, true);
        if items.len() > 1 {
            scope.invalid(at, "one name");
        }
        let at = items.first()?;
        let name = scope.name(at)?;
        if let Some(control) = self.controls.get(&name) {
            return Some(control.clone());
        }
        undefined(scope, at, &name);
        Some(Arc::new(AccessControl { name: Some(name), ..AccessControl::default() }))
    }
}

fn undefined(scope: &mut Scope<'_, '_>, at: &At<'_>, name: &str) {
    let found = Diagnostic::new(rules::HUAWEI_NAME_UNDEFINED).about(scope.subject.clone());
    scope.report.add(found.arg("key", at.member.as_str()).arg("name", quoted(name)), Some(at.node));
}

fn entries<'d>(scope: &mut Scope<'_, '_>, api: &'d Api, key: &'static str) -> Vec<(String, At<'d>)> {
    let Some(value) = api.about.extensions.get(key) else { return Vec::new() };
    let at = At { node: value.node(), member: key.to_owned() };
    if !at.node.is_object() {
        scope.object(&at);
        return Vec::new();
    }
    let name = |name: &str| format!("{key}.{}", quoted(name));
    let entries = at.node.entries();
    entries.map(|(entry, node)| (entry.text().to_owned(), At { node, member: name(entry.text()) })).collect()
}

fn rate_limit(scope: &mut Scope<'_, '_>, at: &At<'_>, name: &str) -> Option<RateLimit> {
    let mut object = scope.object(at)?;
    let interval = object.needs(scope, "interval").and_then(|at| scope.number(&at, 1, MOST));
    let unit = object.needs(scope, "unit").and_then(|at| scope.word(&at, UNITS));
    let counts = [
        (LimitBy::Api, object.needs(scope, "api-limit")),
        (LimitBy::User, object.get("user-limit")),
        (LimitBy::App, object.get("app-limit")),
        (LimitBy::Ip, object.get("ip-limit")),
    ];
    // Exports write 0 for a limit that is not set.
    let counts = counts.map(|(by, at)| (by, at.and_then(|at| scope.number(&at, 0, MOST))));
    let shared = object.get("shared").and_then(|at| scope.flag(&at)).unwrap_or_default();
    object.unheld("special", |node| node.is_array() && node.items().next().is_none());
    object.finish(scope);
    let seconds = match unit {
        Some("SECOND") => 1,
        Some("MINUTE") => 60,
        Some("HOUR") => 3600,
        Some("DAY") => 86400,
        _ => return Some(RateLimit { name: Some(name.to_owned()), shared, ..RateLimit::default() }),
    };
    let period = interval.and_then(|interval| u64::try_from(interval).ok()).unwrap_or_default() * seconds;
    let limits = counts.into_iter().filter_map(|(by, count)| {
        let requests = count.and_then(|count| u64::try_from(count).ok()).filter(|count| *count > 0)?;
        Some(Limit { by, requests, period_seconds: period, burst: None }).filter(|_| period > 0)
    });
    Some(RateLimit { disabled: false, name: Some(name.to_owned()), shared, limits: limits.collect() })
}

fn access_control(scope: &mut Scope<'_, '_>, at: &At<'_>, name: &str) -> Option<AccessControl> {
    let mut object = scope.object(at)?;
    let action = object.needs(scope, "acl-type").and_then(|at| scope.word(&at, ACTIONS));
    let entity = object.needs(scope, "entity-type").and_then(|at| scope.word(&at, ENTITIES));
    let values = values(scope, &mut object);
    object.finish(scope);
    let mut control = AccessControl { name: Some(name.to_owned()), ..AccessControl::default() };
    match (action, entity) {
        (Some("PERMIT"), Some("IP")) => control.allow = values,
        (Some(_), Some("IP")) => control.deny = values,
        (Some("PERMIT"), Some(_)) => control.allow_accounts = values,
        (Some(_), Some(_)) => control.deny_accounts = values,
        _ => {}
    }
    Some(control)
}

/// A text with commas between the values, or a list.
fn values(scope: &mut Scope<'_, '_>, object: &mut Object<'_>) -> Vec<String> {
    let Some(at) = object.needs(scope, "value") else { return Vec::new() };
    let mut values = Vec::new();
    for at in scope.items(&at, true) {
        let text = scope.text(&at).unwrap_or_default();
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        values.extend(parts.map(str::to_owned));
    }
    values
}
