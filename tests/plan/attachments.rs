//! What the operator owns travels with its Subject.

use oasgate::{Existing, Strategy};
use serde_json::json;

use super::support::{api, existing, findings, import, imported, operation, schema};

fn attached(mut existing: Existing, subjects: &[&str]) -> Existing {
    let attach = |subject: &&str| (subject.parse().unwrap(), json!({ "of": subject }).into());
    existing.attachments = subjects.iter().map(attach).collect();
    existing
}

fn carried(existing: &Existing) -> Vec<String> {
    existing.attachments.keys().map(ToString::to_string).collect()
}

#[test]
fn attachments_go_only_with_what_is_removed() {
    let subjects = ["api", "GET /gone", "GET /u/{}", "schema Gone", "GET /nowhere", "route r"];
    let before = api(
        [operation("GET /gone", "gone", &[]), operation("GET /u/{id}", "u", &[])],
        [("Gone", schema("", &[]))],
    );
    let before = attached(existing(before), &subjects);
    let imported = imported(api([operation("GET /u/{userId}", "u", &[])], []));
    for strategy in [Strategy::SpecFirst, Strategy::ExistFirst] {
        let (plan, applied) = import(&imported, &before, strategy);
        assert_eq!(carried(&applied), subjects, "{strategy}");
        assert!(!findings(&plan).contains("attachment-lost"));
        assert!(findings(&plan).contains("attachment-unmatched GET /nowhere"));
    }
    let (plan, applied) = import(&imported, &before, Strategy::SpecOnly);
    assert_eq!(carried(&applied), ["api", "GET /u/{}", "GET /nowhere", "route r"]);
    super::support::assert_lines(
        &findings(&plan),
        "attachment-lost GET /gone
        attachment-lost schema Gone
        attachment-unmatched GET /nowhere nearest=GET /gone
        operation-removed GET /gone
        path-parameter-renamed GET /u/{} before=/u/{id} after=/u/{userId}",
        "SpecOnly",
    );
}

#[test]
fn attachments_of_an_api_that_does_not_exist_yet_are_carried() {
    let before = attached(Existing::default(), &["GET /a", "GET /b"]);
    let imported = imported(api([operation("GET /a", "a", &[])], []));
    for strategy in Strategy::ALL {
        let (plan, applied) = import(&imported, &before, strategy);
        assert_eq!(carried(&applied), ["GET /a", "GET /b"]);
        assert_eq!(
            findings(&plan),
            "attachment-unmatched GET /b nearest=GET /a\n",
            "it may come with a later import"
        );
    }
}
