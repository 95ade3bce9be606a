//! The state of one reading: the findings, the part being read, and what it refers to.

pub(crate) mod external;
pub(crate) mod facts;
pub(crate) mod fields;
pub(crate) mod memo;
pub(crate) mod other_version;
pub(crate) mod refs;
pub(crate) mod report;
pub(crate) mod targets;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::{RefOr, Response};
use crate::openapi::ImportOptions;
use crate::openapi::documents::Documents;
use crate::openapi::operation::parameters::{Listed, Parameters};
use crate::openapi::paths::unread::UnreadPath;
use crate::openapi::reader::external::Rewrites;
use crate::openapi::reader::facts::Facts;
use crate::openapi::reader::memo::Repeats;
use crate::openapi::reader::refs::Settled;
use crate::openapi::reader::report::{ERRORS_PER_PART, Finding, Findings};
use crate::openapi::reader::targets::{ComponentId, Targets};
use crate::openapi::v2::MediaTypes;
use crate::source::{Document, Node, Site};
use crate::subject::Subject;
use crate::tables::{HashMap, HashSet};

/// The state of one reading.
pub(crate) struct Reader<'d> {
    /// The document that is imported.
    pub(crate) document: &'d Document,
    pub(crate) documents: &'d Documents<'d>,
    pub(crate) options: &'d ImportOptions,
    pub(crate) targets: Targets<'d>,
    pub(crate) findings: Findings,
    part: Option<Part>,
    uses: Vec<Use>,
    /// For each component the part that was last seen to use it, so that a part lists each once.
    used_by: Vec<u32>,
    parts: u32,
    /// How many entries may still be read a second time because a reference leads there.
    pub(crate) copies_left: usize,
    /// The size of each value that a reference led to outside the components, and its levels.
    pub(crate) extents: HashMap<Site, (usize, usize)>,
    /// How many references outside the components we are inside of.
    pub(crate) hops: usize,
    /// How many encodings we are inside of: their headers have content, which has encodings.
    pub(crate) encodings: usize,
    /// What the components that were asked say in the end.
    pub(crate) settled: HashMap<ComponentId, Settled<'d>>,
    /// Whether what is read was read before, as a component, so that its findings are told already.
    quiet: bool,
    /// How often a finding, a reference or something else around it had a say in what was read, so far.
    pub(crate) events: u64,
    pub(crate) texts: Repeats<'d, Arc<str>>,
    pub(crate) media_types: Repeats<'d, MediaTypes>,
    pub(crate) parameters: Repeats<'d, Listed>,
    pub(crate) parameter_lists: Repeats<'d, Parameters>,
    pub(crate) responses: Repeats<'d, RefOr<Response>>,
    /// Components that failed on their own, once all are read.
    pub(crate) lost: HashSet<ComponentId>,
    pub(crate) facts: Facts<'d>,
    /// References that the value being looked at has in other words in the model.
    pub(crate) rewrites: Rewrites<'d>,
    /// Paths of which not everything could be read.
    pub(crate) unread_paths: Vec<UnreadPath<'d>>,
}

/// The part being read.
struct Part {
    subject: Subject,
    /// Entry of its key.
    site: Site,
    mark: usize,
    first_use: usize,
    errors: usize,
    warned: bool,
    /// Whether it was said that it refers to too much.
    limited: bool,
}

/// A part's reference to a component.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Use {
    pub(crate) component: ComponentId,
    /// Entry of the `$ref`.
    pub(crate) site: Site,
}

/// How reading a part ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct PartEnd {
    /// Whether it has an error, so that it has to be left out.
    pub(crate) failed: bool,
    /// Whether it has a warning.
    pub(crate) warned: bool,
    /// The components it refers to, each once.
    pub(crate) uses: Range<usize>,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(documents: &'d Documents<'d>, options: &'d ImportOptions) -> Self {
        let document = documents.main();
        let entries = document.entries();
        Self {
            document,
            documents,
            options,
            targets: Targets::new(documents),
            findings: Findings::default(),
            part: None,
            uses: Vec::new(),
            used_by: Vec::new(),
            parts: 0,
            // A document that refers sensibly copies a fraction of itself; ten times is a bound, not a budget.
            copies_left: entries.saturating_mul(10).saturating_add(100_000),
            extents: HashMap::default(),
            hops: 0,
            encodings: 0,
            settled: HashMap::default(),
            quiet: false,
            events: 0,
            texts: Repeats::new(),
            media_types: Repeats::new(),
            parameters: Repeats::new(),
            parameter_lists: Repeats::new(),
            responses: Repeats::new(),
            lost: HashSet::default(),
            facts: Facts::default(),
            rewrites: Rewrites::new(),
            unread_paths: Vec::new(),
        }
    }

    /// Begins a part, whose key is at a site: findings are about it until [`Reader::end`].
    pub(crate) fn begin(&mut self, subject: Subject, site: Site) {
        self.parts += 1;
        let (mark, first_use) = (self.findings.mark(), self.uses.len());
        self.part = Some(Part { subject, site, mark, first_use, errors: 0, warned: false, limited: false });
    }

    /// Ends the part.
    pub(crate) fn end(&mut self) -> PartEnd {
        let Some(part) = self.part.take() else { return PartEnd::default() };
        PartEnd { failed: part.errors > 0, warned: part.warned, uses: part.first_use..self.uses.len() }
    }

    /// The part being read.
    pub(crate) fn subject(&self) -> Option<&Subject> {
        self.part.as_ref().map(|part| &part.subject)
    }

    /// Entry of the key of the part being read, for what is missing from it.
    pub(crate) fn key_site(&self) -> Site {
        self.part.as_ref().map_or_else(|| self.document.root().site(), |part| part.site)
    }

    /// How many errors the part being read has so far. While there are none, what is missing is missing; once there
    /// are, it may be what could not be read, and need not be said again.
    pub(crate) fn error_count(&self) -> usize {
        self.part.as_ref().map_or(0, |part| part.errors)
    }

    /// Whether the part being read has a warning so far.
    pub(crate) fn is_warned(&self) -> bool {
        self.part.as_ref().is_some_and(|part| part.warned)
    }

    /// Notes that a warning told elsewhere is about the part being read, too.
    pub(crate) fn warn(&mut self) {
        if let Some(part) = &mut self.part {
            part.warned = true;
        }
    }

    /// Whether this is the first time that the part being read refers to too much.
    pub(crate) fn is_first_limit(&mut self) -> bool {
        self.part.as_mut().is_none_or(|part| !std::mem::replace(&mut part.limited, true))
    }

    /// The components that the part refers to so far.
    pub(crate) fn current_uses(&self) -> &[Use] {
        let first = self.part.as_ref().map_or(self.uses.len(), |part| part.first_use);
        self.uses.get(first..).unwrap_or_default()
    }

    /// The errors that the part has so far.
    pub(crate) fn errors(&self) -> Vec<Finding> {
        let Some(part) = &self.part else { return Vec::new() };
        let is_error = |found: &&Finding| found.rule.severity == Severity::Error;
        self.findings.since(part.mark).iter().filter(is_error).cloned().collect()
    }

    /// Records a finding at a value.
    pub(crate) fn report<const N: usize>(
        &mut self,
        rule: &'static Rule,
        node: Node<'d>,
        args: [(&'static str, String); N],
    ) {
        self.report_at(rule, node.site(), args);
    }

    /// Records a finding at the site of a key or of a value.
    pub(crate) fn report_at<const N: usize>(
        &mut self,
        rule: &'static Rule,
        site: Site,
        args: [(&'static str, String); N],
    ) {
        let subject = self.part.as_ref().map(|part| part.subject.clone());
        self.push(Finding { rule, site, subject, args: args.into(), related: None });
    }

    /// Records a finding about a part that is not the one being read.
    pub(crate) fn report_about<const N: usize>(
        &mut self,
        rule: &'static Rule,
        subject: &Subject,
        site: Site,
        args: [(&'static str, String); N],
    ) {
        self.push_about(subject, Finding { rule, site, subject: None, args: args.into(), related: None });
    }

    /// Records a finding about a part that is not the one being read.
    pub(crate) fn push_about(&mut self, subject: &Subject, finding: Finding) {
        self.findings.push(Finding { subject: Some(subject.clone()), ..finding });
    }

    /// Reads a component once more, in place of a reference to it: only what it refers to is noted again.
    pub(crate) fn again<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let quiet = std::mem::replace(&mut self.quiet, true);
        let read = read(self);
        self.quiet = quiet;
        read
    }

    /// Records a finding of the part being read.
    pub(crate) fn push(&mut self, mut finding: Finding) {
        self.events += 1;
        if self.quiet {
            return;
        }
        if let Some(part) = &mut self.part {
            finding.subject = Some(part.subject.clone());
            match finding.rule.severity {
                Severity::Error => part.errors += 1,
                Severity::Warning => part.warned = true,
                Severity::Info => {}
            }
            if part.errors > ERRORS_PER_PART && finding.rule.severity == Severity::Error {
                return;
            }
        }
        self.findings.push(finding);
    }

    /// Notes that the part refers to a component.
    pub(crate) fn uses(&mut self, component: ComponentId, site: Site) {
        self.events += 1;
        if self.used_by.len() < self.targets.len() {
            self.used_by.resize(self.targets.len(), 0);
        }
        let Some(last) = self.used_by.get_mut(component as usize) else { return };
        if std::mem::replace(last, self.parts) != self.parts {
            self.uses.push(Use { component, site });
        }
    }

    /// The references of a part.
    pub(crate) fn uses_of(&self, end: &PartEnd) -> &[Use] {
        self.uses.get(end.uses.clone()).unwrap_or_default()
    }

    /// How many findings are listed so far.
    pub(crate) fn mark(&self) -> usize {
        self.findings.mark()
    }

    /// Whether something that belongs to no part blocks the import.
    pub(crate) fn blocked(&self) -> bool {
        self.findings.block()
    }

    /// Ends the reading: every finding, with line and column.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        if self.documents.is_one() {
            return self.findings.into_diagnostics(std::slice::from_ref(self.document));
        }
        self.findings.into_diagnostics(&self.documents.all())
    }
}
