//! The answer of a mock: the document's first example of a success.

use super::super::mapping::Budget;
use super::super::operation_record::{
    HttpApiMockContract, HttpApiOperationInfo, HttpApiResponseContractItems,
};
use crate::gateway::shared::examples::schema_example;
use crate::gateway::shared::values::parse_json;
use crate::model::{Components, has_no_body};

/// The example of the lowest status of a success that has one, or needs none; none when there is no such. Without an
/// example of the body, that of its schema will do.
///
/// `budget` is how many bytes examples may still take: one of a shared schema becomes the answer of every route that
/// refers to it.
pub(super) fn mock_of(
    record: &HttpApiOperationInfo,
    components: &Components,
    budget: &mut Budget<'_>,
) -> Option<HttpApiMockContract> {
    let items = record.response.as_ref().and_then(|response| response.items.as_deref()).unwrap_or_default();
    let successes = items.iter().filter_map(|item| Some((item.code?, item)));
    let mut successes: Vec<_> = successes.filter(|(code, _)| (200..300).contains(code)).collect();
    successes.sort_by_key(|(code, _)| *code);
    let (code, content) =
        successes.into_iter().find_map(|(code, item)| Some((code, content_of(code, item, components)?)))?;
    if !budget.take(content.len()) {
        return None;
    }
    Some(HttpApiMockContract {
        enable: Some(true),
        response_code: Some(code),
        response_content: Some(content),
        ..HttpApiMockContract::default()
    })
}

fn content_of(code: i32, item: &HttpApiResponseContractItems, components: &Components) -> Option<String> {
    let empty = || has_no_body(&code.to_string()).then(String::new);
    let of_schema = || schema_example(parse_json(item.json_schema.as_deref()?)?, components);
    item.example.clone().or_else(of_schema).or_else(empty)
}
