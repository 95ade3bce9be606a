//! From the model into payloads: one API of the gateway for each operation.

mod auth;
mod backend;
mod backend_parameters;
mod notes;
mod params;
mod path;
mod placed;
mod samples;
mod schema;
mod writer;

pub(super) use self::auth::combined;
use self::backend::Kind;
use self::params::{Parameters, Part, Shared};
use self::path::Front;
pub use self::placed::PLACED;
use self::samples::{Samples, content_type};
use self::writer::{Schemes, Writer};
use super::interpret;
use super::limits;
use super::options::{OperationOptions, WriteOptions};
use super::rules::HUAWEI_KEYS_OWN;
use super::wire::ApiCreate;
use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::shared::ledger::{Conversion, Fate, Kept, Pointer, RULES, Walk, below};
use crate::gateway::shared::rules;
use crate::gateway::shared::rules::keys::EXTENSION_SETTINGS_OWN;
use crate::gateway::shared::write::notes::{Notes, Write, payloads};
pub(super) use crate::gateway::shared::write::part::names_of;
use crate::gateway::shared::write::text::{Angles, fitting};
use crate::model::{Api, Imported};
use crate::outcome::Outcome;
use crate::route::{fitting as fitting_name, operation_names};
use crate::source::shared_bytes;

/// Writes an Api into payloads of `CreateApiV2`, one for each operation.
///
/// There is always a value. What a payload does not hold as it is is in the ledger, and in one finding for each part and
/// rule. An operation that the gateway would refuse is left out, under an error.
///
/// ```
/// use oasgate::huawei::{BackendOptions, WriteOptions, write};
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders}}}}";
/// # let document = document.replace("listOrders}", "listOrders, responses: {default: {description: d}}}");
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let backend = BackendOptions::default().with_address("orders.internal:8080");
/// let options = WriteOptions::default().with_group_id("c77f5e81d9cb4424bf704ef2b0ac7600").with_default_backend(backend);
/// let conversion = write(&imported.api, &options).into_result()?;
/// let body = &conversion.payloads[0].body;
/// assert_eq!((body.name.as_deref(), body.req_uri.as_deref()), (Some("listOrders"), Some("/orders")));
/// // The gateway imports at most 300 at once.
/// assert_eq!(conversion.batches(oasgate::huawei::limits::BATCH).count(), 1);
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn write(api: &Api, options: &WriteOptions) -> Outcome<Conversion<ApiCreate>> {
    let mut outcome = written(api, options, options.shared_bytes);
    sort(&mut outcome.diagnostics);
    outcome
}

/// The payloads, with findings in no order. They repeat at most so many bytes.
fn written(api: &Api, options: &WriteOptions, repeated: usize) -> Outcome<Conversion<ApiCreate>> {
    let mut writer = Writer {
        options,
        notes: Notes::new(api),
        shared: Shared::new(&api.components, repeated),
        schemes: Schemes::of(&api.about.servers),
    };
    let names = operation_names(&limits::API_NAME, api);
    let (payloads, used) = payloads(&mut writer, names, &options.operations);
    writer.finish(payloads, &used)
}

/// Writes what was imported into payloads; its findings have places in the document. What the document says in the
/// gateway's own keys is read first, as [`interpret`](fn@interpret::interpret) does. Otherwise as [`write`](fn@write).
pub fn convert(imported: &Imported, options: &WriteOptions) -> Outcome<Conversion<ApiCreate>> {
    let Outcome { value: read, diagnostics: of_keys } = interpret::interpret(imported, options);
    let Some(mut read) = read else { return Outcome::failed(of_keys) };
    interpret::forget_placed(&mut read.imported);
    let Outcome { value, mut diagnostics } = written(
        &read.imported.api,
        &read.options,
        read.options.shared_bytes.min(shared_bytes(imported.document.bytes)),
    );
    imported.places.locate(&mut diagnostics, []);
    // They are of no interest where the document goes to this gateway.
    let own = [HUAWEI_KEYS_OWN, EXTENSION_SETTINGS_OWN];
    let is_own = |found: &Diagnostic| {
        let counts = found.rule() == FINDINGS_SUPPRESSED
            && found.args().any(|(_, value)| own.iter().any(|rule| value == rule.code));
        counts || own.contains(&found.rule())
    };
    diagnostics.extend(of_keys.into_iter().filter(|found| !is_own(found)));
    sort(&mut diagnostics);
    Outcome { value, diagnostics }
}

impl<'a> Write<'a> for Writer<'a> {
    type Options = OperationOptions;
    type Body = ApiCreate;

    fn notes(&mut self) -> &mut Notes<'a> {
        &mut self.notes
    }

    fn operation(
        &mut self,
        part: &Part<'a>,
        name: String,
        payload: &mut ApiCreate,
    ) -> Result<(), Box<Diagnostic>> {
        let operation = part.operation;
        let method = operation.method.as_str();
        if !limits::METHODS.contains(&operation.method) && method != "ANY" {
            return Err(Diagnostic::new(rules::CONVERT_METHOD_UNSUPPORTED).arg("method", method).into());
        }
        let destination = self
            .destination(part)
            .ok_or_else(|| Box::new(Diagnostic::new(rules::CONVERT_BACKEND_MISSING)))?;
        let kind = destination.kind();
        let front = self.front(part, kind)?;
        let base = self.notes.api.about.base_path.as_deref().filter(|_| self.options.base_path);
        payload.r#type = Some(if self.is_public(part) { 1 } else { 2 });
        payload.req_protocol = Some(self.protocol(part));
        payload.req_method = Some(method.to_owned());
        payload.req_uri = Some(front.below(base.unwrap_or_default()));
        payload.match_mode = Some(if front.is_prefix { "SWA" } else { "NORMAL" }.to_owned());
        payload.group_id.clone_from(&self.options.group_id);
        self.describe(part, name, payload);
        self.auth(part, payload);
        let kept = self.contents(part, &front, kind, payload);
        self.backend(part, &front, &destination, payload);
        self.settings(part, payload);
        self.judge(part, payload)?;
        let walk = Walk {
            placed: PLACED,
            rules: RULES,
            subject: &part.subject,
            kept: &kept,
            ledger: &mut self.notes.ledger,
        };
        { walk }.operation(operation);
        Ok(())
    }
}

impl<'a> Writer<'a> {
    fn is_public(&self, part: &Part<'a>) -> bool {
        part.options.and_then(|options| options.public).unwrap_or(self.options.public)
    }

    fn front(&mut self, part: &Part<'a>, kind: Kind) -> Result<Front<'a>, Box<Diagnostic>> {
        let template = &*part.operation.path;
        let mut front =
            Front::of(template, matches!(kind, Kind::Function | Kind::Mock)).map_err(|reason| {
                let found = Diagnostic::new(rules::CONVERT_PATH_UNSUPPORTED);
                Box::new(found.arg("path", template).arg("reason", reason))
            })?;
        let is_asked = part.options.is_some_and(|options| options.prefix_match);
        // A document with the gateway's own key says so itself.
        let is_stated = interpret::is_prefix(&part.operation.extensions);
        front.is_wider |= is_asked && !is_stated && !front.is_prefix;
        front.is_prefix |= is_asked || is_stated;
        if front.is_wider {
            let became = [front.path.as_str(), if front.is_prefix { "/**" } else { "" }].concat();
            let rule = (rules::CONVERT_PATH_WIDENED, Fate::Widened);
            self.notes.ledger.note(&part.subject, rule, "/path", Some(became));
        }
        Ok(front)
    }

    /// Name, description and tags.
    fn describe(&mut self, part: &Part<'a>, name: String, payload: &mut ApiCreate) {
        let operation = part.operation;
        self.notes.renamed(part, &name);
        payload.name = Some(name);
        let details = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
        let description = operation.description.as_ref().map(|text| ("/description", text));
        let summary = operation.summary.as_ref().map(|text| ("/summary", text));
        if description.is_some() && summary.is_some() {
            self.notes.ledger.note(&part.subject, details, "/summary", None);
        }
        if let Some((pointer, text)) = description.or(summary) {
            let (text, is_changed) = fitting(&**text, limits::REMARK, Angles::Removed);
            if is_changed {
                self.notes.ledger.note(
                    &part.subject,
                    (rules::CONVERT_TEXT_CUT, Fate::Truncated),
                    pointer,
                    None,
                );
            }
            payload.remark = Some(text).filter(|text| !text.is_empty());
        }
        payload.tags = Some(self.tags(part)).filter(|tags| !tags.is_empty());
    }

    fn tags(&mut self, part: &Part<'a>) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for (at, tag) in part.operation.tags.iter().enumerate() {
            let fits = limits::TAG.allows(tag);
            let given = if fits { Some(tag.clone()) } else { fitting_name(&limits::TAG, tag) };
            let given = given.filter(|given| tags.len() < limits::TAGS && !tags.contains(given));
            let pointer = || below("/tags", &at.to_string());
            match &given {
                None if tags.contains(tag) => {}
                None => {
                    let rule = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
                    self.notes.ledger.note(&part.subject, rule, pointer(), None);
                }
                Some(given) if !fits => {
                    let rule = (rules::CONVERT_NAME_CHANGED, Fate::Renamed);
                    self.notes.ledger.note(&part.subject, rule, pointer(), Some(given.clone()));
                }
                Some(_) => {}
            }
            tags.extend(given);
        }
        tags
    }

    /// Parameters and bodies. Gives which of the bodies are in the payload.
    fn contents(&mut self, part: &Part<'a>, front: &Front<'_>, kind: Kind, payload: &mut ApiCreate) -> Kept {
        let mut kept = Kept::default();
        let mut parameters = Parameters::new(part, &mut self.shared, &mut self.notes.ledger);
        if kind == Kind::Grpc {
            parameters.lose_all();
        } else {
            parameters.write(front);
        }
        kept.dropped = std::mem::take(&mut parameters.dropped);
        payload.req_params = Some(parameters.records).filter(|records| !records.is_empty());
        let mut samples = Samples {
            part,
            shared: &mut self.shared,
            ledger: &mut self.notes.ledger,
            kept: &mut kept,
            most: limits::SAMPLE,
            is_known: |name| content_type(name).is_some(),
        };
        if kind == Kind::Grpc {
            samples.lose_references();
        } else {
            samples.body(payload);
            if let Some(own) = part.options {
                let stated = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
                let at = Pointer::Text("/responses");
                payload.result_normal_sample = samples.within(stated(&own.normal_sample), at, None);
                payload.result_failure_sample = samples.within(stated(&own.failure_sample), at, None);
            }
            samples.answers(&mut payload.result_normal_sample, &mut payload.result_failure_sample);
        }
        kept
    }

    /// CORS, the group response, orchestration rules and policies.
    fn settings(&mut self, part: &Part<'a>, payload: &mut ApiCreate) {
        payload.cors = part.operator.cors.as_ref().map(|cors| !cors.disabled);
        let own = part.options.and_then(|options| options.response.as_deref());
        if let Some(name) = own.or(self.options.response.as_deref()) {
            payload.response_id = self.id(part, &self.options.responses, name, "/responses");
        }
        let Some(options) = part.options else { return };
        payload.content_type = options.content_type.clone().or(payload.content_type.take());
        payload.is_send_fg_body_base64 = options.body_base64;
        for record in payload.req_params.iter_mut().flatten() {
            let passes = record.name.as_ref().and_then(|name| options.pass_through.get(name));
            record.pass_through = passes.map(|passes| if *passes { 1 } else { 2 });
            let rules = record.name.as_ref().and_then(|name| options.orchestrations.get(name));
            let names = rules.into_iter().flatten();
            let known = &self.options.orchestrations;
            let ids: Vec<String> =
                names.filter_map(|name| self.id(part, known, name, "/parameters")).collect();
            record.orchestrations = Some(ids).filter(|ids| !ids.is_empty());
        }
        let some = |any: bool| any.then_some(());
        payload.policy_mocks = some(!options.policy_mocks.is_empty()).map(|()| options.policy_mocks.clone());
        payload.policy_functions =
            some(!options.policy_functions.is_empty()).map(|()| options.policy_functions.clone());
        payload.policy_https = some(!options.policy_https.is_empty()).map(|()| options.policy_https.clone());
        let channels =
            payload.policy_https.iter_mut().flatten().filter_map(|policy| policy.vpc_channel_info.as_mut());
        for channel in channels {
            if let Some(name) = channel.vpc_channel_id.take() {
                channel.vpc_channel_id =
                    self.id(part, &self.options.vpc_channels, &name, "/operator/backend");
            }
        }
    }
}
