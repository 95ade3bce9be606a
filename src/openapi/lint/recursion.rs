//! Schemas without an end: each value holds a value of the schema again.
//!
//! What a value of a schema cannot do without is followed: `allOf`, the only alternative of `oneOf` and `anyOf`,
//! required properties, and the items of a list that may not be empty. What is not, ends a recursion: optional
//! properties, alternatives, lists, null.

use smallvec::SmallVec;

use crate::model::graph::Graph;
use crate::openapi::lint::constraints::number;
use crate::openapi::reader::refs::References;
use crate::openapi::reader::report::{PartEnd, Report};
use crate::openapi::reader::shown::shortened;
use crate::openapi::reader::targets::{ComponentId, Target, Targets};
use crate::openapi::rules::SCHEMA_RECURSION_ENDLESS;
use crate::source::{Node, Site};
use crate::subject::{ComponentKind, Subject};
use crate::tables::{HashMap, HashSet};

/// A component that another one cannot do without, and where it says so.
type Need = (ComponentId, Site);

/// How far a component is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// On the way that leads to what is looked at now, by its place there.
    Open(usize),
    Done,
}

/// Reports each circle of component schemas that no value gets out of, once.
pub(crate) fn check(report: &mut Report, refs: &mut References<'_>, ends: &[PartEnd]) {
    // What leads to no circle at all needs no second look; mostly that is everything.
    let mut marks = without_circles(report, &refs.targets, ends);
    // Each component on the way, and those of its needs that are still to be looked at.
    let mut way: Vec<(ComponentId, std::vec::IntoIter<Need>)> = Vec::new();
    for id in refs.targets.ids() {
        look_into(refs, id, &mut marks, &mut way);
        while let Some((_, needs)) = way.last_mut() {
            let Some((next, site)) = needs.next() else {
                marks.extend(way.pop().map(|(done, _)| (done, Mark::Done)));
                continue;
            };
            match marks.get(&next) {
                Some(Mark::Done) => {}
                Some(Mark::Open(at)) => {
                    let circle = way.get(*at..).unwrap_or_default();
                    report_endless(report, &refs.targets, circle, site);
                }
                None => look_into(refs, next, &mut marks, &mut way),
            }
        }
    }
}

/// The components that do not refer to one another in circles, nor to components that do.
fn without_circles(report: &Report, targets: &Targets<'_>, ends: &[PartEnd]) -> HashMap<ComponentId, Mark> {
    let uses = |(id, end)| report.uses_of(end).iter().map(move |used| (id, used.component));
    let pairs: Vec<_> = targets.ids().zip(ends).flat_map(uses).collect();
    let without = Graph::new(ends.len(), &pairs).without_circles();
    let done = targets.ids().zip(without).filter(|(_, is_without)| *is_without);
    done.map(|(id, _)| (id, Mark::Done)).collect()
}

fn look_into(
    refs: &mut References<'_>,
    id: ComponentId,
    marks: &mut HashMap<ComponentId, Mark>,
    way: &mut Vec<(ComponentId, std::vec::IntoIter<Need>)>,
) {
    // What is left out is reported as that.
    let slot = refs.targets.slot(id).filter(|_| !refs.lost.contains(&id));
    let slot = slot.filter(|slot| slot.key.kind == ComponentKind::Schema);
    let Some(node) = slot.map(|slot| slot.node).filter(|_| !marks.contains_key(&id)) else { return };
    let needs = needs(&mut refs.targets, node);
    // Most schemas can do without others. Marked too: what each of many refers to is looked at once.
    if needs.is_empty() {
        marks.insert(id, Mark::Done);
    } else {
        marks.insert(id, Mark::Open(way.len()));
        way.push((id, needs.into_iter()));
    }
}

/// The components of which every value of a schema holds one.
fn needs<'d>(targets: &mut Targets<'d>, schema: Node<'d>) -> Vec<Need> {
    let mut needs = Vec::new();
    let mut pending: SmallVec<[Node<'d>; 8]> = SmallVec::new();
    pending.push(schema);
    while let Some(node) = pending.pop() {
        if let Some(reference) = node.get("$ref").filter(|reference| reference.is_string()) {
            if let Target::Component(id) = targets.find(reference, Some(ComponentKind::Schema)) {
                needs.push((id, reference.site()));
            }
            continue;
        }
        push_needed(node, &mut pending);
    }
    needs
}

/// Reports a circle, given as the way from its first schema to the one whose need of the first is at the site.
/// The finding is about the last schema.
fn report_endless(
    report: &mut Report,
    targets: &Targets<'_>,
    circle: &[(ComponentId, std::vec::IntoIter<Need>)],
    site: Site,
) {
    /// Of a longer chain, the beginning is reported.
    const TOLD: usize = 6;
    let mut names: Vec<String> = Vec::new();
    for (id, _) in circle.iter().take(TOLD + 1).chain(circle.first()) {
        names.extend(targets.slot(*id).map(|slot| format!("`{}`", shortened(&slot.key.name))));
    }
    if names.len() > TOLD + 1 {
        names.drain(TOLD..=TOLD);
        names.insert(TOLD, "…".to_owned());
    }
    let last = circle.last().and_then(|(last, _)| targets.slot(*last));
    let Some(subject) = last.map(|slot| Subject::from(slot.key.clone())) else { return };
    let args = [("chain", names.join(" → "))];
    report.about(SCHEMA_RECURSION_ENDLESS, &subject, site, args);
}

/// Adds the schemas that a value of a schema object has to meet, or has to hold.
fn push_needed<'d>(node: Node<'d>, pending: &mut SmallVec<[Node<'d>; 8]>) {
    let (mut required, mut properties, mut items, mut is_list) = (None, None, None, false);
    let before = pending.len();
    for (key, child) in node.entries() {
        match key.text() {
            "allOf" => pending.extend(child.items()),
            "oneOf" | "anyOf" => {
                let mut alternatives = child.items();
                pending.extend(alternatives.next().filter(|_| alternatives.next().is_none()));
            }
            "required" => required = Some(child).filter(|child| child.is_array()),
            "properties" => properties = Some(child),
            "items" => items = Some(child).filter(|child| child.is_object()),
            "minItems" => is_list = number(child).is_some_and(|least| least >= 1.0),
            // Null is a value.
            "nullable" | "x-nullable" if child.as_bool() == Some(true) => {
                pending.truncate(before);
                return;
            }
            _ => {}
        }
    }
    pending.extend(items.filter(|_| is_list));
    let (Some(required), Some(properties)) = (required, properties) else { return };
    let count = required.items().count();
    if count <= 4 {
        pending.extend(required.items().filter_map(|name| properties.get(name.as_str()?)));
        return;
    }
    let names: HashSet<&str> = required.items().filter_map(Node::as_str).collect();
    let needed = properties.entries().filter(|(key, _)| names.contains(key.text()));
    pending.extend(needed.map(|(_, child)| child));
}
