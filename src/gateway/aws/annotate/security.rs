//! How callers authenticate, as security schemes.

use crate::model::operator::{Auth, AuthKind};
use crate::model::{
    ApiKeyLocation, Components, Extensions, Map, RefOr, SecurityKind, SecurityRequirement, SecurityScheme,
};

/// The header that the gateway reads keys from.
const HEADER: &str = "x-api-key";

/// What a new scheme of keys is called.
const NAME: &str = "api_key";

/// The schemes of the gateway in a document: its authorizers, and that of keys.
pub(super) struct Schemes {
    authorizers: std::collections::HashSet<String>,
    of_keys: String,
    is_used: bool,
}

impl Schemes {
    pub(super) fn new(components: &Components) -> Self {
        let all =
            || components.security_schemes.iter().filter_map(|(name, scheme)| Some((name, scheme.item()?)));
        let is_authorizer = |scheme: &SecurityScheme| {
            ["x-amazon-apigateway-authorizer", "x-amazon-apigateway-authtype"]
                .iter()
                .any(|key| scheme.extensions.contains_key(*key))
        };
        let is_of_keys = |scheme: &SecurityScheme| {
            matches!(&scheme.kind, SecurityKind::ApiKey { name, location: ApiKeyLocation::Header }
                if name.eq_ignore_ascii_case(HEADER) && !is_authorizer(scheme))
        };
        let of_keys = all().find(|(_, scheme)| is_of_keys(scheme)).map(|(name, _)| name.to_string());
        let authorizers = all().filter(|(_, scheme)| is_authorizer(scheme)).map(|(name, _)| name.to_string());
        Self {
            authorizers: authorizers.collect(),
            of_keys: of_keys.unwrap_or_else(|| free(components)),
            is_used: false,
        }
    }

    /// The requirements that say it; none where no scheme does.
    pub(super) fn requirements(&mut self, auth: &Auth) -> Option<Vec<SecurityRequirement>> {
        let mut all = Map::new();
        if auth.kind == Some(AuthKind::ApiKey) {
            self.is_used = true;
            all.insert(self.of_keys.clone(), Vec::new());
        }
        if let Some(name) = auth.authorizer.as_ref().filter(|name| self.authorizers.contains(*name)) {
            all.insert(name.clone(), Vec::new());
        }
        (!all.is_empty()).then(|| vec![SecurityRequirement(all)])
    }

    /// Adds the scheme of keys where it is needed, and not there.
    pub(super) fn done(self, components: &mut Components) {
        if self.is_used {
            let kind = SecurityKind::ApiKey { name: HEADER.to_owned(), location: ApiKeyLocation::Header };
            let scheme = || SecurityScheme { kind, description: None, extensions: Extensions::new() };
            components
                .security_schemes
                .insert_if_absent(self.of_keys.into(), || RefOr::Item(scheme().into()));
        }
    }
}

/// A name that no scheme has.
fn free(components: &Components) -> String {
    let is_free = |name: &String| !components.security_schemes.contains_key(name.as_str());
    let mut names = (2..=components.security_schemes.len() + 2).map(|number| format!("{NAME}_{number}"));
    Some(NAME.to_owned()).filter(&is_free).or_else(|| names.find(is_free)).unwrap_or_default()
}
