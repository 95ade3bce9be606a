//! Where operations stand in a document.

use crate::diagnostic::Location;
use crate::model::Map;
use crate::source::{Document, Node, Site};
use crate::subject::OperationKey;

/// The places of a document's operations: each method's key below its path. What a path item takes from elsewhere by
/// `$ref` has none. Of two operations with one key, the first counts, as in [`import`](crate::import()).
///
/// ```
/// use oasgate::{Document, Limits, Method, OperationKey, operation_places};
///
/// let text = "openapi: 3.0.3\npaths:\n  /pets/{id}:\n    get: {}\n";
/// let document = Document::parse(text, None, &Limits::default()).into_result()?;
/// let places = operation_places(&document);
/// assert_eq!(places[&OperationKey::of(Method::Get, "/pets/{petId}")].line, 4);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn operation_places(document: &Document) -> Map<OperationKey, Location> {
    let mut sites: Map<OperationKey, Site> = Map::default();
    let paths = document.root().get("paths");
    for (path, item) in paths.into_iter().flat_map(Node::entries) {
        for (key, _) in item.entries() {
            // `FromStr` also reads upper case, which is no key of OpenAPI's.
            let method = key.text().bytes().all(|byte| byte.is_ascii_lowercase()).then(|| key.text().parse());
            let Some(Ok(method)) = method else { continue };
            let operation = OperationKey::of(method, path.text());
            if sites.get(&operation).is_none() {
                sites.insert(operation, key.site());
            }
        }
    }
    let places: Vec<Site> = sites.iter().map(|(_, site)| *site).collect();
    let located = Document::locate(std::slice::from_ref(document), &places);
    sites.iter().map(|(key, _)| key.clone()).zip(located).collect()
}
