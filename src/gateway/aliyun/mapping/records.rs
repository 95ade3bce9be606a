//! The records of an API, beside the model.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::about::{about_of, api_losses, write_about};
use super::budget::Budget;
use super::contract::Common;
use super::occupied::Occupied;
use super::operation::{operators_part, write_operation};
use super::options::MappingOptions;
use super::paths;
use super::read;
use crate::diagnostic::{Diagnostic, sort};
use crate::gateway::aliyun::api_record::HttpApiApiInfo;
use crate::gateway::aliyun::catalog::CatalogApi;
use crate::gateway::aliyun::operation_record::HttpApiOperationInfo;
use crate::gateway::aliyun::operator::document;
use crate::gateway::aliyun::rules;
use crate::gateway::shared::mapping::{attached, attachment};
use crate::gateway::shared::values::{json_of, parse_json, schema_of};
use crate::model::{Api, Existing, Map};
use crate::outcome::Outcome;
use crate::source::Value;
use crate::subject::{ComponentKey, ComponentKind, OperationKey, Subject};

/// What the records of an API hold beside what the model says, by the part that it belongs to.
#[derive(Debug, Clone, Default)]
pub(in crate::gateway::aliyun) struct Records {
    /// The API's own record, and the records that the model has no room for.
    pub(in crate::gateway::aliyun) own: CatalogApi,
    pub(in crate::gateway::aliyun) operations: Map<OperationKey, OperationRecords>,
    /// The texts of data structures that are spelt otherwise than they would be written.
    components: Map<Arc<str>, String>,
    /// What is attached to these Subjects is nothing of this gateway's.
    foreign: HashSet<Subject>,
}

/// An API in records.
#[derive(Debug, Default)]
pub(in crate::gateway::aliyun) struct Written {
    pub(in crate::gateway::aliyun) info: HttpApiApiInfo,
    /// The records of the operations, in the API's order.
    pub(in crate::gateway::aliyun) operations: Vec<(OperationKey, HttpApiOperationInfo)>,
    /// Records of operations that the model has no room for.
    rest: Vec<HttpApiOperationInfo>,
    components: Map<String, String>,
}

/// The records of one operation: what is attached to it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(in crate::gateway::aliyun) struct OperationRecords {
    /// The record, without what can be written again from the model.
    pub(in crate::gateway::aliyun) record: HttpApiOperationInfo,
    /// Further records that match the same requests. They come and go with it, and are never changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) doubles: Vec<HttpApiOperationInfo>,
}

impl OperationRecords {
    /// Whether there is anything that the operator chose: every record has an id.
    fn is_chosen(&self) -> bool {
        let record = &self.record;
        record.enable_auth.is_some()
            || record.auth_config.is_some()
            || record.mock.is_some()
            || record.deploy_configs.is_some()
            || !record.other.is_empty()
    }
}

impl Records {
    /// Reads the records of an API into the model, and what the model has no room for.
    pub(in crate::gateway::aliyun) fn read(
        record: &CatalogApi,
        options: MappingOptions,
    ) -> Outcome<(Api, Self)> {
        let mut reading = Reading { options, ..Reading::default() };
        for operation in &record.operations {
            reading.operation(operation);
        }
        for (name, text) in &record.components {
            reading.component(name, text);
        }
        let Reading { api, mut records, mut diagnostics, .. } = reading;
        records.own.info = record.info.clone();
        sort(&mut diagnostics);
        let api = Api { about: about_of(&record.info, options), ..api };
        Outcome::found((api, records), diagnostics)
    }

    /// The records that are attached to an existing API.
    pub(in crate::gateway::aliyun) fn attached(existing: &Existing) -> Self {
        let mut records = Self::default();
        for (subject, value) in &existing.attachments {
            let is_ours = match subject {
                Subject::Api => attached(value).map(|own| records.own = own).is_some(),
                Subject::Operation(key) => {
                    attached(value).map(|own| records.operations.insert(key.clone(), own)).is_some()
                }
                Subject::Component(key) if key.kind == ComponentKind::Schema => {
                    let text = value.as_str().map(str::to_owned);
                    text.map(|text| records.components.insert(key.name.clone(), text)).is_some()
                }
                Subject::Component(_) | Subject::Path(_) | Subject::Route(_) => true,
            };
            if !is_ours {
                records.foreign.insert(subject.clone());
            }
        }
        records
    }

    /// The records as attachments.
    pub(super) fn attach(self) -> Map<Subject, Value> {
        let mut attachments = Map::new();
        for (name, text) in self.components {
            let key = ComponentKey { kind: ComponentKind::Schema, name };
            attachments.insert(key.into(), serde_json::Value::from(text).into());
        }
        for (key, records) in self.operations {
            attachments.insert(key.into(), attachment(&records));
        }
        attachments.insert(Subject::Api, attachment(&self.own));
        attachments
    }

    /// The operations to whose records the operator chose something, for a plan that only has to know of it.
    pub(in crate::gateway::aliyun) fn chosen(&self) -> Map<Subject, Value> {
        let chosen = self.operations.iter().filter(|(_, records)| records.is_chosen());
        chosen.map(|(key, _)| (key.clone().into(), serde_json::Value::Null.into())).collect()
    }

    /// Writes an API into its records, as far as it says something else than they do. No API leaves what the model has no
    /// room for.
    pub(in crate::gateway::aliyun) fn write(
        &self,
        api: Option<&Api>,
        options: MappingOptions,
    ) -> (Written, Vec<Diagnostic>) {
        let mut found = Vec::new();
        self.check(&Subject::Api, &mut found);
        let mut written = Written { info: self.own.info.clone(), ..Written::default() };
        if let Some(api) = api {
            write_about(&api.about, &mut written.info, options, &mut found);
            let lost = document::write_api(&mut written.info, &api.about.operator);
            api_losses(api, &lost, options, &mut found);
            self.write_operations(api, options, &mut written, &mut found);
            self.write_components(api, &mut written);
        }
        written.rest.extend(self.own.operations.iter().cloned());
        for (name, text) in &self.own.components {
            written.components.insert_if_absent(name.clone(), || text.clone());
        }
        sort(&mut found);
        (written, found)
    }

    fn write_operations(
        &self,
        api: &Api,
        options: MappingOptions,
        written: &mut Written,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut common = Common::new(Budget::of(api, options));
        let mut occupied = Occupied::of(api);
        for (key, operation) in &api.operations {
            let subject = Subject::Operation(key.clone());
            self.check(&subject, found);
            if let Some(reported) = occupied.enter(key) {
                let is_taken = reported.rule() == rules::CONTRACT_CONDITION_TAKEN;
                found.push(reported);
                if is_taken {
                    continue;
                }
            }
            let kept = self.operations.get(key);
            written.rest.extend(kept.into_iter().flat_map(|kept| &kept.doubles).cloned());
            let kept = kept.map(|kept| kept.record.clone());
            let (record, losses) = write_operation(operation, &api.components, kept, options, &mut common);
            losses.findings(&subject, found);
            let reading = paths::template(record.path.as_deref().unwrap_or_default());
            if reading != *paths::without_fragment(&operation.path) {
                let reread =
                    Diagnostic::new(rules::CONTRACT_PATH_REREAD).about(subject).arg("path", &*operation.path);
                found.push(reread.arg("reading", reading));
            }
            written.operations.push((key.clone(), record));
        }
    }

    fn write_components(&self, api: &Api, written: &mut Written) {
        for (name, schema) in &api.components.schemas {
            let kept = self.components.get(name);
            let kept = kept.filter(|kept| parse_json(kept).map(schema_of).as_ref() == Some(schema));
            let text = kept.cloned().unwrap_or_else(|| json_of(schema.value().node()));
            written.components.insert(name.to_string(), text);
        }
    }

    /// Says that something else is attached to a Subject.
    fn check(&self, subject: &Subject, found: &mut Vec<Diagnostic>) {
        if self.foreign.contains(subject) {
            found.push(Diagnostic::new(rules::ATTACHMENT_FOREIGN).about(subject.clone()));
        }
    }
}

impl Written {
    /// The records of the API. Those that the model cannot hold follow those of its operations.
    pub(in crate::gateway::aliyun) fn into_record(self) -> CatalogApi {
        let operations = self.operations.into_iter().map(|(_, record)| record);
        CatalogApi {
            info: self.info,
            operations: operations.chain(self.rest).collect(),
            components: self.components,
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    options: MappingOptions,
    api: Api,
    records: Records,
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
            self.records.own.operations.push(record.clone());
            return;
        };
        let key = self.options.key(&operation);
        if let Some(other) = self.api.operations.get(&key) {
            let found = Diagnostic::new(rules::RECORD_DOUBLED).about(key.clone()).arg("record", label());
            self.diagnostics.push(found.arg("other", format!("{} {}", other.method, other.path)));
            if let Some(records) = self.records.operations.get_mut(&key) {
                records.doubles.push(record.clone());
            }
            return;
        }
        let record = operators_part(record, &operation, self.options);
        self.records.operations.insert(key.clone(), OperationRecords { record, doubles: Vec::new() });
        self.api.operations.insert(key, operation);
    }

    fn component(&mut self, name: &str, text: &str) {
        let Some(value) = parse_json(text) else {
            let key = ComponentKey { kind: ComponentKind::Schema, name: name.into() };
            self.diagnostics.push(Diagnostic::new(rules::RECORD_UNREADABLE).about(key).arg("record", name));
            self.records.own.components.insert(name.to_owned(), text.to_owned());
            return;
        };
        if json_of(value.node()) != text {
            self.records.components.insert(name.into(), text.to_owned());
        }
        self.api.components.schemas.insert(name.into(), schema_of(value));
    }
}
