//! What a document declares, also one that is refused as a whole.

use serde::Serialize;

use crate::model::{DocumentFacts, LeftOut, Map};
use crate::openapi::options::{ImportOptions, title};
use crate::openapi::paths::path::whole_key;
use crate::openapi::reader::shown::text_of;
use crate::source::{Document, Node};
use crate::subject::{Method, OperationKey, PathKey, Subject};

/// What a document declares, whether or not it can be imported: see [`outline`].
///
/// In JSON it is `{document, title, operations}`; `operations` is an object of [`LeftOut`]s by Subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Outline {
    /// Facts about the document. The version is empty when the document states none.
    pub document: DocumentFacts,
    /// `info.title`, trimmed; none when it is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The operations in document order, by the identity that an import gives them, but with all of a path's fragment. A path stands for itself where its
    /// operations cannot be determined: it is no object, or another document describes it.
    pub operations: Map<Subject, LeftOut>,
}

/// The operations that a document declares, of any version, without reading them. When [`import`](crate::import()) refuses
/// the document as a whole, these are what is refused.
///
/// ```
/// use oasgate::openapi::outline;
/// use oasgate::source::Limits;
/// use oasgate::{Document, ImportOptions, import};
///
/// let text = "{openapi: 3.1.0, info: {title: ''}, paths: {/pets: {get: {operationId: listPets}, post: {}}}}";
/// let document = Document::parse(text, None, &Limits::default()).into_result()?;
/// let options = ImportOptions::default();
/// assert!(import(document.clone(), &options).value.is_none());
///
/// let outline = outline(&document, &options);
/// assert_eq!((outline.document.version.as_str(), outline.title), ("3.1.0", None));
/// let refused: Vec<_> = outline.operations.keys().map(ToString::to_string).collect();
/// assert_eq!(refused, ["GET /pets", "POST /pets"]);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn outline(document: &Document, options: &ImportOptions) -> Outline {
    let root = document.root();
    let stated = ["openapi", "swagger"].into_iter().filter_map(|key| root.get(key)).find_map(Node::scalar);
    let version = stated.unwrap_or_default().to_owned();
    let facts = DocumentFacts { version, format: document.format(), bytes: document.text().len() };
    let title = title(document).map(str::to_owned);
    let mut outline = Outline { document: facts, title, operations: Map::new() };
    // What stands there twice has the operations of both.
    let replaced = root.replaced().filter(|(key, _)| key.is("paths")).map(|(_, paths)| paths);
    let paths = root.get("paths").into_iter().chain(replaced);
    // In YAML, a path that is not indented belongs to the root.
    let beside = root.entries().filter(|(key, item)| key.text().starts_with('/') && item.is_object());
    for (key, item) in paths.flat_map(|paths| paths.entries().chain(paths.replaced())).chain(beside) {
        if options.is_any_method(key.text(), item) || !key.text().starts_with("x-") {
            outline.add_path(options, key.text(), item);
        }
    }
    outline
}

impl Outline {
    fn add_path(&mut self, options: &ImportOptions, template: &str, item: Node<'_>) {
        let key = whole_key(options, template);
        let is_later =
            ["query", "additionalOperations"].iter().any(|name| item.get(name).is_some_and(Node::is_object));
        let is_whole = item.is_object()
            && !is_later
            && item.get("$ref").is_none()
            && !options.is_any_method(template, item);
        if !is_whole {
            let part = LeftOut { path: Some(template.into()), ..LeftOut::default() };
            self.operations.insert_if_absent(Subject::Path(key.clone()), || part);
        }
        for (name, operation) in item.entries() {
            // In any case of letters, as an import leaves out what is meant for an operation.
            let any = options.is_any_method(name.text(), operation).then_some(Method::Any);
            let Some(method) = any.or_else(|| name.text().trim().parse().ok()) else { continue };
            let mut subject = Subject::Operation(OperationKey { method, path: key.clone() });
            match self.operations.get(&subject) {
                Some(other) if other.path.as_deref() == Some(template) => continue,
                // One that is taken by an operation above counts by its literal template.
                Some(_) => subject = OperationKey { method, path: PathKey::literal(template) }.into(),
                None => {}
            }
            let name = operation.get("operationId").and_then(text_of).map(Into::into);
            let path = Some(template.into());
            self.operations
                .insert(subject, LeftOut { method: Some(method), path, name, ..LeftOut::default() });
        }
    }
}
