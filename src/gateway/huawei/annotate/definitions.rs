//! Definitions at the document's root that operations refer to by name: rate limits and access controls.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use serde_json::{Value, json};

use crate::gateway::shared::annotate::{Added, object};
use crate::model::operator::{AccessControl, LimitBy, RateLimit};
use crate::model::{Api, Map};
use crate::text::quoted;

const LIMITS: (&str, &str) = ("x-apigateway-ratelimits", "x-apigateway-ratelimit");
const CONTROLS: (&str, &str) = ("x-apigateway-access-controls", "x-apigateway-access-control");

/// The greatest number that the gateway takes: no limit.
const MOST: u64 = i32::MAX as u64;

/// The definitions that operations need.
pub(super) struct Definitions {
    limits: Names<RateLimit>,
    controls: Names<AccessControl>,
}

/// Definitions of one kind, by name.
struct Names<T> {
    given: HashMap<T, String>,
    /// Names that operations go on using, and names that are given.
    used: HashSet<String>,
    values: Map<String, Value>,
}

impl Definitions {
    pub(super) fn new(api: &Api, added: &[Added]) -> Self {
        let is_kept = |one: &Added, key: &str| {
            if key == LIMITS.1 {
                one.missing.rate_limit.is_none()
            } else {
                one.missing.access_control.is_none()
            }
        };
        let used = |key: &str| {
            let kept = api.operations.values().zip(added).filter(|(_, one)| is_kept(one, key));
            let names =
                kept.filter_map(|(operation, _)| operation.extensions.get(key)?.as_str().map(str::to_owned));
            names.collect::<HashSet<_>>()
        };
        Self { limits: Names::new(used(LIMITS.1)), controls: Names::new(used(CONTROLS.1)) }
    }

    /// The name of a limit; none where the gateway cannot have it.
    pub(super) fn limit(&mut self, limit: &RateLimit) -> Option<String> {
        let value = rate_limit(limit)?;
        Some(self.limits.give(limit, limit.name.as_deref().unwrap_or("limit"), value))
    }

    /// The name of an access control; none where the gateway cannot have it.
    pub(super) fn control(&mut self, control: &AccessControl) -> Option<String> {
        let value = access_control(control)?;
        Some(self.controls.give(control, control.name.as_deref().unwrap_or("access"), value))
    }

    /// Puts the definitions into the root. Gives those that said something else before.
    pub(super) fn done(self, api: &mut Api) -> Vec<String> {
        let mut replaced = Vec::new();
        for (key, values) in [(LIMITS.0, self.limits.values), (CONTROLS.0, self.controls.values)] {
            if values.is_empty() {
                continue;
            }
            let old = api.about.extensions.get(key).map(crate::source::Value::to_json).unwrap_or_default();
            let mut all = old.as_object().cloned().unwrap_or_default();
            for (name, value) in values {
                let before = all.insert(name.clone(), value.clone());
                if before.is_some_and(|before| before != value) {
                    replaced.push(format!("{key}.{}", quoted(&name)));
                }
            }
            api.about.extensions.insert(key.to_owned(), Value::Object(all).into());
        }
        replaced
    }
}

impl<T: Hash + Eq + Clone> Names<T> {
    fn new(used: HashSet<String>) -> Self {
        Self { given: HashMap::new(), used, values: Map::new() }
    }

    /// The name of a definition: the wanted one, unless another definition has it.
    fn give(&mut self, definition: &T, wanted: &str, value: Value) -> String {
        if let Some(name) = self.given.get(definition) {
            return name.clone();
        }
        let mut name = wanted.to_owned();
        let mut number = self.given.len();
        while !self.used.insert(name.clone()) {
            number += 1;
            name = format!("{wanted}-{number}");
        }
        self.values.insert(name.clone(), value);
        self.given.insert(definition.clone(), name.clone());
        name
    }
}

fn rate_limit(limit: &RateLimit) -> Option<Value> {
    let period = limit.limits.first()?.period_seconds;
    let units = [(86400, "DAY"), (3600, "HOUR"), (60, "MINUTE"), (1, "SECOND")];
    let (seconds, unit) = units.into_iter().find(|(seconds, _)| period > 0 && period % seconds == 0)?;
    if limit.disabled || period / seconds > MOST {
        return None;
    }
    let of = |by: LimitBy| {
        let mut all = limit.limits.iter().filter(|one| one.by == by && one.period_seconds == period);
        all.find(|one| (1..=MOST).contains(&one.requests)).map(|one| one.requests)
    };
    Some(object([
        // The gateway asks for one of the whole API.
        ("api-limit", Some(json!(of(LimitBy::Api).unwrap_or(MOST)))),
        ("user-limit", of(LimitBy::User).map(Value::from)),
        ("app-limit", of(LimitBy::App).map(Value::from)),
        ("ip-limit", of(LimitBy::Ip).map(Value::from)),
        ("interval", Some(json!(period / seconds))),
        ("unit", Some(json!(unit))),
        ("shared", Some(json!(limit.shared))),
    ]))
}

fn access_control(control: &AccessControl) -> Option<Value> {
    let lists = [
        ("PERMIT", "IP", &control.allow),
        ("DENY", "IP", &control.deny),
        ("PERMIT", "DOMAIN", &control.allow_accounts),
        ("DENY", "DOMAIN", &control.deny_accounts),
    ];
    let (action, entity, values) = lists.into_iter().find(|(_, _, values)| !values.is_empty())?;
    let is_whole = values.iter().all(|value| !value.contains(','));
    (is_whole && !control.disabled)
        .then(|| json!({"acl-type": action, "entity-type": entity, "value": values.join(",")}))
}
