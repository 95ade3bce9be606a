//! Documents that are refused as a whole: what they are called, and what they declare.

use std::collections::BTreeSet;
use std::path::Path;

use oasgate::openapi::{Outline, outline};
use oasgate::source::Limits;
use oasgate::{Document, ImportOptions, Subject, import};
use serde_json::json;

use super::{FINE, codes};

fn outlined(text: &[u8], options: &ImportOptions) -> Outline {
    let document = Document::parse(text, None, &Limits::default()).value.expect("it parses");
    outline(&document, options)
}

#[test]
fn a_document_without_a_title_has_the_default_name() {
    for info in [
        "info: {title: '', version: '1'}",
        "info: {title: ' ', version: '1'}",
        "info: {title: {}, version: '1'}",
        "info: {title: null, version: '1'}",
        "info: {version: '1'}",
        "info: pets",
        "x-info: {}",
    ] {
        for version in ["openapi: 3.0.3", "swagger: '2.0'"] {
            let document = format!("{version}\n{info}\npaths: {{}}");
            let options = ImportOptions::default().with_default_name("pets");
            let outcome = import(document.as_str(), &options);
            assert_eq!(codes(&outcome), ["title-replaced"], "{document}");
            assert_eq!(outcome.value.unwrap().api.about.name, "pets");
            // A blank name is none.
            for blank in
                [ImportOptions::default().with_name(" "), ImportOptions::default().with_default_name("")]
            {
                let outcome = import(document.as_str(), &blank);
                assert_eq!((codes(&outcome), outcome.value), (vec!["title-missing"], None), "{document}");
            }
        }
    }
    let titled = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}";
    let outcome = import(titled, &ImportOptions::default().with_default_name("file"));
    assert_eq!((codes(&outcome), &*outcome.value.unwrap().api.about.name), (vec![], "Pets"));
}

#[test]
fn an_outline_lists_what_is_refused() {
    let paths = "paths:\n  /a/{x}: {parameters: [], get: {operationId: a}, post: }\n  /a/{y}: {get: {}}\n  \
                 /b: {$ref: 'b.yaml', put: {}, GET: {}}\n  /c: text\n  x-d: {get: {}}\n";
    for (head, version) in [
        ("openapi: 3.1.0\n", "3.1.0"),
        ("openapi: 3.0.3\ninfo: {}\n", "3.0.3"),
        ("swagger: '2.0'\ninfo: {title: ''}\n", "2.0"),
        ("swagger: 3.0.3\n", "3.0.3"),
        ("", ""),
    ] {
        let text = [head, paths].concat();
        assert!(import(text.as_str(), &ImportOptions::default()).value.is_none(), "{head}");
        let outline = outlined(text.as_bytes(), &ImportOptions::default());
        assert_eq!(
            serde_json::to_value(&outline).unwrap(),
            json!({
                "document": { "version": version, "format": "yaml", "bytes": text.len() },
                "operations": {
                    "GET /a/{}": { "method": "GET", "path": "/a/{x}", "name": "a" },
                    "POST /a/{}": { "method": "POST", "path": "/a/{x}" },
                    "GET /a/{y}": { "method": "GET", "path": "/a/{y}" },
                    "path /b": { "path": "/b" },
                    "GET /b": { "method": "GET", "path": "/b" },
                    "PUT /b": { "method": "PUT", "path": "/b" },
                    "path /c": { "path": "/c" },
                },
            }),
            "{head}"
        );
    }
}

#[test]
fn paths_beside_paths_have_operations_too() {
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n/a:\n  get: {}\n/b:\n  put: {}\n";
    let outline = outlined(text.as_bytes(), &ImportOptions::default());
    assert!(import(text, &ImportOptions::default()).value.is_none());
    let subjects: Vec<_> = outline.operations.keys().map(ToString::to_string).collect();
    assert_eq!(subjects, ["GET /a", "PUT /b"]);
}

#[test]
fn a_quota_refuses_every_operation() {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{get: {{{FINE}}}}}, /b: {{get: {{}}}}}}"
    );
    let options = ImportOptions::default().with_operation_quota(1);
    assert!(import(text.as_str(), &options).value.is_none());
    assert_eq!(outlined(text.as_bytes(), &options).operations.len(), 2);
}

/// The outline has every operation that the import has or leaves out, under the same identity.
#[test]
fn outlines_agree_with_imports() {
    let mut judged = 0;
    let fixtures =
        ["valid", "real"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder));
    let files = fixtures
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path());
    let files = files.map(|path| (path.display().to_string(), std::fs::read(path).unwrap()));
    for (name, text) in crate::rules::documents().into_iter().chain(files) {
        let options = ImportOptions::default();
        let Some(imported) = import(text.clone(), &options).value else { continue };
        let outline = outlined(&text, &options);
        assert_eq!(outline.document, imported.document, "{name}");
        assert_eq!(outline.title.as_deref(), Some(&*imported.api.about.name), "{name}");
        // How much of a fragment counts only a reader says.
        if outline.operations.keys().any(|subject| subject.to_string().contains('#')) {
            continue;
        }
        // The outline does not follow references of paths, and keys that are no method are no operations.
        let is_path = |subject: &&Subject| matches!(subject, Subject::Path(_));
        if outline.operations.keys().chain(imported.left_out.keys()).any(|subject| is_path(&subject)) {
            continue;
        }
        let is_operation = |subject: &&Subject| matches!(subject, Subject::Operation(_));
        let read = imported.api.operations.keys().map(|key| Subject::Operation(key.clone()));
        let read: BTreeSet<String> = read
            .chain(imported.left_out.keys().filter(is_operation).cloned())
            .map(|subject| subject.to_string())
            .collect();
        let declared: BTreeSet<String> = outline.operations.keys().map(ToString::to_string).collect();
        judged += declared.len();
        assert_eq!(declared, read, "{name}");
    }
    assert!(judged > 200, "only {judged} operations");
}
