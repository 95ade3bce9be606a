//! The page: what it shows, that no text of a document is more than text, and that it has bounds.

mod calls;

use std::fmt::Write as _;

use oasgate::page::{Page, PageOptions};
use oasgate::report::Excerpts;
use oasgate::{Existing, ImportOptions, Lang, Strategy, import, plan};

/// The page of an import into what importing another document makes.
fn page(before: Option<&str>, after: &str, options: &PageOptions) -> String {
    let import_options = ImportOptions::default();
    let existing = before.map(|before| Existing::from(import(before, &import_options).value.unwrap()));
    let existing = existing.unwrap_or_default();
    let outcome = import(after, &import_options);
    let excerpts = Excerpts::new("pets.yaml", after.as_bytes());
    let mut found = outcome.diagnostics.clone();
    let plan = outcome.value.as_ref().map(|imported| plan(imported, &existing, Strategy::SpecOnly));
    found.extend(plan.iter().flat_map(|plan| plan.diagnostics().to_vec()));
    let page = Page::new("pets.yaml").with_findings(&found).with_excerpts(&excerpts);
    match &plan {
        Some(plan) => page.with_plan(plan, &existing).html(options),
        None => page.html(options),
    }
}

/// What of a page is not the same for every document, with a line for each element.
fn body(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    let body = body.split_once("<script>").unwrap().0;
    body.replace("<details", "\n<details")
        .replace("<div", "\n<div")
        .replace("<li", "\n<li")
        .replace("<dt", "\n<dt")
}

const BEFORE: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: /v1}]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists the pets of the shop
      tags: [shop]
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
      responses: {'200': {description: pets}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, tags: [shop], responses: {'200': {description: a pet}}}
    delete: {operationId: deletePet, responses: {'204': {description: gone}}}
";

const AFTER: &str = "
openapi: 3.0.3
info: {title: Pets, version: '2'}
servers: [{url: /v1}]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists the animals of the shop
      tags: [shop, <b>new</b>]
      parameters:
      - {name: limit, in: query, schema: {type: integer, maximum: 50}}
      - {name: X-Api-Key, in: header, example: hunter2, schema: {type: string}}
      responses: {'200': {description: pets}}
    post: {responses: 7}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, tags: [shop], responses: {'200': {description: a pet}}}
  /{kind}/{id}:
    parameters:
    - {name: kind, in: path, required: true, schema: {type: string}}
    - {name: id, in: path, required: true, schema: {type: string}}
    get: {operationId: getAny, responses: {'200': {description: anything}}}
  /pets/mine/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getMine, responses: {'200': {description: mine}}}
  /pets/{owner}/first:
    parameters: [{name: owner, in: path, required: true, schema: {type: string}}]
    get: {operationId: getFirst, responses: {'200': {description: first}}}
";

#[test]
fn a_small_page_in_both_languages() {
    for lang in Lang::ALL {
        let html = page(Some(BEFORE), AFTER, &PageOptions::default().with_lang(lang));
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("page-{lang}"), body(&html));
        });
    }
}

#[test]
fn credentials_are_masked_unless_asked_for() {
    let masked = page(Some(BEFORE), AFTER, &PageOptions::default());
    assert!(!masked.contains("hunter2") && masked.contains("••••••"));
    let shown = page(Some(BEFORE), AFTER, &PageOptions::default().with_secrets(true));
    assert!(shown.contains("hunter2") && !shown.contains("••••••"));
}

/// Texts that would be more than text if they were not escaped.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><img src=x onerror=alert(3)>",
    "\" onmouseover=\"alert(4)",
    "' onclick='alert(5)",
    "javascript:alert(6)",
    "--><svg onload=alert(7)>",
    "</pre></details></summary>",
    "&lt;b&gt;&amp;",
    "\u{202e}txet\u{200b}",
    "{{ 7 * 7 }}{% raw %}",
];

/// A document in which everything that may be a text is that text.
fn hostile(text: &str, changed: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    let segment = serde_json::to_string(&format!("/{}", text.replace(['{', '}', '?', '#'], ""))).unwrap();
    format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": {quoted}, "version": {quoted}, "description": {changed}}},
        "paths": {{{segment}: {{"get": {{"operationId": {quoted}, "summary": {changed}, "tags": [{quoted}],
            "parameters": [{{"name": {quoted}, "in": "query", "description": {changed}, "schema": {{"enum": [{quoted}, {changed}]}}}}],
            "responses": {{"200": {{"description": {changed}}}}}, "x-{changed_key}": {quoted}}},
            "post": {{"responses": {quoted}, {quoted}: 1}}}}}},
        "components": {{"schemas": {{"A": {{"type": {quoted}, "example": {changed}}}}}}}}}"#,
        changed = serde_json::to_string(changed).unwrap(),
        changed_key = changed.chars().filter(char::is_ascii_alphanumeric).collect::<String>(),
    )
}

#[test]
fn texts_of_strangers_stay_text() {
    let plain = page(Some(&hostile("plain", "one")), &hostile("plain", "two"), &PageOptions::default());
    let elements = |page: &str| {
        let mut tags: Vec<String> = page
            .split('<')
            .skip(1)
            .map(|rest| {
                rest.split([' ', '>', '\n']).next().unwrap_or_default().trim_start_matches('/').to_owned()
            })
            .collect();
        tags.sort();
        tags.dedup();
        tags
    };
    let known = elements(&plain);
    for text in HOSTILE {
        for lang in Lang::ALL {
            let options = PageOptions::default().with_lang(lang);
            let html = page(Some(&hostile(text, "one")), &hostile(text, &format!("two {text}")), &options);
            for tag in elements(&html) {
                let is_known = known.contains(&tag)
                    || matches!(&*tag, "dt" | "dd" | "dl" | "a" | "mark" | "del" | "ins" | "br" | "p");
                assert!(is_known, "{text}: <{tag}");
            }
            assert_eq!(html.matches("<script").count(), 1, "{text}");
            assert!(!html.contains('\u{202e}') && !html.contains('\u{200b}'));
            let attributes =
                html.split('<').filter(|tag| tag.contains("alert(") && !tag.starts_with("script"));
            for tag in attributes {
                let (start, _) = tag.split_once('>').unwrap_or((tag, ""));
                assert!(
                    !start.contains("alert(") || start.contains("data-t=\"") || start.contains("content"),
                    "{tag}"
                );
            }
        }
    }
}

#[test]
fn the_policy_forbids_everything_else() {
    let html = page(None, AFTER, &PageOptions::default());
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    for word in
        [" style=", " onclick", " src=", "http:", "https:", "@import", "url(", "unsafe-inline", "fetch("]
    {
        assert!(!html.contains(word), "{word}");
    }
}

/// A document with so many operations, of which each refers to a long text.
fn many(operations: usize, text: &str) -> String {
    let mut document = "openapi: 3.0.3\ninfo: {title: Many, version: '1'}\npaths:\n".to_owned();
    for at in 0..operations {
        _ = write!(
            document,
            "  /a{}/b{at}:\n    get: {{operationId: o{at}, tags: [t{}], description: '{text} {at}', parameters: [{{name: q, in: query, \
             schema: {{type: integer, maximum: {}}}}}], responses: {{'200': {{description: d}}}}}}\n",
            at % 100,
            at % 7,
            if text.is_empty() { 100 } else { 100 - at % 2 },
        );
    }
    document
}

#[test]
fn a_page_is_bounded_and_says_what_it_leaves_out() {
    let (before, after) = (many(12_000, ""), many(12_000, "a long text"));
    for (rows, bytes) in [(10_000, 4_000_000), (100, 4_000_000), (10_000, 300_000), (10_000, 0)] {
        let options = PageOptions::default().with_rows(rows).with_bytes(bytes);
        let html = page(Some(&before), &after, &options);
        assert!(html.len() <= bytes.max(40_000), "{rows} {bytes}: {}", html.len());
        let listed = html.matches("<details class=\"row\"").count();
        assert!(listed <= rows && (bytes < 4_000_000 || listed == rows), "{listed}");
        let rest = 12_000 - listed;
        assert!(html.contains(&format!("{rest} more changes are left out of the page")), "{listed}");
        assert!(bytes == 0 || html.contains(" more routes are left out"), "{bytes}");
        // The worst are listed first.
        let breaking = html.matches("data-v=\"breaking\"").count();
        assert_eq!(breaking, listed.min(6_000), "{rows} {bytes}");
    }
    let zh = page(Some(&before), &after, &PageOptions::default().with_lang(Lang::Zh).with_rows(100));
    assert!(zh.contains("因篇幅所限，另有 11900 项变更未列出"));
}

#[test]
fn what_cannot_be_imported_has_a_page_of_its_findings() {
    for (lang, text) in [(Lang::En, "Nothing can be imported"), (Lang::Zh, "无法导入")] {
        let html = page(None, "openapi: 3.0.3\npaths: [", &PageOptions::default().with_lang(lang));
        assert!(
            html.contains(text) && html.contains("class=\"finding\"") && html.contains("pets.yaml:"),
            "{html}"
        );
        assert!(!html.contains("id=\"changes\"") && !html.contains("id=\"routes\""), "{html}");
    }
}

#[test]
fn a_plan_without_changes_says_so() {
    let html = page(Some(BEFORE), BEFORE, &PageOptions::default());
    assert!(html.contains("Nothing changes.") && !html.contains("class=\"row\""), "{html}");
}

#[test]
fn a_document_of_many_tags_and_long_names_has_a_page() {
    let tags: Vec<String> = (0..5_000).map(|at| format!("<{at}>{}", "\"".repeat(200))).collect();
    let long = "&".repeat(100_000);
    let operation = |summary: &str| {
        serde_json::json!({
            "operationId": long, "tags": tags, "summary": summary, "responses": { "200": { "description": long } }
        })
    };
    let document = |summary: &str| {
        let paths: serde_json::Map<_, _> = (0..20)
            .map(|at| {
                (format!("/{}{at}", "a/".repeat(3_000)), serde_json::json!({ "get": operation(summary) }))
            })
            .collect();
        serde_json::json!({ "openapi": "3.0.3", "info": { "title": long, "version": long }, "paths": paths })
            .to_string()
    };
    let html = page(Some(&document("one")), &document("two"), &PageOptions::default());
    assert!(html.len() < 1_000_000 && html.matches("class=\"row\"").count() > 10, "{}", html.len());
}

#[cfg(feature = "cli")]
#[test]
fn the_command_writes_the_page_and_masks_credentials_in_every_format() {
    let folder = std::env::temp_dir().join(format!("oasgate-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("before.yaml"), AFTER).unwrap();
    let after = AFTER.replace("hunter2", "hunter3");
    let run = |args: &[&str]| {
        let all = [&["plan", "-", "--existing", "before.yaml", "--strategy", "spec-first"], args].concat();
        String::from_utf8(crate::command::run(&folder, &all, &after).stdout).unwrap()
    };
    for format in ["html", "text", "json", "markdown"] {
        let format = ["--format", format, "--show", "all"];
        assert!(!run(&format).contains("hunter"), "{format:?}");
        assert!(run(&[&format[..], &["--show-secrets"]].concat()).contains("hunter3"), "{format:?}");
    }
    let html = run(&["--format", "html", "--lang", "zh"]);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), "{html}");
    std::fs::remove_dir_all(&folder).unwrap();
}
