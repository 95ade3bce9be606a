//! Findings while a text is read: by tape entry, located all at once at the end.

use super::locate::{Place, locate};
use super::tape::Tape;
use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{self, Diagnostic, Location, Rule};
use crate::text::quoted;

/// A finding whose place is not yet worked out.
#[derive(Debug)]
pub(super) struct Finding {
    pub rule: &'static Rule,
    pub place: Place,
    pub args: Vec<(&'static str, String)>,
    /// Entry of a second place.
    pub related: Option<u32>,
}

impl Finding {
    /// A fault of the text at a byte, which ends the reading.
    pub(super) fn fault(rule: &'static Rule, at: usize) -> Self {
        let at = at as u32;
        Self::new(rule, Place { entry: None, span: at..at })
    }

    /// A limit that the text goes beyond at a byte.
    pub(super) fn limit(rule: &'static Rule, at: u32, limit: usize) -> Self {
        Self::fault(rule, at as usize).arg("limit", &limit.to_string())
    }

    pub(super) fn new(rule: &'static Rule, place: Place) -> Self {
        Self { rule, place, args: Vec::new(), related: None }
    }

    #[must_use]
    pub(super) fn arg(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, quoted(value)));
        self
    }
}

/// Findings of one rule beyond this many are only counted: a generated document can have millions.
const MOST_PER_RULE: usize = 1000;

/// The findings of one document.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    seen: Vec<Seen>,
}

#[derive(Debug)]
struct Seen {
    rule: &'static Rule,
    count: usize,
    first_unlisted: Option<Place>,
}

impl Findings {
    /// Records a finding, or counts it when its rule has enough of them.
    pub(super) fn push(&mut self, finding: Finding) {
        let known = self.seen.iter_mut().find(|seen| seen.rule == finding.rule);
        let Some(seen) = known else {
            self.seen.push(Seen { rule: finding.rule, count: 1, first_unlisted: None });
            self.list.push(finding);
            return;
        };
        seen.count += 1;
        if seen.count <= MOST_PER_RULE {
            self.list.push(finding);
        } else if seen.first_unlisted.is_none() {
            seen.first_unlisted = Some(finding.place);
        }
    }

    /// Whether a finding leaves no value.
    pub(super) fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.rule.severity == diagnostic::Severity::Error)
    }

    /// The findings with their places, in canonical order.
    pub(super) fn into_diagnostics(mut self, tape: &Tape, text: &str) -> Vec<Diagnostic> {
        for Seen { rule, count, first_unlisted } in self.seen {
            if let Some(place) = first_unlisted {
                let more = (count - MOST_PER_RULE).to_string();
                self.list.push(
                    Finding::new(FINDINGS_SUPPRESSED, place).arg("count", &more).arg("code", rule.code),
                );
            }
        }
        let mut places: Vec<Place> = self.list.iter().map(|finding| finding.place.clone()).collect();
        places.extend(self.list.iter().filter_map(|finding| Some(Place::of(tape, finding.related?))));
        let mut locations = locate(tape, text, &places);
        let mut related = locations.split_off(self.list.len()).into_iter();

        let mut diagnostics: Vec<Diagnostic> = Vec::with_capacity(self.list.len());
        for (finding, location) in self.list.into_iter().zip(locations) {
            let second = finding.related.and_then(|_| related.next());
            diagnostics.push(diagnose(finding, location, second));
        }
        diagnostic::sort(&mut diagnostics);
        diagnostics
    }
}

fn diagnose(finding: Finding, location: Location, related: Option<Location>) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(finding.rule).at(location);
    for (name, value) in finding.args {
        diagnostic = diagnostic.arg(name, value);
    }
    match related {
        Some(location) => diagnostic.with_related(location),
        None => diagnostic,
    }
}
