//! One change of a plan: what it is, what it does to callers, and its fields.

use super::TextOptions;
use super::sections::{Section, count, hidden};
use super::words::{COLON, LIST, SEMICOLON, counted, done, fields, judged, verdict};
use crate::diagnostic::{Lang, Text};
use crate::plan::difference::lines::{lines, more};
use crate::plan::{Action, Change, Effect, Reached, Verdict, Way};
use crate::text::{printable, shown};

/// Effects, and fields, that are shown of one change.
const DETAILS: usize = 20;

/// What a part is called: people know an operation by its template, the names of variables included.
pub(crate) fn title(change: &Change) -> String {
    let title = match (change.method, &change.path) {
        (Some(method), Some(path)) => shown(&format!("{method} {path}")),
        (None, Some(path)) => shown(&format!("{} {path}", change.kind)),
        _ => shown(&change.subject.to_string()),
    };
    // A component's Subject ends in its name.
    match change.name.as_ref().filter(|_| change.kind != "component") {
        Some(name) => format!("{title} ({})", shown(name)),
        None => title,
    }
}

/// What the section does not say of a change: that it is removed, and why something is.
pub(crate) fn note(change: &Change, section: Section, lang: Lang) -> Option<String> {
    let has_reason = matches!(change.action, Action::Refuse | Action::Remove | Action::Keep);
    let reason = has_reason.then(|| change.reason.text(lang));
    let action = match section {
        Section::Judged(_) if change.action != Action::Update => Some(done(change.action, lang)),
        _ => None,
    };
    match (action, reason) {
        (Some(action), Some(reason)) => Some([action, SEMICOLON.get(lang), reason].concat()),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// Writes a change.
pub(super) fn row(out: &mut String, change: &Change, section: Section, options: &TextOptions) {
    let lang = options.lang;
    out.extend(["  ", &title(change)]);
    let counts = if options.stat { summary(change, lang) } else { None };
    for more in note(change, section, lang).into_iter().chain(counts) {
        out.extend([COLON.get(lang), &more]);
    }
    out.push('\n');
    if options.stat {
        return;
    }
    let most = if options.full { usize::MAX } else { DETAILS };
    let mut effects = effects(change, options.full);
    for effect in effects.by_ref().take(most) {
        line(out, 4, &format!("{} [{}]", self::effect(effect, lang), effect.finding.code()));
        if let Some(reached) = effect.reached.as_ref().filter(|reached| reached.operations > 0) {
            line(out, 6, &self::reached(reached, lang));
        }
    }
    rest(out, effects.count(), lang);
    write_fields(out, change, most, options);
}

/// What a change does to callers, without what a created part says by being there.
pub(crate) fn effects(change: &Change, full: bool) -> impl Iterator<Item = &Effect> {
    let is_news = move |effect: &&Effect| {
        full || change.action != Action::Create || effect.verdict != Verdict::Compatible
    };
    change.effects.iter().filter(is_news)
}

/// How much a change does to callers, and to how many fields; none if that is nothing.
pub(crate) fn summary(change: &Change, lang: Lang) -> Option<String> {
    let effects = Verdict::ALL.map(|of| (of, change.effects.iter().filter(|one| one.verdict == of).count()));
    let effects = effects.into_iter().filter(|(_, count)| *count > 0);
    let effects = effects.map(|(of, count)| counted(count, verdict(of, lang), lang));
    let fields = Some(fields(&count(change, |_| true), lang)).filter(|fields| !fields.is_empty());
    let all: Vec<String> = effects.chain(fields).collect();
    (!all.is_empty()).then(|| all.join(LIST.get(lang)))
}

fn write_fields(out: &mut String, change: &Change, most: usize, options: &TextOptions) {
    let lang = options.lang;
    let is_listed = |class| options.classes.contains(&class);
    let mut listed = change.fields.iter().filter(|field| is_listed(field.class));
    for field in listed.by_ref().take(most) {
        let lines = lines(&field.difference(), options.full, lang);
        let pointer = if field.pointer.is_empty() { String::new() } else { shown(&field.pointer) };
        match &lines[..] {
            [one] if pointer.is_empty() => line(out, 4, one),
            [one] => line(out, 4, &[&pointer, COLON.get(lang), one].concat()),
            _ => {
                line(out, 4, &pointer);
                for one in &lines {
                    line(out, 6, one);
                }
            }
        }
    }
    rest(out, listed.count(), lang);
    let hidden = fields(&hidden(change, options), lang);
    if !hidden.is_empty() {
        let and = Text { en: "... and ", zh: "…… 另有 " };
        line(out, 4, &[and.get(lang), &hidden].concat());
    }
}

fn line(out: &mut String, indent: usize, text: &str) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.extend([text, "\n"]);
}

fn rest(out: &mut String, count: usize, lang: Lang) {
    if count > 0 {
        line(out, 4, &more(count, lang));
    }
}

/// What happened, after what it means to callers.
pub(crate) fn effect(effect: &Effect, lang: Lang) -> String {
    let mut judged = judged(effect.verdict, effect.direction, lang);
    if effect.accepted {
        judged.push_str(Text { en: " (accepted)", zh: "（已接受）" }.get(lang));
    }
    [&judged, COLON.get(lang), &shown(&effect.finding.message(lang))].concat()
}

/// Which operations a change of a component reaches.
pub(crate) fn reached(reached: &Reached, lang: Lang) -> String {
    let Reached { operations, is_all, first } = reached;
    let first = first.first().map(|way| self::way(way, lang));
    match (lang, first) {
        (Lang::En, first) => {
            let plural = if *operations == 1 { "" } else { "s" };
            let first = first.map_or_else(String::new, |way| match operations {
                1 => format!(", {way}"),
                _ => format!(", first {way}"),
            });
            let at_least = if *is_all { "" } else { "at least " };
            format!("reaches {at_least}{operations} operation{plural}{first}")
        }
        (Lang::Zh, first) => {
            let first = first.map_or_else(String::new, |way| format!("{}首个为 {way}", LIST.get(lang)));
            let at_least = if *is_all { "" } else { "至少 " };
            format!("影响 {at_least}{operations} 个操作{first}")
        }
    }
}

fn way(way: &Way, lang: Lang) -> String {
    let operation = shown(&way.operation.to_string());
    let mut through: Vec<String> =
        way.through.iter().map(|part| printable(&crate::text::quoted(part))).collect();
    if way.left_out > 0 {
        through.push("…".to_owned());
    }
    match (through.is_empty(), lang) {
        (true, _) => operation,
        (false, Lang::En) => format!("{operation} through {}", through.join(" > ")),
        (false, Lang::Zh) => format!("{operation}（经 {}）", through.join(" > ")),
    }
}
