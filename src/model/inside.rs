//! The place of a field inside a part: from its pointer in the model's form to the node of the document.

use crate::source::Node;
use crate::text::pointer;

/// Members of an object in which a name is looked for; larger ones are a place as a whole.
const MAX_MEMBERS: usize = 4096;

/// The innermost node that a document has on the way of a JSON Pointer in the model's form. The model has parameters by
/// place and name, statuses below `statuses`, and OAS 2.0's bodies and schemas where OAS 3.0 has them.
pub(super) fn innermost<'d>(part: Node<'d>, at: &str) -> Node<'d> {
    let mut node = part;
    let mut tokens = at.split('/').skip(1).map(pointer::unescape).peekable();
    while let Some(token) = tokens.next() {
        let next = if node.is_array() { item(node, &token) } else { member(node, &token) };
        match (next, &*token) {
            (Some(next), _) => node = next,
            // OAS 2.0 has neither media types nor, for parameters and headers, a schema.
            (None, "statuses" | "schema") => {}
            (None, "content") => _ = tokens.next(),
            (None, "requestBody") => {
                let body = member(node, "parameters")
                    .and_then(|parameters| parameters.items().find(|parameter| is(*parameter, "in", "body")));
                let Some(body) = body else { return node };
                node = body;
            }
            (None, _) => return node,
        }
    }
    node
}

fn member<'d>(node: Node<'d>, name: &str) -> Option<Node<'d>> {
    if node.len() > MAX_MEMBERS {
        return None;
    }
    node.get(name)
}

/// An item by its position, or a parameter by its key, which is `query limit`.
fn item<'d>(node: Node<'d>, token: &str) -> Option<Node<'d>> {
    if node.len() > MAX_MEMBERS {
        return None;
    }
    if let Ok(position) = token.parse::<usize>() {
        return node.items().nth(position);
    }
    let (location, name) = token.split_once(' ')?;
    node.items().find(|item| is(*item, "in", location) && is(*item, "name", name))
}

fn is(node: Node<'_>, name: &str, value: &str) -> bool {
    node.is_object() && node.get(name).and_then(Node::as_str) == Some(value)
}
