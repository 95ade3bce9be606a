//! What the document says beside paths: `info`, servers, security, tags, components.

use std::sync::Arc;

use super::rules::{
    BASE_PATH_DIFFERS, BASE_PATH_STATED, COMPONENT_RENAMED, COMPONENT_UNRESOLVED, SECURITY_UNDEFINED,
    SERVER_ADDED,
};
use super::targets::named;
use super::writer::Writer;
use crate::model::{
    About, Contact, ExternalDocs, License, Map, RefOr, SecurityRequirement, Server, ServerVariable, Tag,
};
use crate::subject::{ComponentKey, ComponentKind, Subject};

impl Writer<'_> {
    pub(super) fn info(&mut self, about: &About) {
        self.json.open_in("info", '{');
        self.json.text_member("title", &about.name);
        self.json.text_if("description", about.description.as_ref());
        self.json.text_if("termsOfService", about.terms_of_service.as_ref());
        if let Some(contact) = &about.contact {
            self.contact(contact);
        }
        if let Some(license) = &about.license {
            self.license(license);
        }
        self.json.text_member("version", &about.version);
        self.extensions(&about.info_extensions);
        self.json.close('}');
    }

    fn contact(&mut self, contact: &Contact) {
        self.json.open_in("contact", '{');
        self.json.text_if("name", contact.name.as_ref());
        self.json.text_if("url", contact.url.as_ref());
        self.json.text_if("email", contact.email.as_ref());
        self.extensions(&contact.extensions);
        self.json.close('}');
    }

    fn license(&mut self, license: &License) {
        self.json.open_in("license", '{');
        self.json.text_member("name", &license.name);
        self.json.text_if("url", license.url.as_ref());
        self.extensions(&license.extensions);
        self.json.close('}');
    }

    /// The servers of the API. OAS 3.0 has the base path in the URL of the first.
    pub(super) fn root_servers(&mut self, about: &About) {
        let base = about.base_path.as_deref();
        let Some(first) = about.servers.first() else {
            if let Some(base) = base {
                self.report.say(SERVER_ADDED, [("path", base)]);
                self.servers(&[Server { url: base.to_owned(), ..Server::default() }]);
            }
            return;
        };
        let stated = first.known_base_path();
        if (base, stated.as_deref()) == (None, Some("/")) {
            self.report.say(BASE_PATH_STATED, []);
        } else if stated.as_deref() != base {
            let args = [("path", base.unwrap_or("/")), ("url", first.url.as_str())];
            self.report.say(BASE_PATH_DIFFERS, args);
        }
        self.servers(&about.servers);
    }

    /// `servers`, if there are any.
    pub(super) fn servers(&mut self, servers: &[Server]) {
        if servers.is_empty() {
            return;
        }
        self.json.open_in("servers", '[');
        for server in servers {
            self.server(server);
        }
        self.json.close(']');
    }

    pub(super) fn server(&mut self, server: &Server) {
        self.json.open('{');
        self.json.text_member("url", &server.url);
        self.json.text_if("description", server.description.as_ref());
        if !server.variables.is_empty() {
            self.json.open_in("variables", '{');
            for (name, variable) in &server.variables {
                self.json.key(name);
                self.server_variable(variable);
            }
            self.json.close('}');
        }
        self.extensions(&server.extensions);
        self.json.close('}');
    }

    fn server_variable(&mut self, variable: &ServerVariable) {
        self.json.open('{');
        if !variable.values.is_empty() {
            self.json.texts("enum", &variable.values);
        }
        self.json.text_member("default", &variable.default);
        self.json.text_if("description", variable.description.as_ref());
        self.extensions(&variable.extensions);
        self.json.close('}');
    }

    /// `security`. A requirement of a scheme that is not there is kept: without it, anybody could call.
    pub(super) fn security(&mut self, security: Option<&Vec<SecurityRequirement>>) {
        let Some(requirements) = security else { return };
        self.json.open_in("security", '[');
        for SecurityRequirement(schemes) in requirements {
            self.json.open('{');
            for (name, scopes) in schemes {
                if !self.targets.has(ComponentKind::SecurityScheme, name) {
                    self.report.say(SECURITY_UNDEFINED, [("name", name)]);
                }
                let name = self.targets.name(ComponentKind::SecurityScheme, name);
                self.json.texts(name, scopes);
            }
            self.json.close('}');
        }
        self.json.close(']');
    }

    pub(super) fn tags(&mut self, tags: &Map<String, Tag>) {
        if tags.is_empty() {
            return;
        }
        self.json.open_in("tags", '[');
        for (name, tag) in tags {
            self.json.open('{');
            self.json.text_member("name", name);
            self.json.text_if("description", tag.description.as_ref());
            self.external_docs(tag.external_docs.as_ref());
            self.extensions(&tag.extensions);
            self.json.close('}');
        }
        self.json.close(']');
    }

    pub(super) fn external_docs(&mut self, docs: Option<&ExternalDocs>) {
        let Some(docs) = docs else { return };
        self.json.open_in("externalDocs", '{');
        self.json.text_if("description", docs.description.as_ref());
        self.json.text_member("url", &docs.url);
        self.extensions(&docs.extensions);
        self.json.close('}');
    }

    /// `components`, if there are any.
    pub(super) fn components(&mut self) {
        use ComponentKind as Kind;
        let api = self.api;
        let (components, extensions) = (&api.components, &api.about.components_extensions);
        let begun = self.json.begin("components", '{');
        self.schemas();
        self.section(Kind::Response, &components.responses, Self::response);
        self.section(Kind::Parameter, &components.parameters, Self::parameter);
        self.section(Kind::Example, &components.examples, Self::example);
        self.section(Kind::RequestBody, &components.request_bodies, Self::request_body);
        self.section(Kind::Header, &components.headers, Self::header);
        self.section(Kind::SecurityScheme, &components.security_schemes, Self::security_scheme);
        self.section(Kind::Link, &components.links, Self::link);
        self.section(Kind::Callback, &components.callbacks, Self::callback);
        self.report.begin(Subject::Api);
        self.extensions(extensions);
        self.json.end(&begun, '}');
    }

    fn schemas(&mut self) {
        let schemas = &self.api.components.schemas;
        let begun = self.json.begin("schemas", '{');
        for (new, name, schema) in named(schemas, ComponentKind::Schema, &self.targets) {
            self.begin_component(ComponentKind::Schema, name, &new);
            self.json.key(&new);
            if self.targets.is_unresolved(ComponentKind::Schema, name) {
                let target = schema.referred().unwrap_or_default();
                self.dangling(&target, "any-value");
                self.json.raw("{}");
            } else {
                self.schema(schema, Some(name));
            }
        }
        self.json.end(&begun, '}');
    }

    fn section<T>(&mut self, kind: ComponentKind, map: &Map<Arc<str>, RefOr<T>>, write: fn(&mut Self, &T)) {
        let begun = self.json.begin(kind.section(), '{');
        for (new, name, item) in named(map, kind, &self.targets) {
            self.begin_component(kind, name, &new);
            if self.targets.is_unresolved(kind, name) {
                self.report.say(COMPONENT_UNRESOLVED, []);
                continue;
            }
            self.json.key(&new);
            self.ref_or(item, write);
        }
        self.json.end(&begun, '}');
    }

    fn begin_component(&mut self, kind: ComponentKind, name: &Arc<str>, new: &str) {
        self.report.begin(ComponentKey { kind, name: name.clone() });
        if **name != *new {
            self.report.say(COMPONENT_RENAMED, [("name", name), ("new", new)]);
        }
    }
}
