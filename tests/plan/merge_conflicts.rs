//! Parts of one side that use components of the other.

use oasgate::Strategy;
use oasgate::model::SecurityRequirement;
use serde_json::json;

use super::support::{
    api, assert_lines, existing, findings, import, imported, imported_without, operation, schema,
};

#[test]
fn what_comes_may_use_what_is_kept() {
    let document = api(
        [
            operation("GET /direct", "direct", &["Clean", "Far", "Old"]),
            operation("GET /indirect", "indirect", &["Far"]),
            operation("GET /clean", "clean", &["Clean"]),
            operation("GET /same", "same", &["Old"]),
            operation("GET /stays", "stays", &["Old"]),
        ],
        [
            ("Old", schema("new", &[])),
            ("Clean", schema("", &["Clean"])),
            ("Far", schema("", &["Middle", "Far"])),
            ("Middle", schema("", &["Other", "Far"])),
            ("Other", schema("new", &[])),
        ],
    );
    let before = api(
        [operation("GET /same", "same", &["Old"]), operation("GET /stays", "stays", &["Old", "Other"])],
        [("Old", schema("old", &[])), ("Other", schema("old", &["Old"]))],
    );
    let (plan, _) = import(&imported(document), &existing(before), Strategy::ExistFirst);
    assert_lines(
        &findings(&plan),
        "component-kept-differs GET /direct component=schema Old
        component-kept-differs GET /indirect component=schema Other",
        "one per operation that comes, direct ones first, cycles end",
    );
}

#[test]
fn the_first_of_several_is_named() {
    let names = ["A", "B", "C"];
    let side = |note: &str, operations: Vec<_>| api(operations, names.map(|name| (name, schema(note, &[]))));
    let document = side("new", vec![operation("GET /x", "x", &["B", "C", "A"])]);
    let (plan, _) = import(&imported(document), &existing(side("old", vec![])), Strategy::ExistFirst);
    // References are in the order of the operation's maps; those of a map built from JSON are sorted.
    assert_lines(&findings(&plan), "component-kept-differs GET /x component=schema A", "first");
}

#[test]
fn what_stays_may_use_what_is_updated() {
    let document = api(
        [operation("GET /updated", "new", &["A"]), operation("GET /refused", "keeps", &[])],
        [("A", schema("new", &[])), ("Clean", schema("", &[]))],
    );
    let before = api(
        [
            operation("GET /updated", "old", &["A"]),
            operation("GET /keeps", "keeps", &["Far"]),
            operation("GET /direct", "direct", &["A", "Far"]),
            operation("GET /clean", "clean", &["Clean"]),
            operation("GET /refused", "refused", &["A"]),
        ],
        [("A", schema("old", &["Far"])), ("Clean", schema("", &[])), ("Far", schema("", &["A", "Far"]))],
    );
    let (plan, _) = import(&imported(document), &existing(before), Strategy::SpecFirst);
    assert_lines(
        &findings(&plan),
        "component-changed-under GET /direct component=schema A
        component-changed-under GET /keeps component=schema A
        component-changed-under GET /refused component=schema A
        operation-name-taken GET /refused name=keeps other=GET /keeps",
        "found",
    );
}

#[test]
fn a_broken_component_is_kept_and_differs() {
    let document = api([operation("GET /a", "a", &["Broken"])], []);
    let before = existing(api([], [("Broken", schema("", &[]))]));
    let (plan, _) = import(&imported_without(document, &["schema Broken"]), &before, Strategy::SpecOnly);
    assert_lines(
        &findings(&plan),
        "component-counterpart-broken schema Broken
        component-kept-differs GET /a component=schema Broken",
        "found",
    );
}

#[test]
fn the_api_itself_may_use_a_kept_component() {
    let mut document = api([operation("GET /a", "a", &[])], []);
    document.about.security = Some(vec![SecurityRequirement([("key".to_owned(), Vec::new())].into())]);
    let mut before = api([], []);
    let scheme = serde_json::from_value(json!({ "type": "http", "scheme": "basic" })).unwrap();
    before.components.security_schemes.insert("key".into(), scheme);
    let imported = imported_without(document, &["security-scheme key"]);
    let (plan, _) = import(&imported, &existing(before), Strategy::SpecFirst);
    assert_lines(
        &findings(&plan),
        "component-counterpart-broken security-scheme key
        component-kept-differs api component=security-scheme key",
        "found once, not for every operation that inherits it",
    );
}

#[test]
fn nothing_is_mixed_when_one_side_wins_whole() {
    let side = |note: &str| api([operation("GET /a", note, &["A"])], [("A", schema(note, &[]))]);
    for strategy in Strategy::ALL {
        let (plan, _) = import(&imported(side("new")), &existing(side("old")), strategy);
        assert_eq!(findings(&plan), "", "{strategy}");
    }
}
