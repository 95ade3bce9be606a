//! A route in a line.

use crate::model::{MatchKind, Route};
use crate::text::secrets;

/// A route in a line: `get-pet: GET regex /pets/[^/]+ [X-Stage=beta]`.
pub(crate) fn line_of(route: &Route, has_secrets: bool) -> String {
    let methods: Vec<&str> = route.methods.iter().map(|method| method.as_str()).collect();
    let methods = if methods.is_empty() { "*".to_owned() } else { methods.join(",") };
    let mut text = format!("{}: {methods} {} {}", route.name, route.path.kind.as_str(), route.path.value);
    for condition in route.headers.iter().chain(&route.queries) {
        let operator = match condition.kind {
            MatchKind::Exact => "=",
            MatchKind::Prefix => "^=",
            MatchKind::Regex => "~",
        };
        let is_masked = !has_secrets && secrets::is_name(&condition.name);
        let value = if is_masked { secrets::MASK } else { &condition.value };
        text.extend([" [", &condition.name, operator, value, "]"]);
    }
    text
}
