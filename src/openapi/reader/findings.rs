//! Findings while reading: kept small, placed at the end in one sweep.

use super::shown::shortened;
use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Affected, Diagnostic, Rule, Severity};
use crate::hash::StableHash;
use crate::openapi::rules::{VALUE_NULL, VALUE_WRONG_TYPE};
use crate::source::{Document, Site};
use crate::subject::{ComponentKey, Subject};
use crate::tables::{HashMap, HashSet, IndexMap};
use crate::text::pointer;

/// How many warnings or infos of one rule are listed; the rest is counted. Errors are always listed: each means that a
/// part was left out.
const LISTED_PER_RULE: usize = 1_000;

/// How many errors of one part are listed: enough to fix it, and a bound for hostile parts.
pub(crate) const ERRORS_PER_PART: usize = 20;

/// A finding before it has line and column.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    /// Where it is.
    pub(crate) site: Site,
    pub(crate) subject: Option<Subject>,
    pub(crate) args: Vec<(&'static str, String)>,
    /// Another place that belongs to it.
    pub(crate) related: Option<Site>,
}

impl Finding {
    /// Rule, place and a hash of the arguments.
    fn identity(&self) -> (&'static str, Site, u64) {
        let args = self.args.iter().fold(StableHash::new(), |hash, (_, value)| hash.text(value));
        (self.rule.code, self.site, args.finish())
    }
}

/// The findings of one import.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    listed: Vec<Finding>,
    /// What was reported already, except errors.
    reported: HashSet<(&'static str, Site, u64)>,
    counts: IndexMap<&'static str, (usize, &'static Rule)>,
    /// The operations that faults of components reach, by finding in ascending order.
    affected: Vec<(usize, Affected)>,
    /// Whether what is read is a parameter with the name of a credential.
    is_in_credential: bool,
    /// The findings of such parameters, in ascending order.
    of_credentials: Vec<usize>,
}

impl Findings {
    /// Enters a finding. One that several parts have at one place, as they share what is there, is listed once; but
    /// each part that is left out has its error.
    pub(crate) fn push(&mut self, finding: Finding) {
        if finding.rule.severity != Severity::Error && !self.reported.insert(finding.identity()) {
            return;
        }
        let (count, _) = self.counts.entry(finding.rule.code).or_insert((0, finding.rule));
        *count += 1;
        if *count <= LISTED_PER_RULE || finding.rule.severity == Severity::Error {
            if self.is_in_credential {
                self.of_credentials.push(self.listed.len());
            }
            self.listed.push(finding);
        }
    }

    /// Whether what is read from now on has the name of a credential. A pointer into a list does not tell.
    pub(crate) fn set_in_credential(&mut self, is_in_credential: bool) {
        self.is_in_credential = is_in_credential;
    }

    /// How many are listed so far; with [`Findings::since`], the findings of one part.
    pub(crate) fn mark(&self) -> usize {
        self.listed.len()
    }

    pub(crate) fn since(&self, mark: usize) -> &[Finding] {
        self.listed.get(mark..).unwrap_or_default()
    }

    /// The first finding about each of some components that has the severity given for it.
    pub(crate) fn first_about(
        &self,
        wanted: &HashMap<&ComponentKey, Severity>,
    ) -> HashMap<ComponentKey, usize> {
        let mut first = HashMap::default();
        for (at, found) in self.listed.iter().enumerate() {
            let Some(Subject::Component(key)) = &found.subject else { continue };
            if wanted.get(key) == Some(&found.rule.severity) && !first.contains_key(key) {
                first.insert(key.clone(), at);
            }
        }
        first
    }

    /// Where a finding is.
    pub(crate) fn site(&self, at: usize) -> Option<Site> {
        self.listed.get(at).map(|found| found.site)
    }

    /// Says which operations the faults of findings reach.
    pub(crate) fn set_affected(&mut self, mut affected: Vec<(usize, Affected)>) {
        affected.sort_unstable_by_key(|(at, _)| *at);
        self.affected = affected;
    }

    /// Puts other places in place of all.
    pub(crate) fn replace_sites(&mut self, other: impl Fn(Site) -> Site) {
        for found in &mut self.listed {
            found.site = other(found.site);
            found.related = found.related.map(&other);
        }
    }

    /// Whether something that belongs to no part blocks the import.
    pub(crate) fn block(&self) -> bool {
        self.listed.iter().any(|found| found.subject.is_none() && found.rule.severity == Severity::Error)
    }

    /// Places every finding.
    pub(crate) fn into_diagnostics(self, documents: &[Document]) -> Vec<Diagnostic> {
        let mut sites: Vec<Site> = self.listed.iter().map(|found| found.site).collect();
        sites.extend(self.listed.iter().filter_map(|found| found.related));
        let mut locations = Document::locate(documents, &sites);
        let mut related = locations.split_off(self.listed.len()).into_iter();
        let mut affected = self.affected.into_iter().peekable();
        let mut of_credentials = self.of_credentials.into_iter().peekable();
        let mut diagnostics = Vec::with_capacity(self.listed.len());
        for (at, (finding, location)) in self.listed.into_iter().zip(locations).enumerate() {
            let second = finding.related.and_then(|_| related.next());
            let mut diagnostic = place((finding, location));
            if let Some(location) = second {
                diagnostic = diagnostic.with_related(location);
            }
            if let Some((_, affected)) = affected.next_if(|(of, _)| *of == at) {
                diagnostic = diagnostic.affecting(affected);
            }
            if of_credentials.next_if_eq(&at).is_some() {
                diagnostic.set_credential();
            }
            diagnostics.push(diagnostic);
        }
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
        diagnostic = diagnostic.arg("key", shortened(&pointer::unescape(token)));
    }
    diagnostic = diagnostic.at(location);
    if let Some(subject) = finding.subject {
        diagnostic = diagnostic.about(subject);
    }
    finding.args.into_iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, value))
}
