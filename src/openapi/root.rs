//! The document as a whole: which version it is, and what is left of it in the end.

use crate::diagnostic::Diagnostic;
use crate::model::{Api, DocumentFacts, Imported, LeftOut, Map, Operation, Places};
use crate::openapi::documents::Documents;
use crate::openapi::lint::recursion;
use crate::openapi::options::ImportOptions;
use crate::openapi::parts::ReadDocument;
use crate::openapi::paths::names;
use crate::openapi::reader::Reader;
use crate::openapi::reader::shown::{shortened, word};
use crate::openapi::rules::{
    OPERATION_QUOTA, ROOT_NOT_OBJECT, VERSION_KEY_WRONG, VERSION_MISSING, VERSION_UNSUPPORTED,
};
use crate::openapi::version31::{self, Normalised};
use crate::openapi::{salvage, v2, v3};
use crate::source::{Document, Node, Site};
use crate::subject::{ComponentKey, OperationKey, Subject};

/// Reads a document. No Imported when something is wrong with it as a whole.
pub(crate) fn read(document: &Document, options: &ImportOptions) -> (Option<Imported>, Vec<Diagnostic>) {
    let documents = Documents::new(document, options);
    if options.accept_3_1 && version31::is_later(document.root()) {
        return read_later(documents, options);
    }
    let mut cx = Reader::new(&documents, options);
    let imported = read_with(&mut cx).filter(|_| !cx.report.findings.block());
    let mut diagnostics = cx.into_diagnostics();
    diagnostics.extend(documents.into_diagnostics(imported.is_some()));
    (imported, diagnostics)
}

/// Reads a document of OAS 3.1 or 3.2, in OAS 3.0's words.
fn read_later(documents: Documents<'_>, options: &ImportOptions) -> (Option<Imported>, Vec<Diagnostic>) {
    let Normalised { main, external, origins } = match version31::normalise(&documents, options) {
        Ok(normalised) => normalised,
        Err(finding) => {
            let mut cx = Reader::new(&documents, options);
            cx.report.push(finding);
            let mut diagnostics = cx.into_diagnostics();
            diagnostics.extend(documents.into_diagnostics(false));
            return (None, diagnostics);
        }
    };
    let documents = documents.in_other_words(&main, &external);
    let mut cx = Reader::new(&documents, options).with_origins(&origins);
    let imported = read_with(&mut cx).filter(|_| !cx.report.findings.block());
    cx.enter_other_notes();
    let mut diagnostics = cx.into_diagnostics();
    diagnostics.extend(documents.into_diagnostics(imported.is_some()));
    (imported, diagnostics)
}

fn read_with(cx: &mut Reader<'_>) -> Option<Imported> {
    let root = cx.document.root();
    if !root.is_object() {
        cx.report.at(ROOT_NOT_OBJECT, root, [("found", word(root.kind()).to_owned())]);
        return None;
    }
    let version = version(cx, root)?;
    let mut read = match version {
        Version::V2(_) => v2::read(cx, root),
        Version::V3(_) => v3::read(cx, root),
    };
    cx.refs.report_renamed(&mut cx.report);
    if cx.options.lint {
        recursion::check(&mut cx.report, &mut cx.refs, &read.ends);
    }
    names::assign(&mut cx.report, cx.options.duplicate_operation_ids, &mut read.operations);
    salvage::mark(cx, &mut read.ends, &mut read.operations);
    if let Some(limit) = cx.options.operation_quota.filter(|limit| read.operations.len() > *limit) {
        let args = [("count", read.operations.len().to_string()), ("limit", limit.to_string())];
        cx.report.at(OPERATION_QUOTA, root, args);
    }
    Some(assemble(cx, read, version))
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
        cx.report.at(VERSION_MISSING, root, []);
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
    let is_known = if openapi.is_some() { text == "2.0" } else { text == "3.0" || text.starts_with("3.0.") };
    if is_known {
        let (key, other) = if openapi.is_some() { ("openapi", "swagger") } else { ("swagger", "openapi") };
        let args = [("key", key.to_owned()), ("other", other.to_owned()), ("version", shortened(text))];
        cx.report.at(VERSION_KEY_WRONG, stated, args);
        return None;
    }
    let version =
        if text == "3.1" || text.starts_with("3.1.") { "3.1.x".to_owned() } else { shortened(text) };
    cx.report.at(VERSION_UNSUPPORTED, stated.site(), [("version", version)]);
    None
}

/// The place of each part.
fn places(cx: &Reader<'_>, read: &ReadDocument<'_>) -> Places {
    let root = cx.document.root();
    let info = root.entries().find(|(key, _)| key.is("info"));
    let mut list: Vec<(Subject, Site)> =
        vec![(Subject::Api, info.map_or(root.site(), |(key, _)| key.site()))];
    for operation in &read.operations {
        list.push((operation.subject.clone(), operation.site));
    }
    list.extend(read.unread_paths.iter().map(|path| (Subject::Path(path.key.clone()), path.site)));
    list.extend(read.path_sites.iter().map(|(key, site)| (Subject::Path(key.clone()), *site)));
    let slots = cx.refs.targets.slots().iter();
    list.extend(slots.map(|slot| (Subject::from(slot.key.clone()), slot.site)));
    let Some(origins) = cx.origins else { return Places::new(cx.refs.documents.all(), list) };
    for (_, site) in &mut list {
        *site = origins.of(*site);
    }
    Places::new(origins.documents.clone(), list)
}

/// The parts that are read, but not whole.
fn widened(cx: &Reader<'_>, read: &ReadDocument<'_>) -> Map<Subject, Vec<ComponentKey>> {
    let components = read.ends.iter().zip(cx.refs.targets.slots());
    let components = components.map(|(end, slot)| (end, Subject::from(slot.key.clone())));
    let operations = read.operations.iter().map(|operation| (&operation.end, operation.subject.clone()));
    let mut widened = Map::new();
    for (end, subject) in operations.chain(components).filter(|(end, _)| !end.failed) {
        let holes = cx.report.holes_of(end);
        if !holes.is_empty() {
            let mut missing: Vec<ComponentKey> = holes.iter().flatten().cloned().collect();
            missing.sort_unstable();
            missing.dedup();
            widened.insert(subject, missing);
        }
    }
    widened
}

fn assemble(cx: &Reader<'_>, read: ReadDocument<'_>, version: Version) -> Imported {
    let places = places(cx, &read);
    let mut left_out: Map<Subject, LeftOut> = Map::new();
    let widened = widened(cx, &read);
    let mut operations: Map<OperationKey, Operation> = Map::with_capacity(read.operations.len());
    for operation in read.operations {
        if let Some(read) = operation.read.filter(|_| !operation.end.failed) {
            operations.insert(operation.key, *read);
        } else {
            let name = operation.operation_id.map(|(id, _)| id.into());
            let path = Some(operation.template.into());
            let part = LeftOut { method: Some(operation.key.method), path, name, ..LeftOut::default() };
            left_out.insert(operation.subject, part);
        }
    }
    // A path item and one that it refers to may describe the same operation: what is there is not left out.
    left_out.retain(|subject, _| !matches!(subject, Subject::Operation(key) if operations.contains_key(key)));
    for path in &read.unread_paths {
        let subject = Subject::Path(path.key.clone());
        let name = path.name.map(Into::into);
        let part = || LeftOut { path: Some(path.template.into()), name, ..LeftOut::default() };
        left_out.insert_if_absent(subject.clone(), part);
        if let (Some((key, value)), Some(part)) = (path.any_method, left_out.get_mut(&subject)) {
            part.extensions.insert_if_absent(key.to_owned(), || value.value());
        }
    }
    for (id, end) in cx.refs.targets.ids().zip(&read.ends) {
        let Some(slot) = cx.refs.targets.slot(id).filter(|_| end.failed) else { continue };
        let name = Some(slot.key.name.clone());
        left_out.insert(slot.key.clone().into(), LeftOut { name, ..LeftOut::default() });
    }
    let mut components = read.components;
    if !left_out.is_empty() {
        components.retain(|key| !left_out.contains_key(&Subject::from(key.clone())));
    }
    let (Version::V2(version) | Version::V3(version)) = version;
    let version = cx.origins.map_or(version, |origins| origins.version.clone());
    let written = cx.origins.and_then(|origins| origins.documents.first()).unwrap_or(cx.document);
    let document = DocumentFacts { version, format: written.format(), bytes: written.text().len() };
    let api = Api { about: read.about, operations, components };
    Imported { api: api.into(), left_out, widened, literal_paths: cx.options.literal_paths, document, places }
}
