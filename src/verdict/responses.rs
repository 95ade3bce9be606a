//! Responses: which statuses there are, and what comes with them.

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Dirs, Judge, Note, Row};
use super::parameters::says;
use super::sides::When;
use super::trail::{Label, Spot, Step, Trail};
use crate::model::{Map, has_no_body};
use crate::verdict::rules;

const DIRS: Dirs = Dirs::RESPONSE;

/// The responses of one side by status, in lower case as ranges may be written.
type Statuses<'a> = Map<String, (&'a str, &'a Value)>;

fn statuses(operation: &Value) -> Statuses<'_> {
    let statuses = operation.get("responses").and_then(|responses| responses.get("statuses"));
    let statuses = statuses.and_then(Value::as_object).into_iter().flatten();
    statuses.map(|(status, response)| (status.to_lowercase(), (status.as_str(), response))).collect()
}

/// What stands for a status among some: itself, its range, or `default`.
fn covering<'s, 'a>(status: &str, among: &'s Statuses<'a>) -> Option<&'s (&'a str, &'a Value)> {
    let range = status.get(..1).map(|class| [class, "xx"].concat());
    let range = range.filter(|_| status != "default").and_then(|range| among.get(&range));
    // A range that became its statuses is as good as the first of them.
    let class = status.strip_suffix("xx").filter(|class| class.len() == 1);
    let one = || among.iter().find(|(other, _)| class.is_some_and(|class| other.starts_with(class)));
    among.get(status).or(range).or_else(|| one().map(|(_, one)| one)).or_else(|| among.get("default"))
}

impl<'a> Judge<'a> {
    /// Compares the responses of two operations.
    pub(super) fn compare_responses(&mut self, before: &'a Value, after: &'a Value) {
        let (a, b) = (statuses(before), statuses(after));
        for (status, (name, response)) in &a {
            let is_same = b.contains_key(status);
            // The errors of `default` say nothing of a success that is no longer stated.
            let is_success = status.starts_with('2');
            match covering(status, &b).filter(|(other, _)| is_same || !is_success || *other != "default") {
                Some((other, after)) if is_same || is_success => {
                    let at = self.enter_response(if is_same { name } else { other });
                    let Some((at, sides)) = self.counterparts(at, [response, after]) else { continue };
                    if has_no_body(status) {
                        self.compare_headers(at, sides);
                    } else {
                        self.compare_response_parts(at, sides);
                    }
                }
                Some(_) => self.status_changed(name, rules::STATUS_REMOVED, Verdict::Compatible),
                None => {
                    let verdict = if is_success { Verdict::Breaking } else { Verdict::Compatible };
                    self.status_changed(name, rules::STATUS_REMOVED, verdict);
                }
            }
        }
        for (status, (name, _)) in &b {
            if !a.contains_key(status) {
                let is_covered = covering(status, &a).is_some();
                let verdict = if is_covered { Verdict::Compatible } else { Verdict::Breaking };
                self.status_changed(name, rules::STATUS_ADDED, verdict);
            }
        }
    }

    fn enter_response(&mut self, status: &'a str) -> Spot {
        let statuses = self.trail.enter(Trail::root(), Step::member("responses", Label::None));
        self.trail.enter(statuses, Step::entry("statuses", status, Label::Named("response", status)))
    }

    fn status_changed(&mut self, status: &'a str, rule: &'static crate::diagnostic::Rule, verdict: Verdict) {
        let at = self.enter_response(status);
        self.report_plain(at, None, DIRS, &Note::new(rule, Row::response(verdict)).arg("value", status));
    }

    /// Compares two responses, as those of an operation or as components.
    pub(super) fn compare_response_parts(&mut self, at: Spot, [before, after]: [&'a Value; 2]) {
        self.compare_headers(at, [before, after]);
        self.compare_content(at, DIRS, [before, after]);
    }

    fn compare_headers(&mut self, at: Spot, [before, after]: [&'a Value; 2]) {
        let (a, b) = (headers(before), headers(after));
        for (header, (name, value)) in &a {
            let spot = self.trail.enter(at, Step::entry("headers", name, Label::Named("header", name)));
            if let Some((_, other)) = b.get(header) {
                let Some((spot, sides)) = self.counterparts(spot, [value, other]) else { continue };
                self.compare_header_parts(spot, DIRS, sides);
                continue;
            }
            let was_required =
                self.sides.resolved(When::Before, value).is_some_and(|header| says(header, "required"));
            let (rule, verdict) = if was_required {
                (rules::REQUIRED_HEADER_REMOVED, Verdict::Breaking)
            } else {
                (rules::HEADER_REMOVED, Verdict::Unclear)
            };
            self.report(spot, None, DIRS, Note::new(rule, Row::response(verdict)));
        }
        for (header, (name, _)) in &b {
            if !a.contains_key(header) {
                let spot = self.trail.enter(at, Step::entry("headers", name, Label::Named("header", name)));
                self.report(
                    spot,
                    None,
                    DIRS,
                    Note::new(rules::HEADER_ADDED, Row::response(Verdict::Compatible)),
                );
            }
        }
    }

    /// Compares two headers, as those of a response or as components.
    pub(super) fn compare_header_parts(&mut self, at: Spot, dirs: Dirs, [before, after]: [&'a Value; 2]) {
        if says(before, "required") != says(after, "required") {
            let note = if says(after, "required") {
                Note::new(rules::HEADER_REQUIRED, Row::NARROWS)
            } else {
                Note::new(rules::HEADER_OPTIONAL, Row::WIDENS)
            };
            self.report(at, Some("required"), dirs, note);
        }
        self.compare_carrier(at, "header", dirs, [before, after]);
    }
}

/// The headers of a response by name, whatever its case.
fn headers(response: &Value) -> Map<String, (&str, &Value)> {
    let headers = response.get("headers").and_then(Value::as_object).into_iter().flatten();
    headers.map(|(name, header)| (name.to_lowercase(), (name.as_str(), header))).collect()
}
