//! From the model into payloads: one API of the gateway for each operation.

mod auth;
mod backend;
mod front;
mod mapping;
mod params;
mod placed;
mod responses;
mod service;

use self::front::{Front, Wanted};
use self::params::{Parameters, Part, Shared};
pub use self::placed::PLACED;
use super::options::{OperationOptions, WriteOptions};
use super::requests::{Candidate, misrouted};
use super::wire::{ApiRequestConfig, CreateApiRequest};
use super::{EXTENSIONS, check, interpret, limits};
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::shared::keys::forget;
use crate::gateway::shared::ledger::{Conversion, Fate, Kept, Payload, Rules, Walk};
use crate::gateway::shared::rules;
use crate::gateway::shared::write::notes::{Notes, Write, payloads};
use crate::gateway::shared::write::terms::Fault;
use crate::model::{Api, Imported, Map};
use crate::outcome::Outcome;
use crate::route::operation_names;
use crate::source::shared_bytes;
use crate::subject::Subject;

/// The rules whose findings list what a payload does not hold. Bodies have no place at all.
const RULES: &Rules = &Rules {
    details: rules::CONVERT_DETAILS_DROPPED,
    settings: rules::CONVERT_SETTINGS_DROPPED,
    media: rules::CONVERT_BODY_UNCHECKED,
    body: rules::CONVERT_BODY_UNCHECKED,
    api: rules::CONVERT_API_DETAILS_DROPPED,
};

/// Writes an Api into payloads of `CreateApi`, one for each operation.
///
/// There is always a value. What a payload does not hold as it is is in the ledger, and in one finding for each part and
/// rule. An operation that the gateway would refuse is left out, under an error. Where the gateway may send a request to
/// another operation than OpenAPI means, there is a warning with such a request.
///
/// ```
/// use oasgate::tencent::{BackendOptions, WriteOptions, write};
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {/orders: {get: {operationId: listOrders}}}}";
/// # let document = document.replace("listOrders}", "listOrders, responses: {default: {description: d}}}");
/// let imported = oasgate::import(document, &oasgate::ImportOptions::default()).into_result()?;
/// let backend = BackendOptions::default().with_url("http://orders.internal:8080");
/// let options = WriteOptions::default().with_service_id("service-ody35h5e").with_default_backend(backend);
/// let conversion = write(&imported.api, &options).into_result()?;
/// let body = &conversion.payloads[0].body;
/// let path = body.request_config.as_ref().and_then(|front| front.path.as_deref());
/// assert_eq!((body.api_name.as_deref(), path), (Some("listOrders"), Some("=/orders")));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn write(api: &Api, options: &WriteOptions) -> Outcome<Conversion<CreateApiRequest>> {
    let mut outcome = written(api, options, options.shared_bytes);
    sort(&mut outcome.diagnostics);
    outcome
}

/// Writes what was imported into payloads; its findings have places in the document. What the document says in the gateway's
/// own keys is read first, as [`interpret`](fn@interpret) does. Otherwise as [`write`](fn@write).
pub fn convert(imported: &Imported, options: &WriteOptions) -> Outcome<Conversion<CreateApiRequest>> {
    let Outcome { value: read, diagnostics: of_keys } = interpret::interpret(imported);
    let Some(mut read) = read else { return Outcome::failed(of_keys) };
    let has_key = |key: &str| EXTENSIONS.keys.iter().any(|known| known.name == key);
    forget(&mut read.api, has_key);
    let Outcome { value, mut diagnostics } =
        written(&read.api, options, options.shared_bytes.min(shared_bytes(imported.document.bytes)));
    imported.places.locate(&mut diagnostics, []);
    diagnostics.extend(of_keys);
    sort(&mut diagnostics);
    Outcome { value, diagnostics }
}

/// The payloads, with findings in no order.
fn written(api: &Api, options: &WriteOptions, repeated: usize) -> Outcome<Conversion<CreateApiRequest>> {
    let mut writer = Writer {
        options,
        notes: Notes::new(api),
        shared: Shared::new(&api.components, repeated),
        candidates: Vec::new(),
    };
    let names = operation_names(&limits::API_NAME, api);
    let (payloads, used) = payloads(&mut writer, names, &options.operations);
    let stated = options.operations.keys();
    writer.notes.unused(stated.filter(|name| !used.contains(*name)));
    writer.finish(payloads)
}

/// The state of one conversion.
struct Writer<'a> {
    options: &'a WriteOptions,
    notes: Notes<'a>,
    shared: Shared<'a>,
    /// The operations that have payloads.
    candidates: Vec<Candidate<'a>>,
}

impl<'a> Write<'a> for Writer<'a> {
    type Options = OperationOptions;
    type Body = CreateApiRequest;

    fn notes(&mut self) -> &mut Notes<'a> {
        &mut self.notes
    }

    fn operation(
        &mut self,
        part: &Part<'a>,
        name: String,
        payload: &mut CreateApiRequest,
    ) -> Result<(), Box<Diagnostic>> {
        let operation = part.operation;
        let method = operation.method.as_str();
        if !limits::METHODS.contains(&operation.method) && method != "ANY" {
            return Err(Diagnostic::new(rules::CONVERT_METHOD_UNSUPPORTED).arg("method", method).into());
        }
        let destination = self
            .destination(part)
            .ok_or_else(|| Box::new(Diagnostic::new(rules::CONVERT_BACKEND_MISSING)))?;
        let front = front(part)?;
        let form = front.form(self.base());
        payload.service_id.clone_from(&self.options.service_id);
        payload.enable_cors = part.operator.cors.as_ref().map(|cors| !cors.disabled);
        let path = form.text();
        if let Some(request) = front.surplus(&form) {
            let became = [&*path, ", such as ", method, " ", &request].concat();
            let rule = (rules::CONVERT_PATH_WIDENED, Fate::Widened);
            self.notes.ledger.note(&part.subject, rule, "/path", Some(became));
        }
        let place = [method, " ", form.sign(), front.erased(self.base())].concat();
        let method = Some(method.into());
        payload.request_config =
            Some(ApiRequestConfig { path: Some(path), method, ..ApiRequestConfig::default() });
        self.describe(part, name, payload);
        self.auth(part, payload);
        let kept = self.contents(part, &front, payload);
        self.backend(part, &front, &destination, payload);
        check::payload(payload).map_err(Fault::found)?;
        let path = payload.request_config.as_ref().and_then(|front| front.path.as_deref());
        self.notes.occupy(part.key, place, path.unwrap_or_default())?;
        let segments = front.into_segments();
        self.candidates.push(Candidate { key: part.key, method: operation.method, form, segments });
        let subject = &part.subject;
        let ledger = &mut self.notes.ledger;
        Walk { placed: PLACED, rules: RULES, subject, kept: &kept, ledger }.operation(operation);
        Ok(())
    }
}

/// The path of an operation, as the gateway has it.
fn front<'a>(part: &Part<'a>) -> Result<Front<'a>, Box<Diagnostic>> {
    let wanted = match part.options {
        Some(own) if own.prefix_match => Wanted::Prefix,
        Some(own) if own.plain_match => Wanted::Plain,
        _ => Wanted::Whole,
    };
    let template = &*part.operation.path;
    Front::of(template, wanted).map_err(|reason| {
        let found = Diagnostic::new(rules::CONVERT_PATH_UNSUPPORTED);
        Box::new(found.arg("path", template).arg("reason", reason))
    })
}

impl<'a> Writer<'a> {
    /// The base path of the front end.
    fn base(&self) -> &'a str {
        let base = self.notes.api.about.base_path.as_deref().filter(|_| self.options.base_path);
        base.unwrap_or_default()
    }

    /// Name and description.
    fn describe(&mut self, part: &Part<'a>, name: String, payload: &mut CreateApiRequest) {
        let operation = part.operation;
        self.notes.renamed(part, &name);
        payload.api_name = Some(name);
        let description = operation.description.as_ref();
        if description.is_some() && operation.summary.is_some() {
            let details = (rules::CONVERT_DETAILS_DROPPED, Fate::Lost);
            self.notes.ledger.note(&part.subject, details, "/summary", None);
        }
        let text = description.or(operation.summary.as_ref());
        payload.api_desc = text.filter(|text| !text.is_empty()).cloned();
    }

    /// Parameters and answers. Gives which of the bodies are in the payload.
    fn contents(&mut self, part: &Part<'a>, front: &Front<'_>, payload: &mut CreateApiRequest) -> Kept {
        let mut parameters = Parameters::new(part, &mut self.shared, &mut self.notes.ledger);
        parameters.write(front);
        let dropped = std::mem::take(&mut parameters.dropped);
        payload.request_parameters = Some(parameters.records).filter(|records| !records.is_empty());
        let kept = self.responses(part, payload);
        Kept { dropped, ..kept }
    }

    /// The id of a name: in a table of the options, or the name itself where it is an id. Notes that there is none.
    fn id(
        &mut self,
        part: &Part<'a>,
        (known, prefix): (&Map<String, String>, &str),
        name: &str,
        pointer: &str,
    ) -> Option<String> {
        if let Some(id) = known.get(name) {
            return Some(id.clone());
        }
        if name.starts_with(prefix) || known.values().any(|id| id == name) {
            return Some(name.to_owned());
        }
        self.notes.need(&part.subject, pointer, name);
        None
    }

    /// The conversion, with the findings.
    fn finish(mut self, payloads: Vec<Payload<CreateApiRequest>>) -> Outcome<Conversion<CreateApiRequest>> {
        if self.options.service_id.is_none() && !payloads.is_empty() {
            self.notes.need_of_api("serviceId");
        }
        if !self.options.base_path && self.notes.api.about.base_path.is_some() {
            let rule = (rules::CONVERT_API_DETAILS_DROPPED, Fate::Lost);
            self.notes.of_api.note(&Subject::Api, rule, "/basePath", None);
        }
        self.notes.quota(payloads.len(), self.options.api_quota);
        self.notes.diagnostics.extend(misrouted(&self.candidates, &front::segments_of(self.base())));
        self.notes.finish(payloads, PLACED, self.shared.notes)
    }
}
