//! Each limit of the gateway, at, one below and one above.

use oasgate::convert::Fate;
use serde_json::{Value, json};

use super::{codes, converted, document, one, payload};

/// A document of one operation, and the options.
type Case = (String, Value);

fn path_of(length: usize) -> Case {
    let path = format!("/{}", "a".repeat(length - 1));
    let operation = json!({"operationId": "getIt", "responses": {"200": {"description": "d"}}});
    (document(json!({path: {"get": operation}})), json!({}))
}

fn parameters(count: usize) -> Case {
    let parameter = |at| json!({"name": format!("p{at}"), "in": "query", "schema": {"type": "string"}});
    (one(json!({"parameters": (0..count).map(parameter).collect::<Vec<_>>()})), json!({}))
}

fn backend(members: Value) -> Case {
    (one(json!({})), json!({"defaultBackend": members}))
}

/// What makes a case of a size, the size that fits, and the finding of one above it.
type Limit = (&'static str, fn(usize) -> Case, usize, &'static str);

const MOST: &[Limit] = &[
    ("path", path_of, 8192, "convert-path-unsupported"),
    ("parameters", parameters, 100, "convert-parameters-unused"),
    (
        "timeout",
        |size| backend(json!({"url": "http://a", "timeoutMs": size * 1000})),
        1800,
        "convert-settings-dropped",
    ),
    ("port", |size| backend(json!({"url": format!("http://a:{size}")})), 65_535, "convert-value-refused"),
    ("quota", |size| (one(json!({})), json!({"apiQuota": 2 - size})), 1, "convert-quota-exceeded"),
    (
        "function's name",
        |size| backend(json!({"function": {"name": "f".repeat(size)}})),
        60,
        "convert-reference-needed",
    ),
];

const LEAST: &[Limit] = &[
    (
        "timeout",
        |size| backend(json!({"url": "http://a", "timeoutMs": size * 1000})),
        1,
        "convert-value-refused",
    ),
    ("port", |size| backend(json!({"url": format!("http://a:{size}")})), 1, "convert-value-refused"),
    (
        "function's name",
        |size| backend(json!({"function": {"name": "f".repeat(size)}})),
        1,
        "convert-reference-needed",
    ),
];

#[test]
fn every_limit_holds() {
    let beyond = |&(name, case, size, code): &Limit, step: isize| {
        let fits = [size, size.wrapping_add_signed(-step)];
        for size in fits.into_iter().filter(|size| *size > 0) {
            let (document, options) = case(size);
            let found = converted(&document, options);
            assert_eq!(codes(&found.diagnostics), [""; 0], "{name} of {size}");
        }
        let (document, options) = case(size.wrapping_add_signed(step));
        let found = converted(&document, options);
        assert_eq!(codes(&found.diagnostics), [code], "{name} beyond {size}");
    };
    for (limits, step) in [(MOST, 1), (LEAST, -1)] {
        for limit in limits {
            beyond(limit, step);
        }
    }
}

#[test]
fn names_have_60_characters() {
    for length in [59, 60, 61] {
        let name = "n".repeat(length);
        let outcome = converted(&one(json!({"operationId": name})), json!({}));
        let given = payload(&outcome)["ApiName"].as_str().unwrap().to_owned();
        assert_eq!(given == name, length <= 60, "{given}");
        assert!(given.len() <= 60);
        let ledger = &outcome.value.as_ref().unwrap().ledger;
        let renamed = ledger.entries().iter().filter(|entry| entry.fate == Fate::Renamed).count();
        assert_eq!(renamed, usize::from(length > 60));
    }
}

#[test]
fn methods() {
    for (method, fits) in [
        ("get", true),
        ("put", true),
        ("post", true),
        ("delete", true),
        ("options", true),
        ("head", true),
        ("patch", true),
        ("trace", true),
    ] {
        let operation = json!({"operationId": "it", "responses": {"200": {"description": "d"}}});
        let outcome = converted(&document(json!({"/it": {method: operation}})), json!({}));
        assert_eq!(outcome.value.unwrap().payloads.len() == 1, fits, "{method}");
    }
}

/// A text of a component is written into each operation that refers to it, but not without end.
#[test]
fn what_is_shared_is_not_written_without_end() {
    let text = "t".repeat(10_000);
    let operation = |at: usize| {
        json!({
            "operationId": format!("op{at}"),
            "parameters": [{"$ref": "#/components/parameters/P"}],
            "responses": {
                "200": {"$ref": "#/components/responses/R"}, "404": {"$ref": "#/components/responses/N"},
            },
        })
    };
    let paths: serde_json::Map<String, Value> =
        (0..50).map(|at| (format!("/{at}"), json!({"get": operation(at)}))).collect();
    let mut whole: Value = serde_json::from_str(&document(paths.into())).unwrap();
    whole["components"] = json!({
        "parameters": {"P": {"name": "p", "in": "query", "description": text, "schema": {"type": "string"}}},
        "responses": {
            "R": {"description": "d", "content": {"text/plain": {"example": text}}},
            "N": {"description": text},
        },
    });
    let outcome = converted(&whole.to_string(), json!({"sharedBytes": 100_000}));
    let conversion = outcome.value.as_ref().unwrap();
    assert_eq!(conversion.payloads.len(), 50);
    let length = serde_json::to_string(conversion).unwrap().len();
    assert!(length < 200_000, "{length} bytes");
    assert!(codes(&outcome.diagnostics).contains(&"convert-text-cut"));
}

/// A long name is not repeated for each member below it.
#[test]
fn long_names_are_not_repeated_for_each_loss() {
    let name = "n".repeat(1_000_000);
    let schema = json!({"type": "string", "enum": ["a"], "pattern": "a", "title": "t", "maxLength": 1, "minLength": 1});
    let parameter = json!({"name": name, "in": "query", "schema": schema, "example": 1});
    let outcome = converted(&one(json!({"parameters": [parameter]})), json!({}));
    let length = serde_json::to_string(outcome.value.as_ref().unwrap()).unwrap().len();
    assert!(length < 12_000_000, "{length} bytes");
    let shown: usize = outcome.diagnostics.iter().map(|found| found.to_string().len()).sum();
    assert!(shown < 100_000, "{shown} bytes of findings");
}
