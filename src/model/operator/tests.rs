use super::*;

/// Every member of every field.
const WHOLE: &str = r#"{
    "backend": {
        "urls": ["https://a.example"],
        "targets": [{"service": "s", "host": "h", "port": 1, "protocol": "grpcs", "weight": 1, "version": "v"}],
        "function": {"name": "f", "namespace": "n", "version": "1", "alias": "a", "asynchronous": true},
        "mock": {"disabled": true, "status": 204, "headers": {"X-A": "b"}, "body": ""},
        "redirect": {"status": 301, "location": "/b"},
        "path": "/x/{id}", "host": "h", "method": "PUT", "timeoutMs": 1, "retries": 0,
        "parameters": [
            {"name": "a", "in": "path", "request": {"name": "b", "in": "query"}},
            {"name": "X-C", "in": "header", "constant": "", "description": "e"}, {"name": "d", "in": "query", "context": "requestTime"}
        ]
    },
    "auth": {"required": false, "kind": "EIAM", "authorizer": "a"},
    "cors": {
        "disabled": true, "allowOrigins": ["*"], "allowMethods": ["GET"], "allowHeaders": ["X-A"],
        "exposeHeaders": ["X-B"], "allowCredentials": false, "maxAgeSeconds": 5
    },
    "rateLimit": {
        "disabled": true, "name": "n", "shared": true,
        "limits": [{"by": "ip", "requests": 1, "periodSeconds": 60, "burst": 2}]
    },
    "accessControl": {
        "disabled": true, "name": "n", "allow": ["10.0.0.0/8"], "deny": ["10.0.0.1"],
        "allowAccounts": ["a"], "denyAccounts": ["b"]
    },
    "environment": {"id": "e", "name": "release", "gateway": "g", "variables": {"a": "b"}},
    "publication": {"automatic": true, "protocols": ["http"], "domains": ["d"], "description": "first"}
}"#;

fn whole() -> Operator {
    serde_json::from_str(WHOLE).unwrap()
}

#[test]
fn every_member_reads_and_writes() {
    let json: Value = serde_json::from_str(WHOLE).unwrap();
    assert_eq!(crate::model::to_json(&whole()), json);
    assert_eq!(crate::model::to_json(&Operator::default()), serde_json::json!({}));
}

#[test]
fn an_absent_field_is_filled_and_a_present_one_is_not() {
    let whole = whole();
    let fields = crate::model::to_json(&whole);
    for (field, value) in fields.as_object().unwrap() {
        let read = |value: &Value| -> Operator {
            serde_json::from_value(serde_json::json!({ field: value })).unwrap()
        };
        let one = read(value);
        assert!(!one.is_empty() && Operator::default().lacks(&one) && !whole.lacks(&one), "{field}");
        assert!(one.lacks(&whole) && !one.lacks(&Operator::default()), "{field}");
        let mut filled = one.clone();
        filled.fill(&whole);
        assert_eq!(filled, whole, "{field}");
        assert_eq!(one.over(&whole), whole, "{field}");
        assert_eq!(whole.over(&one), whole, "{field}");
        if ["cors", "auth", "rateLimit"].contains(&field.as_str()) {
            let empty = read(&serde_json::json!({}));
            assert_eq!(crate::model::to_json(&empty.over(&whole))[field], serde_json::json!({}), "{field}");
        }
    }
}

#[test]
fn a_destination_is_one_choice() {
    let read = |text: &str| -> Operator { serde_json::from_str(text).unwrap() };
    for (attached, document, effective) in [
        // What answers is the operator's, whole; the settings are each the operator's or else the document's.
        (
            r#"{"backend": {"targets": [{"service": "s"}], "retries": 1}}"#,
            r#"{"backend": {"mock": {"status": 200}, "timeoutMs": 5, "retries": 2}}"#,
            r#"{"backend": {"targets": [{"service": "s"}], "timeoutMs": 5, "retries": 1}}"#,
        ),
        (
            r#"{"backend": {"timeoutMs": 1}}"#,
            r#"{"backend": {"urls": ["/a"], "path": "/b", "host": "h", "method": "GET"}}"#,
            r#"{"backend": {"urls": ["/a"], "path": "/b", "host": "h", "method": "GET", "timeoutMs": 1}}"#,
        ),
        // A mock that is switched off stays off.
        (
            r#"{"backend": {"mock": {"disabled": true}}}"#,
            r#"{"backend": {"mock": {"body": "x"}, "urls": ["/a"]}}"#,
            r#"{"backend": {"mock": {"disabled": true}, "urls": ["/a"]}}"#,
        ),
    ] {
        assert_eq!(read(attached).over(&read(document)), read(effective), "{attached} {document}");
    }
}

#[test]
fn differences_are_named_by_member() {
    let read = |text: &str| -> Operator { serde_json::from_str(text).unwrap() };
    let one = read(r#"{"backend": {"retries": 1, "timeoutMs": 2}, "cors": {}, "auth": {"kind": "jwt"}}"#);
    let other = read(r#"{"backend": {"retries": 1, "timeoutMs": 3, "path": "/"}, "auth": {"kind": "jwt"}}"#);
    assert_eq!(one.differences(&other), ["backend.path", "backend.timeoutMs", "cors"]);
    assert_eq!(one.members(), ["backend.retries", "backend.timeoutMs", "auth.kind", "cors"]);
    assert!(one.differences(&one).is_empty() && Operator::default().members().is_empty());
}

#[test]
fn a_kind_of_proof_is_its_word() {
    for (word, kind) in AuthKind::WORDS {
        assert_eq!((AuthKind::of(word), kind.as_str()), (kind.clone(), word));
    }
}

#[test]
fn a_field_that_says_nothing_is_none() {
    let mut operator = Operator::default();
    operator.set_backend(|backend| backend.retries = Some(1));
    assert_eq!(operator.members(), ["backend.retries"]);
    operator.set_backend(|backend| backend.retries = None);
    assert!(operator.is_empty());
}
