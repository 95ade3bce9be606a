//! The four laws. Uses the public API alone, and panics where one is broken.

use std::collections::{HashMap, HashSet};

use oasgate::source::Limits;
use oasgate::subject::{Method, OperationKey, PathKey};
use oasgate::{
    Action, Document, Existing, ImportOptions, Imported, Lang, Outcome, Severity, Strategy, Subject, apply,
    import, plan,
};

/// All laws for one document, merged into what another one gave. Gives how many operations and paths of the document
/// were looked for in what came of it.
pub fn all(bytes: &[u8], before: &[u8]) -> usize {
    let judged = with(bytes, before, &ImportOptions::default());
    // A document of OAS 3.1 or 3.2 is read by choice.
    let later = ImportOptions::default().with_accept_3_1(true);
    let is_later = |bytes: &[u8]| {
        let outcome = Document::parse(bytes, None, &Limits::default());
        let version = outcome.value.and_then(|document| document.value().get("openapi"));
        version.is_some_and(|version| version.to_string().contains("3."))
    };
    judged + if judged == 0 && is_later(bytes) { with(bytes, before, &later) } else { 0 }
}

fn with(bytes: &[u8], before: &[u8], options: &ImportOptions) -> usize {
    let outcome = total(bytes, options);
    deterministic(bytes, options, &outcome);
    let Some(imported) = &outcome.value else { return 0 };
    let judged = conserved(bytes, imported, &outcome);
    placed(bytes, imported);
    let existing = total(before, options).value.map(|before| {
        let first = plan(&before, &Existing::default(), Strategy::SpecOnly);
        apply(&first, Existing::default())
    });
    for strategy in Strategy::ALL {
        idempotent(imported, &Existing::default(), strategy);
        if let Some(existing) = &existing {
            idempotent(imported, existing, strategy);
        }
    }
    judged
}

/// Law 1: any bytes give an Outcome, and no value without an error. Every finding can be printed and points into the
/// text.
pub fn total(bytes: &[u8], options: &ImportOptions) -> Outcome<Imported> {
    let outcome = import(bytes, options);
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

/// Law 2: what the document declares is in the Api or left out under an error about it. Gives how many operations and
/// paths the document declares.
pub fn conserved(bytes: &[u8], imported: &Imported, outcome: &Outcome<Imported>) -> usize {
    for subject in imported.left_out.keys() {
        let reported = outcome
            .diagnostics
            .iter()
            .any(|found| found.severity() == Severity::Error && found.subject() == Some(subject));
        assert!(reported, "`{subject}` was left out, and nobody says so");
    }
    let declared = declared(bytes);
    let with_fragment = with_fragment(imported);
    for (method, template) in &declared {
        let is_path_out = imported.left_out.contains_key(&Subject::Path(PathKey::of(template)));
        let Some(method) = method else {
            assert!(is_path_out, "nobody says that the path `{template}` cannot be read");
            continue;
        };
        // The second of two that match the same requests goes by its template. One slash may be missing, and of a
        // fragment any parts may be left.
        let slashed = format!("/{}", template.trim_start().trim_start_matches('/'));
        let (base, fragment) = parts(&slashed);
        let parts: HashSet<&str> = fragment.split('&').collect();
        let paths =
            [template, &slashed, base].map(PathKey::of).into_iter().chain([PathKey::literal(template)]);
        let is_there = |key: OperationKey| {
            let is_read = imported.api.operations.contains_key(&key);
            is_read || imported.left_out.contains_key(&Subject::from(key))
        };
        let is_kept = paths.into_iter().any(|path| is_there(OperationKey { method: *method, path }));
        let key = OperationKey::of(*method, base);
        let is_cut = || {
            let mut fragments = with_fragment.get(&key).into_iter().flatten();
            fragments.any(|fragment| fragment.split('&').all(|part| parts.contains(part)))
        };
        assert!(is_kept || is_path_out || is_cut(), "`{method} {template}` got lost");
    }
    declared.len()
}

/// The fragments of the operations that are there or left out, by their keys without one.
fn with_fragment(imported: &Imported) -> HashMap<OperationKey, Vec<String>> {
    let left_out = imported.left_out.keys().filter_map(|subject| match subject {
        Subject::Operation(key) => Some(key),
        _ => None,
    });
    let mut found: HashMap<OperationKey, Vec<String>> = HashMap::new();
    for key in imported.api.operations.keys().chain(left_out) {
        let (base, fragment) = parts(key.path.as_str());
        if !fragment.is_empty() {
            found.entry(OperationKey::of(key.method, base)).or_default().push(fragment.to_owned());
        }
    }
    found
}

/// A template before its fragment, and the fragment: what follows a `#` that no open brace stands before.
fn parts(template: &str) -> (&str, &str) {
    let mut depth = 0;
    let found = template.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = (depth - 1).max(0),
            _ => {}
        }
        byte == b'#' && depth == 0
    });
    found.map_or((template, ""), |at| (&template[..at], &template[at + 1..]))
}

/// Every part that was read, or left out, has a place in the document.
pub fn placed(bytes: &[u8], imported: &Imported) {
    let operations = imported.api.operations.keys().cloned().map(Subject::from);
    let components = imported.api.components.keys().map(Subject::from);
    let paths = imported.api.operations.keys().map(|key| Subject::Path(key.path.clone()));
    let left_out = imported.left_out.keys().cloned();
    let parts = operations.chain(components).chain(paths).chain(left_out);
    let subjects: Vec<Subject> = parts.chain([Subject::Api]).collect();
    for (subject, place) in subjects.iter().zip(imported.places.of_each(&subjects)) {
        let at = place.unwrap_or_else(|| panic!("nobody knows where `{subject}` stands"));
        assert!(at.span.start <= at.span.end && at.span.end as usize <= bytes.len(), "`{subject}` at {at:?}");
    }
}

/// The operations of a document, by method and path, and the paths whose operations cannot be determined; found without
/// the readers of OpenAPI.
fn declared(bytes: &[u8]) -> Vec<(Option<Method>, String)> {
    let Some(document) = Document::parse(bytes, None, &Limits::default()).value else { return Vec::new() };
    let document = document.value().to_json();
    let Some(paths) = document.get("paths").and_then(serde_json::Value::as_object) else {
        return Vec::new();
    };
    let mut declared = Vec::new();
    for (template, item) in paths.iter().filter(|(template, _)| !template.starts_with("x-")) {
        let mut next = Some(item);
        // As far as any reader follows a path item that is a reference to another one.
        for _ in 0..64 {
            let Some(item) = next.take() else { break };
            let Some(members) = item.as_object() else {
                declared.push((None, template.clone()));
                break;
            };
            let methods = members.keys().filter_map(|name| name.parse().ok());
            declared.extend(methods.map(|method| (Some(method), template.clone())));
            let Some(reference) = members.get("$ref") else { break };
            let pointer = reference.as_str().and_then(|reference| reference.strip_prefix('#'));
            match pointer.map(|pointer| document.pointer(pointer)) {
                // Percent signs are escapes.
                Some(_) if pointer.is_some_and(|pointer| pointer.contains('%')) => {}
                Some(Some(found)) => next = Some(found),
                _ => declared.push((None, template.clone())),
            }
        }
    }
    declared
}

/// Law 3: the same bytes give the same findings, model and plan, byte for byte.
pub fn deterministic(bytes: &[u8], options: &ImportOptions, outcome: &Outcome<Imported>) {
    let again = import(bytes, options);
    assert_eq!(again.diagnostics, outcome.diagnostics, "other findings the second time");
    let model = |outcome: &Outcome<Imported>| {
        outcome
            .value
            .as_ref()
            .map(|imported| serde_json::to_string(&*imported.api).expect("the model serialises"))
    };
    assert_eq!(model(&again), model(outcome), "another model the second time");
    if let Some(document) = Document::parse(bytes, options.format, &options.limits).value {
        let parsed = import(document, options);
        assert_eq!(parsed.diagnostics, outcome.diagnostics, "other findings of what was parsed before");
        assert_eq!(parsed.value, outcome.value, "another value of what was parsed before");
    }
}

/// Law 4: plan, apply, plan again: nothing is created, updated or removed; also when the result was stored between.
pub fn idempotent(imported: &Imported, existing: &Existing, strategy: Strategy) {
    let first = plan(imported, existing, strategy);
    let applied = apply(&first, existing.clone());
    assert_eq!(applied.api.as_ref(), Some(&*first.preview(existing)), "the preview shows something else");
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
