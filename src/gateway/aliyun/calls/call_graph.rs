//! The calls of a plan, and which of them wait for which. A call gets its number when it is added.

use std::collections::{BTreeSet, HashMap};

use super::call::{CallPlan, Lane, Stage, StageKind};
use super::call_builder::CallBuilder;

/// The calls so far, in the order of their numbers.
#[derive(Default)]
pub(super) struct CallGraph {
    plan: CallPlan,
    /// The number of the call that gives each value, by the value's name.
    givers: HashMap<String, usize>,
    /// The last call on each thing that allows only one call at a time.
    last: HashMap<String, usize>,
}

impl CallGraph {
    pub(super) fn new(api: &str, api_type: &str) -> Self {
        let plan = CallPlan { api: api.to_owned(), api_type: api_type.to_owned(), ..CallPlan::default() };
        Self { plan, ..Self::default() }
    }

    /// Adds a stage of groups. Groups without calls are left out, and so is a stage without groups.
    pub(super) fn stage(
        &mut self,
        kind: StageKind,
        groups: impl IntoIterator<Item = (String, Vec<CallBuilder>)>,
    ) {
        let mut stage = Stage { kind, lanes: Vec::new() };
        for (key, builders) in groups {
            let mut calls = Vec::with_capacity(builders.len());
            for builder in builders {
                calls.push(self.add(builder, calls.last().copied()));
            }
            if !calls.is_empty() {
                stage.lanes.push(Lane { key, calls });
            }
        }
        if !stage.lanes.is_empty() {
            self.plan.stages.push(stage);
        }
    }

    fn add(&mut self, builder: CallBuilder, before: Option<usize>) -> usize {
        let CallBuilder { mut call, serial, also_after } = builder;
        call.number = self.plan.calls.len() + 1;
        let mut after: BTreeSet<usize> = before.into_iter().chain(also_after).collect();
        after.extend(call.needs.iter().filter_map(|needs| self.givers.get(&needs.name)));
        for what in serial {
            after.extend(self.last.insert(what, call.number));
        }
        call.after = after.into_iter().collect();
        for gives in &call.gives {
            self.givers.insert(gives.name.clone(), call.number);
        }
        let number = call.number;
        self.plan.calls.push(call);
        number
    }

    /// How many stages there are so far.
    pub(super) fn stages(&self) -> usize {
        self.plan.stages.len()
    }

    /// The last call so far.
    pub(super) fn newest(&self) -> Option<usize> {
        self.plan.calls.last().map(|call| call.number)
    }

    /// The last call on a thing that allows only one call at a time.
    pub(super) fn last_on(&self, what: &str) -> Option<usize> {
        self.last.get(what).copied()
    }

    pub(super) fn untouched(&mut self, what: String) {
        self.plan.untouched.push(what);
    }

    pub(super) fn into_plan(self) -> CallPlan {
        self.plan
    }
}
