//! A plan on its way: calls are numbered as they are added, and find what they have to wait for.

use std::collections::{BTreeSet, HashMap};

use super::call::{Call, CallPlan, Expect, Gives, Lane, Needs, Request, Stage, StageKind};
use super::conflict::{Answer, Conflict, ConflictCode};
use crate::model::Map;

/// An id: known, or given by an earlier call under a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Known(String),
    Later(String),
}

impl Id {
    /// The id, or what stands for it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Known(id) => id.clone(),
            Self::Later(name) => format!("${{{name}}}"),
        }
    }
}

/// A call that has no number yet.
pub(super) struct Draft {
    call: Call,
    /// What may have only one call at a time: `route orders`.
    serial: Vec<String>,
    also_after: Vec<usize>,
}

impl Draft {
    pub(super) fn new(request: Request, about: impl Into<String>) -> Self {
        let (_, method, path) = request.facts();
        let call = Call {
            number: 0,
            about: about.into(),
            method: method.to_owned(),
            path: path.map(str::to_owned),
            path_parameters: Map::default(),
            query: Map::default(),
            gives: Vec::new(),
            needs: Vec::new(),
            after: Vec::new(),
            expect: Vec::new(),
            conflicts: Vec::new(),
            request,
        };
        Self { call, serial: Vec::new(), also_after: Vec::new() }
    }

    /// Action and body.
    pub(super) fn request(&self) -> &Request {
        &self.call.request
    }

    /// Sets a variable of the path.
    pub(super) fn path(mut self, name: &str, id: &Id) -> Self {
        self.call.path_parameters.insert(name.to_owned(), id.text());
        self.needs(&format!("/pathParameters/{name}"), id)
    }

    /// Sets method and path of a request that goes to the API itself.
    pub(super) fn live(mut self, method: &str, url: String) -> Self {
        method.clone_into(&mut self.call.method);
        self.call.path = Some(url);
        self
    }

    pub(super) fn query(mut self, name: &str, value: &str) -> Self {
        self.call.query.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Says that the text of an id stands somewhere in the call.
    pub(super) fn needs(mut self, at: &str, id: &Id) -> Self {
        if let Id::Later(name) = id {
            self.call.needs.push(Needs { name: name.clone(), at: at.to_owned() });
        }
        self
    }

    pub(super) fn gives(mut self, name: impl Into<String>, at: &str) -> Self {
        self.call.gives.push(Gives { name: name.into(), at: at.to_owned() });
        self
    }

    pub(super) fn serial(mut self, what: impl Into<String>) -> Self {
        self.serial.push(what.into());
        self
    }

    pub(super) fn after(mut self, number: Option<usize>) -> Self {
        self.also_after.extend(number);
        self
    }

    /// As [`Draft::after`], of a call that stands in a list.
    pub(super) fn wait_for(&mut self, number: Option<usize>) {
        self.also_after.extend(number);
    }

    pub(super) fn expect(mut self, expect: Expect) -> Self {
        self.call.expect.push(expect);
        self
    }

    pub(super) fn may(mut self, code: ConflictCode, answer: Answer) -> Self {
        self.call.conflicts.push(Conflict { code, foreseen: false, answer });
        self
    }

    pub(super) fn foreseen(mut self, code: ConflictCode, id: &str) -> Self {
        let answer = Answer::Use { id: id.to_owned() };
        self.call.conflicts.push(Conflict { code, foreseen: true, answer });
        self
    }
}

/// Calls so far.
#[derive(Default)]
pub(super) struct Book {
    plan: CallPlan,
    /// Which call gives what.
    givers: HashMap<String, usize>,
    /// Last call of what may have only one at a time.
    last: HashMap<String, usize>,
}

impl Book {
    pub(super) fn new(api: &str, api_type: &str) -> Self {
        let plan = CallPlan { api: api.to_owned(), api_type: api_type.to_owned(), ..CallPlan::default() };
        Self { plan, ..Self::default() }
    }

    /// Adds a stage of lanes; empty ones are left out.
    pub(super) fn stage(&mut self, kind: StageKind, lanes: impl IntoIterator<Item = (String, Vec<Draft>)>) {
        let mut stage = Stage { kind, lanes: Vec::new() };
        for (key, drafts) in lanes {
            let mut calls = Vec::with_capacity(drafts.len());
            for draft in drafts {
                calls.push(self.add(draft, calls.last().copied()));
            }
            if !calls.is_empty() {
                stage.lanes.push(Lane { key, calls });
            }
        }
        if !stage.lanes.is_empty() {
            self.plan.stages.push(stage);
        }
    }

    fn add(&mut self, draft: Draft, before: Option<usize>) -> usize {
        let Draft { mut call, serial, also_after } = draft;
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

    /// The last call so far.
    pub(super) fn newest(&self) -> Option<usize> {
        self.plan.calls.last().map(|call| call.number)
    }

    /// The last call of what may have only one at a time.
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
