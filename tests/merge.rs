//! Merges of whole documents, as a person reads their plan: each case of `fixtures/merge` under each strategy.

use std::path::Path;

use oasgate::{Existing, ImportOptions, Imported, Lang, Plan, Strategy, apply, import, plan};

fn read(case: &Path, name: &str) -> Imported {
    let bytes = std::fs::read(case.join(name)).expect("a case has two documents");
    import(bytes, &ImportOptions::default()).into_result().expect("both import")
}

fn report(plan: &Plan) -> String {
    let findings = oasgate::report::text(plan.diagnostics(), "incoming.yaml", Lang::En);
    format!("{}\n{findings}", plan.text(Lang::En))
}

#[test]
fn plans() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/merge");
    let cases = std::fs::read_dir(folder).expect("there are cases");
    let mut cases: Vec<_> = cases.map(|entry| entry.expect("a folder can be listed").path()).collect();
    cases.sort();
    assert!(cases.len() >= 8, "only {} cases", cases.len());
    for case in cases {
        let name = case.file_name().expect("cases have names").to_string_lossy().into_owned();
        let created = plan(&read(&case, "existing.yaml"), &Existing::default(), Strategy::SpecOnly);
        let existing = apply(&created, Existing::default());
        assert_eq!(Existing::from(read(&case, "existing.yaml")), existing, "{name}");
        let incoming = read(&case, "incoming.yaml");
        let reports = Strategy::ALL.map(|strategy| report(&plan(&incoming, &existing, strategy)));
        insta::assert_snapshot!(name, reports.join("----\n"));
    }
}

#[test]
fn the_next_release_of_a_bookshop() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real");
    let created = plan(&read(&real, "bookshop-v3.yaml"), &Existing::default(), Strategy::SpecOnly);
    let existing = apply(&created, Existing::default());
    let decided = plan(&read(&real, "bookshop-v3-next.yaml"), &existing, Strategy::SpecFirst);
    insta::assert_snapshot!("bookshop", report(&decided));
}
