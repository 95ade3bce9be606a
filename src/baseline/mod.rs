//! What a team has accepted: findings and changes that no longer count, each with a reason and, if wanted, an end.
//!
//! A [`Baseline`] is a file beside the document. It knows findings by their
//! [fingerprint](crate::Diagnostic::fingerprint), so that a new line or a new text leaves them accepted and a new place does
//! not. Inside a document, [`IGNORE_KEY`] beside a part does the same for the codes that it lists.

mod date;
mod ignored;
pub(crate) mod rules;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub use self::date::{Date, NotADate};
pub use self::ignored::{IGNORE_KEY, accept_ignored};
use crate::diagnostic::{Diagnostic, Lang, Location, Severity};
use crate::outcome::Outcome;
use crate::plan::{Effect, Plan, Verdict};
use crate::source::{Document, Format, Limits, Node};
use crate::text::{quoted, shown};

/// The member that has the version of the form.
const VERSION_MEMBER: &str = "oasgateBaseline";

/// Accepted findings and changes.
///
/// The JSON form is `{"oasgateBaseline": 1, "entries": [{fingerprint, code, subject, message, reason, expires}]}`. Code,
/// subject and message are for people; a finding is known by its fingerprint.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Baseline {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// One accepted finding or change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// The [fingerprint](Diagnostic::fingerprint) of the finding: 16 hexadecimal digits.
    pub fingerprint: String,
    /// Code of its rule.
    pub code: String,
    /// The part that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The message when it was accepted.
    pub message: String,
    /// Why it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The last day on which it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// Where the entry is in its file.
    #[serde(skip)]
    pub location: Option<Location>,
}

impl Baseline {
    /// Accepts every error and warning, and every change that is not known to be compatible. Entries that are in this
    /// baseline already keep their reason and their end; those that nothing has any more are left out.
    ///
    /// ```
    /// use oasgate::baseline::Baseline;
    /// use oasgate::{ImportOptions, import};
    ///
    /// let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a}}}";
    /// let mut outcome = import(document, &ImportOptions::default());
    /// let baseline = Baseline::default().renewed(&outcome.diagnostics, None, Some("the old shop"));
    /// assert_eq!(baseline.entries[0].code, "responses-missing");
    ///
    /// let left = baseline.accept(&mut outcome.diagnostics, None, None);
    /// assert!(left.is_empty() && outcome.diagnostics[0].is_overruled());
    /// ```
    #[must_use]
    pub fn renewed(&self, diagnostics: &[Diagnostic], plan: Option<&Plan>, reason: Option<&str>) -> Self {
        let known: BTreeMap<&str, &Entry> =
            self.entries.iter().map(|entry| (&*entry.fingerprint, entry)).collect();
        let is_known = |found: &Diagnostic| known.contains_key(&*found.fingerprint());
        let counts = |found: &Diagnostic| found.rule().severity != Severity::Info && !found.is_overruled();
        let findings = diagnostics.iter().filter(|found| counts(found) || is_known(found));
        let effects = plan.map(Plan::changes).unwrap_or_default().iter().flat_map(|change| &change.effects);
        let matters = |effect: &Effect| effect.verdict != Verdict::Compatible && !effect.accepted;
        let effects = effects.filter(|effect| matters(effect) || is_known(&effect.finding));
        let all = findings.chain(effects.map(|effect| &effect.finding));
        let mut seen = BTreeSet::new();
        let entries = all.filter_map(|found| {
            let fingerprint = found.fingerprint();
            if !seen.insert(fingerprint.clone()) {
                return None;
            }
            let before = known.get(&*fingerprint);
            Some(Entry {
                code: found.code().to_owned(),
                subject: found.subject_text(),
                message: shown(&found.message(Lang::En)),
                reason: before.map_or_else(|| reason.map(str::to_owned), |entry| entry.reason.clone()),
                expires: before.and_then(|entry| entry.expires),
                fingerprint,
                location: None,
            })
        });
        let mut entries: Vec<Entry> = entries.collect();
        entries.sort_by(|a, b| {
            (&a.code, &a.subject, &a.fingerprint).cmp(&(&b.code, &b.subject, &b.fingerprint))
        });
        Self { entries }
    }

    /// Silences the findings that are accepted, as if their code were switched off for them, and takes accepted changes
    /// out of the verdicts of a plan. Returns what there is to say of the baseline: entries that nothing has any more, and
    /// entries whose last day is before today. Without a date nothing has expired.
    pub fn accept(
        &self,
        diagnostics: &mut [Diagnostic],
        plan: Option<&mut Plan>,
        today: Option<Date>,
    ) -> Vec<Diagnostic> {
        let is_over = |entry: &Entry| entry.expires.zip(today).is_some_and(|(last, today)| last < today);
        let mut used: BTreeMap<&str, bool> =
            self.entries.iter().map(|entry| (&*entry.fingerprint, false)).collect();
        let expired: BTreeSet<&str> =
            self.entries.iter().filter(|entry| is_over(entry)).map(|entry| &*entry.fingerprint).collect();
        let mut is_accepted = |found: &Diagnostic| {
            let fingerprint = found.fingerprint();
            let Some(used) = used.get_mut(&*fingerprint) else { return false };
            *used = true;
            !expired.contains(&*fingerprint)
        };
        if !self.entries.is_empty() {
            diagnostics.iter_mut().filter(|found| is_accepted(found)).for_each(Diagnostic::silence);
            if let Some(plan) = plan {
                plan.accept(&mut is_accepted);
            }
        }
        let about = |entry: &Entry| {
            let is_used = used.get(&*entry.fingerprint).copied().unwrap_or_default();
            let finding = match (is_used, entry.expires.filter(|_| is_over(entry))) {
                (false, _) => Diagnostic::new(rules::BASELINE_STALE),
                (true, Some(last)) => Diagnostic::new(rules::BASELINE_EXPIRED).arg("date", last.to_string()),
                (true, None) => return None,
            };
            let finding = finding.arg("code", quoted(&entry.code));
            let part = entry.subject.as_ref().map_or_else(|| "-".to_owned(), quoted);
            let finding = finding.arg("subject", part);
            Some(entry.location.iter().fold(finding, |finding, at| finding.at(at.clone())))
        };
        self.entries.iter().filter_map(about).collect()
    }

    /// The JSON form.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ VERSION_MEMBER: 1, "entries": self.entries })
    }
}

/// Reads a baseline, JSON or YAML, and reports what is wrong in it: an entry without a fingerprint or with an end that is
/// not a date accepts nothing. The name is that of the file, for the places of findings.
///
/// ```
/// let text = r#"{"oasgateBaseline": 1, "entries": [{"fingerprint": "0", "expires": "tomorrow"}]}"#;
/// let outcome = oasgate::baseline::read_baseline(text, "accepted.json");
/// assert_eq!(outcome.diagnostics[0].code(), "baseline-entry-invalid");
/// assert_eq!(outcome.value.unwrap().entries.len(), 0);
/// ```
pub fn read_baseline(bytes: impl Into<Vec<u8>>, name: &str) -> Outcome<Baseline> {
    let Outcome { value, diagnostics } = Document::parse(bytes, None::<Format>, &Limits::default());
    let file = name.into();
    let mut diagnostics: Vec<_> = diagnostics.into_iter().map(|found| found.in_document(&file)).collect();
    let Some(document) = value else { return Outcome::failed(diagnostics) };
    let document = document.external(0, name);
    let documents = [document];
    let [document] = &documents;
    let root = document.root();
    let Some(entries) = root.get("entries").filter(|entries| entries.is_array()) else {
        let places = Document::locate(&documents, &[root.site()]);
        let finding = Diagnostic::new(rules::BASELINE_UNREADABLE).arg("member", "entries");
        diagnostics.push(places.into_iter().fold(finding, Diagnostic::at));
        return Outcome { value: None, diagnostics };
    };
    let nodes: Vec<Node<'_>> = entries.items().collect();
    let sites: Vec<_> = nodes.iter().map(|node| node.site()).collect();
    let mut baseline = Baseline::default();
    for (node, place) in nodes.iter().zip(Document::locate(&documents, &sites)) {
        match entry(*node) {
            Ok(entry) => baseline.entries.push(Entry { location: Some(place), ..entry }),
            Err(member) => {
                let finding = Diagnostic::new(rules::BASELINE_ENTRY_INVALID).arg("member", member);
                diagnostics.push(finding.at(place));
            }
        }
    }
    crate::diagnostic::sort(&mut diagnostics);
    Outcome { value: Some(baseline), diagnostics }
}

/// One entry, or the member that is at fault.
fn entry(node: Node<'_>) -> Result<Entry, &'static str> {
    let text = |member: &'static str| match node.get(member) {
        None => Ok(None),
        Some(value) => value.as_str().map(|text| Some(text.to_owned())).ok_or(member),
    };
    if !node.is_object() {
        return Err("fingerprint");
    }
    let fingerprint = text("fingerprint")?.filter(|text| text.len() == 16).ok_or("fingerprint")?;
    let expires = text("expires")?.map(|text| text.parse::<Date>()).transpose().map_err(|_| "expires")?;
    Ok(Entry {
        fingerprint,
        code: text("code")?.unwrap_or_default(),
        subject: text("subject")?,
        message: text("message")?.unwrap_or_default(),
        reason: text("reason")?,
        expires,
        location: None,
    })
}
