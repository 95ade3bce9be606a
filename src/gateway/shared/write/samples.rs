//! Bodies: what callers send and get, as texts for people.

use std::sync::Arc;

use super::parameters::Shared;
use super::part::Part;
use super::text::{Angles, fitting};
use crate::gateway::shared::ledger::{Fate, Kept, Ledger, Pointer};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{is_json, json_of, resolve, text_of};
use crate::model::{Map, MediaType, RefOr, component_of, schema_of_reference};
use crate::source::{Node, Value};

/// Answers by status.
pub(in crate::gateway) const STATUSES: Pointer<'static> = Pointer::Text("/responses/statuses");

/// How many references and lists in a row are looked through for an example.
const MAX_HOPS: usize = 16;

/// The bodies of one operation, while they are written.
pub(in crate::gateway) struct Samples<'w, 'a, O, R> {
    pub(in crate::gateway) part: &'w Part<'a, O>,
    pub(in crate::gateway) shared: &'w mut Shared<'a, R>,
    pub(in crate::gateway) ledger: &'w mut Ledger,
    pub(in crate::gateway) kept: &'w mut Kept,
    /// Most characters of a text.
    pub(in crate::gateway) most: usize,
    /// Whether the gateway has a word for a media type.
    pub(in crate::gateway) is_known: fn(&str) -> bool,
}

/// An example, and its pointer; none when it is in a schema or shared.
type Found = (Arc<str>, Option<String>);

impl<O, R> Samples<'_, '_, O, R> {
    /// Writes an example of an answer that went well, and of one that did not, where there is none yet.
    pub(in crate::gateway) fn answers(&mut self, normal: &mut Option<String>, failure: &mut Option<String>) {
        for (status, stated) in &self.part.operation.responses.statuses {
            let is_shared = stated.item().is_none();
            let slot = match status.chars().next() {
                Some('2') => Some(&mut *normal),
                Some('4' | '5' | 'd') => Some(&mut *failure),
                _ => None,
            };
            let pointer = Pointer::Below(&STATUSES, status);
            let mut is_used = false;
            if let (Some(slot), Ok(response)) = (slot, resolve(stated, &self.shared.components.responses))
                && slot.is_none()
                && let Some((name, media)) = self.main_media(&response.content)
            {
                let content = Pointer::Below(&pointer, "content");
                if let Some((text, at)) = self.example(media, Pointer::Below(&content, name), is_shared) {
                    let reference = Pointer::Below(&pointer, "$ref");
                    let noted =
                        if is_shared { reference } else { at.as_deref().map_or(pointer, Pointer::Text) };
                    *slot = self.within(&text, noted, None);
                    is_used = slot.is_some();
                    self.kept.examples.extend(at.filter(|_| is_used));
                }
            }
            if is_shared && !is_used {
                self.lose(Pointer::Below(&pointer, "$ref"));
            }
        }
    }

    /// The text in the room of the gateway, and in that which is left for all.
    pub(in crate::gateway) fn within(
        &mut self,
        text: &str,
        pointer: Pointer<'_>,
        before: Option<String>,
    ) -> Option<String> {
        if text.is_empty() {
            return before;
        }
        let rule = rules::CONVERT_TEXT_CUT;
        if text.len() > self.shared.room {
            self.shared.room = 0;
            self.ledger.note(&self.part.subject, (rule, Fate::Lost), pointer.text(), None);
            return before;
        }
        self.shared.room -= text.len();
        let (text, is_cut) = fitting(text, self.most, Angles::Kept);
        if is_cut {
            self.ledger.note(&self.part.subject, (rule, Fate::Truncated), pointer.text(), None);
        }
        Some(text)
    }

    pub(in crate::gateway) fn example(
        &mut self,
        media: &MediaType,
        pointer: Pointer<'_>,
        is_shared: bool,
    ) -> Option<Found> {
        if self.shared.room == 0 {
            return None;
        }
        // What is shared has no pointer in the operation.
        let own = |pointer: Pointer<'_>| (!is_shared).then(|| pointer.text());
        if let Some(example) = &media.example {
            let text = if is_shared { self.shared.example(example) } else { text_of(example.node()).into() };
            return Some((text, own(Pointer::Below(&pointer, "example"))));
        }
        if let Some((name, example)) = media.examples.first()
            && let Ok(found) = resolve(example, &self.shared.components.examples)
            && let Some(value) = &found.value
        {
            let examples = Pointer::Below(&pointer, "examples");
            let at = Pointer::Below(&examples, name);
            if let (RefOr::Reference(_), false) = (example, is_shared) {
                let noted = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
                let beside = found.summary.is_some() || found.description.is_some();
                if beside {
                    self.ledger.note(&self.part.subject, noted, Pointer::Below(&at, "$ref").text(), None);
                }
            }
            let is_own = matches!(example, RefOr::Item(_)) && !is_shared;
            let text = if is_own { text_of(value.node()).into() } else { self.shared.example(value) };
            return Some((text, own(at)));
        }
        let schema = media.schema.as_ref()?;
        let schema = if is_shared { self.shared.schema(schema) } else { self.shared.own_schema(schema) };
        Some((self.in_schema(schema)?.into(), None))
    }

    /// The example that a schema has, the schema that it refers to, or in a list of one the schema of its items.
    fn in_schema(&mut self, schema: Value) -> Option<String> {
        let mut value = schema;
        let mut lists = 0;
        for _ in 0..MAX_HOPS {
            let node = value.node();
            if let Some(example) = node.get("example") {
                let text = if lists == 0 { text_of(example) } else { json_of(example) };
                return Some(["[".repeat(lists), text, "]".repeat(lists)].concat());
            }
            let target = node.get("$ref").and_then(Node::as_str);
            let next = match target.map(|target| (target, schema_of_reference(target))) {
                Some((_, Some(name))) => self.shared.component(&name)?,
                Some((target, None)) if component_of(target).is_some() => return None,
                _ => {
                    lists += 1;
                    node.get("items")?.value()
                }
            };
            value = next;
        }
        None
    }

    /// Notes that nothing is written of what is referred to.
    pub(in crate::gateway) fn lose_references(&mut self) {
        if self.part.operation.request_body.as_ref().is_some_and(|body| body.item().is_none()) {
            self.lose(Pointer::Text("/requestBody/$ref"));
        }
        for (status, response) in &self.part.operation.responses.statuses {
            if response.item().is_none() {
                self.lose(Pointer::Below(&Pointer::Below(&STATUSES, status), "$ref"));
            }
        }
    }

    pub(in crate::gateway) fn lose(&mut self, pointer: Pointer<'_>) {
        let fate = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
        self.ledger.note(&self.part.subject, fate, pointer.text(), None);
    }

    /// The media type that is kept: JSON before others that the gateway knows, else the first.
    pub(in crate::gateway) fn main_media<'m>(
        &self,
        content: &'m Map<Arc<str>, MediaType>,
    ) -> Option<(&'m Arc<str>, &'m MediaType)> {
        let known = || content.iter().find(|(name, _)| (self.is_known)(name));
        content.iter().find(|(name, _)| is_json(name)).or_else(known).or_else(|| content.first())
    }
}
