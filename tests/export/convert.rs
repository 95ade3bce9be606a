//! Swagger 2.0 becomes OAS 3.0; selections; the types of another crate.

use oasgate::openapi::{WriteOptions, write};
use oasgate::select::{Select, select};
use oasgate::{ImportOptions, Imported, import};

use super::{documents, judge};

fn read(text: &str) -> Imported {
    let outcome = import(text, &ImportOptions::default());
    outcome.value.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics))
}

const SWAGGER: &str = r##"
swagger: "2.0"
info: {title: Museum, version: "1"}
host: museum.example.com
basePath: /v1
schemes: [https, http]
consumes: [application/json]
produces: [application/json]
x-owner: curators
securityDefinitions:
  basic: {type: basic}
  key: {type: apiKey, name: X-Key, in: header}
  implicit: {type: oauth2, flow: implicit, authorizationUrl: https://a.example, scopes: {read: all}}
  password: {type: oauth2, flow: password, tokenUrl: https://t.example, scopes: {}}
  application: {type: oauth2, flow: application, tokenUrl: https://t.example, scopes: {}}
  code: {type: oauth2, flow: accessCode, authorizationUrl: https://a.example, tokenUrl: https://t.example, scopes: {}}
security: [{basic: []}, {key: []}]
paths:
  /exhibits:
    parameters: [{$ref: "#/parameters/Hall"}]
    get:
      operationId: listExhibits
      parameters:
        - {name: csv, in: query, type: array, items: {type: string}}
        - {name: ssv, in: query, type: array, items: {type: string}, collectionFormat: ssv}
        - {name: tsv, in: query, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: pipes, in: query, type: array, items: {type: string}, collectionFormat: pipes}
        - {name: multi, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: X-Ids, in: header, type: array, items: {type: integer}}
        - {name: limit, in: query, type: integer, default: 10, maximum: 100}
      responses:
        "200":
          description: exhibits
          schema: {type: array, items: {$ref: "#/definitions/Exhibit"}}
          headers: {X-Total: {type: integer, description: how many}}
          examples: {application/json: []}
        default: {$ref: "#/responses/Failed"}
    post:
      operationId: addExhibit
      parameters: [{name: exhibit, in: body, required: true, schema: {$ref: "#/definitions/Exhibit"}}]
      responses: {"201": {description: added}}
  /exhibits/photo:
    post:
      operationId: addPhoto
      consumes: [multipart/form-data]
      schemes: [http]
      parameters:
        - {name: photo, in: formData, type: file, required: true}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      responses: {"204": {description: added}}
    put:
      operationId: putForm
      consumes: [application/x-www-form-urlencoded]
      parameters: [{name: title, in: formData, type: string}]
      responses: {"200": {description: a file, schema: {type: file}}}
parameters:
  Hall: {name: hall, in: query, type: string, enum: [north, south]}
responses:
  Failed: {description: failed, schema: {$ref: "#/definitions/Error"}}
definitions:
  Exhibit:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: {type: string}
      maker: {type: string, x-nullable: true}
      parts: {type: array, items: {$ref: "#/definitions/Exhibit"}}
    example: {kind: vase}
  Vase: {allOf: [{$ref: "#/definitions/Exhibit"}]}
  Error: {type: object, properties: {code: {type: integer}}}
"##;

#[test]
fn swagger_becomes_oas_3() {
    let imported = read(SWAGGER);
    let outcome = write(&imported.api, &WriteOptions::default());
    let found: Vec<_> =
        outcome.diagnostics.iter().map(|it| format!("{}: {it}", it.subject().unwrap())).collect();
    let document = outcome.value.unwrap();
    assert_eq!(judge::faults(&document.value().to_json()), Vec::<String>::new());
    insta::assert_snapshot!("swagger", format!("{}\n\n{}", found.join("\n"), document.to_yaml()));
}

#[test]
fn the_three_texts_are_one_document() {
    for (name, bytes) in documents() {
        let api = import(bytes, &ImportOptions::default()).value.unwrap().api;
        let document = write(&api, &WriteOptions::default()).value.unwrap();
        for text in [document.to_json(), document.to_yaml(), document.to_string()] {
            let again = import(text, &ImportOptions::default());
            let again = again.value.unwrap_or_else(|| panic!("{name}: {:?}", again.diagnostics));
            let again = write(&again.api, &WriteOptions::default()).value.unwrap();
            assert_eq!(again, document, "{name}");
        }
        let yaml: oasgate::source::Value = serde_yaml::from_str(&document.to_yaml()).unwrap();
        assert_eq!(yaml, document.value(), "{name}");
    }
}

#[test]
fn numbers_keep_their_digits() {
    let imported = read(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\nx-n: [1.50, 1e3, 12345678901234567890123, -0.0]",
    );
    let document = write(&imported.api, &WriteOptions::default()).value.unwrap();
    assert!(document.as_json().ends_with(r#""x-n":[1.50,1e3,12345678901234567890123,-0.0]}"#), "{document}");
    assert!(document.to_yaml().contains("- 12345678901234567890123\n"), "{}", document.to_yaml());
}

#[test]
fn an_operation_for_every_method_has_the_key_of_its_gateway() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {x-apigateway-any-method: {responses: {}}}}";
    let imported = read(text);
    for (key, expected) in [
        (Some("x-apigateway-any-method"), "x-apigateway-any-method"),
        (Some("any"), "x-any-method"),
        (None, "x-any-method"),
    ] {
        let mut options = WriteOptions::default();
        options.any_method_key = key.map(str::to_owned);
        let outcome = write(&imported.api, &options);
        assert_eq!(outcome.diagnostics.len(), usize::from(expected == "x-any-method"));
        let document = outcome.value.unwrap();
        assert!(document.as_json().contains(&format!("\"/a\":{{\"{expected}\":{{")), "{document}");
        assert_eq!(import(document, &ImportOptions::default()).value.unwrap().api, imported.api);
    }
}

#[test]
fn selections_have_what_they_need_and_no_more() {
    let imported = read(SWAGGER);
    for (text, operations, schemas) in [
        ("id=listExhibits", 1, &["Exhibit", "Vase", "Error"][..]),
        ("id=addExhibit", 1, &["Exhibit", "Vase"]),
        ("path=/exhibits/*", 2, &[]),
        ("path=/exhibits/**", 4, &["Exhibit", "Vase", "Error"]),
        ("path=/exhibits/photo | id=addExhibit", 3, &["Exhibit", "Vase"]),
        ("tag=none", 0, &[]),
    ] {
        let selected = select(&imported.api, &text.parse().unwrap()).value.unwrap();
        assert_eq!(selected.operations.len(), operations, "{text}");
        let names: Vec<_> = selected.components.schemas.keys().map(|name| &**name).collect();
        assert_eq!(names, schemas, "{text}");
        let outcome = write(&selected, &WriteOptions::default());
        assert!(outcome.diagnostics.iter().all(|it| it.code() != "export-reference-dangling"), "{text}");
    }
}

#[test]
fn texts_that_select_nothing_say_why() {
    for (text, expected) in [
        ("", "a selection needs a condition: `tag=…`, `path=…` or `id=…`"),
        ("pets", "`pets` selects nothing: a condition is `tag=…`, `path=…` or `id=…`"),
        ("tag=a|operation=b", "`operation=b` selects nothing: a condition is `tag=…`, `path=…` or `id=…`"),
        ("tag=a|", "`` selects nothing: a condition is `tag=…`, `path=…` or `id=…`"),
        ("id= ", "`id=` has no value"),
        ("path=pets/*", "`path=pets/*` selects nothing: a path begins with `/` or `*`"),
    ] {
        assert_eq!(text.parse::<Select>().unwrap_err().to_string(), expected);
    }
    for text in ["tag=pets", "tag=a=b|path=/pets/{id}|id=x", "path=**"] {
        let select: Select = text.parse().unwrap();
        assert_eq!(select.to_string(), text);
        let json = serde_json::to_string(&select).unwrap();
        assert_eq!(serde_json::from_str::<Select>(&json).unwrap(), select);
    }
}

#[cfg(feature = "openapiv3")]
mod typed {
    use std::collections::HashSet;

    use oasgate::model::Operation;
    use oasgate::openapi::{from_openapiv3, to_openapiv3};
    use oasgate::{Diagnostic, Severity, Subject};
    use serde_json::{Value, json};

    use super::*;

    /// Operations come back, but for what a finding names. Of a clean document the types refuse nothing.
    fn check(documents: impl Iterator<Item = (String, Vec<u8>)>) -> (usize, usize) {
        let (mut same, mut lost) = (0, 0);
        for (name, bytes) in documents {
            let outcome = import(bytes, &ImportOptions::default());
            let is_clean =
                outcome.diagnostics.iter().all(|it| it.severity() == Severity::Info && !is_odd(it));
            let Some(Imported { api, .. }) = outcome.value else { continue };
            let outcome = to_openapiv3(&api, &WriteOptions::default());
            let refused = outcome.diagnostics.iter().find(|it| it.code() == "typed-part-refused");
            assert!(refused.is_none() || !is_clean, "{name}: {refused:?}");
            let Some(typed) = outcome.value else {
                assert!(refused.is_some(), "{name}");
                continue;
            };
            let again = from_openapiv3(&typed, &ImportOptions::default()).value.unwrap();
            if outcome.diagnostics.iter().any(|it| it.code() == "export-component-renamed") {
                continue;
            }
            let exempt: HashSet<_> = outcome.diagnostics.iter().filter_map(Diagnostic::subject).collect();
            for (key, operation) in &api.operations {
                if exempt.contains(&Subject::from(key.clone())) {
                    lost += 1;
                    continue;
                }
                let [ours, theirs] = [Some(operation), again.api.operations.get(key)].map(without_defaults);
                assert_eq!(ours, theirs, "{name}: {key}");
                same += 1;
            }
        }
        (same, lost)
    }

    /// Lints about what the types cannot be: values of schema keywords, links to nowhere.
    fn is_odd(found: &Diagnostic) -> bool {
        found.code().starts_with("schema-")
            || ["link-target-missing", "discriminator-invalid"].contains(&found.code())
    }

    /// The operation without defaults: the types state each style, and nothing that is false or empty.
    fn without_defaults(operation: Option<&Operation>) -> Value {
        fn bare(value: &Value) -> Value {
            match value {
                Value::Object(members) => {
                    let members = members.iter().filter(|(key, value)| !is_default(key, value));
                    members.map(|(key, value)| (key.clone(), bare(value))).collect()
                }
                Value::Array(items) => items.iter().map(bare).collect(),
                Value::Number(number) => json!(number.as_f64()),
                other => other.clone(),
            }
        }
        fn is_default(key: &str, value: &Value) -> bool {
            match value {
                Value::Bool(flag) => !flag && key != "explode",
                Value::Array(items) => items.is_empty() && key != "security",
                Value::Object(members) => members.is_empty(),
                other => key == "style" && (other == "simple" || other == "form"),
            }
        }
        bare(&serde_json::to_value(operation).unwrap())
    }

    #[test]
    fn exports_of_fixtures_become_typed_and_come_back() {
        // The other crate recurses, and has large frames where nothing is optimised.
        let thread = std::thread::Builder::new().stack_size(16 << 20);
        let checked = thread.spawn(|| check(documents().into_iter())).unwrap().join();
        let (same, lost) = checked.unwrap();
        assert!(same > 300 && lost * 4 < same, "{same} {lost}");
    }

    #[test]
    #[ignore = "needs OASGATE_CORPUS"]
    fn exports_of_real_documents_become_typed_and_come_back() {
        let (same, lost) = check(crate::export::real_documents());
        assert!(same > 5_000, "{same} {lost}");
    }
}
