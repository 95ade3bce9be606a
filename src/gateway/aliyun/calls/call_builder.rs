//! Builds one call, step by step.

use std::borrow::Cow;

use super::call::{Call, Expect, Gives, Needs, Request};
use super::conflict::{Answer, Conflict, ConflictCode, Pages};
use crate::model::Map;

/// An id: known, or given by an earlier call under a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Known(String),
    Later(String),
}

impl Id {
    /// The id, or the placeholder for it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Known(id) => id.clone(),
            Self::Later(name) => format!("${{{}}}", value_name(name)),
        }
    }
}

/// The name of a value in placeholders: names of the document may have braces, which would end a placeholder early.
fn value_name(name: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, &str); 4] = [("%", "%25"), ("{", "%7B"), ("}", "%7D"), ("$", "%24")];
    if !ESCAPES.iter().any(|(character, _)| name.contains(character)) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(
        ESCAPES.iter().fold(name.to_owned(), |name, (character, escape)| name.replace(character, escape)),
    )
}

/// A call that has no number yet, and what it has to wait for.
pub(super) struct CallBuilder {
    pub(super) call: Call,
    /// The things that it is about and that allow only one call at a time, such as `route orders`.
    pub(super) serial: Vec<String>,
    pub(super) also_after: Vec<usize>,
}

impl CallBuilder {
    pub(super) fn new(request: Request, about: impl Into<String>) -> Self {
        let (_, method, path) = request.facts();
        let call = Call {
            number: 0,
            about: about.into(),
            method: method.to_owned(),
            path: path.map(str::to_owned),
            path_parameters: Map::default(),
            query: Map::default(),
            pages: None,
            gives: Vec::new(),
            needs: Vec::new(),
            after: Vec::new(),
            after_stage: None,
            expect: Vec::new(),
            enforced: Vec::new(),
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
    pub(super) fn smoke_test(mut self, method: &str, url: String) -> Self {
        method.clone_into(&mut self.call.method);
        self.call.path = Some(url);
        self
    }

    pub(super) fn query(mut self, name: &str, value: &str) -> Self {
        self.call.query.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Asks for the items of a list page by page, a hundred at a time.
    pub(super) fn in_pages(mut self) -> Self {
        self.call.pages = Some(Pages::of_lists());
        self.query("pageSize", Pages::SIZE)
    }

    /// Records that the call has the text of an id at a place.
    pub(super) fn needs(mut self, at: &str, id: &Id) -> Self {
        if let Id::Later(name) = id {
            self.call.needs.push(Needs { name: value_name(name).into_owned(), at: at.to_owned() });
        }
        self
    }

    pub(super) fn gives(mut self, name: &str, at: &str) -> Self {
        self.call.gives.push(Gives { name: value_name(name).into_owned(), at: at.to_owned() });
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

    /// Makes the call wait for all calls of as many stages.
    pub(super) fn after_stage(mut self, stages: usize) -> Self {
        self.wait_for_stage(stages);
        self
    }

    /// As [`CallBuilder::after_stage`], for a call that is in a list already.
    pub(super) fn wait_for_stage(&mut self, stages: usize) {
        self.call.after_stage = Some(stages).filter(|stages| *stages > 0);
    }

    pub(super) fn enforces(mut self, policies: Vec<String>) -> Self {
        self.call.enforced = policies;
        self
    }

    /// As [`CallBuilder::after`], for a call that is in a list already.
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
