//! Names that a generator numbers move on when an operation is added.

use oasgate::{Action, Existing, ImportOptions, Imported, Strategy, apply, import, plan};

fn read(operations: &[(&str, &str)]) -> Imported {
    let one = |(path, id): &(&str, &str)| {
        format!("  {path}: {{get: {{operationId: {id}, responses: {{default: {{description: {path}}}}}}}}}\n")
    };
    let paths: String = operations.iter().map(one).collect();
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n{paths}");
    import(text, &ImportOptions::default()).into_result().unwrap()
}

fn names(existing: &Existing) -> Vec<&str> {
    let operations = existing.api.as_ref().unwrap().operations.values();
    operations.map(|operation| operation.name.as_str()).collect()
}

#[test]
fn a_new_operation_with_the_number_of_another_has_a_made_up_name() {
    let old = read(&[("/a", "list"), ("/c", "list_1")]);
    let new = read(&[("/a", "list"), ("/b", "list_1"), ("/c", "list_2")]);
    let existing = Existing::from(old);
    let decided = plan(&new, &existing, Strategy::ExistFirst);
    assert_eq!((decided.count(Action::Create), decided.count(Action::Refuse)), (1, 0), "{decided}");
    let codes: Vec<_> = decided.diagnostics().iter().map(oasgate::Diagnostic::code).collect();
    assert_eq!(codes, ["operation-name-shifted"]);
    assert_eq!(decided.diagnostics()[0].location().unwrap().pointer.as_ref(), "/paths/~1b/get");
    let merged = apply(&decided, existing);
    assert_eq!(names(&merged), ["list", "list_1", "get_b"]);
    let again = plan(&new, &merged, Strategy::ExistFirst);
    for action in [Action::Create, Action::Update, Action::Remove, Action::Refuse] {
        assert_eq!(again.count(action), 0, "{again}");
    }
}

#[test]
fn the_made_up_name_takes_nobodys() {
    let old = read(&[("/c", "list-7"), ("/d", "get_b")]);
    let new = read(&[("/b", "list-7")]);
    let existing = Existing::from(old);
    let merged = apply(&plan(&new, &existing, Strategy::ExistFirst), existing);
    let [_, _, made_up] = names(&merged)[..] else { panic!("{:?}", names(&merged)) };
    assert!(made_up.starts_with("get_b_") && made_up.len() == 14, "{made_up}");
}

#[test]
fn a_name_that_somebody_chose_is_refused_as_before() {
    for name in ["getPet", "v1", "_1"] {
        let existing = Existing::from(read(&[("/c", name)]));
        let decided = plan(&read(&[("/b", name)]), &existing, Strategy::ExistFirst);
        assert_eq!(decided.count(Action::Refuse), 1, "{name}");
    }
    // Under the other strategies names change hands.
    let existing = Existing::from(read(&[("/c", "list_1")]));
    let new = read(&[("/b", "list_1"), ("/c", "list_2")]);
    for strategy in [Strategy::SpecFirst, Strategy::SpecOnly] {
        let decided = plan(&new, &existing, strategy);
        assert_eq!((decided.count(Action::Create), decided.count(Action::Update)), (1, 1), "{strategy}");
    }
}
