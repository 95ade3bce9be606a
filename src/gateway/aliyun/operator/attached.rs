//! The typed view of an attachment.

use super::super::catalog::CatalogApi;
use super::super::mapping::OperationRecords;
use crate::gateway::shared::mapping::attached;
use crate::model::Existing;
use crate::model::operator::Operator;
use crate::subject::Subject;

/// What the operator set on the API or on an operation, read from the attached records.
///
/// It takes precedence over the document: see [`Operator::over`].
///
/// ```
/// use oasgate::aliyun::{CatalogApi, MappingOptions, attached_operator, read};
///
/// let record: CatalogApi = serde_json::from_str(r#"{"operations": [
///     {"path": "/pets", "method": "GET", "mock": {"enable": true, "responseCode": 204}}
/// ]}"#)?;
/// let existing = read(&record, &MappingOptions::default()).value.unwrap();
/// let subject = "GET /pets".parse().unwrap();
/// let backend = attached_operator(&existing, &subject).backend.unwrap();
/// assert_eq!(backend.mock.as_ref().unwrap().status, Some(204));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn attached_operator(existing: &Existing, subject: &Subject) -> Operator {
    let attachment = existing.attachments.get(subject);
    let operator = attachment.and_then(|value| match subject {
        Subject::Api => attached::<CatalogApi>(value).map(|own| own.info.operator()),
        Subject::Operation(_) => attached::<OperationRecords>(value).map(|records| records.record.operator()),
        Subject::Component(_) | Subject::Path(_) | Subject::Route(_) => None,
    });
    operator.unwrap_or_default()
}
