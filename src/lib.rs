//! oasgate (crate docs to come)

mod diagnostic;
mod gateway;
mod model;
mod openapi;
mod outcome;
mod plan;
mod source;
mod stable_hash;
mod subject;

pub use diagnostic::{Diagnostic, Lang, Location, Rule, Severity, Text, catalogue, json, text};
pub use gateway::aliyun;
pub use model::{
    About, Api, ApiKeyLocation, Callback, Components, Contact, DocumentFacts, Encoding, Example, Existing, Extensions,
    ExternalDocs, Imported, LeftOut,
    Header, License, Link, Map, MediaType, OAuthFlow, OAuthFlows, Operation, Parameter, ParameterKey,
    ParameterLocation, PathItem, RefOr, Reference, RequestBody, Response, Responses, Schema, SecurityKind,
    SecurityRequirement, SecurityScheme, Server, ServerVariable, Style, Tag,
};
pub use openapi::{DuplicateOperationIds, ImportOptions, import};
pub use outcome::{Outcome, Rejected};
pub use plan::{Action, Change, FieldChange, NotAStrategy, Plan, Reason, Strategy, apply, plan};
pub use source::{Document, Format, Limits, Value};
pub use subject::{ComponentKey, ComponentKind, Method, NotASubject, OperationKey, PathKey, Subject};
