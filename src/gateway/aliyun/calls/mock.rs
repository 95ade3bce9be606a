//! The answer of a mock: the document's first example of a success.

use super::super::operation_record::{HttpApiMockContract, HttpApiOperationInfo};

/// The example of the lowest status of a success that has one, or needs none; none when there is no such.
pub(super) fn mock_of(record: &HttpApiOperationInfo) -> Option<HttpApiMockContract> {
    let items = record.response.as_ref().and_then(|response| response.items.as_deref()).unwrap_or_default();
    let successes = items.iter().filter_map(|item| Some((item.code?, item)));
    let successes = successes.filter(|(code, _)| (200..300).contains(code));
    // RFC 9110 sections 15.3.5 and 15.3.6: a 204 and a 205 have no body.
    let answers = successes.filter(|(code, item)| item.example.is_some() || matches!(code, 204 | 205));
    let (code, item) = answers.min_by_key(|(code, _)| *code)?;
    Some(HttpApiMockContract {
        enable: Some(true),
        response_code: Some(code),
        response_content: Some(item.example.clone().unwrap_or_default()),
        ..HttpApiMockContract::default()
    })
}
