//! Operation names, the second unique key.

use oasgate::Strategy;

use super::support::{
    api, assert_lines, decided, existing, findings, import, imported, imported_without, operation,
};

/// Operations from `path=name` words.
fn side(words: &str) -> oasgate::Api {
    let operations = words.split_whitespace().map(|word| {
        let (path, name) = word.split_once('=').unwrap();
        operation(&format!("GET {path}"), name, &[])
    });
    api(operations, [])
}

/// Document, left-out paths, existing API, strategy, operations afterwards, findings about names.
const CASES: [(&str, &str, &str, &str, Strategy, &str, &str); 16] = [
    (
        "a created operation yields to a kept one",
        "/a=x",
        "",
        "/b=x",
        Strategy::SpecFirst,
        "/b=x",
        "GET /a name=x other=GET /b",
    ),
    (
        "under every strategy that keeps",
        "/a=x",
        "",
        "/b=x",
        Strategy::ExistFirst,
        "/b=x",
        "GET /a name=x other=GET /b",
    ),
    ("what is removed holds no name", "/a=x", "", "/b=x", Strategy::SpecOnly, "/a=x", ""),
    (
        "a broken counterpart holds its name",
        "/a=x",
        "/b",
        "/b=x",
        Strategy::SpecOnly,
        "/b=x",
        "GET /a name=x other=GET /b",
    ),
    (
        "an unchanged one holds its name",
        "/b=x /a=x",
        "",
        "/b=x",
        Strategy::SpecOnly,
        "/b=x",
        "GET /a name=x other=GET /b",
    ),
    (
        "an update yields, its counterpart stays",
        "/a=x",
        "",
        "/a=old /b=x",
        Strategy::SpecFirst,
        "/a=old /b=x",
        "GET /a name=x other=GET /b",
    ),
    ("names that swap are fine", "/a=y /b=x", "", "/a=x /b=y", Strategy::SpecFirst, "/a=y /b=x", ""),
    (
        "names that rotate are fine",
        "/a=y /b=z /c=x",
        "",
        "/a=x /b=y /c=z",
        Strategy::SpecFirst,
        "/a=y /b=z /c=x",
        "",
    ),
    (
        "a name freed in the same import is free",
        "/a=y /b=x",
        "",
        "/a=x",
        Strategy::SpecFirst,
        "/a=y /b=x",
        "",
    ),
    (
        "a refusal leaves the old name in use",
        "/a=taken /b=a /c=b",
        "",
        "/a=a /b=b /c=c /k=taken",
        Strategy::SpecFirst,
        "/a=a /b=b /c=c /k=taken",
        "GET /a name=taken other=GET /k\nGET /b name=a other=GET /a\nGET /c name=b other=GET /b",
    ),
    (
        "a chain ends where a name is free",
        "/a=taken /b=a /c=free",
        "",
        "/a=a /b=b /c=c /k=taken",
        Strategy::SpecFirst,
        "/a=a /b=b /c=free /k=taken",
        "GET /a name=taken other=GET /k\nGET /b name=a other=GET /a",
    ),
    (
        "a chain reaches a created operation",
        "/a=taken /n=a",
        "",
        "/a=a /k=taken",
        Strategy::SpecFirst,
        "/a=a /k=taken",
        "GET /a name=taken other=GET /k\nGET /n name=a other=GET /a",
    ),
    (
        "a third cannot join a swap",
        "/a=b /b=a /c=b",
        "",
        "/a=a /b=b",
        Strategy::SpecFirst,
        "/a=b /b=a",
        "GET /c name=b other=GET /a",
    ),
    (
        "ExistFirst takes no names from what it keeps",
        "/a=y /n=x",
        "",
        "/a=x",
        Strategy::ExistFirst,
        "/a=x",
        "GET /n name=x other=GET /a",
    ),
    (
        "a document's own clash is settled",
        "/a=x /b=x",
        "",
        "",
        Strategy::SpecFirst,
        "/a=x",
        "GET /b name=x other=GET /a",
    ),
    (
        "for the one that has the name",
        "/a=x /b=x",
        "",
        "/a=a /b=x",
        Strategy::SpecFirst,
        "/a=a /b=x",
        "GET /a name=x other=GET /b",
    ),
];

#[test]
fn names_go_to_one_operation() {
    for (what, document, broken, before, strategy, after, clashes) in CASES {
        let broken: Vec<_> = broken.split_whitespace().map(|path| format!("GET {path}")).collect();
        let broken: Vec<_> = broken.iter().map(String::as_str).collect();
        let imported = imported_without(side(document), &broken);
        let (plan, applied) = import(&imported, &existing(side(before)), strategy);
        let found: Vec<_> =
            applied.api.unwrap().operations.into_iter().map(|(_, operation)| operation).collect();
        let found: Vec<_> =
            found.iter().map(|operation| format!("{}={}", operation.path, operation.name)).collect();
        assert_eq!(found.join(" "), after, "{what}");
        let findings = findings(&plan);
        let named = findings.lines().filter_map(|line| line.strip_prefix("operation-name-taken "));
        assert_eq!(named.collect::<Vec<_>>().join("\n"), clashes, "{what}");
    }
}

#[test]
fn a_refused_update_is_not_reported_to_rename_or_change() {
    let imported = imported(api([operation("GET /a/{new}", "x", &[])], []));
    let before = api([operation("GET /a/{old}", "a", &[]), operation("GET /b", "x", &[])], []);
    let (plan, _) = import(&imported, &existing(before), Strategy::SpecFirst);
    assert_lines(&findings(&plan), "operation-name-taken GET /a/{} name=x other=GET /b", "one finding");
    assert_lines(&decided(&plan), "GET /a/{}: refuse name-taken\nGET /b: keep not-in-document", "decided");
    let change = &plan.changes()[1];
    assert_eq!((change.name.as_deref(), change.path.as_deref()), (Some("x"), Some("/a/{new}")));
}
