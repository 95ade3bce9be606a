//! Schemas that are made of schemas: choices, parts, and what must not fit.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::judge::{Judge, Note, Row};
use super::super::sides::{When, reference};
use super::super::trail::Step;
use super::pair::{Pending, Whole};
use super::view::{View, is_null, list, says_nothing};
use crate::model::component_of;
use crate::text::quoted;
use crate::verdict::rules;

/// The keywords of choices.
const CHOICES: [&str; 2] = ["oneOf", "anyOf"];

/// A branch of one side: where it is in its list, and what it is.
type Branch<'a> = (usize, &'a Value);

/// What is left of two lists when those are taken away that are on both sides.
struct Left<'a> {
    before: Vec<Branch<'a>>,
    after: Vec<Branch<'a>>,
}

impl<'a> Judge<'a> {
    /// Compares a schema with one that is made of schemas and nothing else: the first may be one of them. False when the
    /// schemas are not such a pair.
    pub(super) fn compare_wrap(
        &mut self,
        whole: &Whole,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) -> bool {
        for keyword in CHOICES.into_iter().chain(["allOf"]) {
            let is_wrap = |wrap: &View<'a>, other: &View<'a>| {
                !branches(wrap, keyword).is_empty()
                    && wrap.is_only(keyword)
                    && other.get(keyword).is_none()
                    && !says_nothing(other.schema)
            };
            let (a, b) = if is_wrap(before, after) {
                (branches(before, keyword), vec![(0, after.itself())])
            } else if is_wrap(after, before) {
                (vec![(0, before.itself())], branches(after, keyword))
            } else {
                continue;
            };
            let left =
                matched(Left::of(a, b), |_, pair| pending.push(whole.part(Step::behind(), pair, whole.dirs)));
            if keyword != "allOf" && !left.before.is_empty() && !left.after.is_empty() {
                // It is none of the branches: what fits may be more or less.
                let note = Note::new(rules::KEYWORD_CHANGED, Row::UNCLEAR).arg("keyword", keyword);
                self.report(whole.at, None, whole.dirs, note);
            } else {
                self.branches_changed(whole, keyword, None, left);
            }
            return true;
        }
        false
    }

    pub(super) fn compare_branches(
        &mut self,
        whole: &Whole,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) {
        for keyword in CHOICES.into_iter().chain(["allOf"]) {
            let [a, b] = [before, after].map(|view| branches(view, keyword));
            if keyword != "allOf" && a.is_empty() != b.is_empty() {
                self.choice_changed(whole, keyword, [before, after]);
                continue;
            }
            let left = matched(Left::of(a, b), |at, pair| {
                pending.push(whole.part(Step::item(keyword, at), pair, whole.dirs));
            });
            self.branches_changed(whole, keyword, Some(keyword), left);
        }
        self.compare_constraint(whole.at, whole.dirs, "not", [before.get("not"), after.get("not")]);
        self.compare_discriminators(whole, before.get("discriminator"), after.get("discriminator"));
    }

    /// Reports the branches that have no counterpart.
    fn branches_changed(
        &mut self,
        whole: &Whole,
        keyword: &'static str,
        member: Option<&str>,
        left: Left<'a>,
    ) {
        let gone = left.before.into_iter().map(|branch| (When::Before, branch));
        for (when, (at, branch)) in gone.chain(left.after.into_iter().map(|branch| (When::After, branch))) {
            let says_nothing = self.sides.resolved(when, branch).is_some_and(says_nothing);
            if keyword == "allOf" && says_nothing {
                continue;
            }
            let (rule, row) = match (keyword, when) {
                ("allOf", When::After) => (rules::PART_ADDED, Row::NARROWS),
                ("allOf", When::Before) => (rules::PART_REMOVED, Row::WIDENS),
                (_, When::After) => (rules::BRANCH_ADDED, Row::WIDENS),
                (_, When::Before) => (rules::BRANCH_REMOVED, Row::NARROWS),
            };
            let note = Note::new(rule, row).arg("value", &name_of(at, branch));
            let note = if keyword == "allOf" { note } else { note.arg("keyword", keyword) };
            self.report(whole.at, member, whole.dirs, note);
        }
    }

    /// Reports a choice put on, or taken from, a schema that has other keywords.
    fn choice_changed(&mut self, whole: &Whole, keyword: &'static str, [before, after]: [&View<'a>; 2]) {
        let count = |view: &View<'_>| view.get(keyword).map(|_| Value::from(branches(view, keyword).len()));
        let counts = [count(before), count(after)];
        self.compare_constraint(whole.at, whole.dirs, keyword, [counts[0].as_ref(), counts[1].as_ref()]);
    }

    fn compare_discriminators(&mut self, whole: &Whole, before: Option<&Value>, after: Option<&Value>) {
        const KEYWORD: &str = "discriminator";
        if before == after {
            return;
        }
        let mapping = |side: Option<&'_ Value>| -> BTreeMap<String, Value> {
            let members = side.and_then(|side| side.get("mapping")).and_then(Value::as_object);
            members.into_iter().flatten().map(|(name, target)| (name.clone(), target.clone())).collect()
        };
        let name = |side: Option<&Value>| side.and_then(|side| side.get("propertyName")).cloned();
        let (known, mapped) = (mapping(before), mapping(after));
        let mut is_said = false;
        if after.is_some() && name(before) == name(after) {
            for gone in known.keys().filter(|name| !mapped.contains_key(*name)) {
                let note = Note::new(rules::DISCRIMINATOR_NAME_REMOVED, Row::BREAKS).arg("value", gone);
                self.report(whole.at, Some(KEYWORD), whole.dirs, note);
                is_said = true;
            }
        }
        if !is_said {
            let note = Note::new(rules::DISCRIMINATOR_CHANGED, Row::UNCLEAR);
            self.report(whole.at, Some(KEYWORD), whole.dirs, note);
        }
    }
}

/// The branches of a schema; null alone counts as `nullable`.
fn branches<'a>(view: &View<'a>, keyword: &str) -> Vec<Branch<'a>> {
    let all = list(view.schema, keyword).iter().enumerate();
    all.filter(|(_, branch)| keyword == "allOf" || !is_null(branch)).collect()
}

/// Hands on the branches that are one another's counterparts, and returns those that have none: the only ones left, the
/// only ones that are written out, or those in the same position.
fn matched<'a>(left: Left<'a>, mut pair: impl FnMut(usize, [Option<&'a Value>; 2])) -> Left<'a> {
    let is_written = |branch: &Branch<'a>| reference(branch.1).is_none();
    let only = |branches: &[Branch<'a>]| {
        let mut written = branches.iter().filter(|branch| is_written(branch));
        written.next().filter(|_| written.next().is_none()).map(|(at, _)| *at)
    };
    let (only_before, only_after) = match (&left.before[..], &left.after[..]) {
        ([(before, _)], [(after, _)]) => (Some(*before), Some(*after)),
        (before, after) => (only(before), only(after)),
    };
    let one = only_before.zip(only_after);
    let is_alone = left.before.len() == 1 && left.after.len() == 1;
    let mut after: BTreeMap<usize, &'a Value> = left.after.into_iter().collect();
    let mut before = Vec::new();
    for branch in left.before {
        let at = match one {
            Some((was, is)) => (was == branch.0).then_some(is),
            None => is_written(&branch).then_some(branch.0),
        };
        let is_counterpart =
            |at: &usize| after.get(at).is_some_and(|other| is_alone || reference(other).is_none());
        let counterpart = at.filter(is_counterpart);
        match counterpart.and_then(|at| after.remove(&at)) {
            Some(other) => pair(branch.0, [Some(branch.1), Some(other)]),
            None => before.push(branch),
        }
    }
    Left { before, after: after.into_iter().collect() }
}

impl<'a> Left<'a> {
    /// Takes away what is the same on both sides.
    fn of(before: Vec<Branch<'a>>, after: Vec<Branch<'a>>) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (_, branch) in &before {
            *known.entry(identity(branch)).or_default() += 1;
        }
        let mut matched: BTreeMap<String, usize> = BTreeMap::new();
        let mut take = |(_, branch): &Branch<'a>| {
            let identity = identity(branch);
            let Some(left) = known.get_mut(&identity).filter(|left| **left > 0) else { return true };
            *left -= 1;
            *matched.entry(identity).or_default() += 1;
            false
        };
        let after: Vec<_> = after.into_iter().filter(|branch| take(branch)).collect();
        let mut is_left = |(_, branch): &Branch<'a>| match matched.get_mut(&identity(branch)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        Self { before: before.into_iter().filter(|branch| is_left(branch)).collect(), after }
    }
}

fn identity(branch: &Value) -> String {
    reference(branch).map_or_else(|| branch.to_string(), |target| ["$ref ", target].concat())
}

/// A branch as people say it: the component that it is, its title, its properties, or its position.
fn name_of(at: usize, branch: &Value) -> String {
    let component = reference(branch).and_then(component_of).map(|(key, _)| key.name.to_string());
    let title = || branch.get("title").and_then(Value::as_str).map(str::to_owned);
    let properties = || {
        let names = branch.get("properties")?.as_object()?.keys().map(String::as_str);
        let first: Vec<&str> = names.clone().take(3).collect();
        let more = if names.count() > first.len() { ", …" } else { "" };
        Some(["{", &first.join(", "), more, "}"].concat())
    };
    quoted(&component.or_else(title).or_else(properties).unwrap_or_else(|| (at + 1).to_string()))
}
