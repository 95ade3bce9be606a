//! Operations of a REST API as requests.

use std::collections::{HashMap, HashSet};

use super::super::mapping::MappingOptions;
use super::super::mapping::Records;
use super::super::mapping::paths;
use super::super::operation_record::{HttpApiOperation, HttpApiOperationInfo};
use super::call_builder::Id;
use super::check::Scene;
use super::checked_options::CheckedOptions;
use super::inventory::Inventory;
use super::item::{Body, Item, Write};
use super::mock::mock_of;
use super::routes::actions;
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
    let mut budget = MappingOptions::default().contract_bytes;
    let mut items = Vec::with_capacity(api.operations.len());
    for (key, record) in records {
        let found_record = known.get(&key).or_else(|| known.get(&paths::record_key(&key))).copied();
        let id = record.operation_id.clone().or_else(|| found_record?.operation_id.clone());
        let status = record.status.clone().or_else(|| found_record?.status.clone());
        let write = match (&id, actions.get(&key)) {
            (None, _) => Write::Create,
            (Some(_), Some(Action::Update)) => Write::Update,
            (Some(_), _) => Write::Nothing,
        };
        let name = record.name.clone().unwrap_or_default();
        let mut item = Item {
            subject: Subject::Operation(key),
            id: id.clone().map_or_else(|| Id::Later(format!("operation:{name}")), Id::Known),
            write,
            status: id.as_ref().map(|_| status.unwrap_or_default()),
            ids: Vec::new(),
            smoke_test: smoke_test::of_operation(checked, options, api, &record),
            body: Body::Operation(Box::new(operation(checked, &api.components, record, &mut budget))),
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
    if item.is_busy() && item.write != Write::Nothing {
        let busy = Diagnostic::new(rules::CALL_ROUTE_BUSY).about(item.subject.clone());
        let status = item.status.clone().unwrap_or_default();
        found.push(busy.arg("id", item.id.text()).arg("status", status));
        return false;
    }
    let Body::Operation(operation) = &item.body else { return true };
    let is_mock = mocked.and_then(Scene::of) == Some(Scene::Mock);
    if is_mock && operation.mock.is_none() && item.write != Write::Nothing {
        let option = format!("routes.{}.mock", item.name);
        found.push(
            Diagnostic::new(rules::CALL_MOCK_MISSING).about(item.subject.clone()).arg("option", option),
        );
        return false;
    }
    true
}

/// The record as calls take it. In the scene `Mock` an operation without an answer of its own gets the document's.
fn operation(
    checked: &CheckedOptions<'_>,
    components: &Components,
    mut record: HttpApiOperationInfo,
    budget: &mut usize,
) -> HttpApiOperation {
    let scene = checked.options.backend.as_ref().and_then(|backend| Scene::of(backend.scene.as_deref()?));
    let name = record.name.as_deref().unwrap_or_default();
    if let Some(mock) = checked.options.routes.get(name).and_then(|own| own.mock.clone()) {
        record.mock = Some(mock);
    } else if scene == Some(Scene::Mock) && record.mock.is_none() {
        record.mock = mock_of(&record, components, budget);
    }
    record.into()
}

/// Operations that go, with their ids, in the plan's order.
pub(super) fn removed(
    plan: &Plan,
    records: &Records,
    inventory: &Inventory,
    found: &mut Vec<Diagnostic>,
) -> Vec<(Subject, String)> {
    let known = known(inventory);
    // The record of a method and path belongs to what stays, if anything there does.
    let stays = plan.changes().iter().filter(|change| change.action != Action::Remove);
    let stays: HashSet<OperationKey> = stays
        .filter_map(|change| match &change.subject {
            Subject::Operation(key) => Some(paths::record_key(key)),
            _ => None,
        })
        .collect();
    let of_inventory = |key: &OperationKey| {
        let own = paths::record_key(key);
        let shared = || known.get(&own).filter(|_| own != *key && !stays.contains(&own));
        known.get(key).or_else(shared)?.operation_id.clone()
    };
    let mut removed = Vec::new();
    for change in plan.changes().iter().filter(|change| change.action == Action::Remove) {
        let Subject::Operation(key) = &change.subject else { continue };
        let id = records.operations.get(key).and_then(|records| records.record.operation_id.clone());
        let id = id.or_else(|| of_inventory(key));
        match id {
            Some(id) => removed.push((change.subject.clone(), id)),
            None => found.push(Diagnostic::new(rules::CALL_REMOVAL_UNKNOWN).about(change.subject.clone())),
        }
    }
    removed
}

fn known(inventory: &Inventory) -> HashMap<OperationKey, &HttpApiOperationInfo> {
    let mut known = HashMap::new();
    for record in &inventory.operations {
        let method = record.method.as_deref().and_then(|method| method.parse().ok());
        if let (Some(method), Some(path)) = (method, record.path.as_deref()) {
            known.entry(OperationKey::of(method, &paths::template(path))).or_insert(record);
        }
    }
    known
}
