//! `oasgate conflicts`, as a script sees it.

use std::process::{Command, Output};

use serde_json::Value;

fn oasgate(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oasgate"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("conflicts").args(args).output().expect("it runs")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints text")
}

const PETS: &str = "fixtures/conflicts/pets.yaml";
const SHOP: &str = "fixtures/conflicts/shop.yaml";

#[test]
fn conflicts_for_people() {
    for lang in ["en", "zh"] {
        let output = oasgate(&[PETS, SHOP, "--lang", lang, "--notes"]);
        assert_eq!(output.status.code(), Some(1), "one is critical");
        insta::assert_snapshot!(format!("conflicts-{lang}"), text(&output));
    }
}

#[test]
fn conflicts_for_programs() {
    let output = oasgate(&[PETS, SHOP, "--format", "json"]);
    let value: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(value["counts"], serde_json::json!({"Critical": 1, "Informational": 1, "Warning": 1}));
    assert_eq!(value["conflicts"][0]["loser"]["file"], SHOP);
    assert_eq!(value["conflicts"][0]["loser"]["line"], 6);
    assert_eq!(value["aliyun"].as_array().map(Vec::len), Some(2));
}

#[test]
fn exit_status() {
    assert_eq!(oasgate(&[PETS]).status.code(), Some(0));
    assert_eq!(oasgate(&[]).status.code(), Some(2));
    assert_eq!(oasgate(&["no/such/file"]).status.code(), Some(2));
    assert_eq!(oasgate(&["Cargo.toml"]).status.code(), Some(2));
}
