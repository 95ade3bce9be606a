//! Which policies are attached to what, and which are created.

use oasgate::{Lang, Strategy};
use serde_json::{Value, json};

use super::inventory::{case, codes, route, writes};
use super::{patch, text};

#[test]
fn attachments_elsewhere_bind_nothing_here() {
    let config = |kind: &str| json!({ "policies": { "slow": { "className": "Timeout", "config": {}, "attach": [{ "type": kind, "names": ["*"] }] } } });
    for (kind, resource, more, is_bound) in [
        ("GatewayRoute", "hr-list-orders", json!({}), true),
        ("GatewayRoute", "hr-list-orders", json!({ "environmentId": "*" }), true),
        ("GatewayRoute", "hr-list-orders", json!({ "environmentId": "env-1", "gatewayId": "gw-1" }), true),
        ("GatewayRoute", "hr-list-orders", json!({ "environmentId": "env-2" }), false),
        ("GatewayRoute", "hr-list-orders", json!({ "gatewayId": "gw-2" }), false),
        ("Domain", "d-1", json!({ "environmentId": "env-2" }), true),
        ("Domain", "d-1", json!({ "gatewayId": "gw-2" }), false),
    ] {
        let mut attachment = json!({ "attachResourceId": resource, "attachResourceType": kind });
        patch(&mut attachment, more.clone());
        let inventory = json!({
            "routes": [route("list-orders", "GET", "/orders", json!({}))],
            "policies": [{ "policyId": "p-9", "name": "slower", "className": "Timeout", "attachments": [attachment] }],
        });
        let outcome = case("Http", Strategy::SpecFirst, inventory).with(config(kind), json!({})).plan();
        let found = codes(&outcome);
        assert_eq!(found.contains(&"call-policy-class-taken"), is_bound, "{kind} {more}: {found:?}");
        let creates = writes(&outcome).iter().any(|write| write == "CreatePolicy policy slow");
        assert_eq!(creates, !is_bound, "a policy that nothing gets is not created");
        assert_eq!(found.contains(&"call-policy-unattached"), is_bound, "{kind} {more}: {found:?}");
    }
}

#[test]
fn a_policy_that_nothing_gets_is_not_created() {
    for (api, attach, code) in [
        ("Http", json!([{ "type": "Operation", "names": ["*"] }]), "call-policy-unattached"),
        ("Rest", json!([{ "type": "GatewayRoute", "names": ["*"] }]), "call-policy-unattached"),
        ("Http", json!([{ "type": "GatewayServicePort", "names": ["orders"] }]), "call-policy-unattached"),
        ("Http", json!([]), "call-policy-unattached"),
        ("Http", json!([{ "type": "GatewayRoute" }]), "call-policy-unattached"),
        (
            "Http",
            json!([{ "type": "GatewayRoute", "names": ["*"] }, { "type": "GatewayRoute" }]),
            "call-attach-empty",
        ),
        ("Http", json!([{ "type": "GatewayServicePort", "ids": ["svc-1:80"] }]), ""),
    ] {
        let policy =
            json!({ "policies": { "slow": { "className": "Timeout", "config": {}, "attach": attach } } });
        let outcome = case(api, Strategy::SpecFirst, json!({})).with(policy, json!({})).plan();
        let found: Vec<_> = codes(&outcome)
            .into_iter()
            .filter(|code| ["call-policy-unattached", "call-attach-empty"].contains(code))
            .collect();
        let expected: Vec<&str> = Some(code).filter(|code| !code.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{api} {attach}");
        let creates = writes(&outcome).iter().any(|write| write == "CreatePolicy policy slow");
        assert_eq!(creates, code != "call-policy-unattached", "{api} {attach}");
    }
}

#[test]
fn a_policy_of_another_gateway_is_another_policy() {
    let config = json!({ "policies": { "slow": { "className": "Timeout", "config": {}, "attach": [{ "type": "GatewayRoute", "names": ["*"] }] } } });
    for (gateways, is_created) in [(&["gw-2"][..], true), (&["gw-2", "gw-1"], false), (&[], false)] {
        let attachment = |gateway: &&str| json!({ "attachResourceId": "hr-x", "attachResourceType": "GatewayRoute", "gatewayId": gateway });
        let attachments: Vec<_> = gateways.iter().map(attachment).collect();
        let policy =
            json!({ "policyId": "p-9", "name": "slow", "className": "Timeout", "attachments": attachments });
        let outcome = case("Http", Strategy::SpecFirst, json!({ "policies": [policy] }))
            .with(config.clone(), json!({}))
            .plan();
        let creates = writes(&outcome).iter().any(|write| write == "CreatePolicy policy slow");
        assert_eq!(creates, is_created, "{gateways:?}\n{}", text(&outcome.diagnostics));
    }
}

/// A long name stands in many places; the work is in proportion to the options all the same.
#[test]
fn long_names_and_many_ids_take_time_in_proportion() {
    let name = "p".repeat(1_000_000);
    let attach: Vec<_> =
        (0..20_000).map(|at| json!({ "type": "Operation", "ids": [format!("x{at}")] })).collect();
    let config = json!({ "policies": { name: { "className": "Timeout", "config": {}, "attach": attach } } });
    let outcome = case("Http", Strategy::SpecFirst, json!({})).with(config, json!({})).plan();
    assert!(outcome.value.is_none());
    assert_eq!(codes(&outcome).iter().filter(|code| **code == "call-id-invalid").count(), 20_000);
}

#[test]
fn a_policy_says_the_same_throughout() {
    let policy = |class: &str, kind: &str, config: Value| {
        let attach = json!([{ "type": kind, "names": ["*"] }]);
        json!({ "policies": { "inside": { "className": class, "config": config, "attach": attach } } })
    };
    let of = |kind: &str, name: &str| json!({ "name": name, "ipAccessControlResourceType": kind });
    for (config, code, place) in [
        (policy("IpAccessControl", "Domain", of("Domain", "inside")), "", ""),
        (policy("IpAccessControl", "Domain", json!("{\"name\": \"inside\"}")), "", ""),
        (policy("Timeout", "GatewayRoute", of("Domain", "x")), "", ""),
        (
            policy("IpAccessControl", "GatewayRoute", of("Domain", "inside")),
            "call-policy-config-contradicts",
            "`policies.inside.config.ipAccessControlResourceType` is `Domain`, but the policy itself has `GatewayRoute`",
        ),
        (
            policy("IpAccessControl", "Domain", json!(of("Domain", "other").to_string())),
            "call-policy-config-contradicts",
            "`policies.inside.config.name` is `other`, but the policy itself has `inside`",
        ),
        (
            policy("IpAccesControl", "Domain", json!({})),
            "call-policy-class-unknown",
            "it publishes `IpAccessControl`",
        ),
        (policy("Mine", "Domain", json!({})), "call-policy-class-unknown", "`Cors`, `FlowCopy`, `Timeout`"),
    ] {
        let outcome = case("Http", Strategy::SpecFirst, json!({})).with(config.clone(), json!({})).plan();
        let found = outcome.diagnostics.iter().filter(|found| found.code().starts_with("call-policy"));
        let found: Vec<_> = found.collect();
        let expected = if code.is_empty() { vec![] } else { vec![code] };
        assert_eq!(found.iter().map(|found| found.code()).collect::<Vec<_>>(), expected, "{config}");
        assert!(
            found.iter().all(|found| found.message(Lang::En).contains(place)),
            "{}",
            text(&outcome.diagnostics)
        );
        assert!(writes(&outcome).iter().any(|write| write == "CreatePolicy policy inside"), "{config}");
    }
}
