//! What the operations of a document say together.

use crate::model::{Map, Tag};
use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{TAG_REPEATED, TAG_UNDECLARED};
use crate::source::Node;
use crate::tables::HashSet;

/// Compares the tags of the operations with those that the document declares, if it declares any; each one that it does
/// not is said once.
pub(crate) fn check_tags(report: &mut Report, operations: &[ReadOperation<'_>], declared: &Map<String, Tag>) {
    let mut reported = HashSet::default();
    for operation in operations {
        let tags = operation.read.as_deref().map(|read| &read.tags[..]).unwrap_or_default();
        let is_unknown = |tag: &String| !declared.is_empty() && !declared.contains_key(tag);
        let repeated = repeated(tags);
        if repeated.is_none() && !tags.iter().any(is_unknown) {
            continue;
        }
        let items = operation.tags.into_iter().flat_map(Node::items).filter(|item| text_of(*item).is_some());
        let mut sites = items.map(Node::site);
        for (at, tag) in tags.iter().enumerate() {
            let site = sites.next().unwrap_or(operation.site);
            if is_unknown(tag) && reported.insert(tag) {
                report.about(TAG_UNDECLARED, &operation.subject, site, [("name", shortened(tag))]);
            }
            if repeated == Some(at) {
                report.about(TAG_REPEATED, &operation.subject, site, [("name", shortened(tag))]);
            }
        }
    }
}

/// The place of the first text that repeats an earlier one.
fn repeated(texts: &[String]) -> Option<usize> {
    if texts.len() < 2 {
        return None;
    }
    let mut seen = HashSet::default();
    texts.iter().position(|text| !seen.insert(text))
}
