//! A plan as text for a person.

mod options;
pub(super) mod rows;
pub(super) mod sections;
pub(super) mod words;

use std::fmt;

pub use self::options::TextOptions;
use self::sections::{Listed, SECTIONS};
use self::words::{COLON, LIST, SEMICOLON, counted, done, fields, verdict};
use super::difference::lines::more;
use super::overview::otherwise;
use super::{Action, Plan, Reason, Strategy, Verdict};
use crate::diagnostic::{Lang, Text};

/// The actions, most urgent first.
const ACTIONS: [Action; 6] =
    [Action::Refuse, Action::Remove, Action::Update, Action::Create, Action::Keep, Action::Unchanged];
/// Rows shown of a section that asks nothing of the reader.
const QUIET_ROWS: usize = 50;
/// Rows shown of any other section: more than anyone reads.
const ROWS: usize = 1_000;

impl Plan {
    /// The plan as plain text in the order of a reader, with the default [`TextOptions`]: see [`Plan::text_with`].
    pub fn text(&self, lang: Lang) -> String {
        self.text_with(&TextOptions::default().with_lang(lang))
    }

    /// The plan as plain text in the order of a reader.
    ///
    /// At the head are the numbers of all changes by action and by verdict, how many of the parts that are updated or removed
    /// have attachments, what the other strategies would do, and what is only counted. Then come the changes: what breaks
    /// callers, what is refused or removed, what is unclear, what is compatible, other updates, what is created and what is kept.
    /// What is refused, removed or kept says why. An update has what it does to callers, the [differences](super::Difference)
    /// of its fields, and a count of the fields that are not listed. What is unchanged is only counted.
    ///
    /// Long lists and values are cut short and say so, unless [`TextOptions::full`] is set.
    pub fn text_with(&self, options: &TextOptions) -> String {
        let lang = options.lang;
        let listed = Listed::of(self, options);
        let mut out = self.head(lang).join("\n") + "\n";
        if let Some(line) = not_listed(&listed, lang) {
            out.extend([&line, "\n"]);
        }
        if listed.is_empty() && options.is_choosy() {
            let nothing = Text { en: "no change matches", zh: "没有符合条件的变更" };
            out.extend(["\n", nothing.get(lang), "\n"]);
        }
        for (section, changes) in SECTIONS.into_iter().zip(&listed.sections) {
            if changes.is_empty() {
                continue;
            }
            out.extend(["\n", section.title(lang), COLON.get(lang).trim_end(), "\n"]);
            let most = match section.is_quiet() {
                _ if options.full => usize::MAX,
                true => QUIET_ROWS,
                false => ROWS,
            };
            for change in changes.iter().take(most) {
                rows::row(&mut out, change, section, options);
            }
            let rest = changes.len().saturating_sub(most);
            if rest > 0 {
                out.extend(["  ", &more(rest, lang), "\n"]);
            }
        }
        out
    }

    /// The lines that say how much of everything there is.
    pub(crate) fn head(&self, lang: Lang) -> Vec<String> {
        let counts = ACTIONS.map(|action| counted(self.count(action), done(action, lang), lang));
        let mut lines = vec![format!("{}{}{}", self.strategy, COLON.get(lang), counts.join(LIST.get(lang)))];
        lines.extend(self.verdicts(lang));
        lines.extend(self.attached(lang));
        lines.extend(self.others(lang));
        lines
    }

    /// How many changes have which verdict; none when nothing is judged.
    pub(crate) fn verdicts(&self, lang: Lang) -> Option<String> {
        let counts = Verdict::ALL.map(|of| (of, self.count_verdict(of)));
        let is_judged = counts.iter().any(|(_, count)| *count > 0);
        let counts = counts.map(|(of, count)| counted(count, verdict(of, lang), lang));
        is_judged.then(|| counts.join(LIST.get(lang)))
    }

    /// How many of the parts that change or go the operator attached something to.
    fn attached(&self, lang: Lang) -> Option<String> {
        let touched = self.count(Action::Update) + self.count(Action::Remove);
        let attached = self.overview.attached;
        (attached > 0).then(|| match lang {
            Lang::En => format!(
                "{attached} of the {touched} updated and removed parts {} something attached on the gateway",
                if attached == 1 { "has" } else { "have" }
            ),
            Lang::Zh => format!("更新和移除的 {touched} 项中，{attached} 项在网关上有附加配置"),
        })
    }

    /// What the other strategies would do, if anything exists.
    fn others(&self, lang: Lang) -> Option<String> {
        let is_new = |reason| matches!(reason, Reason::OnlyInDocument | Reason::Unreadable);
        let reasons = self.changes.iter().map(|change| change.reason);
        reasons.clone().find(|reason| !is_new(*reason))?;
        let others = Strategy::ALL.into_iter().filter(|strategy| *strategy != self.strategy);
        let others = others.filter_map(|strategy| {
            let counts = otherwise(reasons.clone(), strategy).into_iter().map(|(action, count)| {
                // What is still needed is not removed after all.
                let most =
                    (action == Action::Remove && count > 0).then_some(Text { en: "up to ", zh: "至多" });
                most.map_or("", |most| most.get(lang)).to_owned() + &counted(count, done(action, lang), lang)
            });
            let counts: Vec<String> = counts.collect();
            (!counts.is_empty()).then(|| match lang {
                Lang::En => format!("with {strategy}: {}", counts.join(", ")),
                Lang::Zh => format!("若用 {strategy}：{}", counts.join("，")),
            })
        });
        let others: Vec<String> = others.collect();
        (!others.is_empty()).then(|| others.join(SEMICOLON.get(lang)))
    }
}

/// What is only counted.
pub(super) fn not_listed(listed: &Listed<'_>, lang: Lang) -> Option<String> {
    let fields = fields(&listed.hidden, lang);
    let folded = listed.folded;
    (!fields.is_empty()).then(|| match (lang, folded) {
        (Lang::En, 0) => format!("not listed: {fields}"),
        (Lang::En, 1) => format!("not listed: {fields}; 1 part differs in nothing else"),
        (Lang::En, _) => format!("not listed: {fields}; {folded} parts differ in nothing else"),
        (Lang::Zh, 0) => format!("未列出：{fields}"),
        (Lang::Zh, _) => format!("未列出：{fields}；{folded} 项仅有这些差异"),
    })
}

impl fmt::Display for Plan {
    /// The [text](Plan::text) of the plan in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

#[cfg(test)]
pub(super) mod tests;
