//! Leaving out what cannot be read, and what cannot do without it.

pub(crate) mod reach;

use self::reach::Faults;
use crate::model::graph::{Graph, Reach};
use crate::openapi::parts::ReadOperation;
use crate::openapi::reader::Reader;
use crate::openapi::reader::findings::Finding;
use crate::openapi::reader::report::{PartEnd, Use};
use crate::openapi::reader::targets::ComponentId;
use crate::openapi::rules::{COMPONENT_LEFT_OUT, PART_WARNED};
use crate::subject::Subject;
use crate::text::quoted;

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
    if faults.is_empty() && !components.iter().any(|end| end.failed) {
        return;
    }
    let graph = reach::graph(cx, components, operations);
    reach::tell(cx, &faults, &graph, components, operations);
    let lost = spread(cx, components, &graph, &faults);
    for operation in operations.iter_mut().filter(|operation| !operation.end.failed) {
        let used = cx
            .report
            .uses_of(&operation.end)
            .iter()
            .find(|found| failed(components, found.component))
            .copied();
        if let Some(used) = used {
            report(cx, &operation.subject, used, &lost, &faults);
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

/// Marks the components that reach a failed one, nearest first.
fn spread(cx: &mut Reader<'_>, components: &mut [PartEnd], graph: &Graph, faults: &Faults) -> Reach {
    let failed = cx.refs.targets.ids().filter(|id| failed(components, *id));
    let reach = graph.leading_to(failed);
    for id in reach.order().iter().copied() {
        let Some(end) = components.get_mut(id as usize) else { continue };
        let Some(next) = reach.back_from(id) else { continue };
        end.failed = true;
        let lost = cx.report.uses_of(end).iter().find(|found| found.component == next).copied();
        let subject = cx.refs.targets.slot(id).map(|slot| Subject::from(slot.key.clone()));
        if let (Some(subject), Some(lost)) = (subject, lost) {
            report(cx, &subject, lost, &reach, faults);
        }
    }
    reach
}

fn failed(components: &[PartEnd], id: ComponentId) -> bool {
    components.get(id as usize).is_some_and(|end| end.failed)
}

/// Says that a part goes because of a component, with the chain of references to the one that is at fault, and where its
/// fault is.
fn report(cx: &mut Reader<'_>, subject: &Subject, lost: Use, reach: &Reach, faults: &Faults) {
    let name = |id: ComponentId| cx.refs.targets.slot(id).map(|slot| quoted(&slot.key)).unwrap_or_default();
    let mut chain = std::iter::successors(Some(lost.component), |id| reach.back_from(*id));
    let mut links: Vec<_> = chain.by_ref().take(SHOWN_LINKS).map(name).collect();
    if chain.next().is_some() {
        links.push("…".to_owned());
    }
    let fault = reach.source_of(lost.component).unwrap_or(lost.component);
    let args = vec![("component", name(fault)), ("chain", links.join(" → "))];
    let related = reach::site_of(cx, faults, fault);
    let finding = Finding { rule: COMPONENT_LEFT_OUT, site: lost.site, subject: None, args, related };
    cx.report.push_about(subject, finding);
}
