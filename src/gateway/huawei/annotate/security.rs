//! How callers authenticate, as security schemes.

use serde_json::json;

use crate::model::operator::{Auth, AuthKind};
use crate::model::{
    ApiKeyLocation, Components, Extensions, Map, RefOr, SecurityKind, SecurityRequirement, SecurityScheme,
};

/// The schemes of the gateway: those that its exports have, and the authorizers of a document.
pub(super) struct Schemes {
    authorizers: std::collections::HashSet<String>,
    needed: Map<&'static str, SecurityScheme>,
}

impl Schemes {
    pub(super) fn new(components: &Components) -> Self {
        let is_authorizer = |scheme: &RefOr<SecurityScheme>| {
            scheme.item().is_some_and(|scheme| scheme.extensions.contains_key("x-apigateway-authorizer"))
        };
        let all = components.security_schemes.iter().filter(|(_, scheme)| is_authorizer(scheme));
        Self { authorizers: all.map(|(name, _)| name.to_string()).collect(), needed: Map::new() }
    }

    /// The requirements that say it; none where no scheme does.
    pub(super) fn requirements(&mut self, auth: &Auth) -> Option<Vec<SecurityRequirement>> {
        let mut all = Map::new();
        let own = match auth.kind.as_ref()? {
            AuthKind::App => Some(("apig-auth-app", "Authorization", "AppSigv1")),
            AuthKind::ApiKey => Some(("apig-auth-app-header", "Authorization", "AppSigv1")),
            AuthKind::Iam => Some(("apig-auth-iam", "unused", "IAM")),
            AuthKind::Open => return Some(Vec::new()),
            AuthKind::Custom => None,
            _ => return None,
        };
        if let Some((name, header, kind)) = own {
            self.needed.insert_if_absent(name, || scheme(header, kind, auth.kind == Some(AuthKind::ApiKey)));
            all.insert(name.to_owned(), Vec::new());
        }
        if let Some(name) = auth.authorizer.as_ref().filter(|name| self.authorizers.contains(*name)) {
            all.insert(name.clone(), Vec::new());
        }
        (!all.is_empty()).then(|| vec![SecurityRequirement(all)])
    }

    /// Adds the schemes that are needed, and not there.
    pub(super) fn done(self, components: &mut Components) {
        for (name, scheme) in self.needed {
            components.security_schemes.insert_if_absent(name.into(), || RefOr::Item(scheme.into()));
        }
    }
}

fn scheme(header: &str, kind: &str, has_code: bool) -> SecurityScheme {
    let mut extensions = Extensions::new();
    extensions.insert("x-apigateway-auth-type".to_owned(), json!(kind).into());
    if has_code {
        let code = json!({"appcode-auth-type": "header"});
        extensions.insert("x-apigateway-auth-opt".to_owned(), code.into());
    }
    let kind = SecurityKind::ApiKey { name: header.to_owned(), location: ApiKeyLocation::Header };
    SecurityScheme { kind, description: None, extensions }
}
