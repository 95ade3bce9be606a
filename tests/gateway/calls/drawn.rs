//! The calls as a flowchart of Mermaid.

use std::fmt::Write as _;

use oasgate::Lang;
use oasgate::aliyun::calls::CallPlan;
use serde_json::{Value, json};

use super::{Case, carried_out, rest};
use crate::mermaid::{HOSTILE, judge};

/// The diagram, if every line of it has one of the known shapes.
fn drawn(calls: &CallPlan, lang: Lang) -> String {
    let diagram = calls.mermaid(lang);
    judge(&diagram);
    diagram
}

#[test]
fn few_calls_are_drawn_one_by_one() {
    let calls = Case::sample().calls();
    insta::assert_snapshot!("mermaid-sample-en", drawn(&calls, Lang::En));
    insta::assert_snapshot!("mermaid-sample-zh", drawn(&calls, Lang::Zh));
    insta::assert_snapshot!("mermaid-rest-en", drawn(&rest().calls(), Lang::En));
    let mut second = Case::sample();
    second.inventory = carried_out(&calls);
    insta::assert_snapshot!("mermaid-second-en", drawn(&second.calls(), Lang::En));
}

/// A plan for so many routes.
pub(crate) fn many(routes: usize) -> CallPlan {
    let mut document = "openapi: 3.0.3\ninfo: {title: Many, version: '1'}\npaths:\n".to_owned();
    for at in 0..routes {
        _ = writeln!(
            document,
            "  /a{}/b{at}: {{get: {{operationId: o{at}, responses: {{'200': {{description: d}}}}}}}}",
            at % 10
        );
    }
    Case { document, ..Case::least() }.calls()
}

#[test]
fn of_many_calls_the_stages_are_drawn() {
    let calls = many(100);
    insta::assert_snapshot!("mermaid-many-en", drawn(&calls, Lang::En));
    insta::assert_snapshot!("mermaid-many-zh", drawn(&calls, Lang::Zh));
}

#[test]
fn an_empty_plan_has_a_diagram() {
    drawn(&CallPlan::default(), Lang::En);
}

/// A plan of calls that are about this.
fn about(text: &str, calls: usize, with: impl Fn(usize) -> Value) -> CallPlan {
    let calls: Vec<Value> = (1..=calls)
        .map(|number| {
            let mut call =
                json!({ "number": number, "action": "GetService", "method": "GET", "about": text });
            super::patch(&mut call, with(number));
            call
        })
        .collect();
    let lane = json!({ "key": text, "calls": (1..=calls.len()).collect::<Vec<_>>() });
    let stages = json!([{ "kind": "prepare", "lanes": [lane] }]);
    let plan = json!({ "api": text, "apiType": text, "stages": stages, "calls": calls });
    serde_json::from_value(plan).unwrap()
}

#[test]
fn texts_of_strangers_stay_in_their_labels() {
    for text in HOSTILE {
        for lang in Lang::ALL {
            drawn(&about(text, 3, |_| json!({})), lang);
            drawn(&about(&text.repeat(10_000), 100, |_| json!({})), lang);
        }
    }
    insta::assert_snapshot!(
        "mermaid-hostile-en",
        drawn(&about(&HOSTILE.join(" "), 2, |_| json!({})), Lang::En)
    );
}

#[test]
fn a_plan_that_is_not_one_has_a_bounded_diagram() {
    // Every call waits for every other, needs everything, and is listed again and again.
    let everything: Vec<usize> = (0..100).collect();
    let names = |number: usize| json!({ "name": format!("x{number}"), "at": "" });
    let all: Vec<Value> = (0..100).map(names).collect();
    for calls in [1, 60, 61] {
        let mut plan = about(
            "\u{1f600}",
            calls,
            |number| json!({ "after": everything, "needs": all, "gives": [names(number)] }),
        );
        let stage = plan.stages[0].clone();
        plan.stages.extend(std::iter::repeat_n(stage, 1_000));
        drawn(&plan, Lang::En);
        plan.stages.truncate(3);
        drawn(&plan, Lang::Zh);
    }
    // Labels that are as long as labels get.
    drawn(&about(&"\u{1f600}".repeat(80), 60, |_| json!({})), Lang::En);
}
