//! Findings as Markdown, for pull requests and summaries of jobs.

use std::fmt::Write as _;

use super::listed::worst_first;
use crate::diagnostic::{Diagnostic, Lang, Text};
use crate::text::markdown::{code, message};
use crate::text::{cut, shown};

/// Characters that services take of one comment: GitHub takes 65,536.
pub const MARKDOWN_LIMIT: usize = 65_000;
/// Findings that are open to the reader; the others are folded.
const OPEN: usize = 20;
/// Characters of a name or a message.
const CELL: usize = 300;
/// Characters that are kept free for what closes a table and says what is left out.
const CLOSING: usize = 200;

const HEADS: [Text; 3] = [
    Text { en: "finding", zh: "发现" },
    Text { en: "place", zh: "位置" },
    Text { en: "message", zh: "说明" },
];

/// Findings as tables of Markdown in at most so many characters, the worst first. Silenced findings are left out.
///
/// The first twenty are in a table, the others in one that the reader unfolds. What does not fit is counted in a last line. No text
/// of the document can format the page or mention anybody. See [`MARKDOWN_LIMIT`]; less than 1,000 characters hold nothing but
/// the count.
pub fn markdown<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    file: &str,
    lang: Lang,
    limit: usize,
) -> String {
    let findings = worst_first(diagnostics);
    let (mut out, mut used, mut written) = (String::new(), 0, 0);
    let room = limit.saturating_sub(CLOSING);
    let head = HEADS.map(|head| head.get(lang)).join(" | ");
    let head = format!("| {head} |\n|---|---|---|\n");
    let folded = findings.len().saturating_sub(OPEN);
    let summary = match lang {
        Lang::En => format!("\n<details><summary>{folded} more</summary>\n\n"),
        Lang::Zh => format!("\n<details><summary>另有 {folded} 条</summary>\n\n"),
    };
    for (at, found) in findings.iter().enumerate() {
        let opening = match at {
            0 => head.clone(),
            OPEN => [&summary, &*head].concat(),
            _ => String::new(),
        };
        let row = opening + &row(found, file, lang);
        let length = row.chars().count();
        if used + length > room {
            break;
        }
        used += length;
        written += 1;
        out.push_str(&row);
    }
    if written > OPEN {
        out.push_str("\n</details>\n");
    }
    let rest = findings.len() - written;
    if rest > 0 {
        // Writing to a String cannot fail.
        _ = match lang {
            Lang::En if rest == 1 => writeln!(out, "\n1 more finding does not fit here."),
            Lang::En => writeln!(out, "\n{rest} more findings do not fit here."),
            Lang::Zh => writeln!(out, "\n另有 {rest} 条发现因篇幅所限未列出。"),
        };
    }
    out
}

fn row(found: &Diagnostic, file: &str, lang: Lang) -> String {
    let place = match (found.location(), found.subject_text()) {
        (Some(at), _) => code(&cut(&shown(&super::text::place(at, file)), CELL)),
        (None, Some(subject)) => code(&cut(&subject, CELL)),
        (None, None) => String::new(),
    };
    let (severity, text) = (found.severity().text(lang), message(&cut(&found.message(lang), CELL)));
    format!("| {severity} {} | {place} | {text} |\n", code(found.code()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};
    use crate::subject::Subject;

    #[test]
    fn the_worst_is_first() {
        let at = Location { document: None, span: 10..12, line: 3, column: 5, pointer: "/paths".into() };
        let found = [
            Diagnostic::new(YAML_TAG).arg("tag", "!t"),
            Diagnostic::new(KEY_DUPLICATE).arg("key", "a|b` @admin #1 <img src=x>").about(Subject::Api),
            Diagnostic::new(JSON_SYNTAX).at(at).arg("problem", "[x](http://a.b)"),
        ];
        let page = markdown(&found, "pets.yaml", Lang::En, MARKDOWN_LIMIT);
        let expected = "| finding | place | message |
|---|---|---|
| error `json-syntax` | `pets.yaml:3:5` | the text is not valid JSON from here on: \\[x\\](http\\:&#8203;//a.b) |
| warning `key-duplicate` | `api` | the key <code>a&#124;b</code> \\@&#8203;admin \\#&#8203;1 \\<img src=x\\>\\` occurs twice in one object; the last one counts |
| info `yaml-tag-ignored` |  | the tag `!t` is ignored |
";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_page_is_bounded() {
        let found: Vec<_> =
            (0..3_000).map(|at| Diagnostic::new(KEY_DUPLICATE).arg("key", "k".repeat(at))).collect();
        for limit in [0, 1_000, 10_000, MARKDOWN_LIMIT] {
            for lang in Lang::ALL {
                let page = markdown(&found, "a", lang, limit);
                assert!(page.chars().count() <= limit.max(CLOSING), "{limit}");
                let rows = page.matches("| `").count();
                assert!(
                    page.contains(&(3_000 - page.matches("key-duplicate").count()).to_string()),
                    "{rows}"
                );
                assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
            }
        }
        assert_eq!(markdown(&[], "a", Lang::En, MARKDOWN_LIMIT), "");
    }
}
