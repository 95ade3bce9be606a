//! What holds for every plan, checked on every plan that a test makes and on thousands of generated ones.

use std::collections::{BTreeSet, HashMap, HashSet};

use oasgate::model::{LeftOut, Operation, SecurityRequirement};
use oasgate::subject::{ComponentKey, OperationKey};
use oasgate::{Action, Api, Existing, Imported, Plan, Strategy, Subject, apply, plan};
use serde_json::{Value, json};

use super::support::{api, operation, schema};

/// Holds one plan, and what it makes of the existing API, to the laws.
#[track_caller]
pub(super) fn assert_laws(imported: &Imported, existing: &Existing, plan: &Plan, applied: &Existing) {
    one_change_per_subject(imported, existing, plan);
    applied_is_what_was_planned(imported, existing, plan, applied);
    idempotent(imported, plan, applied);
    findings_are_in_order(plan);
    names_stay_unique(imported, existing, applied);
    no_field_of_an_operator_goes(plan, existing, applied);
    nothing_used_is_removed(plan, applied);
    let stored: Existing = serde_json::from_str(&serde_json::to_string(applied).unwrap()).unwrap();
    assert_eq!(&stored, applied, "what is applied survives a store");
    let preview = plan.preview(existing);
    assert_eq!(applied.api.as_ref(), Some(&*preview), "the preview is what is applied");
    let order = |api: &Api| api.operations.keys().cloned().collect::<Vec<_>>();
    assert_eq!(applied.api.as_ref().map(order), Some(order(&preview)));
}

fn subjects(api: &Api) -> impl Iterator<Item = Subject> {
    let operations = api.operations.keys().cloned().map(Subject::from);
    operations.chain(api.components.keys().map(Subject::from))
}

fn one_change_per_subject(imported: &Imported, existing: &Existing, plan: &Plan) {
    let mut wanted: BTreeSet<_> = subjects(&imported.api).chain([Subject::Api]).collect();
    wanted.extend(imported.left_out.keys().cloned());
    wanted.extend(existing.api.iter().flat_map(subjects));
    let found: BTreeSet<_> = plan.changes().iter().map(|change| change.subject.clone()).collect();
    assert_eq!(found, wanted, "every Subject of both sides has a change");
    assert_eq!(plan.changes().len(), found.len(), "no Subject has two");
    for change in plan.changes() {
        assert_eq!(change.reason.action(), change.action);
        assert_eq!(change.kind, change.subject.group());
        assert!(change.action == Action::Update || change.fields.is_empty(), "{change:?}");
        assert!(change.action != Action::Update || !change.fields.is_empty(), "{change:?}");
    }
}

/// The operations and components in their JSON forms.
fn parts(api: Option<&Api>) -> HashMap<Subject, Value> {
    let Some(api) = api else { return HashMap::new() };
    let json = |key: &OperationKey| serde_json::to_value(&api.operations[key]).unwrap();
    let operations = api.operations.keys().map(|key| (Subject::from(key.clone()), json(key)));
    let components = serde_json::to_value(&api.components).unwrap();
    let json = |key: &ComponentKey| components[key.kind.section()][&*key.name].clone();
    let components = api.components.keys().map(|key| (Subject::from(key.clone()), json(&key)));
    operations.chain(components).collect()
}

fn applied_is_what_was_planned(imported: &Imported, existing: &Existing, plan: &Plan, applied: &Existing) {
    let [document, existing_parts, applied_parts] =
        [Some(&*imported.api), existing.api.as_ref(), applied.api.as_ref()].map(parts);
    for change in plan.changes().iter().skip(1) {
        let [document, before, after] =
            [&document, &existing_parts, &applied_parts].map(|parts| parts.get(&change.subject));
        let document = document.map(|document| with_kept(document, before));
        let document = document.as_ref();
        match change.action {
            Action::Create => assert!(before.is_none() && after.is_some() && after == document, "{change:?}"),
            Action::Update => {
                assert_eq!(after, document);
                let mut patched = before.unwrap().clone();
                for field in &change.fields {
                    patch(&mut patched, &field.pointer, field.after.clone());
                }
                assert_eq!(Some(&patched), after, "the fields are the difference");
            }
            Action::Unchanged | Action::Keep => assert!(before.is_some() && after == before, "{change:?}"),
            Action::Refuse => assert_eq!(after, before, "{change:?}"),
            Action::Remove => assert!(before.is_some() && after.is_none(), "{change:?}"),
        }
    }
    let removed = |subject: &&Subject| {
        plan.changes().iter().any(|change| change.subject == **subject && change.action == Action::Remove)
    };
    let carried: Vec<_> = existing.attachments.iter().filter(|(subject, _)| !removed(subject)).collect();
    assert_eq!(
        applied.attachments.iter().collect::<Vec<_>>(),
        carried,
        "attachments travel with their Subjects"
    );
    let before = existing.api.iter().flat_map(|api| api.operations.keys());
    let stayed: Vec<_> = before.filter(|key| !removed(&&Subject::from((*key).clone()))).collect();
    let after: Vec<_> = applied.api.iter().flat_map(|api| api.operations.keys()).collect();
    assert_eq!(after.get(..stayed.len()), Some(&*stayed), "what stays keeps its place");
}

/// The document's part, with the fields of operators that only the existing one has.
fn with_kept(document: &Value, before: Option<&Value>) -> Value {
    let mut kept = document.clone();
    let fields = before.and_then(|before| before.get("operator")?.as_object());
    for (field, value) in fields.into_iter().flatten() {
        let own = kept.as_object_mut().unwrap().entry("operator").or_insert_with(|| json!({}));
        own.as_object_mut().unwrap().entry(field).or_insert_with(|| value.clone());
    }
    kept
}

/// Sets or removes what a pointer leads to.
fn patch(value: &mut Value, pointer: &str, new: Option<Value>) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return *value = new.unwrap() };
    let last = last.replace("~1", "/").replace("~0", "~");
    match (value.pointer_mut(parent).unwrap(), new) {
        (Value::Object(members), Some(new)) => _ = members.insert(last, new),
        (Value::Object(members), None) => _ = members.remove(&last).unwrap(),
        (Value::Array(items), Some(new)) => items[last.parse::<usize>().unwrap()] = new,
        (other, _) => panic!("{pointer} leads into {other}"),
    }
}

fn idempotent(imported: &Imported, first: &Plan, applied: &Existing) {
    let again = plan(imported, applied, first.strategy());
    for action in [Action::Create, Action::Update, Action::Remove] {
        assert_eq!(again.count(action), 0, "{action}\n{}\n{}", first.to_json(), again.to_json());
    }
    assert_eq!(again.count(Action::Refuse), first.count(Action::Refuse));
    assert_eq!(&apply(&again, applied.clone()), applied);
}

fn findings_are_in_order(plan: &Plan) {
    let key = |found: &oasgate::Diagnostic| (found.code(), found.subject().cloned());
    assert!(plan.diagnostics().is_sorted_by_key(key));
    assert!(plan.diagnostics().iter().all(|found| found.location().is_none()));
    for found in plan.diagnostics() {
        for text in
            [found.rule().message.en, found.rule().message.zh, found.rule().help.en, found.rule().help.zh]
        {
            let placeholders = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
            for name in placeholders {
                assert!(found.args().any(|(given, _)| given == name), "{}: {name}", found.code());
            }
        }
    }
}

/// What operators added stays where its part stays, unless the document has another.
fn no_field_of_an_operator_goes(plan: &Plan, existing: &Existing, applied: &Existing) {
    let (Some(before), Some(after)) = (&existing.api, &applied.api) else { return };
    let fields = |operator: &oasgate::model::operator::Operator| match serde_json::to_value(operator).unwrap()
    {
        Value::Object(fields) => fields.into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>(),
        other => panic!("{other}"),
    };
    assert!(fields(&after.about.operator).is_superset(&fields(&before.about.operator)));
    for (key, before) in &before.operations {
        let Some(after) = after.operations.get(key) else { continue };
        assert!(fields(&after.operator).is_superset(&fields(&before.operator)), "{key}: {}", plan.to_json());
    }
}

fn names_are_unique(api: &Api) -> bool {
    let mut seen = HashSet::new();
    api.operations.values().all(|operation| seen.insert(&operation.name))
}

fn names_stay_unique(imported: &Imported, existing: &Existing, applied: &Existing) {
    let unique = existing.api.as_ref().is_none_or(names_are_unique);
    // Clashes inside a document are settled too, so only the existing API can bring a name twice.
    assert!(!unique || applied.api.as_ref().is_none_or(names_are_unique), "{:?}", imported.api);
}

/// The names of the schemas that a JSON form refers to.
fn schemas_in(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match member.as_str().and_then(|target| target.strip_prefix("#/components/schemas/")) {
                    Some(name) if key == "$ref" => found.push(name.to_owned()),
                    _ => schemas_in(member, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| schemas_in(item, found)),
        _ => {}
    }
}

fn nothing_used_is_removed(plan: &Plan, applied: &Existing) {
    let removed =
        plan.changes().iter().filter(|change| change.action == Action::Remove && change.kind == "component");
    let removed: HashSet<_> = removed.filter_map(|change| change.name.clone()).collect();
    let mut used = Vec::new();
    schemas_in(&serde_json::to_value(applied).unwrap(), &mut used);
    let secured = applied.api.iter().filter_map(|api| api.about.security.as_ref()).flatten();
    used.extend(secured.flat_map(|requirement| requirement.0.keys().cloned()));
    assert!(used.iter().all(|name| !removed.contains(name.as_str())), "{used:?} {removed:?}");
}

/// A linear congruential generator: the same API pairs on every machine and in every release.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn some<'a>(&mut self, of: &[&'a str], one_in: usize) -> Vec<&'a str> {
        of.iter().copied().filter(|_| self.one_in(one_in)).collect()
    }
}

const TEMPLATES: [&str; 9] = [
    "GET /a",
    "POST /a",
    "GET /b/{x}",
    "GET /c",
    "DELETE /b/{x}",
    "PUT /c",
    "GET /a#Action=Run",
    "GET /b/{x}#Action=Run&v={1}",
    "GET /b/{x:[0-9]{2}}/{*rest}",
];
const NAMES: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const SCHEMAS: [&str; 5] = ["A", "B", "C", "D", "E"];

fn generated(chance: &mut Chance, twice: bool) -> Api {
    let mut names = NAMES.to_vec();
    let mut operations = Vec::new();
    for template in TEMPLATES {
        if chance.one_in(3) {
            continue;
        }
        let at = chance.below(names.len());
        let name = if twice { names[at] } else { names.swap_remove(at) };
        let template = if chance.one_in(4) { template.replace("{x}", "{y}") } else { template.to_owned() };
        operations.push(operation(&template, name, &chance.some(&SCHEMAS, 4)));
    }
    let names = chance.some(&SCHEMAS, 2);
    let schemas: Vec<_> = names
        .into_iter()
        .map(|name| (name, schema(["old", "new"][chance.below(2)], &chance.some(&SCHEMAS, 4))))
        .collect();
    let mut api = api(operations, schemas);
    if chance.one_in(2) {
        api.about.operator = operator(chance);
    }
    for part in api.operations.values_mut() {
        if chance.one_in(4) {
            part.operator = operator(chance);
        }
    }
    api.about.name = String::from(["Pets", "Shop"][chance.below(2)]);
    api.about.description = chance.one_in(2).then(|| "described".to_owned());
    api.about.base_path = chance.one_in(2).then(|| ["/v1", "/v2"][chance.below(2)].to_owned());
    if chance.one_in(3) {
        api.about.components_extensions.insert("x-note".to_owned(), json!(chance.below(2)).into());
    }
    if chance.one_in(2) {
        let scheme = serde_json::from_value(json!({ "type": "http", "scheme": "basic" })).unwrap();
        api.components.security_schemes.insert("key".into(), scheme);
    }
    if chance.one_in(2) {
        api.about.security = Some(vec![SecurityRequirement([("key".to_owned(), Vec::new())].into())]);
    }
    api
}

/// Some of the fields of operators, in one of two ways.
fn operator(chance: &mut Chance) -> oasgate::model::operator::Operator {
    let mut fields = serde_json::Map::new();
    for (name, one, other) in [
        ("backend", json!({ "timeoutMs": 1 }), json!({ "targets": [{ "service": "a" }] })),
        ("auth", json!({ "kind": "jwt" }), json!({ "required": false })),
        ("cors", json!({}), json!({ "disabled": true })),
        ("rateLimit", json!({ "shared": true }), json!({ "name": "a" })),
        ("accessControl", json!({ "deny": ["1.1.1.1"] }), json!({})),
        ("environment", json!({ "id": "a" }), json!({ "id": "b" })),
        ("publication", json!({ "automatic": true }), json!({ "domains": ["a"] })),
    ] {
        if chance.one_in(2) {
            fields.insert(name.to_owned(), if chance.one_in(2) { one } else { other });
        }
    }
    serde_json::from_value(fields.into()).unwrap()
}

fn generated_import(chance: &mut Chance, twice: bool) -> Imported {
    let mut document = generated(chance, twice);
    let mut imported = super::support::imported(Api::default());
    for template in TEMPLATES {
        if chance.one_in(6) {
            let (method, path) = template.split_once(' ').unwrap();
            let key = OperationKey::of(method.parse().unwrap(), path);
            // Now and then a second path of one shape is left out while the first is read.
            if !chance.one_in(4) {
                document.operations.remove(&key);
            }
            imported.left_out.insert(key.into(), LeftOut::default());
        }
    }
    for name in chance.some(&SCHEMAS, 6) {
        document.components.schemas.remove(name);
        imported.left_out.insert(format!("schema {name}").parse().unwrap(), LeftOut::default());
    }
    imported.api = document.into();
    imported
}

fn generated_existing(chance: &mut Chance, imported: &Imported, twice: bool) -> Existing {
    if chance.one_in(10) {
        return Existing::default();
    }
    let mut api = generated(chance, twice);
    // Some parts are the document's, or "unchanged" would be rare.
    let takes = |chance: &mut Chance| chance.one_in(3);
    for (key, read) in &imported.api.operations {
        let free = |operations: &oasgate::model::Map<_, Operation>| {
            operations.values().all(|held| held.name != read.name)
        };
        if takes(chance) && (twice || free(&api.operations)) {
            api.operations.insert(key.clone(), read.clone());
        }
    }
    for (name, read) in &imported.api.components.schemas {
        if takes(chance) {
            api.components.schemas.insert(name.clone(), read.clone());
        }
    }
    let subjects: Vec<_> = subjects(&api).chain(["GET /nowhere".parse().unwrap(), Subject::Api]).collect();
    let attached =
        subjects.into_iter().filter(|_| chance.one_in(3)).map(|subject| (subject, json!({ "id": 1 }).into()));
    Existing { attachments: attached.collect(), api: Some(api), ..Existing::default() }
}

#[test]
fn laws_hold_for_generated_pairs() {
    let mut seen = BTreeSet::new();
    for seed in 0..1500_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let (document_twice, existing_twice) = (chance.one_in(4), chance.one_in(8));
        let imported = generated_import(&mut chance, document_twice);
        let existing = generated_existing(&mut chance, &imported, existing_twice);
        for strategy in Strategy::ALL {
            let (plan, _) = super::support::import(&imported, &existing, strategy);
            seen.extend(plan.changes().iter().map(|change| (change.kind, change.reason)));
        }
    }
    // The generator reaches every cell, so none of the laws holds for want of cases.
    assert_eq!(seen.len(), 4 + 9 + 9, "{seen:?}");
}

#[test]
fn an_existing_api_compared_with_itself_is_unchanged() {
    for seed in 0..200 {
        let document = generated(&mut Chance(seed), false);
        let imported = super::support::imported(document.clone());
        for strategy in Strategy::ALL {
            let (plan, applied) = super::support::import(&imported, &Existing::default(), strategy);
            assert_eq!(plan.count(Action::Create), plan.changes().len());
            assert_eq!(applied.api.as_ref(), Some(&document));
            let (plan, _) = super::support::import(&imported, &applied, strategy);
            assert_eq!(plan.count(Action::Unchanged), plan.changes().len());
            assert!(plan.diagnostics().is_empty());
        }
    }
}

#[test]
fn a_plan_is_the_same_every_time() {
    let imported = generated_import(&mut Chance(7), true);
    let existing = generated_existing(&mut Chance(8), &imported, true);
    for strategy in Strategy::ALL {
        assert_eq!(plan(&imported, &existing, strategy), plan(&imported, &existing, strategy));
    }
}
