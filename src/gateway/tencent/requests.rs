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
    let unclear = numbered(candidates.iter().filter(|candidate| candidate.form.priority() > 1));
    let mut groups: BTreeMap<Method, Vec<&Numbered<'_, '_>>> = BTreeMap::new();
    for one in &unclear {
        groups.entry(one.candidate.method).or_default().push(one);
    }
    // An operation of every method competes with those of each method.
    for (_, group) in groups.iter_mut().filter(|(method, _)| **method != Method::Any) {
        group.extend(unclear.iter().filter(|one| one.candidate.method == Method::Any));
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
        group.sort_by_key(|one| one.beginning);
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

/// An operation whose segments are numbers, which are compared at once.
struct Numbered<'c, 'a> {
    candidate: &'c Candidate<'a>,
    /// The text before the first variable.
    beginning: &'c str,
    /// A number for each text; [`VARIABLE`] for a variable.
    segments: Vec<usize>,
}

const VARIABLE: usize = 0;

fn numbered<'c, 'a>(candidates: impl Iterator<Item = &'c Candidate<'a>>) -> Vec<Numbered<'c, 'a>> {
    let mut numbers: HashMap<&str, usize> = HashMap::default();
    let mut number_of = |segment: &'c Segment| {
        let next = numbers.len() + 1;
        segment.text().map_or(VARIABLE, |text| *numbers.entry(text).or_insert(next))
    };
    let one = |candidate: &'c Candidate<'a>| Numbered {
        candidate,
        beginning: beginning(&candidate.form),
        segments: candidate.segments.iter().map(&mut number_of).collect(),
    };
    candidates.map(one).collect()
}

impl Numbered<'_, '_> {
    /// Whether each text of a pattern has a place in this path, in order and not too far to the front. Nearly all pairs are
    /// told apart by that.
    fn may_be_in(&self, pattern: &Self) -> bool {
        let mut from = 0;
        pattern.segments.iter().enumerate().filter(|(_, text)| **text != VARIABLE).all(|(at, text)| {
            from = from.max(at);
            let rest = self.segments.iter().skip(from);
            let place = rest.take_while(|own| *own != text && **own != VARIABLE).count() + from;
            from = place + 1;
            place < self.segments.len()
        })
    }
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
    fn group(&mut self, group: &[&Numbered<'_, 'a>]) {
        let mut above: Vec<&Numbered<'_, 'a>> = Vec::new();
        for (at, one) in group.iter().enumerate() {
            while above.last().is_some_and(|last| !one.beginning.starts_with(last.beginning)) {
                above.pop();
            }
            for other in above.iter().rev() {
                self.pair(one, other);
                self.pair(other, one);
                if self.steps == 0 {
                    let own = group.iter().skip(at).filter(|one| one.candidate.method == self.method);
                    self.skipped += own.count();
                    return;
                }
            }
            above.push(one);
        }
    }

    /// Notes a request of the one that may come to the other.
    fn pair(&mut self, one: &Numbered<'_, 'a>, other: &Numbered<'_, 'a>) {
        let may_be_in = || one.may_be_in(other);
        let (one, other) = (one.candidate, other.candidate);
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
        if matches!(other.form, PathForm::Pattern(_)) && !may_be_in() {
            return;
        }
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
        // Nearly all pairs end differently.
        let can_be = |(one, other): (&Segment, &Segment)| {
            one == other || one.text().is_none() || other.text().is_none()
        };
        let ends = pattern.last().zip(self.segments.last());
        if pattern.len() > self.segments.len() || !ends.is_none_or(can_be) {
            return None;
        }
        let mut runs = pattern.split(|segment| segment.text().is_none());
        let first = runs.next()?;
        let mut at = place(first, &self.segments, 0)?;
        // Each run, and where it begins. Nearly always there is none, so the texts come later.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_rule_out_no_pair_that_has_a_request() {
        let segment = |digit: usize| match digit {
            0 => Segment::One,
            digit => Segment::Text(["a", "b"][digit - 1].to_owned()),
        };
        let key = OperationKey::of(Method::Get, "/");
        let path = |length: u32, number: usize| Candidate {
            key: &key,
            method: Method::Get,
            form: PathForm::Pattern(String::new()),
            segments: (0..length).map(|at| segment(number / 3_usize.pow(at) % 3)).collect(),
        };
        let all: Vec<_> =
            (1..5).flat_map(|length| (0..3_usize.pow(length)).map(move |number| (length, number))).collect();
        let all: Vec<_> = all.into_iter().map(|(length, number)| path(length, number)).collect();
        let numbers = numbered(all.iter());
        let (mut found, mut ruled_out) = (0, 0);
        for one in &numbers {
            for pattern in &numbers {
                let has_request = one.candidate.request_in(&pattern.candidate.segments).is_some();
                assert!(!has_request || one.may_be_in(pattern), "{:?} {:?}", one.segments, pattern.segments);
                found += usize::from(has_request);
                ruled_out += usize::from(!one.may_be_in(pattern));
            }
        }
        assert!(found > 1000 && ruled_out > 1000, "{found} {ruled_out}");
    }
}
