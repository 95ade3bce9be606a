//! What is wrong with the records inside a request: conditions, services, and what the gateway publishes of the rest.

use serde_json::{Value, json};

use super::bad::refused;

fn service(member: &str, value: &Value) -> Value {
    json!({ "backendConfig": { "services": [{ "serviceId": "svc-1", "protocol": "HTTP", member: value }] } })
}

#[test]
fn conditions_and_services_say_what_they_mean() {
    let condition = |header: Value| json!({ "match": { "headers": [header] } });
    let half = json!({ "serviceId": "svc-1", "protocol": "HTTP", "port": 80, "weight": 50 });
    let ratio = |services: [Value; 2]| json!({ "backendConfig": { "scene": "MultiServiceByRatio", "services": services } });
    let other = json!({ "serviceId": "svc-2", "protocol": "HTTP", "port": 80, "weight": 50 });
    let idle = |id: &str| json!({ "serviceId": id, "protocol": "HTTP", "weight": 0 });
    for (with, code, place) in [
        (ratio([half.clone(), other]), "", ""),
        (json!({ "environmentId": "prod" }), "call-id-invalid", "`env-`"),
        (json!({ "environmentId": "${environment}" }), "", ""),
        (condition(json!({ "name": "a", "type": "Exact" })), "call-member-missing", "match.headers[0].value"),
        (
            condition(json!({ "name": "a", "type": "Exact", "value": "" })),
            "call-member-missing",
            "headers[0].value",
        ),
        (
            condition(json!({ "name": "", "type": "Exact", "value": "1" })),
            "call-member-missing",
            "headers[0].name",
        ),
        (
            json!({ "match": { "queryParams": [{ "name": "a", "type": "Prefix", "value": "" }] } }),
            "call-member-missing",
            "match.queryParams[0].value",
        ),
        (json!({ "match": { "queryParams": [{ "name": "a", "type": "Exact", "value": "" }] } }), "", ""),
        (service("weight", &json!(0)), "call-weight-zero", "backendConfig.services[0].weight"),
        (ratio([idle("svc-1"), idle("svc-2")]), "call-weights-sum", "sum to 0"),
        (service("version", &json!("v1")), "call-version-unused", "backendConfig.services[0].version"),
        (service("sourceType", &json!("MSE_NACOS")), "", ""),
        (service("sourceType", &json!("NACOS")), "call-word-unknown", "backendConfig.services[0].sourceType"),
        (
            ratio([half.clone(), half]),
            "call-service-repeated",
            "`backendConfig.services[1]` is the same service and port as `backendConfig.services[0]`",
        ),
    ] {
        refused(&with, code, place);
    }
}

#[test]
fn members_are_known_by_name() {
    for (with, code, place) in [
        (
            json!({ "backendConfig": { "services": [{ "serviceId": "s", "protocol": "HTTP", "prot": 80 }] } }),
            "call-member-unknown",
            "`backendConfig.services[0].prot`; it knows `port`",
        ),
        (json!({ "domainIDs": [] }), "call-member-unknown", "`domainIDs`; it knows `domainIds`"),
        (json!({ "match": { "query": [] } }), "call-member-unknown", "`match.query`"),
        (
            json!({ "match": { "path": { "kind": "Exact" } } }),
            "call-member-unknown",
            "`match.path.kind`; it knows `type`, `value`",
        ),
        (
            json!({ "mcpRouteConfig": { "protocol": "HTTP,HTTPS", "exposedUriPath": "/mcp", "mcpStatisticsEnable": true } }),
            "",
            "",
        ),
        (
            json!({ "mcpRouteConfig": { "protocol": "HTTP,FTP" } }),
            "call-word-unknown",
            "`mcpRouteConfig.protocol` is `FTP`",
        ),
        (
            json!({ "mcpRouteConfig": { "exposedUriPath": "mcp" } }),
            "call-path-invalid",
            "mcpRouteConfig.exposedUriPath",
        ),
        (
            json!({ "mcpRouteConfig": { "exposedPath": "/mcp" } }),
            "call-member-unknown",
            "it knows `exposedUriPath`",
        ),
        (json!({ "policyConfigs": [{ "type": "AiCache", "enable": true, "aiCacheConfig": {} }] }), "", ""),
        (json!({ "policyConfigs": [7] }), "call-type-wrong", "policyConfigs[0]"),
        (
            json!({ "policyConfigs": [{ "type": "AiCache", "enable": 1 }] }),
            "call-type-wrong",
            "policyConfigs[0].enable",
        ),
        (
            json!({ "policyConfigs": [{ "type": "AiCache", "aiCacheConfig": [] }] }),
            "call-type-wrong",
            "policyConfigs[0].aiCacheConfig",
        ),
        (json!({ "policyConfigs": [{ "enable": true }] }), "call-member-missing", "policyConfigs[0].type"),
        (json!({ "policyConfigs": [{ "type": "Cache" }] }), "call-word-unknown", "policyConfigs[0].type"),
        (
            json!({ "policyConfigs": [{ "type": "AiCache", "aiCache": {} }] }),
            "call-member-unknown",
            "it knows `aiCacheConfig`",
        ),
    ] {
        refused(&with, code, place);
    }
}

#[test]
fn deployments_have_known_words_and_ids() {
    let deploy = |config: Value| json!({ "deployConfigs": [config] });
    for (with, code, place) in [
        (
            deploy(
                json!({ "environmentId": "env-1", "gatewayId": "gw-1", "gatewayType": "API", "backendScene": "MultiServiceByTag" }),
            ),
            "",
            "",
        ),
        (deploy(json!({ "environmentId": "gw-1" })), "call-id-invalid", "deployConfigs[0].environmentId"),
        (deploy(json!({ "gatewayId": "gw-" })), "call-id-invalid", "deployConfigs[0].gatewayId"),
        (deploy(json!({ "gatewayType": "Web" })), "call-word-unknown", "deployConfigs[0].gatewayType"),
        (deploy(json!({ "backendScene": "Tag" })), "call-word-unknown", "deployConfigs[0].backendScene"),
        (
            deploy(json!({ "customDomainIds": ["example.com"] })),
            "call-id-invalid",
            "deployConfigs[0].customDomainIds[0]",
        ),
        (
            deploy(json!({ "serviceConfigs": [{ "serviceId": "gs-1", "port": 0 }] })),
            "call-port-invalid",
            "serviceConfigs[0].port",
        ),
        (
            deploy(json!({ "serviceConfigs": [{ "serviceId": "orders" }] })),
            "call-id-invalid",
            "`svc-`, `gs-`",
        ),
        (deploy(json!({ "scene": "Mock" })), "call-member-unknown", "deployConfigs[0].scene"),
        (
            deploy(json!({ "envDomainIds": [], "mock": { "responseCod": 200 } })),
            "call-member-unknown",
            "it knows `responseCode`",
        ),
    ] {
        refused(&with, code, place);
    }
}
