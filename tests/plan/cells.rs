//! Every cell of the table strategy × situation.

use oasgate::{Action, Strategy};

use super::support::{api, decided, existing, import, imported, imported_without, operation, schema};

/// Situations by the last segment of the path, or the name of the schema.
const SITUATIONS: [&str; 6] = ["Same", "Differs", "Document", "Existing", "Broken", "Unreadable"];

/// What becomes of each situation: `SpecOnly`, `SpecFirst`, `ExistFirst`.
const CELLS: [(&str, [&str; 3]); 6] = [
    ("Same", ["unchanged same", "unchanged same", "unchanged same"]),
    ("Differs", ["update document-wins", "update document-wins", "keep existing-wins"]),
    ("Document", ["create only-in-document", "create only-in-document", "create only-in-document"]),
    ("Existing", ["remove document-lacks-it", "keep not-in-document", "keep not-in-document"]),
    ("Broken", ["keep broken-in-document", "keep broken-in-document", "keep broken-in-document"]),
    ("Unreadable", ["refuse unreadable", "refuse unreadable", "refuse unreadable"]),
];

fn side(situations: &[&str], differing: &str) -> oasgate::Api {
    let content =
        |situation: &str| if situation == "Differs" { differing.to_owned() } else { situation.to_owned() };
    let operations = situations.iter().map(|situation| {
        let mut operation = operation(&format!("GET /{situation}"), &format!("get{situation}"), &[]);
        operation["summary"] = content(situation).into();
        operation
    });
    api(operations, situations.iter().map(|situation| (*situation, schema(&content(situation), &[]))))
}

#[test]
fn every_cell_decides_as_the_table_says() {
    let document = side(&["Same", "Differs", "Document"], "new");
    let left_out = ["GET /Broken", "GET /Unreadable", "schema Broken", "schema Unreadable"];
    let imported = imported_without(document, &left_out);
    let existing = existing(side(&["Existing", "Broken", "Differs", "Same"], "old"));
    for (column, strategy) in Strategy::ALL.into_iter().enumerate() {
        let (plan, _) = import(&imported, &existing, strategy);
        let decided = decided(&plan);
        for (situation, cells) in CELLS {
            for subject in [format!("GET /{situation}"), format!("schema {situation}")] {
                let expected = format!("{subject}: {}\n", cells[column]);
                assert!(decided.contains(&expected), "{strategy}: {expected}in\n{decided}");
            }
        }
    }
}

#[test]
fn changes_stand_in_document_order_then_existing_order() {
    let imported =
        imported_without(side(&["Document", "Same"], ""), &["GET /Unreadable", "schema Unreadable"]);
    let existing = existing(side(&["Existing", "Same", "Differs"], "old"));
    let (plan, applied) = import(&imported, &existing, Strategy::SpecFirst);
    let subjects: Vec<_> = plan.changes().iter().map(|change| change.subject.to_string()).collect();
    let order = ["Document", "Same", "Unreadable", "Existing", "Differs"];
    let expected: Vec<_> = std::iter::once("api".to_owned())
        .chain(order.map(|name| format!("GET /{name}")))
        .chain(order.map(|name| format!("schema {name}")))
        .collect();
    assert_eq!(subjects, expected);
    let applied = applied.api.unwrap();
    let after: Vec<_> = applied.operations.values().map(|operation| operation.name.as_str()).collect();
    assert_eq!(after, ["getExisting", "getSame", "getDiffers", "getDocument"]);
    let after: Vec<_> = applied.components.schemas.keys().map(|name| &**name).collect();
    assert_eq!(after, ["Existing", "Same", "Differs", "Document"]);
}

#[test]
fn components_of_every_kind_are_matched_by_kind_and_name() {
    use serde_json::json;
    let components = |note: &str| {
        json!({
            "schemas": { "X": { "description": note } },
            "responses": { "X": { "description": note } },
            "parameters": { "X": { "name": "x", "in": "query", "description": note } },
            "examples": { "X": { "summary": note } },
            "requestBodies": { "X": { "description": note, "content": {} } },
            "headers": { "X": { "description": note } },
            "securitySchemes": { "X": { "type": "http", "scheme": note } },
            "links": { "X": { "description": note } },
            "callbacks": { "X": { note: {} } },
        })
    };
    let with = |note| {
        let mut api = api([], []);
        api.components = serde_json::from_value(components(note)).unwrap();
        api
    };
    for (strategy, action) in [(Strategy::SpecFirst, Action::Update), (Strategy::ExistFirst, Action::Keep)] {
        let (plan, _) = import(&imported(with("new")), &existing(with("old")), strategy);
        assert_eq!(plan.count(action), 9, "{}", decided(&plan));
    }
    let (plan, applied) = import(&imported(api([], [])), &existing(with("old")), Strategy::SpecOnly);
    assert_eq!(plan.count(Action::Remove), 9, "{}", decided(&plan));
    assert!(applied.api.unwrap().components.is_empty());
}

#[test]
fn a_new_api_is_created_whole() {
    let document = side(&SITUATIONS, "new");
    for strategy in Strategy::ALL {
        let imported = imported_without(document.clone(), &["GET /x"]);
        let (plan, applied) = import(&imported, &oasgate::Existing::default(), strategy);
        assert_eq!(plan.count(Action::Create), 1 + 6 + 6);
        assert_eq!(plan.count(Action::Refuse), 1);
        assert_eq!(applied.api.as_ref(), Some(&document));
        assert_eq!(plan.changes()[0].name.as_deref(), Some("Pets"));
    }
}

#[test]
fn a_change_names_what_the_reader_knows_the_part_by() {
    let document = api([operation("GET /u/{id}", "getUser", &[])], []);
    let imported = imported_without(document, &["DELETE /u/{}", "schema Pet"]);
    let existing = existing(api([operation("GET /old/{x}", "getOld", &[])], []));
    let (plan, _) = import(&imported, &existing, Strategy::SpecFirst);
    let shown: Vec<_> = plan
        .changes()
        .iter()
        .map(|change| {
            let method = change.method.map(|method| method.to_string());
            let text = |text: &Option<std::sync::Arc<str>>| text.as_deref().map(str::to_owned);
            [Some(change.kind.to_owned()), text(&change.name), method, text(&change.path)]
                .map(|word| word.unwrap_or_else(|| "-".to_owned()))
                .join(" ")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "api Pets - -",
            "operation getUser GET /u/{id}",
            "operation broken DELETE /u/{id}",
            "operation getOld GET /old/{x}",
            "component Pet - -",
        ]
    );
}

#[test]
fn a_renamed_path_parameter_is_an_update_with_a_warning() {
    let imported = imported(api([operation("GET /u/{userId}", "getUser", &[])], []));
    let existing = existing(api([operation("GET /u/{id}", "getUser", &[])], []));
    for (strategy, expected) in [
        (Strategy::SpecOnly, "path-parameter-renamed GET /u/{} before=/u/{id} after=/u/{userId}\n"),
        (Strategy::SpecFirst, "path-parameter-renamed GET /u/{} before=/u/{id} after=/u/{userId}\n"),
        (Strategy::ExistFirst, ""),
    ] {
        let (plan, _) = import(&imported, &existing, strategy);
        assert_eq!(super::support::findings(&plan), expected, "{strategy}");
        assert_eq!(plan.count(Action::Update), usize::from(strategy != Strategy::ExistFirst));
    }
}
