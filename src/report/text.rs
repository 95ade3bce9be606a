//! Renderers: functions of the diagnostics, for people (text) and for programs (JSON).

use std::fmt::Write as _;

use serde_json::Value;

use super::listed::Listed;
use crate::diagnostic::{Diagnostic, Lang, Location, SEE_ALSO, Severity, Text};
use crate::text::shown;

/// Findings as plain text: a line of severity, code and message, then the place, then the help. Silenced findings are
/// left out. Of more than 5,000 findings, the first are listed, errors before warnings, and the last line counts the others;
/// of a text, 4,096 characters are shown.
///
/// `file` is the name of the document for the reader.
pub fn text(diagnostics: &[Diagnostic], file: &str, lang: Lang) -> String {
    let mut out = String::new();
    let listed = Listed::of(diagnostics);
    for found in &listed.findings {
        one_text(&mut out, found, file, lang);
    }
    if let Some(more) = listed.more(lang) {
        out.extend([&more, "\n"]);
    }
    out
}

fn one_text(out: &mut String, found: &Diagnostic, file: &str, lang: Lang) {
    // Writing to a String cannot fail.
    let message = shown(&found.message(lang));
    _ = writeln!(out, "{}[{}]: {message}", found.severity().text(lang), found.code());
    if let Some(location) = found.location() {
        _ = write!(out, "  --> {}", shown(&place(location, file)));
        if !location.pointer.is_empty() {
            _ = write!(out, "  #{}", shown(&location.pointer));
        }
        out.push('\n');
    }
    if let Some(subject) = found.subject_text() {
        _ = writeln!(out, "  {}: {}", ABOUT.get(lang), shown(&subject));
    }
    for location in found.related() {
        _ = writeln!(out, "  {}: {}", SEE_ALSO.get(lang), shown(&place(location, file)));
    }
    if let Some(affected) = found.affected() {
        _ = writeln!(out, "  {}: {}", AFFECTS.get(lang), shown(&affected.operations_text(lang)));
        _ = writeln!(out, "  {}: {}", BY_WAY_OF.get(lang), shown(&affected.chain_text()));
    }
    if found.is_overruled() {
        _ = writeln!(out, "  {}: {}", BY_DEFAULT.get(lang), found.rule().severity.text(lang));
    }
    _ = writeln!(out, "  {}: {}", HELP.get(lang), shown(&found.help(lang)));
}

pub(crate) fn place(location: &Location, file: &str) -> String {
    format!("{}:{}:{}", location.file(file), location.line, location.column)
}

pub(crate) const ABOUT: Text = Text { en: "about", zh: "对象" };
pub(crate) const AFFECTS: Text = Text { en: "affects", zh: "影响" };
pub(crate) const BY_WAY_OF: Text = Text { en: "by way of", zh: "引用链" };
pub(crate) const BY_DEFAULT: Text = Text { en: "by default", zh: "默认级别" };
pub(crate) const HELP: Text = Text { en: "help", zh: "建议" };

impl Severity {
    /// The word that readers of a language know it by.
    pub fn text(self, lang: Lang) -> &'static str {
        let word = match self {
            Self::Error => Text { en: "error", zh: "错误" },
            Self::Warning => Text { en: "warning", zh: "警告" },
            Self::Info => Text { en: "info", zh: "提示" },
        };
        word.get(lang)
    }
}

/// Findings as a JSON array of `{code, severity, subject, document, pointer, line, column, message, help,
/// fingerprint, related}`. Silenced findings are left out.
///
/// A `subject` of more than 4,096 characters is cut there, and ends with `…`.
///
/// `subject`, `document`, `pointer`, `line` and `column` are null where there is none; `document` is null for places
/// in the document itself. `related` lists `{document, pointer, line, column, message}`. A finding whose severity was
/// [overruled](crate::diagnostic::overrule) also has `defaultSeverity`, the rule's own; one with [`Diagnostic::affected`] has
/// `affected`, `{operations, count, chain}`; one of a rule in a [group](crate::diagnostic::Group) has `group`. A [`Diagnostic`]
/// serialises as the same object, in English.
pub fn json(diagnostics: &[Diagnostic], lang: Lang) -> Value {
    diagnostics.iter().filter(|found| !found.is_silenced()).map(|found| found.to_json(lang)).collect()
}

/// Adds a member to an object.
pub(super) fn put(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(members) = object {
        members.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnostic::{Level, overrule, sort};
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};
    use crate::subject::Subject;

    fn at(document: Option<&str>, line: u32) -> Location {
        let document = document.map(Into::into);
        Location { document, span: line * 10..line * 10 + 2, line, column: 5, pointer: "/info".into() }
    }

    fn elsewhere() -> Diagnostic {
        let found = Diagnostic::new(KEY_DUPLICATE).at(at(Some("common.yaml"), 3)).arg("key", "a");
        found.with_related(at(Some("common.yaml"), 2)).with_related(at(None, 1))
    }

    #[test]
    fn places_in_external_documents_have_their_names() {
        let page = text(&[elsewhere()], "pets.yaml", Lang::Zh);
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(
            lines,
            [
                "警告[key-duplicate]: 键 `a` 在同一对象中重复，以最后一个为准",
                "  --> common.yaml:3:5  #/info",
                "  另见: common.yaml:2:5",
                "  另见: pets.yaml:1:5",
                "  建议: 请删除其中一个。",
            ]
        );
        let one = json(&[elsewhere()], Lang::En);
        let one = one.get(0).unwrap();
        assert_eq!(one.get("document"), Some(&json!("common.yaml")));
        assert_eq!(
            one.get("related"),
            Some(&json!([
                { "document": "common.yaml", "pointer": "/info", "line": 2, "column": 5, "message": "see also" },
                { "document": null, "pointer": "/info", "line": 1, "column": 5, "message": "see also" },
            ]))
        );
    }

    #[test]
    fn a_long_subject_is_cut_in_every_report() {
        let long = format!("GET /{}", "é".repeat(9_000)).parse::<Subject>().unwrap();
        let found = [elsewhere().about(long)];
        let reports = [
            text(&found, "pets.yaml", Lang::En),
            json(&found, Lang::En).to_string(),
            crate::report::github(&found, "pets.yaml", Lang::En),
            crate::report::sarif(&found, "pets.yaml", Lang::En).to_string(),
        ];
        for report in reports {
            assert!(report.contains("éé…") && report.len() < 12_000, "{} bytes", report.len());
        }
    }

    #[test]
    fn the_name_of_a_file_is_on_one_line() {
        let found =
            [Diagnostic::new(KEY_DUPLICATE).at(at(None, 3)).with_related(at(Some("a\n::error::b"), 1))];
        let page = text(&found, "x\n::error::y", Lang::En);
        assert!(page.lines().all(|line| !line.starts_with("::")), "{page}");
        assert!(page.contains(r"--> x\n::error::y:3:5"), "{page}");
    }

    #[test]
    fn external_documents_come_after_the_document_and_before_what_has_no_place() {
        let mut found = [
            Diagnostic::new(KEY_DUPLICATE),
            Diagnostic::new(KEY_DUPLICATE).at(at(Some("b.yaml"), 1)),
            Diagnostic::new(KEY_DUPLICATE).at(at(Some("a.yaml"), 2)),
            Diagnostic::new(KEY_DUPLICATE).at(at(None, 3)),
            Diagnostic::new(JSON_SYNTAX).at(at(None, 3)),
        ];
        sort(&mut found);
        let order = found.each_ref().map(|found| (found.code(), found.location().map(|at| at.file("main"))));
        assert_eq!(
            order,
            [
                ("json-syntax", Some("main")),
                ("key-duplicate", Some("main")),
                ("key-duplicate", Some("a.yaml")),
                ("key-duplicate", Some("b.yaml")),
                ("key-duplicate", None),
            ]
        );
        let [.., here, a, b, _] = found.each_ref().map(Diagnostic::fingerprint);
        assert!(here != a && a != b, "the same pointer of two documents is two places");
    }

    #[test]
    fn overruled_findings_say_what_they_are_by_default() {
        let mut found = [
            Diagnostic::new(JSON_SYNTAX).about(Subject::Api).arg("problem", "x"),
            Diagnostic::new(KEY_DUPLICATE).arg("key", "a"),
            Diagnostic::new(YAML_TAG).arg("tag", "!a"),
        ];
        let severities = [
            ("json-syntax".to_owned(), Level::Off),
            ("key-duplicate".to_owned(), Level::Error),
            ("yaml-tag-ignored".to_owned(), Level::Off),
        ];
        overrule(&mut found, &severities.into());
        let page = text(&found, "f", Lang::En);
        let heads: Vec<&str> =
            page.lines().filter(|line| line.contains('[') || line.contains("by default")).collect();
        assert_eq!(
            heads,
            [
                "info[json-syntax]: the text is not valid JSON from here on: x",
                "  by default: error",
                "error[key-duplicate]: the key `a` occurs twice in one object; the last one counts",
                "  by default: warning",
            ]
        );
        let json = json(&found, Lang::En);
        let severities: Vec<_> = json
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one.get("severity"), one.get("defaultSeverity")))
            .collect();
        let [error, warning, info] = ["error", "warning", "info"].map(|word| json!(word));
        assert_eq!(severities, [(Some(&info), Some(&error)), (Some(&error), Some(&warning))]);
    }

    #[test]
    fn documents_of_strangers_do_not_draw_the_report() {
        let key = "a\n::error::\u{1b}[2J\u{9b}\u{202e}中";
        let found = Diagnostic::new(KEY_DUPLICATE).arg("key", key);
        let page = text(&[found], "f", Lang::En);
        assert_eq!(page.lines().count(), 2);
        assert!(page.contains(r"`a\n::error::\u{1b}[2J\u{9b}\u{202e}中`"), "{page}");
    }
}
