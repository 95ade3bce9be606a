//! Findings as workflow commands of GitHub Actions, which annotate the lines of a pull request.

use std::fmt::Write as _;

use super::listed::Listed;
use super::text::{ABOUT, AFFECTS};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::text::shown;

/// Annotations of one kind that GitHub shows of one step.
const EACH: usize = 10;

/// Findings as GitHub Actions annotations, one a line: `::error file=…,line=…,col=…,title=…::message`, errors before warnings
/// before infos. Silenced findings are left out.
///
/// `file` is the document's path from the root of the repository; when it is empty, as for a document that no file
/// holds, `file=`, `line=` and `col=` are left out. Errors become `error`, warnings `warning`, infos `notice`. The title is the code;
/// the message is followed by what the finding is about, by the first operation that it affects and how many others, and by
/// the help, on lines of their own. Of one step, GitHub shows the first ten annotations of each kind, so there are no more; a
/// last one counts the others.
///
/// Escapes: <https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts>.
pub fn github(diagnostics: &[Diagnostic], file: &str, lang: Lang) -> String {
    let mut out = String::new();
    let mut listed = Listed::most(diagnostics, EACH);
    let is_full = listed.findings.iter().filter(|found| found.severity() == Severity::Info).count() == EACH;
    if listed.rest > 0 && is_full {
        // The count is a notice, too.
        listed.findings.pop();
        listed.rest += 1;
    }
    for found in &listed.findings {
        one(&mut out, found, file, lang);
    }
    if let Some(more) = listed.more(lang) {
        out.extend(["::notice::", &data(&more), "\n"]);
    }
    out
}

fn one(out: &mut String, found: &Diagnostic, file: &str, lang: Lang) {
    out.push_str(match found.severity() {
        Severity::Error => "::error ",
        Severity::Warning => "::warning ",
        Severity::Info => "::notice ",
    });
    let file = found.location().map_or(file, |at| at.file(file));
    let file = file.strip_prefix("./").unwrap_or(file);
    // Writing to a String cannot fail.
    if !file.is_empty() {
        _ = write!(out, "file={},", property(file));
        if let Some(at) = found.location() {
            _ = write!(out, "line={},col={},", at.line, at.column);
        }
    }
    _ = write!(out, "title={}::", property(found.code()));
    let mut lines = vec![shown(&found.message(lang))];
    if let Some(subject) = found.subject_text() {
        lines.push(format!("{}: {}", ABOUT.get(lang), shown(&subject)));
    }
    if let Some(affected) = found.affected() {
        lines.push(format!("{}: {}", AFFECTS.get(lang), shown(&affected.first_text(lang))));
    }
    lines.push(shown(&found.help(lang)));
    out.push_str(&data(&lines.join("\n")));
    out.push('\n');
}

/// A text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between the `::`, where colons and commas separate.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Affected, Location};
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};
    use crate::subject::Subject;

    fn at(document: Option<&str>) -> Location {
        Location {
            document: document.map(Into::into),
            span: 10..12,
            line: 3,
            column: 5,
            pointer: "/paths".into(),
        }
    }

    #[test]
    fn annotations() {
        let found = [
            Diagnostic::new(JSON_SYNTAX).at(at(None)).arg("problem", "100%: a,b\r\n::error::\u{1b}[31m"),
            Diagnostic::new(KEY_DUPLICATE).at(at(Some("a:b,c%d.yaml"))).arg("key", "a"),
            Diagnostic::new(YAML_TAG).about(Subject::Api).arg("tag", "!t"),
        ];
        let lines: Vec<String> =
            github(&found, "./api/pets.json", Lang::En).lines().map(str::to_owned).collect();
        assert_eq!(
            lines,
            [
                "::error file=api/pets.json,line=3,col=5,title=json-syntax::the text is not valid JSON from here on: 100%25: a,b\
                 \\r\\n::error::\\u{1b}[31m%0AFix the text at this place; nothing can be imported before it parses.",
                "::warning file=a%3Ab%2Cc%25d.yaml,line=3,col=5,title=key-duplicate::the key `a` occurs twice in one \
                 object; the last one counts%0ARemove one of the two.",
                "::notice file=api/pets.json,title=yaml-tag-ignored::the tag `!t` is ignored%0Aabout: api%0ARemove \
                 the tag: OpenAPI documents are plain data.",
            ]
        );
        assert!(github(&found[..1], "", Lang::Zh).starts_with("::error title=json-syntax::"));
    }

    #[test]
    fn the_first_operation_is_named_and_the_others_are_counted() {
        let operations = |paths: &[&str]| paths.iter().map(|path| path.parse().unwrap()).collect();
        let few: Vec<Subject> = operations(&["GET /pets/{}", "GET /100%"]);
        for (count, lang, line) in [
            (1, Lang::En, "%0Aaffects: GET /pets/{}%0A"),
            (2, Lang::En, "%0Aaffects: GET /pets/{} and 1 more%0A"),
            (3, Lang::Zh, "%0A影响: GET /pets/{} 等 3 个操作%0A"),
        ] {
            let operations = few.iter().take(count).cloned().collect();
            let affected = Affected { count, operations, chain: Vec::new() };
            let page = github(&[Diagnostic::new(YAML_TAG).affecting(affected)], "a", lang);
            assert!(page.contains(line), "{page}");
        }
    }

    #[test]
    fn line_breaks_stay_inside_an_annotation() {
        assert_eq!(data("a\r\nb%0A"), "a%0D%0Ab%250A");
        assert_eq!(property("C:\\a,b\n"), "C%3A\\a%2Cb%0A");
    }
}
