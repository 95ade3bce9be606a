//! Components that the document lacks go only when nothing needs them.

use oasgate::Strategy;
use oasgate::model::SecurityRequirement;

use super::support::{
    api, assert_lines, decided, existing, findings, import, imported, imported_without, operation, schema,
};

#[test]
fn unused_components_go_with_their_last_user() {
    let before = api(
        [operation("GET /gone", "gone", &["A"])],
        [("A", schema("", &["B"])), ("B", schema("", &["A"])), ("Alone", schema("", &[]))],
    );
    let (plan, applied) = import(&imported(api([], [])), &existing(before), Strategy::SpecOnly);
    assert_lines(
        &decided(&plan),
        "GET /gone: remove document-lacks-it
        schema A: remove document-lacks-it
        schema B: remove document-lacks-it
        schema Alone: remove document-lacks-it",
        "a cycle keeps nothing",
    );
    assert!(applied.api.unwrap().components.is_empty());
}

#[test]
fn a_kept_operation_keeps_what_it_reaches() {
    let before = api(
        [operation("GET /broken", "broken", &["A"]), operation("GET /gone", "gone", &["D"])],
        [
            ("A", schema("", &["B"])),
            ("B", schema("", &["C", "A"])),
            ("C", schema("", &[])),
            ("D", schema("", &["C"])),
        ],
    );
    let imported = imported_without(api([], []), &["GET /broken"]);
    let (plan, _) = import(&imported, &existing(before), Strategy::SpecOnly);
    assert_lines(
        &decided(&plan),
        "GET /broken: keep broken-in-document
        GET /gone: remove document-lacks-it
        schema A: keep still-used
        schema B: keep still-used
        schema C: keep still-used
        schema D: remove document-lacks-it",
        "decided",
    );
    assert_lines(
        &findings(&plan),
        "component-still-used schema A user=GET /broken
        component-still-used schema B user=schema A
        component-still-used schema C user=schema B
        operation-counterpart-broken GET /broken
        operation-removed GET /gone",
        "found",
    );
}

#[test]
fn other_kept_parts_need_components_too() {
    let refused = api([operation("GET /a", "taken", &[])], [("Doc", schema("new", &["OfDocument"]))]);
    let imported = imported_without(refused, &["GET /k", "schema Broken"]);
    let mut before = api(
        [operation("GET /a", "a", &["OfRefused"]), operation("GET /k", "taken", &[])],
        [
            ("Broken", schema("", &["OfBroken"])),
            ("OfBroken", schema("", &[])),
            ("OfRefused", schema("", &[])),
            ("OfDocument", schema("", &[])),
            ("Doc", schema("old", &["OfOld"])),
            ("OfOld", schema("", &[])),
        ],
    );
    let scheme = serde_json::json!({ "type": "http", "scheme": "basic" });
    for name in ["used", "unused"] {
        before
            .components
            .security_schemes
            .insert(name.into(), serde_json::from_value(scheme.clone()).unwrap());
    }
    let mut imported = imported;
    let security = SecurityRequirement([("used".to_owned(), Vec::new())].into());
    std::sync::Arc::make_mut(&mut imported.api).about.security = Some(vec![security]);
    let (plan, _) = import(&imported, &existing(before), Strategy::SpecOnly);
    assert_lines(
        &decided(&plan),
        "GET /a: refuse name-taken
        GET /k: keep broken-in-document
        schema Doc: update document-wins
        schema Broken: keep broken-in-document
        schema OfBroken: keep still-used
        schema OfRefused: keep still-used
        schema OfDocument: keep still-used
        schema OfOld: remove document-lacks-it
        security-scheme used: keep still-used
        security-scheme unused: remove document-lacks-it",
        "decided",
    );
    let found = findings(&plan);
    for line in [
        "component-still-used schema OfBroken user=schema Broken\n",
        "component-still-used schema OfRefused user=GET /a\n",
        "component-still-used schema OfDocument user=schema Doc\n",
        "component-still-used security-scheme used user=api\n",
    ] {
        assert!(found.contains(line), "{line}{found}");
    }
}

#[test]
fn other_strategies_keep_unused_components() {
    let before = existing(api([], [("A", schema("", &[]))]));
    for strategy in [Strategy::SpecFirst, Strategy::ExistFirst] {
        let (plan, _) = import(&imported(api([], [])), &before, strategy);
        assert_lines(&decided(&plan), "schema A: keep not-in-document", "kept");
    }
}
