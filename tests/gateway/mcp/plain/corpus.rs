//! Tools of every real document: valid, bounded, and legal for the clients.

use oasgate::mcp::{Options, Profile, tools};
use oasgate::{ImportOptions, import};
use serde_json::Value;

use super::profiles::assert_profile;
use super::schemas;
use crate::corpus;

#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn schemas_of_all_tools_are_valid() {
    let mut counted = 0;
    for entry in corpus::entries() {
        let bytes = std::fs::read(&entry.path).expect("the index names files that are there");
        let size = bytes.len();
        let Some(imported) = import(bytes, &ImportOptions::default()).value else { continue };
        for profile in [Profile::Portable, Profile::OpenaiStrict, Profile::Gemini] {
            let options = Options::default().with_profile(profile).with_max_tools(300_usize);
            let tools = tools(&imported, &options).value.unwrap();
            let path = entry.path.display();
            let written = serde_json::to_string(&tools).unwrap().len();
            assert!(written <= 20 * size + 1024 * 1024, "{path}: {written} of {size}");
            for (name, schema) in schemas(&tools) {
                let is_input = name.ends_with(" in");
                assert!(!is_input || keys_are_legal(&schema), "{path} {name}");
                if is_input && profile != Profile::Portable {
                    assert_profile(profile, &schema, true);
                }
                counted += 1;
            }
        }
    }
    assert!(counted > 10_000, "only {counted} schemas");
}

fn keys_are_legal(schema: &Value) -> bool {
    let keys = schema["properties"].as_object().unwrap().keys();
    keys.into_iter()
        .all(|key| key.len() <= 64 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}
