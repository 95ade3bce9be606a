//! What is found in the values of keys, with places in the document.

use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::rules::keys as rules;
use crate::model::Places;
use crate::source::{Node, Site};
use crate::subject::Subject;
use crate::text::quoted;

/// Findings of one rule beyond this many are only counted.
const MOST: usize = 1000;

/// The rules under which a gateway's reader reports.
#[derive(Clone, Copy)]
pub(in crate::gateway) struct Rules {
    /// A value is not what the gateway has there.
    pub(in crate::gateway) invalid: &'static Rule,
    /// A member that the gateway requires is missing.
    pub(in crate::gateway) missing: &'static Rule,
    /// Members of a value have no effect.
    pub(in crate::gateway) unknown: &'static Rule,
    /// Values were written in another spelling.
    pub(in crate::gateway) normalised: &'static Rule,
}

/// The findings, while keys are read.
pub(in crate::gateway) struct Report<'a> {
    places: &'a Places,
    rules: &'static Rules,
    found: Vec<(Diagnostic, Option<Site>)>,
    counts: Vec<(&'static Rule, usize)>,
    /// Members of the part being read whose spelling was another one.
    normalised: NameList,
    /// Members of the part being read that only the gateway has a place for, and where the first is.
    own: (NameList, Option<Site>),
}

impl<'a> Report<'a> {
    pub(in crate::gateway) fn new(places: &'a Places, rules: &'static Rules) -> Self {
        Self {
            places,
            rules,
            found: Vec::new(),
            counts: Vec::new(),
            normalised: NameList::default(),
            own: <_>::default(),
        }
    }

    /// Adds a finding, at a value of the document.
    pub(in crate::gateway) fn add(&mut self, found: Diagnostic, node: Option<Node<'_>>) {
        let site = node.and_then(|node| self.places.site_of(node));
        self.add_at(found, site);
    }

    fn add_at(&mut self, found: Diagnostic, site: Option<Site>) {
        let rule = found.rule();
        let at = self.counts.iter().position(|(of, _)| *of == rule).unwrap_or(self.counts.len());
        if at == self.counts.len() {
            self.counts.push((rule, 0));
        }
        let Some((_, count)) = self.counts.get_mut(at) else { return };
        *count += 1;
        if *count <= MOST {
            self.found.push((found, site));
        }
    }

    /// A value is not what the gateway has there.
    pub(in crate::gateway) fn invalid(
        &mut self,
        subject: &Subject,
        member: &str,
        node: Node<'_>,
        expected: &str,
    ) {
        let found = Diagnostic::new(self.rules.invalid).about(subject.clone());
        let value = match node.scalar() {
            Some(text) => quoted(text),
            None => if node.is_object() { "{…}" } else { "[…]" }.to_owned(),
        };
        let found = found.arg("member", quoted(member)).arg("expected", expected).arg("found", value);
        self.add(found, Some(node));
    }

    pub(in crate::gateway) fn missing(&mut self, subject: &Subject, member: &str, node: Node<'_>) {
        let found = Diagnostic::new(self.rules.missing).about(subject.clone());
        self.add(found.arg("member", quoted(member)), Some(node));
    }

    /// Members of a value that have no effect.
    pub(in crate::gateway) fn unknown(
        &mut self,
        subject: &Subject,
        member: &str,
        names: &NameList,
        node: Node<'_>,
    ) {
        if let Some(list) = names.list() {
            let found = Diagnostic::new(self.rules.unknown).about(subject.clone());
            self.add(found.arg("member", quoted(member)).arg("members", list), Some(node));
        }
    }

    /// A value was written in another spelling.
    pub(in crate::gateway) fn normalised(&mut self, member: &str) {
        self.normalised.add(member);
    }

    /// A member says something that only the gateway has a place for.
    pub(in crate::gateway) fn own(&mut self, member: &str, node: Node<'_>) {
        self.own.0.add(member);
        self.own.1 = self.own.1.or_else(|| self.places.site_of(node));
    }

    /// Ends a part: says what of it was written in another spelling, and what only the gateway has a place for.
    pub(in crate::gateway) fn end(&mut self, subject: &Subject) {
        if let Some(list) = std::mem::take(&mut self.normalised).list() {
            let found = Diagnostic::new(self.rules.normalised).about(subject.clone());
            self.add(found.arg("members", list), None);
        }
        let (own, site) = std::mem::take(&mut self.own);
        if let Some(list) = own.list() {
            let found = Diagnostic::new(rules::EXTENSION_SETTINGS_OWN).about(subject.clone());
            self.add_at(found.arg("members", list), site);
        }
    }

    /// All findings in their places.
    pub(in crate::gateway) fn done(self) -> Vec<Diagnostic> {
        let Self { places, found, counts, .. } = self;
        let sites: Vec<Site> = found.iter().filter_map(|(_, site)| *site).collect();
        let mut located = places.of_sites(&sites).into_iter();
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .map(|(found, site)| match site.and_then(|_| located.next()) {
                Some(location) => found.at(location),
                None => found,
            })
            .collect();
        for (rule, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
            let rest = Diagnostic::new(FINDINGS_SUPPRESSED).arg("count", (count - MOST).to_string());
            diagnostics.push(rest.arg("code", rule.code));
        }
        places.locate(&mut diagnostics, []);
        sort(&mut diagnostics);
        diagnostics
    }
}
