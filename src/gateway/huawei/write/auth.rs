//! How callers authenticate.

use super::params::Part;
use super::writer::Writer;
use crate::gateway::huawei::options::AuthOptions;
use crate::gateway::huawei::wire::{ApiCreate, AuthOpt};
use crate::gateway::shared::ledger::Fate;
use crate::gateway::shared::rules;
use crate::gateway::shared::write::security::Credentials;
use crate::model::Map;
use crate::model::operator::{Auth, AuthKind};

impl<'a> Writer<'a> {
    /// Writes how callers authenticate: as the options have it for the operation, as its operator does, as the options
    /// have it in place of its security schemes, or as the options have it for all.
    pub(super) fn auth(&mut self, part: &Part<'a>, payload: &mut ApiCreate) {
        let own = part.options.and_then(|options| options.auth.as_ref()).cloned();
        let of_operator = || part.operator.auth.as_deref();
        let chosen = own.or_else(|| self.of_operator(part, of_operator()?));
        let of_schemes = self.notes.of_security(part, chosen.as_ref(), &self.options.security);
        let chosen = chosen.or(of_schemes).or_else(|| self.options.auth.clone()).unwrap_or_default();
        let kind = chosen.kind.as_deref().unwrap_or(match chosen.authorizer {
            Some(_) => "AUTHORIZER",
            None => "NONE",
        });
        payload.auth_type = Some(kind.to_owned());
        payload.auth_opt = chosen.app_code.map(|is_enough| {
            let word = if is_enough { "HEADER" } else { "DISABLE" };
            AuthOpt { app_code_auth_type: Some(word.to_owned()), ..AuthOpt::default() }
        });
        match &chosen.authorizer {
            Some(name) => {
                payload.authorizer_id = self.id(part, &self.options.authorizers, name, "/security");
            }
            None if kind == "AUTHORIZER" => self.notes.need(&part.subject, "/security", "authorizer"),
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
                let (subject, at) = part.operator_of("/auth");
                let became = auth.kind.as_ref().map(ToString::to_string);
                self.notes.note_once(&subject, (rules::CONVERT_SECURITY_WIDENED, Fate::Lost), at, became);
                return None;
            }
        };
        Some(AuthOptions {
            kind: Some(kind.to_owned()),
            app_code: (auth.kind == Some(AuthKind::ApiKey) && kind == "APP").then_some(true),
            authorizer: auth.authorizer.clone().filter(|_| kind != "NONE"),
        })
    }
}

impl Credentials for AuthOptions {
    fn open() -> Self {
        Self { kind: Some("NONE".to_owned()), ..Self::default() }
    }

    fn combined(schemes: &Map<String, Vec<String>>, known: &Map<String, Self>) -> Option<Self> {
        combined(schemes, known)
    }

    fn with_kind_stated(mut self) -> Self {
        if self.authorizer.is_some() {
            self.kind.get_or_insert_with(|| "AUTHORIZER".to_owned());
        }
        self
    }
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
        all.app_code = all.app_code.max(one.app_code);
        all.authorizer = all.authorizer.or_else(|| one.authorizer.clone());
    }
    Some(all)
}
