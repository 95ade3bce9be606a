//! Findings as a report of code quality, which GitLab shows beside a merge request.

use serde_json::{Value, json};

use super::listed::Listed;
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::tables::HashMap;
use crate::text::shown;

/// Findings as a GitLab code quality report: a list of `{description, check_name, fingerprint, severity, location: {path, lines:
/// {begin}}}`. Silenced findings are left out.
///
/// `file` is the document's path from the root of the repository. Errors are `major`, warnings `minor`, infos `info`. A finding
/// without a place is at the first line. Of more than 5,000 findings the first are listed, errors before warnings, and the last
/// entry counts the others. Findings that have one [fingerprint](Diagnostic::fingerprint) are numbered, as GitLab shows only the
/// first of them.
///
/// Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
pub fn gitlab<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, file: &str, lang: Lang) -> Value {
    let listed = Listed::of(diagnostics);
    let mut seen: HashMap<String, usize> = HashMap::default();
    let entries = listed.findings.iter().map(|found| {
        let fingerprint = found.fingerprint();
        let count = seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        let fingerprint = if *count > 1 { format!("{fingerprint}-{count}") } else { fingerprint };
        let path = found.location().map_or(file, |at| at.file(file));
        let mut description = shown(&found.message(lang));
        if let Some(subject) = found.subject_text() {
            description = [&shown(&subject), ": ", &description].concat();
        }
        entry(
            &description,
            found.code(),
            &fingerprint,
            severity(found.severity()),
            path,
            found.location().map_or(1, |at| at.line),
        )
    });
    let mut entries: Vec<Value> = entries.collect();
    if let Some(more) = listed.more(lang) {
        entries.push(entry(&more, "findings-suppressed", "more", "info", file, 1));
    }
    Value::Array(entries)
}

fn entry(description: &str, code: &str, fingerprint: &str, severity: &str, path: &str, line: u32) -> Value {
    json!({
        "description": description,
        "check_name": code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": { "path": path.strip_prefix("./").unwrap_or(path), "lines": { "begin": line } },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE};
    use crate::subject::Subject;

    #[test]
    fn entries_have_the_members_that_are_required() {
        let at = Location { document: None, span: 10..12, line: 3, column: 5, pointer: "/paths".into() };
        let twice = Diagnostic::new(KEY_DUPLICATE).arg("key", "a\u{1b}").about(Subject::Api);
        let found = [Diagnostic::new(JSON_SYNTAX).at(at).arg("problem", "x"), twice.clone(), twice];
        let report = gitlab(&found, "./api/pets.json", Lang::En);
        let print = found[1].fingerprint();
        let double = |fingerprint: String| {
            json!({
                "description": "api: the key `a\\u{1b}` occurs twice in one object; the last one counts",
                "check_name": "key-duplicate",
                "fingerprint": fingerprint,
                "severity": "minor",
                "location": { "path": "api/pets.json", "lines": { "begin": 1 } },
            })
        };
        let first = json!({
            "description": "the text is not valid JSON from here on: x",
            "check_name": "json-syntax",
            "fingerprint": found[0].fingerprint(),
            "severity": "major",
            "location": { "path": "api/pets.json", "lines": { "begin": 3 } },
        });
        assert_eq!(report, json!([first, double(print.clone()), double(format!("{print}-2"))]));
    }

    #[test]
    fn too_many_are_counted() {
        let found: Vec<_> = (0..5_010).map(|_| Diagnostic::new(KEY_DUPLICATE)).collect();
        let report = gitlab(&found, "a", Lang::En);
        let entries = report.as_array().unwrap();
        assert_eq!(entries.len(), 5_001);
        let last = entries[5_000]["description"].as_str().unwrap();
        assert!(last.starts_with("... and 10 more findings"), "{last}");
        let mut prints: Vec<_> = entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), 5_001);
    }
}
