//! Security schemes.

use super::rules::FLOW_INCOMPLETE;
use super::writer::Writer;
use crate::model::{ApiKeyLocation, OAuthFlow, OAuthFlows, SecurityKind, SecurityScheme};

impl Writer<'_> {
    pub(super) fn security_scheme(&mut self, scheme: &SecurityScheme) {
        let kind = match &scheme.kind {
            SecurityKind::ApiKey { .. } => "apiKey",
            SecurityKind::Http { .. } => "http",
            SecurityKind::OAuth2 { .. } => "oauth2",
            SecurityKind::OpenIdConnect { .. } => "openIdConnect",
        };
        self.json.open('{');
        self.json.text_member("type", kind);
        self.json.text_if("description", scheme.description.as_ref());
        match &scheme.kind {
            SecurityKind::ApiKey { name, location } => {
                self.json.text_member("name", name);
                self.json.text_member(
                    "in",
                    match location {
                        ApiKeyLocation::Header => "header",
                        ApiKeyLocation::Query => "query",
                        ApiKeyLocation::Cookie => "cookie",
                    },
                );
            }
            SecurityKind::Http { scheme, bearer_format } => {
                self.json.text_member("scheme", scheme);
                self.json.text_if("bearerFormat", bearer_format.as_ref());
            }
            SecurityKind::OAuth2 { flows } => self.flows(flows),
            SecurityKind::OpenIdConnect { open_id_connect_url } => {
                self.json.text_member("openIdConnectUrl", open_id_connect_url);
            }
        }
        self.extensions(&scheme.extensions);
        self.json.close('}');
    }

    fn flows(&mut self, flows: &OAuthFlows) {
        self.json.open_in("flows", '{');
        let named = [
            ("implicit", &flows.implicit, [true, false]),
            ("password", &flows.password, [false, true]),
            ("clientCredentials", &flows.client_credentials, [false, true]),
            ("authorizationCode", &flows.authorization_code, [true, true]),
        ];
        for (name, flow, needs) in named {
            if let Some(flow) = flow {
                self.json.key(name);
                self.flow(name, flow, needs);
            }
        }
        self.extensions(&flows.extensions);
        self.json.close('}');
    }

    /// A flow, which has the URLs that it needs and no others.
    fn flow(&mut self, name: &str, flow: &OAuthFlow, needs: [bool; 2]) {
        self.json.open('{');
        let urls = [("authorizationUrl", &flow.authorization_url), ("tokenUrl", &flow.token_url)];
        for ((key, url), is_needed) in urls.into_iter().zip(needs) {
            match url {
                Some(url) if is_needed => self.json.text_member(key, url),
                Some(_) => self.leave_out(key, name),
                None if is_needed => {
                    self.report.say(FLOW_INCOMPLETE, [("flow", name), ("key", key)]);
                    self.json.text_member(key, "");
                }
                None => {}
            }
        }
        self.json.text_if("refreshUrl", flow.refresh_url.as_ref());
        self.json.open_in("scopes", '{');
        for (scope, description) in &flow.scopes {
            self.json.text_member(scope, description);
        }
        self.json.close('}');
        self.extensions(&flow.extensions);
        self.json.close('}');
    }
}
