//! A plan as a person and as a program read it.

use oasgate::plan::{Class, TextOptions};
use oasgate::{Action, Imported, Lang, Strategy, plan};
use serde_json::json;

use super::support::{api, existing, import, imported, imported_without, operation, schema};

/// A merge with something of everything.
fn rich() -> (Imported, oasgate::Existing) {
    let mut list = operation("GET /pets", "listPets", &["Pet"]);
    list["summary"] = json!("List all pets");
    list["description"] = json!(
        "Returns the pets of the shop that the caller may see, newest first, fifty a page; the cursor is in `next`."
    );
    list["parameters"] =
        json!({ "query limit": { "name": "limit", "in": "query", "schema": { "maximum": 50 } } });
    let mut document = api(
        [
            list,
            operation("GET /pets/{petId}", "getPet", &["Pet"]),
            operation("PUT /pets/{petId}", "replacePet", &["Pet"]),
            operation("POST /pets", "addPet", &["Pet", "Error"]),
            operation("POST /orders", "placeOrder", &["Error"]),
        ],
        [
            ("Pet", schema("A pet of the shop", &["Tag"])),
            ("Error", schema("", &[])),
            ("Tag", schema("", &[])),
        ],
    );
    document.about = serde_json::from_value(json!({
        "name": "Pet shop", "version": "2.0.0", "servers": [{ "url": "https://api.example.com/v2" }], "basePath": "/v2",
    }))
    .unwrap();

    let mut list = operation("GET /pets", "listPets", &["Pet"]);
    list["summary"] = json!("List pets");
    list["description"] = json!(
        "Returns the pets of the shop that the caller may see, newest first, ten a page; the cursor is in `next`."
    );
    list["tags"] = json!(["pets"]);
    list["parameters"] =
        json!({ "query limit": { "name": "limit", "in": "query", "schema": { "maximum": 10 } } });
    let mut before = api(
        [
            operation("GET /orders/{id}", "getOrder", &["Order"]),
            list,
            operation("GET /pets/{id}", "getPet", &["Pet"]),
            operation("PUT /pets/{petId}", "replacePet", &["Pet"]),
            operation("DELETE /pets/{petId}", "deletePet", &["Error"]),
            operation("GET /legacy", "placeOrder", &["Pet"]),
        ],
        [
            ("Pet", schema("A pet", &[])),
            ("Error", schema("", &[])),
            ("Order", schema("", &["Pet"])),
            ("Old", schema("", &[])),
        ],
    );
    before.about = serde_json::from_value(json!({
        "name": "Pets", "version": "1.4.2", "description": "Everything about pets",
        "servers": [{ "url": "https://api.example.com/v1" }], "basePath": "/v1",
    }))
    .unwrap();
    let mut before = existing(before);
    for subject in ["GET /legacy", "GET /pets"] {
        before.attachments.insert(subject.parse().unwrap(), json!({ "backend": "svc-1" }).into());
    }
    (imported_without(document, &["DELETE /pets/{}", "GET /pets/{}/photos"]), before)
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn a_rich_merge_reads_well_in_both_languages() {
    let (imported, before) = rich();
    for (lang, word) in [(Lang::En, "en"), (Lang::Zh, "zh")] {
        let text: Vec<_> = Strategy::ALL
            .into_iter()
            .map(|strategy| {
                let (plan, _) = import(&imported, &before, strategy);
                format!(
                    "{}\n{}",
                    plan.text(lang),
                    oasgate::report::text(plan.diagnostics(), "pets.json", lang)
                )
            })
            .collect();
        snapshot(&format!("plan-text-{word}"), &text.join("\n----------\n\n"));
    }
}

#[test]
fn a_plan_as_json() {
    let (imported, before) = rich();
    let plan = plan(&imported, &before, Strategy::SpecFirst);
    snapshot("plan-json", &serde_json::to_string_pretty(&plan.to_json()).unwrap());
}

#[test]
fn long_groups_are_cut_and_say_so() {
    let many = |count: usize| (0..count).map(|at| operation(&format!("GET /{at}"), &format!("n{at}"), &[]));
    let fresh = imported(api(many(60), []));
    let plan_of =
        |imported: &Imported, before: oasgate::Existing| plan(imported, &before, Strategy::SpecFirst);
    let text = plan_of(&fresh, existing(api([], []))).text(Lang::En);
    assert_eq!(text.lines().count(), 2 + 2 + 50 + 1, "{text}");
    assert!(text.ends_with("  ... and 10 more\n"), "{text}");
    let text = plan_of(&imported(api([], [])), existing(api(many(51), []))).text(Lang::Zh);
    assert!(text.ends_with("  …… 另有 1 项\n"), "{text}");

    let removal =
        plan(&imported(api([], [])), &existing(api(many(60), [])), Strategy::SpecOnly).text(Lang::En);
    assert!(removal.contains("GET /59 (n59)"), "what goes is listed whole: {removal}");

    let wide = |note: &str| {
        let mut wide = operation("GET /a", "a", &[]);
        wide["extensions"] = (0..30).map(|at| (format!("x-{at}"), json!(note))).collect();
        api([wide], [])
    };
    let plan = plan_of(&imported(wide("new")), existing(wide("old")));
    let text = plan.text(Lang::En);
    assert!(text.ends_with("\nnot listed: 30 extensions; 1 part differs in nothing else\n"), "{text}");
    let all = TextOptions::default().with_classes(Class::ALL);
    let text = plan.text_with(&all);
    assert!(text.ends_with("    ... and 10 more\n"), "{text}");
    let text = plan.text_with(&all.with_full(true));
    assert!(text.ends_with("    /extensions/x-9: \"old\" -> \"new\"\n"), "{text}");
    assert_eq!(text.lines().count(), 2 + 1 + 2 + 30, "{text}");
}

#[test]
fn a_reader_chooses_what_is_listed() {
    let (imported, before) = rich();
    let plan = plan(&imported, &before, Strategy::SpecOnly);
    let rows = |options: &TextOptions| -> Vec<String> {
        let text = plan.text_with(options);
        text.lines()
            .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
            .map(str::to_owned)
            .collect()
    };
    let default = TextOptions::default();
    for (options, listed) in [
        (default.clone().with_tag("pets".to_owned()), &[][..]),
        (
            default.clone().with_path("/orders/**".to_owned()).with_actions([Action::Remove]),
            &["  GET /orders/{id} (getOrder): removed; the document decides alone, and does not have it"],
        ),
        (
            default.clone().with_path("/pets/{anything}".to_owned()),
            &[
                "  DELETE /pets/{petId} (deletePet): its definition in the document cannot be read, so the existing one stays",
            ],
        ),
        (
            default.clone().with_path("/pets/*".to_owned()).with_classes([Class::Text]),
            &[
                "  GET /pets/{petId} (getPet)",
                "  DELETE /pets/{petId} (deletePet): its definition in the document cannot be read, so the existing one stays",
            ],
        ),
        (
            default.clone().with_actions([Action::Update]).with_stat(true),
            &[
                "  api (Pets): 1 breaking, 1 routing field, 2 texts",
                "  GET /pets (listPets): 1 compatible, 1 contract field, 3 texts",
                "  schema Pet: 1 compatible, 1 contract field, 1 text",
                "  GET /pets/{petId} (getPet): 1 text",
            ],
        ),
    ] {
        assert_eq!(rows(&options), listed, "{options:?}");
    }
}

#[test]
fn an_operation_that_the_document_lacks_is_known_by_its_tag() {
    let tagged = |at: &str, tag: &str| {
        let mut operation = operation(at, at, &[]);
        operation["tags"] = json!([tag]);
        operation
    };
    let before = existing(api([tagged("GET /old", "old"), tagged("GET /both", "old")], []));
    let document = imported(api([tagged("GET /both", "new"), tagged("GET /new", "new")], []));
    let plan = plan(&document, &before, Strategy::SpecOnly);
    let counts = |tag: &str| {
        let all = TextOptions::default().with_classes(Class::ALL).with_tag(tag.to_owned());
        let text = plan.text_with(&all);
        ["GET /old", "GET /both", "GET /new"].map(|operation| text.contains(operation))
    };
    assert_eq!(counts("old"), [true, false, false]);
    assert_eq!(counts("new"), [false, true, true]);
}

#[test]
fn a_name_cannot_draw_the_report() {
    let document = api([operation("GET /a\nrefused:", "x\u{1b}[2J", &[])], [("S\r", schema("", &[]))]);
    let text = plan(&imported(document), &existing(api([], [])), Strategy::SpecFirst).text(Lang::En);
    assert!(text.contains("  GET /a\\nrefused: (x\\u{1b}[2J)\n  schema S\\r\n"), "{text}");
}
