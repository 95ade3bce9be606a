//! What differs between two JSON forms, without knowing what they are forms of.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::change::FieldChange;
use crate::subject::Subject;
use crate::text::pointer;
use crate::verdict::class_of;

/// One member or item on its way from before to after.
struct Step<'a> {
    /// Length of the pointer of the container.
    parent: usize,
    at: At<'a>,
    before: Option<&'a Value>,
    after: Option<&'a Value>,
}

#[derive(Clone, Copy)]
enum At<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

/// What is below a longer pointer is one change: else a key of a megabyte around a thousand changes would cost a
/// gigabyte.
const MAX_POINTER: usize = 1024;

/// The differing values of a Subject, innermost first where both sides have the same container: objects are compared by
/// key, arrays of the same length by position; an array of another length, and one without containers, is one change.
///
/// Fields are in the order of their keys, whatever order the maps of `serde_json` keep.
pub(super) fn between(subject: &Subject, before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut pointer = String::new();
    // A list of pending steps, not a recursion: how deep values nest is the document's choice.
    let mut pending = vec![Step { parent: 0, at: At::Root, before: Some(before), after: Some(after) }];
    while let Some(step) = pending.pop() {
        pointer.truncate(step.parent);
        push_segment(&mut pointer, step.at);
        let first_child = pending.len();
        let is_open = pointer.len() <= MAX_POINTER && push_children(&mut pending, pointer.len(), &step);
        if !is_open && step.before != step.after {
            changes.push(FieldChange {
                pointer: pointer.clone(),
                class: class_of(subject, &pointer, step.before.is_some() && step.after.is_some()),
                verdict: None,
                before: step.before.cloned(),
                after: step.after.cloned(),
            });
        }
        if let Some(children) = pending.get_mut(first_child..) {
            children.reverse();
        }
    }
    changes
}

/// Adds what is inside, if both sides are containers that can be compared part by part.
fn push_children<'a>(pending: &mut Vec<Step<'a>>, parent: usize, step: &Step<'a>) -> bool {
    match (step.before, step.after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let keys: BTreeSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
            pending.extend(keys.into_iter().map(|key| Step {
                parent,
                at: At::Key(key),
                before: before.get(key),
                after: after.get(key),
            }));
            true
        }
        (Some(Value::Array(before)), Some(Value::Array(after)))
            if before.len() == after.len() && before.iter().chain(after).any(is_container) =>
        {
            let items = before.iter().zip(after).enumerate();
            pending.extend(items.map(|(index, (before, after))| Step {
                parent,
                at: At::Index(index),
                before: Some(before),
                after: Some(after),
            }));
            true
        }
        _ => false,
    }
}

fn is_container(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Adds one reference token with the escapes of RFC 6901.
fn push_segment(pointer: &mut String, at: At<'_>) {
    match at {
        At::Root => {}
        At::Key(key) => {
            pointer.push('/');
            pointer.push_str(&pointer::encode(key));
        }
        // Writing to a String cannot fail.
        At::Index(index) => _ = write!(pointer, "/{index}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn changes_point_at_the_innermost_difference() {
        for (before, after, expected) in [
            (json!({}), json!({}), json!([])),
            (json!({ "a": [1, { "b": null }] }), json!({ "a": [1, { "b": null }] }), json!([])),
            (json!(1), json!(2), json!([["", 1, 2]])),
            (json!({ "a": 1 }), json!({ "a": "1" }), json!([["/a", 1, "1"]])),
            (json!({ "a": 1 }), json!({ "b": 1 }), json!([["/a", 1, "-"], ["/b", "-", 1]])),
            (json!({ "a": null }), json!({}), json!([["/a", null, "-"]])),
            (json!({ "a": { "x": 1, "y": 2 } }), json!({ "a": { "x": 1, "y": 3 } }), json!([["/a/y", 2, 3]])),
            (json!({ "a": {} }), json!({ "a": [] }), json!([["/a", {}, []]])),
            (json!([1, 2]), json!([1, 3]), json!([["", [1, 2], [1, 3]]])),
            (json!([[1], [2]]), json!([[1], [3, 4]]), json!([["/1", [2], [3, 4]]])),
            (json!([{ "a": 1 }, 2]), json!([{ "a": 2 }, 3]), json!([["/0/a", 1, 2], ["/1", 2, 3]])),
            (json!({ "t": ["a"] }), json!({ "t": ["a", "b"] }), json!([["/t", ["a"], ["a", "b"]]])),
            (json!({ "a/b": { "~": 1 } }), json!({ "a/b": { "~": 2 } }), json!([["/a~1b/~0", 1, 2]])),
            (json!({ "": 1 }), json!({ "": 2 }), json!([["/", 1, 2]])),
            (
                json!({ "b": { "c": 1, "d": 1 }, "a": 1, "e": 1 }),
                json!({ "e": 2, "b": { "d": 2, "c": 2 }, "a": 2 }),
                json!([["/a", 1, 2], ["/b/c", 1, 2], ["/b/d", 1, 2], ["/e", 1, 2]]),
            ),
        ] {
            let absent = || json!("-");
            let found: Vec<_> = between(&Subject::Api, &before, &after)
                .into_iter()
                .map(|field| {
                    json!([
                        field.pointer,
                        field.before.unwrap_or_else(absent),
                        field.after.unwrap_or_else(absent)
                    ])
                })
                .collect();
            assert_eq!(json!(found), expected, "{before} -> {after}");
        }
    }

    #[test]
    fn what_is_below_a_long_key_is_one_change() {
        let value = |b: u8, c: u8| json!({ "k".repeat(5000): { "b": b, "c": c } });
        let changes = between(&Subject::Api, &value(1, 2), &value(3, 4));
        let [change] = &changes[..] else { panic!("{} changes", changes.len()) };
        assert_eq!(change.after, Some(json!({ "b": 3, "c": 4 })));
        assert_eq!(change.pointer.len(), 5001);
        assert_eq!(between(&Subject::Api, &value(1, 2), &value(1, 2)), []);
    }

    #[test]
    fn every_pointer_leads_to_its_value() {
        let before = json!({ "a~/": [{ "x": 1 }, { "y/": [0, []] }], "b": { "c": 1 } });
        let after = json!({ "a~/": [{ "x": 2 }, { "y/": [1, []] }], "b": { "c": 1, "d": true } });
        let fields = between(&Subject::Api, &before, &after);
        assert_eq!(fields.len(), 3);
        for field in fields {
            assert_eq!(before.pointer(&field.pointer), field.before.as_ref());
            assert_eq!(after.pointer(&field.pointer), field.after.as_ref());
        }
    }
}
