//! Faults that are planted in what is written: a schema refuses each.

use std::path::Path;

use serde_json::{Value, json};

use super::faults;
use crate::command::{run, stdout};

fn oasgate(args: &[&str]) -> Value {
    let output = run(Path::new(""), args, "");
    serde_json::from_str(&stdout(&output)).expect("it prints JSON")
}

/// Changes a valid value at each of the places, one at a time.
fn refuses(schema: &str, value: &Value, planted: &[(&str, Value)]) {
    assert_eq!(faults(schema, value), [""; 0], "{schema}");
    for (pointer, fault) in planted {
        let mut changed = value.clone();
        let (parent, member) = pointer.rsplit_once('/').expect("it is a pointer");
        let parent = changed.pointer_mut(parent).unwrap_or_else(|| panic!("{schema} has no {pointer}"));
        parent[member] = fault.clone();
        assert_ne!(faults(schema, &changed), [""; 0], "{schema}: {pointer} = {fault}");
    }
}

#[test]
fn a_plan_with_a_fault_is_refused() {
    let next = "fixtures/real/bookshop-v3-next.yaml";
    let args = [
        "plan",
        next,
        "--existing",
        "fixtures/real/bookshop-v3.yaml",
        "--strategy",
        "spec-first",
        "--format",
        "json",
    ];
    let plan = oasgate(&args);
    let updated = plan["plan"]["changes"]
        .as_array()
        .expect("it is a list")
        .iter()
        .position(|change| change["action"] == "update");
    let updated = updated.expect("something is updated");
    let at = |below: &str| format!("/plan/changes/{updated}{below}");
    refuses(
        "plan",
        &plan,
        &[
            ("/zz", json!(1)),
            ("/summary/zz", json!(1)),
            ("/summary/errors", json!("1")),
            ("/document/format", json!("xml")),
            ("/plan/strategy", json!("spec-first")),
            (&at("/zz"), json!(1)),
            (&at("/action"), json!("change")),
            (&at("/reason"), json!("zz")),
            (&at("/subject"), json!("FETCH /pets")),
            (&at("/method"), json!("get")),
            (&at("/fields/0/class"), json!("zz")),
            (&at("/fields/0/zz"), json!(1)),
            (&at("/effects"), json!([{ "verdict": "bad" }])),
            ("/diagnostics/0/severity", json!("fatal")),
            ("/diagnostics/0/line", json!(1.5)),
            ("/diagnostics/0/zz", json!(1)),
            ("/report/zz", json!(1)),
            ("/overrides", json!({ "key-unknown": { "severity": "zz" } })),
        ],
    );
}

#[test]
fn other_output_with_a_fault_is_refused() {
    let routes = oasgate(&["routes", "fixtures/routes/shop.yaml", "--format", "json"]);
    refuses(
        "routes",
        &routes,
        &[
            ("/zz", json!(1)),
            ("/routes/0/zz", json!(1)),
            ("/routes/0/priority", json!("1")),
            ("/routes/0/path/kind", json!("glob")),
        ],
    );
    let conflicts = oasgate(&[
        "conflicts",
        "fixtures/conflicts/shop.yaml",
        "fixtures/conflicts/pets.yaml",
        "--format",
        "json",
    ]);
    refuses(
        "conflicts",
        &conflicts,
        &[
            ("/zz", json!(1)),
            ("/counts/Fatal", json!(1)),
            ("/conflicts/0/level", json!("critical")),
            ("/conflicts/0/kind", json!("zz")),
            ("/conflicts/0/winner/zz", json!(1)),
            ("/conflicts/0/winner/route/zz", json!(1)),
        ],
    );
    let payloads =
        oasgate(&["convert", "fixtures/gateway/huawei/web.yaml", "--to", "huawei", "--format", "json"]);
    refuses(
        "huawei-payloads",
        &payloads,
        &[
            ("/zz", json!(1)),
            ("/payloads/0/zz", json!(1)),
            ("/payloads/0/body/name", json!(1)),
            ("/summary/members/zz", json!(1)),
        ],
    );
    let orders = [
        "fixtures/gateway/aliyun/calls/orders.yaml",
        "--config",
        "fixtures/gateway/aliyun/calls/config.json",
    ];
    let calls = oasgate(&[&["aliyun", "calls"][..], &orders, &["--format", "json"]].concat());
    refuses(
        "aliyun-calls",
        &calls,
        &[
            ("/zz", json!(1)),
            ("/calls/zz", json!(1)),
            ("/calls/calls/0/zz", json!(1)),
            ("/calls/calls/0/action", json!("zz")),
            ("/calls/stages/0/kind", json!("zz")),
        ],
    );
    let tools = oasgate(&["convert", "fixtures/gateway/mcp/plain/names.yaml", "--to", "mcp-json"]);
    refuses(
        "mcp-tools",
        &tools,
        &[("/zz", json!(1)), ("/tools/0/zz", json!(1)), ("/tools/0/annotations/zz", json!(1))],
    );
    let mcp =
        oasgate(&["convert", "fixtures/gateway/mcp/higress/shop.yaml", "--to", "mcp", "--format", "json"]);
    refuses(
        "mcp",
        &mcp,
        &[("/zz", json!(1)), ("/tools/0/zz", json!(1)), ("/tools/0/requestTemplate/method", json!(1))],
    );
}
