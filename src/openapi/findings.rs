//! Findings while reading: kept small, placed at the end in one sweep.

use indexmap::IndexMap;

use super::fields::shortened;
use crate::diagnostic::rules::openapi::{VALUE_NULL, VALUE_WRONG_TYPE};
use crate::diagnostic::rules::source::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::{Document, Site};
use crate::subject::Subject;

/// How many warnings or notes of one rule are listed; the rest is counted. Errors are always listed: each stands for
/// a part that was left out.
const LISTED_PER_RULE: usize = 1_000;

/// How many errors of one part are listed: enough to mend it, and a bound for hostile parts.
pub(super) const ERRORS_PER_PART: usize = 20;

/// A finding before it has line and column.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) rule: &'static Rule,
    /// Where it is.
    pub(super) site: Site,
    pub(super) subject: Option<Subject>,
    pub(super) args: Vec<(&'static str, String)>,
}

/// The findings of one import.
#[derive(Debug, Default)]
pub(super) struct Findings {
    listed: Vec<Finding>,
    counts: IndexMap<&'static str, (usize, &'static Rule)>,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        let (count, _) = self.counts.entry(finding.rule.code).or_insert((0, finding.rule));
        *count += 1;
        if *count <= LISTED_PER_RULE || finding.rule.severity == Severity::Error {
            self.listed.push(finding);
        }
    }

    /// How many are listed so far; with [`Findings::since`], the findings of one part.
    pub(super) fn mark(&self) -> usize {
        self.listed.len()
    }

    pub(super) fn since(&self, mark: usize) -> &[Finding] {
        self.listed.get(mark..).unwrap_or_default()
    }

    /// Whether something that belongs to no part blocks the import.
    pub(super) fn block(&self) -> bool {
        self.listed.iter().any(|found| found.subject.is_none() && found.rule.severity == Severity::Error)
    }

    /// Places every finding.
    pub(super) fn into_diagnostics(self, documents: &[Document]) -> Vec<Diagnostic> {
        let sites: Vec<Site> = self.listed.iter().map(|found| found.site).collect();
        let locations = Document::locate(documents, &sites);
        let mut diagnostics: Vec<Diagnostic> = self.listed.into_iter().zip(locations).map(place).collect();
        for (count, rule) in self.counts.into_values() {
            if count > LISTED_PER_RULE && rule.severity != Severity::Error {
                let rest = (count - LISTED_PER_RULE).to_string();
                diagnostics
                    .push(Diagnostic::new(FINDINGS_SUPPRESSED).arg("count", rest).arg("code", rule.code));
            }
        }
        diagnostics
    }
}

fn place((finding, location): (Finding, crate::diagnostic::Location)) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(finding.rule);
    // What a value is called is the last word of its pointer, unless the reader has a better one.
    let has_key = [VALUE_WRONG_TYPE, VALUE_NULL].contains(&finding.rule);
    if has_key && finding.args.iter().all(|(name, _)| *name != "key") {
        let token = location.pointer.rsplit('/').next().unwrap_or_default();
        diagnostic = diagnostic.arg("key", shortened(&token.replace("~1", "/").replace("~0", "~")));
    }
    diagnostic = diagnostic.at(location);
    if let Some(subject) = finding.subject {
        diagnostic = diagnostic.about(subject);
    }
    finding.args.into_iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, value))
}
