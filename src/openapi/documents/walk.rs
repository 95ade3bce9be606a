//! Where references may be in a document, from any node of it on.

use crate::model::{Place, place_of};
use crate::source::Node;
use crate::subject::ComponentKind;

/// Calls a function with every text in a value that may refer to another document. It may be called for more texts than
/// are followed, because not every text in an extension is a reference.
pub(crate) fn for_each_reference<'d>(root: Node<'d>, found: &mut dyn FnMut(&'d str)) {
    let mut pending = vec![(root, false)];
    while let Some((node, keys_are_names)) = pending.pop() {
        let from = pending.len();
        for (key, child) in node.entries() {
            match (key.text(), child.as_str()) {
                ("$ref", Some(text)) => found(text),
                (name, _) if keys_are_names || name.starts_with("x-") => pending.push((child, false)),
                ("examples", _) => {
                    let references = child.entries().filter_map(|(_, example)| example.get("$ref")?.as_str());
                    references.for_each(&mut *found);
                }
                ("mapping", _) => {
                    let targets = child.entries().filter_map(|(_, target)| target.as_str());
                    targets.filter(|target| is_file(target)).for_each(&mut *found);
                }
                (name, _) if is_data(name) => {}
                (name, _) => pending.push((child, has_names(name))),
            }
        }
        pending.extend(node.items().map(|item| (item, false)));
        // What was pushed last is looked at first.
        if let Some(children) = pending.get_mut(from..) {
            children.reverse();
        }
    }
}

/// Whether a discriminator's target is a reference and no name. Names of components have dots too, so a document's
/// extension is what tells.
pub(crate) fn is_file(target: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    target.contains(['/', '#']) || matches!(extension.as_deref(), Some("json" | "yaml" | "yml"))
}

/// Keys under which a `$ref` is data.
pub(crate) fn is_data(key: &str) -> bool {
    matches!(key, "example" | "default" | "enum") || key.starts_with("x-")
}

/// Keys of objects whose own keys are names: a response may be called `default`, a property `example`.
pub(crate) fn has_names(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "schemas"
            | "definitions"
            | "$defs"
            | "dependentSchemas"
            | "parameters"
            | "requestBodies"
            | "securitySchemes"
            | "responses"
            | "headers"
            | "content"
            | "encoding"
            | "links"
            | "callbacks"
    )
}

/// The kind of component that may be below a key, in an operation and in what it contains.
pub(crate) fn kind_below(key: &str) -> Option<ComponentKind> {
    Some(match key {
        "schema" => ComponentKind::Schema,
        "parameters" => ComponentKind::Parameter,
        "requestBody" => ComponentKind::RequestBody,
        "responses" => ComponentKind::Response,
        "headers" => ComponentKind::Header,
        "links" => ComponentKind::Link,
        "callbacks" => ComponentKind::Callback,
        _ => match place_of(key) {
            Place::Data | Place::Reference | Place::Discriminator => return None,
            _ => ComponentKind::Schema,
        },
    })
}
