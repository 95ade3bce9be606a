//! What operators add: planned like the rest where the document says it, kept where it does not.

use oasgate::model::operator::Operator;
use oasgate::plan::{Change, Reason};
use oasgate::{Action, Api, Existing, Plan, Strategy, Subject};
use serde_json::{Value, json};

use super::support::{api, existing, import, imported, operation};

/// Something for each of the seven fields.
fn fields() -> Value {
    json!({
        "backend": { "targets": [{ "service": "pets", "port": 80 }], "timeoutMs": 3000 },
        "auth": { "required": true, "kind": "jwt" },
        "cors": {},
        "rateLimit": { "limits": [{ "by": "app", "requests": 5, "periodSeconds": 1 }] },
        "accessControl": { "deny": ["10.0.0.1"] },
        "environment": { "name": "release" },
        "publication": { "automatic": true },
    })
}

fn whole() -> Operator {
    serde_json::from_value(fields()).unwrap()
}

/// An API of one operation, to both of which an operator adds something.
fn with(operator: &Operator, description: &str) -> Api {
    let mut api = api([operation("GET /a", "one", &[])], []);
    api.about.operator = operator.clone();
    api.about.description = Some(description.to_owned());
    for operation in api.operations.values_mut() {
        operation.operator = operator.clone();
        operation.description = Some(description.into());
    }
    api
}

fn pointers(change: &Change) -> Vec<&str> {
    change.fields.iter().map(|field| &*field.pointer).collect()
}

fn of<'p>(plan: &'p Plan, subject: &str) -> &'p Change {
    let subject: Subject = subject.parse().unwrap();
    plan.changes().iter().find(|change| change.subject == subject).unwrap()
}

/// The members that an operator added, as they are stored.
fn stored(applied: &Existing) -> Vec<String> {
    let api = applied.api.as_ref().unwrap();
    let all = api.operations.values().map(|operation| &operation.operator).chain([&api.about.operator]);
    all.map(|operator| serde_json::to_string(operator).unwrap()).collect()
}

#[test]
fn a_document_that_says_nothing_is_the_same_and_takes_nothing_away() {
    let before = existing(with(&whole(), "as it was"));
    for strategy in Strategy::ALL {
        let (plan, applied) = import(&imported(with(&Operator::default(), "as it was")), &before, strategy);
        assert_eq!(plan.count(Action::Unchanged), 2, "{strategy}: {}", plan.to_json());
        assert_eq!(applied, before);

        let other = imported(with(&Operator::default(), "as it is"));
        let (plan, applied) = import(&other, &before, strategy);
        assert_eq!(stored(&applied), stored(&before), "{strategy}");
        let updated = strategy != Strategy::ExistFirst;
        for subject in ["api", "GET /a"] {
            let change = of(&plan, subject);
            assert_eq!(change.action, if updated { Action::Update } else { Action::Keep }, "{strategy}");
            assert_eq!(pointers(change), if updated { vec!["/description"] } else { vec![] }, "{strategy}");
        }
    }
}

#[test]
fn what_the_document_says_is_planned_like_the_rest() {
    let bare = existing(with(&Operator::default(), ""));
    let document = imported(with(&whole(), ""));
    for strategy in [Strategy::SpecOnly, Strategy::SpecFirst] {
        let (plan, applied) = import(&document, &bare, strategy);
        for subject in ["api", "GET /a"] {
            let change = of(&plan, subject);
            assert_eq!(change.reason, Reason::DocumentWins);
            assert_eq!(pointers(change), ["/operator"], "{strategy}");
        }
        assert_eq!(applied.api.as_ref(), Some(&*document.api));
    }
    let (plan, applied) = import(&document, &bare, Strategy::ExistFirst);
    assert_eq!((of(&plan, "GET /a").reason, &applied), (Reason::ExistingWins, &bare));
}

#[test]
fn each_field_is_decided_on_its_own() {
    let whole = whole();
    let names: Vec<String> = fields().as_object().unwrap().keys().cloned().collect();
    assert_eq!(names.len(), 7);
    for name in names {
        let one: Operator = serde_json::from_value(json!({ &*name: fields()[&*name] })).unwrap();
        let mut other = fields();
        other.as_object_mut().unwrap().remove(&name);
        let others: Operator = serde_json::from_value(other).unwrap();
        for strategy in [Strategy::SpecOnly, Strategy::SpecFirst] {
            // The existing parts have one field, the document the others: both are there in the end.
            let (plan, applied) = import(&imported(with(&others, "")), &existing(with(&one, "")), strategy);
            let pointer = format!("/operator/{name}");
            assert!(!pointers(of(&plan, "GET /a")).contains(&&*pointer), "{name}: {}", plan.to_json());
            assert_eq!(pointers(of(&plan, "GET /a")).len(), 6, "{name}");
            let expected = serde_json::to_string(&whole).unwrap();
            assert_eq!(stored(&applied), [expected.clone(), expected], "{name} {strategy}");
        }
    }
}

#[test]
fn of_two_that_speak_the_strategy_decides() {
    let read = |json: Value| -> Operator { serde_json::from_value(json).unwrap() };
    let document = read(json!({ "backend": { "timeoutMs": 1 } }));
    let before = read(json!({ "backend": { "timeoutMs": 2, "retries": 3 }, "cors": {} }));
    let (plan, applied) =
        import(&imported(with(&document, "")), &existing(with(&before, "")), Strategy::SpecFirst);
    assert_eq!(pointers(of(&plan, "GET /a")), ["/operator/backend/retries", "/operator/backend/timeoutMs"]);
    let after = serde_json::to_string(&read(json!({ "backend": { "timeoutMs": 1 }, "cors": {} }))).unwrap();
    assert_eq!(stored(&applied), [after.clone(), after]);
    let before = existing(with(&before, ""));
    let (_, applied) = import(&imported(with(&document, "")), &before, Strategy::ExistFirst);
    assert_eq!(stored(&applied), stored(&before));
}

#[test]
fn what_goes_takes_its_own_with_it() {
    let before = existing(with(&whole(), ""));
    let (plan, applied) = import(&imported(api([], [])), &before, Strategy::SpecOnly);
    assert_eq!(of(&plan, "GET /a").action, Action::Remove);
    let api = applied.api.unwrap();
    assert!(api.operations.is_empty() && !api.about.operator.is_empty());
}
