//! Calls that differ little from an earlier one, in a line each; and deployments that differ in the route alone, several
//! to a line.

use std::collections::HashMap;
use std::fmt::Write as _;

use indexmap::IndexMap;
use serde_json::{Map as JsonMap, Value as Json};

use super::one;
use crate::diagnostic::Lang;
use crate::gateway::aliyun::calls::call::{Call, CallPlan, StageKind};
use crate::gateway::aliyun::calls::conflict::Answer;
use crate::gateway::aliyun::calls::titles::Contents;
use crate::text::printable;

/// An action with at most so many calls has each of them in full.
const MOST_IN_FULL: usize = 5;

/// How many routes that differ in nothing else are in a line.
const ROUTES_IN_A_LINE: usize = 5;

/// How deep bodies are compared: what is deeper counts as one value.
const MAX_DEPTH: usize = 32;

/// What was printed so far.
pub(super) struct Folded<'p> {
    contents: Contents,
    /// How many calls each action has.
    counts: HashMap<&'static str, usize>,
    /// The path prefix that each route belongs to, by what its calls are about.
    prefixes: HashMap<&'p str, &'p str>,
    /// The first call of each action, with its body.
    first: HashMap<&'static str, (&'p Call, Option<Json>)>,
    /// Groups of calls that differ in the route alone: the first of them, and those of the stage that are like it.
    alike: IndexMap<Json, (&'p Call, Vec<Alike<'p>>)>,
}

/// A group of calls that is like an earlier one.
struct Alike<'p> {
    about: &'p str,
    /// The id of its route.
    id: &'p str,
    first: usize,
    last: usize,
}

impl<'p> Folded<'p> {
    pub(super) fn of(plan: &'p CallPlan) -> Self {
        let mut counts = HashMap::new();
        for call in &plan.calls {
            *counts.entry(call.request.action()).or_default() += 1;
        }
        let written = plan
            .stages
            .iter()
            .filter(|stage| matches!(stage.kind, StageKind::CommonRoutes | StageKind::Routes));
        let mut prefixes = HashMap::new();
        for lane in written.flat_map(|stage| &stage.lanes) {
            let calls = lane.calls.iter().filter_map(|number| plan.calls.get(number.checked_sub(1)?));
            prefixes.extend(calls.map(|call| (call.about.as_str(), lane.key.as_str())));
        }
        Self { contents: Contents::of(plan), counts, prefixes, first: HashMap::new(), alike: IndexMap::new() }
    }

    /// What the titles of the stages depend on.
    pub(super) fn contents(&self) -> Contents {
        self.contents
    }

    /// Whether a call is one of many and not the first.
    pub(super) fn folds(&self, call: &Call) -> bool {
        let action = call.request.action();
        self.is_one_of_many(call) && self.first.contains_key(action)
    }

    /// Whether any call is printed as a line.
    pub(super) fn has_lines(&self) -> bool {
        self.counts.values().any(|count| *count > MOST_IN_FULL)
    }

    fn is_one_of_many(&self, call: &Call) -> bool {
        self.counts.get(call.request.action()).is_some_and(|count| *count > MOST_IN_FULL)
    }

    /// Takes a group of calls that differs from an earlier one in its route alone; false when it is to be printed.
    pub(super) fn lane(&mut self, calls: &[&'p Call]) -> bool {
        let [first, .., last] = calls else { return false };
        if !calls.iter().all(|call| self.is_one_of_many(call)) {
            return false;
        }
        let Some(id) = calls.iter().find_map(|call| call.path_parameters.get("routeId")) else {
            return false;
        };
        let Some(form) = form(calls, id) else { return false };
        if let Some((_, alike)) = self.alike.get_mut(&form) {
            alike.push(Alike { about: &first.about, id, first: first.number, last: last.number });
            return true;
        }
        self.alike.insert(form, (first, Vec::new()));
        false
    }

    /// Prints the groups of the stage that differ in the route alone, by path prefix.
    pub(super) fn end_of_stage(&mut self, out: &mut String, lang: Lang) {
        for (_, (first, alike)) in std::mem::take(&mut self.alike) {
            if alike.is_empty() {
                continue;
            }
            let (count, number) = (alike.len(), first.number);
            _ = match lang {
                Lang::En => writeln!(
                    out,
                    "   | {count} more like the group of [{number}], each with its own route and after the calls for it:"
                ),
                Lang::Zh => {
                    writeln!(
                        out,
                        "   | 另有 {count} 组与 [{number}] 所在组相同，仅路由不同，均在该路由的调用之后执行："
                    )
                }
            };
            let mut by_prefix: IndexMap<&str, Vec<String>> = IndexMap::new();
            for Alike { about, id, first, last } in alike {
                let prefix = self.prefixes.get(about).copied().unwrap_or_default();
                let name = printable(about.strip_prefix("route ").unwrap_or(about));
                // Where a call gives the id, its name says which.
                let id = if id.starts_with("${") { String::new() } else { format!(" ({})", printable(id)) };
                by_prefix.entry(prefix).or_default().push(format!("{name}{id} [{first}]-[{last}]"));
            }
            for (prefix, routes) in by_prefix {
                if !prefix.is_empty() {
                    _ = writeln!(out, "       {}", printable(prefix));
                }
                for line in routes.chunks(ROUTES_IN_A_LINE) {
                    _ = writeln!(out, "         {}", line.join(", "));
                }
            }
        }
    }

    /// Prints a call: in full, or what is different from the first call of its action.
    pub(super) fn call(&mut self, out: &mut String, call: &'p Call, before: Option<&Call>, lang: Lang) {
        let body = one::body(call);
        let action = call.request.action();
        let Some((first, as_before)) = self.first.get(action).filter(|_| self.is_one_of_many(call)) else {
            one::one(out, call, body.as_ref(), lang);
            self.first.entry(action).or_insert((call, body));
            return;
        };
        let parts = differences(call, body.as_ref(), first, as_before.as_ref(), before, lang);
        let about = printable(&call.about);
        let like = match lang {
            Lang::En => format!("as [{}]", first.number),
            Lang::Zh => format!("同 [{}]", first.number),
        };
        let parts: Vec<_> = std::iter::once(like).chain(parts).collect();
        let (number, colon) = (call.number, one::COLON.get(lang));
        _ = writeln!(out, "   [{number}] {action} {about}{colon}{}", parts.join(one::SEMICOLON.get(lang)));
    }
}

/// What a call has and the first of its action has otherwise.
fn differences(
    call: &Call,
    body: Option<&Json>,
    first: &Call,
    first_body: Option<&Json>,
    before: Option<&Call>,
    lang: Lang,
) -> Vec<String> {
    let mut parts = Vec::new();
    let address = one::address(call, lang);
    if address != one::address(first, lang) {
        parts.push(printable(&address));
    }
    if let (Some(body), Some(first_body)) = (body, first_body)
        && body != first_body
    {
        let patch = patch(first_body, body, 0);
        let text = one::body_text(call, &patch, lang);
        parts.push(match lang {
            Lang::En => format!("body with {text}"),
            Lang::Zh => format!("请求体为 {text}"),
        });
    }
    for gives in &call.gives {
        parts.push(format!("{} ${{{}}}", one::GIVES.get(lang), printable(&gives.name)));
    }
    let own: Vec<_> = call.expect.iter().filter(|expect| !first.expect.contains(expect)).collect();
    parts.extend(own.into_iter().map(|expect| {
        let word = if expect.confirm { one::CONFIRM } else { one::EXPECTS };
        format!("{} {}", word.get(lang), printable(&one::expectation(expect, lang)))
    }));
    if call.enforced != first.enforced && !call.enforced.is_empty() {
        let enforced = printable(&call.enforced.join(one::COMMA.get(lang)));
        parts.push(format!("{} {enforced}", one::ENFORCED.get(lang)));
    }
    for conflict in call.conflicts.iter().filter(|conflict| conflict.foreseen) {
        if let Answer::Use { id } = &conflict.answer {
            parts.push(format!(
                "{} {} -> {}",
                one::FORESEEN.get(lang),
                conflict.code.as_str(),
                printable(id)
            ));
        }
    }
    let is_own = |number: &&usize| {
        before.is_none_or(|before| before.number != **number) && !first.after.contains(*number)
    };
    let after: Vec<usize> = call.after.iter().filter(is_own).copied().collect();
    if !after.is_empty() {
        parts.push(format!("{} {}", one::WAITS.get(lang), one::numbers(&after)));
    }
    parts
}

/// The calls without what each route has of its own.
fn form(calls: &[&Call], id: &str) -> Option<Json> {
    let about = &calls.first()?.about;
    let mut forms = Vec::with_capacity(calls.len());
    for call in calls {
        let Json::Object(mut form) = serde_json::to_value(call).ok()? else { return None };
        for own in ["number", "after", "needs"] {
            form.remove(own);
        }
        forms.push(replaced(Json::Object(form), id, about, 0));
    }
    Some(Json::Array(forms))
}

/// The value with a mark in the place of the route's id and name.
fn replaced(value: Json, id: &str, about: &str, depth: usize) -> Json {
    match value {
        Json::String(text) if text == id => Json::from(0),
        Json::String(text) if text == about => Json::from(1),
        Json::Array(items) if depth < MAX_DEPTH => {
            items.into_iter().map(|item| replaced(item, id, about, depth + 1)).collect()
        }
        Json::Object(members) if depth < MAX_DEPTH => {
            let members = members.into_iter().map(|(name, it)| (name, replaced(it, id, about, depth + 1)));
            Json::Object(members.collect())
        }
        other => other,
    }
}

/// The merge patch (RFC 7396) that makes one value of another.
fn patch(from: &Json, to: &Json, depth: usize) -> Json {
    let (Json::Object(before), Json::Object(after)) = (from, to) else { return to.clone() };
    if depth >= MAX_DEPTH {
        return to.clone();
    }
    let mut members = JsonMap::new();
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        members.insert(name.clone(), Json::Null);
    }
    for (name, value) in after {
        match before.get(name) {
            Some(same) if same == value => {}
            Some(other) => _ = members.insert(name.clone(), patch(other, value, depth + 1)),
            None => _ = members.insert(name.clone(), value.clone()),
        }
    }
    Json::Object(members)
}
