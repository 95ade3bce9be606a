//! Names of operations: unique within the API, and the same on every run.

use std::borrow::Cow;
use std::collections::HashMap;

use super::DuplicateOperationIds;
use super::fields::shortened;
use super::paths::Draft;
use super::reader::Reader;
use crate::diagnostic::rules::openapi::{OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING, OPERATION_ID_REFUSED};
use crate::model::generated_name;
use crate::stable_hash::StableHash;

/// Names every operation: by its operationId if it is the first to have it, else by method and path.
pub(super) fn assign<'d>(cx: &mut Reader<'d>, drafts: &mut [Draft<'d>]) {
    // operationIds come first, wherever they stand: an operation without one never takes another's name.
    let mut taken: HashMap<Cow<'d, str>, usize> = HashMap::with_capacity(drafts.len());
    let mut unnamed = Vec::new();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let Some((id, _)) = draft.operation_id else {
            unnamed.push((at, None));
            continue;
        };
        let first = *taken.entry(Cow::Borrowed(id)).or_insert(at);
        if first == at {
            if let Some(operation) = &mut draft.operation {
                id.clone_into(&mut operation.name);
            }
        } else {
            unnamed.push((at, Some(first)));
        }
    }
    for (at, first) in unnamed {
        let other = first.and_then(|first| drafts.get(first)).map(|other| other.subject.to_string());
        let Some(draft) = drafts.get_mut(at) else { continue };
        let name = generate(draft, &taken);
        taken.insert(Cow::Owned(name.clone()), at);
        report(cx, draft, &name, other);
        if let Some(operation) = &mut draft.operation {
            operation.name = name;
        }
    }
}

fn report<'d>(cx: &mut Reader<'d>, draft: &mut Draft<'d>, name: &str, other: Option<String>) {
    let subject = &draft.subject;
    let Some((id, site)) = draft.operation_id else {
        if draft.operation.is_none() {
            return;
        }
        draft.end.warned = true;
        cx.report_about(OPERATION_ID_MISSING, subject, draft.site, [("name", name.to_owned())]);
        return;
    };
    let (other, id) = (other.unwrap_or_default(), shortened(id));
    match cx.options.duplicate_operation_ids {
        DuplicateOperationIds::Rename => {
            draft.end.warned = true;
            let args = [("other", other), ("id", id), ("name", name.to_owned())];
            cx.report_about(OPERATION_ID_DUPLICATE, subject, site, args);
        }
        DuplicateOperationIds::Refuse => {
            draft.end.failed = true;
            cx.report_about(OPERATION_ID_REFUSED, subject, site, [("other", other), ("id", id)]);
        }
    }
}

/// A name from method and path; where that is taken, with a suffix that depends on nothing but the operation.
fn generate(draft: &Draft<'_>, taken: &HashMap<Cow<'_, str>, usize>) -> String {
    let base = generated_name(draft.key.method, draft.template);
    if !taken.contains_key(base.as_str()) {
        return base;
    }
    let identity = StableHash::new().text(draft.key.method.as_str()).text(draft.template);
    let suffixed = |salt: usize| {
        let hash = (0..salt).fold(identity, |hash, _| hash.text("again")).finish();
        format!("{base}_{:08x}", hash >> 32)
    };
    (0..=taken.len())
        .map(suffixed)
        .find(|name| !taken.contains_key(name.as_str()))
        .unwrap_or_else(|| base.clone())
}
