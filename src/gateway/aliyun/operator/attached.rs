//! The typed view of an attachment.

use super::super::catalog::CatalogApi;
use super::super::lens::{OperationRecords, attached};
use crate::model::Existing;
use crate::model::operator::Operator;
use crate::subject::Subject;

/// What the operator set on the API or on an operation, as the attached records say it.
///
/// It wins over what the document says: [`Operator::over`].
///
/// ```
/// use oasgate::aliyun::{CatalogApi, LensOptions, attached_operator, read};
///
/// let record: CatalogApi = serde_json::from_str(r#"{"operations": [
///     {"path": "/pets", "method": "GET", "mock": {"enable": true, "responseCode": 204}}
/// ]}"#)?;
/// let existing = read(&record, &LensOptions::default()).value.unwrap();
/// let subject = "GET /pets".parse().unwrap();
/// let backend = attached_operator(&existing, &subject).backend.unwrap();
/// assert_eq!(backend.mock.as_ref().unwrap().status, Some(204));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn attached_operator(existing: &Existing, subject: &Subject) -> Operator {
    let operator = match subject {
        Subject::Api => attached::<CatalogApi>(existing, subject).map(|own| own.info.operator()),
        Subject::Operation(_) => {
            attached::<OperationRecords>(existing, subject).map(|records| records.record.operator())
        }
        Subject::Component(_) | Subject::Path(_) | Subject::Route(_) => None,
    };
    operator.unwrap_or_default()
}
