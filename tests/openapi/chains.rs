//! What a fault of a component reaches, and what is reported about an operation that is left out because of it.

use std::fmt::Write as _;

use oasgate::diagnostic::Affected;
use oasgate::report::json;
use oasgate::{Diagnostic, Imported, Lang, Outcome, Severity};

use super::{FINE, codes, v3};

/// The finding about a component that says what it reaches, and what it says.
fn affected(outcome: &Outcome<Imported>) -> Vec<(String, &Affected)> {
    let affected = |found: &'static str, one: &Diagnostic| format!("{found} {}", one.subject().unwrap());
    let findings = outcome.diagnostics.iter();
    findings.filter_map(|one| Some((affected(one.code(), one), one.affected()?))).collect()
}

fn texts(subjects: &[oasgate::Subject]) -> Vec<String> {
    subjects.iter().map(ToString::to_string).collect()
}

/// A GET operation of that path, whose response is a component.
fn with_response(path: &str, name: &str) -> String {
    format!(
        "  /{path}: {{get: {{operationId: {path}, responses: {{'200': {{$ref: '#/components/responses/{name}'}}}}}}}}\n"
    )
}

fn response(name: &str, schema: &str) -> String {
    format!(
        "    {name}: {{description: d, content: {{a/b: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}\n"
    )
}

#[test]
fn a_fault_is_reported_once_with_all_that_it_reaches() {
    let outcome = v3(&format!(
        "paths:\n{}{}{}  /other: {{get: {{operationId: other, {FINE}}}}}
components:
  responses:
{}{}  schemas:
    Bad: {{properties: {{a: 1, b: 2}}}}
    Near: {{items: {{$ref: '#/components/schemas/Bad'}}}}
    Odd: {{type: {{}}}}
    Alone: {{properties: []}}",
        with_response("b", "Far"),
        with_response("a", "Direct"),
        with_response("c", "Far"),
        response("Far", "Near"),
        response("Direct", "Bad"),
    ));
    let affected = affected(&outcome);
    let [(about, bad)] = &affected[..] else { panic!("{affected:?}") };
    assert_eq!(about, "schema-malformed schema Bad");
    assert_eq!(
        (bad.count, texts(&bad.operations)),
        (3, vec!["GET /b".into(), "GET /a".into(), "GET /c".into()])
    );
    assert_eq!(texts(&bad.chain), ["GET /b", "response Far", "schema Near", "schema Bad"]);
    let said = json(&outcome.diagnostics, Lang::En);
    let said: Vec<_> = said.as_array().unwrap().iter().filter(|one| one.get("affected").is_some()).collect();
    assert_eq!(said.len(), 1, "the first finding about it says so, and no other");
    assert_eq!(said[0]["affected"]["chain"][1], "response Far");
    let place =
        outcome.diagnostics.iter().find(|found| found.affected().is_some()).unwrap().location().unwrap();
    for found in outcome.diagnostics.iter().filter(|found| found.code() == "component-left-out") {
        assert_eq!(found.related(), std::slice::from_ref(place), "{found:?}");
    }
}

#[test]
fn a_warning_about_a_component_says_what_it_reaches() {
    let outcome = v3(&format!(
        "paths:\n{}components:\n  responses:\n{}  schemas: {{Odd: {{allOf: [{{$ref: '#/x-odd'}}]}}}}",
        with_response("a", "R"),
        response("R", "Odd")
    ));
    let affected = affected(&outcome);
    let [(about, odd)] = &affected[..] else { panic!("{:?}", codes(&outcome)) };
    assert_eq!((about.as_str(), odd.count), ("schema-widened schema Odd", 1));
    assert!(outcome.diagnostics.iter().all(|found| found.severity() != Severity::Error));
}

#[test]
fn many_operations_of_one_fault_are_counted() {
    let mut paths = String::new();
    for at in 0..10_000 {
        paths += &with_response(&format!("p{at}"), "R");
    }
    let outcome = v3(&format!(
        "paths:\n{paths}components:\n  responses:\n{}  schemas: {{Bad: {{properties: []}}}}",
        response("R", "Bad")
    ));
    let affected = affected(&outcome);
    let [(_, bad)] = &affected[..] else { panic!("{affected:?}") };
    assert_eq!((bad.count, bad.operations.len()), (10_000, 1_000));
    assert_eq!(texts(&bad.chain), ["GET /p0", "response R", "schema Bad"]);
    assert_eq!(bad.operations_text(Lang::En), "GET /p0, GET /p1, GET /p2, GET /p3, GET /p4 and 9995 more");
    assert_eq!(bad.operations_text(Lang::Zh), "GET /p0、GET /p1、GET /p2、GET /p3、GET /p4 等 10000 个操作");
}

#[test]
fn many_faults_that_all_reach_many_operations_stay_linear() {
    let count = 1_500;
    let (mut paths, mut schemas, mut hub) = (String::new(), String::new(), String::new());
    for at in 0..count {
        paths += &with_response(&format!("p{at}"), "Hub");
        _ = writeln!(schemas, "    B{at}: {{properties: []}}");
        _ = write!(hub, "{{$ref: '#/components/schemas/B{at}'}}, ");
    }
    let outcome = v3(&format!(
        "paths:\n{paths}components:\n  responses:\n{}  schemas:\n    All: {{allOf: [{hub}]}}\n{schemas}",
        response("Hub", "All")
    ));
    let affected = affected(&outcome);
    assert!(affected.len() > 50, "{} say what they reach", affected.len());
    assert!(affected.iter().all(|(_, one)| one.count == count && one.operations.len() >= 5));
    let listed: usize = affected.iter().map(|(_, one)| one.operations.len()).sum();
    assert!(listed < 10 * 2 * count + 1_000, "{listed} operations are listed");
}

#[test]
fn long_ways_break_off() {
    let mut schemas = "    S0: 1\n".to_owned();
    for at in 1..=40 {
        _ = writeln!(schemas, "    S{at}: {{items: {{$ref: '#/components/schemas/S{}'}}}}", at - 1);
    }
    let outcome = v3(&format!(
        "paths:\n{}components:\n  responses:\n{}  schemas:\n{schemas}",
        with_response("a", "R"),
        response("R", "S40")
    ));
    let affected = affected(&outcome);
    assert_eq!(affected[0].1.chain.len(), 16);
    assert_eq!(affected[0].1.count, 1);
}
