//! Which requests of an operation the gateway may send to another one.
//!
//! OpenAPI compares paths segment by segment, concrete before templated. The gateway compares texts, and its variables take
//! slashes. So a request of one operation may match the form of another one, too, and come to it.

use std::collections::BTreeMap;

use smallvec::{SmallVec, smallvec};

use super::path::PathForm;
use super::rules::{TENCENT_REQUESTS_MISROUTED, TENCENT_REQUESTS_UNLISTED};
use crate::diagnostic::Diagnostic;
use crate::subject::{Method, OperationKey, Subject};
use crate::tables::HashMap;

/// A segment of an operation's path, as the gateway has its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    Text(String),
    /// A variable of one segment.
    One,
    /// A variable of one or more.
    Many,
}

/// An operation on the gateway.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) method: Method,
    pub(super) form: PathForm,
    /// The path of the operation.
    pub(super) segments: Vec<Segment>,
}

/// Steps of work: looking at a segment is one. With these for each operation the search is linear.
const STEPS: usize = 2_000_000;
const STEPS_EACH: usize = 200;

/// How many pairs are listed: of one operation, and of all.
const LISTED_EACH: usize = 3;
const LISTED: usize = 100;

const PREFIX: &str = "a prefix comes before patterns";
const PATTERN: &str = "the vendor does not say which of two patterns comes first";
const PLAIN: &str = "all other forms come before a plain path";

/// One warning for each pair of operations, up to a limit.
pub(super) fn misrouted(candidates: &[Candidate<'_>]) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<Method, Vec<&Candidate<'_>>> = BTreeMap::new();
    let unclear = || candidates.iter().filter(|candidate| candidate.form.priority() > 1);
    for candidate in unclear() {
        groups.entry(candidate.method).or_default().push(candidate);
    }
    // An operation of every method competes with those of each method.
    for (_, group) in groups.iter_mut().filter(|(method, _)| **method != Method::Any) {
        group.extend(unclear().filter(|candidate| candidate.method == Method::Any));
    }
    let mut search = Search {
        method: Method::Any,
        steps: STEPS + STEPS_EACH * candidates.len(),
        listed: HashMap::default(),
        found: Vec::new(),
        unlisted: 0,
        skipped: 0,
    };
    for (method, mut group) in groups {
        group.sort_by_cached_key(|candidate| beginning(&candidate.form));
        search.method = method;
        search.group(&group);
    }
    if search.unlisted > 0 || search.skipped > 0 {
        let found = Diagnostic::new(TENCENT_REQUESTS_UNLISTED).about(Subject::Api);
        let found = found.arg("count", search.unlisted.to_string());
        search.found.push(found.arg("skipped", search.skipped.to_string()));
    }
    search.found
}

struct Search<'a> {
    /// The method of the requests.
    method: Method,
    steps: usize,
    /// How many pairs are listed of an operation.
    listed: HashMap<&'a OperationKey, usize>,
    found: Vec<Diagnostic>,
    unlisted: usize,
    /// How many operations were not compared with all others.
    skipped: usize,
}

impl<'a> Search<'a> {
    /// Compares each with those whose literal beginning its own begins with: no others share a request with it.
    fn group(&mut self, group: &[&Candidate<'a>]) {
        let mut above: Vec<(&str, Option<&str>, &Candidate<'a>)> = Vec::new();
        for (at, candidate) in group.iter().enumerate() {
            let (own, end) = (beginning(&candidate.form), candidate.end());
            while above.last().is_some_and(|(last, ..)| !own.starts_with(last)) {
                above.pop();
            }
            for (_, other_end, other) in above.iter().rev() {
                // Nearly all pairs end differently.
                if end.zip(*other_end).is_some_and(|(end, other)| end != other) {
                    self.steps = self.steps.saturating_sub(1);
                } else {
                    self.pair(candidate, other);
                    self.pair(other, candidate);
                }
                if self.steps == 0 {
                    let own = group.iter().skip(at).filter(|candidate| candidate.method == self.method);
                    self.skipped += own.count();
                    return;
                }
            }
            above.push((own, end, candidate));
        }
    }

    /// Notes a request of the one that may come to the other.
    fn pair(&mut self, one: &Candidate<'a>, other: &Candidate<'a>) {
        // Two operations of every method are a pair of that group alone. On one path the method decides.
        let is_of_method = one.method == self.method || other.method == self.method;
        if !is_of_method || one.method != other.method && one.segments == other.segments {
            self.steps = self.steps.saturating_sub(1);
            return;
        }
        let reason = match (one.form.priority(), other.form.priority()) {
            (3, 2) => PREFIX,
            (3, 3) => PATTERN,
            (4, 2 | 3) => PLAIN,
            _ => return,
        };
        self.steps = self.steps.saturating_sub(one.segments.len() + other.segments.len());
        let Some(request) = one.request_of(other) else { return };
        if other.is_meant(one, &request) {
            return;
        }
        let listed = self.listed.entry(one.key).or_default();
        if *listed >= LISTED_EACH || self.found.len() >= LISTED {
            self.unlisted += 1;
            return;
        }
        *listed += 1;
        let request = format!("{} /{}", self.method, request.join("/"));
        let found = Diagnostic::new(TENCENT_REQUESTS_MISROUTED).about(Subject::Operation(one.key.clone()));
        self.found
            .push(found.arg("request", request).arg("other", other.key.to_string()).arg("reason", reason));
    }
}

/// The text before the first variable.
fn beginning(form: &PathForm) -> &str {
    let path = form.path();
    path.split('{').next().unwrap_or(path)
}

/// What a variable has in an example.
const VALUE: &str = "a";

impl Candidate<'_> {
    /// What every request that the form matches ends with, as far as that is a segment.
    fn end(&self) -> Option<&str> {
        match self.form {
            PathForm::Pattern(_) => self.segments.last()?.text(),
            _ => None,
        }
    }

    /// The segments of a request of this operation that the form of another one matches.
    fn request_of<'s>(&'s self, other: &'s Candidate<'_>) -> Option<Vec<&'s str>> {
        match &other.form {
            PathForm::Prefix(text) | PathForm::Plain(text) => self.request_below(text),
            PathForm::Pattern(_) => self.request_in(&other.segments),
            PathForm::Exact(_) => None,
        }
    }

    /// A request that begins with a text. The last segment of the text may go on in the request.
    fn request_below<'s>(&'s self, text: &'s str) -> Option<Vec<&'s str>> {
        let mut request = Vec::with_capacity(self.segments.len());
        let mut wanted = text.strip_prefix('/')?.split('/').peekable();
        for segment in &self.segments {
            let own = segment.text();
            let Some(text) = wanted.next() else {
                request.push(own.unwrap_or(VALUE));
                continue;
            };
            let is_last = wanted.peek().is_none();
            match own {
                Some(own) if own == text || is_last && own.starts_with(text) => request.push(own),
                Some(_) => return None,
                None => request.push(if text.is_empty() { VALUE } else { text }),
            }
        }
        wanted.next().is_none().then_some(request)
    }

    /// A request that a pattern matches, whose variables take one segment or more.
    fn request_in<'s>(&'s self, pattern: &'s [Segment]) -> Option<Vec<&'s str>> {
        if pattern.len() > self.segments.len() {
            return None;
        }
        let mut runs = pattern.split(|segment| segment.text().is_none());
        let first = runs.next()?;
        let mut at = place(first, &self.segments, 0)?;
        // Each run, and where it begins. Nearly always one has no place, so the texts come later.
        let mut found: SmallVec<[(&[Segment], usize); 8]> = smallvec![(first, 0)];
        let mut runs = runs.peekable();
        if runs.peek().is_none() && first.len() != self.segments.len() {
            return None;
        }
        while let Some(run) = runs.next() {
            // The variable before takes one segment at least.
            let least = at + 1;
            let from = match runs.peek() {
                None => self.segments.len().checked_sub(run.len()).filter(|from| *from >= least)?,
                Some(_) => {
                    (least..self.segments.len()).find(|from| place(run, &self.segments, *from).is_some())?
                }
            };
            at = place(run, &self.segments, from)?;
            found.push((run, from));
        }
        let mut request: Vec<&'s str> =
            self.segments.iter().map(|segment| segment.text().unwrap_or(VALUE)).collect();
        for (run, from) in found {
            set(&mut request, run, from);
        }
        Some(request)
    }

    /// Whether OpenAPI means a request of another operation for this one: its path matches, and is concrete where that of
    /// the other one is not.
    fn is_meant(&self, other: &Candidate<'_>, request: &[&str]) -> bool {
        let is_many = |segment: &Segment| *segment == Segment::Many;
        let has_length = self.segments.len() == request.len()
            || self.segments.last().is_some_and(is_many) && self.segments.len() <= request.len();
        let matches = |(segment, text): (&Segment, &&str)| segment.text().is_none_or(|own| own == *text);
        if !has_length || !self.segments.iter().zip(request).all(matches) {
            return false;
        }
        let mut pairs = self.segments.iter().zip(&other.segments);
        pairs
            .find(|(own, other)| own.rank() != other.rank())
            .is_some_and(|(own, other)| own.rank() < other.rank())
    }
}

impl Segment {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::One | Self::Many => None,
        }
    }

    /// Concrete first.
    fn rank(&self) -> u8 {
        match self {
            Self::Text(_) => 0,
            Self::One => 1,
            Self::Many => 2,
        }
    }
}

/// Where a run of texts ends when it begins at some segment; none when the segments are others there.
fn place(run: &[Segment], segments: &[Segment], from: usize) -> Option<usize> {
    let there = segments.get(from..from + run.len())?;
    let can_be = |(text, segment): (&Segment, &Segment)| segment.text().is_none() || segment == text;
    run.iter().zip(there).all(can_be).then_some(from + run.len())
}

/// Gives variables of a request the texts of a run.
fn set<'s>(request: &mut [&'s str], run: &'s [Segment], from: usize) {
    for (slot, text) in request.iter_mut().skip(from).zip(run) {
        *slot = text.text().unwrap_or(slot);
    }
}
