//! The API that exists: what the options say of it, and its deployment.

use oasgate::{Lang, Strategy};
use serde_json::json;

use super::inventory::case;
use super::patch;

/// What the options state of the API is written when its record has something else, and looked for when it has nothing.
#[test]
fn options_of_an_existing_api_are_applied() {
    let version = json!({ "enable": true, "scheme": "Query", "queryName": "v", "version": "v1" });
    for (options, record, member, look) in [
        (json!({}), json!({ "protocols": ["HTTP"] }), "", ""),
        (json!({ "protocols": ["HTTPS", "HTTP"] }), json!({ "protocols": ["HTTP", "HTTPS"] }), "", ""),
        (json!({ "protocols": ["HTTPS"] }), json!({ "protocols": ["HTTP"] }), "protocols", ""),
        (json!({ "protocols": ["HTTPS"] }), json!({}), "", "/data/protocols/*"),
        (json!({ "enableAuth": true }), json!({ "enableAuth": true }), "", ""),
        (json!({ "enableAuth": true }), json!({ "enableAuth": false }), "enableAuth", ""),
        (
            json!({ "authConfig": { "authType": "Jwt" } }),
            json!({ "authConfig": { "authType": "Aksk" } }),
            "authConfig",
            "",
        ),
        (
            json!({ "authConfig": { "authType": "Jwt" } }),
            json!({ "authConfig": { "authType": "Jwt", "authMode": "x" } }),
            "",
            "",
        ),
        (json!({ "authConfig": { "authType": "Jwt" } }), json!({}), "", "/data/authConfig/authType"),
        (json!({ "versionConfig": version }), json!({ "versionInfo": version }), "", ""),
        (
            json!({ "id": "api-1", "versionConfig": version }),
            json!({ "versionInfo": { "enable": false } }),
            "versionConfig",
            "",
        ),
    ] {
        let mut record = record;
        patch(&mut record, json!({ "httpApiId": "api-1", "name": "Orders", "type": "Http" }));
        let inventory = json!({ "httpApis": [record], "routes": [] });
        let case =
            case("Http", Strategy::ExistFirst, inventory).with(json!({ "api": options.clone() }), json!({}));
        let plan = case.plan().value.unwrap();
        let call = plan.calls.iter().find(|call| call.request.action().ends_with("HttpApi")).unwrap();
        let json = serde_json::to_value(call).unwrap();
        if member.is_empty() {
            assert_eq!(json["action"], "GetHttpApi", "{options} {json}");
        } else {
            assert_eq!(json["action"], "UpdateHttpApi", "{options} {json}");
            assert_eq!(json["body"][member], options[member]);
        }
        let looks: Vec<_> = call.expect.iter().map(|expect| expect.at.as_str()).collect();
        assert_eq!(looks, if look.is_empty() { vec![] } else { vec![look] }, "{options}");
        assert!(call.expect.iter().all(|expect| expect.confirm));
    }
}

#[test]
fn a_deployment_is_awaited_in_its_own_environment() {
    let plan = case("Rest", Strategy::SpecFirst, json!({})).plan().value.unwrap();
    let poll = plan.calls.iter().rfind(|call| call.request.action() == "GetHttpApi").unwrap();
    let json = serde_json::to_value(&poll.expect).unwrap();
    assert_eq!(json[0]["at"], "/data/environments/*/deployStatus");
    assert_eq!(json[0]["within"], json!({ "/environmentId": "env-1" }));
    let line = "expects: /data/environments/*/deployStatus = Deployed in the object with /environmentId = env-1; ask again";
    assert!(plan.text(Lang::En).contains(line));
}
