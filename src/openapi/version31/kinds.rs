//! The kinds of object that a document of OAS 3.1 or 3.2 is made of, and which of them is below which key.

use crate::model::{Place, place_of};

/// What a value of a document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Info,
    License,
    Tag,
    Server,
    Components,
    Paths,
    PathItem,
    Operation,
    Parameter,
    Body,
    Responses,
    Response,
    Header,
    MediaType,
    Encoding,
    Example,
    Scheme,
    Flows,
    Callback,
    Schema,
    /// What is the same in OAS 3.0, and data.
    Verbatim,
    /// A list of such.
    List(&'static Kind),
    /// An object of such, by name.
    Map(&'static Kind),
}

/// The methods of path items that OAS 3.0 knows.
pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Kind {
    /// What is below a key of such an object.
    pub(super) fn below(self, key: &str) -> Self {
        if key.starts_with("x-") && !matches!(self, Self::Map(_)) {
            return Self::Verbatim;
        }
        match self {
            Self::Root => of_root(key),
            Self::Components => of_components(key),
            Self::Paths | Self::Callback => Self::PathItem,
            Self::PathItem => of_path_item(key),
            Self::Responses => Self::Response,
            Self::Map(kind) | Self::List(kind) => *kind,
            Self::Schema => match place_of(key) {
                Place::Schema | Place::SchemaOrBool | Place::SchemaOrList => Self::Schema,
                Place::SchemaList => Self::List(&Self::Schema),
                Place::SchemaMap => Self::Map(&Self::Schema),
                Place::Reference | Place::Discriminator | Place::Data => Self::Verbatim,
            },
            _ => self.of_operation(key),
        }
    }

    /// What is below a key of an operation, and of the objects in it.
    fn of_operation(self, key: &str) -> Self {
        match (self, key) {
            (Self::Info, "license") => Self::License,
            (Self::Operation, "requestBody") => Self::Body,
            (Self::Operation, "responses") => Self::Responses,
            (Self::Operation, "parameters") => Self::List(&Self::Parameter),
            (Self::Operation, "servers") => Self::List(&Self::Server),
            (Self::Operation, "callbacks") => Self::Map(&Self::Callback),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => Self::Schema,
            (Self::Parameter | Self::Header | Self::MediaType, "examples") => Self::Map(&Self::Example),
            (Self::Parameter | Self::Header | Self::Body | Self::Response, "content") => {
                Self::Map(&Self::MediaType)
            }
            (Self::Response | Self::Encoding, "headers") => Self::Map(&Self::Header),
            (Self::MediaType, "encoding") => Self::Map(&Self::Encoding),
            (Self::Scheme, "flows") => Self::Flows,
            _ => Self::Verbatim,
        }
    }

    /// Whether a `$ref` may be in place of such an object, and stays alone.
    pub(super) fn may_be_reference(self) -> bool {
        matches!(
            self,
            Self::Parameter
                | Self::Body
                | Self::Response
                | Self::Header
                | Self::Example
                | Self::Scheme
                | Self::Callback
        )
    }
}

fn of_root(key: &str) -> Kind {
    match key {
        "info" => Kind::Info,
        "tags" => Kind::List(&Kind::Tag),
        "servers" => Kind::List(&Kind::Server),
        "components" => Kind::Components,
        "paths" => Kind::Paths,
        "webhooks" => Kind::Map(&Kind::PathItem),
        _ => Kind::Verbatim,
    }
}

fn of_components(key: &str) -> Kind {
    match key {
        "schemas" => Kind::Map(&Kind::Schema),
        "responses" => Kind::Map(&Kind::Response),
        "parameters" => Kind::Map(&Kind::Parameter),
        "examples" => Kind::Map(&Kind::Example),
        "requestBodies" => Kind::Map(&Kind::Body),
        "headers" => Kind::Map(&Kind::Header),
        "securitySchemes" => Kind::Map(&Kind::Scheme),
        "callbacks" => Kind::Map(&Kind::Callback),
        "pathItems" => Kind::Map(&Kind::PathItem),
        _ => Kind::Verbatim,
    }
}

fn of_path_item(key: &str) -> Kind {
    match key {
        "parameters" => Kind::List(&Kind::Parameter),
        "servers" => Kind::List(&Kind::Server),
        "query" => Kind::Operation,
        "additionalOperations" => Kind::Map(&Kind::Operation),
        _ if METHODS.contains(&key) => Kind::Operation,
        _ => Kind::Verbatim,
    }
}
