//! Documents of OAS 3.1 in situations of their own: refused, external, left out, placed.

use oasgate::openapi::outline;
use oasgate::{Document, ImportOptions, Lang, Subject, import};

use super::{accepting, codes, read};

#[test]
fn without_the_option_they_are_refused_with_all_their_operations() {
    let text =
        "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {/a: {get: {}, query: {}}, /b: {post: {}}}}";
    let options = ImportOptions::default();
    let outcome = import(text, &options);
    assert_eq!((codes(&outcome.diagnostics), outcome.value), (vec!["version-unsupported"], None));
    assert!(outcome.diagnostics[0].help(Lang::En).contains("--accept-3.1"));
    let document = Document::parse(text, None, &options.limits).into_result().unwrap();
    let listed: Vec<_> = outline(&document, &options).operations.keys().map(ToString::to_string).collect();
    assert_eq!(listed, ["path /a", "GET /a", "POST /b"]);
}

#[test]
fn other_versions_are_read_as_without_the_option() {
    for text in [
        "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}, components: {schemas: {A: {type: [string, 'null'], const: a}}}}",
        "{swagger: '2.0', info: {title: T, version: '1'}, paths: {}, definitions: {A: {type: [string, 'null']}}}",
        "{openapi: 3.10.0, info: {title: T, version: '1'}, paths: {}}",
        "{openapi: 4.0.0, info: {title: T, version: '1'}, paths: {}}",
        "{swagger: 3.1.0, info: {title: T, version: '1'}, paths: {}}",
    ] {
        assert_eq!(read(text), import(text, &ImportOptions::default()), "{text}");
    }
}

#[test]
fn facts_and_places_are_of_the_original() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    A:\n      $defs:\n        B: {const: 1}\npaths:\n  /a:\n    get: {operationId: a}\n";
    let imported = read(text).value.unwrap();
    assert_eq!((imported.document.version.as_str(), imported.document.bytes), ("3.1.0", text.len()));
    let line = |subject: &str| imported.places.of(&subject.parse::<Subject>().unwrap()).map(|at| at.line);
    assert_eq!([line("GET /a"), line("schema A"), line("schema A_B")], [Some(10), Some(5), Some(7)]);
}

#[test]
fn operations_of_later_methods_are_left_out_by_name() {
    let text = "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {/a: {query: {operationId: ask}}}}";
    let imported = read(text).value.unwrap();
    let (subject, part) = imported.left_out.iter().next().unwrap();
    assert_eq!((subject.to_string().as_str(), part.name.as_deref()), ("path /a", Some("ask")));
}

#[test]
fn warned_parts_may_be_left_out() {
    let text = "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {
      /a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {contains: true}}}}}}},
      /b: {parameters: [{name: q, in: query, schema: {contains: true}}], get: {responses: {'200': {description: d}}}, put: {responses: {'200': {description: d}}}},
      /c: {get: {responses: {'200': {description: d}}}}}}";
    let imported = import(text, &accepting().with_leave_out_warned(true)).value.unwrap();
    let kept: Vec<_> = imported.api.operations.keys().map(ToString::to_string).collect();
    assert_eq!(kept, ["GET /c"]);
}

#[test]
fn external_documents_are_read_in_the_same_words() {
    let main = "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {/a: {$ref: 'paths.yaml#/a'}},
      components: {schemas: {A: {$ref: 'schema.json'}, B: {$ref: 'common.yaml#/Pet'}, C: {$ref: 'older.yaml#/components/schemas/C'}}}}";
    let paths = "a: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: [string, 'null']}}}}}}}";
    let schema = r##"{"type": ["object", "null"], "properties": {"a": {"$ref": "#/$defs/In", "description": "d"}, "b": {"$ref": "#in"}}, "$defs": {"In": {"$anchor": "in", "const": 1}}}"##;
    let common = "Pet: {type: [integer, 'null'], x-own: {type: [a]}}\nOther: {type: [kept]}";
    let older = "{openapi: 3.0.3, components: {schemas: {C: {type: string, exclusiveMinimum: 1}}}}";
    let options = accepting()
        .with_document("paths.yaml", paths)
        .with_document("schema.json", schema)
        .with_document("common.yaml", common)
        .with_document("older.yaml", older);
    let outcome = import(main, &options);
    let imported = outcome.value.expect("it imports");
    let json = serde_json::to_string_pretty(&*imported.api).unwrap();
    let found: Vec<_> = outcome
        .diagnostics
        .iter()
        .map(|found| {
            let at = found.location().unwrap();
            format!("{} {}:{}{}", found.code(), at.document.as_deref().unwrap_or("main"), at.line, at.pointer)
        })
        .collect();
    insta::assert_snapshot!(format!("{}\n{json}", found.join("\n")));
}

#[test]
fn a_document_whose_paths_are_outdented_is_still_told() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {}\npaths:\n/a:\n  get: {}\n";
    assert_eq!(codes(&read(text).diagnostics), ["paths-misplaced"]);
    let text = "{openapi: 3.1.0, info: {title: T, version: '1'}}";
    assert_eq!(codes(&read(text).diagnostics), ["paths-missing"]);
}
