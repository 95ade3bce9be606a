//! Security requirements and schemes of both versions.

use super::fields::{Fields, shortened, text_of};
use super::reader::Reader;
use crate::diagnostic::rules::openapi::{SECURITY_SCHEME_INVALID, SECURITY_UNDEFINED};
use crate::model::{
    ApiKeyLocation, Map, OAuthFlow, OAuthFlows, SecurityKind, SecurityRequirement, SecurityScheme,
};
use crate::source::{Kind, Node};

impl<'d> Reader<'d> {
    /// `security`: alternatives, each a set of schemes. `section` is where the document keeps its schemes.
    pub(super) fn security(
        &mut self,
        fields: &mut Fields<'d>,
        section: &'static str,
    ) -> Option<Vec<SecurityRequirement>> {
        let list = fields.list(self, "security")?;
        let requirements: Vec<_> = list.items().filter_map(|node| self.requirement(node, section)).collect();
        // What cannot be read must never open the door: an empty list would say that anybody may call.
        (list.len() == 0 || !requirements.is_empty()).then_some(requirements)
    }

    fn requirement(&mut self, node: Node<'d>, section: &'static str) -> Option<SecurityRequirement> {
        if !node.is_object() {
            self.wrong_type("security", node, Kind::Object);
            return None;
        }
        let mut requirement = Map::new();
        for (key, scopes) in node.entries() {
            let name = key.text();
            // An unusable scheme is no reason to lose the operation: the requirement is kept, and said to dangle.
            let id = self.targets.id_of(section, name);
            if id.is_none_or(|id| self.lost.contains(&id)) {
                self.report_at(SECURITY_UNDEFINED, key.site(), [("name", shortened(name))]);
            }
            if !scopes.is_array() {
                self.wrong_type_here(scopes, Kind::Array);
            }
            let mut names = Vec::new();
            for scope in scopes.items() {
                match text_of(scope) {
                    Some(text) => names.push(text.to_owned()),
                    None => self.wrong_type(name, scope, Kind::String),
                }
            }
            requirement.insert(name.to_owned(), names);
        }
        Some(SecurityRequirement(requirement))
    }

    /// A security scheme of either version.
    pub(super) fn security_scheme(&mut self, node: Node<'d>) -> Option<SecurityScheme> {
        let mut fields = Fields::of(node);
        let Some(kind) = fields.text(self, "type") else {
            self.scheme_invalid(&mut fields, "type");
            return None;
        };
        let kind = match kind {
            "basic" => Some(SecurityKind::Http { scheme: "basic".to_owned(), bearer_format: None }),
            "apiKey" => self.api_key(&mut fields),
            "http" => self.http_scheme(&mut fields),
            "oauth2" => self.oauth2(&mut fields),
            "openIdConnect" => match fields.string(self, "openIdConnectUrl") {
                Some(open_id_connect_url) => Some(SecurityKind::OpenIdConnect { open_id_connect_url }),
                None => self.scheme_invalid(&mut fields, "openIdConnectUrl"),
            },
            _ => self.scheme_invalid(&mut fields, "type"),
        }?;
        let description = fields.string(self, "description");
        Some(SecurityScheme { kind, description, extensions: fields.finish(self) })
    }

    fn scheme_invalid(&mut self, fields: &mut Fields<'d>, key: &'static str) -> Option<SecurityKind> {
        let at = fields.raw(key).unwrap_or(fields.node());
        self.report(SECURITY_SCHEME_INVALID, at, [("key", key.to_owned())]);
        None
    }

    fn api_key(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        let name = fields.string(self, "name");
        let location = match fields.text(self, "in") {
            Some("header") => ApiKeyLocation::Header,
            Some("query") => ApiKeyLocation::Query,
            Some("cookie") => ApiKeyLocation::Cookie,
            _ => return self.scheme_invalid(fields, "in"),
        };
        match name {
            Some(name) => Some(SecurityKind::ApiKey { name, location }),
            None => self.scheme_invalid(fields, "name"),
        }
    }

    fn http_scheme(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        let bearer_format = fields.string(self, "bearerFormat");
        match fields.string(self, "scheme") {
            Some(scheme) => Some(SecurityKind::Http { scheme, bearer_format }),
            None => self.scheme_invalid(fields, "scheme"),
        }
    }

    /// OAuth 2: `flows` in 3.0, one `flow` beside its URLs in 2.0.
    fn oauth2(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        if let Some(node) = fields.object(self, "flows") {
            return Some(SecurityKind::OAuth2 { flows: self.flows(node).into() });
        }
        let Some(name) = fields.text(self, "flow") else { return self.scheme_invalid(fields, "flows") };
        let flow = Some(self.flow(fields));
        let mut flows = OAuthFlows::default();
        match name {
            "implicit" => flows.implicit = flow,
            "password" => flows.password = flow,
            "application" => flows.client_credentials = flow,
            "accessCode" => flows.authorization_code = flow,
            _ => return self.scheme_invalid(fields, "flow"),
        }
        Some(SecurityKind::OAuth2 { flows: flows.into() })
    }

    fn flows(&mut self, node: Node<'d>) -> OAuthFlows {
        let mut fields = Fields::of(node);
        let mut flow = |cx: &mut Self, name| {
            let mut fields = Fields::of(fields.object(cx, name)?);
            let flow = cx.flow(&mut fields);
            let mut extensions = flow.extensions;
            extensions.extend(fields.finish(cx));
            Some(OAuthFlow { extensions, ..flow })
        };
        let flows = OAuthFlows {
            implicit: flow(self, "implicit"),
            password: flow(self, "password"),
            client_credentials: flow(self, "clientCredentials"),
            authorization_code: flow(self, "authorizationCode"),
            ..OAuthFlows::default()
        };
        OAuthFlows { extensions: fields.finish(self), ..flows }
    }

    fn flow(&mut self, fields: &mut Fields<'d>) -> OAuthFlow {
        let mut flow = OAuthFlow {
            authorization_url: fields.string(self, "authorizationUrl"),
            token_url: fields.string(self, "tokenUrl"),
            refresh_url: fields.string(self, "refreshUrl"),
            ..OAuthFlow::default()
        };
        for (key, node) in fields.entries(self, "scopes") {
            let name = key.text();
            match text_of(node) {
                Some(text) => _ = flow.scopes.insert(name.to_owned(), text.to_owned()),
                // OAS 2.0 allows extensions among the scopes.
                None if name.starts_with("x-") => _ = flow.extensions.insert(name.to_owned(), node.value()),
                None => {
                    self.wrong_type_here(node, Kind::String);
                    flow.scopes.insert(name.to_owned(), String::new());
                }
            }
        }
        flow
    }
}
