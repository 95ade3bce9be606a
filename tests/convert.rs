//! The command `oasgate convert`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::command::{run, stdout};

fn convert(args: &[&str], input: &str) -> Output {
    run(Path::new("fixtures/gateway/huawei"), &[&["convert", "--to", "huawei"], args].concat(), input)
}

/// The command for another gateway, in the folder of its fixtures.
fn convert_to(gateway: &str, args: &[&str]) -> Output {
    let folder = Path::new("fixtures/gateway").join(gateway);
    run(&folder, &[&["convert", "--to", gateway], args].concat(), "")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const WEB: [&str; 3] = ["web.yaml", "--config", "web-config.yaml"];

#[test]
fn a_person_reads_what_becomes_what() {
    for lang in ["en", "zh"] {
        let mut page = String::new();
        for args in [
            &[&WEB[..], &["--notes"]].concat()[..],
            &["kinds.yaml"],
            &["kinds.yaml", "--config", "kinds-config.json"],
        ] {
            let output = convert(&[args, &["--lang", lang]].concat(), "");
            _ = writeln!(page, "$ oasgate convert --to huawei {}", args.join(" "));
            _ = writeln!(
                page,
                "{}{}-> {}\n",
                stderr(&output),
                stdout(&output),
                output.status.code().unwrap()
            );
        }
        insta::assert_snapshot!(format!("convert-{lang}"), page);
    }
}

#[test]
fn every_gateway_has_the_same_list() {
    for lang in ["en", "zh"] {
        let mut page = String::new();
        for (gateway, args) in [
            ("tencent", &["web.yaml", "--config", "web-config.yaml"][..]),
            ("aliyun", &["payloads.yaml"]),
            ("aliyun", &["payloads.yaml", "--existing", "payloads-catalog.json"]),
        ] {
            let output = convert_to(gateway, &[args, &["--lang", lang]].concat());
            _ = writeln!(page, "$ oasgate convert --to {gateway} {}", args.join(" "));
            let code = output.status.code().unwrap();
            _ = writeln!(page, "{}{}-> {code}\n", stderr(&output), stdout(&output));
        }
        insta::assert_snapshot!(format!("convert-others-{lang}"), page);
    }
}

#[test]
fn what_exists_is_refused_where_nothing_is_made_of_it() {
    let output = convert_to("tencent", &["web.yaml", "--existing", "web-config.yaml"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("--existing has no meaning"), "{}", stderr(&output));
}

#[test]
fn a_program_reads_payloads_and_findings() {
    let output = convert(&[&WEB[..], &["--format", "json"]].concat(), "");
    assert_eq!(output.status.code(), Some(1), "an operation is left out");
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    let members: Vec<&String> = object.as_object().unwrap().keys().collect();
    assert_eq!(members, ["diagnostics", "payloads", "summary"]);
    assert_eq!(object["payloads"][0]["subject"], "GET /orders");
    let golden: Value =
        serde_json::from_str(include_str!("../fixtures/gateway/huawei/web.payloads.json")).unwrap();
    let bodies: Vec<Value> =
        object["payloads"].as_array().unwrap().iter().map(|payload| payload["body"].clone()).collect();
    assert_eq!(Value::from(bodies), golden);
    let found = object["diagnostics"].as_array().unwrap();
    let found = found.iter().filter(|found| found["code"].as_str().unwrap().starts_with("convert-"));
    assert!(found.clone().count() > 5 && found.clone().all(|found| found["line"].is_u64()));
    insta::assert_snapshot!("convert-summary", serde_json::to_string_pretty(&object["summary"]).unwrap());
}

#[test]
fn lines_are_the_bodies() {
    let output = convert(&[&WEB[..], &["--lines"]].concat(), "");
    let golden: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/gateway/huawei/web.payloads.json")).unwrap();
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, golden);
    assert!(stderr(&output).contains("convert-method-unsupported"), "{}", stderr(&output));
}

#[test]
fn every_unknown_option_is_reported_by_name() {
    let mut page = String::new();
    for text in [
        "{\n  \"groupID\": \"g\",\n  \"defaultBackend\": {\"adress\": \"a\", \"timeoutMs\": 5},\n  \"x\": 1\n}",
        "groupId: g\ndefaultBackend:\n  adress: a\noperations:\n  getIt:\n    policyHttps:\n      - name: p\n        conditions: [{condition_orign: source}]\n",
        "defaultBackend: {timeoutMs: soon}\n",
        "security: {login: {type: APP, appcode: true}}\n",
        "{\"groupId\": ",
        "[]",
    ] {
        let output = convert(&["kinds.yaml", "--config", "-"], text);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{text}");
        _ = writeln!(page, "{text}\n{}", stderr(&output));
    }
    insta::assert_snapshot!("convert-config-faults", page);
}

#[test]
fn what_many_operations_lose_is_said_once() {
    let operation = |at: usize| {
        let schema = json!({"type": "string", "pattern": "a"});
        let id = format!("get{at}");
        json!({"get": {"operationId": id, "parameters": [{"name": "code", "in": "query", "schema": schema}],
            "responses": {"200": {"description": "d"}}}})
    };
    let paths: serde_json::Map<String, Value> =
        (0..300).map(|at| (format!("/{at}"), operation(at))).collect();
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://a.example.com"}], "paths": paths});
    let output = convert(&["-"], &document.to_string());
    let text = stdout(&output);
    assert_eq!(text.matches("pattern").count(), 1, "{text}");
    assert!(text.contains("in 300 parts: widened /parameters/query code/schema/pattern"), "{text}");
    assert!(text.contains("300 payloads, 0 left out"), "{text}");
}

#[test]
fn what_cannot_be_imported_gives_nothing() {
    let output = convert(&["-"], "{}");
    assert_eq!(output.status.code(), Some(2));
    let output =
        convert(&["-", "--format", "json"], "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n");
    assert_eq!(output.status.code(), Some(2));
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["payloads"], Value::Null);
}

#[test]
fn what_leaves_out_many_operations_is_said_once() {
    let paths: String = (0..25)
        .map(|at| {
            format!("  /p{at}: {{get: {{operationId: p{at}, responses: {{'200': {{description: ok}}}}}}}}\n")
        })
        .collect();
    let document = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}");
    let output = convert(&["-"], &document);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert_eq!(text.matches("left out: nothing says where").count(), 1, "{text}");
    assert!(text.starts_with("25 operations -> left out: "), "{text}");
    assert!(text.contains("\n    help: Set `defaultBackend`"), "{text}");
}

#[test]
fn the_gateways_own_import_is_foretold() {
    let export = ["export.yaml", "--config", "export-config.yaml", "--existing", "existing.json"];
    let mut page = String::new();
    for (lang, mode) in [("en", "merge"), ("en", "override"), ("zh", "override")] {
        let output = convert(&[&export[..], &["--mode", mode, "--lang", lang]].concat(), "");
        _ = writeln!(page, "--mode {mode}\n{}{}", stderr(&output), stdout(&output));
    }
    insta::assert_snapshot!("convert-import", page);
    let output = convert(&[&export[..], &["--format", "json"]].concat(), "");
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["import"]["group_id"], "c77f5e81d9cb4424bf704ef2b0ac7600");
    assert_eq!(object["import"]["failure"][0]["error_code"], "APIG.3301");
    assert_eq!(object["import"]["success"].as_array().unwrap().len(), 2);
    let output = convert(&["export.yaml", "--mode", "merge"], "");
    assert_eq!(output.status.code(), Some(2), "a mode needs what exists");
}

#[test]
fn an_export_is_read_cleanly() {
    for export in ["export.yaml", "export-swagger.json"] {
        let output = convert(&[export, "--config", "export-config.yaml", "--format", "json"], "");
        assert_eq!(output.status.code(), Some(0), "{export}");
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = object["diagnostics"].as_array().unwrap().iter();
        let warned: Vec<_> =
            found.filter(|found| found["severity"] != "info").map(|found| &found["code"]).collect();
        let known = ["huawei-settings-separate", "convert-settings-dropped"];
        assert!(warned.iter().all(|code| known.contains(&code.as_str().unwrap())), "{export}: {warned:?}");
    }
}

#[test]
fn answers_of_a_gateway_become_a_document_of_another() {
    let folder = Path::new("fixtures/gateway/tencent");
    let output = run(folder, &["export", "describe.json", "--keys", "huawei"], "");
    let page = format!("{}\n{}-> {}\n", stderr(&output), stdout(&output), output.status.code().unwrap());
    insta::assert_snapshot!("export-answers", page);
    // One answer alone, and as the API inside of it.
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("describe.json")).unwrap()).unwrap();
    for one in [&all[0], &all[1], &all[1]["Result"]] {
        let output = run(folder, &["export", "-", "--format", "json"], &one.to_string());
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["paths"].as_object().unwrap().len(), 1, "{document}");
    }
}
