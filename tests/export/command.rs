//! The commands `oasgate convert --to openapi3` and `oasgate export`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

use oasgate::{ImportOptions, import};

use crate::command::{run, stdout};

const STORE: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: https://api.example.com/v1}]
paths:
  /orders:
    get: {operationId: listOrders, tags: [orders], responses: {'200': {$ref: '#/components/responses/Orders'}}}
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: the pets}}}
components:
  schemas: {Order: {type: object}, Pet: {type: object}}
  responses:
    Orders:
      description: the orders
      content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
";

const SWAGGER: &str = "\
swagger: '2.0'
info: {title: Pets, version: '1'}
host: api.example.com
basePath: /v1
schemes: [https]
paths:
  /pets:
    post:
      operationId: addPet
      consumes: [multipart/form-data]
      parameters: [{name: photo, in: formData, type: file}, {name: tags, in: query, type: array, items: {type: string}, collectionFormat: pipes}]
      responses: {'200': {description: added}}
";

fn oasgate(args: &[&str], input: &str) -> Output {
    run(Path::new("."), args, input)
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_document_alone_is_on_standard_output() {
    for format in ["yaml", "json"] {
        let output = oasgate(&["convert", "-", "--to", "openapi3", "--format", format], SWAGGER);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let before = import(SWAGGER, &ImportOptions::default()).into_result().unwrap().api;
        let after = import(stdout(&output), &ImportOptions::default()).into_result().unwrap().api;
        assert_eq!(before, after, "{format}");
    }
    let output = oasgate(&["convert", "-", "--to", "openapi3"], SWAGGER);
    insta::assert_snapshot!("command-swagger", stdout(&output));
}

#[test]
fn what_is_selected_comes_with_what_it_needs() {
    let mut page = String::new();
    for select in ["tag=orders", "path=/p*|id=nothing", "id=listPets"] {
        let output = oasgate(&["convert", "-", "--to", "openapi3", "--select", select], STORE);
        _ = writeln!(page, "$ --select '{select}'\n{}{}", stderr(&output), stdout(&output));
    }
    insta::assert_snapshot!("command-select", page);
    // The same for payloads.
    let output = oasgate(&["convert", "-", "--to", "huawei", "--lines", "--select", "tag=orders"], STORE);
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stderr(&output));
    let output = oasgate(&["convert", "-", "--to", "openapi3", "--select", "tags=a"], STORE);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`tags=a` selects nothing"), "{}", stderr(&output));
}

#[test]
fn a_merged_api_comes_back() {
    let stored = stdout(&oasgate(&["apply", "-"], STORE));
    let output = oasgate(&["export", "-"], &stored);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let before = import(STORE, &ImportOptions::default()).into_result().unwrap().api;
    assert_eq!(import(stdout(&output), &ImportOptions::default()).into_result().unwrap().api, before);
    let selected = stdout(&oasgate(&["export", "-", "--select", "id=listPets", "--format", "json"], &stored));
    let api = import(selected, &ImportOptions::default()).into_result().unwrap().api;
    assert_eq!((api.operations.len(), api.components.len()), (1, 0));
}

#[test]
fn records_come_back_and_several_need_a_name() {
    let catalog = "fixtures/gateway/aliyun/catalog.json";
    let output = oasgate(&["export", catalog], "");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("choose one with --name"), "{}", stderr(&output));
    let output = oasgate(&["export", catalog, "--name", "Shop"], "");
    assert!(stdout(&output).starts_with("openapi: \"3.0.3\"\n"), "{}", stderr(&output));
}

#[test]
fn operators_settings_become_a_gateways_keys() {
    let of = |keys: &str| {
        let args = ["convert", "fixtures/gateway/tencent/web.yaml", "--to", "openapi3", "--keys", keys];
        stdout(&oasgate(&args, ""))
    };
    let plain =
        stdout(&oasgate(&["convert", "fixtures/gateway/tencent/export.yaml", "--to", "openapi3"], ""));
    assert!(plain.contains("x-apigw-backend") && !plain.contains("x-apigateway-"), "keys stay as they are");
    let moved = stdout(&oasgate(
        &["convert", "fixtures/gateway/tencent/export.yaml", "--to", "openapi3", "--keys", "huawei"],
        "",
    ));
    assert!(moved.contains("x-apigateway-backend") && !moved.contains("x-apigw-"), "{moved}");
    for keys in ["huawei", "tencent", "aliyun", "aws"] {
        assert!(import(of(keys), &ImportOptions::default()).value.is_some(), "{keys}");
    }
}

#[test]
fn arguments_without_meaning_are_refused() {
    for (args, argument) in [
        (&["--to", "openapi3", "--format", "text"][..], "--format text"),
        (&["--to", "huawei", "--format", "yaml"], "--format yaml"),
        (&["--to", "openapi3", "--lines"], "--lines"),
        (&["--to", "huawei", "--keys", "aws"], "--keys"),
        (&["--to", "openapi3", "--existing", "x.json"], "--existing"),
    ] {
        let output = oasgate(&[&["convert", "-"], args].concat(), STORE);
        assert_eq!(output.status.code(), Some(2), "{argument}");
        assert!(stderr(&output).contains(&format!("{argument} has no meaning")), "{}", stderr(&output));
    }
}

#[test]
fn what_cannot_be_imported_gives_no_document() {
    let output = oasgate(&["convert", "-", "--to", "openapi3"], "{}");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
}
