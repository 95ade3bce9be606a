//! The answer of a mock: the document's first example of a success.

use super::super::operation_record::{
    HttpApiMockContract, HttpApiOperationInfo, HttpApiResponseContractItems,
};
use super::super::values::{parse_json, text_of};
use crate::model::{Components, component_of, has_no_body};
use crate::source::Node;
use crate::subject::ComponentKind;

/// How many references and lists in a row are looked through for an example.
const MAX_HOPS: usize = 16;

/// The example of the lowest status of a success that has one, or needs none; none when there is no such. Without an
/// example of the body, that of its schema will do.
///
/// `budget` is how many bytes examples may still take: one of a shared schema becomes the answer of every route that
/// refers to it.
pub(super) fn mock_of(
    record: &HttpApiOperationInfo,
    components: &Components,
    budget: &mut usize,
) -> Option<HttpApiMockContract> {
    let items = record.response.as_ref().and_then(|response| response.items.as_deref()).unwrap_or_default();
    let successes = items.iter().filter_map(|item| Some((item.code?, item)));
    let mut successes: Vec<_> = successes.filter(|(code, _)| (200..300).contains(code)).collect();
    successes.sort_by_key(|(code, _)| *code);
    let (code, content) =
        successes.into_iter().find_map(|(code, item)| Some((code, content_of(code, item, components)?)))?;
    *budget = budget.checked_sub(content.len())?;
    Some(HttpApiMockContract {
        enable: Some(true),
        response_code: Some(code),
        response_content: Some(content),
        ..HttpApiMockContract::default()
    })
}

fn content_of(code: i32, item: &HttpApiResponseContractItems, components: &Components) -> Option<String> {
    let empty = || has_no_body(&code.to_string()).then(String::new);
    let of_schema = || schema_example(item.json_schema.as_deref()?, components);
    item.example.clone().or_else(of_schema).or_else(empty)
}

/// The example that a schema has, the schema that it refers to, or in a list of one the schema of its items.
fn schema_example(text: &str, components: &Components) -> Option<String> {
    let mut value = parse_json(text)?;
    let mut lists = 0;
    for _ in 0..MAX_HOPS {
        let node = value.node();
        if let Some(example) = node.get("example") {
            return Some(["[".repeat(lists), json_or_text(example, lists), "]".repeat(lists)].concat());
        }
        let next = match node.get("$ref").and_then(Node::as_str).and_then(component_of) {
            Some((key, deeper)) if key.kind == ComponentKind::Schema && deeper.is_empty() => {
                components.schemas.get(&key.name)?.value()
            }
            Some(_) => return None,
            None => {
                lists += 1;
                node.get("items")?.value()
            }
        };
        value = next;
    }
    None
}

/// A text stands for itself, but within a list it is JSON.
fn json_or_text(example: Node<'_>, lists: usize) -> String {
    if lists == 0 {
        return text_of(example);
    }
    let mut json = String::new();
    example.write_json(&mut json);
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_found_through_references_and_lists() {
        let components: Components = serde_json::from_str(
            r##"{"schemas": {
                "Pet": {"type": "object", "example": {"id": 1}}, "Cat": {"$ref": "#/components/schemas/Pet"},
                "Loop": {"$ref": "#/components/schemas/Loop"}, "Name": {"type": "string", "example": "Rex"}
            }}"##,
        )
        .unwrap();
        for (schema, expected) in [
            (r#"{"example": {"a": 1}}"#, Some(r#"{"a":1}"#)),
            (r##"{"$ref": "#/components/schemas/Cat"}"##, Some(r#"{"id":1}"#)),
            (r##"{"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}"##, Some(r#"[{"id":1}]"#)),
            (r##"{"$ref": "#/components/schemas/Name"}"##, Some("Rex")),
            (r##"{"items": {"items": {"$ref": "#/components/schemas/Name"}}}"##, Some(r#"[["Rex"]]"#)),
            (r##"{"$ref": "#/components/schemas/Loop"}"##, None),
            (r##"{"$ref": "#/components/schemas/Gone"}"##, None),
            (r#"{"type": "string"}"#, None),
            ("no JSON", None),
        ] {
            assert_eq!(schema_example(schema, &components).as_deref(), expected, "{schema}");
        }
    }
}
