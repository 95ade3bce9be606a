//! Operations of a REST API as requests.

use std::collections::HashMap;

use super::super::mapping::paths;
use super::super::mapping::{Budget, MappingOptions};
use super::super::operation_record::HttpApiOperationInfo;
use super::call_builder::Id;
use super::check::Scene;
use super::checked_options::CheckedOptions;
use super::inventory::Inventory;
use super::item::{Body, Item, Write};
use super::mock::mock_of;
use super::routes::actions;
use super::same::operation_differences;
use super::smoke_test;
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::model::{Api, Components};
use crate::plan::{Action, Plan};
use crate::route::RouteOptions;
use crate::subject::{OperationKey, Subject};

/// The operations as they should be. One with an error is left out whole.
pub(super) fn items(
    checked: &CheckedOptions<'_>,
    options: &RouteOptions,
    api: &Api,
    records: Vec<(OperationKey, HttpApiOperationInfo)>,
    plan: &Plan,
    inventory: &Inventory,
    found: &mut Vec<Diagnostic>,
) -> Vec<Item> {
    let known = known(inventory);
    let actions = actions(plan);
    let mut budget = Budget::of(api, MappingOptions::default());
    let mut items = Vec::with_capacity(api.operations.len());
    for (key, record) in records {
        let there = known.get(&key).or_else(|| known.get(&paths::record_key(&key)));
        let there = there.or_else(|| known.get(&key.erased()?)).copied();
        let record = mocked(checked, &api.components, record, &mut budget);
        let id = record.operation_id.clone().or_else(|| there?.operation_id.clone());
        let status = record.status.clone().or_else(|| there?.status.clone());
        let action = actions.get(&key).copied();
        let subject = Subject::Operation(key);
        let (write, kept) = match (&id, there) {
            (None, _) => (Write::Create, None),
            (Some(id), Some(there)) => {
                let there_is = (id.as_str(), status.as_deref());
                let differences = operation_differences(&record, there);
                Write::of(plan.strategy(), action == Some(Action::Keep), there_is, &differences)
            }
            (Some(_), None) if action == Some(Action::Update) => (Write::Update, None),
            (Some(_), None) => (Write::Nothing, None),
        };
        found.extend(kept.map(|kept| kept.about(subject.clone())));
        let name = record.name.clone().unwrap_or_default();
        let mut item = Item {
            subject,
            id: id.clone().map_or_else(|| Id::Later(format!("operation:{name}")), Id::Known),
            write,
            status: id.as_ref().map(|_| status.unwrap_or_default()),
            ids: Vec::new(),
            smoke_test: smoke_test::of_operation(checked, options, api, &record),
            body: Body::Operation(Box::new(record.into())),
            name,
        };
        if settle(checked, &mut item, found) {
            items.push(item);
        }
    }
    items
}

/// Says what is wrong with the operation; false when it is left out.
fn settle(checked: &CheckedOptions<'_>, item: &mut Item, found: &mut Vec<Diagnostic>) -> bool {
    let mocked = checked.options.backend.as_ref().and_then(|backend| backend.scene.as_deref());
    if item.is_busy() && item.write.is_written() {
        let busy = Diagnostic::new(rules::CALL_ROUTE_BUSY).about(item.subject.clone());
        let status = item.status.clone().unwrap_or_default();
        found.push(busy.arg("id", item.id.text()).arg("status", status));
        return false;
    }
    let Body::Operation(operation) = &item.body else { return true };
    let is_mock = mocked.and_then(Scene::of) == Some(Scene::Mock);
    if is_mock && operation.mock.is_none() && item.write.is_written() {
        let option = format!("routes.{}.mock", item.name);
        found.push(
            Diagnostic::new(rules::CALL_MOCK_MISSING).about(item.subject.clone()).arg("option", option),
        );
        return false;
    }
    true
}

/// The record with its answer. In the scene `Mock` an operation without an answer of its own gets the document's.
fn mocked(
    checked: &CheckedOptions<'_>,
    components: &Components,
    mut record: HttpApiOperationInfo,
    budget: &mut Budget<'_>,
) -> HttpApiOperationInfo {
    let scene = checked.options.backend.as_ref().and_then(|backend| Scene::of(backend.scene.as_deref()?));
    let name = record.name.as_deref().unwrap_or_default();
    if let Some(mock) = checked.options.routes.get(name).and_then(|own| own.mock.clone()) {
        record.mock = Some(mock);
    } else if scene == Some(Scene::Mock) && record.mock.is_none() {
        record.mock = mock_of(&record, components, budget);
    }
    record
}

/// The records of the inventory by method and path; of several the first.
fn known(inventory: &Inventory) -> HashMap<OperationKey, &HttpApiOperationInfo> {
    let mut known = HashMap::new();
    for record in &inventory.operations {
        if let Some(key) = key_of(record) {
            known.entry(key).or_insert(record);
        }
    }
    known
}

/// Method and path of a record.
pub(super) fn key_of(record: &HttpApiOperationInfo) -> Option<OperationKey> {
    let method = record.method.as_deref()?.parse().ok()?;
    Some(OperationKey::of(method, &paths::template(record.path.as_deref()?)))
}
