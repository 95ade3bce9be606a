//! What becomes of single members.

use oasgate::ImportOptions;
use oasgate::convert::Fate;
use oasgate::tencent::{WriteOptions, convert};
use serde_json::{Value, json};

use super::{codes, converted, document, one, payload};

/// The member of the only payload of a document of one operation.
fn member(operation: Value, options: Value, pointer: &str) -> Value {
    let payload = payload(&converted(&one(operation), options));
    payload.pointer(pointer).cloned().unwrap_or_default()
}

#[test]
fn the_least() {
    let outcome = converted(&one(json!({})), json!({}));
    let expected = json!({
        "ServiceId": "s", "ServiceType": "HTTP", "ServiceTimeout": 5, "Protocol": "HTTP", "ApiName": "getIt",
        "AuthType": "NONE", "RequestConfig": {"Path": "=/it", "Method": "GET"},
        "ServiceConfig": {"Url": "http://backend.example.com", "Path": "/it", "Method": "GET"},
    });
    assert_eq!(payload(&outcome), expected);
    assert_eq!(codes(&outcome.diagnostics), [""; 0]);
}

#[test]
fn types_of_parameters() {
    for (schema, word) in [
        (json!({"type": "string"}), "string"),
        (json!({}), "string"),
        (json!({"type": "integer"}), "int"),
        (json!({"type": "integer", "format": "int32"}), "int"),
        (json!({"type": "integer", "format": "int64"}), "long"),
        (json!({"type": "number"}), "double"),
        (json!({"type": "number", "format": "float"}), "float"),
        (json!({"type": "number", "format": "double"}), "double"),
        (json!({"type": "boolean"}), "boolean"),
        (json!({"type": "array", "items": {}}), "string"),
    ] {
        let parameters = json!({"parameters": [{"name": "p", "in": "query", "schema": schema}]});
        assert_eq!(member(parameters, json!({}), "/RequestParameters/0/Type"), word, "{schema}");
    }
    // A name may be there once in each place.
    let both = json!({"parameters": [
        {"name": "p", "in": "query", "schema": {"type": "string"}},
        {"name": "p", "in": "header", "schema": {"type": "string"}},
    ]});
    assert_eq!(member(both, json!({}), "/RequestParameters").as_array().unwrap().len(), 2);
}

#[test]
fn what_is_not_checked_is_reported() {
    let schema = json!({"type": "string", "enum": ["a"], "maxLength": 1, "pattern": "a", "example": "a", "title": "t"});
    let parameter = json!({"name": "p", "in": "query", "schema": schema, "example": "a"});
    let outcome = converted(&one(json!({"parameters": [parameter]})), json!({}));
    assert_eq!(codes(&outcome.diagnostics), ["convert-constraints-dropped"]);
    let ledger = outcome.value.unwrap().ledger;
    let fate = |member: &str| {
        let pointer = format!("/parameters/query p/{member}");
        ledger.entries().iter().find(|entry| entry.pointer == pointer).map(|entry| entry.fate)
    };
    for (name, expected) in [
        ("schema/enum", Fate::Widened),
        ("schema/maxLength", Fate::Widened),
        ("schema/pattern", Fate::Widened),
        ("schema/example", Fate::Lost),
        ("schema/title", Fate::Lost),
        ("example", Fate::Lost),
    ] {
        assert_eq!(fate(name), Some(expected), "{name}: {:?}", ledger.entries());
    }
}

#[test]
fn timeouts_are_whole_seconds() {
    for (milliseconds, seconds) in
        [(1, 1), (999, 1), (1000, 1), (1001, 2), (1_800_000, 1800), (1_800_001, 1800)]
    {
        let options = json!({"defaultBackend": {"url": "http://a", "timeoutMs": milliseconds}});
        assert_eq!(member(json!({}), options.clone(), "/ServiceTimeout"), seconds, "{milliseconds}");
        let outcome = converted(&one(json!({})), options);
        let is_whole = milliseconds == seconds * 1000;
        assert_eq!(codes(&outcome.diagnostics).is_empty(), is_whole, "{milliseconds}");
    }
    let function = json!({"defaultBackend": {"function": {"name": "f"}}});
    assert_eq!(member(json!({}), function, "/ServiceTimeout"), 15);
}

#[test]
fn an_operation_that_the_gateway_refuses_is_left_out_alone() {
    let operation = json!({"responses": {"200": {"description": "d"}}});
    let document = document(json!({
        "/a": {"get": operation}, "/b": {"get": operation, "post": operation}, "/c/{x}.{y}": {"get": operation},
    }));
    let socket = json!({"operations": {
        "GET /b": {"backend": {"url": "ws://b"}}, "POST /b": {"backend": {"url": "ws://b"}},
    }});
    let outcome = converted(&document, socket);
    let subjects: Vec<String> =
        outcome.value.as_ref().unwrap().payloads.iter().map(|payload| payload.subject.to_string()).collect();
    assert_eq!(subjects, ["GET /a", "GET /b"]);
    let refused = codes(&outcome.diagnostics);
    for code in ["convert-value-refused", "convert-path-unsupported"] {
        assert!(refused.contains(&code), "{code}: {refused:?}");
    }
}

#[test]
fn auth() {
    let secured = |security: Value| json!({"security": security});
    let known = json!({"security": {
        "key": {"type": "SECRET"}, "app": {"type": "APP"}, "login": {"authorizationApi": "api-1"},
    }});
    for (security, kind) in [
        (json!([{"key": []}]), "SECRET"),
        (json!([{"app": []}]), "APP"),
        (json!([{"login": ["read"]}]), "OAUTH"),
        (json!([]), "NONE"),
        (json!([{}, {"key": []}]), "NONE"),
        (json!([{"other": []}, {"key": []}]), "SECRET"),
        (json!([{"key": [], "app": []}]), "NONE"),
    ] {
        let mut text: Value = serde_json::from_str(&one(secured(security.clone()))).unwrap();
        let scheme = json!({"type": "apiKey", "in": "header", "name": "k"});
        text["components"]["securitySchemes"] =
            json!({"key": scheme, "app": scheme, "login": scheme, "other": scheme});
        let outcome = converted(&text.to_string(), known.clone());
        assert_eq!(payload(&outcome)["AuthType"], kind, "{security}");
    }
    let options = json!({"auth": {"type": "OAUTH"}});
    let outcome = converted(&one(json!({})), options);
    assert_eq!(payload(&outcome)["ApiBusinessType"], "NORMAL");
    assert_eq!(codes(&outcome.diagnostics), ["convert-reference-needed"]);
}

#[test]
fn constants_and_the_parameters_of_the_backend() {
    let paths = |options: Value| {
        let operation = json!({
            "operationId": "getIt", "responses": {"200": {"description": "d"}},
            "parameters": [
                {"name": "a b", "in": "path", "required": true, "schema": {"type": "integer"}},
                {"name": "c", "in": "path", "required": true, "schema": {"type": "string"}},
                {"name": "q", "in": "query", "schema": {"type": "string"}},
            ],
        });
        payload(&converted(&document(json!({"/x/{a b}/{c}": {"get": operation}})), options))
    };
    let same = paths(json!({}));
    assert_eq!(same["ServiceConfig"]["Path"], "/x/{a_b}/{c}");
    assert_eq!(
        same["ServiceParameters"][0],
        json!({
            "Name": "a_b", "Position": "PATH", "RelevantRequestParameterPosition": "PATH",
            "RelevantRequestParameterName": "a_b", "RelevantRequestParameterType": "int",
        })
    );
    let own = paths(json!({
        "constantParameters": [{"Name": "one", "Position": "QUERY", "DefaultValue": "1"}],
        "operations": {"getIt": {
            "backend": {"path": "/y/{c}.json"},
            "constantParameters": [{"Name": "two", "Position": "HEADER", "DefaultValue": "2"}],
            "serviceParameters": [{
                "Name": "query", "Position": "HEADER",
                "RelevantRequestParameterPosition": "QUERY", "RelevantRequestParameterName": "q",
            }],
        }},
    }));
    assert_eq!(own["ServiceConfig"]["Path"], "/y/{c}.json");
    let names = |list: &str| {
        let records = own[list].as_array().unwrap();
        records.iter().map(|record| record["Name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("ServiceParameters"), ["c", "query"]);
    assert_eq!(names("ConstantParameters"), ["one", "two"]);
}

/// The checks of the server that a wrong option meets.
#[test]
fn the_checks_of_the_server() {
    let backend = |backend: Value| json!({"defaultBackend": backend});
    let own = |own: Value| json!({"operations": {"getIt": own}});
    let service = |members: Value| {
        let mut record = json!({
            "Name": "a", "Position": "QUERY", "RelevantRequestParameterPosition": "QUERY",
            "RelevantRequestParameterName": "q",
        });
        for (name, value) in members.as_object().unwrap() {
            record[name] = value.clone();
        }
        own(json!({"serviceParameters": [record]}))
    };
    for (options, member) in [
        (backend(json!({"url": "http://a/b"})), "ServiceConfig.Url"),
        (backend(json!({"url": "a.example"})), "ServiceConfig.Url"),
        (backend(json!({"url": "http://a:0"})), "ServiceConfig.Url"),
        (backend(json!({"url": "http://"})), "ServiceConfig.Url"),
        (backend(json!({"url": "ws://a", "type": "HTTP"})), "ServiceConfig.Url"),
        (backend(json!({"url": "http://a", "type": "WEBSOCKET"})), "ServiceConfig.Url"),
        (backend(json!({"url": "http://a", "type": "FTP"})), "ServiceType"),
        (backend(json!({"url": "http://a", "product": "bus"})), "ServiceConfig.Product"),
        (backend(json!({"url": "http://a", "path": "x"})), "ServiceConfig.Path"),
        (backend(json!({"url": "http://a", "path": "/{x}"})), "ServiceConfig.Path"),
        (backend(json!({"url": "http://a", "method": "FETCH"})), "ServiceConfig.Method"),
        (backend(json!({"url": "http://a", "timeoutMs": -5})), "ServiceTimeout"),
        (
            backend(json!({"cos": {"Action": "PutObject", "BucketName": "b"}})),
            "ServiceConfig.CosConfig.Action",
        ),
        (backend(json!({"cos": {"Action": "GetObject"}})), "ServiceConfig.CosConfig.BucketName"),
        (
            backend(
                json!({"cos": {"Action": "GetObject", "BucketName": "b"}, "type": "HTTP", "url": "http://a"}),
            ),
            "ServiceConfig.CosConfig",
        ),
        (backend(json!({"function": {"name": "f"}, "functionType": "JAR"})), "ServiceScfFunctionType"),
        (
            backend(json!({"function": {"name": "f"}, "functionType": "HTTP", "asynchronous": true})),
            "ServiceScfEventIsAsyncCall",
        ),
        (json!({"serviceId": ""}), "ServiceId"),
        (json!({"auth": {"type": "IAM"}}), "AuthType"),
        (json!({"auth": {"type": "OAUTH", "businessType": "OAUTH"}}), "OauthConfig.PublicKey"),
        (
            json!({"auth": {"type": "OAUTH", "businessType": "OAUTH", "oauth": {"PublicKey": "AQAB"}}}),
            "OauthConfig.PublicKey",
        ),
        (
            json!({"auth": {"type": "OAUTH", "businessType": "OAUTH", "authorizationApi": "api-1", "oauth": {"PublicKey": "{}"}}}),
            "AuthRelationApiId",
        ),
        (json!({"auth": {"type": "OAUTH", "businessType": "FREE"}}), "ApiBusinessType"),
        (json!({"auth": {"type": "APP", "eiamAppId": "a"}}), "EIAMAppId"),
        (json!({"auth": {"type": "EIAM", "eiamAppId": "a", "eiamAuthType": "All"}}), "EIAMAuthType"),
        (json!({"auth": {"type": "EIAM", "eiamAppId": "a", "tokenTimeout": 0}}), "TokenTimeout"),
        (own(json!({"responseType": "PDF"})), "ResponseType"),
        (
            own(json!({"constantParameters": [{"Position": "QUERY", "DefaultValue": "1"}]})),
            "ConstantParameters[0].Name",
        ),
        (
            own(json!({"constantParameters": [{"Name": "a", "DefaultValue": "1"}]})),
            "ConstantParameters[0].Position",
        ),
        (
            own(json!({"constantParameters": [{"Name": "a", "Position": "QUERY"}]})),
            "ConstantParameters[0].DefaultValue",
        ),
        (
            own(
                json!({"backend": {"mock": ""}, "constantParameters": [{"Name": "a", "Position": "QUERY", "DefaultValue": "1"}]}),
            ),
            "ConstantParameters",
        ),
        (
            service(json!({"RelevantRequestParameterName": "x"})),
            "ServiceParameters[0].RelevantRequestParameterName",
        ),
        (
            service(json!({"RelevantRequestParameterPosition": "HEADER"})),
            "ServiceParameters[0].RelevantRequestParameterName",
        ),
        (service(json!({"Position": "BODY"})), "ServiceParameters[0].Position"),
        (service(json!({"Name": ""})), "ServiceParameters[0].Name"),
    ] {
        let parameters = json!({"parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}]});
        let outcome = converted(&one(parameters), options.clone());
        let refused = outcome.diagnostics.iter().find(|found| found.code() == "convert-value-refused");
        let found = refused.and_then(|found| found.args().find(|(name, _)| *name == "member"));
        assert_eq!(found.map(|(_, value)| value), Some(member), "{options}");
        assert!(outcome.value.unwrap().payloads.is_empty());
    }
}

#[test]
fn servers_are_backends_of_last_resort() {
    let with = |url: &str| {
        let mut text: Value = serde_json::from_str(&one(json!({}))).unwrap();
        text["servers"] = json!([{"url": url}]);
        let imported = oasgate::import(text.to_string(), &ImportOptions::default()).value.unwrap();
        convert(&imported, &WriteOptions::default())
    };
    let payload = payload(&with("https://a.example:8443/v1"));
    assert_eq!(payload["ServiceConfig"]["Url"], "https://a.example:8443");
    assert_eq!(payload["ServiceConfig"]["Path"], "/v1/it");
    assert_eq!(payload["RequestConfig"]["Path"], "=/v1/it");
    assert!(codes(&with("/v1").diagnostics).contains(&"convert-backend-missing"));
}

#[test]
fn unknown_options_are_refused_by_name() {
    for (text, name) in [
        (json!({"group": "g"}), "group"),
        (json!({"constantParameters": [{"Nam": "x"}]}), "Nam"),
        (json!({"operations": {"a": {"serviceParameters": [{"Nam": "x"}]}}}), "Nam"),
        (json!({"defaultBackend": {"cos": {"Bucket": "x"}}}), "Bucket"),
        (json!({"defaultBackend": {"microServices": [{"Cluster": "x"}]}}), "Cluster"),
        (json!({"auth": {"oauth": {"Key": "x"}}}), "Key"),
    ] {
        let error = serde_json::from_value::<WriteOptions>(text.clone()).unwrap_err().to_string();
        assert!(error.contains(&format!("`{name}`")), "{text}: {error}");
    }
}

/// What an operator says that the backend gets.
#[test]
fn parameters_of_the_model() {
    let operation = json!({
        "operationId": "getIt", "responses": {"200": {"description": "d"}},
        "parameters": [
            {"name": "a b", "in": "path", "required": true, "schema": {"type": "integer"}},
            {"name": "q", "in": "query", "schema": {"type": "string"}},
        ],
    });
    let document = document(json!({"/x/{a b}": {"get": operation}}));
    let mut imported = oasgate::import(document, &ImportOptions::default()).value.unwrap();
    let mut api = oasgate::Api::clone(&imported.api);
    for operation in api.operations.values_mut() {
        operation.operator = serde_json::from_value(json!({"backend": {
            "urls": ["http://a.example"], "path": "/y/{n}", "host": "h",
            "parameters": [
                {"name": "n", "in": "path", "request": {"name": "a b", "in": "path"}},
                {"name": "s", "in": "header", "description": "d", "request": {"name": "q", "in": "query"}},
                {"name": "c", "in": "query", "constant": "1"},
                {"name": "ip", "in": "header", "context": "clientIp"},
                {"name": "k", "in": "cookie", "constant": "1"},
                {"name": "u", "in": "query", "request": {"name": "unknown", "in": "query"}},
            ],
        }}))
        .unwrap();
    }
    imported.api = api.into();
    let outcome = convert(&imported, &WriteOptions::default().with_service_id("s"));
    let payload = payload(&outcome);
    assert_eq!(payload["ServiceConfig"]["Path"], "/y/{n}");
    let origin = |name: &str, place: &str, word: &str| {
        json!({
            "RelevantRequestParameterName": name, "RelevantRequestParameterPosition": place,
            "RelevantRequestParameterType": word,
        })
    };
    let mut expected = [origin("a_b", "PATH", "int"), origin("q", "QUERY", "string")];
    expected[0]["Name"] = "n".into();
    expected[0]["Position"] = "PATH".into();
    expected[1]["Name"] = "s".into();
    expected[1]["Position"] = "HEADER".into();
    expected[1]["RelevantRequestParameterDesc"] = "d".into();
    assert_eq!(payload["ServiceParameters"], json!(expected));
    let constants = json!([
        {"Name": "Host", "Position": "HEADER", "DefaultValue": "h"},
        {"Name": "c", "Position": "QUERY", "DefaultValue": "1"},
    ]);
    assert_eq!(payload["ConstantParameters"], constants);
    let ledger = outcome.value.unwrap().ledger;
    for at in 3..6 {
        let pointer = format!("/operator/backend/parameters/{at}");
        assert!(ledger.entries().iter().any(|entry| entry.pointer == pointer), "{pointer}");
    }
}
