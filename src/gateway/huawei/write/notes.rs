//! What a writer notes, and what comes of it at the end.

use super::params::Part;
use super::placed::PLACED;
use super::writer::{Schemes, Writer};
use crate::diagnostic::Diagnostic;
use crate::gateway::huawei::check::{self, Fault};
use crate::gateway::huawei::wire::ApiCreate;
use crate::gateway::shared::ledger::{Conversion, Fate, Payload};
use crate::gateway::shared::rules;
use crate::model::Map;
use crate::model::operator::Protocol;
use crate::outcome::Outcome;
use crate::subject::{PathKey, Subject};
use crate::tables::HashSet;

impl<'a> Writer<'a> {
    /// `HTTP`, `HTTPS` or `BOTH`: as the options have it, as an operator does, or by the servers' schemes.
    pub(super) fn protocol(&self, part: &Part<'a>) -> String {
        if let Some(protocol) = &self.options.protocol {
            return protocol.clone();
        }
        let stated = part.operator.publication.as_ref().map(|publication| publication.protocols.as_slice());
        let mut schemes = Schemes::default();
        for protocol in stated.unwrap_or_default() {
            match protocol {
                Protocol::Http | Protocol::Ws => schemes.plain = true,
                Protocol::Https | Protocol::Wss => schemes.secure = true,
                Protocol::Grpc | Protocol::Grpcs => return "GRPCS".to_owned(),
                _ => {}
            }
        }
        if !schemes.plain && !schemes.secure {
            let own = &part.operation.servers;
            schemes = if own.is_empty() { self.schemes } else { Schemes::of(own) };
        }
        let word = match (schemes.plain, schemes.secure) {
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
        self.notes.need(&part.subject, pointer, name);
        None
    }

    /// Compares a payload with what the gateway takes, and with the payloads before it.
    pub(super) fn judge(&mut self, part: &Part<'a>, payload: &ApiCreate) -> Result<(), Box<Diagnostic>> {
        check::payload(payload).map_err(Fault::found)?;
        let members = [&payload.req_method, &payload.match_mode, &payload.req_uri];
        let [method, mode, path] = members.map(|member| member.as_deref().unwrap_or_default());
        let place = [method, mode, PathKey::of(path).as_str()].join(" ");
        self.notes.occupy(part.key, place, path)
    }

    /// The conversion, with the findings.
    pub(super) fn finish(
        mut self,
        payloads: Vec<Payload<ApiCreate>>,
        used: &HashSet<String>,
    ) -> Outcome<Conversion<ApiCreate>> {
        if self.options.group_id.is_none() && !payloads.is_empty() {
            self.notes.need_of_api("groupId");
        }
        if !self.options.base_path && self.notes.api.about.base_path.is_some() {
            let rule = (rules::CONVERT_API_DETAILS_DROPPED, Fate::Lost);
            self.notes.of_api.note(&Subject::Api, rule, "/basePath", None);
        }
        let stated = self.options.operations.keys();
        self.notes.unused(stated.filter(|name| !used.contains(*name)));
        self.notes.quota(payloads.len(), self.options.api_quota);
        self.notes.finish(payloads, PLACED, self.shared.notes)
    }
}
