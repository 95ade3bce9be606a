//! Bodies: what callers send and get, as text for people.

use std::sync::Arc;

use super::params::Part;
use super::params::Shared;
use crate::gateway::huawei::limits;
use crate::gateway::huawei::wire::ApiCreate;
use crate::gateway::shared::ledger::{Fate, Kept, Ledger, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{is_json, json_of, resolve, text_of};
use crate::gateway::shared::write::text::{Angles, fitting};
use crate::model::{Map, MediaType, RefOr, component_of};
use crate::source::{Node, Value};
use crate::subject::ComponentKind;

/// How many references and lists in a row are looked through for an example.
const MAX_HOPS: usize = 16;

/// The bodies of one operation, while they are written.
pub(super) struct Samples<'w, 'a> {
    pub(super) part: &'w Part<'a>,
    pub(super) shared: &'w mut Shared<'a>,
    pub(super) ledger: &'w mut Ledger,
    pub(super) kept: &'w mut Kept,
}

/// An example, and its pointer; none when it is in a schema.
type Found = (String, Option<String>);

impl Samples<'_, '_> {
    /// Writes the media type of the body, and what can be said about it in a text.
    pub(super) fn body(&mut self, payload: &mut ApiCreate) {
        let Some(stated) = &self.part.operation.request_body else { return };
        let is_shared = stated.item().is_none();
        let Ok(body) = resolve(stated, &self.shared.components.request_bodies) else {
            return self.lose("/requestBody/$ref");
        };
        let mut texts: Vec<String> = body.description.iter().map(ToString::to_string).collect();
        if let Some((name, media)) = main_media(&body.content) {
            let pointer = below("/requestBody/content", name);
            payload.content_type = content_type(name);
            if payload.content_type.is_some() {
                self.kept.media.push(pointer.clone());
            }
            if let Some((text, at)) = self.example(media, &pointer, is_shared) {
                self.kept.examples.extend(at);
                texts.push(text);
            }
        }
        texts.retain(|text| !text.is_empty());
        payload.body_remark = self.within(texts.join("\n\n"), "/requestBody", payload.body_remark.take());
        if is_shared && payload.body_remark.is_none() && payload.content_type.is_none() {
            self.lose("/requestBody/$ref");
        }
        if is_shared {
            self.reference_rest(&body.content, payload.content_type.is_some());
        }
    }

    /// Notes of a shared body what the gateway does not check: the operation has nothing but the reference.
    fn reference_rest(&mut self, content: &Map<Arc<str>, MediaType>, has_type: bool) {
        let subject = &self.part.subject;
        let pointer = "/requestBody/$ref";
        if content.len() > usize::from(has_type) {
            let names: Vec<&str> = content.keys().map(|name| &**name).take(8).collect();
            let fate = (rules::CONVERT_MEDIA_TYPES_DROPPED, Fate::Lost);
            self.ledger.note(subject, fate, pointer, Some(names.join(", ")));
        }
        if content.values().any(|media| media.schema.is_some()) {
            self.ledger.note(subject, (rules::CONVERT_BODY_UNCHECKED, Fate::Lost), pointer, None);
        }
    }

    /// Writes an example of an answer that went well, and of one that did not.
    pub(super) fn answers(&mut self, payload: &mut ApiCreate) {
        if let Some(own) = self.part.options {
            let stated = |text: &Option<String>| text.clone().unwrap_or_default();
            payload.result_normal_sample = self.within(stated(&own.normal_sample), "/responses", None);
            payload.result_failure_sample = self.within(stated(&own.failure_sample), "/responses", None);
        }
        for (status, stated) in &self.part.operation.responses.statuses {
            let is_shared = stated.item().is_none();
            let slot = match status.chars().next() {
                Some('2') => Some(&mut payload.result_normal_sample),
                Some('4' | '5' | 'd') => Some(&mut payload.result_failure_sample),
                _ => None,
            };
            let pointer = below("/responses/statuses", status);
            let mut is_used = false;
            if let (Some(slot), Ok(response)) = (slot, resolve(stated, &self.shared.components.responses))
                && slot.is_none()
                && let Some((name, media)) = main_media(&response.content)
            {
                let media_pointer = below(&below(&pointer, "content"), name);
                if let Some((text, at)) = self.example(media, &media_pointer, is_shared) {
                    let at_or = at.clone().unwrap_or_else(|| pointer.clone());
                    let at_or = if is_shared { below(&pointer, "$ref") } else { at_or };
                    *slot = self.within(text, &at_or, None);
                    is_used = slot.is_some();
                    self.kept.examples.extend(at.filter(|_| is_used && !is_shared));
                }
            }
            if is_shared && !is_used {
                self.lose(&below(&pointer, "$ref"));
            }
        }
    }

    /// The text in the room of the gateway, and in that which is left for all.
    fn within(&mut self, text: String, pointer: &str, before: Option<String>) -> Option<String> {
        if text.is_empty() {
            return before;
        }
        let rule = rules::CONVERT_TEXT_CUT;
        if text.len() > self.shared.room {
            self.shared.room = 0;
            self.ledger.note(&self.part.subject, (rule, Fate::Lost), pointer, None);
            return before;
        }
        self.shared.room -= text.len();
        let (text, is_cut) = fitting(text, limits::SAMPLE, Angles::Kept);
        if is_cut {
            self.ledger.note(&self.part.subject, (rule, Fate::Truncated), pointer, None);
        }
        Some(text)
    }

    fn example(&mut self, media: &MediaType, pointer: &str, is_shared: bool) -> Option<Found> {
        if self.shared.room == 0 {
            return None;
        }
        if let Some(example) = &media.example {
            return Some((text_of(example.node()), Some(below(pointer, "example"))));
        }
        if let Some((name, example)) = media.examples.first()
            && let Ok(found) = resolve(example, &self.shared.components.examples)
            && let Some(value) = &found.value
        {
            let at = below(&below(pointer, "examples"), name);
            if let (RefOr::Reference(_), false) = (example, is_shared) {
                let noted = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
                let beside = found.summary.is_some() || found.description.is_some();
                if beside {
                    self.ledger.note(&self.part.subject, noted, below(&at, "$ref"), None);
                }
            }
            return Some((text_of(value.node()), Some(at)));
        }
        let schema = media.schema.as_ref()?;
        let schema = if is_shared { self.shared.schema(schema) } else { schema.value() };
        Some((self.in_schema(schema)?, None))
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
            let next = match node.get("$ref").and_then(Node::as_str).and_then(component_of) {
                Some((key, deeper)) if key.kind == ComponentKind::Schema && deeper.is_empty() => {
                    self.shared.component(&key.name)?
                }
                Some(_) => return None,
                None => {
                    lists += 1;
                    node.get("items")?.value()
                }
            };
            value = next;
        }
        None
    }

    /// Notes that nothing is written of what is referred to.
    pub(super) fn lose_references(&mut self) {
        if self.part.operation.request_body.as_ref().is_some_and(|body| body.item().is_none()) {
            self.lose("/requestBody/$ref");
        }
        for (status, response) in &self.part.operation.responses.statuses {
            if response.item().is_none() {
                self.lose(&below(&below("/responses/statuses", status), "$ref"));
            }
        }
    }

    fn lose(&mut self, pointer: &str) {
        let fate = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
        self.ledger.note(&self.part.subject, fate, pointer, None);
    }
}

/// The media type that is kept: JSON before others that the gateway has, else the first.
fn main_media(content: &Map<Arc<str>, MediaType>) -> Option<(&Arc<str>, &MediaType)> {
    let known = || content.iter().find(|(name, _)| content_type(name).is_some());
    content.iter().find(|(name, _)| is_json(name)).or_else(known).or_else(|| content.first())
}

/// The gateway's word for a media type, parameters aside.
fn content_type(media_type: &str) -> Option<String> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let known = limits::CONTENT_TYPES.iter().find(|known| essence.eq_ignore_ascii_case(known));
    known.map(|known| (*known).to_owned())
}
