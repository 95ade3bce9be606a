//! Leaving out what cannot be read, and what cannot do without it.

pub(crate) mod reach;

use self::reach::Faults;
use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::Reader;
use crate::openapi::reader::findings::Finding;
use crate::openapi::reader::report::{PartEnd, Use};
use crate::openapi::reader::targets::ComponentId;
use crate::openapi::rules::{COMPONENT_LEFT_OUT, PART_WARNED};
use crate::subject::Subject;

/// How many links of a chain of references a message shows.
const SHOWN_LINKS: usize = 8;

/// Marks every component and operation that has to be left out, and says why.
pub(crate) fn mark<'d>(
    cx: &mut Reader<'d>,
    components: &mut [PartEnd],
    operations: &mut [ReadOperation<'d>],
) {
    if cx.options.leave_out_warned {
        leave_out_warned(cx, components, operations);
    }
    let faults = reach::faults(cx, components);
    reach::tell(cx, &faults, components, operations);
    if !components.iter().any(|end| end.failed) {
        return;
    }
    let ways = spread(cx, components, &faults);
    for operation in operations.iter_mut().filter(|operation| !operation.end.failed) {
        let lost = cx
            .report
            .uses_of(&operation.end)
            .iter()
            .find(|found| failed(components, found.component))
            .copied();
        if let Some(lost) = lost {
            report(cx, &operation.subject, lost, &ways, &faults);
            operation.end.failed = true;
        }
    }
}

fn leave_out_warned<'d>(
    cx: &mut Reader<'d>,
    components: &mut [PartEnd],
    operations: &mut [ReadOperation<'d>],
) {
    let slots = cx.refs.targets.ids().filter_map(|id| {
        let slot = cx.refs.targets.slot(id)?;
        Some((Subject::from(slot.key.clone()), slot.site))
    });
    let slots: Vec<_> = slots.collect();
    let components = components.iter_mut().zip(slots.iter().map(|(subject, site)| (subject, *site)));
    let operations =
        operations.iter_mut().map(|operation| (&mut operation.end, (&operation.subject, operation.site)));
    for (end, (subject, site)) in components.chain(operations) {
        if end.warned && !end.failed {
            cx.report.about(PART_WARNED, subject, site, []);
            end.failed = true;
        }
    }
}

/// From each component that goes because of another: the next one on the way, and the one at fault.
#[derive(Clone, Copy)]
struct Way {
    next: ComponentId,
    fault: ComponentId,
}

/// Marks the components that reach a failed one, nearest first.
fn spread(cx: &mut Reader<'_>, components: &mut [PartEnd], faults: &Faults) -> Vec<Option<Way>> {
    let mut users: Vec<Vec<Use>> = vec![Vec::new(); components.len()];
    for (user, end) in (0..).zip(components.iter()) {
        for found in cx.report.uses_of(end) {
            if let Some(users) = users.get_mut(found.component as usize) {
                users.push(Use { component: user, site: found.site });
            }
        }
    }
    let mut ways = vec![None; components.len()];
    let mut reached: Vec<ComponentId> = cx.refs.targets.ids().filter(|id| failed(components, *id)).collect();
    let mut next = 0;
    while let Some(lost) = reached.get(next).copied() {
        next += 1;
        for user in users.get_mut(lost as usize).map(std::mem::take).unwrap_or_default() {
            let Some(end) = components.get_mut(user.component as usize).filter(|end| !end.failed) else {
                continue;
            };
            end.failed = true;
            let fault = fault_of(&ways, lost);
            if let Some(way) = ways.get_mut(user.component as usize) {
                *way = Some(Way { next: lost, fault });
            }
            reached.push(user.component);
            if let Some(subject) =
                cx.refs.targets.slot(user.component).map(|slot| Subject::from(slot.key.clone()))
            {
                report(cx, &subject, Use { component: lost, site: user.site }, &ways, faults);
            }
        }
    }
    ways
}

fn fault_of(ways: &[Option<Way>], id: ComponentId) -> ComponentId {
    ways.get(id as usize).copied().flatten().map_or(id, |way| way.fault)
}

fn failed(components: &[PartEnd], id: ComponentId) -> bool {
    components.get(id as usize).is_some_and(|end| end.failed)
}

/// Says that a part goes because of a component, with the chain of references to the one that is at fault, and where its
/// fault is.
fn report(cx: &mut Reader<'_>, subject: &Subject, lost: Use, ways: &[Option<Way>], faults: &Faults) {
    let name =
        |id: ComponentId| cx.refs.targets.slot(id).map(|slot| slot.key.to_string()).unwrap_or_default();
    let step = |id: &ComponentId| Some(ways.get(*id as usize).copied().flatten()?.next);
    let mut chain = std::iter::successors(Some(lost.component), step);
    let mut links: Vec<_> = chain.by_ref().take(SHOWN_LINKS).map(name).collect();
    if chain.next().is_some() {
        links.push("…".to_owned());
    }
    let fault = fault_of(ways, lost.component);
    let args = vec![("component", name(fault)), ("chain", links.join(" → "))];
    let related = reach::site_of(cx, faults, fault);
    let finding = Finding { rule: COMPONENT_LEFT_OUT, site: lost.site, subject: None, args, related };
    cx.report.push_about(subject, finding);
}
