//! Which requests of an operation the gateway may send to another one.
//!
//! OpenAPI compares paths segment by segment, concrete before templated. The gateway compares texts, and its variables take
//! slashes. So a request of one operation may match the form of another one, too, and come to it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use smallvec::SmallVec;

use super::path::PathForm;
use super::rules::{TENCENT_REQUESTS_MISROUTED, TENCENT_REQUESTS_UNLISTED};
use crate::diagnostic::Diagnostic;
use crate::subject::{Method, OperationKey, Subject};
use crate::tables::HashMap;

/// A segment of an operation's path, as the gateway has its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    Text(Cow<'a, str>),
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
    /// The path of the operation, without the base path.
    pub(super) segments: Vec<Segment<'a>>,
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

/// One warning for each pair of operations, up to a limit. `base` is the base path of all.
pub(super) fn misrouted(candidates: &[Candidate<'_>], base: &[Segment<'_>]) -> Vec<Diagnostic> {
    let mut texts = Texts::default();
    let base: Vec<Step> = base.iter().map(|segment| texts.step(segment)).collect();
    let unclear = candidates.iter().filter(|candidate| candidate.form.priority() > 1);
    let routes: Vec<Route<'_>> = unclear.map(|candidate| Route::of(candidate, &base, &mut texts)).collect();
    let mut groups: BTreeMap<Method, Vec<usize>> = BTreeMap::new();
    for (at, route) in routes.iter().enumerate() {
        groups.entry(route.candidate.method).or_default().push(at);
    }
    // An operation of every method competes with those of each method.
    let of_any = groups.get(&Method::Any).cloned().unwrap_or_default();
    for (_, group) in groups.iter_mut().filter(|(method, _)| **method != Method::Any) {
        group.extend(&of_any);
    }
    let mut search = Search {
        texts: &texts,
        method: Method::Any,
        steps: STEPS + STEPS_EACH * candidates.len(),
        listed: vec![0; routes.len()],
        found: Vec::new(),
        unlisted: 0,
        skipped: 0,
    };
    for (method, group) in groups {
        let numbered = group.into_iter().filter_map(|at| Some((at, routes.get(at)?)));
        let mut group: Vec<(usize, &Route<'_>)> = numbered.collect();
        group.sort_by_key(|(_, route)| route.beginning);
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

/// The texts of segments, each with a number: nearly all comparisons are of numbers.
#[derive(Default)]
struct Texts<'a> {
    numbers: HashMap<&'a str, u32>,
    all: Vec<&'a str>,
}

impl<'a> Texts<'a> {
    fn number(&mut self, text: &'a str) -> u32 {
        let all = &mut self.all;
        *self.numbers.entry(text).or_insert_with(|| {
            all.push(text);
            all.len() as u32 - 1
        })
    }

    fn step(&mut self, segment: &'a Segment<'_>) -> Step {
        match segment {
            Segment::Text(text) => Step::Text(self.number(text)),
            Segment::One => Step::One,
            Segment::Many => Step::Many,
        }
    }

    fn text(&self, number: u32) -> &'a str {
        self.all.get(number as usize).copied().unwrap_or_default()
    }
}

/// A segment, as it is compared: a text by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Text(u32),
    One,
    Many,
}

impl Step {
    fn text(self) -> Option<u32> {
        match self {
            Self::Text(number) => Some(number),
            Self::One | Self::Many => None,
        }
    }

    /// Concrete first.
    fn rank(self) -> u8 {
        match self {
            Self::Text(_) => 0,
            Self::One => 1,
            Self::Many => 2,
        }
    }
}

/// The texts of a request's segments, by their numbers.
type Request = SmallVec<[u32; 16]>;

/// A candidate, as it is compared.
struct Route<'a> {
    candidate: &'a Candidate<'a>,
    /// The text before the first variable.
    beginning: &'a str,
    segments: Vec<Step>,
    /// The texts between the variables of a pattern, those before the first and after the last included.
    runs: Vec<Range<usize>>,
    /// The segments of the text that requests begin with, where the form is such a text.
    below: Vec<u32>,
    /// What every request that the form matches ends with, as far as that is a segment.
    end: Option<u32>,
    /// What a variable has in an example.
    value: u32,
}

/// What a variable has in an example.
const VALUE: &str = "a";

impl<'a> Route<'a> {
    fn of(candidate: &'a Candidate<'a>, base: &[Step], texts: &mut Texts<'a>) -> Self {
        let mut segments = Vec::with_capacity(base.len() + candidate.segments.len());
        segments.extend_from_slice(base);
        segments.extend(candidate.segments.iter().map(|segment| texts.step(segment)));
        let path = candidate.form.path();
        let below = match candidate.form {
            PathForm::Prefix(_) | PathForm::Plain(_) => path.strip_prefix('/'),
            _ => None,
        };
        let is_pattern = matches!(candidate.form, PathForm::Pattern(_));
        let mut runs: Vec<Range<usize>> = Vec::new();
        if is_pattern {
            let mut start = 0;
            let variables = segments.iter().enumerate().filter(|(_, segment)| segment.text().is_none());
            for (at, _) in variables {
                runs.push(start..at);
                start = at + 1;
            }
            runs.push(start..segments.len());
        }
        Self {
            candidate,
            runs,
            beginning: path.split('{').next().unwrap_or(path),
            below: below
                .into_iter()
                .flat_map(|text| text.split('/'))
                .map(|text| texts.number(text))
                .collect(),
            end: segments.last().filter(|_| is_pattern).and_then(|last| last.text()),
            segments,
            value: texts.number(VALUE),
        }
    }
}

struct Search<'a> {
    texts: &'a Texts<'a>,
    /// The method of the requests.
    method: Method,
    steps: usize,
    /// How many pairs are listed of each route.
    listed: Vec<usize>,
    found: Vec<Diagnostic>,
    unlisted: usize,
    /// How many operations were not compared with all others.
    skipped: usize,
}

impl Search<'_> {
    /// Compares each with those whose literal beginning its own begins with: no others share a request with it.
    fn group(&mut self, group: &[(usize, &Route<'_>)]) {
        let mut above: Vec<(usize, &Route<'_>)> = Vec::new();
        for (at, (number, route)) in group.iter().enumerate() {
            while above.last().is_some_and(|(_, last)| !route.beginning.starts_with(last.beginning)) {
                above.pop();
            }
            for (other_number, other) in above.iter().rev() {
                // Nearly all pairs end differently.
                if route.end.zip(other.end).is_some_and(|(end, other)| end != other) {
                    self.steps = self.steps.saturating_sub(1);
                } else {
                    self.pair((*number, route), other);
                    self.pair((*other_number, other), route);
                }
                if self.steps == 0 {
                    let rest = group.iter().skip(at);
                    self.skipped += rest.filter(|(_, route)| route.candidate.method == self.method).count();
                    return;
                }
            }
            above.push((*number, route));
        }
    }

    /// Notes a request of the one that may come to the other.
    fn pair(&mut self, (number, one): (usize, &Route<'_>), other: &Route<'_>) {
        // Two operations of every method are a pair of that group alone. On one path the method decides.
        let methods = (one.candidate.method, other.candidate.method);
        let is_of_method = methods.0 == self.method || methods.1 == self.method;
        if !is_of_method || methods.0 != methods.1 && one.segments == other.segments {
            self.steps = self.steps.saturating_sub(1);
            return;
        }
        let reason = match (one.candidate.form.priority(), other.candidate.form.priority()) {
            (3, 2) => PREFIX,
            (3, 3) => PATTERN,
            (4, 2 | 3) => PLAIN,
            _ => return,
        };
        self.steps = self.steps.saturating_sub(one.segments.len() + other.segments.len());
        let Some(request) = one.request_of(other, self.texts) else { return };
        if other.is_meant(one, &request) {
            return;
        }
        let Some(listed) = self.listed.get_mut(number) else { return };
        if *listed >= LISTED_EACH || self.found.len() >= LISTED {
            self.unlisted += 1;
            return;
        }
        *listed += 1;
        let mut text = self.method.to_string() + " ";
        for segment in request {
            text.extend(["/", self.texts.text(segment)]);
        }
        let found = Diagnostic::new(TENCENT_REQUESTS_MISROUTED);
        let found = found.about(Subject::Operation(one.candidate.key.clone())).arg("request", text);
        let found = found.arg("other", other.candidate.key.to_string()).arg("reason", reason);
        self.found.push(found);
    }
}

impl Route<'_> {
    /// The segments of a request of this operation that the form of another one matches.
    fn request_of(&self, other: &Route<'_>, texts: &Texts<'_>) -> Option<Request> {
        match other.candidate.form {
            PathForm::Prefix(_) | PathForm::Plain(_) => self.request_below(&other.below, texts),
            PathForm::Pattern(_) => self.request_in(other),
            PathForm::Exact(_) => None,
        }
    }

    /// A request that begins with a text. The last segment of the text may go on in the request.
    fn request_below(&self, wanted: &[u32], texts: &Texts<'_>) -> Option<Request> {
        let mut request = Request::with_capacity(self.segments.len());
        let mut wanted = wanted.iter().peekable();
        for segment in &self.segments {
            let own = segment.text();
            let Some(text) = wanted.next() else {
                request.push(own.unwrap_or(self.value));
                continue;
            };
            let is_last = wanted.peek().is_none();
            let goes_on = |own: u32| is_last && texts.text(own).starts_with(texts.text(*text));
            match own {
                Some(own) if own == *text || goes_on(own) => request.push(own),
                Some(_) => return None,
                None => request.push(if texts.text(*text).is_empty() { self.value } else { *text }),
            }
        }
        wanted.next().is_none().then_some(request)
    }

    /// A request that a pattern matches, whose variables take one segment or more.
    fn request_in(&self, pattern: &Route<'_>) -> Option<Request> {
        let own = self.segments.as_slice();
        if pattern.segments.len() >= own.len() {
            return self.request_beside(&pattern.segments);
        }
        // Where each run begins. Nearly always one has no place, so the texts come later.
        let mut found: SmallVec<[usize; 16]> = SmallVec::new();
        let mut at = 0;
        let (last, runs) = pattern.runs.split_last()?;
        for run in runs {
            let run = pattern.segments.get(run.clone())?;
            // The variable before takes one segment at least.
            let start = if found.is_empty() { 0 } else { at + 1 };
            let rest = own.get(start..).filter(|rest| !rest.is_empty())?;
            let from = match run.len() {
                0 => start,
                _ if found.is_empty() => {
                    rest.get(..run.len()).is_some_and(|there| fits(run, there)).then_some(0)?
                }
                length => start + rest.windows(length).position(|there| fits(run, there))?,
            };
            at = from + run.len();
            found.push(from);
        }
        let last = pattern.segments.get(last.clone())?;
        let from = own.len().checked_sub(last.len()).filter(|from| *from > at && !found.is_empty())?;
        if !fits(last, own.get(from..)?) {
            return None;
        }
        found.push(from);
        let mut request: Request = own.iter().map(|segment| segment.text().unwrap_or(self.value)).collect();
        for (run, from) in pattern.runs.iter().zip(found) {
            set(&mut request, pattern.segments.get(run.clone())?, from);
        }
        Some(request)
    }

    /// A request that a pattern of as many segments matches: each variable takes one.
    fn request_beside(&self, pattern: &[Step]) -> Option<Request> {
        if pattern.len() != self.segments.len() {
            return None;
        }
        let can_be = |(one, other): (&Step, &Step)| {
            one.text().zip(other.text()).is_none_or(|(one, other)| one == other)
        };
        let mut pairs = self.segments.iter().zip(pattern);
        let text = |(one, other): (&Step, &Step)| one.text().or(other.text()).unwrap_or(self.value);
        pairs.clone().all(can_be).then(|| pairs.by_ref().map(text).collect())
    }

    /// Whether OpenAPI means a request of another operation for this one: its path matches, and is concrete where that of
    /// the other one is not.
    fn is_meant(&self, other: &Route<'_>, request: &[u32]) -> bool {
        let has_length = self.segments.len() == request.len()
            || self.segments.last() == Some(&Step::Many) && self.segments.len() <= request.len();
        let matches = |(segment, text): (&Step, &u32)| segment.text().is_none_or(|own| own == *text);
        if !has_length || !self.segments.iter().zip(request).all(matches) {
            return false;
        }
        let mut pairs = self.segments.iter().zip(&other.segments);
        pairs
            .find(|(own, other)| own.rank() != other.rank())
            .is_some_and(|(own, other)| own.rank() < other.rank())
    }
}

/// Whether a run of texts can be where as many segments are: those are the same texts, or variables.
fn fits(run: &[Step], there: &[Step]) -> bool {
    run.iter().zip(there).all(|(text, segment)| segment.text().is_none() || segment == text)
}

/// Gives variables of a request the texts of a run.
fn set(request: &mut [u32], run: &[Step], from: usize) {
    for (slot, text) in request.iter_mut().skip(from).zip(run) {
        *slot = text.text().unwrap_or(*slot);
    }
}
