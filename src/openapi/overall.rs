//! What the operations of a document say together.

use super::fields::shortened;
use super::paths::Draft;
use super::reader::Reader;
use crate::diagnostic::rules::openapi::{TAG_REPEATED, TAG_UNDECLARED};
use crate::model::{Map, Tag};
use crate::tables::HashSet;

/// Compares the tags of the operations with those that the document declares, if it declares any; each one that it does
/// not is said once.
pub(super) fn check_tags(cx: &mut Reader<'_>, drafts: &[Draft<'_>], declared: &Map<String, Tag>) {
    let mut said = HashSet::default();
    for draft in drafts {
        let tags = draft.operation.as_deref().map(|operation| &operation.tags[..]).unwrap_or_default();
        if !declared.is_empty() {
            for tag in tags.iter().filter(|tag| !declared.contains_key(*tag)) {
                if said.insert(tag) {
                    let args = [("name", shortened(tag))];
                    cx.report_about(TAG_UNDECLARED, &draft.subject, draft.site, args);
                }
            }
        }
        if let Some(tag) = repeated(tags) {
            cx.report_about(TAG_REPEATED, &draft.subject, draft.site, [("name", shortened(tag))]);
        }
    }
}

/// The first text that stands twice.
fn repeated(texts: &[String]) -> Option<&String> {
    if texts.len() < 2 {
        return None;
    }
    let mut seen = HashSet::default();
    texts.iter().find(|text| !seen.insert(*text))
}
