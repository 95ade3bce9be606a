//! Renderers: functions of the diagnostics, for people (text) and for programs (JSON).

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Diagnostic, Lang, Location, Severity, Text};

/// Findings as plain text: a line of severity, code and message, then the place, then the help.
///
/// `file` is the name that the reader knows the document by.
pub fn text(diagnostics: &[Diagnostic], file: &str, lang: Lang) -> String {
    let mut out = String::new();
    for found in diagnostics {
        one_text(&mut out, found, file, lang);
    }
    out
}

fn one_text(out: &mut String, found: &Diagnostic, file: &str, lang: Lang) {
    // Writing to a String cannot fail.
    _ = writeln!(out, "{}[{}]: {}", severity(found.severity(), lang), found.code(), found.message(lang));
    if let Some(location) = found.location() {
        _ = write!(out, "  --> {file}:{}:{}", location.line, location.column);
        if !location.pointer.is_empty() {
            _ = write!(out, "  #{}", location.pointer);
        }
        out.push('\n');
    }
    if let Some(subject) = found.subject() {
        _ = writeln!(out, "  {}: {subject}", ABOUT.get(lang));
    }
    for location in found.related() {
        _ = writeln!(out, "  {}: {file}:{}:{}", SEE_ALSO.get(lang), location.line, location.column);
    }
    _ = writeln!(out, "  {}: {}", HELP.get(lang), found.help(lang));
}

const ABOUT: Text = Text { en: "about", zh: "对象" };
const SEE_ALSO: Text = Text { en: "see also", zh: "另见" };
const HELP: Text = Text { en: "help", zh: "建议" };

fn severity(severity: Severity, lang: Lang) -> &'static str {
    let word = match severity {
        Severity::Error => Text { en: "error", zh: "错误" },
        Severity::Warning => Text { en: "warning", zh: "警告" },
        Severity::Info => Text { en: "info", zh: "说明" },
    };
    word.get(lang)
}

/// Findings as a JSON array of `{code, severity, subject, pointer, line, column, message, help, fingerprint,
/// related}`. `subject`, `pointer`, `line` and `column` are null where there is none.
pub fn json(diagnostics: &[Diagnostic], lang: Lang) -> Value {
    diagnostics.iter().map(|found| one_json(found, lang)).collect()
}

fn one_json(found: &Diagnostic, lang: Lang) -> Value {
    let location = found.location();
    let place = |at: &Location| json!({ "pointer": at.pointer, "line": at.line, "column": at.column });
    json!({
        "code": found.code(),
        "severity": found.severity(),
        "subject": found.subject(),
        "pointer": location.map(|at| &at.pointer),
        "line": location.map(|at| at.line),
        "column": location.map(|at| at.column),
        "message": found.message(lang),
        "help": found.help(lang),
        "fingerprint": found.fingerprint(),
        "related": found.related().iter().map(place).collect::<Vec<_>>(),
    })
}
