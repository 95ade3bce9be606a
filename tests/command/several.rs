//! Several documents and folders, planned in one run.

use std::process::Output;

use serde_json::{Value, json};

use super::{Folder, LIST_PETS, both, object, stdout};

const MINIMAL: &str = r#"{"openapi": "3.0.3", "info": {"title": "Minimal", "version": "1"}, "paths": {}}"#;
const BROKEN: &str =
    "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {/a: {get: {}}, /b: {get: {}}}\n";

/// Three documents, one of them with a fault, and files that are none.
fn repository(name: &str) -> Folder {
    Folder::new(
        name,
        &[
            ("specs/b.json", LIST_PETS),
            ("specs/a/shop.YML", BROKEN),
            ("specs/pod.yaml", "kind: Pod\nspec: {openapi: 3.0.3}\n"),
            ("specs/package.json", r#"{"name": "openapi", "dependencies": {}}"#),
            ("specs/readme.md", "openapi: 3.0.3"),
            ("specs/.hidden/c.json", MINIMAL),
            ("specs/node_modules/c.json", MINIMAL),
            ("specs/target/c.json", MINIMAL),
            ("more/swagger.yaml", "\"swagger\" : '2.0'\ninfo: {title: Old, version: '1'}\npaths: {}\n"),
        ],
    )
}

fn files(output: &Output) -> Vec<String> {
    let documents = object(output)["documents"].as_array().expect("a list").clone();
    documents.iter().map(|one| one["file"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn each_document_is_printed_under_its_name() {
    let folder = repository("text");
    for lang in ["en", "zh"] {
        let output = folder.oasgate(&["plan", "specs/", "more/swagger.yaml", "--lang", lang]);
        assert_eq!(output.status.code(), Some(1), "a part was left out");
        insta::assert_snapshot!(format!("several-text-{lang}"), both(&output));
    }
    let page = folder.oasgate(&["plan", "specs", "more", "--format", "markdown"]);
    insta::assert_snapshot!("several-markdown", stdout(&page));
    let suites = folder.oasgate(&["plan", "specs", "more", "--format", "junit"]);
    insta::assert_snapshot!("several-junit", stdout(&suites));
    let lines = folder.oasgate(&["plan", "specs", "more", "--format", "github"]);
    insta::assert_snapshot!("several-github", stdout(&lines));
}

#[test]
fn folders_are_walked_for_documents() {
    let folder = repository("walk");
    let plan = |args: &[&str]| folder.oasgate(&[&["plan", "--format", "json"], args].concat());
    for (args, expected) in [
        (&["specs"][..], &["specs/a/shop.YML", "specs/b.json"][..]),
        (&["specs/b.json", "specs/", "more"], &["specs/b.json", "specs/a/shop.YML", "more/swagger.yaml"]),
        // What is named is read, wherever it is.
        (&["specs/.hidden", "specs/target"], &["specs/.hidden/c.json", "specs/target/c.json"]),
        (&["more"], &["more/swagger.yaml"]),
    ] {
        assert_eq!(files(&plan(args)), expected, "{args:?}");
    }
    let named = plan(&["specs/pod.yaml", "specs/b.json"]);
    assert_eq!((named.status.code(), files(&named).len()), (Some(2), 2), "a file that is named is read");
    let said = String::from_utf8(plan(&["specs"]).stderr).expect("it prints text");
    assert_eq!(said, "oasgate: 2 files are not OpenAPI or Swagger documents; they are passed over\n");
    for args in [&["specs/a", "--limit", "bytes=20"][..], &["specs/a/shop.YML", "none.yaml"]] {
        let output = plan(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: what cannot be read is not passed over");
    }
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = repository("links");
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path().join(target), folder.path().join(name)).expect("a link");
    };
    link("specs", "specs/a/loop");
    link("more/swagger.yaml", "specs/z.yaml");
    link("nowhere", "specs/y.yaml");
    let output = folder.oasgate(&["plan", "specs", "--format", "json"]);
    assert_eq!(files(&output), ["specs/a/shop.YML", "specs/b.json", "specs/z.yaml"]);
}

#[test]
fn programs_get_one_object_one_log_or_one_list() {
    let folder = repository("programs");
    let plan = |format: &str| folder.oasgate(&["plan", "specs", "more", "--format", format]);
    let all = object(&plan("json"));
    let alone = object(&folder.oasgate(&["plan", "specs/b.json", "--format", "json"]));
    let mut second = all["documents"][1].clone();
    second.as_object_mut().expect("an object").remove("file");
    assert_eq!(second, alone, "each document has what it has alone");
    let sum = |name: &str| -> u64 {
        let documents = all["documents"].as_array().expect("a list");
        documents.iter().map(|one| one["summary"][name].as_u64().expect("a number")).sum()
    };
    for name in ["imported", "leftOut", "errors", "warnings", "infos"] {
        assert_eq!(all["summary"][name], sum(name), "{name}");
    }
    assert_eq!((&all["summary"]["documents"], &all["summary"]["refused"]), (&json!(3), &json!(0)));

    let log = object(&plan("sarif"));
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    let mut uris: Vec<Value> = log["runs"][0]["results"].as_array().expect("results").clone();
    uris = uris
        .iter()
        .map(|one| one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone())
        .collect();
    assert!(
        uris.contains(&json!("specs/a/shop.YML")) && uris.contains(&json!("more/swagger.yaml")),
        "{uris:?}"
    );

    // The same fault in two documents is two entries.
    std::fs::write(folder.path().join("specs/copy.yaml"), BROKEN).expect("it takes files");
    let list = object(&plan("gitlab"));
    let member = |name: &str| -> Vec<Value> {
        list.as_array().expect("a list").iter().map(|entry| entry[name].clone()).collect()
    };
    let fingerprints: std::collections::BTreeSet<String> =
        member("fingerprint").iter().map(Value::to_string).collect();
    assert_eq!((fingerprints.len(), list.as_array().map(Vec::len)), (4, Some(4)), "{list}");
    assert_eq!(list[3]["location"]["path"], "specs/copy.yaml");
}

#[test]
fn a_document_that_cannot_be_imported_stops_no_other() {
    let folder =
        Folder::new("refused", &[("a.json", "{\"openapi\": "), ("b.json", LIST_PETS), ("c.json", MINIMAL)]);
    let output = folder.oasgate(&["plan", "a.json", "missing.json", "b.json", "c.json"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("several-refused", both(&output));
}

#[test]
fn a_result_of_some_documents_is_written() {
    let folder = Folder::new("written", &[("a.json", "{\"openapi\": "), ("b.json", LIST_PETS)]);
    let output = folder.oasgate(&["plan", ".", "--format", "json", "-o", "out.txt"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{}", both(&output));
    let text = std::fs::read_to_string(folder.path().join("out.txt")).expect("it is written");
    let summary = serde_json::from_str::<Value>(&text).expect("it is JSON")["summary"].clone();
    assert_eq!((&summary["documents"], &summary["refused"]), (&json!(2), &json!(1)));
    // A document in the folder is not overwritten.
    let output = folder.oasgate(&["plan", ".", "-o", "b.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(folder.path().join("b.json")).expect("it is there"), LIST_PETS);
}

#[test]
fn what_is_for_one_document_is_refused_with_several() {
    let folder = repository("one");
    std::fs::create_dir(folder.path().join("empty")).expect("it takes folders");
    for (args, message) in [
        (
            &["specs", "--existing", "specs/b.json"][..],
            "--existing is for one document; run `oasgate plan` once",
        ),
        (&["specs", "more", "--name", "Shop"], "--name is for one document"),
        (&["specs", "--baseline", "x.json", "--write-baseline"], "--baseline is for one document"),
        (&["specs", "--format", "html"], "--format html is for one document"),
        (&["empty"], "nothing in empty is an OpenAPI or Swagger document"),
        (&[], "required"),
    ] {
        let output = folder.oasgate(&[&["plan"], args].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(message), "{args:?}: {}", both(&output));
    }
    folder.write("oasgate.toml", "baseline = \"x.json\"");
    let output = both(&folder.oasgate(&["plan", "specs"]));
    assert!(output.contains("--baseline (`baseline` in oasgate.toml) is for one document"), "{output}");
}

#[test]
fn warnings_are_counted_over_all_documents() {
    let odd = LIST_PETS.replace(r#""operationId""#, r#""colour": 1, "operationId""#);
    let folder = Folder::new("warnings", &[("a.json", &odd), ("b.json", &odd)]);
    for (most, status) in [("2", 0), ("1", 1)] {
        let output = folder.oasgate(&["plan", ".", "--max-warnings", most]);
        assert_eq!(output.status.code(), Some(status), "{}", both(&output));
    }
    assert_eq!(folder.oasgate(&["plan", ".", "--exit-code"]).status.code(), Some(3));
}

#[test]
fn a_page_of_many_documents_is_bounded() {
    let paths: String = (0..200).map(|at| format!("  /p{at}: {{get: {{tags: [a]}}}}\n")).collect();
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}");
    let names: Vec<String> = (0..90).map(|at| format!("{at}.yaml")).collect();
    let documents: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    let folder = Folder::new("page", &documents);
    let page = stdout(&folder.oasgate(&["plan", ".", "--format", "markdown"]));
    assert!(page.chars().count() <= 65_000, "{}", page.chars().count());
    assert!(page.contains("more documents do not fit here."), "{page}");
    assert!(page.trim_end().lines().last().is_some_and(|line| line.starts_with("90 documents: ")), "{page}");
}
