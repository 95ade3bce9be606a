//! What a document itself says is accepted.

use crate::diagnostic::Diagnostic;
use crate::model::{Api, Extensions, Imported};
use crate::plan::Plan;
use crate::source::Node;
use crate::subject::{ComponentKey, ComponentKind, Subject};
use crate::tables::HashMap;
use crate::text::quoted;

use super::rules;

/// The key beside a part that lists the codes which are accepted for it: `x-oasgate-ignore: [change-parameter-removed]`.
///
/// It is read at the root of the document (for what is about the API as a whole), at path items (for each of their
/// operations), at operations and at components. One code may be written without a list.
pub const IGNORE_KEY: &str = "x-oasgate-ignore";

/// Codes that are accepted for one part, and which of them were of use.
type Codes = Vec<(String, bool)>;

/// Silences what the document says is accepted, as [`Baseline::accept`](super::Baseline::accept) does. Returns what there
/// is to say of the keys: codes that nothing beside them has.
pub fn accept_ignored(
    imported: &Imported,
    diagnostics: &mut [Diagnostic],
    plan: Option<&mut Plan>,
) -> Vec<Diagnostic> {
    let mut parts = parts(&imported.api);
    if parts.is_empty() {
        return Vec::new();
    }
    let mut is_accepted = |found: &Diagnostic| {
        let part = found.subject().unwrap_or(&Subject::Api);
        let Some(codes) = parts.get_mut(part) else { return false };
        let code = codes.iter_mut().find(|(code, _)| code == found.code());
        code.map(|(_, used)| *used = true).is_some()
    };
    diagnostics.iter_mut().filter(|found| is_accepted(found)).for_each(Diagnostic::silence);
    if let Some(plan) = plan {
        plan.accept(&mut is_accepted);
    }
    let idle = parts.into_iter().flat_map(|(part, codes)| {
        let codes = codes.into_iter().filter(|(_, used)| !used);
        codes.map(move |(code, _)| {
            Diagnostic::new(rules::IGNORE_UNUSED).arg("code", quoted(&code)).about(part.clone())
        })
    });
    let mut idle: Vec<Diagnostic> = idle.collect();
    idle.sort_by(|a, b| a.subject().cmp(&b.subject()).then_with(|| a.args().cmp(b.args())));
    imported.places.locate(&mut idle, []);
    idle
}

/// The parts that have the key, with its codes.
fn parts(api: &Api) -> HashMap<Subject, Codes> {
    let mut parts: HashMap<Subject, Codes> = HashMap::default();
    let mut add = |subject: &dyn Fn() -> Subject, value: Option<Node<'_>>| {
        if let Some(value) = value {
            parts.entry(subject()).or_default().extend(codes(value).map(|code| (code, false)));
        }
    };
    let of = |extensions: &Extensions| extensions.get(IGNORE_KEY).cloned();
    if let Some(value) = of(&api.about.extensions) {
        add(&|| Subject::Api, Some(value.node()));
    }
    for (key, operation) in &api.operations {
        for value in [of(&operation.path_item.extensions), of(&operation.extensions)].iter().flatten() {
            add(&|| key.clone().into(), Some(value.node()));
        }
    }
    for (name, schema) in &api.components.schemas {
        let value = schema.value();
        add(
            &|| ComponentKey { kind: ComponentKind::Schema, name: name.clone() }.into(),
            value.node().get(IGNORE_KEY),
        );
    }
    macro_rules! components {
        ($($kind:ident $field:ident),+) => {$(
            for (name, component) in &api.components.$field {
                let value = component.item().and_then(|item| of(&item.extensions));
                let subject = || ComponentKey { kind: ComponentKind::$kind, name: name.clone() }.into();
                add(&subject, value.as_ref().map(|value| value.node()));
            }
        )+};
    }
    components!(
        Response responses, Parameter parameters, Example examples, RequestBody request_bodies, Header headers,
        SecurityScheme security_schemes, Link links
    );
    parts
}

/// The codes in the value of the key: one, or a list.
fn codes(value: Node<'_>) -> impl Iterator<Item = String> {
    let one = value.as_str().into_iter();
    one.chain(value.items().filter_map(Node::as_str)).map(str::to_owned)
}
