//! Media types, headers, examples, links, callbacks, security schemes: what operations and components share.

use std::sync::Arc;

use super::rules::{FLOW_INCOMPLETE, SCHEMA_ASSUMED};
use super::targets::Lead;
use super::writer::Writer;
use crate::model::{
    ApiKeyLocation, Callback, Encoding, Example, Header, Link, Map, MediaType, OAuthFlow, OAuthFlows,
    Parameter, ParameterLocation, RefOr, RequestBody, Response, SecurityKind, SecurityScheme, Style,
    component_of,
};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;

/// Where a style may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StylePlace {
    In(ParameterLocation),
    Encoding,
}

/// OAS 3.0's keyword for a style where it may be.
fn style_keyword(style: Style, place: StylePlace) -> Option<&'static str> {
    use ParameterLocation::{Cookie, Header, Path, Query};
    use StylePlace::{Encoding, In};
    match (style, place) {
        (Style::Matrix, In(Path)) => Some("matrix"),
        (Style::Label, In(Path)) => Some("label"),
        (Style::Simple, In(Path | Header)) => Some("simple"),
        (Style::Form, In(Query | Cookie) | Encoding) => Some("form"),
        (Style::SpaceDelimited, In(Query) | Encoding) => Some("spaceDelimited"),
        (Style::PipeDelimited, In(Query) | Encoding) => Some("pipeDelimited"),
        (Style::DeepObject, In(Query) | Encoding) => Some("deepObject"),
        _ => None,
    }
}

/// The name of a style in the model's JSON.
fn style_name(style: Style) -> String {
    let name = crate::model::to_json(&style);
    format!("style: {}", name.as_str().unwrap_or_default())
}

/// What parameters and headers have in common.
struct Described<'m> {
    name: &'m str,
    location: ParameterLocation,
    style: Option<Style>,
    explode: Option<bool>,
    allow_reserved: bool,
    schema: Option<&'m crate::model::Schema>,
    content: &'m Map<Arc<str>, MediaType>,
    example: Option<&'m Value>,
    examples: &'m Map<String, RefOr<Example>>,
}

impl Writer<'_> {
    pub(super) fn parameter(&mut self, parameter: &Parameter) {
        self.parameter_named(parameter, &parameter.name);
    }

    /// A parameter, under the name that its path has for it.
    pub(super) fn parameter_named(&mut self, parameter: &Parameter, name: &str) {
        self.json.open('{');
        self.json.text_member("name", name);
        self.json.text_member("in", parameter.location.as_str());
        self.json.text_if("description", parameter.description.as_deref().as_ref());
        self.json.flag_if("required", parameter.required || parameter.location == ParameterLocation::Path);
        self.json.flag_if("deprecated", parameter.deprecated);
        self.json.flag_if("allowEmptyValue", parameter.allow_empty_value);
        self.described(&Described {
            name,
            location: parameter.location,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            schema: parameter.schema.as_ref(),
            content: &parameter.content,
            example: parameter.example.as_ref(),
            examples: &parameter.examples,
        });
        self.extensions(&parameter.extensions);
        self.json.close('}');
    }

    pub(super) fn header(&mut self, header: &Header) {
        self.json.open('{');
        self.json.text_if("description", header.description.as_deref().as_ref());
        self.json.flag_if("required", header.required);
        self.json.flag_if("deprecated", header.deprecated);
        self.json.flag_if("allowEmptyValue", header.allow_empty_value);
        self.described(&Described {
            name: "",
            location: ParameterLocation::Header,
            style: header.style,
            explode: header.explode,
            allow_reserved: header.allow_reserved,
            schema: header.schema.as_ref(),
            content: &header.content,
            example: header.example.as_ref(),
            examples: &header.examples,
        });
        self.extensions(&header.extensions);
        self.json.close('}');
    }

    /// A schema with how the value is sent, or one media type without.
    fn described(&mut self, it: &Described<'_>) {
        let of = if it.name.is_empty() { "header" } else { it.name };
        if it.schema.is_none() && !it.content.is_empty() {
            return self.by_content(it, of);
        }
        if !it.content.is_empty() {
            self.leave_out("content", of);
        }
        self.style(it.style, StylePlace::In(it.location), of);
        if let Some(explode) = it.explode {
            self.json.flag("explode", explode);
        }
        self.json.flag_if("allowReserved", it.allow_reserved);
        if it.schema.is_none() {
            self.report.say(SCHEMA_ASSUMED, [("name", of)]);
            self.json.key("schema");
            self.json.raw("{}");
        }
        self.schema_if(it.schema);
        self.examples(it.example, it.examples);
    }

    /// One media type: OAS 3.0 has nothing beside it.
    fn by_content(&mut self, it: &Described<'_>, of: &str) {
        let beside = [
            (it.style.is_some(), "style"),
            (it.explode.is_some(), "explode"),
            (it.allow_reserved, "allowReserved"),
            (it.example.is_some(), "example"),
            (!it.examples.is_empty(), "examples"),
        ];
        for (_, detail) in beside.into_iter().filter(|(is_there, _)| *is_there) {
            self.leave_out(detail, of);
        }
        self.json.open_in("content", '{');
        for (at, (name, media_type)) in it.content.iter().enumerate() {
            if at == 0 {
                self.json.key(name);
                self.media_type(media_type);
            } else {
                self.leave_out(name, of);
            }
        }
        self.json.close('}');
    }

    fn style(&mut self, style: Option<Style>, place: StylePlace, of: &str) {
        let Some(style) = style else { return };
        match style_keyword(style, place) {
            Some(keyword) => self.json.text_member("style", keyword),
            None => self.leave_out(&style_name(style), of),
        }
    }

    /// `example` and `examples` exclude each other; where there are both, those with names are written.
    fn examples(&mut self, example: Option<&Value>, examples: &Map<String, RefOr<Example>>) {
        if examples.is_empty() {
            return self.value_if("example", example);
        }
        if example.is_some() {
            self.leave_out("example", "examples");
        }
        self.details("examples", ComponentKind::Example, examples, Self::example);
    }

    pub(super) fn example(&mut self, example: &Example) {
        self.json.open('{');
        self.json.text_if("summary", example.summary.as_ref());
        self.json.text_if("description", example.description.as_ref());
        self.value_if("value", example.value.as_ref());
        self.json.text_if("externalValue", example.external_value.as_ref());
        self.extensions(&example.extensions);
        self.json.close('}');
    }

    pub(super) fn content(&mut self, content: &Map<Arc<str>, MediaType>) {
        self.json.open_in("content", '{');
        for (name, media_type) in content {
            self.json.key(name);
            self.media_type(media_type);
        }
        self.json.close('}');
    }

    fn media_type(&mut self, media_type: &MediaType) {
        self.json.open('{');
        self.schema_if(media_type.schema.as_ref());
        self.examples(media_type.example.as_ref(), &media_type.examples);
        if !media_type.encoding.is_empty() {
            self.json.open_in("encoding", '{');
            for (name, encoding) in &media_type.encoding {
                self.json.key(name);
                self.encoding(name, encoding);
            }
            self.json.close('}');
        }
        self.extensions(&media_type.extensions);
        self.json.close('}');
    }

    fn encoding(&mut self, name: &str, encoding: &Encoding) {
        self.json.open('{');
        self.json.text_if("contentType", encoding.content_type.as_ref());
        self.details("headers", ComponentKind::Header, &encoding.headers, Self::header);
        self.style(encoding.style, StylePlace::Encoding, name);
        if let Some(explode) = encoding.explode {
            self.json.flag("explode", explode);
        }
        self.json.flag_if("allowReserved", encoding.allow_reserved);
        self.extensions(&encoding.extensions);
        self.json.close('}');
    }

    pub(super) fn request_body(&mut self, body: &RequestBody) {
        self.json.open('{');
        self.json.text_if("description", body.description.as_deref().as_ref());
        self.content(&body.content);
        self.json.flag_if("required", body.required);
        self.extensions(&body.extensions);
        self.json.close('}');
    }

    pub(super) fn response(&mut self, response: &Response) {
        self.json.open('{');
        self.json.text_member("description", &response.description);
        self.details("headers", ComponentKind::Header, &response.headers, Self::header);
        if !response.content.is_empty() {
            self.content(&response.content);
        }
        self.links(&response.links);
        self.extensions(&response.extensions);
        self.json.close('}');
    }

    /// Links; those to operations that the document does not have are left out.
    fn links(&mut self, links: &Map<String, RefOr<Link>>) {
        let begun = self.json.begin("links", '{');
        for (name, link) in links {
            if self.is_there(ComponentKind::Link, link, "left-out")
                && link.item().is_none_or(|link| self.leads(link))
            {
                self.json.key(name);
                self.ref_or(link, Self::link);
            }
        }
        self.json.end(&begun, '}');
    }

    /// Whether the operation of a link is in the document, or is in another one.
    fn leads(&mut self, link: &Link) -> bool {
        let target = match (&link.operation_id, &link.operation_ref) {
            (Some(id), _) if !self.ids.contains(id) => id,
            (None, Some(target)) if target.starts_with('#') && !self.is_path(target) => target,
            _ => return true,
        };
        self.dangling(target, "left-out");
        false
    }

    pub(super) fn link(&mut self, link: &Link) {
        self.json.open('{');
        if link.operation_id.is_some() && link.operation_ref.is_some() {
            self.leave_out("operationRef", "operationId");
        } else {
            self.json.text_if("operationRef", link.operation_ref.as_ref());
        }
        self.json.text_if("operationId", link.operation_id.as_ref());
        if !link.parameters.is_empty() {
            self.json.open_in("parameters", '{');
            for (name, value) in &link.parameters {
                self.value_member(name, value);
            }
            self.json.close('}');
        }
        self.value_if("requestBody", link.request_body.as_ref());
        self.json.text_if("description", link.description.as_ref());
        if let Some(server) = &link.server {
            self.json.key("server");
            self.server(server);
        }
        self.extensions(&link.extensions);
        self.json.close('}');
    }

    /// Callbacks; those with a reference to nothing that no other object can take the place of are left out.
    pub(super) fn callbacks(&mut self, callbacks: &Map<String, RefOr<Callback>>) {
        let begun = self.json.begin("callbacks", '{');
        for (name, callback) in callbacks {
            let broken = callback.item().and_then(|callback| self.broken(callback));
            if let Some(target) = broken {
                self.dangling(&target, "left-out");
            } else if self.is_there(ComponentKind::Callback, callback, "left-out") {
                self.json.key(name);
                self.ref_or(callback, Self::callback);
            }
        }
        self.json.end(&begun, '}');
    }

    /// A shared callback. One that is broken is empty, as others refer to it.
    pub(super) fn callback(&mut self, callback: &Callback) {
        let broken = self.broken(callback);
        if let Some(target) = &broken {
            self.dangling(target, "empty");
        }
        if broken.is_none() && self.has_room(callback.0.node(), "callback") {
            self.with_references(callback.0.node());
        } else {
            self.json.raw("{}");
        }
    }

    /// The first reference to nothing in a callback that an empty object cannot take the place of.
    fn broken(&mut self, callback: &Callback) -> Option<String> {
        let mut pending = vec![callback.0.node()];
        while let Some(node) = pending.pop() {
            if let Some(target) = node.get("$ref").and_then(Node::as_str) {
                let can_be_empty = component_of(target).is_none_or(|(key, deeper)| {
                    !deeper.is_empty()
                        || !matches!(
                            key.kind,
                            ComponentKind::Response | ComponentKind::Parameter | ComponentKind::RequestBody
                        )
                });
                if !can_be_empty && matches!(self.targets.lead(None, target), Lead::Nothing) {
                    return Some(target.to_owned());
                }
            }
            pending.extend(node.entries().map(|(_, child)| child));
            pending.extend(node.items());
        }
        None
    }

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
