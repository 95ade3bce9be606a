//! What a writer notes, and what comes of it at the end.

use super::part::Part;
use crate::diagnostic::{Diagnostic, Rule};
use crate::gateway::shared::ledger::{Conversion, Fate, Kept, Ledger, Payload, Placement, RULES, Walk};
use crate::gateway::shared::rules;
use crate::model::{Api, Map};
use crate::outcome::Outcome;
use crate::subject::{OperationKey, Subject};
use crate::tables::{HashMap, HashSet};
use crate::text::quoted;

/// Ledger and findings of one conversion.
pub(in crate::gateway) struct Notes<'a> {
    pub(in crate::gateway) api: &'a Api,
    pub(in crate::gateway) ledger: Ledger,
    pub(in crate::gateway) of_api: Ledger,
    pub(in crate::gateway) diagnostics: Vec<Diagnostic>,
    /// What of the API was noted, although each operation comes by it.
    once: HashSet<(&'static str, String)>,
    /// The operation that has a place on the gateway.
    occupied: HashMap<String, &'a OperationKey>,
}

impl<'a> Notes<'a> {
    pub(in crate::gateway) fn new(api: &'a Api) -> Self {
        Self {
            api,
            ledger: Ledger::default(),
            of_api: Ledger::default(),
            diagnostics: Vec::new(),
            once: HashSet::default(),
            occupied: HashMap::default(),
        }
    }

    /// Notes what became of a member. Of the API, each operation would note it again.
    pub(in crate::gateway) fn note_once(
        &mut self,
        subject: &Subject,
        rule: (&'static Rule, Fate),
        pointer: String,
        became: Option<String>,
    ) {
        if *subject != Subject::Api {
            self.ledger.note(subject, rule, pointer, became);
        } else if self.once.insert((rule.0.code, pointer.clone())) {
            self.of_api.note(subject, rule, pointer, became);
        }
    }

    /// Notes what became of what an operator adds, as in `/backend/retries`.
    pub(in crate::gateway) fn setting<O>(
        &mut self,
        part: &Part<'a, O>,
        member: &str,
        fate: Fate,
        became: Option<String>,
    ) {
        let (subject, pointer) = part.operator_of(member);
        self.note_once(&subject, (rules::CONVERT_SETTINGS_DROPPED, fate), pointer, became);
    }

    /// Notes that an operation has another name on the gateway.
    pub(in crate::gateway) fn renamed<O>(&mut self, part: &Part<'a, O>, name: &str) {
        let stated = part.operation.operation_id.as_ref();
        let pointer = match stated {
            Some(stated) if stated != name => "/operationId",
            None if part.operation.name != name => "/name",
            _ => return,
        };
        let rule = (rules::CONVERT_NAME_CHANGED, Fate::Renamed);
        self.ledger.note(&part.subject, rule, pointer, Some(name.to_owned()));
    }

    /// Notes that an id is missing.
    pub(in crate::gateway) fn need(&mut self, subject: &Subject, pointer: &str, name: &str) {
        let rule = (rules::CONVERT_REFERENCE_NEEDED, Fate::NeedsReference);
        self.ledger.note(subject, rule, pointer, Some(format!("? {}", quoted(name))));
    }

    /// Notes that an id is missing that all payloads want.
    pub(in crate::gateway) fn need_of_api(&mut self, name: &str) {
        let rule = (rules::CONVERT_REFERENCE_NEEDED, Fate::NeedsReference);
        self.of_api.note(&Subject::Api, rule, "/name", Some(format!("? {name}")));
    }

    /// Gives an operation its place on the gateway.
    ///
    /// # Errors
    /// Another one has it.
    pub(in crate::gateway) fn occupy(
        &mut self,
        key: &'a OperationKey,
        place: String,
        path: &str,
    ) -> Result<(), Box<Diagnostic>> {
        if let Some(other) = self.occupied.get(&place) {
            let found = Diagnostic::new(rules::CONVERT_PATH_OCCUPIED);
            return Err(found.arg("path", path).arg("other", other.to_string()).into());
        }
        self.occupied.insert(place, key);
        Ok(())
    }

    /// Reports options for operations that there are not.
    pub(in crate::gateway) fn unused<'n>(&mut self, names: impl Iterator<Item = &'n String>) {
        for name in names {
            let found = Diagnostic::new(rules::CONVERT_OPTION_UNUSED).about(Subject::Api);
            self.diagnostics.push(found.arg("name", quoted(name)));
        }
    }

    /// Reports more payloads than the gateway takes.
    pub(in crate::gateway) fn quota(&mut self, count: usize, most: usize) {
        if count > most {
            let found = Diagnostic::new(rules::CONVERT_QUOTA_EXCEEDED).about(Subject::Api);
            let limit = most.to_string();
            self.diagnostics.push(found.arg("count", count.to_string()).arg("limit", limit));
        }
    }

    /// The conversion, with the findings.
    pub(in crate::gateway) fn finish<T>(
        self,
        payloads: Vec<Payload<T>>,
        placed: &'static [Placement],
        of_components: Ledger,
    ) -> Outcome<Conversion<T>> {
        let mut of_api = self.of_api;
        let kept = Kept::default();
        Walk { placed, rules: RULES, subject: &Subject::Api, kept: &kept, ledger: &mut of_api }
            .about(&self.api.about);
        let mut ledger = self.ledger;
        ledger.prepend(of_api);
        ledger.append(of_components);
        let mut components = Ledger::default();
        Walk::components(&mut components, placed, self.api, |_| rules::CONVERT_COMPONENT_NOT_STORED);
        ledger.append(components);
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(ledger.findings());
        Outcome::found(Conversion { payloads, ledger }, diagnostics)
    }
}

/// What writes operations one by one.
pub(in crate::gateway) trait Write<'a> {
    /// What the options have for one operation.
    type Options: 'a;
    /// The body of a payload.
    type Body: Default;

    /// Ledger and findings.
    fn notes(&mut self) -> &mut Notes<'a>;

    /// Writes the body of an operation.
    ///
    /// # Errors
    /// The gateway would refuse it.
    fn operation(
        &mut self,
        part: &Part<'a, Self::Options>,
        name: String,
        payload: &mut Self::Body,
    ) -> Result<(), Box<Diagnostic>>;
}

/// Writes each operation. Of one that is left out, the ledger says no more than that. Gives the names of the options that
/// were used, too.
pub(in crate::gateway) fn payloads<'a, W: Write<'a>>(
    writer: &mut W,
    names: Vec<String>,
    options: &'a Map<String, W::Options>,
) -> (Vec<Payload<W::Body>>, HashSet<String>) {
    let api = writer.notes().api;
    let mut payloads = Vec::with_capacity(api.operations.len());
    let mut used = HashSet::default();
    for ((key, operation), name) in api.operations.iter().zip(names) {
        let part = Part::of(api, options, key, operation, &mut used);
        let before = writer.notes().ledger.len();
        // Bodies have many members: they are written where they stay.
        payloads.push(Payload { subject: part.subject.clone(), body: W::Body::default() });
        let Some(payload) = payloads.last_mut() else { continue };
        if let Err(found) = writer.operation(&part, name, &mut payload.body) {
            payloads.pop();
            let notes = writer.notes();
            notes.ledger.forget(before);
            notes.ledger.note(&part.subject, (found.rule(), Fate::Lost), "", None);
            notes.diagnostics.push(found.about(part.subject));
        }
    }
    (payloads, used)
}
