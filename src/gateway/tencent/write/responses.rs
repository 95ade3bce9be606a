//! What callers get, as documentation: the gateway passes answers on as they are.

use std::sync::Arc;

use super::params::Part;
use super::{RULES, Writer};
use crate::gateway::shared::ledger::{Fate, Kept, Pointer};
use crate::gateway::shared::rules;
use crate::gateway::shared::values::{essence_of, has_suffix, is_json, resolve};
use crate::gateway::shared::write::samples;
use crate::gateway::tencent::options::OperationOptions;
use crate::gateway::tencent::wire::{CreateApiRequest, RequestParameter, ResponseErrorCodeReq, Word};
use crate::model::{RefOr, Response};

type Samples<'w, 'a> = samples::Samples<'w, 'a, OperationOptions, RequestParameter>;

impl<'a> Writer<'a> {
    /// Type and examples of answers, and codes of errors. Gives which of the bodies are in the payload.
    pub(super) fn responses(&mut self, part: &Part<'a>, payload: &mut CreateApiRequest) -> Kept {
        let mut kept = Kept::default();
        let mut samples = Samples {
            part,
            shared: &mut self.shared,
            ledger: &mut self.notes.ledger,
            kept: &mut kept,
            most: usize::MAX,
            is_known: |_| false,
        };
        if let Some(own) = part.options {
            let stated = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
            let at = Pointer::Text("/responses");
            payload.response_success_example = samples.within(stated(&own.success_example), at, None);
            payload.response_fail_example = samples.within(stated(&own.fail_example), at, None);
        }
        payload.response_type = samples.response_type();
        samples.answers(&mut payload.response_success_example, &mut payload.response_fail_example);
        let codes = samples.codes();
        if part.operation.request_body.as_ref().is_some_and(|body| body.item().is_none()) {
            let rule = (RULES.body, Fate::Lost);
            self.notes.ledger.note(&part.subject, rule, "/requestBody/$ref", None);
        }
        payload.response_error_codes = Some(codes).filter(|codes| !codes.is_empty());
        let own = part.options.and_then(|options| options.response_type.clone());
        payload.response_type = own.map(Word::Owned).or(payload.response_type.take());
        kept
    }
}

impl Samples<'_, '_> {
    /// The type of the first answer to a request that succeeds.
    fn response_type(&mut self) -> Option<Word> {
        let statuses = &self.part.operation.responses.statuses;
        let (status, stated) = statuses.iter().find(|(status, _)| status.starts_with('2'))?;
        let response = resolve(stated, &self.shared.components.responses).ok()?;
        let (name, _) = self.main_media(&response.content)?;
        if stated.item().is_some() {
            let at = Pointer::Below(&samples::STATUSES, status);
            self.kept.media.push(Pointer::Below(&Pointer::Below(&at, "content"), name).text());
        }
        Some(word(name).into())
    }

    /// The codes of errors that have a description; notes the other descriptions.
    fn codes(&mut self) -> Vec<ResponseErrorCodeReq> {
        let mut codes = Vec::new();
        for (status, stated) in &self.part.operation.responses.statuses {
            let code = status.parse().ok().filter(|code| (400..600).contains(code));
            codes.extend(self.code(status, code, stated));
        }
        codes
    }

    fn code(
        &mut self,
        status: &Arc<str>,
        code: Option<i64>,
        stated: &RefOr<Response>,
    ) -> Option<ResponseErrorCodeReq> {
        let response = resolve(stated, &self.shared.components.responses).ok()?;
        let text = &response.description;
        if text.is_empty() {
            return None;
        }
        let is_shared = stated.item().is_none();
        let has_room = !is_shared || text.len() <= self.shared.room;
        if code.is_none() || !has_room {
            let rule = if has_room { rules::CONVERT_DETAILS_DROPPED } else { rules::CONVERT_TEXT_CUT };
            let member = if is_shared { "$ref" } else { "description" };
            let pointer = Pointer::Below(&Pointer::Below(&samples::STATUSES, status), member).text();
            self.ledger.note(&self.part.subject, (rule, Fate::Lost), pointer, None);
            return None;
        }
        if is_shared {
            self.shared.room -= text.len();
        }
        Some(ResponseErrorCodeReq { code, msg: Some(text.clone()), ..ResponseErrorCodeReq::default() })
    }
}

/// The gateway's word for a media type.
fn word(media_type: &str) -> &'static str {
    let essence = essence_of(media_type);
    let is = |known: &str| essence.eq_ignore_ascii_case(known);
    let is_text = || essence.as_bytes().get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"text/"));
    if is_json(essence) {
        "JSON"
    } else if is("text/html") {
        "HTML"
    } else if is("application/xml") || is("text/xml") || has_suffix(essence, "+xml") {
        "XML"
    } else if is_text() {
        "TEXT"
    } else {
        "BINARY"
    }
}
