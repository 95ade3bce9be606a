//! What reading enters: the findings, and which components each part refers to.
//!
//! Everybody who reads may enter; only who has the [`Part`] may ask what was entered of it so far. What is read once for
//! several parts has none, so that its answer cannot depend on the part that happened to come first.

use std::ops::Range;

use super::findings::{ERRORS_PER_PART, Finding, Findings};
use super::shown::{shortened, word};
use super::targets::ComponentId;
use crate::diagnostic::{Rule, Severity};
use crate::openapi::rules::VALUE_WRONG_TYPE;
use crate::source::{Kind, Node, Site};
use crate::subject::{ComponentKey, Subject};

/// The findings, and who refers to what.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) findings: Findings,
    part: Option<Entered>,
    uses: Vec<Use>,
    /// The holes of each part: see [`Report::widened`].
    holes: Vec<Option<ComponentKey>>,
    /// For each component the part that was last seen to use it, so that a part lists each once.
    used_by: Vec<u32>,
    parts: u32,
    /// Whether what is read was read before, as a component, so that its findings are reported already.
    is_quiet: bool,
    /// What is not entered at all.
    muted: &'static [&'static Rule],
    entries: u64,
}

/// What was entered of the part being read.
struct Entered {
    subject: Subject,
    first_use: usize,
    first_hole: usize,
    errors: usize,
    warned: bool,
    /// Whether it was reported that it refers to too much.
    limited: bool,
}

/// The part being read: an operation or a component.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// Its key, where findings about what is missing from it go.
    pub(crate) site: Site,
    /// Whether it is an operation that may have no responses: one for every method is a gateway's, not OpenAPI's.
    pub(crate) is_any_method: bool,
    mark: usize,
    first_use: usize,
    first_hole: usize,
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
    /// What it has "anything" for.
    holes: Range<usize>,
}

/// What was entered while reading what several parts share; each of them answers for it.
#[derive(Default)]
pub(crate) struct Shared {
    errors: Vec<Finding>,
    warned: bool,
    uses: Vec<Use>,
    holes: Vec<Option<ComponentKey>>,
}

impl Report {
    /// Begins a part, whose key is at a site: findings are about it until [`Report::end`].
    pub(crate) fn begin(&mut self, subject: Subject, site: Site) -> Part {
        self.parts += 1;
        let (first_use, first_hole) = (self.uses.len(), self.holes.len());
        self.part =
            Some(Entered { subject, first_use, first_hole, errors: 0, warned: false, limited: false });
        Part { site, is_any_method: false, mark: self.findings.mark(), first_use, first_hole }
    }

    /// Ends the part.
    pub(crate) fn end(&mut self) -> PartEnd {
        let Some(part) = self.part.take() else { return PartEnd::default() };
        PartEnd {
            failed: part.errors > 0,
            warned: part.warned,
            uses: part.first_use..self.uses.len(),
            holes: part.first_hole..self.holes.len(),
        }
    }

    /// How many errors a part has so far. While there are none, what is missing is missing; once there are, it may be
    /// what could not be read, and need not be reported again.
    pub(crate) fn error_count(&self, _: Part) -> usize {
        self.part.as_ref().map_or(0, |part| part.errors)
    }

    /// What was entered of a part so far, for others that share it.
    pub(crate) fn shared(&self, part: Part) -> Shared {
        let is_error = |found: &&Finding| found.rule.severity == Severity::Error;
        Shared {
            errors: self.findings.since(part.mark).iter().filter(is_error).cloned().collect(),
            warned: self.part.as_ref().is_some_and(|part| part.warned),
            uses: self.uses.get(part.first_use..).unwrap_or_default().to_vec(),
            holes: self.holes.get(part.first_hole..).unwrap_or_default().to_vec(),
        }
    }

    /// Enters for the part being read what another one entered of what they share.
    pub(crate) fn answer_for(&mut self, shared: &Shared) {
        for error in &shared.errors {
            self.push(error.clone());
        }
        if let Some(part) = &mut self.part {
            part.warned |= shared.warned;
        }
        for found in &shared.uses {
            self.uses(found.component, found.site);
        }
        self.holes.extend_from_slice(&shared.holes);
    }

    /// Whether this is the first time that the part being read refers to too much.
    pub(crate) fn is_first_limit(&mut self) -> bool {
        self.part.as_mut().is_none_or(|part| !std::mem::replace(&mut part.limited, true))
    }

    /// Enters a finding at a value, a key, or the site of one.
    pub(crate) fn at<const N: usize>(
        &mut self,
        rule: &'static Rule,
        site: impl Into<Site>,
        args: [(&'static str, String); N],
    ) {
        self.push(Finding { rule, site: site.into(), subject: None, args: args.into(), related: None });
    }

    /// Enters a finding about a part that is not the one being read.
    pub(crate) fn about<const N: usize>(
        &mut self,
        rule: &'static Rule,
        subject: &Subject,
        site: impl Into<Site>,
        args: [(&'static str, String); N],
    ) {
        let finding = Finding { rule, site: site.into(), subject: None, args: args.into(), related: None };
        self.push_about(subject, finding);
    }

    /// Enters a finding about a part that is not the one being read.
    pub(crate) fn push_about(&mut self, subject: &Subject, finding: Finding) {
        self.findings.push(Finding { subject: Some(subject.clone()), ..finding });
    }

    /// Enters a finding about the part being read.
    pub(crate) fn push(&mut self, mut finding: Finding) {
        self.entries += 1;
        if self.is_quiet || self.muted.contains(&finding.rule) {
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

    /// Enters that a value is of a kind that cannot be read here.
    pub(crate) fn wrong_type(&mut self, key: &str, node: Node<'_>, expected: Kind) {
        let args = [
            ("key", shortened(key)),
            ("found", word(node.kind()).to_owned()),
            ("expected", word(expected).to_owned()),
        ];
        self.at(VALUE_WRONG_TYPE, node, args);
    }

    /// Enters that a value is of a kind that cannot be read here, under its own name.
    pub(crate) fn wrong_type_here(&mut self, node: Node<'_>, expected: Kind) {
        let args = [("found", word(node.kind()).to_owned()), ("expected", word(expected).to_owned())];
        self.at(VALUE_WRONG_TYPE, node, args);
    }

    /// Enters that the part refers to a component.
    pub(crate) fn uses(&mut self, component: ComponentId, site: Site) {
        self.entries += 1;
        let index = component as usize;
        if self.used_by.len() <= index {
            self.used_by.resize(index + 1, 0);
        }
        let Some(last) = self.used_by.get_mut(index) else { return };
        if std::mem::replace(last, self.parts) != self.parts {
            self.uses.push(Use { component, site });
        }
    }

    /// Enters that the part has "anything", or nothing, in place of what cannot be found: which component that would be,
    /// if it is clear.
    pub(crate) fn widened(&mut self, missing: Option<ComponentKey>) {
        self.entries += 1;
        self.holes.push(missing);
    }

    /// What a part has "anything" for, if it has; each the component that is missing, if it is clear.
    pub(crate) fn holes_of(&self, end: &PartEnd) -> &[Option<ComponentKey>] {
        self.holes.get(end.holes.clone()).unwrap_or_default()
    }

    /// The references of a part.
    pub(crate) fn uses_of(&self, end: &PartEnd) -> &[Use] {
        self.uses.get(end.uses.clone()).unwrap_or_default()
    }

    /// Enters no findings of some rules from now on.
    pub(super) fn mute(&mut self, rules: &'static [&'static Rule]) {
        self.muted = rules;
    }

    /// Whether findings are entered, or only what is referred to; answers with what it was.
    pub(super) fn set_quiet(&mut self, is_quiet: bool) -> bool {
        std::mem::replace(&mut self.is_quiet, is_quiet)
    }

    /// How much was entered. What was read between two equal numbers reported nothing about its place.
    pub(super) fn entries(&self) -> u64 {
        self.entries
    }
}
