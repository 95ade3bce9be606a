//! The calls that a gateway needs, as a graph of their stages.

use std::collections::BTreeSet;

use askama::Template;

use super::words::{Words, left_out};
use crate::diagnostic::Lang;
use crate::gateway::aliyun::calls::links::Links;
use crate::gateway::aliyun::calls::titles::{Contents, counts, head, title};
use crate::gateway::aliyun::calls::{Call, CallPlan, ConflictCode, Lane, Stage};
use crate::text::{cut, shown};

/// How many calls are listed.
const MOST_CALLS: usize = 2_000;

/// A plan of at most so many calls is unfolded.
const SHORT_PLAN: usize = 60;

/// A stage of at most so many calls is unfolded.
const SHORT_STAGE: usize = 12;

/// How many calls are named that a call waits for.
const MOST_NUMBERS: usize = 6;

/// How many parts without calls are named.
const MOST_PARTS: usize = 50;

/// Characters of a name.
const NAME: usize = 200;

/// The graph.
pub(super) struct Calls {
    /// What the plan is, in a line.
    pub(super) head: String,
    pub(super) html: String,
    /// How many calls are listed.
    pub(super) count: usize,
    pub(super) left_out: usize,
}

/// The graph with as many calls as fit into so many bytes.
pub(super) fn calls(plan: &CallPlan, lang: Lang, room: usize) -> Calls {
    let contents = Contents::of(plan);
    let mut writer = Writer {
        w: Words::of(lang),
        lang,
        links: Links::of(plan),
        room,
        listed: BTreeSet::new(),
        left_out: 0,
    };
    let mut stages = String::new();
    for (at, stage) in plan.stages.iter().enumerate() {
        let is_open = plan.calls.len() <= SHORT_PLAN;
        stages.push_str(&writer.stage(at + 1, title(stage.kind, contents).get(lang), stage, is_open));
    }
    let html = Whole::of(plan, stages, &writer.w, lang).render().unwrap_or_default();
    Calls { head: head(plan, NAME, lang), html, count: writer.listed.len(), left_out: writer.left_out }
}

fn name(text: &str) -> String {
    cut(&shown(text), NAME)
}

/// What was written so far.
struct Writer<'p> {
    w: Words,
    lang: Lang,
    links: Links<'p>,
    /// How many bytes are left.
    room: usize,
    /// The calls that are listed.
    listed: BTreeSet<usize>,
    left_out: usize,
}

impl<'p> Writer<'p> {
    fn stage(&mut self, number: usize, title: &'static str, stage: &'p Stage, is_open: bool) -> String {
        let calls: Vec<&Call> = stage.lanes.iter().flat_map(|lane| self.links.calls(lane)).collect();
        let before = self.left_out;
        let lanes: String = stage.lanes.iter().map(|lane| self.lane(lane)).collect();
        if self.room == 0 && lanes.is_empty() {
            return String::new();
        }
        let count = calls.len();
        let html = StageBox {
            number,
            title,
            counts: counts(count, stage.lanes.len(), self.lang),
            is_open: is_open || count <= SHORT_STAGE,
            marks: self.marks(&calls),
            lanes: &lanes,
            rest: left_out(self.left_out - before, self.w.of_calls, self.lang),
        };
        self.framed(html.render().unwrap_or_default(), &lanes)
    }

    /// What some calls of a stage have: the style, the word, and how many.
    fn marks(&self, calls: &[&Call]) -> Vec<(&'static str, &'static str, usize)> {
        let has = |wanted: Mark| calls.iter().filter(|call| Mark::of(call) == Some(wanted)).count();
        let needing = calls.iter().filter(|call| !self.links.waits(call).ids.is_empty()).count();
        let marks = [
            ("id", self.w.need_ids, needing),
            (Mark::Possible.key(), Mark::Possible.word(&self.w), has(Mark::Possible)),
            (Mark::Foreseen.key(), Mark::Foreseen.word(&self.w), has(Mark::Foreseen)),
        ];
        marks.into_iter().filter(|(.., count)| *count > 0).collect()
    }

    fn lane(&mut self, lane: &'p Lane) -> String {
        let mut calls = String::new();
        let mut before = None;
        for call in self.links.calls(lane).collect::<Vec<_>>() {
            let html = if self.listed.len() < MOST_CALLS { self.call(call, before) } else { String::new() };
            before = Some(call.number);
            if html.is_empty() || html.len() > self.room {
                self.left_out += 1;
                continue;
            }
            self.room -= html.len();
            self.listed.insert(call.number);
            calls.push_str(&html);
        }
        if calls.is_empty() {
            return String::new();
        }
        let html = LaneBox { key: name(&lane.key), calls: &calls }.render().unwrap_or_default();
        self.framed(html, &calls)
    }

    /// What has something in a frame, which takes room, too.
    fn framed(&mut self, html: String, inside: &str) -> String {
        self.room = self.room.saturating_sub(html.len().saturating_sub(inside.len()));
        html
    }

    fn call(&self, call: &Call, before: Option<usize>) -> String {
        let waits = self.links.waits(call);
        // The calls of a group follow each other anyhow.
        let others = waits.others.iter().copied().filter(|other| Some(*other) != before);
        let rows = [
            ("id", self.w.needs_id, self.numbers(waits.ids.iter().copied())),
            ("wait", self.w.waits, self.numbers(others)),
        ];
        let codes: Vec<&str> = call.conflicts.iter().map(|one| one.code.as_str()).collect();
        let row = CallRow {
            // A call that is listed twice is the target of links once.
            id: (!self.listed.contains(&call.number)).then_some(call.number),
            number: call.number,
            action: call.request.action(),
            about: name(&call.about),
            waits: rows.into_iter().filter(|(.., numbers)| !numbers.shown.is_empty()).collect(),
            conflict: Mark::of(call).map(|mark| (mark.key(), mark.word(&self.w), codes.join(", "))),
        };
        row.render().unwrap_or_default()
    }

    fn numbers(&self, all: impl Iterator<Item = usize>) -> Numbers {
        let all: Vec<usize> = all.collect();
        let shown = all.iter().take(MOST_NUMBERS).map(|number| (*number, self.listed.contains(number)));
        Numbers { shown: shown.collect(), more: all.len().saturating_sub(MOST_NUMBERS) }
    }
}

/// What the conflicts of a call mean for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Possible,
    Foreseen,
}

impl Mark {
    fn of(call: &Call) -> Option<Self> {
        let foreseen = call.conflicts.iter().any(|one| one.foreseen);
        (!call.conflicts.is_empty()).then_some(if foreseen { Self::Foreseen } else { Self::Possible })
    }

    /// The name of the style.
    const fn key(self) -> &'static str {
        match self {
            Self::Possible => "warning",
            Self::Foreseen => "critical",
        }
    }

    const fn word(self, w: &Words) -> &'static str {
        match self {
            Self::Possible => w.may_conflict,
            Self::Foreseen => w.foreseen,
        }
    }
}

/// Numbers of calls, each with whether it is listed, and how many more there are.
struct Numbers {
    shown: Vec<(usize, bool)>,
    more: usize,
}

#[derive(Template)]
#[template(path = "call.html")]
struct CallRow {
    id: Option<usize>,
    number: usize,
    action: &'static str,
    about: String,
    waits: Vec<(&'static str, &'static str, Numbers)>,
    conflict: Option<(&'static str, &'static str, String)>,
}

#[derive(Template)]
#[template(path = "lane.html")]
struct LaneBox<'c> {
    key: String,
    calls: &'c str,
}

#[derive(Template)]
#[template(path = "stage.html")]
struct StageBox<'c> {
    number: usize,
    title: &'static str,
    counts: String,
    is_open: bool,
    marks: Vec<(&'static str, &'static str, usize)>,
    lanes: &'c str,
    rest: Option<String>,
}

#[derive(Template)]
#[template(path = "calls.html")]
struct Whole<'c> {
    w: &'c Words,
    stages: String,
    untouched: Option<String>,
    /// Parts without calls, each with the codes of its findings.
    parts: Vec<(String, String)>,
    more_parts: usize,
    /// What to do about each conflict.
    codes: Vec<(&'static str, &'static str)>,
}

impl<'c> Whole<'c> {
    fn of(plan: &CallPlan, stages: String, w: &'c Words, lang: Lang) -> Self {
        let count = plan.untouched.len();
        let untouched = match lang {
            Lang::En => format!("Parts that need no call: {count}"),
            Lang::Zh => format!("无需调用的部分：{count}"),
        };
        let parts = plan.left_out.iter().take(MOST_PARTS);
        let open = plan.calls.iter().flat_map(|call| &call.conflicts).filter(|one| !one.foreseen);
        let codes: BTreeSet<ConflictCode> = open.map(|one| one.code).collect();
        Self {
            w,
            stages,
            untouched: (count > 0).then_some(untouched),
            parts: parts.map(|part| (name(&part.about), name(&part.codes.join(", ")))).collect(),
            more_parts: plan.left_out.len().saturating_sub(MOST_PARTS),
            codes: codes.into_iter().map(|code| (code.as_str(), code.advice(lang))).collect(),
        }
    }
}
