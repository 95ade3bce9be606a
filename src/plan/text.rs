//! A plan as text for a person.

use std::fmt::{self, Write as _};

use serde_json::Value;

use super::Plan;
use super::change::{Change, FieldChange};
use super::decision::Action;
use crate::diagnostic::{Lang, Text};
use crate::text::{printable, shown};

/// The groups, most urgent first.
const GROUPS: [Action; 6] =
    [Action::Refuse, Action::Remove, Action::Update, Action::Create, Action::Keep, Action::Unchanged];
/// Rows shown of a group that asks nothing of the reader.
const ROWS: usize = 50;
/// Fields shown of one update.
const FIELDS: usize = 20;
/// Characters shown of one value, so that before and after share a line.
const WIDTH: usize = 40;

const ABSENT: Text = Text { en: "(none)", zh: "（无）" };
const LIST: Text = Text { en: ", ", zh: "，" };
const COLON: Text = Text { en: ": ", zh: "：" };

impl Plan {
    /// The plan as plain text: a line of counts, then the changes by action. An update lists its fields, one a line
    /// as `pointer: before -> after` with long values shortened; what is refused, removed or kept says why; what is
    /// unchanged is only counted. Long groups of created or kept parts, and long lists of fields, are cut short and
    /// say so.
    pub fn text(&self, lang: Lang) -> String {
        let counts = GROUPS.map(|action| match lang {
            Lang::En => format!("{} {}", self.count(action), done(action, lang)),
            Lang::Zh => format!("{} {}", done(action, lang), self.count(action)),
        });
        let mut out = format!("{}{}{}\n", self.strategy, COLON.get(lang), counts.join(LIST.get(lang)));
        for action in GROUPS.into_iter().filter(|action| *action != Action::Unchanged) {
            self.group(&mut out, action, lang);
        }
        out
    }

    fn group(&self, out: &mut String, action: Action, lang: Lang) {
        let count = self.count(action);
        if count == 0 {
            return;
        }
        // Writing to a String cannot fail.
        _ = writeln!(out, "\n{}{}", done(action, lang), COLON.get(lang).trim_end());
        let shown = if matches!(action, Action::Create | Action::Keep) { ROWS } else { usize::MAX };
        for change in self.changes.iter().filter(|change| change.action == action).take(shown) {
            row(out, change, lang);
        }
        more(out, "  ", count.saturating_sub(shown), lang);
    }
}

impl fmt::Display for Plan {
    /// The [text](Plan::text) of the plan in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// An action as what was done.
fn done(action: Action, lang: Lang) -> &'static str {
    let text = match action {
        Action::Create => Text { en: "created", zh: "新建" },
        Action::Update => Text { en: "updated", zh: "更新" },
        Action::Unchanged => Text { en: "unchanged", zh: "不变" },
        Action::Keep => Text { en: "kept", zh: "保留" },
        Action::Remove => Text { en: "removed", zh: "移除" },
        Action::Refuse => Text { en: "refused", zh: "拒绝" },
    };
    text.get(lang)
}

fn row(out: &mut String, change: &Change, lang: Lang) {
    // People know an operation by its template, variable names included.
    let title = match (change.method, &change.path) {
        (Some(method), Some(path)) => format!("{method} {path}"),
        (None, Some(path)) => format!("{} {path}", change.kind),
        _ => change.subject.to_string(),
    };
    _ = write!(out, "  {}", shown(&title));
    // A component's Subject ends in its name.
    if let Some(name) = change.name.as_ref().filter(|_| change.kind != "component") {
        _ = write!(out, " ({})", shown(name));
    }
    if matches!(change.action, Action::Refuse | Action::Remove | Action::Keep) {
        _ = write!(out, "{}{}", COLON.get(lang), change.reason.text(lang));
    }
    out.push('\n');
    for field in change.fields.iter().take(FIELDS) {
        let (before, after) = values(field, lang);
        let pointer = shown(&field.pointer);
        _ = writeln!(out, "    {pointer}: {before} -> {after}");
    }
    more(out, "    ", change.fields.len().saturating_sub(FIELDS), lang);
}

fn more(out: &mut String, indent: &str, count: usize, lang: Lang) {
    if count > 0 {
        _ = match lang {
            Lang::En => writeln!(out, "{indent}... and {count} more"),
            Lang::Zh => writeln!(out, "{indent}…… 另有 {count} 项"),
        };
    }
}

/// Both values, cut so that what differs is seen: two long texts often begin with the same words.
fn values(field: &FieldChange, lang: Lang) -> (String, String) {
    let text = |value: &Option<Value>| match value {
        Some(value) => printable(&value.to_string()),
        None => ABSENT.get(lang).to_owned(),
    };
    let (before, after) = (text(&field.before), text(&field.after));
    let same = before.chars().zip(after.chars()).take_while(|(before, after)| before == after).count();
    let cut = before.chars().nth(WIDTH).is_some() || after.chars().nth(WIDTH).is_some();
    // Some of what is the same stays, as a landmark.
    let skip = if cut && same > WIDTH / 2 { same.saturating_sub(WIDTH / 4) } else { 0 };
    (window(&before, skip), window(&after, skip))
}

/// At most [`WIDTH`] characters from a position on, with an ellipsis where something is cut.
fn window(text: &str, skip: usize) -> String {
    let mut rest = text.chars().skip(skip);
    let mut shown = String::from(if skip > 0 { "…" } else { "" });
    shown.extend(rest.by_ref().take(WIDTH));
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::plan::Class;

    #[test]
    fn long_values_are_cut_around_what_differs() {
        let same = "the same words at the beginning of both texts, ".repeat(3);
        for (before, after, expected) in [
            (json!("a"), json!(null), ["\"a\"", "null"]),
            (json!("x".repeat(50)), json!(1), [&*format!("\"{}…", "x".repeat(39)), "1"]),
            (
                json!(format!("{same}old")),
                json!(format!("{same}new")),
                ["…th texts, old\"", "…th texts, new\""],
            ),
            (json!("a\u{202e}b"), json!(1), ["\"a\\u{202e}b\"", "1"]),
            (json!("line\nbreak\u{85}"), json!("\u{1b}[31m"), ["\"line\\nbreak\\u{85}\"", "\"\\u001b[31m\""]),
        ] {
            let field = FieldChange {
                pointer: String::new(),
                class: Class::Contract,
                verdict: None,
                before: Some(before),
                after: Some(after),
            };
            let (before, after) = values(&field, Lang::En);
            assert_eq!([before.as_str(), after.as_str()], expected);
        }
    }
}
