//! What parts ask about the document as a whole, found out when it is first asked.

use super::shown::text_of;
use super::targets::{ComponentId, Targets};
use crate::source::Node;
use crate::tables::{HashMap, HashSet};

/// Facts about the document as a whole.
#[derive(Default)]
pub(crate) struct Facts<'d> {
    /// Every operationId, once it was asked for.
    operation_ids: Option<Ids<'d>>,
    schemes: HashMap<ComponentId, Scheme<'d>>,
}

/// What is known of the operationIds of a document.
enum Ids<'d> {
    All(HashSet<&'d str>),
    /// Some operations are elsewhere, and may have any.
    Open,
}

/// What a requirement has to know about a security scheme.
struct Scheme<'d> {
    kind: Option<&'d str>,
    /// The scopes of all its flows; none when it has no flows.
    scopes: Option<HashSet<&'d str>>,
}

impl<'d> Facts<'d> {
    /// Whether no operation of a document has an operationId. What is elsewhere may have any.
    pub(crate) fn lacks_operation(&mut self, root: Node<'d>, id: &str) -> bool {
        let ids = self.operation_ids.get_or_insert_with(|| operation_ids(root));
        matches!(ids, Ids::All(ids) if !ids.contains(id))
    }

    /// The type of a security scheme, as its component says it itself.
    pub(crate) fn scheme_kind(&mut self, targets: &Targets<'d>, id: ComponentId) -> Option<&'d str> {
        self.scheme(targets, id)?.kind
    }

    /// Whether a security scheme has flows, and none of them this scope.
    pub(crate) fn lacks_scope(&mut self, targets: &Targets<'d>, id: ComponentId, scope: &str) -> bool {
        let scopes = self.scheme(targets, id).and_then(|scheme| scheme.scopes.as_ref());
        scopes.is_some_and(|scopes| !scopes.contains(scope))
    }

    fn scheme(&mut self, targets: &Targets<'d>, id: ComponentId) -> Option<&Scheme<'d>> {
        let node = targets.slot(id)?.node;
        Some(self.schemes.entry(id).or_insert_with(|| {
            let flows = node.get("flows").into_iter().flat_map(Node::entries).map(|(_, flow)| flow);
            let mut lists = flows.chain([node]).filter_map(|flow| flow.get("scopes")).peekable();
            let scopes = lists.peek().is_some().then(|| {
                let names = lists.flat_map(Node::entries).map(|(key, _)| key.text());
                names.collect()
            });
            Scheme { kind: node.get("type").and_then(Node::as_str), scopes }
        }))
    }
}

fn operation_ids(root: Node<'_>) -> Ids<'_> {
    let mut ids = HashSet::default();
    for (_, item) in root.get("paths").into_iter().flat_map(Node::entries) {
        for (key, operation) in item.entries() {
            if key.is("$ref") || operation.get("$ref").is_some() {
                return Ids::Open;
            }
            ids.extend(operation.get("operationId").and_then(text_of));
        }
    }
    Ids::All(ids)
}
