//! The changes of a plan as rows, the worst first, as many as fit.

use askama::Template;

use super::PageOptions;
use super::fields::{Field, Piece};
use super::words::Words;
use crate::diagnostic::Lang;
use crate::plan::{
    Action, Change, Class, Effect, FieldChange, Plan, SECTIONS, Section, Verdict, done, effects, fields,
    judged, note, reached, title, verdict,
};
use crate::text::{cut, shown};

/// Tags of one change, characters of a tag, and tags that can be chosen.
const TAGS: (usize, usize, usize) = (20, 60, 300);
/// Effects, and fields, of one change.
const DETAILS: usize = 20;
/// Characters of a title or a message.
const LINE: usize = 500;
/// Bytes of one row: what has more is shown without its fields.
const ROW: usize = 60_000;
/// Bytes of most rows without their fields.
const BARE: usize = 340;

/// What a change does to callers.
struct Noticed {
    verdict: &'static str,
    text: String,
    code: &'static str,
    reached: Option<String>,
}

#[derive(Template)]
#[template(path = "change.html")]
struct Row<'r> {
    w: &'r Words,
    number: usize,
    verdict: &'static str,
    verdict_text: &'static str,
    action: &'static str,
    action_text: &'static str,
    classes: String,
    tags: String,
    title: String,
    summary: Vec<String>,
    effects: Vec<Noticed>,
    fields: Vec<Field>,
    /// What is not listed of the fields.
    rest: Option<String>,
}

/// The rows, and what of the plan is not among them.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) html: String,
    pub(super) count: usize,
    pub(super) left_out: usize,
    /// The rows that lack their fields.
    pub(super) bare: usize,
    /// The tags of the changes that are listed.
    pub(super) tags: Vec<String>,
}

/// The rows that fit into so many bytes.
pub(super) fn rows(plan: &Plan, options: &PageOptions, room: usize) -> Rows {
    let w = Words::of(options.lang);
    let mut rows = Rows::default();
    let mut tags = std::collections::BTreeSet::new();
    let sorted = SECTIONS.into_iter().flat_map(|section| {
        let changes = plan.changes().iter();
        changes
            .filter(move |change| Section::of(change) == Some(section))
            .map(move |change| (section, change))
    });
    let mut ahead = sorted.clone().count().min(options.rows);
    for (section, change) in sorted {
        if rows.left_out > 0 || rows.count >= options.rows {
            rows.left_out += 1;
            continue;
        }
        ahead = ahead.saturating_sub(1);
        let mut row = Row::of(plan, change, section, &w, options);
        row.number = rows.count;
        let free = room.saturating_sub(rows.html.len());
        // A tenth is for fields, however many rows there are.
        let reserved = (ahead * BARE).min(room / 10 * 9);
        let (html, is_bare) = row.html(free.saturating_sub(reserved));
        if html.len() > free {
            rows.left_out += 1;
            continue;
        }
        rows.html.push_str(&html);
        rows.count += 1;
        rows.bare += usize::from(is_bare);
        tags.extend(self::tags(plan, change));
        while tags.len() > TAGS.2 {
            tags.pop_last();
        }
    }
    rows.tags = tags.into_iter().collect();
    rows
}

/// The tags of a change, as the page has them.
fn tags(plan: &Plan, change: &Change) -> impl Iterator<Item = String> {
    plan.tags(change).iter().take(TAGS.0).map(|tag| cut(&shown(tag), TAGS.1))
}

impl<'r> Row<'r> {
    fn of(plan: &Plan, change: &Change, section: Section, w: &'r Words, options: &PageOptions) -> Self {
        let lang = options.lang;
        let effects: Vec<&Effect> = effects(change, false).collect();
        let classes =
            Class::ALL.into_iter().filter(|class| change.fields.iter().any(|field| field.class == *class));
        let mut fields: Vec<&FieldChange> = change.fields.iter().collect();
        fields.sort_by_key(|field| (field.verdict.unwrap_or(Verdict::Compatible), field.class));
        let tags: Vec<String> = tags(plan, change).collect();
        Self {
            w,
            number: 0,
            verdict: change.verdict.map_or("none", Verdict::as_str),
            verdict_text: change.verdict.map_or(w.not_judged, |of| verdict(of, lang)),
            action: change.action.as_str(),
            action_text: done(change.action, lang),
            classes: classes.clone().map(Class::as_str).collect::<Vec<_>>().join(" "),
            tags: tags.join("\n"),
            title: cut(&title(change), LINE),
            summary: summary(change, section, &effects, lang),
            rest: rest(effects.len().saturating_sub(DETAILS) + fields.len().saturating_sub(DETAILS), lang),
            effects: effects.iter().take(DETAILS).map(|effect| noticed(effect, lang)).collect(),
            fields: fields.into_iter().take(DETAILS).map(|field| Field::of(field, lang)).collect(),
        }
    }

    /// The row, without its fields when that needs more than so many bytes, and whether it lacks them.
    fn html(mut self, most: usize) -> (String, bool) {
        let row = self.render().unwrap_or_default();
        let has_details = !self.fields.is_empty() || !self.effects.is_empty();
        if row.len() <= most.min(ROW) || !has_details {
            return (row, false);
        }
        self.fields.clear();
        self.effects.clear();
        self.rest = None;
        (self.render().unwrap_or_default(), true)
    }
}

/// What a row says before it is unfolded: why, and the first effects; or how many fields of which class.
fn summary(change: &Change, section: Section, effects: &[&Effect], lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = note(change, section, lang).into_iter().collect();
    if change.action != Action::Update {
        lines.truncate(1);
        if matches!(change.action, Action::Refuse | Action::Keep | Action::Remove) {
            lines = vec![change.reason.text(lang).to_owned()];
        }
    }
    match effects {
        [] => {
            let counts =
                Class::ALL.map(|of| (of, change.fields.iter().filter(|field| field.class == of).count()));
            lines.extend(Some(fields(&counts, lang)).filter(|counts| !counts.is_empty()));
        }
        [first, more @ ..] => {
            lines.push(cut(&shown(&first.finding.message(lang)), LINE));
            lines.extend((!more.is_empty()).then(|| format!("+{}", more.len())));
        }
    }
    lines
}

fn noticed(effect: &Effect, lang: Lang) -> Noticed {
    let message = shown(&effect.finding.message(lang));
    let reached_text = effect.reached.as_ref().filter(|reached| reached.operations > 0);
    Noticed {
        verdict: effect.verdict.as_str(),
        text: [judged(effect.verdict, effect.direction, lang), message].join(if lang == Lang::En {
            ": "
        } else {
            "："
        }),
        code: effect.finding.code(),
        reached: reached_text.map(|one| cut(&reached(one, lang), LINE)),
    }
}

fn rest(count: usize, lang: Lang) -> Option<String> {
    (count > 0).then(|| match lang {
        Lang::En => format!("... and {count} more"),
        Lang::Zh => format!("…… 另有 {count} 项"),
    })
}
