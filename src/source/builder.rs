//! Builds the tape of a YAML document from its events: what keys, scalars, aliases and merges mean.

use std::ops::Range;

use super::aliases::{Aliases, Anchor, Size};
use super::findings::{Finding, Findings};
use super::keys::{self, Seen, weight};
use super::limits::Limits;
use super::locate::Place;
use super::number;
use super::scalar::{self, Meaning, Plain, Tag};
use super::tape::{self, ALIASED, Entry, MERGE, NO_LINK, NO_SCALAR, QUOTED, SUPERSEDED, Tape};
use super::traps::{self, Position};
use crate::diagnostic::Rule;
use crate::source::rules;

/// An open container.
struct Frame {
    entry: u32,
    role: Role,
    anchor: usize,
    /// The counter of the expanded document when it began.
    counter_before: u64,
    /// Depth of the deepest container in it, aliases followed.
    deepest: usize,
}

enum Role {
    Array,
    Object {
        key_next: bool,
        seen: Seen,
        merges: bool,
    },
    /// The list of a key that is not a scalar and its value.
    Pair {
        values: u8,
    },
}

pub(super) struct Builder<'t> {
    text: &'t str,
    tape: Tape,
    stack: Vec<Frame>,
    pub(super) findings: Findings,
    aliases: Aliases,
    /// End of what was read last: a block mapping ends there, not after the comments below it.
    last_end: u32,
    /// Whether it was reported that a key is indented with spaces that are none.
    is_misindented: bool,
    most_depth: usize,
    most_nodes: usize,
}

type Step = Result<(), Finding>;

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, limits: &Limits) -> Self {
        let most_nodes = limits.effective_nodes();
        let estimate = tape::estimate(text.as_bytes(), scalar::entries_at);
        Self {
            text,
            tape: Tape::with_capacity(estimate.min(most_nodes)),
            stack: Vec::new(),
            findings: Findings::default(),
            aliases: Aliases::new(limits.alias_expansion_of(text.len())),
            last_end: 0,
            is_misindented: false,
            most_depth: limits.effective_depth(),
            most_nodes,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tape.len() == 0
    }

    /// Whether directives, markers and comments are all that there is: null that nobody wrote.
    fn is_nothing(&self) -> bool {
        let root = self.tape.entry(0);
        root.tag == tape::Tag::Null && root.start == root.end
    }

    pub(super) fn finish(mut self) -> Result<(Tape, Findings), Finding> {
        if self.is_empty() || self.is_nothing() {
            return Err(Finding::fault(rules::EMPTY_DOCUMENT, 0));
        }
        self.tape.shrink_expanded(self.aliases.added());
        Ok((self.tape, self.findings))
    }

    /// A scalar, decoded; `plain` if it has no quotes and is not a block.
    pub(super) fn scalar(
        &mut self,
        text: &str,
        plain: bool,
        tag: Option<&Tag>,
        anchor: usize,
        at: Range<u32>,
    ) -> Step {
        let weight = weight(text);
        self.aliases.count(weight);
        let (flags, link) = self.link(text, &at);
        let entry = if self.at_key() {
            self.scalar_key(
                text,
                plain,
                tag,
                Entry { tag: tape::Tag::Key, flags, start: at.start, end: at.end, link },
            )?
        } else {
            let tag = self.scalar_tag(text, plain, tag, &at);
            let entry = self.push(Entry { tag, flags, start: at.start, end: at.end, link })?;
            self.done();
            entry
        };
        self.aliases.name(anchor, entry, Some(Size { weight, height: 0 }));
        Ok(())
    }

    fn scalar_key(
        &mut self,
        text: &str,
        plain: bool,
        tag: Option<&Tag>,
        mut key: Entry,
    ) -> Result<u32, Finding> {
        if let Some(tag) =
            tag.filter(|tag| matches!(tag.meaning, Meaning::Array | Meaning::Object | Meaning::Other))
        {
            self.ignored(tag);
        }
        let bare = plain && tag.is_none();
        if bare && let Some(rule) = traps::of_text(text, Position::Key) {
            self.report_text(rule, text, &(key.start..key.end));
        }
        if bare && !self.is_misindented && traps::begins_with_odd_space(text) {
            // The lines below are indented likewise; one finding says so.
            self.is_misindented = true;
            self.findings.push(Finding::fault(rules::YAML_NO_BREAK_SPACE, key.start as usize));
        }
        let merge = bare && text == "<<";
        if merge {
            key.flags |= MERGE;
        }
        if let Some(Frame { role: Role::Object { key_next, seen, merges }, .. }) = self.stack.last_mut() {
            *key_next = false;
            if merge { *merges = true } else { seen.add(text.as_bytes()) }
        }
        self.push(key)
    }

    /// What a scalar is; reports what does not come to what was written.
    fn scalar_tag(&mut self, text: &str, plain: bool, tag: Option<&Tag>, at: &Range<u32>) -> tape::Tag {
        let (resolved, fits) = scalar::decide(text, plain, tag.map(|tag| tag.meaning));
        if let Some(tag) = tag.filter(|_| !fits) {
            self.ignored(tag);
        }
        match resolved {
            Plain::NotFinite => self.report_text(rules::YAML_NOT_FINITE, text, at),
            Plain::TooLarge => self.report_text(rules::NUMBER_NOT_PORTABLE, text, at),
            Plain::Number if !number::is_portable(text) => {
                self.report_text(rules::NUMBER_NOT_PORTABLE, text, at);
            }
            Plain::Number if tag.is_none() => {
                if let Some(rule) = traps::of_number(text) {
                    self.report_number(rule, text, at);
                }
            }
            Plain::Text if plain && tag.is_none() => {
                let is_item = matches!(self.stack.last(), Some(Frame { role: Role::Array, .. }));
                let position = if is_item { Position::Item } else { Position::Value };
                if let Some(rule) = traps::of_text(text, position) {
                    self.report_text(rule, text, at);
                }
            }
            _ => {}
        }
        match resolved {
            Plain::Null => tape::Tag::Null,
            Plain::Bool(true) => tape::Tag::True,
            Plain::Bool(false) => tape::Tag::False,
            Plain::Number => tape::Tag::Number,
            Plain::NotFinite | Plain::TooLarge | Plain::Text => tape::Tag::String,
        }
    }

    pub(super) fn open_array(&mut self, tag: Option<&Tag>, anchor: usize, at: Range<u32>) -> Step {
        if let Some(tag) = tag.filter(|tag| !matches!(tag.meaning, Meaning::Array | Meaning::Plainest)) {
            self.ignored(tag);
        }
        self.open(tape::Tag::Array, Role::Array, anchor, at)
    }

    pub(super) fn open_object(&mut self, tag: Option<&Tag>, anchor: usize, at: Range<u32>) -> Step {
        if let Some(tag) = tag.filter(|tag| !matches!(tag.meaning, Meaning::Object | Meaning::Plainest)) {
            self.ignored(tag);
        }
        let role = Role::Object { key_next: true, seen: Seen::default(), merges: false };
        self.open(tape::Tag::Object, role, anchor, at)
    }

    fn open(&mut self, tag: tape::Tag, role: Role, anchor: usize, at: Range<u32>) -> Step {
        if self.at_key() {
            self.key_is_not_scalar(at.clone())?;
        }
        let counter_before = self.aliases.counter();
        self.aliases.count(1);
        let deepest = self.stack.len() + 1;
        if deepest > self.most_depth {
            return Err(Finding::limit(rules::TOO_DEEP, at.start, self.most_depth));
        }
        let entry = self.push(Entry { tag, flags: 0, start: at.start, end: at.end, link: NO_LINK })?;
        self.aliases.name(anchor, entry, None);
        self.stack.push(Frame { entry, role, anchor, counter_before, deepest });
        Ok(())
    }

    /// The end of the newest container; empty where it is only known from what follows.
    pub(super) fn close(&mut self, at: Range<u32>) -> Step {
        if !at.is_empty() {
            self.last_end = self.last_end.max(at.end);
        }
        self.close_top()?;
        self.done();
        Ok(())
    }

    fn close_top(&mut self) -> Step {
        let Some(frame) = self.stack.pop() else { return Ok(()) };
        self.tape.close(frame.entry, self.last_end);
        if let Role::Object { seen, merges, .. } = frame.role {
            if seen.perhaps_twice() {
                keys::supersede(&mut self.tape, self.text, frame.entry, &mut self.findings);
            }
            if merges {
                self.merge(frame.entry)?;
            }
        }
        let height = frame.deepest - self.stack.len();
        if let Some(parent) = self.stack.last_mut() {
            parent.deepest = parent.deepest.max(frame.deepest);
        }
        let size = Size { weight: self.aliases.counter() - frame.counter_before, height };
        self.aliases.name(frame.anchor, frame.entry, Some(size));
        Ok(())
    }

    fn merge(&mut self, mapping: u32) -> Step {
        let start = self.tape.entry(mapping).start;
        let Some(merged) = keys::merge(&self.tape, self.text, mapping, self.aliases.budget()) else {
            return Err(self.aliases.too_much(start));
        };
        self.aliases.expand(merged.weight, start)?;
        for (key, members) in merged.lists {
            self.tape.set_merged(key, &members);
        }
        for key in merged.invalid {
            self.findings.push(Finding::new(rules::YAML_MERGE_INVALID, Place::of(&self.tape, key)));
        }
        Ok(())
    }

    pub(super) fn alias(&mut self, anchor: usize, at: Range<u32>) -> Step {
        let Some(Anchor { entry: link, size }) = self.aliases.get(anchor) else { return self.null(at) };
        let Some(size) = size else {
            self.findings.push(Finding::new(rules::YAML_ALIAS_CYCLE, self.next(&at)));
            return self.null(at);
        };
        self.aliases.count(1);
        self.aliases.expand(size.weight - 1, at.start)?;
        let (start, end) = (at.start, at.end);
        if self.at_key() {
            if size.height == 0 {
                self.push(Entry { tag: tape::Tag::Key, flags: ALIASED, start, end, link })?;
                if let Some(Frame { role: Role::Object { key_next, seen, .. }, .. }) = self.stack.last_mut() {
                    *key_next = false;
                    seen.distrust();
                }
                return Ok(());
            }
            self.key_is_not_scalar(at)?;
        }
        let deepest = self.stack.len() + size.height;
        if deepest > self.most_depth {
            return Err(Finding::limit(rules::TOO_DEEP, start, self.most_depth));
        }
        if let Some(parent) = self.stack.last_mut() {
            parent.deepest = parent.deepest.max(deepest);
        }
        self.push(Entry { tag: tape::Tag::Alias, flags: 0, start, end, link })?;
        self.done();
        Ok(())
    }

    /// An alias without an anchor before it. Reading goes on, so that all of them are reported.
    pub(super) fn unknown_alias(&mut self, name: &str, at: Range<u32>) -> Step {
        self.findings.push(Finding::new(rules::YAML_ALIAS_UNKNOWN, self.next(&at)).arg("name", name));
        self.null(at)
    }

    /// Position in for an alias that names nothing.
    fn null(&mut self, at: Range<u32>) -> Step {
        // As a key it keeps its name, so that the finding's pointer names it.
        let source = self.text.get(at.start as usize..at.end as usize).unwrap_or_default();
        let text = if self.at_key() { source } else { "" };
        self.scalar(text, true, None, 0, at)
    }

    /// A key that is a list or mapping, or an alias of one: its member is left out, but what has anchors in it stays.
    fn key_is_not_scalar(&mut self, at: Range<u32>) -> Step {
        if let Some(frame) = self.stack.last_mut() {
            if let Role::Object { key_next, .. } = &mut frame.role {
                *key_next = false;
            }
            let place = Place { entry: Some(frame.entry), span: at.clone() };
            self.findings.push(Finding::new(rules::YAML_KEY_NOT_SCALAR, place));
        }
        let (start, end) = (at.start, at.start);
        self.push(Entry { tag: tape::Tag::Key, flags: SUPERSEDED | NO_SCALAR, start, end, link: NO_LINK })?;
        self.open(tape::Tag::Array, Role::Pair { values: 0 }, 0, start..end)
    }

    /// Whether the next value is a key.
    fn at_key(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { role: Role::Object { key_next: true, .. }, .. }))
    }

    /// A value is complete.
    fn done(&mut self) {
        while let Some(frame) = self.stack.last_mut() {
            match &mut frame.role {
                Role::Array => return,
                Role::Object { key_next, .. } => {
                    *key_next = true;
                    return;
                }
                Role::Pair { values } => {
                    *values += 1;
                    if *values < 2 {
                        return;
                    }
                    // No mapping, so nothing that could fail.
                    _ = self.close_top();
                }
            }
        }
    }

    fn push(&mut self, entry: Entry) -> Result<u32, Finding> {
        if self.tape.len() as usize >= self.most_nodes {
            return Err(Finding::limit(rules::TOO_MANY_NODES, entry.start, self.most_nodes));
        }
        self.last_end = self.last_end.max(entry.end);
        Ok(self.tape.push(entry))
    }

    /// Where a text is: in the source, in quotes or not, or else among the decoded texts.
    fn link(&mut self, text: &str, at: &Range<u32>) -> (u8, u32) {
        let (start, end) = (at.start as usize, at.end as usize);
        if self.text.get(start..end) == Some(text) {
            return (0, NO_LINK);
        }
        if self.text.get(start + 1..end.saturating_sub(1)) == Some(text) {
            return (QUOTED, NO_LINK);
        }
        self.tape.add_text(text);
        (0, self.tape.end_text())
    }

    /// A place in the entry that is about to be pushed.
    fn next(&self, at: &Range<u32>) -> Place {
        Place { entry: Some(self.tape.len()), span: at.clone() }
    }

    fn report_text(&mut self, rule: &'static Rule, text: &str, at: &Range<u32>) {
        self.findings.push(Finding::new(rule, self.next(at)).arg("text", text));
    }

    fn report_number(&mut self, rule: &'static Rule, text: &str, at: &Range<u32>) {
        let mut number = String::new();
        number::write(text, &mut number);
        self.findings.push(Finding::new(rule, self.next(at)).arg("text", text).arg("number", &number));
    }

    fn ignored(&mut self, tag: &Tag) {
        let text = self.text.get(tag.at.start as usize..tag.at.end as usize).unwrap_or_default();
        self.findings.push(Finding::new(rules::YAML_TAG, self.next(&tag.at)).arg("tag", text));
    }
}
