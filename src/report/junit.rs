//! Findings as results of tests, which every service that runs tests shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::listed::{Listed, MOST};
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::subject::Subject;
use crate::text::{SHOWN, cut, printable, shown};

/// Findings as JUnit's XML: a test case for each part, which fails if one of its findings is an error. Its other findings are its
/// output. Silenced findings are left out.
///
/// The parts are those of which a reader wants to know that nothing is wrong with them, such as the Subjects of a plan's
/// changes; they may be none. What findings are about and what is not among them follows, and last the findings about no part
/// of the API, under the name of the document. Of more than 5,000 parts those with findings are listed first, and of more than
/// 5,000 findings errors; the output of the suite counts the others.
pub fn junit<'a, 'd>(
    parts: impl IntoIterator<Item = &'a Subject>,
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    file: &str,
    lang: Lang,
) -> String {
    let listed = Listed::of(diagnostics);
    let cases = Cases::of(parts, &listed, file);
    let failures = cases.shown.iter().filter(|(_, found)| found.iter().any(|one| is_error(one))).count();
    let tests = cases.shown.len();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    // Writing to a String cannot fail.
    _ = writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
        escaped(&shown(file))
    );
    for (name, found) in &cases.shown {
        case(&mut out, name, found, file, lang);
    }
    let rest: Vec<String> = listed.more(lang).into_iter().chain(cases.more(lang)).collect();
    if !rest.is_empty() {
        _ = writeln!(out, "    <system-out>{}</system-out>", escaped(&rest.join("\n")));
    }
    out + "  </testsuite>\n</testsuites>\n"
}

/// The test cases by name, each with its findings.
struct Cases<'d> {
    shown: Vec<(String, Vec<&'d Diagnostic>)>,
    rest: usize,
}

impl<'d> Cases<'d> {
    fn of<'a>(parts: impl IntoIterator<Item = &'a Subject>, listed: &Listed<'d>, file: &str) -> Self {
        let mut found: BTreeMap<Option<String>, Vec<&Diagnostic>> = BTreeMap::new();
        for one in &listed.findings {
            found.entry(one.subject_text()).or_default().push(one);
        }
        let of_document = found.remove(&None);
        let (mut shown, mut passed) = (Vec::new(), Vec::new());
        for part in parts {
            let name = cut(part, SHOWN);
            match found.remove(&Some(name.clone())) {
                Some(found) => shown.push((name, found)),
                None => passed.push((name, Vec::new())),
            }
        }
        shown.extend(found.into_iter().map(|(name, found)| (name.unwrap_or_default(), found)));
        shown.extend(of_document.map(|found| (file.to_owned(), found)));
        let room = MOST.saturating_sub(shown.len());
        let rest = passed.len().saturating_sub(room);
        shown.extend(passed.into_iter().take(room));
        Self { shown, rest }
    }

    fn more(&self, lang: Lang) -> Option<String> {
        let rest = self.rest;
        (rest > 0).then(|| match lang {
            Lang::En => format!("... and {rest} more parts without findings"),
            Lang::Zh => format!("…… 另有 {rest} 项没有发现"),
        })
    }
}

fn is_error(found: &Diagnostic) -> bool {
    found.severity() == Severity::Error
}

fn case(out: &mut String, name: &str, found: &[&Diagnostic], file: &str, lang: Lang) {
    let (name, class) = (escaped(&shown(name)), escaped(&shown(file)));
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().partition(|found| is_error(found));
    let end = if found.is_empty() { "/>" } else { ">" };
    _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"{class}\"{end}");
    let lines = |found: &[&Diagnostic]| -> String {
        found.iter().map(|found| line(found, file, lang)).collect::<Vec<_>>().join("\n")
    };
    if let Some(first) = errors.first() {
        let (message, code) = (escaped(&shown(&first.message(lang))), first.code());
        let text = escaped(&lines(&errors));
        _ = writeln!(out, "      <failure message=\"{message}\" type=\"{code}\">{text}</failure>");
    }
    if !others.is_empty() {
        _ = writeln!(out, "      <system-out>{}</system-out>", escaped(&lines(&others)));
    }
    if !found.is_empty() {
        out.push_str("    </testcase>\n");
    }
}

/// A finding on one line: `pets.yaml:5:22: error[code]: message; help`.
fn line(found: &Diagnostic, file: &str, lang: Lang) -> String {
    let place = found.location().map(|at| shown(&super::text::place(at, file)) + ": ").unwrap_or_default();
    let (severity, message) = (found.severity().text(lang), shown(&found.message(lang)));
    let stop = Text { en: ". ", zh: "。" }.get(lang);
    format!("{place}{severity}[{}]: {message}{stop}{}", found.code(), shown(&found.help(lang)))
}

/// Text for an element or an attribute. XML knows no control characters but line breaks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push('\n'),
            '\u{fffe}' | '\u{ffff}' => escaped.extend(character.escape_unicode()),
            _ if character.is_control() => escaped.push_str(&printable(character.encode_utf8(&mut [0; 4]))),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use crate::source::rules::{JSON_SYNTAX, KEY_DUPLICATE, YAML_TAG};

    #[test]
    fn parts_pass_or_fail() {
        let at = Location { document: None, span: 10..12, line: 3, column: 5, pointer: "/paths".into() };
        let [pets, orders, other]: [Subject; 3] =
            ["GET /pets", "GET /<orders>", "schema A\"B"].map(|part| part.parse().unwrap());
        let found = [
            Diagnostic::new(JSON_SYNTAX).at(at).arg("problem", "]]> & \u{0}\u{ffff}").about(pets.clone()),
            Diagnostic::new(YAML_TAG).arg("tag", "!t").about(pets.clone()),
            Diagnostic::new(KEY_DUPLICATE).arg("key", "a").about(other),
            Diagnostic::new(YAML_TAG).arg("tag", "!u"),
        ];
        let page = junit([&Subject::Api, &pets, &orders], &found, "pets.yaml", Lang::En);
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="pets.yaml" tests="5" failures="1" errors="0" skipped="0">
    <testcase name="GET /pets" classname="pets.yaml">
      <failure message="the text is not valid JSON from here on: ]]&gt; &amp; \u{0}\u{ffff}" type="json-syntax">pets.yaml:3:5: error[json-syntax]: the text is not valid JSON from here on: ]]&gt; &amp; \u{0}\u{ffff}. Fix the text at this place; nothing can be imported before it parses.</failure>
      <system-out>info[yaml-tag-ignored]: the tag `!t` is ignored. Remove the tag: OpenAPI documents are plain data.</system-out>
    </testcase>
    <testcase name="schema A&quot;B" classname="pets.yaml">
      <system-out>warning[key-duplicate]: the key `a` occurs twice in one object; the last one counts. Remove one of the two.</system-out>
    </testcase>
    <testcase name="pets.yaml" classname="pets.yaml">
      <system-out>info[yaml-tag-ignored]: the tag `!u` is ignored. Remove the tag: OpenAPI documents are plain data.</system-out>
    </testcase>
    <testcase name="api" classname="pets.yaml"/>
    <testcase name="GET /&lt;orders&gt;" classname="pets.yaml"/>
  </testsuite>
</testsuites>
"#;
        assert_eq!(page, expected);
    }

    #[test]
    fn too_many_parts_are_counted() {
        let parts: Vec<Subject> = (0..6_000).map(|at| format!("GET /{at}").parse().unwrap()).collect();
        let found = [Diagnostic::new(JSON_SYNTAX).arg("problem", "x").about(parts[5_999].clone())];
        let page = junit(&parts, &found, "a", Lang::En);
        assert_eq!(page.matches("<testcase ").count(), 5_000);
        assert!(page.contains("<testcase name=\"GET /5999\" classname=\"a\">\n      <failure "));
        assert!(page.contains("<system-out>... and 1000 more parts without findings</system-out>"));
    }
}
