//! References across documents: where they lead, what they are called, and what happens where they lead nowhere.

use std::path::{Path, PathBuf};

use oasgate::model::Map;
use oasgate::openapi::Input;
use oasgate::source::Limits;
use oasgate::{Document, ImportOptions, Imported, Outcome, external_references, import};
use serde_json::{Value, json};

use super::{FINE, at, codes, errors, left_out, operation};

/// Imports an OAS 3.0 document with further ones beside it.
fn with(name: &str, rest: &str, documents: &[(&str, &str)]) -> Outcome<Imported> {
    let mut options = ImportOptions::default();
    options.document_name = Some(name.to_owned()).filter(|name| !name.is_empty());
    options.documents = documents.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())).collect();
    import(format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{rest}"), &options)
}

/// An operation whose response has a schema that is a reference.
fn referring(target: &str) -> String {
    format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: d, content: {{a/b: {{schema: {{$ref: '{target}'}}}}}}}}}}}}}}}}"
    )
}

fn schema_of(outcome: &Outcome<Imported>) -> Value {
    operation(outcome, "GET /a")["responses"]["statuses"]["200"]["content"]["a/b"]["schema"].clone()
}

#[test]
fn references_resolve_against_the_document_that_has_them() {
    const PET: &str = "type: object\ntitle: Pet";
    const DEFINED: &str = r#"{"components": {"schemas": {"Pet": {"type": "object", "title": "Pet"}}}}"#;
    for (main, target, document, text) in [
        ("", "Pet.yaml", "Pet.yaml", PET),
        ("", "./Pet.yaml", "Pet.yaml", PET),
        ("", "./x/../Pet.yaml", "Pet.yaml", PET),
        ("", "../Pet.yaml", "../Pet.yaml", PET),
        ("api/main.yaml", "Pet.yaml", "api/Pet.yaml", PET),
        ("api/v1/main.yaml", "../../models/Pet.yaml", "models/Pet.yaml", PET),
        ("", "common.json#/components/schemas/Pet", "common.json", DEFINED),
        ("", "common.json#/components/schemas/%50et", "common.json", DEFINED),
        ("", "my%20models.json#/components/schemas/Pet", "my models.json", DEFINED),
        ("", "my models.json#/components/schemas/Pet", "my%20models.json", DEFINED),
        ("", "common.yaml#/Pet", "common.yaml", "Pet: {type: object, title: Pet}"),
        ("", "common.yaml#/definitions/Pet", "common.yaml", "definitions: {Pet: {type: object, title: Pet}}"),
        ("https://example.com/api/main.yaml", "Pet.yaml", "https://example.com/api/Pet.yaml", PET),
        ("https://example.com/api/main.yaml", "/Pet.yaml", "https://example.com/Pet.yaml", PET),
        ("https://example.com/api/main.yaml", "Pet.yaml", "Pet.yaml", PET),
        ("", "https://example.com/Pet.yaml", "HTTPS://EXAMPLE.com/a/../Pet.yaml", PET),
        ("", "urn:pets:Pet#/Pet", "urn:pets:Pet", "Pet: {type: object, title: Pet}"),
    ] {
        let outcome = with(main, &referring(target), &[(document, text)]);
        assert_eq!(codes(&outcome), [""; 0], "{main} {target}");
        assert_eq!(schema_of(&outcome), json!({ "$ref": "#/components/schemas/Pet" }), "{main} {target}");
        let pet = at(&outcome, "/components/schemas/Pet");
        assert_eq!(pet, json!({ "type": "object", "title": "Pet" }), "{main} {target}");
    }
}

#[test]
fn what_is_not_handed_in_is_reported_where_it_is_needed() {
    for (main, target, looked_for) in [
        ("", "Pet.yaml", "Pet.yaml"),
        ("api/main.yaml", "../Pet.yaml#/a", "Pet.yaml"),
        ("https://example.com/a/b", "c.yaml", "https://example.com/a/c.yaml"),
        ("", "//example.com/c.yaml", "//example.com/c.yaml"),
    ] {
        let rest = format!("{}\ncomponents: {{schemas: {{Fine: {{}}}}}}", referring(target));
        let outcome = with(main, &rest, &[("other.yaml", "type: object")]);
        assert_eq!(errors(&outcome), [""; 0], "{target}");
        let code = "schema-widened-external";
        let found = outcome.diagnostics.iter().find(|found| found.code() == code).unwrap();
        assert!(found.args().any(|arg| arg == ("document", looked_for)), "{found:?}");
        assert!(codes(&outcome).contains(&"document-unused"));
        assert_eq!(at(&outcome, "/components/schemas/Fine"), json!({}));
    }
    let outcome = with("", &referring("common.yaml#/Cat"), &[("common.yaml", "Pet: {}")]);
    assert_eq!(codes(&outcome), ["schema-widened"]);
    let response = referring("x")
        .replace("{description: d, content: {a/b: {schema: {$ref: 'x'}}}}", "{$ref: '../R.yaml'}");
    let outcome = with("api/main.yaml", &response, &[]);
    assert_eq!(errors(&outcome), ["reference-external about GET /a"]);
    assert!(outcome.diagnostics[0].args().any(|arg| arg == ("document", "R.yaml")));
}

#[test]
fn findings_are_where_they_are() {
    let common = "# comment\ncomponents:\n  schemas:\n    Bad:\n      properties: []\n";
    let outcome = with("", &referring("common.yaml#/components/schemas/Bad"), &[("common.yaml", common)]);
    assert_eq!(errors(&outcome), ["component-left-out about GET /a", "schema-malformed about schema Bad"]);
    let [needs, fault] = &outcome.diagnostics[..] else { panic!("{:?}", codes(&outcome)) };
    assert_eq!(needs.location().unwrap().document, None);
    let at = fault.location().unwrap();
    assert_eq!((at.file("main"), at.line, at.column), ("common.yaml", 5, 19));
    assert_eq!(at.pointer.as_ref(), "/components/schemas/Bad/properties");
    assert_eq!(needs.related(), std::slice::from_ref(at), "the operation is told where");
}

#[test]
fn what_cannot_be_parsed_costs_what_refers_to_it() {
    let one = referring("x")
        .replace("{description: d, content: {a/b: {schema: {$ref: 'x'}}}}", "{$ref: 'bad.json#/Pet'}");
    let both = format!("{}, put: {{operationId: b, {FINE}}}}}}}", one.strip_suffix("}}").unwrap());
    let outcome = with("", &both, &[("bad.json", "{\n  \"Pet\": {,}}")]);
    assert_eq!(left_out(&outcome), ["GET /a"], "{:?}", errors(&outcome));
    assert!(operation(&outcome, "PUT /a").is_object());
    let broken = outcome.diagnostics.iter().find(|found| found.code() == "reference-unreadable").unwrap();
    assert_eq!(broken.location().unwrap().document, None);
    let fault = outcome.diagnostics.iter().find(|found| found.subject().is_none()).unwrap();
    assert_eq!(fault.location().map(|at| (at.file(""), at.line)), Some(("bad.json", 2)));
    assert!(broken.args().any(|arg| arg == ("fault", fault.code())), "{broken:?}");
}

#[test]
fn limits_are_those_of_all_documents_together() {
    let main = referring("big.yaml");
    let big = format!("type: object\ndescription: {}", "x".repeat(1_000));
    let mut options = ImportOptions::default();
    options.documents = Map::from([("big.yaml".to_owned(), big.clone().into())]);
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{main}");
    for (bytes, nodes, fault) in [
        (text.len() + big.len(), 1_000, None),
        (text.len() + big.len() - 1, 1_000, Some("document-too-large")),
        (10_000, 33, Some("document-too-many-nodes")),
    ] {
        (options.limits.bytes, options.limits.nodes) = (bytes, nodes);
        options.documents = Map::from([("big.yaml".to_owned(), big.clone().into())]);
        let outcome = import(text.as_str(), &options);
        let document = |text: &str| Document::parse(text, None, &Limits::default()).value.unwrap();
        options.documents = Map::from([("big.yaml".to_owned(), document(&big).into())]);
        let parsed = import(document(&text), &options);
        assert_eq!(
            parsed.diagnostics, outcome.diagnostics,
            "what was parsed before is held to the same limits"
        );
        assert_eq!(parsed.value, outcome.value);
        let expected = fault.map(|fault| vec![fault, "schema-widened-external"]).unwrap_or_default();
        let mut codes = codes(&outcome);
        codes.sort_unstable();
        assert_eq!(codes, expected, "{bytes} {nodes}");
    }
}

#[test]
fn cycles_across_documents_are_data() {
    let outcome = with(
        "api/main.yaml",
        &format!("{}\ncomponents: {{schemas: {{Owner: {{$ref: Owner.yaml}}}}}}", referring("Pet.yaml")),
        &[
            ("api/Pet.yaml", "properties: {owner: {$ref: Owner.yaml}, parent: {$ref: '#'}}"),
            (
                "api/Owner.yaml",
                "properties: {pet: {$ref: ./Pet.yaml}, boss: {$ref: 'main.yaml#/components/schemas/Owner'}}",
            ),
        ],
    );
    assert_eq!(codes(&outcome), [""; 0]);
    let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let schemas = at(&outcome, "/components/schemas");
    assert_eq!(
        schemas,
        json!({
            "Owner": { "properties": { "pet": to("Pet"), "boss": to("Owner") } },
            "Pet": { "properties": { "owner": to("Owner"), "parent": to("Pet") } },
        })
    );
    // A circle that never says anything is none, of two documents too.
    let outcome = with(
        "main.yaml",
        "paths: {/a: {get: {operationId: a, responses: {'200': {$ref: 'x.yaml#/responses/R'}}}}}",
        &[
            ("x.yaml", "responses: {R: {$ref: 'y.yaml#/responses/R'}}"),
            ("y.yaml", "responses: {R: {$ref: 'x.yaml#/responses/R'}}"),
        ],
    );
    assert_eq!(left_out(&outcome), ["GET /a", "response R", left_out(&outcome)[2].as_str()]);
    assert!(
        errors(&outcome).iter().any(|error| error.starts_with("reference-loop")),
        "{:?}",
        errors(&outcome)
    );
}

#[test]
fn a_name_that_is_taken_gets_a_suffix_of_its_place() {
    let rest = format!(
        "{}\ncomponents: {{schemas: {{Pet: {{type: string}}}}}}",
        referring("common.yaml#/components/schemas/Pet")
    );
    let common = ("common.yaml", "components: {schemas: {Pet: {type: object}}}");
    let outcome = with("", &rest, &[common]);
    assert_eq!(codes(&outcome), ["component-renamed"]);
    let name = schema_of(&outcome)["$ref"].as_str().unwrap().to_owned();
    assert!(
        name.starts_with("#/components/schemas/Pet_") && name.len() == "#/components/schemas/Pet_".len() + 8,
        "{name}"
    );
    let more = with("", &format!("{rest}\nx-more: 1"), &[("b.yaml", "Pet: {}"), common]);
    assert_eq!(schema_of(&more)["$ref"], name.as_str(), "it depends on nothing else");
    assert_eq!(at(&outcome, "/components/schemas/Pet"), json!({ "type": "string" }));
}

#[test]
fn what_is_not_a_component_is_read_in_place() {
    let outcome = with(
        "",
        "paths: {/a: {$ref: 'paths/a.yaml'}, /b: {$ref: 'all.yaml#/paths/~1b'}}",
        &[
            (
                "paths/a.yaml",
                "get: {operationId: a, parameters: [{$ref: '../p.yaml'}], responses: {'200': {$ref: ../Fine.yaml}}}",
            ),
            ("p.yaml", "name: p\nin: query\nschema: {$ref: P.yaml}"),
            ("P.yaml", "type: string"),
            ("Fine.yaml", "description: fine"),
            ("all.yaml", "paths: {/b: {get: {operationId: b, responses: {default: {description: d}}}}}"),
        ],
    );
    assert_eq!(codes(&outcome), [""; 0]);
    let a = operation(&outcome, "GET /a");
    assert_eq!(a["responses"]["statuses"]["200"], json!({ "$ref": "#/components/responses/Fine" }));
    assert_eq!(at(&outcome, "/components/parameters/p/schema"), json!({ "$ref": "#/components/schemas/P" }));
    assert!(operation(&outcome, "GET /b").is_object());
}

#[test]
fn discriminators_and_callbacks_are_carried_in_the_models_words() {
    let common = "components:
  schemas:
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: 'Dog.yaml'}], discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog.yaml}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}, example: {$ref: '#/components/schemas/Pet'}}
  callbacks:
    Done: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/Cat'}}}}, responses: {default: {description: d}}}}}";
    let rest = "paths: {/a: {post: {operationId: a, callbacks: {done: {$ref: 'common.yaml#/components/callbacks/Done'}},
      responses: {default: {description: d, content: {a/b: {schema: {$ref: 'common.yaml#/components/schemas/Pet'}}}}}}}}
components: {schemas: {Cat: {type: string}}}";
    let dog = "{type: object, required: [kind], properties: {kind: {type: string}}}";
    let outcome = with("", rest, &[("common.yaml", common), ("Dog.yaml", dog)]);
    assert_eq!(errors(&outcome), [""; 0]);
    let pet = at(&outcome, "/components/schemas/Pet");
    let cat = pet["oneOf"][0]["$ref"].as_str().unwrap();
    assert!(cat.starts_with("#/components/schemas/Cat_"), "{pet}");
    assert_eq!(pet["discriminator"]["mapping"], json!({ "cat": cat, "dog": "#/components/schemas/Dog" }));
    let name = cat.rsplit('/').next().unwrap();
    let example = at(&outcome, &format!("/components/schemas/{name}/example"));
    assert_eq!(example, json!({ "$ref": "#/components/schemas/Pet" }), "data stays as it is");
    let body = at(&outcome, "/components/callbacks/Done/{$url}/post/requestBody/content/a~1b/schema");
    assert_eq!(body, json!({ "$ref": cat }));
}

#[test]
fn hostile_documents_cost_their_size() {
    let members: String = (0..10_000).map(|at| format!("\"p{at}\": {{\"$ref\": \"x.json#/a\"}},")).collect();
    let own = format!("{{\"a\": {{\"properties\": {{{members} \"last\": {{}}}}}}}}");
    let outcome = with("", &referring("x.json#/a"), &[("x.json", &own)]);
    assert_eq!(codes(&outcome), [""; 0]);
    assert_eq!(outcome.value.as_ref().unwrap().api.components.len(), 1);

    let names: Vec<String> = (0..=1_000).map(|at| format!("d{at}.json")).collect();
    let texts: Vec<String> =
        (1..=1_001).map(|at| format!("{{\"items\": {{\"$ref\": \"d{at}.json\"}}}}")).collect();
    let mut documents: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (&**name, &**text)).collect();
    documents[1_000].1 = "{\"type\": \"string\"}";
    let outcome = with("", &referring("d0.json"), &documents);
    assert_eq!(codes(&outcome), [""; 0]);
    assert_eq!(outcome.value.as_ref().unwrap().api.components.len(), 1_001);
    // The last one of the chain is not there: who asks for that loses all that leads to it, each reported once.
    documents.pop();
    let outcome = with("", &referring("d0.json"), &documents);
    assert_eq!((left_out(&outcome).len(), codes(&outcome)), (0, vec!["schema-widened-external"]));
    let options = ImportOptions::default().with_strict_references(true);
    let options = documents.iter().fold(options, |options, (name, text)| options.with_document(*name, *text));
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{}", referring("d0.json"));
    let outcome = import(text, &options);
    assert_eq!(left_out(&outcome).len(), 1_001);
    assert_eq!(errors(&outcome).len(), 1_001);
}

/// The fixtures' components, moved into a document of their own, are the same API.
#[test]
fn a_document_in_pieces_is_the_document() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut compared = 0;
    for name in [
        "real/bookshop-v3.yaml",
        "real/logistics-v3.json",
        "real/payments-v3.yaml",
        "valid/v3-responses.yaml",
        "valid/v3-bodies.json",
    ] {
        let text = std::fs::read(folder.join(name)).unwrap();
        let whole = Document::parse(text, None, &Limits::default()).value.unwrap().value().to_json();
        let mut main = whole.clone();
        let common = json!({ "components": whole["components"] });
        let schemes = whole["components"].get("securitySchemes").cloned().unwrap_or_else(|| json!({}));
        main["components"] = json!({ "securitySchemes": schemes });
        move_out(&mut main);
        let mut options = ImportOptions::default();
        options.documents.insert("common.json".to_owned(), common.to_string().into());
        let pieces = import(main.to_string(), &options);
        let one = import(whole.to_string(), &ImportOptions::default());
        assert_eq!(errors(&pieces), errors(&one), "{name}");
        let [pieces, one] =
            [pieces, one].map(|outcome| serde_json::to_value(&*outcome.value.unwrap().api).unwrap());
        assert_eq!(pieces["operations"], one["operations"], "{name}");
        for (section, parts) in pieces["components"].as_object().unwrap() {
            for (key, part) in parts.as_object().unwrap() {
                assert_eq!(part, &one["components"][section][key], "{name}: {section} {key}");
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "only {compared} components");
}

/// Turns the references to components into such to another document.
fn move_out(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut().filter(|(key, _)| *key != "example") {
                match member {
                    Value::String(text) if key == "$ref" && text.starts_with("#/components/") => {
                        *text = format!("common.json{text}");
                    }
                    member => move_out(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(move_out),
        _ => {}
    }
}

/// Files below a folder, by their names relative to it.
fn files(folder: &Path) -> Map<String, Input> {
    let mut folders = vec![folder.to_owned()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    files.iter().map(|path| (name(path), std::fs::read(path).unwrap().into())).collect()
}

#[test]
fn whole_folders() {
    for case in ["pets", "pets-v2"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documents").join(case);
        let mut options = ImportOptions::default();
        options.documents = files(&folder);
        let main = options.documents.remove("main.yaml").unwrap();
        options.document_name = Some("main.yaml".to_owned());
        let outcome = import(main, &options);
        let api = serde_json::to_string_pretty(&*outcome.value.as_ref().unwrap().api).unwrap();
        let mut page = oasgate::report::text(&outcome.diagnostics, "main.yaml", oasgate::Lang::En);
        page.push_str(&oasgate::report::text(&outcome.diagnostics, "main.yaml", oasgate::Lang::Zh));
        insta::assert_snapshot!(format!("documents-{case}"), format!("{page}\n{api}"));
    }
}

#[test]
fn external_references_are_listed_once_and_resolved() {
    let text = "a: {$ref: x.yaml}\nb: {$ref: './x.yaml#/a'}\nc: [{$ref: '#/a'}, {$ref: ../y.json}]\nexample: {$ref: no.yaml}
properties: {example: {$ref: 'https://example.com/z.yaml?q#/a'}}\nd: {discriminator: {mapping: {a: Dog, b: Dog.yaml}}}
examples: {a: {value: {$ref: no.yaml}}, b: {$ref: ex.yaml}}\ne: {$ref: main.yaml#/a}\nx-a: {$ref: 'a b.yaml'}";
    let document = Document::parse(text, None, &Limits::default()).value.unwrap();
    let names = external_references(&document, "api/main.yaml");
    assert_eq!(
        names,
        [
            "api/ex.yaml",
            "api/x.yaml",
            "y.json",
            "https://example.com/z.yaml?q",
            "api/Dog.yaml",
            "api/a b.yaml"
        ]
    );
}

#[test]
fn an_external_document_gives_room_for_what_it_holds_and_no_more() {
    let list = |item: &str, count: usize| format!("[{}]", vec![item; count].join(", "));
    let large = format!(
        "x-0: &a {}\nx-1: &b {}\nx-2: &c {}\nx-large: {{description: d, x-e: {}}}\n",
        list("1", 100),
        list("*a", 20),
        list("*b", 20),
        list("*c", 20)
    );
    let get = |path: &str, target: &str| {
        format!("  {path}: {{get: {{operationId: '{path}', responses: {{'200': {{$ref: '{target}'}}}}}}}}\n")
    };
    // What expands to 800,000 values is too much before a document of 60 kB is read, and after.
    let paths = [get("/a", "#/x-large"), get("/b", "other.yaml#/x"), get("/c", "#/x-large")].concat();
    let other = format!("x: {{description: d, x-e: {}}}", list("1", 20_000));
    let mut options = ImportOptions::default();
    options.limits = options.limits.with_alias_expansion(1_000_000);
    options.documents.insert("other.yaml".to_owned(), other.as_str().into());
    let document = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{large}paths:\n{paths}");
    let outcome = import(document, &options);
    assert_eq!(errors(&outcome), ["reference-limit about GET /a", "reference-limit about GET /c"]);
}

#[test]
fn places_are_in_the_document_that_has_the_part() {
    let paths = "paths: {/a: {$ref: 'paths.yaml#/a'}}";
    let external = "a:\n  get: {operationId: a, responses: {'200': {$ref: '#/answers/Fine'}}}\nanswers:\n  Fine: {description: d}";
    let outcome = with("", paths, &[("paths.yaml", external)]);
    let imported = outcome.value.unwrap();
    let place = |subject: &str| {
        let place = imported.places.of(&subject.parse().unwrap()).unwrap();
        (place.file("main").to_owned(), place.line)
    };
    assert_eq!(place("GET /a"), ("paths.yaml".to_owned(), 2));
    assert_eq!(place("response Fine"), ("paths.yaml".to_owned(), 4));
    assert_eq!(place("api").0, "main");
    assert_eq!(imported.places.of(&"GET /b".parse().unwrap()), None);
}
