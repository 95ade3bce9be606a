//! Routes derived from an Api: the table of `fixtures/routes`, names, options, the gateway's report.

mod changes;
mod derive;
mod names;
mod operator;
pub(crate) mod options;
mod report;

use oasgate::model::Route;
use oasgate::route::RouteOptions;
use oasgate::{Api, ImportOptions, Outcome, import, routes};

/// The Api of a fixture.
fn fixture(name: &str) -> Api {
    let path = format!("{}/fixtures/routes/{name}", env!("CARGO_MANIFEST_DIR"));
    api(&std::fs::read_to_string(path).expect("the fixture is there"))
}

fn api(document: &str) -> Api {
    let imported = import(document, &ImportOptions::default()).into_result().expect("it imports");
    (*imported.api).clone()
}

/// An Api with these members of a document.
fn small(members: &str) -> Api {
    api(&format!("openapi: 3.0.3\ninfo: {{title: T, version: ''}}\n{members}\n"))
}

fn found(outcome: &Outcome<Vec<Route>>) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(oasgate::Diagnostic::code).collect()
}

fn derived(api: &Api, options: &RouteOptions) -> Vec<Route> {
    routes(api, options).into_result().expect("there are routes")
}
