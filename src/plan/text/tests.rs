//! The text of a plan whose changes are judged.

use serde_json::{from_value, json};

use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::{Api, Existing, Imported};
use crate::plan::rules::BASE_PATH_CHANGED;
use crate::plan::{Change, Direction, Effect, Reached, Way, plan};

/// A plan of five operations, of which each has a verdict, and of a component that many reach.
pub(crate) fn judged() -> Plan {
    let operation = |at: &str, limit: u32| {
        let schema = json!({ "maximum": limit });
        json!({
            "name": at, "method": "GET", "path": format!("/{at}"),
            "parameters": { "query limit": { "name": "limit", "in": "query", "schema": schema } },
            "responses": { "statuses": { "200": { "description": "" } } },
        })
    };
    let side = |names: &[&str], limit: u32| -> Api {
        let operations = names.iter().map(|name| (format!("GET /{name}"), operation(name, limit)));
        let operations: serde_json::Map<_, _> = operations.collect();
        let schemas = json!({ "Pet": { "maximum": limit } });
        from_value(json!({ "about": { "name": "Pets" }, "operations": operations, "components": { "schemas": schemas } }))
            .unwrap()
    };
    let existing = Existing { api: Some(side(&["a", "b", "c", "gone", "old"], 1)), ..Existing::default() };
    let imported = Imported::from(side(&["a", "b", "c", "new"], 2));
    let mut plan = plan(&imported, &existing, Strategy::SpecOnly);
    for change in &mut plan.changes {
        let verdict = match &*change.subject.to_string() {
            "GET /b" | "GET /old" | "schema Pet" => Verdict::Breaking,
            "GET /a" => Verdict::Unclear,
            "GET /c" | "GET /new" => Verdict::Compatible,
            "GET /gone" => {
                // As of an API of which nobody says what its callers notice.
                (change.verdict, change.effects) = (None, Vec::new());
                continue;
            }
            _ => continue,
        };
        judge(change, verdict);
    }
    plan
}

fn judge(change: &mut Change, verdict: Verdict) {
    let finding = Diagnostic::new(BASE_PATH_CHANGED).about(change.subject.clone());
    let reached = (change.kind == "component").then(|| Reached {
        is_all: true,
        operations: 12,
        first: vec![Way {
            left_out: 0,
            operation: "GET /a".parse().unwrap(),
            through: [json!("schema Owner"), json!("schema Cat")]
                .map(|key| from_value(key).unwrap())
                .to_vec(),
        }],
    });
    change.verdict = Some(verdict);
    change.effects = vec![Effect {
        verdict,
        accepted: false,
        direction: (change.action == Action::Update).then_some(Direction::Request),
        pointer: String::new(),
        finding: finding.arg("before", "/1").arg("after", "/2").arg("count", "7"),
        reached,
    }];
}

#[test]
fn what_breaks_comes_first() {
    let [en, zh] = Lang::ALL.map(|lang| judged().text(lang));
    assert_eq!(en, include_str!("judged-en.txt"));
    assert_eq!(zh, include_str!("judged-zh.txt"));
}

#[test]
fn a_line_for_each_part_has_what_is_judged() {
    let text = judged().text_with(&TextOptions::default().with_stat(true));
    for line in [
        "  GET /b (b): 1 breaking, 1 contract field\n",
        "  GET /old (old): removed; the document decides alone, and does not have it: 1 breaking\n",
        "  GET /new (new): 1 compatible\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn many_effects_are_cut_and_say_so() {
    let mut plan = judged();
    let change = plan.changes.iter_mut().find(|change| change.kind == "component").unwrap();
    change.effects = vec![change.effects[0].clone(); 25];
    let lines = |plan: &Plan, full: bool| {
        let text = plan.text_with(&TextOptions::default().with_full(full));
        text.lines().filter(|line| line.contains("reaches 12")).count()
    };
    assert_eq!((lines(&plan, false), lines(&plan, true)), (20, 25));
    assert!(plan.text(Lang::En).contains("\n    ... and 5 more\n"));
}
