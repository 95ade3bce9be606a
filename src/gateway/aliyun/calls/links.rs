//! Which call of a plan waits for which, and for what, as drawings of the plan show it.

use std::collections::{BTreeSet, HashMap};

use super::call::{Call, CallPlan, Lane};

/// The calls of a plan, with what they wait for.
pub(crate) struct Links<'p> {
    plan: &'p CallPlan,
    /// The number of the call that gives each value, by the value's name.
    givers: HashMap<&'p str, usize>,
}

/// What a call waits for, by the numbers of calls in ascending order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Waits {
    /// Calls that give an id that the call needs.
    pub(crate) ids: BTreeSet<usize>,
    /// Other calls that only have to be finished.
    pub(crate) others: Vec<usize>,
}

impl<'p> Links<'p> {
    pub(crate) fn of(plan: &'p CallPlan) -> Self {
        let gives = plan.calls.iter().flat_map(|call| call.gives.iter().map(|gives| (gives, call.number)));
        Self { plan, givers: gives.map(|(gives, number)| (gives.name.as_str(), number)).collect() }
    }

    /// The calls of a lane, in the order in which they run.
    pub(crate) fn calls(&self, lane: &'p Lane) -> impl Iterator<Item = &'p Call> {
        let plan = self.plan;
        lane.calls.iter().filter_map(|number| plan.calls.get(number.checked_sub(1)?))
    }

    pub(crate) fn waits(&self, call: &Call) -> Waits {
        let ids: BTreeSet<usize> =
            call.needs.iter().filter_map(|needs| self.givers.get(needs.name.as_str()).copied()).collect();
        let others = call.after.iter().filter(|number| !ids.contains(number)).copied().collect();
        Waits { ids, others }
    }
}
