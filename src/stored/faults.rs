//! Why a text cannot be read: serde stops at the first fault, so the other parts of the API are read on their own.

use serde_json::Error;

use super::rules;
use crate::diagnostic::Rule;
use crate::model::Api;
use crate::source::{Document, Node};
use crate::text::quoted;

/// How many faults are reported of one text: finding the place of each takes a walk over the text.
const MOST: usize = 20;

/// The first fault of the text, and the first one of each operation and component, with their bytes in the text.
pub(super) fn all(document: &Document, text: &str, first: Error) -> Vec<(usize, Error)> {
    let mut faults = vec![(offset(text, &first), first)];
    let api = document.root().get("api");
    let member = |name: &str| api.and_then(|api| api.get(name)).filter(|member| member.is_object());
    let mut parts: Vec<(String, &str, Node<'_>)> = Vec::new();
    if let Some(operations) = member("operations") {
        let before = |key: &str| format!("\"operations\":{{{}:", serde_json::Value::from(key));
        parts.extend(operations.entries().map(|(key, value)| (before(key.text()), "}", value)));
    }
    for (kind, components) in member("components").iter().flat_map(|components| components.entries()) {
        let before = format!("\"components\":{{{}:{{\"_\":", serde_json::Value::from(kind.text()));
        parts.extend(components.entries().map(|(_, value)| (before.clone(), "}}", value)));
    }
    let start = document.text().len() - text.len();
    for (before, after, value) in parts {
        let before = ["{\"about\":{\"name\":\"\"},", &before].concat();
        let (Some(own), at) = (value.json_text(), value.start()) else { continue };
        let part = [&before, own, after, "}"].concat();
        if let Err(fault) = serde_json::from_str::<Api>(&part) {
            let inside = offset(&part, &fault).saturating_sub(before.len()).min(own.len().saturating_sub(1));
            let at = at.saturating_sub(start) + inside;
            if faults.iter().all(|(other, _)| *other != at) {
                faults.push((at, fault));
            }
            if faults.len() == MOST {
                break;
            }
        }
    }
    faults
}

/// Which finding a fault is, and what it says.
pub(super) fn rule(fault: &Error) -> (&'static Rule, (&'static str, String)) {
    let problem = problem(fault);
    match problem.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        Some(member) => (rules::EXISTING_MEMBER_MISSING, ("member", quoted(member))),
        None => (rules::EXISTING_UNREADABLE, ("problem", problem)),
    }
}

/// Where serde_json stopped: its columns count bytes.
fn offset(text: &str, fault: &Error) -> usize {
    let lines = text.split_inclusive('\n').take(fault.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>() + fault.column().saturating_sub(1)
}

/// The message of serde_json, without the place.
fn problem(fault: &Error) -> String {
    let text = fault.to_string();
    let place = format!(" at line {} column {}", fault.line(), fault.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}
