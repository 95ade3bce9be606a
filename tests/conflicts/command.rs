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
fn conflicts_for_machines_that_show_documents() {
    let log = oasgate(&[PETS, SHOP, "--format", "sarif"]);
    assert_eq!(log.status.code(), Some(1));
    let log: Value = serde_json::from_str(&text(&log)).expect("it is JSON");
    let place = |location: &Value| {
        let physical = &location["physicalLocation"];
        let line = physical["region"]["startLine"].as_u64().expect("it has a line");
        format!("{}:{line}", physical["artifactLocation"]["uri"].as_str().expect("it has a file"))
    };
    let results = log["runs"][0]["results"].as_array().expect("it has results");
    let places = results.iter().map(|result| {
        format!(
            "{} {} see {}",
            result["ruleId"].as_str().expect("it has a rule"),
            place(&result["locations"][0]),
            place(&result["relatedLocations"][0])
        )
    });
    insta::assert_snapshot!("conflicts-sarif", places.collect::<Vec<_>>().join("\n"));
    let output = oasgate(&[PETS, SHOP, "--format", "github", "--notes"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("conflicts-github", text(&output));
}

#[test]
fn conflicts_as_a_diagram() {
    for (args, drawn) in [
        (&[][..], ["==>", "-->"].as_slice()),
        (&["--notes"][..], &["==>", "-->", "-.->"]),
        // What is critical by itself is still reported when it is allowed.
        (&["--allow", "conflict-identical"], &["-->", "-.->"]),
        (&["--deny", "conflict-more-specific", "--allow", "conflict-identical"], &["==>", "-->", "-.->"]),
    ] {
        let output = oasgate(&[&[PETS, SHOP, "--format", "mermaid"], args].concat());
        let diagram = text(&output);
        crate::mermaid::judge(&diagram);
        let arrows: Vec<&str> =
            diagram.lines().filter_map(|line| Some(line.split_once('|')?.0.rsplit_once(' ')?.1)).collect();
        assert_eq!(arrows, drawn, "{args:?}: {diagram}");
        let sum = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(sum.starts_with("8 routes: "), "{sum}");
    }
}

#[test]
fn filters_apply_to_conflicts() {
    let output = oasgate(&[PETS, SHOP, "--allow", "conflict-identical,conflict-more-specific"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!("conflicts-allowed", text(&output));
    for (args, status) in [
        (&["--deny", "conflict-more-specific"][..], 1),
        (&["--max-warnings", "0"][..], 1),
        (&["--max-warnings", "1"][..], 0),
        (&["--deny", "conflict-identicl"][..], 2),
    ] {
        let output = oasgate(&[&[PETS, SHOP, "--allow", "conflict-identical"], args].concat());
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", text(&output));
    }
    let output = oasgate(&[PETS, "--deny", "conflict-more-specific", "--format", "json"]);
    let value: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(value["counts"]["Critical"], 1);
    let one = |list: &str| {
        let mut list = value[list].as_array().expect("it is a list").iter();
        list.find(|one| one["code"] == "conflict-more-specific").expect("it is listed").clone()
    };
    assert_eq!(one("conflicts")["level"], "Critical");
    let finding = one("diagnostics");
    assert_eq!((&finding["severity"], &finding["defaultSeverity"]), (&"error".into(), &"info".into()));
    assert_eq!(
        (&finding["line"], &finding["document"]),
        (&8.into(), &Value::Null),
        "it is the only document"
    );
}

#[test]
fn conflicts_follow_references_into_a_folder() {
    let pets = "fixtures/documents/pets-v2/main.yaml";
    let without = oasgate(&[pets, SHOP]);
    assert_eq!(without.status.code(), Some(1), "a part was left out");
    let said = String::from_utf8_lossy(&without.stderr).into_owned();
    assert!(said.contains("error[reference-external]") && said.contains(&format!("--> {pets}:")), "{said}");
    let with = oasgate(&[pets, SHOP, "--root", "fixtures/documents/pets-v2"]);
    assert!(with.stderr.is_empty(), "{}", String::from_utf8_lossy(&with.stderr));
}

#[test]
fn exit_status() {
    assert_eq!(oasgate(&[PETS]).status.code(), Some(0));
    assert_eq!(oasgate(&[]).status.code(), Some(2));
    assert_eq!(oasgate(&["no/such/file"]).status.code(), Some(2));
    assert_eq!(oasgate(&["Cargo.toml"]).status.code(), Some(2));
}
