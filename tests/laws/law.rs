//! The four laws. Uses the public API alone, and panics where one is broken.

use oasgate::{
    Action, Existing, Format, ImportOptions, Imported, Lang, Outcome, Severity, Strategy, Subject, apply,
    import, plan,
};

/// All laws for one document, merged into what another one gave.
pub fn all(bytes: &[u8], before: &[u8]) {
    let outcome = total(bytes);
    deterministic(bytes, &outcome);
    let Some(imported) = &outcome.value else { return };
    conserved(bytes, imported, &outcome);
    let existing = total(before).value.map(|before| {
        let first = plan(&before, &Existing::default(), Strategy::SpecOnly);
        apply(&first, Existing::default())
    });
    for strategy in Strategy::ALL {
        idempotent(imported, &Existing::default(), strategy);
        if let Some(existing) = &existing {
            idempotent(imported, existing, strategy);
        }
    }
}

/// Law 1: any bytes give an Outcome, and no value without an error. Every finding can be printed and points into the
/// text.
pub fn total(bytes: &[u8]) -> Outcome<Imported> {
    let outcome = import(bytes, &ImportOptions::default());
    assert!(outcome.value.is_some() || outcome.has_errors(), "no value, and nobody says why");
    for found in &outcome.diagnostics {
        for lang in [Lang::En, Lang::Zh] {
            for template in [found.rule().message.get(lang), found.rule().help.get(lang)] {
                let missing =
                    placeholders(template).find(|name| found.args().all(|(given, _)| given != *name));
                assert_eq!(missing, None, "{} fills not all of: {template}", found.code());
            }
            assert!(!found.message(lang).is_empty() && !found.help(lang).is_empty(), "{}", found.code());
        }
        if let Some(at) = found.location() {
            assert!(
                at.span.start <= at.span.end && at.span.end as usize <= bytes.len(),
                "{} at {at:?}",
                found.code()
            );
            assert!(at.line >= 1 && at.column >= 1, "{} at {at:?}", found.code());
        }
    }
    outcome
}

fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

/// Law 2: what the document declares is in the Api or left out under an error about it.
pub fn conserved(bytes: &[u8], imported: &Imported, outcome: &Outcome<Imported>) {
    for subject in imported.left_out.keys() {
        let said = outcome
            .diagnostics
            .iter()
            .any(|found| found.severity() == Severity::Error && found.subject() == Some(subject));
        assert!(said, "`{subject}` was left out, and nobody says so");
    }
    let operations =
        imported.left_out.keys().filter(|subject| matches!(subject, Subject::Operation(_))).count();
    if let Some(declared) = declared_operations(bytes, imported) {
        assert_eq!(imported.api.operations.len() + operations, declared, "an operation got lost");
    }
}

/// The operations of a JSON document, counted by another parser; none where counting is not that simple.
fn declared_operations(bytes: &[u8], imported: &Imported) -> Option<usize> {
    if imported.document.format != Format::Json {
        return None;
    }
    let document: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let paths = document.get("paths")?.as_object()?;
    let mut count = 0;
    for (_, item) in paths.iter().filter(|(path, _)| !path.starts_with("x-")) {
        let Some(item) = item.as_object() else { continue };
        if item.contains_key("$ref") {
            return None;
        }
        let methods = ["get", "put", "post", "delete", "options", "head", "patch"];
        let trace = (!imported.document.version.starts_with('2')).then_some("trace");
        count += methods.into_iter().chain(trace).filter(|method| item.contains_key(*method)).count();
    }
    Some(count)
}

/// Law 3: the same bytes give the same findings, model and plan, byte for byte.
pub fn deterministic(bytes: &[u8], outcome: &Outcome<Imported>) {
    let again = import(bytes, &ImportOptions::default());
    assert_eq!(again.diagnostics, outcome.diagnostics, "other findings the second time");
    let model = |outcome: &Outcome<Imported>| {
        outcome
            .value
            .as_ref()
            .map(|imported| serde_json::to_string(&*imported.api).expect("the model serialises"))
    };
    assert_eq!(model(&again), model(outcome), "another model the second time");
}

/// Law 4: plan, apply, plan again: nothing is created, updated or removed; also when the result was stored between.
pub fn idempotent(imported: &Imported, existing: &Existing, strategy: Strategy) {
    let first = plan(imported, existing, strategy);
    let applied = apply(&first, existing.clone());
    let stored = serde_json::to_string(&applied).expect("an Existing serialises");
    let loaded: Existing = serde_json::from_str(&stored).expect("a stored Existing is read back");
    assert_eq!(loaded, applied, "an Existing changes in the store");
    for existing in [&applied, &loaded] {
        let second = plan(imported, existing, strategy);
        for action in [Action::Create, Action::Update, Action::Remove] {
            assert_eq!(
                second.count(action),
                0,
                "{strategy}: {action} the second time: {}",
                second.text(Lang::En)
            );
        }
        assert_eq!(
            &apply(&second, existing.clone()),
            existing,
            "{strategy}: a plan of nothing does something"
        );
    }
}
