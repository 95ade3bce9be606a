//! What each kind of difference does to callers: pairs of documents, judged both ways.

mod mirrors;
mod operations;
mod schemas;
mod shared;
mod silent;

use std::fmt::Write as _;

use oasgate::model::operator::Operator;
use oasgate::plan::{Class, Direction, Effect, Verdict};
use oasgate::{
    Api, Diagnostic, Existing, ImportOptions, Imported, Lang, Plan, Severity, Strategy, Subject, import, plan,
};
use serde_json::Value;

/// The import of a document in which nothing is wrong.
#[track_caller]
fn read(document: &str) -> Imported {
    let outcome = import(document.to_owned().into_bytes(), &ImportOptions::default());
    // Gateways have no servers of one operation, but the model has.
    let is_fault = |found: &&Diagnostic| {
        found.severity() != Severity::Info && found.code() != "operation-servers-differ"
    };
    let faults: Vec<_> = outcome.diagnostics.iter().filter(is_fault).collect();
    assert!(faults.is_empty(), "{document}\n{faults:#?}");
    outcome.value.expect("the document imports")
}

/// A document: `rest` is what comes after `info`.
fn document(rest: &str) -> String {
    format!("openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\n{rest}\n")
}

/// The plan that takes a document for another one.
#[track_caller]
fn planned(before: &Imported, after: &Imported) -> Plan {
    let plan = plan_of(before, after);
    let faults = faults(&before.api, &after.api, &plan);
    assert!(faults.is_empty(), "{faults:?}\n{}", readable(&plan));
    plan
}

fn plan_of(before: &Imported, after: &Imported) -> Plan {
    let existing = Existing { api: Some(Api::clone(&before.api)), ..Existing::default() };
    plan(after, &existing, Strategy::SpecOnly)
}

/// What a message has instead of an argument that is missing.
const ARGUMENTS: [&str; 8] =
    ["{at}", "{value}", "{before}", "{after}", "{keyword}", "{name}", "{other}", "{request}"];

/// What is not as it is in every plan with verdicts.
fn faults(before: &Api, after: &Api, plan: &Plan) -> Vec<String> {
    let mut faults = Vec::new();
    for change in plan.changes() {
        let worst = change.effects.iter().map(|effect| effect.verdict).min();
        if worst.is_some() && change.verdict != worst {
            faults.push(format!("{:?} is not the worst of the effects", change.verdict));
        }
        if !change.effects.is_sorted_by_key(|effect| effect.verdict) {
            faults.push("the worst effect is not the first one".to_owned());
        }
        for field in &change.fields {
            let is_judged = matches!(field.class, Class::Contract | Class::Routing | Class::Operator);
            if field.verdict.is_some() != is_judged {
                faults.push(format!(
                    "a field {} has the verdict {:?}: {}",
                    field.class, field.verdict, field.pointer
                ));
            }
        }
        for effect in &change.effects {
            let sides = [form(before, &change.subject), form(after, &change.subject)];
            if !sides.iter().any(|side| side.pointer(&effect.pointer).is_some()) {
                faults.push(format!("nothing is at {}", effect.pointer));
            }
            let explains = |field: &oasgate::plan::FieldChange| {
                let (field, effect) = (&*field.pointer, &*effect.pointer);
                let is_in = |inner: &str, outer: &str| {
                    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                };
                // A property that is required is named in a list beside the properties.
                let list = field.strip_suffix("/required").filter(|object| is_in(effect, object));
                is_in(field, effect) || is_in(effect, field) || list.is_some()
            };
            if !change.fields.is_empty() && !change.fields.iter().any(explains) {
                faults.push(format!("{} explains no field", effect.pointer));
            }
            let message = effect.finding.message(Lang::En);
            if ARGUMENTS.iter().any(|argument| message.contains(argument)) {
                faults.push(format!("an argument is missing: {message}"));
            }
        }
    }
    let is_change = |found: &Diagnostic| found.code().starts_with("change-");
    if plan.diagnostics().iter().any(is_change) {
        faults.push("a kind of change is a finding".to_owned());
    }
    faults
}

/// The JSON form of a part; null where it is not there.
fn form(api: &Api, subject: &Subject) -> Value {
    let json = match subject {
        Subject::Api => serde_json::to_value(&api.about),
        Subject::Operation(key) => serde_json::to_value(api.operations.get(key)),
        Subject::Component(key) => {
            let components = serde_json::to_value(&api.components).unwrap();
            return components[key.kind.section()][&*key.name].clone();
        }
        other => panic!("{other} has no effects"),
    };
    json.unwrap()
}

/// The effects of a plan in a line each, in order: `B request code`; sides and verdicts by their first letters.
fn noticed(plan: &Plan) -> Vec<String> {
    let effects = plan.changes().iter().flat_map(|change| &change.effects);
    let mut lines: Vec<String> = effects.map(short).collect();
    lines.sort();
    lines
}

fn short(effect: &Effect) -> String {
    let verdict = letter(effect.verdict);
    let side = effect.direction.map_or("-", |direction| match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    });
    format!("{} {verdict} {side}", effect.finding.code().trim_start_matches("change-"))
}

fn letter(verdict: Verdict) -> char {
    match verdict {
        Verdict::Breaking => 'B',
        Verdict::Unclear => 'U',
        Verdict::Compatible => 'C',
    }
}

/// What a row expects: `code B/C` on both sides of the contract, `code B request` on one, `code B -` on none.
fn expected(row: &str, sides: &[Direction]) -> Vec<String> {
    let mut lines = Vec::new();
    for part in row.split(", ").filter(|part| !part.is_empty()) {
        let words: Vec<_> = part.split(' ').collect();
        let [code, verdicts] = words[..] else {
            lines.push(part.to_owned());
            continue;
        };
        let (request, response) = verdicts.split_once('/').expect("both sides");
        for (side, verdict, name) in
            [(Direction::Request, request, "request"), (Direction::Response, response, "response")]
        {
            if sides.contains(&side) && verdict != "-" {
                lines.push(format!("{code} {verdict} {name}"));
            }
        }
    }
    lines.sort();
    lines
}

/// What a person reads of a plan's effects.
fn readable(plan: &Plan) -> String {
    let mut page = String::new();
    for change in plan.changes() {
        for effect in &change.effects {
            let side = effect.direction.map_or_else(String::new, |side| format!(" {side:?}").to_lowercase());
            let reached = effect.reached.as_ref().map_or_else(String::new, |reached| {
                let ways = reached.first.iter().map(|way| {
                    let through: Vec<_> = way.through.iter().map(ToString::to_string).collect();
                    [vec![way.operation.to_string()], through].concat().join(" > ")
                });
                format!("\n      reaches {}: {}", reached.operations, ways.collect::<Vec<_>>().join(", "))
            });
            let message = effect.finding.message(Lang::En);
            let at = if effect.pointer.is_empty() { "(all)" } else { &effect.pointer };
            writeln!(page, "    {}{side}: {message}", effect.verdict).unwrap();
            writeln!(page, "      {} {at}{reached}", change.subject).unwrap();
        }
    }
    page
}

/// What a person reads of rows, and which of them are not what they should be.
#[derive(Default)]
struct Page {
    text: String,
    wrong: String,
}

impl Page {
    /// The text of all rows, when all are what they should be.
    #[track_caller]
    fn finish(self) -> String {
        assert!(self.wrong.is_empty(), "{}", self.wrong);
        self.text
    }
}

/// A difference between two parts, and what it does: forwards and backwards.
struct Row {
    what: &'static str,
    before: &'static str,
    after: &'static str,
    there: &'static str,
    back: &'static str,
}

const fn row(
    what: &'static str,
    before: &'static str,
    after: &'static str,
    there: &'static str,
    back: &'static str,
) -> Row {
    Row { what, before, after, there, back }
}

impl Row {
    /// Judges the row both ways in documents made of its parts.
    fn judge(&self, sides: &[Direction], make: impl Fn(&str) -> Imported, page: &mut Page) {
        let (before, after) = (make(self.before), make(self.after));
        for (way, from, to, row) in [("→", &before, &after, self.there), ("←", &after, &before, self.back)]
        {
            let plan = plan_of(from, to);
            let text = format!("{way} {}\n{}", self.what, readable(&plan));
            for fault in faults(&from.api, &to.api, &plan) {
                writeln!(page.wrong, "{text}  {fault}").unwrap();
            }
            let (noticed, expected) = (noticed(&plan), expected(row, sides));
            if noticed != expected {
                writeln!(page.wrong, "{text}  expected {expected:#?}, noticed {noticed:#?}").unwrap();
            }
            page.text.push_str(&text);
        }
    }

    /// The kinds of change that the row names.
    fn codes(&self) -> impl Iterator<Item = &'static str> {
        let parts = self.there.split(", ").chain(self.back.split(", ")).filter(|part| !part.is_empty());
        parts.map(|part| part.split(' ').next().unwrap_or_default())
    }
}

/// An import to whose one operation an operator adds something.
fn with_operator(operator: &str) -> Imported {
    let text = "paths: {/pets: {get: {operationId: listPets, responses: {'200': {description: the pets}}}}}";
    let mut imported = read(&document(text));
    let operator: Operator =
        serde_json::from_str(operator).unwrap_or_else(|error| panic!("{error}: {operator}"));
    let api = std::sync::Arc::make_mut(&mut imported.api);
    api.operations.values_mut().for_each(|operation| operation.operator = operator.clone());
    imported
}

#[test]
fn an_api_that_is_not_there_has_no_callers() {
    let imported = with_operator("{}");
    let plan = plan(&imported, &Existing::default(), Strategy::SpecOnly);
    assert_eq!(noticed(&plan), Vec::<String>::new());
    assert!(plan.changes().iter().all(|change| change.verdict.is_none()));
}

#[test]
fn what_json_says() {
    let make = |text: &str| read(&schemas::in_body(text));
    let plan = planned(&make("type: integer"), &make("type: integer, maximum: 5"));
    let json = plan.to_json();
    let change = json["changes"].as_array().unwrap().iter().find(|change| change["verdict"] == "breaking");
    let change = change.expect("one is breaking");
    let effect = &change["effects"][0];
    assert_eq!(effect["verdict"], "breaking");
    assert_eq!(effect["direction"], "request");
    assert_eq!(effect["pointer"], "/requestBody/content/application~1json/schema/maximum");
    assert_eq!(effect["finding"]["code"], "change-upper-bound-added");
    assert_eq!(change["fields"][0]["verdict"], "breaking");
    assert_eq!(change["fields"][0]["class"], "contract");
}
