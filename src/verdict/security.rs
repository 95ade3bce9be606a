//! Security: who may call.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Judge, Note, Row};
use super::trail::{Spot, Trail};
use crate::verdict::rules;

/// The alternatives of one side: each the schemes and scopes that a caller has to have.
type Alternatives = BTreeSet<BTreeSet<String>>;

fn alternatives(security: Option<&Value>) -> Alternatives {
    let listed = security.and_then(Value::as_array).into_iter().flatten();
    listed
        .map(|alternative| {
            alternative
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(scheme, scopes)| {
                    let scopes = scopes.as_array().into_iter().flatten().filter_map(Value::as_str);
                    let with_scopes = scopes.map(|scope| [scheme, " ", scope].concat());
                    std::iter::once(scheme.clone()).chain(with_scopes).collect::<Vec<_>>()
                })
                .collect()
        })
        .collect()
}

/// Whether a caller needs nothing.
fn is_open(alternatives: &Alternatives) -> bool {
    alternatives.is_empty() || alternatives.contains(&BTreeSet::new())
}

/// An alternative as people say it: `key + login read`.
fn named(alternative: &BTreeSet<String>) -> String {
    alternative.iter().map(String::as_str).collect::<Vec<_>>().join(" + ")
}

impl<'a> Judge<'a> {
    /// Compares what callers need, with what the API says for operations that say nothing in mind.
    pub(super) fn compare_security(&mut self, before: Option<&Value>, after: Option<&Value>) {
        let (a, b) = (alternatives(before), alternatives(after));
        if a == b {
            return;
        }
        match (is_open(&a), is_open(&b)) {
            (true, true) => {}
            (true, false) => self.say(&Note::new(rules::SECURITY_REQUIRED, Row::request(Verdict::Breaking))),
            (false, true) => self.say(&Note::new(rules::SECURITY_LIFTED, Row::request(Verdict::Compatible))),
            (false, false) => self.compare_alternatives(&a, &b),
        }
    }

    fn compare_alternatives(&mut self, a: &Alternatives, b: &Alternatives) {
        let (gone, new): (Vec<_>, Vec<_>) = (a.difference(b).collect(), b.difference(a).collect());
        if let ([before], [after]) = (&gone[..], &new[..])
            && (before.is_subset(after) || after.is_subset(before))
        {
            for more in after.difference(before) {
                self.say(
                    &Note::new(rules::SECURITY_SCHEME_ADDED, Row::request(Verdict::Breaking))
                        .arg("value", more),
                );
            }
            for less in before.difference(after) {
                self.say(
                    &Note::new(rules::SECURITY_SCHEME_DROPPED, Row::request(Verdict::Compatible))
                        .arg("value", less),
                );
            }
            return;
        }
        for alternative in gone {
            let note = Note::new(rules::SECURITY_ALTERNATIVE_REMOVED, Row::request(Verdict::Breaking));
            self.say(&note.arg("value", &named(alternative)));
        }
        for alternative in new {
            let note = Note::new(rules::SECURITY_ALTERNATIVE_ADDED, Row::request(Verdict::Compatible));
            self.say(&note.arg("value", &named(alternative)));
        }
    }

    fn say(&mut self, note: &Note) {
        self.report_plain(Trail::root(), Some("security"), super::judge::Dirs::REQUEST, note);
    }

    /// Compares two security schemes.
    pub(super) fn compare_schemes(&mut self, at: Spot, [before, after]: [&'a Value; 2]) {
        let text =
            |side: &'a Value, member: &str| side.get(member).and_then(Value::as_str).unwrap_or_default();
        let kind = |side| match text(side, "type") {
            "http" => ["http ", &text(side, "scheme").to_lowercase()].concat(),
            kind => kind.to_owned(),
        };
        let key = |side| [text(side, "in"), " ", text(side, "name")].concat();
        if kind(before) != kind(after) {
            let note = Note::new(rules::SECURITY_SCHEME_CHANGED, Row::request(Verdict::Breaking));
            return self.report_scheme(
                at,
                None,
                &note.arg("before", &kind(before)).arg("after", &kind(after)),
            );
        }
        if kind(before) == "apiKey" && key(before).to_lowercase() != key(after).to_lowercase() {
            let note = Note::new(rules::API_KEY_MOVED, Row::request(Verdict::Breaking));
            return self.report_scheme(at, None, &note.arg("before", &key(before)).arg("after", &key(after)));
        }
        let endpoints = [endpoints(before), endpoints(after)];
        let keywords: BTreeSet<&String> = endpoints.iter().flat_map(BTreeMap::keys).collect();
        for keyword in keywords {
            if endpoints[0].get(keyword) != endpoints[1].get(keyword) {
                let note = Note::new(rules::SECURITY_ENDPOINT_CHANGED, Row::request(Verdict::Unclear))
                    .arg("keyword", keyword);
                let member = keyword.split(' ').next();
                self.report_scheme(at, member, &note);
            }
        }
    }

    fn report_scheme(&mut self, at: Spot, member: Option<&str>, note: &Note) {
        self.report_plain(at, member, super::judge::Dirs::REQUEST, note);
    }
}

/// Where tokens come from, and which scopes there are: by keyword, such as `flows implicit tokenUrl`.
fn endpoints(scheme: &Value) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for keyword in ["openIdConnectUrl", "bearerFormat"] {
        all.extend(scheme.get(keyword).map(|value| (keyword.to_owned(), value.to_string())));
    }
    for (flow, members) in scheme.get("flows").and_then(Value::as_object).into_iter().flatten() {
        for (member, value) in members.as_object().into_iter().flatten() {
            let shown = match (member.as_str(), value.as_object()) {
                ("extensions", _) => continue,
                ("scopes", Some(scopes)) => scopes.keys().cloned().collect::<Vec<_>>().join(" "),
                _ => value.to_string(),
            };
            all.insert(["flows ", flow, " ", member].concat(), shown);
        }
    }
    all
}
