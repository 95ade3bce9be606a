//! Small Apis and readable plans.

use std::fmt::Write as _;

use oasgate::model::LeftOut;
use oasgate::subject::OperationKey;
use oasgate::{Api, Existing, Imported, Plan, Strategy, Subject, apply, plan};
use serde_json::{Value, json};

/// An operation that answers with the schemas named. `at` is method and path template: `GET /pets/{id}`.
pub(super) fn operation(at: &str, name: &str, schemas: &[&str]) -> Value {
    let (method, path) = at.split_once(' ').unwrap();
    let content: serde_json::Map<_, _> = schemas
        .iter()
        .map(|schema| (format!("application/{schema}"), json!({ "schema": reference(schema) })))
        .collect();
    json!({
        "name": name, "method": method, "path": path,
        "responses": { "statuses": { "200": { "description": "", "content": content } } },
    })
}

/// A schema with a description and properties that are the schemas named.
pub(super) fn schema(description: &str, schemas: &[&str]) -> Value {
    let properties: serde_json::Map<_, _> =
        schemas.iter().map(|schema| ((*schema).to_owned(), reference(schema))).collect();
    json!({ "description": description, "properties": properties })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// An API named `Pets`.
pub(super) fn api<'a>(
    operations: impl IntoIterator<Item = Value>,
    schemas: impl IntoIterator<Item = (&'a str, Value)>,
) -> Api {
    let keyed = operations.into_iter().map(|operation| {
        let method = operation["method"].as_str().unwrap().parse().unwrap();
        let key = OperationKey::of(method, operation["path"].as_str().unwrap());
        (key, serde_json::from_value(operation).unwrap())
    });
    let mut api = Api { operations: keyed.collect(), ..Api::default() };
    api.about.name = String::from("Pets");
    api.components.schemas = schemas.into_iter().map(|(name, schema)| (name.into(), schema.into())).collect();
    api
}

pub(super) fn imported(api: Api) -> Imported {
    imported_without(api, &[])
}

/// An import that had to leave out the Subjects named.
pub(super) fn imported_without(api: Api, left_out: &[&str]) -> Imported {
    let left_out = left_out.iter().map(|subject| {
        let subject: Subject = subject.parse().unwrap();
        let part = match &subject {
            Subject::Operation(key) => LeftOut {
                method: Some(key.method),
                path: Some(key.path.as_str().replace("{}", "{id}").into()),
                name: Some("broken".into()),
                ..LeftOut::default()
            },
            other => {
                LeftOut { name: other.to_string().split(' ').nth(1).map(Into::into), ..LeftOut::default() }
            }
        };
        (subject, part)
    });
    Imported { left_out: left_out.collect(), ..Imported::from(api) }
}

pub(super) fn existing(api: Api) -> Existing {
    Existing { api: Some(api), ..Existing::default() }
}

/// The changes except for that of the API itself, a line each: Subject, action, reason.
pub(super) fn decided(plan: &Plan) -> String {
    plan.changes().iter().skip(1).fold(String::new(), |mut lines, change| {
        let reason = serde_json::to_value(change.reason).unwrap();
        writeln!(lines, "{}: {} {}", change.subject, change.action, reason.as_str().unwrap()).unwrap();
        lines
    })
}

/// The findings, a line each: code, Subject, arguments.
pub(super) fn findings(plan: &Plan) -> String {
    plan.diagnostics().iter().fold(String::new(), |mut lines, found| {
        write!(lines, "{} {}", found.code(), found.subject().unwrap()).unwrap();
        for (name, value) in found.args() {
            write!(lines, " {name}={value}").unwrap();
        }
        lines.push('\n');
        lines
    })
}

/// Compares lines, whatever the indentation of the expected ones.
#[track_caller]
pub(super) fn assert_lines(found: &str, expected: &str, what: &str) {
    let expected: String = expected.lines().map(str::trim).filter(|line| !line.is_empty()).fold(
        String::new(),
        |mut lines, line| {
            lines.push_str(line);
            lines.push('\n');
            lines
        },
    );
    assert_eq!(found, expected, "{what}");
}

/// Plans and applies, and holds both to the laws.
#[track_caller]
pub(super) fn import(imported: &Imported, existing: &Existing, strategy: Strategy) -> (Plan, Existing) {
    let plan = plan(imported, existing, strategy);
    let applied = apply(&plan, existing.clone());
    super::laws::assert_laws(imported, existing, &plan, &applied);
    (plan, applied)
}
