//! What is found about one Subject, and how it is reported.

use std::collections::BTreeMap;

use serde_json::Value;

use super::effect::{Direction, Effect, Verdict};
use super::sides::Sides;
use super::trail::{Spot, Trail};
use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule};
use crate::subject::Subject;
use crate::tables::HashSet;
use crate::text::quoted;

/// Effects of one Subject. Further ones count towards its verdict, and are counted.
const MAX_EFFECTS: usize = 1000;
/// Effects of a Subject that are told in any case.
const MIN_EFFECTS: usize = 10;

/// The sides of the contract that a place is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Dirs {
    pub(super) request: bool,
    pub(super) response: bool,
}

impl Dirs {
    pub(super) const REQUEST: Self = Self { request: true, response: false };
    pub(super) const RESPONSE: Self = Self { request: false, response: true };

    /// Those sides that both have.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { request: self.request && other.request, response: self.response && other.response }
    }

    /// Those sides that the other does not have.
    pub(super) const fn without(self, other: Self) -> Self {
        Self { request: self.request && !other.request, response: self.response && !other.response }
    }

    pub(super) const fn is_none(self) -> bool {
        !self.request && !self.response
    }
}

/// The verdicts of one kind of change, a side each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) request: Option<Verdict>,
    pub(super) response: Option<Verdict>,
}

impl Row {
    /// Fewer values: callers may send what is refused; what they get is some of what they got.
    pub(super) const NARROWS: Self = Self::new(Verdict::Breaking, Verdict::Compatible);
    /// More values: whatever callers send is accepted; they may get what they never got.
    pub(super) const WIDENS: Self = Self::new(Verdict::Compatible, Verdict::Breaking);
    /// Other values.
    pub(super) const BREAKS: Self = Self::new(Verdict::Breaking, Verdict::Breaking);
    /// The documents do not tell.
    pub(super) const UNCLEAR: Self = Self::new(Verdict::Unclear, Verdict::Unclear);
    /// Nothing that a caller has to care about.
    pub(super) const HARMLESS: Self = Self::new(Verdict::Compatible, Verdict::Compatible);

    pub(super) const fn new(request: Verdict, response: Verdict) -> Self {
        Self { request: Some(request), response: Some(response) }
    }

    /// Only responses are judged.
    pub(super) const fn response(verdict: Verdict) -> Self {
        Self { request: None, response: Some(verdict) }
    }

    /// Only requests are judged.
    pub(super) const fn request(verdict: Verdict) -> Self {
        Self { request: Some(verdict), response: None }
    }
}

/// What is to be reported: a rule, its arguments, its verdicts.
pub(super) struct Note {
    rule: &'static Rule,
    row: Row,
    args: Vec<(&'static str, String)>,
}

impl Note {
    pub(super) fn new(rule: &'static Rule, row: Row) -> Self {
        Self { rule, row, args: Vec::new() }
    }

    /// An argument that is a text.
    pub(super) fn arg(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, quoted(value)));
        self
    }

    /// An argument that is a value of a document.
    pub(super) fn value(mut self, name: &'static str, value: &Value) -> Self {
        self.args.push((name, quoted(value)));
        self
    }

    /// Its place among the others.
    fn at(mut self, place: String) -> Self {
        self.args.insert(0, ("at", place));
        self
    }
}

/// An effect, and a second field that it explains.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) effect: Effect,
    pub(crate) also: Option<String>,
}

/// The judge of one Subject.
pub(super) struct Judge<'a> {
    pub(super) sides: &'a Sides<'a>,
    pub(super) trail: Trail<'a>,
    subject: Subject,
    found: Vec<Found>,
    /// What is beyond the limit, by code: how many, and the worst verdict.
    beyond: BTreeMap<&'static str, (usize, Verdict)>,
    /// Pairs of schemas behind references that are compared already.
    pub(super) seen: HashSet<(usize, usize, Dirs)>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(sides: &'a Sides<'a>, trail: Trail<'a>, subject: Subject) -> Self {
        let (found, beyond) = (Vec::new(), BTreeMap::new());
        Self { sides, trail, subject, found, beyond, seen: HashSet::default() }
    }

    /// Reports a change of a member at a place, which is an argument.
    pub(super) fn report(&mut self, at: Spot, member: Option<&str>, dirs: Dirs, note: Note) {
        let note = self.placed(at, note);
        self.note(at, member, dirs, &note, None);
    }

    /// The note with its place, which nobody reads beyond the limit.
    fn placed(&self, at: Spot, note: Note) -> Note {
        if self.is_full() { note } else { note.at(self.trail.place(at)) }
    }

    fn is_full(&self) -> bool {
        let count = self.found.len();
        count >= MAX_EFFECTS || count >= MIN_EFFECTS && !self.sides.may_tell()
    }

    /// Reports a change of something that only a list names, which is a member of what it is in.
    pub(super) fn report_for(&mut self, at: Spot, list_in: Spot, list: &str, dirs: Dirs, note: Note) {
        let note = self.placed(at, note);
        self.note(list_in, Some(list), dirs, &note, None);
    }

    /// Reports a change that also explains what changed in another member.
    pub(super) fn report_also(
        &mut self,
        at: Spot,
        member: Option<&str>,
        dirs: Dirs,
        note: Note,
        also: Option<&str>,
    ) {
        let note = self.placed(at, note);
        self.note(at, member, dirs, &note, also);
    }

    /// Reports a change whose place goes without saying.
    pub(super) fn report_plain(&mut self, at: Spot, member: Option<&str>, dirs: Dirs, note: &Note) {
        self.note(at, member, dirs, note, None);
    }

    fn note(&mut self, at: Spot, member: Option<&str>, dirs: Dirs, note: &Note, also: Option<&str>) {
        let sides = [
            (Direction::Request, dirs.request, note.row.request),
            (Direction::Response, dirs.response, note.row.response),
        ];
        let pointer = if self.is_full() { String::new() } else { self.trail.pointer(at, member) };
        for (direction, applies, verdict) in sides {
            let Some(verdict) = verdict.filter(|_| applies) else { continue };
            self.add(note, verdict, Some(direction), &pointer, also);
        }
    }

    /// Reports a change that is on no side of the contract.
    pub(super) fn report_alone(&mut self, at: Spot, member: Option<&str>, verdict: Verdict, note: &Note) {
        let pointer = self.trail.pointer(at, member);
        self.add(note, verdict, None, &pointer, None);
    }

    /// The same of a change that also explains what changed in another member.
    pub(super) fn report_alone_also(&mut self, at: Spot, verdict: Verdict, note: &Note, also: &str) {
        let pointer = self.trail.pointer(at, None);
        self.add(note, verdict, None, &pointer, Some(also));
    }

    fn add(
        &mut self,
        note: &Note,
        verdict: Verdict,
        direction: Option<Direction>,
        pointer: &str,
        also: Option<&str>,
    ) {
        if self.is_full() {
            let (count, worst) = self.beyond.entry(note.rule.code).or_insert((0, verdict));
            *count += 1;
            *worst = verdict.min(*worst);
            return;
        }
        let finding = Diagnostic::new(note.rule).about(self.subject.clone());
        let finding = note.args.iter().fold(finding, |finding, (name, value)| finding.arg(name, value));
        let effect = Effect {
            verdict,
            direction,
            accepted: false,
            pointer: pointer.to_owned(),
            finding,
            reached: None,
        };
        self.found.push(Found { effect, also: also.map(str::to_owned) });
        self.sides.count_effect();
    }

    /// What was found, and what is only counted.
    pub(super) fn finish(mut self) -> Vec<Found> {
        for (code, (count, verdict)) in std::mem::take(&mut self.beyond) {
            let finding = Diagnostic::new(FINDINGS_SUPPRESSED).about(self.subject.clone());
            let finding = finding.arg("count", count.to_string()).arg("code", code);
            let effect = Effect {
                verdict,
                direction: None,
                accepted: false,
                pointer: String::new(),
                finding,
                reached: None,
            };
            self.found.push(Found { effect, also: None });
        }
        self.found
    }
}
