//! The crate `openapiv3`: typed OAS 3.0, from the model and back.

use std::borrow::Cow;

use openapiv3::OpenAPI;
use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::report::Report;
use super::rules::typed::{TYPED_MEMBER_LOST, TYPED_PART_REFUSED};
use super::{WriteOptions, write};
use crate::model::{Api, Callback, Imported, RefOr};
use crate::openapi::{ImportOptions, import};
use crate::outcome::Outcome;
use crate::subject::{ComponentKey, ComponentKind, Method, OperationKey, Subject};
use crate::tables::HashSet;
use crate::text::pointer;

/// An Api as the types of the crate `openapiv3`; needs the feature `openapiv3`.
///
/// The Api is written as [`write()`](crate::openapi::write()) does it and read into these types, with the findings of both. An operation or component
/// that the types refuse is left out under an `Error`, and what they have no member for is lost under a `Warning`. No
/// value means that they refuse what the API says about itself, or that the document is deeper than serde_json reads.
///
/// ```
/// use oasgate::openapi::{WriteOptions, to_openapiv3};
/// use oasgate::{ImportOptions, import};
///
/// let document = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, paths: {/pets: {get: {operationId: listPets,
///   responses: {'200': {description: all pets}}}}}}";
/// let api = import(document, &ImportOptions::default()).into_result()?.api;
/// let typed = to_openapiv3(&api, &WriteOptions::default()).into_result()?;
/// assert_eq!(typed.operations().next().unwrap().2.operation_id.as_deref(), Some("listPets"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn to_openapiv3(api: &Api, options: &WriteOptions) -> Outcome<OpenAPI> {
    let mut report = Report::default();
    let api = &*without_unfit_callbacks(api, &mut report);
    let whole = typed(api, options, &mut report);
    if whole.value.is_some() {
        return with(whole, report);
    }
    let Some(value) = write(api, options).value.and_then(|document| json(document.as_json())) else {
        report.begin(Subject::Api);
        report.say(TYPED_PART_REFUSED, [("problem", "the document is nested too deep")]);
        return with(whole, report);
    };
    let refused = refused(&value, &mut report);
    let mut rest = api.clone();
    rest.operations.retain(|key, _| !refused.contains(&Subject::from(key.clone())));
    rest.components.retain(|key| !refused.contains(&Subject::from(key.clone())));
    let rest = typed(&rest, options, &mut report);
    if let (None, Err(problem)) = (&rest.value, OpenAPI::deserialize(&value)) {
        report.begin(Subject::Api);
        report.say(TYPED_PART_REFUSED, [("problem", &problem.to_string())]);
    }
    with(rest, report)
}

/// Imports a document of the crate `openapiv3`; needs the feature `openapiv3`. Findings point into its JSON text.
///
/// ```
/// let mut typed = openapiv3::OpenAPI { openapi: "3.0.3".to_owned(), ..Default::default() };
/// typed.info.title = "Pets".to_owned();
/// let outcome = oasgate::openapi::from_openapiv3(&typed, &oasgate::ImportOptions::default());
/// assert_eq!(outcome.into_result()?.api.about.name, "Pets");
/// # Ok::<(), oasgate::Rejected>(())
/// ```
pub fn from_openapiv3(document: &OpenAPI, options: &ImportOptions) -> Outcome<Imported> {
    // What does not serialise is an empty text, which the import refuses.
    import(serde_json::to_vec(document).unwrap_or_default(), options)
}

/// The Api without the callbacks that the types do not have: references to one, and those with `x-` keys.
fn without_unfit_callbacks<'a>(api: &'a Api, report: &mut Report) -> Cow<'a, Api> {
    let mut api = Cow::Borrowed(api);
    let users: Vec<OperationKey> = api
        .operations
        .iter()
        .filter(|(_, operation)| operation.callbacks.values().any(is_unfit))
        .map(|(key, _)| key.clone())
        .collect();
    for key in users {
        report.begin(key.clone());
        let Some(operation) = api.to_mut().operations.get_mut(&key) else { continue };
        for (name, _) in operation.callbacks.iter().filter(|(_, callback)| is_unfit(callback)) {
            let pointer = ["/callbacks/", &pointer::encode(name)].concat();
            report.say(TYPED_MEMBER_LOST, [("pointer", &pointer)]);
        }
        operation.callbacks.retain(|_, callback| !is_unfit(callback));
    }
    let is_shared = |callback: &RefOr<Callback>| callback.item().is_some_and(has_extensions);
    if api.components.callbacks.values().any(is_shared) {
        let callbacks = &mut api.to_mut().components.callbacks;
        for (name, _) in callbacks.iter().filter(|(_, callback)| is_shared(callback)) {
            report.begin(ComponentKey { kind: ComponentKind::Callback, name: name.clone() });
            report.say(TYPED_MEMBER_LOST, [("pointer", "/")]);
        }
        callbacks.retain(|_, callback| !is_shared(callback));
    }
    api
}

fn is_unfit(callback: &RefOr<Callback>) -> bool {
    callback.item().is_none_or(has_extensions)
}

fn has_extensions(Callback(value): &Callback) -> bool {
    value.node().entries().any(|(key, _)| key.text().starts_with("x-"))
}

fn with(mut outcome: Outcome<OpenAPI>, report: Report) -> Outcome<OpenAPI> {
    outcome.diagnostics.extend(report.into_diagnostics());
    crate::diagnostic::sort(&mut outcome.diagnostics);
    outcome
}

fn json<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// The whole Api; no value where a part of it is refused.
fn typed(api: &Api, options: &WriteOptions, report: &mut Report) -> Outcome<OpenAPI> {
    let written = write(api, options);
    let text = written.value.as_ref().map_or("", |document| document.as_json());
    let typed: Option<OpenAPI> = json(text);
    if let Some(typed) = &typed {
        let (ours, theirs) = (json(text), serde_json::to_value(typed));
        if let (Some(ours), Ok(theirs)) = (ours, theirs) {
            report_lost(&ours, &theirs, report);
        }
    }
    Outcome { value: typed, diagnostics: written.diagnostics }
}

/// The operations and components that the types refuse, each reported.
fn refused(document: &Value, report: &mut Report) -> HashSet<Subject> {
    let mut refused = HashSet::default();
    let mut judge = |subject: Subject, problem: Option<serde_json::Error>| {
        if let Some(problem) = problem {
            report.begin(subject.clone());
            report.say(TYPED_PART_REFUSED, [("problem", &problem.to_string())]);
            refused.insert(subject);
        }
    };
    for (template, item) in members(document.get("paths")) {
        for (name, operation) in members(Some(item)) {
            if let Ok(method) = name.parse::<Method>() {
                let problem = openapiv3::Operation::deserialize(operation).err();
                judge(OperationKey::of(method, template).into(), problem);
            }
        }
    }
    for kind in ComponentKind::ALL {
        let section = document.get("components").and_then(|components| components.get(kind.section()));
        for (name, item) in members(section) {
            judge(ComponentKey { kind, name: name.as_str().into() }.into(), problem_of(kind, item));
        }
    }
    refused
}

/// Why the types refuse a component.
fn problem_of(kind: ComponentKind, item: &Value) -> Option<serde_json::Error> {
    use openapiv3::ReferenceOr as Or;
    match kind {
        ComponentKind::Schema => Or::<openapiv3::Schema>::deserialize(item).err(),
        ComponentKind::Response => Or::<openapiv3::Response>::deserialize(item).err(),
        ComponentKind::Parameter => Or::<openapiv3::Parameter>::deserialize(item).err(),
        ComponentKind::Example => Or::<openapiv3::Example>::deserialize(item).err(),
        ComponentKind::RequestBody => Or::<openapiv3::RequestBody>::deserialize(item).err(),
        ComponentKind::Header => Or::<openapiv3::Header>::deserialize(item).err(),
        ComponentKind::SecurityScheme => Or::<openapiv3::SecurityScheme>::deserialize(item).err(),
        ComponentKind::Link => Or::<openapiv3::Link>::deserialize(item).err(),
        ComponentKind::Callback => Or::<openapiv3::Callback>::deserialize(item).err(),
    }
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// Reports the members of a document that the types have no place for.
fn report_lost(ours: &Value, theirs: &Value, report: &mut Report) {
    let mut path = Vec::new();
    lost(ours, Some(theirs), &mut path, &mut |path| {
        let (subject, depth) = subject_of(path);
        let tokens: Vec<_> = path.iter().skip(depth).map(|token| pointer::encode(token)).collect();
        report.begin(subject);
        report.say(TYPED_MEMBER_LOST, [("pointer", &["/", &tokens.join("/")].concat())]);
    });
}

/// Calls a function with the path of each member that one value has and another one lacks or has differently.
// Recursive: serde_json reads 128 levels at most.
fn lost(ours: &Value, theirs: Option<&Value>, path: &mut Vec<String>, found: &mut dyn FnMut(&[String])) {
    match (ours, theirs) {
        (Value::Object(ours), Some(Value::Object(theirs))) => {
            for (key, value) in ours {
                path.push(key.clone());
                lost(value, theirs.get(key), path, found);
                path.pop();
            }
        }
        (Value::Array(ours), Some(Value::Array(theirs))) if ours.len() == theirs.len() => {
            for (at, (value, other)) in ours.iter().zip(theirs).enumerate() {
                path.push(at.to_string());
                lost(value, Some(other), path, found);
                path.pop();
            }
        }
        (Value::Number(ours), Some(Value::Number(theirs))) if ours.as_f64() == theirs.as_f64() => {}
        (ours, Some(theirs)) if ours == theirs => {}
        (ours, None) if is_default(ours, path) => {}
        _ => found(path),
    }
}

/// Whether a member says no more than its absence would.
fn is_default(value: &Value, path: &[String]) -> bool {
    let key = path.last().map_or("", String::as_str);
    match value {
        Value::Bool(flag) => !flag && key != "explode",
        Value::Array(items) => items.is_empty() && key != "security",
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// The part of the API that has a member, and how many tokens of the path lead to the part.
fn subject_of(path: &[String]) -> (Subject, usize) {
    let mut tokens = path.iter().map(String::as_str);
    let (first, second, third) = (tokens.next(), tokens.next(), tokens.next());
    if let (Some("paths"), Some(template), Some(Ok(method))) =
        (first, second, third.map(str::parse::<Method>))
    {
        return (OperationKey::of(method, template).into(), 3);
    }
    let kind =
        second.and_then(|section| ComponentKind::ALL.into_iter().find(|kind| kind.section() == section));
    match (first, kind, third) {
        (Some("components"), Some(kind), Some(name)) => (ComponentKey { kind, name: name.into() }.into(), 3),
        _ => (Subject::Api, 0),
    }
}
