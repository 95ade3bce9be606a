//! The laws of the record mapping, over this gateway's fixtures and every valid and real document of the repository.

use std::path::Path;

use oasgate::aliyun::{Catalog, CatalogApi, MappingOptions, project, read, write};
use oasgate::{Action, ImportOptions, Strategy};
use serde_json::json;

use super::super::mapping::Mapping;
use super::{catalog, fixture, import, pretty, request};

/// Documents that can be read, with their names.
fn documents() -> Vec<(String, String)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut documents = Vec::new();
    for folder in ["gateway/aliyun", "valid", "real"] {
        let entries = std::fs::read_dir(fixtures.join(folder)).into_iter().flatten();
        let paths = entries.map(|entry| entry.unwrap().path());
        documents.extend(
            paths.filter_map(|path| Some((path.display().to_string(), std::fs::read_to_string(path).ok()?))),
        );
    }
    documents.sort();
    documents.retain(|(_, text)| oasgate::import(text.as_str(), &ImportOptions::default()).value.is_some());
    assert!(documents.len() > 5, "only {} documents", documents.len());
    documents
}

#[test]
fn projecting_twice_is_projecting_once() {
    for (name, text) in documents() {
        let api = oasgate::import(text, &ImportOptions::default()).value.unwrap().api;
        projects_once(&name, &api);
    }
}

/// The laws over every real document.
#[test]
#[ignore = "needs OASGATE_CORPUS"]
fn real_documents_project_once() {
    let mut judged = 0;
    for entry in crate::corpus::entries() {
        let bytes = std::fs::read(&entry.path).unwrap();
        let Some(imported) = oasgate::import(bytes, &ImportOptions::default()).value else { continue };
        projects_once(&entry.path.display().to_string(), &imported.api);
        judged += 1;
    }
    assert!(judged > 100, "only {judged} documents were judged");
}

/// The record mapping of this gateway.
pub(super) fn mapping<T>(options: &MappingOptions, judge: impl FnOnce(&Mapping<'_, CatalogApi>) -> T) -> T {
    judge(&Mapping {
        read: &|record| read(record, options).value.unwrap(),
        write: &|existing| write(existing, options),
        project: &|api| project(api, options),
    })
}

fn projects_once(name: &str, api: &oasgate::Api) {
    for extensions in [false, true] {
        let mut options = MappingOptions::default();
        options.extensions = extensions;
        mapping(&options, |mapping| mapping.projects_once(name, api));
    }
}

#[test]
fn what_is_lost_is_under_a_finding() {
    let mut sums = [0, 0];
    for (name, text) in documents() {
        let api = oasgate::import(text, &ImportOptions::default()).value.unwrap().api;
        let counts = mapping(&MappingOptions::default(), |mapping| mapping.loses_under_findings(&name, &api));
        sums = [sums[0] + counts[0], sums[1] + counts[1]];
    }
    assert!(sums[0] > 100 && sums[1] > 0, "{} operations are whole, {} are not", sums[0], sums[1]);
}

#[test]
fn a_second_import_changes_nothing() {
    for (name, text) in documents() {
        for strategy in Strategy::ALL {
            for (start, target) in [(Catalog::default(), None), (catalog(), Some("api-shop"))] {
                if text.len() > 200_000 && target.is_none() {
                    continue;
                }
                let members = json!({ "strategy": strategy.as_str(), "targetHttpApiId": target });
                let request = request(&text, members);
                let Some(first) = import(&request, &start).result else {
                    panic!("{name}: {:?}", import(&request, &start).response.message)
                };
                let catalog = Catalog { apis: vec![first.clone()] };
                let mut again = request.clone();
                if target.is_none() {
                    again.target_http_api_id = None;
                }
                let second = import(&again, &catalog);
                let plan = second.plan.unwrap();
                for action in [Action::Create, Action::Update, Action::Remove] {
                    let changed: Vec<_> =
                        plan.changes().iter().filter(|change| change.action == action).collect();
                    assert!(changed.is_empty(), "{name} {strategy}: {changed:?}");
                }
                assert_eq!(pretty(&second.result), pretty(&Some(first)), "{name} {strategy}");
            }
        }
    }
}

#[test]
fn path_forms_and_methods_match_across_spellings() {
    let document = fixture("losses.yaml");
    let done = import(&request(&document, json!({ "strategy": "SpecFirst" })), &catalog());
    let plan = done.plan.unwrap();
    let update: Vec<_> = plan.changes().iter().filter(|change| change.action == Action::Update).collect();
    let subjects: Vec<_> = update.iter().map(|change| change.subject.to_string()).collect();
    assert_eq!(subjects, ["api", "GET /items/{}", "schema Item"]);
}

#[test]
fn shared_parts_are_written_within_bounds() {
    let text = "a".repeat(1000);
    let paths = |at: usize| {
        format!("  /p{at}: {{get: {{responses: {{'200': {{$ref: '#/components/responses/Big'}}}}}}}}\n")
    };
    let paths: String = (0..50).map(paths).collect();
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: ''}}\npaths:\n{paths}components:\n  responses:\n    Big: {{description: {text}}}\n"
    );
    let api = oasgate::import(document, &ImportOptions::default()).value.unwrap().api;
    let mut options = MappingOptions::default();
    options.contract_bytes = 10_000;
    let projected = project(&api, &options);
    let cut = projected.diagnostics.iter().filter(|found| found.code() == "contract-cut").count();
    assert_eq!(cut, 40);
    let once = projected.value.unwrap();
    assert_eq!(project(&once, &options).value.unwrap(), once);
}
