//! What is reported while a document is written.

use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::subject::Subject;
use crate::tables::{HashMap, HashSet};
use crate::text::quoted;

/// Findings of one rule beyond this many are only counted: a hostile API can have millions.
const MOST: usize = 1000;

#[derive(Default)]
pub(super) struct Report {
    found: Vec<Diagnostic>,
    counts: HashMap<&'static str, usize>,
    /// The findings that are there, by their fingerprints.
    seen: HashSet<String>,
    subject: Option<Subject>,
}

impl Report {
    /// The part of the API that is being written.
    pub(super) fn begin(&mut self, subject: impl Into<Subject>) {
        self.subject = Some(subject.into());
    }

    /// Reports something about the part that is being written. Arguments are cut like every name in a message.
    pub(super) fn say<const N: usize>(&mut self, rule: &'static Rule, args: [(&'static str, &str); N]) {
        let count = self.counts.entry(rule.code).or_default();
        if *count >= MOST {
            *count += 1;
            return;
        }
        let mut found = Diagnostic::new(rule);
        if let Some(subject) = &self.subject {
            found = found.about(subject.clone());
        }
        let found = args.into_iter().fold(found, |found, (name, value)| found.arg(name, quoted(value)));
        if self.seen.insert(found.fingerprint()) {
            *count += 1;
            self.found.push(found);
        }
    }

    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let mut rest: Vec<_> = self.counts.into_iter().filter(|(_, count)| *count > MOST).collect();
        rest.sort_unstable();
        for (code, count) in rest {
            let found = Diagnostic::new(FINDINGS_SUPPRESSED).arg("count", (count - MOST).to_string());
            self.found.push(found.arg("code", code));
        }
        sort(&mut self.found);
        self.found
    }
}
