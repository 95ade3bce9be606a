//! What operators added, as the keys of a gateway: what its reader reads in an export is what was added, up to findings.

mod form;
mod random;

use std::collections::BTreeSet;
use std::path::Path;

use oasgate::extensions::{ExtensionKeys, annotate, extract};
use oasgate::model::operator::Operator;
use oasgate::openapi::{WriteOptions, write};
use oasgate::{
    Api, Diagnostic, ImportOptions, Imported, Outcome, Severity, Subject, aliyun, aws, huawei, import,
    tencent,
};
use serde_json::Value;

const GATEWAYS: [(&str, ExtensionKeys); 4] = [
    ("huawei", huawei::EXTENSIONS),
    ("tencent", tencent::EXTENSIONS),
    ("aws", aws::EXTENSIONS),
    ("aliyun", aliyun::EXTENSIONS),
];

const FIXTURES: [&str; 9] = [
    "huawei/export.yaml",
    "huawei/export-swagger.json",
    "huawei/kinds.yaml",
    "huawei/web.yaml",
    "tencent/export.yaml",
    "tencent/kinds.yaml",
    "aws/rest.yaml",
    "aws/http.yaml",
    "aliyun/traditional.yaml",
];

fn imported(document: impl Into<oasgate::openapi::Input>) -> Imported {
    let tables = GATEWAYS.map(|(_, keys)| keys);
    let options = ImportOptions::default().with_extension_keys(tables);
    import(document, &options).into_result().unwrap()
}

fn fixture(name: &str) -> Imported {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/gateway");
    imported(std::fs::read_to_string(folder.join(name)).unwrap())
}

/// What a gateway's own reader reads.
fn read(imported: &Imported, keys: &ExtensionKeys) -> Outcome<Imported> {
    match keys.prefix {
        "x-apigateway-" => {
            let outcome = huawei::interpret(imported, &huawei::WriteOptions::default());
            Outcome { value: outcome.value.map(|read| read.imported), diagnostics: outcome.diagnostics }
        }
        "x-apigw-" => tencent::interpret(imported),
        "x-amazon-apigateway-" => aws::interpret(imported),
        _ => aliyun::interpret(imported),
    }
}

/// An Api with a gateway's keys, and the findings.
fn annotated(api: &Api, keys: &ExtensionKeys) -> (Api, Vec<Diagnostic>) {
    let outcome = annotate(api, keys);
    (outcome.value.unwrap(), outcome.diagnostics)
}

fn exported(api: &Api, keys: &ExtensionKeys) -> oasgate::openapi::OpenApiDocument {
    let mut options = WriteOptions::default();
    options.any_method_key = keys.any_method_key().map(str::to_owned);
    write(api, &options).value.unwrap()
}

/// The members that findings name, of a part and of the whole API.
fn named(found: &[Diagnostic], subject: &Subject) -> BTreeSet<String> {
    let of_part = found.iter().filter(|found| {
        found.code() == "extension-settings-dropped"
            && (found.subject() == Some(subject) || found.subject() == Some(&Subject::Api))
    });
    let lists = of_part.flat_map(|found| found.args().filter(|(name, _)| *name == "members"));
    lists.flat_map(|(_, list)| list.split(", ").map(|name| name.trim_matches('`').to_owned())).collect()
}

/// The law. Gives how many members came back, and how many did not.
fn comes_back(name: &str, api: &Api, keys: &ExtensionKeys) -> (usize, usize) {
    let (result, found) = annotated(api, keys);
    assert!(result.about.operator.is_empty());
    assert!(result.operations.values().all(|operation| operation.operator.is_empty()), "{name}");
    let again = read(&imported(exported(&result, keys)), keys).value.unwrap();
    let (mut same, mut lost) = (0, 0);
    for (key, operation) in &api.operations {
        let subject = Subject::Operation(key.clone());
        let Some(read) = again.api.operations.get(key) else { panic!("{name}: `{key}` is gone") };
        let wanted = form::plain(operation, api);
        let got = form::plain(read, &again.api);
        let mut named = named(&found, &subject);
        let has_urls = named.contains("backend.urls") && named.insert("backend.targets".to_owned());
        for (field, value) in wanted.as_object().unwrap() {
            for (member, value) in value.as_object().unwrap() {
                let path = format!("{field}.{member}");
                let is_same = got.get(field).and_then(|got| got.get(member)) == Some(value);
                // A document that asks nothing of callers says it without a key.
                let is_said = name.ends_with("tencent")
                    && path == "auth.kind"
                    && value == "open"
                    && got.get("auth").is_none();
                assert!(
                    is_same || is_said || named.contains(&path),
                    "{name} {key} {path}: {wanted}\n{got}\n{named:?}"
                );
                assert!(
                    !is_same || !named.contains(&path) || named_by_api(&found, &path) || has_urls,
                    "{name} {key}: {path} is not lost: {wanted}\n{got}"
                );
                if is_same { same += 1 } else { lost += 1 }
            }
            if value.as_object().unwrap().is_empty() {
                assert!(got.get(field).is_some() || named.contains(field), "{name} {key} {field}");
            }
            for member in
                got.get(field).and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name)
            {
                let is_new = value.get(member).is_none() && member != "name";
                let path = format!("{field}.{member}");
                assert!(!is_new || named.contains(&path), "{name} {key}: {path} is new: {wanted}\n{got}");
            }
        }
    }
    idempotent(name, &result, &again, keys);
    (same, lost)
}

fn named_by_api(found: &[Diagnostic], path: &str) -> bool {
    let of_api = found.iter().filter(|found| found.subject() == Some(&Subject::Api));
    of_api.flat_map(Diagnostic::args).any(|(_, list)| list.contains(path))
}

/// What was read says nothing new: the keys stay as they are.
fn idempotent(name: &str, result: &Api, again: &Imported, keys: &ExtensionKeys) {
    let (twice, found) = annotated(&again.api, keys);
    assert_eq!(exported(&twice, keys).to_yaml(), exported(result, keys).to_yaml(), "{name}");
    let replaced: Vec<_> = found.iter().filter(|found| found.code() == "extension-keys-replaced").collect();
    assert!(replaced.is_empty(), "{name}: {replaced:?}");
}

#[test]
fn what_fixtures_say_comes_back() {
    for fixture_name in FIXTURES {
        let read = extract(&fixture(fixture_name), None).value.unwrap();
        for (gateway, keys) in GATEWAYS {
            let (same, lost) = comes_back(&format!("{fixture_name} to {gateway}"), &read.api, &keys);
            assert!(same + lost > 0 || fixture_name.contains("kinds") || fixture_name.contains("web"));
        }
    }
}

/// Keys of a document stay where they say what operators added.
#[test]
fn own_keys_of_fixtures_stay() {
    for fixture_name in FIXTURES {
        let before = fixture(fixture_name);
        let (gateway, keys) =
            GATEWAYS.into_iter().find(|(gateway, _)| fixture_name.starts_with(gateway)).unwrap();
        let read = read(&before, &keys).value.unwrap();
        let (result, found) = annotated(&read.api, &keys);
        let replaced: Vec<_> =
            found.iter().filter(|found| found.code() == "extension-keys-replaced").collect();
        assert!(replaced.is_empty(), "{fixture_name} {gateway}: {replaced:?}");
        assert_eq!(before.api.about.extensions, result.about.extensions, "{fixture_name}");
        for (key, operation) in &before.api.operations {
            let after = &result.operations[key];
            let added: Vec<_> = after
                .extensions
                .keys()
                .filter(|key| !operation.extensions.contains_key(key.as_str()))
                .collect();
            assert!(added.is_empty(), "{fixture_name} {key}: {added:?}");
            assert_eq!(operation.security, after.security, "{fixture_name} {key}");
        }
    }
}

const DOCUMENT: &str = include_str!("annotate/orders.yaml");

/// What operators added to the operations of the document.
const OPERATORS: &str = include_str!("annotate/operators.json");

fn orders() -> Api {
    let mut api = Api::clone(&imported(DOCUMENT).api);
    let operators: std::collections::BTreeMap<String, Operator> = serde_json::from_str(OPERATORS).unwrap();
    for (name, operator) in operators {
        if name == "api" {
            api.about.operator = operator;
            continue;
        }
        let operation = api.operations.values_mut().find(|operation| operation.name == name);
        operation.unwrap().operator = operator;
    }
    api
}

/// As a person reads it: the findings, then the document.
#[test]
fn exports_have_the_keys_of_a_gateway() {
    let api = orders();
    for (gateway, keys) in GATEWAYS {
        comes_back(gateway, &api, &keys);
        let (result, found) = annotated(&api, &keys);
        let lines: String = found
            .iter()
            .map(|found| {
                format!("# {} {}: {found}\n", found.code(), found.subject_text().unwrap_or_default())
            })
            .collect();
        let yaml = exported(&result, &keys).to_yaml();
        insta::assert_snapshot!(format!("annotated-{gateway}"), format!("{lines}{yaml}"));
    }
}

/// What was written has no faults to the readers, and only its own gateway's keys.
#[test]
fn what_was_written_is_read_without_warnings() {
    for (gateway, keys) in GATEWAYS {
        let (result, _) = annotated(&orders(), &keys);
        let outcome = read(&imported(exported(&result, &keys)), &keys);
        let is_loud = |found: &&Diagnostic| found.severity() != Severity::Info;
        let loud: Vec<_> =
            outcome.diagnostics.iter().filter(is_loud).map(|found| format!("{found}")).collect();
        assert!(loud.is_empty(), "{gateway}: {loud:?}");
    }
}

#[test]
fn an_api_without_operators_is_the_same() {
    let api = imported(DOCUMENT).api;
    for (_, keys) in GATEWAYS {
        let (result, found) = annotated(&api, &keys);
        assert!(result == *api && found.is_empty());
    }
}

#[test]
fn an_unknown_gateway_has_no_keys() {
    let keys = ExtensionKeys { prefix: "x-other-", keys: &[] };
    let (result, found) = annotated(&orders(), &keys);
    assert!(result == *imported(DOCUMENT).api && found.len() > 3);
    assert!(found.iter().all(|found| found.code() == "extension-settings-dropped"));
}

/// What counts for all operations of a hostile document is not copied without end.
#[test]
fn what_is_shared_is_not_copied_without_end() {
    let text = "a".repeat(1 << 20);
    let operations: String = (0..20_000)
        .map(|at| {
            format!(
                "  /p{at}: {{get: {{operationId: o{at}, responses: {{'200': {{description: fine}}}}}}}}\n"
            )
        })
        .collect();
    let document = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{operations}");
    let mut api = Api::clone(&imported(document).api);
    api.about.operator =
        serde_json::from_value(serde_json::json!({"backend": {"mock": {"body": text}}, "cors": {}})).unwrap();
    for (gateway, keys) in GATEWAYS {
        let (result, found) = annotated(&api, &keys);
        let size = exported(&result, &keys).as_json().len();
        assert!(size < 64 << 20, "{gateway}: {size}");
        assert!(named(&found, &Subject::Api).contains("backend.mock"), "{gateway}");
    }
}
