//! How callers authenticate.

use super::params::Part;
use super::writer::Writer;
use crate::gateway::huawei::options::AuthOptions;
use crate::gateway::huawei::wire::{ApiCreate, AuthOpt};
use crate::gateway::shared::ledger::{Fate, below};
use crate::gateway::shared::rules;
use crate::model::operator::{Auth, AuthKind};
use crate::model::{Map, SecurityRequirement};
use crate::subject::Subject;

/// Where a requirement of credentials is.
struct Stated<'a> {
    list: &'a [SecurityRequirement],
    subject: Subject,
}

impl<'a> Writer<'a> {
    /// Writes how callers authenticate: as the options have it for the operation, as its operator does, as the options
    /// have it in place of its security schemes, or as the options have it for all.
    pub(super) fn auth(&mut self, part: &Part<'a>, payload: &mut ApiCreate) {
        let own = part.options.and_then(|options| options.auth.as_ref()).cloned();
        let of_operator = || part.operator.auth.as_deref();
        let chosen = own.or_else(|| self.of_operator(part, of_operator()?));
        let of_schemes = self.of_security(part, chosen.as_ref());
        let chosen = chosen.or(of_schemes).or_else(|| self.options.auth.clone()).unwrap_or_default();
        let kind = chosen.kind.as_deref().unwrap_or(match chosen.authorizer {
            Some(_) => "AUTHORIZER",
            None => "NONE",
        });
        payload.auth_type = Some(kind.to_owned());
        if chosen.app_code {
            payload.auth_opt =
                Some(AuthOpt { app_code_auth_type: Some("HEADER".to_owned()), ..AuthOpt::default() });
        }
        match &chosen.authorizer {
            Some(name) => {
                payload.authorizer_id = self.id(part, &self.options.authorizers, name, "/security");
            }
            None if kind == "AUTHORIZER" => self.need(part, "/security", "authorizer"),
            None => {}
        }
    }

    /// What an operator says, in the gateway's words; none where it has no such kind.
    fn of_operator(&mut self, part: &Part<'a>, auth: &Auth) -> Option<AuthOptions> {
        let kind = match (&auth.kind, auth.required) {
            (_, Some(false)) | (Some(AuthKind::Open), _) => "NONE",
            (Some(AuthKind::App | AuthKind::ApiKey), _) => "APP",
            (Some(AuthKind::Iam), _) => "IAM",
            (Some(AuthKind::Custom), _) => "AUTHORIZER",
            (None, _) if auth.authorizer.is_some() => "AUTHORIZER",
            (None, None) => return None,
            (_, _) => {
                let (subject, at) = part.operator_of("auth");
                let became = auth.kind.as_ref().map(ToString::to_string);
                self.note_once(&subject, (rules::CONVERT_SECURITY_WIDENED, Fate::Lost), at, became);
                return None;
            }
        };
        Some(AuthOptions {
            kind: Some(kind.to_owned()),
            app_code: auth.kind == Some(AuthKind::ApiKey) && kind == "APP",
            authorizer: auth.authorizer.clone().filter(|_| kind != "NONE"),
        })
    }

    /// What the options have in place of the security schemes. Notes those that they have nothing for.
    fn of_security(&mut self, part: &Part<'a>, decided: Option<&AuthOptions>) -> Option<AuthOptions> {
        let own =
            part.operation.security.as_deref().map(|list| Stated { list, subject: part.subject.clone() });
        let of_api = || Some(Stated { list: self.api.about.security.as_deref()?, subject: Subject::Api });
        let stated = own.or_else(of_api)?;
        if let Some(decided) = decided {
            // The members are in the table of placements; what decided is not one of them.
            let rule = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
            if !stated.list.is_empty() && !is_same(decided, stated.list, &self.options.security) {
                self.note_once(&stated.subject, rule, "/security".to_owned(), None);
            }
            return None;
        }
        let open = AuthOptions { kind: Some("NONE".to_owned()), ..AuthOptions::default() };
        if stated.list.is_empty() {
            return Some(open);
        }
        let is_open = |requirement: &SecurityRequirement| requirement.0.is_empty();
        if stated.list.iter().any(is_open) {
            self.widen(&stated, None);
            return Some(open);
        }
        let found = stated
            .list
            .iter()
            .enumerate()
            .find_map(|(at, requirement)| Some((at, combined(&requirement.0, &self.options.security)?)));
        let Some((at, auth)) = found else {
            self.widen(&stated, None);
            return None;
        };
        self.widen(&stated, Some(at));
        for (name, scopes) in stated.list.get(at).into_iter().flat_map(|requirement| &requirement.0) {
            if !scopes.is_empty() {
                let pointer = below(&below("/security", &at.to_string()), name);
                let rule = (rules::CONVERT_SECURITY_WIDENED, Fate::Widened);
                self.note_once(&stated.subject, rule, pointer, None);
            }
        }
        Some(auth)
    }

    /// Notes the requirements that the gateway does not check, but for the one that it does.
    fn widen(&mut self, stated: &Stated<'a>, kept: Option<usize>) {
        let rule = match kept {
            // Callers who meet one of the others are refused.
            Some(_) => (rules::CONVERT_SECURITY_WIDENED, Fate::Lost),
            None => (rules::CONVERT_SECURITY_WIDENED, Fate::Widened),
        };
        for (at, requirement) in stated.list.iter().enumerate() {
            if Some(at) != kept && !requirement.0.is_empty() {
                let pointer = below("/security", &at.to_string());
                let names = requirement.0.keys().map(String::as_str).take(8).collect::<Vec<_>>().join(" + ");
                self.note_once(&stated.subject, rule, pointer, Some(names));
            }
        }
    }
}

/// Whether what decided is what the one requirement of a list asks for.
fn is_same(decided: &AuthOptions, list: &[SecurityRequirement], known: &Map<String, AuthOptions>) -> bool {
    let [SecurityRequirement(schemes)] = list else { return false };
    let is_plain = !schemes.is_empty() && schemes.values().all(Vec::is_empty);
    let wanted = combined(schemes, known).filter(|_| is_plain);
    wanted.is_some_and(|mut wanted| {
        if wanted.authorizer.is_some() {
            wanted.kind.get_or_insert_with(|| "AUTHORIZER".to_owned());
        }
        wanted == *decided
    })
}

/// All schemes of one requirement together: the gateway checks at most one of its own kinds, and one authorizer.
pub(in crate::gateway::huawei) fn combined(
    schemes: &Map<String, Vec<String>>,
    known: &Map<String, AuthOptions>,
) -> Option<AuthOptions> {
    let mut all = AuthOptions::default();
    for name in schemes.keys() {
        let one = known.get(name)?;
        let kind = one.kind.as_deref().filter(|kind| *kind != "AUTHORIZER" && *kind != "NONE");
        if kind.is_some() && all.kind.is_some() && kind != all.kind.as_deref() {
            return None;
        }
        if one.authorizer.is_some() && all.authorizer.is_some() && one.authorizer != all.authorizer {
            return None;
        }
        if let Some(kind) = kind {
            all.kind = Some(kind.to_owned());
        }
        all.app_code |= one.app_code;
        all.authorizer = all.authorizer.or_else(|| one.authorizer.clone());
    }
    Some(all)
}
