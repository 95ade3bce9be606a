//! The document as a whole: which version it is, and what is left of it in the end.

use crate::diagnostic::Diagnostic;
use crate::model::{
    About, Api, Components, Contact, DocumentFacts, Extensions, ExternalDocs, Imported, LeftOut, License,
    Map, Operation, Tag,
};
use crate::openapi::ImportOptions;
use crate::openapi::documents::Documents;
use crate::openapi::paths::Draft;
use crate::openapi::paths::names;
use crate::openapi::reader::fields::{Fields, shortened, text_of, word};
use crate::openapi::reader::{PartEnd, Reader};
use crate::openapi::rules::{
    FIELD_REQUIRED, INFO_VERSION_MISSING, OPERATION_QUOTA, PATHS_EMPTY, PATHS_MISSING, ROOT_NOT_OBJECT,
    TAG_INVALID, TITLE_MISSING, TITLE_UNUSUAL, URL_INVALID, VERSION_KEY_WRONG, VERSION_MISSING,
    VERSION_UNSUPPORTED,
};
use crate::openapi::salvage;
use crate::openapi::syntax::{is_email, is_url};
use crate::openapi::{v2, v3};
use crate::source::{Document, Node};
use crate::subject::{OperationKey, Subject};

/// What one version's reader makes of a document, before anything is left out.
pub(crate) struct Draught<'d> {
    pub(crate) about: About,
    pub(crate) components: Components,
    /// How reading each component of the table ended.
    pub(crate) ends: Vec<PartEnd>,
    pub(crate) operations: Vec<Draft<'d>>,
}

/// Reads a document. No Imported when something is wrong with it as a whole.
pub(crate) fn read(document: &Document, options: &ImportOptions) -> (Option<Imported>, Vec<Diagnostic>) {
    let documents = Documents::new(document, options);
    let mut cx = Reader::new(&documents, options);
    let imported = read_with(&mut cx).filter(|_| !cx.blocked());
    let mut diagnostics = cx.into_diagnostics();
    diagnostics.extend(documents.into_diagnostics(imported.is_some()));
    (imported, diagnostics)
}

fn read_with(cx: &mut Reader<'_>) -> Option<Imported> {
    let root = cx.document.root();
    if !root.is_object() {
        cx.report(ROOT_NOT_OBJECT, root, [("found", word(root.kind()).to_owned())]);
        return None;
    }
    let version = version(cx, root)?;
    let mut draught = match version {
        Version::V2(_) => v2::read(cx, root),
        Version::V3(_) => v3::read(cx, root),
    };
    cx.check_recursion(&mut draught.ends);
    names::assign(cx, &mut draught.operations);
    salvage::mark(cx, &mut draught.ends, &mut draught.operations);
    if let Some(limit) = cx.options.operation_quota.filter(|limit| draught.operations.len() > *limit) {
        let args = [("count", draught.operations.len().to_string()), ("limit", limit.to_string())];
        cx.report(OPERATION_QUOTA, root, args);
    }
    Some(assemble(cx, draught, version))
}

enum Version {
    V2(String),
    V3(String),
}

/// The version that the document states, if it is one that can be read.
fn version<'d>(cx: &mut Reader<'d>, root: Node<'d>) -> Option<Version> {
    let openapi = root.get("openapi").filter(|node| !node.is_null());
    let swagger = root.get("swagger").filter(|node| !node.is_null());
    let root = cx.document.root();
    let Some(stated) = openapi.or(swagger) else {
        cx.report(VERSION_MISSING, root, []);
        return None;
    };
    let text = stated.scalar().unwrap_or(word(stated.kind()));
    if openapi.is_some() && (text == "3.0" || text.starts_with("3.0.")) {
        return Some(Version::V3(text.to_owned()));
    }
    // `swagger: 2.0` without quotes is a number in YAML, and as clear as one with them.
    if openapi.is_none() && matches!(text, "2.0" | "2") {
        return Some(Version::V2("2.0".to_owned()));
    }
    let is_known = if openapi.is_some() { text == "2.0" } else { text.starts_with("3.0") };
    if is_known {
        let (key, other) = if openapi.is_some() { ("openapi", "swagger") } else { ("swagger", "openapi") };
        let args = [("key", key.to_owned()), ("other", other.to_owned()), ("version", shortened(text))];
        cx.report(VERSION_KEY_WRONG, stated, args);
        return None;
    }
    let version = if text.starts_with("3.1") { "3.1.x".to_owned() } else { shortened(text) };
    cx.report_at(VERSION_UNSUPPORTED, stated.site(), [("version", version)]);
    None
}

fn assemble(cx: &Reader<'_>, draught: Draught<'_>, version: Version) -> Imported {
    let mut left_out: Map<Subject, LeftOut> = Map::new();
    let mut operations: Map<OperationKey, Operation> = Map::with_capacity(draught.operations.len());
    for draft in draught.operations {
        if let Some(operation) = draft.operation.filter(|_| !draft.end.failed) {
            operations.insert(draft.key, *operation);
        } else {
            let name = draft.operation_id.map(|(id, _)| id.to_owned());
            let path = Some(draft.template.to_owned());
            left_out.insert(draft.subject, LeftOut { method: Some(draft.key.method), path, name });
        }
    }
    // A path item and one that it refers to may describe the same operation: what is there is not left out.
    left_out.retain(|subject, _| !matches!(subject, Subject::Operation(key) if operations.contains_key(key)));
    for path in &cx.unread_paths {
        let part = LeftOut { path: Some(path.template.to_owned()), ..LeftOut::default() };
        left_out.insert(Subject::Path(path.key.clone()), part);
    }
    for (id, end) in cx.targets.ids().zip(&draught.ends) {
        let Some(slot) = cx.targets.slot(id).filter(|_| end.failed) else { continue };
        let name = Some(slot.key.name.clone());
        left_out.insert(slot.key.clone().into(), LeftOut { name, ..LeftOut::default() });
    }
    let mut components = draught.components;
    if !left_out.is_empty() {
        components.retain(|key| !left_out.contains_key(&Subject::from(key.clone())));
    }
    let (Version::V2(version) | Version::V3(version)) = version;
    let document = DocumentFacts { version, format: cx.document.format(), bytes: cx.document.text().len() };
    let api = Api { about: draught.about, operations, components };
    Imported { api: api.into(), left_out, document }
}

impl<'d> Reader<'d> {
    /// `info`: what the API is called and says about itself.
    pub(crate) fn about(&mut self, root: &mut Fields<'d>) -> About {
        // What the API has no name for is told as that alone, an error.
        let is_named = self.options.name.is_some();
        let info = if is_named {
            root.object(self, "info")
        } else {
            root.raw("info").filter(|info| info.is_object())
        };
        let Some(info) = info else {
            // Nothing to read: the members of the root are not those of `info`.
            let at = root.raw("info").unwrap_or(root.node());
            return About { name: self.name(at, None), ..About::default() };
        };
        let mut fields = Fields::of(info);
        let title = fields.raw("title").filter(|title| is_named || text_of(*title).is_some());
        let title = title.and_then(|_| fields.text(self, "title")).map(str::trim);
        let mut about = About {
            name: self.name(fields.raw("title").unwrap_or(info), title),
            version: self.info_version(&mut fields),
            description: fields.string(self, "description"),
            // Swagger 2.0 has the terms themselves there, OAS 3.0 a URL.
            terms_of_service: if self.facts.is_swagger {
                fields.string(self, "termsOfService")
            } else {
                self.url(&mut fields, "termsOfService")
            },
            contact: fields.object(self, "contact").map(|node| self.contact(node)),
            license: fields.object(self, "license").map(|node| self.license(node)),
            ..About::default()
        };
        about.info_extensions = fields.finish(self);
        about
    }

    fn info_version(&mut self, fields: &mut Fields<'d>) -> String {
        let version = fields.string(self, "version").unwrap_or_default();
        let stated = fields.raw("version");
        // Something else than text is said already.
        if version.is_empty() && stated.is_none_or(Node::is_string) {
            self.report(INFO_VERSION_MISSING, stated.unwrap_or(fields.node()), []);
        }
        version
    }

    /// A member that is a URL.
    pub(crate) fn url(&mut self, fields: &mut Fields<'d>, key: &'static str) -> Option<String> {
        let text = fields.text(self, key)?;
        self.check_text(fields, key, text, is_url(text));
        Some(text.to_owned())
    }

    fn check_text(&mut self, fields: &mut Fields<'d>, key: &'static str, text: &str, is_right: bool) {
        // Generators write what they were not told as an empty text.
        if !is_right && !text.is_empty() {
            let at = fields.raw(key).unwrap_or(fields.node());
            self.report(URL_INVALID, at, [("key", key.to_owned()), ("text", shortened(text))]);
        }
    }

    /// A text that its object cannot do without.
    fn required(&mut self, fields: &mut Fields<'d>, key: &'static str, object: &str, text: &str) {
        let stated = fields.raw(key);
        if text.is_empty() && stated.is_none_or(Node::is_string) {
            let args = [("key", key.to_owned()), ("object", object.to_owned())];
            self.report(FIELD_REQUIRED, stated.unwrap_or(fields.node()), args);
        }
    }

    fn name(&mut self, at: Node<'d>, title: Option<&str>) -> String {
        if let Some(name) = &self.options.name {
            return name.clone();
        }
        let title = title.unwrap_or_default();
        if title.is_empty() {
            self.report(TITLE_MISSING, at, []);
        } else if title.chars().count() > 64 || title.contains(char::is_control) {
            self.report(TITLE_UNUSUAL, at, []);
        }
        title.to_owned()
    }

    fn contact(&mut self, node: Node<'d>) -> Contact {
        let mut fields = Fields::of(node);
        Contact {
            name: fields.string(self, "name"),
            url: self.url(&mut fields, "url"),
            email: self.email(&mut fields),
            extensions: fields.finish(self),
        }
    }

    fn email(&mut self, fields: &mut Fields<'d>) -> Option<String> {
        let text = fields.text(self, "email")?;
        self.check_text(fields, "email", text, is_email(text));
        Some(text.to_owned())
    }

    fn license(&mut self, node: Node<'d>) -> License {
        let mut fields = Fields::of(node);
        let name = fields.string(self, "name").unwrap_or_default();
        self.required(&mut fields, "name", "license", &name);
        License { name, url: self.url(&mut fields, "url"), extensions: fields.finish(self) }
    }

    /// `externalDocs`.
    pub(crate) fn external_docs(&mut self, fields: &mut Fields<'d>) -> Option<ExternalDocs> {
        let mut fields = Fields::of(fields.object(self, "externalDocs")?);
        let url = self.url(&mut fields, "url").unwrap_or_default();
        self.required(&mut fields, "url", "externalDocs", &url);
        Some(ExternalDocs {
            url,
            description: fields.string(self, "description"),
            extensions: fields.finish(self),
        })
    }

    /// The declared `tags`.
    pub(crate) fn tags(&mut self, fields: &mut Fields<'d>) -> Map<String, Tag> {
        let mut tags = Map::new();
        for node in fields.items(self, "tags") {
            let mut fields = Fields::of(node);
            fields.needs(&["name"]);
            match fields.string(self, "name") {
                Some(name) if !tags.contains_key(&name) => {
                    let tag = Tag {
                        description: fields.string(self, "description"),
                        external_docs: self.external_docs(&mut fields),
                        extensions: fields.finish(self),
                    };
                    tags.insert(name, tag);
                }
                // A name that is no text is told as that.
                None if !fields.lacks("name") => {}
                _ => self.report(TAG_INVALID, node, []),
            }
        }
        tags
    }

    /// The node of `paths`, without which there is nothing to import.
    pub(crate) fn paths_node(&mut self, root: &mut Fields<'d>) -> Option<Node<'d>> {
        let node = root.raw("paths").filter(|node| !node.is_null());
        match node {
            Some(node) if node.is_object() => {
                if node.len() == 0 {
                    self.report(PATHS_EMPTY, node, []);
                }
                return Some(node);
            }
            // What is no object is none, an error: its kind need not be told beside it.
            _ => self.report(PATHS_MISSING, node.unwrap_or(root.node()), []),
        }
        None
    }
}

/// The parts of [`About`] that stand at the root, beside `info`.
pub(crate) fn complete<'d>(cx: &mut Reader<'d>, mut root: Fields<'d>, about: &mut About, paths: Extensions) {
    about.tags = cx.tags(&mut root);
    about.external_docs = cx.external_docs(&mut root);
    about.paths_extensions = paths;
    about.extensions = root.finish(cx);
}
