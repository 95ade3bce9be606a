//! Which API a request updates.

use oasgate::aliyun::{Answer, Catalog, CatalogApi, ImportHttpApiOptions, NameScope, import_http_api};
use serde_json::json;

use super::{codes, import, request};

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: T, version: ''}\npaths: {}\n";

fn many() -> Catalog {
    let api = |id: &str, name: &str, kind: &str, gateway: &str, version: Option<&str>| {
        let mut info = json!({ "httpApiId": id, "name": name, "type": kind, "gatewayId": gateway });
        if let Some(version) = version {
            info["versionInfo"] = json!({ "enable": true, "scheme": "Path", "version": version });
        }
        CatalogApi { info: serde_json::from_value(info).unwrap(), ..CatalogApi::default() }
    };
    Catalog {
        apis: vec![
            api("api-1", "one", "Rest", "gw-1", None),
            api("api-2", "two", "Rest", "gw-1", None),
            api("api-3", "two", "Rest", "gw-2", None),
            api("api-4", "many", "Rest", "gw-1", Some("v1")),
            api("api-5", "many", "Rest", "gw-1", Some("v2")),
            api("api-6", "chat", "LLM", "gw-1", None),
        ],
    }
}

#[test]
fn requests_match_as_the_gateway_says() {
    let versioned = |version: &str| json!({ "enable": true, "version": version });
    for (members, expected) in [
        (json!({ "name": "one" }), "api-1"),
        (json!({ "name": "new" }), ""),
        (json!({ "name": "one", "gatewayId": "gw-2" }), ""),
        (json!({ "name": "two" }), "api-ambiguous"),
        (json!({ "name": "two", "gatewayId": "gw-2" }), "api-3"),
        (json!({ "name": "many" }), "api-version-required"),
        (
            json!({ "name": "many", "versionConfig": { "enable": false, "version": "v1" } }),
            "api-version-required",
        ),
        (json!({ "name": "many", "versionConfig": versioned("v2") }), "api-5"),
        (json!({ "name": "many", "versionConfig": versioned("v3") }), ""),
        (json!({ "name": "many", "versionConfig": { "enable": true } }), "api-version-missing"),
        (json!({ "name": "one", "versionConfig": versioned("v1") }), "api-unversioned"),
        (json!({ "name": "chat" }), "api-name-taken"),
        (json!({ "targetHttpApiId": "api-4" }), "api-4"),
        (json!({ "targetHttpApiId": "api-9" }), "target-unknown"),
        (json!({ "targetHttpApiId": "api-6" }), "target-not-rest"),
    ] {
        let done = import(&request(DOCUMENT, members.clone()), &many());
        let errors = done.diagnostics.iter().filter(|found| found.severity() == oasgate::Severity::Error);
        let found = errors.map(oasgate::Diagnostic::code).next();
        let data = done.response.data.unwrap();
        assert_eq!(found.unwrap_or(data.http_api_id.as_deref().unwrap_or_default()), expected, "{members}");
        assert_eq!(done.result.is_some(), found.is_none(), "{members}");
        let reported = data.dry_run_info.unwrap().exist_http_api_info.and_then(|info| info.http_api_id);
        assert_eq!(reported, data.http_api_id, "{members}");
    }
}

#[test]
fn a_target_keeps_its_name() {
    let done =
        import(&request(DOCUMENT, json!({ "targetHttpApiId": "api-1", "strategy": "SpecOnly" })), &many());
    assert_eq!(codes(&done), ["api-name-differs"]);
    assert_eq!(done.result.unwrap().info.name.as_deref(), Some("one"));
    assert_eq!(done.response.data.unwrap().name.as_deref(), Some("one"));
}

#[test]
fn names_can_belong_to_the_account() {
    let mut options = ImportHttpApiOptions::default();
    options.name_scope = NameScope::Account;
    let request = request(DOCUMENT, json!({ "name": "one", "gatewayId": "gw-2" }));
    let Answer::Done(done) = import_http_api(&request, &many(), None, &options) else {
        panic!("nothing to fetch")
    };
    assert_eq!(done.response.data.as_ref().unwrap().http_api_id.as_deref(), Some("api-1"));
    assert_eq!(codes(&done), ["request-field-unused"], "the API stays on its gateway");
}
