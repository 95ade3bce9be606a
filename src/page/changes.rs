//! The changes of a plan as rows, the worst first, as many as fit.

use askama::Template;

use super::fields::{Field, Piece};
use super::words::Words;
use super::{PageOptions, words};
use crate::diagnostic::Lang;
use crate::plan::{
    Action, Change, Class, Effect, FieldChange, Plan, SECTIONS, Section, Verdict, done, effects, judged,
    note, reached, title, verdict,
};
use crate::text::{cut, shown};

/// Effects, and fields, of one change.
const DETAILS: usize = 20;
/// Characters of a title or a message.
const LINE: usize = 500;
/// Bytes of one row: what has more is shown without its fields.
const ROW: usize = 60_000;
/// The share of the room that rows with their fields may have, in quarters; the rest is for rows without.
const WITH_FIELDS: usize = 3;

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
    for (section, change) in sorted {
        if rows.left_out > 0 || rows.count >= options.rows {
            rows.left_out += 1;
            continue;
        }
        let row = Row::of(plan, change, section, &w, options);
        let row = row.numbered(rows.count).html(rows.html.len(), room);
        let Some(row) = row else {
            rows.left_out += 1;
            continue;
        };
        rows.html.push_str(&row);
        rows.count += 1;
        tags.extend(plan.tags(change).iter().map(|tag| cut(&shown(tag), LINE)));
    }
    rows.tags = tags.into_iter().collect();
    rows
}

impl<'r> Row<'r> {
    fn of(plan: &Plan, change: &Change, section: Section, w: &'r Words, options: &PageOptions) -> Self {
        let lang = options.lang;
        let effects: Vec<&Effect> = effects(change, false).collect();
        let classes =
            Class::ALL.into_iter().filter(|class| change.fields.iter().any(|field| field.class == *class));
        let mut fields: Vec<&FieldChange> = change.fields.iter().collect();
        fields.sort_by_key(|field| (field.verdict.unwrap_or(Verdict::Compatible), field.class));
        let tags: Vec<String> = plan.tags(change).iter().map(|tag| cut(&shown(tag), LINE)).collect();
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

    fn numbered(self, number: usize) -> Self {
        Self { number, ..self }
    }

    /// The row, without its fields when there is little room; none when there is no room for it.
    fn html(mut self, used: usize, room: usize) -> Option<String> {
        let row = self.render().unwrap_or_default();
        let is_rich = !self.fields.is_empty() || !self.effects.is_empty();
        if row.len() <= ROW && used + row.len() <= room / 4 * WITH_FIELDS
            || !is_rich && used + row.len() <= room
        {
            return Some(row);
        }
        self.fields.clear();
        self.effects.truncate(1);
        self.rest = Some(self.w.details_left_out.to_owned());
        let row = self.render().unwrap_or_default();
        (used + row.len() <= room).then_some(row)
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
            let counts = counts.iter().filter(|(_, count)| *count > 0);
            let counts: Vec<String> =
                counts.map(|(of, count)| format!("{} {count}", words::class(*of, lang))).collect();
            lines.extend((!counts.is_empty()).then(|| counts.join(", ")));
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
