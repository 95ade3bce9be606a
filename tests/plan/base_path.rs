//! A base path is part of every operation's address.

use oasgate::{Action, Existing, ImportOptions, Imported, Strategy, apply, import, plan};

fn read(server: &str) -> Imported {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{server}\npaths: {{/a: {{get: {{operationId: a, responses: {{default: {{description: d}}}}}}}}}}"
    );
    import(text, &ImportOptions::default()).into_result().unwrap()
}

#[test]
fn a_base_path_that_moves_operations_is_a_row_and_a_warning() {
    let existing = Existing::from(read("servers: [{url: /v1}]"));
    let new = read("servers: [{url: 'https://example.com/v2'}]");
    for (strategy, code, base) in [
        (Strategy::SpecOnly, "base-path-changed", "/v2"),
        (Strategy::SpecFirst, "base-path-changed", "/v2"),
        (Strategy::ExistFirst, "base-path-kept", "/v1"),
    ] {
        let decided = plan(&new, &existing, strategy);
        let codes: Vec<_> = decided.diagnostics().iter().map(oasgate::Diagnostic::code).collect();
        assert_eq!(codes, [code], "{strategy}");
        let row = &decided.changes()[0];
        let moves = strategy != Strategy::ExistFirst;
        assert_eq!(row.action, if moves { Action::Update } else { Action::Keep }, "{strategy}");
        assert_eq!(row.fields.iter().any(|field| &*field.pointer == "/basePath"), moves, "{strategy}");
        let merged = apply(&decided, existing.clone()).api.unwrap();
        assert_eq!(merged.about.base_path.as_deref(), Some(base), "{strategy}");
    }
}

#[test]
fn a_document_that_says_nothing_of_it_moves_nothing() {
    let existing = Existing::from(read("servers: [{url: /v1}]"));
    for strategy in Strategy::ALL {
        let decided = plan(&read(""), &existing, strategy);
        assert_eq!(decided.diagnostics().len(), 0, "{strategy}: {decided}");
    }
}
