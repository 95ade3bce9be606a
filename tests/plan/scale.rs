//! Large and hostile shapes: every change and finding of them is counted. That it is not the square of their size that
//! they cost is not measured here, only felt by who waits for it.

use oasgate::{Action, Existing, Strategy, apply, plan};

use super::support::{api, existing, imported, operation, schema};

const MANY: usize = 100_000;

#[test]
fn a_hundred_thousand_operations() {
    let side = |count: usize, note: &str| {
        let mut api = api([], [("Shared", schema(note, &[]))]);
        let template: oasgate::model::Operation =
            serde_json::from_value(operation("GET /x", "x", &["Shared"])).unwrap();
        for at in 0..count {
            let (path, name) = (format!("/things/{at}/{{id}}"), format!("{note}{at}"));
            let key = oasgate::subject::OperationKey::of(oasgate::subject::Method::Get, &path);
            api.operations
                .insert(key, oasgate::model::Operation { path: path.into(), name, ..template.clone() });
        }
        api
    };
    let document = imported(side(MANY, "new"));
    let created = apply(&plan(&document, &Existing::default(), Strategy::SpecOnly), Existing::default());
    assert_eq!(created.api.as_ref(), Some(&*document.api));
    let plan_of = |strategy| plan(&document, &existing(side(MANY / 4, "old")), strategy);
    assert_eq!(plan_of(Strategy::SpecFirst).count(Action::Update), 1 + MANY / 4);
    let kept = plan_of(Strategy::ExistFirst);
    assert_eq!((kept.count(Action::Create), kept.diagnostics().len()), (MANY / 4 * 3, MANY / 4 * 3));
    let removal = plan(&imported(api([], [])), &created, Strategy::SpecOnly);
    assert_eq!(removal.count(Action::Remove), MANY + 1);
    assert!(apply(&removal, created).api.unwrap().operations.is_empty());
}

#[test]
fn many_attachments_to_nothing_beside_many_operations() {
    let operations =
        (0..MANY / 4).map(|at| operation(&format!("GET /things/{at}/{{id}}"), &format!("n{at}"), &[]));
    let mut before = existing(api(operations, []));
    let attach = |at| (format!("GET /thing/{at}/{{id}}").parse().unwrap(), serde_json::json!({}).into());
    before.attachments = (0..MANY / 4).map(attach).collect();
    let plan = plan(&imported(api([], [])), &before, Strategy::ExistFirst);
    assert_eq!(plan.diagnostics().len(), MANY / 4);
    assert_eq!(plan.diagnostics()[0].args().next(), Some(("nearest", "GET /things/0/{}")));
}

#[test]
fn a_long_chain_of_refusals() {
    let count = MANY / 4;
    let side = |name: &dyn Fn(usize) -> String, more: Option<&str>| {
        let paths = (0..count).map(|at| operation(&format!("GET /{at}"), &name(at), &[]));
        api(paths.chain(more.map(|name| operation("GET /end", name, &[]))), [])
    };
    let document = imported(side(&|at| format!("n{}", at + 1), None));
    let before = existing(side(&|at| format!("n{at}"), Some(&format!("n{count}"))));
    let refused = plan(&document, &before, Strategy::SpecFirst);
    assert_eq!(refused.count(Action::Refuse), count);
    assert_eq!(apply(&refused, before.clone()), before);
}

#[test]
fn a_long_chain_of_components() {
    let names: Vec<_> = (0..=MANY / 4).map(|at| format!("S{at}")).collect();
    let chain = |note: &str| {
        let mut schemas: Vec<_> =
            names.windows(2).map(|pair| (pair[0].as_str(), schema("", &[&pair[1]]))).collect();
        schemas.push((names.last().unwrap(), schema(note, &[])));
        schemas
    };
    let user = |at: &str| operation(at, at, &["S0"]);
    let before = existing(api([user("GET /kept")], chain("old")));
    let document = imported(api([user("GET /new")], chain("new")));
    for (strategy, code) in
        [(Strategy::SpecFirst, "component-changed-under"), (Strategy::ExistFirst, "component-kept-differs")]
    {
        let found = plan(&document, &before, strategy);
        assert_eq!(found.diagnostics().len(), 1);
        assert_eq!(found.diagnostics()[0].code(), code);
    }
    let broken = super::support::imported_without(api([], []), &["GET /kept"]);
    let kept = plan(&broken, &before, Strategy::SpecOnly);
    assert_eq!(kept.count(Action::Remove), 0);
}
