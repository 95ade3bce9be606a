//! How requests authenticate.

use std::sync::Arc;

use super::rules;
use super::wire::{self, SecurityScheme};
use crate::diagnostic::Diagnostic;
use crate::gateway::mcp::server::LONGEST;
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::values::resolve;
use crate::model::{ApiKeyLocation, Components, Map, SecurityKind, SecurityRequirement};
use crate::subject::Subject;
use crate::tables::{HashSet, IndexMap};
use crate::text::{cut, quoted};

/// How the gateway can send what a scheme asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sent {
    As(SecurityScheme),
    /// The document does not say how, but it is a token.
    AsToken(SecurityScheme),
    Never,
}

/// What a list of requirements comes to.
#[derive(Debug, Clone, Default)]
struct Chosen {
    /// The scheme that is sent.
    id: Option<Arc<str>>,
    /// What is not sent, if anything that is needed is not.
    lost: Option<Arc<str>>,
}

/// The security of one conversion.
pub(super) struct Security<'a> {
    components: &'a Components,
    /// Of the operations that have none of their own.
    of_root: Option<Chosen>,
    used: HashSet<Arc<str>>,
    /// For what is not sent: how many tools, and one of them.
    lost: IndexMap<Arc<str>, (usize, String)>,
}

/// How many schemes a finding names.
const NAMES: usize = 8;

impl<'a> Security<'a> {
    pub(super) fn new(components: &'a Components) -> Self {
        Self { components, of_root: None, used: HashSet::default(), lost: IndexMap::default() }
    }

    /// What a tool sends of its requirements, one of which has to be met.
    pub(super) fn of(
        &mut self,
        requirements: &Arc<[SecurityRequirement]>,
        root: &Arc<[SecurityRequirement]>,
        tool: &str,
    ) -> Option<wire::SecurityRequirement> {
        if requirements.is_empty() {
            return None;
        }
        let chosen = match &self.of_root {
            Some(chosen) if Arc::ptr_eq(requirements, root) => chosen.clone(),
            _ => self.choose(requirements),
        };
        if Arc::ptr_eq(requirements, root) {
            self.of_root = Some(chosen.clone());
        }
        if let Some(lost) = chosen.lost {
            let (count, _) = self.lost.entry(lost).or_insert_with(|| (0, tool.to_owned()));
            *count += 1;
        }
        let id = chosen.id?;
        self.used.insert(id.clone());
        Some(wire::SecurityRequirement { id: id.to_string() })
    }

    /// The first requirement that can be sent, else what comes next to one.
    fn choose(&self, requirements: &[SecurityRequirement]) -> Chosen {
        let schemes = |requirement: &SecurityRequirement| -> Vec<Arc<str>> {
            requirement.0.keys().map(|name| name.as_str().into()).collect()
        };
        let is_sent = |name: &Arc<str>| self.sent(name) != Sent::Never;
        for requirement in requirements.iter().filter(|requirement| requirement.0.len() == 1) {
            if let Some(id) = schemes(requirement).into_iter().find(is_sent) {
                return Chosen { id: Some(id), lost: None };
            }
        }
        if requirements.iter().any(|requirement| requirement.0.is_empty()) {
            return Chosen::default();
        }
        let all = requirements.iter().map(schemes);
        let first = all.clone().flatten().find(is_sent);
        let of_first = all.clone().find(|names| first.as_ref().is_none_or(|first| names.contains(first)));
        let mut lost = NameList::default();
        let rest = of_first.into_iter().flatten().filter(|name| Some(name) != first.as_ref());
        rest.take(NAMES).for_each(|name| lost.add(&name));
        Chosen { id: first, lost: lost.list().map(Into::into) }
    }

    fn sent(&self, name: &str) -> Sent {
        let schemes = &self.components.security_schemes;
        if name.len() > LONGEST {
            return Sent::Never;
        }
        let Some(Ok(scheme)) = schemes.get(name).map(|scheme| resolve(scheme, schemes)) else {
            return Sent::Never;
        };
        let http = |word: &str| SecurityScheme {
            id: name.to_owned(),
            r#type: "http".to_owned(),
            scheme: Some(word.to_owned()),
            ..SecurityScheme::default()
        };
        match &scheme.kind {
            SecurityKind::Http { scheme, .. } => {
                let word = scheme.to_ascii_lowercase();
                if matches!(word.as_str(), "basic" | "bearer") { Sent::As(http(&word)) } else { Sent::Never }
            }
            SecurityKind::ApiKey { location: ApiKeyLocation::Cookie, .. } => Sent::Never,
            SecurityKind::ApiKey { name: key, location } => Sent::As(SecurityScheme {
                id: name.to_owned(),
                r#type: "apiKey".to_owned(),
                r#in: Some(if *location == ApiKeyLocation::Query { "query" } else { "header" }.to_owned()),
                name: Some(key.clone()),
                ..SecurityScheme::default()
            }),
            // RFC 6750: what OAuth gives is sent as a bearer token. Somebody has to fetch it, but nothing else sends it.
            SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => Sent::AsToken(http("bearer")),
        }
    }

    /// The schemes that tools use, in the order of the document, and what is wrong with them.
    pub(super) fn finish(
        self,
        credentials: &Map<String, String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<SecurityScheme> {
        let mut written = Vec::new();
        let (mut tokens, mut missing) = (NameList::default(), NameList::default());
        for name in self.components.security_schemes.keys().filter(|name| self.used.contains(*name)) {
            let sent = self.sent(name);
            let is_token = matches!(sent, Sent::AsToken(_));
            let (Sent::As(mut scheme) | Sent::AsToken(mut scheme)) = sent else { continue };
            scheme.default_credential = credentials.get(&**name).cloned();
            tokens.add_if(is_token && written.len() < NAMES, name);
            missing.add_if(scheme.default_credential.is_none() && written.len() < NAMES, name);
            written.push(scheme);
        }
        if let Some(names) = tokens.list() {
            let found = Diagnostic::new(rules::MCP_SECURITY_AS_TOKEN).about(Subject::Api);
            diagnostics.push(found.arg("names", names));
        }
        if let Some(names) = missing.list() {
            let found = Diagnostic::new(rules::MCP_CREDENTIAL_NEEDED).about(Subject::Api);
            diagnostics.push(found.arg("names", names));
        }
        for (lost, (count, tool)) in &self.lost {
            let found = Diagnostic::new(rules::MCP_SECURITY_UNSENDABLE).about(Subject::Api);
            let found = found.arg("count", count.to_string()).arg("tool", quoted(tool));
            diagnostics.push(found.arg("names", cut(&**lost, 1_000)));
        }
        written
    }
}
