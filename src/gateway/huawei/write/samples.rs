//! Bodies: what callers send and get, as text for people.

use std::sync::Arc;

use crate::gateway::huawei::limits;
use crate::gateway::huawei::options::OperationOptions;
use crate::gateway::huawei::wire::{ApiCreate, ReqParamBase};
use crate::gateway::shared::ledger::{Fate, Pointer, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::resolve;
use crate::gateway::shared::write::samples;
use crate::model::{Map, MediaType};

pub(super) type Samples<'w, 'a> = samples::Samples<'w, 'a, OperationOptions, ReqParamBase>;

impl Samples<'_, '_> {
    /// Writes the media type of the body, and what can be said about it in a text.
    pub(super) fn body(&mut self, payload: &mut ApiCreate) {
        let Some(stated) = &self.part.operation.request_body else { return };
        let is_shared = stated.item().is_none();
        let Ok(body) = resolve(stated, &self.shared.components.request_bodies) else {
            return self.lose(Pointer::Text("/requestBody/$ref"));
        };
        let mut texts: Vec<String> = body.description.iter().map(ToString::to_string).collect();
        if let Some((name, media)) = self.main_media(&body.content) {
            let pointer = below("/requestBody/content", name);
            payload.content_type = content_type(name);
            if payload.content_type.is_some() {
                self.kept.media.push(pointer.clone());
            }
            if let Some((text, at)) = self.example(media, Pointer::Text(&pointer), is_shared) {
                self.kept.examples.extend(at);
                texts.push(text.to_string());
            }
        }
        texts.retain(|text| !text.is_empty());
        payload.body_remark =
            self.within(&texts.join("\n\n"), Pointer::Text("/requestBody"), payload.body_remark.take());
        if is_shared && payload.body_remark.is_none() && payload.content_type.is_none() {
            self.lose(Pointer::Text("/requestBody/$ref"));
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
}

/// The gateway's word for a media type, parameters aside.
pub(super) fn content_type(media_type: &str) -> Option<String> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let known = limits::CONTENT_TYPES.iter().find(|known| essence.eq_ignore_ascii_case(known));
    known.map(|known| (*known).to_owned())
}
