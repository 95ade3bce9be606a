//! What differs between two values of a field: members of a set, items of a list, words of a text.

pub(super) mod lines;
mod part;
mod sequence;
mod unordered;
mod words;

pub use self::part::Part;
use serde_json::Value;

use crate::tables::HashMap;

/// What differs between the two values of a [`FieldChange`](super::FieldChange).
///
/// ```
/// use oasgate::plan::{Difference, Part};
/// use serde_json::json;
///
/// let [before, after] = [json!(["cat", "dog"]), json!(["dog", "cow"])];
/// let difference = Difference::between("/schema/enum", Some(&before), Some(&after));
/// assert_eq!(difference, Difference::Set { removed: vec![&json!("cat")], added: vec![&json!("cow")] });
///
/// let text = |count: &str| json!(format!("Returns the pets of the shop, {count} a page."));
/// let [before, after] = [text("ten"), text("fifty")];
/// let difference = Difference::between("/description", Some(&before), Some(&after));
/// let Difference::Text(parts) = difference else { unreachable!() };
/// assert_eq!(parts[1..3], [Part::Removed("ten"), Part::Added("fifty")]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Difference<'a> {
    /// The field is new.
    Added(&'a Value),
    /// The field is removed.
    Removed(&'a Value),
    /// A list whose order means nothing, such as `enum`: what goes and what comes. Both are empty when only the order
    /// differs.
    Set {
        /// What only the list before has.
        removed: Vec<&'a Value>,
        /// What only the list after has.
        added: Vec<&'a Value>,
    },
    /// A list whose order counts: every item of either side.
    List(Vec<Part<&'a Value>>),
    /// A list whose order counts and of which too much differs for items to be compared: how many items it has.
    Length {
        /// The number of items before.
        before: usize,
        /// The number of items after.
        after: usize,
    },
    /// A text: pieces that together are the text before, without what is added, and the text after, without what is
    /// removed. In front of each addition is what it replaces.
    Text(Vec<Part<&'a str>>),
    /// Two values that have nothing in common worth showing.
    Values {
        /// The value before.
        before: &'a Value,
        /// The value after.
        after: &'a Value,
    },
}

impl<'a> Difference<'a> {
    /// What differs between two values, of which none is one that is absent. The pointer is that of a
    /// [`FieldChange`](super::FieldChange): it says in which lists the order counts.
    ///
    /// It costs time and memory in proportion to the two values. Items and words are paired as long as at most a thousand
    /// of them lie between the first and the last that differ; beyond that a list has its [lengths](Self::Length), and a
    /// text one long replacement.
    pub fn between(pointer: &str, before: Option<&'a Value>, after: Option<&'a Value>) -> Self {
        match (before, after) {
            (Some(Value::Array(before)), Some(Value::Array(after))) if unordered::is_set(pointer) => {
                set(before, after)
            }
            (Some(Value::Array(before)), Some(Value::Array(after))) => list(before, after),
            (Some(Value::String(old)), Some(Value::String(new))) => match words::parts(old, new) {
                Some(parts) => Self::Text(parts),
                None => whole(before, after),
            },
            _ => whole(before, after),
        }
    }
}

fn whole<'a>(before: Option<&'a Value>, after: Option<&'a Value>) -> Difference<'a> {
    match (before, after) {
        (Some(before), Some(after)) => Difference::Values { before, after },
        (Some(before), None) => Difference::Removed(before),
        (None, Some(after)) => Difference::Added(after),
        (None, None) => Difference::List(Vec::new()),
    }
}

/// Compares two lists whose order means nothing. What one of them repeats counts as often as it is there.
fn set<'a>(before: &'a [Value], after: &'a [Value]) -> Difference<'a> {
    let (removed, added) = (without(before, after), without(after, before));
    Difference::Set { removed, added }
}

/// The items of one list that the other does not have, in their order.
fn without<'a>(all: &'a [Value], others: &[Value]) -> Vec<&'a Value> {
    let mut left: HashMap<&Value, usize> = HashMap::default();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let is_alone = |item: &&Value| match left.get_mut(*item) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    all.iter().filter(is_alone).collect()
}

fn list<'a>(before: &'a [Value], after: &'a [Value]) -> Difference<'a> {
    let pairing = sequence::pair(before, after);
    if !pairing.is_whole {
        return Difference::Length { before: before.len(), after: after.len() };
    }
    let mut parts = Vec::with_capacity(after.len());
    let mut at = 0;
    for hunk in pairing.hunks {
        parts.extend(before.get(at..hunk.before.start).unwrap_or_default().iter().map(Part::Same));
        at = hunk.before.end;
        parts.extend(before.get(hunk.before).unwrap_or_default().iter().map(Part::Removed));
        parts.extend(after.get(hunk.after).unwrap_or_default().iter().map(Part::Added));
    }
    parts.extend(before.get(at..).unwrap_or_default().iter().map(Part::Same));
    Difference::List(parts)
}
