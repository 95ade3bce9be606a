//! A plan as Markdown, for pull requests and summaries of jobs.

use std::fmt::Write as _;

use super::difference::lines::lines;
use super::text::TextOptions;
use super::text::rows::{effect, effects, note, reached, summary, title};
use super::text::sections::{Listed, SECTIONS, Section};
use super::text::words::fields;
use super::text::{not_listed, sections};
use super::{Action, Change, Plan, Verdict};
use crate::diagnostic::{Lang, Text};
use crate::text::cut;
use crate::text::markdown::{code, escape, message};

/// Characters of a name, and of a line of a cell.
const CELL: usize = 300;
/// Lines of one change.
const LINES: usize = 10;
/// Characters that are kept free for what closes a section and says what is left out.
const CLOSING: usize = 200;

const HEADS: [Text; 2] = [Text { en: "part", zh: "对象" }, Text { en: "what happens", zh: "变更" }];

impl Plan {
    /// The plan as Markdown in at most so many characters, in the order of [`Plan::text_with`].
    ///
    /// What breaks, is refused, removed or unclear is a table each; the other sections are tables that the reader unfolds. What does
    /// not fit is counted in a last line, and less than 1,000 characters hold nothing but the head. No text of the document can
    /// format the page or mention anybody. [`TextOptions::full`] has no effect.
    ///
    /// ```
    /// use oasgate::report::MARKDOWN_LIMIT;
    /// use oasgate::plan::TextOptions;
    /// use oasgate::{Api, Existing, Imported, Strategy, plan};
    ///
    /// let plan = plan(&Imported::from(Api::default()), &Existing::default(), Strategy::SpecFirst);
    /// let page = plan.markdown(&TextOptions::default(), MARKDOWN_LIMIT);
    /// assert!(page.starts_with("SpecFirst: 0 refused, 0 removed, 0 updated, 1 created"), "{page}");
    /// ```
    pub fn markdown(&self, options: &TextOptions, limit: usize) -> String {
        let lang = options.lang;
        let listed = Listed::of(self, options);
        let head = self.head(lang).into_iter().chain(not_listed(&listed, lang));
        let mut out: String = head.map(|line| message(&line)).collect::<Vec<_>>().join("\\\n") + "\n";
        let mut used = out.chars().count();
        let room = limit.saturating_sub(CLOSING);
        let mut rest = 0;
        for (section, changes) in
            SECTIONS.into_iter().zip(&listed.sections).filter(|(_, changes)| !changes.is_empty())
        {
            let opening = opening(section, changes.len(), lang);
            let mut written = 0;
            for change in changes {
                if rest > 0 {
                    rest += 1;
                    continue;
                }
                let row = row(change, section, options);
                let row = if written == 0 { [&opening, &*row].concat() } else { row };
                let length = row.chars().count();
                if used + length > room {
                    rest += 1;
                    continue;
                }
                used += length;
                written += 1;
                out.push_str(&row);
            }
            if written > 0 && !is_open(section) {
                out.push_str(CLOSE);
                used += CLOSE.len();
            }
        }
        if rest > 0 {
            // Writing to a String cannot fail.
            _ = match lang {
                Lang::En if rest == 1 => writeln!(out, "\n1 more change does not fit here."),
                Lang::En => writeln!(out, "\n{rest} more changes do not fit here."),
                Lang::Zh => writeln!(out, "\n另有 {rest} 项变更因篇幅所限未列出。"),
            };
        }
        out
    }
}

/// The end of a section that is folded.
const CLOSE: &str = "\n</details>\n";

/// Whether a reader sees a section at once.
fn is_open(section: Section) -> bool {
    matches!(
        section,
        Section::Judged(Verdict::Breaking | Verdict::Unclear)
            | Section::Done(Action::Refuse | Action::Remove)
    )
}

fn opening(section: Section, count: usize, lang: Lang) -> String {
    let title = section.title(lang);
    let head = HEADS.map(|head| head.get(lang)).join(" | ");
    let table = format!("| {head} |\n|---|---|\n");
    if is_open(section) {
        format!("\n**{title}** ({count})\n\n{table}")
    } else {
        format!("\n<details><summary>{title} ({count})</summary>\n\n{table}")
    }
}

fn row(change: &Change, section: Section, options: &TextOptions) -> String {
    let lang = options.lang;
    let mut cell: Vec<String> = note(change, section, lang).iter().map(|note| escape(note)).collect();
    if options.stat {
        cell.extend(summary(change, lang).iter().map(|summary| escape(summary)));
    } else {
        details(&mut cell, change, options);
    }
    format!("| {} | {} |\n", code(&cut(&title(change), CELL)), cell.join("<br>"))
}

/// What a change does to callers, and its fields where that says nothing.
fn details(cell: &mut Vec<String>, change: &Change, options: &TextOptions) {
    let lang = options.lang;
    let mut effects = effects(change, false);
    for one in effects.by_ref().take(LINES) {
        let reached = one.reached.as_ref().filter(|reached| reached.operations > 0);
        cell.push([message(&cut(&effect(one, lang), CELL)), code(one.finding.code())].join(" "));
        cell.extend(reached.map(|reached| message(&cut(&self::reached(reached, lang), CELL))));
    }
    let mut count = effects.count();
    if change.effects.is_empty() {
        let is_listed = |class| options.classes.contains(&class);
        let listed = change.fields.iter().filter(|field| is_listed(field.class));
        count = listed.clone().count().saturating_sub(LINES);
        cell.extend(listed.take(LINES).map(|field| {
            let lines = lines(&field.difference(), false, lang);
            let pointer = code(&cut(&field.pointer, CELL));
            [pointer, code(&cut(&lines.join(" "), CELL))].join(" ")
        }));
    }
    if count > 0 {
        cell.push(escape(&super::difference::lines::more(count, lang)));
    }
    let hidden = fields(&sections::hidden(change, options), lang);
    cell.extend((!hidden.is_empty()).then(|| escape(&hidden)));
}

#[cfg(test)]
mod tests {
    use super::super::text::tests::judged;
    use super::*;

    #[test]
    fn what_breaks_is_open_and_the_rest_folded() {
        let page = judged().markdown(&TextOptions::default(), 65_000);
        assert_eq!(page, include_str!("text/judged.md"));
    }

    #[test]
    fn a_page_is_bounded() {
        let mut plan = judged();
        let change = plan.changes.last().cloned().into_iter();
        plan.changes.extend(change.cycle().take(5_000));
        for limit in [0, 1_000, 10_000, 65_000] {
            let page = plan.markdown(&TextOptions::default().with_lang(Lang::Zh), limit);
            assert!(page.chars().count() <= limit.max(CLOSING + 100), "{limit}: {}", page.chars().count());
            assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
            assert!(page.ends_with("项变更因篇幅所限未列出。\n"), "{page}");
        }
    }
}
