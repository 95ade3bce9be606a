//! What the base path and the paths say together.

use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::BASE_PATH_REPEATED;
use crate::source::Node;

/// Says that every path begins with the base path, which comes before it once more.
pub(crate) fn check_repeated(
    report: &mut Report,
    operations: &[ReadOperation<'_>],
    base: Option<&str>,
    at: Node<'_>,
) {
    let Some(base) = base.filter(|base| *base != "/") else { return };
    let begins = |template: &str| {
        template.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if !operations.is_empty() && operations.iter().all(|operation| begins(operation.template)) {
        report.at(BASE_PATH_REPEATED, at, [("path", shortened(base))]);
    }
}
