//! An operator who has only the text of a plan can make every call of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use oasgate::Lang;
use oasgate::aliyun::calls::{Call, CallPlan};
use serde_json::{Deserializer, Value, json};

use super::{Case, patch, rest};

/// What the text says of a call: method, address and body.
#[derive(Debug, Clone, Default, PartialEq)]
struct Said {
    action: String,
    address: String,
    body: Option<Value>,
}

/// What the calls are.
fn data(plan: &CallPlan) -> BTreeMap<usize, Said> {
    let said = |call: &Call| {
        let parameters = |separator: &str| {
            let pairs = call.path_parameters.iter().map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join(separator)
        };
        let mut address = call.path.clone().unwrap_or_else(|| parameters(" "));
        for (name, value) in &call.path_parameters {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        for (at, (name, value)) in call.query.iter().enumerate() {
            address.extend([if at == 0 { "?" } else { "&" }, name, "=", value]);
        }
        let body = serde_json::to_value(&call.request).unwrap().get("body").cloned();
        Said { action: call.request.action().to_owned(), address: format!("{} {address}", call.method), body }
    };
    plan.calls.iter().map(|call| (call.number, said(call))).collect()
}

/// The address without what is said about it in parentheses.
fn address(text: &str) -> String {
    text.split(" (").next().unwrap().to_owned()
}

/// A body in the text, or in the call of the JSON form that the text names.
fn body(text: &str, json: &Value) -> Option<Value> {
    match Deserializer::from_str(text).into_iter::<Value>().next() {
        Some(Ok(value)) if value.is_object() => Some(value),
        _ => {
            let number = text.split(" bytes, in call ").nth(1).and_then(|rest| rest.split(' ').next())?;
            let number: usize = number.parse().unwrap();
            let call =
                json["calls"].as_array().unwrap().iter().find(|call| call["number"] == number).unwrap();
            Some(call["body"].clone())
        }
    }
}

/// Reads the calls back from the text alone.
fn read(plan: &CallPlan) -> BTreeMap<usize, Said> {
    let (text, json) = (plan.text(Lang::En), serde_json::to_value(plan).unwrap());
    let mut said: BTreeMap<usize, Said> = BTreeMap::new();
    let (mut last, mut group) = (0, Vec::new());
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("   [") {
            let (number, rest) = rest.split_once("] ").unwrap();
            last = number.parse().unwrap();
            let action = rest.split(' ').next().unwrap().to_owned();
            let mut own = Said { action, ..Said::default() };
            if let Some((_, parts)) = rest.split_once(": as [") {
                let (like, parts) = parts.split_once(']').unwrap();
                own = said[&like.parse().unwrap()].clone();
                for part in ["GET ", "POST ", "PUT ", "DELETE "] {
                    if let Some(found) = parts.strip_prefix("; ").filter(|rest| rest.starts_with(part)) {
                        own.address = address(found.split("; ").next().unwrap());
                    }
                }
                if let Some((_, with)) = parts.split_once("body with ") {
                    let changed = body(with, &json).unwrap();
                    if with.starts_with('{') {
                        patch(own.body.as_mut().unwrap(), changed);
                    } else {
                        own.body = Some(changed);
                    }
                }
            }
            said.insert(last, own);
        } else if let Some(rest) = line.strip_prefix("       body: ") {
            said.get_mut(&last).unwrap().body = body(rest, &json);
        } else if ["GET ", "POST ", "PUT ", "DELETE "]
            .iter()
            .any(|method| line.trim_start().starts_with(method))
        {
            let own = said.get_mut(&last).unwrap();
            if own.address.is_empty() {
                own.address = address(line.trim_start());
            }
        } else if let Some((_, rest)) = line.split_once(" more like the group of [") {
            let first: usize = rest.split(']').next().unwrap().parse().unwrap();
            let lane = plan
                .stages
                .iter()
                .flat_map(|stage| &stage.lanes)
                .find(|lane| lane.calls[0] == first)
                .unwrap();
            group = lane.calls.iter().map(|number| said[number].clone()).collect();
        } else if line.starts_with("         ") && line.contains("]-[") {
            for route in line.trim_start().split(", ") {
                let (name, numbers) = route.split_once(" [").unwrap();
                let id = match name.split_once(" (") {
                    Some((_, id)) => id.trim_end_matches(')').to_owned(),
                    None => format!("${{route:{name}}}"),
                };
                let (from, _) = numbers.split_once("]-[").unwrap();
                let from: usize = from.parse().unwrap();
                for (at, like) in group.iter().enumerate() {
                    said.insert(from + at, of_route(like, &group, &id));
                }
            }
        }
    }
    said
}

/// A call of a group with another route's id in the place of its own.
fn of_route(like: &Said, group: &[Said], id: &str) -> Said {
    let own = group.iter().find_map(|said| said.address.split("/routes/").nth(1)).unwrap();
    let mut said = like.clone();
    said.address = said.address.replace(own, id);
    if let Some(route) = said.body.as_mut().and_then(|body| body.get_mut("routeId")) {
        *route = json!(id);
    }
    said
}

/// A case with so many routes below a few prefixes.
fn many(count: usize, config: Value, inventory: Value) -> Case {
    let mut case = Case::least();
    let mut paths = "paths:\n".to_owned();
    for at in 0..count {
        let (method, name) = (["get", "put", "delete"][at % 3], format!("call{at}"));
        _ = writeln!(
            paths,
            "  /part{}/thing{at}/{{id}}: {{{method}: {{operationId: '{name}', description: d{at}, responses: {{'200': {{description: x}}}}}}}}",
            at % 7
        );
    }
    case.document = paths;
    case.with(config, inventory)
}

fn cases() -> Vec<(&'static str, CallPlan)> {
    let known = |name: &str, status: &str| {
        json!({ "routeId": format!("hr-{name}"), "name": name, "deployStatus": status,
            "match": { "path": { "type": "Exact", "value": format!("/other/{name}") } } })
    };
    let routes: Vec<_> = (0..10).map(|at| known(&format!("call{at}"), "NotDeployed")).collect();
    let policies = json!({ "policies": { "slow": { "className": "Timeout", "config": { "unitNum": 1 },
        "attach": [{ "type": "GatewayRoute", "names": ["*"] }] } } });
    let apis = json!([{ "httpApiId": "api-9", "name": "Orders", "type": "Http", "gatewayId": "gw-1" }]);
    let braces = "paths:\n  /a: {get: {operationId: 'get{a}', responses: {'200': {description: x}}}}\n  /b: {get: {operationId: '$%b}', responses: {'200': {description: x}}}}\n";
    let mut named = Case::least().with(json!({ "api": { "type": "Rest" } }), json!({}));
    braces.clone_into(&mut named.document);
    vec![
        ("sample", Case::sample().calls()),
        ("rest", rest().calls()),
        ("many", many(300, json!({}), json!({})).calls()),
        ("many with policies", many(40, policies, json!({})).calls()),
        (
            "many, some of them known",
            many(40, json!({}), json!({ "routes": routes, "httpApis": apis })).calls(),
        ),
        ("many operations", many(90, json!({ "api": { "type": "Rest" } }), json!({})).calls()),
        ("names with braces", named.calls()),
    ]
}

#[test]
fn the_text_has_every_call_whole() {
    for (name, plan) in cases() {
        let (data, read) = (data(&plan), read(&plan));
        for (number, is) in &data {
            let said = read
                .get(number)
                .unwrap_or_else(|| panic!("{name}: [{number}] is not in the text:\n{}", plan.text(Lang::En)));
            assert_eq!(said, is, "{name}: [{number}]\n{}", plan.text(Lang::En));
        }
        assert_eq!(data.len(), read.len(), "{name}");
    }
}

#[test]
fn three_hundred_routes_stay_readable() {
    let plan = many(300, json!({}), json!({})).calls();
    let text = plan.text(Lang::En);
    assert!(plan.calls.len() > 1000, "{}", plan.calls.len());
    assert!(text.lines().count() < 600, "{}", text.lines().count());
    let lines: Vec<_> = text.lines().collect();
    let shown = [&lines[..44], &["…"], &lines[lines.len() - 140..lines.len() - 90]].concat();
    insta::assert_snapshot!("many-en", shown.join("\n"));
}

#[test]
fn groups_of_one_stage_do_not_wait_for_each_other() {
    for (name, plan) in cases() {
        let mut before = 0;
        for (at, stage) in plan.stages.iter().enumerate() {
            for lane in &stage.lanes {
                for call in lane.calls.iter().map(|number| &plan.calls[number - 1]) {
                    let waits = call.after.iter().filter(|number| **number > before);
                    let foreign: Vec<_> = waits.filter(|number| !lane.calls.contains(number)).collect();
                    assert!(
                        foreign.is_empty(),
                        "{name}: [{}] waits for {foreign:?} of its stage",
                        call.number
                    );
                    assert!(call.after_stage.is_none_or(|stage| stage <= at), "{name}: [{}]", call.number);
                }
            }
            before += stage.lanes.iter().map(|lane| lane.calls.len()).sum::<usize>();
        }
    }
}

#[test]
fn placeholders_hold_no_braces() {
    for (name, plan) in cases() {
        let values = plan.calls.iter().flat_map(|call| &call.gives);
        let names: Vec<_> = values.map(|gives| gives.name.as_str()).collect();
        assert!(!names.iter().any(|name| name.contains(['{', '}', '$'])), "{name}: {names:?}");
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{name}");
    }
}

#[test]
fn lists_are_read_to_the_end_and_what_is_taken_is_compared() {
    let json = serde_json::to_value(Case::sample().calls()).unwrap();
    let lookup = |action: &str, code: &str| {
        let calls = json["calls"].as_array().unwrap();
        let call = calls.iter().find(|call| call["action"] == action).unwrap();
        let conflicts = call["conflicts"].as_array().unwrap();
        let conflict = conflicts.iter().find(|conflict| conflict["code"] == code).unwrap();
        conflict["answer"]["lookup"].clone()
    };
    for (action, code) in [
        ("CreateService", "ServiceExisted"),
        ("CreateDomain", "DomainExisted"),
        ("CreateHttpApi", "ApiNameDuplicated"),
        ("CreateHttpApiRoute", "RouteNameDuplicated"),
    ] {
        let lookup = lookup(action, code);
        assert_eq!(lookup["query"]["pageSize"], "100", "{lookup}");
        assert_eq!(lookup["pages"], json!({ "number": "pageNumber", "total": "/data/totalSize" }));
    }
    // The SDK's ListPolicies knows no pages.
    let policy = lookup("CreatePolicy", "PolicyExisted");
    assert_eq!((&policy["pages"], &policy["same"]["/className"]), (&Value::Null, &json!("IpAccessControl")));
    assert_eq!(policy["same"]["/config"]["protocolLayer"], "L7");
    let attachment = lookup("CreatePolicyAttachment", "PolicyAttachResourceBounded");
    assert_eq!(attachment["items"], "/data/items/*/attachments");
    assert_eq!(attachment["where"], json!({ "/attachResourceId": "d-internal" }));
    assert_eq!(attachment["within"], json!({ "/policyId": "${policy:office-only}" }));
}

#[test]
fn what_is_left_out_stands_in_the_plan() {
    let mut case = Case::least();
    case.document = "paths:\n  /orders: {get: {operationId: listOrders, responses: {'200': {description: x}}}}\n  /bad: {get: {operationId: bad}}\n  /worse: [1]\n  /taken: {get: {operationId: taken, responses: {'200': {description: x}}}}\n".to_owned();
    let taken = json!({ "otherRoutes": [{ "routeId": "hr-9", "name": "legacy", "domainInfos": [{ "domainId": "d-1" }],
        "match": { "path": { "type": "Exact", "value": "/taken" }, "methods": ["GET"] } }] });
    let calls = case.with(json!({}), taken).calls();
    let left_out: Vec<_> =
        calls.left_out.iter().map(|part| format!("{} {}", part.about, part.codes.join(","))).collect();
    assert_eq!(left_out, ["route taken call-route-path-taken", "GET /bad ", "path /worse "]);
    let text = calls.text(Lang::En);
    assert!(
        text.contains(
            "\nLeft out, so that nothing is called for them:\n  route taken: call-route-path-taken\n"
        ),
        "{text}"
    );
    assert!(calls.text(Lang::Zh).contains("  GET /bad：文档中的相应内容无法读取\n"));
}
