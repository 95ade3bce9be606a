//! A tool before it is written in one form or the other.

use super::marks::Hints;
use super::request::{Argument, Place, Request};
use crate::gateway::shared::ledger::below;
use crate::model::Prose;
use crate::source::Value;
use crate::subject::{OperationKey, Subject};

/// An operation as a tool.
pub(super) struct Tool<'a> {
    pub(super) key: &'a OperationKey,
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) description: String,
    /// What a call takes, in the order path, query, header, cookie, body.
    pub(super) inputs: Vec<Input>,
    /// Everything of the request but its arguments, which are those of the inputs.
    pub(super) request: Request,
    pub(super) hints: Hints,
    /// What a call gives when it goes well.
    pub(super) output: Option<Output>,
}

/// What a call takes.
pub(super) struct Input {
    pub(super) argument: Argument,
    /// In the normal form; none is anything.
    pub(super) schema: Option<Value>,
    /// What the document says of the parameter. That of the schema is in the schema.
    pub(super) description: Option<Prose>,
    pub(super) deprecated: bool,
    /// An example beside the schema.
    pub(super) example: Option<Value>,
}

/// The answer of a call that goes well: that of the smallest status.
pub(super) struct Output {
    pub(super) status: String,
    /// JSON where there is such; none without a body.
    pub(super) media_type: Option<String>,
    /// In the normal form, and of JSON only.
    pub(super) schema: Option<Value>,
}

impl Tool<'_> {
    pub(super) fn subject(&self) -> Subject {
        Subject::Operation(self.key.clone())
    }

    /// The request, with its arguments.
    pub(super) fn request(&self) -> Request {
        let arguments = self.inputs.iter().map(|input| input.argument.clone()).collect();
        Request { arguments, ..self.request.clone() }
    }

    /// Where an input is in its operation, for findings.
    pub(super) fn pointer(&self, input: &Input) -> String {
        let name = crate::text::quoted(&*input.argument.name);
        match (input.argument.place, &self.request.body) {
            (Place::Field, Some(body)) => {
                let media = below("/requestBody/content", &body.media_type);
                below(&[&media, "/schema/properties"].concat(), &name)
            }
            (Place::Body, _) | (Place::Field, None) => "/requestBody".to_owned(),
            (place, _) => below("/parameters", &[place.as_str(), " ", &name].concat()),
        }
    }
}
