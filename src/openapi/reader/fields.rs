//! Reading the members of an object: asking for one yields it or records what is wrong with it, and at the end every
//! member that nobody asked for is either an extension or a finding.

use smallvec::SmallVec;

use super::other_version::{OtherKeywords, of_other_version};
use super::report::Report;
use super::shown::{shortened, text_of, word};
use crate::model::{Extensions, Prose};
use crate::openapi::rules::{BOOLEAN_AS_TEXT, KEY_OTHER_VERSION, KEY_UNKNOWN, TEXT_UNQUOTED, VALUE_NULL};
use crate::source::{Key, Kind, Node};
use crate::text;

/// A list of strings, mostly short.
pub(crate) type Texts<'d> = SmallVec<[&'d str; 6]>;

/// The members of one object.
pub(crate) struct Fields<'d> {
    node: Node<'d>,
    /// Looked up once: a dozen questions to the tape would read every key a dozen times.
    members: SmallVec<[Member<'d>; 12]>,
    /// A bit for each length that a member's name has: most questions are about what is not there.
    lengths: u64,
    asked: SmallVec<[&'static str; 16]>,
    /// Names that are known here, but read elsewhere.
    known: &'static [&'static str],
    /// Names that are read although they do not belong here, so that they are never suggested.
    misplaced: SmallVec<[&'static str; 2]>,
    /// Names of members that have to be there: who reads the object tells when one is missing or null.
    needed: &'static [&'static str],
}

struct Member<'d> {
    key: Key<'d>,
    name: &'d str,
    value: Node<'d>,
    asked: bool,
}

impl<'d> Fields<'d> {
    /// The members of a node; a node that is not an object has none.
    pub(crate) fn of(node: Node<'d>) -> Self {
        let mut lengths = 0;
        let member = |(key, value): (Key<'d>, Node<'d>)| {
            let name = key.text();
            lengths |= length_bit(name);
            Member { key, name, value, asked: false }
        };
        let members = node.entries().map(member).collect();
        Self {
            node,
            members,
            lengths,
            asked: SmallVec::new(),
            known: &[],
            misplaced: SmallVec::new(),
            needed: &[],
        }
    }

    /// The object itself.
    pub(crate) fn node(&self) -> Node<'d> {
        self.node
    }

    /// A member unchanged, null included.
    pub(crate) fn raw(&mut self, name: &'static str) -> Option<Node<'d>> {
        self.asked.push(name);
        if self.lengths & length_bit(name) == 0 {
            return None;
        }
        let member = self.members.iter_mut().find(|member| member.name == name)?;
        member.asked = true;
        Some(member.value)
    }

    /// A member unchanged, without asking for it.
    pub(crate) fn peek(&self, name: &str) -> Option<Node<'d>> {
        if self.lengths & length_bit(name) == 0 {
            return None;
        }
        self.members.iter().find(|member| member.name == name).map(|member| member.value)
    }

    /// Marks a name as known here without reading it.
    pub(crate) fn expect(&mut self, name: &'static str) {
        self.raw(name);
    }

    /// The members that were not asked for and that a test accepts; they count as asked for.
    pub(crate) fn take(
        &mut self,
        is_meant: impl Fn(&str, Node<'d>) -> bool,
    ) -> SmallVec<[(Key<'d>, Node<'d>); 1]> {
        let mut taken = SmallVec::new();
        let unasked = self.members.iter_mut().filter(|member| !member.asked);
        for member in unasked.filter(|member| is_meant(member.name, member.value)) {
            member.asked = true;
            taken.push((member.key, member.value));
        }
        taken
    }

    /// Marks names as known that are read elsewhere, such as the members of an inline schema.
    pub(crate) fn known(&mut self, names: &'static [&'static str]) {
        self.known = names;
    }

    /// Marks names as read although they do not belong here: no finding advises to use them.
    pub(crate) fn misplaced(&mut self, names: &[&'static str]) {
        self.misplaced.extend_from_slice(names);
    }

    /// Names required members, so that a null in place of one is reported once, where the member is required.
    pub(crate) fn needs(&mut self, names: &'static [&'static str]) {
        self.needed = names;
    }

    /// Whether a member is missing or null. A member of a wrong type is reported as that, and does not count as
    /// missing.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        self.peek(name).is_none_or(Node::is_null)
    }

    /// Whether there is nothing that could have been read as `content`: a value that is not an object is reported as
    /// that.
    pub(crate) fn lacks_content(&self) -> bool {
        self.peek("content").is_none_or(|content| content.is_null() || content.is_object())
    }

    /// A member; null counts as absent.
    pub(crate) fn get(&mut self, report: &mut Report, name: &'static str) -> Option<Node<'d>> {
        let node = self.raw(name)?;
        if node.is_null() {
            if self.needed.contains(&name) {
                return None;
            }
            report.at(VALUE_NULL, node, [("key", name.to_owned())]);
            return None;
        }
        Some(node)
    }

    /// A member of one kind; another kind is reported and counts as absent.
    fn of_kind(&mut self, report: &mut Report, name: &'static str, kind: Kind) -> Option<Node<'d>> {
        let node = self.get(report, name)?;
        if node.kind() == kind {
            return Some(node);
        }
        report.wrong_type(name, node, kind);
        None
    }

    /// A member that is an object.
    pub(crate) fn object(&mut self, report: &mut Report, name: &'static str) -> Option<Node<'d>> {
        self.of_kind(report, name, Kind::Object)
    }

    /// The members of a member that is an object, all of them; nothing when it is absent.
    pub(crate) fn entries(
        &mut self,
        report: &mut Report,
        name: &'static str,
    ) -> impl Iterator<Item = (Key<'d>, Node<'d>)> + use<'d> {
        self.object(report, name).into_iter().flat_map(Node::entries)
    }

    /// The items of a member that is a list; nothing when it is absent.
    pub(crate) fn items(
        &mut self,
        report: &mut Report,
        name: &'static str,
    ) -> impl Iterator<Item = Node<'d>> + use<'d> {
        self.of_kind(report, name, Kind::Array).into_iter().flat_map(Node::items)
    }

    /// A member that is a list, if it is there.
    pub(crate) fn list(&mut self, report: &mut Report, name: &'static str) -> Option<Node<'d>> {
        self.of_kind(report, name, Kind::Array)
    }

    /// A member that is a string. A number or boolean is taken by its text: YAML's `version: 1.0`.
    pub(crate) fn text(&mut self, report: &mut Report, name: &'static str) -> Option<&'d str> {
        let node = self.get(report, name)?;
        if let Some(text) = node.as_str() {
            return Some(text);
        }
        let Some(text) = text_of(node) else {
            report.wrong_type(name, node, Kind::String);
            return None;
        };
        let args =
            [("key", name.to_owned()), ("found", word(node.kind()).to_owned()), ("text", text.to_owned())];
        report.at(TEXT_UNQUOTED, node, args);
        Some(text)
    }

    /// A member that is a string, owned.
    pub(crate) fn string(&mut self, report: &mut Report, name: &'static str) -> Option<String> {
        self.text(report, name).map(str::to_owned)
    }

    /// A member that is text for people.
    pub(crate) fn prose(&mut self, report: &mut Report, name: &'static str) -> Option<Prose> {
        let node = self.get(report, name)?;
        Prose::of(node).or_else(|| self.text(report, name).map(Prose::from))
    }

    /// A member that is a list of strings.
    pub(crate) fn texts(&mut self, report: &mut Report, name: &'static str) -> Option<Texts<'d>> {
        let list = self.list(report, name)?;
        Some(texts_of(report, name, list))
    }

    /// A member that is a list of strings, owned.
    pub(crate) fn strings(&mut self, report: &mut Report, name: &'static str) -> Option<Vec<String>> {
        let texts = self.texts(report, name)?;
        Some(texts.into_iter().map(str::to_owned).collect())
    }

    /// A member that is a boolean.
    pub(crate) fn flag(&mut self, report: &mut Report, name: &'static str) -> Option<bool> {
        let node = self.get(report, name)?;
        if let Some(text) = node.as_str().filter(|text| is_boolean_word(text)) {
            report.at(BOOLEAN_AS_TEXT, node, [("key", name.to_owned()), ("text", text.to_owned())]);
            return None;
        }
        self.of_kind(report, name, Kind::Bool)?.as_bool()
    }

    /// Whether a member is of another version of OpenAPI, which tells more than that one of this version is missing.
    pub(crate) fn are_of_other_version(&self) -> bool {
        self.unasked().any(|member| of_other_version(member.name, &self.asked).is_some())
    }

    fn unasked(&self) -> impl Iterator<Item = &Member<'d>> {
        self.members.iter().filter(|member| !member.asked && !self.known.contains(&member.name))
    }

    /// Ends the reading: the extensions; what is neither known nor an extension is reported.
    pub(crate) fn finish(&self, report: &mut Report) -> Extensions {
        let mut extensions = Extensions::new();
        // A parameter of the other version, with the first of its words.
        let mut parameter: Option<(Key<'d>, OtherKeywords)> = None;
        for member in self.unasked() {
            if member.name.starts_with("x-") {
                extensions.insert(member.name.to_owned(), member.value.value());
            } else if let Some(word) = of_other_version(member.name, &self.asked) {
                let words = OtherKeywords::new(member.name, word);
                match &mut parameter {
                    Some((_, known)) if known.is_of_parameter && words.is_of_parameter => known.add(words),
                    None if words.is_of_parameter => parameter = Some((member.key, words)),
                    _ => report.at(KEY_OTHER_VERSION, member.key.site(), words.args()),
                }
            } else {
                let here = self.asked.iter().chain(self.known).filter(|name| !self.misplaced.contains(name));
                let nearest = nearest(member.name, here);
                let args = [("key", shortened(member.name)), ("nearest", nearest)];
                report.at(KEY_UNKNOWN, member.key.site(), args);
            }
        }
        if let Some((key, words)) = parameter {
            report.at(KEY_OTHER_VERSION, key.site(), words.args());
        }
        extensions
    }
}

/// The texts of a list; what is not one is reported.
pub(crate) fn texts_of<'d>(report: &mut Report, name: &str, list: Node<'d>) -> Texts<'d> {
    let mut texts = Texts::new();
    for item in list.items() {
        match text_of(item) {
            Some(text) => texts.push(text),
            None => report.wrong_type(name, item, Kind::String),
        }
    }
    texts
}

/// Whether a text is a boolean in quotes, or one in YAML 1.1.
fn is_boolean_word(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The bit for names of this length.
fn length_bit(name: &str) -> u64 {
    1 << (name.len() & 63)
}

/// The known name that is most like a word, or else the word as an extension.
fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k &'k str>) -> String {
    text::nearest::nearest(word, known.copied())
        .map_or_else(|| format!("x-{}", shortened(word)), str::to_owned)
}
