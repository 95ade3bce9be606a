//! What of a document is where in a payload.

use serde_json::{Value, json};

use super::{codes, converted, document, one, payload};

/// The members that a case is about.
fn picked(payload: &Value, wanted: &Value) -> Value {
    let members = wanted.as_object().unwrap().keys();
    members.map(|name| (name.clone(), payload[name].clone())).collect()
}

#[test]
fn the_least() {
    let outcome = converted(&one(json!({})), json!({}));
    assert_eq!(codes(&outcome.diagnostics), [""; 0]);
    let expected = json!({
        "name": "getIt", "type": 2, "req_protocol": "HTTPS", "req_method": "GET", "req_uri": "/it", "auth_type": "NONE",
        "match_mode": "NORMAL", "backend_type": "HTTP", "group_id": "g",
        "backend_api": {
            "url_domain": "backend.example.com", "req_protocol": "HTTP", "req_method": "GET", "req_uri": "/it",
            "timeout": 5000,
        },
    });
    assert_eq!(payload(&outcome), expected);
}

#[test]
fn parameters() {
    for (parameter, expected, found) in [
        (
            json!({"name": "limit", "in": "query", "required": true, "description": "how many", "example": 7,
                "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}}),
            json!({"name": "limit", "type": "NUMBER", "location": "QUERY", "default_value": "20", "sample_value": "7",
                "required": 1, "valid_enable": 1, "remark": "how many", "min_num": 1, "max_num": 100}),
            &[][..],
        ),
        (
            json!({"name": "X-Kind", "in": "header", "schema": {"type": "string", "enum": ["a", "b"]}}),
            json!({"name": "X-Kind", "type": "STRING", "location": "HEADER", "required": 2, "valid_enable": 1, "enumerations": "a,b"}),
            &[],
        ),
        (
            json!({"name": "session", "in": "cookie", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-cookies-dropped"],
        ),
        (
            json!({"name": "X_Kind", "in": "header", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-parameter-names-refused"],
        ),
        (
            json!({"name": "x-stage", "in": "query", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-parameter-names-refused"],
        ),
        (
            json!({"name": "X-Apig-Key", "in": "header", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-parameter-names-refused"],
        ),
        (
            json!({"name": "X-Auth-Token", "in": "header", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-parameter-names-refused"],
        ),
        (
            json!({"name": "ids[]", "in": "query", "schema": {"type": "string"}}),
            Value::Null,
            &["convert-parameter-names-refused"],
        ),
    ] {
        let outcome = converted(&one(json!({"parameters": [parameter]})), json!({}));
        assert_eq!(payload(&outcome)["req_params"][0], expected, "{parameter}");
        assert_eq!(codes(&outcome.diagnostics), found, "{parameter}");
    }
}

#[test]
fn backends() {
    let all = json!({
        "authorizers": {"a": "id-a"}, "vpcChannels": {"c": "id-c"}, "functions": {"f": "urn:f"},
    });
    for (backend, expected, found) in [
        (
            json!({"address": "10.0.0.1:8080", "protocol": "HTTPS", "clientSsl": true, "authorizer": "a", "retries": -1, "pathPrefix": "/p"}),
            json!({"backend_type": "HTTP", "backend_api": {"authorizer_id": "id-a", "url_domain": "10.0.0.1:8080",
                "req_protocol": "HTTPS", "req_method": "GET", "req_uri": "/p/it", "timeout": 5000,
                "enable_client_ssl": true, "retry_count": "-1"}}),
            &[][..],
        ),
        (
            json!({"vpcChannel": "c", "host": "shop", "timeoutMs": 10, "retries": 2}),
            json!({"backend_type": "HTTP", "backend_api": {"req_protocol": "HTTP", "req_method": "GET", "req_uri": "/it",
                "timeout": 10, "retry_count": "2", "vpc_channel_status": 1,
                "vpc_channel_info": {"vpc_channel_proxy_host": "shop", "vpc_channel_id": "id-c"}}}),
            &[],
        ),
        (
            json!({"vpcChannel": "other"}),
            json!({"backend_type": "HTTP", "backend_api": {"req_protocol": "HTTP", "req_method": "GET", "req_uri": "/it",
                "timeout": 5000, "vpc_channel_status": 1, "vpc_channel_info": {}}}),
            &["convert-reference-needed"],
        ),
        (
            json!({"function": "f", "alias": "live", "asynchronous": true, "network": "V2", "timeoutMs": 600_000}),
            json!({"backend_type": "FUNCTION", "func_info": {"function_urn": "urn:f", "invocation_type": "async",
                "network_type": "V2", "alias_urn": "urn:f:!live", "timeout": 600_000}}),
            &[],
        ),
        (
            json!({"mock": "hello"}),
            json!({"backend_type": "MOCK", "mock_info": {"result_content": "hello"}}),
            &[],
        ),
        (
            json!({"address": "backend.example.com", "host": "shop"}),
            json!({"backend_type": "HTTP"}),
            &["convert-settings-dropped"],
        ),
    ] {
        let mut options = all.clone();
        options["defaultBackend"] = backend.clone();
        let outcome = converted(&one(json!({})), options);
        let payload = payload(&outcome);
        assert_eq!(picked(&payload, &expected), expected, "{backend}");
        assert_eq!(codes(&outcome.diagnostics), found, "{backend}");
    }
}

#[test]
fn grpc() {
    let operation = json!({"operationId": "call", "responses": {"200": {"description": "d"}}});
    let backend = json!({"address": "grpc.example.com:50051", "protocol": "GRPC"});
    let options = json!({"defaultBackend": backend});
    let outcome = converted(&document(json!({"/orders.Orders": {"post": operation}})), options.clone());
    let written = payload(&outcome);
    assert_eq!(written["backend_type"], "GRPC");
    assert_eq!(
        (&written["req_protocol"], &written["backend_api"]["req_uri"]),
        (&json!("GRPCS"), &json!("/"))
    );
    let outcome = converted(&one(json!({})), options);
    assert_eq!(codes(&outcome.diagnostics), ["convert-value-refused"], "GET is not for gRPC");
}

#[test]
fn servers_are_backends_of_last_resort() {
    for (servers, backend, protocol) in [
        (json!([{"url": "https://a.example.com/v1"}]), Some(("a.example.com", "HTTPS", "/v1/it")), "HTTPS"),
        (
            json!([{"url": "/v1"}, {"url": "http://a.example.com:8080"}, {"url": "https://b.example.com"}]),
            Some(("a.example.com:8080", "HTTP", "/it")),
            "BOTH",
        ),
        (
            json!([{"url": "wss://{h}/x", "variables": {"h": {"default": "c.example.com"}}}]),
            Some(("c.example.com", "HTTPS", "/x/it")),
            "HTTPS",
        ),
        (json!([{"url": "/v1"}]), None, ""),
        (json!([{"url": "ftp://a.example.com"}]), None, ""),
    ] {
        let mut document: Value = serde_json::from_str(&one(json!({}))).unwrap();
        document["servers"] = servers.clone();
        let outcome = converted(&document.to_string(), json!({"defaultBackend": null}));
        let Some((address, scheme, path)) = backend else {
            assert!(codes(&outcome.diagnostics).contains(&"convert-backend-missing"), "{servers}");
            continue;
        };
        let payload = payload(&outcome);
        let web = &payload["backend_api"];
        assert_eq!(
            (&web["url_domain"], &web["req_protocol"], &web["req_uri"]),
            (&json!(address), &json!(scheme), &json!(path))
        );
        assert_eq!(payload["req_protocol"], protocol, "{servers}");
    }
}

#[test]
fn auth() {
    let schemes = json!({"login": {"type": "http", "scheme": "bearer"}, "key": {"type": "apiKey", "name": "K", "in": "header"}});
    let table =
        json!({"login": {"type": "AUTHORIZER", "authorizer": "a"}, "key": {"type": "APP", "appCode": true}});
    for (security, known, expected, found) in [
        (json!([]), json!({}), json!({"auth_type": "NONE"}), &[][..]),
        (json!([{"login": []}]), json!({}), json!({"auth_type": "NONE"}), &["convert-security-widened"]),
        (
            json!([{"login": []}]),
            table.clone(),
            json!({"auth_type": "AUTHORIZER", "authorizer_id": "id-a"}),
            &[],
        ),
        (
            json!([{"key": []}]),
            table.clone(),
            json!({"auth_type": "APP", "auth_opt": {"app_code_auth_type": "HEADER"}, "authorizer_id": null}),
            &[],
        ),
        (
            json!([{"key": [], "login": []}]),
            table.clone(),
            json!({"auth_type": "APP", "authorizer_id": "id-a"}),
            &[],
        ),
        (
            json!([{"key": []}, {"login": []}]),
            table.clone(),
            json!({"auth_type": "APP"}),
            &["convert-security-widened"],
        ),
        (
            json!([{}, {"login": []}]),
            table.clone(),
            json!({"auth_type": "NONE"}),
            &["convert-security-widened"],
        ),
        (
            json!([{"login": []}]),
            json!({"login": {"authorizer": "b"}}),
            json!({"auth_type": "AUTHORIZER", "authorizer_id": null}),
            &["convert-reference-needed"],
        ),
    ] {
        let mut document: Value = serde_json::from_str(&one(json!({"security": security}))).unwrap();
        document["components"] = json!({"securitySchemes": schemes});
        let outcome =
            converted(&document.to_string(), json!({"security": known, "authorizers": {"a": "id-a"}}));
        assert_eq!(picked(&payload(&outcome), &expected), expected, "{security} {known}");
        assert_eq!(codes(&outcome.diagnostics), found, "{security} {known}");
    }
}

#[test]
fn an_operation_that_the_gateway_refuses_is_left_out_alone() {
    let operation = |id: &str| json!({"operationId": id, "responses": {"200": {"description": "d"}}});
    let paths = json!({
        "/a": {"get": operation("getA"), "trace": operation("traceA")},
        "/b/{id}.json": {"get": {"operationId": "c", "responses": {"200": {"description": "d"}},
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]}},
        "/c": {"get": operation("getD")},
    });
    let outcome = converted(&document(paths), json!({}));
    assert_eq!(codes(&outcome.diagnostics), ["convert-method-unsupported", "convert-path-unsupported"]);
    assert!(outcome.diagnostics.iter().all(|found| found.location().is_some()));
    let conversion = outcome.value.unwrap();
    let names: Vec<_> = conversion.payloads.iter().map(|one| one.body.name.clone().unwrap()).collect();
    assert_eq!(names, ["getA", "getD"]);
}

/// What the server would answer with an error code, from options that are wrong.
#[test]
fn the_checks_of_the_server() {
    let path =
        |path: &str| json!({"operations": {"getIt": {"backend": {"address": "a", "pathPrefix": path}}}});
    let parameter = |origin: &str, value: &str| json!({"backendParameters": [{"origin": origin, "name": "b", "location": "HEADER", "value": value}]});
    for (options, member) in [
        // 2027
        (path("/{x}"), "backend_api.req_uri"),
        // 2028
        (parameter("REQUEST", "nobody"), "backend_params[0].value"),
        (parameter("SYSTEM", "sourceIp"), "backend_params[0].value"),
        (parameter("OTHER", "b"), "backend_params[0].origin"),
        (json!({"defaultBackend": {"address": "a/b"}}), "backend_api.url_domain"),
        (json!({"defaultBackend": {"address": "a", "protocol": "ftp"}}), "backend_api.req_protocol"),
        (json!({"defaultBackend": {"address": "a", "clientSsl": true}}), "backend_api.enable_client_ssl"),
        (json!({"auth": {"type": "BASIC"}}), "auth_type"),
        (json!({"auth": {"type": "IAM", "appCode": true}}), "auth_opt.app_code_auth_type"),
        (json!({"protocol": "FTP"}), "req_protocol"),
        (
            json!({"operations": {"getIt": {"policyMocks": [{"name": "mock", "effect_mode": "ANY", "conditions": []}]}}}),
            "policy_mocks[0]",
        ),
    ] {
        let outcome = converted(&one(json!({})), options.clone());
        let found = outcome.diagnostics.iter().find(|found| found.code() == "convert-value-refused");
        let found = found.unwrap_or_else(|| panic!("{options}: {:?}", codes(&outcome.diagnostics)));
        assert_eq!(found.args().next().unwrap(), ("member", member), "{options}");
        assert!(outcome.value.unwrap().payloads.is_empty());
    }
}

#[test]
fn policies_and_conditions() {
    let policy = json!({
        "name": "others", "effect_mode": "ALL", "url_domain": "b.example.com", "req_protocol": "HTTP", "req_method": "GET",
        "req_uri": "/it", "vpc_channel_status": 2,
        "conditions": [
            {"condition_origin": "param", "req_param_name": "kind", "condition_type": "enum", "condition_value": "a,b"},
            {"condition_origin": "system", "sys_param_name": "req_method", "condition_type": "exact", "condition_value": "GET"},
            {"condition_origin": "cookie", "cookie_param_name": "c", "condition_type": "pattern", "condition_value": "^a"},
        ],
        "backend_params": [{"origin": "REQUEST", "name": "kind", "location": "QUERY", "value": "kind"}],
    });
    let document =
        one(json!({"parameters": [{"name": "kind", "in": "query", "schema": {"type": "string"}}]}));
    let outcome = converted(&document, json!({"operations": {"GET /it": {"policyHttps": [policy]}}}));
    assert_eq!(codes(&outcome.diagnostics), [""; 0]);
    assert_eq!(payload(&outcome)["policy_https"], json!([policy]));
    for (member, value) in [
        ("req_param_name", json!("other")),
        ("condition_type", json!("like")),
        ("condition_origin", json!("sun")),
    ] {
        let mut policy = policy.clone();
        policy["conditions"][0][member] = value;
        let outcome = converted(&document, json!({"operations": {"getIt": {"policyHttps": [policy]}}}));
        assert_eq!(codes(&outcome.diagnostics), ["convert-value-refused"], "{member}");
    }
    let unknown = serde_json::from_value::<oasgate::huawei::WriteOptions>(
        json!({"operations": {"getIt": {"policyHttps": [{"conditions": [{"condition_orign": "param"}]}]}}}),
    );
    assert!(unknown.unwrap_err().to_string().contains("condition_orign"));
}
