//! What a writer notes, and what comes of it at the end.

use std::collections::HashSet;

use super::params::Part;
use super::placed::PLACED;
use super::writer::Writer;
use crate::diagnostic::{Diagnostic, Rule};
use crate::gateway::huawei::check::{self, Fault};
use crate::gateway::huawei::wire::ApiCreate;
use crate::gateway::shared::ledger::{Conversion, Fate, Kept, Ledger, Payload, RULES, Walk};
use crate::gateway::shared::rules;
use crate::model::Map;
use crate::model::operator::Protocol;
use crate::outcome::Outcome;
use crate::subject::Subject;
use crate::text::quoted;

impl<'a> Writer<'a> {
    /// `HTTP`, `HTTPS` or `BOTH`: as the options have it, as an operator does, or by the servers' schemes.
    pub(super) fn protocol(&self, part: &Part<'a>) -> String {
        if let Some(protocol) = &self.options.protocol {
            return protocol.clone();
        }
        let stated = part.operator.publication.as_ref().map(|publication| publication.protocols.as_slice());
        let (mut plain, mut secure) = (false, false);
        for protocol in stated.unwrap_or_default() {
            match protocol {
                Protocol::Http | Protocol::Ws => plain = true,
                Protocol::Https | Protocol::Wss => secure = true,
                Protocol::Grpc | Protocol::Grpcs => return "GRPCS".to_owned(),
                _ => {}
            }
        }
        if !plain && !secure {
            let own = &part.operation.servers;
            let servers = if own.is_empty() { &self.api.about.servers } else { own };
            for server in servers {
                let scheme = server.url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
                match scheme.as_deref() {
                    Some("http" | "ws") => plain = true,
                    Some("https" | "wss") => secure = true,
                    _ => {}
                }
            }
        }
        let word = match (plain, secure) {
            (true, true) => "BOTH",
            (true, false) => "HTTP",
            (false, _) => "HTTPS",
        };
        word.to_owned()
    }

    /// The id of a name: in a table of the options, or the name itself where it is an id. Notes that there is none.
    pub(super) fn id(
        &mut self,
        part: &Part<'a>,
        known: &Map<String, String>,
        name: &str,
        pointer: &str,
    ) -> Option<String> {
        if let Some(id) = known.get(name) {
            return Some(id.clone());
        }
        let is_id = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id || known.values().any(|id| id == name) {
            return Some(name.to_owned());
        }
        self.need(part, pointer, name);
        None
    }

    /// Notes that an id is missing.
    pub(super) fn need(&mut self, part: &Part<'a>, pointer: &str, name: &str) {
        let rule = (rules::CONVERT_REFERENCE_NEEDED, Fate::NeedsReference);
        self.ledger.note(&part.subject, rule, pointer, Some(format!("? {}", quoted(name))));
    }

    /// Notes what became of a member. Of the API, each operation would note it again.
    pub(super) fn note_once(
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

    /// Compares a payload with what the gateway takes, and with the payloads before it.
    pub(super) fn judge(&mut self, part: &Part<'a>, payload: &ApiCreate) -> Result<(), Box<Diagnostic>> {
        if let Err(Fault { member, reason }) = check::payload(payload) {
            let found = Diagnostic::new(rules::CONVERT_VALUE_REFUSED);
            return Err(found.arg("member", member).arg("reason", reason).into());
        }
        let text = |member: &Option<String>| member.clone().unwrap_or_default();
        let path = text(&payload.req_uri);
        let erased = crate::subject::PathKey::of(&path).to_string();
        let place = [text(&payload.req_method), text(&payload.match_mode), erased].join(" ");
        if let Some(other) = self.occupied.get(&place) {
            let found = Diagnostic::new(rules::CONVERT_PATH_OCCUPIED);
            return Err(found.arg("path", path).arg("other", other.to_string()).into());
        }
        self.occupied.insert(place, part.key);
        Ok(())
    }

    /// The conversion, with the findings.
    pub(super) fn finish(
        mut self,
        payloads: Vec<Payload<ApiCreate>>,
        used: &HashSet<String>,
    ) -> Outcome<Conversion<ApiCreate>> {
        let about = &self.api.about;
        if self.options.group_id.is_none() && !payloads.is_empty() {
            let rule = (rules::CONVERT_REFERENCE_NEEDED, Fate::NeedsReference);
            self.of_api.note(&Subject::Api, rule, "/name", Some("? groupId".to_owned()));
        }
        if !self.options.base_path && about.base_path.is_some() {
            let rule = (rules::CONVERT_API_DETAILS_DROPPED, Fate::Lost);
            self.of_api.note(&Subject::Api, rule, "/basePath", None);
        }
        let mut ledger = self.of_api;
        let kept = Kept::default();
        Walk { placed: PLACED, rules: RULES, subject: &Subject::Api, kept: &kept, ledger: &mut ledger }
            .about(about);
        ledger.append(self.ledger);
        ledger.append(self.shared.notes);
        let mut components = Ledger::default();
        Walk::components(&mut components, PLACED, self.api, |_| rules::CONVERT_COMPONENT_NOT_STORED);
        ledger.append(components);
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(ledger.findings());
        for name in self.options.operations.keys().filter(|name| !used.contains(*name)) {
            let found = Diagnostic::new(rules::CONVERT_OPTION_UNUSED).about(Subject::Api);
            diagnostics.push(found.arg("name", quoted(name)));
        }
        if payloads.len() > self.options.api_quota {
            let found = Diagnostic::new(rules::CONVERT_QUOTA_EXCEEDED).about(Subject::Api);
            let limit = self.options.api_quota.to_string();
            diagnostics.push(found.arg("count", payloads.len().to_string()).arg("limit", limit));
        }
        Outcome::found(Conversion { payloads, ledger }, diagnostics)
    }
}
