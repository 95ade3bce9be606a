//! What each of the gateway's keys becomes.

use oasgate::Imported;
use oasgate::huawei::EXTENSIONS;
use serde_json::{Value, json};

use super::codes;
use super::interpret::{imported, read, said, scheme, with};

/// A key and its value become something, with findings.
type Case = (Value, Value, Value, &'static [&'static str]);

fn backends() -> Vec<Case> {
    let backend = |kind: &str, member: &str, endpoints: Value| {
        (json!({"x-apigateway-backend": {"type": kind, member: endpoints}}), json!({}))
    };
    let case = |(members, root): (Value, Value), expected: Value, found: &'static [&'static str]| {
        (members, root, expected, found)
    };
    vec![
        case(
            backend(
                "HTTP",
                "httpEndpoints",
                json!({"address": "a.internal:8080", "scheme": "https", "method": "post", "path": "/b", "timeout": 7,
                    "retryCount": "3", "enableClientSsl": true, "enableSmChannel": false, "description": "d"}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"host": "a.internal", "port": 8080, "protocol": "https"}],
                    "path": "/b", "method": "POST", "timeoutMs": 7, "retries": 3}},
                "own": {"backend": {"clientSsl": true, "smChannel": false, "remark": "d"}},
            }),
            &[],
        ),
        case(
            backend(
                "HTTP-VPC",
                "httpVpcEndpoints",
                json!({"name": "channel", "host": "h", "scheme": "http", "method": "GET", "path": "/b", "cascade_flag": true}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"service": "channel", "protocol": "http"}],
                    "path": "/b", "host": "h", "method": "GET"}},
                "own": {},
            }),
            &["huawei-member-unknown"],
        ),
        case(
            backend(
                "HTTP-VPC-MEMBER-GROUP",
                "httpVpcMemberGroupEndpoints",
                json!({"name": "channel", "memberGroupUrlInfos": [{"name": "blue", "scheme": "http", "method": "GET", "path": "/b"}]}),
            ),
            json!({
                "operator": {"backend": {"targets": [{"service": "channel", "protocol": "http"}], "path": "/b", "method": "GET"}},
                "own": {"backend": {"memberGroups":
                    [{"member_group_id": "blue", "req_protocol": "HTTP", "req_method": "GET", "req_uri": "/b"}]}},
            }),
            &[],
        ),
        case(
            backend(
                "FUNCTION",
                "functionEndpoints",
                json!({"function-urn": "urn:f", "version": "2", "invocation-type": "async", "network-type": "V2",
                    "alias-urn": "urn:f:!a", "timeout": 60, "description": "d"}),
            ),
            json!({
                "operator": {"backend": {"timeoutMs": 60,
                    "function": {"name": "urn:f", "version": "2", "alias": "urn:f:!a", "asynchronous": true}}},
                "own": {"backend": {"network": "V2", "remark": "d"}},
            }),
            &[],
        ),
        case(
            backend("MOCK", "mockEndpoints", json!({"result-content": "[]", "description": "d"})),
            json!({"operator": {"backend": {"mock": {"body": "[]"}}}, "own": {"backend": {"remark": "d"}}}),
            &[],
        ),
    ]
}

fn settings() -> Vec<Case> {
    let plain = |key: &str, value: Value, expected: Value, found: &'static [&'static str]| {
        (json!({ key: value }), json!({}), expected, found)
    };
    let own = |members: Value| json!({"operator": {}, "own": members});
    let at_parameter = |key: &str, value: Value, expected: Value, found: &'static [&'static str]| {
        let parameter = json!({"name": "q", "in": "query", "schema": {"type": "string"}, key: value});
        (json!({ "parameters": [parameter] }), json!({}), own(expected), found)
    };
    let nothing = || own(json!({}));
    let limits = json!({"x-apigateway-ratelimits": {"calm": {"api-limit": 9, "user-limit": 3, "app-limit": 0,
        "interval": 2, "unit": "minute", "shared": true, "special": [{"type": "APP", "limit": 1, "instance": "i"}]}}});
    let controls = |entity: &str, action: &str| json!({"x-apigateway-access-controls": {"office": {"acl-type": action, "entity-type": entity, "value": "a, b"}}});
    vec![
        plain("x-apigateway-request-type", json!("public"), own(json!({"public": true})), &[]),
        plain("x-apigateway-request-type", json!("private"), own(json!({"public": false})), &[]),
        plain(
            "x-apigateway-match-mode",
            json!("SWA"),
            own(json!({"prefixMatch": true})),
            &["extension-settings-own"],
        ),
        plain("x-apigateway-match-mode", json!("NORMAL"), nothing(), &[]),
        plain("x-apigateway-cors", json!(true), json!({"operator": {"cors": {}}, "own": {}}), &[]),
        plain(
            "x-apigateway-cors",
            json!(false),
            json!({"operator": {"cors": {"disabled": true}}, "own": {}}),
            &[],
        ),
        plain("x-apigateway-is-send-fg-body-base64", json!(false), own(json!({"bodyBase64": false})), &[]),
        plain("x-apigateway-response", json!("friendly"), own(json!({"response": "friendly"})), &[]),
        plain("x-apigateway-response", json!("default"), nothing(), &[]),
        plain("x-apigateway-responses", json!({"friendly": {}}), nothing(), &["huawei-settings-separate"]),
        plain("x-apigateway-plugins", json!(["p"]), nothing(), &["huawei-settings-separate"]),
        plain("x-apigateway-plugins", json!([]), nothing(), &[]),
        plain(
            "x-apigateway-content-type",
            json!("text/plain"),
            own(json!({"contentType": "text/plain"})),
            &[],
        ),
        plain("x-apigateway-content-type", json!("text/html"), nothing(), &["huawei-value-invalid"]),
        plain("x-apigateway-orchestrations", json!([]), nothing(), &[]),
        plain(
            "x-apigateway-orchestrations",
            json!(["r"]),
            nothing(),
            &["extension-settings-own", "huawei-value-invalid"],
        ),
        plain("x-apigateway-pass-through", json!("never"), nothing(), &["huawei-value-invalid"]),
        at_parameter("x-apigateway-pass-through", json!("never"), json!({"passThrough": {"q": false}}), &[]),
        at_parameter("x-apigateway-pass-through", json!("always"), json!({"passThrough": {"q": true}}), &[]),
        at_parameter(
            "x-apigateway-orchestrations",
            json!(["r"]),
            json!({"orchestrations": {"q": ["r"]}}),
            &["extension-settings-own"],
        ),
        (
            json!({"x-apigateway-ratelimit": "calm"}),
            limits,
            json!({"operator": {"rateLimit": {"name": "calm", "shared": true, "limits": [
                {"by": "api", "requests": 9, "periodSeconds": 120}, {"by": "user", "requests": 3, "periodSeconds": 120}]}}, "own": {}}),
            &["huawei-member-unknown"],
        ),
        (
            json!({"x-apigateway-access-control": "office"}),
            controls("IP", "PERMIT"),
            json!({"operator": {"accessControl": {"name": "office", "allow": ["a", "b"]}}, "own": {}}),
            &[],
        ),
        (
            json!({"x-apigateway-access-control": ["office"]}),
            controls("DOMAIN", "deny"),
            json!({"operator": {"accessControl": {"name": "office", "denyAccounts": ["a", "b"]}}, "own": {}}),
            &[],
        ),
        plain(
            "x-apigateway-access-control",
            json!("office"),
            json!({"operator": {"accessControl": {"name": "office"}}, "own": {}}),
            &["huawei-name-undefined"],
        ),
    ]
}

fn callers() -> Vec<Case> {
    let case = |members: Value, auth: Value, options: Value, found: &'static [&'static str]| {
        let (operation, root) = scheme(&members);
        (operation, root, json!({"operator": {"auth": auth}, "own": {}, "security": {"key": options}}), found)
    };
    let options = |kind: &str, code: Option<bool>, authorizer: Value| json!({"type": kind, "appCode": code, "authorizer": authorizer});
    vec![
        case(
            json!({"x-apigateway-auth-type": "AppSigv1"}),
            json!({"kind": "app"}),
            options("APP", None, Value::Null),
            &[][..],
        ),
        case(
            json!({"x-apigateway-auth-type": "AppSigv1", "x-apigateway-auth-opt": {"appcode-auth-type": "header"}}),
            json!({"kind": "apiKey"}),
            options("APP", Some(true), Value::Null),
            &[],
        ),
        case(
            json!({"x-apigateway-auth-type": "IAM"}),
            json!({"kind": "iam"}),
            options("IAM", None, Value::Null),
            &[],
        ),
        case(
            json!({"x-apigateway-auth-type": "AppSigv1", "x-apigateway-authorizer":
                {"authorizer_type": "FUNC", "authorizer_uri": "urn:f", "type": "FRONTEND", "ttl": 60}}),
            json!({"kind": "custom", "authorizer": "key"}),
            options("AUTHORIZER", None, json!("key")),
            &["huawei-settings-separate"],
        ),
    ]
}

#[test]
fn every_key_becomes_something() {
    let mut seen = String::new();
    for (members, root, expected, found) in [backends(), settings(), callers()].concat() {
        let text = with(&members, &root);
        let outcome = read(&text);
        assert_eq!(said(&outcome), expected, "{members} {root}");
        assert_eq!(codes(&outcome.diagnostics), found, "{members} {root}");
        seen.push_str(&text);
        // The keys are where they were.
        let before = imported(&text);
        let after = outcome.value.unwrap().imported;
        let keys = |imported: &Imported| serde_json::to_value(&imported.api).unwrap();
        for (key, operation) in &before.api.operations {
            assert_eq!(operation.extensions, after.api.operations[key].extensions);
        }
        assert_eq!(keys(&before)["components"], keys(&after)["components"]);
    }
    let elsewhere = [
        "x-apigateway-any-method",
        "x-apigateway-backend-policies",
        "x-apigateway-result-normal-sample",
        "x-apigateway-result-failure-sample",
        "x-apigateway-sample",
        "default-cors",
    ];
    for key in EXTENSIONS.keys {
        let is_seen = seen.contains(&format!("\"{}\"", key.name)) || elsewhere.contains(&key.name);
        assert!(is_seen, "{} is in no case", key.name);
    }
}
