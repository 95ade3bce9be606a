//! The members of the value of a key. Whoever asks for one has it in the gateway's spelling, or reports what is wrong.

use super::report::Report;
use crate::gateway::shared::losses::NameList;
use crate::source::Node;
use crate::subject::Subject;

/// A word of the gateway, and a spelling of it that is read as the word. The first row of a word is its own.
pub(in crate::gateway) type Words = &'static [(&'static str, &'static str)];

pub(in crate::gateway) const TEXT: &str = "text";
pub(in crate::gateway) const NUMBER: &str = "a whole number in the gateway's range";
pub(in crate::gateway) const FLAG: &str = "`true` or `false`";
pub(in crate::gateway) const OBJECT: &str = "an object";
pub(in crate::gateway) const LIST: &str = "a list";
pub(in crate::gateway) const FEWER: &str = "a list of fewer items";

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

    /// An object, to be read member by member.
    pub(in crate::gateway) fn object<'d>(&mut self, at: &At<'d>) -> Option<Object<'d>> {
        if at.node.is_object() {
            return Some(Object { at: at.clone(), known: Vec::new(), unheld: NameList::default() });
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
}

impl<'d> Object<'d> {
    /// A member; none where it is not there, or null.
    pub(in crate::gateway) fn get(&mut self, name: &'static str) -> Option<At<'d>> {
        self.known.push(name);
        let node = self.at.node.get(name).filter(|node| !node.is_null())?;
        Some(At { node, member: [&self.at.member, ".", name].concat() })
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
        let others = self.at.node.entries().filter(|(key, node)| {
            let is_known = known.iter().any(|known| key.is(known));
            !node.is_null() && !is_known
        });
        others.take(MOST_NAMES).for_each(|(key, _)| self.unheld.add(key.text()));
        scope.report.unknown(scope.subject, &self.at.member, &self.unheld, self.at.node);
    }
}
