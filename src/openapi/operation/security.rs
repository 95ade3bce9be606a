//! Security requirements and schemes of both versions.

use crate::model::{
    ApiKeyLocation, Map, OAuthFlow, OAuthFlows, SecurityKind, SecurityRequirement, SecurityScheme,
};
use crate::openapi::about::url;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::reader::targets::ComponentId;
use crate::openapi::rules::{
    OAS31_MUTUAL_TLS, SECURITY_FLOW_INCOMPLETE, SECURITY_FLOWS_EMPTY, SECURITY_HTTP_SCHEME_UNKNOWN,
    SECURITY_OTHER_VERSION, SECURITY_SCHEME_INVALID, SECURITY_SCOPE_UNDECLARED, SECURITY_SCOPES_MISPLACED,
    SECURITY_UNDEFINED,
};
use crate::source::{Kind, Node};

impl<'d> Reader<'d> {
    /// `security`: alternatives, each a set of schemes. `section` is where the document keeps its schemes.
    pub(crate) fn security(
        &mut self,
        fields: &mut Fields<'d>,
        section: &'static str,
    ) -> Option<Vec<SecurityRequirement>> {
        let list = fields.list(&mut self.report, "security")?;
        let requirements: Vec<_> = list.items().filter_map(|node| self.requirement(node, section)).collect();
        // What cannot be read must never open the door: an empty list would say that anybody may call.
        (list.len() == 0 || !requirements.is_empty()).then_some(requirements)
    }

    fn requirement(&mut self, node: Node<'d>, section: &'static str) -> Option<SecurityRequirement> {
        if !node.is_object() {
            self.report.wrong_type("security", node, Kind::Object);
            return None;
        }
        let mut requirement = Map::new();
        for (key, scopes) in node.entries() {
            let name = key.text();
            // An unusable scheme is not a reason to lose the operation: the requirement is kept, and reported.
            let id = self.refs.targets.id_of(section, name);
            if id.is_none_or(|id| self.refs.lost.contains(&id)) {
                self.report.at(SECURITY_UNDEFINED, key.site(), [("name", shortened(name))]);
            }
            if !scopes.is_array() {
                self.report.wrong_type_here(scopes, Kind::Array);
            }
            if let Some(id) = id.filter(|_| scopes.len() > 0) {
                self.check_scopes(id, name, scopes);
            }
            let mut names = Vec::new();
            for scope in scopes.items() {
                match text_of(scope) {
                    Some(text) => names.push(text.to_owned()),
                    None => self.report.wrong_type(name, scope, Kind::String),
                }
            }
            requirement.insert(name.to_owned(), names);
        }
        Some(SecurityRequirement(requirement))
    }

    /// Checks scopes against the scheme that they are for.
    fn check_scopes(&mut self, id: ComponentId, name: &str, scopes: Node<'d>) {
        if let Some(kind) = self
            .facts
            .scheme_kind(&self.refs.targets, id)
            .filter(|kind| matches!(*kind, "apiKey" | "http" | "basic"))
        {
            let args = [("name", shortened(name)), ("type", kind.to_owned())];
            return self.report.at(SECURITY_SCOPES_MISPLACED, scopes, args);
        }
        for scope in scopes.items() {
            if let Some(text) =
                text_of(scope).filter(|text| self.facts.lacks_scope(&self.refs.targets, id, text))
            {
                let args = [("name", shortened(name)), ("scope", shortened(text))];
                self.report.at(SECURITY_SCOPE_UNDECLARED, scope, args);
            }
        }
    }

    /// Reports a keyword of the other version, which is understood anyway.
    fn keyword_of_other_version(
        &mut self,
        fields: &mut Fields<'d>,
        key: &'static str,
        word: &str,
        is_swagger: bool,
    ) {
        if self.is_swagger() != is_swagger {
            let at = fields.raw(key).unwrap_or(fields.node());
            self.report.at(SECURITY_OTHER_VERSION, at, [("word", word.to_owned())]);
        }
    }

    /// A security scheme of either version.
    pub(crate) fn security_scheme(&mut self, node: Node<'d>) -> Option<SecurityScheme> {
        let mut fields = Fields::of(node);
        fields.needs(&["type", "name", "in", "scheme", "flows", "flow", "openIdConnectUrl"]);
        let Some(kind) = fields.text(&mut self.report, "type") else {
            self.scheme_invalid(&mut fields, "type");
            return None;
        };
        match kind {
            "basic" => self.keyword_of_other_version(&mut fields, "type", kind, true),
            "http" | "openIdConnect" => self.keyword_of_other_version(&mut fields, "type", kind, false),
            _ => {}
        }
        let kind = match kind {
            "basic" => Some(SecurityKind::Http { scheme: "basic".to_owned(), bearer_format: None }),
            "apiKey" => self.api_key(&mut fields),
            "http" => self.http_scheme(&mut fields),
            "oauth2" => self.oauth2(&mut fields),
            "openIdConnect" => match url(&mut self.report, &mut fields, "openIdConnectUrl") {
                Some(open_id_connect_url) => Some(SecurityKind::OpenIdConnect { open_id_connect_url }),
                None => self.scheme_invalid(&mut fields, "openIdConnectUrl"),
            },
            "mutualTLS" if self.origins.is_some() => {
                let at = fields.raw("type").unwrap_or(fields.node());
                self.report.at(OAS31_MUTUAL_TLS, at, []);
                None
            }
            _ => self.scheme_invalid(&mut fields, "type"),
        }?;
        let description = fields.string(&mut self.report, "description");
        Some(SecurityScheme { kind, description, extensions: fields.finish(&mut self.report) })
    }

    fn scheme_invalid(&mut self, fields: &mut Fields<'d>, key: &'static str) -> Option<SecurityKind> {
        let at = fields.raw(key).map_or(fields.node().key_site(), Node::site);
        self.report.at(SECURITY_SCHEME_INVALID, at, [("key", key.to_owned())]);
        None
    }

    fn api_key(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        let name = fields.string(&mut self.report, "name");
        let location = match fields.text(&mut self.report, "in") {
            Some("header") => ApiKeyLocation::Header,
            Some("query") => ApiKeyLocation::Query,
            Some("cookie") => {
                self.keyword_of_other_version(fields, "in", "in: cookie", false);
                ApiKeyLocation::Cookie
            }
            _ => return self.scheme_invalid(fields, "in"),
        };
        match name {
            Some(name) => Some(SecurityKind::ApiKey { name, location }),
            None => self.scheme_invalid(fields, "name"),
        }
    }

    fn http_scheme(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        let bearer_format = fields.string(&mut self.report, "bearerFormat");
        match fields.string(&mut self.report, "scheme") {
            Some(scheme) => {
                if !HTTP_SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(&scheme)) {
                    let at = fields.raw("scheme").unwrap_or(fields.node());
                    self.report.at(SECURITY_HTTP_SCHEME_UNKNOWN, at, [("scheme", shortened(&scheme))]);
                }
                Some(SecurityKind::Http { scheme, bearer_format })
            }
            None => self.scheme_invalid(fields, "scheme"),
        }
    }

    /// OAuth 2: `flows` in 3.0, one `flow` beside its URLs in 2.0.
    fn oauth2(&mut self, fields: &mut Fields<'d>) -> Option<SecurityKind> {
        if let Some(node) = fields.object(&mut self.report, "flows") {
            self.keyword_of_other_version(fields, "flows", "flows", false);
            return Some(SecurityKind::OAuth2 { flows: self.flows(node).into() });
        }
        let of_other_version: &[_] = if self.is_swagger() {
            &["flows", "refreshUrl"]
        } else {
            &["flow", "authorizationUrl", "tokenUrl", "refreshUrl", "scopes"]
        };
        fields.misplaced(of_other_version);
        let Some(name) = fields.text(&mut self.report, "flow") else {
            return self.scheme_invalid(fields, "flows");
        };
        self.keyword_of_other_version(fields, "flow", "flow", true);
        let flow = Some(self.flow(fields, name));
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
            let mut fields = Fields::of(fields.object(&mut cx.report, name)?);
            let flow = cx.flow(&mut fields, name);
            let mut extensions = flow.extensions;
            extensions.extend(fields.finish(&mut cx.report));
            Some(OAuthFlow { extensions, ..flow })
        };
        if node.len() == 0 {
            self.report.at(SECURITY_FLOWS_EMPTY, node.key_site(), []);
        }
        let flows = OAuthFlows {
            implicit: flow(self, "implicit"),
            password: flow(self, "password"),
            client_credentials: flow(self, "clientCredentials"),
            authorization_code: flow(self, "authorizationCode"),
            ..OAuthFlows::default()
        };
        OAuthFlows { extensions: fields.finish(&mut self.report), ..flows }
    }

    fn flow(&mut self, fields: &mut Fields<'d>, name: &str) -> OAuthFlow {
        let mut flow = OAuthFlow {
            authorization_url: url(&mut self.report, fields, "authorizationUrl"),
            token_url: url(&mut self.report, fields, "tokenUrl"),
            refresh_url: url(&mut self.report, fields, "refreshUrl"),
            ..OAuthFlow::default()
        };
        match name {
            "implicit" => fields.misplaced(&["tokenUrl"]),
            "password" | "application" | "clientCredentials" => fields.misplaced(&["authorizationUrl"]),
            _ => {}
        }
        self.check_flow(fields, name);
        for (key, node) in fields.entries(&mut self.report, "scopes") {
            let name = key.text();
            match text_of(node) {
                Some(text) => _ = flow.scopes.insert(name.to_owned(), text.to_owned()),
                // OAS 2.0 allows extensions among the scopes.
                None if name.starts_with("x-") => _ = flow.extensions.insert(name.to_owned(), node.value()),
                None => {
                    self.report.wrong_type_here(node, Kind::String);
                    flow.scopes.insert(name.to_owned(), String::new());
                }
            }
        }
        flow
    }

    /// What a flow cannot do without: OAS 3.0.3, OAuth Flow Object; OAS 2.0, Security Scheme Object.
    fn check_flow(&mut self, fields: &mut Fields<'d>, name: &str) {
        let needs: &[&'static str] = match name {
            "implicit" => &["authorizationUrl", "scopes"],
            "password" | "application" | "clientCredentials" => &["tokenUrl", "scopes"],
            "accessCode" | "authorizationCode" => &["authorizationUrl", "tokenUrl", "scopes"],
            _ => &[],
        };
        for key in needs {
            if fields.raw(key).is_none() {
                let args = [("flow", name.to_owned()), ("key", (*key).to_owned())];
                self.report.at(SECURITY_FLOW_INCOMPLETE, fields.node().key_site(), args);
            }
        }
    }
}

/// The schemes that IANA lists for HTTP's `Authorization`.
const HTTP_SCHEMES: [&str; 14] = [
    "basic",
    "bearer",
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "vapid",
];
