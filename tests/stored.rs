//! The stored form of an existing API: what is read, kept, reported and lost.

use std::path::Path;

use oasgate::source::Limits;
use oasgate::stored::ExistingOptions;
use oasgate::{Existing, ImportOptions, Severity, Strategy, apply, import, plan, read_existing};
use serde_json::{Value, json};

fn read(text: &str) -> oasgate::Outcome<Existing> {
    let mut options = ExistingOptions::default();
    options.document_name = Some("store.json".to_owned());
    read_existing(text, &options)
}

/// The findings, a line each: code, place, arguments.
fn findings(text: &str) -> Vec<String> {
    let line = |found: &oasgate::Diagnostic| {
        let at = found.location().expect("it is somewhere");
        assert_eq!(at.document.as_deref(), Some("store.json"));
        let args: String = found.args().map(|(name, value)| format!(" {name}={value}")).collect();
        format!("{} {}:{} {}{args}", found.code(), at.line, at.column, at.pointer)
    };
    read(text).diagnostics.iter().map(line).collect()
}

#[test]
fn the_form_has_a_version_and_reads_back() {
    let document = r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{}}"#;
    let imported = import(document, &ImportOptions::default()).into_result().unwrap();
    let created = plan(&imported, &Existing::default(), Strategy::ExistFirst);
    let applied = apply(&created, Existing::default());
    let text = serde_json::to_string(&applied).unwrap();
    assert_eq!(text, r#"{"oasgate":1,"api":{"about":{"name":"T","version":"1"}}}"#);
    assert_eq!(read(&text).into_result().unwrap(), applied);
    assert_eq!(findings(&text), [""; 0]);
    assert_eq!(serde_json::to_string(&Existing::default()).unwrap(), r#"{"oasgate":1}"#);
}

#[test]
fn an_older_form_is_read_and_a_newer_one_is_reported() {
    let members = r#""api":{"about":{"name":"T"}},"attachments":{"GET /a":[1]}"#;
    let older = read(&format!("{{{members}}}"));
    assert_eq!(older.diagnostics, []);
    let older = older.value.unwrap();
    assert_eq!((older.api.as_ref().unwrap().about.name.as_str(), older.attachments.len()), ("T", 1));
    for (version, shown) in
        [("2", "2"), ("0", "0"), ("\"1\"", "1"), ("null", "null"), ("{\"a\":1}", "{\"a\":1}")]
    {
        let text = format!("{{\"oasgate\":{version},{members}}}");
        assert_eq!(
            findings(&text),
            [format!("existing-version-unknown 1:12 /oasgate found={shown} known=1")]
        );
        assert_eq!(read(&text).value.as_ref(), Some(&older), "{version}");
        assert_eq!(serde_json::from_str::<Existing>(&text).unwrap(), older, "serde reads it too");
    }
}

#[test]
fn unknown_members_at_the_top_are_kept_and_reported() {
    let text = "{\"notes\": [1.50, null],\n \"attachment\": {\"GET /a\": 1}, \"gateway\": {}}";
    assert_eq!(
        findings(text),
        [
            "existing-member-unknown 1:2 /notes key=notes nearest=attachments",
            "existing-member-unknown 2:2 /attachment key=attachment nearest=attachments",
            "existing-member-unknown 2:31 /gateway key=gateway nearest=oasgate",
        ]
    );
    let mut options = ExistingOptions::default();
    options.own_members = vec!["gateway".to_owned(), "notes".to_owned()];
    let outcome = read_existing(text, &options);
    assert_eq!(outcome.diagnostics.len(), 1);
    let existing = outcome.value.unwrap();
    let imported =
        import("openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}", &ImportOptions::default());
    let plan = plan(&imported.value.unwrap(), &existing, Strategy::SpecOnly);
    let text = serde_json::to_value(apply(&plan, existing)).unwrap();
    assert_eq!(text["notes"], json!([1.5, null]));
    assert_eq!((&text["attachment"], &text["gateway"]), (&json!({ "GET /a": 1 }), &json!({})));
}

#[test]
fn members_that_are_lost_below_are_reported() {
    let text = r##"{"api": {
  "about": {"name": "T", "titel": "x", "tags": {}, "servers": [{"url": "/", "uri": "/"}]},
  "operations": {"get /a": {"name": "a", "method": "get", "path": "/a", "deprecated": false, "tags": [], "summary": null,
    "parameters": {"query q": {"name": "q", "in": "query", "schema": {"type": "string", "anything": {"x": 1}}, "schemas": 1}},
    "responses": {"statuses": {"200": {"$ref": "#/components/responses/A", "description": "lost"}}},
    "extensions": {"x-a": {"free": 1}}}},
  "components": {"responses": {"A": {"description": ""}}, "shemas": {"P": {}}, "schema": {}}},
 "attachments": {"GET /a": {"anything": {"goes": []}}}}"##;
    assert_eq!(
        findings(text),
        [
            "existing-member-lost 2:26 /api/about/titel key=titel",
            "existing-member-lost 2:77 /api/about/servers/0/uri key=uri",
            "existing-member-lost 4:112 /api/operations/get ~1a/parameters/query q/schemas key=schemas",
            "existing-member-lost 5:76 /api/operations/get ~1a/responses/statuses/200/description key=description",
            "existing-member-lost 7:59 /api/components/shemas key=shemas",
        ]
    );
    let written = serde_json::to_string(&read(text).value.unwrap()).unwrap();
    assert_eq!(findings(&written), [""; 0], "what is written loses nothing more");
}

#[test]
fn two_spellings_of_one_key_are_reported() {
    let operation = |name: &str| json!({ "name": name, "method": "GET", "path": "/a", "responses": {} });
    let text = format!(
        r#"{{"api": {{"about": {{"name": "T"}}, "operations": {{"get /a": {}, "GET /a": {}, "Get /a": {}}}}}}}"#,
        operation("one"),
        operation("two"),
        operation("three")
    );
    let lost = findings(&text);
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(lost.iter().all(|line| line.starts_with("existing-member-lost")));
}

#[test]
fn what_cannot_be_read_has_a_place() {
    for (text, found) in [
        ("", "document-empty 1:1 "),
        ("[]", "existing-unreadable 1:1  problem=invalid type: sequence, expected an object"),
        (
            "{\"attachments\":\n {\"GET /é\": 1, \"pets\": 1}}",
            "existing-unreadable 2:16 /attachments/pets problem=`pets` is not a valid subject",
        ),
        ("\u{feff}{\"api\": {\"about\": {}}}", "existing-member-missing 1:19 /api/about member=name"),
    ] {
        assert_eq!(
            findings(text).iter().filter(|line| line.as_str() == found).count(),
            1,
            "{:?}",
            findings(text)
        );
        assert!(read(text).value.is_none());
        assert!(read(text).has_errors());
    }
    assert!(findings("{\"api\": ").iter().all(|line| line.starts_with("json-syntax 1:")));
    let doubled = findings("{\"attachments\": {\"GET /a\": 1, \"GET /a\": 2}}");
    assert!(doubled[0].starts_with("key-duplicate"), "{doubled:?}");
}

#[test]
fn limits_hold_and_hostile_texts_end() {
    let mut options = ExistingOptions::default();
    options.limits = Limits::default();
    options.limits.bytes = 10;
    assert!(read_existing(r#"{"oasgate": 1}"#, &options).value.is_none());
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    assert!(read(&deep).value.is_none());
    let many: String = (0..100_000).map(|at| format!(",\"m{at}\":1")).collect();
    let found = read(&format!("{{\"oasgate\":1{many}}}")).diagnostics;
    assert_eq!(found.len(), 1001);
    let rest = found.iter().find(|found| found.code() == "findings-suppressed").unwrap();
    assert_eq!(rest.args().next(), Some(("count", "99000")));
    let long = "n".repeat(1_000_000);
    let found = read(&format!("{{\"{long}\":1,\"api\":{{\"about\":{{\"name\":\"T\",\"{long}\":1}}}}}}"));
    assert!(found.diagnostics.iter().all(|found| found.message(oasgate::Lang::En).len() < 5000));
    assert_eq!(found.diagnostics.len(), 2);
}

/// What an import makes of any document is stored, read and found whole.
#[test]
fn nothing_of_an_applied_api_is_lost() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut judged = 0;
    for folder in ["valid", "real"] {
        for entry in std::fs::read_dir(fixtures.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let outcome = import(std::fs::read(&path).unwrap(), &ImportOptions::default());
            let Some(imported) = outcome.value else { continue };
            let created = plan(&imported, &Existing::default(), Strategy::SpecFirst);
            let applied = apply(&created, Existing::default());
            for text in [serde_json::to_string(&applied), serde_json::to_string_pretty(&applied)] {
                let outcome = read(&text.unwrap());
                let faults: Vec<_> =
                    outcome.diagnostics.iter().filter(|found| found.severity() != Severity::Info).collect();
                assert!(faults.is_empty(), "{}: {faults:?}", path.display());
                assert_eq!(outcome.value.as_ref(), Some(&applied), "{}", path.display());
            }
            let written = serde_json::to_value(&applied).unwrap();
            assert_eq!(written["oasgate"], Value::from(1));
            judged += 1;
        }
    }
    assert!(judged > 20, "only {judged} were judged");
}

/// What `apply` wrote is read the short way, whose only mark is that it takes less: so both ways are asked.
#[test]
fn a_text_of_our_own_is_read_like_any_other() {
    let document = r#"{openapi: 3.0.3, info: {title: "a \" b \\", version: "1"}, paths: {"/a b/{id}": {get: {summary: "x  y",
      responses: {"200": {description: d, content: {a/b: {example: [1.50, " \\\" ", {}]}}}}}}}}"#;
    let imported = import(document, &ImportOptions::default()).into_result().unwrap();
    let mut existing = Existing::default();
    existing.attachments.insert("GET /a b/{}".parse().unwrap(), json!({ "a ": [1, "\t"] }).into());
    let applied = apply(&plan(&imported, &existing, Strategy::SpecOnly), existing);
    let mut bounded = ExistingOptions::default();
    bounded.limits.bytes = 1_000_000;
    for text in [serde_json::to_string(&applied).unwrap(), serde_json::to_string_pretty(&applied).unwrap()] {
        for options in [ExistingOptions::default(), bounded.clone()] {
            let outcome = read_existing(text.as_str(), &options);
            assert_eq!(outcome.diagnostics, []);
            assert_eq!(outcome.value.as_ref(), Some(&applied));
        }
        let doubled = text.replacen("\"api\"", "\"api\" ", 1).replacen("\"summary\"", "\"summery\"", 1);
        assert_eq!(
            read_existing(doubled, &ExistingOptions::default()).diagnostics[0].code(),
            "existing-member-lost"
        );
    }
}

#[test]
fn a_list_is_not_an_object() {
    let text = r#"{"api":{"about":["T"]}}"#;
    let problem = "problem=invalid type: list, expected an object";
    assert_eq!(findings(text), [format!("existing-unreadable 1:17 /api/about {problem}")]);
    assert_eq!(read(text).value, None);
}

#[test]
fn a_text_may_say_where_its_schema_is() {
    assert_eq!(findings(r#"{"oasgate":1,"$schema":"existing.json"}"#), [""; 0]);
    let other = r#"{"oasgate":1,"$schema":["existing.json"]}"#;
    assert_eq!(findings(other), ["existing-member-unknown 1:14 /$schema key=$schema nearest=attachments"]);
}

#[test]
fn what_the_key_of_an_operation_says_may_be_absent() {
    let read_one = |text: &str| {
        assert_eq!(findings(text), [""; 0], "{text}");
        let api = read(text).value.and_then(|existing| existing.api).expect("it has an API");
        let operation = api.operations.values().next().expect("it has one").clone();
        (operation.method.as_str().to_owned(), operation.path.to_string(), operation.name)
    };
    let own = |method: &str, path: &str, name: &str| (method.to_owned(), path.to_owned(), name.to_owned());
    for (members, expected) in [
        (r#""get /pets/{id}": {}"#, own("GET", "/pets/{id}", "get_pets_id")),
        (r#""GET /pets/{id}": {"name": "getPet", "responses": {}}"#, own("GET", "/pets/{id}", "getPet")),
        (r#""GET /pets/{}": {"path": "/pets/{pet}"}"#, own("GET", "/pets/{pet}", "get_pets")),
        (r#""GET /pets": {"method": "get", "path": "/pets", "name": "a"}"#, own("GET", "/pets", "a")),
    ] {
        let text = format!(r#"{{"api": {{"about": {{"name": "T"}}, "operations": {{{members}}}}}}}"#);
        assert_eq!(read_one(&text), expected);
        let by_serde: Existing = serde_json::from_str(&text).unwrap();
        assert_eq!(Some(by_serde), read(&text).value, "serde reads the same");
    }
}

#[test]
fn the_missing_members_of_all_parts_are_reported_at_once() {
    let text = r#"{"api": {"about": {"name": "T"}, "operations": {
  "GET /a": {"externalDocs": {}},
  "GET /b": {},
  "GET /c/{}": {"name": "c"}},
 "components": {"responses": {"R": {}}, "schemas": {"S": {}}}}}"#;
    assert_eq!(
        findings(text),
        [
            "existing-member-missing 2:30 /api/operations/GET ~1a/externalDocs member=url",
            "existing-member-missing 4:16 /api/operations/GET ~1c~1{} member=path",
            "existing-unreadable 5:36 /api/components/responses/R problem=neither a reference nor a whole object: \
             a member is missing or has another type",
        ]
    );
    assert!(read(text).value.is_none());
    let chinese = oasgate::report::text(&read(text).diagnostics, "f", oasgate::Lang::Zh);
    assert!(!chinese.contains("missing field") && chinese.contains("此处缺少 `path`"), "{chinese}");
    let many: String = (0..5_000).map(|at| format!("\"GET /{at}/{{}}\": {{}},")).collect();
    let many = format!(r#"{{"api": {{"about": {{"name": "T"}}, "operations": {{{many} "GET /z": {{}}}}}}}}"#);
    assert_eq!(findings(&many).len(), 20);
}
