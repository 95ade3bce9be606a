//! The Subject `api`: merged field by field.

use oasgate::model::About;
use oasgate::plan::Reason;
use oasgate::{Action, Strategy};
use serde_json::{Value, json};

use super::support::{api, existing, findings, import, imported};

fn with(about: &Value) -> oasgate::Api {
    let mut api = api([], []);
    api.about = serde_json::from_value(about.clone()).unwrap();
    api
}

#[test]
fn the_document_fills_what_it_states_and_never_renames() {
    let old = json!({ "name": "Pets", "version": "1", "description": "old", "basePath": "/v1",
        "servers": [{ "url": "http://old" }], "termsOfService": "old" });
    for (document, expected) in [
        (
            json!({ "name": "Pets", "version": "2" }),
            json!({ "name": "Pets", "version": "2", "description": "old", "basePath": "/v1",
                "servers": [{ "url": "http://old" }] }),
        ),
        (
            json!({ "name": "Shop", "version": "1", "description": "new", "basePath": "/v2" }),
            json!({ "name": "Pets", "version": "1", "description": "new", "basePath": "/v2" }),
        ),
        (
            json!({ "name": "Pets", "version": "", "description": "", "tags": { "a": {} } }),
            json!({ "name": "Pets", "version": "", "description": "", "basePath": "/v1", "tags": { "a": {} },
                "servers": [{ "url": "http://old" }] }),
        ),
        (
            // A base path that is not known replaces none.
            json!({ "name": "Pets", "version": "1", "servers": [{ "url": "http://new/{tenant}" }] }),
            json!({ "name": "Pets", "version": "1", "description": "old", "basePath": "/v1",
                "servers": [{ "url": "http://new/{tenant}" }] }),
        ),
        (
            json!({ "name": "Pets", "version": "1", "servers": [{ "url": "http://new" }] }),
            json!({ "name": "Pets", "version": "1", "description": "old", "servers": [{ "url": "http://new" }] }),
        ),
    ] {
        for strategy in [Strategy::SpecOnly, Strategy::SpecFirst] {
            let (plan, applied) = import(&imported(with(&document)), &existing(with(&old)), strategy);
            let mut expected: About = serde_json::from_value(expected.clone()).unwrap();
            if strategy == Strategy::SpecFirst {
                // What the document lacks is kept.
                expected.terms_of_service = Some("old".to_owned());
                expected.version =
                    if expected.version.is_empty() { "1".to_owned() } else { expected.version };
            }
            assert_eq!(applied.api.unwrap().about, expected, "{strategy} {document}");
            assert_eq!(plan.changes()[0].reason, Reason::DocumentWins);
        }
        let (plan, applied) = import(&imported(with(&document)), &existing(with(&old)), Strategy::ExistFirst);
        assert_eq!(applied.api.unwrap().about, serde_json::from_value(old.clone()).unwrap());
        assert_eq!(plan.changes()[0].reason, Reason::ExistingWins);
    }
}

#[test]
fn an_update_lists_the_fields_of_the_merge() {
    let old =
        json!({ "name": "Pets", "version": "1", "description": "old", "servers": [{ "url": "http://a" }] });
    let new = json!({ "name": "Shop", "version": "2", "servers": [{ "url": "http://b" }], "license": { "name": "MIT" } });
    let (plan, _) = import(&imported(with(&new)), &existing(with(&old)), Strategy::SpecFirst);
    assert_eq!(
        json!(plan.changes()[0].fields),
        json!([
            { "pointer": "/license", "class": "text", "before": null, "after": { "name": "MIT" } },
            { "pointer": "/servers/0/url", "class": "contract", "verdict": "unclear", "before": "http://a", "after": "http://b" },
            { "pointer": "/version", "class": "text", "before": "1", "after": "2" },
        ])
    );
}

#[test]
fn another_name_is_reported_and_changes_nothing() {
    let (old, new) = (json!({ "name": "Pets" }), json!({ "name": "Shop" }));
    for strategy in Strategy::ALL {
        let (plan, applied) = import(&imported(with(&new)), &existing(with(&old)), strategy);
        assert_eq!(findings(&plan), "api-name-differs api document=Shop existing=Pets\n");
        assert_eq!(plan.changes()[0].action, Action::Unchanged);
        assert_eq!(plan.changes()[0].name.as_deref(), Some("Pets"));
        assert_eq!(applied.api.unwrap().about.name, "Pets");
    }
}

#[test]
fn extensions_of_components_belong_to_the_api() {
    let with = |note: Option<&str>| {
        let mut api = api([], []);
        let note = note.map(|note| ("x-note".to_owned(), json!(note).into()));
        api.about.components_extensions = note.into_iter().collect();
        api
    };
    let (plan, applied) =
        import(&imported(with(Some("new"))), &existing(with(Some("old"))), Strategy::SpecFirst);
    assert_eq!(plan.changes()[0].fields[0].pointer, "/componentsExtensions/x-note");
    assert_eq!(applied.api, Some(with(Some("new"))));
    let (plan, applied) = import(&imported(with(None)), &existing(with(Some("old"))), Strategy::ExistFirst);
    assert_eq!(plan.changes()[0].action, Action::Keep);
    assert_eq!(applied.api, Some(with(Some("old"))));
}
