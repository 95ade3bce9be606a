//! Findings as a SARIF 2.1.0 log, which code-scanning services read.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::listed::Listed;
use super::text::{AFFECTS, BY_WAY_OF, put};
use crate::diagnostic::{Diagnostic, Lang, Location, Rule, SEE_ALSO, Severity};
use crate::text::{percent, shown};

/// Findings as a SARIF 2.1.0 log of one run. Silenced findings are left out.
///
/// `file` is the document's path, best from the root of the repository, or its URI. The run lists the rules that have
/// findings. A result has the place as line and column (in characters) and as bytes, the JSON Pointer as its logical
/// location, and the [fingerprint](Diagnostic::fingerprint) under `oasgate/v1`; one without a place points at the
/// document as a whole. The property bag of a result (section 3.8) has the `subject`, and for a component's fault
/// `affected`, as [`json`](super::json) has it: the operations have no places of their own, and code-scanning services
/// refuse locations without a file. The message names some of them. Rules that [`overrule`](crate::diagnostic::overrule) changed are listed as configuration overrides.
/// Of more than 5,000 findings, which is what code scanning shows of one run, the first are results, errors before warnings; a
/// notification of the invocation (section 3.20) counts the others.
///
/// Specification: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
pub fn sarif(diagnostics: &[Diagnostic], file: &str, lang: Lang) -> Value {
    let mut rules: IndexMap<&str, &'static Rule> = IndexMap::new();
    let mut overrides: IndexMap<&str, Value> = IndexMap::new();
    for found in diagnostics {
        if found.is_overruled() {
            overrides.entry(found.code()).or_insert_with(|| configuration_override(found));
        }
        if !found.is_silenced() {
            rules.insert(found.code(), found.rule());
        }
    }
    let listed = Listed::of(diagnostics);
    let findings = listed.findings.iter();
    let results: Vec<Value> =
        findings.map(|found| result(found, rules.get_index_of(found.code()), file, lang)).collect();
    let mut invocation = json!({
        "executionSuccessful": true,
        "ruleConfigurationOverrides": overrides.into_values().collect::<Vec<_>>(),
    });
    if let Some(more) = listed.more(lang) {
        let notification = json!({ "level": "warning", "message": { "text": message(&more) } });
        put(&mut invocation, "toolExecutionNotifications", json!([notification]));
    }
    let language = match lang {
        Lang::En => "en-US",
        Lang::Zh => "zh-CN",
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_values().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
            } },
            "invocations": [invocation],
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn descriptor(rule: &Rule, lang: Lang) -> Value {
    let mut descriptor = json!({
        "id": rule.code,
        "shortDescription": { "text": message(rule.message.get(lang)) },
        "help": { "text": message(rule.help.get(lang)) },
        "defaultConfiguration": { "level": level(rule.severity) },
    });
    if let Some(group) = rule.group {
        put(&mut descriptor, "properties", json!({ "tags": [group] }));
    }
    descriptor
}

fn configuration_override(found: &Diagnostic) -> Value {
    let configuration = if found.is_silenced() {
        json!({ "enabled": false })
    } else {
        json!({ "level": level(found.severity()) })
    };
    json!({ "descriptor": { "id": found.code() }, "configuration": configuration })
}

fn result(found: &Diagnostic, rule_index: Option<usize>, file: &str, lang: Lang) -> Value {
    let physical = match found.location() {
        Some(at) => physical_location(at, file),
        None => json!({ "artifactLocation": { "uri": uri(file) } }),
    };
    let mut location = json!({ "physicalLocation": physical });
    if let Some(at) = found.location().filter(|at| !at.pointer.is_empty()) {
        put(&mut location, "logicalLocations", json!([{ "fullyQualifiedName": *at.pointer }]));
    }
    let mut result = json!({
        "ruleId": found.code(),
        "ruleIndex": rule_index,
        "level": level(found.severity()),
        "message": { "text": message(&lines(found, lang).join("\n")) },
        "locations": [location],
        "partialFingerprints": { "oasgate/v1": found.fingerprint() },
    });
    if !found.related().is_empty() {
        let related = found.related().iter().enumerate();
        let related = related.map(|(id, at)| related_location(id, at, file, lang));
        put(&mut result, "relatedLocations", related.collect());
    }
    let mut properties = json!({});
    if let Some(subject) = found.subject_text() {
        put(&mut properties, "subject", json!(subject));
    }
    if let Some(affected) = found.affected() {
        put(&mut properties, "affected", affected.to_json());
    }
    if properties != json!({}) {
        put(&mut result, "properties", properties);
    }
    result
}

/// What happened, what it reaches, and what to do.
fn lines(found: &Diagnostic, lang: Lang) -> Vec<String> {
    let mut lines = vec![found.message(lang)];
    if let Some(affected) = found.affected() {
        lines.push(format!("{}: {}", AFFECTS.get(lang), affected.operations_text(lang)));
        lines.push(format!("{}: {}", BY_WAY_OF.get(lang), affected.chain_text()));
    }
    lines.push(found.help(lang));
    lines.iter().map(|line| shown(line)).collect()
}

fn related_location(id: usize, at: &Location, file: &str, lang: Lang) -> Value {
    json!({
        "id": id,
        "physicalLocation": physical_location(at, file),
        "message": { "text": SEE_ALSO.get(lang) },
    })
}

fn physical_location(at: &Location, file: &str) -> Value {
    json!({
        "artifactLocation": { "uri": uri(at.file(file)) },
        "region": {
            "startLine": at.line,
            "startColumn": at.column,
            "byteOffset": at.span.start,
            "byteLength": at.span.end.saturating_sub(at.span.start),
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A message string: braces would be placeholders (section 3.11.5), and a text in brackets before one in parentheses a link
/// (section 3.11.6).
fn message(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") { text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]") } else { text }
}

/// A file's path or URI as a URI reference (RFC 3986).
fn uri(name: &str) -> String {
    let name = name.strip_prefix("./").unwrap_or(name);
    let is_drive = matches!(name.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\' | b'/', ..]);
    if is_drive {
        return ["file:///", &encoded(&name.replace('\\', "/"), "")].concat();
    }
    if name.starts_with('/') {
        return ["file://", &encoded(name, "")].concat();
    }
    if name.contains("://") {
        // It is a URI already; what it must not contain is encoded anyway.
        return encoded(name, "%?#[]");
    }
    // A colon in the first segment of a path would end a scheme.
    let first = name.split('/').next().unwrap_or_default();
    let prefix = if first.contains(':') { "./" } else { "" };
    [prefix, &encoded(name, "")].concat()
}

fn encoded(text: &str, also: &str) -> String {
    percent::encode(text, |byte| percent::is_of_path(byte) || also.contains(char::from(byte))).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Affected, Level, overrule};
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};
    use crate::subject::Subject;

    fn at(document: Option<&str>, line: u32) -> Location {
        let document = document.map(Into::into);
        Location { document, span: 10..12, line, column: 5, pointer: "/info".into() }
    }

    fn run(diagnostics: &[Diagnostic], file: &str) -> Value {
        let log = sarif(diagnostics, file, Lang::En);
        assert_eq!(log.pointer("/version"), Some(&json!("2.1.0")));
        log.pointer("/runs/0").unwrap().clone()
    }

    #[test]
    fn a_text_of_the_document_is_not_a_link() {
        let found = [
            Diagnostic::new(KEY_DUPLICATE).arg("key", "[here](https://example.com)\u{202e}"),
            Diagnostic::new(KEY_DUPLICATE).arg("key", "a[0]"),
        ];
        let run = run(&found, "pets.yaml");
        for (at, start) in
            [r"the key `\[here\](https://example.com)\\u{{202e}}` occurs", "the key `a[0]` occurs"]
                .iter()
                .enumerate()
        {
            let message =
                run.pointer(&format!("/results/{at}/message/text")).and_then(Value::as_str).unwrap();
            assert!(message.starts_with(start), "{message}");
        }
    }

    #[test]
    fn places_are_in_their_documents() {
        let found = Diagnostic::new(KEY_DUPLICATE).at(at(Some("共 享/common.yaml"), 3)).arg("key", "{id}");
        let found = found.with_related(at(None, 2)).about(Subject::Api);
        let run = run(&[found, Diagnostic::new(YAML_TAG)], "./pets.yaml");
        let place = |uri: &str, line: u32| {
            json!({
                "artifactLocation": { "uri": uri },
                "region": { "startLine": line, "startColumn": 5, "byteOffset": 10, "byteLength": 2 },
            })
        };
        let result = run.pointer("/results/0").unwrap();
        let common = place("%E5%85%B1%20%E4%BA%AB/common.yaml", 3);
        assert_eq!(result.pointer("/locations/0/physicalLocation"), Some(&common));
        assert_eq!(
            result.pointer("/relatedLocations"),
            Some(&json!([{
                "id": 0, "physicalLocation": place("pets.yaml", 2), "message": { "text": "see also" }
            }]))
        );
        assert_eq!(result.pointer("/properties/subject"), Some(&json!("api")));
        let message = result.pointer("/message/text").and_then(Value::as_str).unwrap();
        assert!(message.starts_with("the key `{{id}}` occurs twice"), "{message}");
        let whole = json!([{ "physicalLocation": { "artifactLocation": { "uri": "pets.yaml" } } }]);
        assert_eq!(run.pointer("/results/1/locations"), Some(&whole));
        assert_eq!(run.pointer("/results/1/ruleIndex"), Some(&json!(1)));
        assert_eq!(run.pointer("/tool/driver/rules/1/id"), Some(&json!("yaml-tag-ignored")));
    }

    #[test]
    fn operations_that_a_fault_reaches() {
        let parts = |parts: &[&str]| parts.iter().map(|part| part.parse().unwrap()).collect();
        let affected = Affected {
            count: 2,
            operations: parts(&["GET /pets/{}", "POST /pets"]),
            chain: parts(&["GET /pets/{}", "schema Pet", "schema Tag"]),
        };
        let found = Diagnostic::new(YAML_TAG).about(Subject::Api).arg("tag", "!t").affecting(affected);
        let run = run(&[found, Diagnostic::new(YAML_TAG)], "a");
        let message = run.pointer("/results/0/message/text").and_then(Value::as_str).unwrap();
        let lines: Vec<&str> = message.lines().collect();
        assert_eq!(
            lines,
            [
                "the tag `!t` is ignored",
                "affects: GET /pets/{{}}, POST /pets",
                "by way of: GET /pets/{{}} → schema Pet → schema Tag",
                "Remove the tag: OpenAPI documents are plain data.",
            ]
        );
        assert_eq!(
            run.pointer("/results/0/properties"),
            Some(&json!({
                "subject": "api",
                "affected": {
                    "operations": ["GET /pets/{}", "POST /pets"],
                    "count": 2,
                    "chain": ["GET /pets/{}", "schema Pet", "schema Tag"],
                },
            }))
        );
        assert_eq!(run.pointer("/results/1/properties"), None);
    }

    #[test]
    fn overrides_are_those_of_the_run() {
        let mut found = [JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG, YAML_TAG].map(Diagnostic::new);
        let levels = [
            ("json-syntax", Level::Warning),
            ("key-duplicate", Level::Error),
            ("yaml-tag-ignored", Level::Off),
        ];
        overrule(&mut found, &levels.map(|(code, level)| (code.to_owned(), level)).into());
        let run = run(&found, "a");
        let levels = |pointer: &str| run.pointer(pointer).cloned().unwrap();
        assert_eq!(levels("/results").as_array().map(Vec::len), Some(2));
        assert_eq!(levels("/results/0/level"), "warning");
        assert_eq!(levels("/results/1/level"), "error");
        assert_eq!(levels("/tool/driver/rules/0/defaultConfiguration/level"), "error");
        assert_eq!(
            levels("/invocations/0/ruleConfigurationOverrides"),
            json!([
                { "descriptor": { "id": "json-syntax" }, "configuration": { "level": "warning" } },
                { "descriptor": { "id": "key-duplicate" }, "configuration": { "level": "error" } },
                { "descriptor": { "id": "yaml-tag-ignored" }, "configuration": { "enabled": false } },
            ])
        );
    }

    #[test]
    fn names_of_files_become_uris() {
        for (name, expected) in [
            ("api/pets.yaml", "api/pets.yaml"),
            ("./api/pets.yaml", "api/pets.yaml"),
            ("/srv/a b#1?.yaml", "file:///srv/a%20b%231%3F.yaml"),
            (r"C:\api\pets.yaml", "file:///C:/api/pets.yaml"),
            ("a:b/c.yaml", "./a:b/c.yaml"),
            ("100%.yaml", "100%25.yaml"),
            ("https://example.com/a%20b.yaml?x=1#y z", "https://example.com/a%20b.yaml?x=1#y%20z"),
        ] {
            assert_eq!(uri(name), expected, "{name}");
        }
    }
}
