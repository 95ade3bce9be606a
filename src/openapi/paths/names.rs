//! Names of operations: unique within the API, and the same on every run.

use std::borrow::Cow;

use crate::model::generated_name;
use crate::openapi::DuplicateOperationIds;
use crate::openapi::paths::Draft;
use crate::openapi::reader::Reader;
use crate::openapi::reader::fields::shortened;
use crate::openapi::rules::{
    OPERATION_ID_CASE, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING, OPERATION_ID_REFUSED,
    OPERATION_ID_UNUSUAL,
};
use crate::stable_hash::StableHash;
use crate::tables::{HashMap, RandomState};

/// The longest operationId that still is a name; generators of code and gateways cut or refuse longer ones.
const LONGEST_ID: usize = 128;

/// Names every operation: by its operationId if it is the first to have it, else by method and path.
pub(crate) fn assign<'d>(cx: &mut Reader<'d>, drafts: &mut [Draft<'d>]) {
    // operationIds come first, wherever they stand: an operation without one never takes another's name.
    let mut taken: HashMap<Cow<'d, str>, usize> =
        HashMap::with_capacity_and_hasher(drafts.len(), RandomState::default());
    let mut unnamed = Vec::new();
    let mut folded = HashMap::with_capacity_and_hasher(drafts.len(), RandomState::default());
    for (at, draft) in drafts.iter_mut().enumerate() {
        let Some((id, _)) = draft.operation_id else {
            unnamed.push((at, None));
            continue;
        };
        let first = *taken.entry(Cow::Borrowed(id)).or_insert(at);
        if first == at {
            check_id(cx, draft, &mut folded);
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

/// Names an operationId that is no good name for anything else, or that only its letters' case tells from another.
fn check_id<'d>(cx: &mut Reader<'d>, draft: &Draft<'d>, folded: &mut HashMap<u64, &'d str>) {
    let Some((id, site)) = draft.operation_id else { return };
    let is_odd = |byte: u8| !byte.is_ascii_alphanumeric() && !b"._-/:".contains(&byte);
    if id.len() > LONGEST_ID || id.bytes().any(is_odd) {
        cx.report_about(OPERATION_ID_UNUSUAL, &draft.subject, site, [("id", shortened(id))]);
    }
    // FNV-1a over the letters in lower case; what a hash brings together still has to be equal.
    let fold =
        |sum: u64, byte: u8| (sum ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x100_0000_01b3);
    let other = *folded.entry(id.bytes().fold(0xcbf2_9ce4_8422_2325, fold)).or_insert(id);
    if other != id && other.eq_ignore_ascii_case(id) {
        let args = [("id", shortened(id)), ("other", shortened(other))];
        cx.report_about(OPERATION_ID_CASE, &draft.subject, site, args);
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
    // A document may take suffixes on purpose; each further one costs a step, and not the whole way to it.
    std::iter::successors(Some(identity), |hash| Some(hash.text("again")))
        .take(taken.len() + 1)
        .map(|hash| format!("{base}_{:08x}", hash.finish() >> 32))
        .find(|name| !taken.contains_key(name.as_str()))
        .unwrap_or_else(|| base.clone())
}
