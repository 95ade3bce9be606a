//! Profiles, revisions, and how many tools there are.

use oasgate::mcp::{Options, Profile, Revision};
use serde_json::{Value, json};

use super::lowered::lowered;
use super::{lines, schemas, written};

fn fixture(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway/mcp/plain");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn profiles_narrow_what_their_models_do_not_take() {
    for (name, profile) in [("strict", Profile::OpenaiStrict), ("gemini", Profile::Gemini)] {
        let mut shown = String::new();
        for document in ["composed.yaml", "nullable.yaml", "parameters.yaml"] {
            let (tools, found) = written(&fixture(document), &Options::default().with_profile(profile));
            for (tool, schema) in schemas(&tools).into_iter().filter(|(name, _)| name.ends_with(" in")) {
                assert_profile(profile, &schema, true);
                shown += &[&tool, ": ", &format!("{schema:#}"), "\n"].concat();
            }
            shown += &(lines(&found) + "\n");
        }
        insta::assert_snapshot!(format!("profile-{name}"), shown);
    }
}

/// Each schema keeps to what the profile has.
pub(super) fn assert_profile(profile: Profile, schema: &Value, is_root: bool) {
    const GEMINI: &[&str] = &[
        "additionalProperties",
        "oneOf",
        "allOf",
        "const",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "uniqueItems",
        "not",
        "prefixItems",
    ];
    const STRICT: &[&str] = &["oneOf", "allOf", "not", "prefixItems"];
    let Some(members) = schema.as_object() else { panic!("{schema}") };
    if is_root {
        const ROOT: &[&str] =
            &["type", "properties", "required", "additionalProperties", "$defs", "description"];
        assert!(members.keys().all(|key| ROOT.contains(&&**key)), "{schema}");
    }
    let refused = if profile == Profile::Gemini { GEMINI } else { STRICT };
    assert!(refused.iter().all(|key| !members.contains_key(*key)), "{schema:#}");
    if profile == Profile::OpenaiStrict && members.contains_key("properties") {
        let names: Vec<&String> = members["properties"].as_object().unwrap().keys().collect();
        let mut required: Vec<&str> =
            members["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
        required.sort_unstable();
        assert_eq!(names, required, "{schema:#}");
        assert_eq!(members["additionalProperties"], json!(false));
    }
    for key in ["properties", "$defs"] {
        let inner = members.get(key).and_then(Value::as_object);
        inner.into_iter().flatten().for_each(|(_, inner)| assert_profile(profile, inner, false));
    }
    members
        .get("anyOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .for_each(|inner| assert_profile(profile, inner, false));
    members.get("items").into_iter().for_each(|inner| assert_profile(profile, inner, false));
}

#[test]
fn an_optional_argument_of_strict_mode_may_be_null() {
    let options = Options::default().with_profile(Profile::OpenaiStrict);
    let (tools, _) = written(&fixture("bodies.yaml"), &options);
    let request = &tools.requests["changePet"];
    assert_eq!(request.build(&json!({"name": "a", "age": null})).unwrap().body, None);
    let request = &tools.requests["replacePet"];
    let pet = json!({"name": "a", "secret": "b", "born": null});
    let body = request.build(&json!({"name": "a", "body": pet})).unwrap().body;
    assert_eq!(body.as_deref(), Some(r#"{"name":"a","secret":"b"}"#), "members of members, too");
    let (plain, _) = written(&fixture("bodies.yaml"), &Options::default());
    let body = plain.requests["changePet"].build(&json!({"name": "a", "age": null})).unwrap().body;
    assert_eq!(body.as_deref(), Some(r#"{"age":null}"#), "elsewhere null is a value");
}

#[test]
fn one_allof_with_siblings_keeps_what_all_parts_say() {
    let components = json!({"A": {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}},
        "B": {"allOf": [{"$ref": "#/components/schemas/A"}], "description": "B"}});
    let schema = json!({"allOf": [{"$ref": "#/components/schemas/B"}, {"type": "object", "properties": {"y": {"type": "integer"}}}]});
    let (input, codes) =
        lowered(&schema, &components, &Options::default().with_profile(Profile::OpenaiStrict));
    insta::assert_snapshot!("strict-merged", format!("{input:#}\n{codes:?}"));
}

#[test]
fn older_revisions_have_objects_as_answers() {
    let mut shown = String::new();
    for revision in [Revision::June2025, Revision::November2025] {
        let (tools, found) = written(&fixture("answers.yaml"), &Options::default().with_revision(revision));
        schemas(&tools);
        for tool in &tools.tools {
            let output = tool.output_schema.as_ref().map(oasgate::source::Value::to_json);
            assert!(output.as_ref().is_none_or(|output| output["type"] == "object"), "{tool:?}");
            if revision == Revision::June2025 {
                shown += &[&tool.name, ": ", &format!("{:#}", output.unwrap_or_default()), "\n"].concat();
            }
        }
        shown += &(lines(&found) + "\n");
    }
    insta::assert_snapshot!("older-answers", shown);
}

#[test]
fn many_tools_are_a_finding() {
    for (count, expected) in [
        (40, None),
        (41, Some("mcp-tools-many")),
        (128, Some("mcp-tools-many")),
        (129, Some("mcp-tools-too-many")),
    ] {
        let get = json!({"get": {"summary": "Get", "responses": {"204": {"description": "none"}}}});
        let paths: serde_json::Map<_, _> = (0..count).map(|at| (format!("/a{at}"), get.clone())).collect();
        let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://h"}], "paths": paths});
        let (_, found) = written(&document.to_string(), &Options::default());
        let codes: Vec<&str> = found
            .iter()
            .map(oasgate::Diagnostic::code)
            .filter(|code| code.starts_with("mcp-tools"))
            .collect();
        assert_eq!(codes, Vec::from_iter(expected), "{count}");
    }
}
