//! The law of exports: what comes back is what went out, or a finding names it. Uses the public API alone.

use std::collections::HashSet;

use oasgate::openapi::{OpenApiDocument, WriteOptions, write};
use oasgate::{
    Action, Api, Diagnostic, Existing, ImportOptions, Imported, Severity, Strategy, Subject, import, plan,
};

/// Findings after which a part comes back changed although nothing of it is lost.
const CHANGED: &[&str] = &[
    "export-operation-id-added",
    "export-discriminator-mapped",
    "export-server-added",
    "export-base-path-stated",
];

/// Warnings about what comes back as it is, though other programs may not take it.
const SAME: &[&str] = &["export-path-not-plain", "export-security-undefined"];

/// What was found out about some documents.
#[derive(Default)]
pub(crate) struct Judged {
    /// Parts that came back as they were.
    pub(crate) same: usize,
    /// Parts of which a finding says that they do not.
    pub(crate) lost: usize,
    pub(crate) wrong: Vec<String>,
}

/// The export of an Api.
pub(crate) fn written(api: &Api, options: &WriteOptions) -> (OpenApiDocument, Vec<Diagnostic>) {
    let outcome = write(api, options);
    (outcome.value.expect("an Api is always written"), outcome.diagnostics)
}

/// Imports a document, writes it, and imports it again.
pub(crate) fn comes_back(name: &str, bytes: &[u8], options: &WriteOptions) -> Judged {
    let import_options =
        ImportOptions::default().with_literal_paths(options.literal_paths).with_accept_3_1(true);
    let Some(imported) = import(bytes, &import_options).value else { return Judged::default() };
    let (document, found) = written(&imported.api, options);
    assert_eq!(written(&imported.api, options).0, document, "{name}: another text the second time");
    let outcome = import(document.clone(), &import_options);
    let Some(again) = outcome.value else {
        return Judged { wrong: vec![format!("{name}: {:?}", outcome.diagnostics)], ..Judged::default() };
    };
    let mut judged = compare(name, &imported.api, &again, &found);
    for subject in again.left_out.keys() {
        judged.wrong.push(format!("{name}: `{subject}` is left out of what was written"));
    }
    let (second, _) = written(&again.api, options);
    if second != document {
        judged.wrong.push(format!("{name}: the second export differs\n{document}\n{second}"));
    }
    judged
}

fn compare(name: &str, api: &Api, again: &Imported, found: &[Diagnostic]) -> Judged {
    let is_change = |found: &&Diagnostic| {
        !SAME.contains(&found.code()) && found.severity() != Severity::Info || CHANGED.contains(&found.code())
    };
    let exempt: HashSet<&Subject> = found.iter().filter(is_change).filter_map(Diagnostic::subject).collect();
    let mut judged = Judged::default();
    let existing = Existing { api: Some(api.clone()), ..Existing::default() };
    let plan = plan(again, &existing, Strategy::SpecFirst);
    let json = |api: &Api| serde_json::to_value(&api.components).unwrap();
    let (components, components_again) = (json(api), json(&again.api));
    let renamed: Vec<Renamed> = found.iter().filter_map(Renamed::of).collect();
    let refers =
        |json: &str| renamed.iter().any(|it| json.contains(&it.reference) || json.contains(&it.member));
    let is_renamed = |subject: &Subject| {
        let json = match subject {
            Subject::Operation(key) => serde_json::to_string(&api.operations.get(key)).unwrap(),
            Subject::Component(key) => serde_json::to_string(&component(&components, key)).unwrap(),
            _ => serde_json::to_string(&api.about).unwrap(),
        };
        renamed.iter().any(|it| it.new == *subject) || refers(&json)
    };
    let exempt = |subject: &Subject| exempt.contains(subject) || !renamed.is_empty() && is_renamed(subject);
    for change in plan.changes() {
        if exempt(&change.subject) {
            judged.lost += 1;
        } else if change.action == Action::Unchanged {
            judged.same += 1;
        } else {
            judged.wrong.push(format!("{name}: `{}`: {:?}", change.subject, change));
        }
    }
    let mut unequal = |subject: Subject, is_equal: bool| {
        if !is_equal && !exempt(&subject) {
            judged.wrong.push(format!("{name}: `{subject}` comes back as something else"));
        }
    };
    unequal(Subject::Api, api.about == again.api.about);
    for (key, operation) in &api.operations {
        unequal(key.clone().into(), again.api.operations.get(key) == Some(operation));
    }
    for key in api.components.keys() {
        let same = component(&components, &key) == component(&components_again, &key);
        unequal(key.into(), same);
    }
    judged
}

/// A component that has another name in the export.
struct Renamed {
    new: Subject,
    /// What a reference to it has.
    reference: String,
    /// What a security requirement of it has.
    member: String,
}

impl Renamed {
    fn of(found: &Diagnostic) -> Option<Self> {
        let Some(Subject::Component(key)) = found.subject() else { return None };
        let (_, name) = found.args().find(|(arg, _)| *arg == "new")?;
        let new = oasgate::subject::ComponentKey { name: name.into(), ..key.clone() };
        let text = serde_json::to_string(&*key.name).unwrap();
        let token = text.trim_matches('"').replace('~', "~0").replace('/', "~1");
        Some(Self {
            new: new.into(),
            reference: format!("#/components/{}/{token}", key.kind.section()),
            member: if key.kind == oasgate::subject::ComponentKind::SecurityScheme {
                format!("{text}:")
            } else {
                "\0".to_owned()
            },
        })
    }
}

fn component<'c>(
    components: &'c serde_json::Value,
    key: &oasgate::subject::ComponentKey,
) -> Option<&'c serde_json::Value> {
    components.get(key.kind.section())?.get(&*key.name)
}
