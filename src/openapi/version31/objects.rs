//! The objects of a document beside its schemas: what OAS 3.0 has another place for, and what it has none for.

use super::kinds::{Kind, METHODS};
use super::writer::Writer;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{
    OAS31_DETAIL_MOVED, OAS31_DIALECT_UNKNOWN, OAS31_KEY_LOST, OAS31_PATHS_ABSENT, OAS31_REFERENCE_TEXT_LOST,
    OAS31_RESPONSES_ABSENT, OAS31_WEBHOOKS,
};
use crate::source::{Key, Node, Site};

/// Dialects of JSON Schema whose keywords are read here.
pub(super) const DIALECTS: [&str; 3] = [
    "https://spec.openapis.org/oas/3.1/dialect/",
    "https://spec.openapis.org/oas/3.2/dialect/",
    "https://json-schema.org/draft/2020-12/schema",
];

impl<'d> Writer<'d, '_> {
    /// Writes an object that is not a schema.
    pub(super) fn described(&mut self, node: Node<'d>, kind: Kind) {
        if kind.may_be_reference() && node.get("$ref").is_some_and(Node::is_string) {
            return self.lone_reference(node);
        }
        let entry = self.entry();
        self.object(node.site(), |out| {
            out.replaced(node, kind);
            for (key, child) in node.entries() {
                if !out.otherwise((entry, kind), node, key, child) {
                    out.member(key.text(), key.site(), |out| out.below(kind, key, child));
                }
            }
            out.supplement(entry, node, kind);
        });
    }

    /// What a later member of the same key replaces is looked at in `paths` alone.
    fn replaced(&mut self, node: Node<'d>, kind: Kind) {
        if !matches!(kind, Kind::Root | Kind::Paths) {
            return;
        }
        for (key, child) in node.replaced().filter(|(key, _)| kind == Kind::Paths || key.is("paths")) {
            self.member(key.text(), key.site(), |out| out.value(child, kind.below(key.text())));
        }
    }

    fn below(&mut self, kind: Kind, key: Key<'d>, child: Node<'d>) {
        if kind == Kind::PathItem && self.options.is_any_method(key.text(), child) {
            return self.value(child, Kind::Operation);
        }
        if key.is("$ref") && child.is_string() {
            return self.reference(child);
        }
        self.value(child, kind.below(key.text()));
    }

    /// A reference has nothing beside it in OAS 3.0.
    fn lone_reference(&mut self, node: Node<'d>) {
        let entry = self.entry();
        let mut keys = Vec::new();
        self.object(node.site(), |out| {
            for (key, child) in node.entries() {
                if key.is("$ref") {
                    out.member("$ref", key.site(), |out| out.reference(child));
                } else {
                    keys.push(key);
                }
            }
        });
        if let Some(first) = keys.first() {
            let names: Vec<_> = keys.iter().take(8).map(|key| shortened(key.text())).collect();
            self.note(entry, OAS31_REFERENCE_TEXT_LOST, *first, [("keys", names.join("`, `"))]);
        }
    }

    /// Writes a member in other words, or leaves it out; whether that was done.
    fn otherwise(
        &mut self,
        (entry, kind): (u32, Kind),
        node: Node<'d>,
        key: Key<'d>,
        child: Node<'d>,
    ) -> bool {
        match (kind, key.text()) {
            (Kind::Root, "openapi") => {
                self.member("openapi", key.site(), |out| out.string("3.0.3", child.site()));
            }
            (Kind::Root, "jsonSchemaDialect") => self.dialect(entry, child),
            (Kind::Root, "webhooks") => {
                let count = child.len().to_string();
                self.note(entry, OAS31_WEBHOOKS, key, [("count", count)]);
                self.leave_out("webhook", child);
            }
            // They come last: more schemas become components while all else is written.
            (Kind::Root, "components") | (Kind::Components, "schemas") if child.is_object() => {}
            (Kind::Info | Kind::Tag | Kind::Response, "summary") => {
                self.moved((entry, "description"), node, key, child);
            }
            (Kind::License, "identifier") => self.licence(entry, node, key, child),
            (Kind::PathItem, "additionalOperations") if child.is_object() => {
                self.more_operations(entry, node, child);
            }
            (Kind::Example, "dataValue") => self.moved((entry, "value"), node, key, child),
            (Kind::Example, "serializedValue") if node.get("dataValue").is_none() => {
                self.moved((entry, "value"), node, key, child);
            }
            _ if is_lost(kind, key.text()) => {
                self.note(entry, OAS31_KEY_LOST, key, [("key", key.text().to_owned())]);
                self.leave_out(key.text(), child);
            }
            _ => return false,
        }
        true
    }

    /// What OAS 3.0 has a place for under another key.
    fn moved(&mut self, (entry, to): (u32, &'static str), node: Node<'d>, key: Key<'d>, child: Node<'d>) {
        let is_free = node.get(to).is_none_or(Node::is_null) && (child.is_string() || to == "value");
        let args = |name| (name, key.text().to_owned());
        if is_free {
            self.member(to, key.site(), |out| out.verbatim(child));
            self.note(entry, OAS31_DETAIL_MOVED, key, [args("key"), ("instead", to.to_owned())]);
        } else {
            self.note(entry, OAS31_KEY_LOST, key, [args("key")]);
        }
    }

    fn licence(&mut self, entry: u32, node: Node<'d>, key: Key<'d>, child: Node<'d>) {
        let name = child.as_str().filter(|_| node.get("url").is_none());
        let is_plain = |name: &&str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.+".contains(&byte))
        };
        let Some(name) = name.filter(is_plain) else {
            return self.note(entry, OAS31_KEY_LOST, key, [("key", "identifier".to_owned())]);
        };
        let url = ["https://spdx.org/licenses/", name].concat();
        self.member("url", key.site(), |out| out.string(&url, child.site()));
        let args = [("key", "identifier".to_owned()), ("instead", "url".to_owned())];
        self.note(entry, OAS31_DETAIL_MOVED, key, args);
    }

    /// Notes a dialect whose keywords may mean something else.
    pub(super) fn dialect(&mut self, entry: u32, node: Node<'d>) {
        let name = node.as_str().unwrap_or_default().trim_end_matches('#');
        if !DIALECTS.iter().any(|known| name.starts_with(known)) {
            self.note(entry, OAS31_DIALECT_UNKNOWN, node, [("dialect", shortened(name))]);
        }
    }

    /// Operations of methods without a key of their own are left out where those of unknown methods are.
    fn more_operations(&mut self, entry: u32, node: Node<'d>, operations: Node<'d>) {
        for (key, operation) in operations.entries() {
            let name = key.text();
            let is_taken = METHODS.contains(&name) || name == "query" || node.get(name).is_some();
            if is_taken || name.starts_with("x-") {
                self.note(entry, OAS31_KEY_LOST, key, [("key", shortened(name))]);
            } else {
                self.member(name, key.site(), |out| out.value(operation, Kind::Operation));
            }
        }
    }

    /// Writes what OAS 3.0 asks for and the document may do without.
    fn supplement(&mut self, entry: u32, node: Node<'d>, kind: Kind) {
        match kind {
            Kind::Root => self.rest_of_root(entry, node),
            Kind::Components => self.schemas(node.get("schemas").filter(|it| it.is_object()), node.site()),
            Kind::Operation
                if node.get("responses").is_none()
                    && node.get("$ref").is_none()
                    && self.is_known_method() =>
            {
                let site = node.site();
                self.member("responses", site, |out| {
                    out.object(site, |out| {
                        out.member("default", site, |out| {
                            out.object(site, |out| {
                                out.member("description", site, |out| out.string("", site));
                            });
                        });
                    });
                });
                self.note(entry, OAS31_RESPONSES_ABSENT, node.key_site(), []);
            }
            _ => {}
        }
    }

    fn rest_of_root(&mut self, entry: u32, root: Node<'d>) {
        let site = root.site();
        let components = root.entries().find(|(key, node)| key.is("components") && node.is_object());
        let paths = root.get("paths").filter(|paths| !paths.is_null());
        let is_misplaced = || root.entries().any(|(key, _)| key.text().starts_with('/'));
        let may_lack = components.is_some() || root.get("webhooks").is_some_and(Node::is_object);
        if paths.is_none() && may_lack && !is_misplaced() {
            self.member("paths", site, |out| out.object(site, |_| {}));
            self.note(entry, OAS31_PATHS_ABSENT, site, []);
        }
        match components {
            Some((key, node)) => {
                self.member("components", key.site(), |out| out.described(node, Kind::Components));
            }
            None if self.hoisted.is_empty() => {}
            None => self.member("components", site, |out| out.object(site, |out| out.schemas(None, site))),
        }
    }

    /// The schemas of the document, and those that become components.
    fn schemas(&mut self, schemas: Option<Node<'d>>, around: Site) {
        if schemas.is_none() && self.hoisted.is_empty() {
            return;
        }
        let entry = schemas.map_or(around, Node::key_site);
        self.member("schemas", entry, |out| {
            out.object(schemas.map_or(around, Node::site), |out| {
                for (key, schema) in schemas.into_iter().flat_map(Node::entries) {
                    out.component(key.text().to_owned(), key.site(), schema);
                }
                while let Some(next) = out.hoisted.pop_front() {
                    out.component(next.name, next.key, next.node);
                }
            });
        });
    }

    fn component(&mut self, name: String, key: Site, schema: Node<'d>) {
        self.owner.clone_from(&name);
        self.member(name, key, |out| out.schema(schema, false));
        self.owner.clear();
    }
}

/// What OAS 3.0 has no place for.
fn is_lost(kind: Kind, key: &str) -> bool {
    match kind {
        Kind::Root => key == "$self",
        Kind::Tag => matches!(key, "parent" | "kind"),
        Kind::Server => key == "name",
        Kind::Components => key == "mediaTypes",
        Kind::MediaType => {
            matches!(key, "$ref" | "itemSchema" | "itemEncoding" | "prefixEncoding" | "description")
        }
        Kind::Encoding => matches!(key, "encoding" | "itemEncoding" | "prefixEncoding"),
        Kind::Example => key == "serializedValue",
        Kind::Scheme => matches!(key, "deprecated" | "oauth2MetadataUrl"),
        Kind::Flows => key == "deviceAuthorization",
        _ => false,
    }
}
