//! Schemas that are made of schemas: choices, parts, and what must not fit.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::judge::{Judge, Note, Row};
use super::super::sides::{When, reference};
use super::super::trail::{Label, Step};
use super::super::Verdict;
use super::view::{View, is_null, list, says_nothing};
use super::{Pending, Whole};
use crate::model::component_of;
use crate::plan::rules::change as rules;
use crate::text::quoted;

/// A branch of one side: where it is in its list, and what it is.
type Branch<'a> = (usize, &'a Value);

/// What is left of two lists when those are taken away that are on both sides.
struct Left<'a> {
    before: Vec<Branch<'a>>,
    after: Vec<Branch<'a>>,
}

impl<'a> Judge<'a> {
    pub(super) fn compare_branches(
        &mut self,
        whole: &Whole,
        before: &View<'a>,
        after: &View<'a>,
        pending: &mut Pending<'a>,
    ) {
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let sides = [before, after].map(|view| branches(view, keyword));
            let [a, b] = match sides {
                [a, b] if a.is_empty() && b.is_empty() => continue,
                [a, b] if b.is_empty() && before.is_only(keyword) => [a, itself(after)],
                [a, b] if a.is_empty() && after.is_only(keyword) => [itself(before), b],
                [a, b] if keyword != "allOf" && (a.is_empty() || b.is_empty()) => {
                    self.choice_changed(whole, keyword, [before, after]);
                    continue;
                }
                sides => sides,
            };
            let left = self.matched(whole, keyword, Left::of(a, b), pending);
            for (at, branch) in left.before {
                self.branch_changed(whole, keyword, (at, branch), When::Before);
            }
            for (at, branch) in left.after {
                self.branch_changed(whole, keyword, (at, branch), When::After);
            }
        }
        self.compare_constraint(whole.at, whole.dirs, "not", [before.get("not"), after.get("not")]);
        self.compare_discriminators(whole, before.get("discriminator"), after.get("discriminator"));
    }

    /// Compares the branches that are one another's counterparts, and returns those that have none.
    fn matched(
        &self,
        whole: &Whole,
        keyword: &'static str,
        left: Left<'a>,
        pending: &mut Pending<'a>,
    ) -> Left<'a> {
        let mut rest = Left { before: Vec::new(), after: left.after };
        let is_alone = left.before.len() == 1 && rest.after.len() == 1;
        let written = |branches: &[Branch<'a>]| branches.iter().filter(|(_, branch)| reference(branch).is_none()).count();
        let one_is_written = written(&left.before) == 1 && written(&rest.after) == 1;
        for (at, branch) in left.before {
            let is_written = reference(branch).is_none();
            let counterpart = rest.after.iter().position(|(other, after)| {
                let both_written = is_written && reference(after).is_none();
                is_alone || both_written && (one_is_written || *other == at)
            });
            match counterpart {
                Some(position) => {
                    let (_, after) = rest.after.remove(position);
                    pending.push(whole.part(Step::item(keyword, at), [Some(branch), Some(after)], whole.dirs));
                }
                None => rest.before.push((at, branch)),
            }
        }
        rest
    }

    /// Reports a choice put on, or taken from, a schema that has other keywords.
    fn choice_changed(&mut self, whole: &Whole, keyword: &'static str, [before, after]: [&View<'a>; 2]) {
        let count = |view: &View<'_>| view.get(keyword).map(|_| Value::from(branches(view, keyword).len()));
        let counts = [count(before), count(after)];
        self.compare_constraint(whole.at, whole.dirs, keyword, [counts[0].as_ref(), counts[1].as_ref()]);
    }

    fn branch_changed(&mut self, whole: &Whole, keyword: &'static str, (at, branch): Branch<'a>, when: When) {
        let says_nothing = self.sides.resolved(when, branch).is_some_and(says_nothing);
        if keyword == "allOf" && says_nothing {
            return;
        }
        let (rule, row) = match (keyword, when) {
            ("allOf", When::After) => (rules::PART_ADDED, Row::NARROWS),
            ("allOf", When::Before) => (rules::PART_REMOVED, Row::WIDENS),
            (_, When::After) => (rules::BRANCH_ADDED, Row::WIDENS),
            (_, When::Before) => (rules::BRANCH_REMOVED, Row::NARROWS),
        };
        let note = Note::new(rule, row).arg("value", &name_of(at, branch));
        let note = if keyword == "allOf" { note } else { note.arg("keyword", keyword) };
        self.report(whole.at, Some(keyword), whole.dirs, note);
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

/// A schema as the only branch of itself, unless it says nothing.
fn itself<'a>(view: &View<'a>) -> Vec<Branch<'a>> {
    if says_nothing(view.schema) { Vec::new() } else { vec![(0, view.schema)] }
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

/// A branch as people say it: the component that it is, its title, or its position.
fn name_of(at: usize, branch: &Value) -> String {
    let component = reference(branch).and_then(component_of).map(|(key, _)| key.name.to_string());
    let title = || branch.get("title").and_then(Value::as_str).map(str::to_owned);
    quoted(&component.or_else(title).unwrap_or_else(|| (at + 1).to_string()))
}
