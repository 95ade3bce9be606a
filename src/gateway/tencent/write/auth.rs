//! How callers authenticate.

use super::Writer;
use super::params::Part;
use crate::gateway::shared::ledger::Fate;
use crate::gateway::shared::rules;
use crate::gateway::shared::write::security::Credentials;
use crate::gateway::tencent::options::AuthOptions;
use crate::gateway::tencent::wire::{CreateApiRequest, Word};
use crate::model::Map;
use crate::model::operator::{Auth, AuthKind};

impl<'a> Writer<'a> {
    /// Writes how callers authenticate: as the options have it for the operation, as its operator does, as the options
    /// have it in place of its security schemes, or as the options have it for all.
    pub(super) fn auth(&mut self, part: &Part<'a>, payload: &mut CreateApiRequest) {
        let own = part.options.and_then(|options| options.auth.as_ref()).cloned();
        let of_operator = || part.operator.auth.as_deref();
        let chosen = own.or_else(|| self.of_operator(part, of_operator()?));
        let of_schemes = self.notes.of_security(part, chosen.as_ref(), &self.options.security);
        let chosen = chosen.or(of_schemes).or_else(|| self.options.auth.clone()).unwrap_or_default();
        let chosen = chosen.with_kind_stated();
        let kind = chosen.kind.clone().map_or("NONE".into(), Word::Owned);
        match &*kind {
            "OAUTH" => self.oauth(part, &chosen, payload),
            "EIAM" if chosen.eiam_app_id.is_none() => {
                self.notes.need(&part.subject, "/security", "eiamAppId");
            }
            _ => {}
        }
        payload.eiam_app_type = chosen.eiam_app_type;
        payload.eiam_auth_type = chosen.eiam_auth_type;
        payload.eiam_app_id = chosen.eiam_app_id;
        payload.token_timeout = chosen.token_timeout;
        payload.auth_type = Some(kind);
    }

    /// An API that tokens are checked for, or one that gives them.
    fn oauth(&mut self, part: &Part<'a>, chosen: &AuthOptions, payload: &mut CreateApiRequest) {
        let business = chosen.business_type.clone().map_or("NORMAL".into(), Word::Owned);
        payload.oauth_config.clone_from(&chosen.oauth);
        match &chosen.authorization_api {
            Some(name) => {
                let known = &self.options.authorization_apis;
                payload.auth_relation_api_id = self.id(part, (known, "api-"), name, "/security");
            }
            None if business == "NORMAL" => self.notes.need(&part.subject, "/security", "authorizationApi"),
            None => {}
        }
        payload.api_business_type = Some(business);
    }

    /// What an operator says, in the gateway's words; none where it has no such kind.
    fn of_operator(&mut self, part: &Part<'a>, auth: &Auth) -> Option<AuthOptions> {
        let kind = match (&auth.kind, auth.required) {
            (_, Some(false)) | (Some(AuthKind::Open), _) => "NONE",
            (Some(AuthKind::App), _) => "APP",
            (Some(AuthKind::OAuth2 | AuthKind::OpenIdConnect), _) => "OAUTH",
            (Some(AuthKind::Other(word)), _) if word == "SECRET" || word == "EIAM" => word,
            (None, None) if auth.authorizer.is_none() => return None,
            (_, _) => {
                let (subject, at) = part.operator_of("/auth");
                let became = auth.kind.as_ref().map(ToString::to_string);
                self.notes.note_once(&subject, (rules::CONVERT_SECURITY_WIDENED, Fate::Lost), at, became);
                return None;
            }
        };
        if auth.authorizer.is_some() && kind != "OAUTH" {
            self.notes.setting(part, "/auth/authorizer", Fate::Lost, None);
        }
        Some(AuthOptions {
            kind: Some(kind.to_owned()),
            authorization_api: auth.authorizer.clone().filter(|_| kind == "OAUTH"),
            ..AuthOptions::default()
        })
    }
}

impl Credentials for AuthOptions {
    fn open() -> Self {
        Self { kind: Some("NONE".to_owned()), ..Self::default() }
    }

    /// The gateway checks one of its kinds.
    fn combined(schemes: &Map<String, Vec<String>>, known: &Map<String, Self>) -> Option<Self> {
        let mut all = schemes.keys().map(|name| known.get(name).cloned().map(Self::with_kind_stated));
        let first = all.next()??;
        all.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    fn with_kind_stated(mut self) -> Self {
        if self.authorization_api.is_some() {
            self.kind.get_or_insert_with(|| "OAUTH".to_owned());
        }
        self
    }
}
