//! Records of the gateway and the model, side by side.
//!
//! A record holds less than the model does. So what is imported into records is first projected, to what is left of
//! an Api once it has been written into records and read again, and then planned against what the records hold; else
//! every import would find the same differences anew. Two laws hold:
//!
//! - Projecting twice is projecting once.
//! - Writing what was read gives the same records, byte for byte. What the model has no word for (ids, states, what the
//!   operator set, another spelling of a path) travels as the attachment of its Subject.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::api_record::HttpApiApiInfo;
use super::catalog::CatalogApi;
use super::contract::contract;
use super::losses::{Losses, Words};
use super::operation_record::HttpApiOperationInfo;
use super::paths;
use super::read::{self, LensOptions};
use super::values::{json_of, parse_json, schema_of};
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::aliyun::rules;
use crate::model::{About, Api, Components, Existing, Map, Operation, normal_base_path};
use crate::outcome::Outcome;
use crate::source::Value;
use crate::subject::{ComponentKey, ComponentKind, OperationKey, Subject};

/// How many bytes the description of an API may have.
pub(super) const MAX_DESCRIPTION: usize = 255;

/// Reads an API of the gateway.
///
/// There always is a value. A record that the model has no room for is carried untouched, under a warning.
pub fn read(record: &CatalogApi, options: &LensOptions) -> Outcome<Existing> {
    let mut reading = Reading { options: *options, ..Reading::default() };
    for operation in &record.operations {
        reading.operation(operation);
    }
    for (name, text) in &record.components {
        reading.component(name, text);
    }
    let Reading { api, mut attachments, records, untouched, mut diagnostics, .. } = reading;
    attachments
        .extend(records.into_iter().map(|(key, records)| (Subject::Operation(key), attachment(&records))));
    let api = Api { about: about_of(&record.info, *options), ..api };
    let own = CatalogApi { info: record.info.clone(), ..untouched };
    attachments.insert(Subject::Api, attachment(&own));
    sort(&mut diagnostics);
    Outcome::found(Existing { api: Some(api), attachments, ..Existing::default() }, diagnostics)
}

/// Writes an API into records: those that its attachments hold, as far as the API still says the same, and new ones
/// without ids, which the gateway assigns.
///
/// There always is a value; what the records have no room for is under a finding.
pub fn write(existing: &Existing, options: &LensOptions) -> Outcome<CatalogApi> {
    let existing = &*existing.keyed(options.literal_paths);
    let mut diagnostics = Vec::new();
    let own: CatalogApi = own_attached(existing, &Subject::Api, &mut diagnostics).unwrap_or_default();
    let mut record = CatalogApi { info: own.info, ..CatalogApi::default() };
    let mut doubles = Vec::new();
    if let Some(api) = &existing.api {
        api_losses(api, *options, &mut diagnostics);
        write_about(&api.about, &mut record.info, *options, &mut diagnostics);
        let mut budget = options.contract_bytes;
        for (key, operation) in &api.operations {
            let subject = Subject::Operation(key.clone());
            let kept: Option<OperationRecords> = own_attached(existing, &subject, &mut diagnostics);
            let kept = kept.map(|kept| {
                doubles.extend(kept.doubles);
                kept.record
            });
            let (written, losses) = write_operation(operation, &api.components, kept, *options, &mut budget);
            losses.findings(&subject, &mut diagnostics);
            let reading = paths::template(&operation.path);
            if reading != *operation.path {
                let found =
                    Diagnostic::new(rules::CONTRACT_PATH_REREAD).about(subject).arg("path", &*operation.path);
                diagnostics.push(found.arg("reading", reading));
            }
            record.operations.push(written);
        }
        for (name, schema) in &api.components.schemas {
            let text = json_of(schema.value().node());
            let key = ComponentKey { kind: ComponentKind::Schema, name: name.clone() };
            let kept = existing.attachments.get(&Subject::Component(key)).and_then(Value::as_str);
            let kept = kept.filter(|kept| parse_json(kept).map(schema_of).as_ref() == Some(schema));
            record.components.insert(name.to_string(), kept.map_or(text, str::to_owned));
        }
    }
    record.operations.extend(doubles.into_iter().chain(own.operations));
    for (name, text) in own.components {
        record.components.insert_if_absent(name, || text);
    }
    sort(&mut diagnostics);
    Outcome::found(record, diagnostics)
}

/// What is left of an Api once it has been written into records and read again.
///
/// There always is a value. An operation that the gateway could not tell from another is left out, under an error.
pub fn project(api: &Api, options: &LensOptions) -> Outcome<Api> {
    let mut diagnostics = Vec::new();
    api_losses(api, *options, &mut diagnostics);
    let mut projected =
        Api { about: project_about(&api.about, *options, &mut diagnostics), ..Api::default() };
    projected.components.schemas.clone_from(&api.components.schemas);
    let mut budget = options.contract_bytes;
    for (key, operation) in &api.operations {
        let subject = Subject::Operation(key.clone());
        let (record, losses) = contract(operation, &api.components, options.extensions, &mut budget);
        losses.findings(&subject, &mut diagnostics);
        let Some(read) = read::operation(&record, *options) else { continue };
        let read_key = options.key(&read);
        if read_key != *key {
            let taken =
                api.operations.contains_key(&read_key) || projected.operations.contains_key(&read_key);
            let rule = if taken { rules::CONTRACT_PATH_TAKEN } else { rules::CONTRACT_PATH_REREAD };
            let found = Diagnostic::new(rule).about(subject).arg("path", &*operation.path);
            diagnostics.push(found.arg("reading", &*read.path));
            if taken {
                continue;
            }
        }
        projected.operations.insert(read_key, read);
    }
    sort(&mut diagnostics);
    Outcome::found(projected, diagnostics)
}

/// The records of one operation: what is attached to it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct OperationRecords {
    /// The record, without what can be written again from the model.
    pub(super) record: HttpApiOperationInfo,
    /// Further records that match the same requests. They come and go with it, and are never changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) doubles: Vec<HttpApiOperationInfo>,
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    options: LensOptions,
    api: Api,
    attachments: Map<Subject, Value>,
    records: Map<OperationKey, OperationRecords>,
    /// Records that the model has no room for.
    untouched: CatalogApi,
    diagnostics: Vec<Diagnostic>,
}

impl Reading {
    fn operation(&mut self, record: &HttpApiOperationInfo) {
        let label = || {
            let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
            format!("{} {}", part(&record.method), part(&record.path))
        };
        let Some(operation) = read::operation(record, self.options) else {
            self.diagnostics
                .push(Diagnostic::new(rules::RECORD_UNREADABLE).about(Subject::Api).arg("record", label()));
            self.untouched.operations.push(record.clone());
            return;
        };
        let key = self.options.key(&operation);
        if let Some(other) = self.api.operations.get(&key) {
            let found = Diagnostic::new(rules::RECORD_DOUBLED).about(key.clone()).arg("record", label());
            self.diagnostics.push(found.arg("other", format!("{} {}", other.method, other.path)));
            if let Some(records) = self.records.get_mut(&key) {
                records.doubles.push(record.clone());
            }
            return;
        }
        let record = operators_part(record, &operation, self.options);
        self.records.insert(key.clone(), OperationRecords { record, doubles: Vec::new() });
        self.api.operations.insert(key, operation);
    }

    fn component(&mut self, name: &str, text: &str) {
        let key = ComponentKey { kind: ComponentKind::Schema, name: name.into() };
        let Some(value) = parse_json(text) else {
            self.diagnostics.push(Diagnostic::new(rules::RECORD_UNREADABLE).about(key).arg("record", name));
            self.untouched.components.insert(name.to_owned(), text.to_owned());
            return;
        };
        if json_of(value.node()) != text {
            self.attachments.insert(Subject::Component(key), Value::from(serde_json::Value::from(text)));
        }
        self.api.components.schemas.insert(name.into(), schema_of(value));
    }
}

/// The record without the document's part, if that can be written again exactly as it stands; else the whole record.
fn operators_part(
    record: &HttpApiOperationInfo,
    operation: &Operation,
    options: LensOptions,
) -> HttpApiOperationInfo {
    // What was read from a record refers to nothing, so there is nothing to limit.
    let mut budget = usize::MAX;
    let (written, _) = contract(operation, &Components::default(), options.extensions, &mut budget);
    let mut kept = HttpApiOperationInfo {
        name: None,
        path: None,
        method: None,
        description: None,
        request: None,
        response: None,
        ..record.clone()
    };
    if options.extensions {
        kept.other.retain(|key, _| !key.starts_with("x-"));
    }
    let again = with_contract(kept.clone(), written);
    let same = again == *record && again.other.keys().eq(record.other.keys());
    if same { kept } else { record.clone() }
}

/// The operator's part of one record with the document's part of another.
fn with_contract(kept: HttpApiOperationInfo, written: HttpApiOperationInfo) -> HttpApiOperationInfo {
    let mut other = kept.other;
    other.extend(written.other);
    HttpApiOperationInfo {
        name: written.name,
        path: written.path,
        method: written.method,
        description: written.description,
        request: written.request,
        response: written.response,
        other,
        ..kept
    }
}

fn write_operation(
    operation: &Operation,
    components: &Components,
    kept: Option<HttpApiOperationInfo>,
    options: LensOptions,
    budget: &mut usize,
) -> (HttpApiOperationInfo, Losses) {
    let Some(mut kept) = kept else { return contract(operation, components, options.extensions, budget) };
    if read::operation(&kept, options).as_ref() == Some(operation) {
        return (kept, Losses::default());
    }
    if options.extensions {
        kept.other.retain(|key, _| !key.starts_with("x-"));
    }
    let (written, losses) = contract(operation, components, options.extensions, budget);
    (with_contract(kept, written), losses)
}

fn about_of(info: &HttpApiApiInfo, options: LensOptions) -> About {
    About {
        name: info.name.clone().unwrap_or_default(),
        description: info.description.clone(),
        base_path: info.base_path.as_deref().map(normal_base_path),
        extensions: if options.extensions { read::extensions(&info.other) } else { Map::default() },
        ..About::default()
    }
}

fn project_about(about: &About, options: LensOptions, diagnostics: &mut Vec<Diagnostic>) -> About {
    About {
        name: about.name.clone(),
        description: about.description.as_deref().map(|text| fitting(text, diagnostics).to_owned()),
        base_path: about.base_path.clone(),
        extensions: if options.extensions { about.extensions.clone() } else { Map::default() },
        ..About::default()
    }
}

fn write_about(
    about: &About,
    info: &mut HttpApiApiInfo,
    options: LensOptions,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let before = about_of(info, options);
    if before.name != about.name {
        info.name = Some(about.name.clone());
    }
    if before.description != about.description {
        info.description = about.description.as_deref().map(|text| fitting(text, diagnostics).to_owned());
    }
    if before.base_path != about.base_path && about.base_path.is_some() {
        info.base_path.clone_from(&about.base_path);
    }
    if before.extensions != about.extensions && options.extensions {
        info.other.retain(|key, _| !key.starts_with("x-"));
        info.other.extend(about.extensions.clone());
    }
    // An API of the gateway has a type and a base path in any case.
    info.r#type.get_or_insert_with(|| "Rest".to_owned());
    info.base_path.get_or_insert_with(|| "/".to_owned());
}

/// The description as far as there is room for it.
pub(super) fn fitting<'a>(text: &'a str, diagnostics: &mut Vec<Diagnostic>) -> &'a str {
    if text.len() <= MAX_DESCRIPTION {
        return text;
    }
    let found = Diagnostic::new(rules::API_DESCRIPTION_TRUNCATED).about(Subject::Api);
    diagnostics.push(found.arg("bytes", text.len().to_string()).arg("limit", MAX_DESCRIPTION.to_string()));
    text.get(..text.floor_char_boundary(MAX_DESCRIPTION)).unwrap_or_default()
}

/// What no record of the API has room for, components that are no data structures among them.
fn api_losses(api: &Api, options: LensOptions, diagnostics: &mut Vec<Diagnostic>) {
    let about = &api.about;
    let mut details = Words::default();
    details.add_if(!about.version.is_empty(), "info.version");
    details.add_if(about.terms_of_service.is_some(), "info.termsOfService");
    details.add_if(about.contact.is_some(), "info.contact");
    details.add_if(about.license.is_some(), "info.license");
    details.add_if(!about.servers.is_empty(), "servers");
    details.add_if(about.security.is_some(), "security");
    details.add_if(!about.tags.is_empty(), "tags");
    details.add_if(about.external_docs.is_some(), "externalDocs");
    if !options.extensions {
        details.add_keys("", about.extensions.keys().map(String::as_str));
    }
    details.add_keys("info.", about.info_extensions.keys().map(String::as_str));
    details.add_keys("paths.", about.paths_extensions.keys().map(String::as_str));
    details.add_keys("components.", about.components_extensions.keys().map(String::as_str));
    if let Some(list) = details.list() {
        diagnostics
            .push(Diagnostic::new(rules::API_DETAILS_DROPPED).about(Subject::Api).arg("details", list));
    }
    for key in api.components.keys() {
        let rule = match key.kind {
            ComponentKind::Schema => continue,
            ComponentKind::Parameter
            | ComponentKind::Response
            | ComponentKind::RequestBody
            | ComponentKind::Example => rules::COMPONENT_INLINED,
            ComponentKind::Header
            | ComponentKind::SecurityScheme
            | ComponentKind::Link
            | ComponentKind::Callback => rules::COMPONENT_NOT_STORED,
        };
        diagnostics.push(Diagnostic::new(rule).about(key));
    }
}

/// A record as an attachment.
fn attachment<T: Serialize>(record: &T) -> Value {
    Value::from_json_text(serde_json::to_string(record).unwrap_or_else(|_| "null".to_owned()))
}

/// The record that is attached to a Subject; none when there is nothing, or something that is no such record.
pub(super) fn attached<T: DeserializeOwned>(existing: &Existing, subject: &Subject) -> Option<T> {
    serde_json::from_str(&existing.attachments.get(subject)?.to_string()).ok()
}

/// The record that is attached to a Subject, and has to be one.
fn own_attached<T: DeserializeOwned>(
    existing: &Existing,
    subject: &Subject,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let read = attached(existing, subject);
    if read.is_none() && existing.attachments.contains_key(subject) {
        diagnostics.push(Diagnostic::new(rules::ATTACHMENT_FOREIGN).about(subject.clone()));
    }
    read
}
