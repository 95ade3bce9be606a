//! An existing API that a person wrote: variables have names in its keys, and there may be mistakes in them.

use oasgate::subject::{OperationKey, PathKey};
use oasgate::{Action, Existing, Imported, Strategy, Subject, apply, plan};
use serde_json::{Value, json};

use super::support::{
    api, assert_lines, decided, existing, findings, import, imported, imported_without, operation, schema,
};

/// An existing API whose keys are as written.
fn handwritten(operations: &[(&str, Value)], attachments: &[&str]) -> Existing {
    let members = |members: Vec<String>| members.join(",");
    let operations = operations.iter().map(|(key, operation)| format!("{key:?}: {operation}")).collect();
    let attachments = attachments.iter().map(|key| format!("{key:?}: {}", json!({ "of": key }))).collect();
    let (operations, attachments) = (members(operations), members(attachments));
    let text = format!(
        r#"{{"api": {{"about": {{"name": "Pets"}}, "operations": {{{operations}}}}}, "attachments": {{{attachments}}}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn keys(existing: &Existing) -> Vec<String> {
    existing.api.iter().flat_map(|api| api.operations.keys()).map(ToString::to_string).collect()
}

fn attached(existing: &Existing) -> Vec<String> {
    let line = |(key, value): (&Subject, &oasgate::source::Value)| {
        format!("{key} < {}", value.get("of").unwrap().as_str().unwrap())
    };
    existing.attachments.iter().map(line).collect()
}

/// The document in the literal reading.
fn literal(mut imported: Imported) -> Imported {
    let mut api = (*imported.api).clone();
    let rekeyed = api.operations.into_iter().map(|(key, operation)| {
        (OperationKey { method: key.method, path: PathKey::literal(&operation.path) }, operation)
    });
    api.operations = rekeyed.collect();
    (imported.api, imported.literal_paths) = (api.into(), true);
    imported
}

#[test]
fn named_variables_are_planned_removed_and_attached_as_erased_ones() {
    let operations = ["GET /pets/{id}", "PUT /pets/{id}", "GET /old/{a}/{rest+}"];
    let subjects = ["api", "GET /old/{a}/{rest+}", "GET /pets/{id}", "path /pets/{id}", "route r"];
    let written: Vec<_> = operations.iter().map(|at| (*at, operation(at, at, &[]))).collect();
    let written = handwritten(&written, &subjects);
    let document = imported(api(
        [
            operation("GET /pets/{petId}", "GET /pets/{id}", &[]),
            operation("PUT /pets/{id}", "PUT /pets/{id}", &[]),
        ],
        [],
    ));
    let stored = written.keyed(false).into_owned();
    assert_eq!(keys(&stored), ["GET /pets/{}", "PUT /pets/{}", "GET /old/{}/{+}"]);
    assert!(matches!(stored.keyed(false), std::borrow::Cow::Borrowed(_)));
    for strategy in Strategy::ALL {
        let (of_written, of_stored) =
            (plan(&document, &written, strategy), plan(&document, &stored, strategy));
        assert_eq!(of_written, of_stored, "{strategy}");
        let (_, applied) = import(&document, &stored, strategy);
        assert_eq!(apply(&of_written, written.clone()), applied, "{strategy}");
        assert_eq!(of_written.count(Action::Remove), usize::from(strategy == Strategy::SpecOnly));
        assert!(!findings(&of_written).contains("attachment-unmatched"));
    }
    let removed = plan(&document, &written, Strategy::SpecOnly);
    assert_eq!(
        attached(&apply(&removed, written)),
        [
            "api < api",
            "GET /pets/{} < GET /pets/{id}",
            "path /pets/{} < path /pets/{id}",
            "route r < route r"
        ]
    );
    assert!(findings(&removed).contains("attachment-lost GET /old/{}/{+}\n"), "{}", findings(&removed));
}

#[test]
fn an_unread_operation_or_path_keeps_its_handwritten_counterpart() {
    let written = handwritten(
        &[
            ("GET /a/{id}", operation("GET /a/{id}", "a", &[])),
            ("GET /b/{id}", operation("GET /b/{id}", "b", &[])),
        ],
        &[],
    );
    let document = imported_without(api([], []), &["GET /a/{}", "path /b/{}"]);
    let plan = plan(&document, &written, Strategy::SpecOnly);
    assert_eq!((plan.count(Action::Remove), plan.count(Action::Keep)), (0, 2), "{}", decided(&plan));
}

#[test]
fn names_count_where_paths_are_literal() {
    let written = handwritten(
        &[
            ("GET /pets/{id}", operation("GET /pets/{id}", "one", &[])),
            ("GET /x/{}", operation("GET /x/{y}", "x", &[])),
        ],
        &["GET /pets/{id}"],
    );
    let document = literal(imported(api([operation("GET /pets/{id}", "one", &[])], [])));
    let (same, applied) = import(&document, &written, Strategy::ExistFirst);
    assert_eq!(decided(&same), "GET /pets/{id}: unchanged same\nGET /x/{}: keep not-in-document\n");
    assert_eq!(findings(&same), "existing-key-differs GET /x/{} operation=GET /x/{y}\n");
    assert_eq!(attached(&applied), ["GET /pets/{id} < GET /pets/{id}"]);
    let other = literal(imported(api([operation("GET /pets/{petId}", "two", &[])], [])));
    let (other, _) = import(&other, &written, Strategy::ExistFirst);
    assert_eq!(other.count(Action::Create), 1);
}

#[test]
fn two_keys_that_are_one_are_both_kept_and_reported() {
    let one = |path: &str, name: &str| operation(&format!("GET {path}"), name, &[]);
    // Whichever is first, the key without names is the identity; without one, the first.
    for (written, kept) in [
        (
            [("GET /p/{a}", one("/p/{a}", "a")), ("GET /p/{b}", one("/p/{b}", "b"))],
            ["GET /p/{}", "GET /p/{b}"],
        ),
        (
            [("GET /p/{a}", one("/p/{a}", "a")), ("GET /p/{}", one("/p/{b}", "b"))],
            ["GET /p/{a}", "GET /p/{}"],
        ),
    ] {
        let other = kept.into_iter().find(|key| *key != "GET /p/{}").unwrap();
        let written = handwritten(&written, &["GET /p/{a}", "GET /p/{b}", "GET /p/{c}"]);
        let document = imported(api([one("/p/{x}", "x")], []));
        for strategy in [Strategy::SpecFirst, Strategy::ExistFirst] {
            let plan = plan(&document, &written, strategy);
            let applied = apply(&plan, written.clone());
            assert_eq!(keys(&applied), kept);
            assert_eq!(applied.attachments.len(), 3, "nothing is lost");
            let repeated = format!("existing-key-repeated {other} other=GET /p/{{}}");
            assert!(findings(&plan).contains(&repeated), "{}", findings(&plan));
            let again = super::support::import(&document, &applied, strategy).1;
            assert_eq!(again, applied, "what is applied is settled");
        }
        let removing = plan(&document, &written, Strategy::SpecOnly);
        assert!(findings(&removing).contains(&format!("operation-removed {other}")), "removed, and said");
    }
}

#[test]
fn attachments_follow_their_operation_before_others() {
    let written = handwritten(
        &[
            ("GET /p/{a}", operation("GET /p/{a}", "a", &[])),
            ("GET /p/{b}", operation("GET /p/{b}", "b", &[])),
        ],
        &["GET /p/{c}", "GET /p/{b}", "GET /p/{a}"],
    );
    let plan = plan(&imported(api([], [])), &written, Strategy::ExistFirst);
    assert_eq!(
        attached(&apply(&plan, written)),
        ["GET /p/{c} < GET /p/{c}", "GET /p/{b} < GET /p/{b}", "GET /p/{} < GET /p/{a}"]
    );
    assert_lines(
        &findings(&plan),
        "existing-key-repeated GET /p/{b} other=GET /p/{}
        existing-key-repeated GET /p/{c} other=GET /p/{}",
        "each once",
    );
}

#[test]
fn a_key_counts_where_it_and_its_operation_differ() {
    let written = handwritten(
        &[
            ("GET /pets", operation("GET /cats", "pets", &[])),
            ("PUT /u/{id}", operation("POST /u/{id}", "u", &[])),
            ("GET /v/{id}", operation("GET /v/{other}", "v", &[])),
        ],
        &[],
    );
    let document = imported(api([operation("GET /pets", "pets", &[])], []));
    let (plan, _) = import(&document, &written.keyed(false), Strategy::ExistFirst);
    assert_eq!(
        decided(&plan),
        "GET /pets: keep existing-wins\nPUT /u/{}: keep not-in-document\nGET /v/{}: keep not-in-document\n"
    );
    assert_lines(
        &findings(&plan),
        "existing-key-differs GET /pets operation=GET /cats
        existing-key-differs PUT /u/{} operation=POST /u/{id}",
        "names of variables make no difference",
    );
}

#[test]
fn attachments_to_nothing_name_the_nearest_part() {
    let before = api(
        [operation("GET /pets", "pets", &[]), operation("GET /owners/{id}/pets", "owned", &[])],
        [("Pet", schema("", &[]))],
    );
    let mut before = existing(before);
    let subjects = [
        "api",
        "route r",
        "GET /pets",
        "GET /new",
        "GET /broken",
        "schema Pet",
        "path /pets",
        "path /unread",
        "GET /pet",
        "POST /pets",
        "GET /owner/{}/pets",
        "schema Pets",
        "path /pet",
    ];
    before.attachments =
        subjects.iter().map(|of| (of.parse().unwrap(), json!({ "of": of }).into())).collect();
    let document =
        imported_without(api([operation("GET /new", "new", &[])], []), &["GET /broken", "path /unread"]);
    let (plan, applied) = import(&document, &before, Strategy::ExistFirst);
    assert_eq!(applied.attachments.len(), subjects.len(), "all are carried on");
    assert_lines(
        &findings(&plan),
        "attachment-unmatched GET /owner/{}/pets nearest=GET /owners/{}/pets
        attachment-unmatched GET /pet nearest=GET /pets
        attachment-unmatched POST /pets nearest=GET /pets
        attachment-unmatched path /pet nearest=GET /pets
        attachment-unmatched schema Pets nearest=schema Pet",
        "",
    );
    let nothing = Existing { attachments: before.attachments.clone(), ..Existing::default() };
    let plan = super::support::import(&imported(api([], [])), &nothing, Strategy::ExistFirst).0;
    assert!(findings(&plan).contains("attachment-unmatched GET /pets nearest=api\n"), "{}", findings(&plan));
}
