//! The members of the value of a key. Whoever asks for one has it in the gateway's spelling, or reports what is wrong.

use std::sync::Arc;

use super::report::Report;
use crate::diagnostic::Diagnostic;
use crate::gateway::shared::losses::NameList;
use crate::gateway::shared::rules::keys as rules;
use crate::source::{Key, Node};
use crate::subject::Subject;
use crate::text::quoted;

/// A word of the gateway, and a spelling of it that is read as the word. The first row of a word is its own.
pub(in crate::gateway) type Words = &'static [(&'static str, &'static str)];

pub(in crate::gateway) const TEXT: &str = "text";
pub(in crate::gateway) const NUMBER: &str = "a whole number in the gateway's range";
pub(in crate::gateway) const FLAG: &str = "`true` or `false`";
pub(in crate::gateway) const OBJECT: &str = "an object";
pub(in crate::gateway) const LIST: &str = "a list";
pub(in crate::gateway) const FEWER: &str = "a list of fewer items";
pub(in crate::gateway) const FEWER_MEMBERS: &str = "an object of fewer members";

/// How many items of a list are read. The gateway takes far fewer.
const MOST_ITEMS: usize = 100;

/// How many members without an effect are listed.
const MOST_NAMES: usize = 20;

/// One value, and what it is called.
#[derive(Clone)]
pub(in crate::gateway) struct At<'d> {
    pub(in crate::gateway) node: Node<'d>,
    pub(in crate::gateway) member: String,
}

/// Where the values that are being read belong to.
pub(in crate::gateway) struct Scope<'r, 'a> {
    pub(in crate::gateway) report: &'r mut Report<'a>,
    pub(in crate::gateway) subject: &'r Subject,
}

impl Scope<'_, '_> {
    pub(in crate::gateway) fn invalid(&mut self, at: &At<'_>, expected: &str) {
        self.report.invalid(self.subject, &at.member, at.node, expected);
    }

    /// A value says something that only the gateway has a place for.
    pub(in crate::gateway) fn own(&mut self, at: &At<'_>) {
        self.report.own(&at.member, at.node);
    }

    /// A value names a kind of backend that only the gateway has.
    pub(in crate::gateway) fn unsupported(&mut self, at: &At<'_>, found: &str) {
        let finding = Diagnostic::new(rules::EXTENSION_BACKEND_UNSUPPORTED).about(self.subject.clone());
        let finding = finding.arg("member", quoted(&at.member)).arg("found", quoted(found));
        self.report.add(finding, Some(at.node));
    }

    /// States a field of an operator. Where it is stated otherwise already, that counts, and this is reported. The name
    /// of the field is a word of the rule.
    pub(in crate::gateway) fn state<T: PartialEq>(
        &mut self,
        (name, field): (&'static str, &mut Option<Arc<T>>),
        value: impl Into<Arc<T>>,
        at: &At<'_>,
    ) {
        let value = value.into();
        match field {
            None => *field = Some(value),
            Some(stated) if **stated == *value => {}
            Some(_) => {
                let found = Diagnostic::new(rules::EXTENSION_STATED_TWICE).about(self.subject.clone());
                let found = found.arg("member", quoted(&at.member)).arg("field", name);
                self.report.add(found, Some(at.node));
            }
        }
    }

    /// A text as it is; a number as it is written.
    pub(in crate::gateway) fn text(&mut self, at: &At<'_>) -> Option<String> {
        let text = at.node.scalar().filter(|_| !at.node.is_null());
        if text.is_none() && !at.node.is_null() {
            self.invalid(at, TEXT);
        }
        text.map(str::to_owned)
    }

    /// A text without a comma at its end, which samples have by mistake.
    pub(in crate::gateway) fn name(&mut self, at: &At<'_>) -> Option<String> {
        let text = self.text(at)?;
        let bare = text.trim().trim_end_matches(',').trim_end();
        if bare != text {
            self.report.normalised(&at.member);
        }
        Some(bare.to_owned()).filter(|bare| !bare.is_empty())
    }

    pub(in crate::gateway) fn word(&mut self, at: &At<'_>, words: Words) -> Option<&'static str> {
        if at.node.is_null() {
            return None;
        }
        let text = at.node.scalar().unwrap_or_default();
        let bare = text.trim().trim_end_matches(',').trim_end();
        let found = words.iter().find(|(_, spelling)| bare.eq_ignore_ascii_case(spelling));
        let Some((word, _)) = found else {
            let mut known: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            known.dedup();
            self.invalid(at, &known.join(", "));
            return None;
        };
        if bare != text {
            self.report.normalised(&at.member);
        }
        Some(word)
    }

    /// As [`Scope::word`], for a gateway that tells upper case from lower: another case is another spelling.
    pub(in crate::gateway) fn exact_word(&mut self, at: &At<'_>, words: Words) -> Option<&'static str> {
        let word = self.word(at, words)?;
        if at.node.scalar() != Some(word) {
            self.report.normalised(&at.member);
        }
        Some(word)
    }

    /// A whole number; a text of one, too.
    pub(in crate::gateway) fn number(&mut self, at: &At<'_>, least: i64, most: i64) -> Option<i64> {
        if at.node.is_null() {
            return None;
        }
        let text = at.node.scalar().unwrap_or_default();
        let bare = text.trim().trim_end_matches(',').trim_end();
        let number = bare.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.invalid(at, NUMBER);
        } else if bare != text || at.node.is_string() {
            self.report.normalised(&at.member);
        }
        number
    }

    pub(in crate::gateway) fn flag(&mut self, at: &At<'_>) -> Option<bool> {
        if at.node.is_null() {
            return None;
        }
        if let Some(flag) = at.node.as_bool() {
            return Some(flag);
        }
        let bare = at.node.scalar().unwrap_or_default().trim().trim_end_matches(',').trim_end();
        let flag =
            [("true", true), ("false", false)].into_iter().find(|(word, _)| bare.eq_ignore_ascii_case(word));
        if let Some((_, flag)) = flag {
            self.report.normalised(&at.member);
            return Some(flag);
        }
        self.invalid(at, FLAG);
        None
    }

    /// The items of a list; a value that is not a list is one item where `single`.
    pub(in crate::gateway) fn items<'d>(&mut self, at: &At<'d>, single: bool) -> Vec<At<'d>> {
        if at.node.is_null() {
            return Vec::new();
        }
        if !at.node.is_array() {
            if single {
                return vec![at.clone()];
            }
            self.invalid(at, LIST);
            return Vec::new();
        }
        let mut items = at.node.items();
        let name = |(index, node)| At { node, member: format!("{}[{index}]", at.member) };
        let found = items.by_ref().take(MOST_ITEMS).enumerate().map(name).collect();
        if items.next().is_some() {
            self.invalid(at, FEWER);
        }
        found
    }

    /// The members of an object that has names of its own.
    pub(in crate::gateway) fn entries<'d>(&mut self, at: &At<'d>) -> Vec<(&'d str, At<'d>)> {
        if !at.node.is_object() {
            self.object(at);
            return Vec::new();
        }
        let mut entries = at.node.entries();
        let name = |(key, node): (Key<'d>, _)| {
            (key.text(), At { node, member: [&at.member, ".", &*quoted(key.text())].concat() })
        };
        let found = entries.by_ref().take(MOST_ITEMS).map(name).collect();
        if entries.next().is_some() {
            self.invalid(at, FEWER_MEMBERS);
        }
        found
    }

    /// An object, to be read member by member.
    pub(in crate::gateway) fn object<'d>(&mut self, at: &At<'d>) -> Option<Object<'d>> {
        if at.node.is_object() {
            return Some(Object {
                at: at.clone(),
                known: Vec::new(),
                unheld: NameList::default(),
                respelt: None,
            });
        }
        if !at.node.is_null() {
            self.invalid(at, OBJECT);
        }
        None
    }
}

/// An object of a key.
pub(in crate::gateway) struct Object<'d> {
    pub(in crate::gateway) at: At<'d>,
    /// The members that somebody asked for.
    known: Vec<&'static str>,
    /// Members that say what has no place.
    unheld: NameList,
    /// The members that are written in another case, where that is read.
    respelt: Option<Vec<String>>,
}

impl<'d> Object<'d> {
    /// Reads members in another case, too, each of which is then reported as another spelling.
    pub(in crate::gateway) fn in_any_case(mut self) -> Self {
        self.respelt = Some(Vec::new());
        self
    }

    /// A member; none where it is not there, or null.
    pub(in crate::gateway) fn get(&mut self, name: &'static str) -> Option<At<'d>> {
        self.known.push(name);
        let member = [&self.at.member, ".", name].concat();
        let exact = self.at.node.get(name);
        let node = exact.or_else(|| {
            let respelt = self.respelt.as_mut()?;
            let (_, node) = self.at.node.entries().find(|(key, _)| key.text().eq_ignore_ascii_case(name))?;
            respelt.push(member.clone());
            Some(node)
        });
        let node = node.filter(|node| !node.is_null())?;
        Some(At { node, member })
    }

    /// The first of several names that a member goes by.
    pub(in crate::gateway) fn first(&mut self, names: &[&'static str]) -> Option<At<'d>> {
        let found: Vec<_> = names.iter().filter_map(|name| self.get(name)).collect();
        found.into_iter().next()
    }

    /// A member that only the gateway has a place for; `says_nothing` tells values without an effect.
    pub(in crate::gateway) fn own(
        &mut self,
        scope: &mut Scope<'_, '_>,
        name: &'static str,
        says_nothing: impl Fn(Node<'d>) -> bool,
    ) {
        if let Some(at) = self.get(name).filter(|at| !says_nothing(at.node)) {
            scope.own(&at);
        }
    }

    /// A member that the gateway requires.
    pub(in crate::gateway) fn needs(
        &mut self,
        scope: &mut Scope<'_, '_>,
        name: &'static str,
    ) -> Option<At<'d>> {
        let found = self.get(name);
        if found.is_none() {
            let member = [&self.at.member, ".", name].concat();
            scope.report.missing(scope.subject, &member, self.at.node);
        }
        found
    }

    /// A member without a place: one that says something is reported.
    pub(in crate::gateway) fn unheld(&mut self, name: &'static str, says_nothing: impl Fn(Node<'d>) -> bool) {
        if let Some(at) = self.get(name)
            && !says_nothing(at.node)
        {
            self.unheld.add(name);
        }
    }

    /// Reports the members that nobody asked for, and those without a place.
    pub(in crate::gateway) fn finish(mut self, scope: &mut Scope<'_, '_>) {
        let known = &self.known;
        for member in self.respelt.iter().flatten() {
            scope.report.normalised(member);
        }
        let any_case = self.respelt.is_some();
        let others = self.at.node.entries().filter(|(key, node)| {
            let is_known =
                known.iter().any(|known| key.is(known) || any_case && key.text().eq_ignore_ascii_case(known));
            !node.is_null() && !is_known
        });
        others.take(MOST_NAMES).for_each(|(key, _)| self.unheld.add(key.text()));
        scope.report.unknown(scope.subject, &self.at.member, &self.unheld, self.at.node);
    }
}

/// Whether a value says nothing: a switch that is off, an empty text, list or object, or zero.
pub(in crate::gateway) fn says_nothing(node: Node<'_>) -> bool {
    match node.scalar() {
        Some(text) => {
            let text = text.trim();
            text.is_empty() || text == "0" || text.eq_ignore_ascii_case("false")
        }
        None => node.items().next().is_none() && node.entries().next().is_none(),
    }
}
